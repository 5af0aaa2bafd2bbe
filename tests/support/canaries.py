"""A secret in every private field of every record, and the search for them in a built site.

Texts and ids get a word of no language; days, numbers, amounts and quarters a value that nothing
public has; choices a code of their own. Every register gets fields of its own besides, of every type
and in every nesting, so that also records with a page hold something private of each.
"""

import bisect
import collections
import csv
import datetime
import io
import pathlib
import re

import yaml
from opened import days_in, opened, whole_numbers_in
from peil_runs import copy_project_with_charts, files_in

ANY_TEXT = ("tekst", "markdown")
NUMBERS = ("getal", "bedrag")
TREES = ("groep", "groepen", "geschiedenis", "bewijs")
LOOKS_LIKE = re.compile(r"qzx[a-j]{6}kwv")
QUARTER_WORDS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
SHORT_QUARTERS = [
    (re.compile(r"(?<!\d)(\d{4})-?[qQ]([1-4])"), lambda m: (int(m[1]), int(m[2]))),
    (re.compile(r"[qQ]([1-4])\s+(?:of\s+|van\s+)?(\d{4})(?!\d)"), lambda m: (int(m[2]), int(m[1]))),
]
LONG_QUARTER = re.compile(r"(?:kwartaal|quarter)(?: van| of)? (\d{4})(?!\d)")

FLAT = """
- {naam: kanarie_tekst, type: tekst}
- {naam: kanarie_markdown, type: markdown}
- {naam: kanarie_getal, type: getal}
- {naam: kanarie_bedrag, type: bedrag}
- {naam: kanarie_datum, type: datum, rol: informatie}
- {naam: kanarie_kwartaal, type: kwartaal}
- {naam: kanarie_keuze, type: keuze, lijst: kanaries}
- {naam: kanarie_bewijs, type: bewijs}
"""
PARTS = """[{naam: tekst, type: tekst}, {naam: dag, type: datum, rol: informatie}, {naam: geld, type: bedrag},
    {naam: maat, type: getal}, {naam: soort, type: keuze, lijst: kanaries}, {naam: bewijs, type: bewijs}]"""
DEEP = f"""
- {{naam: kanarie_teksten, type: tekst, meer: true}}
- {{naam: kanarie_groep, type: groep, velden: {PARTS}}}
- {{naam: kanarie_lijst, type: groepen, velden: {PARTS}}}
- naam: kanarie_stand
  type: geschiedenis
  waarde: {{type: getal}}
  velden: {PARTS}
"""
# What is public as a whole may have parts that are not.
HALF_PUBLIC = f"""
- naam: kanarie_half
  type: groepen
  openbaar: true
  velden: {PARTS[:-1]}, {{naam: gezien, type: tekst, openbaar: true}}]
- naam: kanarie_halve_stand
  type: geschiedenis
  openbaar: true
  waarde: {{type: getal}}
  velden: {PARTS}
"""
SEEN = "wel openbaar"


class Plainly(yaml.CSafeDumper):
    """Writes a value out wherever it stands."""

    def ignore_aliases(self, data):
        return True


def to_yaml(value):
    return yaml.dump(value, Dumper=Plainly, allow_unicode=True, sort_keys=False)


def from_yaml(file):
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


class Canaries:
    """Puts secrets into a copy of a project and remembers where: by word, day, number and quarter.

    Without `free_days` every private fact gets a day long ago, so that each secret is one of a kind
    but nothing counts. With them, facts move to the nearest of those days and what counted goes on
    counting; records then share days, and choices and budgets keep what counts.
    """

    def __init__(self, project, free_days=None):
        self.project = pathlib.Path(project)
        self.data = self.project / "data"
        self.free_days = sorted(free_days or ())
        self.words, self.numbers, self.quarters = {}, {}, {}
        self.days = collections.defaultdict(list)
        self.left_out = collections.Counter()
        self.ids = {}
        self.codes = []
        self._long_ago = self._days_long_ago()
        self._bookings = collections.defaultdict(list)
        self.registers = {
            folder.name: from_yaml(folder / "register.yaml")
            for folder in sorted((self.data / "registers").iterdir())
        }
        folders = [self.data / folder for folder in ("indicatoren", "kengetallen")]
        self.rules = "\n".join(f.read_text(encoding="utf-8") for folder in folders for f in sorted(folder.glob("*.yaml")))
        self.rules += (self.data / "begroting.yaml").read_text(encoding="utf-8")
        budget = from_yaml(self.data / "begroting.yaml")
        self._booked = budget["boekingen"]
        self._protected_lines = {line["id"] for line in budget["regels"] if "volgt" in line}
        self._public_lists = self._lists_of_public_fields()
        for name, register in self.registers.items():
            if not register.get("openbaar"):
                self._rename_ids(name)
        for name in self.registers:
            self._fill(name)
        self._write_descriptions()
        self._write_comments()

    def __len__(self):
        return len(self.words) + len(self.days) + len(self.numbers) + len(self.quarters)

    # What a secret is.

    def word(self, where):
        # Letters that are no word of any language, and that no format or encoding changes.
        word = "qzx" + "".join(chr(ord("a") + int(digit)) for digit in f"{len(self.words):06d}") + "kwv"
        self.words[word] = where
        return word.capitalize()

    def day(self, where):
        day = next(self._long_ago)
        self.days[day].append(where)
        return day

    @staticmethod
    def _days_long_ago():
        """No day whose number in Excel is as round as an amount of money."""
        day = datetime.date(1928, 1, 1)
        while day.year < 2009:
            if (day - datetime.date(1899, 12, 30)).days % 5:
                yield day
            day += datetime.timedelta(1)
        raise AssertionError("more dates than days long ago")

    def number(self, where, field, old="1"):
        # Staff may enter what comes back, but never more than there was.
        number = (1_000_000 if str(old).startswith("-") else 2_000_000) + 3 + 17 * len(self.numbers)
        self.numbers[number] = where
        # No cents that round up.
        value = number if field.get("geheel") else number + 0.01 * (len(self.numbers) % 49)
        return round(-value if str(old).startswith("-") else value, 2)

    def quarter(self, where):
        quarter = (2100 + len(self.quarters) // 4, len(self.quarters) % 4 + 1)
        self.quarters[quarter] = where
        return f"{quarter[0]}-Q{quarter[1]}"

    def code(self, where):
        self.codes.append(self.word(where).lower())
        return self.codes[-1]

    # Where secrets go.

    def _files(self, register):
        folder = self.data / "registers" / register
        return [f for f in sorted(folder.iterdir()) if f.name != "register.yaml"]

    def _records(self, file):
        if file.suffix == ".csv":
            with file.open(encoding="utf-8", newline="") as text:
                return list(csv.DictReader(text))
        return from_yaml(file) or []

    def _write(self, file, records):
        if file.suffix == ".csv":
            text = io.StringIO()
            writer = csv.DictWriter(text, records[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(records)
            file.write_text(text.getvalue(), encoding="utf-8")
        else:
            file.write_text(to_yaml(records), encoding="utf-8")

    def _rename_ids(self, register):
        for file in self._files(register):
            for record in self._records(file):
                self.ids[register, str(record["id"])] = self.word(f"{register}.id").lower()

    def _fill(self, name):
        register = self.registers[name]
        is_public = bool(register.get("openbaar"))
        fields = {field["naam"]: field for field in register["velden"]}
        for file in self._files(name):
            records = self._records(file)
            for record in records:
                self._add_own_fields(record, name, is_public, file.suffix == ".csv")
                self._add_empty_texts(record, name, fields, is_public, file.suffix == ".csv")
                places = list(self._places(record, fields, is_public, name))
                self._move_days(places)
                for place in places:
                    self._fill_place(*place)
                if (name, str(record["id"])) in self.ids:
                    record["id"] = self.ids[name, str(record["id"])]
            if records:
                self._write(file, records)
        register["velden"] += yaml.safe_load(FLAT + DEEP + (HALF_PUBLIC if is_public else ""))

    def _places(self, item, fields, public, where):
        """Every private value in a record, and every reference: (item, key, field, is public, where)."""
        for key in list(item):
            name, _, rest = key.partition(".")
            if name in fields:
                field = fields[name]
                yield from self._places_in(item, key, field, public and bool(field.get("openbaar")), f"{where}.{name}", rest)

    def _places_in(self, item, key, field, public, where, rest):
        inner = self._inner(field, public)
        if rest:
            name, _, rest = rest.partition(".")
            part = inner[name]
            yield from self._places_in(item, key, part, public and bool(part.get("openbaar")), f"{where}.{name}", rest)
        elif item[key] in (None, "", []):
            return
        elif isinstance(item[key], list):
            for i in range(len(item[key])):
                yield from self._places_in(item[key], i, field, public, where, "")
        elif isinstance(item[key], dict):
            yield from self._places(item[key], inner, public, where)
        elif not public or field["type"] == "verwijzing":
            yield item, key, field, where

    @staticmethod
    def _inner(field, public):
        inner = {part["naam"]: part for part in field.get("velden", [])}
        if field["type"] == "bewijs":
            kinds = {"soort": "tekst", "titel": "tekst", "datum": "datum", "verwijzing": "tekst"}
            return {n: {"naam": n, "type": kind, "openbaar": public, "los": True} for n, kind in kinds.items()}
        if "waarde" in field:
            inner["waarde"] = {"naam": "waarde", **field["waarde"]}
            inner["datum"] = {"naam": "datum", "type": "datum", "openbaar": public}
        return inner

    def _move_days(self, places):
        """Days keep their order within a record, so that histories and periods stay what they were."""
        days = [place for place in places if place[2]["type"] == "datum"]
        moved = {}
        before = datetime.date.min
        for item, key, field, where in sorted(days, key=lambda place: str(place[0][place[1]])):
            old = datetime.date.fromisoformat(str(item[key]))
            is_fact = not field.get("los") and field.get("rol") != "informatie"
            if self.free_days and is_fact and self.free_days[0] <= old <= self.free_days[-1]:
                if old not in moved:
                    at = bisect.bisect_left(self.free_days, max(old, before + datetime.timedelta(1)))
                    before = moved[old] = self.free_days[min(at, len(self.free_days) - 1)]
                self.days[moved[old]].append(where)
                item[key] = moved[old]
            else:
                item[key] = self.day(where)

    def _fill_place(self, item, key, field, where):
        kind = field["type"]
        value = item[key]
        if kind == "verwijzing":
            new = self.ids.get((field["register"], str(value)))
            item[key] = new or value
            if not new:
                self.left_out["verwijst naar een openbaar record"] += 1
        elif kind == "ja_nee":
            self.left_out["ja of nee: maar twee waarden"] += 1
        elif kind == "keuze":
            self._fill_choice(item, key, field, where)
        elif kind in ANY_TEXT:
            if not field.get("los") and self._is_named(value):
                self.left_out["tekst die een openbare kostenpost noemt"] += 1
            else:
                item[key] = self.word(where)
        elif kind in NUMBERS:
            if self._is_named(field["naam"]) and kind == "getal" or field["naam"].startswith("kaart_"):
                self.left_out["begrotingsjaar of plek op de tegelkaart"] += 1
            else:
                item[key] = self.number(where, field, value)
                if where == "{register}.{bedrag}".format(**self._booked):
                    line, year, kind, day = (item[self._booked[one]] for one in ("regel", "jaar", "soort", "datum"))
                    self._bookings[line, int(year), kind].append((day, int(abs(item[key]))))
        elif kind == "kwartaal":
            item[key] = self.quarter(where)

    def _fill_choice(self, item, key, field, where):
        if self._list_key(field) in self._public_lists:
            self.left_out["keuze uit een lijst waarvan de woorden openbaar zijn"] += 1
        elif self.free_days and field["naam"] not in ("rechtsvorm",) and not field["naam"].startswith("kanarie"):
            self.left_out["keuze waar een telregel naar kijkt"] += 1
        else:
            item[key] = self.code(where)
            if "keuzes" in field:
                field["keuzes"].append({"code": item[key], "titel": item[key].capitalize()})

    def _is_named(self, value):
        """Whether a rule or the budget names this text: a secret there would change what is counted."""
        return re.search(rf"(?<![\w-]){re.escape(str(value))}(?![\w-])", self.rules) is not None

    @staticmethod
    def _list_key(field):
        return field.get("lijst") or tuple(one["code"] for one in field.get("keuzes", []))

    def _lists_of_public_fields(self):
        """Lists of public fields, and of fields that a breakdown names: their words stand on the site."""
        found = set()
        paths = " ".join(re.findall(r"naar: ([^,}\n]+(?:, [\w.]+\])?)", self.rules))
        named = set(re.findall(r"\w+", paths))

        def walk(fields, public):
            for field in fields:
                seen = public and bool(field.get("openbaar"))
                for one in (field, field.get("waarde", {})):
                    if one.get("type") == "keuze" and (seen or field["naam"] in named):
                        found.add(self._list_key(one))
                walk(field.get("velden", []), seen)

        for register in self.registers.values():
            walk(register["velden"], bool(register.get("openbaar")))
        return found

    def _add_own_fields(self, record, name, is_public, is_csv):
        own = f"{name}.kanarie"

        def evidence():
            return {"soort": self.word(own), "titel": self.word(own), "datum": self.day(own), "verwijzing": self.word(own)}

        def parts():
            return {"tekst": self.word(own), "dag": self.day(own), "geld": self.number(own, {}), "maat": self.number(own, {}),
                    "soort": self.code(own), "bewijs": evidence()}  # fmt: skip

        record["kanarie_tekst"] = self.word(own)
        record["kanarie_markdown"] = f"**{self.word(own)}** en {self.word(own)}."
        record["kanarie_getal"] = self.number(own, {"geheel": True})
        record["kanarie_bedrag"] = self.number(own, {})
        record["kanarie_datum"] = self.day(own)
        record["kanarie_kwartaal"] = self.quarter(own)
        record["kanarie_keuze"] = self.code(own)
        if is_csv:
            record.update({f"kanarie_bewijs.{part}": value for part, value in evidence().items()})
            return
        record["kanarie_bewijs"] = evidence()
        record["kanarie_teksten"] = [self.word(own), self.word(own)]
        record["kanarie_groep"] = parts()
        record["kanarie_lijst"] = [parts(), parts()]
        record["kanarie_stand"] = [{"datum": self.day(own), "waarde": self.number(own, {}), **parts()}]
        if is_public:
            record["kanarie_half"] = [{**parts(), "gezien": SEEN}]
            seen = {"datum": datetime.date(2000, 2, 29), "waarde": self.number(own, {}), **parts()}
            record["kanarie_halve_stand"] = [seen]

    def _add_empty_texts(self, record, name, fields, is_public, is_csv):
        """What staff left empty could have been filled in."""
        for field in fields.values():
            private = not (is_public and field.get("openbaar"))
            fits = field["type"] in ANY_TEXT and not field.get("meer") and "leeg_als" not in field
            if private and fits and record.get(field["naam"]) in (None, "") and (not is_csv or field["naam"] in record):
                record[field["naam"]] = "nog leeg"

    def _write_descriptions(self):
        lists = self.data / "lijsten"
        text = "titel: Kanaries\nkeuzes:\n" + "".join(f"  - {{code: {one}, titel: {one.capitalize()}}}\n" for one in self.codes)
        (lists / "kanaries.yaml").write_text(text, encoding="utf-8")
        used = {}

        def walk(fields):
            for field in fields:
                for one in (field, field.get("waarde", {})):
                    if one.get("type") == "keuze" and "lijst" in one and one["lijst"] not in self._public_lists:
                        used[one["lijst"]] = True
                walk(field.get("velden", []))

        for name, register in self.registers.items():
            walk(register["velden"])
            text = to_yaml(register)
            (self.data / "registers" / name / "register.yaml").write_text(text, encoding="utf-8")
        for name in used.keys() - {"kanaries"}:
            more = "".join(f"  - {{code: {one}, titel: {one.capitalize()}}}\n" for one in self.codes)
            file = lists / f"{name}.yaml"
            file.write_text(file.read_text(encoding="utf-8").rstrip() + "\n" + more, encoding="utf-8")

    def _write_comments(self):
        """A remark of staff beside the data is nobody else's business."""
        for file in sorted(self.data.rglob("*.yaml")):
            where = str(file.relative_to(self.project))
            if "edities" not in file.parts:
                with file.open("a", encoding="utf-8") as text:
                    text.write(f"\n# {self.word(where)}\n")
        for file in sorted((self.project / "content").rglob("*.md")):
            with file.open("a", encoding="utf-8") as text:
                text.write(f"\n\n<!-- {self.word(str(file.relative_to(self.project)))} -->\n")

    def told_by_budget(self, as_of):
        """What the budget may tell (R60, R66): the sum of a cost item, which is one amount by itself until
        the second, and for each year the day of its last change. Of an item that follows protected sums
        neither."""
        amounts, last = set(), {}
        for (line, year, _), bookings in self._bookings.items():
            known = sorted(one for one in bookings if str(one[0]) <= as_of)
            if line in self._protected_lines or not known:
                continue
            amounts.add(known[0][1])
            last[year] = max(last.get(year, datetime.date.min), known[-1][0])
        return amounts | set(last.values())


def quarters_in(text):
    for pattern, read in SHORT_QUARTERS:
        yield from map(read, pattern.finditer(text))
    for found in LONG_QUARTER.finditer(text):
        word = text[max(0, found.start() - 8) : found.start()].split()[-1:]
        number = QUARTER_WORDS.get("".join(word).lower())
        if number:
            yield int(found[1]), number


def told_in(site):
    """All that a site tells: words that look like secrets, days, numbers and quarters, each with where."""
    told = collections.defaultdict(set)
    seen = set()
    for path, data in files_in(site).items():
        of_others = path.startswith("script/")
        for name, text in opened(path, data):
            if text in seen:
                continue  # the same file stands in the archive of all files too
            seen.add(text)
            for word in LOOKS_LIKE.findall((text + " " + path).lower()):
                told[word].add(name)
            if of_others:
                continue
            for facts in (days_in(text, "/sheet" in name), whole_numbers_in(text), quarters_in(text)):
                for one in facts:
                    told[one].add(name)
    return told


def leaks(canaries, told, allowed=frozenset()):
    """What must not be told, with where it comes from and where it stands."""
    known = {**canaries.words, **canaries.numbers, **canaries.quarters, **canaries.days}
    return sorted(
        f"{secret} of {known[secret]} in {', '.join(sorted(told[secret])[:3])}" for secret in known.keys() & told.keys() - allowed
    )


def prepared(source, folder, free_days=None):
    """A copy of a project with its canaries; with an address there are a feed and a sitemap too."""
    project = copy_project_with_charts(source, folder)
    plan = project / "data/plan.yaml"
    text = plan.read_text(encoding="utf-8")
    if "\nadres:" not in text:
        plan.write_text(text + "\nadres: https://voortgang.voorbeeld.nl/\n", encoding="utf-8")
    return project, Canaries(project, free_days)
