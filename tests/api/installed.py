#!/usr/bin/env python3
"""Installs the C++ library into an empty folder, builds a project of others against it alone, and compares the feeds that
it makes with those that the program writes. The example of docs/api.md is built as it stands, and that page has to name the
Debian packages of all libraries that the installed package looks for.

    installed.py PROGRAM BUILD-FOLDER
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))

from program import environment, run, tree

PAGE = (Path(__file__).resolve().parents[2] / "docs/api.md").read_text(encoding="utf-8")
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


def build_the_example(top):
    """With the two blocks of the page, and the lines around them that every project has."""
    [cmake], [source] = (re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL) for language in ("cmake", "cpp"))
    project = top / "example"
    project.mkdir()
    (project / "main.cpp").write_text(source, encoding="utf-8")
    (project / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.25)\nproject(yours LANGUAGES CXX)\n"
                                            f"add_executable(yours main.cpp)\n{cmake}", encoding="utf-8")
    sh("cmake", "-S", project, "-B", project / "build", f"-DCMAKE_PREFIX_PATH={top / 'prefix'}")
    sh("cmake", "--build", project / "build")
    printed = subprocess.run([project / "build/yours"], capture_output=True, text=True, env=environment()).stdout
    if not printed.startswith("atom.xml\n<?xml ") or ">The ferry</title>" not in printed:
        sys.exit(f"the example of docs/api.md prints: {printed[:500]}")


def check_the_packages_named(config):
    """Of each library that pkg-config or CMake finds for the installed package: the package of its header or description."""
    named = set(re.search(r"^    sudo apt install (.*)$", PAGE, re.MULTILINE)[1].split())
    wanted = re.search(r"pkg_check_modules\([^)]*IMPORTED_TARGET\s+([^)]*)\)", config)[1].split()
    wanted += [name for name in re.findall(r"find_dependency\(([\w-]+)\)", config) if name not in ("Threads", "PkgConfig", "date")]
    files = []
    for name in wanted:
        folder = subprocess.run(["pkg-config", "--variable=pcfiledir", name], capture_output=True, text=True, check=True).stdout.strip()
        files.append(f"{folder}/{name}.pc")
    files.append("/usr/include/date/tz.h")
    found = subprocess.run(["dpkg-query", "--search", *files], capture_output=True, text=True).stdout
    packages = {line.split(":")[0] for line in found.splitlines()}
    if len(packages) < 10 or not packages <= named:
        sys.exit(f"docs/api.md does not name {sorted(packages - named)}; it is asked about {files}")


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
        build_the_example(top)
        if shutil.which("dpkg-query"):
            [config] = (top / "prefix").rglob("feedgenConfig.cmake")
            check_the_packages_named(config.read_text(encoding="utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
