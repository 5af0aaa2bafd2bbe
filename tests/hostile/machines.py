"""Machines that fail: small disks, disks that can only be read, and sites compared whole."""

import contextlib
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from peil_runs import PEIL

PATIENCE = 120


@contextlib.contextmanager
def small_disk(folder, options):
    """A memory disk at `folder`, or None where mounting is not allowed."""
    folder.mkdir(parents=True)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "peil-test", folder], capture_output=True, check=False)
    if mounted.returncode != 0:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def make_read_only(folder):
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)


def run(*words, **options):
    """The exit code and what was said, within patience."""
    result = subprocess.run(
        [PEIL, *map(str, words)], capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False, **options
    )
    return result.returncode, result.stdout + result.stderr


def fill(folder):
    """Leaves no byte of the disk of `folder`; gives the file that holds them."""
    stuffing = folder / "vulling"
    with open(stuffing, "wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            with contextlib.suppress(OSError):
                while True:
                    file.write(b"x" * size)
    return stuffing


# What may stand beside a site and in a project once a run is over.
KEPT_BESIDE_SITE = {".gitignore", "slot", "index", "reserve"}


def leftovers(around):
    """Names below `around` that only a run that is going on should have."""
    found = []
    for file in pathlib.Path(around).rglob("*"):
        name = file.name
        beside = len(file.parent.name) > 5 and file.parent.name.startswith(".") and file.parent.name.endswith(".peil")
        if beside and name not in KEPT_BESIDE_SITE:
            found.append(file)
        elif name.endswith((".tmp", ".nieuw", ".peil-nieuw")) or name.startswith(".peil-nieuw"):
            found.append(file)
        elif file.is_file() and name.startswith(".") and name.endswith(".peil") and name != ".peil":
            found.append(file)
    return found


