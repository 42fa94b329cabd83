#!/usr/bin/env python3
"""Shows that a stranger's clone harms nothing around it, when it is built as its README may say.

    hostile_clone.py PROGRAM
"""

import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from edited_site import SiteTest, main

STATE_FILES = ("state.db", "state.db-journal", "state.db-wal", "mark", ".gitignore", "begun", "hook.log", "hook.lock",
               "hook.due", "ping.lock")


class CloneTest(SiteTest):
    """The clone lies beside a folder of the person who made it."""

    def setUp(self):
        super().setUp()
        self.outside = self.folder
        self.mine = self.outside / "mine"
        self.mine.mkdir()
        for name in ("rss.xml", "feed.json", "diary.md"):
            (self.mine / name).write_text(f"---\ntitle: precious\ndate: 2021-01-01\n---\n{name}\n")
        self.before = self.content_of_mine()
        self.folder = self.outside / "clone"
        self.folder.mkdir()
        self.configure(base_url="https://one.example/", articles="articles")
        for number in range(3):
            self.article(f"a{number}")

    def content_of_mine(self):
        return {str(path): path.read_bytes() for path in self.mine.rglob("*") if path.is_file()}

    def commit_all(self):
        self.git("init", "-q")
        self.git("add", "-f", ".")
        self.git("commit", "-qm", "all")

    def link(self, name, target):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(os.path.relpath(self.outside / target, path.parent))

    def refused(self, *arguments, link, option):
        said = self.run_it(*arguments, code=2).stderr
        self.assertIn(f'{option}: "{link}" is a link that git keeps, and leads out of its repository, to '
                      f'"{self.mine.resolve()}"; if that folder is meant, name it by its own path', said)
        self.assertEqual(self.content_of_mine(), self.before)


class LinksTest(CloneTest):
    def test_feeds_are_not_written_through_a_link_that_came_with_the_clone(self):
        self.link("feeds", "mine")
        self.link("public", "mine")
        self.commit_all()
        for words in (["articles"], ["articles", "--full"], ["articles", "--dry-run"]):
            self.refused(*words, "-o", "feeds", link="feeds", option="--output")
        self.refused("articles", "-o", "feeds/", link="feeds", option="--output")
        self.refused("articles", "-o", "public/deep/feeds", link="public", option="--output")
        self.refused("articles", "-o", str(self.folder / "feeds"), link=str(self.folder / "feeds"), option="--output")
        self.refused("hook", "install", "articles", "-o", "feeds", link="feeds", option="--output")
        for words in (["articles"], []):
            said = self.run_it(*words, code=2).stderr
            self.assertIn('output: "feeds" lies outside the configuration\'s folder', said)
        self.assertEqual(self.content_of_mine(), self.before)

    def test_what_a_link_of_the_clone_leads_to_is_not_published(self):
        self.link("notes", "mine")
        self.link("articles/more", "mine")
        self.link("articles/one.md", "mine/diary.md")
        self.commit_all()
        self.refused("notes", "-o", "feeds", link="notes", option="articles")
        self.refused("list", "notes", link="notes", option="articles")
        self.run_it("articles", "-o", "feeds")
        self.assertEqual(set(self.ids()), {"a0", "a1", "a2"})

    def test_a_link_of_ones_own_and_one_within_the_clone_are_followed(self):
        (self.outside / "www").mkdir()
        self.link("inner", "clone/out")
        (self.folder / "out").mkdir()
        self.write("out/page.html", "<p>")
        self.commit_all()
        self.link("mine", "www")  # git does not keep it
        for output in ("mine", "inner"):
            self.run_it("articles", "-o", output)
            self.assertTrue((self.folder / output / "rss.xml").exists())

    def test_no_file_of_the_state_is_followed(self):
        for name in STATE_FILES:
            with self.subTest(name):
                shutil.rmtree(self.folder / ".feedgen", ignore_errors=True)
                shutil.rmtree(self.folder / ".git", ignore_errors=True)
                self.link(f".feedgen/{name}", "mine/rss.xml")
                self.commit_all()
                for words in ([], ["--full"]):
                    self.run_it(*words)
                self.run_it("hook", "install")
                self.article("a0", body=f"changed {name}")
                self.git("commit", "-qam", "more")
                self.assertEqual(self.content_of_mine(), self.before)


class RepositoryTest(CloneTest):
    """Folders that are repositories themselves, whose configuration names programs."""

    def configured_by_a_stranger(self, folder):
        program = self.outside / "program"
        program.write_text(f"#!/bin/sh\ntouch {self.outside}/pwned\n")
        program.chmod(0o755)
        with (folder / "config").open("a") as file:
            file.write(f"[core]\n fsmonitor = {program}\n pager = {program}\n sshCommand = {program}\n"
                       f" worktree = {self.folder}\n alternateRefsCommand = {program}\n bare = false\n"
                       f" attributesFile = {self.outside}/attributes\n"
                       f"[log]\n showSignature = true\n[gpg]\n program = {program}\n"
                       f"[diff]\n external = {program}\n[filter \"x\"]\n clean = {program}\n process = {program}\n"
                       f"[protocol \"ext\"]\n allow = always\n[extensions]\n partialClone = origin\n"
                       f"[remote \"origin\"]\n url = ext::{program}\n promisor = true\n uploadpack = {program}\n")
        (self.outside / "attributes").write_text("* filter=x diff=x\n")

    def assert_builds_alone(self):
        self.run_it()
        path = self.folder / "articles/a1.md"
        path.rename(path.with_name("b1.md"))
        self.article("a0", body="changed")
        self.write("articles/undated.md", "---\ntitle: undated\n---\ntext\n")
        for words in ([], ["--full"], ["--changed-since", "HEAD"]):
            done = self.start_and_wait(*words)
            self.assertIn(done, (0, 2))
        self.assertFalse((self.outside / "pwned").exists())
        self.assertEqual(self.content_of_mine(), self.before)

    def start_and_wait(self, *words):
        running = self.start(*words)
        running.communicate()
        return running.returncode

    def test_a_bare_repository_among_the_articles(self):
        self.git("init", "-q", "--bare", "articles")
        self.configured_by_a_stranger(self.folder / "articles")
        self.assert_builds_alone()

    def test_the_repository_of_the_clone_itself_which_lacks_contents(self):
        self.commit_all()
        self.article("a2", body="second")
        self.git("commit", "-qam", "second")
        self.configured_by_a_stranger(self.folder / ".git")
        for path in (self.folder / ".git/objects").glob("??/*"):
            if path.stat().st_size > 100:  # contents of articles, and not commits alone: git is to miss some
                path.unlink()
        self.assert_builds_alone()


if __name__ == "__main__":
    main(sys.argv)
