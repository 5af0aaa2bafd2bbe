"""Strings that try to become something else than text, and a project with them wherever text may stand."""

import csv
import io
import json
import pathlib
import re

import yaml

# Stands in every string, so that a page can be asked whether it shows it.
SIGN = "peilteken"
# Never asked for, or something leaked.
ELSEWHERE = "https://elders.voorbeeld"

PAYLOADS = (
    # HTML text, attributes of both kinds, comments, raw text and islands
    "<script>__peil(1)</script>",
    "</script><script>__peil(2)</script>",
    "\"><img src=x onerror=__peil(3)>",
    "'><svg onload=__peil(4)>",
    "\" autofocus onfocus=\"__peil(5)\" x=\"",
    "--><script>__peil(6)</script><!--",
    "]]><script>__peil(7)</script><![CDATA[",
    "</title></style></textarea></noscript></template><script>__peil(8)</script>",
    f"<iframe src='{ELSEWHERE}/a'></iframe><object data='{ELSEWHERE}/b'></object>",
    f"<base href='{ELSEWHERE}/'><link rel=stylesheet href='{ELSEWHERE}/c'>",
    f"<meta http-equiv=refresh content='0;url={ELSEWHERE}/d'>",
    f"<form action='{ELSEWHERE}/e'><button formaction='javascript:__peil(9)'>x</button></form>",
    "<a href='javascript:__peil(10)'>x</a> java\tscript:__peil(11) data:text/html,<script>__peil(12)</script>",
    "<style>@import '//elders.voorbeeld/f';*{background:url(//elders.voorbeeld/g)}</style>",
    # what is decoded twice
    "&lt;script&gt;__peil(13)&lt;/script&gt; &#x3c;script&#x3e;__peil(14)&#x3c;/script&#x3e; %3Cscript%3E__peil(15)%3C/script%3E",
    # JavaScript, JSON and templates
    "';__peil(16);//\\';__peil(17);//\";__peil(18);// `${__peil(19)}` */__peil(20)/*",
    "\u2028__peil(21)\u2029 \\u003cscript\\u003e__peil(22)",
    "{% include \"delen/kop.html\" %}{# x #}{% endraw %}",
    # SVG, CSS, XML
    "<svg><animate onbegin=__peil(24) attributeName=x dur=1s></svg><text>x</text>",
    "\\22 }*{background:url(//elders.voorbeeld/h)} expression(__peil(25)) url(javascript:__peil(26))",
    "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
    # spreadsheets, YAML, paths, text that turns round
    "=cmd|' /C calc'!A0 @SUM(1+1) +1 -1",
    "- : # & * ! | > %  ../../../../etc/passwd ..\\..\\x C:\\x",
    "\u200f\u05d0\u202e\u2066txt.exe\u2069\u200b",
)
# Vega's own formulas, and what a template engine in a browser would do.
BRACES = "{{constructor.constructor('__peil(23)')()}} {{ 7*7 }}"

LONG = tuple(f"{SIGN} " + " ".join(part) for part in (PAYLOADS[0::2], PAYLOADS[1::2]))
SHORT = f"=\"><img src=x onerror=__peil(30)>{SIGN}"


class Edit:
    """A place in a file where text stands, with the strings to try there, most hostile first."""

    def __init__(self, begin, end, old, tries):
        self.begin, self.end, self.old, self.tries = begin, end, old, list(tries)

    @property
    def new(self):
        return self.tries[0] if self.tries else self.old


class HostileFile:
    """A source with hostile strings, which can be taken back where the check refuses them."""

    def __init__(self, path, text, edits):
        self.path, self.text, self.edits = path, text, edits
        self.places = []

    def write(self):
        made, at = [], 0
        self.places = []
        line, column = 1, 1
        for edit in self.edits:
            for part, owner in ((self.text[at : edit.begin], None), (edit.new, edit)):
                made.append(part)
                if owner:
                    self.places.append((line, column, owner))
                line += part.count("\n")
                column = len(part) - part.rfind("\n") if "\n" in part else column + len(part)
            at = edit.end
        made.append(self.text[at:])
        self.path.write_text("".join(made), encoding="utf-8")

    def take_back(self, line, column):
        """Tries something milder for what stands there; for a mistake about a whole record in all of its line."""
        here = [(c, edit) for at, c, edit in self.places if at == line and edit.tries]
        exact = [edit for c, edit in here if c <= column < c + len(edit.new)]
        for edit in exact or [edit for _, edit in here]:
            edit.tries.pop(0)
        return bool(here)


def quoted(text):
    """In double quotes, as YAML and JSON both read it."""
    return "".join(f"\\u{ord(one):04x}" if ord(one) < 32 or ord(one) in (0x2028, 0x2029) else one for one in json.dumps(text, ensure_ascii=False))


def strings_for(old, number, braces):
    long = [LONG[number % 2], LONG[1 - number % 2]]
    milder = [SHORT, in_markdown(LONG[number % 2])]
    return [f"{old} {one}" for one in [*(f"{one} {BRACES}" for one in long if braces), *long, *milder]]


def hostile_yaml(path, first):
    text = path.read_text(encoding="utf-8")
    edits = []

    def walk(node, key=""):
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                walk(value, name.value)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                walk(value, key)
        elif may_be_text(node, key):
            tries = [quoted(one) for one in strings_for(node.value.strip(), first + len(edits), braces=True)]
            end = node.end_mark.index
            if node.style in ("|", ">"):
                tries = [one + "\n" for one in tries]
            edits.append(Edit(node.start_mark.index, end, text[node.start_mark.index : end], tries))

    walk(yaml.compose(text, yaml.SafeLoader) or yaml.MappingNode("", []))
    return HostileFile(path, text, edits)


# Keys whose values are names of something else, whatever they look like.
NAMES = {"id", "naam", "type", "rol", "register", "code", "van", "veld", "pijler", "soort", "waarde", "taal"}


def may_be_text(node, key):
    if node.style is None and (key in NAMES or re.fullmatch(r"[a-z0-9][a-z0-9._/-]*|[\d.,-]+|[\d-]+Q\d|", node.value)):
        return False
    return not re.fullmatch(r"https?://\S+|\S+@\S+", node.value)


# A cell with the sign behind it that ends it.
CELL = re.compile(r'("(?:[^"]|"")*"|[^",\n]*)(,|\n|$)')


def hostile_csv(path, columns):
    """The cells of these columns; files of ours separate them by commas."""
    text = path.read_text(encoding="utf-8")
    headings = next(csv.reader(io.StringIO(text)))
    edits = []
    at, column, line = 0, 0, 1
    while at < len(text):
        cell = CELL.match(text, at)
        if line > 1 and headings[column] in columns:
            value = next(csv.reader(io.StringIO(cell[1])), [""])
            tries = [as_cell(one) for one in strings_for(value[0] if value else "", len(edits), braces=True)]
            edits.append(Edit(cell.start(1), cell.end(1), cell[1], tries))
        column, line = (0, line + 1) if cell[2] == "\n" else (column + 1, line)
        at = cell.end()
    return HostileFile(path, text, edits)


def as_cell(text):
    flat = text.replace("\u2028", " ").replace("\u2029", " ")
    return '"' + flat.replace('"', '""') + '"'


def text_columns(description):
    """The columns of a register that may hold any text."""
    found = set()

    def walk(fields, before):
        for field in fields:
            name = before + field.get("naam", "")
            if field.get("type") in ("tekst", "markdown"):
                found.add(name)
            elif field.get("type") == "bewijs":
                found.update({f"{name}.titel", f"{name}.verwijzing"})
            walk(field.get("velden", []), f"{name}.")

    walk(description["velden"], "")
    return found


def in_markdown(text):
    """The same characters for a reader of Markdown, in which no sign has a meaning."""
    return "".join(f"&#{ord(one)};" if not one.isalnum() and one != " " else one for one in text)


def hostile_narrative(number):
    """Every construct that a text may hold, with strings that want to leave it."""
    one, other = LONG[number % 2], LONG[1 - number % 2]
    flat = [re.sub(r"[\t\u2028\u2029|`]", " ", text) for text in (one, other)]
    chart = {
        "description": one,
        "title": {"text": one, "subtitle": other},
        "data": {"values": [{"naam": one, "image": f"{ELSEWHERE}/i", "n": 3}, {"naam": other, "image": "x", "n": 5}]},
        "width": 300,
        "params": [{"name": "kies", "select": {"type": "point", "on": "pointerover"}}],
        "transform": [{"calculate": "datum.naam + '<img src=x onerror=__peil(40)>'", "as": "som"}],
        "mark": {"type": "bar", "tooltip": {"content": "data"}},
        "encoding": {
            "x": {"field": "n", "type": "quantitative", "axis": {"title": other, "labelExpr": "datum.label + '<script>__peil(41)</script>'"}},
            "y": {"field": "naam", "type": "nominal", "axis": {"labelLimit": 100}},
            "color": {"field": "som", "type": "nominal", "legend": None},
            "href": {"condition": {"param": "kies", "empty": False, "value": "javascript:__peil(42)"}},
        },
    }
    # Vega-Lite itself makes a formula of the title, and stumbles over these in it.
    without_backslash = re.sub(r"[\\\t\u2028\u2029]", "", other)
    tips = {
        "description": other,
        "data": {"values": [{"naam": one, "beeld": f"{ELSEWHERE}/j", "n": 3}]},
        "layer": [
            {"mark": "bar"},
            {"mark": "text", "encoding": {"text": {"field": "naam"}}},
        ],
        "encoding": {
            "x": {"field": "n", "type": "quantitative"},
            "tooltip": [{"field": "beeld", "title": "image"}, {"field": "naam", "title": "title"}, {"field": "naam", "title": without_backslash}],
        },
    }  # fmt: skip
    heading = in_markdown(f"{SIGN} {flat[0][:200]}")
    return "\n\n".join(
        [
            "",
            f"## {heading}",
            in_markdown(flat[0]) + " \\{{ 7*7 \\}} {% if x %}",
            f"> {in_markdown(flat[1])}",
            f"- {in_markdown(flat[0])}\n- **{in_markdown(flat[1])}**",
            f"[{in_markdown(flat[0])}]({ELSEWHERE}/?{'%22%3E%3Cscript%3E__peil(43)%3C/script%3E'} \"{in_markdown(flat[1])}\")",
            f"[{in_markdown('x')}](<{ELSEWHERE}/\">{'<script>__peil(44)</script>'}> '{in_markdown(flat[0])}')".replace("><script>__peil(44)</script>>", "%3E>"),
            f"| {in_markdown(flat[0])} | b |\n|---|---|\n| {in_markdown(flat[1])} | {in_markdown(SHORT)} |",
            f"`{flat[0]}`",
            f"```html\n{one.replace('`', '')}\n{BRACES}\n```",
            f"Een noot.[^vijandig{number}]",
            f"[^vijandig{number}]: {in_markdown(flat[1])}",
            f"```vega-lite {flat[0]}\n{json.dumps(chart)}\n```",
            f"```vega-lite {SIGN}\n{json.dumps(tips)}\n```",
            "",
        ]
    )


def count_fields(files):
    tried = [edit for file in files for edit in file.edits]
    return sum(bool(edit.tries) for edit in tried), sum(not edit.tries for edit in tried)
