"""A generator's site in a folder of its own, built and served by the real generator, and its feeds as readers see them."""

import os
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/sites"))

import feeds

ADDRESS = "https://harbour-boats.net/blog"
TIMEOUT = 40


def environment(**more):
    return {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1", **more}


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def entries(path):
    """What a reader of a feed keeps of it: ids in their order, titles, addresses; and the feed's own address."""
    document = feeds.read(path.read_text(encoding="utf-8"))
    root = document.root
    top = root if root.tag == feeds.ATOM + "feed" else root.find("channel")
    own = [link.get("href") for link in top.findall(feeds.ATOM + "link") if link.get("rel") == "self"]
    return own, [(entry.id, entry.title, entry.address) for entry in document.entries]


class Running:
    """A process that goes on, and whose lines are waited for."""

    def __init__(self, arguments, folder, variables):
        self.process = subprocess.Popen(arguments, cwd=folder, env=environment(**variables), stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        self.said = ""

    def wait_for(self, pattern, change=None):
        """Until what has been said since the last time matches; returns it. `change` is called again and again meanwhile: a
        generator does not notice what changes before it has begun to watch, and does not say when it has."""
        end = time.monotonic() + TIMEOUT
        while not (found := re.search(pattern, self.said)):
            assert time.monotonic() < end, f"no {pattern!r} in: {self.said}"
            if change:
                change()
            ready, _, _ = select.select([self.process.stdout], [], [], 2 if change else TIMEOUT)
            data = os.read(self.process.stdout.fileno(), 65536) if ready else b""
            assert data or change, f"no {pattern!r} in: {self.said}"
            self.said += data.decode(errors="replace")
        before, self.said = self.said[:found.end()], self.said[found.end():]
        return before

    def stop(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
        try:
            self.process.wait(TIMEOUT)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process.stdout.close()


class PluginTest(unittest.TestCase):
    program = None  # the program that the plugin runs
    tools = None  # the folder with node_modules

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="plugin-site-")
        self.addCleanup(folder.cleanup)
        self.site = Path(folder.name) / "site"
        self.site.mkdir()

    def write(self, path, text):
        target = self.site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def read(self, path):
        return (self.site / path).read_text(encoding="utf-8")

    def run_in_site(self, *arguments, code=0, **variables):
        done = subprocess.run(arguments, cwd=self.site, env=environment(**variables), stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600)
        if code is None:
            self.assertNotEqual(done.returncode, 0, done.stdout)
        else:
            self.assertEqual(done.returncode, code, done.stdout)
        return done.stdout

    def start(self, *arguments, **variables):
        running = Running(arguments, self.site, variables)
        self.addCleanup(running.stop)
        return running

    def get(self, port, path):
        """(content type, text) of what a server serves."""
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=TIMEOUT) as answer:
            return answer.headers.get_content_type(), answer.read().decode()

    def is_soon_in(self, text, read):
        """Servers answer also while they write what they serve; so `read` is called until it has the text."""
        self.assertTrue(any(text in read() for _ in range(1000)), text)

    def is_feedgens(self, path):
        return re.search(r"<generator[^>]*>feedgen", self.read(path)) is not None

    def copy_of(self, path):
        target = self.site.parent / path.replace("/", "_")
        shutil.copy(self.site / path, target)
        return target


def main(cases, arguments):
    """Runs each case with each folder of tools: cases maps the name of a folder to its test. Words after the program and the
    folder are parts of the names of tests to run."""
    program, tools = Path(arguments[1]).resolve(), Path(arguments[2]).resolve()
    suite = unittest.TestSuite()
    loader = unittest.TestLoader()
    loader.testNamePatterns = [f"*{word}*" for word in arguments[3:]] or None
    for name, case in cases.items():
        made = type(f"{case.__name__} with {name}", (case,), {"program": program, "tools": tools / name})
        suite.addTests(loader.loadTestsFromTestCase(made))
    result = unittest.TextTestRunner(verbosity=2).run(suite)
    sys.exit(not result.wasSuccessful())
