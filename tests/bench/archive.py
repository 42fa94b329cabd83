"""The archive that is measured: made once by make_archive.py, and listed."""

import os
import subprocess
import sys
from pathlib import Path


def make_archive(count, cache):
    """The folder; made only if it is not there as make_archive.py makes it today."""
    folder = cache / f"archive-{count}"
    cache.mkdir(parents=True, exist_ok=True)
    script = Path(__file__).resolve().with_name("make_archive.py")
    subprocess.run([sys.executable, "-B", script, str(count), folder, "--keep"], check=True)
    return folder


def list_of(archive):
    """A file with the paths of all files, sorted as feedgen reads them, a NUL after each; how many
    there are, and their bytes."""
    top = os.fsencode(archive)
    paths = sorted(os.path.join(place, name) for place, _, names in os.walk(top) for name in names)
    listing = archive.with_name(archive.name + ".list")
    listing.write_bytes(b"".join(path + b"\0" for path in paths))
    return listing, len(paths), sum(os.stat(path).st_size for path in paths)
