"""Workbooks that unpack to more than they should, or lead elsewhere: a clear mistake, in bounded time and memory."""

import pathlib
import re
import unittest
import zipfile

from bounded import MEGABYTES, SMALL, run_bounded, show_figures
from peil_runs import copy_project, run_peil, scratch_folder

NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STRINGS, SHEET, BOOK, RELATIONS = "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
REGISTER = "data/registers/bankjes/bankjes.yaml"

DONE, MISTAKES = 0, 1


class Workbooks(unittest.TestCase):
    def setUp(self):
        self.project = copy_project(SMALL, scratch_folder("hostile-workbooks") / "project")
        self.book = self.project / "boek.xlsx"
        assert run_peil("export", "bankjes", self.book, "-C", self.project).returncode == 0
        with zipfile.ZipFile(self.book) as packed:
            self.parts = {name: packed.read(name).decode("utf-8") for name in packed.namelist()}

    def judge(self, name, changed, code, words, more=()):
        with self.subTest(name):
            with zipfile.ZipFile(self.book, "w", zipfile.ZIP_DEFLATED) as packed:
                for part, content in [*{**self.parts, **changed}.items(), *more]:
                    packed.writestr(part, content)
            before = (self.project / REGISTER).read_bytes()
            outcome = run_bounded("import", "bankjes", self.book, "-C", self.project, "--write")
            show_figures(f"{name} ({self.book.stat().st_size // 1000} kB)", outcome)
            self.assertEqual(outcome.code, code, outcome.text[:1000])
            self.assertTrue(words in outcome.text, outcome.text[:1000])
            self.assertNotIn("\u009b", outcome.text)
            self.assertNotIn("\x1b", outcome.text)
            self.assertLess(outcome.megabytes, MEGABYTES)
            self.assertEqual((self.project / REGISTER).read_bytes(), before)

    def strings(self, content):
        return {STRINGS: f"<sst {NAMESPACE}>{content}</sst>"}

    def rows(self, content):
        sheet = self.parts[SHEET]
        return {SHEET: sheet[: sheet.index("<sheetData>") + 11] + content + sheet[sheet.index("</sheetData>") :]}

    def test_bombs(self):
        too_large, damaged = "de werkmap is uitgepakt groter dan 100 MB", "de werkmap is beschadigd"
        sheet = re.search(r"<sheet [^>]*/>", self.parts[BOOK])[0]
        cell = '<c t="str"><v>a</v></c>'
        for name, changed, words in [
            ("one text of 150 MB", self.strings(f"<si><t>{'a' * 150_000_000}</t></si>"), too_large),
            ("19 million texts of nothing", self.strings("<si/>" * 19_000_000), damaged),
            ("20 million rows", self.rows("<row/>" * 20_000_000), too_large),
            ("four million cells", self.rows(("<row>" + cell * 16_000 + "</row>") * 250), "te veel cellen"),
            ("a million sheets", {BOOK: self.parts[BOOK].replace(sheet, sheet * 1_000_000)}, too_large),
            ("entities in entities", {BOOK: '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + self.parts[BOOK].split("?>", 1)[1]}, damaged),
            ("an entity of a file", {STRINGS: '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst/>'}, damaged),
            ("a control character in a target", {RELATIONS: self.parts[RELATIONS].replace('Target="', 'Target="\u009b31m')}, damaged),
        ]:
            self.judge(name, changed, MISTAKES, words)

    def test_names_that_lead_elsewhere_are_not_followed(self):
        elsewhere = pathlib.Path("/tmp/peil-test-elders")
        self.judge("paths out of the workbook", {}, DONE, "er verandert niets", [(f"../../../../..{elsewhere}", "x"), (str(elsewhere), "x")])
        self.assertFalse(elsewhere.exists())
        self.judge("a sheet outside the workbook", {RELATIONS: self.parts[RELATIONS].replace("worksheets/sheet1.xml", "../../../../etc/passwd")}, MISTAKES, "beschadigd")

    def test_formulas_and_escapes_in_cells_are_text(self):
        texts = self.parts[STRINGS]
        formula = texts.replace("Bank op de Brink", "=cmd|' /C calc'!A0")
        self.assertNotEqual(texts, formula)
        with zipfile.ZipFile(self.book, "w") as packed:
            for part, content in {**self.parts, STRINGS: formula}.items():
                packed.writestr(part, content)
        result = run_peil("import", "bankjes", self.book, "-C", self.project, "--write")
        self.assertEqual(result.returncode, DONE, result.stderr)
        self.assertRegex((self.project / REGISTER).read_text(encoding="utf-8"), r"""titel: (=cmd\|' /C calc'!A0|"=cmd\|' /C calc'!A0")\n""")
        self.judge("an escape sequence in a cell", {STRINGS: texts.replace("Bank op de Brink", "Bank _x001B_[31m")}, MISTAKES, "stuurteken")
        self.judge("a control of one character", {STRINGS: texts.replace("Bank op de Brink", "Bank \u009b31m")}, MISTAKES, "stuurteken")

    def test_cut_short(self):
        whole = self.book.read_bytes()
        for size in (0, 1, 4, 30, 100, len(whole) // 2, len(whole) - 1):
            with self.subTest(size):
                self.book.write_bytes(whole[:size])
                outcome = run_bounded("import", "bankjes", self.book, "-C", self.project)
                self.assertEqual(outcome.code, MISTAKES, outcome.text)
                self.assertIn("dit is geen Excel-werkmap", outcome.text)


if __name__ == "__main__":
    unittest.main()
