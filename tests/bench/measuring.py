# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clients in turn and keeps what each run took."""
import hashlib
import json
import os
import shutil
import signal
import subprocess
import tempfile

from clients import CLIENTS, Run
from dovecot import PASSWORD

TIMEOUT = 600  # seconds, of one run
EXACT = ("floor", "mailbox", "cli", "mpop", "window")  # deliver every octet as it was


class Failed(Exception):
    pass


def digests(folder):
    found = []
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), "rb") as file:
            found.append(hashlib.sha256(file.read()).digest())
    return sorted(found)


def run_program(arguments, stdin, folder, environment, keeps_output):
    """@return what it printed, if that is wanted. Nothing of it outlives the call."""
    process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stderr=subprocess.PIPE,
                               stdout=subprocess.PIPE if keeps_output else subprocess.DEVNULL, text=True,
                               errors="replace", cwd=folder, env=environment, start_new_session=True)
    try:
        output, complaints = process.communicate(stdin, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        raise Failed(f"not done after {TIMEOUT} s") from None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    if process.returncode != 0:
        raise Failed(f"ended with {process.returncode}: {complaints.strip()[-300:]}")
    return output or ""


class Measuring:
    def __init__(self, options, mail, server, links, messages, octets):
        self.options, self.mail, self.server, self.links = options, mail, server, links
        self.messages, self.octets = messages, octets  # by mailbox
        self.profiles = {}  # by mailbox

    def warm(self, mailbox):
        """Makes Dovecot build its indexes, and the kernel keep the files."""
        floor, server = os.path.join(self.options.built, "floor"), f"127.0.0.1:{self.server.port}"
        for task in ("listing", "retrieve"):
            subprocess.run([floor, task, server, mailbox], input=PASSWORD + "\n", text=True, check=True,
                           stdout=subprocess.DEVNULL)

    def profile(self, work):
        """A profile that knows the headers of the work's mailbox; empty where it needs none."""
        if work.task == "search":
            return self.indexed(work)
        if work.task not in ("list", "start"):
            return ""
        if work.mailbox not in self.profiles:
            profile = os.path.join(self.options.scratch, "profile-" + work.mailbox)
            make = [os.path.join(self.options.built, "measure_start"), "make", profile, "headers",
                    f"127.0.0.1:{self.links.ports[work.link]}", work.mailbox]
            subprocess.run(make, input=PASSWORD + "\n", text=True, check=True, stdout=subprocess.DEVNULL,
                           timeout=TIMEOUT)
            self.profiles[work.mailbox] = profile
        return self.profiles[work.mailbox]

    def indexed(self, work):
        """A folder with the texts of as many messages in its index as the work's mailbox has."""
        if "indexed" not in self.profiles:
            folder = os.path.join(self.options.scratch, "indexed")
            subprocess.run([os.path.join(self.options.built, "measure_search"), "make", folder,
                            str(self.messages[work.mailbox])], check=True, timeout=TIMEOUT)
            self.profiles["indexed"] = folder
        return self.profiles["indexed"]

    def run(self, work, contestant):
        """One run of one client. @return its figures; raises Failed."""
        on_disk = work.place == "disk" or CLIENTS[contestant.client].needs_disk
        root = self.options.scratch if on_disk else self.options.memory
        scratch = tempfile.mkdtemp(prefix="run-", dir=root)
        try:
            return self.run_in(scratch, work, contestant)
        finally:
            # On disk it stays to the end: for minutes ext4 looks at each inode that was freed, which would make
            # every file of the next run cost several times as much.
            if on_disk:
                os.sync()  # the next run pays for itself alone
            else:
                shutil.rmtree(scratch, ignore_errors=True)

    def run_in(self, scratch, work, contestant):
        mailbox = work.slices.get(contestant.client, work.mailbox)
        maildir = os.path.join(scratch, "maildir") if contestant.sink != "drop" else ""
        run = Run(task=work.task, port=self.links.ports[work.link], user=mailbox, messages=self.messages[mailbox],
                  authority=self.server.authority if work.link == "tls" else "", maildir=maildir,
                  sync={"each": "each", "once": "once"}.get(contestant.sink, "never"), window=contestant.window,
                  scratch=scratch, built=self.options.built, program=self.options.program,
                  folder=os.path.join(self.mail, mailbox, "cur"), profile=self.profile(work))
        command = CLIENTS[contestant.client].command(run)
        taken = os.path.join(scratch, "figures")
        environment = {**os.environ, "HOME": scratch, "TMPDIR": scratch, "LC_ALL": "C.UTF-8",
                       **(command.environment or {})}
        output = run_program([os.path.join(self.options.built, "run_measured"), taken, *command.arguments],
                             command.stdin, scratch, environment, CLIENTS[contestant.client].reports)
        return self.figures(work, contestant, run, taken, output)

    def figures(self, work, contestant, run, taken, output):
        mailbox = run.user
        with open(taken) as file:
            figures = json.load(file)
        figures["memory_total"] = figures.pop("memory_peak")
        if output:
            figures.update(json.loads(output.splitlines()[-1]))
            if figures.get("messages") != self.messages[mailbox]:
                raise Failed(f"{figures.get('messages')} messages instead of {self.messages[mailbox]}")
        if run.maildir:
            delivered = len(os.listdir(os.path.join(run.maildir, "new")))
            if delivered != self.messages[mailbox]:
                raise Failed(f"{delivered} files instead of {self.messages[mailbox]}")
            if self.options.quick and contestant.client in EXACT:
                self.compare(mailbox, run.maildir)
        figures["scale"] = self.messages[work.mailbox] / self.messages[mailbox]
        figures["octets"] = self.octets[mailbox]
        return figures

    def compare(self, mailbox, maildir):
        if digests(os.path.join(self.mail, mailbox, "cur")) != digests(os.path.join(maildir, "new")):
            raise Failed("what was delivered is not what the server has")

    def in_turn(self, work):
        """@return for each contestant its figures, run by run, or the failure as text."""
        for mailbox in sorted({work.mailbox, *work.slices.values()}):
            self.warm(mailbox)
        results = {contestant.key: [] for contestant in work.contestants}
        spent = dict.fromkeys(results, 0.0)
        for _ in range(min(work.runs or self.options.runs, self.options.runs)):
            for contestant in work.contestants:
                key = contestant.key
                if isinstance(results[key], str) or spent[key] > self.options.budget:
                    continue
                if not CLIENTS[contestant.client].is_available(self.options.built):
                    results[key] = "not installed"
                    continue
                try:
                    figures = self.run(work, contestant)
                    results[key].append(figures)
                    spent[key] += figures["seconds"]
                    print(f"  {key}: {figures['seconds']:.3f} s", flush=True)
                except Failed as failure:
                    results[key] = str(failure)
                    print(f"  {key}: {failure}", flush=True)
        return results
