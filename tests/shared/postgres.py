"""A PostgreSQL of the test's own: a temporary cluster behind a Unix socket, and a proxy that loses connections."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))

from program import memory

SOCKET = ".s.PGSQL.5432"


def programs():
    """The folder of the server's programs, the newest first; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    return Path(shutil.which("postgres")).parent if shutil.which("postgres") else None


class Cluster:
    """The server refuses to run as root, so it runs as another user there."""

    def __init__(self, prepare=lambda cluster: ()):
        """`prepare` gets the cluster before its start, and gives more options of the server."""
        self.bin = programs()
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir=memory()))
        self.words = []
        if os.geteuid() == 0:
            try:
                user = pwd.getpwnam("postgres")
            except KeyError:
                user = pwd.getpwnam("nobody")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self.words = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
        self.server = None
        self.call("initdb", "-D", self.data, "-A", "trust", "-E", "UTF8", "-U", "builder", "--no-sync", "--no-locale")
        self.port = 5432  # also in the name of the socket
        self.options = prepare(self)
        self.start()

    @property
    def data(self):
        return str(self.folder / "data")

    @property
    def url(self):
        return self.url_at(self.folder)

    def url_at(self, folder, database="postgres", **options):
        more = "".join(f"&{name}={value}" for name, value in options.items())
        return f"postgresql:///{database}?host={folder}&user=builder{more}"

    def call(self, program, *words):
        subprocess.run([*self.words, str(self.bin / program), *words], check=True, capture_output=True, cwd=self.folder)

    def start(self):
        log = open(self.folder / "log", "ab")
        self.server = subprocess.Popen(
            [*self.words, str(self.bin / "postgres"), "-D", self.data, "-k", str(self.folder), "-F",
             "-c", "listen_addresses=", "-c", f"port={self.port}", "-c", "shared_buffers=16MB", "-c", "max_connections=40",
             *(word for option in self.options for word in ("-c", option))],
            stdout=log, stderr=log, cwd=self.folder)
        log.close()
        deadline = time.monotonic() + 60
        while subprocess.run([str(self.bin / "pg_isready"), "-q", "-h", str(self.folder), "-p", str(self.port)]).returncode:
            if time.monotonic() > deadline or self.server.poll() is not None:
                raise RuntimeError((self.folder / "log").read_text())
            time.sleep(0.02)

    def stop(self, mode="fast"):
        subprocess.run([*self.words, str(self.bin / "pg_ctl"), "stop", "-D", self.data, "-m", mode],
                       check=True, capture_output=True, cwd=self.folder)
        self.server.wait()

    def close(self):
        if self.server.poll() is None:
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def sql(self, text, database="postgres"):
        """The rows of the last statement, as lists of texts."""
        done = subprocess.run([str(self.bin / "psql"), "-X", "-q", "-A", "-t", "-F", "\x1f", "-v", "ON_ERROR_STOP=1",
                               "-h", str(self.folder), "-p", str(self.port), "-U", "builder", "-d", database],
                              input=text, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return [line.split("\x1f") for line in done.stdout.splitlines()]


    def start_sql(self, text):
        """A session that has run the statements and stays connected until its end()."""
        return Session(self, text)


class Session:
    def __init__(self, cluster, text):
        self.process = subprocess.Popen([str(cluster.bin / "psql"), "-X", "-q", "-A", "-t", "-h", str(cluster.folder),
                                         "-p", str(cluster.port), "-U", "builder", "-d", "postgres"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.process.stdin.write(text + ";\n\\echo done\n")
        self.process.stdin.flush()
        for line in self.process.stdout:
            if line == "done\n":
                break

    def end(self):
        self.process.communicate()


class Proxy:
    """Between builders and the server: the connection is cut before the client's message number `cut`, or, with
    `after`, when the server has worked on it and the answer has not reached the client."""

    def __init__(self, cluster):
        self.cluster = cluster
        self.folder = Path(tempfile.mkdtemp(prefix="pgx-", dir=memory()))
        self.cut, self.after = None, False
        self.messages = 0
        self.sockets = []
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(self.folder / SOCKET))
        self.listener.listen()
        threading.Thread(target=self.accept, daemon=True).start()

    def set(self, cut, after=False):
        self.cut, self.after, self.messages = cut, after, 0

    def close(self):
        # Closing alone does not wake the thread that accepts.
        self.listener.shutdown(socket.SHUT_RDWR)
        for one in (self.listener, *self.sockets):
            one.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            self.sockets += client, server
            server.connect(str(self.cluster.folder / SOCKET))
            threading.Thread(target=self.up, args=(client, server), daemon=True).start()
            threading.Thread(target=self.down, args=(client, server), daemon=True).start()

    def end(self, client, server):
        for one in (client, server):
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    # One write of the client is one message here: it waits for each answer.
    def up(self, client, server):
        try:
            while data := client.recv(1 << 20):
                self.messages += 1
                if self.cut == self.messages and not self.after:
                    break
                server.sendall(data)
        except OSError:
            pass
        self.end(client, server)

    def down(self, client, server):
        try:
            while data := server.recv(1 << 20):
                if self.cut == self.messages and self.after:
                    break
                client.sendall(data)
        except OSError:
            pass
        self.end(client, server)
