#!/usr/bin/env python3
"""Shows that a ping, or a build that pings, that is killed (SIGKILL) loses nothing, and repeats no more than what was under way.

    killed.py PROGRAM [--runs 50] [--seed 1]

The hubs themselves kill the program, after as many requests as chance says, before the last of them is answered.
"""

import argparse
import random
import sys
import threading
import unittest
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from ping_site import PingTest
from servers import Server

CATEGORIES = 8
MOST_UNDER_WAY, MOST_OF_A_HOST = 16, 4
WAYS = [("ping",), ("ping", "--wait"), ("articles", "-o", "feeds", "--ping")]


class KilledTest(PingTest):
    runs, seed = 50, 1

    def setUp(self):
        super().setUp()
        self.requests = 0
        self.deadly = None  # the number of the request
        self.victim = None
        self.is_known = threading.Event()  # the victim, to the hubs
        self.lock = threading.Lock()
        self.hubs = [Server(self, self.answer) for _ in range(2)]
        self.configure([hub.url for hub in self.hubs])

    def answer(self, request):
        if request.method == "GET":
            return 200
        with self.lock:  # the two hubs have a lock each
            self.requests += 1
            if self.requests == self.deadly:
                self.is_known.wait(60)
                self.victim.kill()
        return 204

    def change_all(self, version):
        for number in range(CATEGORIES):
            self.article(f"n{number}", [f"Category {number}"], version)

    def settle(self):
        """All that the killed program has sent is in the hubs' lists: connections are taken in their order."""
        for hub in self.hubs:
            with urllib.request.urlopen(hub.url, timeout=60) as answer:
                answer.read()
            hub.wait_until_idle()
            hub.seen[:] = [request for request in hub.seen if request.method == "POST"]

    def test_killed_at_any_request_it_loses_nothing(self):
        chance = random.Random(self.seed)
        killed = 0
        for run in range(self.runs):
            self.change_all(run)
            words = WAYS[run % len(WAYS)]
            if words[0] == "ping":
                self.build()
            topics = set(self.topics())
            most = len(topics) * len(self.hubs)
            self.requests, self.deadly = 0, chance.randint(1, most)
            self.is_known.clear()
            for hub in self.hubs:
                hub.forget()
            with self.subTest(run=run, words=words, deadly=self.deadly, of=most):
                self.victim = self.start(*words)
                self.is_known.set()
                self.victim.communicate(timeout=120)
                killed += self.victim.returncode == -9
                self.deadly = None
                self.settle()
                self.ping()
                pinged = [hub.pinged() for hub in self.hubs]
                for pings_of_hub in pinged:
                    self.assertEqual(set(pings_of_hub), topics, "each topic is pinged about")
                repeated = sum(sum(pings_of_hub.values()) - len(pings_of_hub) for pings_of_hub in pinged)
                self.assertLessEqual(repeated, MOST_UNDER_WAY)
                for pings_of_hub in pinged:
                    self.assertLessEqual(sum(pings_of_hub.values()) - len(pings_of_hub), MOST_OF_A_HOST)
                self.assertEqual(self.dry_run(), [])
        self.assertEqual(killed, self.runs)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program", type=lambda path: Path(path).resolve())
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    PingTest.feedgen = options.program
    KilledTest.runs, KilledTest.seed = options.runs, options.seed
    unittest.main(argv=sys.argv[:1])


if __name__ == "__main__":
    main()
