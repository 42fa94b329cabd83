#!/usr/bin/env python3
"""`feedgen check`: exit codes, places, which files are judged, and what is said.

    command.py PROGRAM
"""

import os
import resource

from checking import BAD_LINK, GOOD, NO_SELF, CheckingTest, main


class CommandTest(CheckingTest):
    def places(self, text):
        self.write("f.xml", text)
        return [(line, column) for _, rule, line, column in self.findings("f.xml", "--select", "address-characters", code=1)]

    def test_exit_codes(self):
        self.write("good.xml", GOOD)
        self.write("bad.xml", BAD_LINK)
        self.write("warned.xml", NO_SELF)
        self.check("good.xml")
        self.check("good.xml", "--strict")
        self.check("bad.xml", code=1)
        self.check("warned.xml")
        self.check("warned.xml", "--strict", code=1)
        self.check("warned.xml", "--fail-on", "warning", code=1)
        self.check("warned.xml", "--fail-on", "error")
        self.check("good.xml", "missing.xml", code=3)
        self.check("bad.xml", "missing.xml", code=3)
        for words in ([], ["good.xml", "--select", "no-such-rule"], ["--explain", "nothing"],
                      ["good.xml", "--profile", "nobody"], ["good.xml", "--output-format", "html"],
                      ["good.xml", "--write-baseline"], ["good.xml", "--fail-on", "note"]):
            with self.subTest(words):
                self.check(*words, code=2)

    def test_places(self):
        line = '<rss version="2.0"><channel><title>T</title><link>https://site.example/a b</link><description/></channel></rss>'
        self.assertEqual(self.places(line), [(1, 51)])
        self.assertEqual(self.places("\ufeff" + line), [(1, 51)])
        self.assertEqual(self.places(line.replace("T<", "\u65e5\U0001f600<")), [(1, 52)])
        self.assertEqual(self.places(line.replace("<link>", "\r\n\t<link>")), [(2, 8)])
        self.assertEqual(self.places(line.replace("<channel>", "<channel>\n\n")), [(3, 23)])

    def test_folders(self):
        self.write("feeds/b/two.xml", BAD_LINK)
        self.write("feeds/a.rss", BAD_LINK)
        self.write("feeds/page.xml", "<html/>")
        self.write("feeds/notes.txt", BAD_LINK)
        self.write("feeds/.hidden.xml", BAD_LINK)
        self.write("elsewhere/c.xml", BAD_LINK)
        os.symlink("../elsewhere", self.folder / "feeds/linked")
        os.symlink("../elsewhere/c.xml", self.folder / "feeds/link.xml")
        os.symlink(".", self.folder / "feeds/circle")
        os.mkfifo(self.folder / "feeds/pipe.xml")
        paths = [path for path, rule, _, _ in self.findings("feeds", code=1) if rule == "address-characters"]
        self.assertEqual(paths, ["feeds/a.rss", "feeds/b/two.xml"])
        self.check("feeds/pipe.xml", code=3)
        self.check("feeds/link.xml", code=1)

    def test_a_folder_without_feeds_is_a_wrong_path(self):
        self.write("public/page.xml", "<html/>")
        done = self.check("public", code=2)
        self.assertEqual(done.err, "feedgen: error: no feed is found in public; name the folder that the feeds are in, or a file\n")
        self.check("public", "--json", code=2)
        self.check("public", "--write-baseline", "--baseline", "known.json", code=2)
        self.assertFalse((self.folder / "known.json").exists())
        self.write("feeds/bad.xml", BAD_LINK)
        done = self.check("public", "feeds", code=1)
        self.assertIn("warning: no feed is found in public; ", done.err)

    def test_a_file_that_can_not_be_read_is_named_and_the_others_are_judged(self):
        self.write("bad.xml", BAD_LINK)
        done = self.check("missing.xml", "bad.xml", code=3)
        self.assertIn("missing.xml: error: ", done.err)
        self.assertIn("address-characters", done.out)

    def test_standard_input(self):
        done = self.check("-", given=BAD_LINK.encode(), code=1)
        self.assertTrue(done.out.startswith("-:2:"), done.out)
        self.check("-", given=b"", code=1)

    def test_quiet_and_verbose(self):
        self.write("f.xml", NO_SELF.replace("<language>en</language>", "").replace("site.example/<", "site.example/a b<"))
        said = {words: self.check("f.xml", *words, code=1).out for words in ((), ("-q",), ("-v",))}
        self.assertIn("warning: ", said[()])
        self.assertNotIn("note: ", said[()])
        self.assertNotIn("warning: ", said[("-q",)])
        self.assertIn("error: ", said[("-q",)])
        self.assertIn("note: ", said[("-v",)])
        self.assertEqual(self.check("f.xml", "-q", code=1).err, "")

    def test_control_characters_are_shown_escaped(self):
        self.write("f\x1b[2J.xml", GOOD.replace("https://site.example/<", "https://site.example/\u202e\u009b2J b<"))
        done = self.check(".", code=1)
        for text in (done.out, done.err):
            for letter in ("\x1b", "\u202e", "\u009b"):
                self.assertNotIn(letter, text)

    def test_many_findings_of_a_rule_are_counted(self):
        item = "<item><title>A</title><link>a b</link></item>"
        self.write("f.xml", GOOD.replace("</channel>", item * 3000 + "</channel>"))
        done = self.check("f.xml", code=1)
        self.assertRegex(done.out.splitlines()[-1], r"^f\.xml: \d+ more findings of the same rules$")
        self.assertLess(len(done.out.splitlines()), 6000)

    def test_a_tag_of_a_hundred_thousand_attributes_is_refused_before_it_is_read(self):
        attributes = lambda count: " ".join(f"a{number}='b'" for number in range(count))
        text = lambda count: GOOD.replace("</channel>", f"<item {attributes(count)}/></channel>")
        self.write("few.xml", text(1900))
        self.assertNotIn("more than 2000 attributes", self.check("few.xml", code=1).out)
        self.write("many.xml", text(100_000))
        self.assertIn("a tag has more than 2000 attributes", self.check("many.xml", code=1).out)
        for words in ("<!-- {} -->", "<item><description><![CDATA[<p {}>]]></description></item>", "<?a {}?>"):  # are no tags
            self.write("inside.xml", GOOD.replace("</channel>", words.format(attributes(3000)) + "</channel>"))
            self.check("inside.xml", "--select", "not-well-formed")

    def seconds_for(self, items):
        """Of CPU, for a feed with these items, and behind them much else."""
        self.write("f.xml", GOOD.replace("</channel>", f"{items}<!-- {'x' * 9_000_000} --></channel>"))
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        self.check("f.xml", "--select", "not-well-formed")
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before

    def test_texts_that_are_written_with_references_cost_no_more_than_others(self):
        item = "<item><title>{}{}</title><guid>https://site.example/{}</guid></item>\n"
        plain, written = ("".join(item.format(letter, number, number) for number in range(4000)) for letter in ("a", "&#x3042;"))
        self.assertLess(self.seconds_for(written), 3 * self.seconds_for(plain) + 0.5)
        labels = "".join(f'<media:category label="a&amp;amp;{number}"/>' for number in range(4000))
        item = f'<item xmlns:media="http://search.yahoo.com/mrss/">{labels}<title>a</title></item>'
        self.assertLess(self.seconds_for(item), 3 * self.seconds_for(plain) + 0.5)

    def test_feeds_of_folders_in_utf16_are_found(self):
        self.write("feeds/wide.xml", BAD_LINK.replace("utf-8", "utf-16").encode("utf-16"))
        self.assertIn("wide.xml:2:", self.check("feeds", code=1).out)

    def test_a_profile_counts_rules_otherwise(self):
        self.write("f.xml", GOOD.replace("<language>en</language>", ""))
        self.check("f.xml")
        self.assertIn("error: R131", self.check("f.xml", "--profile", "apple", code=1).out)
        self.assertNotIn("R131", self.check("f.xml", "-v", "--profile", "w3c").out)

    def test_a_baseline_leaves_what_is_known_out(self):
        self.write("f.xml", BAD_LINK)
        self.check("f.xml", "--baseline", "known.json", code=2)
        self.check("f.xml", "--baseline", "known.json", "--write-baseline")
        self.check("f.xml", "--baseline", "known.json", "--strict")
        self.write("f.xml", "\n".join(BAD_LINK.split("<channel>")).replace("\n<title", "<channel>\n\n\n<title"))
        self.check("f.xml", "--baseline", "known.json", "--strict")
        self.check(str(self.folder / "f.xml"), "--baseline", "known.json", "--strict")
        self.check("./f.xml", "--baseline", str(self.folder / "known.json"), "--strict")
        self.check(".", "--baseline", "known.json", "--strict")
        self.write("f.xml", BAD_LINK.replace("a b", "a c d"))
        self.check("f.xml", "--baseline", "known.json", code=1)
        for text in ("", "[]", "{}", '{"findings": [1]}', '{"findings": [{"count": "-1"}]}', b"\xff"):
            with self.subTest(text):
                self.write("known.json", text)
                self.check("f.xml", "--baseline", "known.json", code=2)


if __name__ == "__main__":
    main()
