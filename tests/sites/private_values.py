"""The texts that must never leave the data folder: private registers, and private fields of others."""

import csv
import functools
import html
import io
import pathlib
import re
import zipfile

import yaml

SHORTEST = 7  # a shorter text says too little to be sure where it came from


@functools.cache
def private_values(project):
    """Distinctive private texts: none of them stands in anything that may be public."""
    data = pathlib.Path(project) / "data"
    private, public = set(), []
    for folder in sorted((data / "registers").iterdir()):
        description = yaml.safe_load((folder / "register.yaml").read_text(encoding="utf-8"))
        for record in _records(folder):
            if not description.get("openbaar"):
                private.update(_texts(record))
            else:
                _divide(record, description["velden"], private, public)
    for file in [*data.rglob("*.yaml"), *(pathlib.Path(project) / "content").rglob("*.md")]:
        if "registers" not in file.parts or file.name == "register.yaml":
            public.append(file.read_text(encoding="utf-8"))
    everything = "\n".join(public)
    return tuple(v for v in sorted(private) if _is_distinctive(v) and v not in everything)


def _is_distinctive(text):
    """Dates and amounts say nothing of where they came from."""
    return len(text) >= SHORTEST and not re.fullmatch(r"[\d.\-]+", text)


@functools.cache
def private_ids(project):
    """The ids of private records; no public register has ids like them."""
    return frozenset(
        record["id"]
        for folder in (pathlib.Path(project) / "data/registers").iterdir()
        if not yaml.safe_load((folder / "register.yaml").read_text(encoding="utf-8"))["openbaar"]
        for record in _records(folder)
    )


def _records(folder):
    for file in sorted(folder.iterdir()):
        if file.suffix == ".csv":
            with file.open(encoding="utf-8", newline="") as text:
                yield from csv.DictReader(text)
        elif file.name != "register.yaml":
            yield from yaml.safe_load(file.read_text(encoding="utf-8")) or []


def _texts(value):
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [value.strip()] if isinstance(value, str) and value.strip() else []


def _divide(record, fields, private, public):
    """Private texts of a public record; what stands below a private field is private with it."""
    by_name = {field.get("naam"): field for field in fields}
    for key, value in record.items():
        field = by_name.get(key.split(".")[0], {"openbaar": True})
        if not field.get("openbaar"):
            private.update(_texts(value))
        elif field.get("velden") and isinstance(value, (dict, list)):
            for item in value if isinstance(value, list) else [value]:
                inner = [*field["velden"], *([field["waarde"] | {"naam": "waarde"}] if "waarde" in field else [])]
                _divide(item, inner, private, public)
        else:
            public.extend(_texts(value))


def found_in(site, values, ids):
    """Every private text that stands in a file of the site, escaped or not."""
    found = []
    for name, content in _contents(pathlib.Path(site)):
        text = html.unescape(content.decode("utf-8"))
        words = set(re.findall(r"\w+", text))
        # Most texts have a word that the file has not; only the others are worth a search.
        texts = [v for v, own in _with_words(values) if own <= words and v in text]
        names = ids & set(re.findall(r"[\w-]+", text))
        found += [f"{name}: {one}" for one in [*texts, *sorted(names)]]
    return found


def _contents(site):
    """Every file of a site with its bytes; of what is packed, and packed again, all that is inside."""
    for file in sorted(site.rglob("*")):
        if file.is_file():
            yield from _unpacked(str(file.relative_to(site)), file.read_bytes())


def _unpacked(name, content):
    if not content.startswith(b"PK"):
        yield name, content
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for one in archive.namelist():
            yield from _unpacked(f"{name}/{one}", archive.read(one))


@functools.cache
def _with_words(values):
    return [(value, set(re.findall(r"\w+", value))) for value in values]
