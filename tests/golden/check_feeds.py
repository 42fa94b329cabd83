#!/usr/bin/env python3
"""Shows that the committed feeds/ are what the program makes of fixtures/articles today.

    check_feeds.py --feedgen PROGRAM [--approve] [--source FOLDER]

They are made from a copy, which has no ids but its own; --approve puts what comes out in their place.
"""

import argparse
import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REMEDY = "feeds/ is stale; run ./dev approve and commit what it changes"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--feedgen", type=Path, required=True, help="the program")
    parser.add_argument("--approve", action="store_true", help="renew feeds/")
    parser.add_argument("--source", type=Path, default=Path(__file__).resolve().parents[2],
                        help="the project's folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="demo-") as folder:
        fresh = Path(folder, "feeds")
        shutil.copytree(options.source / "fixtures/articles", Path(folder, "articles"), symlinks=True,
                        ignore=shutil.ignore_patterns(".feedgen"))
        done = subprocess.run([options.feedgen.resolve(), "articles", "-o", fresh], cwd=folder,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
        if done.returncode != 0:
            print(f"the demo could not be built: exit code {done.returncode}\n{done.stderr}")
            return 1
        if options.approve:
            shutil.rmtree(options.source / "feeds")
            shutil.copytree(fresh, options.source / "feeds")
        stale = list(differences(options.source / "feeds", fresh))
        count = len(files_below(fresh))
    for line in stale:
        print(line)
    print(REMEDY if stale else f"{count} files are fresh")
    return 1 if stale else 0


def files_below(folder):
    return {os.path.relpath(os.path.join(place, name), folder)
            for place, _, names in os.walk(folder) for name in names}


def differences(committed, fresh):
    old, new = files_below(committed), files_below(fresh)
    for path in sorted(old - new):
        yield f"feeds/{path}: is no longer made"
    for path in sorted(new - old):
        yield f"feeds/{path}: is missing"
    for path in sorted(old & new):
        if not filecmp.cmp(committed / path, fresh / path, shallow=False):
            yield f"feeds/{path}: differs"


if __name__ == "__main__":
    sys.exit(main())
