"""A folder of articles that a test edits between runs of the program."""

import json
import subprocess
import tempfile
import unittest
from pathlib import Path

from program import environment, run

BODY = "The text of {}, which is long enough to tell it from that of every other article."


class SiteTest(unittest.TestCase):
    feedgen = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="site-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, path, text):
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def article(self, name, path=None, title=None, day="01", body=None, more=""):
        self.write(path or f"articles/{name}.md", f"---\ntitle: {title or name}\ndate: 2021-07-{day} 13:01:16\n"
                                                  f"{more}---\n{body or BODY.format(name)}\n")

    def configure(self, **settings):
        settings = {"timezone": "UTC", **settings}
        self.write("feedgen.yaml", "".join(f"{name}: {value}\n" for name, value in settings.items()))

    def run_it(self, *arguments, code=0):
        done = run(self.feedgen, *arguments, folder=self.folder)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def build(self, *arguments):
        """What it said, and the id of each article by its title."""
        done = self.run_it("articles", "-o", "feeds", *arguments)
        return done.stderr, self.ids()

    def start(self, *arguments):
        return subprocess.Popen([self.feedgen, "articles", "-o", "feeds", *arguments], cwd=self.folder,
                                env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE)

    def ids(self):
        items = json.loads((self.folder / "feeds/feed.json").read_text(encoding="utf-8"))["items"]
        ids = {item["title"]: item["id"] for item in items}
        self.assertEqual(len(set(ids.values())), len(items), "two articles share an id, or a title")
        return ids

    def listed(self):
        """The lines of `feedgen list --ids`, taken apart."""
        done = self.run_it("list", "articles", "--ids", "-q")
        return [line.split("\t") for line in done.stdout.splitlines()]

    def git(self, *arguments):
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments], cwd=self.folder,
                       env=environment(HOME=str(self.folder)), check=True, capture_output=True)


def main(argv):
    SiteTest.feedgen = Path(argv.pop(1)).resolve()
    unittest.main()
