#!/usr/bin/env python3
"""Shows that `feedgen publish` uploads over SFTP to OpenSSH's server, whose key it checks.

    sftp.py PROGRAM

Skipped where openssh-server is not installed.
"""

import getpass
import os
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import publish_site
from dav import free_port, listens
from publish_site import PublishTest, files_of, wait_for

SSHD = shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin")
SFTP_SERVER = next((path for path in ("/usr/lib/openssh/sftp-server", "/usr/libexec/openssh/sftp-server")
                    if os.path.exists(path)), None)


@unittest.skipUnless(SSHD and SFTP_SERVER and shutil.which("ssh-keygen"), "openssh-server is not installed")
class Sftp(PublishTest):
    def setUp(self):
        super().setUp()
        self.ssh = self.home / ".ssh"
        self.ssh.mkdir(mode=0o700)
        self.folder = self.site / "sshd"
        self.folder.mkdir(mode=0o700)
        for key in (self.folder / "host_key", self.ssh / "id_ed25519", self.site / "other_key"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
        shutil.copy(self.ssh / "id_ed25519.pub", self.folder / "authorized_keys")
        self.port = free_port()
        (self.folder / "config").write_text(f"""
Port {self.port}
ListenAddress 127.0.0.1
HostKey {self.folder}/host_key
PidFile {self.folder}/pid
AuthorizedKeysFile {self.folder}/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication no
Subsystem sftp {SFTP_SERVER}
""")
        os.makedirs("/run/sshd", exist_ok=True) if os.geteuid() == 0 else None
        server = subprocess.Popen([SSHD, "-D", "-e", "-f", self.folder / "config"], stderr=subprocess.DEVNULL)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        wait_for(lambda: listens(self.port))
        self.know("host_key")
        self.served = self.site / "served"
        self.served.mkdir()
        self.three_articles()
        self.configure_sftp(str(self.served))
        self.build()

    def know(self, key):
        public = (self.folder / f"{key}.pub" if key == "host_key" else self.site / f"{key}.pub").read_text()
        (self.ssh / "known_hosts").write_text(f"[127.0.0.1]:{self.port} {public}")

    def configure_sftp(self, folder):
        user = getpass.getuser()
        self.publish_to(f"sftp://{user}@127.0.0.1:{self.port}{folder}", private_addresses=True)

    def test_everything_is_uploaded_and_then_nothing_is_due(self):
        self.article("d", ["C++ & C#", "100% \"ёж\" 新聞+a=b?"])
        self.build()
        self.assertEqual(self.publish()["sent"], len(self.published()))
        self.assertEqual(files_of(self.served), self.published())
        self.assertEqual(self.publish()["sent"], 0)

    def test_what_changes_goes_and_what_is_no_more_is_removed(self):
        self.publish()
        (self.site / "articles/c.md").unlink()
        self.article("a", ["News"], 2)
        self.build("--prune")
        self.publish()
        self.assertEqual(files_of(self.served), self.published())

    def test_a_file_of_another_writer_stays(self):
        self.publish()
        (self.served / "rss.xml").write_text("<rss>by hand</rss>")
        self.article("a", ["News"], 2)
        self.build()
        self.assertIn("another program", self.warning(self.publish(code=4)))
        self.assertEqual((self.served / "rss.xml").read_text(), "<rss>by hand</rss>")

    def test_a_host_whose_key_is_unknown_or_another_gets_nothing(self):
        (self.ssh / "known_hosts").unlink()
        self.assertIn("its key is not in known_hosts: log in once with ssh", self.run_it("publish", code=4).stderr)
        (self.ssh / "known_hosts").write_text("")
        self.assertIn("its key is not in known_hosts", self.run_it("publish", code=4).stderr)
        self.know("other_key")
        self.assertIn("its key is another than known_hosts has", self.run_it("publish", code=4).stderr)
        self.assertEqual(files_of(self.served), {})

    def test_a_key_that_is_not_accepted_is_said(self):
        self.variables = {"FEEDGEN_SSH_KEY": str(self.site / "other_key")}
        self.assertIn("no key of the agent or of ~/.ssh was accepted", self.run_it("publish", code=4).stderr)

    @unittest.skipUnless(shutil.which("ssh-agent"), "there is no ssh-agent")
    def test_a_key_of_the_agent_is_used(self):
        (self.ssh / "id_ed25519").rename(self.site / "own_key")
        self.assertIn("no key of the agent or of ~/.ssh was accepted", self.run_it("publish", code=4).stderr)
        address = str(self.folder / "agent")
        agent = subprocess.Popen(["ssh-agent", "-D", "-a", address], stdout=subprocess.DEVNULL)
        self.addCleanup(agent.wait)
        self.addCleanup(agent.terminate)
        wait_for(lambda: os.path.exists(address))
        # The first key that it offers is refused.
        for key in ("other_key", "own_key"):
            subprocess.run(["ssh-add", "-q", self.site / key], check=True, env={**os.environ, "SSH_AUTH_SOCK": address})
        self.variables = {"SSH_AUTH_SOCK": address}
        self.publish()
        self.assertEqual(files_of(self.served), self.published())

    def test_a_folder_that_may_not_be_written_is_said(self):
        self.configure_sftp("/proc/feeds")
        report = self.publish(code=4)
        self.assertEqual(report["sent"], 0)
        self.assertNotEqual(self.warning(report), "")


if __name__ == "__main__":
    publish_site.main(sys.argv)
