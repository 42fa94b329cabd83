#!/usr/bin/env python3
"""Packs the program as a Python wheel, which pip installs as the command feedgen.

    pack.py PROGRAM VERSION FOLDER

PROGRAM is the program, or a tarball that holds it (bin/feedgen). The wheel comes into FOLDER, and its path is printed.
Same program and version, same bytes. Nothing is fetched. The distribution is called feedgen-bin: another project has
the name feedgen there. It installs no module, so both fit into one environment.
"""

import re
import struct
import sys
import tarfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from wheel import Wheel

ROOT = Path(__file__).resolve().parents[2]
GLIBC = "2_36"  # the oldest that the program runs with
_MACHINES = {62: "x86_64", 183: "aarch64"}  # e_machine of ELF


def program_in(path):
    """The program's bytes, and the licences of the libraries that it carries; empty where the file does not say."""
    if not path.name.endswith(".tar.gz"):
        return path.read_bytes(), b""
    program, licences = b"", b""
    with tarfile.open(path) as archive:
        for member in archive:
            if not member.isfile():
                continue
            if re.fullmatch(r"([^/]+/)*(bin/)?feedgen", member.name) and not re.search(r"/(share|lib)/", member.name):
                program = program or archive.extractfile(member).read()
            elif re.search(r"(^|/)THIRD-PARTY[^/]*$", member.name):
                licences = licences or archive.extractfile(member).read()
    if not program:
        raise SystemExit(f"{path}: there is no program feedgen in it")
    return program, licences


def machine_of(program, path):
    if program[:5] == b"\x7fELF\x02":
        machine = _MACHINES.get(struct.unpack_from("<H", program, 18)[0])
        if machine:
            return machine
    raise SystemExit(f"{path}: no program for Linux on x86_64 or aarch64")


def wheel_of(program, licences, version, machine):
    wheel = Wheel("feedgen-bin", version, f"py3-none-manylinux_{GLIBC}_{machine}")
    wheel.metadata = [
        ("Summary", "RSS, Atom and JSON feeds from a folder of articles: the program feedgen"),
        ("License", "MIT"),
        ("Keywords", "rss,atom,json-feed,feed,static-site"),
        ("Classifier", "Environment :: Console"),
        ("Classifier", "License :: OSI Approved :: MIT License"),
        ("Classifier", "Operating System :: POSIX :: Linux"),
        ("Requires-Python", ">=3.7"),
        ("Description-Content-Type", "text/markdown"),
    ]
    wheel.description = ("# feedgen\n\nRSS, Atom and JSON feeds from a folder of articles:\n\n"
                         "    pip install feedgen-bin\n    feedgen articles -o feeds\n\n"
                         "The wheel holds the program for Linux with glibc 2.36, and no Python module.\n")
    wheel.add_program("feedgen", program)
    wheel.add_licence("LICENSE", (ROOT / "LICENSE").read_bytes())
    if licences:
        wheel.add_licence("THIRD-PARTY", licences)
    return wheel


def main(arguments):
    if len(arguments) != 3:
        raise SystemExit(__doc__)
    path, version, folder = Path(arguments[0]), arguments[1], Path(arguments[2])
    if not re.fullmatch(r"\d+\.\d+\.\d+((a|b|rc)\d+)?", version):
        raise SystemExit(f"pack.py: '{version}' is no version such as 1.2.3")
    program, licences = program_in(path)
    print(wheel_of(program, licences, version, machine_of(program, path)).write(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
