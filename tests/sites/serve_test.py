"""The preview from the outside: what it answers, what it follows, and how it starts and stops."""

import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from peil_runs import PEIL, ROOT, build_site, copy_project_with_charts, files_in, run_peil, scratch_folder

SMALL = ROOT / "tests/sites/klein/project"
PAGE = "content/paginas/uitleg.md"
SHOWN = "/uitleg/"
# Nothing is timed here; this is how long a crowded machine may take before we call it a failure.
PATIENCE = 60


def until(question, what):
    """Asks until the answer is not empty."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer = question()
        if answer:
            return answer
        time.sleep(0.02)
    raise AssertionError(f"waited in vain until {what}")


class Preview:
    """A running `peil serve`, with all it prints."""

    def __init__(self, project, *words):
        self.process = subprocess.Popen(
            [PEIL, "serve", "-C", str(project), "--port", "0", *words],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        self.told = []
        self.listener = threading.Thread(target=lambda: self.told.extend(self.process.stderr))
        self.listener.start()
        self.first_line = self.process.stdout.readline()
        self.port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", self.first_line)[1])

    def ask(self, address, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, address, headers={name.replace("_", "-"): v for name, v in headers.items()})
        answer = connection.getresponse()
        answer.body = answer.read()
        connection.close()
        return answer

    def text(self, address):
        return self.ask(address).body.decode()

    def state(self):
        return json.loads(self.ask("/_peil/stand").body)

    def mistakes(self):
        shown = self.state()["fouten"]
        return "".join(shown["meldingen"]) if shown else ""

    def raw(self, request):
        """The status of what no well-behaved client would ask."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as one:
            one.sendall(request.encode())
            return int(one.recv(100).split()[1])

    def stop(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(PATIENCE)
        self.listener.join()
        self.process.stdout.close()
        self.process.stderr.close()
        return code


class Running(unittest.TestCase):
    project_folder = SMALL

    def setUp(self):
        # The parent has no other business: a test may delete and restore the project in it.
        self.folder = scratch_folder(f"serve/{self.id().split('.')[-1]}")
        self.project = copy_project_with_charts(self.project_folder, self.folder / "project")

    def serve(self, *words):
        preview = Preview(self.project, *words)
        self.addCleanup(preview.stop)
        return preview

    def write(self, text, file=PAGE):
        (self.project / file).write_text(text, encoding="utf-8")

    def narrative(self, words):
        return f"---\ntitel: Uitleg\n---\n\n{words}\n"

    def shows(self, preview, words, address=SHOWN):
        until(lambda: words in preview.text(address), f"{address} says {words!r}")


class Answers(Running):
    def setUp(self):
        super().setUp()
        self.preview = self.serve()
        rules = (self.project / "site/_headers").read_text(encoding="utf-8")
        self.headers = dict(re.findall(r"^  ([\w-]+): (.+)$", rules.split("\n/.well-known/")[0], re.MULTILINE))

    def test_every_answer_has_the_headers_that_the_site_asks_of_web_servers(self):
        self.assertIn("default-src 'none'", self.headers["Content-Security-Policy"])
        for address in ("/", "/stijl/site.css", "/data/indicatoren.json", "/bestaat-niet", "/_peil/stand"):
            answer = self.preview.ask(address)
            with self.subTest(address):
                for name, value in self.headers.items():
                    if name != "Cache-Control":
                        self.assertEqual(answer.headers.get_all(name), [value])
                self.assertEqual(len(answer.headers.get_all("Cache-Control")), 1)

    def test_files_have_their_media_type(self):
        for address, kind in {
            "/": "text/html; charset=utf-8",
            "/stijl/site.css": "text/css; charset=utf-8",
            "/data/indicatoren.json": "application/json",
            "/_peil/voorbeeld.js": "text/javascript; charset=utf-8",
            "/_peil/voorbeeld.css": "text/css; charset=utf-8",
        }.items():
            answer = self.preview.ask(address)
            with self.subTest(address):
                self.assertEqual((answer.status, answer.headers["Content-Type"]), (200, kind))

    def test_the_site_on_disk_is_that_of_build_and_what_is_served_has_one_script_and_versions_more(self):
        build_site(self.project, self.folder / "built")
        site = files_in(self.project / "site")
        self.assertEqual(site, files_in(self.folder / "built"))
        for file, stored in site.items():
            if file in ("_headers", ".htaccess"):
                continue
            with self.subTest(file):
                served = self.preview.ask("/" + file).body
                script = rb'<script src="/_peil/voorbeeld\.js\?[0-9a-f]+" defer data-[^>]*></script>'
                version = rb'(?<=\.css|.\.js)\?[0-9a-f]+-\d+(?=")'
                wanted = 1 if file.endswith(".html") else 0
                self.assertEqual(len(re.findall(script, served)), wanted)
                self.assertEqual(re.sub(version, b"", re.sub(script, b"", served)), stored)

    def test_a_folder_is_its_index_and_without_a_slash_leads_there(self):
        self.assertEqual(self.preview.ask("/indicatoren/").status, 200)
        answer = self.preview.ask("/indicatoren?x=1")
        self.assertEqual((answer.status, answer.headers["Location"]), (301, "/indicatoren/?x=1"))

    def test_what_is_not_there_gives_the_page_of_the_site_that_says_so(self):
        answer = self.preview.ask("/bestaat/niet/")
        self.assertEqual(answer.status, 404)
        said = re.search(rb"<h1[^>]*>[^<]*</h1>", (self.project / "site/404.html").read_bytes())[0]
        self.assertIn(said, answer.body)

    def test_nothing_outside_the_site_can_be_had(self):
        for way in ("/../data/plan.yaml", "/%2e%2e/data/plan.yaml", "/..%2fdata%2fplan.yaml", "//etc/passwd",
                    "/stijl/../../data/plan.yaml", "/%00", "/data/plan.yaml", "/_headers", "/.htaccess",
                    "/.peil", "/_peil/", "/_peil/../data/plan.yaml"):  # fmt: skip
            with self.subTest(way):
                status = self.preview.raw(f"GET {way} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                self.assertIn(status, (400, 404))

    def test_head_tells_the_length_and_nothing_more(self):
        whole = self.preview.ask("/stijl/site.css")
        head = self.preview.ask("/stijl/site.css", "HEAD")
        self.assertEqual((head.status, head.body), (200, b""))
        self.assertEqual(int(head.headers["Content-Length"]), len(whole.body))

    def test_a_file_that_the_browser_has_already_is_not_sent_again(self):
        tag = self.preview.ask("/stijl/site.css").headers["ETag"]
        again = self.preview.ask("/stijl/site.css", If_None_Match=tag)
        self.assertEqual((again.status, again.body), (304, b""))
        self.assertEqual(self.preview.ask("/stijl/site.css", If_None_Match='"x"').status, 200)

    def test_only_what_has_its_version_in_its_address_is_kept_without_asking(self):
        page = self.preview.ask("/").body.decode()
        version = re.search(r'href="stijl/site\.css\?([0-9a-f]+-\d+)"', page)[1]
        for query, kept in ((f"?{version}", True), ("?0-1", False), ("", False)):
            with self.subTest(query):
                caching = self.preview.ask(f"/stijl/site.css{query}").headers["Cache-Control"]
                self.assertEqual("immutable" in caching, kept)

    def test_nobody_can_send_anything(self):
        answer = self.preview.ask("/", "POST")
        self.assertEqual((answer.status, answer.headers["Allow"]), (405, "GET, HEAD"))

    def test_it_answers_only_to_its_own_name_and_on_this_machine(self):
        self.assertEqual(self.preview.ask("/", Host="elders.voorbeeld:80").status, 403)
        mine = [family[4][0] for family in socket.getaddrinfo(socket.gethostname(), None)]
        for address in set(mine) - {"127.0.0.1"}:
            with self.subTest(address), self.assertRaises(OSError):
                socket.create_connection((address, self.preview.port), timeout=5).close()


class Follows(Running):
    def setUp(self):
        super().setUp()
        self.preview = self.serve()
        self.assertEqual(self.preview.ask(SHOWN).status, 200)

    def test_a_saved_text_is_shown_and_written(self):
        self.write(self.narrative("Vers van de pers."))
        self.shows(self.preview, "Vers van de pers.")
        stored = self.project / "site/uitleg/index.html"
        until(lambda: "Vers van de pers." in stored.read_text(encoding="utf-8"), "it is on disk")

    def test_what_is_shown_first_is_what_the_whole_site_says_later(self):
        plan = self.project / "data/plan.yaml"
        before = plan.read_text(encoding="utf-8")
        site = self.project / "site"
        later = ("edities/", "open-data/", "staten/", "wijzigingen/", "zoeken/")
        pages = [str(one.relative_to(site)) for one in sorted(site.rglob("*.html"))]
        alone = [page for page in pages if not page.startswith(later)]
        self.assertGreater(len(alone), 10)
        for number in range(0, len(alone), 3):
            for page in alone[number : number + 3]:
                self.preview.ask("/" + page)
            title = f"Anders genoemd ({number})"
            plan.write_text(re.sub(r"(?m)^titel: .*", f"titel: {title}", before), encoding="utf-8")
            until(lambda: title in (site / "404.html").read_text(encoding="utf-8"), "all of it is written")
            changed = self.preview.state()["gewijzigd"]
            whole = max(changed.values())
            for page in alone[number : number + 3]:
                with self.subTest(page):
                    # First shown on its own; and the whole site had nothing to change in it.
                    self.assertIn(title, (site / page).read_text(encoding="utf-8"))
                    self.assertLess(changed[page], whole)

    def test_what_is_kept_between_saves_is_never_out_of_date(self):
        # Texts, data and theme in turn, each twice: what was worked out from the others is kept.
        own = self.project / "themes/eigen/teksten/nl.yaml"
        own.parent.mkdir(parents=True)
        plan = (self.project / "data/plan.yaml").read_text(encoding="utf-8")
        stored = self.project / "site" / SHOWN.strip("/") / "index.html"
        saves = {
            "text": lambda stamp: self.write(self.narrative(stamp)),
            "data": lambda stamp: (self.project / "data/plan.yaml").write_text(
                re.sub(r"(?m)^titel: .*", f"titel: {stamp}", plan), encoding="utf-8"),
            "theme": lambda stamp: own.write_text(f"teksten: {{voet: {{onder: {stamp}}}}}\n", encoding="utf-8"),
        }  # fmt: skip
        for number, kind in enumerate(["text", "data", "theme", "text", "theme", "data"]):
            with self.subTest(f"{number}: {kind}"):
                self.preview.ask(SHOWN)
                saves[kind](f"Stempel {number}")
                self.shows(self.preview, f"Stempel {number}")
                first = self.preview.state()["gewijzigd"]["uitleg/index.html"]
                until(lambda: f"Stempel {number}" in stored.read_text(encoding="utf-8"), "all of it is written")
                self.assertEqual(self.preview.state()["gewijzigd"]["uitleg/index.html"], first)

    def test_a_page_that_nobody_looked_at_follows_too(self):
        self.write(self.narrative("Nieuw op de site."), "content/paginas/anders.md")
        self.shows(self.preview, "Nieuw op de site.", "/anders/")
        (self.project / "content/paginas/anders.md").unlink()
        until(lambda: self.preview.ask("/anders/").status == 404, "the page is gone")

    def test_editors_that_replace_files_are_followed(self):
        file = self.project / PAGE
        ways = {
            "vim: the old one aside, a new one in its place": (
                lambda words: (file.rename(f"{file}~"), self.write(words), pathlib.Path(f"{file}~").unlink())),
            "rename over it": (
                lambda words: (file.with_suffix(".tmp~").write_text(words, encoding="utf-8"),
                               file.with_suffix(".tmp~").rename(file))),
            "Word: both aside": (
                lambda words: (file.with_name("~$nieuw").write_text(words, encoding="utf-8"),
                               file.rename(file.with_name("~$oud")),
                               file.with_name("~$nieuw").rename(file), file.with_name("~$oud").unlink())),
            "deleted, and there again after a while": (
                lambda words: (file.unlink(), time.sleep(0.3), self.write(words))),
        }  # fmt: skip
        for number, (name, save) in enumerate(ways.items()):
            with self.subTest(name):
                save(self.narrative(f"Bewaard op wijze {number}."))
                self.shows(self.preview, f"Bewaard op wijze {number}.")

    def test_a_file_half_written_waits_until_it_is_whole(self):
        with open(self.project / PAGE, "w", encoding="utf-8") as file:
            file.write("---\ntitel: Uit")
            file.flush()
            time.sleep(0.5)
            self.assertEqual(self.preview.mistakes(), "")
            file.write("leg\n---\n\nNu heel.\n")
        self.shows(self.preview, "Nu heel.")

    def test_of_hundreds_of_saves_the_last_is_shown(self):
        for number in range(400):
            self.write(self.narrative(f"Bewaard nummer {number}."))
            time.sleep(0.001)
        self.shows(self.preview, "Bewaard nummer 399.")
        stored = self.project / "site/uitleg/index.html"
        until(lambda: "nummer 399." in stored.read_text(encoding="utf-8"), "it is on disk")

    def test_folders_may_go_and_come_back(self):
        for folder in ("content/paginas", "content", "data"):
            with self.subTest(folder):
                aside = self.folder / "opzij"
                shutil.move(self.project / folder, aside)
                until(lambda: "Vers" in folder or self.preview.mistakes() or self.preview.ask(SHOWN).status == 404,
                      "it is missed")  # fmt: skip
                shutil.copytree(aside, self.project / folder)
                shutil.rmtree(aside)
                until(lambda: self.preview.mistakes() == "" and self.preview.ask(SHOWN).status == 200, "it is back")
        self.write(self.narrative("En daarna ook."))
        self.shows(self.preview, "En daarna ook.")

    def test_the_project_may_go_and_come_back(self):
        aside = self.folder / "opzij"
        shutil.copytree(self.project, aside, symlinks=True)
        shutil.rmtree(self.project)
        until(lambda: "data: fout: deze map ontbreekt of is leeg" in self.preview.mistakes(), "it is missed")
        self.assertIn("Uitleg", self.preview.text(SHOWN))
        self.assertFalse(self.project.exists())
        aside.rename(self.project)
        until(lambda: self.preview.mistakes() == "", "it is back")
        self.write(self.narrative("Weer terug."))
        self.shows(self.preview, "Weer terug.")

    def test_a_theme_of_ones_own_is_taken_up(self):
        style = self.project / "themes/eigen/stijl/9-eigen.css"
        style.parent.mkdir(parents=True)
        style.write_text(".van-ons { color: #123456 }\n", encoding="utf-8")
        self.shows(self.preview, ".van-ons", "/stijl/site.css")

    def test_everyone_who_listens_hears_of_it(self):
        listeners = []
        for _ in range(8):
            connection = http.client.HTTPConnection("127.0.0.1", self.preview.port, timeout=PATIENCE)
            connection.request("GET", "/_peil/gebeurtenissen")
            answer = connection.getresponse()
            self.assertEqual(answer.headers["Content-Type"], "text/event-stream")
            self.addCleanup(connection.close)
            listeners.append(answer)
        self.write(self.narrative("Voor iedereen."))
        for answer in listeners:
            line = b""
            while b"uitleg/index.html" not in line:
                line = answer.readline()
                self.assertTrue(line, "the connection ended")
            self.assertTrue(line.startswith(b"data: {"))

    def test_a_page_that_is_looked_at_comes_along_with_the_news(self):
        self.preview.text(SHOWN)
        connection = http.client.HTTPConnection("127.0.0.1", self.preview.port, timeout=PATIENCE)
        connection.request("GET", "/_peil/gebeurtenissen")
        answer = connection.getresponse()
        self.addCleanup(connection.close)
        self.write(self.narrative("Komt mee."))
        while answer.readline() != b"event: bladzijde\n":
            pass
        page = json.loads(answer.readline().removeprefix(b"data: "))
        self.assertEqual(page["bestand"], "uitleg/index.html")
        self.assertIn("Komt mee.", page["html"])
        self.assertIn(f'data-versie="{page["versie"]}"', page["html"])


class Mistakes(Running):
    MISTAKE = "data/plan.yaml:{line}:1: fout: onbekende sleutel 'onbekend'"

    def setUp(self):
        super().setUp()
        self.plan = self.project / "data/plan.yaml"
        self.good = self.plan.read_text(encoding="utf-8")
        self.line = self.good.count("\n") + 1

    def spoil(self):
        self.plan.write_text(self.good + "onbekend: 1\n", encoding="utf-8")

    def test_they_stand_over_the_last_good_page_with_their_line_until_they_are_mended(self):
        preview = self.serve()
        self.assertEqual(preview.state()["fouten"], None)
        self.spoil()
        told = until(preview.mistakes, "the mistake shows")
        self.assertIn(self.MISTAKE.format(line=self.line), told)
        self.assertIn(f"{self.line} | onbekend: 1\n", told)
        self.assertIn("| ^~~~~~~~", told)
        self.assertEqual(preview.state()["fouten"]["kop"], "1 fout, 0 waarschuwingen")
        self.assertIn("Uitleg", preview.text(SHOWN))
        self.plan.write_text(self.good, encoding="utf-8")
        until(lambda: preview.mistakes() == "", "it is mended")
        preview.stop()
        # In the terminal too, once for each change.
        self.assertEqual("".join(preview.told), told + "1 fout, 0 waarschuwingen\nhersteld: er zijn geen fouten meer\n")

    def test_a_project_that_starts_with_them_shows_them_and_then_the_site(self):
        self.spoil()
        preview = self.serve()
        answer = preview.ask("/")
        self.assertEqual(answer.status, 503)
        self.assertIn("Er is nog geen site om te tonen", answer.body.decode())
        self.assertIn("default-src 'none'", answer.headers["Content-Security-Policy"])
        self.assertIn(self.MISTAKE.format(line=self.line), preview.mistakes())
        self.assertFalse((self.project / "site").exists())
        self.plan.write_text(self.good, encoding="utf-8")
        self.shows(preview, "Uitleg")

    def test_they_are_said_in_english_on_request(self):
        self.spoil()
        preview = self.serve("--lang", "en")
        self.assertRegex(preview.mistakes(), r"data/plan\.yaml:\d+:1: error: ")
        self.assertEqual(preview.state()["fouten"]["kop"], "1 mistake, 0 warnings")
        self.assertIn("preview: http://127.0.0.1:", preview.first_line)

    def test_what_only_the_whole_site_shows_is_told_and_mended_too(self):
        preview = self.serve()
        preview.ask(SHOWN)
        block = "```vega-lite Kapot\n{\"mark\": \"bestaat-niet\"}\n```\n"
        self.write(self.narrative(block), "content/paginas/anders.md")
        until(lambda: "content/paginas/anders.md" in preview.mistakes(), "the mistake shows")
        (self.project / "content/paginas/anders.md").unlink()
        until(lambda: preview.mistakes() == "", "it is mended")


class Begins(Running):
    def test_a_port_that_is_taken_is_told_with_what_to_do(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            result = run_peil("serve", "-C", self.project, "--port", port)
        self.assertEqual(result.returncode, 3)
        self.assertEqual(
            result.stderr,
            f"mislukt: kan poort {port} op deze computer niet gebruiken: een ander programma heeft haar al, of ze is niet "
            f"vrij te gebruiken\n   stop dat andere programma, of kies een andere poort: peil serve --port {port + 1}; "
            "met --port 0 kiest Peil er zelf een\n1 fout, 0 waarschuwingen\n",
        )

    def test_two_previews_do_not_share_a_port(self):
        preview = self.serve()
        self.assertEqual(run_peil("serve", "-C", self.project, "--port", preview.port).returncode, 3)

    def test_a_port_that_cannot_be_is_not_understood(self):
        for port in ("-1", "65536", "web", "80x", ""):
            with self.subTest(port):
                result = run_peil("serve", "-C", self.project, f"--port={port}")
                self.assertEqual(result.returncode, 2)
        self.assertIn("--port is geen getal van 0 tot en met 65535: '80x'", run_peil("serve", "--port", "80x").stderr)

    def test_the_as_of_date_is_that_of_the_command_line(self):
        preview = self.serve("--as-of", "2026-12-01")
        self.assertEqual(json.loads(preview.text("/data/indicatoren.json"))["peildatum"], "2026-12-01")


class Ends(Running):
    def test_both_signals_end_it_well_with_readers_connected(self):
        for how in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(how):
                preview = self.serve()
                listener = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
                listener.request("GET", "/_peil/gebeurtenissen")
                listener.getresponse().readline()
                idle = socket.create_connection(("127.0.0.1", preview.port))
                self.assertEqual(preview.stop(how), 0)
                self.assertEqual(preview.told, [])
                idle.close()
                listener.close()


if __name__ == "__main__":
    unittest.main()
