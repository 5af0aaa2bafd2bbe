"""Strings that want to be script, markup, formula or path, in every text of a project: pages show them, and nothing more."""

import csv
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree
import zipfile

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from payloads import ELSEWHERE, LONG, PAYLOADS, SIGN, count_fields, hostile_csv, hostile_narrative, hostile_yaml, text_columns
from peil_runs import PEIL, ROOT, copy_project, run_peil, scratch_folder

HERE = pathlib.Path(__file__).resolve().parent
MOST_ROUNDS = 60


def make_hostile(project):
    """Puts the strings wherever text may stand; takes back what `peil check` refuses. The fields hit, refused, and the messages."""
    # What is frozen was written by Peil, and does not change.
    for kept in (project / "data/edities").glob("*"):
        shutil.rmtree(kept)
    files = [
        hostile_yaml(path, number)
        for number, path in enumerate(sorted((project / "data").rglob("*.yaml")))
    ]
    for path in sorted((project / "data/registers").rglob("*.csv")):
        description = yaml.safe_load((path.parent / "register.yaml").read_text(encoding="utf-8"))
        files.append(hostile_csv(path, text_columns(description)))
    for number, path in enumerate(sorted((project / "content").rglob("*.md"))):
        text = path.read_text(encoding="utf-8")
        files.append(hostile_front_matter(path, text + hostile_narrative(number)))
    messages = settle(project, files)
    taken, refused = count_fields(files)
    return taken, refused, messages


def hostile_front_matter(path, text):
    front = re.match(r"---\n(.*?\n)---\n", text, re.DOTALL)
    path.write_text(front[1] if front else "{}", encoding="utf-8")
    file = hostile_yaml(path, len(text))
    shift = front.start(1) if front else 0
    for edit in file.edits:
        edit.begin += shift
        edit.end += shift
    file.text = text
    return file


def settle(project, files):
    """Until the check has nothing to refuse any more."""
    by_path = {str(file.path.relative_to(project)): file for file in files}
    messages = {}
    for _ in range(MOST_ROUNDS):
        for file in files:
            file.write()
        result = run_peil("check", "-C", project, "--format", "json")
        mistakes = [one for one in json.loads(result.stdout) if one["ernst"] == "fout" and one["bestand"]]
        if not mistakes:
            assert result.returncode == 0, result.stderr + result.stdout
            return messages
        progress = False
        for one in mistakes:
            kind = re.sub(r"'.*?'", "'…'", one["melding"], flags=re.DOTALL)
            messages[kind] = messages.get(kind, 0) + 1
            file = by_path.get(one["bestand"])
            progress = (file is not None and file.take_back(one["regel"], one["kolom"])) or progress
        assert progress, json.dumps(mistakes[:5], ensure_ascii=False)[:3000]
    raise AssertionError("the check keeps refusing")


class Strings(unittest.TestCase):
    """One site for all: building it takes most of the time."""

    @classmethod
    def setUpClass(cls):
        folder = scratch_folder("hostile-strings")
        cls.project = copy_project(ROOT, folder / "project")
        cls.hits, cls.refused, cls.messages = make_hostile(cls.project)
        cls.site = folder / "site"
        cls.result = run_peil("build", "-C", cls.project, "-o", cls.site)
        assert cls.result.returncode == 0, cls.result.stderr[:5000]

    def browse(self, *words):
        result = subprocess.run(
            ["node", HERE / "strings.mjs", *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=500
        )
        print(result.stdout[-4000:], end="", flush=True)
        self.assertEqual(result.returncode, 0, result.stdout[-6000:] + result.stderr[-3000:])

    def test_most_fields_take_them(self):
        print(f"{len(PAYLOADS) + 1} payloads in {self.hits} texts; {self.refused} texts refused them:")
        for message, count in sorted(self.messages.items(), key=lambda one: -one[1])[:25]:
            print(f"   {count:5} {message[:150]}")
        self.assertGreater(self.hits, 1000)
        self.assertGreater(self.hits, 3 * self.refused)

    def test_pages_show_them_and_do_nothing(self):
        self.browse("pages", self.site)

    def test_charts_tables_and_search_show_them_and_do_nothing(self):
        self.browse("used", self.site)

    def test_every_file_is_what_it_says_it_is(self):
        found = 0
        for file in sorted(self.site.rglob("*")):
            if not file.is_file():
                continue
            with self.subTest(str(file.relative_to(self.site))):
                found += self.look_into(file.name, file.read_bytes())
        print(f"{found} files with the sign, apart from pages", flush=True)

    def look_into(self, name, content):
        """Reads a download as its readers do; whether it holds the sign."""
        kind = name.rsplit(".", 1)[-1]
        if kind in ("xlsx", "zip"):
            packed = zipfile.ZipFile(io.BytesIO(content))
            for part in packed.namelist():
                self.assertFalse(part.startswith("/") or ".." in part.split("/"), part)
                if kind == "xlsx":
                    self.assertNotRegex(packed.read(part), rb"<f[ >]")
                else:
                    self.look_into(part, packed.read(part))
            return False
        if kind in ("woff2", "png", "ico", "pdf"):
            return False
        text = content.decode("utf-8-sig")
        self.assertNotIn("\0", text)
        if kind in ("json", "jsonld", "webmanifest"):
            json.loads(text)
        elif kind in ("xml", "svg", "atom", "rdf"):
            self.assertNotIn("<!DOCTYPE", text[: text.find(">", 60)])
            for element in xml.etree.ElementTree.fromstring(text).iter():
                self.assertNotIn(element.tag.rpartition("}")[2], {"script", "foreignObject", "iframe"})
                self.assertEqual([one for one in element.attrib if one.startswith("on")], [])
        elif kind == "csv":
            separator = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
            self.assertEqual({len(row) for row in rows}, {len(rows[0])})
        elif name in ("_headers", ".htaccess", "robots.txt", "security.txt") or kind == "css":
            self.assertNotIn("__peil", text.replace("\\22 ", "").split("@page")[0])
        return kind not in ("html",) and SIGN in text

    def test_registers_go_to_excel_and_back_as_text(self):
        for folder in sorted((self.project / "data/registers").iterdir()):
            with self.subTest(folder.name):
                book = self.project / f"{folder.name}.xlsx"
                out = run_peil("export", folder.name, book, "-C", self.project)
                self.assertEqual(out.returncode, 0, out.stderr[:2000])
                self.look_into(book.name, book.read_bytes())
                back = run_peil("import", folder.name, book, "-C", self.project)
                self.assertEqual(back.returncode, 0, back.stderr[:2000])
                self.assertIn("0 nieuw, 0 gewijzigd", back.stdout[:2000])
                book.unlink()


class Refused(unittest.TestCase):
    """What a text may not do at all."""

    def refused(self, body, words):
        project = copy_project(ROOT / "tests/sites/klein/project", scratch_folder("hostile-refused") / "project")
        (project / "content/paginas/a.md").write_text(f"---\ntitel: A\n---\n\n{body}\n", encoding="utf-8")
        result = run_peil("build", "-C", project)
        self.assertEqual(result.returncode, 1, body)
        self.assertIn(words, result.stderr)

    def test_raw_html_and_links_that_run(self):
        for payload in PAYLOADS[:4]:
            self.refused(payload, "fout: ")
        for scheme in ("javascript:", "JaVaScRiPt:", "java&#9;script:", "&#1;javascript:", "vbscript:", "data:text/html,", "file:///"):
            with self.subTest(scheme):
                self.refused(f"[x]({scheme}x)", "fout: ")
                self.refused(f"![x]({scheme}x)", "fout: ")

    def test_charts_that_reach_beyond_their_drawing(self):
        base = {"description": "d", "mark": "bar", "data": {"values": [{"a": 1}]}, "encoding": {"x": {"field": "a", "type": "quantitative"}}}
        bind = {"name": "p", "value": 1, "bind": {"input": "image", "src": f"{ELSEWHERE}/x", "onerror": "__peil(1)"}}
        for name, more, words in [
            ("settings of the program that shows it", {"usermeta": {"embedOptions": {"config": f"{ELSEWHERE}/x", "ast": False}}}, "heeft geen 'usermeta'"),
            ("fields with any attribute", {"params": [bind]}, "heeft geen invoervelden"),
            ("the same within", {"layer": [{"mark": "bar", "params": [bind]}]}, "heeft geen invoervelden"),
            ("data from elsewhere", {"data": {"url": f"{ELSEWHERE}/x"}}, "een grafiek haalt niets op"),
            ("a link", {"mark": {"type": "bar", "href": "javascript:__peil(1)"}}, "bevat een link"),
            ("an image", {"mark": {"type": "image", "url": f"{ELSEWHERE}/x", "width": 9, "height": 9}}, "plaatje van elders"),
        ]:
            with self.subTest(name):
                self.refused("```vega-lite T\n" + json.dumps({**base, **more}) + "\n```", words)


class Preview(unittest.TestCase):
    def test_mistakes_show_the_lines_of_the_sources_as_text(self):
        project = copy_project(ROOT / "tests/sites/klein/project", scratch_folder("hostile-preview") / "project")
        serving = subprocess.Popen([PEIL, "serve", "-C", project, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            address = re.search(r"http://\S+/", serving.stdout.readline())[0]
            plan = project / "data/plan.yaml"
            line = LONG[0].replace("\t", " ").replace("\u2028", " ").replace("\u2029", " ")
            plan.write_text(plan.read_text(encoding="utf-8") + f"'{line.replace(chr(39), chr(34))}': 1\n", encoding="utf-8")
            page = project / "content/paginas/kwaad.md"
            page.write_text(f"---\ntitel: K\n---\n\n{LONG[1]}\n", encoding="utf-8")
            result = subprocess.run(
                ["node", HERE / "strings.mjs", "preview", address], cwd=ROOT, capture_output=True, text=True, check=False, timeout=200
            )
            self.assertEqual(result.returncode, 0, result.stdout[-3000:] + result.stderr[-3000:])
        finally:
            serving.terminate()
            serving.wait(60)
            serving.stdout.close()


if __name__ == "__main__":
    os.environ.setdefault("PEIL_CHROMIUM", "/usr/bin/chromium")
    unittest.main()
