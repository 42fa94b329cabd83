"""A site whose feeds are built and pinged about, each step by the program itself."""

import json
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

import program
from state_file import changed

BASE_URL = "https://site.example/"
ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
FEEDS = ("rss.xml", "atom.xml", "feed.json")
RETRY_SOON = {"Retry-After": "1"}


def environment(**more):
    """Pings are due at times, so time passes in these tests."""
    variables = program.environment(**more)
    del variables["SOURCE_DATE_EPOCH"]
    return variables


class PingTest(unittest.TestCase):
    feedgen = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="ping-", dir=program.memory())
        self.addCleanup(folder.cleanup)
        self.site = Path(folder.name)
        self.feeds = self.site / "feeds"

    # The site

    def write(self, path, text):
        target = self.site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def article(self, name, categories=(), version=1, more=""):
        listed = f"categories: [{', '.join(categories)}]\n" if categories else ""
        self.write(f"articles/{name}.md", f"---\ntitle: Article {name}\ndate: 2021-07-10 13:01:16\n{listed}{more}---\n"
                                          f"The text of {name}, which is in its version {version}.\n")

    def three_articles(self, version=1):
        self.article("a", ["News"], version)
        self.article("b", ["News", "技术"], version)
        self.article("c", ["Sport"], version)

    def configure(self, hubs=(), base_url=BASE_URL, private_addresses=True, **notify):
        """Settings as feedgen.yaml has them; every text of JSON is one of YAML."""
        if private_addresses:
            notify["private_addresses"] = True
        settings = {"base_url": base_url, "title": "A site", "articles": "articles", "output": "feeds",
                    "hubs": list(hubs), "notify": notify}
        self.write("feedgen.yaml", "".join(f"{name}: {json.dumps(value)}\n" for name, value in settings.items() if value))

    # The program

    def start(self, *arguments):
        process = subprocess.Popen([self.feedgen, *arguments], cwd=self.site, env=environment(), text=True,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    def run_it(self, *arguments, code=0):
        done = subprocess.run([self.feedgen, *arguments], cwd=self.site, env=environment(), text=True, encoding="utf-8",
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done

    def build(self, *arguments, code=0):
        """The report."""
        return json.loads(self.run_it("articles", "-o", "feeds", "--json", *arguments, code=code).stdout)

    def ping(self, *arguments, code=0):
        """The report, which agrees with itself and with the exit code."""
        report = json.loads(self.run_it("ping", "--json", *arguments, code=code).stdout)
        self.assertEqual(sorted(report), ["dry_run", "due", "errors", "given_up", "sent", "targets", "warnings"])
        self.assertEqual(report["dry_run"], "--dry-run" in arguments)
        for total in ("due", "given_up"):
            self.assertEqual(report[total], sum(target[total] for target in report["targets"]), report)
        for target in report["targets"]:
            self.assertIn(target["protocol"], ("websub", "xmlrpc", "rsscloud", "indexnow"))
            for notice in target["notices"]:
                self.assert_is_notice(notice)
        if not {"--dry-run", "--status"} & set(arguments):
            self.assertEqual(report["due"] > 0, code == 4, report)
        return report

    def assert_is_notice(self, notice):
        self.assertIn(notice["state"], ("accepted", "due", "given_up"))
        waits = notice["state"] == "due" and notice["attempts"] > 0
        self.assertEqual("next_try" in notice, waits, notice)
        if waits:
            self.assertRegex(notice["next_try"], r"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
            self.assertTrue(notice["answer"], notice)
        self.assertEqual(notice["state"] == "accepted" and notice["attempts"] > 0, False, notice)

    def target(self, report, url):
        found = [target for target in report["targets"] if target["url"] == url]
        self.assertEqual(len(found), 1, report)
        return found[0]

    def rows(self, table):
        with closing(sqlite3.connect(f"file:{self.site}/.feedgen/state.db?mode=ro", uri=True)) as state:
            return state.execute(f"SELECT * FROM {table}").fetchall()

    def let_time_pass(self):
        """As if the pauses after failures were over."""
        with changed(self.site / ".feedgen/state.db") as state:
            state.execute("UPDATE targets SET not_before = 0")
            state.execute("UPDATE notices SET next_try = 0")

    def dry_run(self):
        """The lines: (protocol, target, topic)."""
        return sorted(tuple(line.split(" ")) for line in self.run_it("ping", "--dry-run").stdout.splitlines())

    # What is looked at

    def topics(self):
        """The address that each feed gives itself, and its bytes."""
        topics = {}
        for path, text in program.tree(self.feeds).items():
            if Path(path).name in FEEDS:
                address = self_address(path, text)
                self.assertNotIn(address, topics)
                topics[address] = text
        return topics

    def topics_below(self, folder):
        return {address for address in self.topics() if f"/{folder}/" in address}

    def article_address(self, name):
        items = json.loads((self.feeds / "feed.json").read_text(encoding="utf-8"))["items"]
        return next(item["url"] for item in items if item["title"] == f"Article {name}")

    def assert_pinged_once(self, server, topics):
        self.assertEqual(server.pinged(), {topic: 1 for topic in topics})


def self_address(path, text):
    if path.endswith(".json"):
        return json.loads(text)["feed_url"]
    links = [link for link in ElementTree.fromstring(text).iter(ATOM_LINK) if link.get("rel") == "self"]
    assert len(links) == 1, path
    return links[0].get("href")


def main(argv):
    PingTest.feedgen = Path(argv.pop(1)).resolve()
    unittest.main()
