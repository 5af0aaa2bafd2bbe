"""Two projects that differ in what is hidden, and sites that are the same to the last byte.

Whoever has everything public, charts, downloads, feed and search index included, of every day, cannot
tell which of the two is real. So no file needs to be read: a hidden count with a twin is not in any.
"""

import pathlib
import re
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "support")]

import random_project
from peil_runs import ROOT, build_site, copy_project_with_charts, files_in, run_peil, scratch_folder
from published import HIDDEN, SMALL, breakdowns, figures

DAYS = ["2026-12-31", "2027-12-31"]
SEEDS = range(1, 7)
# What a table divides by: the file and the field of the record.
FIELDS = {"Per sector": ("bedrijven", "sector"), "Per dienst": ("contacten", "dienst")}
MOST_TRIES = 15


def hidden_rows(sites, titles=frozenset(FIELDS)):
    """Of every table of every day, the rows that are hidden."""
    found = {}
    for day, site in sites.items():
        told = figures(site)
        for table in breakdowns(site):
            if "telt_mee" in told[table.figure] or table.title not in titles:
                continue
            for title, said in table.rows.items():
                if said in (SMALL, HIDDEN):
                    found.setdefault((table.title, title.lower()), set()).add((table.figure, table.stands_on or day))
    return found


class Twins(unittest.TestCase):
    proven = hidden = built = 0

    @classmethod
    def tearDownClass(cls):
        print(f"{cls.proven} of {cls.hidden} hidden counts have a twin; {cls.built} sites of twins built")

    def sites_of(self, project, folder):
        sites = {day: folder / day for day in DAYS}
        for day, site in sites.items():
            build_site(project, site, "--as-of", day)
        return {day: files_in(site) for day, site in sites.items()}, sites

    def is_twin(self, project, folder, real):
        """Whether the sites of all days are the same; the last day first, for it tells most."""
        for day in reversed(DAYS):
            Twins.built += 1
            result = run_peil("build", "-C", project, "-o", folder / "twin", "--as-of", day)
            if result.returncode != 0 or files_in(folder / "twin") != real[day]:
                return False
        return True

    def test_hidden_counts_of_invented_projects_have_twins(self):
        for seed in SEEDS:
            with self.subTest(seed=seed):
                folder = scratch_folder(f"twins-{seed}")
                project = random_project.write_project(folder / "project", seed)
                real, sites = self.sites_of(project, folder)
                rows = hidden_rows(sites)
                Twins.hidden += len(rows)
                for title, (name, field) in FIELDS.items():
                    own = {row for table, row in rows if table == title}
                    file = project / f"data/registers/{name}/{name}.yaml"
                    Twins.proven += len(self.with_twin(project, folder, real, file, rf"{field}: (\w+)", own))
        self.assertGreater(Twins.proven, Twins.hidden / 4)

    def with_twin(self, project, folder, real, file, pattern, hidden):
        """The hidden rows that one record can move out of, or into, without a trace."""
        before = file.read_text(encoding="utf-8")
        proven, tries = set(), 0
        moves = [(found, other) for found in re.finditer(pattern, before) for other in sorted(hidden)]
        for found, other in moves:
            if found[1] not in hidden or other == found[1] or {found[1], other} <= proven or tries >= MOST_TRIES:
                continue
            tries += 1
            file.write_text(before[: found.start(1)] + other + before[found.end(1) :], encoding="utf-8")
            if self.is_twin(project, folder, real):
                proven |= {found[1], other}
        file.write_text(before, encoding="utf-8")
        return proven

    def test_municipalities_of_the_shipped_project_have_twins(self):
        folder = scratch_folder("twins-shipped")
        project = copy_project_with_charts(ROOT, folder / "project")
        real, sites = self.sites_of(project, folder)
        titles = {row for table, row in hidden_rows(sites, {"Per gemeente"}) if table == "Per gemeente"}
        codes = {re.sub(r"\W", "_", title) for title in titles}
        self.assertGreater(len(codes), 3)
        Twins.hidden += len(codes)
        file = project / "data/registers/ondernemingen/ondernemingen.yaml"
        proven = self.with_twin(project, folder, real, file, r"waarde: (\w+)", codes)
        self.assertGreater(len(proven), 1)
        Twins.proven += len(proven)


if __name__ == "__main__":
    unittest.main()
