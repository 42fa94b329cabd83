#!/usr/bin/env python3
"""Shows that feeds are built and ids are right whatever happens to the state folder.

    state.py PROGRAM
"""

import os
import shutil
import sqlite3
import sys
import time
import unittest
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from edited_site import SiteTest, main
from state_file import changed, seal


class StateTest(SiteTest):
    def setUp(self):
        super().setUp()
        self.configure(base_url="https://one.example/")
        for name in "abc":
            self.article(name)
        self.state = self.folder / ".feedgen"

    def publish_then_move_the_site(self):
        """The ids of a first run; the site's address then is another."""
        _, ids = self.build()
        self.configure(base_url="https://two.example/")
        return ids

    def test_a_damaged_database_is_put_aside_and_what_can_be_read_is_rescued(self):
        ids = self.publish_then_move_the_site()
        with changed(self.state / "state.db") as database:
            database.execute("PRAGMA user_version = 99")
        said, after = self.build()
        self.assertEqual(after, ids)
        self.assertIn(".feedgen/state.db: warning: another version of feedgen wrote it (format 99); 3 ids are kept",
                      said)
        self.assertTrue((self.state / "state.db.old-1").exists())
        said, after = self.build()
        self.assertEqual((after, "warning" in said), (ids, False))
        (self.state / "state.db").write_bytes(b"garbage" * 1000)
        said, after = self.build()
        self.assertIn("warning: it is damaged", said)
        self.assertTrue(all(id.startswith("https://two.example/") for id in after.values()))

    def test_a_log_instead_of_a_journal_costs_no_id(self):
        for is_sealed in (False, True):
            ids = self.publish_then_move_the_site()
            with closing(sqlite3.connect(self.state / "state.db")) as database:
                self.assertEqual(database.execute("PRAGMA journal_mode=wal").fetchone(), ("wal",))
            if is_sealed:
                seal(self.state / "state.db")
            said, after = self.build()
            self.assertEqual(after, ids)
            self.assertRegex(said, r"warning: it is damaged: .*; 3 ids are kept")
            self.assertNotIn("warning", self.build()[0])

    def test_what_lies_in_its_journals_place_costs_no_id(self):
        ids = self.publish_then_move_the_site()
        for name in ("state.db-journal", "state.db-wal"):
            (self.state / name).symlink_to("elsewhere")
            said, after = self.build()
            self.assertEqual(after, ids)
            self.assertIn("; 3 ids are kept", said)
            self.assertFalse((self.state / name).is_symlink())
            self.assertNotIn("warning", self.build()[0])

    def test_a_database_that_somebody_emptied_is_told_of(self):
        ids = self.build()[1]
        (self.state / "state.db").write_bytes(b"")
        said, after = self.build()
        self.assertIn("it was emptied", said)
        self.assertEqual(after, ids)
        self.assertNotIn("warning", self.build()[0])

    def test_a_folder_in_the_marks_place(self):
        self.build()
        (self.state / "mark").unlink()
        (self.state / "mark").mkdir()
        said, ids = self.build()
        self.assertIn('a folder stands where its file "mark" goes', said)
        self.assertEqual(len(ids), 3)

    def test_a_link_in_its_place_is_not_followed(self):
        (self.folder / "elsewhere").mkdir()
        self.state.symlink_to("elsewhere")
        said, ids = self.build()
        self.assertIn(".feedgen: warning: this is a symbolic link, so nothing is kept", said)
        self.assertEqual((len(ids), list((self.folder / "elsewhere").iterdir())), (3, []))

    def test_a_folder_that_cannot_be_made(self):
        # A file where a folder is needed stops root as well.
        self.write(".feedgen", "precious")
        said, ids = self.build()
        self.assertIn(".feedgen: warning: this is no folder that can be used", said)
        self.assertEqual((len(ids), self.state.read_text()), (3, "precious"))

    @unittest.skipIf(os.geteuid() == 0, "permissions do not bind root")
    def test_a_folder_that_may_not_be_written_is_read(self):
        ids = self.publish_then_move_the_site()
        (self.state / "state.db").chmod(0o444)
        self.state.chmod(0o555)
        self.addCleanup(self.state.chmod, 0o755)
        self.article("d")
        said, after = self.build()
        self.assertEqual({name: after[name] for name in "abc"}, ids)
        self.assertEqual(said.count("new ids are not kept"), 1, said)

    def test_two_runs_at_once(self):
        for number in range(200):
            self.article(f"n{number}")
        runs = [self.start("--limit", "0") for _ in range(2)]
        for run in runs:
            said = run.communicate(timeout=120)[1].decode()
            self.assertEqual(run.returncode, 0, said)
            self.assertNotIn("state", said)
        ids = self.ids()
        self.configure(base_url="https://two.example/")
        self.assertEqual(self.build("--limit", "0")[1], ids)

    def test_killed_at_any_moment(self):
        for number in range(100):
            self.article(f"n{number}")
        begun = time.monotonic()
        self.build("--limit", "0")
        length = time.monotonic() - begun
        shutil.rmtree(self.state)
        shutil.rmtree(self.folder / "feeds")
        given = {}
        for attempt in range(30):
            # Addresses change from run to run: an id that was published and then lost would show.
            self.configure(base_url=f"https://run{attempt}.example/")
            run = self.start("--limit", "0")
            time.sleep(length * attempt / 25)
            run.kill()
            run.communicate()
            if (self.folder / "feeds/feed.json").exists():
                for title, id in self.ids().items():
                    self.assertEqual(given.setdefault(title, id), id, f"after kill {attempt}")
        self.configure(base_url="https://last.example/")
        _, last = self.build("--limit", "0")
        self.assertEqual(len(last), 103)
        self.assertEqual(last, last | given)


if __name__ == "__main__":
    main(sys.argv)
