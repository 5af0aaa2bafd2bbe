"""Canaries: a secret in every private field of every record, and none of them in the site.

Texts get a word of their own, numbers, dates and ids a value of their own where their type allows it;
every file of the site is opened as deep as it goes and searched for each.
"""

import csv
import datetime
import gzip
import html
import io
import json
import pathlib
import re
import sys
import unittest
import urllib.parse
import zipfile

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from peil_runs import ROOT, build_site, copy_project_with_charts, files_in, run_peil, scratch_folder

WEIDEVOGELS = ROOT / "tests/sites/weidevogels/project"
FREE = ("tekst", "markdown")


class Canaries:
    """Puts secrets into a copy of a project and remembers them: {secret: where}."""

    def __init__(self, project):
        self.data = pathlib.Path(project) / "data"
        self.secrets = {}
        self.ids = {}
        self.number = 0
        self.registers = {
            folder.name: yaml.safe_load((folder / "register.yaml").read_text(encoding="utf-8"))
            for folder in sorted((self.data / "registers").iterdir())
        }
        # Budget lines are named by a text, and a text that a rule or condition names is a code.
        self.sources = "\n".join(
            file.read_text(encoding="utf-8")
            for folder in ("indicatoren", "kengetallen")
            for file in (self.data / folder).glob("*.yaml")
        ) + (self.data / "begroting.yaml").read_text(encoding="utf-8")
        for name, register in self.registers.items():
            if not register.get("openbaar"):
                self.rename_ids(name)
        for name in self.registers:
            self.fill(name)

    def secret(self, where):
        self.number += 1
        # Letters that are no word of any language, and that no format or encoding changes.
        word = "".join(chr(ord("a") + int(digit)) for digit in f"{self.number:05d}")
        secret = f"Qzx{word}kwv"
        self.secrets[secret] = where
        return secret

    def files(self, register):
        folder = self.data / "registers" / register
        return [f for f in sorted(folder.iterdir()) if f.name != "register.yaml"]

    def records(self, file):
        if file.suffix == ".csv":
            with file.open(encoding="utf-8", newline="") as text:
                return list(csv.DictReader(text))
        return yaml.safe_load(file.read_text(encoding="utf-8")) or []

    def write(self, file, records):
        if file.suffix == ".csv":
            text = io.StringIO()
            writer = csv.DictWriter(text, records[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(records)
            file.write_text(text.getvalue(), encoding="utf-8")
        else:
            file.write_text(yaml.safe_dump(records, allow_unicode=True, sort_keys=False), encoding="utf-8")

    def rename_ids(self, register):
        for file in self.files(register):
            for record in self.records(file):
                self.ids[register, str(record["id"])] = self.secret(f"{register}.id").lower()
        self.secrets.update({new: f"{r}.id" for (r, _), new in self.ids.items()})

    def fill(self, name):
        register = self.registers[name]
        fields = {field["naam"]: field for field in register["velden"]}
        for file in self.files(name):
            records = self.records(file)
            for record in records:
                if (name, str(record["id"])) in self.ids:
                    record["id"] = self.ids[name, str(record["id"])]
                self.fill_item(record, fields, bool(register.get("openbaar")), name)
            if records:
                self.write(file, records)

    def fill_item(self, item, fields, public, where):
        for key in list(item):
            field = fields.get(key.split(".")[0])
            if field is None or item[key] in (None, ""):
                continue
            inner = {f["naam"]: f for f in field.get("velden", [])}
            if "waarde" in field:
                inner["waarde"] = {"naam": "waarde", **field["waarde"]}
            is_public = public and bool(field.get("openbaar"))
            if "." in key:
                inner_key = key.split(".", 1)[1]
                if field["type"] == "bewijs":
                    inner = self.evidence_fields(is_public)
                part = {inner_key: item[key]}
                self.fill_item(part, inner, is_public, f"{where}.{field['naam']}")
                item[key] = part[inner_key]
                continue
            item[key] = self.filled(item[key], field, inner, is_public, f"{where}.{key}")

    @staticmethod
    def evidence_fields(public):
        return {n: {"naam": n, "type": "tekst", "openbaar": public} for n in ("soort", "titel", "verwijzing")}

    def filled(self, value, field, inner, public, where):
        if field["type"] == "verwijzing":
            return self.referred(value, field["register"])
        if field["type"] == "bewijs":
            inner = self.evidence_fields(public)
        if isinstance(value, list):
            return [self.filled(one, field, inner, public, where) for one in value]
        if isinstance(value, dict):
            self.fill_item(value, inner, public, where)
            return value
        if public or field["type"] not in FREE or self.is_code(value):
            return value
        return self.secret(where)

    def referred(self, value, register):
        if isinstance(value, list):
            return [self.referred(one, register) for one in value]
        return self.ids.get((register, str(value)), value)

    def is_code(self, value):
        """Whether a rule or the budget names this text: a secret there would change what is counted."""
        return re.search(rf"(?<![\w-]){re.escape(str(value))}(?![\w-])", self.sources) is not None


def opened(name, data):
    """Every text in a file of the site, as deep as it goes."""
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from opened(f"{name} » {member}", archive.read(member))
        return
    if data[:2] == b"\x1f\x8b":
        yield from opened(f"{name} » gz", gzip.decompress(data))
        return
    text = data.decode("utf-8", "replace")
    yield name, text
    yield name, html.unescape(html.unescape(urllib.parse.unquote(text)))
    if name.endswith((".json", ".jsonld")):
        yield name, json.dumps(json.loads(text), ensure_ascii=False)


def leaks(site, secrets):
    """Where each secret stands. One search for words that look like them; then it must be one of them."""
    looks_like = re.compile(r"qzx[a-j]{5}kwv", re.IGNORECASE)
    known = {secret.lower(): where for secret, where in secrets.items()}
    found, files = [], files_in(site)
    for path, data in files.items():
        for name, text in opened(path, data):
            for word in {match.lower() for match in looks_like.findall(text + " " + path)}:
                found.append(f"{name}: {known.get(word, word)}")
    return sorted(set(found)), len(files)


class Secrets(unittest.TestCase):
    def prove(self, source, dates):
        scratch = scratch_folder(f"canaries-{pathlib.Path(source).name}-{pathlib.Path(source).parent.name}")
        project = copy_project_with_charts(source, scratch / "project")
        canaries = Canaries(project)
        self.assertGreater(len(canaries.secrets), 20)
        for date in dates:
            site = scratch / date
            build_site(project, site, "--as-of", date)
            found, files = leaks(site, canaries.secrets)
            self.assertEqual(found, [])
            print(f"{len(set(map(str.lower, canaries.secrets)))} canaries, {files} files at {date}", file=sys.stderr)
        return project, canaries

    def test_nothing_private_is_in_the_shipped_site(self):
        self.prove(ROOT, ["2026-12-31", "2027-12-31"])

    def test_nor_in_that_of_another_plan(self):
        project = WEIDEVOGELS
        plan = yaml.safe_load((project / "data/plan.yaml").read_text(encoding="utf-8"))
        last = plan["peildatum"]
        self.prove(project, [str(last), str(last - datetime.timedelta(days=366))])

    def test_the_search_finds_what_leaks(self):
        scratch = scratch_folder("canaries-leak")
        project = copy_project_with_charts(ROOT, scratch / "project")
        canaries = Canaries(project)
        secret = next(iter(canaries.secrets))
        text = project / "content/index.md"
        text.write_text(text.read_text(encoding="utf-8") + f"\nEen tekst met {secret} erin.\n", encoding="utf-8")
        build_site(project, scratch / "site")
        found, _ = leaks(scratch / "site", canaries.secrets)
        self.assertTrue(any("index.html" in one for one in found), found)
        # The gate finds the same by itself, and shows no more than the beginning.
        told = run_peil("check", "--publish", "-C", project)
        self.assertEqual(told.returncode, 1)


if __name__ == "__main__":
    unittest.main()
