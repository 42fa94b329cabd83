"""Builders of one site that share their state: a folder each, with articles, feeds and an index of their own."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

for place in ("cli", "ping", "support"):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / place))

import postgres
import program

BODY = "The text of {}, in its version {}, is long enough to tell it from that of every other article."


def environment(state):
    variables = program.environment(FEEDGEN_STATE=state)
    del variables["SOURCE_DATE_EPOCH"]
    return variables


class Builder:
    def __init__(self, feedgen, folder, state):
        self.feedgen, self.folder, self.state = feedgen, Path(folder), state
        self.feeds = self.folder / "feeds"
        self.variables = {}
        self.folder.mkdir(parents=True, exist_ok=True)

    def write(self, path, text):
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def article(self, name, version=1, title=None, more="", path=None):
        self.write(path or f"articles/{name}.md", f"---\ntitle: {title or 'Article ' + name}\n"
                   f"date: 2021-07-10 13:01:16\n{more}---\n{BODY.format(name, version)}\n")

    def configure(self, base_url="https://site.example/", **more):
        settings = {"base_url": base_url, "title": "A site", "timezone": "UTC", "articles": "articles",
                    "output": "feeds", **more}
        self.write("feedgen.yaml", "".join(f"{name}: {json.dumps(value)}\n" for name, value in settings.items()))

    def environment(self, state):
        return {**environment(state), **self.variables}

    def run(self, *words, state=None):
        return subprocess.run([self.feedgen, *words], cwd=self.folder,
                              env=self.environment(self.state if state is None else state), text=True, encoding="utf-8",
                              errors="backslashreplace", stdin=subprocess.DEVNULL, capture_output=True, timeout=300)

    def start(self, *words):
        return subprocess.Popen([self.feedgen, *words], cwd=self.folder, env=self.environment(self.state), text=True,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def ids(self):
        items = json.loads((self.feeds / "feed.json").read_text(encoding="utf-8"))["items"]
        return {item["title"]: item["id"] for item in items}

    def tree(self):
        return {path: text for path, text in program.tree(self.feeds).items() if not Path(path).name.startswith(".")}


class SharedTest(unittest.TestCase):
    feedgen = None

    def folder(self):
        folder = tempfile.TemporaryDirectory(prefix="shared-", dir=program.memory())
        self.addCleanup(folder.cleanup)
        return Path(folder.name)

    def builder(self, state, name="a"):
        builder = Builder(self.feedgen, self.folder() / name, state)
        builder.configure()
        return builder

    def done(self, builder, *words, code=0, **more):
        """`code` None: any that the program may end with by itself."""
        done = builder.run(*words, **more)
        self.assertIn(done.returncode, (0, 3, 4) if code is None else (code,), done.stdout + done.stderr)
        return done


    def race(self, builders):
        """All build at once, each with an article of its own; afterwards each builds once more. The ids that are known then."""
        for number, one in enumerate(builders):
            one.article(f"own{number}")
        running = [one.start() for one in builders]
        for process in running:
            _, said = process.communicate()
            self.assertIn(process.returncode, (0, 3), said)
        for one in builders:
            self.done(one)
        return [line.split("\t")[0] for line in self.done(builders[0], "list", "--ids").stdout.splitlines()]


class PostgresTest(SharedTest):
    @classmethod
    def setUpClass(cls):
        cls.cluster = postgres.Cluster()
        cls.addClassCleanup(cls.cluster.close)
        cls.number = 0

    def setUp(self):
        # A schema of its own for each test, by libpq's own words.
        type(self).number += 1
        self.schema = f"test_{self.number}"
        self.cluster.sql(f"CREATE SCHEMA {self.schema}")
        self.url = self.url_at(self.cluster.folder)

    def url_at(self, folder):
        return self.cluster.url_at(folder, options=f"-csearch_path%3D{self.schema}")

    def sql(self, text):
        return self.cluster.sql(f"SET search_path = {self.schema}; {text}")


def main(argv, needs_postgres=True):
    SharedTest.feedgen = Path(argv.pop(1)).resolve()
    if needs_postgres and postgres.programs() is None:
        print("there is no PostgreSQL here")
        sys.exit(77)
    os.umask(0o022)
    unittest.main()
