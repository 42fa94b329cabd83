"""A site whose feeds are built and uploaded, each step by the program itself."""

import json
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ping"))

import ping_site
import program


class PublishTest(ping_site.PingTest):
    variables = {}

    def setUp(self):
        super().setUp()
        self.home = self.site / "home"
        self.home.mkdir()

    def publish_to(self, to, archives=0, **more):
        """Settings; `more` are members of `publish`."""
        settings = {"base_url": ping_site.BASE_URL, "title": "A site", "articles": "articles", "output": "feeds",
                    "publish": {"to": to, **more}}
        if archives:
            settings["archives"] = archives
        self.write("feedgen.yaml", "".join(f"{name}: {json.dumps(value)}\n" for name, value in settings.items()))

    def archived_articles(self):
        """So many that there is an archive, with documents that are sealed."""
        for number in range(30):
            self.article(f"n{number:02}", ["News"])

    def environment(self):
        """The user's own: no credentials of the machine that runs the test."""
        variables = {name: value for name, value in ping_site.environment().items()
                     if not name.startswith(("AWS_", "SSH_", "FEEDGEN_"))}
        return {**variables, "HOME": str(self.home), **self.variables}

    def run_it(self, *arguments, code=0):
        done = subprocess.run([self.feedgen, *arguments], cwd=self.site, env=self.environment(), text=True,
                              encoding="utf-8", stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done

    def start(self, *arguments):
        process = subprocess.Popen([self.feedgen, *arguments], cwd=self.site, env=self.environment(), text=True,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    def publish(self, *arguments, code=0):
        """The report, which agrees with itself and with the exit code."""
        report = json.loads(self.run_it("publish", "--json", *arguments, code=code).stdout)
        self.assertEqual(sorted(report), ["dry_run", "due", "errors", "removed", "sent", "targets", "warnings"])
        self.assertEqual(report["due"], sum(target["due"] for target in report["targets"]), report)
        if not {"--dry-run", "--status"} & set(arguments):
            self.assertTrue(code == 4 or report["due"] == 0, report)
        return report

    def published(self):
        """Path -> bytes of the feeds' folder."""
        return files_of(self.feeds)

    def warning(self, report):
        return " ".join(one["problem"] + "; " + one.get("remedy", "") for one in report["warnings"])


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def wait_for(is_so, seconds=60):
    """Polls, for what a server of others does not announce."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.05)


def main(argv):
    ping_site.PingTest.feedgen = Path(argv.pop(1)).resolve()
    unittest.main(argv=argv)
