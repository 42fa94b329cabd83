#!/usr/bin/env python3
"""Lets Python's xmlrpc.server, which knows nothing of feedgen, read pings and answer them.

    xml_rpc_peer.py SEND_PING
"""

import sys
import unittest
import xmlrpc.client
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from sending import send, weblog_service

SEND_PING = None
NAME = 'Übung & "技术" <b>]]> \N{PILE OF POO}'
SITE = "https://site.example/?a=b&c=d"
FEED = "https://site.example/rss.xml"


class PeerTest(unittest.TestCase):
    def setUp(self):
        self.calls = []

    def service(self, **methods):
        """The address of a service with these methods of weblogUpdates."""
        return weblog_service(self, self.calls, methods)

    def ping(self, url):
        return send(SEND_PING, "xml-rpc", url, NAME, SITE, FEED)

    def test_the_extended_ping_arrives_as_it_was_meant(self):
        url = self.service(extendedPing={"flerror": False, "message": "Danke, 技术"})
        self.assertEqual(self.ping(url), ("accepted", "accepted: Danke, 技术"))
        self.assertEqual(self.calls, [("extendedPing", NAME, SITE, SITE, FEED)])

    def test_a_service_with_the_older_method_alone_gets_that(self):
        url = self.service(ping={"flerror": False, "message": "OK"})
        self.assertEqual(self.ping(url), ("accepted", "accepted: OK"))
        self.assertEqual(self.calls, [("ping", NAME, SITE)])

    def test_a_fault_of_the_newer_method_leads_to_the_older(self):
        url = self.service(extendedPing=xmlrpc.client.Fault(5, "not today"),
                           ping={"flerror": 0, "message": ""})
        self.assertEqual(self.ping(url), ("accepted", "accepted"))
        self.assertEqual([call[0] for call in self.calls], ["extendedPing", "ping"])

    def test_an_error_that_the_service_tells_is_one(self):
        url = self.service(extendedPing={"flerror": True, "message": "Slow down"})
        self.assertEqual(self.ping(url), ("retry", "declined: Slow down"))
        self.assertEqual(len(self.calls), 1)

    def test_a_service_with_neither_method_is_not_pinged(self):
        outcome, answer = self.ping(self.service())
        self.assertEqual(outcome, "retry")
        self.assertRegex(answer, r'^fault: 1 .*method "weblogUpdates\.ping" is not supported')

    def test_faults_of_both_end_it(self):
        url = self.service(extendedPing=xmlrpc.client.Fault(-32601, "unknown"),
                           ping=xmlrpc.client.Fault(-32601, "unknown"))
        self.assertEqual(self.ping(url), ("refused", "fault: -32601 unknown"))


if __name__ == "__main__":
    SEND_PING = sys.argv.pop(1)
    unittest.main()
