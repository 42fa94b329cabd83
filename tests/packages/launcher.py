#!/usr/bin/env python3
"""Runs the npm package's launcher beside a stand-in for the program, which shows what reaches it.

    launcher.py PROGRAM
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SANITIZERS = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
CPU = {"x86_64": "x64", "aarch64": "arm64"}.get(os.uname().machine)
# What it is called with says what it does.
STAND_IN = """#!/usr/bin/python3
import json, os, signal, sys
what = sys.argv[1:2]
if what == ["signal"]:
    signal.signal(signal.SIGTERM, lambda *_: os._exit(7))
    print("ready", flush=True)
    while True: signal.pause()
if what == ["die"]:
    os.kill(os.getpid(), signal.SIGKILL)
if what == ["messages"]:
    print("data")
    sys.stderr.write("a.md:3:7: error: e\\nfeedgen: warning: w: error: x\\nb/c:d.md:1: note: n\\n5 articles\\nwithout an end")
    sys.exit(int(sys.argv[2]))
print(json.dumps([sys.argv[1:], sys.stdin.read()]))
print("for people", file=sys.stderr)
sys.exit(3)
"""


class LauncherTest(unittest.TestCase):
    program = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="launcher-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.modules = self.folder / "node_modules"
        shutil.copytree(ROOT / "packages/npm/feedgen-bin", self.modules / "feedgen-bin")
        self.platform = self.modules / f"feedgen-bin-linux-{CPU}"
        (self.platform / "bin").mkdir(parents=True)
        (self.platform / "package.json").write_text("{}")
        self.put(STAND_IN)

    def put(self, text, mode=0o755):
        program = self.platform / "bin/feedgen"
        program.write_text(text)
        program.chmod(mode)

    def command(self, *arguments, preload=None):
        words = ["node"]
        if preload:
            (self.folder / "preload.js").write_text(preload)
            words += ["--require", str(self.folder / "preload.js")]
        return [*words, str(self.modules / "feedgen-bin/bin/feedgen.js"), *arguments]

    def run_it(self, *arguments, preload=None, given="", **variables):
        return subprocess.run(self.command(*arguments, preload=preload), cwd=self.folder, input=given, capture_output=True, text=True,
                              timeout=60, env={**SANITIZERS, "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", **variables})

    def refused(self, *words, **options):
        done = self.run_it("articles", **options)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertRegex(done.stderr, "^feedgen: error: [^\n]*\n$")
        for word in words:
            self.assertIn(word, done.stderr)

    def test_arguments_streams_and_exit_code_pass_through(self):
        arguments = ["two words", "", "-o", "ü'\"$x", "--", "-"]
        done = self.run_it(*arguments, given="given")
        self.assertEqual(json.loads(done.stdout), [arguments, "given"])
        self.assertEqual((done.stderr, done.returncode), ("for people\n", 3))

    def test_a_signal_reaches_the_program_whose_end_is_the_launchers(self):
        process = subprocess.Popen(self.command("signal"), stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.stdout.close)
        self.assertEqual(process.stdout.readline(), "ready\n")
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(60), 7)
        self.assertEqual(self.run_it("die").returncode, -signal.SIGKILL)

    def test_without_the_platforms_package_it_says_what_to_do(self):
        shutil.rmtree(self.platform)
        self.refused(f"feedgen-bin-linux-{CPU}", "is not installed", "--omit=optional")

    def test_other_systems_are_named(self):
        for preload, words in (("Object.defineProperty(process, 'platform', {value: 'darwin'})", ("darwin", "FEEDGEN_BINARY")),
                               ("Object.defineProperty(process, 'arch', {value: 'riscv64'})", ("linux on riscv64", "FEEDGEN_BINARY")),
                               ("process.report.getReport = () => ({header: {}})", ("glibc", "Alpine")),
                               ("process.report.getReport = () => ({header: {glibcVersionRuntime: '2.31'}})", ("glibc 2.36", "has 2.31"))):
            with self.subTest(preload):
                self.refused(*words, preload=preload)
        newer = "process.report.getReport = () => ({header: {glibcVersionRuntime: '3.0'}})"
        self.assertEqual(self.run_it(preload=newer).returncode, 3)

    def test_a_program_that_can_not_be_run_is_named(self):
        self.put(STAND_IN, mode=0o644)
        self.refused("bin/feedgen can't be run (EACCES)")

    def test_another_program_can_be_named(self):
        done = self.run_it("--version", FEEDGEN_BINARY=str(self.program))
        self.assertRegex(done.stdout, r"^feedgen \d+\.\d+\.\d+")
        self.assertEqual(done.returncode, 0)

    def test_plugins_get_each_line_with_its_severity(self):
        script = """const {run, ask} = require('feedgen-bin'), lines = [];
            const say = (severity, line) => lines.push([severity, line]);
            run(['messages', '0'], {say}).then(output => run(['messages', '2'], {say: () => {}}).catch(error =>
              console.log(JSON.stringify([output, lines, error.message, error.exitCode, ask(['messages', '0']), ask(['messages', '1'])]))));"""
        done = subprocess.run(["node", "-e", script], cwd=self.folder, capture_output=True, text=True, timeout=60)
        output, lines, message, code, answer, none = json.loads(done.stdout or done.stderr)
        self.assertEqual(lines, [["error", "a.md:3:7: error: e"], ["warning", "feedgen: warning: w: error: x"],
                                 ["note", "b/c:d.md:1: note: n"], ["info", "5 articles"], ["info", "without an end"]])
        self.assertEqual((output, answer, none), ("data\n", "data\n", ""))
        self.assertEqual((message, code), ("feedgen failed: exit code 2; its messages say why", 2))


if __name__ == "__main__":
    LauncherTest.program = Path(sys.argv.pop(1)).resolve()
    unittest.main()
