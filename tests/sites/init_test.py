"""peil init: a small, complete project that builds at once."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from peil_runs import ROOT, build_site, files_in, run_peil, scratch_folder
from schemas import Schemas

BEGIN = ROOT / "beginproject"


def files_below(folder):
    return {path: text for path, text in files_in(folder).items() if not path.startswith((".peil/", "site/"))}


class NewProject(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = scratch_folder("init") / "mijn plan"
        cls.result = run_peil("init", cls.folder)

    def test_it_says_how_to_go_on(self):
        self.assertEqual((self.result.returncode, self.result.stderr), (0, ""))
        self.assertIn(f"Begin met {self.folder}/LEESMIJ.md", self.result.stdout)
        self.assertIn(f"peil build -C {self.folder}", self.result.stdout)

    def test_it_is_a_copy_with_the_settings_of_an_editor_and_nothing_of_ours(self):
        self.assertEqual(files_below(self.folder), files_below(BEGIN))
        self.assertIn(".vscode/settings.json", files_below(self.folder))
        self.assertEqual(sorted(path.name for path in self.folder.parent.iterdir()), ["mijn plan"])

    def test_the_editor_helps_at_once(self):
        self.assertTrue((self.folder / ".peil/schema/plan.schema.json").is_file())
        self.assertTrue((self.folder / ".peil/schema/registers/schoolpleinen.schema.json").is_file())
        self.assertEqual(Schemas(self.folder, scratch_folder("init-schema")).all_refusals(), [])
        again = run_peil("schema", "-C", self.folder)
        self.assertEqual((again.returncode, "bijgewerkt" in again.stdout), (0, False), again.stderr)

    def test_it_builds_without_a_mistake_and_shows_that_it_is_a_sample(self):
        site = scratch_folder("init-site") / "site"
        build_site(self.folder, site)
        home = (site / "index.html").read_text(encoding="utf-8")
        self.assertIn("noindex", home)
        for page in ("pijlers/groen", "pijlers/samenwerken", "indicatoren/groene-pleinen", "schoolpleinen/de-eikel",
                     "begroting", "planning", "edities/voortgang-2026"):  # fmt: skip
            self.assertTrue((site / page / "index.html").is_file(), page)
        self.assertEqual(run_peil("check", "--publish", "-C", self.folder).returncode, 1)

    def test_every_file_explains_itself(self):
        for file in sorted(BEGIN.glob("data/**/*.yaml")):
            with self.subTest(file.name):
                self.assertTrue(file.read_text(encoding="utf-8").startswith("# "))


class Where(unittest.TestCase):
    def test_a_folder_that_is_not_empty_is_refused_and_left_alone(self):
        folder = scratch_folder("init-full")
        (folder / "werk.txt").write_text("van mij", encoding="utf-8")
        result = run_peil("init", folder)
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertIn(f"'{folder}' is niet leeg", result.stderr)
        self.assertIn("noem een map die er nog niet is, of een lege map", result.stderr)
        self.assertEqual([path.name for path in folder.iterdir()], ["werk.txt"])

    def test_a_file_is_refused(self):
        file = scratch_folder("init-file") / "plan"
        file.write_text("", encoding="utf-8")
        result = run_peil("init", file)
        self.assertEqual(result.returncode, 1)
        self.assertIn("is geen map", result.stderr)

    def test_an_empty_folder_stays_the_same_folder(self):
        folder = scratch_folder("init-empty")
        before = folder.stat().st_ino
        result = run_peil("init", ".", cwd=folder)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(folder.stat().st_ino, before)
        self.assertEqual(files_below(folder), files_below(BEGIN))

    def test_folders_on_the_way_are_made(self):
        folder = scratch_folder("init-deep") / "a/b/"
        self.assertEqual(run_peil("init", folder).returncode, 0)
        self.assertTrue((folder / "LEESMIJ.md").is_file())

    def test_a_second_time_is_refused(self):
        folder = scratch_folder("init-twice") / "plan"
        self.assertEqual([run_peil("init", folder).returncode for _ in range(2)], [0, 1])

    def test_a_place_that_cannot_be_written_gives_3_and_leaves_nothing(self):
        result = run_peil("init", "/proc/plan")
        self.assertEqual(result.returncode, 3)

    def test_without_a_folder_the_command_line_is_not_understood(self):
        result = run_peil("init")
        self.assertEqual(result.returncode, 2)
        self.assertIn("noem een map, bijvoorbeeld: peil init mijn-plan", result.stderr)


if __name__ == "__main__":
    unittest.main()
