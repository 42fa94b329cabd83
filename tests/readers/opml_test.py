#!/usr/bin/env python3
"""Readers import feeds.opml: they find each feed once, under its name, and keep the tree.

    opml_test.py PROGRAM SOURCE
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import listparser

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))

from program import environment, run

FEEDGEN = None
SOURCE = None
FAMILIES = "feeds: [site, categories, tags, authors]\n"
# Names that are markup, paths, quoted words or hard to encode.
NAMES = ["A & B", "<i>", "it's \"so\"", "C/D", "分类", "-13℃ 100%", "ONE｜TWO ★", "a b"]


class OpmlTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="opml-")
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name)

    def names_of_places(self, articles):
        """The address of each feed to its name and to the folders that it has to be in."""
        report = run(FEEDGEN, "list", articles, "-o", "feeds", "--json", folder=self.top)
        self.assertEqual(report.returncode, 0, report.stderr)
        feeds = json.loads(report.stdout)["feeds"]
        parents = {tuple(feed["category"][:-1]) for feed in feeds if feed["family"] == "categories"}
        wanted = {}
        for feed in feeds:
            path = tuple(feed["category"])
            folders = list(path) if path in parents else list(path[:-1])
            if feed["family"] not in ("site", "categories"):
                folders = [feed["family"]]
            wanted[feed["addresses"][0]] = (path[-1] if path else None, [] if feed["family"] == "site" else folders)
        return wanted

    def build(self, articles):
        done = run(FEEDGEN, articles, "-o", "feeds", folder=self.top)
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.top / "feeds/feeds.opml"

    def check(self, articles, most):
        opml = self.build(articles)
        wanted = self.names_of_places(articles)
        self.assertGreater(len(wanted), most)
        with self.subTest("listparser"):
            result = listparser.parse(opml.read_text(encoding="utf-8"))
            self.assertFalse(result["bozo"])
            found = {feed["url"]: feed for feed in result["feeds"]}
            self.assertEqual(len(found), len(result["feeds"]))
            self.assertEqual(found.keys(), wanted.keys())
            for url, (name, folders) in wanted.items():
                if name is not None:
                    self.assertEqual(found[url]["title"], name)
                self.assertEqual(sum(found[url].get("categories", []), []), folders)
        with self.subTest("newsboat"):
            self.assertEqual(self.newsboat(opml), {url: folders for url, (_, folders) in wanted.items()})

    def newsboat(self, opml):
        """What it writes into its list: an address, and the folders as a tag."""
        urls = self.top / "urls"
        urls.write_text("")
        (self.top / "config").write_text("")
        done = subprocess.run(["newsboat", "-u", urls, "-c", self.top / "cache.db", "-C", self.top / "config", "-i", opml],
                              env=environment(HOME=str(self.top)), stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("finished", done.stdout)
        found = {}
        for line in urls.read_text(encoding="utf-8").splitlines():
            url, _, tag = line.partition(" ")
            self.assertNotIn(url, found)
            found[url] = tag
        wanted = self.tags(found)
        return wanted

    @staticmethod
    def tags(found):
        """'"A/B"' to the folders; a slash in a name can't be told from one between folders."""
        def folders(tag):
            text = tag.removeprefix('"').removesuffix('"').replace('\\"', '"')
            return text.replace("C/D", "C\0D").split("/") if text else []
        return {url: [name.replace("\0", "/") for name in folders(tag)] for url, tag in found.items()}

    def test_the_demo(self):
        demo = self.top / "demo"
        demo.mkdir()
        settings = (SOURCE / "fixtures/articles/feedgen.yaml").read_text(encoding="utf-8")
        (demo / "feedgen.yaml").write_text(settings + FAMILIES, encoding="utf-8")
        for path in (SOURCE / "fixtures/articles").rglob("*.md"):
            copy = demo / path.relative_to(SOURCE / "fixtures/articles")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
        self.check("demo", 60)

    def test_names_of_all_kinds(self):
        site = self.top / "site"
        site.mkdir()
        (site / "feedgen.yaml").write_text(f"title: Site & <more>\nbase_url: https://site.example/\n{FAMILIES}", encoding="utf-8")
        for number, name in enumerate(NAMES):
            head = {"title": f"Article {number}", "date": "2021-07-10", "categories": [name, NAMES[number - 1], "Below"],
                    "tags": [name], "author": name}
            (site / f"{number}.md").write_text(f"{json.dumps(head, ensure_ascii=False)}\nText.\n", encoding="utf-8")
        self.check("site", 40)


if __name__ == "__main__":
    FEEDGEN, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    unittest.main(argv=sys.argv[:1])
