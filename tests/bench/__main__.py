# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Poplar beside other clients; started by scripts/bench, which builds what this needs."""
import argparse
import dataclasses
import datetime
import json
import os
import shutil
import signal
import sys
import tempfile

import chart
import machine
import mailboxes
import report
from dovecot import Dovecot
from links import Links
from measuring import Measuring
from summaries import summarise
from works import WORKS

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUSY = 0.5  # load average for each processor


def parse():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few messages, once: does everything work?")
    parser.add_argument("--only", nargs="+", metavar="WORK", choices=[work.name for work in WORKS],
                        help="of " + ", ".join(work.name for work in WORKS))
    parser.add_argument("--clients", nargs="+", metavar="CLIENT",
                        help="only these, besides the floor: session, mailbox, cli, mpop, ...")
    parser.add_argument("--runs", type=int, default=5, help="of each client (5)")
    parser.add_argument("--budget", type=float, default=15,
                        help="seconds; a client that has used more in one work gets no further run (15)")
    parser.add_argument("--cache", default=f"/var/tmp/poplar-bench-{os.geteuid()}",
                        help="where the mailboxes are kept and Maildirs on disk are made (%(default)s)")
    options = parser.parse_args()
    if options.quick:
        options.runs = 1
    options.built = os.path.join(PROJECT, "build/release/tests/bench")
    options.program = os.path.join(PROJECT, "build/release/src/cli/poplar-cli")
    options.results = os.path.join(PROJECT, "build/bench")
    return options


def chosen(options):
    works = [work for work in WORKS if not options.only or work.name in options.only]
    if not options.clients:
        return works
    wanted = {"floor", *options.clients}
    return [dataclasses.replace(work, contestants=tuple(one for one in work.contestants if one.client in wanted),
                                goals=tuple(goal for goal in work.goals if goal.contestant.split("/")[0] in wanted))
            for work in works]


def measure(options):
    boxes = mailboxes.QUICK if options.quick else mailboxes.FULL
    mail, octets = mailboxes.make_all(boxes, os.path.join(options.cache, "quick" if options.quick else "full"))
    server = Dovecot(os.path.join(options.scratch, "server"), mail)
    links = None
    try:
        links = Links(options.built, server)
        messages = {box.name: box.messages for box in boxes}
        measuring = Measuring(options, mail, server, links, messages, octets)
        measured, raw = [], {}
        for work in chosen(options):
            print(f"\n== {work.name}", flush=True)
            results = measuring.in_turn(work)
            ideal = measuring.messages[work.mailbox] * links.round_trips.get(work.link, 0)
            summaries = summarise(work, results, ideal)
            print(report.shown(work, summaries), flush=True)
            measured.append((work, summaries))
            raw[work.name] = results
        return measured, raw, links.round_trips
    finally:
        if links:
            links.stop()
        server.stop()


def keep(options, measured, raw, round_trips):
    facts = {"Date": datetime.date.today().isoformat(), **machine.describe(options.cache, PROJECT),
             "Load before": f"{options.load:.1f}"}
    versions = machine.versions()
    os.makedirs(options.results, exist_ok=True)
    with open(os.path.join(options.results, "results.json"), "w") as file:
        json.dump({"facts": facts, "versions": versions, "round_trips": round_trips, "runs": raw}, file, indent=1)
    # What is measured in part or for a try does not replace what is in docs/.
    whole = not options.quick and not options.only and not options.clients
    folder = os.path.join(PROJECT, "docs") if whole else options.results
    with open(os.path.join(folder, "benchmarks.md"), "w") as file:
        file.write(report.write(measured, facts, versions, round_trips, options.quick))
    with open(os.path.join(folder, "benchmarks.svg"), "w") as file:
        file.write(chart.draw(measured))
    print(f"\nWritten: {folder}/benchmarks.md, benchmarks.svg and {options.results}/results.json")


def main():
    for end in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(end, lambda number, _: sys.exit(128 + number))  # the server goes along
    options = parse()
    options.load = machine.load()
    if options.load > BUSY * os.cpu_count() and not options.quick:
        print(f"The machine is busy (load {options.load:.1f}): the figures will be worth little.", flush=True)
    os.makedirs(options.cache, mode=0o755, exist_ok=True)
    if os.stat(options.cache).st_uid != os.geteuid():
        sys.exit(f"{options.cache} belongs to somebody else; give --cache")
    memory_root = "/dev/shm" if os.path.isdir("/dev/shm") else options.cache
    options.scratch = tempfile.mkdtemp(prefix="scratch-", dir=options.cache)
    options.memory = tempfile.mkdtemp(prefix="poplar-bench-", dir=memory_root)
    for folder in (options.scratch, options.memory):
        os.chmod(folder, 0o755)  # getmail runs as nobody where this is root
    try:
        measured, raw, round_trips = measure(options)
    finally:
        shutil.rmtree(options.scratch)
        shutil.rmtree(options.memory)
    keep(options, measured, raw, round_trips)
    failures = [(work.name, key, runs) for work, _ in measured for key, runs in raw[work.name].items()
                if isinstance(runs, str) and runs != "not installed"]
    if failures:
        sys.exit("failed: " + "; ".join(f"{work} {key}: {text}" for work, key, text in failures))


main()
