"""The records of the shipped project, read straight from its files, private registers included."""

import csv
import datetime
import pathlib

import yaml


def read_records(data, register):
    """All records of a register: its YAML files and its CSV files, in the order of their names."""
    folder = pathlib.Path(data) / "registers" / register
    records = []
    for file in sorted(folder.iterdir()):
        if file.suffix == ".yaml" and file.name != "register.yaml":
            records += yaml.safe_load(file.read_text(encoding="utf-8")) or []
        elif file.suffix == ".csv":
            with file.open(encoding="utf-8", newline="") as text:
                records += [_nested(row) for row in csv.DictReader(text)]
    return records


def read_yaml(data, name):
    return yaml.safe_load((pathlib.Path(data) / name).read_text(encoding="utf-8"))


def _nested(row):
    """A row as YAML would have given it: `toegang.bewijs.titel` inside two maps, empty cells absent."""
    record = {}
    for column, cell in row.items():
        if cell == "":
            continue
        place = record
        *groups, name = column.split(".")
        for group in groups:
            place = place.setdefault(group, {})
        place[name] = _value(cell)
    return record


def _value(cell):
    if cell in ("true", "false"):
        return cell == "true"
    try:
        return datetime.date.fromisoformat(cell)
    except ValueError:
        return cell
