#!/usr/bin/env python3
"""Shows that `feedgen publish` uploads over WebDAV: to rclone's server and to Apache's mod_dav.

    dav.py PROGRAM

Each server is left out, with a message, where it is not installed.
"""

import base64
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import unittest
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import publish_site
from publish_site import PublishTest, files_of, wait_for

APACHE = shutil.which("apache2") or shutil.which("apache2", path="/usr/sbin")
MODULES = "/usr/lib/apache2/modules"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class DavTests:
    """What holds of every server."""

    def setUp(self):
        super().setUp()
        self.stored = self.site / "stored"
        self.stored.mkdir()
        self.port = free_port()
        self.serve()
        wait_for(lambda: listens(self.port))
        (self.home / ".netrc").write_text("machine other.example login x password y\n"
                                          "machine 127.0.0.1 login me password s3cret\n")
        self.three_articles()
        self.to = f"dav://127.0.0.1:{self.port}/feeds/of the site"
        self.publish_to(self.to.replace(" ", "%20"), private_addresses=True)
        self.build()

    def run_server(self, *command):
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  env={**os.environ, "HOME": str(self.home)})
        self.addCleanup(server.wait)
        self.addCleanup(server.kill)

    def make_folder(self):
        """The one above the target's, which is made by the first upload."""
        (self.stored / "feeds").mkdir()
        (self.stored / "feeds").chmod(0o777)

    def served(self):
        return files_of(self.stored / "feeds" / "of the site")

    def test_everything_is_uploaded_and_then_nothing_is_due(self):
        self.make_folder()
        report = self.publish()
        self.assertEqual(self.served(), self.published())
        self.assertEqual(report["sent"], len(self.published()))
        self.assertEqual(self.publish()["sent"], 0)

    def test_what_changes_goes_and_what_is_no_more_is_removed(self):
        self.make_folder()
        self.article("d", ["C++ & C#", "100% «ёж» 新聞+a=b?"])
        self.build()
        self.publish()
        (self.site / "articles/c.md").unlink()
        self.article("a", ["News"], 2)
        self.build("--prune")
        self.publish()
        self.assertEqual(self.served(), self.published())

    def test_a_file_of_another_writer_stays(self):
        self.make_folder()
        self.publish()
        (self.stored / "feeds" / "of the site" / "rss.xml").write_text("<rss>by hand</rss>")
        self.article("a", ["News"], 2)
        self.build()
        self.assertIn("another program", self.warning(self.publish(code=4)))
        self.assertEqual(self.served()["rss.xml"], b"<rss>by hand</rss>")
        self.publish("--replace")
        self.assertEqual(self.served(), self.published())

    def test_a_wrong_password_is_said_and_not_shown(self):
        (self.home / ".netrc").write_text("machine 127.0.0.1 login me password wr0ng\n")
        done = self.run_it("publish", code=4)
        self.assertIn("the name or the password is wrong", done.stderr)
        self.assertNotIn("wr0ng", done.stderr)
        (self.home / ".netrc").unlink()
        self.assertIn("~/.netrc", self.run_it("publish", code=4).stderr)
        self.assertEqual(files_of(self.stored), {})

    def test_a_password_for_another_host_is_not_sent(self):
        (self.home / ".netrc").unlink()
        self.variables = {"FEEDGEN_LOGIN": "other.example me s3cret"}
        self.publish(code=4)
        self.make_folder()
        self.variables = {"FEEDGEN_LOGIN": "127.0.0.1 me s3cret"}
        self.publish()
        self.assertEqual(self.served(), self.published())


@unittest.skipUnless(shutil.which("rclone"), "rclone is not installed")
class Rclone(DavTests, PublishTest):
    def serve(self):
        self.run_server("rclone", "serve", "webdav", self.stored, "--addr", f"127.0.0.1:{self.port}",
                        "--user", "me", "--pass", "s3cret", "--dir-cache-time", "0", "--config", self.home / "rclone.conf")


@unittest.skipUnless(APACHE and Path(MODULES, "mod_dav_fs.so").exists(), "apache2-bin is not installed")
class Apache(DavTests, PublishTest):
    def serve(self):
        folder = self.site / "apache"
        folder.mkdir()
        password = "".join(["me:realm:", hashlib.md5(b"me:realm:s3cret").hexdigest()])
        (folder / "users").write_text(password + "\n")
        modules = ("mpm_event", "authz_core", "authz_user", "authn_core", "authn_file", "auth_digest", "dav", "dav_fs", "mime")
        loads = "".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so\n" for name in modules)
        user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
        (folder / "conf").write_text(f"""{loads}{user}
ServerName localhost
TypesConfig /dev/null
Listen 127.0.0.1:{self.port}
PidFile {folder}/pid
ErrorLog {folder}/errors
DocumentRoot "{self.stored}"
DavLockDB {folder}/locks
<Directory "{self.stored}">
  Dav On
  AuthType Digest
  AuthName realm
  AuthUserFile {folder}/users
  Require valid-user
</Directory>
""")
        if os.geteuid() == 0:
            for path in (self.site, folder, self.stored):
                path.chmod(0o777)
        self.run_server(APACHE, "-f", folder / "conf", "-d", folder, "-DFOREGROUND")


if __name__ == "__main__":
    publish_site.main(sys.argv)
