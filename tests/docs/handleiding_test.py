"""Every task of the handleiding does what it says: one heading is one run on a fresh copy of the project."""

import html
import pathlib
import re
import shlex
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from peil_runs import ROOT, copy_project_with_charts, run_peil, scratch_folder

MANUAL = ROOT / "docs/handleiding.md"
# A step is a fence and the comment before it that says what it is; a fence without a language holds
# commands.
STEP = re.compile(
    r"(?:<!-- (?P<mark>[^>]*?) -->\n+)?^(?P<fence>`{3,})(?P<language>\w*)\n(?P<text>.*?)^(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)


def tasks():
    """Title and text of every part below a heading."""
    parts = re.split(r"^## (.+)$", MANUAL.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2]))


def squeezed(text):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text))).replace(" .", ".")


class Task:
    """A reader who follows the text to the letter."""

    def __init__(self, test, project):
        self.test = test
        self.project = project
        self.sought = None
        self.said = None

    def follow(self, mark, text):
        what, _, path = mark.partition(": ")
        steps = {
            "": self.run,
            "vervolg van": self.append,
            "zoek in": self.seek,
            "maak ervan": self.make,
            "vervang in": self.spoil,
            "zo staat het in": self.find,
            "u ziet": self.see,
            "u ziet, met een fout": self.see_mistake,
            "op de pagina": self.see_on_page,
        }
        self.test.assertIn(what, steps)
        steps[what](path, text)

    def run(self, _, text):
        for line in text.splitlines():
            if line.startswith("peil "):
                # What it is to be is told by the step that follows.
                self.test.assertTrue(self.said is None or self.said.returncode == 0, self.said)
                self.said = run_peil(*shlex.split(line)[1:], cwd=self.project)

    def file(self, path):
        return self.project / path

    def append(self, path, text):
        with self.file(path).open("a", encoding="utf-8") as file:
            file.write(text)

    def find(self, path, text):
        self.test.assertEqual(self.file(path).read_text(encoding="utf-8").count(text), 1, path)

    def seek(self, path, text):
        self.find(path, text)
        self.sought = (path, text)

    def make(self, _, text):
        path, before = self.sought
        file = self.file(path)
        file.write_text(file.read_text(encoding="utf-8").replace(before, text), encoding="utf-8")

    def spoil(self, path, text):
        """Puts the line where the one stands that has the same beginning."""
        beginning = text[: text.index("waarde")]
        lines = self.file(path).read_text(encoding="utf-8").splitlines(keepends=True)
        places = [i for i, line in enumerate(lines) if line.startswith(beginning)]
        self.test.assertEqual(len(places), 1)
        lines[places[0]] = text
        self.file(path).write_text("".join(lines), encoding="utf-8")

    def see(self, _, text):
        self.look(text, 0)

    def see_mistake(self, _, text):
        self.look(text, 1)
        self.said = None

    def look(self, text, code):
        self.test.assertEqual(self.said.returncode, code, self.said.stderr)
        said = squeezed(self.said.stdout + self.said.stderr)
        for line in text.splitlines():
            self.test.assertIn(squeezed(line), said)

    def see_on_page(self, path, text):
        self.test.assertEqual(self.said.returncode, 0, self.said.stderr)
        page = squeezed((self.project / "site" / path).read_text(encoding="utf-8"))
        for line in text.splitlines():
            self.test.assertIn(squeezed(line), page)


class Manual(unittest.TestCase):
    def test_every_task_does_what_it_says(self):
        self.assertGreater(len(tasks()), 9)
        for number, (title, text) in enumerate(tasks()):
            with self.subTest(title):
                project = copy_project_with_charts(ROOT, scratch_folder(f"handleiding-{number}") / "project")
                task = Task(self, project)
                for step in STEP.finditer(text):
                    task.follow(step["mark"] or "", step["text"])
                if task.said is not None:
                    self.assertEqual(task.said.returncode, 0, task.said.stderr)

    def test_after_every_task_but_the_typing_error_the_project_is_valid(self):
        for number, (title, text) in enumerate(tasks()):
            if "vervang in" in text:
                continue
            with self.subTest(title):
                project = copy_project_with_charts(ROOT, scratch_folder(f"handleiding-{number}") / "project")
                task = Task(self, project)
                for step in STEP.finditer(text):
                    mark = step["mark"] or ""
                    if mark.startswith(("vervolg van", "zoek in", "maak ervan")):
                        task.follow(mark, step["text"])
                result = run_peil("check", "-C", project)
                self.assertEqual(result.returncode, 0, result.stderr)


if __name__ == "__main__":
    unittest.main()
