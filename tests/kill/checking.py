# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold whenever the client may have been killed."""
import collections
import hashlib
import os
import re
import shutil
import sqlite3
import tempfile
import time

KEPT = 16  # archive::EntryMark::Kept


class Failure(Exception):
    def __init__(self, words, lost=0, doubled=0):
        super().__init__(words)
        self.lost, self.doubled = lost, doubled


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def mail_in(maildir):
    """Paths of the messages that a mail program sees."""
    paths = []
    for name in ("cur", "new"):
        folder = os.path.join(maildir, name)
        if os.path.isdir(folder):
            paths += [os.path.join(folder, file) for file in os.listdir(folder)]
    return paths


class Checker:
    def __init__(self, letters, served, client, server):
        self.letters = letters
        self.served = served
        self.client = client
        self.endless = 0
        self.log = os.path.join(server.folder, "log")

    def left(self):
        return len(mail_in(self.served))

    def wait_for_server(self):
        """A session whose client was killed may still be deleting. One that was killed in its login now and then
        has no end; that deletes nothing."""
        for _ in range(60):
            with open(self.log, errors="replace") as file:
                text = file.read()
            begun = len(re.findall(r"pop3-login: Info: Login:", text))
            ended = len(re.findall(r"pop3\(.*?Info: (?:Disconnected|Logged out|Connection closed)", text))
            if begun - self.endless <= ended:
                return
            time.sleep(0.05)
        self.endless = begun - ended

    def check(self):
        self.wait_for_server()
        on_server = {digest(path) for path in mail_in(self.served)}
        here = collections.Counter(digest(path) for path in mail_in(self.client.maildir))
        lost = self.letters - on_server - set(here)
        doubled = [name for name, count in here.items() if count > 1]
        broken = set(here) - self.letters
        if lost or doubled or broken:
            raise Failure(f"lost: {len(lost)}, doubled: {len(doubled)}, not whole: {len(broken)}",
                          len(lost), len(doubled))
        self.check_catalogue(self.letters - on_server)

    def check_catalogue(self, deleted):
        """Every file that the catalogue knows is there as it says; what was deleted on the server it knows."""
        path = os.path.join(self.client.folder, "catalogue.sqlite")
        if not os.path.exists(path):
            if deleted:
                raise Failure("messages were deleted, and there is no catalogue")
            return
        kept = self.read_kept(path)
        files = {os.path.basename(file).split(":")[0].split(",")[0]: file for file in mail_in(self.client.maildir)}
        for file, octets, sha256 in kept:
            found = files.get(os.path.basename(file).split(":")[0].split(",")[0])
            if not found:
                raise Failure(f"the catalogue knows {file}, which is not there", lost=1)
            if os.path.getsize(found) != octets or digest(found) != sha256:
                raise Failure(f"{file} is not what the catalogue says")
        unknown = deleted - {sha256 for _, _, sha256 in kept}
        if unknown:
            raise Failure(f"deleted on the server, and not noted as kept: {len(unknown)}")

    def read_kept(self, path):
        # A copy: what a killed client left is for the next client to recover, not for this.
        with tempfile.TemporaryDirectory() as folder:
            for suffix in ("", "-wal"):
                if os.path.exists(path + suffix):
                    shutil.copy(path + suffix, os.path.join(folder, "copy" + suffix))
            database = sqlite3.connect(os.path.join(folder, "copy"))
            try:
                if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                    raise Failure("the catalogue is damaged")
                if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'kept'").fetchone():
                    return []
                rows = database.execute("SELECT file, kept.octets, sha256, marks FROM kept JOIN message USING (id)")
                kept = [(file, octets, bytes(sha256).hex(), marks) for file, octets, sha256, marks in rows]
            except sqlite3.Error as error:
                raise Failure(f"the catalogue: {error}") from error
            finally:
                database.close()
        for file, _, _, marks in kept:
            if not marks & KEPT:
                raise Failure(f"{file} has no mark")
        return [row[:3] for row in kept]

    def check_end(self):
        self.check()
        here = {digest(path) for path in mail_in(self.client.maildir)}
        if here != self.letters:
            raise Failure("not everything came", lost=len(self.letters - here))
