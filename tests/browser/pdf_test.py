"""The report and the editions as a PDF: tagged, with bookmarks and page numbers, in its language, and whole."""

import html
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SITE = pathlib.Path(sys.argv.pop())


def text_of(pdf, *options):
    return subprocess.run(["pdftotext", *options, pdf, "-"], check=True, capture_output=True, text=True).stdout


def bookmarks_of(pdf):
    """Title and page of every bookmark."""
    listed = subprocess.run(
        ["pdftohtml", "-xml", "-i", "-stdout", pdf], check=True, capture_output=True, text=True
    ).stdout
    items = re.findall(r'<item page="(\d+)">(.*?)</item>', listed)
    return [(html.unescape(title), int(page)) for page, title in items]


def bare(title):
    """An edition writes the number of a chapter before its title, the report leaves that to its style."""
    return re.sub(r"^\d+\.\s+", "", title)


class Report(unittest.TestCase):
    FOLDER = "rapport"

    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "rapport.pdf"
            subprocess.run([ROOT / "script/report_pdf", SITE, file, cls.FOLDER], check=True, timeout=240)
            cls.pdf = file.read_bytes()
            cls.contents = text_of(file, "-f", "1", "-l", "1", "-layout")
            # The bookmarks as poppler finds them, apart from the way report_pdf found the chapters.
            cls.bookmarks = bookmarks_of(file)

    def test_it_is_tagged_and_says_its_language(self):
        self.assertIn(b"/StructTreeRoot", self.pdf)
        self.assertRegex(self.pdf, rb"/Marked\s+true")
        self.assertIn(b"/Lang (nl)", self.pdf)

    def test_it_has_a_bookmark_for_every_chapter(self):
        page = (SITE / self.FOLDER / "index.html").read_text(encoding="utf-8")
        chapters = len(re.findall(r'class="deel hoofdstuk"', page))
        bookmarks = len(re.findall(rb"/Title\b", self.pdf)) - 1  # one is of the document itself
        self.assertGreater(chapters, 5)
        self.assertGreaterEqual(bookmarks, chapters)

    def test_the_contents_name_the_page_of_every_chapter(self):
        # The lines as pdftotext shows them: "  2. Circulaire bedrijvigheid           3".
        page = (SITE / self.FOLDER / "index.html").read_text(encoding="utf-8")
        contents = re.search(r'<nav class="rapport__inhoud".*?</nav>', page, re.DOTALL)[0]
        titles = [bare(html.unescape(title)) for title in re.findall(r'<li><a href="#[^"]+">([^<]+)</a>', contents)]
        pages = {bare(title): page for title, page in reversed(self.bookmarks)}
        printed = re.findall(r"^\s*\d+\.\s+(\S.*?)\s+(\d+)\s*$", self.contents, re.M)
        self.assertGreater(len(titles), 5)
        self.assertEqual(printed, [(title, str(pages[title])) for title in titles])

    def test_it_names_no_place_on_the_machine_that_printed_it(self):
        self.assertNotIn(b"file:", self.pdf)
        self.assertNotIn(str(SITE).encode(), self.pdf)

    def test_it_is_the_whole_report(self):
        self.assertGreater(len(re.findall(rb"/Type\s*/Page\b", self.pdf)), 20)


class FinalReport(Report):
    FOLDER = "edities/eindrapportage-2027"


if __name__ == "__main__":
    unittest.main()
