"""A machine that fails under each command: nothing half-made, an exit code of its own, and no leftovers after the next run."""

import os
import pathlib
import shutil
import signal
import subprocess
import time
import unittest

from bounded import SMALL
from machines import PATIENCE, fill, leftovers, make_read_only, run, small_disk
from peil_runs import PEIL, copy_project, files_in, scratch_folder

DONE, MISTAKES, MACHINE = 0, 1, 3
FULL = "de schijf is vol"
UNTOUCHED = "de vorige site is niet aangeraakt"
REGISTER = "data/registers/bankjes/bankjes.yaml"


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = scratch_folder(f"hostile-faults/{self.id().split('.')[-1]}")

    def disk(self, options="size=8m"):
        disk = self.enterContext(small_disk(self.folder / "schijf", options))
        if disk is None:
            self.skipTest("mounting a memory disk takes root")
        return disk

    def fails(self, words, *command, **options):
        code, text = run(*command, **options)
        self.assertEqual(code, MACHINE, text[:2000])
        self.assertIn(words, text)
        return text

    def works(self, *command, **options):
        code, text = run(*command, **options)
        self.assertEqual(code, DONE, text[:2000])
        return text

    def change(self, project, word="Anders"):
        for file in (project / "content/paginas").glob("*.md"):
            file.write_text(file.read_text(encoding="utf-8") + f"\n{word}\n", encoding="utf-8")


def enter_context(case, manager):
    value = manager.__enter__()
    case.addCleanup(manager.__exit__, None, None, None)
    return value


if not hasattr(Case, "enterContext"):  # Python 3.11 has it
    Case.enterContext = enter_context


class FullDisk(Case):
    def test_build(self):
        disk = self.disk("size=6m")
        project = copy_project(SMALL, disk / "project")
        self.works("build", "-C", project)
        old = files_in(project / "site")
        stuffing = fill(disk)
        # The program copes with a full disk before it writes a thing: nothing to write is no fault.
        self.works("build", "-C", project)
        stuffing.unlink()
        self.change(project, "woord " * 2000)
        stuffing = fill(disk)
        text = self.fails(FULL, "build", "-C", project)
        self.assertIn(UNTOUCHED, text)
        self.assertEqual(files_in(project / "site"), old)
        self.fails(FULL, "build", "-C", project, "-o", disk / "nieuw")
        self.assertFalse((disk / "nieuw").exists())
        stuffing.unlink()
        self.works("build", "-C", project)
        self.assertNotEqual(files_in(project / "site"), old)
        self.assertEqual(leftovers(disk), [])

    def test_build_without_a_file_left_to_make(self):
        disk = self.disk("size=20m,nr_inodes=400")
        project = copy_project(SMALL, disk / "project")
        self.works("build", "-C", project)
        old = files_in(project / "site")
        holding = disk / "bezet"
        holding.mkdir()
        for i in range(1000):
            try:
                (holding / str(i)).touch()
            except OSError:
                break
        self.change(project)
        # Charts of earlier builds are no reason to fail, and their folder no reason to stop.
        shutil.rmtree(project / ".site.peil", ignore_errors=True)
        for i in range(1000, 3000):
            try:
                (holding / str(i)).touch()
            except OSError:
                break
        self.fails(FULL, "build", "-C", project)
        self.assertEqual(files_in(project / "site"), old)
        shutil.rmtree(holding)
        self.works("build", "-C", project)
        self.assertEqual(leftovers(disk), [])

    def test_charts_are_drawn_also_where_they_cannot_be_kept(self):
        disk = self.disk("size=64k")
        project = copy_project(SMALL, self.folder / "project")
        (project / ".peil").mkdir()
        (project / ".peil/grafieken").symlink_to(disk)
        fill(disk)
        self.works("build", "-C", project)
        self.assertEqual([file.name for file in disk.iterdir()], ["vulling"])

    def test_init(self):
        disk = self.disk("size=16k")
        for folder in (disk / "nieuw", disk / "leeg"):
            with self.subTest(folder.name):
                (disk / "leeg").mkdir(exist_ok=True)
                text = self.fails(FULL, "init", folder)
                self.assertIn("er is niets veranderd", text)
                self.assertEqual([file.name for file in disk.iterdir()], ["leeg"])
                self.assertEqual(list((disk / "leeg").iterdir()), [])

    def test_import_and_export(self):
        disk = self.disk("size=2m")
        project = copy_project(SMALL, disk / "project")
        book = self.folder / "boek.csv"
        register = (project / REGISTER).read_bytes()
        book.write_text("id;titel\nbank-markt;" + "Een andere bank " * 40 + "\n", encoding="utf-8")
        stuffing = fill(disk)
        text = self.fails(FULL, "export", "bankjes", disk / "uit.xlsx", "-C", project)
        self.assertIn("er is niets veranderd", text)
        self.fails(FULL, "import", "bankjes", book, "--write", "-C", project)
        self.assertEqual((project / REGISTER).read_bytes(), register)
        stuffing.unlink()
        self.assertEqual(leftovers(disk), [])
        self.works("import", "bankjes", book, "--write", "-C", project)
        self.assertNotEqual((project / REGISTER).read_bytes(), register)

    def test_workbooks_are_whole_where_the_folder_for_temporary_files_is_full(self):
        """libxlsxwriter leaves out, in silence, what its temporary files have no room for."""
        disk = self.disk("size=64k")
        project = copy_project(SMALL, self.folder / "project")
        fill(disk)
        for name, place in (("usual", "/tmp"), ("full", disk), ("missing", disk / "nergens")):
            env = {**os.environ, "TMPDIR": str(place)}
            book = self.folder / f"{name}.xlsx"
            self.works("export", "bankjes", book, "-C", project, env=env)
            self.works("build", "-C", project, "-o", self.folder / name, env=env)
            with self.subTest(name):
                self.assertEqual(book.read_bytes(), (self.folder / "usual.xlsx").read_bytes())
                self.assertEqual(files_in(self.folder / name), files_in(self.folder / "usual"))

    def test_schema(self):
        disk = self.disk("size=2m")
        project = copy_project(SMALL, disk / "project")
        stuffing = fill(disk)
        self.fails(FULL, "schema", "-C", project)
        stuffing.unlink()
        self.works("schema", "-C", project)
        self.assertEqual(leftovers(disk), [])


class ReadOnlyDisk(Case):
    def test_each_command_that_writes(self):
        disk = self.disk()
        project = copy_project(SMALL, disk / "project")
        self.works("build", "-C", project)
        old = files_in(disk)
        self.change(project)
        changed = files_in(disk)
        self.assertNotEqual(old, changed)
        make_read_only(disk)
        book = self.folder / "boek.csv"
        book.write_text("id;titel\nbank-markt;Anders\n", encoding="utf-8")
        for command in (
            ["build"], ["build", "-o", disk / "elders"], ["schema"], ["export", "bankjes", disk / "uit.xlsx"],
            ["import", "bankjes", book, "--write"],
        ):  # fmt: skip
            with self.subTest(command[0]):
                self.fails("de schijf is alleen te lezen", *command, "-C", project)
        self.fails("de schijf is alleen te lezen", "init", disk / "nieuw")
        self.assertEqual(files_in(disk), changed)
        self.works("check", "-C", project)
        self.works("build", "-C", project, "-o", self.folder / "elders")


class NoPermission(Case):
    NOBODY = {"user": 65534, "group": 65534, "extra_groups": []}

    def setUp(self):
        super().setUp()
        if os.geteuid() != 0:
            self.skipTest("only root can become somebody else")
        # Below a folder that nobody can reach there is nothing to forbid.
        self.folder = pathlib.Path("/tmp") / f"peil-test-{os.getpid()}"
        self.folder.mkdir()
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def test_each_command_that_writes(self):
        project = copy_project(SMALL, self.folder / "project")
        self.works("build", "-C", project)
        self.change(project)
        before = files_in(self.folder)
        book = self.folder / "boek.csv"
        book.write_text("id;titel\nbank-markt;Anders\n", encoding="utf-8")
        for command in (
            ["build"], ["build", "-o", self.folder / "elders"], ["schema"], ["export", "bankjes", self.folder / "uit.xlsx"],
            ["import", "bankjes", book, "--write"],
        ):  # fmt: skip
            with self.subTest(command):
                text = self.fails("geen toestemming", *command, "-C", project, **self.NOBODY)
                self.assertIn("controleer van wie de map is en of u er mag schrijven", text)
        self.fails("geen toestemming", "init", self.folder / "nieuw", **self.NOBODY)
        book.unlink()
        self.assertEqual(files_in(self.folder), before)


class TwoAtOnce(Case):
    def test_builds_of_different_sources_into_one_place(self):
        one, other = (copy_project(SMALL, self.folder / name) for name in ("een", "ander"))
        self.change(other)
        self.works("build", "-C", one, "-o", self.folder / "ref-een")
        self.works("build", "-C", other, "-o", self.folder / "ref-ander")
        references = [files_in(self.folder / "ref-een"), files_in(self.folder / "ref-ander")]
        site = self.folder / "site"
        for _ in range(6):
            running = [
                subprocess.Popen([PEIL, "build", "-C", project, "-o", site], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                for project in (one, other, one, other)
            ]
            for process in running:
                _, said = process.communicate(timeout=PATIENCE)
                self.assertEqual(process.returncode, DONE, said)
            self.assertIn(files_in(site), references)
        self.assertEqual(leftovers(self.folder), [])

    def test_imports_and_inits(self):
        project = copy_project(SMALL, self.folder / "project")
        before = (project / REGISTER).read_text(encoding="utf-8")
        results = set()
        books = []
        for word in ("Eerste", "Tweede"):
            books.append(self.folder / f"{word}.csv")
            books[-1].write_text(f"id;titel\nbank-markt;{word}\n", encoding="utf-8")
        for _ in range(10):
            running = [
                subprocess.Popen([PEIL, "import", "bankjes", book, "--write", "-C", project], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                for book in books
            ]
            for process in running:
                _, said = process.communicate(timeout=PATIENCE)
                self.assertIn(process.returncode, (DONE, MACHINE), said)
            text = (project / REGISTER).read_text(encoding="utf-8")
            results.add(text)
            self.assertEqual(text.count("\n"), before.count("\n"))
        self.assertLessEqual(len(results), 2)
        self.assertEqual(leftovers(self.folder), [])
        new = self.folder / "nieuw"
        running = [subprocess.Popen([PEIL, "init", new], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(4)]
        codes = sorted(process.wait(PATIENCE) for process in running)
        self.assertEqual(codes[0], DONE)
        self.assertTrue(set(codes) <= {DONE, MISTAKES, MACHINE})
        self.works("check", "-C", new)
        self.assertEqual(leftovers(self.folder), [])


class FoldersThatGo(Case):
    def test_the_site_its_work_folder_and_the_cache_are_removed_while_building(self):
        project = copy_project(SMALL, self.folder / "project")
        self.works("build", "-C", project, "-o", self.folder / "ref")
        site = project / "site"
        for i in range(20):
            process = subprocess.Popen([PEIL, "build", "-C", project], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            end = time.monotonic() + PATIENCE
            while process.poll() is None and time.monotonic() < end:
                for one in (site, project / ".site.peil", project / ".peil")[i % 3 : i % 3 + 1]:
                    shutil.rmtree(one, ignore_errors=True)
                time.sleep(0.002 * (i % 5))
            said = process.communicate()[0].decode()
            self.assertIn(process.returncode, (DONE, MACHINE), said)
            if process.returncode == MACHINE:
                self.assertIn("   ", said, "it says what to do")
        self.works("build", "-C", project)
        self.assertEqual(files_in(site), files_in(self.folder / "ref"))
        self.assertEqual(leftovers(project), [])

    def test_the_project_is_removed_while_building(self):
        site = self.folder / "site"
        for i in range(6):
            project = copy_project(SMALL, self.folder / f"project{i}")
            process = subprocess.Popen([PEIL, "build", "-C", project, "-o", site], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            time.sleep(0.01 * i)
            shutil.rmtree(project, ignore_errors=True)
            said = process.communicate(timeout=PATIENCE)[0].decode()
            self.assertIn(process.returncode, (DONE, MISTAKES, MACHINE), said)

    def test_places_that_are_no_folder_of_ours(self):
        project = copy_project(SMALL, self.folder / "project")
        real = self.folder / "echt"
        real.mkdir()
        link, file, foreign = self.folder / "link", self.folder / "bestand", self.folder / "vreemd"
        link.symlink_to(real)
        file.write_text("van mij", encoding="utf-8")
        foreign.mkdir()
        (foreign / "foto.jpg").write_text("van mij", encoding="utf-8")
        for place, words in ((link, "is een symbolische koppeling"), (file, "is een bestand"), (foreign, "niet door peil gemaakt"), (project, "bevat de bronnen"),
                             (project / "data/site", "ligt in data/"), (project / "themes", "ligt in themes/")):  # fmt: skip
            code, text = run("build", "-C", project, "-o", place)
            self.assertEqual(code, MISTAKES, text[-500:])
            self.assertIn(words, text)
        self.assertEqual(list(real.iterdir()), [])
        self.works("build", "-C", project, "-o", link / "site")
        self.assertTrue((real / "site/index.html").exists())

    def test_another_disk(self):
        disk = self.disk("size=20m")
        project = copy_project(SMALL, self.folder / "project")
        code, text = run("build", "-C", project, "-o", disk)
        self.assertEqual(code, MISTAKES, text[-500:])
        self.assertIn(f"kies een map daarin: -o {disk}/site", text)
        self.works("build", "-C", project, "-o", disk / "site")
        self.change(project)
        self.works("build", "-C", project, "-o", disk / "site")
        self.assertEqual(leftovers(disk), [])


class ChartWorker(Case):
    """Another process draws; what happens to it is told, and the old site stays."""

    def installed(self):
        """The program in a place of its own, with a worker that can be taken away."""
        root = self.folder / "peil"
        (root / "build/release").mkdir(parents=True)
        program = pathlib.Path(PEIL).resolve()
        for name in ("peil", "peil-chart-worker"):
            shutil.copy2(program.parent / name, root / "build/release" / name)
        for name in ("themes", "node_modules", "beginproject"):
            (root / name).symlink_to(program.parents[2] / name)
        return root / "build/release/peil"

    def test_it_is_missing_broken_or_ends(self):
        program = self.installed()
        worker = program.parent / "peil-chart-worker"
        project = copy_project(SMALL, self.folder / "project")
        for name, make, words in [
            ("missing", worker.unlink, "kan het programma"),
            ("no program", lambda: worker.write_text("niets"), "kan het programma"),
            ("not to be run", lambda: worker.chmod(0o644), "kan het programma"),
            ("ends at once", lambda: script(worker, "exit 1"), "kwam niet op gang"),
            ("talks nonsense", lambda: script(worker, "echo onzin; cat"), "hoort bij een andere versie"),
            ("kills itself", lambda: script(worker, "kill -9 $$"), "kwam niet op gang"),
        ]:
            with self.subTest(name):
                make()
                result = subprocess.run([program, "build", "-C", project], capture_output=True, text=True, timeout=PATIENCE, check=False)
                self.assertEqual(result.returncode, MACHINE, result.stderr[:1000])
                self.assertIn(words, result.stderr)
                self.assertIn("draai script/site", result.stderr)
                self.assertFalse((project / "site").exists())

    def test_it_is_killed_by_the_system_while_it_draws(self):
        program = self.installed()
        project = copy_project(SMALL, self.folder / "project")
        # The real one, until there is something to draw for the first time.
        worker = program.parent / "peil-chart-worker"
        real, gone = worker.with_name("echt"), self.folder / "gestopt"
        worker.rename(real)
        script(worker, f'[ -e "{gone}" ] && exec "{real}" "$@"; "{real}" "$@" </dev/null | head -n 1; read -r line; : >"{gone}"; kill -9 $$')
        result = subprocess.run([program, "build", "-C", project], capture_output=True, text=True, timeout=PATIENCE, check=False)
        self.assertTrue(gone.exists())
        self.assertEqual(result.returncode, DONE, result.stderr[:1000])
        self.works("build", "-C", project, "-o", self.folder / "ref")
        self.assertEqual(files_in(project / "site"), files_in(self.folder / "ref"))


def script(place, line):
    place.unlink(missing_ok=True)
    place.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    place.chmod(0o755)


class Serve(Case):
    def test_a_full_disk_is_told_and_the_preview_goes_on(self):
        disk = self.disk("size=6m")
        project = copy_project(SMALL, disk / "project")
        stuffing = fill(disk)
        process = subprocess.Popen(
            [PEIL, "serve", "-C", project, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        try:
            self.assertIn("http://127.0.0.1:", process.stdout.readline())
            self.assertIn(FULL, process.stderr.readline())
            stuffing.unlink()
            self.change(project)
            end = time.monotonic() + PATIENCE
            while not (project / "site/index.html").exists() and time.monotonic() < end:
                time.sleep(0.05)
            self.assertTrue((project / "site/index.html").exists())
        finally:
            process.send_signal(signal.SIGTERM)
            _, said = process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, DONE)
        self.assertIn("hersteld", said)
        self.assertEqual(leftovers(disk), [])


if __name__ == "__main__":
    unittest.main()
