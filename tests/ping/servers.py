"""Servers on loopback that answer as a test scripts it, and remember what they were asked."""

import itertools
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qsl

ORDER = itertools.count()  # of all requests to all servers


class Request(NamedTuple):
    order: int
    method: str
    path: str
    headers: dict  # names in small letters
    body: bytes

    def form(self):
        return dict(parse_qsl(self.body.decode(), strict_parsing=True, keep_blank_values=True))


class Answer(NamedTuple):
    status: int
    headers: dict = {}
    body: bytes = b""


class Server:
    """`script` makes of each Request a status, an Answer, or a function that is given the socket
    and does with it what it likes. It is called by several threads, but not at once."""

    def __init__(self, test, script=lambda request: 204, up=True):
        self.test, self.script = test, script
        self.seen = []
        self.changed = threading.Condition()
        self.working = 0
        self.server = _Listener(self)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"
        test.addCleanup(self.server.server_close)
        if up:
            self.go_up()

    def go_up(self):
        """Until then no server listens at the port, which is kept."""
        self.server.server_activate()
        thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()

        def stop():
            self.server.shutdown()
            thread.join()

        self.test.addCleanup(stop)

    def pinged(self):
        """How often this hub of WebSub was pinged about each topic; its requests are as they should be."""
        topics = Counter()
        for request in list(self.seen):
            form = request.form()
            self.test.assertEqual(
                (request.method, request.path, request.headers["content-type"], sorted(form), form.get("hub.mode")),
                ("POST", "/", "application/x-www-form-urlencoded", ["hub.mode", "hub.url"], "publish"))
            topics[form["hub.url"]] += 1
        return topics

    def forget(self):
        self.seen.clear()

    def wait_until(self, condition, timeout=60):
        """For other processes: they are seen only by what they ask."""
        with self.changed:
            self.test.assertTrue(self.changed.wait_for(condition, timeout), "the server waited in vain")

    def wait_for_requests(self, count):
        self.wait_until(lambda: len(self.seen) >= count)

    def wait_until_idle(self):
        self.wait_until(lambda: self.working == 0)


def in_turn(*answers):
    """A script: for each topic (or path, of a GET) the first answer, then the second … and from then on the last."""
    asked = Counter()

    def script(request):
        what = request.body or request.path
        asked[what] += 1
        return answers[min(asked[what], len(answers)) - 1]

    return script


def drop(connection):
    """No answer."""


def slowly(seconds):
    """204, after a while."""
    def write(connection):
        time.sleep(seconds)
        connection.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")

    return write


def endless(connection):
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(10_000):  # 100 MB, should the client never have enough
        connection.sendall(b"x" * 10_000)


def drip(ended):
    """A byte of the answer every fifth of a second, until the event is set."""
    def write(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while not ended.wait(0.2):
            connection.sendall(b"x")

    return write


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, owner):
        self.owner = owner
        super().__init__(("127.0.0.1", 0), _Handler, bind_and_activate=False)
        self.server_bind()

    def server_bind(self):  # the one of HTTPServer looks its name up
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.server_address

    def handle_error(self, *_):  # a client that is killed, or has had enough
        pass


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self):
        owner = self.server.owner
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        with owner.changed:
            owner.working += 1
            request = Request(next(ORDER), self.command, self.path,
                              {name.lower(): value for name, value in self.headers.items()}, body)
            owner.seen.append(request)
            answer = owner.script(request)
            owner.changed.notify_all()
        try:
            self.write(answer)
        finally:
            with owner.changed:
                owner.working -= 1
                owner.changed.notify_all()

    do_POST = do_GET

    def write(self, answer):
        if isinstance(answer, int):
            answer = Answer(answer)
        if not isinstance(answer, Answer):
            self.close_connection = True
            return answer(self.connection)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status not in (204, 304):
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        return self.wfile.write(answer.body)

    def log_message(self, *_):
        pass
