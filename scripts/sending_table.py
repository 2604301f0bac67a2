# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the part of docs/servers.md about sending of what tst_send_and_read found: sending_table.py RESULT.xml

RESULT.xml is what the test wrote with "-o RESULT.xml,junitxml"."""
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

SERVERS = pathlib.Path(__file__).resolve().parent.parent / "build" / "servers"
WAYS = {"Postfix, STARTTLS": "postfix", "Postfix, TLS": "postfix", "Dovecot's submission service": "dovecot-submissiond"}
ALSO = {
    "whatIsRefusedIsTold": "one of two recipients is refused",
    "aWrongPassword": "a wrong password",
    "addressesBeyondAscii": "addresses beyond ASCII (SMTPUTF8)",
}
NOTES = {
    ("addresses beyond ASCII (SMTPUTF8)", "Dovecot's submission service"): "no: not announced; nothing is sent, and it is said why",
    ("addresses beyond ASCII (SMTPUTF8)", "Postfix, TLS"): "not tried",
}


def outcome(case):
    if case.find("failure") is not None or case.find("error") is not None:
        return "**FAILED**"
    return "not tried" if case.find("skipped") is not None else "yes"


def rows(path):
    """What was tried, with the outcome for each way."""
    table = {}
    for case in xml.parse(path).getroot().iter("testcase"):
        function, _, tag = re.fullmatch(r"(\w+)(\((.*)\))?", case.get("name")).groups()
        tag = (tag or "").replace("&#x0027;", "'")
        if function == "whatIsReadIsWhatWasSent":
            way, what = tag.split(": ", 1)
            table.setdefault(what, {})[way] = outcome(case)
        elif function in ALSO:
            for way in WAYS:
                if tag in ("", way):
                    table.setdefault(ALSO[function], {})[way] = outcome(case)
    for (what, way), note in NOTES.items():
        if table.get(what, {}).get(way) == "yes":
            table[what][way] = note
    return table


def version(package):
    return (SERVERS / package / "version").read_text(encoding="utf-8").strip()


def main():
    print("\n## Sending\n")
    print("`poplar-cli send` hands in each message by the server above the column; Postfix delivers by LMTP into")
    print("Dovecot, from which `poplar-cli fetch` reads it back by POP3: it must be what was sent, octet for octet,")
    print("behind fields that the servers put before it (Received, Return-Path, Delivered-To).")
    print("Dovecot's submission service passes on to that Postfix.\n")
    print("| | " + " | ".join(f"{way} {version(package)}" for way, package in WAYS.items()) + " |")
    print("| --- |" + " --- |" * len(WAYS))
    for what, found in rows(sys.argv[1]).items():
        print(f"| {what} | " + " | ".join(found.get(way, "not tried") for way in WAYS) + " |")


main()
