# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes mail and throws it away, on loopback only: mail_sink.py [KEYWORD…]

The keywords are announced behind EHLO. It prints the port it listens on and runs until standard input ends."""
import socket
import sys
import threading

BLOCK = 1 << 20
END = b"\r\n.\r\n"


class Gone(Exception):
    pass


class Session:
    def __init__(self, client, keywords):
        self.client, self.keywords, self.pending = client, keywords, b""
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def receive(self, most=BLOCK):
        octets = self.client.recv(most)
        if not octets:
            raise Gone
        return octets

    def line(self):
        while b"\n" not in self.pending:
            self.pending += self.receive()
        line, _, self.pending = self.pending.partition(b"\n")
        return line.strip()

    def say(self, *lines):
        self.client.sendall(b"".join(line + b"\r\n" for line in lines))

    def take_dotted(self):
        tail, self.pending = self.pending, b""
        while not tail.endswith(END):
            tail = (tail[-len(END):] + self.receive())

    def take(self, octets):
        taken, self.pending = self.pending[:octets], self.pending[octets:]
        left = octets - len(taken)
        while left:
            left -= len(self.receive(min(left, BLOCK)))

    def run(self):
        self.say(b"220 sink")
        while True:
            line = self.line()
            verb = line[:4].upper()
            if verb == b"EHLO":
                self.say(b"250-sink", *(b"250-" + one.encode() for one in self.keywords), b"250 SIZE 0")
            elif verb == b"DATA":
                self.say(b"354 go on")
                self.take_dotted()
                self.say(b"250 thrown away")
            elif verb == b"BDAT":
                self.take(int(line.split()[1]))
                self.say(b"250 thrown away")
            elif verb == b"QUIT":
                return self.say(b"221 bye")
            else:
                self.say(b"250 ok")


def serve(client, keywords):
    with client:
        try:
            Session(client, keywords).run()
        except (Gone, OSError):
            pass


def listen(listener, keywords):
    while True:
        client, _ = listener.accept()
        threading.Thread(target=serve, args=(client, keywords), daemon=True).start()


def main():
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=listen, args=(listener, sys.argv[1:]), daemon=True).start()
    print(listener.getsockname()[1], flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
