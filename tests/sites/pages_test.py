"""What must hold for every page of every site: links lead somewhere, private data stays private."""

import collections
import functools
import json
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from pages import Page, is_outside, style_addresses, target
from peil_runs import ROOT, build_site, copy_project, copy_project_with_charts, scratch_folder
from private_values import found_in, private_ids, private_values

SMALL = ROOT / "tests/sites/klein/project"
OTHER = ROOT / "tests/sites/weidevogels/project"
# A private text of each site that the test must know of, or it looks for nothing.
KNOWN_PRIVATE = {"small": "Timmervrouw Verzwegen", "other": "Hoeve Verzwegen"}


@functools.cache
def built_sites():
    """The shipped project on two dates, the small one and another plan: name -> project and site."""
    scratch = scratch_folder("pages")
    shipped = copy_project_with_charts(ROOT, scratch / "project-shipped")
    # An address with a place on the page behind it is one in the language of the page too.
    with (shipped / "content/en/index.md").open("a", encoding="utf-8") as english:
        english.write("\n[Our choices](/methode/#deel-keuzes)\n")
    small = copy_project_with_charts(SMALL, scratch / "project-small")
    sites = {
        "shipped-2026": (shipped, "2026-12-31"),
        "shipped-2027": (shipped, "2027-12-31"),
        "small": (small, "2027-06-30"),
        "other": (copy_project_with_charts(OTHER, scratch / "project-other"), "2028-12-31"),
    }
    for name, (project, as_of) in sites.items():
        build_site(project, scratch / name, "--as-of", as_of)
    return {name: (project, scratch / name) for name, (project, _) in sites.items()}


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.sites = built_sites()
        cls.pages = {
            name: {
                path: Page(site, path)
                for path in sorted(str(f.relative_to(site)) for f in site.rglob("*.html"))
            }
            for name, (_, site) in cls.sites.items()
        }

    def every_page(self):
        for name, pages in self.pages.items():
            for page in pages.values():
                yield name, page

    def assert_nothing(self, wrong):
        self.assertEqual(wrong[:20], [], f"{len(wrong)} in all")

    def test_there_are_pages(self):
        self.assertEqual(
            {name: len(pages) > 10 for name, pages in self.pages.items()},
            dict.fromkeys(self.sites, True),
        )

    def test_every_link_inside_the_site_leads_to_a_file_and_an_id_in_it(self):
        wrong = []
        for name, page in self.every_page():
            for address in page.links + page.loads:
                if is_outside(address):
                    continue
                file, fragment = target(page.path, address)
                if not (self.sites[name][1] / file).is_file():
                    wrong.append(f"{name}/{page.path}: {address}")
                elif fragment and fragment not in self.pages[name][file].ids:
                    wrong.append(f"{name}/{page.path}: {address} (no such id)")
        self.assert_nothing(wrong)

    def test_a_page_in_another_language_leads_to_pages_in_that_language(self):
        wrong, checked = [], 0
        for name, page in self.every_page():
            if not page.path.startswith("en/"):
                continue
            for address in page.links:
                if is_outside(address) or address in page.language_links:
                    continue
                file, _ = target(page.path, address)
                checked += 1
                if f"en/{file}" in self.pages[name]:
                    wrong.append(f"{name}/{page.path}: {address}")
        self.assertGreater(checked, 100)
        self.assert_nothing(wrong)

    def test_a_page_in_another_language_says_yes_and_no_in_that_language(self):
        said = {"ja", "nee"}
        self.assert_nothing([
            f"{name}/{page.path}: {word}"
            for name, page in self.every_page()
            if page.path.startswith("en/")
            for word in re.findall(r"<td>([^<]*)</td>", page.text)
            if word in said
        ])  # fmt: skip

    def test_styles_lead_to_files_in_the_site(self):
        wrong = []
        for name, (_, site) in self.sites.items():
            for file in site.rglob("*.css"):
                path = str(file.relative_to(site))
                for address in style_addresses(file.read_text(encoding="utf-8")):
                    if address.startswith("data:"):
                        continue
                    if is_outside(address) or not (site / target(path, address)[0]).is_file():
                        wrong.append(f"{name}/{path}: {address}")
        self.assert_nothing(wrong)

    def test_every_id_in_a_page_is_there_once(self):
        wrong = []
        for name, page in self.every_page():
            times = collections.Counter(page.ids)
            wrong += [f"{name}/{page.path}: {id} {n}×" for id, n in times.items() if n > 1]
        self.assert_nothing(wrong)

    def test_labels_and_charts_point_to_an_id_in_their_own_page(self):
        wrong = [
            f"{name}/{page.path}: {id}"
            for name, page in self.every_page()
            for id in page.points
            if id not in page.ids
        ]
        self.assert_nothing(wrong)

    def test_a_page_loads_nothing_from_elsewhere(self):
        # domain.md §10.8
        wrong = [
            f"{name}/{page.path}: {address}"
            for name, page in self.every_page()
            for address in page.loads
            if is_outside(address)
        ]
        self.assert_nothing(wrong)

    def test_with_sample_data_every_page_says_so_and_is_not_for_search_engines(self):
        wrong = [
            f"{name}/{page.path}"
            for name, page in self.every_page()
            if page.metas.get("robots") != "noindex" or not any(word in page.text for word in ("Voorbeeldgegevens:", "Sample data:"))
        ]
        self.assert_nothing(wrong)

    def test_search_knows_each_heading_of_a_page_once(self):
        wrong = []
        for name, (_, site) in self.sites.items():
            script = (site / "zoeken/index.js").read_text(encoding="utf-8")
            entries = json.loads(script[script.index("[") : script.rindex("]") + 1])
            self.assertTrue(any(entry["koppen"] for entry in entries), name)
            for entry in entries:
                if len(set(entry["koppen"])) != len(entry["koppen"]):
                    wrong.append(f"{name}: {entry['adres']}")
        self.assert_nothing(wrong)

    def test_the_sitemap_names_every_page_except_404(self):
        for name, (_, site) in self.sites.items():
            with self.subTest(name):
                text = (site / "sitemap.xml").read_text(encoding="utf-8")
                told = {loc.split("</loc>")[0] for loc in text.split("<loc>")[1:]}
                base = min(told, key=len)
                pages = {base + p.removesuffix("index.html") for p in self.pages[name]}
                self.assertEqual(told, pages - {base + "404.html"})


class PrivateData(unittest.TestCase):
    def test_no_private_text_or_id_stands_in_any_file_of_a_site(self):
        # domain.md §10.1
        for name, (project, site) in built_sites().items():
            with self.subTest(name):
                values, ids = private_values(project), private_ids(project)
                known = KNOWN_PRIVATE.get(name, "Onderneming 0002 (voorbeeld)")
                self.assertTrue(known in values, f"{known} is no private text")
                self.assertEqual(found_in(site, values, ids)[:20], [])


class RealData(unittest.TestCase):
    def test_without_sample_data_no_page_says_it_has_any(self):
        project = copy_project(SMALL, scratch_folder("real") / "project")
        for file in (project / "data").rglob("*.yaml"):
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("voorbeeld: true\n", ""), encoding="utf-8")
        site = project.parent / "site"
        build_site(project, site)
        pages = list(site.rglob("*.html"))
        self.assertTrue(pages)
        for page in pages:
            with self.subTest(str(page.relative_to(site))):
                self.assertNotIn("Voorbeeldgegevens", page.read_text(encoding="utf-8"))


class Languages(unittest.TestCase):
    """Search engines hear of the other language of a page only by a public address."""

    def alternates(self, project):
        site = project.parent / "site"
        build_site(project, site)
        pages = [(site / page).read_text(encoding="utf-8") for page in ("index.html", "en/index.html")]
        return [re.findall(r'rel="alternate" hreflang="(\w+)" href="([^"]+)"', page) for page in pages]

    def test_each_names_the_others_where_the_site_has_an_address(self):
        project = copy_project_with_charts(ROOT, scratch_folder("languages") / "project")
        self.assertEqual(self.alternates(project), [[], []])
        plan = project / "data/plan.yaml"
        plan.write_text("adres: https://monitor.voorbeeld/\n" + plan.read_text("utf-8"), encoding="utf-8")
        both = [("nl", "https://monitor.voorbeeld/"), ("en", "https://monitor.voorbeeld/en/")]
        self.assertEqual(self.alternates(project), [both, both])


if __name__ == "__main__":
    unittest.main()
