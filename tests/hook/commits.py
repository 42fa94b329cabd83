#!/usr/bin/env python3
"""Shows that whatever git does to a repository, the feeds are those of a full build afterwards.

    commits.py PROGRAM
"""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from hooked_site import HookTest, environment, main


class CommitsTest(HookTest):
    def setUp(self):
        super().setUp()
        self.three_articles_and_hooks()

    def test_the_first_commit_an_edit_and_one_that_changes_no_article(self):
        self.assertRegex(self.commit(), r"^feedgen: \d+ feeds changed in \d\.\d\d s\n$")
        self.assert_current()
        self.article("a", category="Other")
        self.assertIn("feeds changed in", self.commit())
        self.assert_current()
        self.write("README", "nothing to read")
        self.assertEqual(self.commit(), "")
        self.assert_current()

    def test_amend_rename_and_deletion(self):
        self.commit()
        self.article("a", category="Amended")
        self.commit("better", "--amend")
        self.assert_current()
        self.git("mv", "articles/a.md", "articles/z.md")
        self.commit()
        self.assert_current()
        self.git("rm", "-q", "articles/z.md")
        self.assertIn("removed in", self.commit())
        self.assert_current()

    def test_a_rebase_of_a_hundred_commits_builds_once(self):
        self.commit()
        self.git("checkout", "-q", "-b", "topic")
        log = "".join(f"commit refs/heads/topic\ncommitter A <a@example.org> {1600000000 + n} +0000\ndata 1\nm\n"
                      + ("from refs/heads/main^0\n" if n == 0 else "") +
                      f"M 100644 inline articles/t{n}.md\ndata <<E\n---\ntitle: t{n}\ndate: 2021-08-01\n---\ntext\nE\n\n"
                      for n in range(100))
        subprocess.run(["git", "fast-import", "--quiet", "--force"], input=log.encode(), cwd=self.site, check=True,
                       env=environment(HOME=str(self.home)))
        self.git("reset", "-q", "--hard", "topic")
        self.git("checkout", "-q", "main")
        self.article("d")
        self.commit()
        self.git("checkout", "-q", "topic")
        self.wait_for_builds()
        before = self.log().count("\npost-") + self.log().count(" post-")
        self.git("rebase", "-q", "main")
        self.assert_current()
        self.assertEqual(self.log().count("\npost-") + self.log().count(" post-") - before, 1, self.log())

    def test_a_rebase_that_has_nothing_to_copy(self):
        self.commit()
        self.git("branch", "behind")
        self.article("d")
        self.commit()
        self.git("checkout", "-q", "behind")
        self.assert_current()
        self.git("rebase", "-q", "main")
        self.wait_for_builds()  # on a slow machine git does not wait
        self.assertIn('"d"', self.feeds()["feed.json"].decode())
        self.assert_current()

    def test_a_rebase_by_patches(self):
        self.commit()
        self.git("checkout", "-q", "-b", "topic")
        for name in ("t", "u"):
            self.article(name)
            self.commit()
        self.git("branch", "behind", "main")
        self.git("checkout", "-q", "main")
        self.article("d")
        self.commit()
        self.git("checkout", "-q", "topic")
        self.git("rebase", "-q", "--apply", "main")
        self.assert_current()
        self.git("checkout", "-q", "behind")
        self.git("rebase", "-q", "--apply", "main")
        self.assertIn('"d"', self.feeds()["feed.json"].decode())
        self.assert_current()

    def test_a_rebase_that_is_given_up(self):
        self.commit()
        self.git("checkout", "-q", "-b", "topic")
        for category in ("Mine", "Mine too"):
            self.article("a", category=category)
            self.commit()
        self.git("checkout", "-q", "main")
        self.article("a", category="Theirs")
        self.commit()
        self.git("checkout", "-q", "topic")
        self.git("rebase", "-q", "main", code=1)
        self.git("rebase", "--abort")
        self.assert_current()

    def test_only_what_git_names_is_read(self):
        self.hook("install", "-v", "--limit", "1")  # c alone is shown, and so read again
        self.commit()
        self.article("a", category="Committed")
        self.article("b", category="Only edited")
        self.git("commit", "-qm", "one of two", "articles/a.md")
        self.wait_for_builds()
        categories = {path.partition("/")[0] for path in self.feeds()}
        self.assertEqual(("Committed" in categories, "Only edited" in categories), (True, False))
        self.assertNotIn("all files are looked at", self.log())
        self.commit()
        self.assert_current(arguments=("articles", "--limit", "1"))

    def test_merges_fast_forward_and_true_and_in_conflict(self):
        self.commit()
        self.git("checkout", "-q", "-b", "topic")
        self.article("d")
        self.commit()
        self.git("checkout", "-q", "main")
        self.assert_current()
        self.git("merge", "-q", "topic")
        self.assert_current()
        self.git("checkout", "-q", "topic")
        self.article("e")
        self.article("a", category="Ours")
        self.commit()
        self.git("checkout", "-q", "main")
        self.article("f")
        self.commit()
        self.git("merge", "-q", "topic")
        self.assert_current()
        self.article("a", category="Mine")
        self.commit()
        self.git("checkout", "-q", "topic")
        self.article("a", category="Theirs")
        self.commit()
        self.git("merge", "-q", "main", code=1)
        self.article("a", category="Both")
        self.commit()
        self.assertIn(b"Both", self.feeds()["feed.json"])
        self.assert_current()

    def test_cherry_pick_revert_and_a_mailed_patch(self):
        self.commit()
        self.git("checkout", "-q", "-b", "topic")
        self.article("d")
        self.commit()
        self.article("e")
        self.commit()
        self.git("format-patch", "-q", "-1", "-o", str(self.home))
        self.git("checkout", "-q", "main")
        self.git("cherry-pick", "topic~1")
        self.assert_current()
        self.git("am", "-q", *map(str, self.home.glob("*.patch")))
        self.assertIn('"e"', self.feeds()["feed.json"].decode())
        self.assert_current()
        self.git("revert", "--no-edit", "HEAD~1")
        self.assert_current()

    def test_checkout_of_a_branch_and_looking_around(self):
        self.commit()
        self.article("d")
        self.commit()
        self.git("checkout", "-q", "HEAD~1")
        self.assert_current()
        self.git("checkout", "-q", "main")
        self.assert_current()
        before = self.log()
        self.git("bisect", "start", "HEAD", "HEAD~1")
        self.git("bisect", "reset")
        self.git("checkout", "-q", "-b", "new")
        self.git("checkout", "-q", "--", "articles/a.md")
        self.assertEqual(self.log().count("post-commit"), before.count("post-commit"))
        self.assert_current()

    def test_a_reset_that_no_hook_tells_of_is_seen_by_the_next(self):
        self.commit()
        self.article("d")
        self.commit()
        self.git("reset", "-q", "--hard", "HEAD~1")
        self.write("README", "text")
        self.commit()
        self.assert_current()

    def test_settings_that_change_with_a_commit(self):
        self.commit()
        self.write("feedgen.yaml", "base_url: https://other.example/\narticles: articles\noutput: feeds\nlimit: 2\n")
        self.commit()
        self.assert_current()

    def test_linked_worktrees_each_have_their_own_feeds(self):
        self.commit()
        other = self.home / "other tree"
        self.git("worktree", "add", "-q", str(other), "-b", "other")
        self.assertFalse((other / "feeds").exists())
        (other / "articles/new.md").write_text("---\ntitle: new\ndate: 2021-07-09\n---\ntext\n")
        self.commit(folder=other)
        self.assert_current(other)
        self.assertIn('"new"', self.feeds(other)["feed.json"].decode())
        self.assert_current()
        (other / "articles/below.md").write_text("---\ntitle: below\ndate: 2021-07-09\n---\ntext\n")
        self.commit(folder=other / "articles")
        self.assert_current(other)

    def test_articles_in_a_submodule(self):
        module = self.home / "module"
        module.mkdir()
        self.git("init", "-q", "-b", "main", folder=module)
        (module / "m.md").write_text("---\ntitle: m\ndate: 2021-07-09\n---\ntext\n")
        self.commit(folder=module)
        self.commit()
        self.git("submodule", "--quiet", "add", str(module), "articles/module")
        self.commit()
        self.assert_current()
        (self.site / "articles/module/n.md").write_text("---\ntitle: n\ndate: 2021-07-10\n---\ntext\n")
        self.commit(folder=self.site / "articles/module")
        self.commit()
        self.assertIn('"n"', self.feeds()["feed.json"].decode())
        self.assert_current()

    def test_git_told_by_variables_where_it_works(self):
        self.git("add", "-A", GIT_DIR=str(self.site / ".git"), GIT_WORK_TREE=str(self.site), folder=self.home)
        self.git("commit", "-qm", "m", GIT_DIR=str(self.site / ".git"), GIT_WORK_TREE=str(self.site), folder=self.home)
        self.assert_current()
        self.article("d")
        self.git("add", "-A", GIT_DIR=".git")
        self.git("commit", "-qm", "m", GIT_DIR=".git")
        self.assert_current()


if __name__ == "__main__":
    main(sys.argv)
