#!/usr/bin/env python3
"""Shows that links to feeds come into a site's pages and go again: once, whole, and the same whatever
earlier runs have left.

    inject.py PROGRAM
"""

import json
import os
import random
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from edited_site import SiteTest, main
from program import tree

PAGE = "<!DOCTYPE html>\n<html>\n<head>\n<title>{0}</title>\n</head>\n<body>{0}</body>\n</html>\n"


class InjectTest(SiteTest):
    """Articles of two categories, whose pages lie in `site` as a generator would write them."""

    def setUp(self):
        super().setUp()
        self.configure(base_url="https://example.org/", permalink="/:path/", formats="[rss]")
        for name, category in (("one", "News"), ("two", "Notes"), ("three", "")):
            self.article(name, more=f"categories: [{category}]\n" if category else "")
        self.generate()

    def generate(self):
        """What the site's generator does: every page is written anew."""
        for path in ("index", "one/index", "two/index", "three/index", "feeds/News/index", "404"):
            self.page(path + ".html", PAGE.format(path))

    def page(self, path, text):
        file = self.folder / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def site(self, *arguments, code=0):
        return self.run_it("articles", "-o", "site/feeds", *arguments, code=code)

    def pages(self):
        """Without those that feedgen itself writes."""
        return {path: text for path, text in tree(self.folder / "site").items()
                if path.endswith(".html") and b'name="generator" content="feedgen"' not in text}

    def links(self, path):
        text = (self.folder / "site" / path).read_text()
        return [line.split('href="https://example.org/')[1].split('"')[0]
                for line in text.splitlines() if "data-feedgen" in line]

    def report(self, *arguments):
        return json.loads(self.site("--json", *arguments).stdout)["pages"]

    def test_links_come_once_and_go(self):
        before = self.pages()
        self.assertEqual(self.report("--inject")["changed"], 6)
        self.assertEqual(self.links("index.html"), ["feeds/rss.xml"])
        self.assertEqual(self.links("one/index.html"), ["feeds/rss.xml", "feeds/News/rss.xml"])
        self.assertEqual(self.links("three/index.html"), ["feeds/rss.xml"])
        self.assertEqual(self.links("feeds/News/index.html"), ["feeds/rss.xml", "feeds/News/rss.xml"])
        after = self.pages()
        inodes = {path: os.stat(self.folder / "site" / path).st_ino for path in after}
        for arguments in ((), ("--full",)):
            self.assertEqual(self.report("--inject", *arguments)["changed"], 0)
        shutil.rmtree(self.folder / ".feedgen")
        self.assertEqual(self.report("--inject")["changed"], 0)
        self.assertEqual(inodes, {path: os.stat(self.folder / "site" / path).st_ino for path in after})
        dry = self.site("--eject", "--dry-run").stdout.splitlines()
        self.assertEqual(len([line for line in dry if line.startswith("changed site/")]), 6)
        self.assertEqual(self.pages(), after)
        self.assertEqual(self.report("--eject")["changed"], 6)
        self.assertEqual(self.pages(), before)
        self.assertEqual(self.report("--eject")["changed"], 0)

    def test_links_follow_the_site(self):
        self.site("--inject")
        self.configure(base_url="https://example.org/", permalink="/:path/", formats="[rss]", title="Other")
        self.assertEqual(self.report("--inject")["changed"], 6)
        self.assertIn(b'title="Other"', self.pages()["index.html"])
        self.article("three", more="categories: [Notes]\n")
        self.assertEqual(self.report("--inject")["changed"], 1)
        self.assertEqual(self.links("three/index.html"), ["feeds/rss.xml", "feeds/Notes/rss.xml"])
        (self.folder / "articles/one.md").unlink()
        self.site("--inject")
        self.assertEqual(self.links("feeds/News/index.html"), ["feeds/rss.xml"])

    def test_a_run_is_what_a_full_one_would_be(self):
        chance = random.Random(7)
        for step in range(5):
            for path in list(self.pages()):
                if chance.random() < 0.4:
                    self.page(path, PAGE.format(f"{path} {step}"))
            if chance.random() < 0.5:
                self.article("two", more=f"categories: [{chance.choice(['News', 'Notes', 'More'])}]\n")
            if chance.random() < 0.3:
                self.page("own.html", '<html><head><link rel="alternate" type="application/rss+xml" '
                          f'href="/feeds/{chance.choice(["rss.xml", "News/rss.xml", "x.xml"])}"></head>')
            self.site("--inject")
            pages = self.pages()
            self.assertEqual(self.report("--inject", "--full")["changed"], 0)
            self.assertEqual(self.pages(), pages)

    def test_what_cannot_be_read_or_written_is_said(self):
        before = self.pages()
        os.chmod(self.folder / "site/one", 0o555)
        self.site("--inject", code=0 if os.geteuid() == 0 else 3)
        os.chmod(self.folder / "site/one", 0o755)
        if os.geteuid() != 0:
            self.assertEqual(self.pages()["one/index.html"], before["one/index.html"])
            self.assertEqual(self.report("--inject")["changed"], 1)
        # A link leads out of the site: what it leads to is no page of the site.
        (self.folder / "outside.html").write_text(PAGE.format("outside"))
        (self.folder / "site/link.html").symlink_to("../outside.html")
        (self.folder / "elsewhere").mkdir()
        (self.folder / "elsewhere/x.html").write_text(PAGE.format("x"))
        (self.folder / "site/folder").symlink_to("../elsewhere")
        self.assertEqual(self.report("--inject", "--full")["found"], 6)
        self.assertNotIn("feedgen", (self.folder / "outside.html").read_text())
        self.assertNotIn("feedgen", (self.folder / "elsewhere/x.html").read_text())

    def test_permissions_stay(self):
        os.chmod(self.folder / "site/index.html", 0o640)
        self.site("--inject")
        self.assertEqual(os.stat(self.folder / "site/index.html").st_mode & 0o777, 0o640)

    def test_a_setting_needs_no_pages(self):
        self.configure(base_url="https://example.org/", inject="true", pages="false")
        shutil.rmtree(self.folder / "site")
        self.assertIn("there is no folder", self.site().stderr)
        self.assertTrue((self.folder / "site/feeds/rss.xml").exists())
        self.assertIn("no page of HTML", self.site().stderr)
        self.site("--inject", code=2)



class LanguagesTest(SiteTest):
    """A Hugo site in English and French, whose pages lie in `public`."""

    PAGES = ("index", "posts/lamp/index", "fr/index", "fr/posts/phare/index")

    def setUp(self):
        super().setUp()
        self.write("hugo.toml", 'baseURL = "https://harbour.example/"\ntitle = "Harbour"\ntimeZone = "UTC"\n'
                                '[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\ntitle = "Port"\n'
                                'contentDir = "content-fr"\n[outputs]\nhome = ["html", "rss"]\n')
        self.article("lamp", "content/posts/lamp.md")
        self.article("phare", "content-fr/posts/phare.md")
        for path in self.PAGES:
            self.write(f"public/{path}.html", PAGE.format(path))

    def links(self, path):
        text = (self.folder / f"public/{path}.html").read_text()
        return [line.split('href="')[1].split('"')[0] for line in text.splitlines()
                if "data-feedgen" in line and "rss+xml" in line]

    def test_a_page_has_the_links_of_its_language(self):
        before = tree(self.folder / "public")
        self.run_it("-o", "public", "--inject")
        for path in self.PAGES:
            feed = "https://harbour.example/" + ("fr/" if path.startswith("fr/") else "") + "index.xml"
            self.assertEqual(self.links(path)[0], feed, path)
        injected = tree(self.folder / "public")
        for more in ((), ("--full",)):
            self.run_it("-o", "public", "--inject", *more)
            self.assertEqual(tree(self.folder / "public"), injected)
        self.run_it("-o", "public", "--eject")
        pages = {path: text for path, text in tree(self.folder / "public").items() if path.endswith(".html")}
        self.assertEqual(pages, before)

    def test_the_list_has_the_feeds_of_all_languages(self):
        listed = self.run_it("list", "-o", "public").stdout
        self.assertIn("Harbour (1)\n  https://harbour.example/index.xml\n", listed)
        self.assertIn("Port (1)\n  https://harbour.example/fr/index.xml\n", listed)
        feeds = json.loads(self.run_it("list", "-o", "public", "--json").stdout)["feeds"]
        addresses = [address for feed in feeds for address in feed["addresses"]]
        self.assertEqual(len(addresses), len(set(addresses)))
        self.assertIn("https://harbour.example/fr/posts/index.xml", addresses)


if __name__ == "__main__":
    main(sys.argv)
