"""Servers on loopback that run as long as a test, and the program that pings them."""

import os
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xmlrpc.server import SimpleXMLRPCServer


def send(program, *words, **variables):
    """(outcome, answer) of a ping, sent in an environment that has only these variables."""
    kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    done = subprocess.run([program, *words], env={**kept, "LANG": "C.UTF-8", **variables},
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8",
                          timeout=120)
    assert done.returncode == 0, done.stderr
    outcome, _, answer = done.stdout.rstrip("\n").partition(" ")
    return outcome, answer


def serve(test, server):
    """Runs a socketserver's server until the test is over; its port."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()

    def stop():
        server.shutdown()
        thread.join()
        server.server_close()

    test.addCleanup(stop)
    return server.server_address[1]


def hub(seen):
    """A hub that answers 204 and appends (target, body) of each request to `seen`."""
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            length = int(self.headers.get("Content-Length", "0"))
            seen.append((self.path, self.rfile.read(length).decode()))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_):  # a client that does not like a certificate is no news
            pass

    return Server(("127.0.0.1", 0), Handler)


def weblog_service(test, calls, methods):
    """The address of Python's XML-RPC server with these methods of weblogUpdates, each with its answer, which may be
    an exception; `calls` grows by what they are called with."""
    def recorded(name, answer):
        def method(*arguments):
            calls.append((name, *arguments))
            if isinstance(answer, Exception):
                raise answer
            return answer
        return method

    server = SimpleXMLRPCServer(("127.0.0.1", 0), logRequests=False)
    for name, answer in methods.items():
        server.register_function(recorded(name, answer), "weblogUpdates." + name)
    return f"http://127.0.0.1:{serve(test, server)}/RPC2"
