#!/usr/bin/env python3
"""Runs the steps of action.yml as a runner does: with their inputs and files, and a release on a server of this machine.

    action.py PROGRAM
"""

import hashlib
import http.server
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tarfile
import tempfile
import threading
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERSION = "0.0.1"


class ReleaseServer(http.server.BaseHTTPRequestHandler):
    tarball = b""
    asked = []

    def do_GET(self):
        self.asked.append(self.path)
        content = self.tarball if self.path.endswith(".tar.gz") else None
        self.send_response(200 if content else 404)
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *_):
        pass


def steps(action):
    """(name, script, variables with the inputs that they come from) of the steps that run a script."""
    found = []
    for block in re.split(r"\n    - ", action.split("  steps:\n", 1)[1])[1:]:
        name = re.search(r"name: (.*)", block)[1]
        script = re.search(r"^ +run: '(.*)'$", block, re.MULTILINE)
        inputs = dict(re.findall(r"^ +(\w+): \$\{\{ inputs\.([\w-]+) \}\}$", block, re.MULTILINE))
        inputs |= {name: f"outputs.{output}" for name, output in
                   re.findall(r"^ +(\w+): \$\{\{ steps\.\w+\.outputs\.([\w-]+) \}\}$", block, re.MULTILINE)}
        if script:
            found.append((name, script[1], inputs))
    return found


class ActionTest(unittest.TestCase):
    program = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="action-release-")
        cls.addClassCleanup(folder.cleanup)
        cls.release = Path(folder.name)
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "certificate.pem",
                        "-days", "3650", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
                       cwd=cls.release, check=True, capture_output=True)
        with tarfile.open(cls.release / "release.tar.gz", "w:gz", compresslevel=1) as archive:
            archive.add(cls.program, f"feedgen-{VERSION}-linux/bin/feedgen")
        ReleaseServer.tarball = (cls.release / "release.tar.gz").read_bytes()
        cls.sha256 = hashlib.sha256(ReleaseServer.tarball).hexdigest()
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), ReleaseServer)
        cls.addClassCleanup(cls.server.server_close)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(cls.release / "certificate.pem", cls.release / "key.pem")
        cls.server.socket = context.wrap_socket(cls.server.socket, server_side=True)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.addClassCleanup(cls.server.shutdown)
        cls.address = f"https://localhost:{cls.server.server_port}"
        cls.action = (ROOT / "action.yml").read_text(encoding="utf-8")

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="action-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.work = self.folder / "work"
        for name in ("work/site/articles", "temp"):
            (self.folder / name).mkdir(parents=True)
        for name in ("env", "output", "path", "summary"):
            (self.folder / name).touch()
        self.path = "/usr/bin:/bin"
        ReleaseServer.asked.clear()
        self.article("good")

    def article(self, name, date="2021-07-01 10:00:00 +0000", title="A title"):
        (self.work / f"site/articles/{name}.md").write_text(f"---\ntitle: {title}\ndate: {date}\n---\nText.\n")

    def step(self, name, code=0, **inputs):
        """What the step prints. Its variables are those that action.yml gives it, with the inputs' values or defaults."""
        script, variables = next((script, variables) for found, script, variables in steps(self.action) if found == name)
        values = {word: self.output(word) if word.startswith("outputs.") else inputs.pop(word.replace("-", "_"), self.default(word))
                  for word in variables.values()}
        self.assertFalse(inputs, "no such input of this step")
        runner = {"PATH": self.path, "HOME": str(self.folder), "LANG": "C.UTF-8", "CURL_CA_BUNDLE": str(self.release / "certificate.pem"),
                  "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_ACTION_REPOSITORY": "someone/feedgen", "GITHUB_SERVER_URL": self.address,
                  "GITHUB_ENV": str(self.folder / "env"), "GITHUB_OUTPUT": str(self.folder / "output"),
                  "GITHUB_PATH": str(self.folder / "path"), "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
                  "GITHUB_WORKSPACE": str(self.work), "RUNNER_TEMP": str(self.folder / "temp"), "FEEDGEN_ADOPT_STATE": "1"}
        runner.update({name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")})
        done = subprocess.run(["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script], cwd=self.work,
                              env={**runner, **{variable: values[word] for variable, word in variables.items()}},
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120)
        self.assertEqual(done.returncode, code, done.stdout)
        return done.stdout

    def output(self, word):
        """What an earlier step has left for the next ones, as the runner reads it: the last line counts."""
        lines = (self.folder / "output").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines).get(word.removeprefix("outputs."), "")

    def default(self, name):
        block = re.search(rf"\n  {name}:\n((?:    .*\n)+)", self.action)[1]
        found = re.search(r'default: "(.*)"', block)
        return found[1] if found else ""

    def install(self, **inputs):
        said = self.step("Install feedgen", **{"version": VERSION, "sha256": self.sha256, **inputs})
        self.path = (self.folder / "path").read_text().splitlines()[-1] + ":/usr/bin:/bin"
        return said

    def build(self, **inputs):
        return self.step("Build the feeds", **{"working_directory": "site", "articles": "articles", "output": "feeds", **inputs})

    def test_every_input_reaches_a_step_and_none_stands_in_a_script(self):
        declared = set(re.findall(r"^  ([\w-]+):$", self.action.split("\noutputs:")[0], re.MULTILINE))
        used = set(re.findall(r"inputs\.([\w-]+)", self.action))
        self.assertEqual(declared, used)
        page = (ROOT / "docs/plugins.md").read_text(encoding="utf-8").split("## GitHub Actions")[1].split("\n## ")[0]
        self.assertEqual(set(re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE)), declared, "the manual's table")
        for name, script, _ in steps(self.action):
            self.assertNotIn("${{", script, name)
            self.assertTrue((ROOT / re.search(r"PATH/(.*)\"", script)[1]).stat().st_mode & 0o100, name)

    def test_the_release_is_installed_once_and_only_with_its_digest(self):
        self.assertIn("feedgen", self.install())
        self.assertRegex(ReleaseServer.asked[0], rf"^/someone/feedgen/releases/download/v{VERSION}/feedgen-{VERSION}-linux-\w+\.tar\.gz$")
        self.install(url=f"{self.address}/elsewhere.tar.gz")
        self.assertEqual(len(ReleaseServer.asked), 1, "it is there")
        self.assertTrue(shutil.which("feedgen", path=self.path).startswith(str(self.folder / "temp")))

    def test_what_is_wrong_with_the_release_is_said(self):
        for inputs, said in (({"sha256": "0" * 64}, "has not the SHA-256"), ({"sha256": "abc"}, "sha256 must be"),
                             ({"version": "latest"}, "version must be"), ({"version": "1.0.0/../x"}, "version must be"),
                             ({"url": "http://localhost/x.tar.gz"}, "https://"), ({"url": "file:///etc/passwd"}, "https://"),
                             ({"url": f"{self.address}/none"}, "can't be downloaded")):
            with self.subTest(said, **inputs):
                text = self.step("Install feedgen", code=2, **{"version": VERSION, "sha256": self.sha256, **inputs})
                self.assertRegex(text, rf"(?m)^::error title=feedgen::.*{said}")
        self.assertEqual((self.folder / "path").read_text(), "")

    def test_feeds_are_built_and_lines_are_marked(self):
        self.install()
        self.article("no day", date="2021-02-30 10:00:00")
        self.article("weekday", date="Mon, 10 Jul 2021 13:01:16 +0000")
        said = self.build()
        self.assertTrue((self.work / "site/feeds/rss.xml").exists())
        self.assertRegex(said, r"(?m)^::error file=site/articles/no day\.md,line=3,col=\d+,title=feedgen::no such day: 30 February 2021")
        self.assertRegex(said, r"(?m)^::warning file=site/articles/weekday\.md,line=3,col=\d+,title=feedgen::10 July 2021 is a Saturday")
        output = dict(line.split("=") for line in (self.folder / "output").read_text().splitlines())
        self.assertEqual(output["errors"], "1")
        self.assertEqual(output["changed"], "3")
        self.assertGreaterEqual(int(output["warnings"]), 1)
        self.assertIn("    articles/no day.md:3:", (self.folder / "summary").read_text())
        self.assertIn("::error file=site/articles/no day.md,line=3,", self.build(), "known from the first run, and marked again")
        self.assertIn("changed=0", (self.folder / "output").read_text().splitlines())

    def check(self, **inputs):
        return self.step("Check the feeds", **{"working_directory": "site", **inputs})

    def test_feeds_are_judged_and_what_is_found_is_marked(self):
        self.install()
        for output in ({}, {"output": ""}):  # named, and that of the settings
            self.build(**output)
            said = self.check()
            self.assertRegex(said, r"(?m)^::warning file=site/feeds/rss\.xml,line=\d+,col=\d+,title=R125 rss-self-link::")
            self.assertNotIn("::notice", said)
            self.assertIn("4 feeds judged: 0 errors, 3 warnings", said)
        self.assertIn("    4 feeds judged:", (self.folder / "summary").read_text())

    def test_errors_in_feeds_end_the_step_only_where_that_is_asked_for(self):
        self.install()
        self.build()
        feed = self.work / "site/feeds/rss.xml"
        feed.write_text(feed.read_text().replace("<title>", "<titel>", 1))
        for inputs, code in (({}, 0), ({"check": "fail"}, 1)):
            self.assertRegex(self.check(code=code, **inputs), r"(?m)^::error file=site/feeds/rss\.xml,line=\d+,")
        feed.unlink()
        (self.work / "site/feeds").rename(self.work / "site/gone")
        self.check(code=3)

    def test_marks_can_be_left_out_and_options_given(self):
        self.install()
        self.article("bad", date="2021-02-30 10:00:00")
        said = self.build(annotate="false", arguments="--format\natom\n--strict\n", code=1)
        self.assertNotRegex(said, "(?m)^::(error|warning)")
        self.assertEqual([path.name for path in (self.work / "site/feeds").glob("*.xml")], ["atom.xml"])

    def test_no_input_and_no_name_of_an_article_is_taken_for_a_command(self):
        self.install()
        harm = f"$(touch {self.folder}/harm)`touch {self.folder}/harm`; touch {self.folder}/harm"
        self.build(arguments=f"--title\n{harm}")
        self.build(articles=harm, code=2)
        self.build(output=harm.replace("/", "_"))
        self.assertFalse((self.folder / "harm").exists())
        self.article("::add-mask::x,y%0A", date="2021-02-30 10:00:00", title='"::error::x"')
        lines = self.build().splitlines()
        begin = next(number for number, line in enumerate(lines) if line.startswith("::stop-commands::"))
        end = lines.index(f"::{lines[begin].removeprefix('::stop-commands::')}::")
        self.assertTrue(any("::add-mask::" in line for line in lines[begin:end]))
        commands = [line for line in lines[:begin] + lines[end + 1:] if line.startswith("::")]
        self.assertTrue(commands)
        for line in commands:
            self.assertRegex(line, r"^::(error|warning) (file=site/[^:,]*,(line=\d+,col=\d+,)?)?title=feedgen::")
        self.assertTrue(any("%3A%3Aadd-mask%3A%3Ax%2Cy%250A" in line for line in commands))

    def test_settings_that_are_wrong_fail_the_step(self):
        self.install()
        (self.work / "site/feedgen.yaml").write_text("limit: many\n")
        self.assertRegex(self.build(code=2), r"(?m)^::error file=site/feedgen\.yaml,line=1,")

    def test_pings_that_stay_due_are_no_failure(self):
        self.install()
        (self.work / "site/feedgen.yaml").write_text("base_url: https://harbour.example/\n")
        self.build()
        self.step("Ping", code=2, working_directory="site", output="feeds")
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            (self.work / "site/feedgen.yaml").write_text("base_url: https://harbour.example/\n"
                                                         f"hubs: [\"http://127.0.0.1:{closed.getsockname()[1]}/\"]\n")
            self.build()
            self.assertRegex(self.step("Ping", working_directory="site", output="feeds"), "(?m)^::warning title=feedgen::some pings")


if __name__ == "__main__":
    ActionTest.program = Path(sys.argv.pop(1)).resolve()
    unittest.main()
