"""What the program says: harmless to a terminal whatever it quotes, and an exit code of its own when it cannot say it."""

import json
import os
import subprocess
import unittest

from bounded import SMALL
from peil_runs import PEIL, copy_project, run_peil, scratch_folder

DONE, MISTAKES, MACHINE = 0, 1, 3
TEXT = "---\ntitel: Test\n---\n\n"

# Colour, title and cursor; the same in one character; a line that reads from right to left.
ESCAPES = ["\x1b[31mrood\x1b[0m", "\x1b]0;titel\x07", "\u009b31m", "\x7f\x08\x08", "gewoon\u202eneteh\u2066"]
OBEYED = ["\x1b", "\x07", "\x08", "\x7f", "\u009b", "\u202e", "\u2066"]


class Case(unittest.TestCase):
    def setUp(self):
        self.project = copy_project(SMALL, scratch_folder("hostile-terminal") / "project")

    def write(self, path, content):
        file = self.project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def shell(self, line):
        return subprocess.run(["bash", "-c", line, PEIL, str(self.project)], capture_output=True, text=True, check=False)


class Escapes(Case):
    def harmless(self, *words, code=MISTAKES):
        for form in ("text", "json"):
            result = subprocess.run(
                [PEIL, *map(os.fsencode, words), "-C", self.project, "--format", form], capture_output=True, check=False
            )
            said = (result.stdout + result.stderr).decode("utf-8")
            self.assertEqual(result.returncode, code, said)
            self.assertEqual([one for one in OBEYED if one in said], [], said)
            if form == "json" and result.stdout.startswith(b"["):
                json.loads(result.stdout)

    def test_in_the_sources(self):
        for escape in ESCAPES:
            quoted = json.dumps(escape)
            for name, path, content in [
                ("raw in YAML", "data/plan.yaml", f"id: {escape}\n"),
                ("escaped in YAML", "data/plan.yaml", f"id: {quoted}\n"),
                ("as a key", "data/plan.yaml", f"{escape}: 1\n"),
                ("in a heading of CSV", "data/registers/bankjes/a.csv", f"id,{escape}\n"),
                ("in a cell of CSV", "data/registers/boekingen/a.csv", f"id,{escape}\na,{escape}\n"),
                ("in a reference", "content/paginas/a.md", TEXT + "{{ " + escape + " }}\n"),
                ("in a link", "content/paginas/a.md", TEXT + f"[x](javascript:{escape})\n"),
                ("as an entity in a link", "content/paginas/a.md", TEXT + f"[x](javascript:{entities(escape)})\n"),
                ("in HTML", "content/paginas/a.md", TEXT + f"<script>{escape}</script>\n"),
                ("as a mark of a chart", "content/paginas/a.md", TEXT + chart({"mark": escape})),
                ("as data of a chart", "content/paginas/a.md", TEXT + chart({"mark": "bar", "data": {"name": escape}})),
                ("in a template", "themes/eigen/sjablonen/404.html", "{{ " + escape + " }}"),
            ]:
                with self.subTest(name, escape=quoted):
                    self.setUp()
                    self.write(path, content)
                    self.harmless("check")

    def test_in_what_vega_says(self):
        for escape in ESCAPES:
            with self.subTest(json.dumps(escape)):
                transform = {"mark": "bar", "transform": [{"calculate": f"datum.x + '{escape}", "as": "y"}], "data": {"values": [{"x": 1}]}}
                self.write("content/paginas/a.md", TEXT + chart(transform))
                self.harmless("build")

    def test_on_the_command_line(self):
        for escape in [*ESCAPES, "\udcff\udcfe"]:
            with self.subTest(repr(escape)):
                self.harmless("explain", escape)
                self.harmless("new", escape)
                self.harmless("freeze", escape)
                self.harmless("import", "bankjes", f"/{escape}.xlsx", code=MACHINE)
                self.harmless(f"--{escape}", "check", code=2)

    def test_in_names_of_files(self):
        for name in [b"\x1b[31m.md", b"\xc2\x9b31m.md", b"\xe2\x80\xae.md", b"\xff.md"]:
            with self.subTest(name):
                self.setUp()
                with open(os.fsencode(self.project / "content/paginas") + b"/" + name, "wb"):
                    pass
                self.harmless("check")


def entities(text):
    return "".join(f"&#{ord(one)};" for one in text)


def chart(parts):
    return "```vega-lite Titel\n" + json.dumps({"description": "d", **parts}) + "\n```\n"


class Streams(Case):
    """Full, closed or gone: what was said is lost, and the exit code says so where it matters."""

    def test_an_answer_that_cannot_be_written_is_a_failure_of_the_machine(self):
        for command in ("explain bankjes-geplaatst", "new bankjes", "check --format json", "--help"):
            with self.subTest(command):
                where = "" if command.startswith("--") else '-C "$1"'
                result = self.shell(f'"$0" {command} {where} >/dev/full')
                self.assertEqual(result.returncode, MACHINE)
                self.assertIn("mislukt: de uitkomst kon niet worden geschreven: de schijf is vol", result.stderr)

    def test_messages_that_cannot_be_written_change_no_exit_code(self):
        self.write("data/plan.yaml", "id: 1\n")
        for end in ("2>/dev/full", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"):
            with self.subTest(end):
                self.assertEqual(self.shell(f'"$0" check -C "$1" {end}').returncode, MISTAKES)

    def test_a_reader_that_goes_away_is_no_failure(self):
        result = self.shell('set -o pipefail; "$0" explain bankjes-geplaatst -C "$1" | true')
        self.assertEqual((result.returncode, result.stderr), (DONE, ""))

    def test_no_file_gets_the_place_of_a_closed_stream(self):
        result = self.shell('"$0" build -C "$1" <&- >&- 2>&-')
        self.assertEqual(result.returncode, DONE)
        for file in (self.project / "site").rglob("*"):
            if file.is_file():
                self.assertNotIn(b"grafieken getekend", file.read_bytes())
        self.assertEqual((self.project / ".site.peil/slot").read_bytes(), b"")


class Surroundings(Case):
    def test_a_folder_that_is_gone(self):
        gone = scratch_folder("hostile-gone")
        commands = ["check", "build", "serve --port 0", "explain x", "freeze x", "init nieuw", "schema", "new x", "import x y.csv"]
        line = f'cd "{gone}" && rmdir "{gone}" && for command in {" ".join(map(repr, commands))}; do "$0" $command; echo "$?"; done'
        result = self.shell(line)
        codes = [int(one) for one in result.stdout.split()]
        self.assertEqual(len(codes), len(commands))
        self.assertTrue(set(codes) <= {MISTAKES, MACHINE}, (codes, result.stderr))
        self.assertNotIn("terminate", result.stderr)

    def test_without_memory_it_says_so(self):
        self.write("data/registers/bankjes/groot.yaml", "".join(f"- id: r{i}\n" for i in range(400_000)))
        result = self.shell('ulimit -v 300000; "$0" check -C "$1"')
        self.assertEqual(result.returncode, MACHINE, result.stderr[:1000])
        self.assertIn("te weinig geheugen", result.stderr)

    def test_a_limit_on_the_size_of_files_is_told(self):
        result = self.shell('ulimit -f 300; "$0" build -C "$1"')
        self.assertEqual(result.returncode, MACHINE, result.stderr[:1000])
        self.assertIn("het bestand wordt groter dan hier mag", result.stderr)
        self.assertEqual([one.name for one in self.project.glob("site*")], [])

    def test_without_permission_to_read(self):
        if os.geteuid() != 0:
            self.skipTest("only root can become somebody else")
        (self.project / "data/pijlers.yaml").chmod(0)
        (self.project / "content/paginas").chmod(0)
        for one in [self.project, *self.project.parents]:
            if not one.stat().st_mode & 0o005:
                self.skipTest(f"{one} is closed to others")
        result = subprocess.run(
            [PEIL, "check", "-C", self.project], user=65534, group=65534, extra_groups=[], capture_output=True, text=True, check=False
        )
        self.assertEqual(result.returncode, MACHINE, result.stderr)
        self.assertIn("data/pijlers.yaml niet lezen: geen toestemming\n   vraag wie het bestand", result.stderr)
        self.assertIn("content/paginas niet lezen: geen toestemming", result.stderr)


if __name__ == "__main__":
    unittest.main()
