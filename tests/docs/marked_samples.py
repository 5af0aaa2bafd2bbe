"""Samples in the documentation that are true files: a comment before the fence says which.

    <!-- bestand: data/plan.yaml -->                       the whole file
    <!-- bestand: data/x.yaml zonder: telregel, nvt -->    without these keys, which exclude others
    <!-- vervolg van: data/x.yaml -->                      comes after what is there already
    <!-- vervolg van: data/x.yaml onder: telregel -->      the same, as part of the last key
"""

import dataclasses
import re

MARK = re.compile(
    r"<!-- (?P<kind>bestand|vervolg van): (?P<path>\S+)"
    r"(?: zonder: (?P<without>[\w, ]+?))?(?: onder: (?P<below>\w+))? -->\n+"
    r"(?P<fence>`{3,})(?P<language>\w+)[^\n]*\n(?P<text>.*?)\n(?P=fence)(?=\n|$)",
    re.DOTALL,
)


@dataclasses.dataclass
class Sample:
    path: str
    text: str
    goes_on: bool

    def lay_in(self, project):
        file = project / self.path
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_text(encoding="utf-8") if self.goes_on else ""
        file.write_text(before + self.text, encoding="utf-8")


def samples_in(markdown):
    return [_sample(found) for found in MARK.finditer(markdown)]


def _sample(found):
    text = found["text"] + "\n"
    for key in re.split(r",\s*", found["without"] or ""):
        text = _without_key(text, key) if key else text
    if found["below"]:
        text = "".join(f"  {line}\n" for line in text.splitlines())
    return Sample(found["path"], text, found["kind"] == "vervolg van")


def _without_key(text, key):
    """Takes out a key at the beginning of a line, with all lines that belong to it."""
    taken, count = re.subn(rf"^{key}:.*\n(?:[ \t]+.*\n)*", "", text, flags=re.MULTILINE)
    assert count == 1, f"there is no key {key} to leave out"
    return taken


def marks_in(markdown):
    """How many marks there are, to be sure that each is understood."""
    return len(re.findall(r"<!-- (?:bestand|vervolg van):", markdown))
