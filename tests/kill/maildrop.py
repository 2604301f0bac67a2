# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages that differ, as files of a Maildir."""
import hashlib
import os


def letter(number, chance):
    size = chance.choice((200, 900, 4000, 20_000, 120_000)) if number % 40 else 1_500_000
    words = [f"Message-ID: <{number}.{chance.randrange(1 << 60)}@example.org>",
             "From: Boris <boris@example.org>", "To: Anna <anna@example.org>", f"Subject: Letter {number}",
             "Date: Mon, 2 Nov 2026 10:00:00 +0000", "", ".", "..", ".a line with a dot before it"]
    length = sum(map(len, words))
    while length < size:
        words.append("%x" % chance.randrange(1 << 280))
        length += 71
    return "\n".join([*words, ""]).encode()


def write_maildrop(folder, count, chance):
    """The digests of the messages; they lie there with the line ends that a Maildir has."""
    for name in ("cur", "new", "tmp"):
        os.makedirs(os.path.join(folder, name))
    digests = set()
    for number in range(1, count + 1):
        octets = letter(number, chance)
        digests.add(hashlib.sha256(octets).hexdigest())
        with open(os.path.join(folder, "new", f"{1_700_000_000 + number}.{number}.example"), "wb") as file:
            file.write(octets)
    return digests
