"""Small sites of which every byte is known: one folder is one project and what it becomes.

`over.txt` names the site whose project this one lies over; `alleen.txt` the folders that are compared,
when the rest of the site is no reason for this one to exist.
"""

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
    build_site(project_of(folder, scratch / "project"), site)
    only = words_in(folder / "alleen.txt")
    files = {path: content for path, content in files_in(site).items() if path.startswith(tuple(only) or "")}
    return site, compared(files)


def project_of(folder, target):
    """The project of a golden folder, over the one it lies over, copied to `target`."""
    for basis in words_in(folder / "over.txt"):
        project_of(SITES / basis, target)
    return copy_project(folder / "project", target)


def words_in(file):
    return file.read_text(encoding="utf-8").split() if file.exists() else []


def compared(files):
    """Styles and scripts pass through unchanged, sites.open_data reads what is packed, and sites.licences the texts of
    others; a copy would be noise."""
    return {
        path: content
        for path, content in files.items()
        if not path.startswith(("stijl/", "script/", "licenties/")) and not path.endswith(("/stijl.css", ".xlsx", ".zip"))
    }


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
