#!/usr/bin/env python3
"""Shows that a run whose connection to the shared state is lost, whenever that is, publishes nothing by halves and
says so, and that the next run of any builder completes the work.

    lost.py PROGRAM
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from clones import PostgresTest, main
from postgres import Proxy
from servers import Server

MOST_MESSAGES = 200


class Lost(PostgresTest):
    def setUp(self):
        super().setUp()
        self.proxy = Proxy(self.cluster)
        self.addCleanup(self.proxy.close)
        self.hub = Server(self)
        self.first, self.second = self.builder(self.url_at(self.proxy.folder)), self.builder(self.url)
        for one in (self.first, self.second):
            one.configure(hubs=[self.hub.url], notify={"private_addresses": True})
            for name in "abc":
                one.article(name)

    def cuts(self):
        """Each place at which the connection can be cut, until a run needs fewer messages."""
        for after in (False, True):
            for cut in range(1, MOST_MESSAGES):
                self.proxy.set(cut, after)
                yield cut, after
                if self.proxy.messages < cut:
                    break
            else:
                self.fail("the run never ends")

    def test_a_build(self):
        self.done(self.first)
        version, failures = 1, 0
        for cut, after in self.cuts():
            version += 1
            for one in (self.first, self.second):
                one.article("a", version=version, more=f"tags: [t{version}]\n")
            before = self.first.tree()
            done = self.first.run()
            where = f"cut {'after' if after else 'before'} message {cut}: {done.stderr}"
            if done.returncode == 0:
                self.assertTrue(self.proxy.messages < cut or after or cut > 3, where)
            else:
                failures += 1
                self.assertEqual(done.returncode, 3, where)
                self.assertIn("the shared state", done.stderr, where)
                self.assertEqual(self.first.tree(), before, where)
            self.proxy.set(None)
            completing = [self.first, self.second] if version % 2 else [self.second, self.first]
            for one in completing:
                self.done(one)
            self.assertEqual(self.first.tree(), self.second.tree(), where)
            self.assertIn(b"version %d" % version, self.first.tree()["rss.xml"], where)
        self.assertGreater(failures, 15)
        self.assertEqual(self.sql("SELECT count(*) FROM feedgen_ids"), [["3"]])

    def test_a_first_build_that_makes_the_tables(self):
        for cut, after in self.cuts():
            done = self.first.run()
            self.assertIn(done.returncode, (0, 3), done.stderr)
            if done.returncode == 3:
                self.assertFalse(self.first.feeds.exists() and self.first.tree())
            self.proxy.set(None)
            self.done(self.second)
            self.assertEqual(self.sql("SELECT count(*) FROM feedgen_ids"), [["3"]])
            self.done(self.first)
            self.assertEqual(self.first.tree(), self.second.tree())
            self.sql(f"DROP SCHEMA {self.schema} CASCADE; CREATE SCHEMA {self.schema}")
            for one in (self.first, self.second):
                self.forget(one)
            self.proxy.set(cut, after)
            self.first.run("--dry-run")

    def forget(self, builder):
        for path in sorted(builder.folder.rglob("*"), reverse=True):
            if "feeds" in path.parts[-3:] or ".feedgen" in path.parts[-3:]:
                path.rmdir() if path.is_dir() else path.unlink()

    def test_pings(self):
        self.done(self.first)
        version = 1
        for cut, after in self.cuts():
            version += 1
            for one in (self.first, self.second):
                one.article("a", version=version)
            self.proxy.set(None)
            self.done(self.first)
            self.hub.forget()
            self.proxy.set(cut, after)
            done = self.first.run("ping")
            where = f"cut {'after' if after else 'before'} message {cut}: {done.stderr}"
            self.assertIn(done.returncode, (0, 3, 4), where)
            used = self.proxy.messages
            self.proxy.set(None)
            self.done(self.first, "ping")
            pinged = self.hub.pinged()
            self.assertEqual(len(pinged), 3, where)
            self.assertLessEqual(max(pinged.values()), 1 if done.returncode == 0 else 2, where)
            self.done(self.second)
            self.done(self.second, "ping")
            self.assertEqual(self.hub.pinged(), pinged, where)
            self.proxy.messages = used


if __name__ == "__main__":
    main(sys.argv)
