#!/usr/bin/env python3
"""Shows on a small made-up manual that each rule of manual.py fails when it is broken."""

import os
import tempfile
import unittest

import manual

OPTIONS = {"--full", "--output"}
TREE = {
    "README.md": "See [the settings](docs/configuration.md#title) and `--full`.\n\n    $ feedgen a --output b\n",
    "CONTRIBUTING.md": "`./dev test`, `src/feed/rss.cpp`, `feed/rss.*`, `git --no-pager log`\n",
    "docs/configuration.md": "# Settings\n\n### `title`\n\n```yaml\ntitle: A\n```\n",
    "dev": "#   ./dev test [ARGS…]  all tests\n",
    "src/feed/rss.cpp": "",
}


def findings_of(changes):
    with tempfile.TemporaryDirectory() as root:
        for path, text in {**TREE, **changes}.items():
            os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(text)
        return list(manual.judge(root, OPTIONS))


class Rules(unittest.TestCase):
    def assert_found(self, changes, *expected):
        self.assertEqual(findings_of(changes), list(expected))

    def test_a_manual_in_order_has_no_findings(self):
        self.assert_found({})

    def test_an_option_that_does_not_exist_is_found(self):
        self.assert_found({"README.md": "`--fulll`\n"}, "README.md:1: feedgen has no option --fulll")
        self.assert_found({"README.md": "x\n\n    $ feedgen a --none\n"}, "README.md:3: feedgen has no option --none")
        self.assert_found({"docs/a.md": "```sh\nhugo --gc && feedgen --none\n```\n"},
                          "docs/a.md:2: feedgen has no option --none")

    def test_options_of_other_programs_are_left_alone(self):
        self.assert_found({"README.md": "`hugo --gc`, `git --x`\n\n    npm --prefix a\n"})

    def test_a_command_of_dev_that_does_not_exist_is_found(self):
        self.assert_found({"README.md": "`./dev tset`\n"}, "README.md:1: ./dev has no command tset")

    def test_a_setting_that_does_not_exist_is_found(self):
        block = "```yaml\n# feedgen.yaml\ntitel: A\n```\n"
        self.assert_found({"docs/a.md": block}, 'docs/a.md:3: "titel" is no setting; docs/configuration.md has them all')
        self.assert_found({"docs/a.md": block.replace("feedgen", "lefthook")})

    def test_a_file_that_does_not_exist_is_found(self):
        self.assert_found({"README.md": "`src/feed/rs.cpp`\n"}, "README.md:1: there is no src/feed/rs.cpp")
        self.assert_found({"CONTRIBUTING.md": "`feed/rs.*`\n"}, "CONTRIBUTING.md:1: there is no src/feed/rs.*")
        self.assert_found({"README.md": "`feed/rs.*`, `src/…`, `src/<room>/a`\n"})

    def test_a_link_that_leads_nowhere_is_found(self):
        self.assert_found({"docs/a.md": "[a](b.md)\n"}, "docs/a.md:1: the link b.md leads to no file")
        self.assert_found({"docs/a.md": "[a](configuration.md#titel)\n"},
                          "docs/a.md:1: the link configuration.md#titel leads to no heading")
        self.assert_found({"docs/a.md": "# One, two\n[a](#one-two) [b](https://example.org/#x)\n"})

    def test_a_table_without_a_head_is_found(self):
        table = "| a | b |\n|---|:-:|\n| 1 | 2 |\n"
        self.assert_found({"docs/a.md": table})
        self.assert_found({"docs/a.md": table + "\n| 3 | 4 |\n| 5 | 6 |\n"},
                          "docs/a.md:5: a table begins here without a head; is the empty line above it meant?")
        self.assert_found({"docs/a.md": "```\n| 3 | 4 |\n```\n"})


if __name__ == "__main__":
    unittest.main()
