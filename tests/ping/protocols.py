#!/usr/bin/env python3
"""Shows pings over XML-RPC, rssCloud and IndexNow, judged by servers that know only the protocols.

    protocols.py PROGRAM
"""

import json
import sys
import xmlrpc.client
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "notify"))

from ping_site import BASE_URL, PingTest, main
from sending import weblog_service
from servers import Answer, Server

THANKS = {"flerror": False, "message": "Thanks"}
KEY = "0123456789abcdef"


class XmlRpcTest(PingTest):
    def service(self, **methods):
        """Python's server with these methods of weblogUpdates, as the only target of a site that is built."""
        self.calls = []
        url = weblog_service(self, self.calls, methods)
        self.three_articles()
        self.configure(xmlrpc=[url])
        self.build()
        return url

    def site_feeds(self):
        return {topic for topic in self.topics() if "/News/" not in topic and "/Sport/" not in topic}

    def test_a_site_is_pinged_by_one_call(self):
        url = self.service(extendedPing=THANKS)
        lines = self.dry_run()
        self.assertEqual([line[:2] for line in lines], [("xmlrpc", url)])
        target = self.target(self.ping(), url)
        self.assertEqual((target["protocol"], target["accepted"], target["due"]), ("xmlrpc", 1, 0))
        self.assertEqual(target["notices"][0]["answer"], "accepted: Thanks")
        [(name, title, home, changed, feed, *_)] = self.calls
        self.assertEqual((name, title, home), ("extendedPing", "A site", BASE_URL))
        self.assertTrue(changed.startswith(BASE_URL), changed)
        self.assertIn(feed, self.site_feeds())

    def test_after_a_fault_the_older_method_is_called(self):
        self.service(extendedPing=xmlrpc.client.Fault(1, "not that one"), ping=THANKS)
        self.ping()
        self.assertEqual([call[0] for call in self.calls], ["extendedPing", "ping"])
        self.assertEqual(self.calls[1], ("ping", "A site", BASE_URL))

    def test_a_second_call_within_five_minutes_waits(self):
        url = self.service(extendedPing=THANKS)
        self.ping()
        for version in (2, 3):
            self.three_articles(version)
            self.build()
            target = self.target(self.ping(code=4), url)
            self.assertEqual((target["due"], target["given_up"]), (1, 0))
        self.assertEqual(len(self.calls), 1)
        self.assertEqual(self.dry_run(), [], "nothing would be sent now")
        self.assertEqual(self.target(self.ping("--status"), url)["due"], 1)
        self.let_time_pass()
        self.ping()
        self.assertEqual(len(self.calls), 2)

    def test_a_service_that_declines_is_asked_again_later(self):
        url = self.service(extendedPing={"flerror": True, "message": "Slow down"})
        target = self.target(self.ping(code=4), url)
        self.assertEqual((target["due"], target["notices"][0]["answer"]), (1, "declined: Slow down"))

    def test_without_a_change_there_is_no_call(self):
        self.service(extendedPing=THANKS)
        self.ping()
        self.build("--full")
        self.ping("--wait")
        self.assertEqual(len(self.calls), 1)


class RssCloudTest(PingTest):
    def cloud(self, success):
        cloud = Server(self, lambda request: Answer(200, {"Content-Type": "text/xml"}, body_of(success)))
        self.three_articles()
        self.configure(rsscloud=cloud.url + "ping")
        self.build()
        return cloud

    def rss_topics(self):
        return {topic for topic in self.topics() if topic.endswith("/rss.xml")}

    def test_feeds_of_rss_alone_are_pinged_and_name_the_cloud(self):
        cloud = self.cloud("true")
        self.assertEqual(self.dry_run(), sorted(("rsscloud", cloud.url + "ping", topic) for topic in self.rss_topics()))
        self.ping()
        self.assertEqual(sorted(request.form()["url"] for request in cloud.seen), sorted(self.rss_topics()))
        self.assertEqual({(request.method, request.path, request.headers["content-type"]) for request in cloud.seen},
                         {("POST", "/ping", "application/x-www-form-urlencoded")})
        element = ElementTree.parse(self.feeds / "rss.xml").find("channel/cloud")
        self.assertEqual(element.get("domain") + ":" + element.get("port"), cloud.url[len("http://"):-1])
        self.assertTrue(element.get("path").startswith("/"))
        self.assertEqual(element.get("protocol"), "http-post")

    def test_a_failure_that_comes_with_200_is_one(self):
        cloud = self.cloud("false")
        target = self.target(self.ping(code=4), cloud.url + "ping")
        self.assertEqual((target["accepted"], target["due"]), (0, len(self.rss_topics())))
        self.assertIn("declined: The cloud's words", {notice["answer"] for notice in target["notices"]})


def body_of(success):
    return f'<?xml version="1.0"?><notifyResult success="{success}" msg="The cloud\'s words"/>'.encode()


class IndexNowTest(PingTest):
    def setUp(self):
        super().setUp()
        self.engine = Server(self)
        self.endpoint = self.engine.url + "indexnow"
        self.three_articles()
        self.article("elsewhere", more="permalink: https://other.example/elsewhere\n")
        self.location = f"{BASE_URL}{KEY}.txt"
        self.configure(indexnow={"key": KEY, "endpoint": self.endpoint, "key_location": self.location})
        self.build()

    def pinged(self):
        addresses = []
        for request in self.engine.seen:
            self.assertEqual((request.method, request.path), ("POST", "/indexnow"))
            self.assertRegex(request.headers["content-type"], "^application/json")
            body = json.loads(request.body)
            addresses += body.pop("urlList")
            self.assertEqual(body, {"host": "site.example", "key": KEY, "keyLocation": self.location})
        return addresses

    def change(self):
        """A new article, a changed one, one that is elsewhere, and others that stay; the addresses to be pinged about."""
        self.article("a", ["News"], version=2)
        self.article("new", ["News"])
        self.article("elsewhere", version=2, more="permalink: https://other.example/elsewhere\n")
        self.build()
        return sorted(self.article_address(name) for name in ("a", "new"))

    def test_the_first_build_of_a_site_tells_of_none(self):
        report = self.ping()
        self.assertEqual((report["sent"], report["due"], self.engine.seen), (0, 0, []))

    def test_articles_that_are_new_or_changed_are_pinged_once(self):
        self.ping()
        changed = self.change()
        self.assertEqual(self.dry_run(), [("indexnow", self.endpoint, address) for address in changed])
        self.ping()
        self.assertEqual((sorted(self.pinged()), len(self.engine.seen)), (changed, 1))
        self.build("--full")
        self.ping()
        self.assertEqual(len(self.engine.seen), 1)

    def test_what_is_due_when_the_site_moves_is_pinged_under_its_new_address(self):
        self.change()
        self.configure(indexnow={"key": KEY, "endpoint": self.endpoint}, base_url="https://moved.example/")
        self.assertEqual(self.dry_run(), [], "the key is of another host")
        self.build()
        self.article("b", ["News"], version=3)
        self.build()
        pinged = [self.article_address(name) for name in ("a", "b", "new")]
        self.assertEqual(self.dry_run(), [("indexnow", self.endpoint, address) for address in pinged])
        self.assertTrue(all(address.startswith("https://moved.example/") for address in pinged), pinged)

    def test_articles_that_are_no_more_or_are_hidden_are_not_pinged(self):
        self.change()
        self.article("draft", ["News"])
        self.article("moved", ["News"])
        self.build()
        (self.site / "articles/new.md").unlink()
        self.article("draft", ["News"], more="draft: true\n")
        self.article("moved", ["News"], more="permalink: /elsewhere/\n")
        self.build()
        self.assertEqual({address for _, _, address in self.dry_run()},
                         {self.article_address("a"), BASE_URL + "elsewhere/"})

    def test_articles_in_a_folder_of_another_name_are_no_news(self):
        (self.site / "articles").rename(self.site / "posts")
        self.run_it("posts", "-o", "feeds")
        self.assertEqual(self.dry_run(), [])

    def test_folders_that_are_built_by_turns_are_no_news(self):
        self.write("notes/n.md", "---\ntitle: Article n\ndate: 2021-07-10 13:01:16\n---\nThe text of n.\n")
        for _ in range(2):
            self.run_it("notes", "-o", "feeds-of-notes")
            self.build()
            self.assertEqual(self.dry_run(), [])

    def test_what_changed_in_several_builds_is_pinged_together(self):
        changed = self.change()
        self.article("c", ["Sport"], version=2)
        self.build()
        self.ping()
        self.assertEqual((sorted(self.pinged()), len(self.engine.seen)),
                         (sorted([*changed, self.article_address("c")]), 1))

    def test_a_key_that_is_not_accepted_is_given_up(self):
        self.engine.script = lambda request: Answer(403, {}, b"no key there")
        changed = self.change()
        target = self.target(self.ping(), self.endpoint)
        self.assertEqual((target["accepted"], target["due"]), (0, 0))
        self.assertGreater(target["given_up"], 0)
        self.ping()
        self.assertEqual((sorted(self.pinged()), len(self.engine.seen)), (changed, 1))

    def test_too_many_requests_stay_due(self):
        self.engine.script = lambda request: Answer(429, {"Retry-After": "1"})
        changed = self.change()
        self.ping(code=4)
        self.engine.script = lambda request: 202
        self.engine.forget()
        self.ping("--wait")
        self.assertEqual(sorted(self.pinged()), changed)


if __name__ == "__main__":
    main(sys.argv)
