# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills Poplar at random points of its work, and checks after each kill that no message is lost or doubled.

    python3 tests/kill COUNT --cli build/dev/src/cli/poplar-cli [--driver …/drive_mailbox] [--seed N]

A private Dovecot holds a maildrop; a client fetches and deletes until it is empty, and is killed again and again;
then everything begins anew with another maildrop, until there were COUNT kills. The verdict depends on no time: a
client that is done before it is killed is no kill, and is counted apart.
"""
import argparse
import os
import random
import shutil
import sys
import tempfile
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, os.pardir, "bench")]

from checking import Checker, Failure  # noqa: E402
from dovecot import Dovecot  # noqa: E402
from maildrop import write_maildrop  # noqa: E402
from moments import moment  # noqa: E402
from victims import victims  # noqa: E402

STAGES = ("starting", "opening", "listing", "headers", "retrieving", "marking", "leaving", "after")


class Figures:
    def __init__(self):
        self.kills = {}
        self.undisturbed = {}
        self.lost = self.doubled = self.repaired = 0

    def add(self, client, stage):
        table = self.kills.setdefault(client, dict.fromkeys(STAGES, 0))
        table[stage] += 1

    def total(self):
        return sum(sum(table.values()) for table in self.kills.values())

    def show(self, seconds):
        head = ["killed while", *STAGES, "kills", "runs to the end"]
        rows = [[name, *(str(table[stage]) for stage in STAGES), str(sum(table.values())),
                 str(self.undisturbed.get(name, 0))] for name, table in self.kills.items()]
        widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
        for row in [head, *rows]:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
        print(f"kills: {self.total()}, lost: {self.lost}, doubled: {self.doubled}, seconds: {seconds:.0f}")


def parse():
    parser = argparse.ArgumentParser(prog="kill", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--cli", required=True)
    parser.add_argument("--driver")
    parser.add_argument("--messages", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0, help="0 for another one each time")
    return parser.parse_args()


def one_maildrop(options, folder, client, count, chance, figures):
    """Until the maildrop is empty, or there were so many kills."""
    shutil.rmtree(folder, ignore_errors=True)
    mail = os.path.join(folder, "mail")
    letters = write_maildrop(os.path.join(mail, "anna"), options.messages, chance)
    server = Dovecot(os.path.join(folder, "server"), mail)
    try:
        client.begin(folder, server.port)
        checker = Checker(letters, os.path.join(mail, "anna"), client, server)
        kills = 0
        for _ in range(100 * options.messages):
            if not checker.left():
                break
            may_kill = kills < count
            stage = client.run(moment(chance) if may_kill else None)
            checker.check()
            if stage is None:
                figures.undisturbed[client.name] = figures.undisturbed.get(client.name, 0) + 1
            else:
                kills += 1
                figures.add(client.name, stage)
        else:
            raise Failure("the maildrop does not become empty")
        checker.check_end()
        return kills
    except Failure:
        sys.stderr.write(client.last_words())
        raise
    finally:
        server.stop()


def main():
    options = parse()
    seed = options.seed or random.SystemRandom().randrange(1, 1_000_000)
    chance = random.Random(seed)
    print(f"seed: {seed}", flush=True)
    figures = Figures()
    began = time.monotonic()
    folder = tempfile.mkdtemp(prefix="poplar-kill-")
    os.chmod(folder, 0o755)  # Dovecot reads mail as somebody else
    every = victims(options.cli, options.driver)
    verdict = 0
    try:
        turn = 0
        while figures.total() < options.count:
            client = every[turn % len(every)]
            turn += 1
            left = options.count - figures.total()
            share = max(1, -(-options.count // len(every))) if turn <= len(every) else left
            one_maildrop(options, os.path.join(folder, "run"), client, min(left, share), chance, figures)
            print(f"{figures.total()} kills, {time.monotonic() - began:.0f} s", flush=True)
    except Failure as failure:
        print(f"FAILED: {failure}\nSee {folder}")
        figures.lost, figures.doubled = failure.lost, failure.doubled
        verdict = 1
    figures.show(time.monotonic() - began)
    if not verdict:
        shutil.rmtree(folder, ignore_errors=True)
    return verdict


if __name__ == "__main__":
    sys.exit(main())
