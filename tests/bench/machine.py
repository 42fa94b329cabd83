"""What a reader must know of the machine to make something of the numbers; nothing that names it."""

import os
import re
from pathlib import Path


def describe_machine(articles, feeds):
    cores = len(os.sched_getaffinity(0))
    facts = [f"{cores} core{'s' if cores > 1 else ''}"]
    match = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    if match:
        facts.append(match[1].strip())
    facts.append(f"articles on {file_system_of(articles)}, feeds on {file_system_of(feeds)}")
    facts.append(f"load before the start {os.getloadavg()[0]:.1f}")
    return ", ".join(facts)


def file_system_of(folder):
    """The kind: ext4, tmpfs, …"""
    place = os.path.realpath(folder)
    kinds = {}
    for line in Path("/proc/self/mounts").read_text().splitlines():
        _, mounted, kind = line.split()[:3]
        kinds[mounted.replace("\\040", " ")] = kind
    while place not in kinds:
        place = os.path.dirname(place)
    return kinds[place]
