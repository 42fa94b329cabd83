#!/usr/bin/env python3
"""Shows that builders which share a state on PostgreSQL know the same ids, publish one at a time and ping once, and
what they say when the state can't be used.

    on_postgres.py PROGRAM
"""

import json
import os
import shutil
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from clones import Builder, PostgresTest, main
from servers import Server


class OnPostgres(PostgresTest):
    def two(self, **settings):
        first, second = self.builder(self.url), self.builder(self.url)
        for one in (first, second):
            one.configure(**settings)
            for name in "abc":
                one.article(name)
        return first, second

    def test_a_second_builder_gives_articles_the_ids_that_the_first_has_published(self):
        first, second = self.two()
        self.done(first)
        ids = first.ids()
        second.configure(base_url="https://other.example/")
        self.done(second, "--prune")
        self.assertEqual(second.ids(), ids)
        shutil.rmtree(second.folder / ".feedgen")
        self.done(second)
        self.assertEqual(second.ids(), ids)
        self.assertEqual(sorted(line.split("\t")[0] for line in self.done(second, "list", "--ids").stdout.splitlines()),
                         sorted(ids.values()))

    def test_an_article_that_another_builder_has_renamed_keeps_its_id(self):
        first, second = self.two()
        self.done(first)
        ids = first.ids()
        self.done(second)
        (second.folder / "articles/a.md").rename(second.folder / "articles/z.md")
        self.done(second)
        self.assertEqual(second.ids(), ids)
        for words in ((), ("--full",)):  # its checkout is older; its file is read once more
            os.utime(first.folder / "articles/a.md")
            self.done(first, *words)
            self.assertEqual(first.ids(), ids)
        self.done(second)
        self.assertEqual(second.ids(), ids)
        (first.folder / "articles/a.md").rename(first.folder / "articles/z.md")
        self.done(first)
        self.assertEqual(first.ids(), ids)
        self.assertEqual(self.sql("SELECT count(*) FROM feedgen_ids"), [["3"]])

    def test_what_another_builder_has_removed_keeps_its_id_where_it_still_is(self):
        first, second = self.two()
        self.done(first)
        ids = first.ids()
        (second.folder / "articles/a.md").unlink()
        self.done(second)
        for words in ((), ("--full",)):
            os.utime(first.folder / "articles/a.md")
            self.done(first, *words)
            self.assertEqual(first.ids(), ids)
        first.article("a", version=2)
        self.done(first)
        self.assertEqual(first.ids(), ids)
        second.article("a", version=2)
        self.done(second)
        self.assertEqual(second.ids(), ids)

    def test_a_name_that_another_builder_has_given_to_another_article_changes_no_id(self):
        first, second = self.two()
        self.done(first)
        ids = first.ids()
        (second.folder / "articles/a.md").rename(second.folder / "articles/z.md")
        second.write("articles/a.md", "---\ntitle: New\ndate: 2022-01-02 03:04:05\n---\nAnother article.\n")
        self.done(second)
        new = second.ids()
        self.assertEqual({title: new[title] for title in ids}, ids)
        for words in ((), ("--full",)):
            os.utime(first.folder / "articles/a.md")
            self.done(first, *words)
            self.assertEqual(first.ids(), ids)
        first.article("a", version=2)  # and edits it
        self.done(first)
        self.assertEqual(first.ids(), ids)
        for name in ("a.md", "z.md"):
            (first.folder / "articles" / name).write_bytes((second.folder / "articles" / name).read_bytes())
        self.done(first)
        self.done(second)
        self.assertEqual((first.ids(), second.ids()), (new, new))

    def test_each_ping_is_sent_by_one_builder(self):
        hub = Server(self)
        first, second = self.two(hubs=[hub.url], notify={"private_addresses": True})
        self.done(first)
        self.done(second)
        report = json.loads(self.done(first, "ping", "--json").stdout)
        self.assertEqual(report["sent"], 3)
        report = json.loads(self.done(second, "ping", "--json").stdout)
        self.assertEqual((report["sent"], report["due"]), (0, 0))
        self.assertEqual(set(hub.pinged().values()), {1})

    def test_a_target_that_fails_is_recorded_as_often_as_it_does(self):
        hub = Server(self, lambda request: 503)
        first, second = self.two(hubs=[hub.url], notify={"private_addresses": True})
        self.done(first)
        self.done(second)
        for one in (first, second, first):
            done = self.done(one, "ping", "--now", code=4)
            self.assertNotIn("recorded", done.stderr)
        status = json.loads(self.done(second, "ping", "--status", "--json").stdout)
        self.assertEqual(status["due"], 3)
        self.assertGreaterEqual(len(hub.seen), 3)
        self.assertEqual(self.sql("SELECT failures FROM feedgen_targets"), [["1"]])  # --now begins anew

    def test_while_one_builder_pings_a_target_others_leave_it_alone(self):
        other = []

        def script(request):
            if not other:
                other.append(second.run("ping", "--json"))
            return 204

        hub = Server(self, script)
        first, second = self.two(hubs=[hub.url], notify={"private_addresses": True})
        self.done(first)
        self.done(second)
        self.done(first, "ping")
        self.assertEqual(other[0].returncode, 4, other[0].stderr)
        self.assertEqual(json.loads(other[0].stdout)["sent"], 0)
        self.assertIn("another builder is sending pings", other[0].stderr)
        self.assertEqual(set(hub.pinged().values()), {1})

    def test_a_feed_that_another_builder_has_removed_is_removed_here(self):
        first, second = self.two()
        for one in (first, second):
            one.article("d", more="categories: [News]\n")
            self.done(one)
        self.assertIn("news/rss.xml", {path.lower() for path in first.tree()})
        for one in (first, second):
            one.article("d")
            self.done(one)
            self.assertNotIn("news/rss.xml", {path.lower() for path in one.tree()})
        self.done(first)
        self.assertEqual(first.tree(), second.tree())

    def test_the_ids_of_a_builder_that_was_alone_are_shared(self):
        first, second = self.two()
        self.done(first, state="")
        ids = first.ids()
        for one in (first, second):
            one.configure(base_url="https://other.example/")
        self.done(first, "--prune")
        self.done(second)
        self.assertEqual((first.ids(), second.ids()), (ids, ids))

    def test_a_dry_run_writes_nothing_and_makes_no_tables(self):
        first, _ = self.two()
        self.done(first, "--dry-run")
        self.assertEqual(self.sql("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"), [["0"]])

    def test_one_builder_waits_for_another_and_says_for_which(self):
        first, second = self.two()
        self.done(first)
        lock = "hashtextextended(current_schema() || '/' || encode('/lease', 'hex'), 0)"
        holder = self.cluster.start_sql(f"SET search_path = {self.schema}; SELECT pg_advisory_lock({lock})")
        process = second.start("-v")
        line = process.stderr.readline()
        while "waiting" not in line:
            self.assertTrue(line, "it ended")
            line = process.stderr.readline()
        self.assertRegex(line, r"postgresql:///postgres: warning: \S+ process \d+ \(since 20\d\d-\S+Z\) builds this site; "
                               r"waiting up to \d+ s for it")
        holder.end()
        process.communicate()
        self.assertEqual(process.returncode, 0)
        self.assertEqual(second.ids(), first.ids())

    def test_a_server_that_is_away_is_an_error_and_the_next_run_goes_on(self):
        first, _ = self.two()
        self.done(first)
        before = first.tree()
        first.article("a", version=2)
        self.cluster.stop()
        try:
            done = self.done(first, code=3)
            self.assertIn("error: the shared state can't be reached", done.stderr)
            self.assertEqual(first.tree(), before)
        finally:
            self.cluster.start()
        self.done(first)
        self.assertNotEqual(first.tree(), before)

    def test_a_state_of_a_newer_feedgen_is_refused(self):
        first, _ = self.two()
        self.done(first)
        before = first.tree()
        self.sql("UPDATE feedgen_format SET format = 99")
        first.article("a", version=2)
        done = self.done(first, code=3)
        self.assertRegex(done.stderr, r"a newer feedgen has written the shared state \(format 99, this one knows up to "
                                      r"\d+\); update feedgen here")
        self.assertEqual(first.tree(), before)

    def test_hostile_values_are_shared_as_they_are(self):
        first, second = self.two()
        for one in (first, second):
            one.article("quotes", title="\"'; DROP TABLE feedgen_ids; -- \\\\ {1,2} \\N $$\"".replace("\"'", "'\"''").replace("$$\"", "$$'"))
            one.article("long", more="id: \"https://site.example/" + "x" * 16000 + "\"\n")
            one.article("letters", title="技术 \u202e 🇩🇪")
            one.write(os.fsdecode(b"articles/not \xff\xfe utf-8 '\"\\.md"),
                      f"---\ntitle: bytes\ndate: 2021-07-10\n---\n{'A text of bytes. ' * 8}\n")
            one.write("articles/tab\tand\nline.md",
                      f"---\ntitle: line\ndate: 2021-07-10\n---\n{'A text of lines. ' * 8}\n")
        self.done(first)
        ids = first.ids()
        self.assertEqual(len(ids), 8)
        second.configure(base_url="https://other.example/")
        self.done(second, "--prune")
        self.assertEqual(second.ids(), ids)
        self.assertEqual(self.done(second, "list", "--ids").stdout, self.done(first, "list", "--ids").stdout)

    def test_a_row_that_feedgen_can_not_have_written_is_refused(self):
        first, second = self.two(hubs=["https://hub.example/"])
        self.done(first)
        self.sql("UPDATE feedgen_ids SET path = '/etc/passwd' WHERE path = 'articles/a.md'")
        done = self.done(second, code=3)
        self.assertIn("the shared state has a value that feedgen does not write: ids.path", done.stderr)
        self.assertFalse(second.feeds.exists() and second.tree())
        self.sql("UPDATE feedgen_ids SET path = 'articles/a.md' WHERE path = '/etc/passwd'")
        for table, column, value in (
                ("ids", "id", "''::bytea"), ("ids", "title", "'\\xff'::bytea"), ("ids", "published", "9223372036854775807"),
                ("ids", "content", "'short'::bytea"), ("ids", "state", "7"), ("feeds", "path", "'../../x'::bytea"),
                ("feeds", "url", "'javascript:x'::bytea"), ("feeds", "of_site", "-1"), ("feeds", "output", "'\\x00'::bytea")):
            old = self.sql(f"SELECT DISTINCT {column}::text FROM feedgen_{table} LIMIT 1")
            self.sql(f"CREATE TABLE kept AS SELECT * FROM feedgen_{table}; UPDATE feedgen_{table} SET {column} = {value}")
            done = self.done(second, code=3)
            self.assertIn(f"does not write: {table}.{column}", done.stderr, old)
            self.sql(f"DELETE FROM feedgen_{table}; INSERT INTO feedgen_{table} SELECT * FROM kept; DROP TABLE kept")
        self.done(second)
        self.assertEqual(second.ids(), first.ids())

    def test_a_backup_that_was_restored_gets_the_ids_that_it_lacks(self):
        first, second = self.two()
        self.done(first)
        self.sql("CREATE SCHEMA IF NOT EXISTS kept")
        tables = [row[0] for row in self.sql("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")]
        copies = "; ".join(f"CREATE TABLE kept.{table} AS SELECT * FROM {table}" for table in tables)
        self.sql(copies)
        for one in (first, second):
            one.article("later", more="permalink: https://site.example/first/\n")
        self.done(first)
        ids = first.ids()
        restore = "SET session_replication_role = replica; " + "; ".join(
            f"DELETE FROM {table}; INSERT INTO {table} OVERRIDING SYSTEM VALUE SELECT * FROM kept.{table}"
            for table in tables)
        self.sql(restore + "; DROP SCHEMA kept CASCADE")
        first.article("a", version=2)
        self.done(first)
        second.article("later", more="permalink: https://site.example/second/\n")
        self.done(second)
        self.assertEqual(second.ids(), ids)

    def test_another_site_does_not_take_the_state_of_one(self):
        first, other = self.two()
        first.article("a")
        self.done(first)
        known = self.done(first, "list", "--ids").stdout
        other.configure("https://other.example/")
        other.article("a", title="Another")
        done = self.done(other, code=3)
        self.assertIn("each needs one of its own", done.stderr)
        self.assertFalse(other.feeds.exists())
        self.done(other, "--dry-run")
        self.assertEqual(self.done(first, "list", "--ids").stdout, known)
        self.done(first)
        # An address that has changed is meant once.
        first.configure("https://moved.example/")
        self.done(first, code=3)
        self.done(first, "--prune")
        self.done(first)

    def test_no_part_of_a_password_is_shown_of_an_address_that_is_badly_written(self):
        builder = self.builder("")
        builder.article("a")
        for address in ("postgresql://u:S3CR%zzET@127.0.0.1:1/x", "postgresql://u:S3/CRET@127.0.0.1:1/x",
                        "postgresql://u:S3@CRET@127.0.0.1:1/x", "postgresql://u:1/CRET@127.0.0.1:1/x",
                        "postgresql://u:S3CRET/x", "postgresql://u:S3CRET@[::1", "postgresql:///x?S3CRET",
                        "postgresql:///x?password=S3%zzCRET", "s3://S3:CRET@bucket/x"):
            for words in ((), ("state", "move", address)):
                done = self.done(builder, *words, state="" if words else address, code=2)
                self.assertNotRegex(done.stderr, "S3|CRET")
                self.assertIn("write", done.stderr)

    def test_what_is_no_address_is_refused_without_showing_it(self):
        first, _ = self.two()
        done = self.done(first, state="mysql://user:secret@host/", code=2)
        self.assertIn("FEEDGEN_STATE: this is no address of a shared state", done.stderr)
        self.assertNotIn("secret", done.stderr)
        done = self.done(first, "--state", "postgresql://user:secret@127.0.0.1:1/site", code=3)
        self.assertIn("postgresql://127.0.0.1/site: error: the shared state can't be reached", done.stderr)
        self.assertNotIn("secret", done.stderr)


if __name__ == "__main__":
    main(sys.argv)
