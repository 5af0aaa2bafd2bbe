"""peil new: a record that becomes valid by filling in what is blank."""

import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from peil_runs import ROOT, copy_project, run_peil, scratch_folder
from yaml_values import load_yaml

BEGIN = ROOT / "beginproject"
REGISTERS = sorted(file.parent.name for file in ROOT.glob("data/registers/*/register.yaml"))


def skeleton(register, project=ROOT):
    result = run_peil("new", register, "-C", project)
    assert result.returncode == 0, result.stderr
    return result.stdout


def filled(text):
    """Every blank with the example that stands above it."""
    lines, example = [], None
    for line in text.splitlines():
        if found := re.fullmatch(r"\s*## Voorbeeld: (.*)", line):
            example = found[1]
        elif example is not None and re.fullmatch(r"\s*(- )?\w+:", line):
            line, example = f"{line} {example}", None
        lines.append(line)
    return "\n".join(lines) + "\n"


def switched_on(text):
    return re.sub(r"(?m)^( *)# (?=[ \-a-z])", r"\1", text)


def is_csv(text):
    return not re.search(r"(?m)^- id:", text)


def put(project, register, text):
    folder = project / "data/registers" / register
    if is_csv(text):
        [file] = folder.glob("*.csv")
        with file.open("a", encoding="utf-8") as table:
            table.write(text.splitlines()[-1] + "\n")
    else:
        (folder / "nieuw.yaml").write_text(text, encoding="utf-8")


class Skeleton(unittest.TestCase):
    def check(self, register, text, source=ROOT):
        project = copy_project(source, scratch_folder("new") / "project")
        put(project, register, text)
        return run_peil("check", "-C", project)

    def test_with_the_examples_filled_in_it_is_valid_for_every_register(self):
        self.assertGreater(len(REGISTERS), 10)
        project = copy_project(ROOT, scratch_folder("new-all") / "project")
        for register in REGISTERS:
            put(project, register, filled(skeleton(register)))
        result = run_peil("check", "-C", project)
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_with_everything_switched_on_it_has_no_unknown_or_unreadable_field(self):
        project = copy_project(ROOT, scratch_folder("new-on") / "project")
        for register in REGISTERS:
            text = skeleton(register)
            if not is_csv(text):
                whole = filled(switched_on(text))
                self.assertEqual(len(load_yaml(whole)), 1, register)
                put(project, register, whole)
        said = run_peil("check", "-C", project).stderr
        self.assertNotRegex(said, r"nieuw\.yaml.*(onbekend|is geen |hier staat )")

    def test_it_has_every_field_of_the_description(self):
        for register in REGISTERS:
            text = skeleton(register)
            description = load_yaml((ROOT / f"data/registers/{register}/register.yaml").read_bytes())
            for field in description["velden"]:
                with self.subTest(register, field=field["naam"]):
                    self.assertRegex(text, rf"\b{field['naam']}\b")

    def test_what_is_blank_is_told_as_missing(self):
        said = self.check("ketenprojecten", skeleton("ketenprojecten")).stderr
        self.assertIn("'titel' ontbreekt", said)

    def test_a_field_is_explained(self):
        text = skeleton("schoolpleinen", BEGIN)
        self.assertEqual(text, (ROOT / "tests/sites/new_schoolpleinen.txt").read_text(encoding="utf-8"))

    def test_records_in_csv_get_a_row_of_their_table(self):
        *told, headings, row = skeleton("boekingen").splitlines()
        self.assertTrue(all(line.startswith("## ") for line in told))
        self.assertEqual(headings, (ROOT / "data/registers/boekingen/boekingen.csv").read_text("utf-8").splitlines()[0])
        self.assertTrue(row.startswith("nieuw,monitoring,2026,2026-02-19,verplichting,16000,"), row)


class Refusals(unittest.TestCase):
    def test_an_unknown_register_gives_1_and_the_one_that_is_like_it(self):
        result = run_peil("new", "schoolplein", "-C", BEGIN)
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertIn("onbekend register 'schoolplein'", result.stderr)
        self.assertIn("verwacht schoolpleinen; bedoelt u 'schoolpleinen'?", result.stderr)

    def test_a_project_without_registers_is_told_where_to_read_on(self):
        project = scratch_folder("new-empty")
        (project / "data").mkdir()
        (project / "data/plan.yaml").write_text("id: x\n", encoding="utf-8")
        result = run_peil("new", "iets", "-C", project)
        self.assertEqual(result.returncode, 1)
        self.assertIn("dit project heeft nog geen registers; zie docs/gegevens.md", result.stderr)

    def test_a_description_with_a_mistake_is_told_with_its_place(self):
        project = copy_project(BEGIN, scratch_folder("new-faulty") / "project")
        file = project / "data/registers/schoolpleinen/register.yaml"
        for text in ("titel: x\nvelden: 3\n", "titel: [\n"):
            with self.subTest(text):
                file.write_text(text, encoding="utf-8")
                result = run_peil("new", "schoolpleinen", "-C", project)
                self.assertEqual(result.returncode, 1)
                self.assertRegex(result.stderr, r"data/registers/schoolpleinen/register\.yaml:\d")

    def test_without_a_register_the_command_line_is_not_understood(self):
        result = run_peil("new")
        self.assertEqual(result.returncode, 2)
        self.assertIn("noem een register, bijvoorbeeld: peil new ketenprojecten", result.stderr)


if __name__ == "__main__":
    unittest.main()
