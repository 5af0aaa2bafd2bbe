"""Counts the shipped data again, from domain.md §4 alone, and compares with what the site says."""

import datetime
import functools
import html.parser
import json
import pathlib
import re
import sys
import unittest
from decimal import Decimal

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import rules
from peil_runs import ROOT, build_site, copy_project_with_charts, scratch_folder
from records import read_records, read_yaml

DATA = ROOT / "data"
LAST_DAY = datetime.date(2027, 12, 31)
AS_OF_DATES = ["2025-12-31", "2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31",
               "2027-06-30", "2027-12-31", "2028-02-29"]  # fmt: skip

read = functools.cache(functools.partial(read_records, DATA))
read_file = functools.cache(functools.partial(read_yaml, DATA))


@functools.cache
def site(as_of):
    """The site of the shipped project at a date; one copy of the project keeps the drawn charts."""
    return _builder().site(as_of)


@functools.cache
def _builder():
    return Builder()


class Builder:
    def __init__(self):
        self.scratch = scratch_folder("recount")
        self.project = copy_project_with_charts(ROOT, self.scratch / "project")

    def site(self, as_of):
        build_site(self.project, self.scratch / as_of, "--as-of", as_of)
        return self.scratch / as_of


def figures(as_of, file="indicatoren"):
    text = (site(as_of) / "data" / f"{file}.json").read_text(encoding="utf-8")
    return {one["id"]: one for one in json.loads(text)["indicatoren"]}


# Which records count on a day; of companies and vouchers the site tells the number only.


def provinces():
    return {o["id"] for o in read("organisaties") if o["soort"] == "provincie"}


def counting(register, counts):
    return functools.cache(lambda day: {r["id"] for r in read(register) if counts(r, day)})


@functools.cache
def counting_programmes(day):
    every = read("programmas")
    return {p["id"] for p in every if rules.programme_counts(p, every, provinces(), day)}


COUNTING = {
    "ketenprojecten": counting("ketenprojecten", rules.chain_project_counts),
    "innovaties": counting("innovaties", rules.innovation_counts),
    "programmas": counting_programmes,
    "gemeenten": counting("gemeenten", rules.municipality_counts),
    "ketentafels": counting("ketentafels", rules.table_counts),
    "sectoranalyse-extra": counting("analyses", rules.analysis_counts),
    "pilots-per-jaar": counting("pilots", rules.pilot_counts),
}


@functools.cache
def supported(day):
    return len(
        rules.supported_companies(
            read("contacten"), read("ondernemingen"), read("vouchers"), day
        )
    )


NUMBERS = {
    **{name: lambda day, who=who: len(who(day)) for name, who in COUNTING.items()},
    "mkb": supported,
    "vouchers": lambda day: rules.vouchers_of_year(read("vouchers"), day),
}

# The helping figures that have a rule of their own in §4.


def reached(day):
    return len(
        rules.reached_companies(read("contacten"), read("ondernemingen"), read("vouchers"), day)
    )


def overlap(day):
    projects = COUNTING["ketenprojecten"](day)
    counted = COUNTING["innovaties"](day)
    return sum(
        i["id"] in counted and i.get("hoort_bij") in projects for i in read("innovaties")
    )


def stopped(day):
    counted = COUNTING["innovaties"](day)
    return sum(
        i["id"] in counted and rules.happened(i.get("gestopt", {}).get("datum"), day)
        for i in read("innovaties")
    )


HELPERS = {
    "mkb-bereikt": reached,
    "overlap-innovaties-ketenprojecten": overlap,
    "innovaties-gestopt": stopped,
}


def value_in_series(series, day):
    """A series names the days of change; a value holds until the next."""
    known = [p for p in series if p["datum"] <= day.isoformat()]
    return known[-1]["waarde"] if known else None


def days():
    first = datetime.date(2026, 1, 1)
    return [first + datetime.timedelta(days=n) for n in range((LAST_DAY - first).days + 1)]


def differences(series, recount):
    """Every day on which the site and the recount differ, as `day: site says, recount says`."""
    return [
        f"{day}: site {told}, recount {counted}"
        for day in days()
        for told, counted in [(value_in_series(series, day), recount(day))]
        if told != counted
    ]


class TheRecount(unittest.TestCase):
    def test_the_nine_indicators_are_all_recounted(self):
        self.assertEqual(set(figures("2027-12-31")), set(NUMBERS))

    def test_each_series_agrees_on_every_day_of_the_plan(self):
        told = figures("2027-12-31")
        for name, recount in NUMBERS.items():
            with self.subTest(name):
                self.assertEqual(differences(told[name]["reeks"], recount), [])

    def test_each_value_agrees_at_each_as_of_date(self):
        for as_of in AS_OF_DATES:
            day = datetime.date.fromisoformat(as_of)
            told = figures(as_of)
            for name, recount in NUMBERS.items():
                with self.subTest(name, as_of=as_of):
                    self.assertEqual(told[name]["waarde"], recount(day))
                    self.assertEqual(told[name].get("nvt", False), recount(day) is None)

    def test_the_same_records_count_at_each_as_of_date(self):
        for as_of in AS_OF_DATES:
            day = datetime.date.fromisoformat(as_of)
            told = figures(as_of)
            for name, recount in COUNTING.items():
                with self.subTest(name, as_of=as_of):
                    self.assertEqual(set(told[name]["telt_mee"]), recount(day))

    def test_reached_overlap_and_stopped_agree_on_every_day(self):
        told = figures("2027-12-31", "kengetallen")
        for name, recount in HELPERS.items():
            with self.subTest(name):
                self.assertEqual(differences(told[name]["reeks"], recount), [])

    def test_voucher_sums_agree_where_they_may_be_shown(self):
        told = figures("2027-12-31", "kengetallen")
        for name, sums in [
            ("vouchers-verleend-bedrag", rules.granted_sum),
            ("vouchers-vastgesteld-bedrag", rules.settled_sum),
        ]:
            with self.subTest(name):
                self.assertEqual(
                    Decimal(str(told[name]["waarde"])), sums(read("vouchers"), LAST_DAY)
                )

    def test_these_are_the_numbers_we_published(self):
        # Written down by hand: a mistake in both counts at once would show here.
        published = {
            "2026-12-31": [3, 3, 2, 34, None, 10, 2, 0, 2],
            "2027-12-31": [6, 9, 3, 96, 26, 11, 2, 1, 3],
        }
        names = ["ketenprojecten", "innovaties", "programmas", "mkb", "vouchers", "gemeenten",
                 "ketentafels", "sectoranalyse-extra", "pilots-per-jaar"]  # fmt: skip
        for as_of, numbers in published.items():
            day = datetime.date.fromisoformat(as_of)
            self.assertEqual([NUMBERS[name](day) for name in names], numbers)


# Milestones and money stand on pages; the tables there are read as a reader would.


class Tables(html.parser.HTMLParser):
    """The tables of a page by caption: a list of rows, a row is a list of texts."""

    def __init__(self, page):
        super().__init__()
        self.tables = {}
        self._rows, self._text, self._caption = [], None, None
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self._rows = []
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th", "caption"):
            self._text = ""

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self._rows[-1].append(" ".join(self._text.split()))
        elif tag == "caption":
            self._caption = " ".join(self._text.split())
        elif tag == "table" and self._caption is not None:
            self.tables[self._caption], self._caption = self._rows, None

    def handle_data(self, data):
        if self._text is not None:
            self._text += data


def euros(text):
    """`€ 57.600,50` as a number; words such as `geen gegevens` as None."""
    found = re.fullmatch(r"€\s(-?[\d.]+(?:,\d\d)?)", text)
    return Decimal(found[1].replace(".", "").replace(",", ".")) if found else None


@functools.cache
def first_day(enough):
    """The first day on which something holds, from a year before the plan."""
    start = datetime.date(2025, 1, 1)
    for number in range((datetime.date(2028, 12, 31) - start).days):
        day = start + datetime.timedelta(days=number)
        if enough(day):
            return day
    return None


def valid_tables(day):
    """R52: the tables held on or after 1 July 2026."""
    since = datetime.date(2026, 7, 1)
    return sum(rules.is_held(t, day) and t["datum"] >= since for t in read("ketentafels"))


def municipalities_with(fact, day):
    return sum(
        rules.happened(m.get(fact, {}).get("datum"), day)
        and rules.valid(m[fact], day)
        and rules.proven(m[fact].get("bewijs"))
        for m in read("gemeenten")
    )


# R51: the parts that are counted and not entered.
COUNTED_PARTS = {
    ("m01", "ketentafels"): lambda day: valid_tables(day) >= 2,
    ("m05", "toegang"): lambda day: municipalities_with("toegang", day) == 12,
    ("m05", "instructie"): lambda day: municipalities_with("instructie", day) == 12,
    ("m05", "supportafspraken"): lambda day: municipalities_with("supportafspraken", day) == 12,
    ("m15", "extra-sectoranalyse"): lambda day: len(COUNTING["sectoranalyse-extra"](day)) >= 1,
}


def counted_on(milestone, part, day):
    date = first_day(COUNTED_PARTS[milestone, part])
    return date if date and date <= day else None


class MilestonesAndMoney(unittest.TestCase):
    def test_every_milestone_has_the_status_of_the_recount(self):
        milestones = read_file("mijlpalen.yaml")
        progress = {
            p["mijlpaal"]: p for p in read_file("voortgang/mijlpalen.yaml")["mijlpalen"]
        }
        self.assertEqual(len(milestones), 16)
        for as_of in AS_OF_DATES:
            day = datetime.date.fromisoformat(as_of)
            rows = Tables(site(as_of) / "planning/index.html").tables["Mijlpalen"][1:]
            expected = [
                rules.milestone_status(m, progress.get(m["id"], {}), counted_on, day)
                for m in milestones
            ]
            with self.subTest(as_of=as_of):
                self.assertEqual([row[2] for row in rows], expected)

    def test_a_moved_milestone_shows_both_quarters(self):
        milestones = read_file("mijlpalen.yaml")
        progress = {p["mijlpaal"]: p for p in read_file("voortgang/mijlpalen.yaml")["mijlpalen"]}
        moved = 0
        for as_of in AS_OF_DATES:
            day = datetime.date.fromisoformat(as_of)
            rows = Tables(site(as_of) / "planning/index.html").tables["Mijlpalen"][1:]
            expected = []
            for m in milestones:
                now = rules.quarter_in_force(m, progress.get(m["id"], {}), day)
                first = "" if now == m["kwartaal"] else f" (eerst {shown_quarter(m['kwartaal'])})"
                expected.append(shown_quarter(now) + first)
                moved += bool(first)
            with self.subTest(as_of=as_of):
                self.assertEqual([row[1] for row in rows], expected)
        self.assertTrue(moved)

    def test_every_budget_line_has_the_amounts_of_the_recount(self):
        budget = read_file("begroting.yaml")
        for as_of in AS_OF_DATES:
            day = datetime.date.fromisoformat(as_of)
            tables = Tables(site(as_of) / "begroting/index.html").tables
            expected = [recounted_line(line, budget["jaren"], day) for line in budget["regels"]]
            # Without a booking there is nothing to draw, so no chart with its table.
            if "Geld per kostenpost, alle jaren samen" not in tables:
                self.assertTrue(all(committed is None for _, _, committed, _, _ in expected), as_of)
                continue
            header, *rows = tables["Geld per kostenpost, alle jaren samen"]
            with self.subTest(as_of=as_of):
                self.assertEqual(header[1:5], ["Raming", "Verplicht", "Gerealiseerd", "Vrij"])
                told = [[row[0], *map(euros, row[1:5])] for row in rows]
                self.assertEqual(told, [*expected, totals(expected)])


def shown_quarter(quarter):
    return f"{quarter[-2:]} {quarter[:4]}"


class TargetsAndDecisions(unittest.TestCase):
    def test_the_target_is_the_one_in_force(self):
        for as_of in AS_OF_DATES:
            day = datetime.date.fromisoformat(as_of)
            for name, told in figures(as_of).items():
                indicator = read_file(f"indicatoren/{name}.yaml")
                # A count per year after its last year keeps the target of that year's end.
                on = min(day, LAST_DAY) if indicator["soort"] == "per_jaar" else day
                with self.subTest(name, as_of=as_of):
                    self.assertEqual(
                        (told["minimum"], told["maximum"]), rules.target_in_force(indicator, on)
                    )

    def test_a_year_keeps_the_target_it_ended_with(self):
        shown = {
            as_of: Tables(site(as_of) / "indicatoren/pilots-per-jaar/index.html").tables
            for as_of in ("2026-12-31", "2027-06-30", "2027-12-31")
        }
        rows = {as_of: tables["Pilots per jaar per periode"][1:] for as_of, tables in shown.items()}
        self.assertEqual(
            rows,
            {
                "2026-12-31": [["2026", "2", "minimaal 2", "minimum bereikt"],
                               ["2027", "nog niet begonnen", "minimaal 2", "nog niet"]],
                "2027-06-30": [["2026", "2", "minimaal 2", "minimum bereikt"],
                               ["2027", "2", "minimaal 3", "nog niet bereikt"]],
                "2027-12-31": [["2026", "2", "minimaal 2", "minimum bereikt"],
                               ["2027", "3", "minimaal 3", "minimum bereikt"]],
            },
        )  # fmt: skip

    def test_each_decision_stands_as_in_the_recount(self):
        words = {"open": "open", "in_behandeling": "in behandeling", "afgedaan": "afgedaan",
                 "vervallen": "vervallen"}  # fmt: skip
        for as_of in AS_OF_DATES:
            day = datetime.date.fromisoformat(as_of)
            page = (site(as_of) / "besluiten/index.html").read_text(encoding="utf-8")
            told = {}
            for article in page.split('<article class="besluit" id="besluit-')[1:]:
                head = article.split('<span class="zacht">')[0]
                told[article.split('"')[0]] = re.findall('status__woord">([^<]+)<', head)
            expected = {}
            for one in read_file("besluiten.yaml")["besluiten"]:
                if stands := rules.decision_state(one, day):
                    expected[one["id"]] = [words[stands[0]], *["over de datum"][: stands[1]]]
            with self.subTest(as_of=as_of):
                self.assertEqual(told, expected)

    def test_the_home_page_says_how_many_explanations_are_missing(self):
        judgements = read_file("voortgang/oordelen.yaml")["oordelen"]
        judged = [*NUMBERS, *(e["id"] for p in read_file("pijlers.yaml") for e in p.get("eindbeelden", []))]
        for as_of in AS_OF_DATES:
            day = datetime.date.fromisoformat(as_of)
            missing = sum(
                rules.lacks_explanation([j for j in judgements if j["over"] == id], day)
                for id in judged
            )
            home = (site(as_of) / "index.html").read_text(encoding="utf-8")
            told = re.search(r"Bij (\d+|elk) doel(?:en)?[^.:]*", home)
            with self.subTest(as_of=as_of):
                self.assertEqual(told[1], str(missing) if missing else "elk")

    def test_each_measure_of_an_indicator_is_followed_up(self):
        judgements = read_file("voortgang/oordelen.yaml")["oordelen"]
        for as_of in AS_OF_DATES:
            day = datetime.date.fromisoformat(as_of)
            for name in NUMBERS:
                page = (site(as_of) / f"indicatoren/{name}/index.html").read_text(encoding="utf-8")
                told = re.findall(
                    r"<dt>Maatregel</dt>.*?status__woord\">([^<]+)<", page, re.DOTALL
                )
                expected = [
                    rules.measure_state(j["maatregel"], day)
                    for j in judgements
                    if j["over"] == name and "maatregel" in j and rules.happened(j["datum"], day)
                ]
                with self.subTest(name, as_of=as_of):
                    self.assertEqual(sorted(told), sorted(expected))


def recounted_line(line, years, day):
    """Name, estimate, committed, spent and free of a line, over the years that are known (R63)."""
    figures_kept = read_file("voortgang/geld.yaml")["cijfers"]
    estimate, committed, spent, free = Decimal(0), None, None, None
    for year in years:
        raming = Decimal(line["raming"][str(year)])
        verplicht = rules.booked(read("boekingen"), line["id"], year, "verplichting", day)
        betaald = rules.booked(read("boekingen"), line["id"], year, "betaling", day)
        if "volgt" in line:
            verplicht, betaald = allowed(verplicht, "verleend", day), allowed(betaald, "vastgesteld", day)
        estimate += raming
        committed = add(committed, verplicht)
        spent = add(spent, betaald)
        if verplicht is not None:  # R61
            begroting = rules.last_figure(figures_kept, line["id"], year, "begroting", day)
            basis = raming if begroting is None else begroting
            free = add(free, basis - max(verplicht, betaald or 0))
    return [line["titel"], estimate, committed, spent, free]


def allowed(booked, kind, day):
    """§10.5: what is booked on vouchers stands there only once five of them are in the sum.

    The days here are last days of quarters in which that many came, so the sum is that of the day;
    tests/privacy looks at the days between.
    """
    reached = [v for v in read("vouchers") if v["status"] and any(
        e["waarde"] == kind and e["datum"] <= day for e in v["status"])]  # fmt: skip
    return booked if len(reached) >= 5 else None


def add(total, amount):
    return total if amount is None else amount if total is None else total + amount


def totals(lines):
    return ["Totaal", *(functools.reduce(add, column) for column in list(zip(*lines))[1:])]


if __name__ == "__main__":
    unittest.main()
