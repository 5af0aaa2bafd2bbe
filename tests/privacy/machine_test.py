"""Nothing of the machine, of who built and of when is in a site.

Everything that a program can learn of its surroundings gets a name that is nowhere else: the folders,
the user, the machine, the environment and the clock. Then every file is opened as deep as it goes.
"""

import datetime
import io
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from opened import days_in, opened
from peil_runs import PEIL, ROOT, copy_project, scratch_folder

WEIDEVOGELS = ROOT / "tests/sites/weidevogels/project"
NAMES = ["pad", "uit", "thuis", "naam", "groep", "host", "tijdelijk", "omgeving", "programma"]
MARK = re.compile(r"zz[a-z]+kanarie", re.I)
# A year that no plan and no text names.
CLOCK = datetime.datetime(2391, 8, 23, 4, 5, 6)
CLOCK_SOURCE = """
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
#define NOW %dL
int clock_gettime(clockid_t, timespec* at) noexcept { *at = {NOW, 123456789}; return 0; }
time_t time(time_t* at) noexcept { if (at) *at = NOW; return NOW; }
int gettimeofday(timeval* at, void*) noexcept { *at = {NOW, 123456}; return 0; }
int gethostname(char* name, size_t size) noexcept {
  const char host[] = "zzhostkanarie";
  for (size_t i = 0; i < size && i < sizeof host; ++i) name[i] = host[i];
  return 0;
}
"""
# What archives and workbooks say of each file in them.
FIXED = {(2000, 1, 1, 12, 0, 0), (1980, 1, 1, 0, 0, 0)}


def mark(name):
    return f"zz{name}kanarie"


def all_files(folder):
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def other_clock(scratch):
    """A library that gives every program the clock and the host name of nobody."""
    source, library = scratch / "klok.cpp", scratch / "klok.so"
    source.write_text(CLOCK_SOURCE % int(CLOCK.replace(tzinfo=datetime.timezone.utc).timestamp()), encoding="utf-8")
    subprocess.run(["c++", "-shared", "-fPIC", "-o", library, source], check=True, capture_output=True)
    return library


def with_address(project):
    """With an address there are a feed, a sitemap and a security.txt too."""
    plan = project / "data/plan.yaml"
    text = plan.read_text(encoding="utf-8")
    if "\nadres:" not in text:
        text += "\nadres: https://voortgang.voorbeeld.nl/\n"
    if "\nbeveiliging:" not in text:
        text += "beveiliging: {contact: ['mailto:meld@voorbeeld.nl'], verloopt: 2031-01-01}\n"
    plan.write_text(text, encoding="utf-8")


def build_in_a_marked_place(source, name):
    scratch = scratch_folder(f"machine-{name}")
    project = copy_project(source, scratch / mark("pad") / "project")
    with_address(project)
    site = scratch / mark("uit") / "site"
    home, temporary, program = (scratch / mark(one) for one in ("thuis", "tijdelijk", "programma"))
    for folder in (site.parent, home, temporary, program / "build/release"):
        folder.mkdir(parents=True)
    for one in ("peil", "peil-chart-worker"):
        shutil.copy(pathlib.Path(PEIL).parent / one, program / "build/release" / one)
    for one in ("themes", "node_modules", "beginproject"):
        (program / one).symlink_to(ROOT / one)
    env = {
        "PATH": os.environ["PATH"], "HOME": str(home), "USER": mark("naam"), "LOGNAME": mark("naam"), "USERNAME": mark("naam"),
        "EMAIL": f"{mark('naam')}@voorbeeld.nl", "GROUP": mark("groep"), "HOSTNAME": mark("host"), "TMPDIR": str(temporary),
        "PWD": str(project), "ZZ": mark("omgeving"), "LD_PRELOAD": str(other_clock(scratch)),
    }  # fmt: skip
    words = [program / "build/release/peil", "build", "-C", project, "-o", site]
    told = subprocess.run(words, cwd=project, env=env, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    return site, [scratch, pathlib.Path(PEIL).parent, ROOT]


class Machine(unittest.TestCase):
    def prove(self, source, name):
        site, places = build_in_a_marked_place(source, name)
        files = all_files(site)
        names = {str(place) for place in places} | {place.name for place in places if len(place.name) > 9}
        names |= {word for word in (socket.gethostname(), os.environ.get("HOME", "")) if len(word) > 6}
        written = "".join(
            f.read_text(encoding="utf-8", errors="replace") for f in source.rglob("*") if f.suffix in (".yaml", ".csv", ".md")
            and not {".peil", "node_modules", "build"} & set(f.relative_to(source).parts))  # fmt: skip
        today = {datetime.date.today(), datetime.date.today() - datetime.timedelta(1)} - set(days_in(written))
        found, texts = set(), 0
        for path, data in files.items():
            for inside, text in opened(path, data):
                texts += 1
                found |= {f"{inside}: {one}" for one in MARK.findall(text + " " + path)}
                found |= {f"{inside}: {one}" for one in names if one in text}
                if inside.startswith("script/"):
                    continue  # the packages of others, with the years of their makers
                if "239" in text:
                    found |= {f"{inside}: the clock" for _ in re.findall(r"(?<!\d)2391(?!\d)", text)}
                found |= {f"{inside}: {day}" for day in days_in(text, "/sheet" in inside) if day in today or day == CLOCK.date()}
                if str(int(CLOCK.timestamp()))[:6] in text:
                    found.add(f"{inside}: the clock in seconds")
        self.assertEqual(sorted(found), [])
        self.assertLessEqual({"sitemap.xml", ".well-known/security.txt", "data/alles.zip"}, files.keys())
        print(f"{name}: {len(NAMES)} names and the clock looked for in {len(files)} files, {texts} texts", file=sys.stderr)
        return files

    def archives(self, name, data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield name, archive
            for member in archive.namelist():
                inside = archive.read(member)
                if inside[:2] == b"PK":
                    yield from self.archives(f"{name} » {member}", inside)

    def assert_archives_tell_nothing(self, files):
        archives = members = 0
        for path, data in files.items():
            for name, archive in self.archives(path, data) if data[:2] == b"PK" else ():
                archives += 1
                self.assertEqual(archive.comment, b"", name)
                for one in archive.infolist():
                    members += 1
                    self.assertEqual((one.comment, one.extra), (b"", b""), f"{name} » {one.filename}")
                    self.assertIn(one.date_time, FIXED, f"{name} » {one.filename}")
                    self.assertIn(one.external_attr >> 16 & 0o777, (0, 0o644, 0o666), f"{name} » {one.filename}")
                if "docProps/core.xml" in archive.namelist():
                    self.assert_workbook_has_no_maker(name, archive)
        self.assertGreater(archives, 10)
        print(f"{archives} archives, {members} files in them", file=sys.stderr)

    def assert_workbook_has_no_maker(self, name, archive):
        core = archive.read("docProps/core.xml").decode()
        for word in ("creator", "lastModifiedBy"):
            self.assertRegex(core, rf"<(?:dc|cp):{word}></|<(?:dc|cp):{word}/>", name)
        self.assertEqual(set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)), {"2000-01-01T00:00:00Z"}, name)
        self.assertRegex(archive.read("docProps/app.xml").decode(), r"<Company></|<Company/>", name)

    def test_the_shipped_project(self):
        files = self.prove(ROOT, "meegeleverd")
        self.assert_archives_tell_nothing(files)

    def test_another_plan(self):
        self.assert_archives_tell_nothing(self.prove(WEIDEVOGELS, "weidevogels"))

    def test_the_clock_is_another_one(self):
        scratch = scratch_folder("machine-clock")
        words = [sys.executable, "-c", "import time; print(time.gmtime().tm_year)"]
        told = subprocess.run(words, env={"LD_PRELOAD": str(other_clock(scratch))}, capture_output=True, text=True, check=True)
        self.assertEqual(told.stdout, f"{CLOCK.year}\n")

    def test_what_would_leak_is_found(self):
        for text in ("/x/zzpadkanarie/y", "%2Fzzpadkanarie", "\\u007azpadkanarie", "&#122;zpadkanarie", "<b>zz</b>padkanarie"):
            told = "".join(one for _, one in opened("x", text.encode()))
            self.assertRegex(told, MARK, text)
        days = set(days_in("2391-08-23 23 augustus 2391, August 23, 2391 en 23-08-2391"))
        self.assertEqual(days, {CLOCK.date()})


if __name__ == "__main__":
    unittest.main()
