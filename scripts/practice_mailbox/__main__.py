# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the practice mailbox: python3 scripts/practice_mailbox

The letters in resources/practice are made here and kept in the repository;
practice.qrc lists them. Letters are numbered in the order of the modules below.
"""

import email
import email.policy
import pathlib

import lessons
import languages
import attachments
import structures
import trouble
from post import LETTERS

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "resources" / "practice"


def main():
    for module in (lessons, languages, attachments, structures, trouble):
        module.write()
    for old in FOLDER.glob("*.eml"):
        old.unlink()
    names = sorted(LETTERS)
    for name in names:
        (FOLDER / f"{name}.eml").write_bytes(LETTERS[name])
        email.message_from_bytes(LETTERS[name], policy=email.policy.default)
    listed = "".join(f"        <file>{name}.eml</file>\n" for name in names)
    (FOLDER / "practice.qrc").write_text(
        f'<RCC>\n    <qresource prefix="/practice">\n{listed}    </qresource>\n</RCC>\n', newline="\n")
    print(f"{len(names)} letters")


main()
