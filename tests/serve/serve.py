#!/usr/bin/env python3
"""`feedgen serve`: what browsers and readers get, and that it follows the author.

    serve.py PROGRAM [--browser CHROMIUM]
"""

import argparse
import os
import resource
import signal
import socket
import subprocess
import sys
import unittest

from preview_server import Relay, Running, Site, ask, wait_for

OPTIONS = None


class ServeTest(unittest.TestCase):
    def setUp(self):
        self.site = Site()
        self.addCleanup(self.site.holder.cleanup)

    def serve(self, *words, **more):
        running = Running(OPTIONS.program, self.site, "serve", "--port", "0", *words, **more)
        self.addCleanup(running.close)
        return running, running.port()

    def test_types_and_tags(self):
        _, port = self.serve()
        for path, kind in (("/", "text/html; charset=utf-8"), ("/rss.xml", "application/rss+xml; charset=utf-8"),
                           ("/atom.xml", "application/atom+xml; charset=utf-8"),
                           ("/feed.json", "application/feed+json"), ("/feeds.opml", "text/x-opml; charset=utf-8"),
                           ("/feed.css", "text/css; charset=utf-8")):
            status, headers, body = ask(port, path)
            self.assertEqual((status, headers["Content-Type"]), (200, kind), path)
            self.assertEqual(int(headers["Content-Length"]), len(body))
            tag = headers["ETag"]
            status, again, body = ask(port, path, If_None_Match=f'"x", W/{tag}')
            self.assertEqual((status, again["ETag"], body), (304, tag, b""), path)
            status, head, nothing = ask(port, path, method="HEAD")
            self.assertEqual((status, head["Content-Length"], nothing), (200, headers["Content-Length"], b""), path)
        self.assertEqual(ask(port, "/rss.xml", method="POST")[0], 405)
        status, headers, body = ask(port, "/rss.xml", Range="bytes=0-4")
        self.assertEqual((status, body), (206, b"<?xml"))
        self.assertIn(b"https://example.org/", ask(port, "/rss.xml")[2])

    def test_nothing_is_published_or_left(self):
        before = sorted(self.site.folder.rglob("*"))
        running, _ = self.serve()
        self.assertEqual(running.end(signal.SIGINT)[0], 0)
        self.assertEqual(sorted(self.site.folder.rglob("*")), before)
        self.assertEqual(list(self.site.temporary.iterdir()), [])

    def test_it_follows_the_author(self):
        running, port = self.serve("--json")
        self.site.replace("one.md", "Second")
        wait_for(port, "/rss.xml", lambda body: b"Second" in body and b"First" not in body)
        self.site.write("new/folder/two.md", "Deep")
        wait_for(port, "/rss.xml", lambda body: b"Deep" in body)
        (self.site.folder / "posts/new").rename(self.site.folder / "posts/moved")
        self.site.write("moved/folder/three.md", "Moved")
        wait_for(port, "/rss.xml", lambda body: b"Moved" in body)
        self.site.settings("Renamed")
        wait_for(port, "/rss.xml", lambda body: b"<title>Renamed" in body)
        good = ask(port, "/rss.xml")[2]
        (self.site.folder / "feedgen.yaml").write_text("title: [\n")
        wait_for(port, "/", lambda body: b"feedgen.yaml:" in body)
        self.assertEqual(ask(port, "/rss.xml")[2], good)
        self.site.settings("Mended")
        page = wait_for(port, "/", lambda body: b"Mended" in body)
        self.assertNotIn(b"feedgen-messages\"", page)
        code, out = running.end(signal.SIGTERM)
        self.assertEqual(code, 0)
        self.assertIn('"feeds"', out)

    def test_a_broken_article_is_shown_until_it_is_mended(self):
        _, port = self.serve()
        (self.site.folder / "posts/broken.md").write_text("---\ntitle: \"<b>\ndate: 2021-07-10\n---\n")
        page = wait_for(port, "/", lambda body: b"feedgen-messages" in body)
        self.assertRegex(page, rb"<li>[^<]*broken\.md:\d+:")
        (self.site.folder / "posts/broken.md").unlink()
        wait_for(port, "/", lambda body: b"feedgen-messages" not in body)

    def test_many_files_at_once_are_few_builds(self):
        running, port = self.serve("--json")
        for number in range(10000):
            folder = self.site.folder / f"posts/{number // 100}"
            if number % 100 == 0:
                folder.mkdir()
            (folder / f"{number}.md").write_text(
                f"---\ntitle: T{number}\ndate: 2021-07-10 13:01:16\n---\nText.\n")
        (self.site.folder / "posts/last.md").write_text("---\ntitle: Last\ndate: 2022-01-01 00:00:00\n---\nText.\n")
        wait_for(port, "/rss.xml", lambda body: b"Last" in body)
        out = running.end(signal.SIGINT)[1]
        self.assertLessEqual(out.count('"feeds"'), 6)

    def test_a_full_disk_leaves_what_was_good(self):
        running, port = self.serve()
        good = ask(port, "/rss.xml")[2]
        resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
        self.site.write("two.md", "Second")
        wait_for(port, "/", lambda body: b"feedgen-messages" in body)
        self.assertEqual(ask(port, "/rss.xml")[2], good)
        resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        self.site.write("three.md", "Third")
        wait_for(port, "/rss.xml", lambda body: b"Second" in body and b"Third" in body)

    def test_hostile_requests(self):
        (self.site.folder / "secret").write_text("secret")
        _, port = self.serve()
        for path in ("/../secret", "/%2e%2e/secret", "/..%2fsecret", "//etc/passwd", "/%00", "/.feedgen/x", "/%ff"):
            self.assertIn(ask(port, path)[0], (400, 404), path)
        self.assertEqual(ask(port, "/rss.xml", Host="evil.example")[0], 403)
        idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(200)]
        for one in idle:
            self.addCleanup(one.close)
            one.sendall(b"GET / HT")
        for raw in (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 200000 + b"\r\n\r\n", b"\0\xff\r\n\r\n",
                    b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n"):
            with socket.create_connection(("127.0.0.1", port), timeout=60) as one:
                try:
                    one.sendall(raw)
                    self.assertNotIn(b" 200 ", one.recv(100))
                except OSError:
                    pass  # it was closed
        self.assertEqual(ask(port, "/rss.xml")[0], 200)

    def test_ports_and_words(self):
        _, port = self.serve()
        for words, said in ((("--port", str(port)), f"another program listens on 127.0.0.1:{port}"),
                            (("--port", "65536"), "--port"), (("--host", "nowhere.invalid"), "nowhere.invalid"),
                            (("--dry-run",), "--dry-run"), (("--ping",), "--ping")):
            running = Running(OPTIONS.program, self.site, "serve", *words)
            self.addCleanup(running.close)
            self.assertIn(said, running.line_with("error"))
            self.assertEqual(running.process.wait(60), 2)

    def test_it_needs_no_standard_input(self):
        running, port = self.serve(preexec_fn=lambda: os.close(0))
        self.assertEqual(ask(port, "/rss.xml")[0], 200)
        self.assertEqual(running.end(signal.SIGINT)[0], 0)

    def test_watch_publishes(self):
        running = Running(OPTIONS.program, self.site, "watch", "-o", "feeds")
        self.addCleanup(running.close)
        running.line_with("feeds")
        feed = self.site.folder / "feeds/rss.xml"
        self.assertIn("First", feed.read_text())
        self.site.replace("one.md", "Second")
        running.line_with("feeds")
        self.assertIn("Second", feed.read_text())
        self.assertEqual(running.end(signal.SIGTERM)[0], 0)
        self.assertEqual(running.lines.get(timeout=60), None)  # its own files are no change

    def test_newsboat_is_told_that_nothing_is_new(self):
        _, port = self.serve()
        relay = Relay(port)
        self.addCleanup(relay.close)
        home = self.site.top / "newsboat"
        home.mkdir()
        (home / "urls").write_text(f"http://127.0.0.1:{relay.port}/rss.xml\n")
        (home / "config").write_text("")
        poll = ["newsboat", "-q", "-u", home / "urls", "-C", home / "config", "-c", home / "cache.db", "-x", "reload"]
        variables = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home),
                     "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        answers = []
        # It keeps a tag from its second poll on: before, its cache has no row for the feed.
        for title in ("", "", "", "Second"):
            if title:
                self.site.replace("one.md", title)
                wait_for(port, "/rss.xml", lambda body: b"Second" in body)
            subprocess.run(poll, env=variables, check=True, capture_output=True, timeout=60)
            answers.append(relay.next("/rss.xml"))
        self.assertEqual(answers, [200, 200, 304, 200])

    def test_the_browser_loads_the_page_again(self):
        if not OPTIONS.browser:
            self.skipTest("no browser")
        _, port = self.serve()
        relay = Relay(port)
        self.addCleanup(relay.close)
        browser = subprocess.Popen(
            [OPTIONS.browser, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
             f"--user-data-dir={self.site.top / 'profile'}", f"http://127.0.0.1:{relay.port}/"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        self.addCleanup(browser.wait)
        self.addCleanup(os.killpg, browser.pid, signal.SIGKILL)
        self.assertEqual(relay.next("/"), 200)
        self.site.replace("one.md", "Second")
        self.assertEqual(relay.next("/"), 200)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--browser")
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest])
