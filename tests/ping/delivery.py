#!/usr/bin/env python3
"""Shows that every hub is pinged about every feed that has changed, once, and about nothing else.

    delivery.py PROGRAM
"""

import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from ping_site import PingTest, main, program
from servers import ORDER, Server, slowly


class DeliveryTest(PingTest):
    def setUp(self):
        super().setUp()
        self.hub = Server(self)
        self.three_articles()

    def built(self, *hubs, **notify):
        self.configure([hub.url for hub in hubs or [self.hub]], **notify)
        self.build()
        return set(self.topics())

    def ping_about_all(self):
        topics = self.built()
        self.ping()
        self.assert_pinged_once(self.hub, topics)
        self.hub.forget()
        return topics

    def test_every_feed_of_every_format_is_pinged_once_to_each_hub(self):
        other = Server(self, lambda request: 202)
        topics = self.built(self.hub, other)
        self.assertEqual(len(topics), 4 * 3)
        self.assertEqual(self.hub.seen + other.seen, [], "a build without --ping sends no ping")
        report = self.ping()
        for hub in (self.hub, other):
            self.assert_pinged_once(hub, topics)
            pinged = self.target(report, hub.url)
            self.assertEqual((pinged["protocol"], pinged["accepted"], pinged["due"], pinged["given_up"]), ("websub", 12, 0, 0))
            self.assertNotIn("gone", pinged)
        self.assertEqual((report["sent"], report["errors"], report["warnings"]), (24, [], []))

    def test_settings_are_found_as_a_build_finds_them(self):
        self.configure([self.hub.url])
        (self.site / "feedgen.yaml").rename(self.site / "other.yaml")
        words = ("articles", "--config", "other.yaml", "-o", "elsewhere")
        self.run_it(*words)
        self.run_it("ping", *words)
        self.feeds = self.site / "elsewhere"
        self.assertEqual(len(self.topics()), 12)
        self.assert_pinged_once(self.hub, self.topics())

    def test_without_a_change_nothing_is_sent(self):
        self.ping_about_all()
        for words in ((), ("--wait",)):
            self.build("--full")
            self.assertEqual(self.ping(*words)["sent"], 0)
        (self.site / "articles/a.md").touch()
        self.build()
        self.assertEqual(self.ping()["sent"], 0)
        self.assertEqual(self.hub.seen, [])

    def test_of_one_changed_article_only_its_feeds_are_pinged_about(self):
        self.ping_about_all()
        old = self.topics()
        self.article("b", ["News", "技术"], version=2)
        self.build()
        changed = {address for address, text in self.topics().items() if text != old[address]}
        self.assertEqual(changed, set(old) - self.topics_below("Sport"))
        self.ping()
        self.assert_pinged_once(self.hub, changed)

    def test_what_changed_several_times_is_one_ping(self):
        topics = self.built()
        for version in (2, 3):
            self.three_articles(version)
            self.build()
        self.ping()
        self.assert_pinged_once(self.hub, topics)

    def test_what_has_changed_back_to_what_was_accepted_is_not_sent(self):
        self.ping_about_all()
        for version in (2, 1):
            self.three_articles(version)
            self.build()
        self.assertEqual(self.ping()["sent"], 0)
        self.assertEqual(self.hub.seen, [])

    def test_a_hub_that_comes_later_is_pinged_about_everything_and_the_others_about_what_has_changed(self):
        topics = self.ping_about_all()
        late = Server(self)
        self.built(self.hub, late)  # which changes all feeds: they name their hubs
        self.ping()
        for hub in (self.hub, late):
            self.assert_pinged_once(hub, topics)

    def test_a_hub_that_was_down_is_pinged_when_it_is_up(self):
        down = Server(self, up=False)
        topics = self.built(self.hub, down)
        report = self.ping(code=4)
        self.assert_pinged_once(self.hub, topics)
        missed = self.target(report, down.url)
        self.assertEqual((missed["accepted"], missed["due"]), (0, 12))
        self.assertTrue(any("can't be reached" in notice.get("answer", "") for notice in missed["notices"]), missed)
        self.assertEqual(self.ping(code=4)["sent"], 0, "the pause is not over")
        down.go_up()
        self.let_time_pass()
        self.ping()
        self.assert_pinged_once(down, topics)
        self.assert_pinged_once(self.hub, topics)

    def test_two_pings_at_once_tell_each_topic_once(self):
        other = Server(self)
        topics = self.built(self.hub, other)
        self.hub.script = lambda request: slowly(0.2)
        first = self.start("ping")
        self.hub.wait_for_requests(1)
        for run in (first, self.start("ping"), self.start("ping")):
            _, said = run.communicate(timeout=120)
            self.assertIn(run.returncode, (0, 4), said)
        for hub in (self.hub, other):
            self.assert_pinged_once(hub, topics)
        self.assertEqual(self.ping()["sent"], 0)

    def test_a_build_during_a_ping_does_not_wait_and_what_it_publishes_is_pinged(self):
        topics = self.built()
        old = self.topics()
        is_built = threading.Event()
        self.addCleanup(is_built.set)

        def answer_after_the_build(connection):
            self.assertTrue(is_built.wait(60))
            slowly(0)(connection)

        self.hub.script = lambda request: answer_after_the_build
        ping = self.start("ping")
        self.hub.wait_for_requests(1)
        self.three_articles(version=2)
        self.article("c", ["Sport"])
        self.build()
        self.hub.script = lambda request: 204
        moment = next(ORDER)
        is_built.set()
        _, said = ping.communicate(timeout=120)
        self.assertIn(ping.returncode, (0, 4), said)
        self.ping()
        changed = {address for address, text in self.topics().items() if text != old[address]}
        late = {request.form()["hub.url"] for request in self.hub.seen if request.order > moment}
        self.assertEqual((changed, changed - late), (topics - self.topics_below("Sport"), set()))
        self.assertLessEqual(max(self.hub.pinged().values()), 2)

    def test_a_dry_run_lists_what_is_due_and_changes_nothing(self):
        topics = self.built()
        before = program.tree(self.site)
        self.assertEqual(self.dry_run(), sorted(("websub", self.hub.url, topic) for topic in topics))
        report = self.ping("--dry-run")
        self.assertEqual((report["sent"], report["due"]), (0, 12))
        self.assertEqual((self.hub.seen, program.tree(self.site)), ([], before))
        self.ping()
        before = program.tree(self.site)
        self.assertEqual(self.dry_run(), [])
        self.assertEqual(program.tree(self.site), before)

    def test_the_status_lists_what_is_due_and_sends_nothing(self):
        topics = self.built()
        report = self.ping("--status")
        self.assertEqual({notice["topic"]: (notice["state"], notice["attempts"])
                          for notice in self.target(report, self.hub.url)["notices"]},
                         {topic: ("due", 0) for topic in topics})
        self.assertEqual((report["sent"], report["due"], self.hub.seen), (0, 12, []))
        said = self.run_it("ping", "--status").stdout
        for topic in topics:
            self.assertIn(topic, said)
        self.ping()
        report = self.ping("--status")
        self.assertEqual((report["due"], self.target(report, self.hub.url)["accepted"]), (0, 12))
        self.assertNotIn(min(topics), self.run_it("ping", "--status").stdout)

    def test_ways_to_run_do_not_mix(self):
        self.built()
        for words in (("--wait", "--dry-run"), ("--wait", "--status"), ("--dry-run", "--status")):
            said = self.run_it("ping", *words, code=2).stderr
            self.assertRegex(said, r": .+", words)
        self.assertEqual(self.hub.seen, [])

    def test_without_a_target_the_settings_to_add_are_named(self):
        self.configure(private_addresses=False)
        self.build()
        for words in ((), ("--wait",), ("--dry-run",), ("--status",)):
            said = self.run_it("ping", *words, code=2).stderr
            self.assertIn("hubs", said)
            self.assertIn("notify", said)

    def test_addresses_of_this_machine_are_refused_where_they_are_not_allowed(self):
        self.built(private_addresses=False)
        report = self.ping(code=4)
        refused = self.target(report, self.hub.url)
        self.assertTrue(any("needs private_addresses: true" in notice.get("answer", "") for notice in refused["notices"]), refused)
        self.assertEqual((refused["due"], self.hub.seen), (12, []))
        [warning] = report["warnings"]
        self.assertIn("needs private_addresses: true below notify in feedgen.yaml", warning["problem"])
        self.assertIn("feedgen ping --now", warning["remedy"])
        # The setting that the message names, and the command: at once.
        self.configure([self.hub.url])
        self.assertEqual(self.target(self.ping("--now"), self.hub.url)["accepted"], 12)
        self.assert_pinged_once(self.hub, self.topics())

    def test_a_feed_that_is_not_what_was_published_is_not_pinged_about(self):
        topics = self.built()
        edited, removed = self.feeds / "rss.xml", self.feeds / "Sport/feed.json"
        spoilt = {topic for topic, text in self.topics().items() if text in (edited.read_bytes(), removed.read_bytes())}
        self.assertEqual(len(spoilt), 2)
        edited.write_bytes(edited.read_bytes() + b"<!-- by hand -->\n")
        removed.unlink()
        self.run_it("ping", code=4)
        self.assert_pinged_once(self.hub, topics - spoilt)
        self.build()
        self.ping()
        self.assert_pinged_once(self.hub, topics)


if __name__ == "__main__":
    main(sys.argv)
