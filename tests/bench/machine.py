# SPDX-License-Identifier: GPL-3.0-or-later
"""What the figures were had on."""
import os
import platform
import re
import subprocess


def first_match(path, pattern):
    try:
        with open(path, errors="replace") as file:
            found = re.search(pattern, file.read(), re.MULTILINE)
            return found.group(1).strip().strip('"') if found else "unknown"
    except OSError:
        return "unknown"


def output(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20)
        return done.stdout.strip()
    except OSError:
        return ""


def package_version(name):
    shown = output("dpkg-query", "--show", "--showformat=${Version}", name)
    return shown or "not installed"


def describe(disk_folder, project):
    memory = int(first_match("/proc/meminfo", r"^MemTotal:\s+(\d+)")) / 1024 / 1024
    filesystem = output("findmnt", "--noheadings", "--output", "FSTYPE", "--target", disk_folder)
    commit = output("git", "-C", project, "rev-parse", "--short", "HEAD")
    changed = output("git", "-C", project, "status", "--porcelain", "--untracked-files=no", "src")
    return {"Processor": first_match("/proc/cpuinfo", r"^model name\s*:\s*(.+)$"),
            "Cores": str(len(os.sched_getaffinity(0))), "Memory": f"{memory:.0f} GiB",
            "Disk's file system": filesystem or "unknown",
            "System": first_match("/etc/os-release", r"^PRETTY_NAME=(.+)$"),
            "Kernel": platform.release(), "Poplar": commit + (" and changes" if changed else "")}


def versions():
    packages = {"Dovecot": "dovecot-core", "mpop": "mpop", "curl": "curl", "libetpan": "libetpan20",
                "fetchmail": "fetchmail", "getmail6": "getmail6", "Qt": "libqt6core6", "OpenSSL": "libssl3",
                "g++": "g++"}
    found = {name: package_version(package) for name, package in packages.items()}
    found["Python"] = platform.python_version()
    return found


def load():
    return os.getloadavg()[0]
