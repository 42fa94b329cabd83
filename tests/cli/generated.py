#!/usr/bin/env python3
"""What the program says of itself: the man page is judged by man and mandoc and compared with --help; completions are
asked for in the real bash, zsh and fish.

    generated.py PROGRAM
"""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from program import environment, run

FEEDGEN = None
SECONDS = 10
HELP_OPTION = re.compile(r"^  ((?:-\w,)?--?[\w-]+(?:,--?[\w-]+)*)", re.MULTILINE)
MAN_TAG = re.compile(r"^\.TP\n((?:\\fB(?:\\-)+[^\n]*))$", re.MULTILINE)
COLORS = {"auto", "always", "never"}


def generated(form):
    done = run(FEEDGEN, "--generate", form)
    assert done.returncode == 0 and not done.stderr, done.stderr
    return done.stdout


def commands():
    text = generated("complete-bash")
    return re.search(r"^      ([a-z |]+) \| help\) command=", text, re.MULTILINE)[1].split(" | ")


def options_of(command):
    """As its help names them, and the short ones with them."""
    text = run(FEEDGEN, command, "--help").stdout
    return {name for names in HELP_OPTION.findall(text) for name in names.split(",")}


def typed(folder, command, words, **variables):
    """The lines that a shell prints."""
    done = subprocess.run([*command, *words], cwd=folder, env=environment(**variables), capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=SECONDS)
    assert done.returncode == 0 and not done.stderr, done.stderr
    return done.stdout.splitlines()


class ManPage(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="man-")
        self.addCleanup(folder.cleanup)
        self.page = Path(folder.name) / "feedgen.1"
        self.text = generated("man")
        self.page.write_text(self.text, encoding="utf-8")

    def test_man_and_mandoc_have_nothing_to_say(self):
        for command in (["man", "--warnings", "-Tutf8", "-l"], ["mandoc", "-Tlint", "-Wwarning"]):
            done = subprocess.run([*command, self.page], env=environment(MANWIDTH="100"), capture_output=True, text=True,
                                  timeout=SECONDS)
            said = done.stderr if command[0] == "man" else done.stdout + done.stderr
            self.assertEqual(said, "", command)

    def test_a_page_with_a_mistake_is_found_by_both(self):
        self.page.write_text(self.text.replace(".SH OPTIONS", ".SH OPTIONS\n.XX\n.TP"), encoding="utf-8")
        man = subprocess.run(["man", "--warnings", "-l", self.page], env=environment(), capture_output=True, text=True)
        lint = subprocess.run(["mandoc", "-Tlint", "-Wwarning", self.page], capture_output=True, text=True)
        self.assertTrue(man.stderr and lint.stdout, (man, lint))

    def section(self, command):
        """Of a command; of the first, which need not be named, its options stand before all commands."""
        if command == commands()[0]:
            return self.text[:self.text.index("\n.SH COMMANDS")]
        return re.search(rf"^\.SS feedgen {command}\n(.*?)(?=^\.S[SH] )", self.text, re.MULTILINE | re.DOTALL)[1]

    def test_the_options_are_those_of_help_and_the_other_way_round(self):
        every = None
        for command in commands():
            tags = " ".join(MAN_TAG.findall(self.section(command))).replace("\\-", "-")
            names = set(re.findall(r"\\fB(--?[\w-]+)\\fR", tags))
            if every is None:
                common = self.text[self.text.index("\n.SS Every command"):self.text.index("\n.SH COMMANDS")]
                every = set(re.findall(r"\\fB(--?[\w-]+)\\fR", common.replace("\\-", "-")))
                self.assertIn("--config", every)
            self.assertEqual(names | every, options_of(command), command)

    def test_every_command_and_what_scripts_need_stand_in_it(self):
        shown = subprocess.run(["man", "-Tascii", "-l", self.page], env=environment(MANWIDTH="100"), capture_output=True,
                               text=True, timeout=SECONDS).stdout
        shown = re.sub(".\b", "", shown)
        for command in commands()[1:]:
            self.assertRegex(shown, rf"(?m)^ +feedgen {command}\b")
        for title in ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "EXIT STATUS", "FILES", "ENVIRONMENT",
                      "EXAMPLES"):
            self.assertRegex(shown, rf"(?m)^{title}$")
        self.assertRegex(shown, r"NAME\n +feedgen - \w")
        for code in range(5):
            self.assertRegex(shown, rf"(?m)^ +{code} +\w")


class Completions:
    """What each shell has to answer; `offers(words)` is the class's own: the last word is where the cursor is."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="complete-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.site = self.folder / "site"
        (self.site / "articles").mkdir(parents=True)
        (self.site / "my notes").mkdir()
        (self.site / "a.yaml").touch()
        self.script = self.folder / "script"
        self.script.write_text(generated(f"complete-{self.shell}"), encoding="utf-8")

    def test_commands(self):
        self.assertGreaterEqual(self.offers(""), {*commands(), "help"})
        self.assertEqual(self.offers("li"), {"list"})
        self.assertGreaterEqual(self.offers("help", ""), {*commands(), "dates", "ids"})
        self.assertEqual(self.offers("help", "exit"), {"exit-codes"})

    def test_the_options_of_each_command_and_no_others(self):
        for command in commands():
            long = {name for name in options_of(command) if name.startswith("--")}
            self.assertEqual({name.rstrip("=") for name in self.offers(command, "--")}, long, command)
        self.assertEqual({name.rstrip("=") for name in self.offers("--base")}, {"--base-url"})

    def test_choices(self):
        self.assertEqual(self.offers("--color", ""), COLORS)
        self.assertEqual(self.offers("list", "--color", "a"), {"auto", "always"})
        self.assertEqual(self.offers("--content", "r"), {"raw"})
        self.assertEqual(self.after_equals("--color=n"), {"never"})
        self.assertEqual(self.offers("--format", "at"), {"atom"})
        self.assertIn("json", {word.split(",")[-1] for word in self.offers("--format", "rss,j")})
        self.assertGreaterEqual(self.offers("--generate", ""), {"man", "complete-bash"})
        self.assertIn("liquid", self.after_equals("list", "--html=l"))

    def test_files_and_folders(self):
        self.assertEqual(self.paths("--config", "a"), {"a.yaml", "articles"})
        self.assertEqual(self.paths("-o", ""), {"articles", "my notes"})
        self.assertGreaterEqual(self.paths("list", ""), {"articles", "my notes"})
        self.assertIn("articles", self.paths("art"))

    def test_a_hook_goes_on_with_the_options_of_a_build(self):
        self.assertEqual(self.offers("hook", "i"), {"install"})
        self.assertIn("--strict", {name.rstrip("=") for name in self.offers("hook", "install", "--st")})

    def test_a_value_that_can_be_anything_has_no_offers(self):
        self.assertEqual(self.offers("--title", ""), set())

    def paths(self, *words):
        return {re.sub(r"\\(.)", r"\1", path).rstrip("/") for path in self.offers(*words)}

    def after_equals(self, *words):
        return {word.split("=")[-1] for word in self.offers(*words)}


class Bash(Completions, unittest.TestCase):
    shell = "bash"

    def offers(self, *words):
        # Readline makes three words of --name=value.
        parts = [part for word in words for part in (re.split("(=)", word, maxsplit=1) if "=" in word else [word])]
        asked = 'source "$0"; COMP_WORDS=(feedgen "$@"); COMP_CWORD=$#; _feedgen; ' \
                '((${#COMPREPLY[@]} == 0)) || printf "%s\\n" "${COMPREPLY[@]}"'
        return set(typed(self.site, ["bash", "--norc", "-c", asked, str(self.script)], parts))

    def test_it_is_registered_for_the_program(self):
        said = typed(self.site, ["bash", "--norc", "-c", 'source "$0"; complete -p feedgen', str(self.script)], [])
        self.assertEqual(said, ["complete -F _feedgen feedgen"])


class Fish(Completions, unittest.TestCase):
    shell = "fish"

    def offers(self, *words):
        line = " ".join(["feedgen", *words])
        said = typed(self.site, ["fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", str(self.script)],
                     [line], HOME=str(self.folder))
        return {offer.split("\t")[0] for offer in said}


class Zsh(Completions, unittest.TestCase):
    """The line editor on a terminal: a key writes what completion offers to a file and empties the line."""

    shell = "zsh"
    SETTINGS = r"""
PS1= PS2= ; unsetopt beep; unset zle_bracketed_paste
autoload -Uz compinit; compinit -u -D
fpath=("$HOME/functions" $fpath)
autoload -Uz _feedgen; compdef _feedgen feedgen
typeset -ga hits
compadd() {
  local -a own
  if [[ " $* " == *" -"[AOD]" "* ]]; then builtin compadd "$@"; return; fi
  builtin compadd -O own "$@"
  hits+=("${own[@]}")
  builtin compadd "$@"
}
show-offers() {
  hits=()
  zle list-choices
  print -rl -- "${hits[@]}" > "$HOME/offers"
  BUFFER=
  print -r -- "@answered"
}
zle -N show-offers
bindkey '^T' show-offers
print "@ready"
"""

    def setUp(self):
        super().setUp()
        (self.folder / "functions").mkdir()
        (self.folder / "functions/_feedgen").write_text(self.script.read_text(encoding="utf-8"), encoding="utf-8")
        (self.folder / ".zshrc").write_text(self.SETTINGS, encoding="utf-8")
        self.side, other = pty.openpty()
        self.process = subprocess.Popen(
            ["zsh", "-d", "-i"], cwd=self.site, stdin=other, stdout=other, stderr=other, start_new_session=True,
            env=environment(HOME=str(self.folder), ZDOTDIR=str(self.folder), TERM="vt100"))
        os.close(other)
        self.addCleanup(self.end)
        self.wait_for("@ready")

    def end(self):
        self.process.kill()
        self.process.wait()
        os.close(self.side)

    def wait_for(self, mark):
        seen = ""
        while mark not in seen:
            ready, _, _ = select.select([self.side], [], [], SECONDS)
            self.assertTrue(ready, seen)
            seen += os.read(self.side, 4096).decode("utf-8", "replace")

    def offers(self, *words):
        os.write(self.side, (" ".join(["feedgen", *words]) + "\x14").encode())
        self.wait_for("@answered")
        return set((self.folder / "offers").read_text(encoding="utf-8").split("\n")) - {""}


class HelpOnATerminal(unittest.TestCase):
    """80 columns, as terminals have at first."""

    @staticmethod
    def shown(*words, columns):
        side, other = pty.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        process = subprocess.Popen([FEEDGEN, *words], stdin=subprocess.DEVNULL, stdout=other, stderr=subprocess.DEVNULL, env=environment())
        os.close(other)
        text = b""
        try:
            while block := os.read(side, 65536):
                text += block
        except OSError:  # what a terminal answers whose other side is gone
            pass
        os.close(side)
        assert process.wait(SECONDS) == 0
        return text.decode().replace("\r\n", "\n")

    def test_no_line_is_wider_and_no_word_is_lost(self):
        for words in (["--help"], ["help"], ["help", "check"], ["check", "--help"], ["help", "ids"], ["help", "topics"]):
            text = self.shown(*words, columns=80)
            self.assertEqual([line for line in text.splitlines() if len(line) > 80], [], words)
            self.assertEqual(text.split(), run(FEEDGEN, *words).stdout.split(), words)

    def test_what_others_read_has_its_own_lines(self):
        for words in (["--generate", "complete-bash"], ["--help"]):
            wide = self.shown(*words, columns=80 if words[0] == "--generate" else 120)
            self.assertEqual(wide, run(FEEDGEN, *words).stdout, words)


class OtherForms(unittest.TestCase):
    def test_a_form_that_there_is_not_is_a_usage_error(self):
        done = run(FEEDGEN, "--generate", "complete-zhs")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn('did you mean "complete-zsh"?', done.stderr)
        self.assertIn("man, complete-bash", run(FEEDGEN, "--generate", "html").stderr)


if __name__ == "__main__":
    FEEDGEN = Path(sys.argv.pop(1)).resolve()
    unittest.main()
