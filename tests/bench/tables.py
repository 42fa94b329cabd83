"""What was measured, as tables in Markdown."""

from statistics import median

from scenarios import SCENARIOS

TOOLS = {"walk": "look at every file (readdir, stat)", "read": "read every file (open, read, close)"}
WHAT = {**TOOLS, **{scenario.name: scenario.text for scenario in SCENARIOS}}


def runs_table(rounds, against):
    heads = ["what", "threads", "wall ms", "CPU ms", "wall: × reading", "CPU: × reading", "wall: × looking",
             "CPU: × looking", "peak MB", "files written"]
    if against:
        heads += [f"wall: × {against}", f"CPU: × {against}"]
    rows = []
    for key in rounds[0]:
        who, what, threads = key
        if who == against:
            continue
        runs = [one[key] for one in rounds]
        rows.append([
            "Hugo, writing nothing but RSS" if who == "Hugo" else WHAT[what], str(threads),
            milliseconds(run.wall for run in runs), milliseconds(run.cpu for run in runs),
            *(ratio(rounds, key, ("", tool, threads), cost) for tool in ("read", "walk") for cost in ("wall", "cpu")),
            f"{median(run.peak for run in runs) / 1e6:.0f}", counts(run.written for run in runs)])
        if against:
            other = (against, what, threads)
            rows[-1] += [ratio(rounds, key, other, cost) if other in rounds[0] else "" for cost in ("wall", "cpu")]
    return markdown(heads, rows)


def stages_table(rounds):
    """The stages by the names that the report gives them."""
    keys = [key for key in rounds[0] if key[0] == "feedgen"]
    keys = [key for key in keys if rounds[0][key].report]
    stages = list(dict.fromkeys(stage for key in keys for stage in rounds[0][key].report["timings_us"]))
    rows = []
    for key in keys:
        times = [one[key].report["timings_us"] for one in rounds]
        rows.append([WHAT[key[1]], str(key[2]),
                     *(f"{median(time.get(stage, 0) for time in times) / 1000:.1f}" for stage in stages)])
    return markdown(["wall ms by stage", "threads", *stages], rows)


def milliseconds(times):
    time = 1000 * median(times)
    return f"{time:.0f}" if time >= 100 else f"{time:.1f}"


def counts(written):
    found = set(written)
    return "" if found == {None} else " or ".join(str(count) for count in sorted(found))


def ratios(rounds, key, to, cost):
    return sorted(getattr(one[key], cost) / getattr(one[to], cost) for one in rounds)


def ratio(rounds, key, to, cost):
    """The median and, where several repetitions say how sure it is, the least and the largest."""
    return "1" if key == to else spread(ratios(rounds, key, to, cost))


def spread(values, form="{:.2f}"):
    values = sorted(values)
    around = f" ({form.format(values[0])}–{form.format(values[-1])})" if len(values) > 1 else ""
    return form.format(median(values)) + around


def markdown(heads, rows):
    lines = [heads, ["---" if column == 0 else "--:" for column in range(len(heads))], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
