#!/usr/bin/env python3
"""What `feedgen check --output-format` writes is what programs take.

    outputs.py PROGRAM
"""

import json
import re
import xml.etree.ElementTree as tree

from checking import BAD_LINK, GOOD, NO_SELF, CheckingTest, main

HOSTILE = GOOD.replace("https://site.example/<", "https://site.example/%0A::set-output,a b\u0085\u202e\"&amp;]]&gt;<")


class OutputsTest(CheckingTest):
    def setUp(self):
        super().setUp()
        self.write("a b/bad.xml", BAD_LINK)
        self.write("good.xml", GOOD)
        self.write("warned.xml", NO_SELF)
        self.write("hostile,x:y%.xml", HOSTILE)
        self.write(b"byte\xff.xml".decode("utf-8", "surrogateescape"), BAD_LINK)

    def output(self, name):
        return self.check(".", "--output-format", name, code=1).out

    def test_json_is_that_of_the_option(self):
        self.assertEqual(self.output("json"), self.check(".", "--json", code=1).out)
        self.assertEqual(self.output("text"), self.check(".", code=1).out)

    def test_sarif(self):
        report = json.loads(self.output("sarif"))
        self.assertEqual(report["version"], "2.1.0")
        [run] = report["runs"]
        rules = run["tool"]["driver"]["rules"]
        self.assertEqual(len({rule["id"] for rule in rules}), len(rules))
        for rule in rules:
            for key in ("shortDescription", "help"):
                self.assertTrue(rule[key]["text"])
            self.assertIn(rule["defaultConfiguration"]["level"], ("error", "warning", "note"))
        self.assertGreaterEqual(len(run["results"]), 4)
        prints = set()
        for result in run["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            self.assertIn(result["level"], ("error", "warning", "note"))
            self.assertTrue(result["message"]["text"])
            [place] = [location["physicalLocation"] for location in result["locations"]]
            self.assertRegex(place["artifactLocation"]["uri"], r"^[A-Za-z0-9._~/%-]+$")
            self.assertGreaterEqual(place["region"]["startLine"], 1)
            self.assertGreaterEqual(place["region"]["startColumn"], 1)
            prints.add(result["partialFingerprints"]["feedgen/v1"])
        self.assertEqual(len(prints), len(run["results"]))

    def test_junit(self):
        suites = tree.fromstring(self.output("junit"))
        self.assertEqual(suites.tag, "testsuites")
        cases = list(suites.iter("testcase"))
        self.assertEqual(int(suites.get("tests")), len(cases))
        self.assertEqual(int(suites.get("failures")), len(list(suites.iter("failure"))))
        for suite in suites:
            self.assertEqual(int(suite.get("tests")), len(suite))
        self.assertEqual([case.get("name") for case in cases if case.get("classname") == "./good.xml"], ["feed"])

    def test_github_has_a_command_a_line_whatever_a_feed_says(self):
        lines = self.output("github").splitlines()
        self.assertGreaterEqual(len(lines), 4)
        for line in lines:
            self.assertRegex(line, r"^::(error|warning|notice) file=[^,:]+,line=\d+,col=\d+,title=\w+ [\w-]+::[^\r\n]+$")
        self.assertTrue(any("hostile%2Cx%3Ay%25.xml" in line for line in lines))

    def test_gitlab(self):
        report = json.loads(self.output("gitlab"))
        self.assertEqual(len({one["fingerprint"] for one in report}), len(report))
        for one in report:
            self.assertLessEqual({"description", "check_name", "fingerprint", "severity", "location"}, set(one))
            self.assertRegex(one["fingerprint"], "^[0-9a-f]{64}$")
            self.assertIn(one["severity"], ("info", "minor", "major"))
            self.assertGreaterEqual(one["location"]["lines"]["begin"], 1)

    def test_fingerprints_stay_when_lines_are_added(self):
        def prints():
            return sorted(one["fingerprint"] for one in json.loads(self.output("gitlab")))
        before = prints()
        self.write("a b/bad.xml", BAD_LINK.replace("<channel>", "<channel>\n\n"))
        self.assertEqual(prints(), before)

    def test_without_findings_the_documents_are_whole(self):
        for name in ("json", "sarif", "gitlab"):
            json.loads(self.check("good.xml", "--output-format", name).out)
        tree.fromstring(self.check("good.xml", "--output-format", "junit").out)
        self.assertEqual(self.check("good.xml", "--output-format", "github").out, "")
        self.assertTrue(re.search("1 feed judged", self.check("good.xml", "--output-format", "github").err))


if __name__ == "__main__":
    main()
