"""Runs of the program that may not take all time and memory, with what they took."""

import os
import pathlib
import resource
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from peil_runs import PEIL, ROOT

SMALL = ROOT / "tests/sites/klein/project"

# Generous: a crowded machine is no mistake, a program without bounds is.
SECONDS = 60
MEGABYTES = 1000


class Outcome:
    def __init__(self, code, text, seconds, megabytes):
        self.code, self.text, self.seconds, self.megabytes = code, text, seconds, megabytes


def run_bounded(*words, cwd=ROOT, seconds=SECONDS):
    """The exit code (negative: a signal), all that was said, and the figures."""
    read_end, write_end = os.pipe()
    start = time.monotonic()
    # A shell in between, so that the memory counted is not that of this interpreter.
    process = subprocess.Popen(
        [PEIL, *map(str, words)], cwd=cwd, stdin=subprocess.DEVNULL, stdout=write_end, stderr=write_end,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)),
    )  # fmt: skip
    os.close(write_end)
    timer = threading.Timer(seconds, process.kill)
    timer.start()
    with os.fdopen(read_end, "rb") as said:
        text = said.read()
    _, status, usage = os.wait4(process.pid, 0)
    timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return Outcome(
        process.returncode, text.decode("utf-8", "surrogateescape"), time.monotonic() - start, usage.ru_maxrss / 1024
    )


def show_figures(name, outcome):
    print(f"{name:38} exit {outcome.code}  {outcome.seconds:6.2f} s  {outcome.megabytes:5.0f} MB", flush=True)
