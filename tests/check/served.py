#!/usr/bin/env python3
"""`feedgen check` of an address: what is asked of a server on loopback, and what is said of its answers.

    served.py PROGRAM
"""

import gzip
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "ping"))

from checking import GOOD, CheckingTest, main
from servers import Answer, Server, drop, endless

FEED = GOOD.replace("</channel>", "<!-- " + "x" * 2000 + " --></channel>").encode()
HEADERS = {"Content-Type": "application/rss+xml", "ETag": '"a"', "Cache-Control": "max-age=600"}


def sound(request):
    if request.headers.get("if-none-match") == '"a"':
        return Answer(304, {"ETag": '"a"'})
    if request.headers.get("accept-encoding") == "gzip":
        return Answer(200, {**HEADERS, "Content-Encoding": "gzip"}, gzip.compress(FEED))
    return Answer(200, HEADERS, FEED)


class ServedTest(CheckingTest):
    unless = {"served-other-self"}

    def rules(self, script, path="/rss.xml", code=0):
        """Without the rule that the feed's own address breaks, which is not that of the server, unless `script` is about it."""
        self.server = Server(self, script)
        found = self.findings(self.server.url.rstrip("/") + path, "--private", code=code)
        return sorted({rule for _, rule, _, _ in found if rule.startswith("served-")} - self.unless)

    def test_a_feed_that_is_served_well(self):
        self.assertEqual(self.rules(sound), [])
        self.assertEqual(len(self.server.seen), 3)

    def test_a_feed_that_is_served_badly(self):
        self.assertEqual(self.rules(lambda request: Answer(200, {"Content-Type": "text/html; charset=iso-8859-1"}, FEED), code=1),
                         ["served-charset", "served-compressed", "served-type", "served-validator"])
        self.assertEqual(self.rules(lambda request: Answer(200, {**HEADERS, "Cache-Control": "max-age=9999999"}, FEED)),
                         ["served-compressed", "served-max-age", "served-not-modified"])

    def test_what_a_feed_says_of_itself_and_where_it_is_served(self):
        self.unless = set()
        self.assertIn("served-other-self", self.rules(sound))

        def own(request):
            address = self.server.url.rstrip("/") + "/rss.xml"
            return Answer(200, HEADERS, FEED.replace(b"https://site.example/rss.xml", address.encode()))
        self.assertNotIn("served-other-self", self.rules(own))
        self.assertIn("served-other-type", self.rules(lambda request: Answer(200, {**HEADERS, "Content-Type": "application/json"}, FEED)))
        self.assertIn("served-no-store", self.rules(lambda request: Answer(200, {**HEADERS, "Cache-Control": "No-Store"}, FEED)))
        for when in ("yesterday", "Sat, 10 Jul 2999 13:01:16 GMT", "Sat, 10 Jul 2021 13:01:16 +0200"):
            self.assertIn("served-last-modified", self.rules(lambda request: Answer(200, {**HEADERS, "Last-Modified": when}, FEED)))

    def test_last_modified_counts_too(self):
        when = "Sat, 10 Jul 2021 13:01:16 GMT"

        def script(request):
            if request.headers.get("if-modified-since") == when:
                return Answer(304)
            return Answer(200, {"Content-Type": "application/rss+xml", "Last-Modified": when}, FEED)
        self.assertEqual(self.rules(script), ["served-compressed"])

    def test_redirects_are_named(self):
        def script(request):
            return Answer(301, {"Location": "/rss.xml"}) if request.path == "/old" else sound(request)
        self.assertEqual(self.rules(script, "/old"), ["served-elsewhere"])

    def test_redirects_without_end_end(self):
        self.rules(lambda request: Answer(302, {"Location": request.path + "x"}), code=3)
        self.assertLessEqual(len(self.server.seen), 10)

    def said(self, script):
        self.server = Server(self, script)
        return self.check(self.server.url + "rss.xml", "--private", code=3).err

    def test_ways_that_lead_nowhere_are_named(self):
        self.assertIn("more than 5 redirects", self.said(lambda request: Answer(302, {"Location": request.path + "x"})))
        for headers in ({}, {"Location": "file:///etc/passwd"}):
            self.assertIn("names no address of the web", self.said(lambda request: Answer(302, headers)))

    def test_what_was_not_asked_for_is_named(self):
        packed = {**HEADERS, "Content-Encoding": "gzip"}
        for body in (gzip.compress(FEED), FEED):
            self.assertIn('Content-Encoding "gzip"', self.said(lambda request: Answer(200, packed, body)))
        self.assertEqual(self.server.seen[0].headers["accept-encoding"], "identity")

    def test_the_charset_is_that_of_the_feed(self):
        served = lambda body, charset: self.rules(
            lambda request: Answer(200, {**HEADERS, "Content-Type": f"application/rss+xml; charset={charset}"}, body))
        cyrillic = FEED.replace(b"<title>T", "<title>\u042f\u0447".encode())
        declared = cyrillic.decode().replace("utf-8", "windows-1251").encode("windows-1251")
        bare = declared.replace(b' encoding="windows-1251"', b"")
        self.assertNotIn("served-charset", served(declared, "Windows-1251"))
        self.assertIn("served-charset", served(declared, "utf-8"))
        self.assertIn("served-charset", served(cyrillic, "windows-1251"))
        self.assertNotIn("served-charset", served(bare, "windows-1251"))
        self.server = Server(self, lambda request: Answer(200, {**HEADERS, "Content-Type": "application/rss+xml; charset=windows-1251"}, bare))
        found = self.findings(self.server.url + "rss.xml", "--private")
        self.assertIn("not-utf8", {rule for _, rule, _, _ in found})

    def test_a_wall_against_readers(self):
        page = Answer(403, {"Content-Type": "text/html"}, b"<!DOCTYPE html><p>Are you human?")
        for wall in (page, page._replace(status=200), Answer(503)):
            def script(request, wall=wall):
                return sound(request) if "Mozilla" in request.headers["user-agent"] else wall
            self.assertEqual(self.rules(script, code=1), ["served-to-browsers-only"])

    def test_what_gives_no_feed_can_not_be_read(self):
        for script in (lambda request: 404, lambda request: drop, lambda request: endless):
            self.rules(script, code=3)

    def test_the_own_network_is_refused_unless_it_is_meant(self):
        server = Server(self, sound)
        self.assertIn("--private", self.check(server.url + "rss.xml", code=3).err)
        self.assertEqual(server.seen, [])
        self.assertIn("can't be reached", self.check("http://127.0.0.1:9/", "--private", code=3).err)

    def test_nothing_is_mended_there(self):
        server = Server(self, sound)
        self.check(server.url + "rss.xml", "--private", "--fix")
        self.assertEqual(list(self.folder.iterdir()), [])


if __name__ == "__main__":
    main()
