# SPDX-License-Identifier: GPL-3.0-or-later
"""When a client is killed: at any time, or where it hurts most."""
import os
import time

from checking import Failure

STEP = 0.0005
LONGEST = 60  # seconds in which something must happen; a whole run takes a few


def names_in(maildir):
    try:
        return set(os.listdir(os.path.join(maildir, "new")))
    except OSError:
        return set()


class AnyTime:
    """Somewhere between the start and the end; rather early, so that a maildrop lasts for several kills."""

    def __init__(self, chance):
        self.share = chance.random() ** 2

    def wait(self, process, client):
        deadline = time.monotonic() + self.share * client.seconds
        while process.poll() is None and time.monotonic() < deadline:
            time.sleep(STEP)


class After:
    """A moment after something that shows from outside."""

    def __init__(self, chance):
        self.times = chance.randrange(1, 4)
        self.late = chance.uniform(0, 0.02)

    def wait(self, process, client):
        seen = self.look(client)
        deadline = time.monotonic() + LONGEST
        while process.poll() is None and self.times > 0 and time.monotonic() < deadline:
            now = self.look(client)
            if now != seen:
                seen = now
                self.times -= 1
            time.sleep(STEP)
        if process.poll() is None and self.times > 0:
            raise Failure(f"a client stands still ({type(self).__name__})")
        time.sleep(self.late)

    def look(self, client):
        raise NotImplementedError


class AfterADelivery(After):
    """Messages have become visible in the Maildir, and the catalogue may not know of them."""

    def look(self, client):
        return names_in(client.maildir) if client.maildir else None


class AfterACommand(After):
    """The transcript grew: something was said, or answered."""

    def look(self, client):
        try:
            return os.stat(client.log).st_size
        except OSError:
            return 0


class AfterQuit(After):
    """QUIT has been said, and the server is deleting."""

    def __init__(self, chance):
        super().__init__(chance)
        self.times = 1
        self.late = chance.choice((0, 0.001, 0.005))

    def look(self, client):
        try:
            with open(client.log, "rb") as file:
                return b"QUIT" in file.read()
        except OSError:
            return False


def moment(chance):
    return chance.choice((AnyTime, AnyTime, AfterADelivery, AfterACommand, AfterQuit))(chance)
