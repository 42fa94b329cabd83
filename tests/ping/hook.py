#!/usr/bin/env python3
"""Shows that a hook that pings does not keep git waiting, however slow the hub, and that the hub is pinged.

    hook.py PROGRAM
"""

import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "hook"))

from hooked_site import HookTest, main
from ping_site import self_address
from servers import Server


class HookedPingTest(HookTest):
    def setUp(self):
        super().setUp()
        self.committed = threading.Event()
        self.was_committed = []  # of each request: whether the commit was over when it was answered
        self.hub = Server(self, lambda request: self.answer)
        self.addCleanup(self.committed.set)
        settings = (self.site / "feedgen.yaml").read_text()
        self.write("feedgen.yaml", f"{settings}hubs: [{self.hub.url}]\nnotify: {{private_addresses: true}}\n")
        self.article("a")
        self.hook("install", "--ping")

    def answer(self, connection):
        self.was_committed.append(self.committed.wait(60))
        connection.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")

    def test_a_commit_is_over_before_the_slow_hub_has_answered(self):
        self.commit()
        self.hub.wait_for_requests(1)
        self.committed.set()
        self.wait_for_builds()
        self.assertEqual(set(self.was_committed), {True})
        addresses = {self_address(path, text) for path, text in self.feeds().items()}
        self.assertEqual(len(addresses), 6)
        self.assertEqual(set(self.hub.pinged()), addresses)

    def test_a_dead_hub_is_no_failure_of_the_commit_and_is_pinged_later(self):
        self.committed.set()
        dead = Server(self, up=False)
        settings = (self.site / "feedgen.yaml").read_text()
        self.write("feedgen.yaml", settings.replace(self.hub.url, dead.url))
        self.commit()
        self.wait_for_builds()
        self.assertEqual(self.git("status", "--porcelain").stdout, "")
        self.assert_current()


if __name__ == "__main__":
    main(sys.argv)
