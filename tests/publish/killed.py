#!/usr/bin/env python3
"""Shows that `feedgen publish` that is killed (SIGKILL) loses nothing, tears nothing, and repeats no more than what was under way.

    killed.py PROGRAM [--runs 50] [--seed 1]

The storage itself kills the program, at the request that chance says: before it is stored, or after it and before the answer. With a
folder as the target, it is killed at a moment that chance says.
"""

import argparse
import random
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from publish_site import PublishTest, files_of
from store import DROP, Store

CATEGORIES, MOST_UNDER_WAY = 6, 16


class Killed(PublishTest):
    runs, seed = 50, 1
    variables = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret"}

    def setUp(self):
        super().setUp()
        self.random = random.Random(self.seed)
        self.versions = {}  # path -> all bytes that it has ever been published with

    def change_all(self, version):
        for number in range(CATEGORIES):
            self.article(f"n{number}", [f"Category {number}"], version)
        if version % 4 == 3:  # a category comes and goes
            self.article("once", ["Once"], version)
        elif (self.site / "articles/once.md").exists():
            (self.site / "articles/once.md").unlink()
        self.build("--prune")
        for path, text in self.published().items():
            self.versions.setdefault(path, set()).add(text)

    def assert_whole(self, served, word):
        for path, text in served.items():
            if not Path(path).name.startswith(".feedgen-"):
                self.assertIn(text, self.versions[path], f"{path} is torn, {word}")

    def test_uploads_to_storage(self):
        store = Store(self)
        self.publish_to("s3://my-bucket/feeds", endpoint=store.address, private_addresses=True)
        served = lambda: {path.removeprefix("/my-bucket/feeds/"): text for path, text in store.objects.items()}
        most_repeats = 0
        for run in range(self.runs):
            self.change_all(run)
            lines = self.run_it("publish", "--dry-run").stdout.splitlines()
            due = len(lines)
            store.requests.clear()
            self.countdown = self.random.randrange(1, 2 * due)
            after = self.random.random() < 0.5
            self.victim = None

            def kill(method, path, headers, after=after):
                self.countdown -= 1
                if self.countdown != 0:
                    return None
                while self.victim is None:
                    time.sleep(0.001)
                self.victim.kill()
                self.victim.wait()
                return DROP
            store.fault, store.after = (lambda *_: None, kill) if after else (kill, lambda *_: None)
            victim = self.start("publish")
            self.victim = victim
            victim.wait()
            self.assertEqual(victim.returncode, -9, "it was not killed")
            store.fault = store.after = lambda *_: None
            self.assert_whole(served(), f"run {run}")
            self.publish("--prune")
            self.assertEqual(served(), self.published(), f"run {run}")
            stored = sum(1 for method, _ in store.requests if method in ("PUT", "DELETE"))
            most_repeats = max(most_repeats, stored - due)
            self.assertLessEqual(stored - due, MOST_UNDER_WAY, f"run {run}")
        self.assertEqual(self.publish()["sent"], 0)
        print(f"{self.runs} killed, at most {most_repeats} uploads repeated")

    def test_copies_into_a_folder(self):
        target = self.site / "served"
        target.mkdir()
        self.publish_to("served")
        killed = 0
        for run in range(self.runs):
            self.change_all(run)
            victim = self.start("publish")
            time.sleep(self.random.random() * 0.1)
            victim.kill()
            victim.wait()
            killed += victim.returncode == -9
            self.assert_whole(files_of(target), f"run {run}")
            self.publish("--prune")
            self.assertEqual(files_of(target), self.published(), f"run {run}")
        print(f"{killed} of {self.runs} killed before their end")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("feedgen", type=Path)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    PublishTest.feedgen = options.feedgen.resolve()
    Killed.runs, Killed.seed = options.runs, options.seed
    unittest.main(argv=sys.argv[:1])


if __name__ == "__main__":
    main()
