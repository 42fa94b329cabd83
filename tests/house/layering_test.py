#!/usr/bin/env python3
"""Shows on small made-up trees that each rule of layering.py fails when it is broken."""

import os
import subprocess
import tempfile
import unittest

import layering

# A house in order: every test breaks one thing in it.
HOUSE = {
    "src/CMakeLists.txt": "add_executable(feedgen main.cpp)\ntarget_sources(core build.cpp)\n",
    "src/main.cpp": '#include "cli/options.h"\n#include "build.h"\n',
    "src/build.h": '#include "feed/write.h"\n',
    "src/build.cpp": '#include "build.h"\n\n#include <map>\n\n#include "text/utf8.h"\n',
    "src/cli/options.h": "",
    "src/feed/write.h": '#include "value/feed.h"\n#include "format/yaml.h"\n',
    "src/format/xml_reader.cpp": "#include <libxml/parser.h>\n",
    "src/format/yaml.h": '#include "value/feed.h"\n',
    "src/format/yaml.cpp": '#include "format/yaml.h"\n#include <yaml-cpp/yaml.h>\n',
    "src/text/utf8.h": "",
    "src/time/instant.h": "#include <chrono>\n",
    "src/time/zone.h": "",
    "src/value/feed.h": '#include "time/instant.h"\n',
    "tests/unit/CMakeLists.txt": "add_executable(unit_tests main.cpp)\n",
    "tests/unit/main.cpp": "int main() {}\n",
}


def write_house(root, changes):
    for path, text in {**HOUSE, **changes}.items():
        os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
        with open(os.path.join(root, path), "w", encoding="utf-8") as file:
            file.write(text)


def findings_of(changes):
    with tempfile.TemporaryDirectory() as root:
        write_house(root, changes)
        return [str(finding) for finding in layering.judge(root)]


class Rules(unittest.TestCase):
    def assert_found(self, changes, *expected):
        self.assertEqual(findings_of(changes), list(expected))

    def test_a_house_in_order_has_no_findings(self):
        self.assert_found({})

    def test_an_include_that_runs_upward_is_found(self):
        self.assert_found(
            {"src/text/utf8.h": '\n#include "feed/write.h"\n'},
            'src/text/utf8.h:2: "feed/write.h" is above text; includes run downward only')

    def test_stages_do_not_include_each_other(self):
        self.assert_found(
            {"src/article/date.h": '# include "body/body.h"\n', "src/body/body.h": ""},
            'src/article/date.h:1: "body/body.h" is beside article; includes run downward only')

    def test_values_know_instants_and_zones_and_nothing_else_of_time(self):
        self.assert_found(
            {"src/value/feed.h": '#include "time/instant.h"\n#include "time/read_date.h"\n',
             "src/time/read_date.h": ""},
            'src/value/feed.h:2: "time/read_date.h" is above value; includes run downward only')

    def test_a_generator_is_named_in_its_own_folder_only(self):
        self.assert_found({"src/sites/hugo/hugo.h": "bool is_hugo();\n", "src/text/utf8.h": "// Hugo's\n"})
        self.assert_found(
            {"src/sites/hugo/hugo.h": "", "src/text/utf8.h": "\nbool is_hugo();  // a name\n"},
            "src/text/utf8.h:2: names hugo; what one generator knows belongs into src/sites/hugo/")

    def test_generators_are_known_by_their_folders(self):
        self.assert_found({"src/text/utf8.h": "bool is_pelican();\n"})
        self.assert_found(
            {"src/sites/pelican/pelican.h": "", "src/text/utf8.h": "bool is_pelican();\n"},
            "src/text/utf8.h:1: names pelican; what one generator knows belongs into "
            "src/sites/pelican/")

    def test_only_the_doors_ask_the_machine_for_time_and_chance(self):
        for words in ("std::chrono::steady_clock::now()", "std::this_thread::sleep_for(time)", "std::random_device device",
                      "std::filesystem::absolute(path)"):
            self.assert_found({"src/system/clock.h": f"auto a = {words};\n", "src/text/utf8.h": f"// {words}\n"})
            self.assertEqual(len(findings_of({"src/text/utf8.h": f"auto a = {words};\n"})), 1, words)

    def test_nobody_includes_the_command_line_but_main(self):
        self.assert_found(
            {"src/build.h": '#include "cli/options.h"\n'},
            'src/build.h:1: "cli/options.h" is above build; includes run downward only')

    def test_a_folder_without_a_layer_is_found(self):
        self.assert_found(
            {"src/odds/ends.h": ""},
            'src/odds/ends.h:1: "odds" is in no layer; give it a place in LAYERS')

    def test_includes_are_spelled_from_the_top_of_the_sources(self):
        self.assert_found(
            {"src/feed/write.h": '#include "../text/utf8.h"\n'},
            'src/feed/write.h:1: "../text/utf8.h" is no file of src/; write the path from src/')

    def test_a_source_includes_its_own_header(self):
        self.assert_found(
            {"src/build.cpp": "// build\n"},
            'src/build.cpp:1: does not include its own header; add "build.h"')

    def test_each_library_has_its_door(self):
        headers = {
            "libxml2": "libxml/tree.h", "yaml-cpp": "yaml-cpp/yaml.h", "toml++": "toml++/toml.h",
            "gumbo": "gumbo.h", "md4c": "md4c-html.h", "date": "date/tz.h",
            "utf8proc": "utf8proc.h", "libidn2": "idn2.h", "iconv": "iconv.h", "CLI11": "CLI/CLI.hpp", "xxHash": "xxhash.h",
            "libcurl": "curl/curl.h", "libpq": "libpq-fe.h", "Mustache": "kainjow/mustache.hpp", "libevent": "event2/http.h", "zlib": "zlib.h", "SQLite": "sqlite3.h", "nlohmann-json": "nlohmann/json.hpp",
        }
        self.assertEqual(set(headers), {library for library, _, _ in layering.DOORS})
        for library, _, door in layering.DOORS:
            self.assert_found(
                {"src/feed/write.h": f"#include <{headers[library]}>\n"},
                f"src/feed/write.h:1: includes {library}; only {door} may")

    def test_a_quoted_library_header_counts_too(self):
        findings = findings_of({"src/build.h": '#include "yaml-cpp/yaml.h"\n'})
        self.assertIn(
            "src/build.h:1: includes yaml-cpp; only format/yaml.cpp format/yaml_* may", findings)

    def test_a_door_in_several_files_keeps_its_library_to_itself(self):
        inner = {"src/format/html_tree.h": "#include <gumbo.h>\n"}
        self.assert_found({**inner, "src/format/html_text.h": '#include "format/html_tree.h"\n'})
        self.assert_found(
            {**inner, "src/format/toml.h": '#include "format/html_tree.h"\n'},
            'src/format/toml.h:1: "format/html_tree.h" brings in gumbo; '
            "only format/html.cpp format/html_* may include it")

    def test_a_door_in_several_files_includes_its_library_once(self):
        self.assert_found({"src/format/markdown_parser.h": "#include <md4c.h>\n"})
        self.assert_found(
            {"src/format/markdown_spans.h": "#include <md4c.h>\n"},
            'src/format/markdown_spans.h:1: includes md4c; include "format/markdown_parser.h" instead')

    def test_a_library_with_one_place_has_no_second_one(self):
        self.assert_found(
            {"src/system/a.cpp": "#include <xxhash.h>\n#include <xxh3.h>\n",
             "src/system/b.cpp": "\n#include <xxhash.h>\n"},
            "src/system/b.cpp:2: includes xxHash; only one .cpp file may")

    def test_a_long_file_is_found(self):
        self.assert_found({"src/time/zone.h": "//\n" * 400, "docs/long.md": "\n" * 500})
        self.assert_found({"src/time/zone.h": "//\n" * 401},
                          "src/time/zone.h:401: has more than 400 lines; split it by idea")

    def test_types_of_one_name_in_two_headers_are_found(self):
        self.assert_found({"src/time/zone.h": "struct Zone {\n};\n", "src/text/utf8.h": "class Zone;\nstruct Utf8 {};\n"})
        self.assert_found({"src/time/zone.h": "struct Zone {\n};\n", "src/text/utf8.h": "\nclass Zone final : public Base {\n};\n"},
                          "src/time/zone.h:1: Zone is the name of a type in src/text/utf8.h too; rename one of them")

    def test_paths_of_one_machine_are_found(self):
        for folder in ("root", "home", "work", "Users"):
            for before in ("", "see ", '"', "file://", "--output="):
                findings = findings_of({"docs/a.md": f"\n{before}/{folder}/me"})
                self.assertEqual(len(findings), 1, before + folder)
                self.assertTrue(findings[0].startswith("docs/a.md:2: names "))

    def test_addresses_are_no_paths_of_a_machine(self):
        for text in ("https://example.org/{}/a", "http://{}/a", "a/{}/b", "../{}/", "~/{}/",
                     "${DIR}/{}/", "/{}", "/{}stead/"):
            for folder in ("root", "home", "work", "Users"):
                self.assert_found({"docs/a.md": text.replace("{}", folder)})

    def test_words_of_unfinished_work_are_found(self):
        for words in (("TO", "DO"), ("FIX", "ME"), ("XX", "X"), ("HA", "CK"), ("W", "IP"),
                      ("TB", "D"), ("For ", "now"), ("not yet ", "implemented"),
                      ("Lorem ", "ipsum")):
            word = "".join(words)
            self.assert_found({"dev": f"#\n# {word}: x"},
                              f'dev:2: says "{word}"; finish it or leave it out')
            self.assert_found({"fixtures/a.md": word, "feeds/rss.xml": word})

    def test_words_that_only_look_unfinished_are_left_alone(self):
        self.assert_found({"dev": "nameXXXXXX ~XX todos hacking wiped for nowhere mktemp.XXXX"})

    def test_files_that_git_ignores_are_not_judged(self):
        word = "TO" + "DO"
        with tempfile.TemporaryDirectory() as root:
            write_house(root, {".gitignore": "/out/\n", "out/a": word, "new": word})
            subprocess.run(["git", "-C", root, "init", "-q"], check=True)
            self.assertEqual([finding.path for finding in layering.judge(root)], ["new"])


if __name__ == "__main__":
    unittest.main()
