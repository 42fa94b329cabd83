#!/usr/bin/env python3
"""Shows that the sequences find programs out that renew too little or too much.

    self_test.py PROGRAM
"""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
PROGRAM = None

# Each is a shell script around the real program, which is right with --full.
FAULTS = {
    "it does not see that anything has changed": "[ -d feeds ] && exit 0",
    "it does not see that articles have gone": 'touch .seen; find articles -type f | sort > .now\n'
                                               'comm -23 .seen .now | grep -q . && exit 0\ncp .now .seen',
    "it writes feeds that have not changed": "find feeds -type f -exec touch {} + 2>/dev/null",
    "it leaves a file behind": "mkdir -p feeds; echo > feeds/.rss.xml.tmp",
    "it fails": "[ -d feeds ] && exit 3",
}


class SelfTest(unittest.TestCase):
    def played(self, fault):
        """The exit code, and what was said of 20 sequences."""
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder, "program")
            program.write_text('#!/bin/sh\nfor word; do [ "$word" = --full ] && exec "$0.real" "$@"; done\n'
                               f'{fault}\nexec "$0.real" "$@"\n')
            program.chmod(0o755)
            Path(folder, "program.real").symlink_to(PROGRAM)
            done = subprocess.run([sys.executable, "-B", FOLDER / "run_sequences.py", program, "--sequences", "8"],
                                  capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def test_faults_are_found(self):
        for text, fault in FAULTS.items():
            with self.subTest(text):
                code, said = self.played(fault)
                self.assertEqual(code, 1, said)
                self.assertIn("shortest that fails", said)
                lines = [line for line in said.split("shortest that fails")[1].splitlines() if line.startswith("    ")]
                self.assertLessEqual(len(lines), 4, said)


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1)).resolve()
    unittest.main()
