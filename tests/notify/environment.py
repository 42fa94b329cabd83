#!/usr/bin/env python3
"""Shows that servers are trusted, and proxies used, as the environment's variables say.

    environment.py SEND_PING

Certificates are made with the program openssl; the servers are Python's.
"""

import ssl
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from sending import hub, send, serve

SEND_PING = None
TOPIC = "https://site.example/rss.xml"
BODY = "hub.mode=publish&hub.url=https%3A%2F%2Fsite.example%2Frss.xml"


class Certificates:
    """A certificate authority, and what it signs, in a folder."""

    def __init__(self, folder):
        self.folder = folder
        self.authority = self.sign("authority", "authority.example")

    def openssl(self, *words):
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True,
                       stdin=subprocess.DEVNULL, timeout=120)

    def sign(self, name, subject, names=None, by=None):
        """The path of a certificate with its key, signed by `by` or by itself."""
        key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
               f"{name}.key", "-subj", f"/CN={subject}"]
        extensions = self.folder / f"{name}.cnf"
        extensions.write_text(f"subjectAltName={names}\n" if names else "")
        if by:
            self.openssl("req", "-new", *key, "-out", f"{name}.csr")
            self.openssl("x509", "-req", "-in", f"{name}.csr", "-CA", f"{by}.pem", "-CAkey",
                         f"{by}.key", "-CAcreateserial", "-days", "2", "-out", f"{name}.crt",
                         "-extfile", extensions.name)
        else:
            self.openssl("req", "-x509", *key, "-days", "2", "-out", f"{name}.crt",
                         *(["-addext", f"subjectAltName={names}"] if names else []))
        whole = self.folder / f"{name}.pem"
        whole.write_bytes((self.folder / f"{name}.crt").read_bytes()
                          + (self.folder / f"{name}.key").read_bytes())
        return str(whole)


class EnvironmentTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="certificates-")
        cls.addClassCleanup(folder.cleanup)
        made = Certificates(Path(folder.name))
        cls.authority = str(made.folder / "authority.crt")
        cls.good = made.sign("good", "hub", "DNS:localhost,IP:127.0.0.1", by="authority")
        cls.wrong_host = made.sign("wrong", "hub", "DNS:other.example", by="authority")
        cls.self_signed = made.sign("self", "hub", "DNS:localhost,IP:127.0.0.1")

    def setUp(self):
        self.seen = []

    def hub_with(self, certificate):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server = hub(self.seen)
        server.socket = context.wrap_socket(server.socket, server_side=True,
                                            do_handshake_on_connect=False)
        return f"https://127.0.0.1:{serve(self, server)}/"

    def assert_not_trusted(self, url, **variables):
        outcome, answer = send(SEND_PING, "websub", url, TOPIC, **variables)
        self.assertEqual(outcome, "retry", answer)
        self.assertTrue(answer.startswith("has no certificate to be trusted: "), answer)
        self.assertEqual(self.seen, [], "nothing was sent")

    def test_a_server_whose_authority_is_trusted_is(self):
        url = self.hub_with(self.good)
        for variable in ("SSL_CERT_FILE", "CURL_CA_BUNDLE"):
            with self.subTest(variable):
                self.seen.clear()
                outcome, answer = send(SEND_PING, "websub", url, TOPIC, **{variable: self.authority})
                self.assertEqual(outcome, "accepted", answer)
                self.assertEqual(self.seen, [("/", BODY)])

    def test_a_server_of_an_unknown_authority_is_not(self):
        self.assert_not_trusted(self.hub_with(self.good))

    def test_a_server_that_vouches_for_itself_is_not(self):
        self.assert_not_trusted(self.hub_with(self.self_signed), SSL_CERT_FILE=self.authority)

    def test_a_server_with_the_name_of_another_is_not(self):
        self.assert_not_trusted(self.hub_with(self.wrong_host), SSL_CERT_FILE=self.authority)

    def test_a_missing_file_of_authorities_trusts_nobody(self):
        self.assert_not_trusted(self.hub_with(self.good), SSL_CERT_FILE="/nonexistent/authorities")

    def test_a_server_without_tls_gets_nothing(self):
        port = serve(self, hub(self.seen))
        outcome, answer = send(SEND_PING, "websub", f"https://127.0.0.1:{port}/", TOPIC)
        self.assertEqual(outcome, "retry", answer)
        self.assertEqual(self.seen, [])

    def test_proxies_are_those_of_the_environment(self):
        proxy = f"http://127.0.0.1:{serve(self, hub(self.seen))}"
        url = "http://hub.example/publish"
        for variable in ("http_proxy", "all_proxy", "ALL_PROXY"):
            with self.subTest(variable):
                self.seen.clear()
                outcome, answer = send(SEND_PING, "websub", url, TOPIC, **{variable: proxy})
                self.assertEqual(outcome, "accepted", answer)
                self.assertEqual(self.seen, [(url, BODY)])

    def test_no_proxy_is_obeyed_and_http_proxy_is_not_for_clients_of_a_cgi_program_to_set(self):
        hub_seen = []
        url = f"http://127.0.0.1:{serve(self, hub(hub_seen))}/"
        proxy = f"http://127.0.0.1:{serve(self, hub(self.seen))}"
        for variables in ({"http_proxy": proxy, "no_proxy": "127.0.0.0/8"},
                          {"http_proxy": proxy, "NO_PROXY": "*"}, {"HTTP_PROXY": proxy}):
            with self.subTest(variables):
                hub_seen.clear()
                outcome, answer = send(SEND_PING, "websub", url, TOPIC, **variables)
                self.assertEqual(outcome, "accepted", answer)
                self.assertEqual(hub_seen, [("/", BODY)])
        self.assertEqual(self.seen, [])


if __name__ == "__main__":
    SEND_PING = sys.argv.pop(1)
    unittest.main()
