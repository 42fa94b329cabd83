#!/usr/bin/env python3
"""`feedgen check --fix`: files are mended whole or not at all.

    fixes.py PROGRAM
"""

import os
import stat

from checking import BAD_LINK, GOOD, CheckingTest, main

MENDED = BAD_LINK.replace("a b<", "a%20b<")
LATIN = BAD_LINK.replace("utf-8", "iso-8859-1").replace("<title>T", "<title>\u00e9").encode("latin-1")


class FixesTest(CheckingTest):
    def test_a_file_is_mended_and_keeps_its_permissions(self):
        path = self.write("f.xml", BAD_LINK)
        path.chmod(0o640)
        done = self.check("f.xml", "--fix")
        self.assertEqual(path.read_text(), MENDED)
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o640)
        self.assertIn("1 finding mended", done.err)
        self.assertEqual(os.listdir(self.folder), ["f.xml"])

    def test_what_has_nothing_to_mend_is_not_written(self):
        path = self.write("f.xml", GOOD)
        before = path.stat()
        self.check("f.xml", "--unsafe-fixes")
        self.assertEqual((path.stat().st_ino, path.stat().st_mtime_ns), (before.st_ino, before.st_mtime_ns))

    def test_without_the_option_nothing_is_written(self):
        path = self.write("f.xml", BAD_LINK)
        self.check("f.xml", code=1)
        self.assertEqual(path.read_text(), BAD_LINK)

    def test_a_rule_that_is_ignored_is_not_mended(self):
        path = self.write("f.xml", BAD_LINK)
        self.check("f.xml", "--fix", "--ignore", "address-characters")
        self.assertEqual(path.read_text(), BAD_LINK)

    def test_a_link_stays_a_link(self):
        path = self.write("real.xml", BAD_LINK)
        os.symlink("real.xml", self.folder / "link.xml")
        self.check("link.xml", "--fix")
        self.assertTrue((self.folder / "link.xml").is_symlink())
        self.assertEqual(path.read_text(), MENDED)

    def test_a_file_that_stands_where_the_new_one_is_written_stays(self):
        path = self.write("f.xml", BAD_LINK)
        other = self.write("f.xml.feedgen-new", "mine")
        self.check("f.xml", "--fix", code=3)
        self.assertEqual((path.read_text(), other.read_text()), (BAD_LINK, "mine"))

    def test_standard_input_is_mended_to_standard_output(self):
        done = self.check("-", "--fix", given=BAD_LINK.encode())
        self.assertEqual(done.out, MENDED)
        self.write("f.xml", BAD_LINK)
        self.check("-", "f.xml", "--fix", given=b"", code=2)
        self.check("-", "--fix", "--output-format", "sarif", given=b"", code=2)
        self.check("-", "--fix", "--json", given=b"", code=2)

    def test_bytes_that_mean_nothing_or_something_else_stay(self):
        feed = BAD_LINK.replace("<title>T", "<title>\u00e9")
        for bytes_ in (feed.replace("utf-8", "us-ascii").encode(), feed.replace("utf-8", "utf-9").encode(), feed.encode("latin-1"),
                       feed.replace("utf-8", "utf-32").encode("utf-32")):
            for option in ("--fix", "--unsafe-fixes"):
                path = self.write("f.xml", bytes_)
                self.check("f.xml", option, code=1)
                self.assertEqual(path.read_bytes(), bytes_)

    def test_another_encoding_stays_unless_that_is_asked_for(self):
        path = self.write("f.xml", LATIN)
        self.assertIn("not UTF-8", self.check("f.xml", "--fix", code=1).err)
        self.assertEqual(path.read_bytes(), LATIN)
        self.check("f.xml", "--unsafe-fixes")
        self.assertEqual(path.read_text(), MENDED.replace("<title>T", "<title>\u00e9"))


if __name__ == "__main__":
    main()
