"""A site, `feedgen serve` or `feedgen watch` on it, and a relay that notes what was asked and answered."""

import http.client
import http.server
import os
import queue
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))

from program import environment

SECONDS = int(__import__("os").environ.get("SERVE_TEST_SECONDS", 60))
ARTICLE = "---\ntitle: {title}\ndate: 2021-07-10 13:01:16\ncategories: [{category}]\n---\nText of {title}.\n"


class Site:
    """A folder with articles, in a temporary folder of its own, where the preview lies too."""

    def __init__(self):
        self.holder = tempfile.TemporaryDirectory(prefix="serve-test-")
        self.top = Path(self.holder.name)
        self.folder = self.top / "site"
        self.temporary = self.top / "tmp"
        self.temporary.mkdir()
        self.settings("My site")
        self.write("one.md", "First")

    def settings(self, title, more=""):
        self.folder.mkdir(exist_ok=True)
        (self.folder / "feedgen.yaml").write_text(
            f"title: {title}\nbase_url: https://example.org/\narticles: posts\ntimezone: UTC\n{more}")

    def path(self, name):
        return self.folder / "posts" / name

    def write(self, name, title, category="Tech"):
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ARTICLE.format(title=title, category=category), encoding="utf-8")

    def replace(self, name, title):
        """As editors do: a new file takes the old one's name."""
        self.write(name + ".new~", title)
        self.path(name + ".new~").rename(self.path(name))

    def files(self):
        """Path -> (time, bytes) of all that is there."""
        return {path: (path.lstat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
                for path in sorted(self.folder.rglob("*"))}


class Running:
    """The program; its lines on standard error are read as they come."""

    def __init__(self, command, site, **more):
        variables = environment(TMPDIR=str(site.temporary))
        variables.pop("SOURCE_DATE_EPOCH", None)  # time passes
        self.process = subprocess.Popen(
            command, cwd=site.folder, env=variables, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)
        self.lines = queue.Queue()
        self.seen = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        for line in self.process.stderr:
            self.lines.put(line)
        self.lines.put(None)

    def line_with(self, word):
        end = time.monotonic() + SECONDS
        while True:
            line = self.lines.get(timeout=max(end - time.monotonic(), 0.001))
            assert line is not None, f"it ended before {word!r}: {self.seen}"
            self.seen.append(line)
            if word in line:
                return line

    def all_lines(self):
        """Of standard error, after the end."""
        self.reader.join(SECONDS)
        rest = list(self.lines.queue)
        return self.seen + [line for line in rest if line is not None]

    def port(self):
        return int(self.line_with("look at http://").split("/")[2].rsplit(":", 1)[1])

    def end(self, signal):
        self.process.send_signal(signal)
        out = self.process.stdout.read()
        return self.process.wait(SECONDS), out

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.reader.join(SECONDS)
        self.process.stderr.close()


def in_namespace(script, command, *kinds):
    """The command after a shell script, in a user namespace of its own; None where the system allows none."""
    words = ["unshare", "--user", "--map-root-user", *kinds, "sh", "-euc", script + '\nexec "$@"', "sh"]
    if shutil.which("unshare") is None:
        return None
    tried = subprocess.run([*words, "true"], capture_output=True, timeout=SECONDS)
    return [*words, *command] if tried.returncode == 0 else None


def ask(port, path, method="GET", host="127.0.0.1", **headers):
    """Status, headers, body."""
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def say(port, words):
    """All that the server answers to these bytes until it ends the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=SECONDS) as one:
        answer = b""
        try:
            one.sendall(words)
            one.shutdown(socket.SHUT_WR)
            while part := one.recv(65536):
                answer += part
        except ConnectionError:
            pass
        return answer


def wait_for(port, path, accept):
    """The first body that `accept` likes; the server itself says when there is news."""
    version = b""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        version = ask(port, "/.feedgen-version?" + version.decode())[2]
        body = ask(port, path)[2]
        if accept(body):
            return body
    raise AssertionError(f"{path} did not become what was expected: {body[:2000]}")


class Relay:
    """Hands requests on, and notes (path, status)."""

    def __init__(self, port):
        notes = self.notes = queue.Queue()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                status, headers, body = ask(port, self.path, **dict(self.headers.items()))
                try:
                    self.send_response_only(status)
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:
                    return  # the client does not wait any more
                notes.put((self.path, status))

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def next(self, path):
        """The status of the next answer for the path."""
        end = time.monotonic() + SECONDS
        while True:
            asked, status = self.notes.get(timeout=max(end - time.monotonic(), 0.001))
            if asked == path:
                return status

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def folder_of(pid, path):
    """A folder as the process sees it, from outside of its namespace."""
    return Path(f"/proc/{pid}/root{os.path.abspath(path)}")
