#!/usr/bin/env python3
"""Shows which published feeds a run with `--changed-since` looks at, and that none stays wrong because of that.

    looked_at.py PROGRAM
"""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from program import environment, is_sanitized, memory, run, tree

PROGRAM = None
GIT = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "gc.auto=0", "-c", "core.fsync=none")
ARTICLES, TAGS = 60, 30


class LookedAt(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="looked-at-", dir=memory())
        self.addCleanup(self.temporary.cleanup)
        self.folder = Path(self.temporary.name, "site")
        self.articles, self.feeds = self.folder / "articles", self.folder / "feeds"
        self.articles.mkdir(parents=True)
        self.configure("feeds: [site, categories, tags, authors]\n")
        (self.folder / ".gitignore").write_text("/feeds/\n/.feedgen/\n")
        for number in range(ARTICLES):
            self.write(number)
        self.git("init", "-q", "-b", "main")
        self.commit()
        self.build()
        self.edit(0)  # feeds that were just written for the first time are looked at by one more run
        self.since()

    def configure(self, more):
        (self.folder / "feedgen.yaml").write_text(f"base_url: https://site.example/\ntimezone: UTC\nlimit: 5\n{more}")

    def write(self, number, text="", day=None, tags=None, category=None):
        tags = tags or [f"t{number % TAGS}", f"t{number * 7 % TAGS}"]
        (self.articles / f"{number}.md").write_text(
            f"---\ntitle: Article {number}\ndate: 2021-{1 + number // 28:02}-{day or 1 + number % 28:02} 10:00:00\n"
            f"tags: [{', '.join(tags)}]\ncategories: [{category or f'c{number % 6}'}, below]\nauthor: A{number % 3}\n---\n"
            f"The text of {number}. {text}\n")

    def edit(self, *numbers, **more):
        for number in numbers:
            self.write(number, text=os.urandom(8).hex(), **more)
        self.commit()

    def git(self, *words):
        subprocess.run(["git", *GIT, *words], cwd=self.folder, check=True, capture_output=True,
                       env=environment(HOME=str(self.folder)))

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "edited")

    def build(self, *words, code=0):
        done = run(PROGRAM, "articles", "-o", "feeds", *words, folder=self.folder)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def since(self, *words, code=0):
        return self.build("--changed-since", "HEAD~1", *words, code=code)

    def check_as_full(self):
        """What a build of the same state makes of the articles that are there."""
        copy = self.folder.with_name("copy")
        shutil.copytree(self.folder, copy, ignore=lambda _, names: {"feeds", ".git"} & set(names))
        done = run(PROGRAM, "articles", "-o", "feeds", "--full", folder=copy, FEEDGEN_ADOPT_STATE="1")
        self.assertEqual(done.returncode, 0, done.stderr)
        wanted, found = tree(copy / "feeds"), tree(self.feeds)
        shutil.rmtree(copy)
        self.assertEqual(sorted(wanted), sorted(found))
        self.assertEqual([path for path in wanted if wanted[path] != found[path]], [])

    def looks(self, *words):
        """The paths below the output folder that the run has asked the system for."""
        trace = self.folder.with_name("trace")
        command = ["strace", "-f", "-qq", "-e", "trace=%file", "-s", "500", "-o", trace, PROGRAM, "articles", "-o", "feeds", *words]
        done = subprocess.run(command, cwd=self.folder, env=environment(), capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return set(re.findall(r'"(?:[^"]*/)?feeds/([^"]*\.(?:xml|json|html|opml|css))"', trace.read_text()))

    def test_one_changed_article_costs_looks_at_its_own_feeds(self):
        if is_sanitized(PROGRAM) or not shutil.which("strace"):
            self.skipTest("strace can't trace it")
        self.edit(7)
        all_of_them = self.looks("--dry-run")
        looked = self.looks("--changed-since", "HEAD~1")
        self.assertGreater(len(all_of_them), 4 * (TAGS + 10))
        written_before = {"tags/t0/"}
        own = {"", "c1/", "c1/below/", "tags/t7/", "tags/t19/", "authors/A1/"} | written_before
        self.assertEqual({path.rpartition("/")[0] + "/" if "/" in path else "" for path in looked}, own)
        self.check_as_full()

    def test_the_summary_counts_all_feeds(self):
        self.edit(7)
        since = re.search(r"; (\d+) feeds: (\d+) changed, (\d+) unchanged", self.since())
        self.edit(7)
        walked = re.search(r"; (\d+) feeds: (\d+) changed, (\d+) unchanged", self.build())
        self.assertEqual(since.groups(), walked.groups())
        self.assertEqual(int(since[1]), int(since[2]) + int(since[3]))

    def test_the_list_in_json_has_all_feeds(self):
        self.edit(7)
        done = run(PROGRAM, "articles", "-o", "feeds", "--changed-since", "HEAD~1", "--json", folder=self.folder)
        self.assertGreater(done.stdout.count('"path"'), 3 * (TAGS + 10))

    def test_edits_of_all_kinds_make_the_feeds_of_a_full_build(self):
        chance = random.Random(1)
        for step in range(12):
            number = chance.randrange(ARTICLES)
            kind = chance.choice(("text", "newest", "tags", "new tag", "category", "gone", "new"))
            path = self.articles / f"{number}.md"
            if kind == "gone":
                path.unlink(missing_ok=True)
                self.commit()
            elif kind == "new":
                self.edit(ARTICLES + step)
            else:
                more = {"text": {}, "newest": {"day": 28}, "tags": {"tags": ["t1", "t2", "t3"]},
                        "new tag": {"tags": [f"new{step}"]}, "category": {"category": f"n{step}"}}[kind]
                self.edit(number, **more)
            with self.subTest(step=step, kind=kind):
                self.since("--prune")
                self.check_as_full()

    def test_a_feed_of_another_group_that_was_removed_comes_back_with_its_group_or_with_any_other_run(self):
        lost = self.feeds / "tags/t3/rss.xml"
        lost.unlink()
        self.edit(7)
        self.since()
        self.assertFalse(lost.exists())
        self.edit(3)
        self.since()
        self.check_as_full()
        lost.unlink()
        self.build()
        self.check_as_full()

    def test_what_is_missing_among_those_that_are_looked_at_makes_the_run_look_at_all(self):
        for missing in ("rss.xml", "tags/t7/atom.xml"):
            with self.subTest(missing=missing):
                (self.feeds / missing).unlink()
                (self.feeds / "tags/t3/rss.xml").write_text("edited")
                shutil.rmtree(self.feeds / "tags/t4")
                self.edit(7)
                self.since()
                self.check_as_full()
                self.edit(8)
                self.since()
                self.check_as_full()

    def test_all_feeds_are_lost(self):
        shutil.rmtree(self.feeds)
        self.since()
        self.check_as_full()

    def test_a_feed_that_could_not_be_written_is_written_by_the_next_run(self):
        blocked = self.feeds / "tags/t19/rss.xml"
        blocked.unlink()
        blocked.mkdir()
        self.edit(7)
        self.since(code=3)
        blocked.rmdir()
        self.git("commit", "-q", "--allow-empty", "-m", "nothing")
        self.since()
        self.check_as_full()

    def test_a_removed_group_is_forgotten_and_comes_back(self):
        self.edit(7, tags=["only"])
        self.since()
        self.edit(7, tags=["other"])
        self.since("--prune")
        self.assertFalse((self.feeds / "tags/only").exists())
        self.edit(8)
        self.since()
        self.edit(7, tags=["only"])
        self.since()
        self.check_as_full()

    def test_a_run_that_was_killed_before_its_files_were_in_their_places(self):
        if is_sanitized(PROGRAM) or not shutil.which("strace"):
            self.skipTest("strace can't trace it")
        for files in (1, 4, 9):
            self.edit(*range(0, ARTICLES, 5))
            # The state is recorded: renames of feeds come after that.
            command = ["strace", "-f", "-qq", "-o", os.devnull, "-e", "trace=rename,renameat,renameat2",
                       "-e", f"inject=rename,renameat,renameat2:signal=KILL:when={files}",
                       PROGRAM, "articles", "-o", "feeds", "--changed-since", "HEAD~1"]
            done = subprocess.run(command, cwd=self.folder, env=environment(), capture_output=True)
            self.assertIn(done.returncode, (-signal.SIGKILL, 128 + signal.SIGKILL))
            self.git("commit", "-q", "--allow-empty", "-m", "nothing")
            with self.subTest(files=files):
                self.since()
                self.check_as_full()

    def test_places_that_the_settings_name(self):
        self.configure("feeds: [site, categories, tags]\nplaces: {tags: 'by/:slug/:file'}\nalso_at: {site: {atom: old.xml}}\n")
        self.build("--prune")
        self.edit(5)
        self.since()
        self.edit(6, tags=["t6", "t1"])
        self.since()
        self.check_as_full()
        (self.feeds / "old.xml").unlink()
        self.since()
        self.check_as_full()


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
