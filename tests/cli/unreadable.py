#!/usr/bin/env python3
"""Shows that what can't be read is unknown: not gone and not empty. What is published of it stays, the run says so and
ends with 3, and the next run that can read it goes on as if there had been none in between.

    unreadable.py PROGRAM
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from program import environment, tree
from edited_site import SiteTest, main

NOBODY = 65534


class UnreadableTest(SiteTest):
    def setUp(self):
        super().setUp()
        self.program = self.folder / "feedgen"
        shutil.copy2(self.feedgen, self.program)
        self.configure(base_url="https://one.example/", limit=4)
        for number in range(4):
            self.article(f"a{number}", path=f"articles/a/{number}.md", day=f"{number + 1:02}", more="categories: A\n")
            self.article(f"b{number}", path=f"articles/b/{number}.md", day=f"{number + 11:02}", more="categories: B\n")

    # Root may read everything: then the program runs as a user who may not.
    def run_it(self, *arguments, code=0):
        user = {}
        if os.geteuid() == 0:
            user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
            for place, folders, files in os.walk(self.folder):
                for name in [".", *folders, *files]:
                    os.chown(os.path.join(place, name), NOBODY, NOBODY, follow_symlinks=False)
        done = subprocess.run([self.program, *arguments], cwd=self.folder, env=environment(), stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=600, **user)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def feeds(self):
        return tree(self.folder / "feeds")

    def hide(self, path):
        target = self.folder / path
        mode = target.stat().st_mode & 0o7777
        target.chmod(0)
        self.addCleanup(lambda: target.exists() and target.chmod(mode))
        return lambda: target.chmod(mode)

    def build(self, *arguments, code=0):
        done = self.run_it("articles", "-o", "feeds", *arguments, code=code)
        return done.stderr, self.feeds()

    def as_if_new(self, *arguments):
        """The feeds of the articles as they are now, by a build that remembers only the ids."""
        ids = self.run_it("list", "articles", "--ids", "-q").stdout
        copy = self.folder / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        shutil.copytree(self.folder / "articles", copy / "articles")
        shutil.copy2(self.folder / "feedgen.yaml", copy)
        (copy / "ids.tsv").write_text(ids)
        folder, self.folder = self.folder, copy
        try:
            return self.build(*arguments)[1]
        finally:
            self.folder = folder

    def test_the_folder_of_articles_itself(self):
        _, first = self.build()
        show = self.hide("articles")
        said, feeds = self.build(code=3)
        self.assertIn("articles: error: can't look at it: Permission denied; check who may read", said)
        self.assertNotIn("feedgen.yaml", said)
        self.assertEqual(feeds, first)
        show()
        self.assertEqual(self.build()[1], first)

    def test_a_folder_that_can_not_be_listed(self):
        _, first = self.build()
        show = self.hide("articles/a")
        for arguments in ([], ["--full"], ["--title", "Another"], []):
            said, feeds = self.build(*arguments, code=3)
            self.assertEqual({path for path in first if path.startswith("A/")},
                             {path for path in feeds if path.startswith("A/")}, arguments)
            self.assertEqual(said.count("Permission denied"), 1, said)
            self.assertIn("what is published of it stays", said)
        self.article("b9", path="articles/b/9.md", day="21", more="categories: B\n")
        _, feeds = self.build(code=3)
        self.assertIn(b"b9", feeds["B/rss.xml"])
        self.assertEqual(feeds["A/rss.xml"], first["A/rss.xml"])
        self.article("a9", path="articles/b/a9.md", day="22", more="categories: A\n")
        _, feeds = self.build(code=3)
        self.assertEqual(feeds["A/rss.xml"], first["A/rss.xml"], "half of the feed can't be read")
        self.assertIn(b"a9", feeds["rss.xml"])
        show()
        _, feeds = self.build()
        self.assertIn(b"a9", feeds["A/rss.xml"])
        self.assertEqual(feeds, self.as_if_new())

    def test_rules_that_change_while_a_folder_can_not_be_listed(self):
        self.build()
        show = self.hide("articles/a")
        self.configure(base_url="https://one.example/", limit=4, categories="flat", permalink="/:year/:name/")
        self.build(code=3)
        show()
        _, feeds = self.build()
        self.assertEqual(feeds, self.as_if_new())

    def test_an_article_that_can_not_be_read(self):
        _, first = self.build()
        self.article("a3", path="articles/a/3.md", day="04", body="Another text.", more="categories: A\n")
        self.article("b3", path="articles/b/3.md", day="14", body="Another text.", more="categories: B\n")
        show = self.hide("articles/a/3.md")
        said, feeds = self.build(code=3)
        self.assertEqual(feeds["A/rss.xml"], first["A/rss.xml"])
        self.assertIn(b"Another text", feeds["B/rss.xml"])
        self.assertIn("articles/a/3.md: error: ", said)
        show()
        self.assertIn(b"Another text", self.build()[1]["A/rss.xml"])

    def test_an_article_in_a_document_of_an_archive(self):
        self.configure(base_url="https://one.example/", limit=4, archives=10, formats="[rss]")
        for number in range(28):
            self.article(f"c{number}", path=f"articles/c/{number}.md", day=f"{number + 1:02}")
        self.build("--prune")
        self.article("c9", path="articles/c/9.md", day="10", body="Another text.")
        show = self.hide("articles/c/9.md")
        (self.folder / "articles/c/3.md").unlink()
        for arguments in ([], ["--full"], []):
            _, feeds = self.build(*arguments, code=3)
            archive = b"".join(data for path, data in feeds.items() if path.startswith("archive/"))
            for number in (9, 20):
                self.assertIn(f"<title>c{number}</title>".encode(), archive, arguments)
            self.assertNotIn(b"Another text", archive)
        show()
        self.assertEqual(self.build()[1], self.as_if_new())

    def test_an_article_that_is_new_and_can_not_be_read(self):
        self.article("a9", path="articles/a/9.md", day="21", more="categories: A\n")
        show = self.hide("articles/a/9.md")
        _, feeds = self.build(code=3)
        self.assertIn(b"a3", feeds["A/rss.xml"])
        show()
        _, feeds = self.build()
        self.assertIn(b"a9", feeds["A/rss.xml"])
        self.assertEqual(feeds, self.as_if_new())

    def test_an_article_that_may_have_moved(self):
        self.build()
        ids = self.ids()
        text = (self.folder / "articles/b/3.md").read_text()
        show = self.hide("articles/b")
        self.write("articles/a/moved.md", text)
        said, _ = self.build(code=3)
        self.assertIn("articles/a/moved.md: error: whether this article is another one that can't be read now", said)
        self.assertEqual(self.ids(), ids)
        show()
        (self.folder / "articles/b/3.md").unlink()
        self.build()
        self.assertEqual(self.ids(), ids)

    def test_articles_that_may_have_moved_into_what_can_not_be_read(self):
        _, first = self.build()
        ids = self.ids()
        for place in ("articles/a2", "articles/c"):
            with self.subTest(place):
                (self.folder / "articles/a").rename(self.folder / place)
                show = self.hide(place)
                for arguments in ([], [], ["--full"]):
                    said, feeds = self.build(*arguments, code=3)
                    self.assertEqual(feeds, first)
                    self.assertIn("this article is missing, and may lie in what can't be read now", said)
                show()
                self.build()
                self.assertEqual(self.ids(), ids, "addresses are others now, ids are not")
                (self.folder / place).rename(self.folder / "articles/a")
                self.assertEqual(self.build()[1], first)
        (self.folder / "articles/a/3.md").rename(self.folder / "articles/b/moved.md")
        show = self.hide("articles/b/moved.md")
        self.assertEqual(self.build(code=3)[1], first)
        show()
        self.build()
        self.assertEqual(self.ids(), ids)

    def test_an_article_that_was_removed_where_nothing_could_be_looked_at(self):
        self.build()
        (self.folder / "articles/a/3.md").unlink()
        show = self.hide("articles/a")
        (self.folder / "articles/a").chmod(0o444)
        self.build(code=3)
        show()
        _, feeds = self.build()
        self.assertEqual(feeds, self.as_if_new())
        self.assertIn("gone", next(line for line in self.listed() if "articles/a/3.md" in line))

    def test_many_are_one_line(self):
        self.build()
        for number in range(4):
            self.article("a", path=f"articles/a/{number}.md", body="New.")
            self.hide(f"articles/a/{number}.md")
        self.hide("articles/b")
        said, _ = self.build(code=3)
        self.assertEqual(said.count("error:"), 2, said)
        self.assertIn("Permission denied, here and in 3 other places; what is published of it stays; check who may", said)
        report = json.loads(self.run_it("articles", "-o", "feeds", "--json", code=3).stdout)
        self.assertEqual(len(report["unreadable"]), 5)

    def test_a_folder_that_was_named(self):
        _, first = self.build()
        show = self.hide("articles")
        said, feeds = self.build(code=3)
        self.assertIn("Permission denied", said)
        self.assertEqual(feeds, first)
        show()
        self.assertEqual(self.build()[1], first)

    def test_settings_and_ids(self):
        self.write("ids.tsv", "urn:example:1\tarticles/b/3.md\tb3\t2021-07-14T13:01:16Z\n")
        _, first = self.build()
        for path in ("feedgen.yaml", "ids.tsv"):
            with self.subTest(path):
                (self.folder / path).write_text((self.folder / path).read_text() + "\n")
                show = self.hide(path)
                said, feeds = self.build("--title", "Another", code=3)
                self.assertIn(f"{path}: error: ", said)
                self.assertEqual(feeds, first)
                show()
                self.assertEqual(self.build()[1], first)

    def test_a_first_build_that_knows_ids_alone(self):
        _, first = self.build()
        ids = self.run_it("list", "articles", "--ids", "-q").stdout
        shutil.rmtree(self.folder / ".feedgen")
        self.write("ids.tsv", ids)
        show = self.hide("articles/a")
        said, feeds = self.build(code=3)
        self.assertIn("nothing is published", said)
        self.assertEqual(feeds, first)
        show()
        self.assertEqual(self.build()[1], first)

    def test_a_published_feed(self):
        _, first = self.build()
        self.article("b3", path="articles/b/3.md", day="14", body="Another text.", more="categories: B\n")
        show = self.hide("feeds/B")
        self.run_it("articles", "-o", "feeds", code=3)
        show()
        self.assertEqual({path for path in self.feeds()}, set(first))
        _, feeds = self.build()
        self.assertEqual(feeds, self.as_if_new())

    def test_a_feed_of_no_category_any_more(self):
        _, first = self.build()
        for number in range(4):
            (self.folder / f"articles/b/{number}.md").unlink()
        show = self.hide("feeds/B")
        self.run_it("articles", "-o", "feeds", code=3)
        show()
        self.assertIn("B/rss.xml", self.feeds())
        _, feeds = self.build()
        self.assertNotIn("B/rss.xml", feeds)

    def test_a_picture(self):
        self.configure(base_url="https://one.example/", limit=4, files="[files]")
        self.write("files/p/pixel.mp3", "12345")
        self.article("a3", path="articles/a/3.md", day="04", more="categories: A\nenclosure: /p/pixel.mp3\n")
        _, first = self.build()
        self.assertIn(b'length="5"', first["A/rss.xml"])
        show = self.hide("files/p")
        _, feeds = self.build(code=3)
        self.assertEqual(feeds, first)
        _, feeds = self.build("--full", code=3)
        self.assertEqual(feeds, first)
        show()
        self.assertEqual(self.build()[1], first)


if __name__ == "__main__":
    main(sys.argv)
