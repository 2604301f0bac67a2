# SPDX-License-Identifier: GPL-3.0-or-later
"""The clients that are killed."""
import glob
import os
import subprocess
import time

from checking import Failure
from dovecot import PASSWORD

PATIENCE = 180  # seconds; an idle client leaves by itself after ten minutes

STAGE_OF = {"USER": "opening", "PASS": "opening", "CAPA": "opening", "AUTH": "opening", "STAT": "listing",
            "LIST": "listing", "UIDL": "listing", "TOP": "headers", "RETR": "retrieving", "DELE": "marking",
            "RSET": "leaving", "QUIT": "leaving"}


class Client:
    """Runs until it is done or is killed; each run goes on where the one before it ended."""
    name = ""
    folder = maildir = ""

    def begin(self, folder, port):
        self.profile = os.path.join(folder, "profile")
        self.log = os.path.join(folder, "transcript")
        self.port = port
        self.served = os.path.join(folder, "mail", "anna")
        self.output = os.path.join(folder, "output")
        self.seconds = 2.0

    def count_left(self):
        return sum(len(os.listdir(os.path.join(self.served, name))) for name in ("cur", "new"))

    def last_words(self):
        with open(self.output, errors="replace") as file:
            return file.read()[-4000:]

    def command(self):
        raise NotImplementedError

    def run(self, moment):
        """The stage it was killed in; None if it ended before that moment."""
        if os.path.exists(self.log):
            os.remove(self.log)
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")
        began = time.monotonic()
        with open(self.output, "w") as output:
            process = subprocess.Popen(self.command(), stdin=subprocess.PIPE, stdout=output, stderr=output,
                                       env=environment)
        try:
            process.stdin.write(PASSWORD.encode() + b"\n")
            process.stdin.close()
        except BrokenPipeError:
            pass
        if moment is not None:
            self.wait_for(moment, process)
        if moment is not None and process.poll() is None:
            process.kill()
            process.wait()
            return self.stage()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.give_up(process, "a client does not end")
        self.seconds = max(0.2, 0.7 * self.seconds + 0.3 * (time.monotonic() - began))
        self.ended(process.returncode)
        return None

    def wait_for(self, moment, process):
        try:
            moment.wait(process, self)
        except Failure as failure:
            self.give_up(process, str(failure))

    def give_up(self, process, words):
        """It is a failure, and what was said last tells most about it."""
        process.kill()
        process.wait()
        raise Failure(f"{words}: {' '.join(process.args[-3:])}; last in the transcript:\n{self.last_said()}") from None

    def last_said(self):
        try:
            with open(self.log, errors="replace") as file:
                return "".join(file.readlines()[-20:])
        except OSError:
            return "nothing"

    def ended(self, code):
        pass

    def stage(self):
        """By the last command in the transcript."""
        try:
            with open(self.log, errors="replace") as file:
                lines = file.read().splitlines()
        except OSError:
            return "starting"
        last = "starting"
        for line in lines:
            for word in line.split():
                if word in STAGE_OF:
                    last = STAGE_OF[word]
                    break
        return last


class Cli(Client):
    def __init__(self, program):
        self.program = program

    def begin(self, folder, port):
        super().begin(folder, port)
        self.folder = self.maildir = ""

    def find_folder(self):
        found = glob.glob(os.path.join(self.profile, "mail", "*"))
        if found:
            self.folder = self.maildir = found[0]

    def run(self, moment):
        stage = super().run(moment)
        self.find_folder()
        return stage

    def options(self):
        return [self.program, "--profile", self.profile, "--host", "127.0.0.1", "--port", str(self.port), "--user",
                "anna", "--security", "none", "--password-stdin", "--log", self.log]


class FetchThenDelete(Cli):
    """Everything is fetched, whatever it takes; then everything is deleted."""
    name = "fetch, then delete"

    def begin(self, folder, port):
        super().begin(folder, port)
        self.everything_here = False

    def command(self):
        verb = ["delete", "1-" + str(self.count_left())] if self.everything_here else ["fetch", "--new"]
        return self.options() + verb

    def ended(self, code):
        if not self.everything_here and code == 0:
            self.everything_here = True


class FetchAndDelete(Cli):
    """What is fetched is deleted in the same session. What a kill left fetched and not deleted is deleted after."""
    name = "fetch --delete"

    def begin(self, folder, port):
        super().begin(folder, port)
        self.nothing_new = False

    def command(self):
        if self.nothing_new:
            return self.options() + ["delete", "1-" + str(self.count_left())]
        return self.options() + ["fetch", "--new", "--delete"]

    def ended(self, code):
        if code == 0:
            self.nothing_new = True


class Window(Client):
    """What the window does: downloads, and a rule of the account that deletes what is kept."""
    name = "download by rule"

    def __init__(self, program):
        self.program = program

    def begin(self, folder, port):
        super().begin(folder, port)
        self.folder = self.maildir = os.path.join(self.profile, "mail", "test")

    def command(self):
        return [self.program, self.folder, str(self.port), self.log, "--delete"]


def victims(cli, driver):
    every = [FetchAndDelete(cli), FetchThenDelete(cli)]
    return every + [Window(driver)] if driver else every
