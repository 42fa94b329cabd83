"""Running the program in an environment that holds only what a test puts there."""

import os
import subprocess

NOW = "1700000000"


def environment(**more):
    kept = {name: value for name, value in os.environ.items()
            if name.endswith("SAN_OPTIONS") or name == "LLVM_PROFILE_FILE"}
    return {**kept, "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8",
            "TZ": "UTC", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": NOW, **more}


def is_sanitized(program):
    """Whether a sanitizer is in it: those need terabytes of addresses and /proc, and bear no ptrace."""
    with open(program, "rb") as file:
        content = file.read()
    return b"__asan_init" in content or b"__tsan_init" in content


def run(feedgen, *arguments, folder=None, **variables):
    """The finished process; its texts are decoded, whatever bytes they hold."""
    return subprocess.run([feedgen, *arguments], cwd=folder, env=environment(**variables),
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8",
                          errors="backslashreplace", timeout=1800)


def memory():
    """A folder that no disk is behind, where there is one: for what is written often and soon removed."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def tree(folder):
    """Every file below the folder: its relative path to its bytes."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found
