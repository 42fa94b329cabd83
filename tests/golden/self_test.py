#!/usr/bin/env python3
"""Shows that run_case.py notices what it is there for, with a program made of three lines of shell."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from case import Case
from run_case import run

QUIET = "mkdir -p out/News; echo same > out/new; cmp -s out/new out/rss.xml && rm out/new || mv out/new out/rss.xml"
SAYS = QUIET + "; echo 'done in 12 ms' >&2"


class RunCaseTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name)
        self.case = self.top / "some-case"
        (self.case / "articles").mkdir(parents=True)
        (self.case / "articles" / "a.md").write_text("a")
        (self.case / "README").write_text("What the case shows.")

    def program(self, script):
        path = self.top / "program"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    def problems(self, script, approve=False):
        return "\n".join(run(Case(self.case, self.program(script)), approve))

    def test_what_was_approved_is_expected(self):
        self.assertIn("nothing is expected yet", self.problems(SAYS))
        self.assertEqual(self.problems(SAYS, approve=True), "")
        self.assertEqual(self.problems(SAYS.replace("12 ms", "1.5 ms")), "")
        self.assertEqual((self.case / "expected.stderr").read_text(), "done in N ms\n")

    def test_every_kind_of_difference_is_found(self):
        self.problems(SAYS, approve=True)
        for script, said in (
                (QUIET, "-done in N ms"),
                (SAYS.replace("same", "other"), "+other"),
                (SAYS + "; echo data", "+data"),
                (SAYS + "; exit 1", "exit code 1, expected 0"),
                (SAYS + "; echo x > out/News/atom.xml", "not expected: News/atom.xml"),
                ("mkdir out; echo 'done in 1 ms' >&2", "missing: rss.xml"),
                (SAYS + "; kill -SEGV $$", "no exit code of feedgen")):
            with self.subTest(script):
                self.assertIn(said, self.problems(script))

    def test_what_no_approval_allows(self):
        for script, said in (
                ("mkdir -p out; cp -f articles/a.md out/rss.xml", "a second run touches out/rss.xml"),
                (SAYS + "; echo x > .feedgen.tmp", "outside of the output folder: .feedgen.tmp"),
                (SAYS + "; mkdir -p .feedgen; echo x > .feedgen/state.db-journal", "folder: .feedgen/state.db-journal"),
                (SAYS + "; mkdir -p .feedgen; echo $$ > .feedgen/state.db", "a second run touches .feedgen/state.db"),
                (SAYS + "; echo x > articles/a.md", "outside of the output folder: articles/a.md"),
                (SAYS + "; echo x > out/.rss.xml.1", "not a file that feedgen writes: .rss.xml.1")):
            with self.subTest(script):
                self.assertIn(said, self.problems(script, approve=True))
                self.assertFalse((self.case / "expected").exists())

    def test_a_case_that_no_test_would_run_is_refused(self):
        absent = self.top / "some-csae"
        self.assertIn("no such case", "\n".join(run(Case(absent, self.program(SAYS)), True)))
        self.assertFalse(absent.exists())
        odd = self.case.rename(self.top / "Some case")
        self.assertIn("rename it", "\n".join(run(Case(odd, self.program(SAYS)), True)))
        odd.rename(self.case)
        (self.case / "README").unlink()
        self.assertIn("it has no README", self.problems(SAYS, approve=True))
        self.assertFalse((self.case / "expected").exists())

    def test_dry_runs_write_nothing_and_json_is_json(self):
        (self.case / "arguments").write_text("articles\n-o\nout\n--dry-run\n--json\n")
        self.assertIn("--dry-run wrote rss.xml", self.problems(SAYS))
        self.assertIn("--json printed no JSON", self.problems("echo '{'"))
        self.assertEqual(self.problems("echo '{\"timings_us\": {\"read\": 12}}'", approve=True), "")
        self.assertEqual((self.case / "expected.stdout").read_text(), '{"timings_us": {}}\n')

    def test_prepare_makes_what_git_can_not_keep(self):
        (self.case / "prepare").write_text(
            "mkdir articles/empty\nsymlink .. articles/up\nmtime articles/a.md 12\ngenerate articles/big.md 5000\n")
        place = self.top / "copy"
        Case(self.case, "feedgen").copy_to(place)
        self.assertTrue((place / "articles/empty").is_dir())
        self.assertTrue((place / "articles/up").is_symlink())
        self.assertEqual((place / "articles/a.md").stat().st_mtime, 12)
        self.assertEqual((place / "articles/big.md").stat().st_size, 5000)

    def test_prepare_stays_in_its_folder(self):
        for step in ("mkdir ../x", "mkdir /x", "generate articles/../../x 1", "rm articles", "mkdir"):
            (self.case / "prepare").write_text(step + "\n")
            with self.subTest(step), self.assertRaises(ValueError):
                Case(self.case, "feedgen").copy_to(self.top / "copy" / step[-3:])


if __name__ == "__main__":
    unittest.main()
