#!/usr/bin/env python3
"""Shows that builders reach PostgreSQL as psql does: over TLS that is checked, with a password of ~/.pgpass, by the name
of a service; and that no message shows the password.

    connections.py PROGRAM
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "publish"))

import postgres
from clones import SharedTest, main
from dav import free_port

PASSWORD = "a secret: it's \\ long"


def certificate(folder, name, *more):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder / f"{name}.key", "-out",
                    folder / f"{name}.crt", "-days", "3650", "-subj", f"/CN={name}", *more], check=True, capture_output=True)


class Connections(SharedTest):
    @classmethod
    def setUpClass(cls):
        cls.port = free_port()
        cls.cluster = postgres.Cluster(cls.prepare)
        cls.addClassCleanup(cls.cluster.close)
        quoted = PASSWORD.replace("'", "''")
        cls.cluster.sql(f"CREATE ROLE keeper LOGIN PASSWORD '{quoted}'; CREATE DATABASE site OWNER keeper")

    @classmethod
    def prepare(cls, cluster):
        data = Path(cluster.data)
        certificate(data, "server", "-addext", "subjectAltName=DNS:localhost")
        certificate(data, "another")
        owner = data.stat()
        for name in ("server.key", "server.crt"):
            os.chown(data / name, owner.st_uid, owner.st_gid)
        (data / "server.key").chmod(0o600)
        with open(data / "pg_hba.conf", "a") as rules:
            rules.write("hostssl all keeper 127.0.0.1/32 scram-sha-256\nhostssl all keeper ::1/128 scram-sha-256\n")
        text = (data / "pg_hba.conf").read_text()
        # The rules of initdb trust whoever comes over TCP.
        (data / "pg_hba.conf").write_text("".join(
            line for line in text.splitlines(keepends=True) if not line.startswith("host ")))
        # The client's copy: the server's folder is its own.
        cls.trust = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        for name in ("server.crt", "another.crt"):
            shutil.copy(data / name, cls.trust / name)
        cluster.port = cls.port
        return ("listen_addresses=localhost", "ssl=on", "password_encryption=scram-sha-256")

    def site(self, words, **variables):
        builder = self.builder(f"postgresql://keeper@localhost:{self.port}/site?{words}")
        builder.variables = variables
        builder.article("a")
        return builder

    def root(self, name="server"):
        return f"sslrootcert={self.trust / name}.crt"

    def test_tls_is_checked_as_asked(self):
        self.done(self.site(f"sslmode=verify-full&{self.root()}", PGPASSWORD=PASSWORD))
        for words, says in ((f"sslmode=verify-full&{self.root('another')}", "certificate verify failed"),
                            ("sslmode=disable", "no encryption")):
            done = self.done(self.site(words, PGPASSWORD=PASSWORD), code=3)
            self.assertIn(says, done.stderr)
            self.assertNotIn(PASSWORD, done.stderr)

    def test_a_certificate_of_another_host_is_refused(self):
        builder = self.site("")
        builder.state = f"postgresql://keeper@127.0.0.1:{self.port}/site?sslmode=verify-full&{self.root()}"
        builder.variables = {"PGPASSWORD": PASSWORD}
        self.assertIn("does not match host name", self.done(builder, code=3).stderr)

    def test_a_password_of_pgpass_is_used_and_never_shown(self):
        words = f"sslmode=verify-full&{self.root()}"
        builder = self.site(words)
        passwords = builder.folder / "passwords"
        quoted = PASSWORD.replace("\\", "\\\\").replace(":", "\\:")
        passwords.write_text(f"localhost:{self.port}:site:keeper:{quoted}\n")
        passwords.chmod(0o600)
        builder.variables = {"PGPASSFILE": str(passwords)}
        self.done(builder)
        for text in (f"localhost:{self.port}:site:keeper:wrong {quoted}\n", ""):
            passwords.write_text(text)
            done = self.done(builder, code=3)
            self.assertIn("password", done.stderr)
            self.assertNotIn("wrong", done.stderr)
            self.assertNotIn("secret", done.stderr)

    def test_a_service_names_all_of_it(self):
        builder = self.site("")
        services = builder.folder / "services.conf"
        services.write_text(f"[feeds]\nhost=localhost\nport={self.port}\ndbname=site\nuser=keeper\nsslmode=verify-full\n"
                            f"{self.root()}\n")
        builder.variables = {"PGSERVICEFILE": str(services), "PGPASSWORD": PASSWORD}
        builder.state = "postgresql:///?service=feeds"
        self.done(builder)
        builder.state = "postgresql:///?service=none"
        self.assertIn('definition of service "none" not found', self.done(builder, code=3).stderr)


if __name__ == "__main__":
    main(sys.argv)
