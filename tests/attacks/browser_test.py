#!/usr/bin/env python3
"""Headless Chromium loads every cleaned attack and every body of the demo, parsed as a document and
set as innerHTML; no script runs, no handler is there to be fired, nothing navigates, and nothing but
pictures and players is asked for. The same harness sees most of the attacks run uncleaned.

Everything is served on loopback, and the browser finds no other host.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from vectors import read_vectors

HARNESS = Path(__file__).resolve().parent / "harness.html"
PATIENCE_SECONDS = 240
LEAST_NOTICED = 150  # of the uncleaned attacks; not all of them work in a browser of today
FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync
    --disable-background-networking --disable-component-update --disable-dev-shm-usage
    --mute-audio --autoplay-policy=no-user-gesture-required""".split()
# What runs reports itself, by a name that every attack knows; pictures of one host are there.
PAGE = """<!doctype html><meta charset=utf-8><body><script>
function hit() {{ parent.noticed({body}, "script"); }}
</script>{content}"""
INNER = """<script>document.body.innerHTML = {text};</script>"""


class Server(ThreadingHTTPServer):
    def __init__(self, bodies):
        super().__init__(("127.0.0.1", 0), Handler)
        self.bodies = bodies
        self.report = None
        self.reported = threading.Event()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        kind, _, number = self.path.strip("/").partition("/")
        if self.path == "/":
            self.answer("text/html; charset=utf-8", HARNESS.read_bytes())
        elif self.path == "/bodies":
            self.answer("application/json", json.dumps(list(range(len(self.server.bodies)))).encode())
        elif kind in ("parsed", "inner") and number.isdecimal():
            content = self.server.bodies[int(number)]
            if kind == "inner":
                content = INNER.format(text=json.dumps(content).replace("<", "\\u003c"))
            page = PAGE.format(body=number, content=content)
            self.answer("text/html; charset=utf-8", page.encode("utf-8", "replace"))
        elif kind.startswith("hit.js"):
            self.answer("text/javascript", b"hit()")
        else:
            self.send_error(404)

    def do_POST(self):
        self.server.report = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.answer("text/plain", b"thanks")
        self.server.reported.set()

    def answer(self, kind, data):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


def run_in_browser(chromium, bodies):
    """Body number -> what was noticed, as a set."""
    server = Server(bodies)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True) as profile:
        address = f"http://127.0.0.1:{server.server_port}/"
        browser = subprocess.Popen(
            [chromium, *FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
             f"--user-data-dir={profile}", "--remote-debugging-port=0", address],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            if not server.reported.wait(PATIENCE_SECONDS):
                raise SystemExit(f"the browser said nothing within {PATIENCE_SECONDS} s")
        finally:
            browser.terminate()
            try:
                browser.wait(10)
            except subprocess.TimeoutExpired:
                browser.kill()
                browser.wait()
            server.shutdown()
    noticed = defaultdict(set)
    for body, what in server.report:
        noticed[body].add(what)
    return noticed


def demo_bodies(feedgen, articles):
    """Path -> HTML of each entry of the demo."""
    with tempfile.TemporaryDirectory(prefix="demo-") as folder:
        subprocess.run([feedgen, articles, "-o", folder, "--limit", "0", "--format", "json", "-q"],
                       check=True, capture_output=True, timeout=60)
        items = json.loads(Path(folder, "feed.json").read_text(encoding="utf-8"))["items"]
    return {item["title"]: item["content_html"] for item in items}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--clean-vectors", required=True, help="the program of that name")
    parser.add_argument("--feedgen", required=True)
    parser.add_argument("--articles", required=True, help="the demo's")
    parser.add_argument("--chromium", required=True)
    options = parser.parse_args()

    vectors = read_vectors(options.clean_vectors)
    clean = {vector["name"]: vector["clean"] for vector in vectors}
    clean.update(demo_bodies(options.feedgen, options.articles))
    bodies = [*clean.values(), *(vector["source"] for vector in vectors)]
    noticed = run_in_browser(options.chromium, bodies)

    failed = 0
    for number, (name, html) in enumerate(clean.items()):
        for what in sorted(noticed.get(number, ())):
            failed += 1
            print(f"{name}: {what}\n  {html[:500]}")
    seen = sum(1 for number in noticed if number >= len(clean))
    ran = sum(1 for number, what in noticed.items() if number >= len(clean) and "script" in what)
    print(f"{len(clean)} bodies loaded, {failed} problems; "
          f"{seen} of {len(vectors)} attacks were noticed uncleaned, {ran} of them ran")
    if seen < LEAST_NOTICED:
        print(f"the harness is blind: at least {LEAST_NOTICED} must be noticed")
        return 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
