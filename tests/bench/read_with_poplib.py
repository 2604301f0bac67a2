# SPDX-License-Identifier: GPL-3.0-or-later
"""Does a task of readTask() (task.h) with Python's own poplib, and drops what comes."""
import json
import poplib
import resource
import ssl
import sys
import time


def processor():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main():
    work, server, user, *options = sys.argv[1:]
    host, port = server.rsplit(":", 1)
    password = sys.stdin.readline().strip()
    processor_before, start = processor(), time.monotonic()
    if options[:1] == ["--ca"]:
        context = ssl.create_default_context(cafile=options[1])
        session = poplib.POP3_SSL(host, int(port), context=context)
    else:
        session = poplib.POP3(host, int(port))
    session.user(user)
    session.pass_(password)
    messages = session.stat()[0]
    opened = time.monotonic()
    if work == "listing":
        session.list()
        session.uidl()
    for number in range(1, messages + 1 if work != "listing" else 1):
        if work == "headers":
            session.top(number, 0)
        else:
            session.retr(number)
    received = time.monotonic()
    session.quit()
    print(json.dumps({"seconds": time.monotonic() - start, "seconds_receiving": received - opened,
                      "processor": processor() - processor_before, "messages": messages}))


main()
