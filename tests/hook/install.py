#!/usr/bin/env python3
"""Shows that hooks are installed where git looks for them, among those of others, and uninstalled without a trace.

    install.py PROGRAM
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from hooked_site import HOOKS, HookTest, environment, is_sanitized, main, tree

ODD_WORDS = ("it's", 'a "b"', "$HOME `x` \\", "line\nend", "-dash", "分类 é", "*", "#", "~")
CHANGED = r"\d feeds? changed(, \d removed)? in"
BLOCK = "# >>> feedgen >>>"


class InstallTest(HookTest):
    def setUp(self):
        super().setUp()
        self.article("a")

    def states(self, *arguments, code=0, **more):
        report = json.loads(self.hook(*arguments, "--json", code=code, **more).stdout)
        return {file["hook"]: file["state"] for file in report["hooks"]}, report

    def test_new_hooks_come_and_go(self):
        before = tree(self.site / ".git")
        self.assertEqual(self.states("install")[0], dict.fromkeys(HOOKS, "written"))
        self.assertEqual(self.states("install")[0], dict.fromkeys(HOOKS, "unchanged"))
        self.assertTrue(os.access(self.hook_file(), os.X_OK))
        self.assertEqual(self.states("uninstall")[0], dict.fromkeys(HOOKS, "removed"))
        self.assertEqual(self.states("uninstall")[0], dict.fromkeys(HOOKS, "unchanged"))
        self.assertEqual(tree(self.site / ".git"), before)

    def test_scripts_of_others_keep_every_byte_and_their_permissions(self):
        scripts = ("#!/bin/sh\necho theirs\nexit 0\n", "#!/bin/bash -e\n# a header\n\nset -u\necho theirs",
                   "#!/usr/bin/env -S bash -e\necho theirs\n", "#!/bin/sh", "#!/bin/sh\n", "#! /bin/dash\n\n\n# end",
                   "#!/bin/sh\n: <<'E'\n# >>> other >>>\nE\necho theirs\n")
        for script in scripts:
            with self.subTest(script=script):
                self.write(".git/hooks/post-commit", script, 0o750)
                self.hook("install")
                self.assertEqual(self.hook_file().stat().st_mode & 0o777, 0o750)
                self.article("a", category=f"C{len(script)}")
                said = self.commit()
                self.assertRegex(said, CHANGED)
                self.assertEqual("theirs" in script, "theirs" in said)
                self.hook("install", "articles", "--limit", "3")
                self.assertEqual(self.hook_file().read_text().count(BLOCK), 1)
                self.hook("uninstall")
                self.assertEqual(self.hook_file().read_text(), script)
                self.assertEqual(self.hook_file().stat().st_mode & 0o777, 0o750)

    def test_another_tools_hook_still_reads_what_git_tells_it(self):
        self.commit()
        self.write(".git/hooks/post-rewrite", "#!/bin/sh\nread -r old new && echo \"$1 $PWD $new\" >> \"$HOME/told\"\n", 0o755)
        self.hook("install")
        self.commit("again", "--amend")
        head = self.git("rev-parse", "HEAD").stdout.strip()
        self.assertEqual((self.home / "told").read_text(), f"amend {self.site} {head}\n")

    def test_what_is_no_shell_script_is_left_alone(self):
        for script in ("#!/usr/bin/env python3\nprint()\n", "\x7fELF\0\0", "echo no first line\n", "#!/usr/bin/fish\n",
                       "#!/bin/sh\n\0"):
            with self.subTest(script=script):
                self.write(".git/hooks/post-commit", script, 0o755)
                done = self.hook("install", code=3)
                self.assertIn("post-commit: warning: left alone: it is no shell script", done.stderr)
                self.assertIn('feedgen hook run post-commit "$@" -- </dev/null', done.stdout)
                self.assertEqual(self.hook_file().read_text(), script)
        self.write(".git/hooks/post-commit", "#!/bin/sh\nasleep\n", 0o644)
        self.assertIn("it may not be executed", self.hook("install", code=3).stderr)
        self.write(".git/hooks/post-commit", "#!/bin/sh\n# <<< feedgen <<<\n", 0o755)
        self.assertIn("lost one of its marks", self.hook("install", code=3).stderr)
        self.assertIn("lost one of its marks", self.hook("uninstall", code=3).stderr)

    def test_words_reach_the_build_as_they_were_typed(self):
        echo = self.home / "echo"
        echo.write_text("#!/bin/sh\nfor word; do printf '%s\\0' \"$word\"; done > \"$HOME/words\"\n")
        echo.chmod(0o755)
        self.hook("install", "articles", "--", *ODD_WORDS)
        text = self.hook_file().read_text()
        program = os.path.realpath(self.feedgen)
        self.hook_file().write_text(text.replace(f"'{program}'", f"'{echo}'"))
        self.commit()
        words = (self.home / "words").read_bytes().decode().split("\0")[:-1]
        self.assertEqual(words, ["hook", "run", "post-commit", "--", "articles", "--", *ODD_WORDS])

    def test_folders_with_odd_names_and_paths_from_where_it_was_typed(self):
        for folder in ("-odd it's $x", "文 章"):
            with self.subTest(folder=folder):
                self.article("b", folder=f"{folder}/posts")
                self.hook("install", "posts", "-o", "out", folder=self.site / folder)
                self.commit()
                self.wait_for_builds()
                self.assertTrue((self.site / folder / "out/rss.xml").exists())

    def test_a_folder_that_is_not_there_on_this_branch(self):
        self.commit()
        self.article("b", folder="blog/posts")
        self.hook("install", "posts", "-o", "out", folder=self.site / "blog")
        shutil.rmtree(self.site / "blog")
        self.assertEqual(self.commit(), "")

    def test_a_program_that_is_gone(self):
        gone = self.home / "gone"
        shutil.copy2(self.feedgen, gone)
        subprocess.run([gone, "hook", "install"], cwd=self.site, env=environment(HOME=str(self.home)), check=True,
                       capture_output=True)
        gone.unlink()
        said = self.commit()
        self.assertRegex(said, r"^feedgen: the program is gone[^\n]*\n$")
        path = self.home / "bin"
        path.mkdir()
        (path / "feedgen").symlink_to(self.feedgen)
        self.article("b")
        self.assertRegex(self.commit(PATH=f"{path}:/usr/local/bin:/usr/bin:/bin"), CHANGED)

    def test_hooks_elsewhere(self):
        for value in (".githooks", str(self.home / "hooks of mine"), "./b"):
            with self.subTest(value=value):
                self.git("config", "core.hooksPath", value)
                (self.site / "sub").mkdir(exist_ok=True)
                done = self.hook("install", "../articles", "-o", "../feeds", folder=self.site / "sub")
                self.assertEqual("other repositories" in done.stderr, value.startswith("/"))
                self.assertFalse(self.hook_file().exists())
                self.article("a", category=f"C{len(value)}")
                self.assertRegex(self.commit(), CHANGED)
                self.hook("uninstall")
                self.assertEqual(list((self.site / value).iterdir()), [])

    def test_hooks_of_all_repositories_are_not_touched(self):
        (self.home / "all").mkdir()
        self.git("config", "--global", "core.hooksPath", str(self.home / "all"))
        done = self.hook("install", code=3)
        self.assertIn("core.hooksPath is set for all repositories", done.stderr)
        self.assertEqual(list((self.home / "all").iterdir()), [])

    def test_links(self):
        self.write("tools/post-commit", "#!/bin/sh\necho theirs\n", 0o755)
        self.hook_file().parent.mkdir(exist_ok=True)
        self.hook_file().symlink_to("../../tools/post-commit")
        self.hook("install")
        self.assertTrue(self.hook_file().is_symlink())
        self.assertIn(BLOCK, (self.site / "tools/post-commit").read_text())
        self.hook("uninstall")
        self.assertEqual((self.site / "tools/post-commit").read_text(), "#!/bin/sh\necho theirs\n")
        outside = self.home / "precious"
        outside.write_text("#!/bin/sh\n")
        outside.chmod(0o755)
        for target, reason in ((outside, "leads out of the repository"), (self.home / "nothing", "leads nowhere")):
            self.hook_file().unlink()
            self.hook_file().symlink_to(target)
            self.assertIn(reason, self.hook("install", code=3).stderr)
        self.assertEqual(outside.read_text(), "#!/bin/sh\n")
        self.hook("uninstall")
        shutil.rmtree(self.hook_file().parent)
        (self.home / "shared").mkdir()
        self.hook_file().parent.symlink_to(self.home / "shared")
        self.assertIn("a link that leads out of the repository", self.hook("install", code=3).stderr)
        self.assertEqual(list((self.home / "shared").iterdir()), [])

    def test_frameworks_are_told_what_to_add(self):
        for name, make in {"pre-commit": lambda: self.write(".pre-commit-config.yaml", "repos: []\n"),
                           "lefthook": lambda: self.write("lefthook.yml", ""),
                           "husky": lambda: self.git("config", "core.hooksPath", ".husky/_")}.items():
            with self.subTest(name=name):
                make()
                states, report = self.states("install", "articles", "--title", "it's \"x\"", code=3)
                self.assertEqual((set(states.values()), report["framework"]), ({"left alone"}, name))
                self.assertIn("feedgen hook run", report["to_add"])
                self.assertFalse(self.hook_file().exists())
                for file in (".pre-commit-config.yaml", "lefthook.yml"):
                    (self.site / file).unlink(missing_ok=True)

    def test_what_is_printed_for_them_works(self):
        path = self.home / "bin"
        path.mkdir()
        (path / "feedgen").symlink_to(self.feedgen)
        self.git("config", "core.hooksPath", ".husky")
        lines = self.hook("install", "articles", "--title", "it's \"x\"", code=3).stdout.splitlines()
        for place, line in zip(lines[::2], lines[1::2]):
            self.write(place.removeprefix("# "), f"#!/bin/sh\n{line}\n", 0o755)
        self.commit(PATH=f"{path}:/usr/local/bin:/usr/bin:/bin")
        self.wait_for_builds()
        self.assertIn('it\'s \\"x\\"', self.feeds()["feed.json"].decode())
        done = self.hook("run", "any", "--", PRE_COMMIT_CHECKOUT_TYPE="0", PRE_COMMIT_FROM_REF="a", PRE_COMMIT_TO_REF="b")
        self.assertEqual(done.stderr, "")
        self.article("b")
        self.assertRegex(self.hook("run", "any", "--", "--full").stderr, CHANGED)

    # Of a user and mount namespace of its own, in which /proc is empty.
    WITHOUT_PROC = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c",
                    'mount -t tmpfs none /proc && exec "$@"', "sh")

    def without_proc(self, *words, code=0, **variables):
        done = subprocess.run([*self.WITHOUT_PROC, *words], cwd=self.site, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, env=environment(HOME=str(self.home), **variables), timeout=60)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def test_without_proc_the_program_is_found_by_the_name_that_it_was_called_by(self):
        if subprocess.run([*self.WITHOUT_PROC, "true"], capture_output=True, check=False).returncode != 0:
            self.skipTest("no namespaces here")
        if is_sanitized(self.feedgen):
            self.skipTest("sanitizers need /proc")
        self.article("a")
        program = str(Path(self.feedgen).resolve())
        written = f"feedgen='{program}'"
        (self.home / "bin").mkdir()
        (self.home / "bin/feedgen").symlink_to(program)
        path = f"nowhere:{self.home}/bin:/usr/bin:/bin"
        for words in ((program,), ("feedgen",), (os.path.relpath(program, self.site),)):
            with self.subTest(words):
                self.without_proc(*words, "hook", "install", PATH=path)
                self.assertIn(written, self.hook_file().read_text())
                self.hook("uninstall")
        # Called by a name that leads nowhere, it says so and writes nothing.
        said = self.without_proc("bash", "-c", f"exec -a no-such-name {program} hook install", code=3).stderr
        self.assertIn("it can't be found out where this program lies; ", said)
        self.assertNotIn("written", said)
        self.assertFalse(self.hook_file().exists())

    def test_usage(self):
        for words, said in ((("install", "nowhere"), 'there is no "nowhere"'), (("install", "--limti", "3"), "unknown option"),
                            (("install", "--dry-run"), "--dry-run"), ((), "not said what to do"), (("remove",), '"remove"'),
                            (("uninstall", "--limit", "3"), "unknown option")):
            self.assertIn(said, self.hook(*words, code=2).stderr)
        self.write("feedgen.yaml", "title: No articles\n")
        self.assertIn("no folder of articles is named", self.hook("install", code=2).stderr)
        self.assertFalse(self.hook_file().exists())
        self.assertIn("no git repository", self.hook("install", ".", code=2, folder=self.home).stderr)
        self.git("init", "-q", "--bare", str(self.home / "bare"))
        self.assertIn("post-receive", self.hook("install", ".", code=2, folder=self.home / "bare").stderr)
        for words in (("--help",), ("install", "--help"), ("run", "-h")):
            self.assertIn("feedgen hook uninstall", self.hook(*words).stdout)
        for words in (("run",), ("run", "pre-push", "--"), ("run", "post-commit", "--", "--nonsense")):
            self.assertIn("error", self.hook(*words).stderr)


if __name__ == "__main__":
    main(sys.argv)
