"""Everything that can be taken along says the same as the site: read back from a built site and compared."""

import collections
import csv
import datetime
import functools
import hashlib
import html.parser
import io
import json
import pathlib
import re
import shutil
import sys
import unittest
import zipfile

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from peil_runs import ROOT, build_site, copy_project_with_charts, scratch_folder

SMALL = ROOT / "tests/sites/klein/project"
OTHER = ROOT / "tests/sites/weidevogels/project"
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
ADDRESS = "https://voortgang.voorbeeld.nl/"


@functools.cache
def built_sites():
    """The shipped project on two dates, one of them with all that a catalogue asks for, and two others."""
    scratch = scratch_folder("open-data")
    sites = {}
    for name, project, as_of in [
        ("shipped-2026", ROOT, "2026-12-31"),
        ("shipped-2027", ROOT, "2027-12-31"),
        ("small", SMALL, "2027-06-30"),
        ("other", OTHER, "2028-12-31"),
    ]:
        copy = copy_project_with_charts(project, scratch / f"project-{name}")
        if name == "shipped-2027":
            with (copy / "data/plan.yaml").open("a", encoding="utf-8") as plan:
                plan.write(f"adres: {ADDRESS}\nlicentie: cc0\n")
                plan.write("contact: {naam: Team monitoring, adres: monitoring@voorbeeld.nl}\n")
        build_site(copy, scratch / name, "--as-of", as_of)
        sites[name] = scratch / name
    return sites


def read_csv(file):
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.reader(text))


def read_excel_csv(file):
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.reader(text, delimiter=";"))


def number(text):
    """The number in a cell of a data file; None for an empty one."""
    return None if text in ("", None) else round(float(text), 6)


def dutch_number(text):
    """A number as a page prints it: € 1.234,50 or 67,3%."""
    bare = re.sub(r"[€%\u00a0\s]", "", text).replace(".", "").replace(",", ".")
    return round(float(bare), 6)


class Data:
    """The folder `data/` of a site, or that of an edition, and the description of it."""

    def __init__(self, site, folder=None):
        self.site = site
        self.folder = folder or site / "data"
        self.package = json.loads((self.folder / "datapackage.json").read_text(encoding="utf-8"))
        self.fields = {one["name"]: one["schema"]["fields"] for one in self.package["resources"]}

    def datasets(self):
        return sorted({name.split(".")[0] for name in self.fields})

    def tables(self, dataset):
        return [name for name in self.fields if name.split(".")[0] == dataset]

    def rows(self, table):
        """The rows of the CSV file as the schema reads them."""
        head, *rows = read_csv(self.folder / f"{table}.csv")
        return [{name: value(field, text) for name, field, text in zip(head, self.fields[table], row)} for row in rows]

    def json(self, dataset):
        return json.loads((self.folder / f"{dataset}.json").read_text(encoding="utf-8"))


def value(field, text):
    if text == "":
        return [] if field["type"] == "list" else None
    if field["type"] == "list":
        return [value({"type": field["itemType"]}, one) for one in text.split(field["delimiter"])]
    if field["type"] in ("number", "integer"):
        return number(text)
    if field["type"] == "boolean":
        return {"true": True, "false": False}[text]
    return text


class Site(unittest.TestCase):
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        cls.sites = {name: Data(site) for name, site in built_sites().items()}

    def each(self):
        for name, data in self.sites.items():
            for dataset in data.datasets():
                with self.subTest(site=name, dataset=dataset):
                    yield data, dataset


class Formats(Site):
    """The same cells in every format."""

    def test_the_dutch_csv_says_what_the_csv_says(self):
        for data, dataset in self.each():
            for table in data.tables(dataset):
                self.assertEqual(dutch_differences(data, table), [], table)

    def test_the_workbook_says_what_the_csv_says(self):
        for data, dataset in self.each():
            self.assertEqual(workbook_differences(data, dataset), [])

    def test_the_json_says_what_the_csv_says(self):
        for data, dataset in self.each():
            self.assertEqual(json_differences(data, dataset), [])

    def test_a_change_in_one_format_is_noticed(self):
        data = self.sites["small"]
        copy = scratch_folder("open-data-changed") / "site"
        for change, differences in [
            (lambda: swap(copy / "data/excel/indicatoren.csv", b";1;", b";7;"), dutch_differences),
            (lambda: swap(copy / "data/indicatoren.csv", b",1,", b",7,"), dutch_differences),
            (lambda: swap(copy / "data/indicatoren.json", b'"waarde":1', b'"waarde":7'), json_differences),
            (lambda: change_workbook(copy / "data/indicatoren.xlsx"), workbook_differences),
        ]:
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(data.site, copy)
            self.assertEqual(differences(Data(copy), "indicatoren"), [])
            change()
            self.assertNotEqual(differences(Data(copy), "indicatoren"), [])

    def test_csv_is_as_rfc_4180_has_it(self):
        for data, dataset in self.each():
            for table in data.tables(dataset):
                content = (data.folder / f"{table}.csv").read_bytes()
                self.assertTrue(content.endswith(b"\r\n"))
                self.assertFalse(content.startswith(b"\xef\xbb\xbf"))
                rows = read_csv(data.folder / f"{table}.csv")
                self.assertEqual({len(row) for row in rows}, {len(rows[0])})
                again = io.StringIO()
                csv.writer(again, lineterminator="\r\n").writerows(rows)
                self.assertEqual(again.getvalue().encode(), content)

    def test_no_cell_for_excel_begins_a_formula(self):
        for data, dataset in self.each():
            for table in data.tables(dataset):
                for row in read_excel_csv(data.folder / f"excel/{table}.csv"):
                    for cell in row:
                        if cell.lstrip(" ").startswith(FORMULA):
                            self.assertRegex(cell, r"^-\d+(,\d+)?$")

    def test_the_archive_holds_every_file_and_nothing_else(self):
        for name, data in self.sites.items():
            with self.subTest(name), zipfile.ZipFile(data.folder / "alles.zip") as archive:
                self.assertIsNone(archive.testzip())
                inside = {one.filename: archive.read(one) for one in archive.infolist()}
                self.assertEqual({one.date_time for one in archive.infolist()}, {(2000, 1, 1, 12, 0, 0)})
                beside = {
                    str(file.relative_to(data.folder)): file.read_bytes()
                    for file in data.folder.rglob("*")
                    if file.is_file() and file.name not in ("alles.zip", "catalog.jsonld")
                }
                self.assertIn("voorbeeldgegevens", inside.pop("LEESMIJ.txt").decode())
                self.assertEqual(inside, beside)


def swap(file, old, new):
    content = file.read_bytes()
    assert old in content, f"{file}: {old}"
    file.write_bytes(content.replace(old, new, 1))


def change_workbook(file):
    book = openpyxl.load_workbook(file)
    sheet = book["indicatoren"]
    column = next(cell.column for cell in sheet[1] if cell.value == "waarde")
    sheet.cell(2, column).value = 7
    book.save(file)


def dutch_differences(data, table):
    plain, dutch = read_csv(data.folder / f"{table}.csv"), read_excel_csv(data.folder / f"excel/{table}.csv")
    wrong = [] if len(plain) == len(dutch) and plain[0] == dutch[0] else [f"{len(plain)} and {len(dutch)} rows"]
    for row, other in zip(plain[1:], dutch[1:]):
        for field, one, two in zip(data.fields[table], row, other):
            kind = field.get("itemType", field["type"])
            if kind in ("number", "integer"):
                two = two.replace(",", ".")
            elif kind == "boolean":
                two = {"ja": "true", "nee": "false", "": ""}[two]
            elif two.startswith("'") and one.lstrip(" ").startswith(FORMULA):
                two = two[1:]
            if one != two:
                wrong.append(f"{table}: {field['name']}: {one!r} and {two!r}")
    return wrong


def sheet_text(field, cell):
    """A cell of a workbook as the CSV has it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if field["type"] in ("number", "integer"):
        assert isinstance(cell, (int, float)), f"{field['name']}: {cell!r} is no number"
        return number(cell)
    return cell


def workbook_differences(data, dataset):
    book = openpyxl.load_workbook(data.folder / f"{dataset}.xlsx", read_only=True)
    tables = data.tables(dataset)
    wrong = [] if book.sheetnames[-1] == "Uitleg" else [f"sheets {book.sheetnames}"]
    for table, sheet in zip(tables, book.worksheets):
        head, *plain = read_csv(data.folder / f"{table}.csv")
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        if rows[0] != head or len(rows) != len(plain) + 1:
            wrong.append(f"{table}: {len(rows)} rows")
        for row, cells in zip(plain, rows[1:]):
            for field, one, cell in zip(data.fields[table], row, cells + [None] * len(row)):
                if field["type"] in ("number", "integer"):
                    one = number(one) if one else ""
                if one != sheet_text(field, cell):
                    wrong.append(f"{table}: {field['name']}: {one!r} and {cell!r}")
    return wrong


def flat(record):
    """The members of an object with the paths that columns have; lists of objects apart."""
    cells, lists = {}, {}
    for name, one in record.items():
        if isinstance(one, dict):
            inner, below = flat(one)
            cells |= {f"{name}.{key}": member for key, member in inner.items()}
            lists |= {f"{name}.{key}": member for key, member in below.items()}
        elif isinstance(one, list):
            lists[name] = one
        else:
            cells[name] = round(one, 6) if isinstance(one, float) else one
    return cells, lists


def json_differences(data, dataset):
    told = data.json(dataset)
    [records] = [one for one in told.values() if isinstance(one, list)]
    return compare_level(data, dataset, records, {}, ())


def compare_level(data, table, records, key, position):
    """The objects of a list against the rows of its table that have this key, and all below them."""
    names = [field["name"] for field in data.fields[table]]
    rows = [row for row in data.rows(table) if all(row[name] == one for name, one in key.items())]
    wrong = [] if len(rows) == len(records) else [f"{table} {key}: {len(records)} and {len(rows)} rows"]
    for row, record in zip(rows, records):
        if not isinstance(record, dict):
            wrong += [] if record in row.values() else [f"{table} {key}: {record!r} is not in {row}"]
            continue
        cells, lists = flat(record)
        for name, one in cells.items():
            # A record that is named in a trace goes by `id` in JSON.
            if row.get("record" if name == "id" and "record" in row else name) != one:
                wrong.append(f"{table} {key}: {name}: {one!r} and {row.get(name)!r}")
        own_key = [one for one in data.package["resources"] if one["name"] == table][0]["schema"]["primaryKey"]
        for name, items in lists.items():
            if name in names:
                wrong += [] if row[name] == items else [f"{table} {key}: {name}"]
            elif f"{table}.{name}" in data.fields:
                wrong += compare_level(data, f"{table}.{name}", items, {one: row[one] for one in own_key}, position)
            else:
                wrong.append(f"{table}: a list {name} that no table has")
    return wrong


class Cells(html.parser.HTMLParser):
    """The tables of a page: rows of cells, each with its text."""

    def __init__(self, text):
        super().__init__()
        self.tables, self.captions, self.cell, self.inside = [], [], None, []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.tables.append([])
            self.captions.append("")
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th", "caption"):
            self.cell = []

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.tables[-1][-1].append(" ".join("".join(self.cell).split(" ")).strip())
            self.cell = None
        elif tag == "caption":
            self.captions[-1] = "".join(self.cell).strip()
            self.cell = None

    def handle_data(self, text):
        if self.cell is not None:
            self.cell.append(text)


def page_text(site, path):
    return (site / path).read_text(encoding="utf-8")


def islands(text):
    return [json.loads(one) for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)]


class Pages(Site):
    """The numbers in pages and charts are those of the data."""

    def indicators(self, data):
        for one in data.rows("indicatoren"):
            yield one, page_text(data.site, f"indicatoren/{one['id']}/index.html")

    def test_the_figure_on_the_page_is_that_of_the_data(self):
        seen = 0
        for name, data in self.sites.items():
            for one, page in self.indicators(data):
                with self.subTest(site=name, indicator=one["id"]):
                    self.assertEqual(shown_figure(page), one["waarde"])
                    seen += one["waarde"] is not None
        self.assertGreater(seen, 20)

    def test_the_figure_for_machines_is_that_of_the_data(self):
        for name, data in self.sites.items():
            for one, page in self.indicators(data):
                with self.subTest(site=name, indicator=one["id"]):
                    [figure] = islands(page)
                    self.assertEqual(figure["@type"], "Dataset")
                    measured = figure["variableMeasured"]
                    self.assertEqual(measured.get("value"), one["waarde"])
                    self.assertEqual(measured.get("minValue"), one["minimum"])
                    self.assertEqual(measured.get("maxValue"), one["maximum"])
                    self.assertEqual(figure["creativeWorkStatus"], one["stand"])

    def test_each_figure_can_be_cited(self):
        for name, data in self.sites.items():
            for one, page in self.indicators(data):
                with self.subTest(site=name, indicator=one["id"]):
                    [figure] = islands(page)
                    self.assertIn(one["titel"], figure["citation"])
                    self.assertIn(figure["citation"], page.replace("&amp;", "&").replace("&#39;", "'"))
                    if name == "shipped-2027":
                        self.assertIn(f"{ADDRESS}indicatoren/{one['id']}/”</span>", page)

    def test_charts_are_drawn_from_the_same_series(self):
        compared = collections.Counter()
        for name, data in self.sites.items():
            series = collections.defaultdict(list)
            for row in data.rows("indicatoren.reeks"):
                series[row["id"]].append((row["datum"], row["waarde"]))
            for one, _ in self.indicators(data):
                for kind in ("verloop", "bereik"):
                    file = data.site / f"indicatoren/{one['id']}/{kind}-{one['id']}.vl.json"
                    if file.exists():
                        with self.subTest(site=name, chart=file.name):
                            self.assertEqual(chart_differences(kind, json.loads(file.read_text()), one, series), [])
                            compared[kind] += 1
        self.assertGreater(min(compared["verloop"], compared["bereik"]), 5, compared)

    def test_divisions_on_the_page_are_those_of_the_data(self):
        seen = 0
        for name, data in self.sites.items():
            if "indicatoren.uitsplitsingen" not in data.fields:
                continue
            for one, page in self.indicators(data):
                with self.subTest(site=name, indicator=one["id"]):
                    rows = [row for row in data.rows("indicatoren.uitsplitsingen") if row["id"] == one["id"]]
                    printed = collections.Counter(
                        (row[0], row[-1]) for table in Cells(page).tables for row in table if len(row) == 2
                    )
                    for row in rows:
                        seen += 1
                        text = {"minder_dan_5": "minder dan 5", "niet_getoond": "niet getoond"}.get(row["getoond"])
                        options = [shown for title, shown in printed if title == row["titel"]]
                        if text is None:
                            numbers = [dutch_number(s) for s in options if re.fullmatch(r"[€%\d.,\s\u00a0-]+", s)]
                            self.assertIn(row["waarde"], numbers, row)
                        else:
                            self.assertIsNone(row["waarde"], row)
                            self.assertIn(text, options, row)
        self.assertGreater(seen, 20)

    def test_money_on_the_page_is_that_of_the_data(self):
        for name, data in self.sites.items():
            if "begroting" not in data.fields:
                continue
            page = Cells(page_text(data.site, "begroting/index.html"))
            printed = collections.defaultdict(list)
            for table in page.tables:
                for row in table:
                    printed[row[0]].append(row[1:])
            for row in data.rows("begroting"):
                with self.subTest(site=name, line=row["kostenpost"], year=row["jaar"]):
                    amounts = [row[key] for key in ("raming", "begroting", "verplicht", "gerealiseerd", "prognose")]
                    matching = [cells for cells in printed[row["titel"]] if money_in(cells)[: len(amounts)] == amounts]
                    only_estimated = [cells for cells in printed[row["titel"]] if row["raming"] in money_in(cells)]
                    self.assertTrue(matching or (amounts[1:] == [None] * 4 and only_estimated), amounts)

    def test_lists_on_pages_hold_the_records_of_the_data(self):
        for name, data in self.sites.items():
            for one in data.package["resources"]:
                path = data.site / one["name"] / "index.html"
                if not path.exists() or one["name"] in ("indicatoren", "begroting", "besluiten", "edities"):
                    continue
                with self.subTest(site=name, register=one["name"]):
                    [main] = [t for t in Cells(path.read_text(encoding="utf-8")).tables if t and len(t) > 0][-1:] or [[]]
                    rows = data.rows(one["name"])
                    self.assertEqual(len(main) - 1 if rows else 0, len(rows))

    def test_milestones_on_the_page_are_those_of_the_data(self):
        for name, data in self.sites.items():
            if "mijlpalen" not in data.fields:
                continue
            page = page_text(data.site, "planning/index.html")
            for row in data.rows("mijlpalen"):
                with self.subTest(site=name, milestone=row["id"]):
                    part = re.search(rf'id="mijlpaal-{row["id"]}".*?(?=id="mijlpaal-|</main>)', page, re.S)[0]
                    self.assertIn(f"status--{row['stand']}", part)

    def test_the_page_names_every_file_with_its_size(self):
        for name, data in self.sites.items():
            page = page_text(data.site, "open-data/index.html")
            links = dict(re.findall(r'<a href="\.\./data/([^"]+)"[^>]*>([^<]*)</a>', page))
            for file in sorted(data.folder.rglob("*")):
                path = str(file.relative_to(data.folder))
                if file.is_dir():
                    continue
                with self.subTest(site=name, file=path):
                    self.assertIn(path, links)
                    if path not in ("alles.zip", "datapackage.json", "catalog.jsonld"):
                        self.assertEqual(links[path], size_text(file.stat().st_size))


def size_text(size):
    if size < 1_000_000:
        return f"{-(-size // 1000)}\u00a0kB"
    return f"{-(-size // 100_000) / 10:g}".replace(".", ",") + "\u00a0MB"


def shown_figure(page):
    """The large number at the top of the page of an indicator, or what stands there instead."""
    part = re.search(r'<div class="groot-cijfer">(.*?)</div>', page, re.S)[1]
    text = re.sub(r"<[^>]+>", " ", re.search(r"<strong.*?</strong>", part, re.S)[0])
    found = re.search(r"-?\d[\d.]*(?:,\d+)?", text)
    if found:
        return dutch_number(found[0])
    return {"ja": 1, "nee": 0}.get(text.strip().split()[0] if text.strip() else "", None)


def values_in(spec):
    """Every row of data in a specification, whatever it calls its parts."""
    if isinstance(spec, dict):
        if isinstance(spec.get("values"), list):
            yield from (one for one in spec["values"] if isinstance(one, dict))
        for one in spec.values():
            yield from values_in(one)
    elif isinstance(spec, list):
        for one in spec:
            yield from values_in(one)


def chart_differences(kind, spec, row, series):
    told = list(values_in(spec))
    numbers = {round(float(v), 6) for one in told for v in one.values() if isinstance(v, (int, float)) and not isinstance(v, bool)}
    wrong = []
    if row["waarde"] is not None and row["waarde"] not in numbers:
        wrong.append(f"{row['id']}: {row['waarde']} is not in the chart, {sorted(numbers)} are")
    if kind == "verloop":
        points = {(v, n) for one in told for v in one.values() if isinstance(v, str)
                  for n in one.values() if isinstance(n, (int, float))}  # fmt: skip
        for day, amount in series[row["id"]]:
            if amount is not None and (day, amount) not in {(d, round(float(n), 6)) for d, n in points}:
                wrong.append(f"{row['id']}: {day} {amount} is not in the chart")
    return wrong


def money_in(cells):
    """The amounts in the cells of a row, None where it says that there is none."""
    amounts = []
    for cell in cells:
        found = re.match(r"€\s*(-?[\d.]+(?:,\d+)?)", cell.replace("\u00a0", " "))
        amounts.append(dutch_number(found[1]) if found else None)
    return amounts


class Package(Site):
    """datapackage.json as the Data Package standard has it, and the files as it says."""

    TYPES = {"string", "number", "integer", "boolean", "date", "list"}

    def test_the_package_has_what_the_standard_asks(self):
        for name, data in self.sites.items():
            with self.subTest(name):
                package = data.package
                self.assertEqual(package["$schema"], "https://datapackage.org/profiles/2.0/datapackage.json")
                self.assertRegex(package["name"], r"^[a-z0-9._/-]+$")
                self.assertTrue(package["resources"])
                self.assertEqual("licenses" in package, name == "shipped-2027")
        licence = self.sites["shipped-2027"].package["licenses"]
        self.assertEqual([one["name"] for one in licence], ["CC0-1.0"])

    def test_every_file_is_what_the_package_says(self):
        for name, data in self.sites.items():
            for one in data.package["resources"]:
                with self.subTest(site=name, resource=one["name"]):
                    content = (data.folder / one["path"]).read_bytes()
                    self.assertEqual(one["type"], "table")
                    self.assertEqual((one["bytes"], one["hash"]),
                                     (len(content), "sha256:" + hashlib.sha256(content).hexdigest()))  # fmt: skip
                    self.assertEqual(read_csv(data.folder / one["path"])[0], [f["name"] for f in one["schema"]["fields"]])

    def test_every_cell_fits_its_schema(self):
        for name, data in self.sites.items():
            keys = {
                one["name"]: {row[0] for row in read_csv(data.folder / one["path"])[1:]} for one in data.package["resources"]
            }
            for one in data.package["resources"]:
                with self.subTest(site=name, resource=one["name"]):
                    self.check(data, one, keys)

    def check(self, data, resource, keys):
        schema = resource["schema"]
        rows = data.rows(resource["name"])
        for field in schema["fields"]:
            self.assertIn(field["type"], self.TYPES)
            rules = field.get("constraints", {})
            for row in rows:
                cell = row[field["name"]]
                if cell is None:
                    self.assertFalse(rules.get("required"), (field["name"], row))
                    continue
                if "enum" in rules:
                    self.assertIn(cell, rules["enum"])
                if field["type"] == "date":
                    datetime.date.fromisoformat(cell)
                if field["type"] == "integer":
                    self.assertEqual(cell, int(cell))
                if "pattern" in rules:
                    self.assertRegex(cell, f"^(?:{rules['pattern']})$")
                if "minimum" in rules:
                    self.assertGreaterEqual(cell, rules["minimum"])
                if "maximum" in rules:
                    self.assertLessEqual(cell, rules["maximum"])
        found = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
        self.assertEqual([key for key, n in collections.Counter(found).items() if n > 1], [], "keys are unique")
        for key in schema.get("foreignKeys", []):
            [name] = key["fields"]
            target = key["reference"].get("resource", resource["name"])
            self.assertEqual({row[name] for row in rows if row[name] is not None} - keys[target], set(), (name, target))


class Catalogue(Site):
    """catalog.jsonld, the members that DCAT-AP-NL 3.0 asks for one by one."""

    # https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/ and its shapes: the fewest and the most of each.
    CATALOGUE = {
        "dct:title": (1, 99), "dct:description": (1, 99), "dct:publisher": (1, 1), "dcat:contactPoint": (1, 1),
        "dcat:dataset": (1, 999), "dct:license": (1, 1), "dct:language": (1, 99), "dcat:themeTaxonomy": (1, 99),
        "dct:issued": (0, 1), "dct:modified": (1, 1), "foaf:homepage": (1, 1),
    }  # fmt: skip
    DATASET = {
        "dct:title": (1, 99), "dct:description": (1, 99), "dct:identifier": (1, 1), "dct:publisher": (1, 1),
        "dct:creator": (1, 99), "dcat:contactPoint": (1, 1), "dcat:theme": (1, 99), "dct:accessRights": (1, 1),
        "dct:language": (1, 99), "dct:issued": (1, 1), "dct:modified": (1, 1), "dcat:version": (0, 1),
        "adms:status": (0, 1), "dcat:distribution": (1, 99), "dcat:landingPage": (1, 99), "dct:temporal": (1, 99),
    }  # fmt: skip
    DISTRIBUTION = {
        "dcat:accessURL": (1, 1), "dcat:downloadURL": (1, 1), "dct:license": (1, 1), "dct:format": (1, 1),
        "dcat:mediaType": (1, 1), "dcat:byteSize": (1, 1), "spdx:checksum": (1, 1), "dct:title": (1, 99),
    }  # fmt: skip
    LISTS = {
        "dcat:theme": "data-theme", "dct:accessRights": "access-right", "dct:language": "language",
        "dct:format": "file-type",
    }  # fmt: skip

    def read(self, name):
        return json.loads((self.sites[name].folder / "catalog.jsonld").read_text(encoding="utf-8"))

    def check(self, thing, kind, members):
        self.assertEqual(thing["@type"], kind)
        for name, (fewest, most) in members.items():
            with self.subTest(thing=thing["@id"], member=name):
                found = thing.get(name, [])
                found = found if isinstance(found, list) else [found]
                self.assertTrue(fewest <= len(found) <= most, found)
                for one in found:
                    self.assertTrue(one)
                    if name in self.LISTS:
                        start = f"http://publications.europa.eu/resource/authority/{self.LISTS[name]}/"
                        self.assertTrue(one["@id"].startswith(start), one)

    def test_every_member_that_the_profile_asks_for_is_there(self):
        catalogue = self.read("shipped-2027")
        self.check(catalogue, "dcat:Catalog", self.CATALOGUE)
        self.assertEqual({one["dct:identifier"] for one in catalogue["dcat:dataset"]} - {
            f"{ADDRESS}open-data/#{name}"
            for name in ["alles", *(f"gegevens-{one}" for one in self.sites["shipped-2027"].datasets())]}, set())  # fmt: skip
        for dataset in catalogue["dcat:dataset"]:
            self.check(dataset, "dcat:Dataset", self.DATASET)
            for distribution in dataset["dcat:distribution"]:
                self.check(distribution, "dcat:Distribution", self.DISTRIBUTION)
        for agent in ("dct:publisher", "dct:creator"):
            self.assertEqual(catalogue[agent]["@type"], "foaf:Agent")
            self.assertTrue(catalogue[agent]["foaf:name"]["@value"])
        contact = catalogue["dcat:contactPoint"]
        self.assertEqual((contact["vcard:fn"]["@value"], contact["vcard:hasEmail"]["@id"]),
                         ("Team monitoring", "mailto:monitoring@voorbeeld.nl"))  # fmt: skip
        self.assertEqual(catalogue["dct:license"]["@id"], "https://creativecommons.org/publicdomain/zero/1.0/")

    def test_every_file_of_the_catalogue_is_there_and_as_it_says(self):
        for name, base in [("shipped-2027", ADDRESS), ("shipped-2026", "../")]:
            data = self.sites[name]
            seen = set()
            for dataset in self.read(name)["dcat:dataset"]:
                for one in dataset["dcat:distribution"]:
                    path = one["dcat:downloadURL"]["@id"].removeprefix(base)
                    content = (data.site / path).read_bytes()
                    seen.add(path)
                    self.assertEqual(int(one["dcat:byteSize"]["@value"]), len(content))
                    self.assertEqual(one["spdx:checksum"]["spdx:checksumValue"]["@value"],
                                     hashlib.sha256(content).hexdigest())  # fmt: skip
            files = {str(file.relative_to(data.site)) for file in data.folder.rglob("*") if file.is_file()}
            self.assertEqual(files - seen, {"data/datapackage.json", "data/catalog.jsonld"})

    def test_every_address_is_absolute_once_the_site_has_one(self):
        def ids(thing):
            if isinstance(thing, dict):
                yield from ([thing["@id"]] if "@id" in thing else [])
                for name, one in thing.items():
                    if name != "@context":
                        yield from ids(one)
            elif isinstance(thing, list):
                for one in thing:
                    yield from ids(one)

        self.assertEqual([one for one in ids(self.read("shipped-2027")) if not re.match(r"https?://|mailto:", one)], [])
        self.assertIn("../data/indicatoren.csv", set(ids(self.read("shipped-2026"))))


class Editions(unittest.TestCase):
    def test_the_data_of_a_frozen_edition_is_frozen_with_it(self):
        site = built_sites()["shipped-2027"]
        kept = ROOT / "data/edities/voortgangsrapport-2026/pagina"
        for name in ("indicatoren.json", "indicatoren.csv", "indicatoren.reeks.csv", "datapackage.json"):
            with self.subTest(name):
                beside = site / "edities/voortgangsrapport-2026" / name
                self.assertEqual(beside.read_bytes(), (kept / name).read_bytes())

    def test_all_of_it_and_the_overview_of_editions_say_the_same(self):
        site = built_sites()["shipped-2027"]
        overview = Data(site).rows("edities.cijfers")
        for edition in sorted((site / "edities").glob("*/datapackage.json")):
            with self.subTest(edition.parent.name):
                data = Data(edition.parent, edition.parent)
                told = data.json("indicatoren")
                self.assertEqual(told["editie"], edition.parent.name)
                self.assertEqual([one["nummer"] for one in told["indicatoren"]][:2], ["I-01", "I-02"])
                self.assertEqual(json_differences(data, "indicatoren"), [])
                for resource in data.package["resources"]:
                    content = (edition.parent / resource["path"]).read_bytes()
                    self.assertEqual(resource["hash"], "sha256:" + hashlib.sha256(content).hexdigest())
                values = {one["id"]: one["waarde"] for one in told["indicatoren"]}
                rows = {row["indicator"]: row["waarde"] for row in overview if row["id"] == edition.parent.name}
                self.assertEqual(rows, {name: values[name] for name in rows})
                # One that is not frozen yet has no place in the overview.
                self.assertTrue(rows or "concept" in page_text(site, f"edities/{edition.parent.name}/index.html"))

    def test_it_holds_no_divisions(self):
        edition = built_sites()["shipped-2027"] / "edities/voortgangsrapport-2026"
        self.assertNotIn("uitsplitsing", (edition / "indicatoren.json").read_text(encoding="utf-8"))
        self.assertEqual(list(edition.glob("*uitsplitsing*")), [])

    def test_a_report_says_for_machines_what_it_is(self):
        for path in ("rapport/index.html", "edities/voortgangsrapport-2026/index.html"):
            [report] = islands(page_text(built_sites()["shipped-2027"], path))
            self.assertEqual(report["@type"], "Report")
            self.assertTrue(report["name"])


REGISTER = """\
titel: Dingen
enkelvoud: ding
omschrijving: Verzonnen dingen.
openbaar: true
voorbeeld: true
bestaat: altijd
titelveld: naam
paginas: false
velden:
  - {naam: naam, type: tekst, titel: Naam, verplicht: true, openbaar: true}
  - {naam: labels, type: tekst, titel: Labels, meer: true, openbaar: true}
  - {naam: maten, type: getal, titel: Maten, meer: true, openbaar: true}
  - {naam: geld, type: bedrag, titel: Geld, openbaar: true}
  - {naam: geheim, type: tekst, titel: Geheim}
  - naam: stand
    type: geschiedenis
    titel: Stand
    openbaar: true
    waarde: {type: tekst, titel: Stand, openbaar: true}
    velden:
      - {naam: volgnummer, type: getal, titel: Volgnummer, openbaar: true}
      - {naam: wie, type: tekst, titel: Wie}
"""
RECORDS = """\
- id: een
  naam: '=HYPERLINK("http://kwaad.nl";"klik") (voorbeeld)'
  labels: ['a|b', '+1', "@x"]
  maten: [1.5, -2]
  geld: -12.5
  geheim: zeer geheim woord
  stand:
    - {datum: 2026-03-01, waarde: "-begin", volgnummer: 7, wie: geheime naam}
    - {datum: 2029-03-01, waarde: later dan de peildatum}
"""


class Shapes(unittest.TestCase):
    """Lists, histories, odd texts and private fields."""

    @classmethod
    def setUpClass(cls):
        project = copy_project_with_charts(SMALL, scratch_folder("open-data-shapes") / "project")
        folder = project / "data/registers/dingen"
        folder.mkdir()
        (folder / "register.yaml").write_text(REGISTER, encoding="utf-8")
        (folder / "dingen.yaml").write_text(RECORDS, encoding="utf-8")
        cls.site = project.parent / "site"
        build_site(project, cls.site)
        cls.data = Data(cls.site)

    def test_a_record_is_one_row_with_its_public_values(self):
        [row] = self.data.rows("dingen")
        self.assertEqual(row, {"id": "een", "naam": '=HYPERLINK("http://kwaad.nl";"klik") (voorbeeld)',
                               "maten": [1.5, -2], "geld": -12.5})  # fmt: skip

    def test_lists_of_texts_and_histories_are_tables_of_their_own(self):
        self.assertEqual([row["waarde"] for row in self.data.rows("dingen.labels")], ["a|b", "+1", "@x"])
        self.assertEqual(self.data.rows("dingen.stand"), [
            {"id": "een", "stand_volgnummer": 1, "datum": "2026-03-01", "waarde": "-begin", "volgnummer": 7},
        ])  # fmt: skip

    def test_in_json_they_stand_with_their_record(self):
        [record] = self.data.json("dingen")["records"]
        self.assertEqual(record["labels"], ["a|b", "+1", "@x"])
        self.assertEqual(record["stand"], [{"datum": "2026-03-01", "waarde": "-begin", "volgnummer": 7}])
        self.assertEqual(json_differences(self.data, "dingen"), [])
        self.assertEqual(workbook_differences(self.data, "dingen"), [])
        for table in self.data.tables("dingen"):
            self.assertEqual(dutch_differences(self.data, table), [])

    def test_texts_cannot_be_formulas_and_numbers_stay_numbers(self):
        [head, row] = read_excel_csv(self.data.folder / "excel/dingen.csv")
        cells = dict(zip(head, row))
        self.assertEqual(cells["naam"][:2], "'=")
        self.assertEqual((cells["geld"], cells["maten"]), ("-12,5", "1,5|-2"))
        self.assertEqual([row[-1] for row in read_excel_csv(self.data.folder / "excel/dingen.labels.csv")[1:]],
                         ["a|b", "'+1", "'@x"])  # fmt: skip
        book = openpyxl.load_workbook(self.data.folder / "dingen.xlsx")
        self.assertEqual([cell.data_type for cell in book["dingen"][2]][:2], ["s", "s"])

    def test_nothing_private_and_nothing_later_is_in_any_file(self):
        with zipfile.ZipFile(self.data.folder / "alles.zip") as archive:
            contents = {name: archive.read(name) for name in archive.namelist()}
        for file in self.data.folder.rglob("*.xlsx"):
            with zipfile.ZipFile(file) as book:
                contents |= {f"{file.name}/{name}": book.read(name) for name in book.namelist()}
        self.assertGreater(len(contents), 20)
        for name, content in contents.items():
            for secret in (b"zeer geheim woord", b"geheime naam", b"later dan de peildatum"):
                self.assertNotIn(secret, content, name)


if __name__ == "__main__":
    unittest.main()
