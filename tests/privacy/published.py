"""What anyone can read of breakdowns and sums on built sites: the attacker sees nothing else."""

import csv
import html
import html.parser
import io
import json
import re
import zipfile

import openpyxl

MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
          "oktober", "november", "december"]  # fmt: skip
SMALL, HIDDEN = "minder dan 5", "niet getoond"
# The name of a table says which figure it divides.
WINDOW = re.compile(r"Tabel: (.*), (.*)")


def iso_of(words):
    """"31 december 2026" as 2026-12-31."""
    day, month, year = words.split()
    return f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"


class Table:
    """A breakdown as it stands on a page: numbers, or the words in their place."""

    def __init__(self, figure, title):
        self.figure = figure
        self.title = title
        self.rows = {}
        self.total = None
        self.stands_on = None

    def __eq__(self, other):
        return (self.rows, self.total) == (other.rows, other.total)


class Tables(html.parser.HTMLParser):
    """Every breakdown on a page."""

    def __init__(self, text):
        super().__init__()
        self.tables = []
        self._depth = 0
        self._cells = []
        self._row = None
        self._text = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "div":
            if self._depth or "uitsplitsing" in (attrs.get("class") or "").split():
                self._depth += 1
            window = WINDOW.fullmatch(attrs.get("aria-label") or "")
            if self._depth and window:
                self.tables.append(Table(*window.groups()))
        if tag == "tr":
            self._row = []
        self._text = ""

    def handle_data(self, data):
        self._text += data

    def handle_endtag(self, tag):
        if tag == "div" and self._depth:
            self._depth -= 1
        if not self._depth or not self.tables:
            return
        table = self.tables[-1]
        if tag in ("td", "th") and self._row is not None:
            self._row.append(" ".join(self._text.split()))
        if tag == "tr" and len(self._row or []) == 2 and self._row != ["Groep", "Aantal"]:
            if self._row[0] == "Totaal":
                table.total = int(self._row[1].replace(".", ""))
            else:
                table.rows[self._row[0]] = self._row[1]
        words = " ".join(self._text.split())
        if tag == "p" and (found := re.search(r"^Stand op (\d+ \w+ \d{4})\.", words)):
            table.stands_on = iso_of(found[1])


def breakdowns(site):
    """Every breakdown on every page of a site, edition pages too."""
    found = []
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        if 'class="uitsplitsing"' in text:
            found += Tables(text).tables
    return found


def figures(site):
    """All that the site says about each figure, by title."""
    found = {}
    for file in ("indicatoren", "kengetallen"):
        text = (site / "data" / f"{file}.json").read_text(encoding="utf-8")
        for one in json.loads(text)["indicatoren"]:
            found[one["titel"]] = one
    return found


def value_on(figure, day):
    """The value that the printed series of a figure gives for a day."""
    before = [one["waarde"] for one in figure["reeks"] if one["datum"] <= day]
    return before[-1] if before else 0


# What can be taken along: the same tables as CSV, as CSV for Excel, as JSON and as a workbook, each also
# in the archive of all files.
SHOWN = {"minder_dan_5": SMALL, "niet_getoond": HIDDEN}


def _row_said(row):
    if row["getoond"] in SHOWN:
        # An empty cell, and no other way of saying a number.
        assert row["waarde"] in (None, ""), row
        return SHOWN[row["getoond"]]
    return str(int(float(str(row["waarde"]).replace(",", "."))))


def _csv_rows(data, delimiter):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=delimiter))


def _workbook_rows(data, file):
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    head, *rows = book[f"{file}.uitsplitsingen"].iter_rows(values_only=True)
    return [dict(zip(head, row)) for row in rows]


def _json_rows(data):
    return [{"id": one["id"], **row} for one in json.loads(data)["indicatoren"] for row in one.get("uitsplitsingen", [])]


def downloads(site):
    """By source, figure and breakdown: the rows of every table that can be taken along."""
    with zipfile.ZipFile(site / "data/alles.zip") as archive:
        places = {"los": lambda name: (site / "data" / name).read_bytes(), "in alles.zip": archive.read}
        for place, read in places.items():
            for file in ("indicatoren", "kengetallen"):
                yield f"{file}.json {place}", _json_rows(read(f"{file}.json"))
                yield f"{file}.xlsx {place}", _workbook_rows(read(f"{file}.xlsx"), file)
                yield f"{file}.csv {place}", _csv_rows(read(f"{file}.uitsplitsingen.csv"), ",")
                yield f"excel/{file}.csv {place}", _csv_rows(read(f"excel/{file}.uitsplitsingen.csv"), ";")


def taken_along(site):
    """The same, as tables: {(source, id of the figure): [{row: what is said}]}."""
    found = {}
    for source, rows in downloads(site):
        by_breakdown = {}
        for row in rows:
            by_breakdown.setdefault((row["id"], row["uitsplitsing"]), {})[str(row["titel"])] = _row_said(row)
        for (figure, _), table in by_breakdown.items():
            found.setdefault((source, figure), []).append(table)
    return found


TEXT_OF_CHART = re.compile(r"<svg.*?</svg>|aria-label=\"[^\"]*\"", re.S)


def told_beside_tables(site):
    """What charts say: their data, and on the pages the drawings and the sentences for who cannot see them.
    Pairs of a path and a text."""
    for file in sorted(site.rglob("*.vl.json")):
        yield str(file.relative_to(site)), file.read_text(encoding="utf-8")
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        yield str(page.relative_to(site)), html.unescape(" ".join(TEXT_OF_CHART.findall(text)))
