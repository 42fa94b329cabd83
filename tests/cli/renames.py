#!/usr/bin/env python3
"""Shows that articles that are renamed while builds run keep the ids that they were published under.

    renames.py PROGRAM [--articles N] [--rounds N] [TEST...]
"""

import argparse
import os
import random
import shutil
import sys
import threading
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from edited_site import SiteTest
from program import run, tree

OPTIONS = argparse.Namespace(articles=120, rounds=25)
FOLDERS = [f"f{number}" for number in range(8)]


class Renamer(threading.Thread):
    """Gives files other names, in the same folder or another one, one after the other, until it is ended."""

    def __init__(self, folder, seed, edits):
        super().__init__(daemon=True)
        self.folder, self.random, self.edits = folder, random.Random(seed), edits
        self.places = sorted(folder.rglob("*.md"))
        self.renames, self.error = 0, None
        self.ended, self.moved = threading.Event(), threading.Event()

    def run(self):
        try:
            while not self.ended.is_set():
                at = self.random.randrange(len(self.places))
                folder = self.folder / self.random.choice(FOLDERS)
                new = folder / f"r{self.renames}.md"
                os.rename(self.places[at], new)
                self.places[at] = new
                self.renames += 1
                self.moved.set()
                if self.edits:
                    with self.random.choice(self.places).open("a", encoding="utf-8") as file:
                        file.write(f"A line that was added later: {self.renames}.\n")
                # As fast as a person's tools, not as fast as the machine: so that some runs see all.
                self.ended.wait(self.random.choice((0, 0.0005, 0.002)))
        except OSError as error:
            self.error = error

    def end(self):
        self.ended.set()
        self.join()


class RenamesTest(SiteTest):
    def setUp(self):
        super().setUp()
        # The ids tell where an article was first; its title which one it is.
        self.configure(base_url="https://one.example/", permalink="/:path/", limit=0)
        for folder in FOLDERS:
            (self.folder / "articles" / folder).mkdir(parents=True)
        for number in range(OPTIONS.articles):
            self.article(f"article {number}", path=f"articles/{FOLDERS[number % 8]}/{number}.md",
                         day=f"{number % 28 + 1:02}")

    def builds_during_renames(self, edits):
        _, first = self.build()
        self.assertEqual(len(first), OPTIONS.articles)
        renamer = Renamer(self.folder / "articles", seed=1, edits=edits)
        self.addCleanup(renamer.end)
        renamer.start()
        lost = {}
        for _ in range(OPTIONS.rounds):
            renamer.moved.wait(10)
            renamer.moved.clear()
            done = run(self.feedgen, "articles", "-o", "feeds", folder=self.folder)
            lost |= {title: one for title, one in self.ids().items() if first.get(title) != one}
            self.assertIn(done.returncode, (0, 3), done.stderr)
        renamer.end()
        self.assertIsNone(renamer.error)
        for arguments in ([], ["--full"]):
            _, after = self.build(*arguments)
            lost |= {title: one for title, one in after.items() if first.get(title) != one}
            self.assertEqual(set(after), set(first), "articles are missing")
        self.assertEqual(lost, {}, f"{len(lost)} ids are lost after {renamer.renames} renames")
        self.assertGreater(renamer.renames, OPTIONS.rounds)

    def test_renames(self):
        self.builds_during_renames(edits=False)

    def test_renames_and_edits(self):
        self.builds_during_renames(edits=True)


class OtherGitTest(SiteTest):
    def build_with(self, script, *arguments):
        """A build that finds another git, which can call the real one as "$git"."""
        (self.folder / "bin").mkdir(exist_ok=True)
        program = self.folder / "bin/git"
        program.write_text(f"#!/bin/sh\ngit={shutil.which('git')}\n{script}\n")
        program.chmod(0o755)
        return run(self.feedgen, "articles", "-o", "feeds", *arguments, folder=self.folder,
                   PATH=f"{self.folder}/bin:/usr/bin:/bin")


class SilentGitTest(OtherGitTest):
    """Articles that are renamed and edited, which only git can tell, and a git that does not."""

    def setUp(self):
        super().setUp()
        self.configure(base_url="https://one.example/", permalink="/:path/")
        for number in range(6):
            self.article(f"n{number}", body="A line.\n" * 20 + str(number))
        self.git("init", "-q")
        self.git("add", "articles")
        self.git("commit", "-qm", "first")
        self.first = self.build()[1]
        for number in range(6):
            text = (self.folder / f"articles/n{number}.md").read_text(encoding="utf-8")
            self.write(f"articles/r{number}.md", text.replace("13:01", "14:01") + "More.\n")
            (self.folder / f"articles/n{number}.md").unlink()
        self.git("add", "articles")

    def test_a_git_that_is_killed_is_asked_again(self):
        feeds = tree(self.folder / "feeds")
        for asked in ("diff-index", "rev-parse"):
            for arguments in ([], ["--full"]):
                script = f'case "$*" in *{asked}*) kill -9 $$;; esac; exec "$git" "$@"'
                done = self.build_with(script, *arguments)
                self.assertEqual(done.returncode, 3, done.stderr)
                self.assertIn("git was to say which articles were renamed, and broke off", done.stderr)
                self.assertEqual(tree(self.folder / "feeds"), feeds)
        self.assertEqual(self.build()[1], self.first)

    def test_a_git_that_declines_is_told_of(self):
        for number, script in enumerate(('exit 128', 'case "$*" in *diff-index*) exit 128;; esac; exec "$git" "$@"')):
            if number:
                self.setUp()
            done = self.build_with(script)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("git does not say which were renamed", done.stderr)


class GitThatBreaksOffTest(OtherGitTest):
    """`--changed-since` with a git that answers no further than that: all files are looked at, and nothing is missed."""

    KILLED = 'case "$*" in *"{asked}"*) kill -9 $$;; esac; exec "$git" "$@"'
    CUT_OFF = 'case "$*" in *"{asked}"*) "$git" "$@" | head -c 60; kill -9 $$;; esac; exec "$git" "$@"'

    def setUp(self):
        super().setUp()
        self.configure(base_url="https://one.example/", permalink="/:path/")
        for number in range(6):
            self.article(f"n{number}")
        self.git("init", "-q")
        self.commit()
        self.first = self.build("--changed-since", "HEAD")[1]

    def commit(self):
        self.git("add", "articles")
        self.git("commit", "-qm", "more")

    def test_nothing_is_missed_and_no_id_is_lost(self):
        count = 0
        for asked in ("rev-parse", " diff ", "--no-pager"):
            for script in (self.KILLED, self.CUT_OFF):
                count += 1
                with self.subTest(asked=asked, script=script):
                    self.article(f"new{count}")
                    (self.folder / "articles/n1.md").rename(self.folder / f"articles/r{count}.md")
                    self.commit()
                    done = self.build_with(script.format(asked=asked), "-v", "--changed-since", "HEAD")
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertIn("all files are looked at: git gave no answer", done.stderr)
                    after = self.ids()
                    self.assertIn(f"new{count}", after)
                    self.assertEqual({title: after[title] for title in self.first}, self.first)
                    self.assertIn("0 changed", self.build("--changed-since", "HEAD")[0])
                    self.assertEqual(self.build("--full")[1], after)
                    (self.folder / f"articles/r{count}.md").rename(self.folder / "articles/n1.md")
                    self.commit()
                    self.build()

    def test_where_git_may_know_renames_nothing_is_published_without_its_word(self):
        text = (self.folder / "articles/n1.md").read_text(encoding="utf-8")
        self.write("articles/r1.md", text.replace("13:01", "14:01") + "More.\n")
        (self.folder / "articles/n1.md").unlink()
        self.commit()
        feeds = tree(self.folder / "feeds")
        for asked in ("diff-index", "--no-pager"):
            done = self.build_with(self.KILLED.format(asked=asked), "--changed-since", "HEAD")
            self.assertEqual((done.returncode, tree(self.folder / "feeds")), (3, feeds), done.stderr)
        self.assertEqual(self.build("--changed-since", "HEAD")[1], self.first)


if __name__ == "__main__":
    SiteTest.feedgen = Path(sys.argv.pop(1)).resolve()
    parser = argparse.ArgumentParser()
    for name in ("articles", "rounds"):
        parser.add_argument(f"--{name}", type=int, default=getattr(OPTIONS, name))
    rest = parser.parse_known_args(namespace=OPTIONS)[1]
    unittest.main(argv=[sys.argv[0], *rest])
