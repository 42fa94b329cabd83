#!/usr/bin/env python3
"""Shows that a run that renews what has changed leaves what a full build of everything would have made.

    run_sequences.py PROGRAM [--sequences 200] [--first 1] [--seconds S] [--jobs 2] [--folder FOLDER]
                     [--show]

Each sequence is a small site to which edits happen by chance (edits.py has them all), with runs between
them. After each run the folder of feeds is compared, byte for byte, with what `--full` makes of the same
articles and the same knowledge of ids in an empty folder; and feeds whose bytes are the same must not have
been written. A sequence is known by its number: `--first N --sequences 1` plays it again. With --seconds,
sequences are played until that time is over.
"""

import argparse
import itertools
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))

from program import memory
from sequence import Failure, invent, play
from shrink import shrink


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program", type=lambda path: Path(path).resolve())
    parser.add_argument("--sequences", type=int, default=200)
    parser.add_argument("--first", type=int, default=1, help="number of the first sequence")
    parser.add_argument("--seconds", type=float, help="play until then, instead of a number of sequences")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", default=memory(), help="where the sites are made (default: in memory, if there is some)")
    parser.add_argument("--show", action="store_true", help="print the operations of the sequences only")
    options = parser.parse_args()
    seeds = itertools.count(options.first) if options.seconds else range(options.first, options.first + options.sequences)
    if options.show:
        for seed in seeds:
            print(f"sequence {seed}\n{listed(invent(seed))}")
        return 0
    deadline = time.monotonic() + (options.seconds or float("inf"))
    played, failed = 0, 0
    with ProcessPoolExecutor(options.jobs) as pool:
        for batch in batches(seeds, 4 * options.jobs):
            for seed, problem in zip(batch, pool.map(partial(problem_of, options.program, options.folder), batch)):
                played += 1
                failed += problem is not None
                if problem:
                    report(seed, problem, partial(problem_of, options.program, options.folder, seed))
            if time.monotonic() > deadline or failed >= 3:
                break
    print(f"{played} sequences, {failed} failed")
    return 1 if failed else 0


def batches(seeds, size):
    seeds = iter(seeds)
    return iter(lambda: list(itertools.islice(seeds, size)), [])


def problem_of(program, parent, seed, operations=None):
    """None: there is none."""
    with tempfile.TemporaryDirectory(prefix="sequence-", dir=parent) as folder:
        try:
            play(invent(seed) if operations is None else operations, seed, program, folder)
        except Failure as failure:
            return str(failure)
        return None


def report(seed, problem, problem_of_operations):
    print(f"sequence {seed}: {problem}", flush=True)
    operations = shrink(invent(seed), lambda shorter: problem_of_operations(shorter) is not None)
    again = problem_of_operations(operations)
    print(f"  shortest that fails: {again}" if again else "  it did not fail again: it depends on timing")
    print(listed(operations), flush=True)


def listed(operations):
    return "\n".join("    " + " ".join(map(str, operation)) for operation in operations)


if __name__ == "__main__":
    sys.exit(main())
