#!/usr/bin/env python3
"""Shows that no feed depends on what lies in memory, on threads or on the order in which files were created.

    memory_bytes.py FEEDGEN DEMO [--valgrind PROGRAM]

Builds articles of malformed HTML beside those of the demo, again and again: with memory that glibc fills with one byte
or another, with one thread and with two, from copies whose files were created in another order, and `--full` in a
folder that earlier builds have left. All feeds are the same, byte for byte. With --valgrind, memcheck looks on during
one build, and reports each decision that rests on memory that nothing was written to.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import malformed
from program import environment, memory, run, tree

BYTES = ("0", "1", "85", "170", "255")
FOUND = 99  # memcheck's exit code


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("feedgen", type=Path)
    parser.add_argument("demo", type=Path, help="a folder of articles")
    parser.add_argument("--valgrind", help="the program")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="memory-", dir=memory()) as temporary:
        site = Path(temporary, "site")
        shutil.copytree(options.demo, site / "articles")
        malformed.write_site(site / "articles" / "malformed")
        if options.valgrind:
            return check_with_valgrind(options.valgrind, options.feedgen.resolve(), site)
        return compare_builds(options.feedgen.resolve(), site)


def compare_builds(feedgen, site):
    copies = [site, *(shuffled(site, site.with_name(f"shuffled {seed}"), seed) for seed in (1, 2))]
    first = None
    builds = different = 0
    for byte in BYTES:
        for jobs in ("1", "2"):
            for place in copies:
                files = build(feedgen, place, jobs, byte)
                first = first or files
                builds += 1
                for path in sorted(first.keys() | files.keys()):
                    if first.get(path) != files.get(path):
                        different += 1
                        print(f"MALLOC_PERTURB_={byte}, --jobs {jobs}, {place.name}: {path} differs")
    print(f"{builds} builds of {len(first)} files, {different} files differ")
    return 1 if different or len(first) < 10 else 0


def build(feedgen, site, jobs, byte):
    done = run(feedgen, "articles", "-o", "feeds", "--full", "--limit", "500", "--base-url", "https://site.example/",
               "--jobs", jobs, folder=site, MALLOC_PERTURB_=byte)
    if done.returncode != 0:
        sys.exit(f"exit code {done.returncode}\n{done.stderr}")
    return tree(site / "feeds")


def shuffled(source, target, seed):
    files = sorted(path for path in source.rglob("*") if path.is_file())
    random.Random(seed).shuffle(files)
    for path in files:
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, place)
    return target


def check_with_valgrind(valgrind, feedgen, site):
    done = subprocess.run(
        [valgrind, "--quiet", f"--error-exitcode={FOUND}", "--leak-check=no", feedgen, "articles", "-o", "feeds",
         "--full", "--jobs", "1", "--limit", "500", "--base-url", "https://site.example/"],
        cwd=site, env=environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
        timeout=1500)
    if done.returncode != 0:
        print(done.stderr)
        print("memcheck reports errors" if done.returncode == FOUND else f"exit code {done.returncode}")
        return 1
    return 0 if len(tree(site / "feeds")) >= 10 else 1


if __name__ == "__main__":
    sys.exit(main())
