#!/usr/bin/env python3
"""Shows that builders share their state by a snapshot in a bucket of S3, that a lost answer or a storage in trouble loses
nothing, and that storage which swaps nothing by conditions is refused.

    buckets.py PROGRAM
"""

import subprocess
import sys
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "shared"), str(TESTS / "publish")]

import s3_client
from clones import SharedTest, main
from store import DROP, Answer, Store, error

KEY, SECRET, BUCKET = "test:tester", "testing", "my-bucket"
URL = f"s3://{BUCKET}/states/site.state"
PATH = f"/{BUCKET}/states/site.state"


class BucketTest(SharedTest):
    def builders(self, address, count=2, url=URL, **variables):
        builders = [self.builder(url) for _ in range(count)]
        for one in builders:
            one.variables = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_ENDPOINT_URL": address,
                             **variables}
            for name in "abc":
                one.article(name)
        return builders


class Buckets(BucketTest):
    def state(self, store):
        return store.objects[PATH].decode()

    def test_a_builder_that_is_thrown_away_leaves_its_ids_behind(self):
        store = Store(self)
        first, second, third = self.builders(store.address, 3)
        self.done(first)
        ids = first.ids()
        text = self.state(store)
        self.assertTrue(text.startswith("feedgen-state 2 1\n"))
        self.assertNotIn(str(first.folder), text)
        self.assertEqual(set(store.objects), {PATH})
        self.assertEqual(store.headers[PATH]["Cache-Control"], "no-store")
        second.configure(base_url="https://other.example/")
        self.done(second, "--prune")
        self.assertEqual(second.ids(), ids)
        listed = [line.split("\t")[0] for line in self.done(third, "list", "--ids").stdout.splitlines()]
        self.assertEqual(sorted(listed), sorted(ids.values()))

    def test_a_build_that_changes_nothing_writes_nothing(self):
        store = Store(self)
        first, second = self.builders(store.address)
        self.done(first)
        puts = store.asked["PUT"]
        self.done(first)
        self.done(second)
        self.done(second, "--full")
        self.assertEqual(store.asked["PUT"], puts)
        self.done(first, "--dry-run")
        self.assertEqual(store.asked["PUT"], puts)

    def test_of_builders_at_once_one_wins_and_the_others_start_over(self):
        store = Store(self)
        builders = self.builders(store.address, 4)
        ids = self.race(builders)
        self.assertEqual(len(set(ids)), 7)
        for number in range(4):
            self.assertIn(f"articles/own{number}.md", self.state(store))

    def test_answers_that_are_lost_and_storage_in_trouble_lose_nothing(self):
        for trouble in (DROP, error(503, "SlowDown"), error(500, "InternalError")):
            store = Store(self)
            first, second = self.builders(store.address)
            count = [0]

            def once_in_three(method, path, headers):
                count[0] += 1
                return trouble if count[0] % 3 == 2 else None
            store.after = once_in_three  # the object is stored first
            self.done(first)
            self.done(second)
            store.after, store.fault = lambda *request: None, once_in_three
            first.article("d")
            self.done(first)
            second.article("d")
            self.done(second)
            self.assertEqual(first.ids(), second.ids())
            self.assertEqual(len(first.ids()), 4)

    def test_storage_that_can_not_be_reached_changes_nothing(self):
        store = Store(self)
        first, _ = self.builders(store.address)
        self.done(first)
        before = first.tree()
        first.article("a", version=2)
        for answer, words in ((error(503, "SlowDown"), "answered 503 SlowDown"), (DROP, "can't be reached"),
                              (error(403, "SignatureDoesNotMatch"), "the secret key is wrong"),
                              (error(403, "AccessDenied"), "the access key may not do that"),
                              (error(404, "NoSuchBucket"), "there is no such bucket"),
                              (Answer(200, {}, b"<html>log in</html>"), "gives its objects no ETags"),
                              (Answer(200, {"ETag": '"x"'}, b"<html>log in</html>"), "it begins otherwise")):
            store.fault = lambda *request: answer
            done = self.done(first, code=3)
            self.assertIn(words, done.stderr)
            self.assertNotIn(SECRET, done.stderr)
            self.assertEqual(first.tree(), before)
        store.fault = lambda *request: None
        self.done(first)
        self.assertNotEqual(first.tree(), before)

    def test_storage_without_conditions_is_refused_and_left_clean(self):
        for known in ((), ("If-None-Match",)):
            store = Store(self)
            first, _ = self.builders(store.address)
            own = store.own_answer

            def without_conditions(method, path, headers, body):
                return own(method, path, {name: headers[name] for name in headers
                                          if name in known or not name.startswith("If-")}, body)
            store.own_answer = without_conditions
            done = self.done(first, code=3)
            self.assertIn(f"{URL}: error: this storage takes no notice of the conditions If-Match and If-None-Match; "
                          "a snapshot can't be shared there; share the state on PostgreSQL", done.stderr)
            self.assertEqual(store.objects, {})
            self.assertFalse(first.feeds.exists() and first.tree())

    def test_addresses_and_credentials_that_can_not_be(self):
        store = Store(self)
        for url, words in ((f"s3://{BUCKET}", "names no object"), (f"s3://{BUCKET}/", "names no object"),
                           (f"s3://{BUCKET}/states/", "names no object"), ("s3://X/y", "is no name of a bucket")):
            first, = self.builders(store.address, 1, url=url)
            self.assertIn(words, self.done(first, code=2).stderr)
        first, = self.builders(store.address, 1, AWS_SECRET_ACCESS_KEY="")
        self.assertIn("there are no credentials for S3", self.done(first, code=2).stderr)
        self.assertEqual(store.asked.total(), 0)
        first, = self.builders(store.address, 1)
        first.configure(state=URL)
        self.assertIn("not taken from a configuration that was found", self.done(first, state="", code=2).stderr)
        self.assertEqual(store.asked.total(), 0)
        self.done(first, "--config", "feedgen.yaml", state="")
        self.assertIn(PATH, store.objects)

    def test_a_state_is_carried_into_a_bucket_and_back(self):
        store = Store(self)
        first, second = self.builders(store.address)
        self.done(first, state="")
        ids = first.ids()
        self.done(first, "state", "move", URL, state="")
        second.configure(base_url="https://other.example/")
        self.done(second, "--prune")
        self.assertEqual(second.ids(), ids)
        self.done(second, "state", "export", str(second.folder / "backup.state"))
        lines = (second.folder / "backup.state").read_text().splitlines()
        self.assertEqual(sum(line.startswith("ids\t") for line in lines), 3)


@unittest.skipUnless(s3_client.has_swift(), "python3-swift is not installed")
class Swift(BucketTest):
    def test_storage_of_others_that_checks_signatures_is_asked_rightly(self):
        folder = self.folder()
        server = subprocess.Popen([sys.executable, "-B", TESTS / "publish/swift_server.py", folder / "swift"],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(server.communicate)
        self.addCleanup(server.kill)
        address = server.stdout.readline().strip()
        first, = self.builders(address, 1)
        self.assertIn("404 NoSuchBucket", self.done(first, code=3).stderr)
        self.assertEqual(s3_client.request(address, "PUT", f"/{BUCKET}", KEY, SECRET)[0], 200)
        self.assertIn("this storage knows no conditional writes", self.done(first, code=3).stderr)
        self.assertEqual(s3_client.request(address, "GET", PATH, KEY, SECRET)[0], 404)
        first.variables["AWS_SECRET_ACCESS_KEY"] = "another"
        self.assertIn("the secret key is wrong", self.done(first, code=3).stderr)


if __name__ == "__main__":
    main(sys.argv, needs_postgres=False)
