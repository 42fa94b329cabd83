#!/usr/bin/env python3
"""The first minute: whatever is typed first, the answer says what to type next. And `feedgen init` asks a person.

    first_minute.py PROGRAM
"""

import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from program import environment, run, tree

FEEDGEN = None
ARTICLE = "---\ntitle: A\ndate: 2021-07-10 13:01:16\n---\nText.\n"
TYPED = re.compile(r"type: (feedgen\b.*)$|did you mean (feedgen \w+)\?$", re.MULTILINE)
SECONDS = 60


class Terminal:
    """The program in front of a terminal of its own; its standard output is a pipe."""

    def __init__(self, folder, *words, **variables):
        self.side, other = pty.openpty()
        self.process = subprocess.Popen([FEEDGEN, *words], cwd=folder, env=environment(**variables), stdin=other,
                                        stdout=subprocess.PIPE, stderr=other, start_new_session=True)
        os.close(other)
        self.seen = ""
        self.answered = 0  # how much of it was there when the last answer was typed

    def read(self):
        """What comes next; empty at the end."""
        ready, _, _ = select.select([self.side], [], [], SECONDS)
        assert ready, f"nothing more in {SECONDS} s after: {self.seen}"
        try:
            text = os.read(self.side, 4096).decode("utf-8", "replace")
        except OSError:  # Linux: nobody has the other side open any more
            text = ""
        self.seen += text
        return text

    def read_until(self, prompt):
        while prompt not in self.seen[self.answered:]:
            assert self.read(), f"no {prompt!r} in: {self.seen}"

    def answer(self, prompt, text):
        self.read_until(prompt)
        self.answered = len(self.seen)
        os.write(self.side, text.encode())

    def end(self):
        while self.read():
            pass
        code = self.process.wait(SECONDS)
        self.process.stdout.close()
        os.close(self.side)
        return code


class FirstMinuteTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="first-minute-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "my site"
        self.folder.mkdir()

    def write(self, path, text=ARTICLE):
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def said(self, *words, code=2):
        done = run(FEEDGEN, *words, folder=self.folder)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def do_what_is_said(self, said):
        """Types the command that a message names, in a shell."""
        [found] = TYPED.findall(said)
        line = found[0] or found[1]
        done = subprocess.run(["sh", "-c", line.replace("feedgen", '"$FEEDGEN"', 1)], cwd=self.folder, text=True,
                              env=environment(FEEDGEN=str(FEEDGEN)), capture_output=True, timeout=SECONDS)
        self.assertEqual(done.returncode, 0, f"{line}\n{done.stderr}")
        return done

    # What is typed

    def test_in_an_empty_folder_it_is_said_what_is_looked_for(self):
        said = self.said()
        for word in ("feedgen.yaml", "Hexo", "Jekyll", "Hugo", ".md", "feedgen FOLDER -o feeds", "feedgen help"):
            self.assertIn(word, said)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_beside_a_folder_of_articles_the_command_is_named_and_works(self):
        for name in ("notes", "my notes", "-notes", "it's"):
            with self.subTest(name):
                self.write(f"{name}/2021/a.md")
                self.do_what_is_said(self.said())
                self.assertIn("feeds/rss.xml", tree(self.folder))
                for path in sorted(self.folder.rglob("*"), reverse=True):
                    path.rmdir() if path.is_dir() else path.unlink()

    def test_among_articles_the_command_is_named_and_works(self):
        self.write("a.md")
        self.do_what_is_said(self.said())
        self.assertIn("feeds/rss.xml", tree(self.folder))

    def test_in_a_site_without_articles_its_folder_of_articles_is_named(self):
        self.write("_config.yml", "title: T\nurl: https://a.example\nnew_post_name: :title.md\npermalink: :title/\n")
        self.write("scaffolds/post.md", "")
        said = self.said()
        self.assertIn("Hexo", said)
        self.assertIn("source/_posts", said)
        self.write("source/_posts/a.md")
        self.assertIn("Hexo site found", self.said(code=0))

    def test_help_is_a_command(self):
        for words in (["help"], ["help", "ping"], ["help", "hook"], ["help", "build"], ["help", "check"]):
            done = run(FEEDGEN, *words, folder=self.folder)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn("Usage: feedgen", done.stdout)
        self.assertIn('did you mean "ping"?', self.said("help", "pnig"))
        self.assertIn("feedgen help topics lists what there is help on", self.said("help", "everything"))
        self.assertIn('did you mean "dates"?', self.said("help", "date"))

    def test_a_command_that_is_nearly_one_is_recognised(self):
        self.write("notes/a.md")
        self.write("feedgen.yaml", "articles: notes\n")
        self.assertIn("did you mean feedgen list?", self.said("lst"))
        self.do_what_is_said(self.said("lst"))
        self.assertIn("did you mean feedgen ping?", self.said("pnig", "--status"))
        self.assertIn('did you mean "notes"?', self.said("notse"))
        self.assertIn('did you mean "notes/a.md"?', self.said("notes/b.md"))
        self.assertIn('did you mean "notes"?', self.said("notes", "ntoes"))
        self.assertIn("write the command first: feedgen list", self.said("-v", "list"))

    def test_options_that_are_nearly_ones_are_recognised(self):
        for words, remedy in ((["--out", "x"], "--output"), (["--versoin"], "--version"), (["list", "--id"], "--ids"),
                              (["--wait"], "feedgen ping takes it")):
            self.assertIn(remedy, self.said(*words))
        self.assertRegex(run(FEEDGEN, "-V").stdout, r"^feedgen \d")

    # What comes next

    def test_after_a_build_where_the_feeds_are(self):
        self.write("articles/a.md")
        first = self.said("articles", code=0)
        self.assertIn("The feeds are in feeds/. To try one, open feeds/rss.xml in a feed reader.", first)
        self.assertIn("add this line to feedgen.yaml: base_url: ", first)
        self.write("articles/b.md")
        self.assertIn("The feeds are in feeds/; the site's is feeds/rss.xml\n", self.said("articles", code=0))
        self.assertNotIn("The feeds are in", self.said("articles", code=0), "nothing has changed")
        for words in (["-q"], ["--json"], ["--dry-run"]):
            self.assertNotIn("The feeds are in", self.said("articles", "-o", f"other{words[0]}", *words, code=0))

    def test_init_without_a_terminal_names_the_line_and_the_command(self):
        self.write("notes/a.md")
        said = self.said("init", code=0)
        self.assertIn("feedgen.yaml: base_url: https://", said)
        self.do_what_is_said(said)
        self.assertIn("feeds/rss.xml", tree(self.folder))

    # init asks

    def settings(self):
        text = (self.folder / "feedgen.yaml").read_text(encoding="utf-8")
        return dict(re.findall(r"^(\w+): *(.*)$", text, re.MULTILINE))

    def test_init_asks_for_what_no_file_says_and_writes_settings_that_work(self):
        self.write("notes/a.md")
        terminal = Terminal(self.folder, "init", TZ="Europe/Lisbon")
        terminal.answer("Address of the site", "my.site\n")
        terminal.answer("Address of the site", "https://my.site/blog\n")
        terminal.answer("Title of the site [my site]:", "Our Notes: news\n")
        terminal.answer("[Europe/Lisbon]:", "\n")
        self.assertEqual(terminal.end(), 0, terminal.seen)
        self.assertIn("warning: ", terminal.seen, "what is no address is asked for again")
        self.assertNotIn("Add the address", terminal.seen)
        self.assertEqual(self.settings()["timezone"], "Europe/Lisbon")
        self.said(code=0)
        feed = tree(self.folder)["feeds/rss.xml"].decode()
        self.assertIn("<title>Our Notes: news</title>", feed)
        self.assertIn("https://my.site/blog/", feed)
        self.assertIn("Sat, 10 Jul 2021 12:01:16 +0000", feed.replace("GMT", "+0000"))

    def test_an_empty_answer_keeps_the_proposal_and_the_end_of_input_leaves_out(self):
        terminal = Terminal(self.folder, "init", TZ="Europe/Lisbon")
        terminal.answer("Address of the site", "\n")
        terminal.answer("Title of the site [my site]:", "\n")
        terminal.answer("[Europe/Lisbon]:", "\x04")
        self.assertEqual(terminal.end(), 0, terminal.seen)
        settings = self.settings()
        self.assertEqual(settings.get("title", "").strip('"'), "my site")
        self.assertFalse({"base_url", "timezone"} & settings.keys())

    def test_a_zone_that_is_none_is_asked_for_again_with_the_near_one(self):
        terminal = Terminal(self.folder, "init", TZ="")
        terminal.answer("Address of the site", "\x04")
        terminal.answer("Title of the site", "\x04")
        terminal.answer("Time zone", "Europe/Lisbn\n")
        terminal.read_until("Europe/Lisbon")
        terminal.answer("Time zone", "Europe/Lisbon\n")
        self.assertEqual(terminal.end(), 0, terminal.seen)
        self.assertEqual(self.settings()["timezone"], "Europe/Lisbon")

    def test_what_the_generator_says_is_not_asked_for(self):
        self.write("_config.yml", "title: T\nurl: https://a.example\ntimezone: Asia/Tokyo\nnew_post_name: :title.md\n"
                                  "permalink: :title/\n")
        self.write("scaffolds/post.md", "")
        terminal = Terminal(self.folder, "init")
        self.assertEqual(terminal.end(), 0, terminal.seen)
        self.assertNotIn("Title of the site", terminal.seen)
        self.assertEqual(self.settings()["timezone"], "Asia/Tokyo")

    def test_nothing_is_asked_where_nobody_wants_to_answer(self):
        for words in (["-q"], ["--json"]):
            terminal = Terminal(self.folder, "init", *words)
            self.assertEqual(terminal.end(), 0, terminal.seen)
            self.assertNotIn("Title", terminal.seen)
            (self.folder / "feedgen.yaml").unlink()
        self.write("feedgen.yaml", "title: Mine\n")
        terminal = Terminal(self.folder, "init")
        self.assertEqual(terminal.end(), 2, terminal.seen)
        self.assertNotIn("Title", terminal.seen)


if __name__ == "__main__":
    FEEDGEN = Path(sys.argv.pop(1)).resolve()
    unittest.main()
