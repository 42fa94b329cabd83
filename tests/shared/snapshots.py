#!/usr/bin/env python3
"""Shows that builders share their state by a snapshot that is swapped, and that `feedgen state` carries a state
between .feedgen, a snapshot, PostgreSQL and ids.tsv.

    snapshots.py PROGRAM
"""

import json
import shutil
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from clones import BODY, Builder, PostgresTest, SharedTest, main
from servers import Server


class Sites:
    def builders(self, state, count=2, **settings):
        builders = [self.builder(state) for _ in range(count)]
        for one in builders:
            one.configure(**settings)
            for name in "abc":
                one.article(name)
        return builders


class Snapshots(Sites, SharedTest):
    def setUp(self):
        self.file = self.folder() / "site.state"
        self.url = f"file://{self.file}"

    def test_a_builder_that_is_thrown_away_leaves_its_ids_behind(self):
        first, second = self.builders(self.url)
        self.done(first)
        ids = first.ids()
        second.configure(base_url="https://other.example/")
        self.done(second, "--prune")
        self.assertEqual(second.ids(), ids)

    def test_the_same_truth_is_the_same_bytes(self):
        first, second = self.builders(self.url)
        self.done(first)
        text = self.file.read_text()
        self.done(second)
        self.done(first, "--full")
        self.assertEqual(self.file.read_text(), text)
        self.assertTrue(text.startswith("feedgen-state 2 1\n"))
        self.assertNotIn(str(first.folder), text)

    def test_of_two_builders_at_once_one_wins_and_the_other_starts_over(self):
        builders = self.builders(self.url, count=4)
        ids = self.race(builders)
        self.assertEqual(len(set(ids)), len(ids))
        text = self.file.read_text()
        for number in range(4):
            self.assertIn(f"articles/own{number}.md", text)

    def test_each_ping_is_sent_by_one_builder(self):
        hub = Server(self)
        first, second = self.builders(self.url, hubs=[hub.url], notify={"private_addresses": True})
        self.done(first)
        self.done(second)
        said = []
        threads = [threading.Thread(target=lambda one=one: said.append(one.run("ping", "--json"))) for one in (first, second)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual({done.returncode for done in said} - {0, 4}, set(), said)
        self.done(first, "ping")
        self.assertEqual(set(hub.pinged().values()), {1})
        self.assertNotIn("claim", self.file.read_text())

    def test_a_snapshot_that_makes_no_sense_is_refused_and_stays(self):
        first, second = self.builders(self.url)
        self.done(first)
        good = self.file.read_text()
        lines = good.splitlines(keepends=True)
        for bad, words in (("", "it begins otherwise"), ("\0" * 100, "it begins otherwise"),
                           (good[: len(good) // 2], "this is no state of feedgen"),
                           ("".join(lines[:-1]), "its end is missing"),
                           (good.replace("articles/a.md", "/etc/passwd"), "path makes no sense"),
                           (good.replace("feedgen-state 2 ", "feedgen-state 3 "), "a newer feedgen has written this state"),
                           (lines[0] + "ids\tx\n" + "end 1\n", "a row makes no sense")):
            self.file.write_text(bad)
            done = self.done(second, code=3)
            self.assertIn(words, done.stderr)
            self.assertEqual(self.file.read_text(), bad)
            self.assertFalse(second.feeds.exists() and second.tree())
        self.file.write_text(good)
        self.done(second)

    def test_a_configuration_that_was_found_names_no_state(self):
        first, _ = self.builders("")
        first.configure(state=self.url)
        done = self.done(first, code=2)
        self.assertIn("feedgen.yaml:6:1: error: state: where the state is shared is not taken from a configuration that "
                      "was found; set FEEDGEN_STATE", done.stderr)
        self.assertFalse(self.file.exists())
        self.done(first, state="none")
        self.assertFalse(self.file.exists())
        self.done(first, "--config", "feedgen.yaml")
        self.assertTrue(self.file.exists())
        first.configure(state="postgresql://user:secret@db.example/site")
        done = self.done(first, "--config", "feedgen.yaml", code=2)
        self.assertIn("the address holds a password", done.stderr)
        self.assertNotIn("secret", done.stderr)


class Carried(Sites, PostgresTest):
    def counts(self, builder, *words, **more):
        return json.loads(self.done(builder, "state", *words, "--json", "-q", **more).stdout)

    def test_a_state_goes_to_postgresql_and_back(self):
        hub = Server(self)
        first, second = self.builders("", hubs=[hub.url], notify={"private_addresses": True})
        self.done(first)
        self.done(first, "ping")
        ids = first.ids()
        moved = self.counts(first, "move", self.url)
        self.assertEqual((moved["ids"], moved["known"]), (3, 0))
        self.assertIn("there is a state already", self.done(first, "state", "move", self.url, code=3).stderr)
        second.state = self.url
        second.configure(base_url="https://other.example/", hubs=[hub.url], notify={"private_addresses": True})
        self.done(second, "--prune")
        self.assertEqual(second.ids(), ids)
        first.state = self.url
        first.configure(base_url="https://site.example/", hubs=[hub.url], notify={"private_addresses": True})
        shutil.rmtree(first.folder / ".feedgen")
        self.assertEqual(self.counts(first, "move", "none")["ids"], 3)
        first.configure(base_url="https://third.example/")
        self.done(first, state="")
        self.assertEqual(first.ids(), ids)

    def test_a_text_holds_all_and_what_is_known_stays(self):
        first, second = self.builders(self.url)
        self.done(first)
        ids = first.ids()
        (second.folder / "carried").mkdir()
        for name in ("all.state", "ids.tsv"):
            self.done(first, "state", "export", name)
            shutil.copy(first.folder / name, second.folder / "carried" / name)
        self.assertEqual(self.done(first, "list", "--ids").stdout, (first.folder / "ids.tsv").read_text())
        self.assertEqual(self.done(first, "state", "export", "-").stdout, (first.folder / "all.state").read_text())
        for name in ("ids.tsv", "all.state"):
            shutil.rmtree(second.folder / ".feedgen", ignore_errors=True)
            self.assertEqual(self.counts(second, "import", f"carried/{name}", state="none")["ids"], 3)
            again = self.counts(second, "import", f"carried/{name}", state="none")
            self.assertEqual((again["ids"], again["rows"]), (0, 0))
            self.assertGreaterEqual(again["known"], 3)
            second.configure(base_url="https://other.example/")
            self.done(second, state="none")
            self.assertEqual(second.ids(), ids)

    def test_the_states_of_all_languages_are_carried(self):
        def site(host):
            builder = Builder(self.feedgen, self.folder() / "hugo", "")
            builder.write("hugo.toml", f'baseURL = "https://{host}/"\ntitle = "A site"\ndefaultContentLanguage = "en"\n'
                                       "[languages.en]\n[languages.de]\n")
            for name, text in (("p.md", "English"), ("p.de.md", "German")):
                builder.write(f"content/{name}", f"---\ntitle: {text}\ndate: 2021-07-10\n---\n{BODY.format(text, 1)}\n")
            return builder

        def ids(builder, state=""):
            return sorted(line.split("\t")[0] for line in
                          self.done(builder, "list", "-o", "public", "--ids", state=state).stdout.splitlines())
        first = site("site.example")
        self.done(first, "-o", "public")
        known = ids(first)
        self.assertEqual(len(known), 2)
        for name in ("a.state", "all.tsv"):
            path = self.folder() / name
            self.assertEqual(self.counts(first, "export", str(path))["ids"], 2)
            other = site("other.example")
            self.assertEqual(self.counts(other, "import", str(path))["ids"], 2)
            self.done(other, "-o", "public")
            self.assertEqual(ids(other), known, name)
        self.assertIn("name a file", self.done(first, "state", "export", "-", code=2).stderr)
        self.assertEqual(self.counts(first, "move", self.url)["ids"], 2)
        other = site("other.example")
        self.done(other, "-o", "public", "--prune", state=self.url)
        self.assertEqual(ids(other, self.url), known)

    def test_words_that_say_too_little_are_usage_errors(self):
        first, _ = self.builders("")
        for words, said in ((("state",), "it is not said what to do"), (("state", "export"), "it is not said where"),
                            (("state", "sell", "x"), '"sell" is nothing to do'),
                            (("state", "move", "mysql://x"), "no address of a shared state")):
            self.assertIn(said, self.done(first, *words, code=2).stderr)
        self.done(first, "state", "import", "missing.state", code=2)


if __name__ == "__main__":
    main(sys.argv)
