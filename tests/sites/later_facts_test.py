"""Nothing dated after the as-of date leaks: later facts change no byte of the site on that day."""

import csv
import datetime
import json
import pathlib
import random
import sys
import unittest

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from peil_runs import ROOT, build_site, copy_project_with_charts, files_in, scratch_folder

DATES = ["2026-12-31", "2027-05-15"]
EVIDENCE = {"soort": "verslag", "titel": "Later (voorbeeld)", "datum": datetime.date(2028, 1, 5), "verwijzing": "later"}


class Plain(yaml.SafeDumper):
    """The same value twice is written twice: the data files know no anchors."""

    def ignore_aliases(self, data):
        return True


class Data:
    """The files of a project as values, to add to; what is written again means the same."""

    def __init__(self, project, seed, as_of):
        self.data = project / "data"
        self.random = random.Random(seed)
        self.as_of = datetime.date.fromisoformat(as_of)

    def later(self, *others):
        """A day after the as-of date and after these."""
        last = max([self.as_of, *(day for day in others if day)])
        return last + datetime.timedelta(days=self.random.randint(1, 60))

    def change(self, name, how):
        file = self.data / name
        value = yaml.safe_load(file.read_text(encoding="utf-8"))
        how(value)
        text = yaml.dump(value, Dumper=Plain, allow_unicode=True, sort_keys=False)
        file.write_text(text, encoding="utf-8")

    def add_everything(self):
        self.change("besluiten.yaml", self.add_decisions)
        self.change("voortgang/oordelen.yaml", self.add_judgements)
        self.change("voortgang/mijlpalen.yaml", self.add_progress)
        self.change("voortgang/geld.yaml", self.add_figures)
        for file in sorted((self.data / "indicatoren").iterdir()):
            self.change(f"indicatoren/{file.name}", self.add_changes)
        self.change("registers/ketenprojecten/ketenprojecten.yaml", self.add_phases)
        self.change("registers/pilots/pilots.yaml", self.add_pilots)
        self.add_booking()

    def add_decisions(self, file):
        for one in file["besluiten"]:
            steps = one.setdefault("verloop", [])
            day = self.later(one["datum"], *(step["datum"] for step in steps))
            steps.append({"datum": day, "stand": self.random.choice(["open", "afgedaan", "vervallen"])})
        for number, kind in enumerate(["besluit", "toezegging", "motie"]):
            file["besluiten"].append({
                "id": f"later-{number}", "soort": kind, "titel": "Later (voorbeeld)", "datum": self.later(),
                "door": "Later (voorbeeld)", "tekst": "Later.", "document": dict(EVIDENCE), "over": ["mkb", "m05"],
            })  # fmt: skip
        self.decision = file["besluiten"][0]["id"]

    def add_judgements(self, file):
        judged = file["oordelen"]
        for one in judged:
            measure = one.get("maatregel")
            if measure and "gereed" not in measure and self.random.random() < 0.7:
                measure |= {"gereed": self.later(one["datum"]), "uitkomst": "Later gelukt."}
        for about in sorted({one["over"] for one in judged}):
            day = self.later(*(one["datum"] for one in judged if one["over"] == about))
            judged.append({
                "over": about, "datum": day, "oordeel": "niet_op_koers", "oorzaak": "Later.", "gevolg": "Later.",
                "maatregel": {"tekst": "Later.", "eigenaar": "Later (voorbeeld)", "datum": self.later(day)},
            })  # fmt: skip

    def add_progress(self, file):
        for number, one in enumerate(file["mijlpalen"]):
            moves = one.setdefault("verplaatst", [])
            day = self.later(*(move["datum"] for move in moves))
            moves.append({"datum": day, "naar": f"20{30 + number}-Q1", "reden": "Later.", "besluit": self.decision})
            if "vervallen" not in one and self.random.random() < 0.5:
                one["vervallen"] = {"datum": self.later(), "besluit": self.decision, "reden": "Later."}

    def add_figures(self, file):
        for one in list(file["cijfers"]):
            same = [o["datum"] for o in file["cijfers"] if all(o[k] == one[k] for k in ("regel", "jaar", "soort"))]
            file["cijfers"].append(one | {"datum": self.later(*same), "bedrag": 12345})

    def add_changes(self, indicator):
        changes = indicator.setdefault("doelwijzigingen", [])
        bounds = {key: indicator["doel"][key] for key in ("minimum", "maximum") if key in indicator["doel"]}
        bounds = changes[-1]["naar"] if changes else bounds
        changes.append({
            "datum": self.later(*(c["datum"] for c in changes)), "van": dict(bounds), "naar": {"minimum": 77},
            "reden": "Later.", "besluit": self.decision,
        })  # fmt: skip
        definitions = indicator.setdefault("definitiewijzigingen", [])
        definitions.append({
            "datum": self.later(*(c["datum"] for c in definitions)), "van": "eerder", "naar": "later",
            "reden": "Later.", "besluit": self.decision,
        })  # fmt: skip

    def add_phases(self, records):
        for one in records:
            day = self.later(*(step["datum"] for step in one["fase"]))
            one["fase"].append({"datum": day, "waarde": self.random.choice(["pilot", "opschaling"])})

    def add_pilots(self, records):
        for number in range(5):
            day = self.later()
            records.append({
                "id": f"later-{number}", "titel": f"Later {number} (voorbeeld)", "soort": "proces", "sector": "bouw",
                "provinciaal": True, "begonnen": day, "bewijs": dict(EVIDENCE),
            })  # fmt: skip

    def add_booking(self):
        file = self.data / "registers/boekingen/boekingen.csv"
        with file.open(encoding="utf-8", newline="") as text:
            rows = list(csv.DictReader(text))
        # Beyond all that exist, so that none that exists moves.
        late = rows[-1] | {"id": "zz-later", "datum": self.later().isoformat(), "bedrag": "100"}
        with file.open("a", encoding="utf-8", newline="") as text:
            csv.DictWriter(text, fieldnames=rows[0].keys(), lineterminator="\n").writerow(late)


class LaterFacts(unittest.TestCase):
    def test_later_facts_of_every_kind_change_no_byte(self):
        for as_of in DATES:
            scratch = scratch_folder(f"later-{as_of}")
            build_site(copy_project_with_charts(ROOT, scratch / "project"), scratch / "site", "--as-of", as_of)
            before = files_in(scratch / "site")
            for seed in (1, 2):
                with self.subTest(as_of=as_of, seed=seed):
                    project = copy_project_with_charts(ROOT, scratch / f"project-{seed}")
                    Data(project, seed, as_of).add_everything()
                    build_site(project, scratch / f"site-{seed}", "--as-of", as_of)
                    after = files_in(scratch / f"site-{seed}")
                    self.assertEqual(sorted(after), sorted(before))
                    self.assertEqual([path for path in after if after[path] != before[path]], [])

    def test_the_later_facts_are_facts_that_show_in_time(self):
        scratch = scratch_folder("later-shows")
        project = copy_project_with_charts(ROOT, scratch / "project")
        Data(project, 1, "2027-12-31").add_everything()
        build_site(project, scratch / "site", "--as-of", "2029-12-31")
        told = json.loads((scratch / "site/data/indicatoren.json").read_text(encoding="utf-8"))
        self.assertEqual({one["minimum"] for one in told["indicatoren"] if one["soort"] != "per_jaar"}, {77})
        page = (scratch / "site/besluiten/index.html").read_text(encoding="utf-8")
        self.assertIn('id="besluit-later-0"', page)


if __name__ == "__main__":
    unittest.main()
