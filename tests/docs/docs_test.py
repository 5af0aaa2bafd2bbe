"""README, CONTRIBUTING and docs/ tell the truth: samples are valid, commands and files exist."""

import json
import os
import pathlib
import re
import shlex
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from marked_samples import marks_in, samples_in
from peil_runs import ROOT, build_site, copy_project, copy_project_with_charts, run_peil, scratch_folder

BASIS = ROOT / "tests/docs/basis"
REFERENCE = ["docs/gegevens.md", "docs/telregels.md", "docs/edities.md"]
WALKTHROUGH = "docs/stap-voor-stap.md"
TEXTS = ["README.md", "CONTRIBUTING.md", *sorted(f"docs/{f.name}" for f in (ROOT / "docs").glob("*.md"))]


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def fenced(markdown):
    """Language and text of every fence."""
    found = re.findall(r"^(`{3,})([^\n`]*)\n(.*?)^\1$", markdown, re.MULTILINE | re.DOTALL)
    return [(language.split(" ")[0].strip(), text) for _, language, text in found]


def keys_in(schema):
    """All that a schema names as a key, at any depth."""
    if isinstance(schema, list):
        return {key for one in schema for key in keys_in(one)}
    if not isinstance(schema, dict):
        return set()
    properties = schema.get("properties", {})
    return set(properties) | keys_in(list(properties.values())) | keys_in([v for k, v in schema.items() if k != "properties"])


class Samples(unittest.TestCase):
    def test_every_mark_has_its_sample_and_every_data_sample_its_mark(self):
        for name in [*REFERENCE, WALKTHROUGH]:
            with self.subTest(name):
                markdown = read(name)
                self.assertEqual(len(samples_in(markdown)), marks_in(markdown))
                data = [1 for language, _ in fenced(markdown) if language in ("yaml", "csv", "md")]
                self.assertEqual(marks_in(markdown), len(data))

    def test_the_samples_of_the_reference_are_one_valid_project(self):
        project = copy_project(BASIS, scratch_folder("docs") / "project")
        samples = [sample for name in REFERENCE for sample in samples_in(read(name))]
        self.assertGreater(len(samples), 12)
        for sample in samples:
            sample.lay_in(project)
        result = run_peil("check", "-C", project)
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_every_key_that_the_program_knows_is_in_the_reference(self):
        # The schemas are made of the tables that the checks use.
        project = copy_project(BASIS, scratch_folder("docs-keys") / "project")
        for name in REFERENCE:
            for sample in samples_in(read(name)):
                sample.lay_in(project)
        self.assertEqual(run_peil("schema", "-C", project).returncode, 0)
        ids = {path.stem for path in (project / "data").rglob("*")}
        for file in (project / "data").rglob("*.yaml"):
            ids.update(re.findall(r"\bid: ([\w-]+)", file.read_text(encoding="utf-8")))
        told = set(re.findall(r"\w+", "\n".join(read(name) for name in REFERENCE)))
        for schema in sorted((project / ".peil/schema").glob("*.schema.json")):
            with self.subTest(schema.name):
                self.assertEqual(keys_in(json.loads(schema.read_text(encoding="utf-8"))) - told - ids, set())

    def test_each_condition_in_the_table_of_conditions_is_read_as_one(self):
        # A row is not a whole rule: its fields and names are those of no register. Only its keys count.
        rows = re.findall(r"^\| `(\{.*?\})`[,|]? ?", read("docs/telregels.md"), re.MULTILINE)
        self.assertGreater(len(rows), 15)
        for row in rows:
            with self.subTest(row):
                project = copy_project(BASIS, scratch_folder("docs-row") / "project")
                for name in REFERENCE:
                    for sample in samples_in(read(name)):
                        sample.lay_in(project)
                indicator = project / "data/indicatoren/innovaties.yaml"
                text = indicator.read_text(encoding="utf-8")
                condition = row.replace("[[…], […]]", "[[], []]").replace("[…]", "[]")
                place = "  voorwaarden:\n"
                indicator.write_text(text.replace(place, f"{place}    - {condition}\n"), "utf-8")
                said = run_peil("check", "-C", project).stderr
                self.assertNotIn("onbekende sleutel", said)
                self.assertNotRegex(said, r"YAML|past hier niet|dubbele punt")


class Walkthrough(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.project = copy_project_with_charts(ROOT, scratch_folder("walkthrough") / "project")
        for sample in samples_in(read(WALKTHROUGH)):
            assert not (cls.project / sample.path).exists(), f"{sample.path} is shipped already"
            sample.lay_in(cls.project)

    def figure(self, as_of):
        site = self.project.parent / as_of
        build_site(self.project, site, "--as-of", as_of)
        data = json.loads((site / "data/indicatoren.json").read_text(encoding="utf-8"))
        return site, next(i for i in data["indicatoren"] if i["id"] == "werkplaatsen-open")

    def test_what_was_added_is_valid(self):
        result = run_peil("check", "-C", self.project)
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_the_figure_is_what_the_text_says_it_is(self):
        _, september = self.figure("2026-09-30")
        self.assertEqual(september["waarde"], 2)
        self.assertEqual(september["telt_mee"], ["de-naald", "de-schroef"])
        _, december = self.figure("2026-12-31")
        self.assertEqual(december["waarde"], 1)
        self.assertEqual(
            {one["id"]: one["reden"] for one in december["telt_niet_mee"]},
            {"de-naald": "de fase is gesloten", "de-lijm": "bewijs ontbreekt"},
        )

    def test_the_pages_are_there_and_show_it(self):
        site, _ = self.figure("2026-12-31")
        page = (site / "laten-maken/index.html").read_text(encoding="utf-8").replace("\u00a0", " ")
        self.assertIn("Op 31 december 2026 staat de teller op 1 werkplaats.", page)
        for path in ("werkplaatsen", "werkplaatsen/de-schroef", "indicatoren/werkplaatsen-open"):
            self.assertTrue((site / path / "index.html").is_file(), path)
        record = (site / "werkplaatsen/de-schroef/index.html").read_text(encoding="utf-8")
        self.assertNotIn("niet voor de site", record)

    def test_explain_tells_the_same(self):
        result = run_peil("explain", "werkplaatsen-open", "-C", self.project, "--as-of", "2026-09-30")
        self.assertIn("Telt mee (2)", result.stdout)


class Commands(unittest.TestCase):
    def test_every_command_and_option_of_peil_that_is_named_exists(self):
        help_of = {}
        for name in TEXTS:
            for line in commands_in(read(name)):
                command, *words = line
                with self.subTest(name, line=line):
                    if command not in help_of:
                        help_of[command] = run_peil(command, "--help")
                    self.assertEqual(help_of[command].returncode, 0, f"peil {command}")
                    for word in words:
                        option = word.strip("[]").split("=")[0]
                        if option.startswith("-"):
                            self.assertRegex(help_of[command].stdout, rf"(?m)[ ,]{option}\b")

    def test_every_script_that_is_named_can_be_run(self):
        for name in TEXTS:
            for script in re.findall(r"\bscript/[a-z_]+", read(name)):
                with self.subTest(name, script=script):
                    self.assertTrue(os.access(ROOT / script, os.X_OK))

    def test_every_preset_and_target_that_is_named_exists(self):
        presets = json.loads(read("CMakePresets.json"))
        workflows = {one["name"] for one in presets["workflowPresets"]}
        named = re.findall(r"cmake --workflow --preset (\w+)", read("CONTRIBUTING.md"))
        self.assertTrue(named)
        self.assertLessEqual(set(named), workflows)
        for targets in re.findall(r"--target ([\w ]+)", read("CONTRIBUTING.md")):
            for target in targets.split():
                self.assertRegex(read("cmake/code_checks.cmake"), rf"add_custom_target\(\s*{target}\b")


def commands_in(markdown):
    """Every `peil …` in a line of a code block or between backticks, as words after peil."""
    code = [line for language, text in fenced(markdown) if language == "" for line in text.splitlines()]
    code += re.findall(r"`([^`\n]+)`", markdown)
    found = [re.match(r"(?:build/release/)?peil ([a-z]+.*)", line) for line in code]
    return [shlex.split(one[1].split("#")[0]) for one in found if one]


class Places(unittest.TestCase):
    def test_every_link_to_a_file_of_the_project_leads_there(self):
        for name in TEXTS:
            folder = (ROOT / name).parent
            outside_code = re.sub(r"^(`{3,}).*?^\1$|`[^`\n]+`", "", read(name), flags=re.M | re.S)
            for address in re.findall(r"\]\(([^)#\s]+)", outside_code):
                if not address.startswith(("http", "/", "mailto")):
                    with self.subTest(name, address=address):
                        self.assertTrue((folder / address).exists())

    def test_every_file_and_folder_that_is_named_exists(self):
        # CONTRIBUTING names files of the generator by their place in it.
        roots = [ROOT, ROOT / "generator", ROOT / "generator/render", ROOT / "data/registers/pilots"]
        made = {"site/", "site/index.html", "serve/"}
        for name in ("README.md", "CONTRIBUTING.md"):
            code = re.findall(r"`([\w./-]+)`", read(name))
            for path in code:
                is_path = "/" in path or path.endswith((".cpp", ".hpp", ".yaml", ".md", ".txt"))
                if is_path and path not in made and not re.search(r"\b(ID|NAME)\b", path):
                    with self.subTest(name, path=path):
                        self.assertTrue(any((root / path).exists() for root in roots))


if __name__ == "__main__":
    unittest.main()
