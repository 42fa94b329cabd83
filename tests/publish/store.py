"""A server of the test's own: objects by their paths, as S3 and WebDAV keep them, with faults as a test scripts them. It checks no
signature; what it is for are answers that servers of others give only when they are in trouble."""

import threading
import time
from collections import Counter
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import unquote, urlsplit


class Answer(NamedTuple):
    status: int
    headers: dict = {}
    body: bytes = b""


def error(status, code, **headers):
    return Answer(status, headers, f"<?xml version='1.0'?><Error><Code>{code}</Code></Error>".encode())


DROP = Answer(0)


class Store:
    """`fault` is called with (method, path, headers) of each request; what it returns is answered in the place of the store's own
    answer. Of a fault AFTER, the object is stored first."""

    def __init__(self, test, fault=lambda *request: None):
        self.objects, self.headers = {}, {}
        self.fault, self.after = fault, lambda *request: None
        self.asked = Counter()
        self.requests = []
        self.torn = []
        self.lock = threading.RLock()
        self.server = _Listener(self)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()

        def stop():
            self.server.shutdown()
            thread.join()
            self.server.server_close()
        test.addCleanup(stop)

    def answer(self, method, path, headers, body):
        with self.lock:
            self.asked[method] += 1
            self.requests.append((method, path))
            fault = self.fault(method, path, headers)
            if fault is not None:
                return fault
            answer = self.own_answer(method, path, headers, body)
            return self.after(method, path, headers) or answer

    def own_answer(self, method, path, headers, body):
        there = self.objects.get(path)
        etag = f'"{md5(there).hexdigest()}"' if there is not None else None
        if method in ("GET", "HEAD"):
            return Answer(404) if there is None else Answer(200, {"ETag": etag, **self.headers[path]}, there)
        if method == "DELETE":
            self.objects.pop(path, None)
            return Answer(204)
        if method == "MOVE" and there is not None:  # of WebDAV
            to = unquote(urlsplit(headers["Destination"]).path)
            if headers.get("Overwrite") == "F" and to in self.objects:
                return Answer(412)
            self.objects[to], self.headers[to] = self.objects.pop(path), self.headers.pop(path)
            return Answer(204)
        if method == "PUT":
            if headers.get("If-None-Match") == "*" and there is not None:
                return error(412, "PreconditionFailed")
            if "If-Match" in headers and headers["If-Match"] != etag:
                return error(412, "PreconditionFailed")
            self.objects[path] = body
            self.headers[path] = {name: headers[name] for name in ("Content-Type", "Cache-Control") if name in headers}
            return Answer(200, {"ETag": f'"{md5(body).hexdigest()}"'})
        return Answer(405)


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, store):
        self.store = store
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, *_):  # a client that is killed
        pass


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do(self):
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        store = self.server.store
        if len(body) < length:  # the client was killed meanwhile: a server keeps the old object
            store.torn.append(self.path)
            return
        answer = store.answer(self.command, unquote(self.path), self.headers, body)
        if answer.status == 0:
            self.close_connection = True
            return
        self.send_response_only(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 204:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    do_GET = do_HEAD = do_PUT = do_DELETE = do_MOVE = do_MKCOL = do


def slow(seconds, answer=None):
    """A fault: the answer comes later."""
    def fault(*_):
        time.sleep(seconds)
        return answer
    return fault
