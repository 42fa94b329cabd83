#!/usr/bin/env python3
"""Shows that builders which share a state know what each of them has uploaded, on PostgreSQL and by a snapshot: what one
target took is not sent again, what is published no more is removed by any of them, and one uploads at a time.

    uploads.py PROGRAM
"""

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from clones import PostgresTest, SharedTest, main
from postgres import Proxy

NAMES = "abcdefghijklmno"
MOST_MESSAGES = 200


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}


class Uploads:
    """Two builders with a clone and a state each, and a folder that both upload to."""

    def start_with(self, first_state, second_state=None):
        self.served = self.folder() / "served"
        self.served.mkdir()
        self.first, self.second = self.builder(first_state), self.builder(second_state or first_state)
        for one in (self.first, self.second):
            one.configure(archives=10)
            for name in NAMES:
                one.article(name, more="categories: [News]\n" if name in "ab" else "")
            one.article("old", more="categories: [Old]\n")

    def publish(self, builder, *words, code=0):
        done = self.done(builder, "publish", "--to", str(self.served), "--json", *words, code=code)
        report = json.loads(done.stdout)
        return report, done.stderr

    def commit(self, version):
        for one in (self.first, self.second):
            one.article("c", version=version)

    def is_served(self, builder):
        self.assertEqual(files_of(self.served), builder.tree())

    def test_what_one_builder_has_uploaded_another_does_not_upload_again(self):
        self.done(self.first)
        report, _ = self.publish(self.first)
        self.assertEqual(report["sent"], len(self.first.tree()))
        said = self.done(self.first, "publish", "--to", str(self.served), "--status", "--state", self.first.state, state="none")
        self.assertIn(f"{len(self.first.tree())} uploaded, 0 due", said.stdout)
        before = self.first.tree()
        self.commit(2)
        self.done(self.second)
        changed = {path for path, text in self.second.tree().items() if before.get(path) != text}
        self.assertTrue(0 < len(changed) < len(before))
        report, said = self.publish(self.second)
        self.assertEqual((report["sent"], report["removed"], report["due"], report["warnings"]), (len(changed), 0, 0, []), said)
        self.is_served(self.second)
        self.done(self.first)
        report, said = self.publish(self.first)
        self.assertEqual((report["sent"], report["removed"], report["warnings"]), (0, 0, []), said)

    def test_what_one_builder_has_uploaded_another_removes(self):
        self.done(self.first)
        self.publish(self.first)
        (self.served / "Old/mine.txt").write_text("mine")
        for one in (self.first, self.second):
            (one.folder / "articles/old.md").unlink()
        self.done(self.second, "--prune")
        report, said = self.publish(self.second)
        self.assertGreater(report["removed"], 0)
        self.assertEqual((report["due"], report["warnings"]), (0, []), said)
        self.assertEqual((self.served / "Old/mine.txt").read_text(), "mine")
        (self.served / "Old/mine.txt").unlink()
        self.is_served(self.second)

    def test_a_builder_that_is_behind_uploads_nothing_and_removes_nothing(self):
        self.done(self.first)
        self.publish(self.first)
        self.commit(2)
        self.second.article("new", more="categories: [New]\n")
        self.done(self.second)
        served = files_of(self.served)
        report, said = self.publish(self.first, code=4)
        self.assertEqual((report["sent"], report["removed"]), (0, 0))
        self.assertIn("another builder has published since feeds was built, so nothing of it is uploaded", said)
        self.assertEqual(files_of(self.served), served)
        self.publish(self.second)
        self.is_served(self.second)
        self.publish(self.first, code=None)
        self.is_served(self.second)

    def test_while_one_builder_uploads_another_leaves_the_target_alone(self):
        self.done(self.first)
        release = self.claim(f"feeds\nupload\n{self.served}")
        report, said = self.publish(self.first, code=4)
        self.assertEqual((report["sent"], files_of(self.served)), (0, {}))
        self.assertIn(f"another builder is uploading to {self.served}, so nothing is uploaded there", said)
        other = self.folder() / "other"
        other.mkdir()
        self.done(self.first, "publish", "--to", str(other))
        self.assertEqual(files_of(other), self.first.tree())
        release()
        self.publish(self.first)
        self.is_served(self.first)

    def test_a_look_shows_what_others_have_uploaded_and_changes_nothing(self):
        self.done(self.first)
        self.done(self.second)
        self.publish(self.first)
        done = self.done(self.second, "publish", "--to", str(self.served), "--status")
        self.assertIn(f"{len(self.first.tree())} uploaded, 0 due", done.stdout)
        self.assertEqual(self.done(self.second, "publish", "--to", str(self.served), "--dry-run").stdout, "")

    def test_a_folder_below_the_configuration_is_each_builders_own(self):
        for one in (self.first, self.second):
            one.configure(publish="served")
            (one.folder / "served").mkdir()
            self.done(one, "--publish")
            self.assertEqual(files_of(one.folder / "served"), one.tree())

    def test_a_builder_that_has_lost_its_state_uploads_nothing_again(self):
        self.done(self.first)
        self.publish(self.first)
        for path in sorted((self.first.folder / ".feedgen").rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        self.done(self.first)
        report, said = self.publish(self.first)
        self.assertEqual((report["sent"], report["warnings"]), (0, []), said)


class OnPostgres(Uploads, PostgresTest):
    def setUp(self):
        super().setUp()
        self.start_with(self.url)

    def claim(self, name):
        lock = f"hashtextextended(current_schema() || '/' || encode(convert_to('/claim/{name}', 'UTF8'), 'hex'), 0)"
        return self.cluster.start_sql(f"SET search_path = {self.schema}; SELECT pg_advisory_lock({lock})").end

    def test_tables_that_know_no_uploads_are_brought_up_to_date(self):
        self.done(self.first)
        ids = self.first.ids()
        self.sql("DROP TABLE feedgen_uploads; DROP TABLE feedgen_upload_targets; UPDATE feedgen_format SET format = 1")
        self.publish(self.first)
        self.assertEqual(self.sql("SELECT format FROM feedgen_format"), [["3"]])
        self.assertEqual(self.sql("SELECT count(*) FROM feedgen_uploads"), [[str(len(self.first.tree()))]])
        self.done(self.second)
        self.assertEqual(self.second.ids(), ids)
        self.assertEqual(self.publish(self.second)[0]["sent"], 0)

    def test_a_row_that_feedgen_can_not_have_written_is_refused(self):
        self.done(self.first)
        self.publish(self.first)
        served = files_of(self.served)
        for table, column, value in (
                ("uploads", "path", "'../../x'::bytea"), ("uploads", "url", "'served'::bytea"), ("uploads", "accepted", "'x'::bytea"),
                ("uploads", "content", "''::bytea"), ("uploads", "sent", "'x'::bytea"), ("uploads", "etag", "'a\\012b'::bytea"),
                ("uploads", "answer", "'\\xff'::bytea"), ("uploads", "output", "'/'::bytea"), ("upload_targets", "url", "''::bytea"),
                ("upload_targets", "answer", "'\\xff'::bytea")):
            self.sql(f"CREATE TABLE kept AS SELECT * FROM feedgen_{table}; UPDATE feedgen_{table} SET {column} = {value}")
            for words in ((), ("publish", "--to", str(self.served))):
                done = self.done(self.second, *words, code=3 if not words else None)
                if not words:
                    self.assertIn(f"does not write: {table}.{column}", done.stderr)
            self.assertEqual(files_of(self.served), served)
            self.sql(f"DELETE FROM feedgen_{table}; INSERT INTO feedgen_{table} SELECT * FROM kept; DROP TABLE kept")
        self.done(self.second)
        self.assertEqual(self.publish(self.second)[0]["sent"], 0)

    def test_a_connection_that_is_lost_at_each_message_loses_no_upload(self):
        proxy = Proxy(self.cluster)
        self.addCleanup(proxy.close)
        straight = self.first.state
        self.done(self.first)
        version, failures = 1, 0
        for after in (False, True):
            for cut in range(1, MOST_MESSAGES):
                version += 1
                self.commit(version)
                self.done(self.first)
                self.first.state = self.url_at(proxy.folder)
                proxy.set(cut, after)
                done = self.first.run("publish", "--to", str(self.served))
                used = proxy.messages
                self.first.state = straight
                where = f"cut {'after' if after else 'before'} message {cut}: {done.stderr}"
                self.assertIn(done.returncode, (0, 3), where)
                if done.returncode == 3:
                    failures += 1
                    self.assertIn("the shared state", done.stderr, where)
                proxy.set(None)
                completing = self.second if version % 2 else self.first
                self.done(completing)
                report, said = self.publish(completing)
                self.assertEqual((report["due"], report["warnings"]), (0, []), where + said)
                self.is_served(completing)
                if used < cut:
                    break
            else:
                self.fail("the run never ends")
        self.assertGreater(failures, 10)


class OnSnapshot(Uploads, SharedTest):
    def setUp(self):
        self.file = self.folder() / "site.state"
        self.start_with(f"file://{self.file}")

    def claim(self, name):
        escaped = name.replace("\n", "\\0a")
        line = f"claim\t{escaped}\t7\t{int(time.time()) + 300}\n"
        text = self.file.read_text()
        end = text.rindex("end ")
        self.file.write_text(text[:end] + line + text[end:])
        return lambda: self.file.write_text(self.file.read_text().replace(line, ""))

    def test_a_state_of_a_feedgen_that_knows_no_uploads_is_read(self):
        self.done(self.first)
        self.file.write_text(self.file.read_text().replace("feedgen-state 2 ", "feedgen-state 1 "))
        self.publish(self.first)
        self.assertTrue(self.file.read_text().startswith("feedgen-state 2 "))
        self.assertNotIn("claim", self.file.read_text())
        self.done(self.second)
        self.assertEqual(self.publish(self.second)[0]["sent"], 0)


if __name__ == "__main__":
    main(sys.argv)
