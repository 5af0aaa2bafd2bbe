"""Files that nobody would make on purpose, or only on purpose: a clear mistake, in bounded time and memory."""

import os
import re
import shutil
import socket
import subprocess
import unittest

from bounded import MEGABYTES, SMALL, run_bounded, show_figures
from peil_runs import copy_project, scratch_folder

TEXT = "---\ntitel: Groot\n---\n\n"
PAGE = "content/paginas/groot.md"
RECORDS = "data/registers/bankjes/groot"
MADE_UP = "data/registers/bankjes/bankjes"

DONE, MISTAKES, MACHINE = 0, 1, 3


class Case(unittest.TestCase):
    """A copy of the small project, in which one file is bad."""

    def setUp(self):
        self.project = copy_project(SMALL, scratch_folder("hostile-files") / "project")

    def write(self, path, content):
        file = self.project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def judge(self, name, code, words, *command):
        """Runs `check`, or what is given; the exit code, the words and the bounds must be right."""
        outcome = run_bounded(*(command or ["check"]), "-C", self.project)
        show_figures(name, outcome)
        self.assertEqual(outcome.code, code, outcome.text[:1000])
        self.assertTrue(words in outcome.text, f"{words!r} not in {outcome.text[:1000]!r}")
        self.assertLess(outcome.megabytes, MEGABYTES)
        self.assertLess(len(outcome.text), 5_000_000, "more than anybody can read")
        return outcome.text

    def each(self, rows):
        for name, path, content, code, words, *command in rows:
            with self.subTest(name):
                self.setUp()
                self.write(path, content)
                self.judge(name, code, words, *command)


class Kinds(Case):
    """What is no file at all is not opened, let alone followed or waited for."""

    REFUSED = "dit is een koppeling of apparaat; koppelingen worden niet gevolgd"

    def refused(self, name, path, make):
        with self.subTest(name):
            self.setUp()
            place = self.project / path
            place.parent.mkdir(parents=True, exist_ok=True)
            make(place)
            self.assertIn(f"{path}: fout: ", self.judge(name, MISTAKES, self.REFUSED))

    def test_links_wherever_they_lead(self):
        for name, path, target in [
            ("link to outside", "data/buiten.yaml", "/etc/passwd"),
            ("link within", "content/paginas/binnen.md", "../index.md"),
            ("link that leads nowhere", "content/paginas/weg.md", "/bestaat/niet.md"),
            ("link to itself", "data/zelf.yaml", "zelf.yaml"),
            ("link to the folder above", "data/rond", ".."),
            ("link in a theme", "themes/eigen/stijl/1-tokens.css", "/etc/passwd"),
            ("link to a device", "data/registers/bankjes/nul.csv", "/dev/zero"),
        ]:
            self.refused(name, path, lambda place, target=target: place.symlink_to(target))

    def test_pipes_sockets_and_devices(self):
        def listen(place):
            folder = os.open(place.parent, os.O_RDONLY)
            with socket.socket(socket.AF_UNIX) as one:
                one.bind(f"/proc/self/fd/{folder}/{place.name}")  # the whole name may be too long
            os.close(folder)

        self.refused("pipe", "data/registers/bankjes/pijp.yaml", os.mkfifo)
        self.refused("socket", "content/paginas/contact.md", listen)
        if os.geteuid() == 0:
            self.refused("device", "data/nul.yaml", lambda place: os.mknod(place, 0o20666, os.makedev(1, 5)))

    def test_a_part_of_the_project_that_is_a_link(self):
        for part in ("data", "content"):
            with self.subTest(part):
                self.setUp()
                elsewhere = self.project.parent / "elders"
                shutil.move(self.project / part, elsewhere)
                (self.project / part).symlink_to(elsewhere)
                self.judge(f"{part}/ is a link", MACHINE, "koppelingen worden niet gevolgd")

    def test_what_import_and_export_are_given(self):
        links, pipe, folder = (self.project / name for name in ("link.xlsx", "pijp.xlsx", "map.xlsx"))
        links.symlink_to("/dev/zero")
        os.mkfifo(pipe)
        folder.mkdir()
        with open(self.project / "hol.xlsx", "wb") as hollow:
            hollow.truncate(1 << 40)
        for name, file, code, words in [
            ("import of a link", links, MACHINE, "koppelingen worden niet gevolgd"),
            ("import of a pipe", pipe, MACHINE, "is geen gewoon bestand"),
            ("import of a folder", folder, MACHINE, "is geen gewoon bestand"),
            ("import of a terabyte of nothing", self.project / "hol.xlsx", MISTAKES, "is groter dan 100 MB"),
            ("import of nothing", self.project / "weg.xlsx", MACHINE, "het bestaat niet\n   kijk of de naam klopt"),
        ]:
            with self.subTest(name):
                self.judge(name, code, words, "import", "bankjes", file)
        self.judge("export over a folder", MISTAKES, "kies een andere naam", "export", "bankjes", folder)
        self.judge("export to nowhere", MACHINE, "kijk of de map bestaat", "export", "bankjes", self.project / "a/b.xlsx")


class Names(Case):
    def test_names_that_are_no_text_or_no_name(self):
        for name, file, words in [
            ("no UTF-8", b"\xff\xfe.md", "\ufffd\ufffd.md: fout: de bestandsnaam bevat tekens die niet kunnen"),
            ("half a character", b"caf\xc3.md", "de bestandsnaam bevat tekens die niet kunnen"),
            ("escape sequence", b"\x1b[31mrood.md", "de bestandsnaam bevat tekens die niet kunnen"),
            ("line end", b"een\ntwee.md", "de bestandsnaam bevat tekens die niet kunnen"),
            ("backslash", b"een\\twee.md", "de bestandsnaam bevat tekens die niet kunnen"),
            ("composed", "caf\u00e9.md".encode(), "kan geen adres zijn"),
            ("decomposed", "cafe\u0301.md".encode(), "kan geen adres zijn"),
            ("capitals", b"UITLEG.md", "verschilt alleen in hoofdletters"),
        ]:
            with self.subTest(name):
                self.setUp()
                with open(os.fsencode(self.project / "content/paginas") + b"/" + file, "wb") as made:
                    made.write(TEXT.encode())
                text = self.judge(f"name: {name}", MISTAKES, words)
                self.assertNotIn("\x1b", text)

    def test_paths_that_leave_the_project(self):
        theme = "naam: eigen\nbestanden:\n  - {pakket: vega, bestand: %s, naar: %s}\n"
        self.each(
            [
                ("id of a record", MADE_UP + ".yaml", "- id: ../../boven\n", MISTAKES, "'../../boven'"),
                ("id of an indicator", "data/indicatoren/boven.yaml", "id: ../boven\n", MISTAKES, "fout: "),
                ("theme: package file", "themes/eigen/thema.yaml", theme % ("../../../../etc/passwd", "script/a.js"), MISTAKES, "fout: "),
                ("theme: place", "themes/eigen/thema.yaml", theme % ("build/vega.min.js", "../../boven.js"), MISTAKES, "fout: "),
                ("link", PAGE, TEXT + "[x](/../../../../etc/passwd)\n", MISTAKES, "fout: "),
                ("include", "themes/eigen/sjablonen/404.html", '{% include "../../../../etc/passwd" %}', MISTAKES, "fout: "),
            ]
        )  # fmt: skip
        self.assertFalse((self.project.parent / "boven.js").exists())

    def test_folders_deeper_than_any_path(self):
        # Too deep for Python to remove.
        self.addCleanup(subprocess.run, ["rm", "-rf", self.project], check=True)
        here = os.open(".", os.O_RDONLY)
        os.chdir(self.project / "data")
        for _ in range(3000):
            os.mkdir("map")
            os.chdir("map")
        os.fchdir(here)
        os.close(here)
        text = self.judge("3000 folders deep", MACHINE, "de naam is te lang")
        self.assertIn("map/map/map", text)


class Sizes(Case):
    def test_files_of_a_hundred_megabytes(self):
        for path in [
            "data/plan.yaml", RECORDS + ".yaml", RECORDS + ".csv", "content/index.md", "themes/eigen/stijl/1-tokens.css",
            "themes/eigen/beelden/logo.svg", "themes/eigen/teksten/nl.yaml", "data/edities/x/pagina/index.html",
        ]:  # fmt: skip
            with self.subTest(path):
                self.setUp()
                self.write(path, "")
                os.truncate(self.project / path, 100_000_000)
                self.judge(f"100 MB {path[-26:]}", MISTAKES, f"{path}: fout: dit bestand is te groot: 100 MB")

    def test_yaml_just_below_the_limit(self):
        plan = (SMALL / "data/plan.yaml").read_text(encoding="utf-8")
        million = range(1_000_000)
        self.each(
            [
                ("100.000 keys", "data/plan.yaml", plan + "".join(f"k{i}: 1\n" for i in million[:100_000]), MISTAKES, "onbekende sleutel 'k0'"),
                ("100.000 equal keys", "data/plan.yaml", plan + "x: 1\n" * 100_000, MISTAKES, "er zijn al 500 fouten"),
                ("100.000 equal keys on a line", "data/plan.yaml", plan + "x: {" + "a: 1, " * 100_000 + "}\n", MISTAKES, "sleutel 'a' staat er al"),
                ("one text of 19 MB", "data/plan.yaml", plan + f"x: '{'a' * 19_000_000}'\n", MISTAKES, "onbekende sleutel 'x'"),
                ("9 million values", "data/plan.yaml", plan + "x: [" + "a," * 9_000_000 + "]\n", MISTAKES, "meer dan 2000000 waarden"),
                ("900.000 records", RECORDS + ".yaml", "".join(f"- id: r{i}\n" for i in million[:900_000]), MISTAKES, "er zijn al 500 fouten; vanaf hier"),
                ("a million lists", "data/plan.yaml", "[" * 1_000_000, MISTAKES, "te diep in elkaar"),
                ("a million dashes", "data/plan.yaml", "- " * 1_000_000, MISTAKES, "te diep in elkaar"),
                ("numbers without end", "data/begroting.yaml", "posten:\n  - {id: a, raming: " + "9" * 1_000_000 + "}\n", MISTAKES, "fout: "),
            ]
        )  # fmt: skip

    def test_csv_just_below_the_limit(self):
        self.each(
            [
                ("9 million cells", RECORDS + ".csv", "id" + ",a" * 4999 + "\n" + ("b" + "," * 4999 + "\n") * 1900, MISTAKES, "kolom 'a' staat er al"),
                ("a row of 9 million cells", RECORDS + ".csv", "id,titel\n" + "a," * 9_000_000 + "\n", MISTAKES, "meer dan 2000000 waarden"),
                ("a quote that stays open", RECORDS + ".csv", 'id,titel\na,"' + "a\n" * 9_000_000, MISTAKES, "aanhalingsteken wordt niet gesloten"),
                ("a million wrong rows", RECORDS + ".csv", "id,titel\n" + "A,B,C\n" * 1_000_000, MISTAKES, "er zijn al 500 fouten; vanaf hier"),
            ]
        )  # fmt: skip

    def test_texts(self):
        chart = TEXT + '```vega-lite T\n{"description":"d","mark":"bar","x":%s}\n```\n'
        self.each(
            [
                ("a text of 2 MB", PAGE, TEXT + "woord " * 350_000, MISTAKES, "deze tekst is langer dan 1 MB"),
                ("paragraphs, 1 MB", PAGE, TEXT + "woord\n\n" * 140_000, DONE, "pagina's", "build"),
                ("quotes in quotes", PAGE, TEXT + ">" * 900_000 + "a\n", DONE, "", "build"),
                ("lists in lists", PAGE, TEXT + "- " * 450_000 + "a\n", DONE, "", "build"),
                ("lists, one deeper each time", PAGE, TEXT + "".join("  " * i + "- a\n" for i in range(900)), DONE, "", "build"),
                ("brackets", PAGE, TEXT + "[" * 900_000 + "a\n", DONE, "", "build"),
                ("emphasis", PAGE, TEXT + "*a **a " * 140_000 + "\n", DONE, "", "build"),
                ("references to nothing", PAGE, TEXT + "{{ a.b }} " * 90_000 + "\n", MISTAKES, "… en nog "),
                ("references left open", PAGE, TEXT + "{{ " * 300_000 + "\n", MISTAKES, "er zijn al 500 fouten"),
                ("a table of 10.000 by 10.000", PAGE, TEXT + "|a" * 10_000 + "|\n" + "|-" * 10_000 + "|\n" + "|\n" * 10_000, MISTAKES, "is te groot"),
                ("a chart 400.000 deep", PAGE, chart % ("[" * 400_000 + "]" * 400_000), MISTAKES, "zitten te diep in elkaar"),
                ("a chart 100 deep", PAGE, chart % ("[" * 100 + "]" * 100), MISTAKES, "geen grafiek heeft meer dan 50 lagen nodig"),
            ]
        )  # fmt: skip

    def test_days_and_years_at_the_ends_of_the_calendar(self):
        records = (SMALL / f"{MADE_UP}.yaml").read_text(encoding="utf-8")
        for day in ("0001-01-01", "9999-12-31", "-0001-01-01", "99999-01-01", "1900-01-01", "2199-12-31"):
            with self.subTest(day):
                self.setUp()
                self.write(f"{MADE_UP}.yaml", re.sub(r"\d{4}-\d\d-\d\d", day, records))
                outcome = run_bounded("build", "-C", self.project)
                show_figures(f"every day is {day}", outcome)
                self.assertEqual(outcome.code, MISTAKES, outcome.text[:1000])
                self.assertLess(outcome.megabytes, MEGABYTES)

    def test_templates(self):
        place = "themes/eigen/sjablonen/404.html"
        for i in range(40):
            self.write(f"themes/eigen/sjablonen/delen/b{i}.html", f'{{% include "delen/b{i + 1}.html" %}}' * 2 if i < 39 else "")
        self.write(place, '{% include "delen/b0.html" %}')
        self.judge("templates, each twice in the other", MISTAKES, "of er komt geen einde aan", "build")
        self.write("themes/eigen/sjablonen/delen/b39.html", "x" * 1000)
        self.judge("the same with text in the last", MISTAKES, "de pagina wordt groter dan 50 MB", "build")
        self.write("themes/eigen/sjablonen/delen/b0.html", '{% include "delen/b0.html" %}')
        self.judge("a template in itself", MISTAKES, "meer dan 64 sjablonen in elkaar", "build")
        self.each(
            [
                ("a hundred thousand ifs", place, "{% if a %}" * 100_000, MISTAKES, "meer dan 64 blokken binnen elkaar"),
                ("half a million brackets", place, "{{ " + "(" * 500_000 + " }}", MISTAKES, "fout: "),
                ("a million tags", place, "<div>" * 1_000_000, DONE, ""),
            ]
        )


if __name__ == "__main__":
    unittest.main()
