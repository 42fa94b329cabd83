#!/usr/bin/env python3
"""Shows what builds do about notifications, and that the state keeps nothing of what is no more.

    builds.py PROGRAM
"""

import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from ping_site import PingTest, environment, main
from servers import Answer, Server


class BuildsTest(PingTest):
    def setUp(self):
        super().setUp()
        self.hub = Server(self)
        self.three_articles()
        self.configure([self.hub.url])

    def assert_state_says_nothing_of(self, text):
        for table in ("targets", "notices", "addresses"):
            self.assertNotIn(text, str(self.rows(table)), table)

    def test_a_build_that_is_to_ping_tells_everybody(self):
        report = self.build("--ping")
        self.assertEqual(report["notifications"], {"sent": 12, "due": 0, "given_up": 0})
        self.assert_pinged_once(self.hub, self.topics())
        self.assertEqual(self.build("--ping")["notifications"], {"sent": 0, "due": 0, "given_up": 0})
        self.assert_pinged_once(self.hub, self.topics())

    def test_a_build_that_could_not_tell_everybody_says_so(self):
        down = Server(self, up=False)
        self.configure([self.hub.url, down.url])
        report = self.build("--ping", code=4)
        self.assertEqual(report["notifications"], {"sent": 12, "due": 12, "given_up": 0})
        self.assert_pinged_once(self.hub, self.topics())

    def test_a_build_without_ping_says_how_much_is_due(self):
        done = self.run_it("articles", "-o", "feeds")
        self.assertRegex(done.stderr.splitlines()[-1], r"\b12 pings due\b")
        self.assertEqual((self.build()["notifications"]["due"], self.hub.seen), (12, []))

    def test_where_nothing_can_be_recorded_no_ping_is_sent(self):
        self.build()
        full = subprocess.run([self.feedgen, "ping"], cwd=self.site, env=environment(), text=True, timeout=300,
                              stdin=subprocess.DEVNULL, capture_output=True, restore_signals=False,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)))
        self.assertEqual((full.returncode, self.hub.seen), (4, []), full.stderr)
        self.assertIn("no pings are sent", full.stderr)

    def test_a_build_without_targets_says_nothing_of_notifications(self):
        self.configure()
        self.assertNotRegex(self.run_it("articles", "-o", "feeds").stderr, r"\bdue\b")

    def test_a_hub_that_is_slow_holds_a_build_up_for_ten_seconds_at_most(self):
        waits = []
        self.hub.script = lambda request: waits.append(request) or (lambda connection: connection.recv(1))
        report = self.build("--ping", code=4)
        self.assertEqual((report["notifications"]["sent"], report["notifications"]["due"]), (0, 12))
        self.assertTrue(waits, "it was asked")

    def test_a_dry_run_of_a_build_sends_no_ping(self):
        self.build("--ping", "--dry-run")
        self.assertEqual(self.hub.seen, [])

    def test_a_category_that_is_no_more_leaves_nothing(self):
        self.build("--ping")
        self.assertEqual(len(self.rows("notices")), 12)
        (self.site / "articles/c.md").unlink()
        self.build()
        self.assertFalse((self.feeds / "Sport").exists())
        self.ping()
        self.assertEqual(len(self.rows("notices")), 9)
        self.assert_state_says_nothing_of("Sport")
        self.assertFalse([topic for topic in self.hub.pinged() if self.hub.pinged()[topic] > 1 and "Sport" in topic])

    def test_a_category_that_was_there_before_the_state_and_comes_back_is_pinged_again(self):
        self.build("--ping")
        shutil.rmtree(self.site / ".feedgen")
        self.assertEqual(self.build()["notifications"]["due"], 0)
        sport = self.topics_below("Sport")
        (self.site / "articles/c.md").unlink()
        self.build("--ping")
        self.hub.forget()
        self.article("c", ["Sport"])
        self.build("--ping")
        self.assertEqual({topic for topic in self.hub.pinged() if "/Sport/" in topic}, sport)

    def test_a_category_that_comes_back_is_pinged_again(self):
        self.build("--ping")
        old = self.topics_below("Sport")
        (self.site / "articles/c.md").unlink()
        self.build("--ping")
        self.hub.forget()
        self.article("c", ["Sport"])
        self.build("--ping")
        self.assertEqual({topic: self.hub.pinged()[topic] for topic in old}, {topic: 1 for topic in old})

    def test_a_target_that_is_removed_leaves_nothing(self):
        gone = Server(self)
        given_up = Server(self, lambda request: 410)
        self.configure([self.hub.url, gone.url, given_up.url], xmlrpc=[gone.url + "RPC2"],
                       rsscloud=gone.url + "ping",
                       indexnow={"key": "0123456789abcdef", "endpoint": gone.url + "indexnow"})
        self.build("--ping", code=4)  # no XML comes from the server
        for target in (gone, given_up):
            self.assertIn(target.url, str(self.rows("targets")))
        self.configure([self.hub.url])
        self.build("--ping")
        self.assertEqual(len(self.rows("targets")), 1)
        self.assertEqual(len(self.rows("notices")), 12)
        self.assertEqual(self.rows("addresses"), [])
        for target in (gone, given_up):
            self.assert_state_says_nothing_of(target.url)

    def test_where_the_state_was_lost_only_what_is_other_than_on_the_disk_is_pinged(self):
        self.build("--ping")
        (self.site / ".feedgen/state.db").unlink()
        self.hub.forget()
        old = self.topics()
        self.article("c", ["Sport"], version=2)
        self.build("--ping")
        self.assert_pinged_once(self.hub, {topic for topic, text in self.topics().items() if text != old[topic]})

    def test_answers_do_not_change_the_exit_code_of_what_is_written(self):
        self.hub.script = lambda request: Answer(400)
        report = self.build("--ping")
        self.assertEqual(report["notifications"], {"sent": 0, "due": 0, "given_up": 12})

    def test_the_report_of_a_build_is_one_object(self):
        done = self.run_it("articles", "-o", "feeds", "--ping", "--json")
        self.assertEqual(json.loads(done.stdout)["notifications"]["due"], 0)


if __name__ == "__main__":
    main(sys.argv)
