#!/usr/bin/env python3
"""Installs the C++ library into an empty folder, builds a project of others against it alone, and compares the feeds that
it makes with those that the program writes.

    installed.py PROGRAM BUILD-FOLDER
"""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))

from program import environment, run, tree

SETTINGS = "title: The Landing\nbase_url: https://landing.example/\ntimezone: Europe/Lisbon\nauthor: Jane Doe\nlimit: 5\n"
ARTICLES = {
    "boats/ferry.md": "---\ntitle: The ferry\ndate: 2021-07-10 13:01:16\ncategories: [Boats]\ntags: [a]\n---\n*Twice* a day.\n",
    "weather/《風》 ★.md": "---\ntitle: 風\ndate: 2021-07-11\ncategories: [Weather, Wind]\n---\n<p>Strong <img src='/a.png'></p>\n",
    "page.html": "<!doctype html><html lang=en><head><title>Quay</title><meta property='article:published_time' "
                 "content='2021-07-12T08:00:00Z'></head><body><article><h1>Quay</h1><p>Open.</p></article></body></html>",
}


def sh(*command, **more):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=600, **more)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")


def main():
    program, build = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory(prefix="api-") as name:
        top = Path(name)
        sh("cmake", "--install", build, "--component", "library", "--prefix", top / "prefix")
        sh("cmake", "-S", Path(__file__).parent / "project", "-B", top / "build", f"-DCMAKE_PREFIX_PATH={top / 'prefix'}",
           "-DCMAKE_BUILD_TYPE=Debug")
        sh("cmake", "--build", top / "build")
        site = top / "site"
        for path, text in {"feedgen.yaml": SETTINGS, **{f"articles/{path}": text for path, text in ARTICLES.items()}}.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text, encoding="utf-8")
        before = tree(site)
        sh(top / "build/uses_feedgen", site, top / "out", env=environment())
        if tree(site) != before:
            sys.exit("the library has changed the site's folder")
        done = run(program, "articles", "-o", "feeds", folder=site)
        if done.returncode != 0:
            sys.exit(done.stderr)
        expected = tree(site / "feeds")
        if len(expected) < 12:
            sys.exit(f"the program has written only {sorted(expected)}")
        for way in ("memory", "folder"):
            got = tree(top / "out" / way)
            different = [path for path in {*expected, *got} if expected.get(path) != got.get(path)]
            if different:
                sys.exit(f"{way}: not what the program writes: {sorted(different)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
