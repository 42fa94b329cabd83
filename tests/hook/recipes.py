#!/usr/bin/env python3
"""Takes the files out of docs/recipes.md and runs them, so that the page stays true.

    recipes.py PROGRAM
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from hooked_site import HookTest, environment, main

ROOT = Path(__file__).resolve().parents[2]
RUN_LINE = re.compile(r"^ *(?:- |[A-Za-z]+=/usr/bin/env )?((?:cd .* && )?feedgen .*articles.*)$", re.MULTILINE)


def recipe(mark):
    """The block of the page whose first lines hold the mark."""
    blocks = re.findall(r"^```\w+\n(.*?)^```$", (ROOT / "docs/recipes.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    found = [block for block in blocks if mark in "".join(block.splitlines(keepends=True)[:2])]
    assert len(found) == 1, mark
    return found[0]


class RecipesTest(HookTest):
    def setUp(self):
        super().setUp()
        self.article("a")
        (self.home / "bin").mkdir()
        (self.home / "bin/feedgen").symlink_to(self.feedgen)
        self.path = f"{self.home}/bin:/usr/local/bin:/usr/bin:/bin"

    def sh(self, line, folder=None):
        done = subprocess.run(["sh", "-ec", line], cwd=folder or self.site, stdin=subprocess.DEVNULL, capture_output=True,
                              env=environment(HOME=str(self.home), PATH=self.path), text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_post_receive_in_a_bare_repository(self):
        bare, served = self.home / "bare.git", self.home / "served"
        self.git("init", "-q", "--bare", "-b", "main", str(bare))
        hook = bare / "hooks/post-receive"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(recipe("post-receive: the feeds"))
        hook.chmod(0o755)
        for change in ("first", "second", "gone"):
            if change == "gone":
                self.git("rm", "-q", "articles/first.md")
            else:
                self.article(change)
            self.commit()
            pushed = self.git("push", "-q", str(bare), "main", PATH=self.path, FEEDGEN_SITE=str(served)).stderr
            self.assertRegex(pushed, r"remote: \d article")
            self.assertEqual({path.name for path in (served / "articles").iterdir()},
                             {path.name for path in (self.site / "articles").iterdir()})
            self.assert_current(served)
        self.git("push", "-q", str(bare), "main:other", PATH=self.path, FEEDGEN_SITE=str(self.home / "never"))
        self.git("push", "-q", str(bare), ":other", PATH=self.path, FEEDGEN_SITE=str(self.home / "never"))
        self.assertFalse((self.home / "never").exists())

    def test_cron_and_the_systemd_timer_have_feeds_made(self):
        for text in (recipe("* * * *"), recipe("feedgen.service")):
            shutil.rmtree(self.site / "feeds", ignore_errors=True)
            line = RUN_LINE.search(re.sub(r"^[*/0-9 ]+ (?=cd)", "", text, flags=re.MULTILINE))
            self.sh(line[1])
            self.assert_current()
        for name in ("feedgen.service", "feedgen.timer"):
            self.assertRegex(recipe(name), r"\[Unit\]\n(.*\n)+")

    def test_the_workflows_have_feeds_made(self):
        for name in ("feeds.yml", ".gitlab-ci.yml"):
            text = recipe(name)
            self.is_yaml(text)
            shutil.rmtree(self.site / "public", ignore_errors=True)
            self.sh(RUN_LINE.search(text)[1])
            self.assertTrue((self.site / "public/feeds/rss.xml").exists())

    def is_yaml(self, text):
        """The program reads YAML: as front matter it is not broken, whatever the keys mean."""
        self.write("articles/yaml.md", f"---\ntitle: t\ndate: 2021-07-01\nworkflow:\n{re.sub('^', '  ', text, flags=re.MULTILINE)}\n---\n")
        said = self.hook("run", "any", "--", "--full", "--dry-run").stderr
        (self.site / "articles/yaml.md").unlink()
        self.assertNotIn("error", said)

    def test_feeds_that_are_committed(self):
        self.write(".gitignore", ".feedgen/\n")
        self.hook("install")
        with open(self.hook_file(), "a", encoding="utf-8") as file:
            file.write(recipe("post-commit: feeds"))
        self.commit("first")
        self.assertEqual(self.git("log", "--format=%s").stdout.split(), ["Feeds", "first"])
        self.assertEqual(self.git("status", "--porcelain").stdout, "")

    def test_the_page_names_what_pre_commit_finds(self):
        manifest = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
        self.is_yaml("list:\n" + re.sub("^", "  ", manifest, flags=re.MULTILINE))
        self.assertIn("- id: feedgen\n", manifest)
        self.assertIn("- id: feedgen\n", recipe(".pre-commit-config.yaml"))
        entry = re.search(r"entry: (.*)", manifest)[1]
        self.commit()
        self.sh(f"{entry} articles -o feeds")
        self.assert_current()


if __name__ == "__main__":
    main(sys.argv)
