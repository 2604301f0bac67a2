# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills Poplar while it sends, and checks that no message is lost, and none sent twice without its being said.

    python3 tests/kill/outbox.py COUNT --driver build/dev/tests/kill/drive_outbox [--seed N]

A small SMTP server takes mail and counts what it has taken. The client keeps drafts, sends them all, and is killed
at moments of the conversation, or at any time; then it is started again, until nothing is left to be sent. Then
each message was delivered: once, and once more for each time at which the client said that it did not know. In
"Sent" each lies once. The verdict depends on no time: a client that is done before it is killed is no kill.
"""
import argparse
import glob
import os
import random
import re
import shutil
import socketserver
import subprocess
import sys
import tempfile
import threading
import time

LONGEST = 120  # seconds that a client may take; a whole run takes a few
MOMENTS = ("greeting", "MAIL", "RCPT", "DATA", "content", "taken", "answered", "QUIT", "any time")


class Failure(Exception):
    pass


class Server(socketserver.ThreadingTCPServer):
    """Takes everything, and tells at which moment it is."""
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.taken = []  # subjects, before the verdict
        self.lock = threading.Lock()
        self.victim = None
        self.moment = None
        self.after = 0
        self.late = 0.0
        self.killed_at = None
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def aim(self, victim, moment, after, late):
        with self.lock:
            self.victim, self.moment, self.after, self.late = victim, moment, after, late
            self.killed_at = None

    def reached(self, moment):
        with self.lock:
            if self.victim is None or moment != self.moment:
                return
            self.after -= 1
            if self.after > 0:
                return
            victim, self.victim = self.victim, None
            time.sleep(self.late)
            if victim.poll() is None:
                victim.kill()
                self.killed_at = moment


class Conversation(socketserver.StreamRequestHandler):
    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def handle(self):
        try:
            self.converse()
        except (BrokenPipeError, ConnectionResetError):
            pass

    def converse(self):
        self.say("220 ready")
        self.server.reached("greeting")
        while line := self.rfile.readline():
            verb = line[:4].upper().decode()
            self.server.reached(verb)
            if verb == "EHLO":
                self.say("250-here")
                self.say("250-PIPELINING")
                self.say("250 8BITMIME")
            elif verb == "DATA":
                self.say("354 go on")
                if not self.take():
                    return
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def take(self):
        """Whether all of a message came."""
        subject = None
        while line := self.rfile.readline():
            if line == b".\r\n":
                self.server.taken.append(subject)
                self.server.reached("taken")
                self.say("250 taken")
                self.server.reached("answered")
                return True
            if subject is None and line.startswith(b"Subject: "):
                subject = line[9:].strip().decode()
                self.server.reached("content")
        return False


def sent_subjects(folder):
    subjects = []
    for path in glob.glob(os.path.join(folder, ".Sent", "*", "*")):
        if os.path.basename(os.path.dirname(path)) in ("cur", "new"):
            with open(path, "rb") as file:
                subjects.append(re.search(rb"^Subject: (.*)$", file.read(), re.M).group(1).decode())
    return subjects


class Round:
    """Some messages, until all are sent."""

    def __init__(self, options, chance, folder):
        self.options, self.chance, self.folder = options, chance, folder
        self.server = Server()
        self.log = os.path.join(folder, "log")
        self.profile = os.path.join(folder, "profile")
        os.makedirs(self.profile)
        open(self.log, "w").close()

    def run(self, may_kill):
        moment = self.chance.choice(MOMENTS)
        with open(os.path.join(self.folder, "output"), "a") as output:
            client = subprocess.Popen([self.options.driver, self.profile, str(self.server.server_address[1]), self.log,
                                       str(self.options.messages)], stdout=output, stderr=output,
                                      env=dict(os.environ, LC_ALL="C.UTF-8"))
        if may_kill and moment == "any time":
            time.sleep(self.chance.random() ** 2 * 1.5)
            if client.poll() is None:
                client.kill()
                client.wait()
                return moment
        elif may_kill:
            self.server.aim(client, moment, self.chance.randrange(1, 4), self.chance.choice((0, 0, 0.001, 0.01)))
        try:
            client.wait(LONGEST)
        except subprocess.TimeoutExpired:
            client.kill()
            client.wait()
            raise Failure("a client does not end") from None
        self.server.aim(None, None, 0, 0)
        if client.returncode == 0:
            return None
        if client.returncode != -9:
            raise Failure(f"a client ended with {client.returncode}")
        return moment

    def check(self):
        with open(self.log) as file:
            unknown = [line[len("unknown "):].strip() for line in file]
        subjects = [f"message {i}" for i in range(self.options.messages)]
        sent = sent_subjects(self.profile)
        for subject in subjects:
            times, doubts = self.server.taken.count(subject), unknown.count(subject)
            if times == 0:
                raise Failure(f"lost: {subject}")
            if times > 1 + doubts:
                raise Failure(f"sent {times} times, with {doubts} warnings: {subject}")
            if sent.count(subject) != 1:
                raise Failure(f"{sent.count(subject)} times in Sent: {subject}")
        for sub in ("outbox", "drafts"):
            left = [name for name in os.listdir(os.path.join(self.profile, sub)) if name != "lock"]
            if left:
                raise Failure(f"left in {sub}: {left}")
        return sum(self.server.taken.count(subject) - 1 for subject in subjects)


def main():
    parser = argparse.ArgumentParser(prog="outbox", description=__doc__,
                                     formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--driver", required=True)
    parser.add_argument("--messages", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0, help="0 for another one each time")
    options = parser.parse_args()
    seed = options.seed or random.SystemRandom().randrange(1, 1_000_000)
    chance = random.Random(seed)
    print(f"seed: {seed}", flush=True)
    kills = dict.fromkeys(MOMENTS, 0)
    doubled = rounds = 0
    folder = tempfile.mkdtemp(prefix="poplar-kill-")
    try:
        while sum(kills.values()) < options.count:
            rounds += 1
            one = Round(options, chance, os.path.join(folder, str(rounds)))
            for _ in range(40 * options.messages):
                moment = one.run(sum(kills.values()) < options.count)
                if moment is None:
                    break
                kills[moment] += 1
            else:
                raise Failure("the outbox does not become empty")
            doubled += one.check()
            one.server.shutdown()
    except Failure as failure:
        print(f"FAILED: {failure}\nkills: {kills}\nSee {folder}")
        return 1
    print(", ".join(f"{moment}: {times}" for moment, times in kills.items()))
    print(f"kills: {sum(kills.values())} in {rounds} rounds; lost: 0; twice without a word: 0; twice with one: {doubled}")
    shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
