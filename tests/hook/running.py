#!/usr/bin/env python3
"""Shows that the hook keeps nobody waiting, forgets no commit, and tells what went wrong.

    running.py PROGRAM
"""

import sqlite3
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from hooked_site import HookTest, main


class RunningTest(HookTest):
    def setUp(self):
        super().setUp()
        self.three_articles_and_hooks()

    def test_feeds_that_are_committed_by_the_same_hook(self):
        self.write(".gitignore", ".feedgen/\n")
        hook = self.hook_file()
        hook.write_text(hook.read_text() + "git add -A && git diff --cached --quiet || git commit -q -m feeds\n")
        self.commit("first")
        subjects = self.git("log", "--format=%s").stdout.split()
        self.assertEqual(subjects, ["feeds", "first"])
        self.assertEqual(self.git("status", "--porcelain").stdout, "")
        self.assert_current()

    def test_a_hook_that_never_has_enough_is_ended_for_our_part(self):
        done = self.hook("run", "post-commit", "--", FEEDGEN_HOOK="iiii")
        self.assertEqual((done.stderr, (self.site / "feeds").exists()), ("", False))

    def test_what_goes_wrong_is_one_line_and_the_commit_is_made(self):
        self.commit()
        self.write("articles/bad.md", "---\ntitle: bad\ndate: 2021-02-30\n---\ntext\n")
        self.article("d")
        said = self.commit()
        self.assertRegex(said, r"^feedgen: .* changed in .*\narticles/bad.md:3: error: no such day.*; see .feedgen/hook.log\n$")
        self.assertIn("articles/bad.md:3:7: error: no such day: 30 February 2021", self.log())
        self.write("feedgen.yaml", "articles: [\n")
        said = self.commit()
        self.assertRegex(said, r"^feedgen.yaml:\d+: error: .*\n$")
        self.assertEqual(self.git("status", "--porcelain").stdout, "")

    def test_commits_during_a_slow_build_are_all_covered(self):
        self.commit()
        self.wait_for_builds()
        state = sqlite3.connect(self.site / ".feedgen/state.db", isolation_level=None)
        state.execute("BEGIN IMMEDIATE")  # a build waits for this
        self.article("slow")
        self.assertIn("not done after 1 s, so it goes on in the background; see .feedgen/hook.log", self.commit())
        for number in range(20):
            self.article(f"n{number}", day=number + 1)
            self.assertEqual(self.commit(), "feedgen: the build that is going on takes this in as well\n")
        state.close()
        self.assert_current()
        self.assertFalse(list((self.site / ".feedgen").glob("hook.[dl][uo][ec]*")), "a mark or a lock is left")
        self.assertLessEqual(self.log().count(" post-"), 3, self.log())

    def test_the_log_is_bounded_and_never_a_link(self):
        self.commit()
        log = self.site / ".feedgen/hook.log"
        log.write_bytes(b"x" * (300 << 10))
        self.article("d")
        self.commit()
        self.wait_for_builds()
        self.assertLess(log.stat().st_size, 4096)
        self.assertEqual(log.with_name("hook.log.old").stat().st_size, 300 << 10)
        log.unlink()
        (self.home / "precious").write_text("precious")
        log.symlink_to(self.home / "precious")
        self.article("e")
        self.commit()
        self.assert_current()
        self.assertEqual((self.home / "precious").read_text(), "precious")


if __name__ == "__main__":
    main(sys.argv)
