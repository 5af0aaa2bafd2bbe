"""Each small site is byte for byte what its expected/ says. script/refresh_sites rewrites that."""

import itertools
import unittest

from golden import built, compared, files_in, golden_folders


def first_difference(name, actual, expected):
    """The first line that differs, short enough to read: a chart is one long line."""
    pairs = itertools.zip_longest(actual.splitlines(), expected.splitlines(), fillvalue=b"")
    for number, (one, other) in enumerate(pairs, start=1):
        if one != other:
            column = next(
                n for n, (a, b) in enumerate(itertools.zip_longest(one, other)) if a != b
            )
            start = max(0, column - 60)
            return (
                f"{name}:{number}:{column + 1}\n"
                f"  expected …{other[start:column + 60].decode(errors='replace')}…\n"
                f"  actual   …{one[start:column + 60].decode(errors='replace')}…"
            )
    return f"{name}: only the line ends differ"


class GoldenSites(unittest.TestCase):
    def test_each_site_is_byte_for_byte_as_expected(self):
        self.assertTrue(golden_folders())
        for folder in golden_folders():
            with self.subTest(folder.name):
                self.compare(folder)

    def compare(self, folder):
        site, actual = built(folder)
        expected = compared(files_in(folder / "expected"))
        self.assertEqual(sorted(expected.keys() - actual.keys()), [], "missing files")
        self.assertEqual(sorted(actual.keys() - expected.keys()), [], "unexpected files")
        for path in sorted(actual):
            if actual[path] != expected[path]:
                difference = first_difference(path, actual[path], expected[path])
                self.fail(f"{difference}\n  the whole site: {site}")


if __name__ == "__main__":
    unittest.main()
