# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs that are compared, each with the settings that suit it best, and their command lines."""
import os
import shutil
import sys
from dataclasses import dataclass

from dovecot import PASSWORD

SCREEN = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24"]


@dataclass
class Run:
    """What one run is to do."""
    task: str  # of works.Work
    port: int
    user: str
    messages: int
    authority: str  # PEM: TLS from the first byte. Empty for plain text.
    maildir: str  # where to deliver; empty to drop everything
    sync: str  # for the floor's Maildir
    window: int  # for the floor
    scratch: str  # a fresh folder
    built: str  # where the programs of tests/bench are
    program: str  # poplar-cli
    folder: str  # where the messages lie as files, for what reads no mailbox
    profile: str  # with an account that knows the headers of the mailbox, for what starts with them


@dataclass
class Command:
    arguments: list
    stdin: str = PASSWORD + "\n"
    environment: dict = None


def write(run, name, text):
    path = os.path.join(run.scratch, name)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        file.write(text)
    return path


def make_maildir(run):
    for part in ("cur", "new", "tmp"):
        os.makedirs(os.path.join(run.maildir, part))


def task_arguments(run):
    arguments = [run.task, f"127.0.0.1:{run.port}", run.user]
    return arguments + (["--ca", run.authority] if run.authority else [])


def floor(run):
    arguments = [os.path.join(run.built, "floor")] + task_arguments(run)
    if run.maildir:
        arguments += ["--maildir", run.maildir, "--sync", run.sync]
    return Command(arguments + ["--window", str(run.window)])


def session(run):
    return Command([os.path.join(run.built, "measure_session")] + task_arguments(run))


def mailbox(run):
    arguments = [os.path.join(run.built, "measure_mailbox")] + task_arguments(run)
    return Command(arguments + (["--maildir", run.maildir] if run.maildir else []))


def window(run):
    arguments = [os.path.join(run.built, "measure_window")] + task_arguments(run)
    return Command(arguments + (["--maildir", run.maildir] if run.maildir else []),
                   environment={"QT_QPA_PLATFORM": "offscreen"})


def window_on_x11(run):
    command = window(run)
    return Command(SCREEN + command.arguments, environment={"QT_QPA_PLATFORM": "xcb"})


def window_list(run):
    return Command([os.path.join(run.built, "measure_list"), run.profile, str(run.messages)], "",
                   {"QT_QPA_PLATFORM": "offscreen"})


def window_list_on_x11(run):
    return Command(SCREEN + window_list(run).arguments, "", {"QT_QPA_PLATFORM": "xcb"})


def window_log(run):
    return Command([os.path.join(run.built, "measure_log"), str(run.messages)], "", {"QT_QPA_PLATFORM": "offscreen"})


def window_log_on_x11(run):
    return Command(SCREEN + window_log(run).arguments, "", {"QT_QPA_PLATFORM": "xcb"})


def start(run):
    return Command([os.path.join(run.built, "measure_start"), "window", run.profile, str(run.messages)], "",
                   {"QT_QPA_PLATFORM": "offscreen"})


def empty_window(run):
    return Command([os.path.join(run.built, "measure_start"), "empty"], "", {"QT_QPA_PLATFORM": "offscreen"})


def search(run):
    return Command([os.path.join(run.built, "measure_search"), "mailbox", run.profile], "")


def bare_search(run):
    return Command([os.path.join(run.built, "measure_search"), "query", run.profile], "")


def query(run):
    return Command([os.path.join(run.built, "measure_start"), "query", run.profile], "")


def letter(run):
    return os.path.join(run.folder, sorted(os.listdir(run.folder))[0])


def send_with_poplar(run):
    return Command([run.program, "--host", "127.0.0.1", "--port", str(run.port), "--security", "none", "--auth", "none",
                    "--user", run.user, "--profile", os.path.join(run.scratch, "profile"), "send",
                    "--from", "bert@example.org", "--to", "anna@example.org", letter(run)], "")


def send_with_curl(run):
    return Command(["curl", "--silent", "--fail", f"smtp://127.0.0.1:{run.port}", "--mail-from", "bert@example.org",
                    "--mail-rcpt", "anna@example.org", "--upload-file", letter(run), "--crlf"], "")


def poplar_cli(run):
    if run.task == "send":
        return send_with_poplar(run)
    security = ["--security", "tls", "--ca-file", run.authority] if run.authority else ["--security", "none"]
    verb = {"retrieve": ["fetch", "--all", "--maildir", run.maildir], "headers": ["headers"], "listing": ["uidl"]}
    return Command([run.program, "--host", "127.0.0.1", "--port", str(run.port), "--user", run.user,
                    "--password-stdin", "--profile", os.path.join(run.scratch, "profile"),
                    *security, *verb[run.task]])


def mpop(run):
    if run.maildir:
        make_maildir(run)
    delivery = f"maildir {run.maildir}" if run.maildir else "mbox /dev/null"
    tls = f"tls on\ntls_starttls off\ntls_trust_file {run.authority}" if run.authority else "tls off"
    settings = write(run, "mpoprc", f"account default\nhost 127.0.0.1\nport {run.port}\nuser {run.user}\n"
                     f"password {PASSWORD}\nauth user\n{tls}\npipelining auto\nkeep on\nonly_new off\n"
                     f"received_header off\nuidls_file {run.scratch}/uidls\ndelivery {delivery}\n")
    return Command(["mpop", "--quiet", f"--file={settings}"], "")


def fetchmail(run):
    tls = f"ssl sslcertfile {run.authority}" if run.authority else "sslproto ''"
    settings = write(run, "fetchmailrc", f"poll localhost service {run.port} protocol pop3 no dns auth password\n"
                     f"username {run.user} password {PASSWORD} {tls} keep fetchall norewrite fetchsizelimit 0\n"
                     "batchlimit 0 expunge 0 bsmtp /dev/null\n")
    return Command(["fetchmail", "--silent", "--nodetach", "--nosyslog", "--fetchmailrc", settings,
                    "--pidfile", os.path.join(run.scratch, "pid")], "", {"FETCHMAILHOME": run.scratch})


def give_to_nobody(folder):
    for path, _, names in os.walk(folder):
        for name in [".", *names]:
            shutil.chown(os.path.join(path, name), "nobody", "nogroup")


def getmail(run):
    # In memory its child ends before it begins to wait, and then it gives up.
    run.maildir = run.maildir or os.path.join(run.scratch, "maildir")
    make_maildir(run)
    kind = "SimplePOP3SSLRetriever" if run.authority else "SimplePOP3Retriever"
    tls = f"ca_certs = {run.authority}\n" if run.authority else ""
    write(run, "getmailrc", f"[retriever]\ntype = {kind}\nserver = 127.0.0.1\nport = {run.port}\n"
          f"timeout = 15\nusername = {run.user}\npassword = {PASSWORD}\n{tls}\n[destination]\ntype = Maildir\npath = {run.maildir}/\n\n"
          "[options]\nread_all = true\ndelete = false\nverbose = 0\ndelivered_to = false\nreceived = false\n")
    arguments = ["getmail", f"--getmaildir={run.scratch}", "--rcfile=getmailrc"]
    if os.geteuid() != 0:
        return Command(arguments, "")
    give_to_nobody(run.scratch)  # it delivers nothing as root
    return Command(["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", *arguments], "")


def curl(run):
    if run.task == "send":
        return send_with_curl(run)
    scheme = "pop3s" if run.authority else "pop3"
    url = f"{scheme}://127.0.0.1:{run.port}/"
    common = f'user = "{run.user}:{PASSWORD}"\noutput = "/dev/null"\n'
    common += f'cacert = "{run.authority}"\n' if run.authority else ""
    text = f'{common}url = "{url}[1-{run.messages}]"\n'
    if run.task == "listing":
        text = f'{common}url = "{url}"\nnext\n{common}url = "{url}"\nrequest = "UIDL"\n'
    return Command(["curl", "--silent", "--fail", "--config", "-"], text)


def libetpan(run):
    return Command([os.path.join(run.built, "read_with_libetpan")] + task_arguments(run))


def decoding(run):
    return Command([os.path.join(run.built, "measure_decoding"), run.folder], "")


def gmime(run):
    return Command([os.path.join(run.built, "decode_with_gmime"), run.folder], "")


def poplib(run):
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "read_with_poplib.py")
    return Command([sys.executable, script] + task_arguments(run))


@dataclass(frozen=True)
class Client:
    name: str
    command: object
    package: str = ""  # of Debian; empty for what is built here
    reports: bool = False  # prints its own Figures
    needs_disk: bool = False  # delivers there, whatever the work says

    def is_available(self, built):
        program = {"getmail6": "getmail", "Python poplib": sys.executable, "Window (xcb)": "xvfb-run",
                   "List (xcb)": "xvfb-run", "Log (xcb)": "xvfb-run"}
        if self.name == "libetpan":
            return os.path.exists(os.path.join(built, "read_with_libetpan"))
        return not self.package or shutil.which(program.get(self.name, self.name)) is not None


CLIENTS = {"floor": Client("Floor", floor, reports=True),
           "session": Client("Poplar: session", session, reports=True),
           "mailbox": Client("Poplar: mailbox", mailbox, reports=True),
           "cli": Client("Poplar: poplar-cli", poplar_cli),
           "mpop": Client("mpop", mpop, "mpop"),
           "curl": Client("curl", curl, "curl"),
           "libetpan": Client("libetpan", libetpan, "libetpan-dev", reports=True),
           "decoding": Client("Poplar: decoding", decoding, reports=True),
           "gmime": Client("GMime alone", gmime, reports=True),
           "poplib": Client("Python poplib", poplib, "python3", reports=True),
           "fetchmail": Client("fetchmail", fetchmail, "fetchmail"),
           "getmail": Client("getmail6", getmail, "getmail6", needs_disk=True),
           "list": Client("List (offscreen)", window_list, reports=True),
           "list-xcb": Client("List (xcb)", window_list_on_x11, "xvfb", reports=True),
           "log": Client("Log (offscreen)", window_log, reports=True),
           "log-xcb": Client("Log (xcb)", window_log_on_x11, "xvfb", reports=True),
           "start": Client("Poplar, until its list is drawn", start),
           "empty-window": Client("Empty QMainWindow, until it is drawn", empty_window),
           "query": Client("The bare SQL query", query, reports=True),
           "search": Client("Poplar: mailbox", search, reports=True),
           "bare-search": Client("The bare FTS5 query", bare_search, reports=True),
           "window": Client("Window (offscreen)", window, reports=True),
           "window-xcb": Client("Window (xcb)", window_on_x11, "xvfb", reports=True)}
