# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes docs/servers.md of what tests/interop wrote: servers_page.py REPORT.json"""
import datetime
import json
import os
import platform
import subprocess
import sys

EXPLANATION = {
    "connect": "the greeting is read; a wrong password is told apart from every other failure",
    "login": "by the mechanism that Poplar chooses by itself on a connection without TLS",
    "capabilities": "CAPA before and after the login",
    "list": "STAT and LIST agree with each other",
    "unique-ids": "UIDL: no two alike, the same in the next session",
    "top": "TOP with 0, 3 and 1,000 lines, octet for octet what the server sends",
    "retrieve": "RETR of messages made to break things, octet for octet what the server sends; "
    "and how many of them it sends as they were delivered",
    "delete": "DELE and QUIT: these messages are gone from the server's disk, the others are there",
    "rset": "RSET, leaving without deleting, and a broken connection: everything is still there",
    "quit": "the server confirms the end",
    "plain": "a session without TLS",
    "STLS": "with a private authority; a certificate of a stranger is refused before anything secret is sent",
    "TLS": "the same from the first byte",
    "pipelining": "300 commands in one session, many in flight, where it is announced; else one at a time",
    "mechanisms": "each that is announced and that Poplar speaks, by itself",
    "poplar-cli": "fetch, then fetch --new --delete: what is on disk is what was delivered; "
    "only what is on disk is deleted",
}
MARKS = {"yes": "yes", "no": "no", "FAILED": "**FAILED**", "skipped": "not tried"}


def cell(entry):
    if entry is None:
        return "**not run**"
    mark = MARKS[entry["mark"]]
    if not entry["note"]:
        return mark
    return f"{mark}: {entry['note']}" if entry["mark"] != "yes" else f"yes ({entry['note']})"


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.machine()


def revision():
    described = subprocess.run(["git", "describe", "--always"], capture_output=True, text=True)
    return described.stdout.strip() or "unknown"


def system():
    with open("/etc/os-release", encoding="utf-8") as file:
        for line in file:
            if line.startswith("PRETTY_NAME="):
                return line.split("=", 1)[1].strip().strip('"')
    return platform.system()


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        report = json.load(file)
    servers = report["servers"]
    today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    print("# Servers that Poplar was tried against\n")
    print("Made by `./scripts/interop`; do not edit. Each server is the package of Debian 12, started privately")
    print("on loopback with a configuration of its own (tests/interop). Everything is done by Poplar's own")
    print("engine, the last line by the program `poplar-cli`.\n")
    print(f"{today}, Poplar {revision()}, {system()}, {processor()}, {os.cpu_count()} processors.\n")
    print("| | " + " | ".join(f"{server['name']} {server['version']}" for server in servers) + " |")
    print("| --- |" + " --- |" * len(servers))
    for column in report["columns"]:
        cells = (cell(server["cells"].get(column)) for server in servers)
        print(f"| {column} | " + " | ".join(cells) + " |")
    print("\n“no” is the server's limit, and the tests check that it is. What is tried:\n")
    for column in report["columns"]:
        print(f"- **{column}**: {EXPLANATION[column]}.")
    for server in servers:
        print(f"\n## {server['name']}\n")
        if server["additions"]:
            print(f"- adds to each message, which is not counted as a change: {server['additions']}")
        for remark in server["remarks"]:
            print(f"- {remark}")


main()
