#!/usr/bin/env python3
"""`feedgen serve`: what browsers and readers get.

    serve.py PROGRAM [--browser CHROMIUM]
"""

import argparse
import gzip
import os
import select
import signal
import socket
import subprocess
import sys
import unittest

from preview_server import Relay, Running, Site, ask, in_namespace, say, wait_for

OPTIONS = None
HOST = b"Host: localhost\r\n"


class ServeTest(unittest.TestCase):
    def setUp(self):
        self.site = Site()
        self.addCleanup(self.site.holder.cleanup)

    def serve(self, *words, **more):
        running = Running([OPTIONS.program, "serve", "--port", "0", *words], self.site, **more)
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
        self.assertIn(b"https://example.org/", ask(port, "/rss.xml")[2])

    def test_encodings_and_parts(self):
        _, port = self.serve()
        _, plain, whole = ask(port, "/rss.xml")
        status, packed, body = ask(port, "/rss.xml", Accept_Encoding="br, gzip")
        self.assertEqual((status, packed["Content-Encoding"], packed["Vary"]), (200, "gzip", "Accept-Encoding"))
        self.assertEqual(gzip.decompress(body), whole)
        self.assertNotEqual(packed["ETag"], plain["ETag"])
        self.assertEqual(ask(port, "/rss.xml", Accept_Encoding="gzip", If_None_Match=packed["ETag"])[0], 304)
        self.assertEqual(ask(port, "/rss.xml", Accept_Encoding="gzip", If_None_Match=plain["ETag"])[0], 200)
        status, headers, body = ask(port, "/rss.xml", Range="bytes=0-4", Accept_Encoding="gzip")
        self.assertEqual((status, body, headers["ETag"]), (206, b"<?xml", plain["ETag"]))
        status, headers, body = ask(port, "/rss.xml", Range="bytes=0-4", If_Range=packed["ETag"])
        self.assertEqual((status, body), (200, whole))

    def test_old_and_odd_requests(self):
        _, port = self.serve()
        self.assertTrue(say(port, b"GET /rss.xml HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 200 "))
        together = say(port, (b"GET /rss.xml HTTP/1.1\r\n" + HOST + b"\r\n") * 3)
        self.assertEqual(together.count(b"HTTP/1.1 200 OK"), 3)
        self.assertEqual(together.count(b"</rss>"), 3)
        for line, status in ((b"GET / HTTP/1.1\r\n", 400), (b"TRACE / HTTP/1.1\r\n" + HOST, 405),
                             (b"CONNECT example.org:80 HTTP/1.1\r\n" + HOST, 405), (b"BREW / HTTP/1.1\r\n" + HOST, 501),
                             (b"PRI * HTTP/2.0\r\n", 505), (b"GET /" + b"a" * 9000, 414),
                             (b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 200000, 431),
                             (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 99999999999\r\n", 405),
                             (b"GET / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n", 413),
                             (b"GET http://evil.example/ HTTP/1.1\r\n" + HOST, 403),
                             (b"\x16\x03\x01\0\xff", 400), (b"GET /\r\n", 400)):
            answer = say(port, line + b"\r\n")
            self.assertTrue(answer.startswith(b"HTTP/1.1 %d " % status), (line[:60], answer[:60]))
            self.assertNotIn(b"<html", answer.split(b"\r\n\r\n", 1)[1])
        bomb = "bytes=" + ",".join(f"{i}-" for i in range(1500))
        status, _, body = ask(port, "/rss.xml", Range=bomb)
        self.assertEqual((status, body), (200, ask(port, "/rss.xml")[2]))

    def test_no_file_beside_the_preview_is_served(self):
        (self.site.folder / "secret").write_text("secret")
        _, port = self.serve()
        for path in ("/../secret", "/%2e%2e/secret", "/..%2fsecret", "//etc/passwd", "/%00", "/.feedgen/x", "/%ff",
                     "/....//secret", "/%252e%252e/secret", "/..\\secret", "/state/.feedgen/state.db"):
            self.assertEqual(ask(port, path)[0], 404, path)
        for host in ("evil.example", "127.0.0.1.evil.example", "192.168.1.2", "[2001:db8::1]"):
            self.assertEqual(ask(port, "/rss.xml", Host=host)[0], 403, host)
        for host in ("localhost", "127.0.0.1", f"[::1]:{port}", "site.localhost"):
            self.assertEqual(ask(port, "/rss.xml", Host=host)[0], 200, host)

    def test_clients_that_are_slow_stop_no_other(self):
        _, port = self.serve()
        idle = []
        for number in range(600):
            one = socket.create_connection(("127.0.0.1", port))
            self.addCleanup(one.close)
            try:
                one.sendall((b"GET / HT", b"GET /rss.xml HTTP/1.1\r\n" + HOST + b"\r\n", b"")[number % 3])
            except OSError:
                pass  # it had to make room
            idle.append(one)
            if number % 100 == 0:
                self.assertEqual(ask(port, "/rss.xml")[0], 200)
        self.assertEqual(ask(port, "/rss.xml")[0], 200)

    def test_a_client_that_sends_byte_by_byte_is_cut_off(self):
        _, port = self.serve()
        with socket.create_connection(("127.0.0.1", port)) as one:
            one.sendall(b"GET / HTTP/1.1\r\n" + HOST + b"X: ")
            answer = b""
            while not answer:
                readable = select.select([one], [], [], 0.2)[0]  # between two bytes
                if readable:
                    answer = one.recv(100)
                    break
                one.sendall(b"a")
            self.assertTrue(answer.startswith(b"HTTP/1.1 408 "), answer)

    def test_ports_and_words(self):
        _, port = self.serve()
        for words, said in ((("--port", str(port)), f"another program listens on 127.0.0.1:{port}"),
                            (("--port", "65536"), "--port"), (("--host", "nowhere.invalid"), "nowhere.invalid"),
                            (("--dry-run",), "--dry-run"), (("--ping",), "--ping")):
            running = Running([OPTIONS.program, "serve", *words], self.site)
            self.addCleanup(running.close)
            self.assertIn(said, running.line_with("error"))
            self.assertEqual(running.process.wait(60), 2)

    def test_a_host_that_others_can_reach_is_warned_of(self):
        command = in_namespace("", [OPTIONS.program, "serve", "--port", "0", "--host", "0.0.0.0"], "--net")
        if command is None:
            self.skipTest("no namespaces")
        running = Running(command, self.site)
        self.addCleanup(running.close)
        self.assertIn("--host 0.0.0.0: other machines", running.line_with("warning"))
        running.port()
        self.assertEqual(running.end(signal.SIGTERM)[0], 0)

    def test_it_needs_no_standard_input(self):
        running, port = self.serve(preexec_fn=lambda: os.close(0))
        self.assertEqual(ask(port, "/rss.xml")[0], 200)
        self.assertEqual(running.end(signal.SIGINT)[0], 0)

    def test_a_preview_has_no_pings_that_are_due(self):
        self.site.settings("My site", "hubs: [http://127.0.0.1:1/]\n")
        running, _ = self.serve()
        running.end(signal.SIGINT)
        lines = [line for line in running.all_lines() if "1 article; " in line]
        self.assertTrue(lines, running.seen)
        self.assertNotIn("due", lines[0])

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
