#!/usr/bin/env python3
"""Shows that builders on clones of one repository, which share their state, make together what one makes: while they
commit, build, upload and ping at random, are killed, and the server is restarted.

    builders.py PROGRAM [--seconds 15] [--builders 4] [--seed N]
"""

import argparse
import json
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import postgres
import program
from clones import Builder
from servers import Server

SCHEMA = "CREATE SCHEMA site"
# What was published and what was accepted, each time.
LOGS = """
SET search_path = site;
CREATE TABLE log (kind text, topic bytea, digest bytea, place bigserial);
CREATE FUNCTION log_feed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT NEW.is_gone AND (TG_OP = 'INSERT' OR OLD.content_digest <> NEW.content_digest OR OLD.is_gone) THEN
    INSERT INTO site.log VALUES ('published', NEW.url, NEW.content_digest); END IF;
  RETURN NEW; END $$;
CREATE FUNCTION log_notice() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT NEW.is_gone AND NEW.accepted <> decode(repeat('00', 16), 'hex') THEN
    INSERT INTO site.log VALUES ('accepted', NEW.topic, NEW.accepted); END IF;
  RETURN NEW; END $$;
CREATE TRIGGER log_feed AFTER INSERT OR UPDATE ON feedgen_feeds FOR EACH ROW EXECUTE FUNCTION log_feed();
CREATE TRIGGER log_notice AFTER INSERT OR UPDATE ON feedgen_notices FOR EACH ROW EXECUTE FUNCTION log_notice();
"""
GIT = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main",
       "-c", "gc.auto=0", "-c", "commit.gpgsign=false"]


class Clone(Builder):
    def __init__(self, feedgen, folder, url, origin, served, seed):
        super().__init__(feedgen, folder, url)
        self.served = served
        self.chance = random.Random(seed)
        self.name = self.folder.name
        self.made = 0
        self.problems, self.codes = [], Counter()
        self.kills = 0
        self.seen = []  # (mark of an article, its id)
        self.git("clone", "-q", str(origin), ".")

    def git(self, *words, check=True):
        return subprocess.run([*GIT, *words], cwd=self.folder, check=check, capture_output=True, text=True,
                              env={**program.environment(), "HOME": str(self.folder)})

    def articles(self):
        return sorted((self.folder / "articles").glob("*.md"))

    def edit(self):
        """One commit of one article."""
        there = self.articles()
        what = self.chance.choice(("new", "new", "edit", "edit", "rename", "remove")) if len(there) > 5 else "new"
        one = self.chance.choice(there) if there else None
        if what == "new":
            self.made += 1
            mark = f"{self.name}{self.made}"
            self.article(mark, title=f"Article {mark}",
                         more=f"categories: [{self.chance.choice(['News', 'Boats', '技术'])}]\n")
            # Unlike all others: git takes an article that goes and one like it that comes for a rename.
            with open(self.folder / f"articles/{mark}.md", "a") as file:
                file.writelines(f"{self.chance.getrandbits(240):x}\n" for _ in range(12))
        elif what == "edit":
            text = one.read_text()
            one.write_text(re.sub(r"version (\w+)", f"version {self.chance.getrandbits(40):x}", text, count=1))
        elif what == "rename":
            one.rename(one.with_name(f"r{self.chance.getrandbits(40):x}.md"))
        else:
            one.unlink()
        self.git("add", "-A")
        self.git("commit", "-q", "-m", what)

    def commit(self):
        for _ in range(self.chance.randrange(3)):
            self.edit()
        self.push(5)

    def push(self, tries):
        """What is not pushed before another has pushed too often waits for the next time."""
        for _ in range(tries):
            if self.git("pull", "-q", "--rebase", check=False).returncode:
                # Two builders have edited one article: the other's holds.
                self.git("rebase", "--abort", check=False)
                self.git("reset", "-q", "--hard", "origin/main")
                continue
            if self.git("push", "-q", check=False).returncode == 0:
                return True
        return False

    def run_or_kill(self, *words):
        kills = self.chance.random() < 0.3
        process = self.start(*words)
        if kills:
            try:
                process.wait(self.chance.random() * 0.15)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        out, err = process.communicate()
        code = process.returncode
        self.kills += code == -signal.SIGKILL
        self.codes[(words[0] if words else "build", code)] += 1
        if code not in (0, 3, 4, -signal.SIGKILL):
            self.problems.append(f"{self.name} {words}: exit {code}: {err}")
        return code, err

    def work(self, end):
        while time.monotonic() < end:
            self.commit()
            code, _ = self.run_or_kill()
            if code == 0:
                self.look()
            if self.chance.random() < 0.4:
                self.run_or_kill("publish", "--to", str(self.served), "--prune")
            if self.chance.random() < 0.6:
                self.run_or_kill("ping")

    def look(self):
        for item in json.loads((self.feeds / "feed.json").read_text())["items"]:
            self.seen.append((item["title"], item["id"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program", type=lambda path: Path(path).resolve())
    parser.add_argument("--seconds", type=float, default=15)
    parser.add_argument("--builders", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if postgres.programs() is None:
        print("there is no PostgreSQL here")
        return 77
    test = unittest.TestCase()
    try:
        with tempfile.TemporaryDirectory(prefix="builders-", dir=program.memory()) as folder:
            return judge(options, Path(folder), test)
    finally:
        test.doCleanups()


def judge(options, folder, test):
    cluster = postgres.Cluster()
    test.addCleanup(cluster.close)
    cluster.sql(SCHEMA)
    url = cluster.url_at(cluster.folder, options="-csearch_path%3Dsite")
    hub = Server(test)
    origin = folder / "origin.git"
    subprocess.run([*GIT, "init", "-q", "--bare", str(origin)], check=True, env=program.environment())
    served = folder / "served"
    served.mkdir()
    (served / "mine.txt").write_text("another's file")
    first = Clone(options.program, folder / "seed", url, origin, served, 0)
    first.configure(hubs=[hub.url], notify={"private_addresses": True}, limit=0)
    first.write(".gitignore", ".feedgen\nfeeds\n")
    for _ in range(20):
        first.edit()
    first.git("push", "-q", "origin", "HEAD:main")
    clones = [Clone(options.program, folder / f"b{i}", url, origin, served, f"{options.seed} {i}")
              for i in range(options.builders)]
    assert clones[0].run().returncode == 0
    cluster.sql(LOGS)
    end = time.monotonic() + options.seconds
    threads = [threading.Thread(target=clone.work, args=(end,)) for clone in clones]
    for thread in threads:
        thread.start()
    restarts = restart(cluster, end, options.seconds)
    for thread in threads:
        thread.join()
    problems = [problem for clone in clones for problem in clone.problems]
    problems += finish(clones, cluster, hub, folder, options)
    for problem in problems:
        print(problem)
    codes = sum((clone.codes for clone in clones), Counter())
    print(f"{dict(sorted(codes.items()))}, {restarts} restarts of the server, "
          f"{sum(clone.kills for clone in clones)} runs killed, {len(problems)} problems")
    return 1 if problems else 0


def restart(cluster, end, seconds):
    restarts = 0
    while (left := end - time.monotonic()) > 0:
        time.sleep(min(left, seconds / 3))
        if time.monotonic() < end:
            cluster.stop("immediate" if restarts % 2 else "fast")
            cluster.start()
            restarts += 1
    return restarts


def finish(clones, cluster, hub, folder, options):
    """The problems."""
    for clone in clones:
        if not clone.push(2):
            yield f"{clone.name} could not push"
    for _ in range(2):
        for clone in clones:
            clone.git("pull", "-q", "--rebase")
            done = clone.run("--prune")
            if done.returncode:
                yield f"{clone.name}: the last build: {done.stderr}"
    for clone in clones:
        clone.look()
    yield from judge_ids(clones, cluster)
    alone = Builder(options.program, folder / "alone", "")
    subprocess.run([*GIT, "clone", "-q", str(clones[0].folder), str(alone.folder)], check=True, env=program.environment())
    alone.write("ids.tsv", clones[0].run("list", "--ids").stdout)
    done = alone.run("--full")
    if done.returncode:
        yield f"the build of one: {done.stderr}"
    for clone in clones:
        if clone.tree() != alone.tree():
            yield f"{clone.name} has other feeds than one builder makes: " + ", ".join(
                sorted(path for path in {*clone.tree(), *alone.tree()}
                       if clone.tree().get(path) != alone.tree().get(path)))
    yield from judge_uploads(clones, alone)
    yield from judge_pings(clones, cluster, hub)


def judge_uploads(clones, alone):
    """The first builder brings what is missing, the others nothing."""
    served = clones[0].served
    for clone in clones:
        done = clone.run("publish", "--to", str(served), "--prune", "--json")
        if done.returncode:
            yield f"{clone.name}: the last upload: {done.stderr}"
        elif clone is not clones[0] and json.loads(done.stdout)["sent"]:
            yield f"{clone.name} has uploaded again what another had: {done.stdout}"
    there = program.tree(served)
    if there.pop("mine.txt", None) is None:
        yield "a file of another program is gone"
    wanted = alone.tree()
    if there != wanted:
        yield "what is served differs: " + ", ".join(sorted(
            path for path in {*there, *wanted} if there.get(path) != wanted.get(path)))


def judge_ids(clones, cluster):
    ids, articles = defaultdict(set), defaultdict(set)
    for clone in clones:
        for title, id in clone.seen:
            ids[title].add(id)
            articles[id].add(title)
    yield from (f"{title} had several ids: {found}" for title, found in ids.items() if len(found) > 1)
    yield from (f"{id} was given to several articles: {found}" for id, found in articles.items() if len(found) > 1)
    double = cluster.sql("SELECT path, count(*) FROM site.feedgen_ids WHERE state = 0 AND NOT is_gone"
                         " GROUP BY path HAVING count(*) > 1")
    yield from (f"a path has several ids: {row}" for row in double)
    live = {bytes.fromhex(row[0]).decode() for row in
            cluster.sql("SELECT encode(path, 'hex') FROM site.feedgen_ids WHERE state = 0 AND NOT is_gone")}
    there = {f"articles/{path.name}" for path in clones[0].articles()}
    if live != there:
        yield f"the ledger and the articles differ: {sorted(live ^ there)}"


def judge_pings(clones, cluster, hub):
    for clone in clones:
        done = clone.run("ping", "--now")
        if done.returncode:
            yield f"{clone.name}: the last pings: {done.stderr}"
    log = cluster.sql("SELECT kind, encode(topic, 'hex'), count(*) FROM site.log GROUP BY kind, topic")
    counts = {(kind, bytes.fromhex(topic).decode()): int(count) for kind, topic, count in log}
    unfinished = sum(count for clone in clones for (what, code), count in clone.codes.items()
                     if what == "ping" and code not in (0, 4))
    for topic, sent in hub.pinged().items():
        accepted, published = counts.get(("accepted", topic), 0), counts.get(("published", topic), 0)
        if accepted > published + 1:  # one was published before the logs began
            yield f"{topic} was accepted {accepted} times and published {published} times"
        if not accepted <= sent <= accepted + unfinished:
            yield f"{topic}: {sent} pings, {accepted} of them recorded, and {unfinished} runs were cut off"
    due = cluster.sql("SELECT f.url FROM site.feedgen_feeds f LEFT JOIN site.feedgen_notices n ON n.topic = f.url"
                      " AND NOT n.is_gone WHERE NOT f.is_gone AND f.url <> '' AND f.format IN ('rss', 'atom', 'json')"
                      " AND n.accepted IS DISTINCT FROM f.content_digest AND f.adopted_digest <> f.content_digest")
    yield from (f"a ping is still due: {row}" for row in due)


if __name__ == "__main__":
    sys.exit(main())
