#!/usr/bin/env python3
"""Shows what comes of the answers of hubs, good and bad: accepted, due, given up, or gone.

    answers.py PROGRAM
"""

import sys
import threading
import time
from datetime import datetime
from email.utils import formatdate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from ping_site import RETRY_SOON, PingTest, main
from servers import Answer, Server, drip, drop, endless, in_turn


class AnswersTest(PingTest):
    def hub(self, script):
        """Of a site that is built, and about which no target was pinged."""
        hub = Server(self, script)
        self.three_articles()
        self.configure([hub.url])
        self.build()
        return hub

    def ping_hub(self, hub, *words, code=0):
        """What a ping reports of the hub: the report's target."""
        return self.target(self.ping(*words, code=code), hub.url)

    def assert_counts(self, target, **counts):
        self.assertEqual({name: target[name] for name in counts}, counts, target)

    def answers_in(self, target):
        return {notice.get("answer", "") for notice in target["notices"]}

    def test_200_202_and_204_are_acceptance(self):
        for status in (200, 202, 204):
            with self.subTest(status):
                hub = self.hub(lambda request, status=status: status)
                self.assert_counts(self.ping_hub(hub), accepted=12, due=0, given_up=0)
                self.assert_pinged_once(hub, self.topics())

    def test_now_does_not_wait_for_the_next_try(self):
        hub = self.hub(lambda request: 500)
        for code, status in ((4, 500), (4, 500), (0, 400)):  # the last one is given up
            hub.script = lambda request, status=status: status
            self.ping_hub(hub, "--now", code=code)
        self.assert_counts(self.ping_hub(hub), due=0, given_up=12)
        hub.forget()
        self.ping_hub(hub)
        self.assertEqual(hub.seen, [], "without --now nothing is due")
        hub.script = lambda request: 204
        self.assert_counts(self.ping_hub(hub, "--now"), accepted=12, due=0, given_up=0)
        self.assert_pinged_once(hub, self.topics())
        hub.forget()
        self.ping_hub(hub, "--now")
        self.assertEqual(hub.seen, [], "what was accepted is not sent again")

    def test_now_waits_as_long_as_a_hub_has_asked_for(self):
        hub = self.hub(lambda request: Answer(429, {"Retry-After": "3000"}))
        self.ping_hub(hub, code=4)
        asked = len(hub.seen)
        hub.script = lambda request: 204
        self.ping_hub(hub, "--now", code=4)
        self.assertEqual(len(hub.seen), asked)

    def test_now_does_not_bring_back_a_hub_that_is_gone(self):
        hub = self.hub(lambda request: 410)
        self.ping_hub(hub)
        hub.forget()
        self.assertIs(self.ping_hub(hub, "--now")["gone"], True)
        self.assertEqual(hub.seen, [])

    def test_a_hub_that_is_gone_is_not_asked_again(self):
        for number in range(8):
            self.article(f"n{number}", [f"Category {number}"])
        hub = self.hub(lambda request: 410)
        self.assertEqual(len(self.dry_run()), 36)
        self.assertIs(self.ping_hub(hub)["gone"], True)
        self.assertLessEqual(len(hub.seen), 16, "nothing is sent after the answer, but for what was under way")
        hub.forget()
        self.three_articles(version=2)
        self.build()
        self.assertIs(self.ping_hub(hub)["gone"], True)
        self.assertIs(self.ping_hub(hub, "--status")["gone"], True)
        self.assertEqual(self.dry_run(), [])
        self.assertEqual(hub.seen, [])

    def test_what_a_hub_declines_is_given_up_until_it_changes(self):
        hub = self.hub(lambda request: Answer(400, {}, b"no such topic"))
        declined = self.ping_hub(hub)
        self.assert_counts(declined, accepted=0, due=0, given_up=12)
        self.assertEqual(self.answers_in(declined), {"answered 400: no such topic"})
        self.assert_pinged_once(hub, self.topics())
        self.ping_hub(hub)
        self.assert_pinged_once(hub, self.topics())
        hub.script = lambda request: 204
        hub.forget()
        self.article("c", ["Sport"], version=2)
        self.build()
        self.assert_counts(self.ping_hub(hub), due=0, accepted=6)
        self.assertEqual(set(hub.pinged()), {topic for topic in self.topics()
                                           if "News" not in topic})

    def test_429_is_obeyed(self):
        in_an_hour = formatdate(time.time() + 3600, usegmt=True)
        for retry_after in ("3600", in_an_hour):
            with self.subTest(retry_after):
                hub = self.hub(lambda request, when=retry_after: Answer(429, {"Retry-After": when}))
                asked = self.ping_hub(hub, code=4)
                self.assert_counts(asked, accepted=0, due=12, given_up=0)
                self.assertLess(len(hub.seen), 12, "the others are not tried when one asks to wait")
                next_try = max(notice.get("next_try", "") for notice in asked["notices"])
                self.assertAlmostEqual(parse_time(next_try), time.time() + 3600, delta=300)
                hub.script = lambda request: 204
                hub.forget()
                self.assert_counts(self.ping_hub(hub, code=4), accepted=0, due=12)
                self.assertEqual(hub.seen, [], "an hour has not passed")
                self.assertEqual(self.dry_run(), [], "nothing would be sent now")

    def test_a_hub_that_has_moved_for_good_is_given_up(self):
        elsewhere = Server(self)
        hub = self.hub(lambda request: Answer(301, {"Location": elsewhere.url}))
        self.assert_counts(self.ping_hub(hub), accepted=0, due=0, given_up=12)
        self.assertEqual(elsewhere.seen, [], "a redirect of a POST is an answer")

    def test_429_then_204(self):
        hub = self.hub(in_turn(Answer(429, RETRY_SOON), 204))
        self.assert_counts(self.ping_hub(hub, "--wait"), accepted=12, due=0)
        self.assertEqual(set(hub.pinged()), set(self.topics()))

    def test_500_then_202(self):
        hub = self.hub(lambda request: Answer(500, {}, b"<h1>Internal Server Error</h1>"))
        failed = self.ping_hub(hub, code=4)
        self.assert_counts(failed, accepted=0, due=12, given_up=0)
        self.assertIn("answered 500", self.answers_in(failed))
        self.assertGreaterEqual(max(notice["attempts"] for notice in failed["notices"]), 1)
        self.assertLess(len(hub.seen), 12, "a hub that fails again and again is left alone")
        hub.script = lambda request: 202
        hub.forget()
        self.let_time_pass()
        self.assert_counts(self.ping_hub(hub), accepted=12, due=0, given_up=0)
        self.assert_pinged_once(hub, self.topics())

    def test_a_hub_that_never_answers_well_is_given_up_in_time(self):
        hub = Server(self, lambda request: Answer(503, RETRY_SOON))
        self.three_articles()
        self.configure([hub.url], give_up_after="2s")
        self.build()
        report = self.ping("--wait")
        self.assert_counts(self.target(report, hub.url), accepted=0, due=0, given_up=12)
        self.assertTrue(any(hub.url in str(warning) for warning in report["warnings"]), report["warnings"])

    def test_servers_that_break_off_never_end_or_drip(self):
        ended = threading.Event()
        bad = [Server(self, lambda request, answer=answer: answer) for answer in (drop, endless, drip(ended))]
        self.addCleanup(ended.set)
        good = Server(self)
        self.article("a")
        self.configure([hub.url for hub in (*bad, good)])
        self.build()
        report = self.ping(code=4)
        self.assert_pinged_once(good, self.topics())
        self.assert_counts(self.target(report, good.url), accepted=3, due=0)
        for hub, said in zip(bad, ("broke off", "answered too much", "took too long")):
            target = self.target(report, hub.url)
            self.assert_counts(target, accepted=0, due=3, given_up=0)
            self.assertTrue(any(said in answer for answer in self.answers_in(target)), target)

    def test_control_characters_of_a_server_do_not_reach_the_terminal(self):
        hub = self.hub(lambda request: Answer(400, {}, b"\x1b[2J\x07\x00no"))
        for words in (("-v",), ("--status",)):
            done = self.run_it("ping", *words)
            self.assertNotRegex(done.stdout + done.stderr, r"[\x00-\x09\x0b-\x1f\x7f]")
        self.assertIn("no", "".join(self.answers_in(self.ping_hub(hub, "--status"))))


def parse_time(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


if __name__ == "__main__":
    main(sys.argv)
