#!/usr/bin/env python3
"""Shows that a run ends in time and says why it can't do what it was asked: locks that others hold, limits of
the system, articles that would fill the disk, thousands of articles with one date.

    bounds.py PROGRAM
"""

import fcntl
import os
import re
import resource
import sqlite3
import subprocess
import sys
import time
import unittest
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from edited_site import SiteTest, main
from faults import Hub, may_trace
from program import environment, is_sanitized, run



class BoundsTest(SiteTest):
    def setUp(self):
        super().setUp()
        self.configure(base_url="https://example.org/")
        self.article("a")

    def limited(self, which, most, *arguments):
        """A finished run for which the system has such a limit."""
        return subprocess.run([self.feedgen, "articles", "-o", "feeds", "--jobs", "2", *arguments], cwd=self.folder,
                              env=environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600,
                              preexec_fn=lambda: resource.setrlimit(which, (most, most)))

    @contextmanager
    def held_state(self):
        database = sqlite3.connect(self.folder / ".feedgen/state.db", isolation_level=None)
        database.execute("BEGIN IMMEDIATE")
        yield
        database.close()

    @contextmanager
    def held_output(self):
        with open(self.folder / "feeds/.feedgen.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            lock.write("process 77 on elsewhere\n")
            lock.flush()
            yield

    def said_while_waiting(self, words):
        """Whether a run says so before it is done; then it is killed."""
        waiting = self.start("--full")
        text = ""
        while words not in text:
            line = waiting.stderr.readline().decode()
            if not line:
                break
            text += line
        waiting.kill()
        waiting.communicate()
        self.assertIn(words, text)

    def test_a_run_that_waits_says_for_whom(self):
        self.build()
        with self.held_state():
            self.said_while_waiting("another run of feedgen holds the state; waiting up to 30 s for it")
        self.article("b")
        with self.held_output():
            self.said_while_waiting("another run is writing these feeds: process 77 on elsewhere; waiting up to 29 s")

    def test_all_locks_together_are_waited_for_30_seconds(self):
        self.build()
        self.article("b")
        begun = time.monotonic()
        with self.held_state(), self.held_output():
            done = run(self.feedgen, "articles", "-o", "feeds", folder=self.folder)
        self.assertLess(time.monotonic() - begun, 40, done.stderr)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("another run is writing these feeds: process 77 on elsewhere", done.stderr)
        self.assertEqual(done.stderr.count("new ids are not kept"), 1, done.stderr)

    def refused(self, first, *arguments, call="fcntl"):
        """A finished run, from whose lock of that number on the file system refuses each. Without arguments it
        builds and pings."""
        trace = ["strace", "-f", "-qq", "-o", self.folder / "log", "-e", f"trace={call}"]
        if first:
            trace += ["-e", f"inject={call}:error=ENOLCK:when={first}+"]
        arguments = arguments or ("articles", "-o", "feeds", "--ping", "--jobs", "1")
        return subprocess.run([*trace, self.feedgen, *arguments], cwd=self.folder,
                              env=environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)

    def may_refuse(self):
        if not may_trace():
            self.skipTest("strace is missing, or may not trace other programs here")
        if is_sanitized(self.feedgen):
            self.skipTest("the leak sanitizer does not work in traced programs")

    def locks(self):
        """How many the last traced run asked for."""
        return len(re.findall(r"\bfcntl\(", (self.folder / "log").read_text()))

    def test_refused_locks_are_not_waited_for_as_those_of_another_run(self):
        self.may_refuse()
        with Hub() as hub:
            self.configure(base_url="https://example.org/", hubs=f"['http://127.0.0.1:{hub.server_port}/']",
                           notify="{private_addresses: true}")
            self.assertEqual(self.refused(None).returncode, 0)
            self.article("a", body="Another text")
            self.assertEqual(self.refused(None).returncode, 0)
            calls = self.locks()
            said = set()
            for share in (2, 5, 6, 7, 8, 9):
                self.article("a", body=f"Text {share}")
                done = self.refused(calls * share // 10)
                self.assertIn(done.returncode, (0, 3, 4), done.stderr)
                if done.returncode == 0:  # all was recorded before
                    self.assertIn(" 0 due, 0 given up", self.run_it("ping", "--status").stdout)
                else:
                    self.assertIn("the file system refuses locks; put the folder on a file system that has locks",
                                  done.stderr)
                    self.assertNotIn("move it away", done.stderr)  # a new one would have no locks either
                said |= set(re.findall("no pings are sent|answers to pings|can't be read", done.stderr))
                self.run_it("articles", "-o", "feeds", "--ping")
                status = self.run_it("ping", "--status").stdout
                self.assertIn(" 0 due, 0 given up", status)
            self.assertGreater(len(said), 1, "the faults began at one place only")
            hub.shutdown()

    def test_what_was_accepted_is_not_said_to_be_unrecorded(self):
        self.may_refuse()
        with Hub() as hub:
            for status, steps in ((202, (0, 1, 6)), (500, (0, 3))):
                hub.status = status
                self.configure(base_url="https://example.org/", hubs=f"['http://127.0.0.1:{hub.server_port}/']",
                               notify="{private_addresses: true}")
                self.article("a", body=f"Text {status} 0")
                self.build()
                self.refused(None, "ping")
                calls = self.locks()
                for back in steps:  # locks before the last one
                    self.article("a", body=f"Text {status} {back + 1}")
                    self.run_it("articles", "-o", "feeds", "--full")
                    done = self.refused(calls - back, "ping", "--now")
                    due = int(re.search(r", (\d+) due", self.run_it("ping", "--status").stdout)[1])
                    # Where the lock alone could not be released, what is said to be due may be recorded.
                    is_lost = "can't be recorded" in done.stderr
                    self.assertIn(done.returncode, (4,) if due or is_lost else (0, 4), done.stderr)
                    if status == 500:
                        self.assertEqual(done.returncode, 4, done.stderr)
                    elif not due and not is_lost:
                        self.assertEqual((done.returncode, done.stderr.count("warning")), (0, 0), done.stderr)
            hub.shutdown()

    def test_a_folder_whose_locks_are_refused_has_feeds_and_no_pings(self):
        self.may_refuse()
        with Hub() as hub:
            self.configure(base_url="https://example.org/", hubs=f"['http://127.0.0.1:{hub.server_port}/']",
                           notify="{private_addresses: true}")
            done = self.refused(1, call="flock")
            self.assertEqual(done.returncode, 4, done.stderr)
            self.assertIn("no pings are sent: ping.lock in the folder of the state: can't lock the file: No locks available; put "
                          "the folder on a file system that has locks", done.stderr)
            self.assertTrue((self.folder / "feeds/rss.xml").exists())
            self.assertEqual([path.name for path in self.folder.rglob("*.lock")], [])
            hub.shutdown()

    def test_a_site_on_a_file_system_without_locks_is_built_again_and_again(self):
        self.may_refuse()
        for text in ("One", "Two"):
            self.article("a", body=text)
            done = self.refused(1, "articles", "-o", "feeds", call="fcntl,flock")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(".feedgen: warning: the state can't be used, so new ids are not kept: the file system refuses locks", done.stderr)
            self.assertIn(text, (self.folder / "feeds/rss.xml").read_text())

    def test_what_was_left_behind_is_swept_though_the_lock_has_no_name(self):
        self.build()
        left = self.folder / "feeds/.rss.xml.0123456789abcdef.feedgen"
        left.write_text("half a feed")
        (self.folder / "feeds/.feedgen.lock").touch()  # the disk was full
        self.build()
        self.assertEqual((left.exists(), (self.folder / "feeds/.feedgen.lock").exists()), (False, False))

    def test_without_memory_there_is_a_message(self):
        if is_sanitized(self.feedgen):
            self.skipTest("sanitizers take terabytes of addresses")
        self.article("large", body="word " * 3_000_000)
        for megabytes in (60, 90, 120):
            done = self.limited(resource.RLIMIT_AS, megabytes << 20)
            if done.returncode == 0:
                continue
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertIn("memory", done.stderr)
            return
        self.fail("no limit was low enough")

    def test_a_file_that_may_not_grow_is_one_that_can_not_be_written(self):
        self.build()
        before = (self.folder / "feeds/rss.xml").read_bytes()
        self.article("large", body="word " * 100_000)
        done = self.limited(resource.RLIMIT_FSIZE, 200_000)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("feeds/rss.xml: error: can't write the file: File too large; allow larger files", done.stderr)
        self.assertEqual((self.folder / "feeds/rss.xml").read_bytes(), before)

    def test_too_few_files_may_be_open(self):
        self.build()
        for most in range(4, 12):
            done = self.limited(resource.RLIMIT_NOFILE, most, "--full")
            if "Too many open files" in done.stderr:
                self.assertIn("ulimit -n", done.stderr)
                return
        self.fail("no limit was low enough")

    def test_an_article_behind_a_link_that_is_removed_is_gone(self):
        self.article("b", path="articles/b.text")
        (self.folder / "articles/link.md").symlink_to("b.text")
        self.build()
        (self.folder / "articles/b.text").unlink()
        self.build()
        self.assertEqual([line[-1] for line in self.listed() if line[1] == "articles/link.md"], ["gone"])

    def test_one_article_does_not_fill_the_disk(self):
        paths = "".join(f"  - [{','.join(f'{n}{level}' for level in 'abcdefghij')}]\n" for n in range(100))
        self.article("a", more=f"categories:\n{paths}")
        said, _ = self.build()
        self.assertIn("articles/a.md:4:1: warning: categories: there are too many; the first 6 are used", said)
        feeds = [path for path in (self.folder / "feeds").rglob("*") if path.is_file()]
        self.assertLessEqual(len(feeds), 4 * 65 + 2)

    def test_one_article_and_many_families_do_not_fill_the_disk(self):
        families = ", ".join(f"{{family: f{number}, keys: [k]}}" for number in range(40))
        self.configure(base_url="https://one.example/", feeds=f"[site, {families}]")
        self.article("a", more=f"k: [{', '.join(f'n{number}' for number in range(60))}]\n")
        said, _ = self.build()
        self.assertIn("articles/a.md:1:1: warning: the article is in the feeds of its first 256 groups only; name fewer, "
                      "or list fewer families in feeds", said)
        feeds = [path for path in (self.folder / "feeds").rglob("*") if path.is_file()]
        self.assertLessEqual(len(feeds), 4 * (256 + 40) + 2)

    def test_thousands_of_articles_with_one_date(self):
        def rename(old, new, more):
            for number in range(4000):
                (self.folder / f"articles/{old}{number}.md").unlink(missing_ok=True)
                if new:
                    self.article(f"{new}{number}", title=f"{new}{number}", body=f"{number} {more} " * 10)

        rename("", "n", "one")
        begun = time.monotonic()
        self.build()
        first = time.monotonic() - begun
        rename("n", None, None)
        self.run_it("articles", "-o", "feeds")
        rename("", "m", "two")  # none is one that is gone, but each has the date of all
        begun = time.monotonic()
        self.build()
        self.assertLess(time.monotonic() - begun, 4 * first + 3)

    def test_a_proxy_keeps_its_password(self):
        self.configure(base_url="https://example.org/", hubs="http://hub.example/")
        self.build()
        for proxy in ("nonsense://user:geheim@proxy.example:1/", "http://user:ge/heim@proxy.example:1/",
                      "user:geheim@:x"):
            done = run(self.feedgen, "ping", "-v", "--json", folder=self.folder, http_proxy=proxy)
            self.assertIsNone(re.search("heim", done.stderr + done.stdout), done.stderr + done.stdout)

    def test_an_address_in_the_settings_keeps_its_password(self):
        for setting in ("hubs", "base_url"):
            self.configure(**{setting: "ftp://user:geheim@hub.example/"})
            done = self.run_it("articles", "-o", "feeds", code=2)
            self.assertIn("ftp://…@hub.example/", done.stderr)


if __name__ == "__main__":
    main(sys.argv)
