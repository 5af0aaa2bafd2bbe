"""Another plan of another province takes only data, texts and words: nothing of the shipped one comes along."""

import functools
import html.parser
import pathlib
import re
import sys
import unittest

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from peil_runs import ROOT, build_site, copy_project_with_charts, scratch_folder

OTHER = ROOT / "tests/sites/weidevogels/project"
THEME_TEXTS = ROOT / "themes/standaard/teksten/nl.yaml"
# What the shipped plan calls its parts and tables; the words of its theme besides its data.
PLAN_WORDS = {"pijler", "pijlers", "randvoorwaarde", "kostentabel", "jaartabel"}


def loaded(file):
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def ids(project, name):
    return {one["id"] for one in loaded(project / "data" / name)}


def stems(project, folder):
    return {file.stem for file in (project / "data" / folder).glob("*.yaml")}


def descriptions(project):
    return {file.parent.name: loaded(file) for file in (project / "data/registers").glob("*/register.yaml")}


def decision_ids(project):
    return {one["id"] for one in loaded(project / "data/besluiten.yaml")["besluiten"]}


def end_states(project):
    return {one["id"] for pillar in loaded(project / "data/pijlers.yaml") for one in pillar.get("eindbeelden", [])}


def words(text):
    return {word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) > 4}


def texts_in(value):
    if isinstance(value, dict):
        return " ".join(texts_in(one) for one in value.values())
    if isinstance(value, list):
        return " ".join(texts_in(one) for one in value)
    return value if isinstance(value, str) else ""


def names_of(project):
    """The words in what a project calls its goals, indicators, registers, choices and cost lines."""
    data = project / "data"
    named = [*loaded(data / "pijlers.yaml"), *loaded(data / "begroting.yaml")["regels"]]
    named += [loaded(file) for folder in ("indicatoren", "kengetallen", "lijsten") for file in (data / folder).glob("*")]
    named += [choice for file in (data / "lijsten").glob("*") for choice in loaded(file)["keuzes"]]
    titles = [one["titel"] for one in named]
    for register in descriptions(project).values():
        titles += [register["titel"], register["enkelvoud"], *(field["titel"] for field in register["velden"])]
    return words(" ".join(titles))


def own_words():
    """All that the other project itself writes: what is in it may of course be shown."""
    files = [file for folder in OTHER.iterdir() for file in folder.rglob("*") if file.is_file()]
    return words(" ".join(file.read_text(encoding="utf-8") for file in files))


class Shown(html.parser.HTMLParser):
    """What a reader reads or hears of a page."""

    def __init__(self, text):
        super().__init__()
        self.inside, self.texts = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.inside.append(tag)
        self.texts += [value for name, value in attributes if name in ("title", "alt", "aria-label", "content", "placeholder") and value]

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        if not {"script", "style"} & set(self.inside):
            self.texts.append(data)


@functools.cache
def shown_words():
    """Each page of the other site with its words, but the licences, which are not ours."""
    scratch = scratch_folder("other-plan")
    build_site(copy_project_with_charts(OTHER, scratch / "project"), scratch / "site")
    return {
        str(page.relative_to(scratch / "site")): words(" ".join(Shown(page.read_text(encoding="utf-8")).texts))
        for page in (scratch / "site").rglob("*.html")
        if page.parent.name != "licenties"
    }


class SharesNothing(unittest.TestCase):
    def test_no_id_of_a_goal_an_indicator_a_register_or_anything_else_is_the_same(self):
        kinds = {
            "goals": lambda project: ids(project, "pijlers.yaml"),
            "end states": end_states,
            "indicators": lambda project: stems(project, "indicatoren") | stems(project, "kengetallen"),
            "lists": lambda project: stems(project, "lijsten"),
            "registers": lambda project: set(descriptions(project)),
            "milestones": lambda project: ids(project, "mijlpalen.yaml"),
            "budget lines": lambda project: {line["id"] for line in loaded(project / "data/begroting.yaml")["regels"]},
            "decisions": decision_ids,
        }
        for name, of in kinds.items():
            with self.subTest(name):
                self.assertTrue(of(ROOT))
                self.assertTrue(of(OTHER))
                self.assertEqual(of(ROOT) & of(OTHER), set())

    def test_no_register_has_the_fields_of_a_shipped_one(self):
        def fields(project):
            return {frozenset(field["naam"] for field in one["velden"]) for one in descriptions(project).values()}

        self.assertEqual(fields(ROOT) & fields(OTHER), set())

    def test_its_goals_are_a_tree_of_three_layers_and_those_shipped_are_not(self):
        def depth(project):
            parents = {one["id"]: one.get("onder") for one in loaded(project / "data/pijlers.yaml")}
            def above(id):
                return 0 if parents[id] is None else 1 + above(parents[id])
            return 1 + max(above(id) for id in parents)

        self.assertEqual((depth(ROOT), depth(OTHER)), (1, 3))

    def test_its_own_theme_holds_only_tokens_and_texts(self):
        theme = OTHER / "themes/eigen"
        files = sorted(str(file.relative_to(theme)) for file in theme.rglob("*") if file.is_file())
        self.assertEqual(files, ["stijl/1-tokens.css", "teksten/nl.yaml"])


class OwnWords(unittest.TestCase):
    def test_no_page_shows_a_word_of_the_shipped_plan(self):
        theirs = names_of(ROOT) - words(texts_in(loaded(THEME_TEXTS))) - own_words() | PLAN_WORDS
        for word in ("ketenprojecten", "vouchers", "quickscans", "grondstoffendashboard", "circulaire", "pijler", "pijlers"):
            self.assertIn(word, theirs)
        self.assertGreater(len(shown_words()), 20)
        self.assertEqual({page: found & theirs for page, found in shown_words().items() if found & theirs}, {})

    def test_its_own_words_are_there(self):
        self.assertIn("opgave", shown_words()["pijlers/kuikens/index.html"])
        self.assertIn("opgaven", shown_words()["index.html"])

    def test_the_reference_names_every_text_with_a_word_of_the_plan(self):
        reference = (ROOT / "docs/thema.md").read_text(encoding="utf-8")
        for section, texts in loaded(THEME_TEXTS)["teksten"].items():
            for key, text in texts.items():
                if re.search(r"pijler|bedrij[fv]|\bprojecten\b|kostentabel\b.*pijler|Provinciale Staten", texts_in(text), re.IGNORECASE):
                    self.assertIn(f"`{section}.{key}`", reference)


if __name__ == "__main__":
    unittest.main()
