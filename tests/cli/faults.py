#!/usr/bin/env python3
"""Shows what builds do in which a call to the system fails: any call, once or from there on.

    faults.py PROGRAM [--seconds 60] [--seed N] [--folder FOLDER]

strace has one call fail, chosen at random, in a full build, in a build after edits, in one that pings a hub, and in one
after edits that makes archives and feeds of tags and puts links into pages. A build that ends with 0 has made the files
of a build without the fault; none hangs or crashes; and after the next, undisturbed build feeds, pages and ids are those
of a site that never saw a fault.
"""

import argparse
import collections
import http.server
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from program import environment, run, tree

# What can fail in each, and how. Not memory and not threads: those are no answers about files.
ERRORS = {
    "openat": ("EIO", "EACCES", "EMFILE", "ENFILE"), "read": ("EIO",), "pread64": ("EIO",),
    "newfstatat": ("EIO", "EACCES"), "fstat": ("EIO",), "getdents64": ("EIO",), "readlink": ("EIO", "EACCES"),
    "write": ("EIO", "ENOSPC"), "pwrite64": ("EIO", "ENOSPC"), "fdatasync": ("EIO", "ENOSPC"), "fsync": ("EIO",),
    "syncfs": ("EIO",), "rename": ("EIO", "EACCES"), "unlink": ("EIO", "EACCES"), "mkdir": ("EACCES", "ENOSPC"),
    "ftruncate": ("EIO",), "lseek": ("EIO",), "close": ("EIO",), "access": ("EIO",),
    "fchmod": ("EIO",), "fchown": ("EIO",), "pipe2": ("EMFILE",), "socket": ("EMFILE",), "connect": ("EIO",),
    "sendto": ("EIO",), "recvfrom": ("EIO",), "getcwd": ("EIO",), "fcntl": ("ENOLCK", "EIO"),
    "flock": ("ENOLCK", "EINTR"),
}
CALLS = ",".join("?" + name for name in ERRORS)
ARTICLES = 24
MADE = ("feeds", "public")  # of feeds, and of pages that get links to them
LINKED = ("articles: articles\nfeeds: [site, categories, tags]\narchives: 10\ninject: public\n"
          "also_at: {site: {rss: old.xml}}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program", type=lambda path: Path(path).resolve())
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", help="where the site is made")
    parser.add_argument("--only", help="a call, or a call and its number: openat:17")
    options = parser.parse_args()
    if not may_trace():
        print("skipped: strace is missing, or may not trace other programs here")
        return 77
    chance, problems, tried = random.Random(options.seed), [], 0
    end = time.monotonic() + options.seconds
    with tempfile.TemporaryDirectory(prefix="faults-", dir=options.folder) as folder, Hub() as hub:
        scenes = [Scene(Path(folder, kind), options.program, kind, hub) for kind in ("full", "edits", "ping", "links")]
        while time.monotonic() < end:
            scene = chance.choice(scenes)
            fault = scene.choose(chance, options.only)
            problems += (f"{scene.kind} --only {fault.inject}: {problem}" for problem in scene.attempt(fault))
            tried += 1
    for problem in problems:
        print(problem)
    print(f"{tried} faults, {len(problems)} problems")
    return 1 if problems or not tried else 0


def made_in(folder):
    return {f"{name}/{path}": data for name in MADE for path, data in tree(folder / name).items()}


def shown(made):
    """Without what is hidden: a lock that could not be removed does no harm, and goes with the next run."""
    return {path: data for path, data in made.items() if not os.path.basename(path).startswith(".")}


def may_trace():
    try:
        return subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], capture_output=True).returncode == 0
    except OSError:
        return False


class Hub(http.server.ThreadingHTTPServer):
    """Answers every ping with `status`: it takes them."""

    status = 204

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(self.server.status)
            self.end_headers()

        def log_message(self, *_):
            pass

    def __init__(self):
        super().__init__(("127.0.0.1", 0), self.Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()


Fault = collections.namedtuple("Fault", "call number stays error")
Fault.inject = property(lambda self: f"{self.call}:{self.error}:{self.number}{'+' if self.stays else ''}")


class Scene:
    """A site whose feeds, pages and state can be set back to what they were before the build that is to be tried."""

    def __init__(self, folder, program, kind, hub):
        self.folder, self.program, self.kind = folder, program, kind
        self.arguments = ["articles", "-o", "feeds", "--jobs", "2"] + (["--ping"] if kind == "ping" else [])
        folder.mkdir()
        if kind == "links":
            self.put_pages()
        (folder / "feedgen.yaml").write_text(
            "base_url: https://one.example/\ntimezone: UTC\nlimit: 10\n" +
            (f"hubs: ['http://127.0.0.1:{hub.server_port}/']\nnotify: {{private_addresses: true}}\n" if kind == "ping" else "") +
            (LINKED if kind == "links" else ""))
        for number in range(ARTICLES):
            self.write(f"{'abc'[number % 3]}/{number}.md", number)
        if kind != "full":
            self.build()
            self.edit()
        self.keep()
        self.calls = self.count()
        self.set_back()
        self.build()
        self.good = shown(made_in(folder))
        self.ids = self.listed()

    def put_pages(self):
        for name in ("index.html", "C1/index.html", "C2/index.html", "about.html"):
            page = self.folder / "public" / name
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(f"<!DOCTYPE html><html><head><title>{name}</title></head><body><p>Text</p></body></html>\n", encoding="utf-8")

    def write(self, path, number, body="The text"):
        target = self.folder / "articles" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\ntitle: Title {number}\ndate: 2021-07-{number + 1:02}\ncategories: C{number % 4}\ntags: [T{number % 3}]\n"
                          f"---\n{body} of article {number}.\n", encoding="utf-8")

    def edit(self):
        articles = self.folder / "articles"
        (articles / "a/0.md").rename(articles / "b/moved.md")
        (articles / "c/20.md").rename(articles / "a/moved too.md")
        (articles / "b/22.md").unlink()
        self.write("b/19.md", 19, "Another text")
        self.write("new.md", 27)

    # Feeds are recorded with their inodes, and a state is bound to its own: links keep them.
    def keep(self):
        kept = self.folder / "kept"
        kept.mkdir()
        for name in (*MADE, ".feedgen"):
            if (self.folder / name).exists():
                shutil.copytree(self.folder / name, kept / name, copy_function=os.link)
        self.state = {path.name: path.read_bytes() for path in (self.folder / ".feedgen").glob("*")}

    def set_back(self):
        kept = self.folder / "kept"
        for name in MADE:
            shutil.rmtree(self.folder / name, ignore_errors=True)
            if (kept / name).exists():
                shutil.copytree(kept / name, self.folder / name, copy_function=os.link)
        if not self.state:
            shutil.rmtree(self.folder / ".feedgen", ignore_errors=True)
            return
        for path in (self.folder / ".feedgen").glob("*"):
            path.unlink()
        for name, content in self.state.items():
            place = self.folder / ".feedgen" / name
            os.link(kept / ".feedgen" / name, place)
            if place.read_bytes() != content:
                with open(place, "r+b") as file:
                    file.write(content)
                    file.truncate()

    def build(self):
        done = run(self.program, *self.arguments, folder=self.folder)
        if done.returncode != 0:
            raise AssertionError(f"exit code {done.returncode}: {done.stderr}")

    def listed(self):
        done = run(self.program, "list", "articles", "--ids", "-q", folder=self.folder)
        return done.stdout

    def traced(self, *arguments):
        return subprocess.run(["strace", "-f", "-qq", *arguments, self.program, *self.arguments], cwd=self.folder,
                              env=environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              errors="backslashreplace", timeout=120)

    def count(self):
        log = self.folder / "log"
        self.traced("-o", log, "-e", f"trace={CALLS}")
        names = re.findall(r"^\d+ +(\w+)\(", log.read_text(errors="replace"), re.MULTILINE)
        return collections.Counter(name for name in names if name in ERRORS)

    def choose(self, chance, only):
        if only:
            call, _, rest = only.partition(":")
            error, _, number = rest.partition(":")
            if number:
                return Fault(call, int(number.rstrip("+")), number.endswith("+"), error)
        else:
            call = chance.choice(sorted(self.calls))
        return Fault(call, chance.randint(1, self.calls[call] + 1), chance.random() < 0.4, chance.choice(ERRORS[call]))

    def attempt(self, fault):
        self.set_back()
        number = f"{fault.number}+" if fault.stays else fault.number
        try:
            hurt = self.traced("-o", "/dev/null", "-e", f"trace={fault.call}",
                               "-e", f"inject={fault.call}:error={fault.error}:when={number}")
        except subprocess.TimeoutExpired:
            yield "it hangs"
            return
        said = hurt.stderr.strip().replace("\n", " | ")[-600:]
        if hurt.returncode < 0 or hurt.returncode > 128:
            yield f"it ends with {hurt.returncode}: {said}"
        if hurt.returncode == 0 and shown(made_in(self.folder)) != self.good:
            yield f"it ends with 0, but the files are not those of a good run: {said}"
        healed = run(self.program, *self.arguments, folder=self.folder)
        # A hub that failed is asked again later.
        if healed.returncode not in ((0, 4) if self.kind == "ping" else (0,)):
            yield f"the next run ends with {healed.returncode}: {healed.stderr.strip()}; before: {said}"
        if made_in(self.folder) != self.good:
            yield f"the next run does not heal the files; before, with {hurt.returncode}: {said}"
        if self.listed() != self.ids:
            yield f"the next run does not have the same ids; before, with {hurt.returncode}: {said}"


if __name__ == "__main__":
    sys.exit(main())
