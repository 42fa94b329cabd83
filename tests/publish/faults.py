#!/usr/bin/env python3
"""Shows what `feedgen publish` does when its target is in trouble.

    faults.py PROGRAM
"""

import json
import sys
import unittest
from collections import Counter
from email.utils import formatdate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import publish_site
from publish_site import PublishTest
from store import DROP, Answer, Store, error


class Faults(PublishTest):
    variables = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret"}

    def setUp(self):
        super().setUp()
        self.store = Store(self)
        self.archived_articles()
        self.three_articles()
        self.publish_to("s3://my-bucket/feeds", archives=10, endpoint=self.store.address, private_addresses=True)
        self.build()

    def served(self):
        prefix = "/my-bucket/feeds/"
        return {path.removeprefix(prefix): body for path, body in self.store.objects.items()}

    def stored(self):
        """How often each object was put."""
        return Counter(path for method, path in self.store.requests if method == "PUT")

    def assert_all_is_there(self):
        self.assertEqual(self.served(), self.published())

    def each_first(self, answer, method="PUT"):
        """The first request of a method for each path is answered so."""
        seen = set()

        def fault(asked, path, headers):
            if asked != method or path in seen:
                return None
            seen.add(path)
            return answer
        return fault

    def some(self, answer, every=3):
        count = iter(range(1_000_000))
        return lambda *_: answer if next(count) % every == 0 else None

    def test_dropped_connections_errors_and_slow_down_are_tried_again(self):
        for answer in (DROP, error(500, "InternalError"), error(503, "SlowDown", **{"Retry-After": "1"}), Answer(429)):
            self.store.objects.clear()
            self.store.fault = self.some(answer)
            self.article("a", ["News"], answer.status)
            self.build()
            self.publish()
            # What was there and is gone is none of feedgen's business: all that is due is there.
            for path in self.served():
                self.assertEqual(self.served()[path], self.published()[path])

    def test_the_order_is_feeds_archives_pages_removals(self):
        self.publish()
        (self.site / "articles/c.md").unlink()
        self.article("a", ["News"], 2)
        self.build("--prune")
        self.store.requests.clear()
        self.publish()
        order = []
        for method, path in self.store.requests:
            kind = ("removal" if method == "DELETE" else None if method != "PUT" else "archive" if "/archive/" in path
                    else "page" if path.endswith((".html", ".opml", ".css")) else "feed")
            if kind and (not order or order[-1] != kind):
                order.append(kind)
        self.assertEqual(order, ["feed", "archive", "page", "removal"])

    def test_an_answer_that_was_lost_costs_a_repeat_or_two(self):
        first = set()

        def lose(method, path, headers):
            if method == "PUT" and path not in first:
                first.add(path)
                return DROP
            return None
        self.store.after = lose
        self.publish()
        self.assert_all_is_there()
        self.assertLessEqual(max(self.stored().values()), 3)  # libcurl repeats by itself on a connection that had been used

    def test_files_whose_answers_were_lost_are_known_again_after_further_builds(self):
        self.publish()
        answered = self.store.after
        for version in (2, 3):
            self.article("a", ["News"], version)
            self.build()
            # Each run stores its files or does not, and never hears of it.
            self.store.after = lambda method, *_: DROP if method == "PUT" else None
            self.store.fault = lambda method, *_: DROP if method == "PUT" and version == 3 else None
            self.publish(code=4)
        self.store.after, self.store.fault = answered, lambda *_: None
        self.article("a", ["News"], 5)
        self.build()
        self.assertEqual(self.publish()["warnings"], [])
        self.assert_all_is_there()

    def test_what_arrived_unheard_gives_way_to_what_is_published_again(self):
        self.publish()
        before = self.published()
        self.article("a", ["News"], 2)
        self.build()
        self.store.after = lambda method, *_: DROP if method == "PUT" else None
        self.publish(code=4)
        self.store.after = lambda *_: None
        self.article("a", ["News"])
        self.build()
        self.assertEqual(self.published(), before)
        self.assertNotEqual(self.served(), before)
        self.assertIn("rss.xml", self.run_it("publish", "--dry-run").stdout)
        self.publish()
        self.assert_all_is_there()

    def publish_to_webdav(self):
        self.publish_to(self.store.address.replace("http:", "dav:") + "/my-bucket/feeds", archives=10,
                        private_addresses=True)
        self.build()

    def test_each_try_over_webdav_has_a_name_of_its_own(self):
        """A server may write what it has of a file after the next try is there: rclone's moves the file then."""
        self.publish_to_webdav()
        for name in ("fault", "after"):
            count = iter(range(1_000_000))
            setattr(self.store, name, lambda method, *_: DROP if method == "PUT" and next(count) % 5 == 2 else None)
            self.store.requests.clear()
            self.article("a", ["News"], name)
            self.build("--full")
            self.publish("--replace", "--wait")
            self.assertEqual(max(self.stored().values()), 1)
            setattr(self.store, name, lambda *_: None)
            self.assert_all_is_there()

    def test_what_lies_under_a_name_of_its_own_goes_with_its_file(self):
        self.publish_to_webdav()
        self.publish()
        self.article("d", ["Passing"])
        self.build()
        self.store.fault = lambda method, *_: DROP if method == "MOVE" else None
        self.publish(code=4)
        self.assertIn("Passing", {path.split("/")[0] for path in self.served()})
        self.store.fault = lambda *_: None
        (self.site / "articles/d.md").unlink()
        self.build("--prune")
        self.publish()
        self.assert_all_is_there()

    def test_a_target_that_is_full_or_denies_is_not_asked_for_every_file(self):
        for answer, word in ((error(507, "QuotaExceeded"), "507"), (error(403, "AccessDenied"), "AccessDenied"),
                             (error(403, "ExpiredToken"), "ExpiredToken")):
            self.store.requests.clear()
            self.store.fault = lambda method, *_, answer=answer: answer if method == "PUT" else None
            report = self.publish(code=4)
            self.assertIn(word, self.warning(report))
            self.assertLessEqual(sum(self.stored().values()), 16)
        self.store.fault = lambda *_: None
        self.publish()
        self.assert_all_is_there()

    def test_a_dead_target_ends_the_run_soon(self):
        self.store.fault = lambda *_: error(503, "SlowDown")
        report = self.build("--publish", code=4)
        self.assertGreater(report["uploads"]["due"], 0)
        self.assertLess(len(self.store.requests), 60)

    def test_a_clock_that_is_wrong_is_corrected_by_the_servers(self):
        there = formatdate(1_600_000_000, usegmt=True)

        def skewed(method, path, headers):
            if headers.get("x-amz-date", "").startswith("2020"):
                return None
            return error(403, "RequestTimeTooSkewed", Date=there)
        self.store.fault = skewed
        self.publish()
        self.assert_all_is_there()

    def test_a_bucket_of_another_region_is_found(self):
        def elsewhere(method, path, headers):
            if "/eu-west-3/s3/" in headers["Authorization"]:
                return None
            return error(301, "PermanentRedirect", **{"x-amz-bucket-region": "eu-west-3"})
        self.store.fault = elsewhere
        self.publish()
        self.assert_all_is_there()

    def test_a_temporary_redirect_is_followed_with_a_signature_for_its_host(self):
        other = Store(self)
        self.store.fault = lambda method, path, headers: Answer(307, {"Location": other.address + path})
        self.publish()
        self.assertEqual({path.removeprefix("/my-bucket/feeds/"): body for path, body in other.objects.items()}, self.published())

    def test_storage_without_conditions_is_asked_without_them(self):
        def unknown(method, path, headers):
            has_condition = "If-Match" in headers or "If-None-Match" in headers
            return error(501, "NotImplemented") if method == "PUT" and has_condition else None
        self.store.fault = unknown
        self.publish()
        self.assert_all_is_there()

    def test_a_key_without_the_right_to_list_gets_403_for_what_is_not_there(self):
        self.store.fault = lambda method, path, headers: Answer(403) if method == "HEAD" else None
        self.publish()
        self.article("a", ["News"], 2)
        self.build()
        self.publish()
        self.assert_all_is_there()

    def test_another_writer_at_the_same_time_is_not_overwritten(self):
        self.publish()
        self.article("a", ["News"], 2)
        self.build()
        path = "/my-bucket/feeds/rss.xml"

        def race(method, asked, headers):
            if method == "PUT" and asked == path:
                self.store.objects[path] = b"<rss>theirs</rss>"
            return None
        self.store.fault = race
        report = self.publish(code=4)
        self.assertEqual(self.store.objects[path], b"<rss>theirs</rss>")
        self.assertIn("another program", self.warning(report))

    def test_pings_wait_until_their_feeds_are_uploaded(self):
        from servers import Server
        hub = Server(self)
        with open(self.site / "feedgen.yaml", "a", encoding="utf-8") as settings:
            settings.write(f"hubs: [{hub.url}]\nnotify: {{private_addresses: true}}\n")
        self.build()
        said = self.run_it("ping", code=4).stderr
        self.assertIn("is not uploaded, so it is not pinged about", said)
        self.assertEqual(len(hub.seen), 0)
        self.publish()
        self.run_it("ping")
        self.assertEqual(hub.pinged(), {topic: 1 for topic in self.topics()})

    def test_hostile_rows_of_the_state_are_refused(self):
        self.publish()
        from state_file import changed
        for column, value in (("path", "../../etc/passwd"), ("etag", "a\r\nX-Evil: 1"), ("accepted", b"short")):
            self.build("--full")
            self.publish("--replace")
            with changed(self.site / ".feedgen/state.db") as state:
                state.execute(f"UPDATE uploads SET {column} = ? WHERE path = 'rss.xml'", (value,))
            said = self.run_it("publish", code=4).stderr
            self.assertIn(f"uploads.{column}", said)
            with changed(self.site / ".feedgen/state.db") as state:
                state.execute("DELETE FROM uploads")


if __name__ == "__main__":
    publish_site.main(sys.argv)
