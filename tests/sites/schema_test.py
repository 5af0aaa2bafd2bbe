"""peil schema: what an editor is told agrees with what `peil check` says."""

import json
import os
import pathlib
import shutil
import sys
import tempfile
import unittest

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "docs")]

import jsonschema
from golden import golden_folders, project_of
from marked_samples import samples_in
from peil_runs import ROOT, copy_project, run_peil, scratch_folder
from schemas import Schemas
from yaml_values import load_yaml

SMALL = ROOT / "tests/sites/klein/project"
BEGIN = ROOT / "beginproject"
MISTAKES = ROOT / "tests/mistakes"
CAUGHT = TESTS / "sites/schema_catches.txt"
# Schemas that lie inside a project change its editor settings, and the build lies inside ours.
SCRATCH = tempfile.TemporaryDirectory()
os.environ["PEIL_SCRATCH"] = SCRATCH.name
REFERENCE = ["docs/gegevens.md", "docs/telregels.md", "docs/edities.md"]


def reference_project():
    """Every key of the reference, for its samples are one project."""
    project = copy_project(ROOT / "tests/docs/basis", scratch_folder("schema-reference") / "project")
    for name in REFERENCE:
        for sample in samples_in((ROOT / name).read_text(encoding="utf-8")):
            sample.lay_in(project)
    return project


class Valid(unittest.TestCase):
    def projects(self):
        yield from (ROOT, BEGIN)
        for folder in golden_folders():
            yield project_of(folder, scratch_folder(f"schema-of-{folder.name}") / "project")
        yield reference_project()

    def test_what_is_valid_is_accepted_and_every_file_has_one_schema(self):
        for number, project in enumerate(self.projects()):
            with self.subTest(str(project)):
                schemas = Schemas(project, scratch_folder(f"schema-{number}"))
                self.assertEqual(schemas.all_refusals(), [])
                for name in schemas.files():
                    self.assertEqual(len(schemas.for_file(name)), 1, name)

    def test_they_are_draft_07_and_name_no_host(self):
        schemas = Schemas(ROOT, scratch_folder("schema-draft"))
        self.assertGreater(len(schemas.index), 20)
        for path in schemas.index:
            with self.subTest(path):
                schema = schemas.schema(path)
                jsonschema.Draft7Validator.check_schema(schema)
                text = json.dumps({**schema, "$schema": ""})
                self.assertNotRegex(text, "https?://[a-z]")

    def test_the_same_project_gives_the_same_bytes(self):
        first, second = scratch_folder("schema-first"), scratch_folder("schema-second")
        Schemas(ROOT, first)
        Schemas(ROOT, second)
        for file in sorted(first.rglob("*.json")):
            self.assertEqual(file.read_bytes(), (second / file.relative_to(first)).read_bytes(), file.name)


class Offered(unittest.TestCase):
    """What an editor can complete."""

    @classmethod
    def setUpClass(cls):
        cls.schemas = Schemas(ROOT, scratch_folder("schema-offered"))

    def table(self, path, name):
        return self.schemas.schema(path)["definitions"][name]["properties"]

    def test_a_key_has_its_meaning(self):
        keys = self.table("plan.schema.json", "plan")
        self.assertEqual(keys["peildatum"]["description"], "de datum waarop de stand wordt getoond")

    def test_ids_of_the_project_are_offered_with_their_titles(self):
        pillar = self.table("indicator.schema.json", "indicator")["pijler"]
        self.assertIn("p1", pillar["enum"])
        title = pillar["enumDescriptions"][pillar["enum"].index("p1")]
        self.assertEqual(title, "Circulaire bedrijvigheid")
        rule = self.table("indicator.schema.json", "indicator-telregel")
        self.assertIn("ketenprojecten", json.dumps(rule["register"]))

    def test_fields_choices_and_records_of_a_register_are_offered(self):
        record = self.table("registers/ketenprojecten.schema.json", "record")
        self.assertIn("bouw", record["sector"]["enum"])
        phases = record["fase"]["items"]["properties"]["waarde"]["enum"]
        self.assertEqual(phases, ["verkenning", "pilot", "toepassing", "opschaling"])
        self.assertIn("omschrijving", record["afspraken"]["items"]["properties"])

    def test_choices_of_the_format_are_offered(self):
        kinds = self.table("indicator.schema.json", "indicator")["soort"]["enum"]
        self.assertEqual(kinds, ["stand", "cumulatief", "per_jaar", "periode", "gemeten"])


class Mistakes(unittest.TestCase):
    """Over all mistakes that an author can make: those that a schema can know of are refused."""

    @classmethod
    def setUpClass(cls):
        cls.caught = {}
        scratch = scratch_folder("schema-mistakes")
        for folder in sorted(file.parent for file in MISTAKES.glob("*/expected.txt")):
            overlay = folder / "project"
            names = [str(file.relative_to(overlay)) for file in overlay.glob("data/**/*.yaml")]
            if names:
                project = scratch / "project"
                shutil.rmtree(project, ignore_errors=True)
                shutil.copytree(MISTAKES / "_basis", project)
                shutil.copytree(overlay, project, dirs_exist_ok=True)
                schemas = Schemas(project, scratch / "schema")
                cls.caught[folder.name] = [one for name in sorted(names) for one in schemas.refusals(name)]

    def test_the_list_of_what_is_caught_is_right(self):
        """A name that is missing here is one that the schemas no longer catch."""
        listed = CAUGHT.read_text(encoding="utf-8").split()
        self.assertEqual([name for name, refusals in self.caught.items() if refusals], listed)

    def test_what_is_only_a_warning_is_not_refused(self):
        warnings = [name for name in self.caught if ": fout:" not in
                    (MISTAKES / name / "expected.txt").read_text(encoding="utf-8")]  # fmt: skip
        self.assertGreater(len(warnings), 5)
        self.assertEqual({name: self.caught[name] for name in warnings if self.caught[name]}, {})


# One code is as good as a list there, and whether the code exists only `peil check` knows.
CODES_OF_A_RULE = ("is_een_van", "is_geen_van")


def places_in(value, path=()):
    """Every value in a file; of the items of a list only the first that has this shape."""
    yield path, value
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else []
    for key, child in children:
        yield from places_in(child, (*path, key))


def changed(value, path, new):
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = changed(value[path[0]], path[1:], new)
    return copy


def spoilt(value):
    """The file with one thing in it that is of the wrong kind, for every key that it has."""
    seen = set()
    for path, there in places_in(value):
        shape = tuple("*" if isinstance(step, int) else step for step in path)
        if shape in seen or there is None or path[-1:] and path[-1] in CODES_OF_A_RULE:
            continue
        seen.add(shape)
        if isinstance(there, dict):
            yield path, changed(value, path, {**there, "onzin_sleutel": 1})
            if path:
                yield path, changed(value, path, "zomaar een tekst")
        elif isinstance(there, list):
            if path:
                yield path, changed(value, path, "zomaar een tekst")
        else:
            yield path, changed(value, path, {"onzin_sleutel": 1})


class Agreement(unittest.TestCase):
    def test_check_and_schema_refuse_the_same_wrong_kinds(self):
        project = reference_project()
        schemas = Schemas(project, scratch_folder("schema-agreement"))
        count = 0
        for name in list(schemas.files()):
            file = project / name
            before = file.read_text(encoding="utf-8")
            for path, values in spoilt(load_yaml(before)):
                file.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
                said = json.loads(run_peil("check", "-C", project, "--format", "json").stdout)
                by_check = any(one["bestand"] == name and one["ernst"] == "fout" for one in said)
                by_schema = bool(schemas.refusals(name))
                count += 1
                with self.subTest(f"{name}: {'/'.join(map(str, path))}"):
                    self.assertEqual(by_schema, by_check, said)
            file.write_text(before, encoding="utf-8")
        self.assertGreater(count, 300)


class EditorSettings(unittest.TestCase):
    def settings_of(self, project):
        return json.loads((project / ".vscode/settings.json").read_text(encoding="utf-8"))

    def test_the_settings_that_are_shipped_name_the_schemas_of_the_project(self):
        for source in (ROOT, BEGIN):
            with self.subTest(source.name):
                schemas = Schemas(source, scratch_folder("schema-settings"))
                wanted = {f"./.peil/schema/{path}": files for path, files in
                          ((path.removeprefix("./"), files) for path, files in schemas.index.items())}  # fmt: skip
                self.assertEqual(self.settings_of(source)["yaml.schemas"], wanted)
                extensions = json.loads((source / ".vscode/extensions.json").read_text(encoding="utf-8"))
                self.assertEqual(extensions["recommendations"], ["redhat.vscode-yaml"])

    def setUp(self):
        self.project = copy_project(SMALL, scratch_folder("schema-editor") / "project")
        self.file = self.project / ".vscode/settings.json"
        self.file.parent.mkdir()

    def schema(self, *words):
        result = run_peil("schema", "-C", self.project, *words)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout

    def test_rows_for_schemas_are_brought_up_to_date_and_the_rest_stays(self):
        own = {"editor.tabSize": 2, "yaml.schemas": {"./eigen.json": "x.yaml", "./.peil/schema/oud.json": "y.yaml"}}
        self.file.write_text(json.dumps(own), encoding="utf-8")
        self.assertIn("; .vscode/settings.json is bijgewerkt", self.schema())
        settings = self.settings_of(self.project)
        rows = settings["yaml.schemas"]
        self.assertEqual((settings["editor.tabSize"], rows["./eigen.json"]), (2, "x.yaml"))
        self.assertNotIn("./.peil/schema/oud.json", rows)
        self.assertEqual(
            rows["./.peil/schema/registers/bankjes.schema.json"],
            ["data/registers/bankjes/*.yaml", "!data/registers/bankjes/register.yaml"],
        )
        before = self.file.read_bytes()
        self.assertNotIn("bijgewerkt", self.schema())
        self.assertEqual(self.file.read_bytes(), before)

    def test_settings_with_comments_are_left_alone_and_that_is_told(self):
        self.file.write_text("// van mij\n{}\n", encoding="utf-8")
        self.assertIn("neem zelf de regels uit index.json over", self.schema())
        self.assertEqual(self.file.read_text(encoding="utf-8"), "// van mij\n{}\n")

    def test_schemas_outside_the_project_leave_the_settings_alone(self):
        self.file.write_text("{}\n", encoding="utf-8")
        self.schema("-o", self.project.parent / "elders")
        self.assertEqual(self.file.read_text(encoding="utf-8"), "{}\n")


class Refusals(unittest.TestCase):
    def test_a_project_full_of_mistakes_still_gets_its_schemas(self):
        project = copy_project(SMALL, scratch_folder("schema-faulty") / "project")
        (project / "data/pijlers.yaml").write_text("- id: [\n", encoding="utf-8")
        (project / "data/registers/bankjes/register.yaml").write_text("titel: x\nvelden: 3\n", encoding="utf-8")
        schemas = Schemas(project, project.parent / "schema")
        self.assertEqual(schemas.refusals("data/indicatoren/bankjes-geplaatst.yaml"), [])
        self.assertEqual(schemas.refusals("data/registers/bankjes/bankjes.yaml"), [])
        self.assertTrue(schemas.refusals("data/registers/bankjes/register.yaml"))

    def test_a_folder_that_is_no_project_gives_1(self):
        result = run_peil("schema", "-C", scratch_folder("schema-no-project"))
        self.assertEqual(result.returncode, 1)
        self.assertIn("een project is een map met data/", result.stderr)

    def test_a_folder_with_other_files_in_it_is_not_replaced(self):
        folder = scratch_folder("schema-foreign")
        (folder / "werk.txt").write_text("van mij", encoding="utf-8")
        result = run_peil("schema", "-C", SMALL, "-o", folder)
        self.assertEqual(result.returncode, 1)
        self.assertEqual([file.name for file in folder.iterdir()], ["werk.txt"])


if __name__ == "__main__":
    unittest.main()
