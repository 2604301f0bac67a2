# SPDX-License-Identifier: GPL-3.0-or-later
"""What is measured, of whom, and what should come of it."""
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Contestant:
    client: str  # of clients.CLIENTS
    sink: str = "drop"  # drop, maildir, or the floor's each and once
    window: int = 0  # of the floor

    @property
    def key(self):
        return self.client + {"drop": ""}.get(self.sink, "/" + self.sink)


@dataclass(frozen=True)
class Goal:
    contestant: str  # a key
    figure: str  # of figures.Summary
    most: float
    text: str


@dataclass(frozen=True)
class Work:
    name: str
    title: str
    task: str
    mailbox: str
    contestants: tuple
    goals: tuple = ()
    link: str = "direct"  # of links.Links.ports; lockstep is slow and without PIPELINING, sinks take mail
    place: str = "memory"  # where Maildirs and profiles lie: memory or disk
    slices: dict = field(default_factory=dict)  # smaller mailboxes for slow clients, whose figures are scaled
    reference: dict = field(default_factory=lambda: {"drop": "floor", "maildir": "floor/maildir"})
    sum: dict = field(default_factory=dict)  # ratios are to this sum: how often of whom
    ideal: bool = False  # ratios are to messages × round trip, not to the floor
    runs: int = 0  # at most; 0 for what is asked for


def group(*keys):
    contestants = []
    for key in keys:
        client, _, sink = key.partition("/")
        contestants.append(Contestant(client, sink or "drop"))
    return tuple(contestants)


# A tenth for those that wait for each reply on a slow link; a fifth for one that forks for every message.
LOCKSTEP = dict.fromkeys(("curl", "libetpan", "poplib", "fetchmail", "getmail"), "small200")
FORKING = {"getmail": "small2000"}
OTHERS = ("curl", "libetpan", "poplib", "fetchmail", "getmail")

WORKS = [
    Work("small", "10,000 messages of 2–30 KiB, no delay, dropped", "retrieve", "small",
         group("floor", "session", "mpop", *OTHERS),
         (Goal("session", "ratio", 1.3, "≤ 1.3 × floor"), Goal("session", "cpu", 3, "≤ 3 CPU s/GiB")), slices=FORKING),
    Work("memory", "10,000 messages of 2–30 KiB, no delay, into a Maildir in memory (tmpfs)", "retrieve", "small",
         group("floor/maildir", "mailbox/maildir", "cli/maildir", "mpop/maildir"),
         (Goal("cli/maildir", "ratio", 1.3, "≤ 1.3 × floor"), Goal("cli/maildir", "cpu", 3, "≤ 3 CPU s/GiB"))),
    Work("durable", "10,000 messages of 2–30 KiB, no delay, durable on disk (Maildir)", "retrieve", "small",
         group("floor/each", "floor/once", "mailbox/maildir", "cli/maildir", "mpop/maildir", "getmail/maildir"),
         (Goal("cli/maildir", "ratio", 0.5, "≤ 0.5 × the floor that syncs each message"),),
         place="disk", slices=FORKING, reference={sink: "floor/each" for sink in ("maildir", "each", "once")}),
    Work("slow", "2,000 messages, 50 ms round trip", "retrieve", "small2000",
         group("floor", "session", "mpop", "floor/maildir", "mailbox/maildir", "cli/maildir", "mpop/maildir", *OTHERS),
         (Goal("session", "ratio", 1.25, "≤ 1.25 × floor"), Goal("cli/maildir", "ratio", 1.25, "≤ 1.25 × floor")),
         link="slow", slices=LOCKSTEP),
    Work("slow-headers", "2,000 headers (TOP n 0), 50 ms round trip", "headers", "small2000",
         group("floor", "session", "mailbox", "cli", "libetpan", "poplib"),
         (Goal("session", "ratio", 1.3, "≤ 1.3 × floor"), Goal("mailbox", "ratio", 1.3, "≤ 1.3 × floor")),
         link="slow", slices=LOCKSTEP),
    Work("headers", "10,000 headers (TOP n 0), no delay", "headers", "small",
         group("floor", "session", "mailbox", "cli", "libetpan", "poplib"),
         (Goal("session", "ratio", 1.3, "≤ 1.3 × floor for the bytes"),
          Goal("mailbox", "ratio", 3.5, "≤ 3.5 × floor until parsed and listed in the model")), place="disk"),
    Work("listing", "UIDL + LIST of 100,000", "listing", "tiny",
         group("floor", "session", "mailbox", "cli", "curl", "libetpan", "poplib"),
         (Goal("mailbox", "ratio", 1.5, "≤ 1.5 × floor to a filled model"),
          Goal("mailbox", "growth", 30, "≤ 30 MiB of growth")), place="disk"),
    Work("slow-listing", "UIDL + LIST of 100,000, 50 ms round trip", "listing", "tiny",
         group("floor", "session", "mailbox", "cli", "curl", "libetpan", "poplib"),
         (Goal("mailbox", "ratio", 1.5, "≤ 1.5 × floor to a filled model"),), link="slow", place="disk"),
    Work("large", "1 GiB in 200 messages", "retrieve", "large",
         group("floor", "session", "mpop", "floor/maildir", "mailbox/maildir", "cli/maildir", "mpop/maildir", *OTHERS),
         (Goal("session", "ratio", 1.1, "≤ 1.1 × floor"), Goal("session", "cpu", 1.5, "≤ 1.5 CPU s/GiB"),
          Goal("session", "peak_growth", 8, "≤ 8 MiB of growth"),
          Goal("mailbox/maildir", "peak_growth", 8, "≤ 8 MiB of growth"))),
    Work("large-tls", "1 GiB in 200 messages, TLS", "retrieve", "large",
         group("floor", "session", "mpop", "floor/maildir", "mailbox/maildir", "cli/maildir", *OTHERS[:-1]),
         (Goal("session", "ratio", 1.15, "≤ 1.15 × floor"), Goal("session", "cpu", 2.5, "≤ 2.5 CPU s/GiB"),
          Goal("session", "peak_growth", 8, "≤ 8 MiB of growth")), link="tls"),
    Work("giant", "1 GiB in a single message", "retrieve", "giant",
         group("floor", "session", "mpop", "floor/maildir", "mailbox/maildir", "curl", "libetpan", "poplib"),
         (Goal("session", "ratio", 1.1, "≤ 1.1 × floor"),
          Goal("session", "peak_growth", 8, "≤ 8 MiB of growth"),
          Goal("mailbox/maildir", "peak_growth", 8, "≤ 8 MiB of growth")), runs=3),
    Work("send", "1 GiB in a single message, sent", "send", "giant", group("curl", "cli"),
         (Goal("cli", "seconds", 9, "≤ 9 s, for which a link of 1 Gbit/s would be busy with it"),
          Goal("cli", "peak", 64, "≤ 64 MiB")), link="sink", reference={"drop": "curl"}, runs=3),
    Work("slow-send", "1 GiB in a single message, sent, 50 ms round trip", "send", "giant", group("curl", "cli"),
         (Goal("cli", "seconds", 9, "≤ 9 s, for which a link of 1 Gbit/s would be busy with it"),),
         link="slow-sink", reference={"drop": "curl"}, runs=3),
    Work("lockstep", "200 messages without PIPELINING, 50 ms round trip, in round trips", "retrieve", "small200",
         (Contestant("floor", window=1), *group("session", "mailbox/maildir", "mpop", "curl", "libetpan", "poplib")),
         (Goal("session", "ratio", 1.01, "≤ 1.01 × messages × round trip"),
          Goal("mailbox/maildir", "ratio", 1.01, "≤ 1.01 × messages × round trip")), link="lockstep", ideal=True,
         runs=2),
    Work("decoding", "10,000 messages of 2–30 KiB, decoded from their files", "decode", "small",
         group("gmime", "decoding"), (Goal("decoding", "ratio", 1.3, "≤ 1.3 × GMime alone"),),
         reference={"drop": "gmime"}),
    Work("decoding-large", "200 messages of 5 MiB, decoded from their files", "decode", "large",
         group("gmime", "decoding"), (Goal("decoding", "ratio", 1.3, "≤ 1.3 × GMime alone"),),
         reference={"drop": "gmime"}),
    Work("window-headers", "The window while 10,000 headers arrive", "headers", "small",
         group("window", "window-xcb"),
         (Goal("window", "gap_p99", 16, "99 % of gaps below 16 ms"), Goal("window", "gap_max", 50, "no gap above 50 ms"),
          Goal("window-xcb", "gap_p99", 16, "99 % of gaps below 16 ms"),
          Goal("window-xcb", "gap_max", 50, "no gap above 50 ms")), place="disk"),
    Work("window-fetch", "The window while 1 GiB in 200 messages arrives", "retrieve", "large",
         group("window/maildir", "window-xcb/maildir"),
         (Goal("window/maildir", "gap_p99", 16, "99 % of gaps below 16 ms"),
          Goal("window/maildir", "gap_max", 50, "no gap above 50 ms"),
          Goal("window-xcb/maildir", "gap_p99", 16, "99 % of gaps below 16 ms"),
          Goal("window-xcb/maildir", "gap_max", 50, "no gap above 50 ms"))),
    Work("window-arriving", "The window while 100,000 headers arrive", "headers", "tiny",
         group("window", "window-xcb"),
         (Goal("window", "gap_p99", 16, "99 % of gaps below 16 ms"), Goal("window", "gap_max", 50, "no gap above 50 ms"),
          Goal("window-xcb", "gap_p99", 16, "99 % of gaps below 16 ms"),
          Goal("window-xcb", "gap_max", 50, "no gap above 50 ms"),
          Goal("window", "each", 1.5, "≤ 1.5 KiB of growth for each message")), place="disk"),
    Work("window-list", "The list of 100,000 messages while it is sorted, filtered, selected and ticked", "list", "tiny",
         group("list", "list-xcb"),
         (Goal("list", "gap_p99", 16, "99 % of gaps below 16 ms"), Goal("list", "gap_max", 50, "no gap above 50 ms"),
          Goal("list-xcb", "gap_p99", 16, "99 % of gaps below 16 ms"),
          Goal("list-xcb", "gap_max", 50, "no gap above 50 ms")), place="disk"),
    Work("window-log", "The window while 100,000 lines run through the shown log", "log", "tiny",
         group("log", "log-xcb"),
         (Goal("log", "gap_p99", 16, "99 % of gaps below 16 ms"), Goal("log", "gap_max", 50, "no gap above 50 ms"),
          Goal("log-xcb", "gap_p99", 16, "99 % of gaps below 16 ms"),
          Goal("log-xcb", "gap_max", 50, "no gap above 50 ms"))),
    Work("search", "A search through the texts of 100,000 messages, from the call to the answer", "search", "tiny",
         group("search", "bare-search"),
         (Goal("search", "ratio", 1.5, "≤ 1.5 × the bare FTS5 query"),), place="disk",
         reference={"drop": "bare-search"}),
    Work("start", "From the start of the program to a list of 100,000 known messages", "start", "tiny",
         group("start", "empty-window", "query"),
         (Goal("start", "ratio", 1, "≤ 2 × empty QMainWindow + 3 × bare SQL query"),), place="disk",
         sum={"empty-window": 2, "query": 3}),
]
