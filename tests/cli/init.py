#!/usr/bin/env python3
"""Shows that `feedgen init` writes what the site's generator says: for each site the feeds are the same,
byte for byte, from the generator's configuration and from init's file with the generator's removed.

    init.py PROGRAM SITES

SITES is fixtures/sites. An existing feedgen.yaml is never touched.
"""

import json
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from program import run, tree

FEEDGEN = None
SITES = None
CONFIGURATIONS = ("_config.yml", "hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "config")


def configurations(site):
    return [site / name for name in CONFIGURATIONS if (site / name).exists()]


class InitTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="init-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def copy(self, name):
        """A whole site, or a variant: its files in place of the whole site's."""
        site = self.folder / "site"
        shutil.rmtree(site, ignore_errors=True)
        whole = name.split("-")[0]
        shutil.copytree(SITES / whole, site, symlinks=True)
        if name != whole:
            for path in configurations(site) if configurations(SITES / "variants" / name) else []:
                path.unlink()
            shutil.copytree(SITES / "variants" / name, site, dirs_exist_ok=True)
        return site

    def build(self, site):
        output = self.folder / "out"
        shutil.rmtree(output, ignore_errors=True)
        shutil.rmtree(site / ".feedgen", ignore_errors=True)  # it remembers ids, which must come out by themselves
        done = run(FEEDGEN, "-o", str(output), folder=site)
        self.assertEqual(done.returncode, 0, done.stderr)
        feeds = tree(output)
        self.assertTrue(feeds)
        return feeds

    def test_feeds_are_the_same_without_the_generators_configuration(self):
        names = [name for name in ("hexo", "jekyll", "hugo") if (SITES / name).exists()]
        names += sorted(path.name for path in (SITES / "variants").iterdir())
        self.assertGreater(len(names), 3)
        for name in names:
            with self.subTest(site=name):
                site = self.copy(name)
                expected = self.build(site)
                done = run(FEEDGEN, "init", folder=site)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn("feedgen.yaml: note: written, guessed from ", done.stderr)
                self.assertEqual(self.build(site), expected, "beside the generator's configuration")
                for path in configurations(site):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
                self.assertEqual(self.build(site), expected, "without it")

    def test_an_existing_configuration_is_left_alone(self):
        (self.folder / "feedgen.yaml").write_text("title: Mine\n")
        done = run(FEEDGEN, "init", folder=self.folder)
        self.assertEqual(done.returncode, 2)
        self.assertIn("there is a configuration already and it was left alone; move it away first", done.stderr)
        self.assertEqual((self.folder / "feedgen.yaml").read_text(), "title: Mine\n")

    def test_without_a_generator_the_folder_of_articles_is_guessed(self):
        (self.folder / "posts").mkdir()
        (self.folder / "posts/a.md").write_text("---\ntitle: A\ndate: 2021-07-10\n---\n")
        done = run(FEEDGEN, "init", "--json", folder=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(done.stdout)["written"], "feedgen.yaml")
        self.assertEqual(run(FEEDGEN, folder=self.folder).returncode, 0)
        self.assertIn("feeds/feed.json", tree(self.folder))

    def test_a_key_of_indexnow_lies_where_the_site_serves_it_and_stands_in_the_settings(self):
        site = self.copy("hugo")
        done = run(FEEDGEN, "init", "--indexnow", folder=site)
        self.assertEqual(done.returncode, 0, done.stderr)
        [file] = (site / "static").glob("*.txt")
        key = file.stem
        self.assertRegex(key, "^[0-9a-f]{32}$")
        self.assertEqual(file.read_text(), key)
        self.assertIn(f"static/{key}.txt: note: written, the key of IndexNow; it has to be served as https://", done.stderr)
        self.assertRegex((site / "feedgen.yaml").read_text(), f"\nnotify:\n  indexnow: \"?{key}\"?\n")
        self.assertEqual(done.stdout, "")
        again = run(FEEDGEN, "init", "--indexnow", "--json", folder=site)
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertEqual(json.loads(again.stdout)["written"], f"static/{key}.txt")
        self.assertEqual(list((site / "static").glob("*.txt")), [file], "the key that is set is kept")

    def test_what_to_add_to_an_existing_configuration_is_printed(self):
        settings = "base_url: https://example.org/\narticles: .\n"
        (self.folder / "feedgen.yaml").write_text(settings)
        done = run(FEEDGEN, "init", "--indexnow", folder=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        [file] = self.folder.glob("*.txt")
        self.assertEqual(done.stdout, f"notify:\n  indexnow: {file.stem}\n")
        self.assertEqual((self.folder / "feedgen.yaml").read_text(), settings)
        (self.folder / "feedgen.yaml").write_text(settings + done.stdout)
        self.assertEqual(run(FEEDGEN, "ping", "--status", folder=self.folder).returncode, 0)

    def test_a_key_is_never_written_outside_of_the_site(self):
        (self.folder / "feedgen.yaml").write_text("files: ../elsewhere\n")
        done = run(FEEDGEN, "init", "--indexnow", folder=self.folder)
        self.assertEqual(done.returncode, 2)
        self.assertIn("lies outside the configuration's folder", done.stderr)

    def test_a_folder_that_is_not_there_is_a_usage_error(self):
        done = run(FEEDGEN, "init", "nowhere", folder=self.folder)
        self.assertEqual(done.returncode, 2)
        self.assertIn('there is no folder "nowhere"; name the site\'s folder', done.stderr)


if __name__ == "__main__":
    FEEDGEN, SITES = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    unittest.main(argv=sys.argv[:1])
