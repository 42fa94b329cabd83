#!/usr/bin/env python3
"""Has the real pre-commit install feedgen's hook, from a clone and a folder of wheels, and commits with it.

    pre_commit.py PROGRAM
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERSION = re.search(r"^project\(feedgen VERSION ([\d.]+)", (ROOT / "CMakeLists.txt").read_text(encoding="utf-8"), re.MULTILINE)[1]
HOOK_FILES = (".pre-commit-hooks.yaml", "pyproject.toml", "CMakeLists.txt", "packages/python/wheel.py", "packages/python/hook_backend.py")


class PreCommitTest(unittest.TestCase):
    program = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="pre-commit-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.site = self.folder / "site"
        self.variables = {"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "LANG": "C.UTF-8", "TZ": "UTC", "PIP_NO_INDEX": "1",
                          "PIP_FIND_LINKS": str(self.folder / "wheels"), "PIP_CONFIG_FILE": os.devnull,
                          "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "protocol.file.allow", "GIT_CONFIG_VALUE_0": "always"}
        self.run_it(sys.executable, "-B", ROOT / "packages/python/pack.py", self.program, VERSION, "wheels")
        for path in HOOK_FILES:
            (self.folder / "repository" / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, self.folder / "repository" / path)
        self.commit("repository", first=True)
        self.run_it("git", "-C", "repository", "tag", f"v{VERSION}")
        self.article("first")
        (self.site / ".gitignore").write_text(".feedgen/\nfeeds/\n")

    def run_it(self, *arguments):
        done = subprocess.run(arguments, cwd=self.folder, env=self.variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=600)
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout

    def commit(self, folder, first=False):
        if first:
            self.run_it("git", "init", "-q", folder)
        self.run_it("git", "-C", folder, "add", "-A")
        return self.run_it("git", "-C", folder, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "commit")

    def article(self, name):
        target = self.site / f"articles/{name}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\ntitle: About {name}\ndate: 2021-07-01 10:00:00 +0000\n---\nText.\n")

    def test_feeds_follow_each_commit(self):
        (self.site / ".pre-commit-config.yaml").write_text(
            f"repos:\n  - repo: file://{self.folder}/repository\n    rev: v{VERSION}\n    hooks:\n"
            "      - id: feedgen\n        args: [articles, -o, feeds]\n")
        self.commit("site", first=True)
        self.run_it("sh", "-c", "cd site && pre-commit install -t post-commit")
        for name in ("second", "third"):
            self.article(name)
            said = self.commit("site")
            self.assertIn("Passed", said)
            self.assertIn(f"About {name}", (self.site / "feeds/rss.xml").read_text())


if __name__ == "__main__":
    PreCommitTest.program = Path(sys.argv.pop(1)).resolve()
    unittest.main()
