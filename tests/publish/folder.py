#!/usr/bin/env python3
"""Shows what `feedgen publish` does with a folder as its target, and what it says of bad settings.

    folder.py PROGRAM
"""

import gzip
import json
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))

import faults
import program
import publish_site
from publish_site import PublishTest, files_of, wait_for


class Folder(PublishTest):
    def setUp(self):
        super().setUp()
        self.served = self.site / "served"
        self.served.mkdir()
        self.three_articles()
        self.publish_to("served")
        self.build()

    def test_what_is_published_is_copied_and_then_nothing_is_due(self):
        report = self.publish()
        self.assertEqual(files_of(self.served), self.published())
        self.assertEqual((report["sent"], report["removed"]), (len(self.published()), 0))
        before = {path: (self.served / path).stat().st_ino for path in self.published()}
        self.assertEqual(self.publish()["sent"], 0)
        self.assertEqual({path: (self.served / path).stat().st_ino for path in self.published()}, before)

    def test_only_what_has_changed_is_copied(self):
        self.publish()
        before = self.published()
        self.article("c", ["Sport"], 2)
        self.build()
        changed = {path for path, text in self.published().items() if text != before[path]}
        lines = self.run_it("publish", "--dry-run").stdout.splitlines()
        self.assertEqual({line.removeprefix("upload served/") for line in lines}, changed)
        self.assertEqual(self.publish()["sent"], len(changed))
        self.assertEqual(files_of(self.served), self.published())

    def test_a_feed_that_is_published_no_more_is_removed_and_files_of_others_stay(self):
        self.publish()
        (self.served / "Sport/mine.txt").write_text("mine")
        (self.site / "articles/c.md").unlink()
        self.build("--prune")
        report = self.publish()
        self.assertGreater(report["removed"], 0)
        self.assertEqual(files_of(self.served), {**self.published(), "Sport/mine.txt": b"mine"})

    def test_a_file_that_another_program_has_written_is_not_overwritten(self):
        self.publish()
        (self.served / "rss.xml").write_text("<rss>by hand</rss>")
        self.article("a", ["News"], 2)
        self.build()
        report = self.publish(code=4)
        self.assertEqual((self.served / "rss.xml").read_text(), "<rss>by hand</rss>")
        self.assertIn("another program has written", self.warning(report))
        self.assertEqual([file["path"] for file in report["targets"][0]["files"]], ["rss.xml"])
        self.assertIn("rss.xml: due, another program", self.run_it("publish", "--status").stdout)
        self.publish("--replace")
        self.assertEqual(files_of(self.served), self.published())

    def test_each_file_has_a_twin_that_is_compressed_where_that_is_asked_for(self):
        self.publish_to("served", gzip=True)
        self.publish()
        self.assert_twins()
        before = files_of(self.served)
        self.assertEqual(self.publish()["sent"], 0)
        self.article("c", ["Sport"], 2)
        self.build()
        report = self.publish()
        changed = {path for path, text in files_of(self.served).items() if text != before[path]}
        self.assertEqual(report["sent"], len(changed))
        self.assertTrue({"rss.xml", "rss.xml.gz"} <= changed)
        self.assert_twins()
        (self.served / "rss.xml.gz").write_bytes(b"by hand")
        self.article("c", ["Sport"], 3)
        self.build()
        self.assertIn("another program has written", self.warning(self.publish(code=4)))
        self.publish("--replace")
        self.assert_twins()
        self.publish_to("served")
        self.publish("--prune")
        self.assertEqual(files_of(self.served), self.published())

    def assert_twins(self):
        published = self.published()
        served = files_of(self.served)
        twins = {path.removesuffix(".gz"): gzip.decompress(served.pop(path)) for path in list(served) if path.endswith(".gz")}
        self.assertEqual((served, twins), (published, published))

    def test_a_feed_that_was_there_before_is_replaced_and_another_file_is_not(self):
        (self.served / "rss.xml").write_text("<rss>the old program's</rss>")
        (self.served / "index.html").write_text("<p>my home page</p>")
        report = self.publish(code=4)
        self.assertEqual((self.served / "rss.xml").read_bytes(), self.published()["rss.xml"])
        self.assertEqual((self.served / "index.html").read_text(), "<p>my home page</p>")
        self.assertEqual(report["due"], 1)

    def test_many_removals_need_consent(self):
        for number in range(8):
            self.article(f"n{number}", [f"Category {number}"])
        self.build()
        self.publish()
        for number in range(8):
            (self.site / f"articles/n{number}.md").unlink()
        self.build("--prune")
        report = self.publish(code=4)
        self.assertIn("--prune", self.warning(report))
        self.assertTrue((self.served / "Category 0/rss.xml").exists())
        self.publish("--prune")
        self.assertEqual(files_of(self.served), self.published())

    def test_a_feed_that_was_edited_since_the_build_is_not_uploaded(self):
        (self.feeds / "rss.xml").write_text("edited")
        report = self.publish(code=4)
        self.assertFalse((self.served / "rss.xml").exists())
        self.assertIn("not as published", self.warning(report))

    def test_nothing_is_written_through_a_link(self):
        elsewhere = self.site / "elsewhere"
        elsewhere.mkdir()
        (self.served / "News").symlink_to(elsewhere)
        (self.served / "rss.xml").symlink_to(elsewhere / "rss.xml")
        self.publish(code=4)
        self.assertEqual(list(elsewhere.iterdir()), [])

    def test_a_build_uploads_before_it_pings(self):
        report = self.build("--publish")
        self.assertEqual(report["uploads"], {"sent": len(self.published()), "removed": 0, "due": 0})
        self.assertEqual(files_of(self.served), self.published())

    def test_the_hook_uploads_what_a_commit_has_changed(self):
        def git(*words):
            subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words], cwd=self.site, check=True,
                           capture_output=True, stdin=subprocess.DEVNULL,
                           env={**self.environment(), "PATH": f"{self.site}/bin:{os.environ['PATH']}"})
        (self.site / "bin").mkdir()
        (self.site / "bin/feedgen").symlink_to(self.feedgen)
        git("init", "-q")
        self.run_it("hook", "install", "articles", "-o", "feeds", "--publish")
        self.article("a", ["News"], 7)
        git("add", "articles")
        git("commit", "-qm", "An article")
        wait_for(lambda: files_of(self.served) == self.published() and b"version 7" in self.published()["feed.json"])

    def test_a_target_that_is_not_there_costs_an_exit_code_and_no_feed(self):
        self.served.rmdir()
        self.article("a", ["News"], 3)
        report = self.build("--publish", code=4)
        self.assertGreater(report["uploads"]["due"], 0)
        self.assertIn("there is no folder", json.dumps(report["warnings"]))
        self.assertIn("in its version 3", (self.feeds / "feed.json").read_text())

    def refused(self, first):
        """A finished run of publish, from whose lock of that number on the file system refuses each."""
        trace = ["strace", "-f", "-qq", "-o", self.site / "log", "-e", "trace=fcntl"]
        if first:
            trace += ["-e", f"inject=fcntl:error=ENOLCK:when={first}+"]
        return subprocess.run([*trace, self.feedgen, "publish"], cwd=self.site, env=self.environment(), text=True,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=60)

    def test_what_is_uploaded_and_can_not_be_recorded_stays_due(self):
        if not faults.may_trace():
            self.skipTest("strace is missing, or may not trace other programs here")
        if program.is_sanitized(self.feedgen):
            self.skipTest("the leak sanitizer does not work in traced programs")
        self.assertEqual(self.refused(None).returncode, 0)
        calls = len(re.findall(r"\bfcntl\(", (self.site / "log").read_text()))
        said = set()
        for back in (0, 2, 4, 9):  # locks before the last one
            self.article("a", ["News"], back + 2)
            self.build()
            before = files_of(self.served)
            done = self.refused(calls - back)
            lost = "what was uploaded can't be recorded: the file system refuses locks; put the folder" in done.stderr
            if files_of(self.served) != before:
                self.assertNotIn("nothing is uploaded", done.stderr)
            if lost:
                self.assertRegex(done.stderr, r"\b[1-9]\d* due;")
                self.assertEqual(done.returncode, 4, done.stderr)
            if done.returncode == 0:
                self.assertNotIn("warning", done.stderr)
                self.assertEqual(self.publish("--dry-run")["due"], 0)
            said.add(lost)
            self.publish()
            self.assertEqual(files_of(self.served), self.published())
        self.assertEqual(said, {False, True}, "the faults began at one place only")

    def test_a_folder_outside_is_named_on_the_command_line_alone(self):
        for inside in (".git/x", ".feedgen", "a/../.git"):
            self.publish_to(inside)
            self.assertIn("feedgen.yaml:5", self.run_it("publish", code=2).stderr)
        for outside in ("../elsewhere", "/tmp/elsewhere"):
            self.publish_to(outside)
            said = self.run_it("publish", code=2).stderr
            self.assertIn("feedgen.yaml:5", said)
            self.assertIn("--to", said)
        outside = self.site.parent / (self.site.name + "-outside")
        outside.mkdir()
        self.addCleanup(lambda: __import__("shutil").rmtree(outside))
        self.publish("--to", str(outside))
        self.assertEqual(files_of(outside), self.published())

    def test_settings_that_hold_credentials_or_name_no_target_are_errors_with_their_line(self):
        for value, words in (({"to": "s3://bucket", "secret_key": "abc"}, "credentials do not belong here"),
                             ("davs://me:secret@example.org/x", "password"),
                             ("ftp://example.org/", "no target"), ({"cache": "5m"}, "no target"),
                             ({"to": "served", "max_removals": "many"}, "no number of files"),
                             ("s3://bucket/../x", "has . or .. in it"), ("feeds", "the folder of the feeds itself"), ("feeds/News", "in the folder of the feeds"),
                             ("me@host:www", "no target"), ("s3:/bucket/feeds", "no target")):
            self.write("feedgen.yaml", f"output: feeds\narticles: articles\npublish: {json.dumps(value)}\n")
            said = self.run_it("publish", code=2).stderr
            self.assertIn(words, said)
            self.assertNotIn("secret@", said)
            self.assertNotIn("abc", said)
        self.write("feedgen.yaml", "output: feeds\narticles: articles\n")
        self.assertIn("name no target", self.run_it("publish", code=2).stderr)
        self.assertIn("name no target", self.run_it("--publish", code=2).stderr)

    def test_what_was_removed_or_changed_at_the_target_is_replaced_on_request(self):
        self.publish()
        (self.served / "rss.xml").unlink()
        (self.served / "atom.xml").write_text("by hand")
        self.assertEqual(self.publish()["sent"], 0)
        listed = self.run_it("publish", "--replace", "--dry-run").stdout.splitlines()
        self.assertEqual(len(listed), len(self.published()))
        self.assertEqual(self.publish()["sent"], 0)
        self.assertEqual(self.publish("--replace", "--wait")["sent"], len(self.published()))
        self.assertEqual(files_of(self.served), self.published())
        self.assertEqual(self.publish()["sent"], 0)

    def test_pages_that_are_copied_among_the_articles_are_no_articles(self):
        def build(*words):
            self.run_it(".", "-o", "feeds", *words)
        build("--publish", "--prune")
        before = self.published()
        build("--publish")
        self.assertEqual(self.published(), before)
        self.assertEqual(files_of(self.served), before)
        subprocess.run(["git", "init", "-q"], cwd=self.site, check=True)
        subprocess.run(["git", "add", "-A"], cwd=self.site, check=True)
        commit = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m"]
        subprocess.run([*commit, "one"], cwd=self.site, check=True)
        build()
        (self.served / "index.html").write_text("<title>By hand</title><article><p>No article.</article>")
        subprocess.run([*commit, "two", "-a"], cwd=self.site, check=True)
        build("--changed-since", "HEAD~1")
        self.assertEqual(self.published(), before)

    def test_what_is_waited_for_is_said_at_once(self):
        self.served.rmdir()
        waiting = self.start("publish", "--wait")
        self.assertIn("there is no folder; make it", waiting.stderr.readline())
        self.served.mkdir()
        said = waiting.communicate(timeout=60)[1]
        self.assertEqual(waiting.returncode, 0, said)
        self.assertEqual(files_of(self.served), self.published())

    def test_what_a_killed_copy_has_left_is_taken_up_by_the_next(self):
        self.publish()
        (self.served / "rss.xml").unlink()
        os.chmod(self.served / "atom.xml", 0o444)
        self.article("a", ["News"], 5)
        self.build()
        self.publish()
        self.assertEqual(files_of(self.served), self.published())


if __name__ == "__main__":
    publish_site.main(sys.argv)
