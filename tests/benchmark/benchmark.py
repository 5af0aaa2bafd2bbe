"""How long builds take and what they need: the shipped project, and one of many records.

Usage: benchmark.py [RECORDS]   (10000 unless told; release build, on a quiet machine)

Not a test: it judges nothing.
"""

import os
import pathlib
import shutil
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PEIL = ROOT / "build/release/peil"
RECORDS_PER_FILE = 500


def timed_build(project, output):
    """Seconds and the largest memory in MB, charts included, of one build in a process of its own."""
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        os.execv(PEIL, [str(PEIL), "build", "-C", str(project), "-o", str(output)])
    _, status, usage = os.wait4(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, f"peil build: {status}"
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def report(what, builds):
    seconds = sorted(build[0] for build in builds)
    memory = max(build[1] for build in builds)
    print(f"{what:48} {seconds[len(seconds) // 2]:7.3f} s {memory:6.0f} MB")


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def measure_shipped(scratch):
    project = scratch / "shipped"
    for folder in ("data", "content", "themes"):
        shutil.copytree(ROOT / folder, project / folder)
    site = scratch / "shipped-site"

    def cold():
        fresh(project / ".peil")
        return timed_build(project, fresh(site))

    report("shipped, cold: every chart drawn", [cold() for _ in range(5)])
    report("shipped, charts from cache, no site yet",
           [timed_build(project, fresh(site)) for _ in range(5)])
    report("shipped, nothing changed", [timed_build(project, site) for _ in range(5)])


def record(number):
    return (f"- id: bank-{number:05}\n  titel: Bank nummer {number:05}\n"
            f"  samenvatting: Gemaakt van **hout** uit straat {number}; zie [de uitleg](/uitleg/).\n"
            f"  plein: {'markt' if number % 2 else 'brink'}\n  oud_hout: true\n  fase:\n"
            f"    - {{datum: 2026-02-{number % 28 + 1:02}, waarde: ontwerp}}\n"
            f"    - {{datum: 2026-10-{number % 28 + 1:02}, waarde: geplaatst}}\n"
            "  bewijs: {soort: foto, titel: Foto van de bank, datum: 2026-10-01, verwijzing: map 1}\n")


def measure_many(scratch, count):
    project = scratch / f"many-{count}"
    shutil.copytree(ROOT / "tests/sites/klein/project", project)
    register = project / "data/registers/bankjes"
    for first in range(0, count, RECORDS_PER_FILE):
        numbers = range(first, min(count, first + RECORDS_PER_FILE))
        (register / f"veel-{first:05}.yaml").write_text("".join(map(record, numbers)))
    site = scratch / f"many-{count}-site"
    timed_build(project, site)  # draws the charts
    report(f"{count} records with a page, no site yet",
           [timed_build(project, fresh(site)) for _ in range(3)])
    report(f"{count} records, nothing changed", [timed_build(project, site) for _ in range(3)])

    def edited(turn):
        file = register / "veel-00000.yaml"
        file.write_text(file.read_text().replace("Gemaakt van", f"Gemaakt {turn} van", 1))
        return timed_build(project, site)

    report(f"{count} records, one edited", [edited(turn) for turn in range(3)])


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10000
    with tempfile.TemporaryDirectory() as folder:
        measure_shipped(pathlib.Path(folder))
        measure_many(pathlib.Path(folder), count // 10)
        measure_many(pathlib.Path(folder), count)


if __name__ == "__main__":
    main()
