"""What `feedgen check` finds in the site's own feed of each program: how often each rule is broken."""

import json
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

import truth


def of_feed(program, text):
    """How often each (severity, code, rule) is broken. Behind a place where a feed is not well-formed nothing is judged."""
    with tempfile.TemporaryDirectory(prefix="feedgen-findings-") as folder:
        feed = Path(folder) / "feed.xml"
        feed.write_text(text, encoding="utf-8", errors="surrogateescape")
        done = subprocess.run([program, "check", "feed.xml", "--json"], cwd=folder, capture_output=True, text=True, timeout=120,
                              env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": str(truth.NOW)})
    if done.returncode not in (0, 1):
        raise SystemExit(f"feedgen check failed: {done.stderr}")
    [file] = json.loads(done.stdout)["files"]
    return Counter((one["severity"], one["code"], one["rule"]) for one in file["findings"] if one["severity"] != "note")
