#!/usr/bin/env python3
"""OpenStack Swift with its middleware s3api, in one process on loopback: S3 as another program understands it, signatures and all.

    swift_server.py FOLDER

Prints its address, and serves until it is killed. The account is test:tester, its key is "testing". FOLDER takes the databases;
objects are kept in memory.
"""

import logging
import os
import sys

import eventlet

eventlet.monkey_patch()

from eventlet import wsgi
from swift.account.server import AccountController
from swift.common import utils
from swift.common.middleware.catch_errors import filter_factory as catch_errors
from swift.common.middleware.s3api.s3api import filter_factory as s3api
from swift.common.middleware.tempauth import filter_factory as tempauth
from swift.common.ring import Ring, RingBuilder
from swift.common.storage_policy import POLICIES
from swift.container.server import ContainerController
from swift.obj.mem_server import ObjectController
from swift.proxy.server import Application


def ring(folder, name, port):
    builder = RingBuilder(1, 1, 1)
    builder.add_dev({"id": 0, "region": 1, "zone": 1, "ip": "127.0.0.1", "port": port, "device": "disk", "weight": 1.0,
                     "replication_ip": "127.0.0.1", "replication_port": port})
    builder.rebalance()
    path = os.path.join(folder, f"{name}.ring.gz")
    builder.get_ring().save(path)
    return Ring(path)


class Memory(dict):
    """In the place of memcached."""

    def __bool__(self):
        return True

    def get(self, key, *_, **__):
        return dict.get(self, key)

    def set(self, key, value, *_, **__):
        self[key] = value

    def incr(self, key, delta=1, **_):
        self[key] = dict.get(self, key, 0) + delta
        return self[key]

    def delete(self, key, *_, **__):
        self.pop(key, None)


def with_memory(app):
    memory = Memory()

    def call(environ, start_response):
        environ["swift.cache"] = memory
        return app(environ, start_response)
    return call


def main():
    folder = os.path.abspath(sys.argv[1])
    os.makedirs(os.path.join(folder, "disk"), exist_ok=True)
    quiet = utils.get_logger({}, name="swift")
    quiet.logger.handlers = [logging.NullHandler()]
    utils.HASH_PATH_SUFFIX = utils.HASH_PATH_PREFIX = b"feedgen"
    conf = {"devices": folder, "mount_check": "false", "swift_dir": folder, "hash_path_suffix": "feedgen",
            "fallocate_reserve": "0", "bind_ip": "127.0.0.1", "log_level": "ERROR", "account_autocreate": "true",
            "allow_account_management": "true"}
    sockets = {name: eventlet.listen(("127.0.0.1", 0)) for name in ("account", "container", "object", "proxy")}
    ports = {name: socket.getsockname()[1] for name, socket in sockets.items()}
    rings = {name: ring(folder, name, ports[name]) for name in ("account", "container", "object")}
    POLICIES[0].object_ring = rings["object"]
    apps = {"account": AccountController(conf, logger=quiet), "container": ContainerController(conf, logger=quiet),
            "object": ObjectController(conf, logger=quiet)}
    proxy = Application(conf, logger=quiet, account_ring=rings["account"], container_ring=rings["container"])
    proxy = tempauth(conf, user_test_tester="testing .admin")(proxy)
    proxy = s3api(conf, location="us-east-1", storage_domain="localhost", allow_multipart_uploads="false",
                  auth_pipeline_check="false")(proxy)
    apps["proxy"] = with_memory(catch_errors(conf)(proxy))
    null = open(os.devnull, "w", encoding="utf-8")
    for name in ("account", "container", "object"):
        eventlet.spawn(wsgi.server, sockets[name], apps[name], log=null)
    print(f"http://127.0.0.1:{ports['proxy']}", flush=True)
    wsgi.server(sockets["proxy"], apps["proxy"], log=null)


if __name__ == "__main__":
    main()
