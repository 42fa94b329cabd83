#!/usr/bin/env python3
"""Shows that programs start without the libraries that are loaded only when they are needed.

    linked.py PROGRAM…
"""

import re
import subprocess
import sys

LOADED_LATE = ("libcurl", "libpq")


def main():
    problems = []
    for program in sys.argv[1:]:
        section = subprocess.run(["readelf", "--dynamic", "--wide", program], check=True,
                                 capture_output=True, text=True, timeout=60).stdout
        linked = re.findall(r"\(NEEDED\).*\[(.*)\]", section)
        if not linked:
            problems.append(f"{program}: no libraries are seen in it; is it a program?")
        problems += (f"{program} links {name}; load it where it is used, as system/curl_library.cpp does"
                     for name in linked if name.startswith(LOADED_LATE))
    for problem in problems:
        print(problem)
    return 1 if problems or len(sys.argv) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
