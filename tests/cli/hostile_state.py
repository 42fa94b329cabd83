#!/usr/bin/env python3
"""Shows that a state is believed only where it was made, and no more of it than feedgen can have written.

    hostile_state.py PROGRAM [--rows N] [--bits N] [--seed N]
"""

import argparse
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import unittest
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from edited_site import SiteTest
from program import environment, is_sanitized, run, tree
from state_file import changed

OPTIONS = argparse.Namespace(rows=60, bits=40, seed=1)
STRANGE = ("../../.bashrc", "../../vict", "/etc/passwd", "..", ".", "", "a//b", "a\0b", "a\nb", "link/rss.xml",
           "link", "\udcff", "e\u0301", "x" * 5000, ".git/config", "a/../../../x", "~/x", "https://evil.example/",
           "javascript:alert(1)")


class HostileTest(SiteTest):
    """The site lies in a folder with others' files around it, which stay as they are."""

    SETTINGS = {}
    OWN = (".feedgen", "feeds")

    def setUp(self):
        super().setUp()
        self.outside = self.folder
        (self.outside / "vict").mkdir()
        for name in (".bashrc", "vict/rss.xml", "vict/precious"):
            (self.outside / name).write_text("precious")
        self.folder = self.outside / "home/site"
        self.folder.mkdir(parents=True)
        self.configure(base_url="https://one.example/", categories="flat", **self.SETTINGS)
        for number in range(24):
            name = f"a{number:02}"
            self.article(name, day=f"{number + 1:02}", more=f"categories: [c{number % 5}]\ntags: [t{number % 3}]\n")
        self.article("hidden", more="draft: true\n")
        self.article("broken", day="99")
        self.state = self.folder / ".feedgen"
        self.database = self.state / "state.db"
        self.build()
        self.around = self.tree_around()

    def tree_around(self):
        """All but the state and what is made, with links."""
        found = {}
        for place, folders, names in os.walk(self.outside):
            for name in [*folders, *names]:
                path = Path(place, name)
                if any(path.is_relative_to(self.folder / own) for own in self.OWN):
                    continue
                found[path] = os.readlink(path) if path.is_symlink() else path.is_file() and path.read_bytes()
        return found

    def feeds(self):
        return tree(self.folder / "feeds")

    def fresh_feeds(self):
        """Of a build that knows the ids alone."""
        shutil.rmtree(self.folder / "fresh", ignore_errors=True)
        self.state.rename(self.state.with_name("aside"))
        self.run_it("articles", "-o", "fresh")
        shutil.rmtree(self.state)
        self.state.with_name("aside").rename(self.state)
        fresh = tree(self.folder / "fresh")
        shutil.rmtree(self.folder / "fresh")
        return fresh

    def build_and_look(self, what, *arguments):
        done = run(self.feedgen, "articles", "-o", "feeds", *arguments, folder=self.folder)
        self.assertIn(done.returncode, (0, 3), (what, done.stderr))
        self.assertEqual(self.tree_around(), self.around, what)
        return done.stderr

    def forget_old(self):
        for path in self.state.glob("state.db.old-*"):
            path.unlink()


class RowsTest(HostileTest):
    def put_feed(self, path):
        digest = self.xxh128(b"precious")
        with changed(self.database) as database:
            database.execute("INSERT INTO feeds SELECT output, ?, url, inputs_digest, ?, adopted_digest, 8, 1, 1, format, of_site FROM feeds LIMIT 1",
                             (path, digest))

    def xxh128(self, bytes_):
        import ctypes
        library = ctypes.CDLL("libxxhash.so.0")

        class Hash(ctypes.Structure):
            _fields_ = [("low", ctypes.c_uint64), ("high", ctypes.c_uint64)]

        library.XXH3_128bits.restype = Hash
        library.XXH3_128bits.argtypes = [ctypes.c_char_p, ctypes.c_size_t]
        hash_ = library.XXH3_128bits(bytes_, len(bytes_))
        return hash_.high.to_bytes(8, "big") + hash_.low.to_bytes(8, "big")

    def test_a_feed_that_is_said_to_lie_outside_is_not_removed(self):
        for path in ("../../../.bashrc", "../../../vict/precious", "c0/../../../../.bashrc"):
            self.put_feed(path)
            self.assertIn("it is damaged: feeds.path is no path below the output", self.build_and_look(path))
            self.assertNotIn(".feedgen", self.build_and_look(path))

    def test_a_feed_behind_a_link_is_not_removed(self):
        (self.folder / "feeds/link").symlink_to("../../../vict")
        self.around = self.tree_around()
        self.put_feed("link/precious")
        said = self.build_and_look("link")
        self.assertIn("what leads to it is no folder now", said)

    def test_a_category_is_not_put_elsewhere(self):
        for folder in ("../../../vict", "/tmp/x", "a/../../../../vict", ".git"):
            with changed(self.database) as database:
                database.execute("UPDATE groups SET folder = ? WHERE name = 'c1'", (folder,))
            self.article("a01", day="02", title=f"new for {folder}", more="categories: [c1]\n")
            self.around = self.tree_around()
            self.assertIn("it is damaged: groups.folder", self.build_and_look(folder))
            self.assertEqual(self.feeds(), self.fresh_feeds())

    def test_full_heals_what_no_one_can_tell_to_be_wrong(self):
        wanted = self.feeds()
        wrong = ("UPDATE articles SET sorted = sorted, published = published - 1000, expires = NULL",
                 "UPDATE groups SET articles = articles + 1, name = name || 'x'",
                 "UPDATE articles SET id = 'of-a-stranger' WHERE number = 3",
                 "UPDATE articles SET entry_digest = entry_digest + 1", "DELETE FROM members WHERE category = 2",
                 "UPDATE files SET article = 5", "DELETE FROM uses", "UPDATE facts SET value = value + 7",
                 "DELETE FROM articles WHERE number % 2 = 0", "UPDATE feeds SET inputs_digest = zeroblob(16), size = 7")
        for sql in wrong:
            with changed(self.database) as database:
                database.execute(sql)
            self.build_and_look(sql, "--full")
            self.assertEqual(self.feeds(), wanted, sql)
            said = self.build_and_look(sql)
            self.assertEqual((self.feeds(), "warning: it is" in said), (wanted, False), sql)
            self.forget_old()


class RandomRowsTest(HostileTest):
    """Of a site that fills every table but those of pings."""

    SETTINGS = {"feeds": "[site, categories, tags]", "archives": 10, "inject": "public", "also_at": "{site: {rss: old.xml}}"}
    OWN = (".feedgen", "feeds", "public")

    def setUp(self):
        super().setUp()
        for name in ("index", "c1/index", "2021/07/a01"):
            self.write(f"public/{name}.html", "<!DOCTYPE html><html><head><title>T</title></head><body><p>Text</p></body></html>\n")
        self.assertIn("3 pages: 3 changed", self.build()[0])
        self.around = self.tree_around()

    def test_rows_at_random(self):
        chance = random.Random(OPTIONS.seed)
        with closing(sqlite3.connect(self.database)) as database:
            tables = {table: [row[1] for row in database.execute(f"PRAGMA table_info({table})")] for table, in
                      database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")}
        saved = self.state.with_name("saved")
        shutil.copytree(self.state, saved)
        for number in range(OPTIONS.rows):
            shutil.copyfile(saved / "state.db", self.database)  # in place: the state stays this folder's own
            shutil.copystat(saved / "mark", self.state / "mark")
            changes = []
            with changed(self.database) as database:
                for _ in range(chance.randint(1, 3)):
                    table = chance.choice(sorted(tables))
                    column = chance.choice(tables[table])
                    value = chance.choice((chance.choice(STRANGE).encode("utf-8", "surrogateescape"), -1, 0, 1,
                                           2**31, 2**63 - 1, -2**63, b"", bytes(16), chance.randbytes(24)))
                    is_text = isinstance(value, bytes) and chance.random() < .6
                    where = chance.choice(("", f"WHERE rowid % {chance.randint(1, 5)} = 0"))
                    sql = f"UPDATE OR IGNORE {table} SET {column} = {'CAST(? AS TEXT)' if is_text else '?'} {where}"
                    changes.append((sql, value))
                    try:
                        database.execute(sql, (value,))
                    except sqlite3.Error:
                        pass  # STRICT tables refuse other types, WITHOUT ROWID tables have no rowid
            self.article(f"a{number % 24:02}", day="15", title=f"title {number}", more=f"categories: [c{number % 7}]\n")
            self.around = self.tree_around()
            self.build_and_look(changes)
            self.build_and_look(changes, "--full")
            self.forget_old()


class CutTest(HostileTest):
    def test_of_a_database_that_was_cut_off_the_other_pages_give_their_ids(self):
        ids = self.ids()
        whole = self.database.read_bytes()
        self.database.write_bytes(whole[:-4096])
        said = self.build_and_look("cut off")
        kept = int(re.search(r"(\d+) ids are kept", said)[1])
        self.assertGreaterEqual(kept, len(ids) - 1 if len(whole) > 20 * 4096 else 1, said)


class PlaceTest(HostileTest):
    def test_a_copy_gives_its_ids_and_nothing_else(self):
        ids = self.ids()
        self.configure(base_url="https://two.example/")
        shutil.copytree(self.state, self.state.with_name("copy"))
        shutil.rmtree(self.state)
        self.state.with_name("copy").rename(self.state)
        self.around = self.tree_around()
        said = self.build_and_look("copy")
        self.assertIn("it was made for another folder, or came with a repository; 24 ids are kept", said)
        self.assertEqual(self.ids(), ids)
        self.assertNotIn("warning: it", self.build_and_look("after"))

    def test_the_environment_vouches_for_a_copy(self):
        shutil.copytree(self.state, self.state.with_name("copy"))
        shutil.rmtree(self.state)
        self.state.with_name("copy").rename(self.state)
        done = run(self.feedgen, "articles", "-o", "feeds", folder=self.folder, FEEDGEN_ADOPT_STATE="1")
        self.assertNotIn("warning: it", done.stderr)
        self.assertNotIn("warning: it", self.build_and_look("bound anew"))

    def test_a_folder_that_is_moved_keeps_its_state(self):
        self.folder.rename(self.folder.with_name("elsewhere"))
        self.folder = self.folder.with_name("elsewhere")
        self.assertNotIn("warning: it", self.run_it("articles", "-o", "feeds").stderr)

    def test_a_clone_does_not_bring_a_state_along(self):
        self.git("init", "-q")
        self.git("add", "-f", ".feedgen", "articles", "feedgen.yaml", "feeds")
        self.git("commit", "-qm", "all")
        self.around = self.tree_around()
        self.assertNotIn("warning: it", self.build_and_look("at home"))
        self.git("clone", "-q", ".", str(self.outside / "clone"))
        self.folder = self.outside / "clone"
        said = self.run_it("articles", "-o", "feeds").stderr
        self.assertIn("it was made for another folder, or came with a repository; 24 ids are kept", said)
        self.assertIn("git tracks it, which git rm --cached -r .feedgen ends", said)
        self.assertNotIn("warning: it", self.run_it("articles", "-o", "feeds").stderr)


class FaultTest(HostileTest):
    def test_bits_that_flip(self):
        chance = random.Random(OPTIONS.seed)
        wanted = self.feeds()
        for _ in range(OPTIONS.bits):
            bytes_ = bytearray(self.database.read_bytes())
            at = chance.randrange(8 * len(bytes_))
            bytes_[at // 8] ^= 1 << at % 8
            with open(self.database, "r+b") as file:
                file.write(bytes_)
            self.build_and_look(at)
            self.assertEqual(self.feeds(), wanted, at)
            said = self.build_and_look(at, "--full")
            self.assertEqual(self.feeds(), wanted, at)
            self.assertNotIn("warning: it", self.build_and_look(at, "--full"), (at, said))
            self.forget_old()

    @unittest.skipUnless(shutil.which("strace"), "strace is not installed")
    def test_a_state_that_cannot_be_read_now_stays_and_nothing_is_published(self):
        if is_sanitized(self.feedgen):
            self.skipTest("sanitizers do not work below strace")
        self.configure(base_url="https://two.example/")  # ids without the ledger would be others
        self.around = self.tree_around()
        ids, feeds = self.ids(), self.feeds()
        for fault in ("pread64:error=EIO", "openat:error=EMFILE", "openat:error=EACCES", "fcntl:error=EIO",
                      "pread64:error=EIO:when=9+", "newfstatat:error=EIO"):
            before = self.database.read_bytes()
            done = subprocess.run(["strace", "-f", "-qq", "-o", os.devnull, "-P", str(self.database), "-e",
                                   f"inject={fault}", self.feedgen, "articles", "-o", "feeds"], cwd=self.folder,
                                  env=environment(), capture_output=True, text=True, timeout=300)
            self.assertEqual((done.returncode, self.feeds()), (3, feeds), (fault, done.stderr))
            self.assertRegex(done.stderr, "the state is there and can't be read|no room to work", fault)
            self.assertEqual((self.database.read_bytes(), list(self.state.glob("*.old-*"))), (before, []), fault)
        self.build_and_look("afterwards")
        self.assertEqual(self.ids(), ids)


if __name__ == "__main__":
    SiteTest.feedgen = Path(sys.argv.pop(1)).resolve()
    parser = argparse.ArgumentParser()
    for name in ("rows", "bits", "seed"):
        parser.add_argument(f"--{name}", type=int, default=getattr(OPTIONS, name))
    rest = parser.parse_known_args(namespace=OPTIONS)[1]
    unittest.main(argv=[sys.argv[0], *rest])
