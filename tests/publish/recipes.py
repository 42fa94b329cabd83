#!/usr/bin/env python3
"""Shows that the recipes of docs/publishing.md for other programs work: rsync and rclone, each where it is installed.

    recipes.py PROGRAM
"""

import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import publish_site
from publish_site import PublishTest, files_of

TOP = Path(__file__).resolve().parents[2]


def recipe_of(program):
    text = (TOP / "docs/publishing.md").read_text(encoding="utf-8")
    return re.search(rf"^    \$ (feedgen list --changed.*\b{program} .*)$", text, re.MULTILINE)[1]


class Recipes(PublishTest):
    def setUp(self):
        super().setUp()
        self.served = self.site / "served"
        self.served.mkdir()
        self.article("d", ["C++ & C#", "100% \"ёж\" 新聞+a=b?"])
        self.three_articles()
        self.publish_to("other:program")
        self.build()

    def follow(self, recipe):
        script = f'feedgen() {{ "{self.feedgen}" "$@"; }}\nset -e -o pipefail\n{recipe}'
        subprocess.run(["bash", "-c", script], cwd=self.site, env=self.environment(), check=True, capture_output=True, timeout=120)

    def check(self, recipe):
        self.follow(recipe)
        self.assertEqual(files_of(self.served), self.published())
        self.assertEqual(self.run_it("list", "--changed").stdout, "")
        self.article("c", ["Sport"], 2)
        before = self.published()
        self.build()
        changed = {path for path, text in self.published().items() if before[path] != text}
        listed = self.run_it("list", "--changed", "-0").stdout
        self.assertEqual(set(listed.split("\0")), changed | {""})
        self.follow(recipe)
        self.assertEqual(files_of(self.served), self.published())
        self.assertEqual(self.publish()["sent"], 0)

    @unittest.skipUnless(shutil.which("rsync"), "rsync is not installed")
    def test_rsync(self):
        self.check(recipe_of("rsync").replace("me@example.org:public_html/feeds/", "served/"))

    @unittest.skipUnless(shutil.which("rclone"), "rclone is not installed")
    def test_rclone(self):
        self.check(recipe_of("rclone").replace("remote:feeds", "served"))

    def test_what_is_listed_ends_by_line_or_by_nul(self):
        lines = self.run_it("list", "--changed").stdout.splitlines()
        self.assertEqual(set(lines), set(self.published()))
        self.run_it("list", "-0", code=2)


if __name__ == "__main__":
    publish_site.main(sys.argv)
