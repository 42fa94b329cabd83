#!/usr/bin/env python3
"""Shows that the sequences find programs out that renew too little or too much.

    self_test.py PROGRAM
"""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))

from program import memory
from sequence import Failure, play
from shrink import shrink

PROGRAM = None
TITLE = ("edit", "set title", 1)
RUN = ("run", "walk")


class FaultTest(unittest.TestCase):
    def play(self, fault, operations):
        """With a shell script around the real program, which is right with --full."""
        with tempfile.TemporaryDirectory(dir=memory()) as folder:
            program, site = Path(folder, "program"), Path(folder, "site")
            program.write_text('#!/bin/sh\nfor word; do [ "$word" = --full ] && exec "$0.real" "$@"; done\n'
                               f'{fault}\nexec "$0.real" "$@"\n')
            program.chmod(0o755)
            Path(folder, "program.real").symlink_to(PROGRAM)
            site.mkdir()
            play(operations, 1, program, site)

    def assert_found(self, fault, operations, *said):
        self.play(":", operations)
        with self.assertRaises(Failure) as found:
            self.play(fault, operations)
        for text in said:
            self.assertIn(text, str(found.exception))

    def test_what_has_changed_is_not_renewed(self):
        self.assert_found("[ -d feeds ] && exit 0", [RUN, TITLE, RUN], "operation 3: walk: ", " differs")

    def test_feeds_that_have_not_changed_are_written(self):
        self.assert_found("find feeds -type f -exec touch {} +", [RUN, RUN], "was written though its bytes are the same")

    def test_a_file_is_left_behind(self):
        self.assert_found("mkdir -p feeds; echo > feeds/.rss.xml.tmp", [RUN], ".rss.xml.tmp is left")

    def test_a_feed_is_missing(self):
        self.assert_found('"$0.real" "$@"; rm -f feeds/rss.xml feeds/feed.json; exit', [RUN], " is missing")

    def test_ids_are_forgotten(self):
        self.assert_found("rm -rf .feedgen", [RUN, ("edit", "set base_url", 1), RUN], " differs")

    def test_it_ends_with_an_error(self):
        self.assert_found("[ -d feeds ] && exit 3", [RUN, RUN], "operation 2: ", "exit code 3")


class ShrinkTest(unittest.TestCase):
    def test_only_what_is_needed_stays(self):
        def fails(operations):
            return 17 in operations and 58 in operations
        self.assertEqual(shrink(list(range(100)), fails), [17, 58])

    def test_a_failure_that_does_not_come_again_is_kept_whole(self):
        self.assertEqual(shrink([1, 2, 3], lambda operations: False), [1, 2, 3])


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1)).resolve()
    unittest.main()
