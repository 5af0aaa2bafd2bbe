"""What a reader's browser would find in a page: its ids, and everything it leads to."""

import html.parser
import pathlib
import posixpath
import re
import urllib.parse

LINKING = ("href", "src", "poster", "data", "action", "xlink:href")
POINTING = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")


class Page(html.parser.HTMLParser):
    def __init__(self, site, path):
        super().__init__()
        self.path = path
        self.ids, self.links, self.loads, self.points, self.metas = [], [], [], [], {}
        self.language_links = []
        self.text = (pathlib.Path(site) / path).read_text(encoding="utf-8")
        self.feed(self.text)

    def handle_starttag(self, tag, attrs):
        attrs = {name: value or "" for name, value in attrs}
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag == "meta" and "name" in attrs:
            self.metas[attrs["name"]] = attrs.get("content")
        for name in LINKING:
            if name in attrs:
                is_load = tag not in ("a", "form") and attrs.get("rel") != "canonical"
                (self.loads if is_load else self.links).append(attrs[name])
                if "hreflang" in attrs:
                    self.language_links.append(attrs[name])
        for name, value in attrs.items():
            self.points += re.findall(r"url\(\s*['\"]?#([^)'\"]+)", value)
            if name in POINTING:
                self.points += value.split()

    handle_startendtag = handle_starttag


def is_outside(address):
    parts = urllib.parse.urlsplit(address)
    return bool(parts.scheme or parts.netloc)


def target(page_path, address):
    """The file in the site that an address leads to, and the id in it."""
    parts = urllib.parse.urlsplit(address)
    path = urllib.parse.unquote(parts.path)
    if path == "":
        return page_path, urllib.parse.unquote(parts.fragment)
    start = "" if path.startswith("/") else posixpath.dirname(page_path)
    joined = posixpath.normpath(posixpath.join(start, path.lstrip("/")))
    file = posixpath.join(joined, "index.html") if path.endswith("/") else joined
    return posixpath.normpath(file), urllib.parse.unquote(parts.fragment)


def style_addresses(text):
    return re.findall(r"url\(\s*['\"]?([^)'\"]+)", text) + re.findall(r"@import\s+['\"]([^'\"]+)", text)
