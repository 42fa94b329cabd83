#!/usr/bin/env python3
"""Shows when articles were published that do not say it: by git's first commits, by the times of their files, or
not at all; and that trials without the site's address bind no id.

    undated.py PROGRAM
"""

import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from edited_site import SiteTest, main
from program import environment
from state_file import changed

TEXT = "\n".join(f"Line {n} of a text that is long enough to be told from others." for n in range(12))


class GitTest(SiteTest):
    def setUp(self):
        super().setUp()
        self.configure(base_url="https://one.example/", timezone="UTC", limit=0)
        self.git("init", "-q")

    def undated(self, name, more=""):
        self.write(f"articles/{name}.md", f"---\ntitle: {Path(name).name}\n---\n{name}\n{TEXT}\n{more}\n")

    def commit(self, day, author_day=None):
        self.git("add", "-A")
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "m"],
                       cwd=self.folder, check=True, capture_output=True,
                       env=environment(HOME=str(self.folder), GIT_AUTHOR_DATE=f"{author_day or day}T10:00:00Z",
                                       GIT_COMMITTER_DATE=f"{day}T10:00:00Z"))

    def dates(self, *arguments):
        """What the run said, and the day of each entry by its title."""
        done = self.run_it("articles", "-o", "feeds", *arguments)
        items = json.loads((self.folder / "feeds/feed.json").read_text(encoding="utf-8"))["items"]
        return done.stderr, {item["title"]: item["date_published"][:10] for item in items}

    def same_after_a_full_run(self):
        feeds = {path: path.read_bytes() for path in (self.folder / "feeds").rglob("*") if path.is_file()}
        self.run_it("articles", "-o", "feeds", "--full")
        self.assertEqual({path: path.read_bytes() for path in feeds}, feeds)

    def test_the_author_s_time_of_the_first_commit_counts(self):
        self.undated("a")
        self.commit("2020-02-03", author_day="2020-02-02")
        self.undated("a", more="more")
        self.commit("2021-02-03")
        said, dates = self.dates()
        self.assertEqual((dates, "warning" in said), ({"a": "2020-02-02"}, False))

    def test_a_file_that_was_moved_or_edited_meanwhile_keeps_its_day(self):
        for name in "ab":
            self.undated(name)
        self.commit("2020-01-01")
        self.git("mv", "articles/a.md", "articles/x.md")
        (self.folder / "articles/b.md").unlink()
        self.write("articles/深/y.md", f"---\ntitle: y\n---\nb\n{TEXT}\none more line\n")
        self.commit("2022-01-01")
        self.assertEqual(self.dates()[1], {"a": "2020-01-01", "y": "2020-01-01"})

    def test_what_was_deleted_and_added_again_has_its_oldest_day(self):
        self.undated("a")
        self.undated("b")
        self.commit("2020-01-01")
        (self.folder / "articles/a.md").unlink()
        self.commit("2021-01-01")
        self.undated("a")
        self.commit("2022-01-01")
        self.assertEqual(self.dates()[1]["a"], "2020-01-01")

    def test_an_import_dates_nothing(self):
        for n in range(51):
            self.undated(f"n{n}")
        self.commit("2020-01-01")
        self.article("dated")
        self.undated("later")
        self.commit("2021-01-01")
        said, dates = self.dates()
        self.assertEqual(dates, {"dated": "2021-07-01", "later": "2021-01-01"})
        self.assertIn("articles/n0.md: warning: 51 articles have no date and are in no feed", said)
        # One of them gets a date: of the rest the commit says something.
        self.write("articles/n0.md", "---\ntitle: n0\ndate: 2019-01-01\n---\nx\n")
        self.assertEqual(len(self.dates()[1]), 53)
        self.same_after_a_full_run()

    def test_what_is_not_committed_yet_waits_for_its_commit(self):
        self.article("dated")
        self.commit("2020-01-01")
        self.undated("a")
        said, dates = self.dates()
        self.assertEqual(dates, {"dated": "2021-07-01"})
        self.assertIn("this article has no date and is in no feed", said)
        self.assertIn("1 article, 1 undated;", said)
        self.commit("2021-03-01")
        self.assertEqual(self.dates()[1]["a"], "2021-03-01")
        self.undated("b", more="x")
        self.commit("2021-04-01")
        self.assertEqual(self.dates("--changed-since", "HEAD~1")[1]["b"], "2021-04-01")
        self.same_after_a_full_run()

    def test_where_a_shallow_history_ends_nothing_is_dated(self):
        self.undated("old")
        self.commit("2020-01-01")
        self.article("dated")
        self.commit("2020-02-01")
        self.undated("new")
        self.commit("2021-01-01")
        clone = self.folder / "clone"
        subprocess.run(["git", "clone", "-q", "--depth", "2", f"file://{self.folder}", clone], check=True,
                       capture_output=True, env=environment(HOME=str(self.folder)))
        self.folder = clone
        said, dates = self.dates()
        self.assertEqual(dates, {"dated": "2021-07-01", "new": "2021-01-01"})
        self.assertIn("git fetch --unshallow", said)
        self.git("fetch", "-q", "--unshallow")
        self.assertEqual(self.dates()[1]["old"], "2020-01-01")

    def test_odd_names_and_a_folder_below_the_repository(self):
        names = ['a "b"', "-c", "新\n文"]
        for name in names:
            self.write(f"sub/site/articles/{name}.md", "---\ntitle: " + json.dumps(name) + f"\n---\n{TEXT}\n")
        self.write("sub/site/feedgen.yaml", "base_url: https://one.example/\n")
        self.commit("2020-05-06")
        self.folder = self.folder / "sub/site"
        self.assertEqual(set(self.dates()[1].values()), {"2020-05-06"})

    def test_a_commit_of_the_future_waits(self):
        self.article("dated")
        self.undated("a")
        self.commit("2090-01-01")
        self.assertEqual(self.dates()[1], {"dated": "2021-07-01"})


class FilesTest(SiteTest):
    def setUp(self):
        super().setUp()
        self.configure(base_url="https://one.example/", timezone="UTC")

    def plain(self, name):
        self.write(f"articles/{name}", f"---\ntitle: {name}\n---\n{name}\n")
        os.utime(self.folder / "articles" / name, (1500000000, 1500000000))

    def test_times_of_files_count_only_where_nothing_is_dated(self):
        for name in ("a.md", "b.md", "README.md"):
            self.plain(name)
        said, ids = self.build()
        self.assertEqual(set(ids), {"a.md", "b.md", "README.md"})
        self.assertEqual(said.count("warning"), 1)
        self.assertIn("no article has a date; the files' modification times are used", said)
        self.article("dated")
        said, dated = self.build()
        self.assertEqual(set(dated), {"dated"})
        self.assertIn("articles/a.md: warning: 2 articles have no date and are in no feed, this one first", said)
        (self.folder / "articles/dated.md").unlink()
        self.assertEqual(self.build()[1], ids)

    def test_a_site_of_a_generator_shows_no_page_without_a_date(self):
        self.write("hugo.toml", 'baseURL = "https://two.example/"\ntitle = "S"\n')
        self.write("content/about.md", "---\ntitle: About\n---\nx\n")
        self.write("content/changed.md", "---\ntitle: Changed\nlastmod: 2022-02-01\n---\nx\n")
        (self.folder / "feedgen.yaml").unlink()
        said = self.run_it().stderr
        self.assertEqual(set(self.ids()), {"Changed"})
        self.assertIn("content/about.md: warning: this article has no date", said)


class TrialTest(SiteTest):
    def test_a_trial_binds_no_id(self):
        self.article("a")
        for trial in ({}, {"base_url": "http://localhost:4000/"}, {"base_url": "https://example.com/"}):
            self.configure(title="S", **trial)
            self.build()
        self.configure(base_url="https://one.example/")
        self.assertEqual(self.build()[1], {"a": "https://one.example/a.html"})
        # What was published under a real address stays, also through a trial.
        self.configure(title="S")
        self.assertEqual(self.build()[1], {"a": "https://one.example/a.html"})
        self.configure(base_url="https://two.example/")
        self.assertEqual(self.build()[1], {"a": "https://one.example/a.html"})

    def test_ids_that_an_older_version_recorded_in_a_trial_are_left_out(self):
        self.article("a")
        self.configure(title="S")
        _, ids = self.build()
        with changed(self.folder / ".feedgen/state.db") as database:
            database.execute("INSERT INTO ids VALUES (?, 'articles/a.md', 'a', 1625922076, zeroblob(16), zeroblob(16), 0)",
                             (ids["a"],))
            database.execute("PRAGMA user_version = 5")
        self.configure(base_url="https://one.example/")
        said, ids = self.build()
        self.assertEqual(ids, {"a": "https://one.example/a.html"})
        self.assertIn("(format 5); 0 ids are kept", said)

    def test_an_address_that_a_generator_s_file_left_open_is_none(self):
        self.article("a", path="source/_posts/a.md")
        self.write("_config.yml", "title: S\nurl: http://example.com\npermalink: :title/\n")
        said = self.run_it().stderr
        self.assertIn("_config.yml:2:1: warning: http://example.com is no address of a site", said)
        self.assertTrue(self.ids()["a"].startswith("urn:uuid:"))
        self.write("_config.yml", "title: S\nurl: https://one.example\npermalink: :title/\n")
        self.run_it()
        self.assertEqual(self.ids(), {"a": "https://one.example/a/"})

    def test_an_id_that_was_published_stays_even_if_it_would_not_be_taken_today(self):
        self.configure(base_url="https://one.example/")
        self.article("a", more="id: 1000\n")
        self.write("ids.tsv", "1000\tarticles/a.md\ta\t2021-07-01T13:01:16Z\n")
        self.assertEqual(self.build()[1], {"a": "1000"})


if __name__ == "__main__":
    main(sys.argv)
