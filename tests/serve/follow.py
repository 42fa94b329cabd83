#!/usr/bin/env python3
"""`feedgen serve` and `feedgen watch` follow the author: what changes is built, and only that.

    follow.py PROGRAM
"""

import argparse
import datetime
import json
import os
import re
import resource
import signal
import subprocess
import sys
import unittest
from pathlib import Path

from preview_server import Running, Site, ask, folder_of, in_namespace, wait_for

OPTIONS = None
PIXEL = (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR%s\x08\x06\0\0\0\0\0\0\0")


def picture(width, height):
    return PIXEL % (width.to_bytes(4, "big") + height.to_bytes(4, "big"))


class FollowTest(unittest.TestCase):
    def setUp(self):
        self.site = Site()
        self.addCleanup(self.site.holder.cleanup)

    def start(self, command, **more):
        running = Running(command, self.site, **more)
        self.addCleanup(running.close)
        return running, running.port()

    def serve(self, *words, **more):
        return self.start([OPTIONS.program, "serve", "--port", "0", *words], **more)

    def shows(self, port, word, path="/rss.xml"):
        return wait_for(port, path, lambda body: word in body)

    def test_nothing_is_published_or_left(self):
        subprocess.run([OPTIONS.program, "-q"], cwd=self.site.folder, check=True, timeout=60)
        before = self.site.files()
        for end in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            running, port = self.serve()
            self.site.write("new.md", "New")
            self.shows(port, b"New")
            self.site.path("new.md").unlink()
            wait_for(port, "/rss.xml", lambda body: b"New" not in body)
            self.assertEqual(running.end(end)[0], 0)
            after = self.site.files()
            after[self.site.path("")] = before[self.site.path("")]  # its time
            self.assertEqual(after, before)
            self.assertEqual(list(self.site.temporary.iterdir()), [])

    def test_the_preview_is_what_would_be_published(self):
        self.site.write("two.md", "Second", "Food")
        _, port = self.serve()
        self.site.path("two.md").rename(self.site.path("renamed.md"))
        self.site.write("three.md", "Third", "Food")
        self.shows(port, b"Third")
        subprocess.run([OPTIONS.program, "-q"], cwd=self.site.folder, check=True, timeout=60)
        made = [path for path in (self.site.folder / "feeds").rglob("*") if path.suffix in (".xml", ".json", ".opml")]
        self.assertGreater(len(made), 8)
        for path in made:
            shown = ask(port, "/" + str(path.relative_to(self.site.folder / "feeds")))[2]
            self.assertEqual(shown, path.read_bytes(), path)

    def test_feeds_among_the_articles_are_no_articles(self):
        words = [".", "--base-url", "https://harbour.example/"]
        subprocess.run([OPTIONS.program, "-q", *words, "-o", "posts/feeds"], cwd=self.site.folder, check=True,
                       timeout=60)
        _, port = self.serve(*words, "-o", "posts/feeds")
        self.assertEqual(ask(port, "/rss.xml")[2], self.site.path("feeds/rss.xml").read_bytes())

    def test_a_change_makes_only_what_it_changes(self):
        for category in ("Food", "Music"):
            self.site.write(f"{category}.md", category, category)
        running, port = self.serve("--json")
        self.site.write("Food.md", "Bread", "Food")
        self.shows(port, b"Bread")
        reports = [json.loads(part) for part in running.end(signal.SIGINT)[1].replace("}\n{", "}\n\0{").split("\0")]
        states = {feed["path"]: feed["state"] for feed in reports[-1]["feeds"]}
        self.assertEqual(states["Food/rss.xml"], "replaced")
        self.assertEqual(states["Music/rss.xml"], "unchanged")
        self.assertEqual(states["Tech/atom.xml"], "unchanged")

    def test_a_change_looks_at_nothing_else(self):
        running, port = self.serve("-v")
        self.shows(port, b"First")
        self.site.replace("one.md", "Second")
        self.shows(port, b"Second")
        self.site.write("new/folder/two.md", "Deep")
        self.shows(port, b"Deep")
        self.site.write("new/folder/two.md", "Deeper")
        self.shows(port, b"Deeper")
        self.site.path("new/folder/two.md").unlink()
        wait_for(port, "/rss.xml", lambda body: b"Deeper" not in body)
        running.end(signal.SIGINT)
        lines = running.all_lines()
        whole = [line for line in lines if "all files are looked at" in line]
        self.assertEqual(len(whole), 1, lines)  # after the folder that is new

    def test_files_of_pages_in_folders_of_their_own(self):
        look = self.site.folder / "theme/pages"
        look.mkdir(parents=True)
        template = subprocess.run([OPTIONS.program, "--generate", "page-template"], check=True, capture_output=True, text=True,
                                  timeout=60).stdout
        (look / "page.mustache").write_text(template.replace("</body>", "<p>First look</p></body>"))
        (look / "page.css").write_text("h1 { color: teal }")
        files = "page_template: theme/pages/page.mustache\npage_style: theme/pages/page.css\n"
        self.site.settings("My site", files + "page_texts: {subscribe: Follow us}\n")
        _, port = self.serve()
        page = self.shows(port, b"First look", "/")
        self.assertIn(b"teal", page)
        self.assertIn(b"Follow us", page)
        (look / "page.mustache").write_text(template.replace("</body>", "<p>Second look</p></body>"))
        self.shows(port, b"Second look", "/")
        (look / "page.css").write_text("h1 { color: maroon }")
        self.shows(port, b"maroon", "/")
        (look / "new.css").write_text("h1 { color: olive }")
        (look / "new.css").rename(look / "page.css")
        self.shows(port, b"olive", "/")
        self.site.settings("My site", files + "page_texts: {subscribe: Read us}\n")
        self.shows(port, b"Read us", "/")
        (self.site.folder / "theme").rename(self.site.folder / "away")
        self.shows(port, b"feedgen-messages\"", "/")
        (self.site.folder / "away").rename(self.site.folder / "theme")
        wait_for(port, "/", lambda body: b"feedgen-messages\"" not in body)

    def test_folders_and_settings(self):
        running, port = self.serve("--json")
        self.site.replace("one.md", "Second")
        wait_for(port, "/rss.xml", lambda body: b"Second" in body and b"First" not in body)
        self.site.write("new/folder/two.md", "Deep")
        self.shows(port, b"Deep")
        self.site.path("new").rename(self.site.path("moved"))
        self.site.write("moved/folder/three.md", "Moved")
        self.shows(port, b"Moved")
        self.site.settings("Renamed")
        self.shows(port, b"<title>Renamed")
        good = ask(port, "/rss.xml")[2]
        (self.site.folder / "feedgen.yaml").write_text("title: [\n")
        self.shows(port, b"feedgen.yaml:", "/")
        self.assertEqual(ask(port, "/rss.xml")[2], good)
        self.site.settings("Mended")
        page = self.shows(port, b"Mended", "/")
        self.assertNotIn(b"feedgen-messages\"", page)
        code, out = running.end(signal.SIGTERM)
        self.assertEqual(code, 0)
        self.assertIn('"feeds"', out)

    def test_the_folder_of_articles_goes_and_comes_back(self):
        _, port = self.serve()
        self.site.path("").rename(self.site.folder / "away")
        self.shows(port, b"feedgen-messages\"", "/")
        self.site.write("one.md", "Again")
        self.shows(port, b"Again")
        self.site.write("one.md", "Once more")
        self.shows(port, b"Once more")

    def test_what_else_a_build_reads(self):
        for name in ("_posts", "_data"):
            (self.site.folder / name).mkdir()
        (self.site.folder / "feedgen.yaml").unlink()
        config = self.site.folder / "_config.yml"
        config.write_text("title: Jekyll's\nurl: https://harbour.example\n")
        (self.site.folder / "_posts/2021-07-10-a.md").write_text(
            "---\ntitle: A\nauthor: jo\nimage: /wide.png\n---\nText.\n")
        (self.site.folder / "wide.png").write_bytes(picture(10, 20))
        _, port = self.serve()
        self.shows(port, b"Jekyll's")
        authors = self.site.folder / "_data/authors.yml"
        authors.write_text("jo:\n  name: Jo of the data\n")
        self.shows(port, b"Jo of the data")
        config.write_text("title: Another\nurl: https://harbour.example\n")
        self.shows(port, b"Another")
        before = ask(port, "/rss.xml")[2]
        (self.site.folder / "wide.png").write_bytes(picture(400, 200) + bytes(100))
        wait_for(port, "/rss.xml", lambda body: body != before)
        (self.site.folder / "feedgen.yaml").write_text("title: By feedgen\n")
        self.shows(port, b"By feedgen")

    def test_a_broken_article_is_shown_until_it_is_mended(self):
        _, port = self.serve()
        self.site.path("broken.md").write_text("---\ntitle: \"<b>\ndate: 2021-07-10\n---\n")
        page = self.shows(port, b"feedgen-messages\"", "/")
        self.assertRegex(page, rb"<li>[^<]*broken\.md:\d+:")
        self.site.path("broken.md").unlink()
        wait_for(port, "/", lambda body: b"feedgen-messages\"" not in body)

    def test_an_article_becomes_due_and_expires(self):
        def in_seconds(seconds):
            return (datetime.datetime.now(datetime.UTC if hasattr(datetime, "UTC") else datetime.timezone.utc)
                    + datetime.timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")

        _, port = self.serve()
        self.site.path("later.md").write_text(
            f"---\ntitle: Later\ndate: {in_seconds(4)}\nexpires: {in_seconds(7)}\n---\nText.\n")
        self.shows(port, b"Later")
        wait_for(port, "/rss.xml", lambda body: b"Later" not in body)

    def test_editors_replace_files_in_their_own_ways(self):
        _, port = self.serve()
        one, backup = self.site.path("one.md"), self.site.path("one.md~")
        text = one.read_text()

        def vim():
            self.site.path("4913").write_text("")
            self.site.path("4913").unlink()
            one.rename(backup)
            one.write_text(text.replace("First", "By vim"))
            backup.unlink()

        def emacs():
            lock = self.site.path(".#one.md")
            lock.symlink_to("author@machine.1:1")
            self.site.path("#one.md#").write_text(text)
            os.link(one, backup)
            self.site.path("#one.md#").unlink()
            self.site.path(".tmp").write_text(text.replace("First", "By emacs"))
            self.site.path(".tmp").rename(one)
            lock.unlink()
            backup.unlink()

        def nano():
            with one.open("r+") as file:
                file.truncate()
                file.write(text.replace("First", "By nano"))

        def sed():
            self.site.path("sedAbCdEf").write_text(text.replace("First", "By sed"))
            self.site.path("sedAbCdEf").rename(one)

        for editor, words in ((vim, b"By vim"), (emacs, b"By emacs"), (nano, b"By nano"), (sed, b"By sed")):
            editor()
            self.shows(port, words)

    def test_a_checkout_of_10000_files(self):
        def git(*words):
            subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *words],
                           cwd=self.site.folder, check=True, capture_output=True, timeout=60)

        git("init", "-q", "-b", "one")
        for branch in ("one", "two"):
            if branch == "two":
                git("checkout", "-q", "-b", "two")
            for number in range(10000):
                path = self.site.path(f"{number // 100}/{number}.md")
                path.parent.mkdir(exist_ok=True)
                path.write_text(f"---\ntitle: {branch} {number}\ndate: 2021-07-10 13:01:16\n---\nText.\n")
            self.site.path("last.md").write_text(
                f"---\ntitle: Last of {branch}\ndate: 2022-01-01 00:00:00\n---\nText.\n")
            git("add", "posts")
            git("commit", "-q", "-m", branch)
        running, port = self.serve("--json")
        self.shows(port, b"Last of two")
        git("checkout", "-q", "one")
        wait_for(port, "/rss.xml", lambda body: b"Last of one" in body and b"two" not in body)
        out = running.end(signal.SIGINT)[1]
        self.assertLess(out.count('"feeds"'), 20)  # each five seconds at most

    def test_more_changes_than_the_system_keeps(self):
        running, port = self.serve()
        running.process.send_signal(signal.SIGSTOP)
        for number in range(10000):
            self.site.path("a.md").write_text("a")
            self.site.path("b.md").write_text("b")
        self.site.write("lost/two.md", "Lost and found")
        running.process.send_signal(signal.SIGCONT)
        self.shows(port, b"Lost and found")
        self.site.write("lost/three.md", "Watched again")
        self.shows(port, b"Watched again")

    def test_a_system_that_watches_no_more_folders(self):
        command = in_namespace("echo 2 > /proc/sys/user/max_inotify_watches",
                               [OPTIONS.program, "serve", "--port", "0"])
        if command is None:
            self.skipTest("no namespaces")
        for number in range(5):
            self.site.write(f"{number}/a.md", f"In {number}")
        running = Running(command, self.site)
        self.addCleanup(running.close)
        self.assertIn("fs.inotify.max_user_watches", running.line_with("warning"))
        port = running.port()
        self.site.write("4/a.md", "Found by looking")
        self.shows(port, b"Found by looking")
        self.site.write("new/a.md", "New by looking")
        self.shows(port, b"New by looking")
        self.assertEqual(running.end(signal.SIGINT)[0], 0)

    def test_a_full_disk_leaves_what_was_good(self):
        command = in_namespace(f"mount -t tmpfs -o size=2m tmpfs {self.site.temporary}",
                               [OPTIONS.program, "serve", "--port", "0"], "--mount")
        if command is None:
            self.skipTest("no namespaces")
        running, port = self.start(command)
        good = ask(port, "/rss.xml")[2]
        filler = folder_of(running.process.pid, self.site.temporary) / "filler"
        with filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass
        self.site.write("two.md", "Second")
        self.shows(port, b"feedgen-messages\"", "/")
        self.assertEqual(ask(port, "/rss.xml")[2], good)
        filler.unlink()
        self.site.write("three.md", "Third")
        wait_for(port, "/rss.xml", lambda body: b"Second" in body and b"Third" in body)
        self.assertEqual(running.end(signal.SIGINT)[0], 0)

    def test_files_that_can_not_be_written_leave_what_was_good(self):
        running, port = self.serve()
        good = ask(port, "/rss.xml")[2]
        resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
        self.site.write("two.md", "Second")
        self.shows(port, b"feedgen-messages\"", "/")
        self.assertEqual(ask(port, "/rss.xml")[2], good)
        resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        self.site.write("three.md", "Third")
        wait_for(port, "/rss.xml", lambda body: b"Second" in body and b"Third" in body)

    def test_temporary_files_that_are_cleared_away(self):
        _, port = self.serve()
        for path in self.site.temporary.iterdir():
            path.rename(self.site.top / "cleared")
        self.site.write("two.md", "Second")
        self.shows(port, b"Second")

    def test_watch_publishes(self):
        for output in ("feeds", "."):
            self.site.write("one.md", "First")
            running = Running([OPTIONS.program, "watch", "-o", output], self.site)
            self.addCleanup(running.close)
            running.line_with("feeds")
            feed = self.site.folder / output / "rss.xml"
            self.assertIn("First", feed.read_text())
            self.site.replace("one.md", "Second")
            while "Second" not in feed.read_text():
                running.line_with("feeds")
            self.assertEqual(running.end(signal.SIGTERM)[0], 0)

    def test_what_watch_writes_itself_is_no_change(self):
        running = Running([OPTIONS.program, "watch", "-o", "feeds"], self.site)
        self.addCleanup(running.close)
        running.line_with("feeds")
        self.site.replace("one.md", "Second")
        running.line_with("feeds")
        self.assertEqual(running.end(signal.SIGTERM)[0], 0)
        self.assertEqual(running.lines.get(timeout=60), None)


    def test_the_commands_of_the_manual(self):
        self.site.path("").rename(self.site.folder / "articles")
        self.site.settings("My site")
        settings = self.site.folder / "feedgen.yaml"
        settings.write_text(settings.read_text().replace("posts", "articles"))
        (self.site.folder / "preview.yaml").write_text(settings.read_text() + "drafts: true\n")
        manual = (Path(__file__).parents[2] / "docs/preview.md").read_text()
        commands = [found[0] or found[1] for found in
                    re.findall(r"^    feedgen (.+)$|`feedgen ((?:serve|watch) .+?)`", manual, re.MULTILINE)]
        self.assertGreater(len(commands), 5)
        for command in commands:
            words = re.sub(r"--port \d+|--host [\d.]+", "", command).split()
            if words[0] == "serve":
                self.serve(*words[1:])
            else:
                running = Running([OPTIONS.program, *words], self.site)
                self.addCleanup(running.close)
                running.line_with("feeds")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest])
