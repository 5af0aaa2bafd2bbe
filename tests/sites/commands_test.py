"""The command line: exit codes, both languages, JSON, and the explanation of a figure."""

import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from peil_runs import ROOT, build_site, copy_project, run_peil, scratch_folder

SMALL = ROOT / "tests/sites/klein/project"


class Check(unittest.TestCase):
    def setUp(self):
        self.project = copy_project(SMALL, scratch_folder("commands") / "project")

    def spoil(self):
        plan = self.project / "data/plan.yaml"
        plan.write_text(plan.read_text(encoding="utf-8") + "onbekend: 1\n", encoding="utf-8")

    def check(self, *words):
        return run_peil("check", "-C", self.project, *words)

    def test_a_valid_project_gives_0_and_writes_nothing(self):
        before = sorted(self.project.rglob("*"))
        result = self.check()
        self.assertEqual((result.returncode, result.stdout), (0, ""))
        self.assertIn("0 fouten", result.stderr)
        self.assertEqual(sorted(self.project.rglob("*")), before)

    def test_a_mistake_gives_1_with_its_place(self):
        self.spoil()
        result = self.check()
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stderr, r"(?m)^data/plan\.yaml:\d+:1: fout: .*'onbekend'")

    def test_sample_data_is_a_mistake_only_for_publishing(self):
        self.assertEqual(self.check("--publish").returncode, 1)

    def test_json_holds_the_same_mistake_for_machines(self):
        self.spoil()
        result = self.check("--format", "json")
        self.assertEqual((result.returncode, result.stderr), (1, ""))
        [mistake] = [one for one in json.loads(result.stdout) if one["ernst"] == "fout"]
        self.assertEqual((mistake["bestand"], mistake["kolom"]), ("data/plan.yaml", 1))
        self.assertIn("onbekend", mistake["melding"])

    def test_json_tells_apart_what_is_to_be_done_before_publishing(self):
        kinds = {one["ernst"] for one in json.loads(self.check("--format", "json").stdout)}
        self.assertIn("open_punt", kinds)
        self.assertNotIn("fout", kinds)
        strict = {one["ernst"] for one in json.loads(self.check("--publish", "--format", "json").stdout)}
        self.assertIn("fout", strict)
        self.assertNotIn("open_punt", strict)

    def test_a_mistake_is_not_followed_by_the_list_for_publishing(self):
        to_do = "nog te doen voor u publiceert"
        self.assertIn(to_do, self.check().stderr)
        text = self.project / "content/paginas/uitleg.md"
        text.write_text(text.read_text(encoding="utf-8") + "\n{{ weg.waarde }}\n", encoding="utf-8")
        said = self.check().stderr
        self.assertNotIn(to_do, said)
        self.assertRegex(said, r"1 fout, \d+ waarschuwingen, \d+ open punten\n$")

    def test_english_is_said_on_request(self):
        self.spoil()
        result = self.check("--lang", "en")
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stderr, r"data/plan\.yaml:\d+:1: error: ")
        self.assertNotIn("fout", result.stderr)


class Explain(unittest.TestCase):
    def explain(self, *words):
        return run_peil("explain", *words)

    def test_it_gives_the_rule_and_each_record_with_its_reason(self):
        result = self.explain("ketenprojecten", "--as-of", "2027-06-30")
        self.assertEqual(result.returncode, 0)
        text = result.stdout.replace("\u00a0", " ")
        rule, rest = text.split("\nTelt mee (4)\n")
        counting, rest = rest.split("\nTelt niet meer mee (4)\n")
        no_longer, never = rest.split("\nTelt niet mee (10)\n")
        self.assertIn("Stand op 30 juni 2027: 4 ketenprojecten", rule)
        self.assertIn("de fase is toepassing of opschaling", rule)
        self.assertIn("beton-uit-sloop ", counting)
        self.assertRegex(no_longer, "houten-gevels .*sinds 1 mei 2027: de fase is pilot")
        self.assertRegex(no_longer, "ziekenhuislinnen .*sinds 1 juni 2027: .*liep af op 31 mei")
        self.assertRegex(never, "asfalt-over-de-grens .*: de toepassing is niet in Drenthe")
        self.assertNotIn("bouwhub-noord", text, "it begins after the as-of date (R05)")

    def test_private_registers_are_explained_here_and_only_here(self):
        self.assertIn("v-0001", self.explain("vouchers", "--as-of", "2027-06-30").stdout)

    def test_a_helping_figure_has_an_explanation_too(self):
        self.assertEqual(self.explain("quickscans-geleverd").returncode, 0)

    def test_an_unknown_id_gives_1_and_the_one_that_is_like_it(self):
        result = self.explain("ketenproject")
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertIn("bedoelt u 'ketenprojecten'?", result.stderr)


class CommandLine(unittest.TestCase):
    def test_what_is_not_understood_gives_2(self):
        for words in [
            [], ["bouw"], ["build", "--onbekend"], ["explain"], ["build", "--as-of", "31-12-2026"],
            ["build", "--as-of", "2026-02-30"], ["check", "--lang", "de"], ["check", "--format", "xml"],
        ]:  # fmt: skip
            with self.subTest(words):
                result = run_peil(*words)
                self.assertEqual((result.returncode, result.stdout), (2, ""))
                self.assertIn("peil --help", result.stderr)

    def test_help_and_version_give_0(self):
        for words in [["--help"], ["build", "--help"], ["--version"]]:
            with self.subTest(words):
                self.assertEqual(run_peil(*words).returncode, 0)

    def test_a_folder_that_cannot_be_written_gives_3(self):
        result = run_peil("build", "-C", SMALL, "-o", "/proc/site")
        self.assertEqual(result.returncode, 3)

    def test_a_folder_that_is_no_project_gives_1(self):
        result = run_peil("check", "-C", scratch_folder("no-project"))
        self.assertEqual(result.returncode, 1)
        self.assertIn("een project is een map met data/", result.stderr)


class OwnTheme(unittest.TestCase):
    """An organisation brings its house style by one file, not by a copy of the theme."""

    def test_one_file_of_tokens_restyles_the_site_and_leaves_its_pages_alone(self):
        scratch = scratch_folder("own-theme")
        plain, styled = scratch / "plain-site", scratch / "own-site"
        build_site(copy_project(SMALL, scratch / "plain"), plain)
        own = copy_project(SMALL, scratch / "own")
        tokens = own / "themes/eigen/stijl/1-tokens.css"
        tokens.parent.mkdir(parents=True)
        tokens.write_text(":root { --papier: #abcdef; }\n", encoding="utf-8")
        build_site(own, styled)
        self.assertIn("--papier: #abcdef", (styled / "stijl/site.css").read_text(encoding="utf-8"))
        self.assertNotIn("--letter-plan:", (styled / "stijl/site.css").read_text(encoding="utf-8"))
        pages = sorted(file.relative_to(plain) for file in plain.rglob("*.html"))
        self.assertEqual(pages, sorted(file.relative_to(styled) for file in styled.rglob("*.html")))
        for page in pages:
            self.assertEqual((plain / page).read_bytes(), (styled / page).read_bytes(), page)

    def test_a_text_said_differently_goes_over_that_of_the_theme(self):
        scratch = scratch_folder("own-words")
        own = copy_project(SMALL, scratch / "own")
        words = own / "themes/eigen/teksten/nl.yaml"
        words.parent.mkdir(parents=True)
        words.write_text("teksten:\n  menu:\n    planning: Mijlpalen\n", encoding="utf-8")
        build_site(own, scratch / "site")
        home = (scratch / "site/index.html").read_text(encoding="utf-8")
        self.assertIn(">Mijlpalen</a>", home)
        self.assertIn(">Begroting</a>", home)


if __name__ == "__main__":
    unittest.main()
