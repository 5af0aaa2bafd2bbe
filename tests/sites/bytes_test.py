"""Same input, same bytes; and what does not change is not touched."""

import datetime
import os
import pathlib
import shutil
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from peil_runs import ROOT, build_site, copy_project, files_in, run_peil, scratch_folder

SMALL = ROOT / "tests/sites/klein/project"


def times_in(folder):
    """When each file and folder last changed, to the nanosecond."""
    return {
        str(path.relative_to(folder)): path.lstat().st_mtime_ns
        for path in sorted(folder.rglob("*"))
    }


class SameBytes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = scratch_folder("bytes")
        cls.project = copy_project(ROOT, cls.scratch / "project")
        build_site(cls.project, cls.scratch / "first")
        cls.first = files_in(cls.scratch / "first")

    def assert_same_as_first(self, site):
        files = files_in(site)
        self.assertEqual(files.keys(), self.first.keys())
        self.assertEqual([path for path in files if files[path] != self.first[path]], [])

    def test_the_charts_are_drawn_once_and_come_out_of_the_cache_the_same(self):
        told = build_site(self.project, self.scratch / "warm")
        self.assertIn(" 0 grafieken getekend", told)
        self.assert_same_as_first(self.scratch / "warm")

    def test_another_place_time_zone_and_language_give_the_same_site(self):
        elsewhere = self.scratch / "een andere map" / "met é en spatie"
        copy_project(ROOT, elsewhere)
        env = {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "HOME": "/"}
        told = build_site(elsewhere, elsewhere / "site", env=env)
        self.assertNotIn(" 0 grafieken getekend", told, "the cache must be cold for this test")
        self.assert_same_as_first(elsewhere / "site")

    def test_the_order_in_which_files_were_made_does_not_matter(self):
        backwards = self.scratch / "backwards"
        for file in sorted(self.project.rglob("*"), reverse=True):
            if file.is_file() and ".peil" not in file.parts:
                copy = backwards / file.relative_to(self.project)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, copy)
                long_ago = datetime.datetime(1999, 12, 31).timestamp()
                os.utime(copy, (long_ago, long_ago))
        shutil.copytree(self.project / ".peil", backwards / ".peil")
        build_site(backwards, self.scratch / "from-backwards")
        self.assert_same_as_first(self.scratch / "from-backwards")

    def test_the_as_of_date_of_the_plan_is_the_default(self):
        build_site(self.project, self.scratch / "said", "--as-of", "2027-12-31")
        self.assert_same_as_first(self.scratch / "said")


class Untouched(unittest.TestCase):
    def setUp(self):
        self.scratch = scratch_folder("untouched")
        self.project = copy_project(SMALL, self.scratch / "project")
        self.site = self.scratch / "site"
        build_site(self.project, self.site)

    def test_a_second_build_changes_nothing(self):
        before = times_in(self.site)
        told = build_site(self.project, self.site)
        self.assertIn(" 0 bestanden gewijzigd", told)
        self.assertEqual(times_in(self.site), before)

    def test_a_small_change_touches_only_the_pages_that_show_it(self):
        before = times_in(self.site)
        text = self.project / "content/paginas/uitleg.md"
        text.write_text(text.read_text(encoding="utf-8").replace("oude schuren", "oude molens"))
        build_site(self.project, self.site)
        after = times_in(self.site)
        touched = [path for path in after if after[path] != before.get(path)]
        self.assertEqual([p for p in touched if (self.site / p).is_file()], ["uitleg/index.html"])

    def test_a_failing_build_exits_with_1_and_leaves_the_old_site(self):
        files, times = files_in(self.site), times_in(self.site)
        records = self.project / "data/registers/bankjes/bankjes.yaml"
        records.write_text(records.read_text(encoding="utf-8").replace("markt", "markd"))
        result = run_peil("build", "-C", self.project, "-o", self.site)
        self.assertEqual(result.returncode, 1)
        self.assertIn("data/registers/bankjes/bankjes.yaml:4:", result.stderr)
        self.assertEqual(files_in(self.site), files)
        self.assertEqual(times_in(self.site), times)

    def test_a_text_that_is_no_yaml_fails_too(self):
        (self.project / "data/plan.yaml").write_text("titel: [open\n", encoding="utf-8")
        times = times_in(self.site)
        self.assertEqual(run_peil("build", "-C", self.project, "-o", self.site).returncode, 1)
        self.assertEqual(times_in(self.site), times)


if __name__ == "__main__":
    unittest.main()
