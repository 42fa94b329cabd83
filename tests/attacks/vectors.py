"""The attacks of this folder's .txt files, as the program `clean_vectors` cleans them."""

import json
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
LEAST = 300  # fewer would mean that a file was not read


def read_vectors(program):
    """A list of {"name", "source", "clean"}."""
    files = sorted(HERE.glob("*.txt"))
    done = subprocess.run([program, *files], capture_output=True, check=True, timeout=120)
    vectors = json.loads(done.stdout)
    if len(vectors) < LEAST:
        raise SystemExit(f"only {len(vectors)} attacks were read from {HERE}")
    return vectors
