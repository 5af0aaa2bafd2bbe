"""Canaries: a secret in every private field of every record, and none of them in the site.

Twice: once with every date and choice a secret of its own, once with dates near their own, so that
what counted goes on counting. What may stand on a site all the same is written down here, with the
reason; and with everything declared public the same search must find the same canaries.
"""

import datetime
import json
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from canaries import from_yaml, leaks, prepared, to_yaml, told_in
from peil_runs import ROOT, build_site, scratch_folder

WEIDEVOGELS = ROOT / "tests/sites/weidevogels/project"


def figures(site):
    return [
        one
        for file in ("indicatoren", "kengetallen")
        if (site / f"data/{file}.json").exists()
        for one in json.loads((site / f"data/{file}.json").read_text(encoding="utf-8"))["indicatoren"]
    ]


def days_of_totals(site):
    """The days on which a total over private records changes: the series says them, for a total is
    exact on every day (R69). Each must be a day on which it really changed."""
    days = set()
    for figure in figures(site):
        before = "nothing yet"
        for point in figure["reeks"] if "telt_mee" not in figure else ():
            assert point["waarde"] != before, f"{figure['id']} did not change on {point['datum']}"
            before = point["waarde"]
            days.add(datetime.date.fromisoformat(point["datum"]))
    return days


def make_public(canaries):
    """Declares every register and every field public, and every reference to them."""

    def walk(fields):
        for field in fields:
            field["openbaar"] = True
            field.get("waarde", {}).update({"openbaar": True} if "waarde" in field else {})
            walk(field.get("velden", []))

    for name, register in canaries.registers.items():
        register["openbaar"] = True
        walk(register["velden"])
        text = to_yaml(register)
        (canaries.data / "registers" / name / "register.yaml").write_text(text, encoding="utf-8")


class Secrets(unittest.TestCase):
    def say(self, *words):
        print(*words, file=sys.stderr)

    def prove(self, source, dates):
        """Both rounds; the days that are on the site without anything private are no canaries."""
        name = f"canaries-{pathlib.Path(source).name}-{pathlib.Path(source).parent.name}"
        scratch = scratch_folder(name)
        project, canaries = prepared(source, scratch / "project")
        public_days = set()
        for date in dates:
            build_site(project, scratch / date, "--as-of", date)
            told = told_in(scratch / date)
            budget = canaries.told_by_budget(date)
            self.assertEqual(leaks(canaries, told, budget), [])
            public_days |= {one for one in told if isinstance(one, datetime.date)}
            self.say(f"{date}: {self.counted(canaries)}; let through: {len(budget & told.keys())} sums and days of the budget")
        for reason, count in sorted(canaries.left_out.items()):
            self.say(f"  no canary: {count} × {reason}")
        self.prove_while_it_counts(source, dates, public_days)
        return project, canaries

    def prove_while_it_counts(self, source, dates, public_days):
        scratch = scratch_folder(f"canaries-counting-{pathlib.Path(source).parent.name}")
        plan = from_yaml(source / "data/plan.yaml")["periode"]
        days = (plan["tot_en_met"] - plan["van"]).days
        free = {plan["van"] + datetime.timedelta(n) for n in range(days)} - public_days
        # What changes on a last day changes for everyone: a year, a quarter.
        free = {day for day in free if (day + datetime.timedelta(1)).day > 1 and day.day > 1}
        project, canaries = prepared(source, scratch / "project", free)
        for date in dates:
            build_site(project, scratch / date, "--as-of", date)
            told = told_in(scratch / date)
            totals, budget = days_of_totals(scratch / date), canaries.told_by_budget(date)
            self.assertEqual(leaks(canaries, told, totals | budget), [])
            self.assertTrue(any(one["waarde"] for one in figures(scratch / date)))
            self.say(
                f"{date}, counting: {self.counted(canaries)}; let through: {len(totals & canaries.days.keys())} days on "
                f"which an exact total changed, {len(budget & told.keys())} sums and days of the budget"
            )

    @staticmethod
    def counted(canaries):
        kinds = ("words", "days", "numbers", "quarters")
        return f"{len(canaries)} canaries (" + ", ".join(f"{len(getattr(canaries, k))} {k}" for k in kinds) + ")"

    def prove_search(self, project, canaries, date, never):
        """Declared public, the same secrets must be found: so nothing hides from the search."""
        make_public(canaries)
        site = project.parent / "openbaar"
        build_site(project, site, "--as-of", date)
        told = told_in(site)
        secrets = {**canaries.words, **canaries.numbers, **canaries.quarters, **canaries.days}
        missed = {secrets[one] if isinstance(secrets[one], str) else secrets[one][0] for one in secrets.keys() - told.keys()}
        found = len(secrets.keys() & told.keys())
        self.say(f"declared public: {found} of {len(secrets)} found; never on a site: {len(secrets) - found}")
        self.assertEqual({one for one in missed if not re.match(never, one)}, set())
        self.assertGreater(found, len(secrets) * 0.9)

    def test_nothing_private_is_in_the_shipped_site(self):
        project, canaries = self.prove(ROOT, ["2026-12-31", "2027-12-31"])
        # Remarks in files are read by nobody.
        self.prove_search(project, canaries, "2027-12-31", r"(data|content)/")

    def test_nor_in_that_of_another_plan(self):
        plan = from_yaml(WEIDEVOGELS / "data/plan.yaml")
        last = plan["peildatum"]
        project, canaries = self.prove(WEIDEVOGELS, [str(last - datetime.timedelta(days=366)), str(last)])
        self.prove_search(project, canaries, str(last), r"(data|content)/")


if __name__ == "__main__":
    unittest.main()
