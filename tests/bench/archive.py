"""The archive that is measured: made once by make_archive.py, and listed."""

import os
import subprocess
import sys
from pathlib import Path


def make_archive(count, cache, dates="mixed"):
    """The folder; made only if it is not there as make_archive.py makes it today."""
    folder = cache / (f"archive-{count}" + ("" if dates == "mixed" else f"-{dates}"))
    cache.mkdir(parents=True, exist_ok=True)
    script = Path(__file__).resolve().with_name("make_archive.py")
    print(f"{count} articles in {folder}", file=sys.stderr)
    subprocess.run([sys.executable, "-B", script, str(count), folder, "--dates", dates, "--keep"], check=True)
    return folder


class Listing:
    """What is in an archive, sorted as feedgen reads it; hidden names, as git's folder, are no articles."""

    def __init__(self, archive):
        self.paths = []  # bytes
        for place, folders, names in os.walk(os.fsencode(archive)):
            folders[:] = (name for name in folders if not name.startswith(b"."))
            self.paths += (os.path.join(place, name) for name in names if not name.startswith(b"."))
        self.paths.sort()
        self.bytes = sum(os.stat(path).st_size for path in self.paths)
        # For read_files: a NUL after each path.
        self.file = archive.with_name(archive.name + ".list")
        self.file.write_bytes(b"".join(path + b"\0" for path in self.paths))

    def leaves(self):
        """The folders that hold articles, as lists of their paths, the smallest first."""
        folders = {}
        for path in self.paths:
            folders.setdefault(os.path.dirname(path), []).append(path)
        return sorted(folders.values(), key=lambda paths: (len(paths), paths))
