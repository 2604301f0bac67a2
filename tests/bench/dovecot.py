# SPDX-License-Identifier: GPL-3.0-or-later
"""The distribution's Dovecot on loopback, private to one run, set up so that it never waits."""
import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time

PASSWORD = "bench"

SETTINGS = """
protocols = pop3
log_path = {folder}/log
base_dir = {folder}/run
state_dir = {folder}/state
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/server.pem
ssl_key = <{folder}/server.key
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
first_valid_uid = 1
mail_location = maildir:{mail}/%u
mail_fsync = never
mail_max_userip_connections = 1000
pop3_no_flag_updates = yes
maildir_very_dirty_syncs = yes
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home/%u
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service pop3-login {{
  service_count = 0
  process_min_avail = 2
  client_limit = 1000
  inet_listener pop3 {{
    port = {port}
  }}
  inet_listener pop3s {{
    port = {tls_port}
    ssl = yes
  }}
}}
service pop3 {{
  service_count = 0
  process_min_avail = 2
  process_limit = 200
}}
"""

# What an ordinary user's Dovecot cannot do.
UNPRIVILEGED = """
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service pop3-login {{
  chroot =
}}
"""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def give(folder, uid, gid):
    for path, _, files in os.walk(folder):
        os.chown(path, uid, gid)
        for name in files:
            os.chown(os.path.join(path, name), uid, gid)


class Dovecot:
    def __init__(self, folder, mail):
        self.folder = folder
        self.authority = os.path.join(folder, "ca.pem")
        self.port, self.tls_port = free_port(), free_port()
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(os.path.join(folder, "home"))
        root = os.geteuid() == 0
        owner = pwd.getpwnam("nobody") if root else pwd.getpwuid(os.geteuid())
        self.make_certificates()
        text = SETTINGS.format(folder=folder, mail=mail, password=PASSWORD, uid=owner.pw_uid, gid=owner.pw_gid,
                               port=self.port, tls_port=self.tls_port)
        if root:
            if os.stat(mail).st_uid != owner.pw_uid or any(
                    entry.stat().st_uid != owner.pw_uid for entry in os.scandir(mail)):
                give(mail, owner.pw_uid, owner.pw_gid)
            os.chown(os.path.join(folder, "home"), owner.pw_uid, owner.pw_gid)
        else:
            text += UNPRIVILEGED.format(user=owner.pw_name, group=grp.getgrgid(owner.pw_gid).gr_name)
        settings = os.path.join(folder, "dovecot.conf")
        with open(settings, "w") as file:
            file.write(text)
        program = shutil.which("dovecot") or "/usr/sbin/dovecot"
        self.process = subprocess.Popen([program, "-F", "-c", settings], start_new_session=True)
        self.wait()

    def make_certificates(self):
        def openssl(*arguments):
            subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)

        key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
        openssl("req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2",
                "-subj", "/CN=Bench authority")
        openssl("req", *key, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost")
        with open(os.path.join(self.folder, "names"), "w") as file:
            file.write("subjectAltName=IP:127.0.0.1,DNS:localhost\nbasicConstraints=CA:FALSE\n")
        openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
                "-days", "2", "-extfile", "names", "-out", "server.pem")

    def wait(self):
        for _ in range(200):
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1) as client:
                    if client.recv(100).startswith(b"+OK"):
                        return
            except OSError:
                time.sleep(0.05)
        with open(os.path.join(self.folder, "log"), errors="replace") as log:
            raise RuntimeError("Dovecot does not come up: " + log.read()[-2000:])

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        try:  # a pop3 process with a client outlives its master
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
