"""A repository with articles whose hooks call the program, and the feeds of a full build beside it."""

import ctypes
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))

from program import environment, is_sanitized, run, tree

HOOKS = ("post-commit", "post-merge", "post-rewrite", "post-checkout", "post-applypatch")
FEEDS = ("rss.xml", "atom.xml", "feed.json")
ADOPT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER: builds in the background become children of this test


class HookTest(unittest.TestCase):
    feedgen = None

    def setUp(self):
        ctypes.CDLL(None, use_errno=True).prctl(ADOPT_ORPHANS, 1, 0, 0, 0)
        folder = tempfile.TemporaryDirectory(prefix="hook-")
        self.addCleanup(folder.cleanup)
        self.addCleanup(self.wait_for_builds)
        self.home = Path(folder.name).resolve()
        self.site = self.home / "site"
        self.site.mkdir()
        self.git("init", "-q", "-b", "main")
        self.write(".gitignore", "feeds/\n.feedgen/\n")
        self.write("feedgen.yaml", "base_url: https://site.example/\narticles: articles\noutput: feeds\n")

    # Files and programs

    def write(self, path, text, mode=None):
        target = self.site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        if mode:
            target.chmod(mode)

    def article(self, name, category="News", folder="articles", day=1):
        self.write(f"{folder}/{name}.md", f"---\ntitle: {name}\ndate: 2021-07-{day:02} 13:01:16\n"
                                          f"categories: [{category}]\n---\nThe text of {name}.\n")

    def three_articles_and_hooks(self):
        for day, name in enumerate(("a", "b", "c"), 1):
            self.article(name, day=day)
        self.hook("install")

    def git(self, *arguments, folder=None, code=0, **variables):
        done = subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always",
                               "-c", "advice.detachedHead=false", *arguments], cwd=folder or self.site,
                              env=environment(HOME=str(self.home), GIT_EDITOR=":", **variables),
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, code, f"git {arguments}: {done.stdout}{done.stderr}")
        return done

    def commit(self, message="edited", *arguments, **more):
        self.git("add", "-A", **more)
        return self.git("commit", "-q", "--allow-empty", "-m", message, *arguments, **more).stderr

    def hook(self, *arguments, code=0, folder=None, **variables):
        done = run(self.feedgen, "hook", *arguments, folder=folder or self.site, HOME=str(self.home), **variables)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def wait_for_builds(self):
        while True:
            try:
                child, status = os.wait()
            except ChildProcessError:
                return
            self.assertEqual(status, 0, f"process {child} in the background")

    # What is looked at

    def hook_file(self, name="post-commit"):
        return self.site / ".git/hooks" / name

    def log(self, folder=None):
        return ((folder or self.site) / ".feedgen/hook.log").read_text(encoding="utf-8")

    def feeds(self, folder=None):
        return {path: text for path, text in tree((folder or self.site) / "feeds").items()
                if os.path.basename(path) in FEEDS}

    def assert_current(self, folder=None, arguments=("articles",)):
        """The feeds are those of a full build into an empty folder that knows nothing, but for the ids given."""
        folder = folder or self.site
        self.wait_for_builds()
        with tempfile.TemporaryDirectory(dir=self.home) as full:
            done = run(self.feedgen, *arguments, "-o", full, "--full", "-q", folder=folder, HOME=str(self.home))
            self.assertEqual(done.returncode, 0, done.stderr)
            expected = {path: text for path, text in tree(full).items() if os.path.basename(path) in FEEDS}
        self.assertTrue(expected)
        found = self.feeds(folder)
        # Feeds say where they are; that is the only difference between two output folders.
        self.assertEqual(sorted(found), sorted(expected))
        self.assertEqual([path for path in found if found[path] != expected[path]], [])


def main(argv):
    HookTest.feedgen = Path(argv.pop(1)).resolve()
    unittest.main()
