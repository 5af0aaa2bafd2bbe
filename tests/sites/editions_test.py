"""An edition that is frozen never moves again; what cannot be frozen is refused and leaves nothing."""

import hashlib
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from peil_runs import PEIL, ROOT, build_site, copy_project_with_charts, files_in, run_peil, scratch_folder

SMALL = ROOT / "tests/sites/klein/project"
ATOM = "{http://www.w3.org/2005/Atom}"

EDITIONS = """\
edities:
  - id: eerste
    titel: Eerste verslag <& "kort">
    soort: voortgangsrapport
    peildatum: 2026-12-31
    publicatie: 2027-02-01
    orgaan: het college
    gevraagd: [Neem kennis van dit verslag.]
  - id: tweede
    titel: Tweede verslag
    soort: voortgangsoverzicht
    peildatum: 2027-06-30
    voorganger: eerste
"""
ERRATUM = """\
  - id: eerste-verbeterd
    titel: Eerste verslag, verbeterd
    soort: erratum
    peildatum: 2026-12-31
    publicatie: 2027-03-01
    voorganger: eerste
    erratum_van: eerste
"""
END_STATE = """\
  - {over: p1-zitten, datum: 2026-12-15, oordeel: niet_gestart, reden: Nog geen plein is klaar.}
"""
JUDGEMENTS = "data/voortgang/oordelen.yaml"
BENCHES = "data/registers/bankjes/bankjes.yaml"
INDICATOR = "data/indicatoren/bankjes-geplaatst.yaml"


def change(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file}: {old}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def append(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(before + text, encoding="utf-8")


def small_project(name, editions=EDITIONS):
    """The small project with editions, and all explained that has to be."""
    project = copy_project_with_charts(SMALL, scratch_folder(f"editions-{name}") / "project")
    append(project / "data/edities.yaml", editions)
    append(project / JUDGEMENTS, END_STATE)
    append(
        project / "content/edities/eerste/samenvatting.md",
        "---\ntitel: Samenvatting\n---\n\nEr staat {{ bankjes-geplaatst.waarde }} bankje.\n",
    )
    append(project / "content/edities/eerste/p1.md", "---\ntitel: Zitten\n---\n\nWij zitten al.\n")
    return project


def freeze(project, edition="eerste", *words):
    return run_peil("freeze", edition, "-C", project, *words)


def frozen(project, edition="eerste"):
    result = freeze(project, edition)
    assert result.returncode == 0, f"peil freeze: {result.returncode}\n{result.stdout}{result.stderr}"
    return result.stdout


def site_of(project, name="site", *words):
    site = project.parent / name
    shutil.rmtree(site, ignore_errors=True)
    build_site(project, site, *words)
    return files_in(site)


def below(files, folder):
    return {path[len(folder) :]: content for path, content in files.items() if path.startswith(folder)}


def edition_in(project, edition="eerste", *words):
    return below(site_of(project, "site", *words), f"edities/{edition}/")


def sources(project):
    """Everything that staff keep and freezing adds to; also what is hidden."""
    return files_in(project / "data") | {f"content/{p}": c for p, c in files_in(project / "content").items()}


class Frozen(unittest.TestCase):
    def test_the_site_shows_the_frozen_files_to_the_byte(self):
        project = small_project("bytes")
        said = frozen(project)
        self.assertIn('Eerste verslag <& "kort"> is vastgesteld', said)
        kept = files_in(project / "data/edities/eerste/pagina")
        self.assertIn("index.html", kept)
        self.assertEqual(edition_in(project), kept)

    def test_the_record_holds_the_digest_of_every_file_as_sha256sum_gives_it(self):
        project = small_project("digests")
        frozen(project)
        folder = project / "data/edities/eerste"
        record = yaml.safe_load((folder / "vastgesteld.yaml").read_text(encoding="utf-8"))
        told = {one["bestand"]: one["sha256"] for one in record["bestanden"]}
        kept = {f"edities/eerste/{p}": hashlib.sha256(c).hexdigest() for p, c in files_in(folder / "pagina").items()}
        self.assertEqual(told, kept)
        self.assertEqual((record["editie"], str(record["peildatum"])), ("eerste", "2026-12-31"))
        [figure] = record["cijfers"]
        self.assertEqual((figure["id"], figure["waarde"], figure["stand"]), ("bankjes-geplaatst", 1, "voorlopig"))

    def test_frozen_pages_say_so_and_load_nothing_that_can_change(self):
        project = small_project("alone")
        self.assertIn("concept", edition_in(project)["index.html"].decode())
        frozen(project)
        page = edition_in(project)["index.html"].decode()
        self.assertIn("vastgesteld", page)
        self.assertIn("Er staat 1 bankje.", page)
        self.assertIn("Wij zitten al.", page)
        # All that the page loads stands beside it.
        for address in re.findall(r'(?:src|rel="stylesheet" href)="([^"]+)"', page):
            if not address.startswith("data:"):
                self.assertTrue((project.parent / "site/edities/eerste" / address).is_file(), address)
                self.assertNotIn("..", address)
        self.assertEqual(set(re.findall("<script[^>]*>", page)), {'<script type="application/ld+json">'}, "data only")

    def test_data_texts_and_theme_change_and_not_one_byte_moves(self):
        project = small_project("unmoved")
        frozen(project)
        before = edition_in(project)
        # A correction, a late entry, a record that goes, a target, a rule, words, and the plan.
        change(project / BENCHES, "{datum: 2026-10-01, waarde: geplaatst}", "{datum: 2026-11-01, waarde: geplaatst}")
        append(
            project / BENCHES,
            "- {id: bank-vergeten, titel: Vergeten bank, plein: markt, oud_hout: true, fase: [{datum: 2026-12-01, "
            "waarde: geplaatst}], bewijs: {soort: foto, titel: Foto, datum: 2026-12-01, verwijzing: map 9}}\n",
        )
        change(project / INDICATOR, "titel: Bankjes van oud hout\nkort", "titel: Banken\nkort")
        change(project / INDICATOR, "reden: het hout is nieuw", "reden: het hout is te nieuw")
        change(project / "data/pijlers.yaml", "titel: Zitten", "titel: Staan")
        change(project / "data/plan.yaml", "titel: Bankjesplan", "titel: Bankenplan")
        change(project / JUDGEMENTS, "Er was te weinig hout.", "Er was te veel hout.")
        change(project / "data/edities.yaml", "titel: Eerste verslag", "titel: Anders genoemd verslag")
        append(project / "content/edities/eerste/samenvatting.md", "\nEn nog een alinea.\n")
        append(project / "content/edities/eerste/later.md", "---\ntitel: Later\n---\n\nBedacht.\n")
        append(project / "content/paginas/uitleg.md", "\nEn nog iets.\n")
        theme = project / "themes/standaard"
        shutil.copytree(ROOT / "themes/standaard", theme)
        for file in sorted((theme / "sjablonen").glob("*.html")):
            change(file, '<main id="inhoud"', '<main data-nieuw id="inhoud"')
        append(theme / "stijl/site.css", "\nbody { color: red; }\n")
        change(theme / "teksten/nl.yaml", "concept: concept", "concept: ontwerp")
        site = site_of(project)
        self.assertIn(b"data-nieuw", site["index.html"])
        self.assertIn(b"data-nieuw", site["edities/tweede/index.html"])
        self.assertEqual(below(site, "edities/eerste/"), before)

    def test_two_equal_projects_freeze_to_equal_bytes(self):
        kept = []
        for name in ("one", "other"):
            project = small_project(f"equal-{name}")
            frozen(project)
            kept.append(files_in(project / "data/edities/eerste"))
        self.assertEqual(kept[0], kept[1])

    def test_a_later_as_of_date_of_the_project_freezes_the_same_pages(self):
        kept = []
        for day in ("2026-12-31", "2027-06-30"):
            project = small_project(f"day-{day}")
            change(project / "data/plan.yaml", "peildatum: 2027-06-30", f"peildatum: {day}")
            frozen(project)
            kept.append(files_in(project / "data/edities/eerste/pagina"))
        self.assertEqual(kept[0], kept[1])


class Refused(unittest.TestCase):
    """Each with exit code 1, a Dutch reason, and nothing written."""

    def check_refused(self, project, *reasons, edition="eerste", words=()):
        before = sources(project)
        result = freeze(project, edition, *words)
        self.assertEqual((result.returncode, result.stdout), (1, ""), result.stderr)
        for reason in reasons:
            self.assertIn(reason, result.stderr)
        self.assertEqual(sources(project), before)
        self.assertEqual(sorted(p.name for p in (project / "data").glob("edities/.*")), [])

    def test_freezing_twice(self):
        project = small_project("twice")
        frozen(project)
        self.check_refused(project, "fout: 'eerste' is al vastgesteld", "soort erratum")

    def test_freezing_with_a_mistake_in_the_data(self):
        project = small_project("mistake")
        change(project / BENCHES, "plein: markt\n  oud_hout: true\n  fase:\n    - {datum: 2026-02-28",
               "plein: mrkt\n  oud_hout: true\n  fase:\n    - {datum: 2026-02-28")  # fmt: skip
        self.check_refused(project, "data/registers/bankjes/bankjes.yaml:4:10: fout:")

    def test_freezing_with_a_mistake_in_its_own_chapter(self):
        project = small_project("chapter")
        append(project / "content/edities/eerste/samenvatting.md", "\n{{ bankjes-geplaats.waarde }}\n")
        self.check_refused(project, "content/edities/eerste/samenvatting.md:7:", "fout:")

    def test_freezing_with_a_broken_theme(self):
        project = small_project("theme")
        append(project / "themes/standaard/sjablonen/editie.html", "{% if %}")
        self.check_refused(project, "editie.html", "fout:")

    def test_freezing_before_its_day(self):
        project = small_project("early")
        change(project / "data/plan.yaml", "peildatum: 2027-06-30", "peildatum: 2026-12-30")
        self.check_refused(
            project, "de peildatum 2026-12-31 van 'eerste' ligt na die van het project, 2026-12-30", "wacht tot"
        )

    def test_freezing_what_is_not_explained(self):
        project = small_project("unexplained")
        change(project / JUDGEMENTS, END_STATE, "")
        change(project / JUDGEMENTS, "    gevolg: Het tweede bankje kwam later.\n", "")
        self.check_refused(
            project, "over eindbeeld 'p1-zitten' heeft op de peildatum nog niemand geoordeeld",
            "'aandacht' over 'bankjes-geplaatst' zonder volledige oorzaak, gevolg en maatregel",
        )  # fmt: skip

    def test_freezing_before_its_predecessor(self):
        project = small_project("order")
        self.check_refused(
            project, "de voorganger 'eerste' is nog niet vastgesteld", "peil freeze eerste", edition="tweede"
        )

    def test_freezing_what_nobody_knows(self):
        project = small_project("unknown")
        self.check_refused(project, "onbekende editie 'eersde'", "bedoelt u 'eerste'?", edition="eersde")
        self.check_refused(project, "onbekende editie '../../x'", edition="../../x")

    def test_freezing_in_english(self):
        project = small_project("english")
        frozen(project)
        self.check_refused(project, "error: 'eerste' is frozen already", words=("--lang", "en"))


class Published(unittest.TestCase):
    def test_editions_that_are_sample_are_not_published(self):
        project = small_project("sample")
        file = project / "data/edities.yaml"
        file.write_text("voorbeeld: true\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
        result = run_peil("check", "-C", project, "--publish")
        self.assertEqual(result.returncode, 1)
        self.assertIn("data/edities.yaml: fout: dit bestand bevat voorbeeldgegevens", result.stderr)

    def test_what_changed_without_an_entry_cannot_be_published_or_frozen(self):
        project = small_project("untold")
        frozen(project)
        change(project / INDICATOR, "  minimum: 2\n", "  minimum: 1\n")
        change(project / INDICATOR, "van: {minimum: 2,", "van: {minimum: 1,")
        untold = "het doel van 'bankjes-geplaatst' is anders dan in de vastgestelde editie 'eerste'"
        result = run_peil("check", "-C", project)
        self.assertEqual(result.returncode, 0)
        self.assertIn(untold, result.stderr)
        for words in (("check", "--publish"), ("freeze", "tweede")):
            result = run_peil(*words, "-C", project)
            self.assertEqual(result.returncode, 1)
            self.assertIn(f"fout: {untold}", result.stderr)


class Interrupted(unittest.TestCase):
    """A disk that takes no more than a part of the edition."""

    def freeze_with_little_room(self, project, restore_signals):
        site_of(project)  # draws the charts, so that freezing writes nothing but the edition
        return subprocess.run(
            [PEIL, "freeze", "eerste", "-C", str(project)],
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
            restore_signals=restore_signals, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def test_a_failure_gives_3_and_leaves_nothing(self):
        project = small_project("no-room")
        before = sources(project)
        # Python ignores SIGXFSZ; what it starts then gets an error from the disk instead.
        result = self.freeze_with_little_room(project, restore_signals=False)
        self.assertEqual((result.returncode, result.stdout), (3, ""), result.stderr)
        self.assertIn("kan", result.stderr)
        self.assertEqual(sources(project), before)

    def test_a_limit_leaves_no_edition_and_the_next_time_it_works(self):
        project = small_project("killed")
        result = self.freeze_with_little_room(project, restore_signals=True)
        # The signal that a limit gives does not end the program half-way: it is a failure as others.
        self.assertEqual(result.returncode, 3)
        self.assertFalse((project / "data/edities/eerste").exists())
        self.assertEqual(run_peil("check", "-C", project).returncode, 0)
        frozen(project)
        self.assertEqual([p.name for p in (project / "data/edities").iterdir()], ["eerste"])


class Tampered(unittest.TestCase):
    def setUp(self):
        self.project = small_project("tampered")
        frozen(self.project)
        self.folder = self.project / "data/edities/eerste"

    def check_told(self, *words):
        result = run_peil("check", "-C", self.project)
        self.assertEqual(result.returncode, 1)
        for word in words:
            self.assertIn(word, result.stderr)

    def test_every_kept_file_is_guarded(self):
        kept = files_in(self.folder / "pagina")
        self.assertGreater(len(kept), 3)
        for path, content in kept.items():
            with self.subTest(path):
                file = self.folder / "pagina" / path
                place = f"data/edities/eerste/pagina/{path}: fout:"
                file.write_bytes(content + b"\n")
                self.check_told(place, "is veranderd")
                file.unlink()
                self.check_told(place, "ontbreekt")
                file.write_bytes(content)
        self.assertEqual(run_peil("check", "-C", self.project).returncode, 0)

    def test_a_file_more_is_told(self):
        append(self.folder / "pagina/extra.css", "a { }\n")
        self.check_told("data/edities/eerste/pagina/extra.css: fout:")

    def test_a_record_that_is_gone_or_of_another_day_is_told(self):
        record = self.folder / "vastgesteld.yaml"
        text = record.read_text(encoding="utf-8")
        change(record, "peildatum: 2026-12-31", "peildatum: 2026-12-30")
        self.check_told("data/edities.yaml:2:9: fout: 'eerste' is vastgesteld op peildatum 2026-12-30")
        record.unlink()
        self.check_told("data/edities/eerste/vastgesteld.yaml: fout:", "ontbreekt")
        record.write_text(text, encoding="utf-8")
        self.assertEqual(run_peil("check", "-C", self.project).returncode, 0)

    def test_an_edition_cannot_vanish(self):
        change(self.project / "data/edities.yaml", "id: eerste", "id: hernoemd")
        self.check_told("data/edities/eerste/vastgesteld.yaml: fout: dit bestand hoort bij geen editie")


class Shown(unittest.TestCase):
    def test_one_edition_alone_has_the_files_it_has_in_the_site(self):
        project = small_project("one")
        for state in ("concept", "frozen"):
            with self.subTest(state):
                if state == "frozen":
                    frozen(project)
                whole = site_of(project)
                alone = site_of(project, "alone", "--edition", "eerste")
                self.assertEqual(sorted({path.split("/")[0] for path in alone}), ["edities"])
                self.assertEqual(below(alone, "edities/eerste/"), below(whole, "edities/eerste/"))
                self.assertEqual(len(alone), len(below(whole, "edities/eerste/")))

    def test_an_edition_that_nobody_knows_or_is_not_there_yet_gives_1(self):
        project = small_project("not-yet")
        for words, reason in [
            (("--edition", "derde"), "onbekende editie 'derde'"),
            (("--edition", "tweede", "--as-of", "2027-06-29"), "editie 'tweede' is er op de peildatum nog niet"),
        ]:
            result = run_peil("build", "-C", project, "-o", project.parent / "none", *words)
            self.assertEqual(result.returncode, 1)
            self.assertIn(reason, result.stderr)
            self.assertFalse((project.parent / "none").exists())

    def test_an_edition_is_hidden_before_its_day(self):
        project = small_project("hidden")
        self.assertTrue(edition_in(project, "eerste", "--as-of", "2026-12-31"))
        early = site_of(project, "early", "--as-of", "2026-12-30")
        self.assertEqual(below(early, "edities/"), {})
        self.assertFalse([p for p, c in early.items() if b"/edities/eerste" in c or b"edities/eerste/" in c])
        frozen(project)
        # Frozen in December, told in February.
        before = site_of(project, "before", "--as-of", "2027-01-31")
        self.assertEqual(below(before, "edities/"), {})
        self.assertFalse([p for p, c in before.items() if b"Eerste verslag" in c])
        self.assertTrue(edition_in(project, "eerste", "--as-of", "2027-02-01"))

    def test_an_erratum_is_told_at_the_edition_that_it_mends(self):
        project = small_project("erratum", EDITIONS + ERRATUM)
        frozen(project)
        before = edition_in(project)
        change(project / BENCHES, "- {datum: 2026-10-01, waarde: geplaatst}", "- {datum: 2027-01-10, waarde: geplaatst}")
        frozen(project, "eerste-verbeterd")
        site = site_of(project)
        listed = site["edities/index.html"].decode()
        mended = re.search(r'id="eerste">(.*?)</li>', listed, re.DOTALL)[1]
        self.assertIn("Eerste verslag, verbeterd", mended)
        self.assertIn("/edities/eerste-verbeterd/", mended.replace('href="eerste-verbeterd/', 'href="/edities/eerste-verbeterd/'))
        self.assertIn("Eerste verslag", site["edities/eerste-verbeterd/index.html"].decode())
        self.assertIn("correctie", site["edities/eerste-verbeterd/index.html"].decode().lower())
        self.assertEqual(below(site, "edities/eerste/"), before)

    def test_what_changed_is_told_with_its_reason(self):
        project = small_project("changes")
        frozen(project)
        append(
            project / BENCHES,
            "- {id: bank-vergeten, titel: Vergeten bank, plein: markt, oud_hout: true, fase: [{datum: 2026-12-01, "
            "waarde: geplaatst}], bewijs: {soort: foto, titel: Foto, datum: 2026-12-01, verwijzing: map 9}}\n",
        )
        frozen(project, "tweede")
        record = yaml.safe_load((project / "data/edities/tweede/vastgesteld.yaml").read_text(encoding="utf-8"))
        self.assertEqual(record["vergeleken_met"], "eerste")
        [figure] = [one for one in record["wijzigingen"] if one["id"] == "bankjes-geplaatst"]
        told = {(line["reden"], line.get("record")) for line in figure["regels"]}
        self.assertIn(("late_invoer", "bank-vergeten"), told)
        self.assertIn(("doel_gewijzigd", None), told)
        self.assertIn(("oordeel_gewijzigd", None), told)
        self.assertEqual(record["cijfers"][0]["stand"], "herzien")
        self.assertIn(b"Vergeten bank", site_of(project)["wijzigingen/index.html"])


class Feed(unittest.TestCase):
    def test_the_feed_is_well_formed_and_names_what_is_published(self):
        project = small_project("feed", EDITIONS + ERRATUM)
        frozen(project)
        frozen(project, "eerste-verbeterd")
        site = site_of(project)
        feed = xml.etree.ElementTree.fromstring(site["wijzigingen/feed.xml"])
        self.assertEqual(feed.tag, f"{ATOM}feed")
        for name in ("id", "title", "updated", "author"):
            self.assertIsNotNone(feed.find(ATOM + name), name)
        self.assertEqual(feed.find(f"{ATOM}updated").text, "2027-03-01T12:00:00Z")
        entries = feed.findall(f"{ATOM}entry")
        self.assertEqual(
            {one.find(f"{ATOM}title").text for one in entries},
            {'Eerste verslag <& "kort">', "Eerste verslag, verbeterd"},
        )
        self.assertEqual(len({one.find(f"{ATOM}id").text for one in entries}), 2)
        for one in entries:
            address = one.find(f"{ATOM}link").get("href")
            self.assertTrue(address.startswith("https://bankjes.voorbeeld/edities/"))
            self.assertIn(address.removeprefix("https://bankjes.voorbeeld/") + "index.html", site)
        self.assertIn(b"feed.xml", site["wijzigingen/index.html"])

    def test_without_a_public_address_or_a_published_edition_there_is_none(self):
        project = small_project("no-feed")
        site = site_of(project)
        self.assertNotIn("wijzigingen/feed.xml", site)
        self.assertNotIn(b"feed.xml", site["wijzigingen/index.html"])
        frozen(project)
        change(project / "data/plan.yaml", "adres: https://bankjes.voorbeeld/\n", "")
        site = site_of(project)
        self.assertNotIn("wijzigingen/feed.xml", site)
        self.assertNotIn(b"feed.xml", site["wijzigingen/index.html"])


class LaterFacts(unittest.TestCase):
    def test_facts_of_after_its_day_change_no_byte_of_a_concept(self):
        project = small_project("later")
        before = edition_in(project)
        append(
            project / BENCHES,
            "- {id: bank-nog, titel: Nog een bank, plein: markt, oud_hout: true, fase: [{datum: 2027-01-01, waarde: "
            "geplaatst}], bewijs: {soort: foto, titel: Foto, datum: 2027-01-01, verwijzing: map 9}}\n",
        )
        change(project / BENCHES, "{datum: 2026-10-01, waarde: geplaatst}",
               "{datum: 2026-10-01, waarde: geplaatst}\n    - {datum: 2027-01-01, waarde: weg}")  # fmt: skip
        append(project / JUDGEMENTS, "  - {over: p1-zitten, datum: 2027-01-01, oordeel: niet_gestart, reden: Later.}\n")
        change(project / "data/voortgang/geld.yaml", "cijfers:\n",
               "cijfers:\n  - {regel: zagen, jaar: 2026, soort: prognose, datum: 2027-01-01, bedrag: 1, bron: Later}\n")  # fmt: skip
        change(project / "data/voortgang/mijlpalen.yaml", "  - mijlpaal: m02\n", "  - mijlpaal: m02\n    gestart: 2027-01-01\n")
        append(project / "data/registers/boekingen/boekingen.csv", "zz-later,zagen,2026,2027-01-01,betaling,1,Later\n")
        append(project / "data/besluiten.yaml",
               "  - {id: later, soort: motie, titel: Later, datum: 2027-01-01, door: de raad, tekst: Later., document: "
               "{soort: motie, titel: M, datum: 2027-01-01, verwijzing: map 8}, over: [bankjes-geplaatst]}\n")  # fmt: skip
        self.assertEqual(edition_in(project), before)

    def test_facts_of_its_own_day_do(self):
        project = small_project("same-day")
        before = edition_in(project)
        change(project / BENCHES, "{datum: 2026-10-01, waarde: geplaatst}",
               "{datum: 2026-10-01, waarde: geplaatst}\n    - {datum: 2026-12-31, waarde: weg}")  # fmt: skip
        self.assertNotEqual(edition_in(project), before)


if __name__ == "__main__":
    unittest.main()
