"""What lets something out, or tries to, is refused or found: in templates, texts, charts, declarations.

The secrets are those of sites.canaries. That its search finds every one of them once it is declared
public, is proven there.
"""

import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from canaries import leaks, prepared, told_in
from peil_runs import ROOT, run_peil, scratch_folder


class Mutations(unittest.TestCase):
    """One change at a time that lets something out, or tries to."""

    @classmethod
    def setUpClass(cls):
        cls.scratch = scratch_folder("canaries-mutations")
        cls.project, cls.canaries = prepared(ROOT, cls.scratch / "project")
        cls.count = 0

    @classmethod
    def tearDownClass(cls):
        print(f"{cls.count} mutations: each was refused or found", file=sys.stderr)

    def changed(self, name, change):
        """Builds with one file changed, and puts it back."""
        Mutations.count += 1
        file = self.project / name
        before = file.read_text(encoding="utf-8") if file.exists() else None
        after = change(before or "")
        self.assertNotEqual(after, before)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(after, encoding="utf-8")
        try:
            return run_peil("build", "-C", self.project, "-o", self.scratch / "site")
        finally:
            if before is None:
                file.unlink()
            else:
                file.write_text(before, encoding="utf-8")

    def assert_refused(self, name, change, expected):
        """Refused with a mistake for each of these words."""
        result = self.changed(name, change)
        self.assertEqual(result.returncode, 1, f"{name}: {expected}\n{result.stdout}{result.stderr[-2000:]}")
        for one in expected:
            self.assertIn(f"'{one}'", result.stderr)
        Mutations.count += len(expected) - 1

    def assert_found(self, name, change, secrets):
        result = self.changed(name, change)
        self.assertEqual(result.returncode, 0, result.stderr)
        found = "\n".join(leaks(self.canaries, told_in(self.scratch / "site")))
        for secret in secrets:
            self.assertIn(secret, found)

    def test_a_secret_in_a_text_is_found_by_the_search_and_by_the_gate(self):
        words = iter(self.canaries.words.items())
        secret = next(word for word, where in words if where == "ondernemingen.kenmerk")
        self.assert_found("content/index.md", lambda text: text.replace("\n\n<!--", f"\n\nOok {secret}.\n\n<!--"), [secret])
        file = self.project / "content/index.md"
        before = file.read_text(encoding="utf-8")
        file.write_text(before.replace("\n\n<!--", f"\n\nOok {secret.capitalize()}.\n\n<!--"), encoding="utf-8")
        told = run_peil("check", "--publish", "-C", self.project)
        file.write_text(before, encoding="utf-8")
        self.assertEqual(told.returncode, 1)
        self.assertIn("ondernemingen", told.stderr)

    def test_no_template_knows_a_private_field(self):
        """By construction: what a template may name holds public values only, under no name."""
        names = ["inhoud.kenmerk", "inhoud.record", "inhoud.besloten", "project", "registers", "ondernemingen"]
        for template in ("record.html", "indicator.html"):
            self.assert_refused(
                f"themes/standaard/sjablonen/{template}",
                lambda text: text.replace("</main>", "".join(f"{{{{ {one} }}}}\n" for one in names) + "</main>"),
                [one.split(".")[-1] for one in names],
            )

    def test_a_template_that_prints_all_it_knows_tells_nothing_private(self):
        everything = (
            "{% for veld in inhoud.velden %}{{ veld.naam }} {{ veld.titel }}"
            "{% if veld.omschrijving %}{{ veld.omschrijving }}{% end %}{% end %}</main>"
        )
        self.assert_tells_nothing("themes/standaard/sjablonen/record.html", lambda text: text.replace("</main>", everything))

    def test_no_narrative_can_name_it(self):
        names = ["ondernemingen.kenmerk", "ondernemingen.waarde", "contacten.aantal", "organisaties.kanarie_tekst",
                 "innovaties.kanarie_getal", "boekingen.bedrag", "vouchers.status"]  # fmt: skip
        text = "".join(f"En {{{{ {one} }}}}.\n\n" for one in names)
        self.assert_refused("content/index.md", lambda before: f"{before}\n\n{text}", names)

    def test_no_chart_of_an_author_can_name_it(self):
        def block(data, field):
            spec = {"description": "Een proef.", "data": {"name": data}, "mark": "bar",
                    "encoding": {"x": {"field": field, "type": "nominal"}}}  # fmt: skip
            return f"\n\n```vega-lite Proef {data} {field}\n{json.dumps(spec)}\n```\n"

        private = ["ondernemingen", "contacten", "boekingen"]
        blocks = "".join(block(one, "id") for one in private)
        self.assert_refused("content/index.md", lambda text: text + blocks, private)
        fields = ["kanarie_tekst", "kanarie_getal", "kanarie_datum", "kanarie_halve_stand", "kanarie_stand"]
        blocks = "".join(block("registers.innovaties", one) for one in fields)
        self.assert_refused("content/index.md", lambda text: text + blocks, fields)
        # The rows come along whole, whatever is drawn of them: none has anything private in it.
        public = ["registers.innovaties", "organisaties", "registers.ketentafels", "registers.gemeenten"]
        self.assert_tells_nothing("content/index.md", lambda text: text + "".join(block(one, "id") for one in public))

    def assert_tells_nothing(self, name, change):
        result = self.changed(name, change)
        self.assertEqual(result.returncode, 0, result.stderr[-3000:])
        told = told_in(self.scratch / "site")
        self.assertEqual(leaks(self.canaries, told, self.canaries.told_by_budget("2027-12-31")), [])

    def test_one_private_field_made_public_is_found(self):
        self.assert_found(
            "data/registers/innovaties/register.yaml",
            lambda text: text.replace("naam: kanarie_datum\n", "naam: kanarie_datum\n  openbaar: true\n"),
            ["innovaties.kanarie"],
        )


if __name__ == "__main__":
    unittest.main()
