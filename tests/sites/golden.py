"""Small sites of which every byte is known: one folder is one project and what it becomes."""

import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from peil_runs import build_site, copy_project, files_in, scratch_folder

SITES = pathlib.Path(__file__).resolve().parent


def golden_folders():
    return sorted(folder.parent for folder in SITES.glob("*/project"))


def built(folder):
    """The finished site of a golden folder, in the scratch folder, and its files."""
    scratch = scratch_folder(f"sites-{folder.name}")
    site = scratch / "actual"
    build_site(copy_project(folder / "project", scratch / "project"), site)
    return site, compared(files_in(site))


def compared(files):
    """Styles and scripts pass through unchanged; a golden copy would only be noise."""
    return {path: content for path, content in files.items() if not path.startswith(("stijl/", "script/"))}


def refresh():
    for folder in golden_folders():
        files = built(folder)[1]  # first: when it cannot be built, what is there stays
        expected = folder / "expected"
        shutil.rmtree(expected, ignore_errors=True)
        for path, content in files.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_bytes(content)
        print(f"{expected.relative_to(SITES.parents[1])}: vernieuwd")


if __name__ == "__main__":
    refresh()
