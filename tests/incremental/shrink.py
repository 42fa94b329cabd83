"""A list of operations that fails becomes a shorter one that fails."""

import time

SECONDS = 60


def shrink(operations, fails):
    """`fails(operations)` plays a list. Leaves out ever smaller stretches, as long as that takes no longer than a
    minute. Returns the list itself where it does not fail again: then the failure depends on timing."""
    deadline = time.monotonic() + SECONDS
    if not fails(operations):
        return operations
    stretch = len(operations) // 2
    while stretch >= 1 and time.monotonic() < deadline:
        begin = 0
        while begin < len(operations) and time.monotonic() < deadline:
            shorter = operations[:begin] + operations[begin + stretch:]
            if fails(shorter):
                operations = shorter
            else:
                begin += stretch
        stretch //= 2
    return operations
