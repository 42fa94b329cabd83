#!/usr/bin/env python3
"""Shows that with `when: live` no target is pinged before the public address serves what was published.

    live.py PROGRAM
"""

import hashlib
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent))

from ping_site import PingTest, main
from servers import Answer, Server


class LiveTest(PingTest):
    def setUp(self):
        super().setUp()
        self.hub = Server(self)
        self.web = Server(self, self.serve)
        self.served = {}  # path to bytes
        self.old = {}  # path to bytes, for as many GETs as `lag` says
        self.lag = 0
        self.asked = Counter()
        self.three_articles()
        self.configure([self.hub.url], base_url=self.web.url, when="live")
        self.build()

    def serve(self, request):
        self.asked[request.path] += 1
        is_late = self.asked[request.path] <= self.lag
        text = (self.old if is_late else self.served).get(request.path)
        if text is None:
            return 404
        etag = etag_of(text)
        if request.headers.get("if-none-match") == etag:
            return Answer(304, {"ETag": etag})
        return Answer(200, {"ETag": etag, "Content-Type": "application/xml"}, text)

    def deploy(self):
        self.old = self.served
        self.served = {urlsplit(address).path: text for address, text in self.topics().items()}
        self.asked.clear()

    def gets(self):
        """The requests for each feed; nothing but feeds is asked for, by GET, under its own address."""
        gets = {}
        for request in self.web.seen:
            self.assertEqual((request.method, request.body), ("GET", b""))
            self.assertIn(request.path, self.served, "no query and no other address")
            gets.setdefault(request.path, []).append(request)
        return gets

    def test_what_is_live_is_pinged_after_one_look(self):
        self.deploy()
        self.ping()
        self.assert_pinged_once(self.hub, self.topics())
        gets = self.gets()
        self.assertEqual({path: len(requests) for path, requests in gets.items()}, {path: 1 for path in self.served})
        for request in self.hub.seen:
            [look] = gets[urlsplit(request.form()["hub.url"]).path]
            self.assertLess(look.order, request.order, "first the look, then the news")

    def test_what_becomes_live_later_is_pinged_then(self):
        self.deploy()
        self.ping()
        self.hub.forget()
        self.web.forget()
        before = self.topics()
        self.article("c", ["Sport"], version=2)
        self.build()
        self.deploy()
        self.lag = 2
        changed = {address for address, text in self.topics().items() if text != before[address]}
        self.assertEqual(len(changed), 6)
        self.ping("--wait")
        self.assert_pinged_once(self.hub, changed)
        gets = self.gets()
        self.assertEqual(sorted(gets), sorted(urlsplit(address).path for address in changed))
        for path, requests in gets.items():
            self.assertEqual(len(requests), 3, "twice the old bytes, then the new ones")
            self.assertIn(etag_of(self.old[path]), [request.headers.get("if-none-match") for request in requests[1:]])
            self.assertNotIn(etag_of(self.served[path]), [request.headers.get("if-none-match") for request in requests])
        for request in self.hub.seen:
            self.assertLess(gets[urlsplit(request.form()["hub.url"]).path][-1].order, request.order)

    def test_what_is_never_live_is_never_pinged(self):
        self.deploy()
        self.served = {path: b"<p>Under construction</p>" for path in self.served}
        for _ in range(2):
            done = self.build("--ping", code=4)["notifications"]
            self.assertEqual(done, {"sent": 0, "due": len(self.served), "given_up": 0})
        self.gets()
        self.assertEqual(self.hub.seen, [])

    def test_a_missing_page_is_not_live(self):
        self.build("--ping", code=4)
        self.assertTrue(self.web.seen)
        self.assertEqual(self.hub.seen, [])

    def test_neither_a_dry_run_nor_the_status_looks(self):
        self.deploy()
        self.assertEqual(len(self.dry_run()), len(self.served))
        self.ping("--status")
        self.assertEqual((self.web.seen, self.hub.seen), ([], []))


def etag_of(text):
    return f'"{hashlib.sha256(text).hexdigest()[:16]}"'


if __name__ == "__main__":
    main(sys.argv)
