"""Registers to Excel and back, with another program (openpyxl) in between as a colleague would be."""

import csv
import datetime
import io
import json
import pathlib
import sys
import unittest
import zipfile

import openpyxl
import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from golden import golden_folders, project_of
from peil_runs import ROOT, copy_project, run_peil, scratch_folder

KEYS, HEADINGS, FIRST = 1, 2, 3

PLAN = """\
id: plan
titel: Plan van een verzonnen provincie
kort: Een plan om mee te proberen.
organisatie: Provincie Ergens
periode: {van: 2026-01-01, tot_en_met: 2027-12-31}
peildatum: 2026-12-31
taal: nl
verantwoordelijk: iemand
"""

REGISTER = """\
titel: Werkplaatsen & zo
enkelvoud: werkplaats
omschrijving: Verzonnen plekken om iets te maken.
openbaar: true
voorbeeld: true
bestaat: altijd
titelveld: naam
paginas: false
velden:
  - {naam: naam, type: tekst, titel: Naam, omschrijving: Hoe de plek heet., verplicht: true, openbaar: true}
  - {naam: verhaal, type: markdown, titel: Verhaal}
  - {naam: plekken, type: getal, titel: Plekken, geheel: true, minimum: 1, maximum: 99}
  - {naam: maat, type: getal, titel: Maat}
  - {naam: budget, type: bedrag, titel: Budget}
  - {naam: open_op, type: datum, titel: Open op, rol: informatie}
  - {naam: kwartaal, type: kwartaal, titel: Kwartaal}
  - {naam: binnen, type: ja_nee, titel: Binnen}
  - {naam: soort, type: keuze, titel: Soort, keuzes: [{code: hout_werk, titel: hout}, {code: textiel, titel: stof en garen}]}
  - {naam: labels, type: tekst, titel: Labels, meer: true}
  - {naam: buren, type: verwijzing, register: werkplaatsen, titel: Buren, meer: true}
  - {naam: moeder, type: verwijzing, register: werkplaatsen, titel: Moeder}
  - naam: huur
    type: groep
    titel: Huur
    velden:
      - {naam: van, type: datum, titel: Van, rol: begin}
      - {naam: prijs, type: bedrag, titel: Prijs}
      - {naam: bewijs, type: bewijs, titel: Bewijs}
  - naam: stand
    type: geschiedenis
    titel: Stand
    waarde: {type: keuze, titel: Stand, keuzes: [{code: open, titel: open}, {code: dicht, titel: dicht}]}
    velden:
      - {naam: toelichting, type: tekst, titel: Toelichting}
      - {naam: bewijs, type: bewijs, titel: Bewijs}
  - naam: bezoek
    type: groepen
    titel: Bezoek
    velden:
      - {naam: dag, type: datum, titel: Dag, rol: informatie}
      - {naam: wie, type: tekst, titel: Wie}
"""

RECORDS = """\
# Boven het eerste record.
- id: de-schroef   # de oudste
  naam: "De Schroef (voorbeeld)"
  verhaal: |
    Eerste regel.

    Tweede regel: met *nadruk*.
  plekken: 12
  maat: 1.1250
  budget: 1234.50  # zonder btw
  open_op: 2026-03-01
  kwartaal: 2026-Q3
  binnen: true
  soort: hout_werk
  labels: [a, 'b; c']
  buren:
    - de-naald   # aan de overkant
    - de-lijm
  huur: {van: 2026-01-01, prijs: 100, bewijs: {soort: contract, titel: Huur, datum: 2026-01-01, verwijzing: dossier 1}}
  stand:
    # de opening
    - {datum: 2026-03-01, waarde: open}
    - datum: 2026-09-01
      waarde: dicht
      toelichting: verbouwing
  bezoek:
    - {dag: 2026-04-01, wie: een klas}

# Tussen de records.
- id: de-naald
  naam: "=1+1 (voorbeeld)"
  labels:
    - eerste
    # in het midden
    - tweede
- {id: de-lijm, naam: De Lijm (voorbeeld), soort: textiel, stand: [{datum: 2026-05-01, waarde: open}]}
"""


class Case(unittest.TestCase):
    """A small project with one register in YAML, and a workbook of it."""

    maxDiff = None

    def setUp(self):
        self.project = scratch_folder("excel") / "project"
        self.folder = self.project / "data/registers/werkplaatsen"
        self.folder.mkdir(parents=True)
        (self.project / "data/plan.yaml").write_text(PLAN, encoding="utf-8")
        (self.folder / "register.yaml").write_text(REGISTER, encoding="utf-8")
        self.records = self.folder / "werkplaatsen.yaml"
        self.records.write_text(RECORDS, encoding="utf-8")
        self.file = self.project / "werk.xlsx"

    def export(self):
        result = run_peil("export", "werkplaatsen", self.file, "-C", self.project, "--force")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        return openpyxl.load_workbook(self.file)

    def bring_in(self, *words, file=None):
        return run_peil("import", "werkplaatsen", file or self.file, "-C", self.project, *words)

    def write(self, book):
        book.save(self.file)
        result = self.bring_in("--write")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        return result.stdout

    def refused(self, book=None, file=None):
        """What the program says of a workbook that it does not take; the data stays as it was."""
        before = self.records.read_bytes()
        if book is not None:
            book.save(self.file)
        result = self.bring_in("--write", file=file)
        self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
        self.assertEqual(self.records.read_bytes(), before)
        return result.stderr.replace(str(file or self.file), "BESTAND")

    def assert_changes(self, *pairs):
        """The file is as it was but for these replacements."""
        expected = RECORDS
        for old, new in pairs:
            self.assertEqual(expected.count(old), 1, old)
            expected = expected.replace(old, new)
        self.assertEqual(self.records.read_text(encoding="utf-8"), expected)


def cell(sheet, key, record=None, row=None):
    """The cell of a column, in the row of a record or a row by number."""
    column = next(c.column for c in sheet[KEYS] if c.value == key)
    if row is None:
        row = next(r for r in range(FIRST, sheet.max_row + 1) if sheet.cell(r, 1).value == record)
    return sheet.cell(row, column)


def validation_of(sheet, of):
    return next(v for v in sheet.data_validations.dataValidation if of.coordinate in v.sqref)


class Workbook(Case):
    def test_the_first_sheet_has_a_column_for_every_field_and_lists_have_sheets_of_their_own(self):
        book = self.export()
        self.assertEqual(
            book.sheetnames,
            ["Werkplaatsen & zo (voorbeeld)", "Stand (voorbeeld)", "Bezoek (voorbeeld)", "Uitleg", "Keuzes"],
        )
        main = book.worksheets[0]
        keys = [c.value for c in main[KEYS]]
        self.assertEqual(keys[:3], ["id", "naam", "verhaal"])
        self.assertIn("huur.bewijs.titel", keys)
        self.assertTrue(main.row_dimensions[KEYS].hidden)
        self.assertEqual(cell(main, "huur.bewijs.titel", row=HEADINGS).value, "Huur: Bewijs: Titel")
        self.assertEqual([c.value for c in book.worksheets[1][KEYS]][:3], ["id", "stand.datum", "stand.waarde"])
        self.assertEqual(main.freeze_panes, "B3")

    def test_values_have_the_types_and_the_looks_that_excel_knows(self):
        main = self.export().worksheets[0]
        day = cell(main, "open_op", "de-schroef")
        self.assertEqual((day.value, day.number_format), (datetime.datetime(2026, 3, 1), "dd-mm-yyyy"))
        amount = cell(main, "budget", "de-schroef")
        self.assertEqual((amount.value, amount.number_format), (1234.5, "[$€-413] #,##0.00"))
        self.assertEqual(cell(main, "soort", "de-schroef").value, "hout")
        self.assertEqual(cell(main, "binnen", "de-schroef").value, "ja")
        self.assertEqual(cell(main, "labels", "de-schroef").value, 'a; "b; c"')
        self.assertEqual(cell(main, "verhaal", "de-schroef").value, "Eerste regel.\n\nTweede regel: met *nadruk*.")

    def test_choices_yes_or_no_and_references_are_drop_downs(self):
        book = self.export()
        main, choices = book.worksheets[0], book["Keuzes"]
        self.assertEqual(choices.sheet_state, "hidden")
        for key, expected in (
            ("soort", ["hout", "stof en garen"]),
            ("binnen", ["ja", "nee"]),
            ("moeder", ["de-lijm", "de-naald", "de-schroef"]),
        ):
            with self.subTest(key):
                of = validation_of(main, cell(main, key, "de-schroef"))
                self.assertEqual(of.type, "list")
                where = of.formula1.split("!")[1].replace("$", "")
                self.assertEqual([row[0].value for row in choices[where]], expected)
        history = book.worksheets[1]
        of = validation_of(history, history.cell(FIRST, 1))
        self.assertTrue(of.formula1.startswith("'Werkplaatsen & zo (voorbeeld)'!$A$3:"), of.formula1)

    def test_dates_and_numbers_are_checked_by_excel_and_explained_there(self):
        main = self.export().worksheets[0]
        self.assertEqual(validation_of(main, cell(main, "open_op", "de-schroef")).type, "date")
        whole = validation_of(main, cell(main, "plekken", "de-schroef"))
        self.assertEqual((whole.type, whole.formula1, whole.formula2), ("whole", "1", "99"))
        self.assertEqual(whole.error, "Vul een getal zonder decimalen in, minstens 1, hoogstens 99.")
        self.assertEqual(validation_of(main, cell(main, "naam", "de-schroef")).prompt, "Hoe de plek heet. Verplicht.")

    def test_ids_are_protected_and_rows_can_be_added(self):
        main = self.export().worksheets[0]
        self.assertTrue(main.protection.sheet)
        self.assertIsNone(main.protection.password)
        self.assertTrue(cell(main, "id", "de-lijm").protection.locked)
        self.assertTrue(cell(main, "naam", row=HEADINGS).protection.locked)
        self.assertFalse(cell(main, "naam", "de-lijm").protection.locked)
        self.assertFalse(main.column_dimensions["A"].protection.locked)

    def test_the_explanation_says_what_is_private_and_what_is_sample(self):
        lines = [row[0].value or "" for row in self.export()["Uitleg"].iter_rows()]
        self.assertIn("Let op: dit zijn voorbeeldgegevens. Ze zijn verzonnen.", lines)
        self.assertTrue(any("niet openbaar" in line for line in lines))

    def test_a_text_that_looks_like_a_formula_is_a_text(self):
        main = self.export().worksheets[0]
        self.assertEqual(cell(main, "naam", "de-naald").value, "=1+1 (voorbeeld)")
        raw = zipfile.ZipFile(self.file)
        self.assertFalse(any(b"<f>" in raw.read(name) for name in raw.namelist()))

    def test_the_same_data_gives_the_same_bytes(self):
        self.export()
        first = self.file.read_bytes()
        self.export()
        self.assertEqual(self.file.read_bytes(), first)


class RoundTrip(Case):
    def test_no_edit_changes_nothing(self):
        self.export()
        result = self.bring_in("--write")
        self.assertEqual(result.stdout, "0 nieuw, 0 gewijzigd, 3 gelijk\ner verandert niets\n")
        self.assert_changes()

    def test_another_program_that_saves_it_changes_nothing(self):
        self.assertIn("er verandert niets", self.write(self.export()))
        self.assert_changes()

    def test_libreoffice_that_saves_it_changes_nothing(self):
        # Made of PLAN, REGISTER and RECORDS by LibreOffice 7.4:
        # peil export werkplaatsen werkplaatsen.xlsx -C project
        # soffice --headless --convert-to xlsx --outdir tests/sites/libreoffice werkplaatsen.xlsx
        result = self.bring_in("--write", file=ROOT / "tests/sites/libreoffice/werkplaatsen.xlsx")
        self.assertIn("0 nieuw, 0 gewijzigd, 3 gelijk\n", result.stdout)
        self.assertNotIn("blijft staan", result.stdout)
        self.assert_changes()

    def test_no_register_that_we_ship_changes(self):
        for source in (ROOT, *golden_folders()):
            target = scratch_folder("excel-shipped") / "project"
            project = copy_project(source, target) if source == ROOT else project_of(source, target)
            for folder in sorted((project / "data/registers").glob("*")):
                with self.subTest(project=str(source), register=folder.name):
                    before = {file: file.read_bytes() for file in folder.iterdir()}
                    book = project / "boek.xlsx"
                    out = run_peil("export", folder.name, book, "-C", project, "--force")
                    self.assertEqual(out.returncode, 0, out.stderr)
                    back = run_peil("import", folder.name, book, "--write", "-C", project)
                    self.assertIn("0 nieuw, 0 gewijzigd", back.stdout)
                    self.assertNotIn("blijft staan", back.stdout)
                    self.assertEqual({file: file.read_bytes() for file in folder.iterdir()}, before)


class Edits(Case):
    def test_values_change_where_they_stand(self):
        book = self.export()
        main = book.worksheets[0]
        cell(main, "naam", "de-schroef").value = "De Bout: nieuw (voorbeeld)"
        cell(main, "budget", "de-schroef").value = 99.95
        cell(main, "open_op", "de-schroef").value = datetime.date(2026, 4, 2)
        cell(main, "soort", "de-schroef").value = "stof en garen"
        cell(main, "maat", "de-schroef").value = 2.375
        cell(main, "huur.prijs", "de-schroef").value = 120
        book.save(self.file)
        shown = self.bring_in().stdout
        self.assertEqual(
            shown,
            "0 nieuw, 1 gewijzigd, 2 gelijk\n"
            "  gewijzigd: de-schroef\n"
            "    naam: De Schroef (voorbeeld) → De Bout: nieuw (voorbeeld)\n"
            "    maat: 1,125 → 2,375\n"
            "    budget: 1.234,5 → 99,95\n"
            "    open_op: 01-03-2026 → 02-04-2026\n"
            "    soort: hout → stof en garen\n"
            "    huur.prijs: 100 → 120\n"
            "er is niets geschreven; voeg --write toe om dit door te voeren\n",
        )
        self.assert_changes()
        said = self.bring_in("--write").stdout
        self.assertIn("geschreven: data/registers/werkplaatsen/werkplaatsen.yaml\n", said)
        self.assert_changes(
            ('"De Schroef (voorbeeld)"', '"De Bout: nieuw (voorbeeld)"'),
            ("1.1250", "2.3750"),
            ("1234.50  # zonder btw", "99.95  # zonder btw"),
            ("open_op: 2026-03-01", "open_op: 2026-04-02"),
            ("soort: hout_werk", "soort: textiel"),
            ("prijs: 100", "prijs: 120"),
        )
        self.assertIn("er verandert niets", self.bring_in().stdout)

    def test_an_emptied_cell_takes_its_line_away_and_a_filled_one_adds_it_in_order(self):
        book = self.export()
        main = book.worksheets[0]
        for key in ("plekken", "verhaal", "huur.prijs"):
            cell(main, key, "de-schroef").value = None
        cell(main, "kwartaal", "de-naald").value = "Q4 2026"
        cell(main, "huur.bewijs.titel", "de-naald").value = "Huurcontract, ja"
        cell(main, "budget", "de-lijm").value = "€ 1.250,50"
        self.write(book)
        self.assert_changes(
            ("  plekken: 12\n", ""),
            ("  verhaal: |\n    Eerste regel.\n\n    Tweede regel: met *nadruk*.\n", ""),
            (", prijs: 100", ""),
            ('  naam: "=1+1 (voorbeeld)"\n', '  naam: "=1+1 (voorbeeld)"\n  kwartaal: 2026-Q4\n'),
            ("    - tweede\n", '    - tweede\n  huur: {bewijs: {titel: "Huurcontract, ja"}}\n'),
            ("De Lijm (voorbeeld), ", "De Lijm (voorbeeld), budget: 1250.50, ".replace("1250.50", "1250.5")),
        )

    def test_a_text_of_several_lines_becomes_a_block(self):
        book = self.export()
        main = book.worksheets[0]
        cell(main, "verhaal", "de-schroef").value = "Nieuw: #1\n\n  ingesprongen"
        cell(main, "verhaal", "de-naald").value = "een\ntwee"
        self.write(book)
        self.assert_changes(
            ("    Eerste regel.\n\n    Tweede regel: met *nadruk*.\n", "    Nieuw: #1\n\n      ingesprongen\n"),
            ('  naam: "=1+1 (voorbeeld)"\n', '  naam: "=1+1 (voorbeeld)"\n  verhaal: |\n    een\n    twee\n'),
        )

    def test_lists_change_only_where_they_differ(self):
        book = self.export()
        main = book.worksheets[0]
        cell(main, "labels", "de-naald").value = "eerste; nieuw; tweede; derde"
        cell(main, "buren", "de-schroef").value = "de-naald"
        cell(main, "labels", "de-schroef").value = "a"
        self.write(book)
        self.assert_changes(
            ("    # in het midden\n    - tweede\n", "    # in het midden\n    - nieuw\n    - tweede\n    - derde\n"),
            ("    - de-lijm\n", ""),
            ("[a, 'b; c']", "[a]"),
        )

    def test_a_history_takes_new_lines_by_date_and_changes_in_place(self):
        book = self.export()
        history = book.worksheets[1]
        changed = next(r for r in range(FIRST, 9) if cell(history, "stand.toelichting", row=r).value)
        cell(history, "stand.toelichting", row=changed).value = "grote verbouwing"
        for row, values in enumerate(
            (
                ("de-schroef", datetime.date(2026, 6, 1), "dicht"),
                ("de-schroef", datetime.date(2026, 2, 1), "dicht"),
                ("de-naald", "3 mei 2026", "open"),
                ("de-lijm", "1-7-2026", "dicht"),
            ),
            start=history.max_row + 1,
        ):
            for column, value in enumerate(values, start=1):
                history.cell(row, column).value = value
        said = self.write(book)
        self.assertIn("    stand (01-09-2026, dicht), toelichting: verbouwing → grote verbouwing\n", said)
        self.assertIn("    stand, nieuwe regel: datum 01-06-2026, waarde dicht\n", said)
        self.assert_changes(
            ("toelichting: verbouwing", "toelichting: grote verbouwing"),
            (
                "    - {datum: 2026-03-01, waarde: open}\n",
                "    - {datum: 2026-02-01, waarde: dicht}\n"
                "    - {datum: 2026-03-01, waarde: open}\n    - {datum: 2026-06-01, waarde: dicht}\n",
            ),
            ("    - tweede\n", "    - tweede\n  stand:\n    - {datum: 2026-05-03, waarde: open}\n"),
            (
                "[{datum: 2026-05-01, waarde: open}]",
                "[{datum: 2026-05-01, waarde: open}, {datum: 2026-07-01, waarde: dicht}]",
            ),
        )

    def test_a_new_row_is_a_new_record_with_what_the_other_sheets_say_of_it(self):
        book = self.export()
        main, history = book.worksheets[:2]
        row, line = main.max_row + 1, history.max_row + 1
        for key, value in {
            "id": "de-boor",
            "naam": "- De Boor: 100% \"echt\" (voorbeeld)",
            "binnen": "nee",
            "open_op": datetime.datetime(2026, 5, 1, 12, 30),
            "buren": "de-naald; de-lijm",
            "huur.van": datetime.date(2026, 5, 1),
        }.items():
            cell(main, key, row=row).value = value
        cell(history, "id", row=line).value = "de-boor"
        cell(history, "stand.datum", row=line).value = datetime.date(2026, 5, 1)
        cell(history, "stand.waarde", row=line).value = "OPEN"
        self.assertIn("  nieuw: de-boor\n", self.write(book))
        last = RECORDS.splitlines(keepends=True)[-1]
        self.assert_changes(
            (
                last,
                last + "- id: de-boor\n"
                '  naam: "- De Boor: 100% \\"echt\\" (voorbeeld)"\n'
                "  open_op: 2026-05-01\n"
                "  binnen: false\n"
                "  buren: [de-naald, de-lijm]\n"
                "  huur: {van: 2026-05-01}\n"
                "  stand:\n"
                "    - {datum: 2026-05-01, waarde: open}\n",
            )
        )

    def test_what_is_not_in_the_file_stays_and_is_told(self):
        book = self.export()
        main, history = book.worksheets[:2]
        main.delete_rows(next(r for r in range(FIRST, 9) if main.cell(r, 1).value == "de-naald"))
        history.delete_rows(next(r for r in range(FIRST, 9) if history.cell(r, 1).value == "de-lijm"))
        said = self.write(book)
        self.assertIn("niet in het bestand, blijft staan: de-naald\n", said)
        self.assertIn("niet in het bestand, blijft staan: 1 regel in Stand van de-lijm\n", said)
        self.assertIn("er verandert niets", said)
        self.assert_changes()

    def test_sorted_rows_and_moved_columns_change_nothing(self):
        book = self.export()
        for sheet in book.worksheets[:3]:
            rows = [[c.value for c in row] for row in sheet.iter_rows()]
            shuffled = rows[:HEADINGS] + rows[HEADINGS:][::-1]
            other = book.create_sheet(sheet.title + "2")
            for number, row in enumerate(shuffled, start=1):
                for column, value in enumerate(row[1:] + row[:1], start=1):
                    other.cell(number, column).value = value
                    if isinstance(value, str):
                        other.cell(number, column).data_type = "s"  # also what begins with `=`
            book.remove(sheet)
        self.assertIn("er verandert niets", self.write(book))


class Refusals(Case):
    def test_every_mistake_in_a_cell_is_told_at_once_with_its_sheet_and_cell(self):
        book = self.export()
        main, history = book.worksheets[:2]
        cell(main, "budget", "de-schroef").value = "1.250"
        cell(main, "open_op", "de-schroef").value = "31-06-2026"
        cell(main, "soort", "de-schroef").value = "houd"
        cell(main, "binnen", "de-naald").value = "misschien"
        cell(main, "naam", "de-lijm").value = "=A1&B1"
        cell(main, "plekken", row=main.max_row + 1).value = 3
        history.cell(history.max_row + 1, 1).value = "de-lym"
        self.assertEqual(
            self.refused(book),
            "BESTAND: fout: werkblad 'Werkplaatsen & zo (voorbeeld)', cel B3: hier staat een formule zonder uitkomst\n"
            "   open het bestand in Excel en bewaar het, of typ de waarde\n"
            "BESTAND: fout: werkblad 'Werkplaatsen & zo (voorbeeld)', cel I4: 'misschien' is geen ja of nee\n"
            "   kies ja of nee, of maak de cel leeg\n"
            "BESTAND: fout: werkblad 'Werkplaatsen & zo (voorbeeld)', cel F5: '1.250' is geen getal\n"
            "   dit kan 1250 of een breuk zijn: schrijf 1250, of gebruik een komma voor decimalen\n"
            "BESTAND: fout: werkblad 'Werkplaatsen & zo (voorbeeld)', cel G5: '31-06-2026' is geen datum\n"
            "   schrijf een dag die bestaat als dag-maand-jaar: 31-12-2026\n"
            "BESTAND: fout: werkblad 'Werkplaatsen & zo (voorbeeld)', cel J5: 'houd' is geen bekende keuze voor soort\n"
            "   verwacht hout of stof en garen; bedoelt u 'hout'?\n"
            "BESTAND: fout: werkblad 'Werkplaatsen & zo (voorbeeld)', cel A6: deze rij heeft geen id\n"
            "   vul de id in, of maak de hele rij leeg\n"
            "BESTAND: fout: werkblad 'Stand (voorbeeld)', cel A6: er is geen record 'de-lym'\n"
            "   bedoelt u 'de-lijm'?\n"
            "7 fouten, 0 waarschuwingen\n",
        )

    def test_what_the_checks_of_the_data_find_is_told_at_its_cell(self):
        book = self.export()
        main, history = book.worksheets[:2]
        cell(main, "moeder", "de-schroef").value = "de-lijn"
        cell(main, "plekken", "de-schroef").value = 120
        cell(main, "naam", "de-naald").value = None
        row = history.max_row + 1
        for column, value in enumerate(("de-lijm", datetime.date(2026, 5, 1), "dicht"), start=1):
            history.cell(row, column).value = value
        new = main.max_row + 1
        main.cell(new, 1).value = "De Boor"
        self.assertEqual(
            self.refused(book),
            "BESTAND: fout: werkblad 'Werkplaatsen & zo (voorbeeld)', cel B4: 'naam' ontbreekt\n"
            "   vul een tekst in (Hoe de plek heet)\n"
            "BESTAND: fout: werkblad 'Werkplaatsen & zo (voorbeeld)', cel D5: 120 is te hoog\n"
            "   'plekken' is hoogstens 99\n"
            "BESTAND: fout: werkblad 'Werkplaatsen & zo (voorbeeld)', cel M5: 'de-lijn' bestaat niet in register werkplaatsen\n"
            "   verwacht de-lijm, de-naald of de-schroef; bedoelt u 'de-lijm'?\n"
            "BESTAND: fout: werkblad 'Werkplaatsen & zo (voorbeeld)', cel A6: 'naam' ontbreekt\n"
            "   vul een tekst in (Hoe de plek heet)\n"
            "BESTAND: fout: werkblad 'Werkplaatsen & zo (voorbeeld)', cel A6: 'De Boor' kan geen adres zijn\n"
            "   een id bestaat uit kleine letters, cijfers en '-': beton-hergebruik\n"
            "BESTAND: fout: werkblad 'Stand (voorbeeld)', cel B6: 'stand' heeft al een regel op 2026-05-01\n"
            "   per dag kan er één regel zijn: verbeter de datum, of haal een regel weg\n"
            "data/registers/werkplaatsen/werkplaatsen.yaml: zie ook: eerder hier\n"
            "6 fouten, 0 waarschuwingen\n",
        )

    def test_a_file_that_is_no_workbook_is_refused(self):
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("_rels/.rels", b" " * 300_000_000)
        for name, content, expected in (
            ("leeg", b"", "dit is geen Excel-werkmap"),
            ("tekst", b"id;naam\n", "dit is geen Excel-werkmap"),
            ("oud", b"\xd0\xcf\x11\xe0" + bytes(600), "dit is een oude werkmap (.xls) of een werkmap met een wachtwoord"),
            ("bom", bomb.getvalue(), "de werkmap is uitgepakt groter dan 100 MB"),
        ):
            with self.subTest(name):
                self.file.write_bytes(content)
                self.assertTrue(self.refused().startswith(f"BESTAND: fout: {expected}\n"), self.refused())

    def test_a_damaged_workbook_is_refused_wherever_the_damage_is(self):
        self.export()
        whole = zipfile.ZipFile(self.file)
        parts = {name: whole.read(name) for name in whole.namelist()}
        whole.close()
        entities = b'<!DOCTYPE a [<!ENTITY x "y">]>'
        for name in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
                     "xl/_rels/workbook.xml.rels", "_rels/.rels"):  # fmt: skip
            head, tail = parts[name].split(b"?>", 1)
            for broken in (parts[name][: len(parts[name]) // 2], b"", head + b"?>" + entities + tail):
                with self.subTest(name, size=len(broken)):
                    with zipfile.ZipFile(self.file, "w") as archive:
                        for other, content in parts.items():
                            archive.writestr(other, broken if other == name else content)
                    self.assertIn("de werkmap is beschadigd", self.refused())
        self.export()
        whole = self.file.read_bytes()
        for length in range(0, len(whole), 1999):
            self.file.write_bytes(whole[:length])
            self.assertIn("werkmap", self.refused())

    def test_a_sheet_without_ids_is_no_table_of_records(self):
        book = openpyxl.Workbook()
        book.active.append(["naam"])
        self.assertIn("geen kolom 'id' gevonden", self.refused(book))

    def test_columns_that_are_unknown_double_or_unnamed_are_refused(self):
        book = openpyxl.Workbook()
        book.active.append(["id", "Naam", "naamm", "naam", None])
        book.active.append(["de-naald", "Een", "Twee", "Drie", "los"])
        said = self.refused(book)
        self.assertIn("cel C1: onbekende kolom 'naamm'\n   bedoelt u 'naam'?\n", said)
        self.assertIn("cel D1: kolom 'naam' staat er al\n", said)
        self.assertIn("cel E2: 'los' staat in een kolom zonder kop\n", said)

    def test_an_id_can_stand_on_one_row_only(self):
        book = self.export()
        main = book.worksheets[0]
        main.cell(main.max_row + 1, 1).value = "de-lijm"
        self.assertIn("cel A6: id 'de-lijm' staat er al\n   geef een van beide rijen een andere id, of haal er een weg; de eerste is rij 3\n", self.refused(book))  # fmt: skip

    def test_data_with_mistakes_is_mended_first(self):
        self.export()
        self.records.write_text(RECORDS.replace("plekken: 12", "plekken: veel"), encoding="utf-8")
        self.assertIn("'veel' is geen getal", self.refused())

    def test_an_unknown_register_and_other_files_are_refused(self):
        result = run_peil("export", "werkplaats", self.file, "-C", self.project)
        self.assertEqual(result.returncode, 1)
        self.assertIn("er is geen register 'werkplaats'\n   bedoelt u 'werkplaatsen'?", result.stderr)
        self.assertEqual(run_peil("export", "werkplaatsen", "x.ods").returncode, 2)
        self.assertEqual(run_peil("import", "werkplaatsen", "x.xls").returncode, 2)
        self.assertEqual(
            run_peil("import", "werkplaatsen").stderr,
            "peil: noem een register en een bestand, bijvoorbeeld: peil import partners partners.xlsx\n"
            "peil --help laat zien wat kan\n",
        )
        self.assertEqual(
            run_peil("import", "werkplaatsen", "x.xls").stderr,
            "peil: geen bestand dat eindigt op .xlsx of .csv: 'x.xls'; bewaar het in Excel of LibreOffice als .xlsx\n"
            "peil --help laat zien wat kan\n",
        )

    def test_a_folder_that_is_not_there_is_a_failure_of_the_machine(self):
        result = run_peil("export", "werkplaatsen", self.project / "weg/x.xlsx", "-C", self.project)
        self.assertEqual(result.returncode, 3)
        self.assertIn("de map bestaat niet", result.stderr)
        self.assertEqual(self.bring_in(file=self.project / "weg.xlsx").returncode, 3)

    def test_a_workbook_that_is_there_is_not_replaced_unasked(self):
        self.file.write_bytes(b"work of a morning")
        result = run_peil("export", "werkplaatsen", self.file, "-C", self.project)
        self.assertEqual(result.returncode, 1)
        self.assertIn("dit bestand is er al\n   er is niets geschreven", result.stderr)
        self.assertEqual(self.file.read_bytes(), b"work of a morning")
        self.assertEqual(run_peil("export", "werkplaatsen", self.file, "-C", self.project, "--force").returncode, 0)
        openpyxl.load_workbook(self.file)
        self.assertEqual(sorted(f.name for f in self.project.iterdir()), ["data", "werk.xlsx"])

    def test_nothing_is_left_beside_the_data(self):
        book = self.export()
        cell(book.worksheets[0], "naam", "de-lijm").value = "De Pot (voorbeeld)"
        self.write(book)
        self.assertEqual(sorted(f.name for f in self.folder.iterdir()), ["register.yaml", "werkplaatsen.yaml"])


LISTS_IN_LISTS = """\
titel: Tafels
enkelvoud: tafel
omschrijving: Verzonnen overleggen.
openbaar: true
voorbeeld: true
bestaat: altijd
titelveld: naam
paginas: false
velden:
  - {naam: naam, type: tekst, titel: Naam, verplicht: true, openbaar: true}
  - naam: keer
    type: groepen
    titel: Keer
    velden:
      - {naam: dag, type: datum, titel: Dag, rol: informatie}
      - naam: gasten
        type: groepen
        titel: Gasten
        velden: [{naam: wie, type: tekst, titel: Wie}]
      - {naam: plaats, type: tekst, titel: Plaats}
"""

TABLES = """\
- id: rond
  naam: Ronde tafel (voorbeeld)
  keer:
    - {dag: 2026-01-05, gasten: [{wie: a}], plaats: zaal}
    - dag: 2026-01-05
      gasten:   # wie er waren
        - wie: b
      plaats: zaal
    - {dag: 2026-02-05, plaats: zolder}
"""


class ListsInLists(Case):
    """Small records that hold small records have no sheet: they are shown, kept and not edited."""

    def setUp(self):
        super().setUp()
        (self.folder / "register.yaml").write_text(LISTS_IN_LISTS, encoding="utf-8")
        self.records.write_text(TABLES, encoding="utf-8")

    def test_the_sheet_tells_how_many_there_are_and_the_explanation_where_to_edit_them(self):
        book = self.export()
        sheet = book["Keer (voorbeeld)"]
        self.assertEqual([c.value for c in sheet[KEYS]], ["id", "keer.dag", "keer.gasten", "keer.plaats"])
        self.assertEqual([c.value for c in sheet["C"][1:]][:4], ["Gasten (alleen in YAML)", "1 regel", "1 regel", None])
        self.assertTrue(sheet["C3"].protection.locked)
        self.assertTrue(sheet.column_dimensions["C"].protection.locked)
        said = [row[0].value for row in book["Uitleg"].iter_rows()]
        self.assertIn("Niet in deze werkmap: keer.gasten. U ziet alleen hoeveel regels er zijn. Peil laat ze staan; u bewerkt ze in YAML.", said)  # fmt: skip

    def test_a_change_beside_it_leaves_it_where_it_was(self):
        book = self.export()
        sheet = book["Keer (voorbeeld)"]
        sheet["D3"].value = "kelder"  # of two lines that read alike, the first
        sheet["A6"].value, sheet["B6"].value = "rond", datetime.date(2026, 3, 5)
        self.write(book)
        expected = TABLES.replace("[{wie: a}], plaats: zaal", "[{wie: a}], plaats: kelder")
        self.assertEqual(self.records.read_text(encoding="utf-8"), expected + "    - {dag: 2026-03-05}\n")
        self.assertIn("er verandert niets", self.write(self.export()))

    def test_what_is_typed_there_is_refused(self):
        book = self.export()
        book["Keer (voorbeeld)"]["C5"].value = "jan; piet"
        self.assertIn(
            "cel C5: 'keer.gasten' is niet in een tabel te bewerken\n"
            "   haal uw tekst uit deze cel weg en bewerk de lijst in het YAML-bestand\n",
            self.refused(book),
        )

    def test_no_edit_changes_nothing(self):
        self.assertIn("er verandert niets", self.write(self.export()))
        self.assertEqual(self.records.read_text(encoding="utf-8"), TABLES)


class ForPrograms(Case):
    """What would change, as data."""

    def data(self, *words, file=None, code=0):
        result = self.bring_in("--format", "json", *words, file=file)
        self.assertEqual((result.returncode, result.stderr), (code, ""))
        return json.loads(result.stdout)

    def test_changes_are_told_with_their_cells_and_types(self):
        book = self.export()
        main, history = book.worksheets[:2]
        cell(main, "budget", "de-schroef").value = 2000.5
        cell(main, "binnen", "de-schroef").value = None
        cell(main, "open_op", "de-schroef").value = datetime.date(2026, 4, 1)
        row = history.max_row + 1
        for column, value in enumerate(("de-lijm", datetime.date(2026, 6, 1), "dicht"), start=1):
            history.cell(row, column).value = value
        main.delete_rows(4)  # de-naald
        book.save(self.file)

        def told(field, was, becomes, sheet, of):
            return {"veld": field, "was": was, "wordt": becomes, "plek": {"werkblad": sheet, "cel": of}}

        sheet, stand = "Werkplaatsen & zo (voorbeeld)", "Stand (voorbeeld)"
        new = {
            "lijst": "stand",
            "soort": "nieuw",
            "regel": None,
            "velden": [told("datum", None, "2026-06-01", stand, "B6"), told("waarde", None, "dicht", stand, "C6")],
        }
        values = [
            told("budget", 1234.5, 2000.5, sheet, "F4"),
            told("open_op", "2026-03-01", "2026-04-01", sheet, "G4"),
            told("binnen", True, None, sheet, "I4"),
        ]
        expected = {
            "wijzigingen": [
                {"id": "de-lijm", "soort": "gewijzigd", "velden": [], "regels": [new]},
                {"id": "de-schroef", "soort": "gewijzigd", "velden": values, "regels": []},
            ],
            "gelijk": 0,
            "blijft_staan": {"records": ["de-naald"], "regels": []},
            "geschreven": [],
            "meldingen": [],
        }
        self.assertEqual(self.data(), expected)
        expected["geschreven"] = ["data/registers/werkplaatsen/werkplaatsen.yaml"]
        self.assertEqual(self.data("--write"), expected)

    def test_with_a_mistake_there_are_the_mistakes_alone(self):
        book = self.export()
        cell(book.worksheets[0], "plekken", "de-schroef").value = 120
        book.save(self.file)
        data = self.data("--write", code=1)
        self.assertEqual(list(data), ["meldingen"])
        self.assertIn("120 is te hoog", data["meldingen"][0]["melding"])


class Csv(Case):
    def csv(self, text, encoding="utf-8"):
        file = self.project / "werk.csv"
        file.write_bytes(text.encode(encoding))
        return file

    def test_dutch_csv_with_a_byte_order_mark_is_read(self):
        file = self.csv(
            "id;Naam;Budget;Open op;Binnen;Soort;labels\r\n"
            "de-schroef;De Schroef (voorbeeld);1.234,50;1 maart 2026;ja;hout;\"a; \"\"b; c\"\"\"\r\n"
            "de-naald;=1+1 (voorbeeld);2000,5;31-12-2026;Nee;stof en garen;eerste|tweede\r\n",
            encoding="utf-8-sig",
        )
        result = self.bring_in("--write", file=file)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("0 nieuw, 1 gewijzigd, 1 gelijk\n", result.stdout)
        self.assertIn("niet in het bestand, blijft staan: de-lijm\n", result.stdout)
        self.assert_changes(
            (
                '  naam: "=1+1 (voorbeeld)"\n',
                '  naam: "=1+1 (voorbeeld)"\n  budget: 2000.5\n  open_op: 2026-12-31\n  binnen: false\n  soort: textiel\n',
            )
        )

    def test_what_another_cell_asks_for_is_told_at_its_row(self):
        asks = "  - {naam: huisnummer, type: getal, titel: Nummer, verplicht_als: {veld: soort, is_een_van: [textiel]}}\n"
        (self.folder / "register.yaml").write_text(REGISTER + asks, encoding="utf-8")
        self.records.write_text(RECORDS.replace("De Lijm (voorbeeld), soort: textiel", "De Lijm (voorbeeld)"), encoding="utf-8")  # fmt: skip
        file = self.csv("id;naam;soort\nde-lijm;De Lijm (voorbeeld);textiel\nde-boor;De Boor (voorbeeld);textiel\n")
        said = self.refused(file=file)
        self.assertIn("BESTAND:2:1: fout: 'huisnummer' ontbreekt; verplicht bij soort: textiel", said)
        self.assertIn("BESTAND:3:1: fout: 'huisnummer' ontbreekt; verplicht bij soort: textiel", said)

    def test_a_mistake_in_csv_is_told_at_its_line_and_column(self):
        said = self.refused(file=self.csv("id,naam,budget\nde-naald,Naald,1.250\n"))
        self.assertIn("BESTAND:2:16: fout: '1.250' is geen getal\n", said)
        said = self.refused(file=self.csv("id,naam,plekken\nde-naald,Naald,120\n"))
        self.assertIn("BESTAND:2:16: fout: 120 is te hoog\n", said)


class CsvRegister(Case):
    """A register whose records are in CSV themselves."""

    def setUp(self):
        super().setUp()
        self.records.unlink()
        self.records = self.folder / "werkplaatsen.csv"
        self.before = (
            "id;naam;budget;huur.prijs;labels\r\n"
            'de-naald; De Naald (voorbeeld) ;"12";;a | b\r\n'
            "de-lijm;De Lijm (voorbeeld);;10;"
        )
        self.records.write_bytes(self.before.encode())

    def assert_changes(self, *pairs):
        expected = self.before
        for old, new in pairs:
            self.assertEqual(expected.count(old), 1, old)
            expected = expected.replace(old, new)
        self.assertEqual(self.records.read_bytes().decode(), expected)

    def test_no_edit_changes_nothing(self):
        self.assertIn("er verandert niets", self.write(self.export()))
        self.assert_changes()

    def test_cells_change_in_place_and_rows_and_columns_come_at_the_end(self):
        book = self.export()
        main = book.worksheets[0]
        cell(main, "naam", "de-naald").value = 'De "Naald"; nieuw (voorbeeld)'
        cell(main, "huur.prijs", "de-lijm").value = None
        cell(main, "labels", "de-lijm").value = "x; y"
        cell(main, "binnen", "de-lijm").value = "ja"
        row = main.max_row + 1
        cell(main, "id", row=row).value = "de-boor"
        cell(main, "naam", row=row).value = "De Boor (voorbeeld)"
        self.write(book)
        self.assertEqual(
            self.records.read_bytes().decode(),
            "id;naam;budget;huur.prijs;labels;binnen\r\n"
            'de-naald; "De ""Naald""; nieuw (voorbeeld)";"12";;a | b;\r\n'
            "de-lijm;De Lijm (voorbeeld);;;x|y;true\r\n"
            "de-boor;De Boor (voorbeeld);;;;\r\n",
        )
        rows = csv.reader(io.StringIO(self.records.read_text("utf-8")), delimiter=";", skipinitialspace=True)
        self.assertEqual([len(row) for row in rows], [6, 6, 6, 6])

    def test_a_history_does_not_fit_and_a_new_record_with_one_goes_to_yaml(self):
        book = self.export()
        main, history = book.worksheets[:2]
        row, line = main.max_row + 1, FIRST
        cell(main, "id", row=row).value = "de-boor"
        cell(main, "naam", row=row).value = "De Boor (voorbeeld)"
        for column, value in enumerate(("de-boor", datetime.date(2026, 5, 1), "open"), start=1):
            history.cell(line, column).value = value
        self.write(book)
        self.assert_changes()
        new = (self.folder / "werkplaatsen.yaml").read_text(encoding="utf-8")
        self.assertEqual(yaml.safe_load(new)[0]["stand"], [{"datum": datetime.date(2026, 5, 1), "waarde": "open"}])
        for column, value in enumerate(("de-lijm", datetime.date(2026, 5, 1), "open"), start=1):
            history.cell(line + 1, column).value = value
        self.assertIn("werkblad 'Stand (voorbeeld)', cel A4: 'stand' past niet in CSV\n", self.refused(book))


class Huge(Case):
    def test_ten_thousand_records_go_and_come_in_seconds(self):
        lines = [f"- {{id: w-{i:05}, naam: Plek {i} (voorbeeld), budget: {i}.5, open_op: 2026-03-01}}" for i in range(10_000)]
        self.records.write_text("\n".join(lines) + "\n", encoding="utf-8")
        begin = datetime.datetime.now()
        self.assertEqual(run_peil("export", "werkplaatsen", self.file, "-C", self.project).returncode, 0)
        result = self.bring_in()
        took = (datetime.datetime.now() - begin).total_seconds()
        self.assertIn("0 nieuw, 0 gewijzigd, 10000 gelijk\n", result.stdout)
        self.assertLess(took, 60, "an unoptimised program on a busy machine; in a release build about two seconds")


if __name__ == "__main__":
    unittest.main()
