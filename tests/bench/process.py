"""Runs a program and says what it cost."""

import json
import os
import subprocess
import sys
import tempfile

# Articles are due or expired at this time, in every run.
NOW = "1700000000"


class Run:
    def __init__(self, output, wall, cpu, peak):
        self.output = output
        self.wall = wall  # seconds
        self.cpu = cpu  # seconds, of all threads and of the kernel for them
        self.peak = peak  # bytes
        self.written = None  # files

    def json(self):
        return json.loads(self.output)


def measure(program, command, folder=None, **variables):
    """`program` is what measure.cpp became; the command runs in `folder`."""
    with tempfile.NamedTemporaryFile("r") as result, tempfile.TemporaryFile() as errors:
        done = subprocess.run([program, result.name, *command], cwd=folder, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=errors,
                              env={**os.environ, "SOURCE_DATE_EPOCH": NOW, "NO_COLOR": "1", **variables})
        wall, cpu, peak, code = map(int, result.read().split() or [0, 0, 0, done.returncode])
        if done.returncode != 0 or code != 0:
            errors.seek(0)
            sys.exit(f"exit code {code}\n{errors.read().decode(errors='replace')[-2000:]}")
        return Run(done.stdout.decode(errors="backslashreplace"), wall / 1e9, cpu / 1e6, peak)
