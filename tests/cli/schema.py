#!/usr/bin/env python3
"""The JSON Schema of feedgen.yaml, judged by a validator that others wrote: it takes what feedgen takes (every example of
the manual, every case that builds), and refuses names that there are not and values of the wrong kind.

    schema.py PROGRAM SOURCE
"""

import json
import re
import sys
import unittest
from pathlib import Path

import jsonschema
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent))

from program import run

FEEDGEN = None
SOURCE = None
ROW = re.compile(r"^\| \[`(\w+)`\]\(#\w+\) \| .* \| `(.+)` \|$", re.MULTILINE)
FENCED = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"(?:^    .*\n|^\n(?=    ))+", re.MULTILINE)
# Refusals that are about a name or a kind of value, which a schema can know.
OF_SHAPE = re.compile(r"unknown setting|neither true nor false|is expected here|is no whole number|no settings here"
                      r"|error: (?:content|categories|order|date_order|generator|ids): .* is not known here")


class Loader(yaml.SafeLoader):
    """Dates stay texts, as in YAML 1.2 and JSON."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def loaded(text):
    return yaml.load(text, Loader)


class SchemaTest(unittest.TestCase):
    def setUp(self):
        done = run(FEEDGEN, "--generate", "schema")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.text = done.stdout
        self.schema = json.loads(self.text)
        self.validator = jsonschema.Draft7Validator(self.schema)

    def refusals(self, value):
        return [error.message for error in self.validator.iter_errors(value)]

    def test_it_is_a_schema_and_has_every_setting(self):
        jsonschema.Draft7Validator.check_schema(self.schema)
        manual = (SOURCE / "docs/configuration.md").read_text(encoding="utf-8")
        other_names = re.findall(r"^Also `(\w+)`\.", manual, re.MULTILINE)
        self.assertEqual(other_names, ["accent"])
        self.assertEqual([name for name in self.schema["properties"] if name not in other_names],
                         [name for name, _ in ROW.findall(manual)])
        self.assertEqual(self.schema["properties"]["accent"], self.schema["properties"]["accent_color"])
        for name, property in self.schema["properties"].items():
            self.assertTrue(property["description"], name)

    def test_the_copy_in_docs_is_the_same(self):
        self.assertEqual((SOURCE / "docs/feedgen.schema.json").read_text(encoding="utf-8"), self.text,
                         "docs/feedgen.schema.json is stale; run ./dev docs")

    def test_it_takes_the_example_of_each_setting(self):
        rows = ROW.findall((SOURCE / "docs/configuration.md").read_text(encoding="utf-8"))
        self.assertGreater(len(rows), 40)
        for name, example in rows:
            text = f"{name}: {example}"
            self.assertEqual(self.refusals(loaded(text)), [], text)
            self.assertEqual(self.refusals({name: None}), [], name)

    def test_it_takes_the_settings_in_the_manual(self):
        taken = 0
        names = set(self.schema["properties"])
        for page in [SOURCE / "README.md", *sorted((SOURCE / "docs").glob("*.md"))]:
            text = page.read_text(encoding="utf-8")
            blocks = FENCED.findall(text) + [re.sub(r"^    ", "", block, flags=re.MULTILINE)
                                             for block in INDENTED.findall(text)]
            for block in blocks:
                first = re.match(r"(?:#.*\n)*(\w+):(?: |\n)", block.lstrip("\n"))
                other = re.match(r"\s*# (?!feedgen\.yaml)\S+\.ya?ml", block)
                is_makefile = "\n\t" in block
                if not first or first[1] not in names or other or is_makefile or page.name == "front-matter.md":
                    continue
                taken += 1
                self.assertEqual(self.refusals(loaded(block)), [], f"{page.name}: {block}")
        self.assertGreaterEqual(taken, 5)

    def test_it_takes_what_builds_and_refuses_names_and_kinds_that_feedgen_refuses(self):
        taken, refused = 0, 0
        for settings in sorted((SOURCE / "fixtures/cases").glob("*/feedgen.yaml")):
            said = settings.with_name("expected.stderr")
            errors = [line for line in said.read_text(encoding="utf-8").splitlines()
                      if re.match(r"\S*feedgen\.yaml:\d+:\d+: error: ", line)] if said.exists() else []
            try:
                value = loaded(settings.read_text(encoding="utf-8"))
            except yaml.YAMLError:
                continue  # another reader's YAML: the schema is not asked
            found = self.refusals(value)
            if not errors:
                taken += 1
                self.assertEqual(found, [], settings)
            elif any(OF_SHAPE.search(error) for error in errors):
                refused += 1
                self.assertTrue(found, f"{settings}: {errors}")
        self.assertGreater(taken, 200)
        self.assertGreaterEqual(refused, 6)

    def test_what_is_wrong_in_each_kind_of_value_is_refused(self):
        for wrong in ({"titel": "A"}, {"title": ["A"]}, {"title": {"a": 1}}, {"limit": "many"}, {"limit": -1}, {"limit": 1.5},
                      {"drafts": "perhaps"}, {"hubs": {"a": 1}}, {"content": "some"}, {"categories": "deep"},
                      {"formats": ["rdf"]}, {"order": "size"}, {"generator": "none at all"}, {"permalinks": "a"},
                      {"feeds": [{"name": "a", "were": {}}]}, {"rewrite": [{"of": "a"}]}, {"extra": {"entries": {}}},
                      {"defaults": "a"}, {"authors": ["a"]}, ["title"], "title"):
            self.assertTrue(self.refusals(wrong), wrong)


if __name__ == "__main__":
    FEEDGEN = Path(sys.argv.pop(1)).resolve()
    SOURCE = Path(sys.argv.pop(1)).resolve()
    unittest.main()
