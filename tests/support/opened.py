"""Every text in a built site, as deep as it goes: packed files unpacked, every way of writing undone.

The facts that a text can tell are found in all their ways of writing: days as 2026-05-14, 14 mei
2026, May 14, 2026, 14-05-2026, 20260514, as a number of Excel or of a script; amounts as 1731904.37,
1.731.904,37 and 1,731,904.37, with and without cents.
"""

import base64
import datetime
import gzip
import html
import io
import re
import urllib.parse
import zipfile

DUTCH = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
         "november", "december"]  # fmt: skip
ENGLISH = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december"]  # fmt: skip
MONTHS = {word: i + 1 for names in (DUTCH, ENGLISH) for i, word in enumerate(names)}
MONTHS |= {word[:3]: number for word, number in MONTHS.items()} | {"mrt": 3, "sept": 9}

EMBEDDED = re.compile(r"base64,([A-Za-z0-9+/=]{8,})")
JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\([/\"'])")
TAG = re.compile(r"<[^<>]*>")


def opened(name, data):
    """Pairs of a name and a text."""
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield name, archive.comment.decode("utf-8", "replace")
            for member in archive.infolist():
                yield f"{name} » {member.filename}", (member.comment + member.extra).decode("utf-8", "replace")
                yield from opened(f"{name} » {member.filename}", archive.read(member))
        return
    if data[:2] == b"\x1f\x8b":
        yield f"{name} » gz", data[:64].decode("latin-1")
        yield from opened(f"{name} » gz", gzip.decompress(data))
        return
    text = data.decode("utf-8", "replace")
    yield name, text
    plain = decoded(text)
    if plain != text:
        yield name, plain
    if "<" in plain:
        # A value of which a part is in bold is still that value.
        yield name, TAG.sub("", plain)
    for packed in EMBEDDED.findall(text):
        yield from opened(f"{name} » base64", base64.b64decode(packed + "=" * (-len(packed) % 4)))


def decoded(text):
    """JSON escapes, percent-encoding and character references undone, doubly escaped ones too."""
    for _ in range(2):
        text = JSON_ESCAPE.sub(lambda m: m[3] or chr(int(m[1] or m[2], 16)), text)
        text = html.unescape(urllib.parse.unquote(text))
    # Spaces of every kind; characters without width part nothing.
    return re.sub("[\u00a0\u2007\u2009\u202f]", " ", re.sub("[\u00ad\u200b-\u200d\u2060\ufeff]", "", text))


WRITTEN_DAYS = [
    (re.compile(r"(?<!\d)(\d{4})-(\d\d?)-(\d\d?)(?!\d)"), "ymd"),
    (re.compile(r"(?<![\d.])(\d{4})(\d\d)(\d\d)(?![\d.])"), "ymd"),
    (re.compile(r"(?<!\d)(\d\d?)[-/.](\d\d?)[-/.](\d{4})(?!\d)"), "dmy"),
    (re.compile(r"(?<!\d)(\d\d?)\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})(?!\d)"), "dmy"),
]
AFTER_MONTH = re.compile(r"(?<=[a-z.]\s)(\d\d?),?\s+(\d{4})(?!\d)")
EXCEL_ZERO = datetime.date(1899, 12, 30)
UNIX_ZERO = datetime.date(1970, 1, 1)
CELL = re.compile(r"<v>(\d{5})(?:\.0*)?</v>")
STAMP = re.compile(r"(?<![\d.])(-?\d{8,13})(?![\d.])")


def days_in(text, is_sheet=False):
    """Every day that stands in a text."""
    written = [dict(zip(order, found)) for pattern, order in WRITTEN_DAYS for found in pattern.findall(text)]
    for found in AFTER_MONTH.finditer(text):
        word = text[max(0, found.start() - 12) : found.start()].split()[-1:]
        written.append({"y": found[2], "m": "".join(word).strip("."), "d": found[1]})
    for parts in written:
        month = MONTHS.get(parts["m"].lower()) or parts["m"]
        try:
            yield datetime.date(int(parts["y"]), int(month), int(parts["d"]))
        except ValueError:
            continue
    for number in CELL.findall(text) if is_sheet else ():
        yield EXCEL_ZERO + datetime.timedelta(int(number))
    for number in STAMP.findall(text):
        for unit in (86_400, 86_400_000):
            days, rest = divmod(int(number), unit)
            if rest == 0 and abs(days) < 200_000:
                yield UNIX_ZERO + datetime.timedelta(days)


NUMBER = re.compile(r"(?<![\w.,])\d[\d.,' ]{5,}\d(?!\w)")
CENTS = re.compile(r"[.,]\d{1,2}$")
NO_DIGIT = re.compile(r"\D+")


def whole_numbers_in(text):
    """The digits before the cents of every number of seven digits and more, however they are grouped."""
    for found in NUMBER.findall(text):
        for one in (found, *found.split(" ")) if " " in found else (found,):
            digits = NO_DIGIT.sub("", CENTS.sub("", one))
            if 7 <= len(digits) <= 9:
                yield int(digits)
