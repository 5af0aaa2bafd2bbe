"""The rules of the house that a compiler does not keep: who may include whom, what code may name."""

import pathlib
import re
import subprocess
import unittest

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
GENERATOR = ROOT / "generator"
MOST_LINES = 600

# What the files of a folder include besides their own. A stage knows `base` and `model`; each name
# beyond those two is an exception that the CMakeLists.txt of the folder links too.
MAY_INCLUDE = {
    "base": set(),
    "model": {"base"},
    "language": {"base", "model"},
    "markdown": {"base", "model"},
    "template": {"base"},
    "read": {"base", "model"},
    "check": {"base", "model"},
    "author": {"base", "model", "check"},
    "compute": {"base", "model"},
    "render": {"base", "model", "language", "markdown", "template"},
    "draw": {"base", "chart_worker/version.hpp"},
    "gate": {"base", "model"},
    "write": {"base", "model"},
    "serve": {"base", "model"},
    "tables": {"base", "model"},
    "workbook": {"base", "model"},
    "open_data": {"base", "model"},
    # Edits look at YAML text as reading does.
    "edit": {"base", "model", "read"},
    "chart_worker": set(),
    # The commands show lines of sources as read/ takes them, and know no other stage.
    "commands": {
        "base", "build_site.hpp", "live_site.hpp", "exchange_register.hpp", "help_authors.hpp", "read/characters.hpp", "serve",
    },
    # The driver knows all stages, some through its own header.
    "build_site.cpp": {
        "base", "model", "check", "compute", "render", "draw", "gate", "write", "build_site.hpp", "judge_project.hpp", "publish_data.hpp",
    },
    "build_site.hpp": {"base", "model", "read", "draw", "write"},
    # Its middle part, which the driver of the preview tells too.
    "judge_project.cpp": {"model", "read", "check", "compute", "render", "judge_project.hpp"},
    "judge_project.hpp": {"base", "model", "check", "compute", "render", "build_site.hpp"},
    "make_pages.cpp": {"check", "compute", "gate", "read", "render", "judge_project.hpp", "make_pages.hpp"},
    "make_pages.hpp": {"base", "model", "check", "compute", "draw", "render", "build_site.hpp"},
    # Its part that makes files of data: values from one stage, bytes from another.
    "publish_data.cpp": {"base", "model", "open_data", "workbook", "publish_data.hpp"},
    "publish_data.hpp": {"base", "model"},
    # The driver that stays, for the preview.
    "live_site.cpp": {"live_site.hpp", "render"},
    "live_site.hpp": {"build_site.hpp", "make_pages.hpp"},
    # So does the driver of workbooks; what it writes it checks with the other.
    "exchange_register.cpp": {
        "base", "model", "read", "check", "tables", "edit", "workbook", "write", "exchange_register.hpp",
    },
    "exchange_register.hpp": {"build_site.hpp"},
    # A third driver, for what helps authors.
    "help_authors.cpp": {"base", "model", "read", "author", "write", "help_authors.hpp"},
    "help_authors.hpp": {"base", "model", "read"},
    "main.cpp": {"commands"},
}  # fmt: skip

# Words of the file format that happen to be the name of a shipped register as well.
WORDS_OF_THE_FORMAT = {"boekingen"}


def sources():
    return sorted(file for file in GENERATOR.rglob("*") if file.suffix in (".cpp", ".hpp"))


def folder_of(file):
    return file.relative_to(GENERATOR).parts[0]


def included(file):
    return re.findall(r'^\s*#include "([^"]+)"', file.read_text(encoding="utf-8"), re.MULTILINE)


def project_files():
    """What a clone holds, tracked or about to be; of an unpacked archive all but what is made."""
    if not (ROOT / ".git").exists():
        made = {"build", "site", "node_modules", ".peil"}
        return [f for f in ROOT.rglob("*") if f.is_file() and not made & set(f.relative_to(ROOT).parts)]
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


class Includes(unittest.TestCase):
    def test_every_folder_is_in_the_table(self):
        self.assertEqual({folder_of(file) for file in sources()}, set(MAY_INCLUDE))

    def test_data_moves_one_way(self):
        wrong = []
        for file in sources():
            folder = folder_of(file)
            for header in included(file):
                top = header.split("/")[0]
                if top != folder and not {top, header} & MAY_INCLUDE[folder]:
                    wrong.append(f"{file.relative_to(ROOT)} includes {header}")
        self.assertEqual(wrong, [])

    def test_the_table_has_no_stale_permission(self):
        used = {}
        for file in sources():
            for header in included(file):
                used.setdefault(folder_of(file), set()).update((header, header.split("/")[0]))
        stale = {
            folder: sorted(allowed - {"base", "model"} - used.get(folder, set()))
            for folder, allowed in MAY_INCLUDE.items()
        }
        self.assertEqual({folder: names for folder, names in stale.items() if names}, {})

    def test_a_folder_links_no_more_than_it_may_include(self):
        for folder in sorted(f for f in MAY_INCLUDE if (GENERATOR / f).is_dir()):
            cmake = GENERATOR / folder / "CMakeLists.txt"
            if not cmake.exists():
                continue
            words = re.findall(r"\bpeil_(\w+)", cmake.read_text(encoding="utf-8"))
            linked = set(words) - {"library", "warnings", "cmark", "chart_worker_version"}
            with self.subTest(folder):
                self.assertLessEqual(linked, MAY_INCLUDE[folder])

    def test_a_cpp_file_includes_its_own_header_first(self):
        wrong = []
        for file in sources():
            own = str(file.relative_to(GENERATOR).with_suffix(".hpp"))
            if file.suffix == ".cpp" and (GENERATOR / own).exists():
                headers = re.findall(r"^#include [\"<](.*)[\">]", file.read_text(encoding="utf-8"), re.M)
                if headers[:1] != [own]:
                    wrong.append(str(file.relative_to(ROOT)))
        self.assertEqual(wrong, [])

    def test_a_header_has_pragma_once(self):
        wrong = [
            str(file.relative_to(ROOT))
            for file in sources()
            if file.suffix == ".hpp" and not file.read_text(encoding="utf-8").startswith("#pragma once")
        ]
        self.assertEqual(wrong, [])


def shipped_ids():
    """Every name that staff gave to something in data/: no C++ may know one."""
    data = ROOT / "data"
    ids = {folder.name for folder in (data / "registers").iterdir()}
    for folder in ("indicatoren", "kengetallen"):
        ids |= {file.stem for file in (data / folder).glob("*.yaml")}
    for name in ("pijlers", "mijlpalen"):
        ids |= {one["id"] for one in yaml.safe_load((data / f"{name}.yaml").read_text(encoding="utf-8"))}
    budget = yaml.safe_load((data / "begroting.yaml").read_text(encoding="utf-8"))
    return ids | {line["id"] for line in budget["regels"]}


def string_literals(text):
    """The string literals of a C++ file, without the comments around them."""
    token = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.DOTALL)
    return [found[1:-1] for found in token.findall(text) if found.startswith('"')]


def ids_used_in(literal, ids):
    """A literal that is an id, or a path or reference with an id in it.

    An example in a sentence that an author reads ("bijvoorbeeld ...") names ids too and is no use.
    """
    if re.search(r"\s", literal):
        return set()
    return ids & set(re.split(r"[/.]", literal))


class Names(unittest.TestCase):
    def test_no_code_knows_the_name_of_a_register_or_indicator(self):
        ids = shipped_ids() - WORDS_OF_THE_FORMAT
        self.assertGreater(len(ids), 50)
        wrong = [
            f"{file.relative_to(ROOT)}: {literal!r}"
            for file in sources()
            for literal in string_literals(file.read_text(encoding="utf-8"))
            if ids_used_in(literal, ids)
        ]
        self.assertEqual(wrong, [])

    def test_no_template_knows_one_either(self):
        # A theme serves any project; ids come to it as values.
        ids = shipped_ids()
        wrong = []
        for file in sorted((ROOT / "themes").rglob("*.html")):
            tags = re.findall(r"\{[{%].*?[%}]\}", file.read_text(encoding="utf-8"), re.DOTALL)
            for tag in tags:
                for literal in re.findall(r'"([^"]*)"', tag):
                    if ids_used_in(literal, ids):
                        wrong.append(f"{file.relative_to(ROOT)}: {tag}")
        self.assertEqual(wrong, [])

    def test_the_literals_are_really_found(self):
        text = 'f("mkb"); // "vouchers"\ng("data/registers/mkb", "een \\"mkb\\" zin");'
        found = [ids_used_in(literal, {"mkb", "vouchers"}) for literal in string_literals(text)]
        self.assertEqual(found, [{"mkb"}, {"mkb"}, set()])


HOSTING = ROOT / "themes/standaard/hosting"


def headers_in(name, pattern):
    """Of every page: those of one address stand below it in _headers."""
    text = (HOSTING / name).read_text(encoding="utf-8").split("\n/.well-known/")[0]
    return dict(re.findall(pattern, text, re.MULTILINE))


class Headers(unittest.TestCase):
    """One policy, in the words of three kinds of web server."""

    def setUp(self):
        self.headers = headers_in("_headers", r"^  ([\w-]+): (.+)$")

    def test_every_web_server_sends_the_same_headers(self):
        self.assertEqual(headers_in("htaccess", r'^ *Header always set ([\w-]+) "(.+)"$'), self.headers)
        self.assertEqual(headers_in("nginx.conf", r'^add_header ([\w-]+) "(.+)" always;$'), self.headers)

    def test_apache_and_nginx_send_the_same_text_compressed(self):
        # A host that reads _headers compresses by itself; nginx always compresses text/html.
        apache = re.search(r"AddOutputFilterByType DEFLATE (.+)", (HOSTING / "htaccess").read_text("utf-8"))[1]
        nginx = re.search(r"^gzip_types (.+);$", (HOSTING / "nginx.conf").read_text("utf-8"), re.M)[1]
        self.assertEqual(apache.split(), ["text/html", *nginx.split()])
        self.assertLessEqual({"text/css", "text/javascript", "application/json"}, set(nginx.split()))

    def test_they_allow_what_the_site_itself_holds_and_no_more(self):
        policy = self.headers["Content-Security-Policy"].split("; ")
        self.assertEqual(policy[0], "default-src 'none'")
        self.assertIn("frame-ancestors 'none'", policy)
        self.assertNotIn("unsafe", self.headers["Content-Security-Policy"])
        self.assertEqual(self.headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(self.headers["Cross-Origin-Opener-Policy"], "same-origin")

    def test_a_page_says_the_same_policy_and_allows_a_site_on_disk(self):
        head = (ROOT / "themes/standaard/sjablonen/delen/kop.html").read_text(encoding="utf-8")
        page = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', head)[1]
        # Only a header can say who may frame the page.
        served = self.headers["Content-Security-Policy"].replace("; frame-ancestors 'none'", "")
        self.assertEqual(page.replace(" file:", ""), served)


TEXTS = ROOT / "themes" / "standaard" / "teksten"
TEMPLATES = ROOT / "themes" / "standaard" / "sjablonen"

# The code puts the last name of these paths together from a code of the model, or keeps the path in
# a table instead of at the call; the texts of scripts go to the page as a whole.
PUT_TOGETHER = ("soort.", "status.", "script.", "grafiek.kop.", "cijfer.", "editie.soort.", "wijziging.groep.")

TAG = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
READ_ATTRIBUTES = re.compile(r'\b(?:aria-label|title|alt|placeholder|data-kop)="([^"]*)"')


def text_paths(texts, before=""):
    """The path of every text; one with forms is one text."""
    if isinstance(texts, str) or "meer" in texts:
        return {before}
    return set().union(*(text_paths(text, f"{before}.{key}".lstrip(".")) for key, text in texts.items()))


def texts_of(language):
    # Every scalar is a text, whatever YAML would make of `on` or `1`.
    file = TEXTS / f"{language}.yaml"
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)["teksten"]


def paths_in_templates():
    found = {}
    for file in sorted(TEMPLATES.rglob("*.html")):
        for tag in TAG.findall(file.read_text(encoding="utf-8")):
            if not tag.startswith("{#"):
                for path in re.findall(r"\bt\.([a-z0-9_]+(?:\.[a-z0-9_]+)+)", tag):
                    found.setdefault(path, file.relative_to(ROOT))
    return found


def paths_in_code(sections):
    """The literals in render/ that read like the path of a text, and those said for certain."""
    literals, said = {}, {}
    for file in sources():
        if folder_of(file) != "render":
            continue
        code = file.read_text(encoding="utf-8")
        for literal in string_literals(code):
            if re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9_]+)+", literal) and literal.split(".")[0] in sections:
                literals.setdefault(literal, file.relative_to(ROOT))
        for path in re.findall(r'\b(?:say|own)\(\s*"([a-z0-9_]+(?:\.[a-z0-9_]+)+)"\s*[,)]', code):
            said.setdefault(path, file.relative_to(ROOT))
    return literals, said


class Texts(unittest.TestCase):
    """Every word that a reader sees stands in teksten/, and every word there is seen."""

    def setUp(self):
        self.texts = texts_of("nl")
        self.known = text_paths(self.texts)

    def test_every_text_that_is_asked_for_exists(self):
        _, said = paths_in_code(self.texts)
        self.assertGreater(len(said), 30)
        asked = {**said, **paths_in_templates()}
        self.assertEqual([f"{file}: {path}" for path, file in asked.items() if path not in self.known], [])

    def test_every_text_is_used(self):
        literals, _ = paths_in_code(self.texts)
        used = set(literals) | set(paths_in_templates())
        self.assertEqual(
            sorted(path for path in self.known - used if not path.startswith(PUT_TOGETHER)), []
        )

    def test_every_language_has_the_same_texts(self):
        for file in sorted(TEXTS.glob("*.yaml")):
            with self.subTest(file.stem):
                self.assertEqual(text_paths(texts_of(file.stem)) ^ self.known, set())

    def test_no_template_has_words_of_its_own(self):
        wrong = []
        for file in sorted(TEMPLATES.rglob("*.html")):
            html = TAG.sub("", file.read_text(encoding="utf-8"))
            words = re.findall(r">([^<>]*[^\W\d_][^<>]*)<", html) + [
                value for value in READ_ATTRIBUTES.findall(html) if re.search(r"[^\W\d_]", value)
            ]
            wrong += [f"{file.relative_to(ROOT)}: {' '.join(word.split())}" for word in words]
        self.assertEqual(wrong, [])

    def test_no_tag_of_a_template_holds_a_sentence(self):
        # As in default("geen gegevens") or with titel = "Alle doelen".
        wrong = []
        for file in sorted(TEMPLATES.rglob("*.html")):
            for tag in TAG.findall(file.read_text(encoding="utf-8")):
                if not tag.startswith("{#"):
                    wrong += [f"{file.relative_to(ROOT)}: {text}" for text in re.findall(r'"([^"]*)"', tag)
                              if re.search(r"[A-Z\s]", text)]  # fmt: skip
        self.assertEqual(wrong, [])


class Files(unittest.TestCase):
    def test_no_file_names_a_place_on_one_machine_or_a_registry(self):
        # Written in two parts, or this file would be the first that is found.
        places = ["/" + "work/", "/" + "home/", "/" + "root/", "registry" + ".npmjs", "npm" + "mirror",
                  "pypi" + ".org", "artifact" + "ory", "localhost" + ":"]  # fmt: skip
        outside_tests = ["/" + "tmp/"]
        wrong = []
        for file in project_files():
            name = str(file.relative_to(ROOT))
            try:
                text = file.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
            patterns = places + ([] if name.startswith("tests/") else outside_tests)
            wrong += [f"{name}: {pattern}" for pattern in patterns if pattern in text]
        self.assertEqual(wrong, [])

    def test_the_lock_file_pins_packages_and_not_where_they_come_from(self):
        text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
        self.assertIn('"integrity"', text)
        self.assertNotIn('"resolved"', text)

    def test_no_source_file_is_longer_than_a_reader_can_hold(self):
        lengths = {f: f.read_text(encoding="utf-8").count("\n") for f in sources()}
        long = [f"{f.relative_to(ROOT)}: {n}" for f, n in lengths.items() if n > MOST_LINES]
        self.assertEqual(long, [])


if __name__ == "__main__":
    unittest.main()
