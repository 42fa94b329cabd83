#!/usr/bin/env python3
"""Shows that `feedgen publish` uploads to OpenStack Swift's s3api, which checks every signature.

    s3.py PROGRAM

Skipped where python3-swift is not installed.
"""

import json
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import publish_site
import s3_client
from publish_site import PublishTest, files_of

KEY, SECRET, BUCKET = "test:tester", "testing", "my-bucket"


@unittest.skipUnless(s3_client.has_swift(), "python3-swift is not installed")
class S3(PublishTest):
    variables = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}

    def setUp(self):
        super().setUp()
        server = subprocess.Popen([sys.executable, "-B", Path(__file__).with_name("swift_server.py"), self.site / "swift"],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(server.communicate)
        self.addCleanup(server.kill)
        self.address = server.stdout.readline().strip()
        self.assertEqual(self.ask("PUT", "")[0], 200)
        self.archived_articles()
        self.three_articles()
        self.configure_s3()
        self.build()

    def ask(self, method, path, body=b""):
        return s3_client.request(self.address, method, f"/{BUCKET}" + (f"/{path}" if path else ""), KEY, SECRET, body)

    def configure_s3(self, **more):
        self.publish_to(f"s3://{BUCKET}/feeds", archives=10, endpoint=self.address, private_addresses=True, **more)

    def assert_served(self):
        for path, bytes_of_file in self.published().items():
            status, headers, body = self.ask("GET", f"feeds/{path}")
            self.assertEqual((status, body), (200, bytes_of_file), path)
            sealed = "immutable" in headers["Cache-Control"]
            self.assertEqual(headers["Cache-Control"], "max-age=31536000, immutable" if sealed else "max-age=300")
            kinds = {"rss.xml": "application/rss+xml", "atom.xml": "application/atom+xml", "feed.json": "application/feed+json",
                     "index.html": "text/html", "feeds.opml": "text/x-opml", "feed.css": "text/css"}
            if Path(path).name in kinds:
                self.assertEqual(headers["Content-Type"], kinds[Path(path).name] + "; charset=utf-8")

    def test_everything_is_uploaded_with_its_type_and_then_nothing_is_due(self):
        report = self.publish()
        self.assertEqual(report["sent"], len(self.published()))
        self.assert_served()
        sealed = [path for path in self.published()
                  if "immutable" in self.ask("HEAD", f"feeds/{path}")[1]["Cache-Control"]]
        self.assertTrue(sealed and all("archive/" in path for path in sealed), sealed)
        self.assertEqual(self.publish()["sent"], 0)

    def test_what_changes_goes_and_what_is_no_more_is_removed(self):
        self.publish()
        (self.site / "articles/c.md").unlink()
        self.article("a", ["News"], 2)
        gone = set(self.published())
        self.build("--prune")
        gone -= set(self.published())
        self.assertGreater(len(gone), 0)
        self.ask("PUT", "feeds/Sport/mine.txt", b"mine")
        self.publish()
        self.assert_served()
        self.assertEqual({self.ask("GET", f"feeds/{path}")[0] for path in gone}, {404})
        self.assertEqual(self.ask("GET", "feeds/Sport/mine.txt")[2], b"mine")

    def test_an_object_of_another_writer_stays(self):
        self.publish()
        self.ask("PUT", "feeds/rss.xml", b"<rss>by hand</rss>")
        self.article("a", ["News"], 2)
        self.build()
        self.assertIn("another program", self.warning(self.publish(code=4)))
        self.assertEqual(self.ask("GET", "feeds/rss.xml")[2], b"<rss>by hand</rss>")
        self.publish("--replace")
        self.assert_served()

    def test_a_wrong_key_is_refused_and_no_message_shows_it(self):
        self.variables = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": "a-wrong-secret"}
        done = self.run_it("publish", code=4)
        self.assertIn("SignatureDoesNotMatch", done.stderr)
        self.assertNotIn("a-wrong-secret", done.stderr + done.stdout)
        self.assertNotIn("a-wrong-secret", json.dumps(self.publish(code=4)))
        self.assertEqual(self.ask("GET", "feeds/rss.xml")[0], 404)

    def test_credentials_come_from_the_users_files_too(self):
        self.variables = {}
        self.assertIn("there are no credentials", self.warning(self.publish(code=4)))
        (self.home / ".aws").mkdir()
        (self.home / ".aws/credentials").write_text(
            f"[other]\naws_access_key_id = x\n[default]\naws_access_key_id = {KEY}\naws_secret_access_key={SECRET}\n")
        self.publish()
        (self.home / ".aws/config").write_text("[profile mine]\nregion = us-east-1\n")
        (self.home / ".aws/credentials").write_text(
            f"[mine]\naws_access_key_id = {KEY}\naws_secret_access_key={SECRET}\n")
        self.variables = {"AWS_PROFILE": "mine"}
        self.article("a", ["News"], 2)
        self.build()
        self.publish()
        self.assert_served()

    def test_a_wrong_region_is_learnt_from_the_answer(self):
        self.configure_s3(region="eu-central-1")
        self.publish()
        self.assert_served()

    def test_a_bucket_that_is_not_there_is_said(self):
        self.publish_to("s3://no-such-bucket", endpoint=self.address, private_addresses=True)
        self.assertIn("NoSuchBucket", self.warning(self.publish(code=4)))

    def test_an_address_of_this_machine_needs_the_users_word(self):
        self.publish_to(f"s3://{BUCKET}", endpoint=self.address)
        self.assertIn("private_addresses", self.warning(self.publish(code=4)))

    def test_names_of_all_kinds_are_signed_as_the_server_reads_them(self):
        self.article("d", ["C++ & C#", "100% «ёж» 新聞+a=b?~!*'()"])
        self.build()
        self.publish()
        self.assert_served()


if __name__ == "__main__":
    publish_site.main(sys.argv)
