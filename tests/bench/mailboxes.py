# SPDX-License-Identifier: GPL-3.0-or-later
"""The maildrops that are read, as Maildirs; made once and kept."""
import math
import os
import random
import shutil
from dataclasses import dataclass

from letters import LetterWriter

SEED = 20260521
MADE_AS = "1"  # changes whenever the letters do

KIB, MIB = 1024, 1024 * 1024


@dataclass(frozen=True)
class Mailbox:
    name: str
    messages: int
    sizes: tuple  # least and largest, in octets; logarithmically even between
    slice_of: str = ""  # the first messages of another one


FULL = [Mailbox("small", 10_000, (2 * KIB, 30 * KIB)),
        Mailbox("small2000", 2000, (), "small"),
        Mailbox("small200", 200, (), "small"),
        Mailbox("large", 200, (5 * MIB, 5 * MIB)),
        Mailbox("giant", 1, (1024 * MIB, 1024 * MIB)),
        Mailbox("tiny", 100_000, (300, 800))]
QUICK = [Mailbox("small", 60, (2 * KIB, 30 * KIB)),
         Mailbox("small2000", 30, (), "small"),
         Mailbox("small200", 8, (), "small"),
         Mailbox("large", 3, (1 * MIB, 1 * MIB)),
         Mailbox("giant", 1, (8 * MIB, 8 * MIB)),
         Mailbox("tiny", 500, (300, 800))]


def virtual_size(octets):
    """As RETR counts: line ends are CRLF."""
    return len(octets) + octets.count(b"\n")


def tiny_letter(number, writer):
    return (f"Message-ID: <{number}.{writer.token(12)}@example.org>\nFrom: cron@example.org\nTo: anna@example.org\n"
            f"Subject: Report {number}\nDate: {writer.date(number, 0)}\n\n"
            + "\n".join(writer.token(60) for _ in range(number % 8 + 1)) + "\n").encode()


def file_name(number, octets):
    # Dovecot numbers messages by the time in the name, and believes the sizes there.
    return f"{1_700_000_000 + number}.M{number}P1.bench,S={len(octets)},W={virtual_size(octets)}:2,"


def write_letters(mailbox, folder):
    writer, sizes = LetterWriter(f"{SEED}/{mailbox.name}"), random.Random(f"{SEED}/{mailbox.name}/sizes")
    least, largest = mailbox.sizes
    total = 0
    for number in range(1, mailbox.messages + 1):
        size = int(math.exp(sizes.uniform(math.log(least), math.log(largest))))
        octets = tiny_letter(number, writer) if mailbox.name == "tiny" else writer.letter(number, size)
        total += virtual_size(octets)
        with open(os.path.join(folder, file_name(number, octets)), "wb") as file:
            file.write(octets)
    return total


def link_slice(mailbox, source, folder):
    total = 0
    for name in sorted(os.listdir(source))[:mailbox.messages]:
        os.link(os.path.join(source, name), os.path.join(folder, name))
        total += int(name.partition(",W=")[2].partition(":")[0])
    return total


def make(mailbox, root):
    """@return octets, as RETR sends them."""
    folder = os.path.join(root, mailbox.name)
    mark = os.path.join(folder, "octets")
    if os.path.exists(mark):
        with open(mark) as file:
            return int(file.read())
    shutil.rmtree(folder, ignore_errors=True)
    for part in ("cur", "new", "tmp"):
        os.makedirs(os.path.join(folder, part))
    cur = os.path.join(folder, "cur")
    total = (link_slice(mailbox, os.path.join(root, mailbox.slice_of, "cur"), cur) if mailbox.slice_of
             else write_letters(mailbox, cur))
    with open(mark, "w") as file:
        file.write(str(total))
    return total


def make_all(mailboxes, root):
    """@return the octets of each, by name."""
    root = os.path.join(root, "v" + MADE_AS)
    octets = {}
    for mailbox in mailboxes:
        print(f"Mailbox {mailbox.name}: {mailbox.messages} messages", flush=True)
        octets[mailbox.name] = make(mailbox, root)
    return root, octets
