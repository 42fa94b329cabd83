#!/usr/bin/env python3
"""Shows that every exit code means what is documented, and that the messages name the remedy.

    exit_codes.py PROGRAM

0 done; 1 done, but --strict and something was skipped; 2 usage or configuration; 3 nothing or not all
could be written.
"""

import json
import os
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from program import run, tree

GOOD = "---\ntitle: Good\ndate: 2021-07-10 13:01:16\n---\nText.\n"
BAD = "---\ntitle: 'Bad\ndate: 2021-07-10 13:01:16\n---\nText.\n"
FEEDGEN = None


class ExitCodeTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="exit-codes-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.write("articles/good.md", GOOD)

    def write(self, path, text):
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def run_it(self, *arguments, **variables):
        return run(FEEDGEN, *arguments, folder=self.folder, **variables)

    def assert_ends(self, code, arguments, *said):
        done = self.run_it(*arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(done.stdout, "")
        for text in said:
            self.assertIn(text, done.stderr)
        if code:
            self.assertRegex(done.stderr, r": .+; .+", "a problem and its remedy")
        return done

    def feeds(self):
        companions = ("index.html", "feeds.opml", "feed.css")
        return {path: data for path, data in tree(self.folder / "feeds").items() if path not in companions}

    def test_0_done(self):
        self.assert_ends(0, ["articles", "-o", "feeds"])
        self.assertEqual(set(self.feeds()), {"rss.xml", "atom.xml", "feed.json"})

    def test_0_a_skipped_article_is_no_failure(self):
        self.write("articles/bad.md", BAD)
        self.assert_ends(0, ["articles", "-o", "feeds"], "articles/bad.md:2:")
        self.assertEqual(len(self.feeds()), 3)

    def test_0_help_and_version_are_data(self):
        for option in ("--help", "--version"):
            done = self.run_it(option)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn("feedgen", done.stdout)

    def test_1_strict_and_an_article_was_skipped(self):
        self.write("articles/bad.md", BAD)
        self.assert_ends(1, ["articles", "-o", "feeds", "--strict"], "articles/bad.md:2:")
        self.assertEqual(len(self.feeds()), 3, "what is good is published all the same")

    def test_0_strict_and_nothing_was_skipped(self):
        self.assert_ends(0, ["articles", "-o", "feeds", "--strict"])

    def test_2_a_folder_that_does_not_exist(self):
        self.assert_ends(2, ["artikles", "-o", "feeds"], "artikles")
        self.assertFalse((self.folder / "feeds").exists())

    def test_2_an_option_that_does_not_exist(self):
        self.assert_ends(2, ["articles", "--no-such-option"], "--no-such-option")

    def test_2_an_option_without_its_value(self):
        self.assert_ends(2, ["articles", "-o"], "-o")

    def test_2_values_that_make_no_sense(self):
        for option, value in (("--limit", "many"), ("--limit", "-1"), ("--limit", ""),
                              ("--limit", "99999999999999999999"), ("--jobs", "none"),
                              ("--format", "rss,pdf"), ("--base-url", "nowhere")):
            with self.subTest(option=option, value=value):
                shutil.rmtree(self.folder / "feeds", ignore_errors=True)
                self.assert_ends(2, ["articles", "-o", "feeds", option, value], value.split(",")[-1])
                self.assertFalse((self.folder / "feeds").exists())

    def test_2_a_configuration_that_is_wrong(self):
        for text, said in (("limit: many\n", "feedgen.yaml:1:"), ("title: 'x\n", "feedgen.yaml:"),
                           ("\nbase_ulr: https://a.example/\n", "base_url"), ("timezone: Mars/Base\n", "Mars")):
            with self.subTest(text):
                self.write("feedgen.yaml", text)
                self.assert_ends(2, ["articles", "-o", "feeds"], said)

    def test_2_a_configuration_that_is_missing(self):
        self.assert_ends(2, ["articles", "-o", "feeds", "--config", "other.yaml"], "other.yaml")

    def test_2_errors_are_json_when_asked_for(self):
        done = self.run_it("artikles", "-o", "feeds", "--json")
        self.assertEqual(done.returncode, 2)
        self.assertIn("error", json.loads(done.stdout))

    def test_3_a_file_is_in_the_way_of_the_output_folder(self):
        self.write("feeds", "precious")
        self.assert_ends(3, ["articles", "-o", "feeds"], "feeds")
        self.assertEqual((self.folder / "feeds").read_text(), "precious")

    def test_3_a_file_is_in_the_way_of_a_parent(self):
        self.write("place", "precious")
        self.assert_ends(3, ["articles", "-o", "place/feeds"], "place")

    def test_3_a_folder_is_in_the_way_of_a_feed(self):
        self.write("feeds/rss.xml/inside.txt", "precious")
        self.assert_ends(3, ["articles", "-o", "feeds"], "rss.xml")
        self.assertEqual((self.folder / "feeds/rss.xml/inside.txt").read_text(), "precious")
        self.assertEqual(self.temporary_files(), [])

    def test_3_a_file_system_that_takes_no_files(self):
        self.assert_ends(3, ["articles", "-o", "/proc/feeds"], "/proc/feeds")

    @unittest.skipIf(os.geteuid() == 0, "permissions do not bind root")
    def test_3_a_folder_that_may_not_be_written(self):
        (self.folder / "feeds").mkdir(mode=0o555)
        self.assert_ends(3, ["articles", "-o", "feeds"], "feeds")

    def temporary_files(self):
        return [path for path in self.feeds() if Path(path).name not in ("rss.xml", "atom.xml", "feed.json")
                and not path.startswith("rss.xml/")]


if __name__ == "__main__":
    FEEDGEN = Path(sys.argv.pop(1)).resolve()
    unittest.main()
