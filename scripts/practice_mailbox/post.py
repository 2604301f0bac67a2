# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts letters together byte by byte.

Python's own email package would correct what has to stay odd here (eight-bit
headers, charsets at odds with their labels, boundaries that never close), so
it only checks the result.
"""

import base64
import datetime
import email.utils
import hashlib
import quopri

CRLF = b"\r\n"
STUDENT = "Student <student@example.org>"
PROVIDER_TIME = datetime.timezone(datetime.timedelta(hours=2))
LETTERS = {}  # name → bytes, in the order of their making


def wire(text):
    """Bytes with CRLF line ends."""
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    return data.replace(b"\r\n", b"\n").replace(b"\n", CRLF)


def moment(when):
    return datetime.datetime.strptime(when, "%Y-%m-%d %H:%M %z")


def rfc5322(when, seconds=0):
    return email.utils.format_datetime(moment(when) + datetime.timedelta(seconds=seconds))


def token(seed, length=12):
    """Something that looks random and is the same every time."""
    return hashlib.sha256(seed.encode("utf-8")).hexdigest()[:length]


def words(text, charset="utf-8", how="B"):
    """RFC 2047 encoded-words of at most 75 characters, folded."""
    def encoded(piece):
        data = piece.encode(charset)
        if how == "B":
            inner = base64.b64encode(data).decode()
        else:
            inner = "".join(chr(b) if chr(b).isascii() and chr(b).isalnum() else "_" if b == 32 else f"={b:02X}"
                            for b in data)
        return f"=?{charset}?{how}?{inner}?="

    lines, piece = [], ""
    for character in text:
        if len(encoded(piece + character)) > 72:
            lines.append(encoded(piece))
            piece = ""
        piece += character
    return "\r\n ".join(lines + [encoded(piece)])


def person(name, address, charset="utf-8", how="B"):
    if name.isascii():
        return f"{name} <{address}>"
    return f"{words(name, charset, how)}\r\n <{address}>"


def field(name, value):
    data = value if isinstance(value, bytes) else value.encode("utf-8")
    return name.encode() + b": " + data + CRLF


# Parts: header fields that begin with Content-, an empty line, the content.

def text(body, charset="utf-8", cte=None, kind="plain", params="", fields=()):
    data = wire(body.lstrip("\n")).decode("utf-8").encode(charset)
    if cte is None:
        cte = "7bit" if data.isascii() and charset != "iso-2022-jp" else "quoted-printable"
    if cte == "7bit" and data.isascii() and charset == "utf-8":
        charset = "us-ascii"
    content = transfer(data, cte)
    head = field("Content-Type", f"text/{kind}; charset={charset}{params}")
    head += b"".join(field(*each) for each in fields)
    return head + field("Content-Transfer-Encoding", cte) + CRLF + content


def transfer(data, cte):
    if cte == "base64":
        return base64.encodebytes(data).replace(b"\n", CRLF)
    if cte == "quoted-printable":
        return wire(quopri.encodestring(data.replace(CRLF, b"\n")))
    return data


def attachment(data, mime, disposition, cte="base64", fields=()):
    """disposition is everything behind "Content-Disposition: "."""
    head = field("Content-Type", mime) + field("Content-Disposition", disposition)
    head += b"".join(field(*each) for each in fields)
    return head + field("Content-Transfer-Encoding", cte) + CRLF + transfer(data, cte)


def multipart(kind, *parts, params="", preamble="", end=True):
    boundary = "=_" + hashlib.sha256(b"".join(parts)).hexdigest()[:20]
    out = field("Content-Type", f'multipart/{kind};{params} boundary="{boundary}"') + CRLF
    out += wire(preamble)
    for part in parts:
        out += b"--" + boundary.encode() + CRLF + part
        out += b"" if part.endswith(CRLF) else CRLF
    return out + (b"--" + boundary.encode() + b"--" + CRLF if end else b"")


# Envelopes

def route(name, host, ip, when, hops=()):
    """Received fields, the latest first. hops: (from, ip, by, protocol, seconds after the date)."""
    hops = hops or ((f"desk.{host}", ip, f"mx.{host}", "ESMTPSA", 2),
                    (f"mx.{host}", ip, "mail.example.org", "ESMTPS", 5))
    out = b""
    for number, (source, address, by, protocol, delay) in enumerate(reversed(hops)):
        stamp = rfc5322(when, delay)
        if by == "mail.example.org":  # the student's own provider keeps its own time
            stamp = email.utils.format_datetime(email.utils.parsedate_to_datetime(stamp).astimezone(PROVIDER_TIME))
        mark = token(f"{name}{number}", 10).upper()
        target = "\r\n\tfor <student@example.org>" if number == 0 else ""
        out += field("Received", f"from {source} ({source} [{address}])\r\n\tby {by} with {protocol} id {mark}"
                                 f"{target};\r\n\t{stamp}")
    return out


def authentication_results(domain):
    """What a careful provider found out."""
    return field("Authentication-Results",
                 f"mail.example.org;\r\n\tdkim=pass header.d={domain} header.s=autumn;\r\n"
                 f"\tspf=pass smtp.mailfrom={domain};\r\n\tdmarc=pass header.from={domain}")


def signature(name, domain):
    """It only looks like one."""
    digest = base64.b64encode(hashlib.sha256(name.encode()).digest()).decode()
    signed = base64.b64encode(hashlib.sha512(name.encode()).digest() * 2).decode()
    folded = "\r\n\t ".join(signed[at:at + 64] for at in range(0, len(signed), 64))
    return field("DKIM-Signature",
                 f"v=1; a=rsa-sha256; c=relaxed/relaxed; d={domain}; s=autumn;\r\n"
                 f"\th=from:to:subject:date:message-id;\r\n\tbh={digest};\r\n\tb={folded}")


def letter(name, sender, subject, when, body, to=STUDENT, host=None, ip="192.0.2.25", mailer=None,
           extra=(), hops=(), signed=False, returns=None, dated=True):
    """Adds a letter. sender and subject may be bytes; subject None leaves the field out."""
    address = sender if isinstance(sender, str) else sender.decode("latin-1")
    mailbox = address[address.rfind("<") + 1:].rstrip(">")
    host = host or mailbox.partition("@")[2]
    out = field("Return-Path", f"<{mailbox if returns is None else returns}>")
    out += field("Delivered-To", "student@example.org")
    if signed:
        out += authentication_results(host)
    out += route(name, host, ip, when, hops)
    if signed:
        out += signature(name, host)
    if dated:
        out += field("Date", rfc5322(when))
    out += field("From", sender) + field("To", to)
    if subject is not None:
        out += field("Subject", subject)
    out += field("Message-ID", f"<{message_id(name, host)}>")
    if mailer:
        out += field("X-Mailer" if "/" not in mailer else "User-Agent", mailer)
    for each in extra:
        out += field(*each)
    LETTERS[name] = out + field("MIME-Version", "1.0") + body
    return LETTERS[name]


def message_id(name, host):
    return f"{token(name, 16)}@{host}"
