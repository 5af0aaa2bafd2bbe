"""Runs of the built program, for the tests in Python. ctest says in PEIL which program that is."""

import os
import pathlib
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PEIL = os.environ.get("PEIL", str(ROOT / "build/release/peil"))
PROJECT_FOLDERS = ("data", "content", "themes")


def run_peil(*words, cwd=ROOT, env=None):
    return subprocess.run(
        [PEIL, *map(str, words)],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def build_site(project, output, *words, env=None):
    """Builds, or fails with all that the program had to say."""
    result = run_peil("build", "-C", project, "-o", output, *words, env=env)
    assert result.returncode == 0, f"peil build: {result.returncode}\n{result.stdout}{result.stderr}"
    return result.stdout


def copy_project(source, target):
    """Copies what staff and designers keep, over what is there; nothing that an earlier build left."""
    for folder in PROJECT_FOLDERS:
        if (pathlib.Path(source) / folder).exists():
            shutil.copytree(pathlib.Path(source) / folder, pathlib.Path(target) / folder, dirs_exist_ok=True)
    return pathlib.Path(target)


def copy_project_with_charts(source, target):
    """The same, with charts that an earlier test drew: drawing takes most of a build.

    A chart is kept by its content, so what it was drawn for does not matter (sites.bytes proves it).
    """
    project = copy_project(source, target)
    if "PEIL_SCRATCH" in os.environ:
        charts = pathlib.Path(os.environ["PEIL_SCRATCH"]).resolve().parent / "charts"
        charts.mkdir(parents=True, exist_ok=True)
        (project / ".peil").mkdir()
        (project / ".peil/grafieken").symlink_to(charts)
    return project


def scratch_folder(name):
    """A new empty folder below the build, so that a failed test leaves something to look at."""
    parent = pathlib.Path(os.environ.get("PEIL_SCRATCH", tempfile.gettempdir())) / name
    shutil.rmtree(parent, ignore_errors=True)
    parent.mkdir(parents=True)
    return parent


def files_in(folder):
    """Every file of a site by its path, with its bytes; the program's own notes are no site."""
    folder = pathlib.Path(folder)
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != ".peil"
    }
