"""Tries to work out what was hidden, from nothing but the built sites (domain.md §10, R67–R71).

Of the shipped project and of small invented ones all tables of several dates, with every edition
that was out by then, go into one integer program. No hidden count may have one possible value, and
no difference of two tables may come down to one to four companies.
"""

import datetime
import functools
import itertools
import pathlib
import re
import sys
import unittest
from decimal import Decimal

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "support"), str(HERE.parent / "recount")]

import random_project
from attack import Attack
from peil_runs import ROOT, build_site, copy_project_with_charts, scratch_folder
from published import HIDDEN, SMALL, breakdowns, figures, taken_along, told_beside_tables, value_on
from records import read_records
from rules import entries, first_grant, voucher_counts

SHIPPED_DAYS = ["2026-12-17", "2026-12-31", "2027-03-31", "2027-06-30", "2027-10-12", "2027-12-22",
                "2027-12-31", "2028-12-31"]  # fmt: skip
RANDOM_DAYS = ["2026-07-01", "2026-12-31", "2027-08-15", "2027-12-31"]
SEEDS = range(1, 13)
SUPPORTED, REACHED = "Mkb-bedrijven bereikt en ondersteund", "Mkb-bedrijven bereikt"
GRANTED, SETTLED = "vouchers-verleend-bedrag", "vouchers-vastgesteld-bedrag"


@functools.cache
def shipped_sites():
    scratch = scratch_folder("privacy")
    project = copy_project_with_charts(ROOT, scratch / "project")
    for day in SHIPPED_DAYS:
        build_site(project, scratch / day, "--as-of", day)
    return {day: scratch / day for day in SHIPPED_DAYS}


def private_tables(sites):
    """By figure, table and day on which it stands; the same day reads the same on every site."""
    found = {}
    for built_on, site in sites.items():
        told = figures(site)
        for table in breakdowns(site):
            figure = told[table.figure]
            if "telt_mee" in figure or table.title.startswith("Per jaar"):
                continue
            day = table.stands_on or built_on
            if not table.rows and not table.stands_on:
                continue
            key = (table.title, table.figure, day)
            assert found.setdefault(key, table) == table, f"{key} reads differently on {built_on}"
    return found


def totals_of(sites):
    """The exact totals that the last site prints for every day."""
    return figures(sites[max(sites)])


class AttackTest(unittest.TestCase):
    attacked = 0
    compared = 0

    @classmethod
    def tearDownClass(cls):
        print(f"{cls.attacked} hidden counts attacked, {cls.compared} pairs of tables compared")

    def attack(self, sites, aliases, within):
        tables = private_tables(sites)
        totals = totals_of(sites)
        self.assertTrue(tables)
        groups = {}
        for (title, figure, day), table in tables.items():
            groups.setdefault(aliases.get(title, title), {})[figure, day] = table
        for title, group in groups.items():
            known = {key: value_on(totals[key[0]], key[1]) for key in group}
            cumulative = {key[0] for key in group if totals[key[0]]["soort"] == "cumulatief"}
            attack = Attack(group, known, within | {(one, one) for one in cumulative})
            AttackTest.attacked += len(list(attack.hidden()))
            AttackTest.compared += len(attack.pairs)
            self.assertEqual(list(attack.given_away()), [], title)
            self.assertEqual(list(attack.small_differences()), [], title)

    def test_the_shipped_project(self):
        self.attack(shipped_sites(), {"Per soort contact": "Per instrument"}, {(SUPPORTED, REACHED)})
        self.assertGreater(AttackTest.attacked, 20)

    def test_invented_projects(self):
        for seed in SEEDS:
            with self.subTest(seed=seed):
                folder = scratch_folder(f"privacy-{seed}")
                project = random_project.write_project(folder / "project", seed)
                sites = {day: folder / day for day in RANDOM_DAYS}
                for day, site in sites.items():
                    build_site(project, site, "--as-of", day)
                self.attack(sites, {}, {("Geholpen bedrijven", "Bereikte bedrijven")})

    def test_downloads_say_no_more_than_pages(self):
        """Each table in each form is that of the page, hidden where it is hidden there."""
        read = hidden = 0
        for site in shipped_sites().values():
            told = figures(site)
            on_pages = {}
            for table in breakdowns(site):
                rows = {title: said.replace(".", "") for title, said in table.rows.items()}
                on_pages.setdefault(told[table.figure]["id"], []).append(rows)
            for (source, figure), tables in taken_along(site).items():
                for table in tables:
                    self.assertIn(table, on_pages[figure], f"{site.name} {source} {figure}")
                    read += 1
                    hidden += sum(said in (SMALL, HIDDEN) for said in table.values())
        self.assertGreater(hidden, 100)
        print(f"{read} tables in downloads, {hidden} hidden counts in them")

    def test_charts_do_not_divide_what_is_private(self):
        """No drawing, data or sentence of a chart of a private figure names a row of its breakdowns."""
        last = shipped_sites()[SHIPPED_DAYS[-1]]
        private = {one["id"]: one["titel"] for one in figures(last).values() if "telt_mee" not in one}
        rows = {title for table in breakdowns(last) if table.figure in private.values() for title in table.rows}
        # Years are totals, and the word voucher is in the name of the figure itself.
        rows = {one for one in rows if not re.fullmatch(r"\d{4}", one)} - {"voucher"}
        self.assertGreater(len(rows), 10)
        read = 0
        for site in shipped_sites().values():
            for path, text in told_beside_tables(site):
                if not any(re.search(rf"(?<![a-z-]){one}(?![a-z-])", path) for one in private):
                    continue
                read += 1
                for row in rows:
                    self.assertIsNone(re.search(rf"(?<!\w){re.escape(row)}(?!\w)", text), f"{site.name} {path}: {row}")
        self.assertGreater(read, 50)
        print(f"{read} files with charts of private figures")

    def test_no_breakdown_stands_in_an_edition(self):
        for site in shipped_sites().values():
            for page in (site / "edities").rglob("*.html"):
                self.assertNotIn('class="uitsplitsing"', page.read_text(encoding="utf-8"))


# Sums. The attacker subtracts every two amounts that were ever printed; here we look up of how many
# companies that tells.


@functools.cache
def companies_of_vouchers():
    same = {c["id"]: c.get("zelfde_onderneming_als") for c in read_records(ROOT / "data", "ondernemingen")}
    companies = {}
    for contact in read_records(ROOT / "data", "contacten"):
        company = contact["onderneming"]
        while same[company]:
            company = same[company]
        if contact.get("voucher"):
            companies.setdefault(contact["voucher"], set()).add(company)
    return companies


def amounts(kind, day):
    """By voucher, as domain.md R44 and R45 count them."""
    found = {}
    for voucher in read_records(ROOT / "data", "vouchers"):
        if not any(voucher_counts(voucher, year, day) for year in (2026, 2027)):
            continue
        known = entries(voucher["status"], day)
        if kind == GRANTED or known[-1]["waarde"] == "vastgesteld":
            word = "verleend" if kind == GRANTED else "vastgesteld"
            found[voucher["id"]] = Decimal(str([e for e in known if e["waarde"] == word][-1]["bedrag"]))
    return found


def quarter_ends(until):
    days = (f"{year}-{end}" for year in (2026, 2027, 2028) for end in ("03-31", "06-30", "09-30", "12-31"))
    return [day for day in days if day <= until]


def printed_sums(sites):
    """Every amount that a site prints for vouchers, with the sum and day that it must be."""
    found = []
    for built_on, site in sites.items():
        for figure in figures(site).values():
            if figure["id"] in (GRANTED, SETTLED) and figure["waarde"]:
                value = Decimal(str(figure["waarde"]))
                found.append((figure["id"], built_on, value))
    return found


def money_of_line(page):
    """The cells of the line of the vouchers in every table of money on a page."""
    for row in re.findall(r"<tr.*?</tr>", page.read_text(encoding="utf-8"), re.S):
        if "MKB-voucherregeling" in row:
            yield [Decimal(one.replace(".", "").replace(",", ".")) for one in
                   re.findall("€\N{NO-BREAK SPACE}(-?[0-9.]+(?:,[0-9]+)?)", row)]  # fmt: skip


class SumTest(unittest.TestCase):
    def as_made(self, kind, built_on, value):
        """The amounts by voucher that a printed sum is made of."""
        for day in reversed(quarter_ends(built_on)):
            made = amounts(kind, datetime.date.fromisoformat(day))
            if sum(made.values()) == value:
                return made
        return self.fail(f"{kind} on {built_on}: {value} is no sum on the last day of a quarter")

    def test_every_difference_of_two_sums_is_about_five_companies_or_none(self):
        made = {}
        for kind, built_on, value in printed_sums(shipped_sites()):
            made[kind, value] = self.as_made(kind, built_on, value)
        self.assertGreater(len(made), 3)
        compared = 0
        for (_, a), (_, b) in itertools.combinations([*made.items(), ("nothing", {})], 2):
            vouchers = {v for v in a.keys() | b.keys() if a.get(v) != b.get(v)}
            companies = set().union(*(companies_of_vouchers().get(v, set()) for v in vouchers))
            if vouchers:
                self.assertGreaterEqual(len(companies), 5)
                compared += 1
        print(f"{len(made)} sums of vouchers, {compared} differences")

    def test_the_budget_says_no_more_than_the_sums(self):
        allowed = {Decimal(0)}
        pages = 0
        for built_on, site in shipped_sites().items():
            allowed |= {value for _, day, value in printed_sums({built_on: site})}
            for page in [site / "begroting/index.html", site / "staten/index.html"]:
                for cells in money_of_line(page):
                    pages += 1
                    booked = {200000 - one for one in allowed} | allowed
                    for cell in cells:
                        # What the plan and staff write down of the whole line is no sum of bookings.
                        if cell in (200000, 165000, 175000, 35000, 25000):
                            continue
                        self.assertIn(cell, booked, f"{page} {cells}")
        self.assertGreater(pages, 5)


if __name__ == "__main__":
    unittest.main()
