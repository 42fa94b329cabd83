#!/usr/bin/env python3
"""Shows that archives reach every entry, that a change costs the documents it concerns and no others, and that what
was published is kept where it can't be made anew.

    archives.py PROGRAM
"""

import json
import re
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

READERS = Path(__file__).resolve().parents[1] / "readers"
sys.path[:0] = [str(Path(__file__).resolve().parent), str(READERS)]

from atom_rules import atom_problems
from edited_site import SiteTest, main
from json_rules import json_problems, read_json
from program import tree
from rss_rules import rss_problems
from xml_document import XmlDocument

ARTICLES = 60
HOST = "https://example.org/feeds/"


class ArchivesTest(SiteTest):
    def setUp(self):
        super().setUp()
        self.configure(base_url="https://example.org/", limit=5, archives=10, formats="[atom]")
        for number in range(ARTICLES):
            self.post(number)
        self.make()

    def post(self, number, text="", category=None, path=None):
        day = datetime(2019, 1, 1) + timedelta(days=number)
        categories = f"categories: {category or 'ab'[number % 2]}\n"
        self.write(path or f"articles/p{number}.md",
                   f"---\ntitle: Post {number}\ndate: {day:%Y-%m-%d} 08:00:00\n{categories}---\nText of {number}.{text}\n")

    def make(self, *arguments, code=0):
        """Which documents the run has made and removed, by path, and the report."""
        done = self.run_it("articles", "-o", "feeds", "--json", *arguments, code=code)
        report = json.loads(done.stdout)
        archives = report.get("archives", {"documents": [], "removed": [], "sealed_changed": 0})
        made = {one["path"] for one in archives["documents"] if one["changed"]}
        return made, archives["removed"], archives["sealed_changed"]

    def files(self):
        return tree(self.folder / "feeds")

    def walk(self, feed="atom.xml", relation="prev-archive"):
        """The paths of the documents from the newest on, and the titles of all entries in them."""
        paths, titles, path = [], [], feed
        while True:
            text = (self.folder / "feeds" / path).read_text(encoding="utf-8")
            if paths or path != feed:
                paths.append(path)
                titles += re.findall("<title type=\"text\">(Post [0-9]+)", text)
            link = re.search(f'<link rel="{relation}" type="[^"]*" href="([^"]*)"', text)
            if not link:
                return paths, titles
            path = link[1].removeprefix(HOST).split("?")[0]

    def check_as_full(self):
        """Without a state, and into an empty folder, come the same bytes."""
        before = self.files()
        for folder in ("feeds", ".feedgen"):
            shutil.move(self.folder / folder, self.folder / f"{folder}-before")
        self.make()
        self.assertEqual(before, self.files())
        for folder in ("feeds", ".feedgen"):
            shutil.rmtree(self.folder / folder)
            shutil.move(self.folder / f"{folder}-before", self.folder / folder)

    def test_every_entry_is_reached_by_archives_and_by_pages(self):
        wanted = [f"Post {number}" for number in range(ARTICLES - 1, -1, -1)]
        for relation in ("prev-archive", "next"):
            paths, titles = self.walk(relation=relation)
            self.assertEqual(titles, wanted)
        on_disk = {path for path in self.files() if path.startswith("archive/")}
        self.assertEqual(set(paths), on_disk)
        _, titles = self.walk("a/atom.xml")
        self.assertEqual(titles, wanted[1::2])

    def test_documents_keep_the_rules_of_their_formats(self):
        self.configure(base_url="https://example.org/", limit=5, archives=10, hubs="[https://hub.example/]")
        self.make()
        documents = {path: data for path, data in self.files().items() if path.startswith("archive/")}
        for path, data in documents.items():
            with self.subTest(path):
                if path.endswith(".json"):
                    self.assertEqual(list(json_problems(read_json(data), "feed.json")), [])
                    continue
                judge = atom_problems if "atom-" in path else rss_problems
                self.assertEqual(list(judge(XmlDocument(data), path)), [])
                self.assertEqual(data.count(b"<fh:archive/>"), 1)
                self.assertNotIn(b"hub", data)
        atom = [self.folder / "feeds" / path for path in documents if "atom-" in path]
        judged = subprocess.run(["xmllint", "--noout", "--relaxng", READERS / "atom.rng", *atom], capture_output=True)
        self.assertEqual(judged.returncode, 0, judged.stderr)

    def test_a_new_article_changes_the_newest_document_alone(self):
        before, paths = self.files(), self.walk()[0]
        self.post(ARTICLES)
        made, removed, sealed = self.make()
        self.assertEqual((removed, sealed), ([], 0))
        after = self.files()
        self.assertLessEqual(len(made), 4)  # of the site and of a category: the newest, or a new one and that before it
        for path in paths[1:]:
            self.assertEqual(before[path], after[path])
        self.check_as_full()

    def test_the_address_of_the_document_that_grows_says_how_many_entries_it_has(self):
        def link():
            return re.search('rel="prev-archive" [^>]*href="([^"]*)"', self.files()["atom.xml"].decode())[1]
        before = link()
        self.assertRegex(before, r"\?entries=[0-9]+$")
        self.post(ARTICLES)
        self.make()
        self.assertNotEqual(before, link())

    def test_an_edited_article_changes_its_documents_and_the_run_says_so(self):
        before = self.files()
        self.post(20, text=" Edited.")
        made, removed, sealed = self.make()
        self.assertEqual((len(made), removed, sealed), (2, [], 2))  # of the site and of its category
        changed = {path for path, data in self.files().items() if before.get(path) != data}
        self.assertEqual(changed, made)
        self.post(20, text=" Edited again.")
        self.assertIn("2 sealed documents are not as they were", self.run_it("articles", "-o", "feeds").stderr)
        self.check_as_full()

    def test_an_old_article_that_goes_or_comes_changes_few_documents(self):
        for edit in (lambda: (self.folder / "articles/p3.md").unlink(), lambda: self.post(3)):
            before = self.files()
            edit()
            made, removed, _ = self.make()
            after = self.files()
            self.assertEqual(set(after) - set(before), made - set(before))
            self.assertEqual(set(before) - set(after), set(removed))
            self.check_as_full()

    def test_a_second_run_makes_nothing(self):
        state = (self.folder / ".feedgen/state.db").read_bytes()
        self.assertEqual(self.make(), (set(), [], 0))
        self.assertEqual(state, (self.folder / ".feedgen/state.db").read_bytes())

    def test_a_document_that_is_gone_or_edited_is_made_again(self):
        before, paths = self.files(), self.walk()[0]
        (self.folder / "feeds" / paths[2]).unlink()
        (self.folder / "feeds" / paths[3]).write_text("edited")
        self.make()
        self.assertEqual(before, self.files())

    def test_archives_go_only_when_that_is_meant(self):
        before = self.files()
        self.configure(base_url="https://example.org/", limit=5, formats="[atom]")
        done = self.run_it("articles", "-o", "feeds", code=3)
        self.assertIn("entries would be removed from the archives", done.stderr)
        self.assertEqual(before, self.files())
        self.make("--prune")
        self.assertEqual({path for path in self.files() if "archive" in path}, set())

    def test_other_lengths_make_all_documents_anew_once(self):
        self.configure(base_url="https://example.org/", limit=5, archives=25, formats="[atom]")
        self.make()
        self.check_as_full()
        self.assertEqual(self.make(), (set(), [], 0))

    def test_a_group_that_gets_small_or_goes_has_no_archive(self):
        for number in range(1, ARTICLES, 2):
            self.post(number, category="a")
        self.make("--prune")
        self.assertEqual({path for path in self.files() if path.startswith("b/")}, set())
        self.check_as_full()

    def test_an_edited_document_that_nothing_leads_to_is_left_alone(self):
        self.configure(base_url="https://example.org/", limit=5, formats="[atom]")
        path = self.walk()[0][2]
        (self.folder / "feeds" / path).write_text("mine")
        done = self.run_it("articles", "-o", "feeds", "--prune")
        self.assertIn("left alone", done.stderr)
        self.assertEqual({one for one in self.files() if "archive" in one}, {path})

    def test_the_list_of_feeds_shows_archives(self):
        listed = json.loads(self.run_it("list", "articles", "-o", "feeds", "--json").stdout)["feeds"]
        archives = {"/".join(feed["category"]): feed["archive"] for feed in listed}
        self.assertEqual({name: archive["documents"] for name, archive in archives.items()}, {"": 6, "a": 3, "b": 3})
        newest = HOST + self.walk()[0][0]
        self.assertEqual(archives[""]["newest"], [newest])
        text = self.run_it("list", "articles", "-o", "feeds").stdout
        self.assertIn(f"  6 documents of the archive, the newest:\n    {newest}\n", text)
        # Of another output nothing is published.
        self.assertNotIn("archive", self.run_it("list", "articles", "-o", "elsewhere").stdout)

    def test_a_dry_run_lists_documents_and_writes_none(self):
        before = self.files()
        self.post(20, text=" Edited.")
        done = self.run_it("articles", "-o", "feeds", "--dry-run")
        self.assertEqual(len(re.findall("^changed feeds/(?:[ab]/)?archive/", done.stdout, re.MULTILINE)), 2)
        self.assertEqual(before, self.files())

    def test_a_foreign_file_in_the_place_of_a_document_stays(self):
        shutil.rmtree(self.folder / ".feedgen")
        path = self.walk()[0][1]
        (self.folder / "feeds" / path).write_text("notes")
        self.make(code=3)
        self.assertEqual((self.folder / "feeds" / path).read_text(), "notes")
        (self.folder / "feeds" / path).unlink()
        self.make()
        self.check_as_full()

    def test_a_changed_picture_changes_the_documents_that_say_its_size(self):
        self.configure(base_url="https://example.org/", limit=5, archives=10, formats="[atom]", files="articles")
        self.write("articles/p.mp3", "x" * 100)
        self.write("articles/p7.md", "---\ntitle: Post 7\ndate: 2019-01-08 08:00:00\ncategories: b\n"
                                     "enclosure: /p.mp3\n---\nText of 7.\n")
        self.make()
        before = self.files()
        self.write("articles/p.mp3", "x" * 200)
        made, _, sealed = self.make()
        self.assertEqual((len(made), sealed), (2, 2))
        changed = {path for path, data in self.files().items() if before.get(path) != data}
        self.assertEqual(changed, made)
        self.check_as_full()

    def test_what_git_names_is_enough(self):
        self.write(".gitignore", "/feeds*\n/.feedgen*\n")
        self.git("init", "-q")
        self.git("add", "-A")
        self.git("commit", "-qm", "one")
        self.make("--changed-since", "HEAD")
        (self.folder / "articles/p30.md").unlink()
        self.post(31, text=" Edited.")
        self.git("commit", "-qam", "two")
        made, _, _ = self.make("--changed-since", "HEAD~1")
        self.assertTrue(made)
        self.check_as_full()
        lost = self.folder / "feeds" / sorted(made)[0]  # as if the run had been killed before it was done
        lost.unlink()
        self.make("--changed-since", "HEAD")
        self.assertTrue(lost.exists())


if __name__ == "__main__":
    main(sys.argv)
