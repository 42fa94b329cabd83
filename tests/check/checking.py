"""What the tests of `feedgen check` share: a folder of feeds, and the program in it."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))

from program import environment

GOOD = ('<?xml version="1.0" encoding="utf-8"?>\n'
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>T</title>'
        '<link>https://site.example/</link><description>D</description><language>en</language>'
        '<atom:link rel="self" href="https://site.example/rss.xml" type="application/rss+xml"/>'
        '</channel></rss>\n')
BAD_LINK = GOOD.replace("https://site.example/<", "https://site.example/a b<")
NO_SELF = GOOD.replace("<atom:link", "<!--").replace('rss+xml"/>', "-->")


class CheckingTest(unittest.TestCase):
    feedgen = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="check-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def check(self, *words, code=0, given=b""):
        done = subprocess.run([self.feedgen, "check", *words], cwd=self.folder, env=environment(), input=given,
                              capture_output=True, timeout=60)
        done.out, done.err = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, code, done.out + done.err)
        return done

    def findings(self, *words, code=0, given=b""):
        report = json.loads(self.check(*words, "--json", code=code, given=given).out)
        return [(file["path"], one["rule"], one["line"], one["column"])
                for file in report["files"] for one in file["findings"]]


def main():
    CheckingTest.feedgen = os.path.abspath(sys.argv.pop(1))
    unittest.main(module="__main__")
