"""The runs of feedgen that are measured, one after the other on the same feeds and the same state."""

import os
import subprocess
import sys

from edits import Edits
from process import measure

BUILD_ARGUMENTS = ["--base-url", "https://bench.example/"]
COMMITTED = ["--changed-since", "HEAD~1"]
SITE_ARCHIVE = "archives: 100\nfeeds: [site, {family: categories, archives: 0}]\n"
TAGS = "feeds: [site, categories, tags]\n"
NO_PAGES = "pages: false\n"
CHECK = "check: {}\n"
ARCHIVES = "archives: 100\nformats: [rss]\n"
# What --rows names, and the text of a feedgen.yaml.
ROWS = {"plain": "", "tags": TAGS, "archive": SITE_ARCHIVE, "pages": NO_PAGES, "check": CHECK, "archives": ARCHIVES}
USUAL_ROWS = ["plain", "tags", "archive", "pages"]


class Scenario:
    """`edit` names a method of Edits; with `arguments` the edit is committed before the run, else after it. Runs with
    the same `settings`, the text of a feedgen.yaml, have feeds and a state of their own. Those that git tells of what has
    changed write no report in JSON, which names all feeds, so nothing is known of their stages."""

    def __init__(self, name, text, edit=None, arguments=(), settings=""):
        self.name, self.text, self.edit, self.arguments = name, text, edit, list(arguments)
        self.settings = settings


SCENARIOS = (
    Scenario("full", "full build into an empty folder"),
    Scenario("again", "nothing changed"),
    Scenario("one", "one article changed", "one"),
    Scenario("one since", "one article changed, `--changed-since`", "one", COMMITTED),
    Scenario("one since, largest", "one article of the largest category changed, `--changed-since`",
             "one_of_the_largest", COMMITTED),
    Scenario("many", "500 articles changed", "many"),
    Scenario("many since", "500 articles changed, `--changed-since`", "many", COMMITTED),
    Scenario("category", "one article in a new category", "new_category"),
    Scenario("tags", "full build with feeds of all tags", settings=TAGS),
    Scenario("tags first since", "one article changed, `--changed-since`, just after that: all feeds are looked at", "one",
             COMMITTED, TAGS),
    Scenario("tags one since", "one article changed, `--changed-since`, with feeds of all tags", "one", COMMITTED, TAGS),
    Scenario("archive", "full build with the site's archive", settings=SITE_ARCHIVE),
    Scenario("archive one since", "one article changed, `--changed-since`, with the site's archive", "one", COMMITTED,
             SITE_ARCHIVE),
    Scenario("no pages", "full build without pages for people", settings=NO_PAGES),
    Scenario("no pages one since", "one article changed, `--changed-since`, without pages for people", "one", COMMITTED,
             NO_PAGES),
    Scenario("check", "full build whose feeds are judged (`--check`)", arguments=["--check"], settings=CHECK),
    Scenario("archives", "full build with all archives, in RSS", settings=ARCHIVES),
    Scenario("archives again", "nothing changed, with all archives", settings=ARCHIVES),
    Scenario("archives one since", "one article changed, `--changed-since`, with all archives", "one", COMMITTED,
             ARCHIVES),
)


class Program:
    def __init__(self, name, path, rows):
        self.name, self.path = name, path
        text = subprocess.run([path, "--help"], capture_output=True, text=True, check=True).stdout
        settings = [ROWS[row] for row in rows]
        self.scenarios = [each for each in SCENARIOS if each.settings in settings
                          and (not each.arguments or each.arguments[0] in text)]


class Runner:
    def __init__(self, measure_program, archive, listing, history, out):
        self.measure_program, self.archive, self.listing, self.history = measure_program, archive, listing, history
        self.out = out
        self.outputs = 0

    def run(self, program, jobs):
        """A Run for each scenario. What was written before is removed at the end of everything only: some
        file systems are slow where much was removed a moment ago."""
        edits, runs, homes = Edits(self.listing), {}, {}
        for scenario in program.scenarios:
            home = homes.get(scenario.settings)
            if not home:
                self.history.reset()  # all full builds read the same archive
                home = homes[scenario.settings] = self.home(scenario.settings)
            paths = getattr(edits, scenario.edit)() if scenario.edit else []
            if scenario.arguments and paths:
                self.history.commit(paths)
            runs[scenario.name] = self.build(program, scenario, jobs, home)
            if paths and not scenario.arguments:
                self.history.commit(paths)
        self.history.reset()
        return runs

    def home(self, settings):
        """A new folder for feeds and their state."""
        self.outputs += 1
        home = self.out / str(self.outputs)
        home.mkdir()
        if settings:
            (home / "feedgen.yaml").write_text(settings, encoding="utf-8")
        return home

    def build(self, program, scenario, jobs, home):
        feeds = home / "feeds"
        before = snapshot(feeds)
        os.sync()  # what was edited and committed: the run must not wait for it
        run = self.measure([program.path, self.archive, "-o", feeds, *BUILD_ARGUMENTS, "--jobs", str(jobs),
                            *([] if scenario.arguments else ["--json"]),
                            *(["--config", home / "feedgen.yaml"] if scenario.settings else []), *scenario.arguments],
                           home)
        after = snapshot(feeds)
        run.written = sum(after[path] != before.get(path) for path in after)
        run.report = {} if scenario.arguments else run.json()
        self.check(program, scenario, run)
        return run

    def measure(self, command, folder=None):
        return measure(self.measure_program, command, folder)

    def check(self, program, scenario, run):
        """Speed is of no use to feeds that are not renewed."""
        if not scenario.edit and (read := run.report["articles"]["read"]) != len(self.listing.paths):
            sys.exit(f"{program.name} read {read} of {len(self.listing.paths)} articles")
        if (run.written == 0) != scenario.name.endswith("again"):
            sys.exit(f"{program.name}: {scenario.text}: {run.written} files were written")


def snapshot(folder):
    """What tells a file that was written from one that was left alone."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            status = os.stat(os.path.join(place, name))
            found[os.path.join(place, name)] = (status.st_ino, status.st_mtime_ns)
    return found
