"""Runs a program and says what it cost."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time

# Articles are due or expired at this time, in every run.
NOW = "1700000000"


class Run:
    def __init__(self, wall, usage, output):
        self.wall = wall  # seconds
        self.cpu = usage.ru_utime + usage.ru_stime  # seconds, of all threads and of the kernel for them
        self.peak = usage.ru_maxrss * 1024  # bytes
        self.output = output
        self.written = None

    def json(self):
        return json.loads(self.output)


def measure(command):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                   env={**os.environ, "SOURCE_DATE_EPOCH": NOW, "NO_COLOR": "1"})
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        if process.returncode != 0:
            sys.exit(f"exit code {process.returncode}\n{err.read().decode(errors='replace')[-2000:]}")
        return Run(wall, usage, out.read().decode(errors="backslashreplace"))


def own_peak():
    """Bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
