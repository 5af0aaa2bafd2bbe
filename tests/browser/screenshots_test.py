"""script/screenshots makes every picture that README and docs/ show, and the ones in the project are such."""

import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
SITE = pathlib.Path(sys.argv.pop())
PICTURES = ROOT / "docs/beelden"
WIDTHS = {"home.png": 1280, "home-telefoon.png": 360, "indicator.png": 1280, "begroting.png": 1280, "rapport.png": 640}
# A clone should not grow heavy on pictures.
MOST_BYTES = 200_000


def size_of(png):
    return struct.unpack(">II", png[16:24])


def is_blank(png):
    """Whether nearly all rows are alike: text and drawings make every row another."""
    data, at = b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += length + 12
    rows = zlib.decompress(data)
    stride = len(rows) // size_of(png)[1]
    # The first byte of a row says how it was filtered.
    return len({rows[start + 1 : start + stride] for start in range(0, len(rows), stride)}) < 50


def pictures_shown():
    """The pictures that a text shows, and what it says about them."""
    texts = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    return {
        (text.parent / source).resolve(): words
        for text in texts
        for words, source in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text.read_text(encoding="utf-8"))
    }


class Screenshots(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        subprocess.run([ROOT / "script/screenshots", SITE, cls.folder.name], check=True, timeout=240)
        cls.made = {file.name: file.read_bytes() for file in pathlib.Path(cls.folder.name).iterdir()}

    def test_it_makes_each_picture_as_wide_as_it_should_be(self):
        self.assertEqual({name: size_of(png)[0] for name, png in self.made.items()}, WIDTHS)

    def test_no_picture_is_blank_or_heavy(self):
        for name, png in self.made.items():
            with self.subTest(name):
                self.assertFalse(is_blank(png))
                self.assertLess(len(png), MOST_BYTES)

    def test_the_pictures_in_the_project_are_of_the_same_size(self):
        kept = {file.name: file.read_bytes() for file in PICTURES.iterdir()}
        self.assertEqual({name: size_of(png) for name, png in kept.items()},
                         {name: size_of(png) for name, png in self.made.items()})  # fmt: skip
        for name, png in kept.items():
            self.assertLess(len(png), MOST_BYTES, name)

    def test_a_text_shows_only_pictures_that_exist_and_says_what_is_on_them(self):
        shown = pictures_shown()
        self.assertGreater(len(shown), 1)
        for picture, words in shown.items():
            with self.subTest(picture.name):
                self.assertEqual(picture.parent, PICTURES)
                self.assertIn(picture.name, self.made)
                self.assertGreater(len(words), 20)


if __name__ == "__main__":
    unittest.main()
