#!/usr/bin/env python3
"""Runs all cases, shuffled, with memory that glibc fills with a byte when it is asked for and with another when it is
given back. What is expected stays the same.

    perturbed.py FEEDGEN CASES [--all]    --all: each case with each byte, not one of them by turns
"""

import argparse
import os
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from case import Case
from run_case import run

BYTES = (1, 85, 170, 255)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("feedgen", type=Path)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    folders = sorted(readme.parent for readme in options.cases.glob("*/README"))
    failed = 0
    for turn in range(len(BYTES) if options.all else 1):
        order = list(enumerate(folders))
        random.Random(turn).shuffle(order)
        for number, folder in order:
            byte = BYTES[(number + turn) % len(BYTES)]
            os.environ["MALLOC_PERTURB_"] = str(byte)
            problems = run(Case(folder.resolve(), options.feedgen.resolve()), approve=False)
            if problems:
                failed += 1
                print("\n".join([*problems, f"{folder.name}, with MALLOC_PERTURB_={byte}: failed\n"]))
    print(f"{len(folders)} cases, {failed} runs failed")
    return 1 if failed or not folders else 0


if __name__ == "__main__":
    sys.exit(main())
