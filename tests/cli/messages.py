#!/usr/bin/env python3
"""What people read of many problems: new ones in full, known ones in one line, a thousand alike in one line.

    messages.py PROGRAM
"""

import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from program import run

FEEDGEN = None
BUILD = ("articles", "-o", "feeds", "--base-url", "https://a.example/")
GOOD = "---\ntitle: A\ndate: 2021-07-10 13:01:16 +0200\n---\nText.\n"
BEFORE = "feedgen: warning: {} skipped, as before; feedgen list --problems says why"


def broken(day):
    return f"---\ntitle: A\ndate: 2021-02-{day} 13:01:16 +0200\n---\nText.\n"


class MessagesTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="messages-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.write("good", GOOD)

    def write(self, name, text):
        path = self.folder / "articles" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run_it(self, *words, code=0):
        done = run(FEEDGEN, *words, folder=self.folder)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def said(self, *words, code=0):
        """The lines about articles: without the summary and what comes next."""
        lines = self.run_it(*BUILD, *words, code=code).stderr.splitlines()
        return [line for line in lines if ": error: " in line or ": warning: " in line]

    def test_known_problems_are_one_line_and_new_ones_are_said(self):
        for name in ("a", "b", "c"):
            self.write(name, broken(30))
        self.assertEqual(len(self.said()), 3)
        self.assertEqual(self.said(), [BEFORE.format("3 articles are")])
        self.assertEqual(len(self.said("--full")), 3, "what was said is forgotten with the index")
        self.assertEqual(self.said(), [BEFORE.format("3 articles are")])
        self.assertEqual(self.said("-q"), [])
        self.write("d", broken(31))
        [before, new] = self.said()
        self.assertEqual(before, BEFORE.format("3 articles are"))
        self.assertTrue(new.startswith("articles/d.md:3:7: error: no such day: 31 February 2021"), new)
        self.assertEqual(self.said(), [BEFORE.format("4 articles are")])
        for name in ("b", "c", "d"):
            self.write(name, GOOD)
        self.assertEqual(self.said(), [BEFORE.format("1 article is")])
        self.write("a", GOOD)
        self.assertEqual(self.said(), [])

    def test_quiet_runs_say_new_problems_only(self):
        self.write("a", broken(30))
        self.assertEqual(len(self.said("-q")), 1)
        self.assertEqual(self.run_it(*BUILD, "-q").stderr, "")

    def test_a_problem_that_changes_is_news_and_one_that_is_edited_around_is_not(self):
        self.write("a", broken(30))
        self.said()
        self.write("a", broken(30) + "More text.\n")
        self.assertEqual(self.said(), [BEFORE.format("1 article is")])
        self.write("a", broken(31))
        self.assertEqual(len(self.said()), 1)
        self.write("a", "\n" + broken(31))
        self.assertTrue(self.said()[0].startswith("articles/a.md:4:7: error: "))

    def test_looking_is_not_saying(self):
        self.write("a", broken(30))
        self.run_it("list", "articles", "--problems")
        self.said("--dry-run")
        self.assertIn("articles/a.md:3:7: error: ", self.said()[0])

    def test_verbose_runs_and_reports_have_all(self):
        for name in ("a", "b"):
            self.write(name, broken(30))
        self.said()
        self.assertEqual(len([line for line in self.said("-v") if ": error: " in line]), 2)
        report = json.loads(self.run_it(*BUILD, "--json").stdout)
        self.assertEqual([one["path"] for one in report["skipped"]], ["articles/a.md", "articles/b.md"])
        self.assertEqual(report["articles"]["skipped"], 2)
        self.assertEqual(len(self.said("--strict", code=1)), 1, "still skipped")

    def test_a_thousand_alike_are_one_line_whatever_they_are(self):
        for number in range(100):
            self.write(f"skipped-{number:03}", broken(30 + number % 2))
            self.write(f"warned-{number:03}", GOOD.replace("date: ", "date: Mon, ").replace("2021-07-10", "10 Jul 2021"))
            self.write(f"tags-{number:03}", GOOD + f"![p](/p{number}.png)\n{{% nonsense{number} x %}}\n")
        said = self.said("--limit", "0")
        self.assertLess(len(said), 12, "\n".join(said[:20]))
        [skipped] = [line for line in said if ": error: " in line]
        self.assertTrue(skipped.startswith("articles/skipped-000.md:3:7: "), skipped)
        self.assertTrue(skipped.endswith(" (99 more like this; --full -v shows all)"), skipped)
        [weekday] = [line for line in said if "warned-" in line]
        self.assertIn("warned-000.md", weekday)
        self.assertTrue(weekday.endswith(" (99 more like this; --full -v shows all)"), weekday)
        everything = self.said("--limit", "0", "--full", "-v")
        self.assertGreaterEqual(len(everything), 300)

    def test_list_problems_has_each_with_its_place_and_remedy(self):
        self.write("a", broken(30))
        self.write("b", GOOD.replace("date: 2021-07-10", "date: Mon, 10 Jul 2021"))
        expected = self.said()
        self.assertEqual(len(expected), 2)
        for _ in range(2):
            listed = self.run_it("list", "articles", "--problems")
            self.assertEqual(listed.stdout.splitlines(), expected)
            self.assertNotIn("articles/", listed.stderr)
        problems = json.loads(self.run_it("list", "articles", "--problems", "--json").stdout)["problems"]
        self.assertEqual([(one["severity"], one["path"], one["line"], one["column"]) for one in problems],
                         [("error", "articles/a.md", 3, 7), ("warning", "articles/b.md", 3, 7)])
        self.assertTrue(all(one["problem"] and one["remedy"] for one in problems))
        before = sorted((self.folder / ".feedgen").iterdir())
        self.assertEqual(sorted((self.folder / ".feedgen").iterdir()), before)

    def test_without_a_state_all_is_news(self):
        self.write("a", broken(30))
        (self.folder / ".feedgen").write_text("a file in the way")
        for _ in range(2):
            self.assertTrue(any("a.md:3:7: error: " in line for line in self.said()))


if __name__ == "__main__":
    FEEDGEN = Path(sys.argv.pop(1)).resolve()
    unittest.main()
