"""What anyone can read of breakdowns and sums on built sites: the attacker sees nothing else."""

import html.parser
import json
import re

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
