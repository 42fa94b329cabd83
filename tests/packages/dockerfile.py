#!/usr/bin/env python3
"""Judges the Dockerfile without an engine: what it copies is there, what it installs is a package, what it runs is a script.

    dockerfile.py
"""

import fnmatch
import json
import re
import subprocess
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def instructions(text):
    """(word, rest) of each instruction; lines that go on are joined, comments are left out."""
    lines = [line for line in text.splitlines() if not re.match(r"\s*#", line)]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [tuple(line.split(None, 1)) for line in joined.splitlines() if line.strip()]


def stages(text):
    """The instructions of each stage, by its name; the last one has none."""
    found = {}
    for word, rest in instructions(text):
        if word == "FROM":
            name = re.search(r" AS (\S+)$", rest)
            found[name[1] if name else ""] = current = []
        current.append((word, rest))
    return found


def made_in(stage):
    """Folders that the scripts of a stage make at the root."""
    return {path for word, rest in stage if word == "RUN" for path in re.findall(r"\bmkdir (/\S+)", rest)}


class DockerfileTest(unittest.TestCase):
    def setUp(self):
        self.text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
        self.stages = stages(self.text)
        self.ignored = (ROOT / ".dockerignore").read_text().split()

    def scripts(self):
        return [rest for stage in self.stages.values() for word, rest in stage if word == "RUN"]

    def test_what_is_copied_is_there(self):
        copies = [(rest.split(), stage) for stage in self.stages.values() for word, rest in stage if word == "COPY"]
        self.assertTrue(copies)
        for words, _ in copies:
            origin = [word.removeprefix("--from=") for word in words if word.startswith("--from=")]
            for source in [word for word in words if not word.startswith("--")][:-1]:
                if origin:
                    self.assertIn(source, made_in(self.stages[origin[0]]))
                else:
                    self.assertTrue((ROOT / source).exists(), source)

    def test_what_builds_it_is_in_the_context(self):
        for path in ("dev", "CMakeLists.txt", "src/main.cpp", "docs/feeds.md", ".git"):
            self.assertFalse([pattern for pattern in self.ignored if fnmatch.fnmatch(path, pattern.removeprefix("**/"))], path)
        self.assertIn("build", self.ignored)

    def test_what_is_installed_is_a_package(self):
        names = set()
        for script in self.scripts():
            for command in re.findall(r"apt-get install ([^&]*)", script):
                names |= {word for word in command.split() if not word.startswith(("-", "/"))}
            self.assertEqual(script.count("apt-get install"), script.count("--no-install-recommends"))
            self.assertIn("rm -rf", script) if "apt-get update" in script else None
        self.assertIn("ca-certificates", names)
        for name in names:
            self.assertEqual(subprocess.run(["apt-cache", "show", name], capture_output=True, check=False).returncode, 0, name)

    def test_what_is_run_is_a_script_and_not_run_as_root_at_last(self):
        for script in self.scripts():
            self.assertEqual(subprocess.run(["sh", "-n"], input=script, text=True, capture_output=True, check=False).stderr, "")
            for program in re.findall(r"(?:^|&& )\./(\S+)", script):
                self.assertTrue((ROOT / program).stat().st_mode & 0o100, program)
        last = dict(self.stages[""])
        self.assertRegex(last["USER"], r"^[1-9]\d*:[1-9]\d*$")
        self.assertEqual(json.loads(last["ENTRYPOINT"]), ["feedgen"])

    def test_each_stage_begins_with_a_release_of_debian(self):
        for stage in self.stages.values():
            self.assertRegex(stage[0][1], r"^debian:12-slim( AS \w+)?$")


if __name__ == "__main__":
    unittest.main()
