"""One archive and everything that is measured on it, once per repetition."""

import sys

from archive import Listing, make_archive
from history import History
from hugo import Hugo
from scenarios import Runner


class Bench:
    """What round() returns is keyed by (who, what, threads); who is a program, or "" for the kernel alone."""

    def __init__(self, count, programs, tools, cache, out, peers):
        self.programs, self.tools = programs, tools
        archive = make_archive(count, cache)
        history = History(archive)
        self.archive, self.listing = archive, Listing(archive)
        self.runner = Runner(tools / "measure", archive, self.listing, history, out)
        self.hugo = Hugo(count, tools / "measure", cache, out) if peers else None

    def round(self, jobs, number):
        runs = {}
        for threads in jobs:
            runs["", "walk", threads] = self.count("walk_files", self.archive, threads)
            runs["", "read", threads] = self.count("read_files", self.listing.file, threads)
            # Who comes first may have it better or worse: they take turns.
            for program in self.programs[::1 if number % 2 else -1]:
                for scenario, run in self.runner.run(program, threads).items():
                    runs[program.name, scenario, threads] = run
        if self.hugo:
            runs["Hugo", "full", max(jobs)] = self.hugo.run(max(jobs))
        return runs

    def count(self, tool, what, threads):
        run = self.runner.measure([self.tools / tool, what, str(threads)])
        wanted = f"{len(self.listing.paths)} files, {self.listing.bytes} bytes\n"
        if run.output != wanted:
            sys.exit(f"{tool} says {run.output!r}, not {wanted!r}")
        return run
