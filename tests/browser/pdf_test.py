"""The report as a PDF: tagged, with bookmarks, in its language, and whole."""

import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SITE = pathlib.Path(sys.argv.pop())


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "rapport.pdf"
            subprocess.run([ROOT / "script/report_pdf", SITE, file], check=True, timeout=240)
            cls.pdf = file.read_bytes()

    def test_it_is_tagged_and_says_its_language(self):
        self.assertIn(b"/StructTreeRoot", self.pdf)
        self.assertRegex(self.pdf, rb"/Marked\s+true")
        self.assertIn(b"/Lang (nl)", self.pdf)

    def test_it_has_a_bookmark_for_every_chapter(self):
        page = (SITE / "rapport/index.html").read_text(encoding="utf-8")
        chapters = len(re.findall(r'class="deel hoofdstuk"', page))
        bookmarks = len(re.findall(rb"/Title\b", self.pdf)) - 1  # one is of the document itself
        self.assertGreater(chapters, 5)
        self.assertGreaterEqual(bookmarks, chapters)

    def test_it_is_the_whole_report(self):
        self.assertGreater(len(re.findall(rb"/Type\s*/Page\b", self.pdf)), 20)


if __name__ == "__main__":
    unittest.main()
