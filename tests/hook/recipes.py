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
from program import tree

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

    def test_cron_finds_the_program_and_has_feeds_made(self):
        """As Debian's cron runs a job: with sh, and with no variables but its own few and those of the crontab."""
        *settings, job = recipe("* * * *").strip().splitlines()
        variables = {"PATH": "/usr/bin:/bin", "SHELL": "/bin/sh", "HOME": str(self.home), "LOGNAME": "author"}
        variables.update(line.split("=", 1) for line in settings)
        self.assertIn("/usr/local/bin", variables["PATH"].split(":"), "where feedgen is installed")
        variables["PATH"] = variables["PATH"].replace("/usr/local/bin", f"{self.home}/bin")
        line = re.sub(r"^[*/0-9]+( [*/0-9]+){4} ", "", job)
        done = subprocess.run([variables["SHELL"], "-c", line], cwd=self.home, env=variables, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""), "what is said is mailed")
        self.assert_current()

    def test_the_systemd_timer_has_feeds_made(self):
        self.sh(RUN_LINE.search(recipe("feedgen.service"))[1])
        self.assert_current()
        for name in ("feedgen.service", "feedgen.timer"):
            self.assertRegex(recipe(name), r"\[Unit\]\n(.*\n)+")

    # The generator of a site, as far as it matters here: it empties its folder and writes a page.
    GENERATOR = 'rm -rf {0} && mkdir -p {0} && echo "<html>" > {0}/index.html'

    def put_generators(self):
        for name, folder in (("hexo", "public"), ("jekyll", "_site"), ("hugo", "public"), ("npm", None), ("npx", "public")):
            script = self.home / "bin" / name
            script.write_text("#!/bin/sh\n" + (self.GENERATOR.format(folder) if folder else ":") + "\n")
            script.chmod(0o755)

    def site_of(self, generator):
        """The fixtures' site in the place of this one."""
        shutil.rmtree(self.site)
        shutil.copytree(ROOT / "fixtures/sites" / generator, self.site)

    def assert_survives_the_generator(self, lines, feeds):
        """The site and its feeds, built twice: after the second time all is there, as after the first."""
        built = []
        for _ in range(2):
            for line in lines:
                self.sh(line)
            self.assertTrue((feeds.parent / "index.html").exists())
            built.append(tree(feeds))
        self.assertIn("rss.xml", built[0])
        self.assertEqual(*built)

    def test_feeds_are_there_after_each_build_of_the_site(self):
        self.put_generators()
        for generator, mark, folder in (("hexo", "# Hexo", "public"), ("jekyll", "# Jekyll", "_site"), ("hugo", "# Hugo", "public")):
            with self.subTest(generator):
                self.site_of(generator)
                lines = [line for line in recipe(mark).splitlines() if not line.startswith("#")]
                self.assertIn(generator, lines[0])
                self.assert_survives_the_generator(lines, self.site / folder / "feeds")

    def test_the_workflows_build_the_site_and_then_its_feeds_into_what_is_published(self):
        self.put_generators()
        for name, generator, published in (("feeds.yml", "hexo", r"path: (\S+)\n *- uses: actions/deploy-pages"),
                                           (".gitlab-ci.yml", "hugo", r"artifacts:\n *paths: \[(\S+)\]")):
            with self.subTest(name):
                text = recipe(name)
                self.article("a")
                self.is_yaml(text)
                self.site_of(generator)
                lines = re.findall(r"^ *(?:- )?((?:npm ci|npx|hugo|feedgen -o)\b.*)$", text, re.MULTILINE)
                self.assertTrue(lines[-1].startswith("feedgen "), lines)
                self.assertRegex(" ".join(lines[:-1]), "npx hexo generate|hugo")
                folder = self.site / re.search(published, text)[1]
                self.assert_survives_the_generator(lines, folder / "feeds")

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
