"""Killed at any moment: the site is wholly the old or wholly the new one, and the next run leaves no trace of the killed.

How often is PEIL_KILLS builds (100), and a quarter as many of each other command that writes.
"""

import os
import random
import shutil
import subprocess
import time
import unittest

from bounded import SMALL
from machines import PATIENCE, leftovers, run
from peil_runs import PEIL, copy_project, files_in, scratch_folder

KILLS = int(os.environ.get("PEIL_KILLS", "100"))
DONE = 0
REGISTER = "data/registers/bankjes/bankjes.yaml"

# The same moments every time, as far as a machine allows.
MOMENTS = random.Random(20260101)


class Killer:
    """Kills runs: a third at any moment, a third about when they are done, a third while they write.

    That a run writes shows in the folders it writes in: something was put into one or taken away. How long
    after that it should be killed is learnt on the way, so that about half of those are done first.
    """

    def __init__(self, seconds, *folders):
        self.seconds = seconds
        self.folders = folders
        self.learnt = {"near the end": seconds, "writing": 0.004}
        self.runs = 0
        self.killed = 0
        self.killed_writing = 0

    def kill(self, *words):
        """Starts the program and kills it; whether it was killed before it was done."""
        kind = ("any", "near the end", "writing")[self.runs % 3]
        self.runs += 1
        before = self.marks()
        process = subprocess.Popen([PEIL, *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if kind == "any":
            time.sleep(MOMENTS.uniform(0, self.seconds))
        elif kind == "near the end":
            time.sleep(MOMENTS.uniform(0.75, 1.1) * self.learnt[kind])
        else:
            while self.marks() == before and process.poll() is None:
                time.sleep(0.0001)
            time.sleep(MOMENTS.uniform(0, 2) * self.learnt[kind])
        process.kill()
        was_killed = process.wait(PATIENCE) < 0
        if kind != "any":
            self.learnt[kind] *= 1.25 if was_killed else 0.75
        self.killed += was_killed
        self.killed_writing += was_killed and self.marks() != before
        return was_killed

    def marks(self):
        """Of each folder which it is and when something last came into it or left it."""
        marks = []
        for folder in self.folders:
            try:
                found = folder.stat()
                marks.append((found.st_ino, found.st_mtime_ns))
            except FileNotFoundError:
                marks.append(None)
        return marks


def seconds_of(work):
    start = time.monotonic()
    work()
    return time.monotonic() - start


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = scratch_folder(f"hostile-kills/{self.id().split('.')[-1]}")

    def works(self, *command):
        code, text = run(*command)
        self.assertEqual(code, DONE, text[:2000])

    def told(self, what, killer, **figures):
        found = ", ".join(f"{name} {number}" for name, number in figures.items())
        print(f"{what}: {killer.killed} of {killer.runs} runs killed, {killer.killed_writing} while writing {found}", flush=True)
        # What writes one file is done with it in a millisecond: not every machine can hit that often.
        hits = killer.killed_writing if killer.runs >= 20 and what == "build" else killer.killed
        self.assertGreater(hits, 0, "no run was killed: nothing is proven")


class Build(Case):
    def two_projects(self):
        """Two projects with different pages, charts and files, and what they become."""
        projects = [copy_project(SMALL, self.folder / name) for name in ("een", "ander")]
        page = projects[1] / "content/paginas/uitleg.md"
        page.write_text(page.read_text(encoding="utf-8") + "\nAnders.\n", encoding="utf-8")
        for i in range(30):
            (projects[1] / f"content/paginas/extra{i}.md").write_text(f"---\ntitel: Extra {i}\n---\n\nTekst.\n", encoding="utf-8")
        sites = []
        for project in projects:
            place = self.folder / f"ref-{project.name}"
            self.works("build", "-C", project, "-o", place)
            sites.append(files_in(place))
        self.assertNotEqual(*sites)
        return projects, sites

    def test_alternating_two_sources(self):
        projects, sites = self.two_projects()
        place = self.folder / "site"
        self.works("build", "-C", projects[0], "-o", place)
        usual = max(seconds_of(lambda: self.works("build", "-C", one, "-o", place)) for one in projects)
        killer = Killer(usual, self.folder, self.folder / ".site.peil")
        old = new = 0
        before = 1
        for i in range(KILLS):
            with self.subTest(i):
                wanted = 1 - before
                if i % 5 == 0:  # also while charts are drawn and kept
                    shutil.rmtree(projects[wanted] / ".peil", ignore_errors=True)
                killer.kill("build", "-C", projects[wanted], "-o", place)
                site = files_in(place)
                self.assertIn(site, sites, "neither the old site nor the new one")
                old, new = old + (site == sites[before]), new + (site == sites[wanted])
                before = sites.index(site)
                if i % 10 == 9:
                    self.works("build", "-C", projects[0], "-o", place)
                    before = 0
                    self.assertEqual(files_in(place), sites[0])
                    self.assertEqual(leftovers(self.folder), [])
                    # Not what a killed build put aside: that may have been taken off the site for a reason.
                    spare = self.folder / ".site.peil/reserve"
                    if spare.exists():
                        self.assertEqual(files_in(spare), sites[0])
        self.told("build", killer, old=old, new=new)

    def test_a_first_build(self):
        projects, sites = self.two_projects()
        usual = seconds_of(lambda: self.works("build", "-C", projects[1], "-o", self.folder / "proef"))
        killer = Killer(usual)
        for i in range(KILLS // 4):
            with self.subTest(i):
                place = self.folder / f"eerste{i}/site"
                place.parent.mkdir()
                killer.folders = (place.parent, place.parent / ".site.peil")
                killer.kill("build", "-C", projects[1], "-o", place)
                if place.exists():
                    self.assertEqual(files_in(place), sites[1])
                self.works("build", "-C", projects[1], "-o", place)
                self.assertEqual(files_in(place), sites[1])
                self.assertEqual(leftovers(place.parent), [])
                shutil.rmtree(place.parent)
        self.told("first build", killer)


class Others(Case):
    """Each in a quarter of the builds: all or nothing, and the next one cleans up."""

    def rounds(self, what, command, reset, states, *folders):
        reset()
        usual = seconds_of(lambda: self.works(*command))
        killer = Killer(usual, *folders)
        for i in range(KILLS // 4):
            with self.subTest(what, round=i):
                reset()
                killer.kill(*command)
                self.assertIn(self.state(), states, "half done")
                if self.state() == states[0]:
                    self.works(*command)
                self.assertEqual(self.state(), states[1])
                self.assertEqual(leftovers(self.folder), [])
        self.told(what, killer)

    def test_import(self):
        project = copy_project(SMALL, self.folder / "project")
        book = self.folder / "boek.csv"
        book.write_text("id;titel\n" + "bank-markt;Een andere bank\n", encoding="utf-8")
        before = (project / REGISTER).read_bytes()
        command = ["import", "bankjes", book, "--write", "-C", project]
        self.works(*command)
        after = (project / REGISTER).read_bytes()
        self.state = lambda: (project / REGISTER).read_bytes()
        self.rounds("import --write", command, lambda: (project / REGISTER).write_bytes(before), [before, after], (project / REGISTER).parent)

    def test_export(self):
        project = copy_project(SMALL, self.folder / "project")
        book = self.folder / "boek.xlsx"
        command = ["export", "bankjes", book, "-C", project, "--force"]
        self.works(*command)
        after = book.read_bytes()
        self.state = book.read_bytes
        self.rounds("export", command, lambda: book.write_bytes(b"oud"), [b"oud", after], self.folder)

    def test_freeze(self):
        project = copy_project(SMALL.parents[1] / "edities/project", copy_project(SMALL, self.folder / "project"))
        frozen = next(iter(sorted((project / "data/edities").iterdir())))
        kept = self.folder / "bewaard"
        shutil.move(frozen, kept)
        code, text = run("freeze", frozen.name, "-C", project)
        if code != DONE:
            shutil.move(kept, frozen)
            self.skipTest(f"the edition cannot be frozen again: {text[:300]}")
        after = files_in(frozen)
        self.state = lambda: files_in(frozen) if frozen.exists() else None

        def reset():
            shutil.rmtree(frozen, ignore_errors=True)

        self.rounds("freeze", ["freeze", frozen.name, "-C", project], reset, [None, after], frozen.parent)

    def test_schema(self):
        project = copy_project(SMALL, self.folder / "project")
        place = project / ".peil/schema"
        command = ["schema", "-C", project]
        self.works(*command)
        after = files_in(place)
        self.state = lambda: files_in(place) if place.exists() else None

        def reset():
            shutil.rmtree(place, ignore_errors=True)

        self.rounds("schema", command, reset, [None, after], place.parent)

    def test_init(self):
        """Into a new folder and into an empty one: a killed run never keeps the next from beginning."""
        for name in ("nieuw", "leeg"):
            place = self.folder / name / "plan"
            place.parent.mkdir()
            command = ["init", place]
            usual = seconds_of(lambda: self.works(*command))
            after = without_schemas(place)
            killer = Killer(usual, place.parent, place)
            for i in range(KILLS // 4):
                with self.subTest(name, round=i):
                    shutil.rmtree(place)
                    if name == "leeg":
                        place.mkdir()
                    killer.kill(*command)
                    if not place.exists() or without_schemas(place) != after:
                        self.works(*command)
                    else:
                        self.works("schema", "-C", place)
                    self.assertEqual(without_schemas(place), after)
                    self.assertEqual(leftovers(self.folder), [])
            self.told(f"init in a folder that is {name}", killer)


def without_schemas(place):
    return {path: content for path, content in files_in(place).items() if not path.startswith(".peil/")}


if __name__ == "__main__":
    unittest.main()
