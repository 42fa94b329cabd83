"""How fast feedgen is meant to be, and whether it is: one table.

The times that are compared are wall times of the same repetition; the limits are meant for two processors
that have nothing else to do. `CPU` is the same with processor time, which other work disturbs less.
"""

from statistics import median

from tables import markdown, spread

SMALL, LARGE = 100_000, 1_000_000


def targets_table(measured, threads):
    """`measured` has the rounds of each archive; nothing where there is no target for any of them."""
    small, large = measured.get(SMALL), measured.get(LARGE)
    full, again, since = (("feedgen", what, threads) for what in ("full", "again", "one since"))
    read, walk, hugo = ("", "read", threads), ("", "walk", threads), ("Hugo", "full", threads)
    rows = []
    if small:
        rows += [
            of_ratio("full build: × reading all files", 4, small, full, small, read),
            of_ratio("nothing changed: × looking at all files", 2, small, again, small, walk),
            of_value("one article changed, `--changed-since`: ms", 40, small, since, "wall", 1000),
            of_value("full build: peak MB", 120, small, full, "peak", 1e-6),
        ]
        rows.append(of_ratio("full build with the site's archive: × without", 3, small, ("feedgen", "archive", threads),
                             small, full))
        if hugo in small[0]:
            rows.append(of_ratio("Hugo: × feedgen's full build", 15, small, hugo, small, full, at_least=True))
    for count, rounds in (("100,000", small), ("1,000,000", large)):
        if rounds:
            rows.append(of_ratio(f"full build of {count} with feeds of all tags: × without", 1.6, rounds,
                                 ("feedgen", "tags", threads), rounds, full))
    if large:
        rows.append(of_value("full build of 1,000,000: peak MB", 250, large, full, "peak", 1e-6))
    if small and large:
        rows += [of_ratio("full build of 1,000,000: × that of 100,000", 11, large, full, small, full),
                 of_ratio("one changed of 1,000,000, `--changed-since`: × that of 100,000", 1.2, large, since, small,
                          since)]
    rows = [row for row in rows if row]
    return markdown(["target", "limit", "measured", "CPU", "met"], rows) if rows else ""


def of_ratio(text, limit, rounds, key, other_rounds, other_key, at_least=False):
    if key not in rounds[0] or other_key not in other_rounds[0]:
        return None
    wall, cpu = ([getattr(one[key], cost) / getattr(other[other_key], cost)
                  for one, other in zip(rounds, other_rounds)] for cost in ("wall", "cpu"))
    return row(text, limit, wall, spread(cpu), at_least)


def of_value(text, limit, rounds, key, cost, scale):
    if key not in rounds[0]:
        return None
    values = [getattr(one[key], cost) * scale for one in rounds]
    cpu = spread([1000 * one[key].cpu for one in rounds], "{:.0f}") if cost == "wall" else ""
    return row(text, limit, values, cpu, at_least=False)


def row(text, limit, values, cpu, at_least):
    met = median(values) >= limit if at_least else median(values) <= limit
    return [text, f"{'at least' if at_least else 'at most'} {limit}",
            spread(values, "{:.0f}" if limit >= 40 else "{:.2f}"), cpu, "yes" if met else "no"]
