"""Whatever the site ships of others is named on /licenties/, with every notice that its makers put into their packages.

Works back from node_modules: which files ship, which packages are built into them, and what those say of themselves.
"""

import collections
import functools
import html
import json
import os
import pathlib
import re
import sys
import unittest

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from peil_runs import ROOT, build_site, copy_project_with_charts, files_in, scratch_folder

SMALL = ROOT / "tests/sites/klein/project"
THEME = ROOT / "themes/standaard"
MODULES = ROOT / "node_modules"

# What the generator makes itself of the sources of the project; anything else is somebody's file.
MADE = (".html", ".csv", ".json", ".jsonld", ".xml", ".xlsx", ".zip", "/security.txt")
MADE_ELSEWHERE = ("_headers", ".htaccess", "zoeken/index.js")

IMPORT = re.compile(r"""(?:^|[;}])\s*(?:import|export)\b[^"';()=]*["']([^"'\n]+)["']""", re.MULTILINE)
LEGAL_FILE = re.compile(r"(licen[sc]e|notice|copying|copyright|third-?party)", re.IGNORECASE)
COMMENT = re.compile(r"/\*.*?\*/|(?:^[ \t]*//[^\n]*\n)+", re.DOTALL | re.MULTILINE)
LEGAL = re.compile(
    r"copyright|licen[sc]e|\(c\) ?\d|(adapted|ported|borrowed|copied|taken) from|based on http|\bthanks\b|courtesy of", re.IGNORECASE
)
SAME_MAKERS = re.compile(r"copied from `vega")
OF_OTHERS = re.compile(r"(adapted|ported|borrowed|copied|taken) from|based on http|\bthanks\b|courtesy of", re.IGNORECASE)
HOLDER = re.compile(r"(?:copyright|\(c\)).*", re.IGNORECASE)
NAME = re.compile(r"[A-Z][a-z]+ [A-Z]\w+|[A-Z]\w+(?=, Inc)")


def manifest():
    return yaml.safe_load((THEME / "thema.yaml").read_text(encoding="utf-8"))


def squeezed(text):
    return " ".join(text.split())


def read(file):
    return file.read_text(encoding="utf-8")


@functools.cache
def described(package):
    return json.loads(read(package / "package.json"))


def package_of(file):
    """The folder of the installed package that a file belongs to."""
    parts = file.relative_to(ROOT).parts
    last = len(parts) - 1 - parts[::-1].index("node_modules")
    return ROOT.joinpath(*parts[: last + (3 if parts[last + 1].startswith("@") else 2)])


def name_of(package):
    return f"{described(package)['name']} {described(package)['version']}"


def entry_of(package):
    """The module that a bundler takes when it meets the name of the package."""
    about = described(package)
    way = about.get("exports", {})
    way = way.get(".", way) if isinstance(way, dict) else way
    while isinstance(way, dict) and way:
        way = next((way[key] for key in ("import", "module", "default") if key in way), next(iter(way.values())))
    return package / (way or about.get("module") or about.get("main") or "index.js")


def resolved(name, file):
    """The file that `import name` in `file` gets, as Node finds it."""
    if name.startswith("."):
        place = pathlib.Path(os.path.normpath(file.parent / name))
    else:
        own = "/".join(name.split("/")[: 2 if name.startswith("@") else 1])
        package = next(
            (parent / "node_modules" / own for parent in file.parents if (parent / "node_modules" / own).is_dir()), None
        )
        if package is None:
            return None
        place = entry_of(package) if name == own else package / name[len(own) + 1 :]
    for one in (place, place.with_name(place.name + ".js"), place.with_name(place.name + ".mjs"), place / "index.js"):
        if one.is_file():
            return one
    return None


def modules_of(start):
    """Every source file that `start` is bundled of."""
    seen, ahead = set(), [start]
    while ahead:
        file = ahead.pop()
        if file in seen:
            continue
        seen.add(file)
        for name in IMPORT.findall(read(file)):
            found = resolved(name, file)
            assert found, f"{file}: nothing at {name}"
            ahead.append(found)
    return seen


def mapped(file):
    """The files and their texts that the map of a bundle names; packages of the bundle's own maker lie in no node_modules."""
    place = file.with_name(file.name + ".map")
    if not place.exists():
        return {}
    known = json.loads(read(place))
    return {
        pathlib.Path(os.path.normpath(file.parent / source)): text or ""
        for source, text in zip(known["sources"], known.get("sourcesContent") or [""] * len(known["sources"]))
    }


def comments_of(text):
    return [one for one in COMMENT.findall(text + "\n") if LEGAL.search(SAME_MAKERS.sub("", one))]


def lines_of(comment):
    """Its words, without the marks of a comment."""
    lines = [re.sub(r"^\s*(/\*+!?|\*+/|//+|\*)?\s?", "", line).replace("*/", "") for line in comment.splitlines()]
    return [squeezed(line) for line in lines if re.search(r"\w", line)]


def is_its_own(comment, licence):
    """A line such as `https://d3js.org/d3-path/ v3 Copyright 2015 Mike Bostock`, when LICENSE names all of them."""
    holders = " ".join(HOLDER.findall(comment))
    names = NAME.findall(holders)
    return bool(names) and not OF_OTHERS.search(comment) and all(name in licence for name in names)


class Licences(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.site = scratch_folder("licences") / "site"
        build_site(copy_project_with_charts(SMALL, scratch_folder("licences-project") / "project"), cls.site)
        page = read(cls.site / "licenties/index.html")
        cls.rows = re.findall(r'<th scope="row"><a href="#([\w-]+)">([^<]+)</a></th><td>([^<]+)</td><td>([^<]+)</td>', page)
        cls.named = {f"{name} {version}" for _, name, version, _ in cls.rows}
        # What stands under each heading, and which packages the heading names.
        cls.texts = collections.defaultdict(str)
        for heading, text in re.findall(r"<h3[^>]*>([^<]+)</h3>\s*<pre[^>]*>(.*?)</pre>", page, re.DOTALL):
            for package in html.unescape(heading).split(", "):
                cls.texts[package] += html.unescape(text) + "\n"
        cls.files = [*manifest()["script"], *manifest().get("stijl", []), *manifest().get("bestanden", [])]
        cls.sources = cls.shipped_sources()

    @classmethod
    def shipped_sources(cls):
        """All sources of what ships, with their texts."""
        sources = {}
        for one in cls.files:
            file = MODULES / one["pakket"] / one["bestand"]
            sources[file] = read(file)
            if file.suffix in (".js", ".mjs"):
                sources.update(mapped(file))
                sources.update((each, read(each)) for each in modules_of(entry_of(MODULES / one["pakket"])))
        return sources

    def test_every_file_is_made_ours_or_of_a_package(self):
        ours = {file.read_bytes() for folder in ("script", "stijl") for file in (THEME / folder).rglob("*") if file.is_file()}
        of_packages = {"script/" + one["naam"] for one in manifest()["script"]}
        of_packages |= {one["naam"] for one in manifest().get("bestanden", [])}
        for path, content in files_in(self.site).items():
            if path.endswith(MADE) or path in MADE_ELSEWHERE or path in of_packages or content in ours:
                continue
            with self.subTest(path):
                self.assertEqual(path, "stijl/site.css", "whose is this file?")
                styles = [(MODULES / one["pakket"] / one["bestand"]).read_bytes() + b"\n" for one in manifest()["stijl"]]
                own = [file.read_bytes() for file in sorted((THEME / "stijl").glob("*.css"))]
                # The generator adds what stands above and below a page on paper.
                whole = b"".join([*styles, *own])
                self.assertTrue(content.startswith(whole))
                self.assertRegex(content[len(whole) :].decode(), r"\A(@page \{[^<>]{0,500}\}\s*)?\Z")

    def test_scripts_are_as_their_makers_made_them(self):
        for one in manifest()["script"]:
            if "module" not in one:
                with self.subTest(one["naam"]):
                    made = (MODULES / one["pakket"] / one["bestand"]).read_bytes()
                    self.assertEqual((self.site / "script" / one["naam"]).read_bytes(), made)

    def test_every_package_in_them_is_named_with_its_version(self):
        inside = {name_of(package_of(file)) for file in self.sources if file.is_relative_to(MODULES) and package_of(file).is_dir()}
        self.assertGreater(len(inside), 50)
        self.assertEqual(inside - self.named, set())

    def test_what_the_theme_leaves_out_is_not_in_them(self):
        inside = {described(package_of(file))["name"] for file in self.sources if package_of(file).is_dir()}
        self.assertEqual(inside & set(manifest()["zonder"]), set())

    def test_every_notice_of_a_package_is_there_whole(self):
        checked = 0
        for package in sorted({path.parent for path in MODULES.rglob("package.json") if path.parent.parent.name == "node_modules" or path.parent.parent.parent.name == "node_modules"}):
            about = described(package)
            if f"{about.get('name')} {about.get('version')}" not in self.named:
                continue
            with self.subTest(about["name"]):
                notices = [file for file in package.iterdir() if file.is_file() and LEGAL_FILE.search(file.name) and file.suffix in ("", ".txt", ".md", ".BSD")]
                self.assertTrue(notices, "a package without a notice")
                for file in notices:
                    self.assertIn(squeezed(read(file)), squeezed(self.texts[name_of(package)]), file.name)
                    checked += 1
                licence = next(row[3] for row in self.rows if row[1:3] == (about["name"], about["version"]))
                self.assertEqual(licence, about["license"])
        self.assertGreaterEqual(checked, len(self.named))

    def test_whom_the_sources_name_is_named(self):
        everything = squeezed(" ".join(self.texts.values())).lower()
        shipped = squeezed(" ".join(re.sub(r"^\s*\*\s?", "", line) for line in read(self.site / "stijl/site.css").splitlines()))
        found = 0
        for file, text in sorted(self.sources.items()):
            package = package_of(file)
            licence = self.texts[name_of(package)] if package.is_dir() else ""
            for comment in comments_of(text):
                if is_its_own(comment, licence):
                    continue
                found += 1
                missing = [line for line in lines_of(comment) if line.lower() not in everything and line not in shipped]
                with self.subTest(str(file.relative_to(ROOT))):
                    self.assertEqual(missing, [], "name this file under 'vermeldingen' in thema.yaml")
        self.assertGreater(found, 15)


if __name__ == "__main__":
    unittest.main()
