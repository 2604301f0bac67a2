# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways to the server, and how long each really takes."""
import os
import socket
import statistics
import subprocess
import sys
import time

DELAY = 25.0  # ms each way
PROBES = 15


class Helper:
    """A program that prints the port it listens on, and runs until its standard input ends."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())

    def stop(self):
        self.process.stdin.close()
        self.process.wait(10)


def proxy(built, target, hidden=None):
    return Helper([os.path.join(built, "delay_proxy"), str(target), str(DELAY)] + ([hidden] if hidden else []))


def mail_sink():
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "mail_sink.py")
    return Helper([sys.executable, script, "8BITMIME", "PIPELINING", "CHUNKING"])


def read_reply(file):
    lines = [file.readline()]
    while not lines[-1].startswith((b".\r\n", b"-ERR")) and lines[-1]:
        lines.append(file.readline())
    return lines


def probe(port):
    """@return the median round trip in seconds, and whether PIPELINING is announced."""
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        file = client.makefile("rb")
        file.readline()
        taken, lines = [], []
        for _ in range(PROBES):
            start = time.monotonic()
            client.sendall(b"CAPA\r\n")
            lines = read_reply(file)
            taken.append(time.monotonic() - start)
    return statistics.median(taken), b"PIPELINING\r\n" in lines


class Links:
    """Ports by the names in works.Work.link."""

    def __init__(self, built, server):
        sink = mail_sink()
        slow, lockstep = proxy(built, server.port), proxy(built, server.port, "PIPELINING")
        slow_sink = proxy(built, sink.port)
        self.helpers = [slow_sink, sink, slow, lockstep]
        self.ports = {"direct": server.port, "tls": server.tls_port, "slow": slow.port, "lockstep": lockstep.port,
                      "sink": sink.port, "slow-sink": slow_sink.port}
        self.round_trips = {}
        for name in ("direct", "slow", "lockstep"):
            self.round_trips[name], pipelining = probe(self.ports[name])
            print(f"Link {name}: {self.round_trips[name] * 1000:.3f} ms round trip, "
                  f"PIPELINING {'announced' if pipelining else 'not announced'}", flush=True)
            if pipelining == (name == "lockstep"):
                raise RuntimeError(f"the link {name} announces the wrong thing")
        for name in ("slow", "lockstep"):
            if not 1 <= self.round_trips[name] * 1000 / (2 * DELAY) <= 1.05:
                print(f"Link {name}: the delay is not what it should be; is the machine busy?", flush=True)

    def stop(self):
        for helper in self.helpers:
            helper.stop()
