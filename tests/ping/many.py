#!/usr/bin/env python3
"""Shows that 1,002 changed feeds are sent to three hubs of which one is dead and one slow: the live ones hear of
each feed once, and no build takes longer for it.

    many.py PROGRAM
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from ping_site import PingTest, main
from servers import Server, slowly

CATEGORIES = 333


class ManyTest(PingTest):
    def changed_site(self, version):
        for number in range(CATEGORIES):
            self.article(f"n{number}", [f"Category {number}"], version)

    def timed_build(self):
        """Seconds of all stages together, as the report has them."""
        return sum(self.build()["timings_us"].values()) / 1e6

    def test_a_dead_hub_and_a_slow_one_do_no_harm(self):
        dead, quick = Server(self, up=False), Server(self)
        slow = Server(self, lambda request: slowly(0.05))
        hubs = [dead, slow, quick]
        self.changed_site(1)
        self.configure()
        without = self.timed_build()
        self.configure([hub.url for hub in hubs])
        # Hubs stand in the feeds, so all of them are made again here, as they were above.
        with_hubs = self.timed_build()
        self.assertLess(with_hubs, 3 * without + 1)
        self.assertEqual(quick.seen + slow.seen, [])
        topics = self.topics()
        self.assertEqual(len(topics), 3 * (CATEGORIES + 1))

        report = self.ping(code=4)
        for hub in (quick, slow):
            self.assert_pinged_once(hub, topics)
            self.assertEqual(self.target(report, hub.url)["accepted"], len(topics))
        self.assertEqual(report["sent"], 2 * len(topics))
        self.assertEqual(report["due"], len(topics))
        last_quick, last_slow = (max(request.order for request in hub.seen) for hub in (quick, slow))
        self.assertLess(last_quick, last_slow, "the quick one did not wait for the slow one")

        for hub in hubs:
            hub.forget()
        self.assertLess(self.timed_build(), 3 * without + 1)
        self.run_it("ping", code=4)
        self.assertEqual(quick.seen + slow.seen, [], "nothing has changed")
        self.changed_site(2)
        self.assertLess(self.timed_build(), 3 * without + 1)
        self.run_it("ping", code=4)
        for hub in (quick, slow):
            self.assert_pinged_once(hub, topics)


if __name__ == "__main__":
    main(sys.argv)
