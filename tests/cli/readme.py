#!/usr/bin/env python3
"""Types what README.md shows, in a copy of a fresh clone, and compares what comes out; and every command of the other
pages, for options and commands that there are not.

    readme.py PROGRAM SOURCE
"""

import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from program import environment

FEEDGEN = None
SOURCE = None
# What can't be compared: how long it took.
ELAPSED = re.compile(r"\b\d+(?:\.\d+)? (?:ms|s)\b")
SHOWN = re.compile(r"^    \$ (.*)\n((?:    (?!\$ ).*\n)*)", re.MULTILINE)
COMMAND = r"(?:\$ |- |ExecStart=/usr/bin/env |[*/0-9]+ [* ]+ )?((?:cd [^ ]+ && )?feedgen(?: .*|$))"
INDENTED = re.compile(rf"^ {{4,}}{COMMAND}", re.MULTILINE)
FENCED = re.compile(r"^```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
IN_BLOCK = re.compile(rf"^ *{COMMAND}", re.MULTILINE)
INLINE = re.compile(r"`(feedgen [^`…\n]+)`")
NO_SUCH = re.compile(r'unknown option|there is no (?!"(?:other/|articles/one))|exclude each other|one word too many|nothing to do|At Most')


def shown(page):
    """Each command of a page, with the lines below it."""
    text = (SOURCE / page).read_text(encoding="utf-8")
    return [(command.strip(), re.sub("^    ", "", lines, flags=re.MULTILINE)) for command, lines in SHOWN.findall(text)]


class ReadmeTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="readme-")
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name)
        (self.top / "bin").mkdir()
        (self.top / "bin/feedgen").symlink_to(FEEDGEN)

    def clone(self):
        """What the tour needs of a fresh clone."""
        clone = self.top / "clone"
        for name in ("fixtures/articles", "fixtures/bad", "feeds"):
            shutil.copytree(SOURCE / name, clone / name, ignore=shutil.ignore_patterns(".feedgen"))
        return clone

    def sh(self, line, folder):
        line = line.replace("/tmp/", f"{self.top}/")
        variables = environment(PATH=f"{self.top}/bin:/usr/bin:/bin", HOME=str(self.top), GIT_CONFIG_NOSYSTEM="1")
        del variables["SOURCE_DATE_EPOCH"]  # a reader of the page has today's date
        done = subprocess.run(["bash", "-c", line], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=120, env=variables)
        return done.returncode, done.stdout.replace(f"{self.top}/", "/tmp/")

    def git(self, *words, folder):
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, stdin=subprocess.DEVNULL,
                       env=environment(HOME=str(self.top)))

    def compare(self, expected, printed):
        """Line by line; "…" at the end of the expected stands for more lines."""
        expected = [ELAPSED.sub("N ms", line) for line in expected.rstrip().splitlines()]
        printed = [ELAPSED.sub("N ms", line) for line in printed.rstrip().splitlines()]
        if expected and expected[-1] == "…":
            expected.pop()
            for line in expected:
                self.assertIn(line, printed)
            order = [printed.index(line) for line in expected]
            self.assertEqual(order, sorted(order))
            self.assertGreater(len(printed), len(expected))
        else:
            self.assertEqual(printed, expected)

    def test_the_tour_is_what_a_fresh_clone_shows(self):
        clone = self.clone()
        compared = 0
        for command, lines in shown("README.md"):
            if "newsboat" in command:  # which wants a terminal; tests/readers run it
                self.assertTrue((self.top / "demo/Technology/atom.xml").exists())
            elif command.startswith(("feedgen fixtures/", "find ")):
                with self.subTest(command):
                    code, printed = self.sh(command, clone)
                    self.assertEqual(code, 0, printed)
                    self.compare(lines, printed)
                    compared += 1
        self.assertGreaterEqual(compared, 5)

    def test_the_first_command_leaves_a_fresh_clone_as_it_is(self):
        clone = self.clone()
        before = {path: path.stat().st_mtime_ns for path in (clone / "feeds").rglob("*")}
        self.assertIn("\n    ./dev run fixtures/articles -o feeds/ ", (SOURCE / "README.md").read_text(encoding="utf-8"))
        code, printed = self.sh("feedgen fixtures/articles -o feeds/", clone)
        self.assertEqual(code, 0, printed)
        self.assertIn(" 0 changed, ", printed)
        self.assertEqual({path: path.stat().st_mtime_ns for path in (clone / "feeds").rglob("*")}, before)

    def test_the_settings_that_it_shows_are_settings(self):
        [settings] = [lines for command, lines in shown("README.md") if command == "cat feedgen.yaml"]
        (self.top / "feedgen.yaml").write_text(settings, encoding="utf-8")
        (self.top / "a.md").write_text("---\ntitle: A\ndate: 2021-07-10\n---\n", encoding="utf-8")
        code, printed = self.sh("feedgen . -o feeds", self.top)
        self.assertEqual(code, 0, printed)
        self.assertNotIn("warning", printed)

    def test_the_hook_says_what_is_shown(self):
        commands = [each for each in shown("README.md") if each[0].startswith(("feedgen hook", "git commit"))]
        self.assertEqual(len(commands), 2)
        site = self.clone() / "fixtures"
        self.git("init", "-q", folder=site)
        self.git("config", "user.name", "A", folder=site)
        self.git("config", "user.email", "a@example.org", folder=site)
        for command, lines in commands:
            (site / "articles/tide.md").write_text("---\ntitle: Tides\ndate: 2022-06-01\n---\nHigh at noon.\n", encoding="utf-8")
            self.git("add", ".", folder=site)
            code, printed = self.sh(command, site)
            self.assertEqual(code, 0, printed)
            if lines:
                self.assertRegex(printed, r"^feedgen: \d+ feeds changed in \d+\.\d\d s\n$|^feedgen: not done after 1 s")

    def test_a_site_of_hexo_needs_no_settings(self):
        [command] = [command for command, _ in shown("README.md") if "my-site" in command]
        shutil.copytree(SOURCE / "fixtures/sites/hexo", self.top / "my-site")
        for _ in range(2):  # the second time after `hexo clean`
            code, printed = self.sh(command, self.top)
            self.assertEqual(code, 0, printed)
            self.assertIn(" 0 unchanged", printed)
            self.assertNotIn("warning", printed)
            feed = (self.top / "my-site/public/atom.xml").read_bytes()  # where hexo-generator-feed has it
            shutil.rmtree(self.top / "my-site/public")
        self.sh(command, self.top)
        self.assertEqual((self.top / "my-site/public/atom.xml").read_bytes(), feed)

    def test_the_example_of_the_look_makes_pages(self):
        page = (SOURCE / "docs/look.md").read_text(encoding="utf-8")
        blocks = {language: re.search(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)[1]
                  for language in ("yaml", "css", "html")}
        names = re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.*?) \|", page.partition("## Texts")[2], re.MULTILINE)))
        self.assertGreater(len(names), 20)
        (self.top / "page.css").write_text(blocks["css"], encoding="utf-8")
        (self.top / "page.mustache").write_text(blocks["html"], encoding="utf-8")
        (self.top / "a.md").write_text("---\ntitle: A & B\ndate: 2021-07-10\ncategories: [X, Y]\n---\n", encoding="utf-8")
        settings = blocks["yaml"] + "title: T\nbase_url: https://t.example/\npage_style: page.css\npage_template: page.mustache\n"
        (self.top / "feedgen.yaml").write_text(settings, encoding="utf-8")
        code, printed = self.sh("feedgen . -o feeds", self.top)
        self.assertEqual((code, "warning" in printed), (0, False), printed)
        made = (self.top / "feeds/index.html").read_text(encoding="utf-8")
        for part in ("I feed di T", "A &amp; B", "--width: 60rem", "<h2>Categorie</h2>", '<a href="X/Y/index.html">Y</a> (1)</li>\n</ul></li>'):
            self.assertIn(part, made)
        for name in names:
            with self.subTest(name):
                (self.top / "feedgen.yaml").write_text(f"title: T\npage_texts: {{{name}: 'x {{}}'}}\n", encoding="utf-8")
                code, printed = self.sh("feedgen . -o other", self.top)
                self.assertEqual(code, 0, printed)

    def commands(self):
        for page in sorted([SOURCE / "README.md", *(SOURCE / "docs").glob("*.md")]):
            text = page.read_text(encoding="utf-8")
            typed = INDENTED.findall(text) + INLINE.findall(text)
            for block in FENCED.findall(text):
                typed += IN_BLOCK.findall(block)
            for command in typed:
                yield page.name, re.sub(r" +#.*| {3,}.*", "", command).strip()

    def test_no_page_shows_a_command_or_an_option_that_there_is_not(self):
        seen = 0
        for page, command in self.commands():
            with self.subTest(page=page, command=command):
                site = self.top / "site"
                shutil.rmtree(site, ignore_errors=True)
                for folder in ("articles", "notes", "my-site", "fixtures/articles", "fixtures/bad", "www"):
                    (site / folder).mkdir(parents=True)
                    (site / folder / "a.md").write_text("---\ntitle: A\ndate: 2021-07-10\n---\n", encoding="utf-8")
                (site / "feedgen.yaml").write_text("articles: articles\nhubs: [https://localhost/]\n", encoding="utf-8")
                self.git("init", "-q", folder=site)
                line = command.replace("/srv/site", str(site)).replace('"$HOME/site"', f"'{site}'").replace(" COMMAND", " ping").replace(" TOPIC", " ids").replace("--wait", "--dry-run")
                # Previews do not end by themselves, and no test asks the network.
                line = re.sub(r"feedgen (?:serve|watch)\b|--(?:port|host) \S+", lambda found: "feedgen build" if "feedgen" in found[0] else "", line)
                line = re.sub(r"feedgen check https?://\S+", "feedgen check feed.xml", line)
                line = re.sub(r"\bme@example\.org:|\bremote:", "www/", line)
                code, printed = self.sh(re.sub(r"feedgen FOLDER", "feedgen notes", line), site)
                # A text on feedgen itself has such words of its own, and is printed only where it is known.
                if not re.fullmatch(r"feedgen (?:help|--generate) [\w-]+", line) or code != 0:
                    self.assertNotRegex(printed, NO_SUCH)
                seen += 1
        self.assertGreater(seen, 20)


if __name__ == "__main__":
    FEEDGEN, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    unittest.main(argv=sys.argv[:1])
