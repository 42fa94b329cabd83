#!/usr/bin/env python3
"""The setting `check` of feedgen.yaml: what it changes, where it is found, and what one that comes with a stranger's
repository can't do.

    settings.py PROGRAM
"""

import os

from checking import BAD_LINK, GOOD, NO_SELF, CheckingTest, main


class SettingsTest(CheckingTest):
    def rules(self, *words, code=0):
        return sorted({rule for _, rule, _, _ in self.findings(*words, code=code)})

    def wrong(self, yaml, *expected):
        self.write("feedgen.yaml", yaml)
        done = self.check("feeds", code=2)
        for words in expected:
            self.assertIn(words, done.err)
        return done.err

    def setUp(self):
        super().setUp()
        self.write("feeds/bad.xml", BAD_LINK)
        self.write("feeds/old/warned.xml", NO_SELF)

    def test_rules_are_chosen(self):
        self.assertEqual(self.rules("feeds", code=1), ["address-characters", "rss-self-link"])
        self.write("feedgen.yaml", "check: {ignore: [rss-self]}\n")
        self.assertIn("there is no rule", self.check("feeds", code=2).err)
        self.write("feedgen.yaml", "check: {ignore: [rss-]}\n")
        self.assertEqual(self.rules("feeds", code=1), ["address-characters"])
        self.assertEqual(self.rules("feeds", "--ignore", "L"), [])
        self.write("feedgen.yaml", "check: {select: rss-self-link}\n")
        self.assertEqual(self.rules("feeds"), ["rss-self-link"])
        self.assertEqual(self.rules("feeds", "--select", "L", code=1), ["address-characters"])
        self.write("feedgen.yaml", "check: {fail_on: warning, ignore: L}\n")
        self.check("feeds", code=1)
        self.write("feedgen.yaml", "check: {profile: podcast2}\n")
        self.assertIn("error: R1", self.check("feeds/old/warned.xml", code=1).out)
        self.check("feeds/old/warned.xml", "--profile", "apple")

    def test_rules_are_ignored_in_some_paths(self):
        self.write("feedgen.yaml", 'check: {ignore_in: {"feeds/old/**": rss-self-link, "*.rss": [L]}}\n')
        self.assertEqual(self.rules("feeds", code=1), ["address-characters"])
        done = self.check("feeds", code=1)
        self.assertIn("1 finding left out, as feedgen.yaml says", done.err)
        self.write("feeds/deep/er/b.rss", BAD_LINK)
        self.assertEqual(self.rules("feeds/deep"), [])
        self.assertEqual(self.rules(str(self.folder / "feeds/deep")), [])
        # From elsewhere too, and not of what has the same name outside.
        os.makedirs(self.folder / "work")
        self.assertEqual(self.rules("work/../feeds/old"), [])

    def test_the_nearest_configuration_counts(self):
        self.write("feedgen.yaml", "check: {ignore: L}\n")
        self.assertEqual(self.rules("feeds/bad.xml"), [])
        self.write("feeds/feedgen.yaml", "title: A site\n")
        self.assertEqual(self.rules("feeds/bad.xml", code=1), ["address-characters"])
        self.assertEqual(self.rules("feeds/bad.xml", "--config", "feedgen.yaml"), [])
        self.check("feeds/bad.xml", "--config", "missing.yaml", code=2)

    def test_other_settings_are_not_judged(self):
        self.write("feedgen.yaml", "base_url: nonsense\nunknown: 1\ncheck: {ignore: L}\n")
        self.assertEqual(self.rules("feeds/bad.xml"), [])

    def test_mistakes_have_their_place(self):
        self.wrong("title: A\ncheck:\n  ignore:\n    - nonsense\n", "feedgen.yaml:4:", 'there is no rule "nonsense"')
        self.wrong("check: {ignored: [L]}\n", "feedgen.yaml:1:", "ignore")
        self.wrong("check: [L]\n", "feedgen.yaml:1:", "a map is expected")
        self.wrong('check: {ignore_in: {"": [L]}}\n', "feedgen.yaml:1:")
        self.wrong('check: {ignore_in: {"a": [nonsense]}}\n', "feedgen.yaml:1:", "there is no rule")
        self.wrong("check: {profile: nobody}\n", "feedgen.yaml:1:", "w3c, rssboard")
        self.wrong("check: {fail_on: note}\n", "feedgen.yaml:1:", "error")
        self.wrong("check: {\n", "feedgen.yaml:")

    def test_a_baseline_of_the_settings(self):
        self.write("feedgen.yaml", "check: {baseline: known.json}\n")
        self.check("feeds", code=2)  # it is not there yet
        self.check("feeds", "--write-baseline")
        self.assertTrue((self.folder / "known.json").exists())
        self.assertEqual(self.rules("feeds"), [])
        self.write("feeds/new.xml", BAD_LINK)
        self.assertEqual(self.rules("feeds", code=1), ["address-characters"])
        self.check("feeds", "--write-baseline")
        self.assertEqual(self.rules("feeds"), [])

    def test_a_strangers_configuration_reads_and_writes_nothing_outside(self):
        outside = self.write("mine/secret.json", "not yours\n")
        self.write("clone/feeds/bad.xml", BAD_LINK)
        self.write("clone/source.c", "int main;\n")
        os.symlink("../mine", self.folder / "clone/linked")
        os.symlink("../mine/secret.json", self.folder / "clone/known.json")
        for name in (str(outside), "../mine/secret.json", "linked/secret.json", "linked/new.json", "known.json",
                     "../mine/new.json", "feeds/../../mine/new.json"):
            self.write("clone/feedgen.yaml", f"check: {{baseline: {name!r}}}\n".replace("'", '"'))
            for words in (["clone/feeds"], ["clone/feeds", "--write-baseline"]):
                with self.subTest(name=name, words=words):
                    done = self.check(*words, code=2)
                    self.assertIn("outside the configuration's folder", done.err)
                    self.assertNotIn("not yours", done.out + done.err)
        self.assertEqual(outside.read_text(), "not yours\n")
        self.assertEqual(sorted(os.listdir(self.folder / "mine")), ["secret.json"])
        # What is no baseline is not written over, unless the command line names it.
        self.write("clone/feedgen.yaml", "check: {baseline: source.c}\n")
        self.check("clone/feeds", "--write-baseline", code=2)
        self.assertEqual((self.folder / "clone/source.c").read_text(), "int main;\n")

    def test_a_strangers_configuration_turns_nothing_on(self):
        for key in ("fix", "unsafe_fixes", "private", "output_format", "write_baseline", "against"):
            self.wrong(f"check: {{{key}: true}}\n", "feedgen.yaml:1:")

    def test_huge_settings_cost_little(self):
        words = ", ".join(["L"] * 1_001)
        self.wrong(f"check: {{ignore: [{words}]}}\n", "more than 1000 rules")
        paths = ", ".join(f'"{"*a" * 240}{i}": L' for i in range(1_000))
        self.write("feedgen.yaml", f"check: {{ignore_in: {{{paths}}}}}\n")
        self.assertEqual(self.rules("feeds", code=1), ["address-characters", "rss-self-link"])
        self.wrong(f'check: {{ignore_in: {{{paths}, b: L}}}}\n', "more than 1000 paths")

    def test_standard_input_has_no_path(self):
        self.write("feedgen.yaml", 'check: {ignore_in: {"**": [L, rss-self-link]}}\n')
        done = self.check("-", given=BAD_LINK.encode(), code=1)
        self.assertIn("address-characters", done.out)
        self.check("-", given=GOOD.encode())


main()
