#!/usr/bin/env python3
"""Shows what a run takes away unasked, and what only with --prune: the table of docs/feeds.md.

    pruned.py PROGRAM
"""

import json
import os
import pty
import select
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from edited_site import SiteTest, main
from program import environment, tree

NEEDS_PRUNE = "if that is meant, run with --prune"


class PruneTest(SiteTest):
    """A site of five categories and twelve articles, and so of 18 feeds."""

    def setUp(self):
        super().setUp()
        self.configure(base_url="https://example.org/")
        for number in range(12):
            self.categorised(number, "abcde"[number % 5])
        self.build()

    def categorised(self, number, category):
        self.article(f"n{number}", more=f"categories: [{category}]\n" if category else "")

    def everything(self):
        """All that a run may change: feeds and state, by their bytes."""
        state = self.folder / ".feedgen/state.db"
        return tree(self.folder / "feeds"), state.read_bytes() if state.exists() else b""

    def refused(self, why, *arguments, articles=("articles",), prune=True):
        """Asserts that the run changes nothing and says why, also to scripts; that a dry run says it
        too; and that --prune does it."""
        before = self.everything()
        words = [*articles, "-o", "feeds", *arguments]
        done = self.run_it(*words, "-q", code=3)
        self.assertIn(why, done.stderr)
        self.assertIn(NEEDS_PRUNE, done.stderr)
        report = json.loads(self.run_it(*words, "--json", code=3).stdout)
        self.assertIn(why, report["refused"])
        self.assertEqual([feed["state"] for feed in report["feeds"]].count("unchanged"), len(report["feeds"]))
        dry = self.run_it(*words, "--dry-run")
        self.assertIn(why, dry.stderr)
        self.assertEqual(self.everything(), before)
        if not prune:
            return
        self.run_it(*words, "--prune")
        self.assertEqual([line for line in dry.stdout.splitlines() if line.startswith("removed ")],
                         [f"removed feeds/{path}" for path in report["removed"]])
        for path in report["removed"]:
            self.assertFalse((self.folder / "feeds" / path).exists(), path)
        self.run_it(*words)

    def test_an_articles_folder_that_is_suddenly_empty(self):
        (self.folder / "articles").rename(self.folder / "mounted")
        (self.folder / "articles").mkdir()
        self.refused("there are no articles now, where there were 12")

    def test_an_empty_folder_heals_by_itself(self):
        before = tree(self.folder / "feeds")
        (self.folder / "articles").rename(self.folder / "mounted")
        (self.folder / "articles").mkdir()
        self.refused("no articles", prune=False)
        (self.folder / "articles").rmdir()
        (self.folder / "mounted").rename(self.folder / "articles")
        self.run_it("articles", "-o", "feeds")
        self.assertEqual(tree(self.folder / "feeds"), before)

    def test_a_site_without_categories_that_loses_its_last_article(self):
        shutil.rmtree(self.folder / "articles")
        for number in range(12):
            self.categorised(number, None)
        self.run_it("articles", "-o", "feeds", "--prune")
        for number in range(1, 12):
            (self.folder / f"articles/n{number}.md").unlink()
        self.build()
        (self.folder / "articles/n0.md").unlink()
        self.refused("there are no articles now, where there was 1")

    def test_another_folder_with_the_same_output(self):
        for letter in "abcde":  # nothing would be removed
            self.article(letter, path=f"other/{letter}.md", more=f"categories: [{letter}]\n")
        self.refused('the feeds were made of articles in "articles"', articles=["other"])

    def test_one_file_with_the_same_output(self):
        self.refused('the feeds were made of articles in "articles"', articles=["articles/n0.md"])

    def test_two_configurations_with_one_output(self):
        self.article("other", path="other/o.md")
        self.write("second.yaml", "base_url: https://example.org/\narticles: other\noutput: feeds\n")
        self.refused('the feeds were made of articles in "articles"', "--config", "second.yaml", articles=["other"])

    def test_two_configurations_in_different_folders_with_one_output(self):
        for number in range(3):
            self.article(f"m{number}", path=f"other/articles/m{number}.md")
        self.write("other/feedgen.yaml", "base_url: https://example.org/\n")
        ours = tree(self.folder / "feeds")
        for arguments in ([], ["--full"]):
            done = self.run_it("other/articles", "-o", "feeds", *arguments, code=3)
            self.assertIn("the feeds that are here show none of these articles", done.stderr)
            self.assertEqual(tree(self.folder / "feeds"), ours)
        self.run_it("other/articles", "-o", "feeds", "--prune")
        theirs = tree(self.folder / "feeds")
        self.refused("the feeds that are here show none of these articles", prune=False)
        self.assertEqual(tree(self.folder / "feeds"), theirs)
        self.run_it("articles", "-o", "feeds", "--prune")

    def test_the_sites_feed_that_was_lost_or_edited_is_made_again(self):
        feed = self.folder / "feeds/feed.json"
        wanted = feed.read_bytes()
        for edit in (feed.unlink, lambda: feed.write_text("edited"), lambda: feed.write_bytes(wanted + b" "),
                     lambda: shutil.rmtree(self.folder / ".feedgen")):
            edit()
            self.run_it("articles", "-o", "feeds")
            self.assertEqual(feed.read_bytes(), wanted)

    def test_a_second_folder_and_the_folder_above_are_no_loss(self):
        self.article("other", path="other/o.md")
        self.run_it("articles", "other", "-o", "feeds")
        self.run_it(".", "-o", "feeds")

    def test_a_folder_that_was_renamed_is_no_loss(self):
        ids = self.ids()
        (self.folder / "articles").rename(self.folder / "posts")
        self.run_it("posts", "-o", "feeds")
        self.assertEqual(self.ids(), ids)

    def test_one_format_once(self):
        self.refused("every feed.json and rss.xml would be removed", "--format", "atom")

    def test_one_format_of_a_site_without_categories(self):
        shutil.rmtree(self.folder / "articles")
        self.categorised(1, None)
        self.run_it("articles", "-o", "feeds", "--prune")
        self.refused("every feed.json would be removed", "--format", "rss,atom")

    def test_a_category_that_is_renamed(self):
        for number in range(0, 12, 5):
            self.categorised(number, "renamed")
        self.assertIn("3 removed", self.build()[0])

    def test_two_categories_that_are_merged(self):
        for number in range(12):
            self.categorised(number, "cde"[number % 3])
        self.refused('6 of 18 feeds would be removed: "a/atom.xml", "a/feed.json", "a/rss.xml" and 3 more')

    def test_few_of_many_categories(self):
        for number in range(100, 140):
            self.categorised(number, f"x{number}")
        self.build()
        self.categorised(100, "a")
        self.categorised(101, "a")
        self.assertIn("6 removed", self.build()[0])

    def test_another_limit_takes_nothing_away(self):
        self.assertNotIn("removed", self.build("--limit", "1")[0])

    def test_drafts(self):
        self.article("n1", more="categories: [b]\ndraft: true\n")
        self.article("n6", more="categories: [b]\ndraft: true\n")
        self.article("n11", more="categories: [b]\ndraft: true\n")
        self.assertIn("3 removed", self.build()[0])
        for number in range(12):
            self.article(f"n{number}", more="categories: [b]\ndraft: true\n")
        self.refused("there are no articles now, where there were 9")

    def test_the_first_build_of_an_empty_folder(self):
        (self.folder / "nothing").mkdir()
        self.run_it("nothing", "-o", "new")

    def test_feeds_without_a_state(self):
        shutil.rmtree(self.folder / ".feedgen")
        self.build()
        shutil.rmtree(self.folder / ".feedgen")
        shutil.rmtree(self.folder / "articles")
        (self.folder / "articles").mkdir()
        before = tree(self.folder / "feeds")
        done = self.run_it("articles", "-o", "feeds", code=3)
        self.assertIn("the feeds that are here would be emptied", done.stderr)
        self.assertEqual(tree(self.folder / "feeds"), before)
        self.run_it("articles", "-o", "feeds", "--prune")
        shutil.rmtree(self.folder / ".feedgen")
        self.run_it("articles", "-o", "feeds")  # they are empty already

    def test_an_exclude_that_is_too_wide(self):
        self.configure(base_url="https://example.org/", exclude="['n1*', 'n2*', 'n3*', 'n6*', 'n7*', 'n8*']")
        self.refused("9 of 18 feeds would be removed")

    def test_another_meaning_of_categories(self):
        for number in range(12):
            self.article(f"n{number}", more=f"categories: [{'abcde'[number % 5]}, deep]\n")
        self.build()
        self.configure(base_url="https://example.org/", categories="flat")
        self.refused("15 of 33 feeds would be removed")

    def test_another_output(self):
        before = tree(self.folder / "feeds")
        self.run_it("articles", "-o", "elsewhere")
        self.assertEqual(tree(self.folder / "feeds"), before)
        self.assertEqual(tree(self.folder / "elsewhere"), before)

    def test_an_old_branch_that_is_checked_out_under_the_hook(self):
        self.write(".gitignore", "feeds/\n.feedgen/\n")
        self.git("init", "-q", "-b", "old")
        self.git("add", ".gitignore", "feedgen.yaml", "articles/n0.md")
        self.git("commit", "-qm", "begin")
        self.git("checkout", "-qb", "main")
        self.git("add", "articles")
        self.git("commit", "-qm", "more")
        self.build()
        before = tree(self.folder / "feeds")
        self.git("checkout", "-q", "old")
        done = self.run_it("hook", "run", "post-checkout", "x", "y", "1", "--", "articles", "-o", "feeds")
        self.assertIn("12 of 18 feeds would be removed", done.stderr)
        self.assertIn(NEEDS_PRUNE, (self.folder / ".feedgen/hook.log").read_text())
        self.refused("12 of 18 feeds would be removed", "--changed-since", "main", prune=False)
        self.assertEqual(tree(self.folder / "feeds"), before)
        self.git("checkout", "-q", "main")
        self.run_it("hook", "run", "post-checkout", "x", "y", "1", "--", "articles", "-o", "feeds")
        self.assertEqual(tree(self.folder / "feeds"), before)
        self.git("checkout", "-q", "old")
        self.run_it("hook", "run", "post-checkout", "x", "y", "1", "--", "articles", "-o", "feeds", "--prune")
        self.assertFalse((self.folder / "feeds/b").exists())

    def test_what_was_known_is_kept_for_the_next_run(self):
        with sqlite3.connect(self.folder / ".feedgen/state.db") as database:
            before = list(database.execute("SELECT * FROM ids ORDER BY id"))
        shutil.move(self.folder / "articles", self.folder / "mounted")
        (self.folder / "articles").mkdir()
        self.refused("no articles", prune=False)
        with sqlite3.connect(self.folder / ".feedgen/state.db") as database:
            self.assertEqual(list(database.execute("SELECT * FROM ids ORDER BY id")), before)

    def test_nobody_is_told_of_what_was_not_done(self):
        self.configure(base_url="https://example.org/", hubs="http://127.0.0.1:9/", notify="{private_addresses: true}")
        self.run_it("articles", "-o", "feeds", "--full")
        before = self.everything()
        shutil.move(self.folder / "articles", self.folder / "mounted")
        (self.folder / "articles").mkdir()
        self.run_it("articles", "-o", "feeds", "--ping", code=3)
        self.assertEqual(self.everything(), before)

    def ask(self, answer):
        """Standard error and the exit code of a run at a terminal, where a person answers."""
        ours, theirs = pty.openpty()
        self.addCleanup(os.close, ours)
        run = subprocess.Popen([self.feedgen, "articles", "-o", "feeds"], cwd=self.folder, env=environment(),
                               stdin=theirs, stderr=theirs, stdout=subprocess.PIPE)
        os.close(theirs)
        said, asked = b"", False
        while select.select([ours], [], [], 60)[0]:
            try:
                part = os.read(ours, 4096)
            except OSError:  # the other side is closed
                break
            if not part:
                break
            said += part
            if b"[y/N]" in said and not asked:
                asked = True
                os.write(ours, answer)
        run.communicate()
        return said.decode(), run.returncode

    def test_at_a_terminal_a_person_is_asked(self):
        shutil.move(self.folder / "articles", self.folder / "mounted")
        (self.folder / "articles").mkdir()
        before = self.everything()
        said, code = self.ask(b"\n")
        self.assertIn("there are no articles now, where there were 12", said)
        self.assertEqual((code, self.everything()), (3, before), said)
        said, code = self.ask(b"y\n")
        self.assertEqual(code, 0, said)
        self.assertFalse((self.folder / "feeds/a").exists())


if __name__ == "__main__":
    main(sys.argv)
