"""The gate: with --publish nothing leaves that is private or personal; security.txt; no script or style."""

import pathlib
import re
import shutil
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from peil_runs import ROOT, build_site, copy_project_with_charts, run_peil, scratch_folder

SMALL = ROOT / "tests/sites/klein/project"
PUBLISHABLE = """
licentie: cc0
adres: https://voorbeeld.example/
beveiliging: {contact: ["mailto:melden@voorbeeld.example"], verloopt: 2999-12-31, talen: [nl, en]}
"""


class Gate(unittest.TestCase):
    def setUp(self):
        self.project = copy_project_with_charts(ROOT, scratch_folder(self.id().rsplit(".", 1)[-1]) / "project")

    def write_text(self, text):
        page = self.project / "content/index.md"
        page.write_text(page.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")

    def told(self, *words):
        """The lines of the gate: what is sample or missing is not about it."""
        result = run_peil(*words, "-C", self.project)
        lines = (result.stdout + result.stderr).splitlines()
        return [line for line in lines if re.search(r"komt op de site in|laat niets door|komen op de site", line)]

    def published(self):
        plan = self.project / "data/plan.yaml"
        own = plan.read_text(encoding="utf-8")
        new = [line for line in PUBLISHABLE.strip().splitlines() if line.split(":")[0] not in re.findall(r"^\w+", own, re.M)]
        plan.write_text(own + "\n".join(["", *new, ""]), encoding="utf-8")
        return self.told("check", "--publish")

    def test_the_shipped_project_passes_without_noise(self):
        self.assertEqual(self.published(), [])

    def test_every_kind_is_found_at_its_place_in_the_source_and_masked(self):
        kinds = {
            "111222333": "burgerservicenummer",
            "KvK 98765432": "KvK-nummer",
            "NL91 ABNA 0417 1643 00": "bankrekening",
            "jan.jansen@thuis.example": "e-mailadres",
            "06 12345678": "telefoonnummer",
            "Dorpsstraat 12": "adres van een huis",
        }
        for value in kinds:
            self.write_text(f"Dit is {value}, en zo door.")
        told = self.published()
        self.assertEqual(len(told), len(kinds), told)
        for value, kind in kinds.items():
            with self.subTest(kind):
                line = next(one for one in told if kind in one)
                self.assertRegex(line, r"^content/index\.md:\d+:\d+: fout: ")
                self.assertIn("index.html", line)
        everything = run_peil("check", "--publish", "-C", self.project)
        for value in kinds:
            self.assertNotIn(value.removeprefix("KvK "), everything.stdout + everything.stderr)

    def test_a_private_value_in_a_text_is_found_and_build_says_the_same(self):
        self.write_text("De aanvraag van o-0001 loopt.")
        told = self.published()
        self.assertEqual(len(told), 1)
        self.assertRegex(told[0], r"^data/registers/ondernemingen/[\w.]+:\d+:\d+: fout: 'o-…' staat in veld 'id'")
        self.assertEqual(self.told("build", "--publish"), told)
        self.assertEqual(self.told("build"), [])

    def test_an_allowed_value_passes_and_an_entry_that_is_not_needed_is_told(self):
        self.write_text("Schrijf naar info@elders.example.")
        allowed = self.project / "data/openbaar.yaml"
        shipped = allowed.read_text(encoding="utf-8")
        entry = "- {waarde: info@elders.example, soort: email, reden: Algemeen adres.}\n"
        allowed.write_text(shipped + entry, encoding="utf-8")
        self.assertEqual(self.published(), [])
        allowed.write_text(
            shipped + entry + "- {waarde: x@elders.example, soort: email, reden: Oud.}\n", encoding="utf-8"
        )
        line = shipped.count("\n") + 2
        told = self.told("check", "--publish")
        self.assertEqual(len(told), 1)
        self.assertRegex(told[0], rf"^data/openbaar\.yaml:{line}:\d+: fout: deze regel laat niets door")

    def test_what_a_template_prints_is_found_too(self):
        template = self.project / "themes/standaard/sjablonen/home.html"
        template.write_text(template.read_text(encoding="utf-8") + "<!-- jan@thuis.example -->", encoding="utf-8")
        self.assertEqual(len(self.published()), 1)


class Markup(unittest.TestCase):
    def test_style_in_a_template_stops_every_build_and_names_the_template(self):
        project = copy_project_with_charts(SMALL, scratch_folder("gate-style") / "project")
        shutil.copytree(ROOT / "themes", project / "themes", dirs_exist_ok=True)
        template = project / "themes/standaard/sjablonen/404.html"
        template.write_text(template.read_text(encoding="utf-8") + '\n<p style="color: red">Weg</p>\n', "utf-8")
        result = run_peil("build", "-C", project)
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stderr, r"themes/standaard/sjablonen/404\.html:\d+:4: fout: attribuut 'style' is niet toegestaan")


class SecurityText(unittest.TestCase):
    def site(self, lines):
        project = copy_project_with_charts(SMALL, scratch_folder(self.id().rsplit(".", 1)[-1]) / "project")
        plan = project / "data/plan.yaml"
        own = [
            line
            for line in plan.read_text(encoding="utf-8").splitlines()
            if not line.startswith(("adres:", "licentie:", "beveiliging:"))
        ]
        plan.write_text("\n".join([*own, *lines.strip().splitlines(), ""]), encoding="utf-8")
        build_site(project, project / "site")
        return project

    def test_it_says_what_the_plan_says(self):
        project = self.site(PUBLISHABLE)
        text = (project / "site/.well-known/security.txt").read_text(encoding="utf-8")
        self.assertEqual(
            text,
            "Contact: mailto:melden@voorbeeld.example\n"
            "Expires: 2999-12-31T23:59:59Z\n"
            "Preferred-Languages: nl, en\n"
            "Canonical: https://voorbeeld.example/.well-known/security.txt\n",
        )

    def test_of_a_site_in_a_folder_it_belongs_to_the_whole_server(self):
        project = self.site(PUBLISHABLE.replace("example/", "example/plannen/circulair/"))
        text = (project / "site/.well-known/security.txt").read_text(encoding="utf-8")
        self.assertIn("\nCanonical: https://voorbeeld.example/.well-known/security.txt\n", text)

    def test_what_has_expired_or_is_missing_is_not_published(self):
        old = PUBLISHABLE.replace("2999", "2001")
        self.assertIn("verlopen op 2001-12-31", run_peil("check", "--publish", "-C", self.site(old)).stderr)
        said = run_peil("check", "--publish", "-C", self.site("")).stderr
        self.assertIn("wie iemand een zwakke plek", said)
        self.assertIn("wat een ander met de gegevens mag", said)


if __name__ == "__main__":
    unittest.main()
