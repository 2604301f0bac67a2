# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters such as arrive, made from a seed: the same seed gives the same octets everywhere."""
import base64
import email.header
import quopri
import random

ENGLISH = """... the a of to and in that it for was on with as at by from they this have not are but had you
letter harbour window garden report meeting invoice ticket train weather Thursday kitchen bicycle paper engine
morning between without answer question carry number yellow quiet river winter station library market""".split()
RUSSIAN = """и в не на что он с как это по но они мы из за то все так его от письмо тополь окно сад отчёт встреча
счёт билет поезд погода четверг кухня велосипед бумага утро между ответ вопрос число жёлтый тихий река зима
станция библиотека рынок дорога""".split()
FRENCH = """le la de et à les des en un une que pour dans ce qui sur avec plus été où déjà très façon hôtel
fenêtre garçon élève Noël numéro réunion facture météo forêt rivière leçon bientôt""".split()
NAMES = ["Anna Lindqvist", "Борис Крылов", "Zoë Müller", "Вера Соколова", "Tom Harper", "François Lefèvre",
         "Ирина Белова", "Mary O'Neill", "Support", "Jürgen Weiß"]
HOSTS = ["mail.example.org", "mx1.example.net", "smtp.example.com", "relay7.isp.example", "lists.example.edu",
         "out.post.example", "gw.firma.example"]
# Charset, transfer encoding, words, share in percent.
TEXTS = [("utf-8", "8bit", RUSSIAN, 18), ("utf-8", "base64", RUSSIAN, 14), ("koi8-r", "8bit", RUSSIAN, 12),
         ("windows-1251", "8bit", RUSSIAN, 10), ("windows-1251", "base64", RUSSIAN, 6),
         ("iso-8859-1", "quoted-printable", FRENCH, 12), ("us-ascii", "7bit", ENGLISH, 28)]
LINE = 72  # characters


def base64_lines(octets):
    coded = base64.b64encode(octets)
    return b"\n".join(coded[i:i + 76] for i in range(0, len(coded), 76)) + b"\n"


class LetterWriter:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.noise = self.random.randbytes(1 << 20)  # attachments are cut out of it

    def token(self, length):
        alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        return "".join(self.random.choices(alphabet, k=length))

    def address(self, name):
        return f"{name.split()[0].encode('ascii', 'ignore').decode().lower() or 'user'}@{self.random.choice(HOSTS)}"

    @staticmethod
    def encoded(text, charset):
        if text.isascii():
            return text
        try:
            text.encode(charset)
        except UnicodeEncodeError:
            charset = "utf-8"
        return email.header.Header(text, charset).encode(linesep="\n")

    def date(self, number, seconds):
        day, rest = divmod(number * 97 + seconds, 86400)
        names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        clock = f"{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}"
        return f"{names[day % 7]}, {day % 28 + 1} Jan 2026 {clock} +0300"

    def trace(self, number, hops):
        lines = []
        for hop in range(hops, 0, -1):
            at, by = self.random.sample(HOSTS, 2)
            lines.append(f"Received: from {at} ({at} [192.0.2.{hop}])\n\tby {by} (Postfix) with ESMTPS id "
                         f"{self.token(12)}\n\tfor <anna@example.org>; {self.date(number, hop)}")
        return lines

    def signature(self):
        body = "\n\t ".join(self.token(64) for _ in range(5))
        return (f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=s2026;\n\t"
                f"h=from:to:subject:date:message-id:mime-version:content-type;\n\tbh={self.token(43)}=;\n\t"
                f"b={body}==")

    def header(self, number, octets, charset, words, content):
        name = self.random.choice(NAMES)
        subject = " ".join(self.random.choices(words, k=self.random.randint(2, 9))).capitalize()
        lines = [f"Return-Path: <{self.address(name)}>", "Delivered-To: anna@example.org"]
        lines += self.trace(number, 1 if octets < 3000 else self.random.randint(2, 6))
        if octets >= 4000:
            lines += ["Authentication-Results: mx.example.org; dkim=pass header.d=example.org;\n\tspf=pass "
                      "smtp.mailfrom=example.org; dmarc=pass", self.signature()]
        lines += [f"Message-ID: <{number}.{self.token(20)}@{self.random.choice(HOSTS)}>",
                  f"Date: {self.date(number, 0)}",
                  f"From: {self.encoded(name, charset)} <{self.address(name)}>",
                  f"To: {self.encoded('Анна Тополева', charset)} <anna@example.org>",
                  f"Subject: {self.encoded(subject, charset)}"]
        if self.random.random() < 0.3:
            lines.append(f"In-Reply-To: <{self.token(24)}@example.org>")
            lines.append("References: " + "\n ".join(f"<{self.token(24)}@example.org>" for _ in range(3)))
        if self.random.random() < 0.2:
            lines += ["List-Id: <talk.example.edu>", "List-Unsubscribe: <mailto:leave@lists.example.edu>",
                      "Precedence: list"]
        return "\n".join(lines + ["MIME-Version: 1.0"] + content).encode() + b"\n\n"

    def prose(self, words, octets, charset, encoding):
        """About so many octets, as they stand in the letter."""
        share = {"base64": 0.73, "quoted-printable": 0.9}.get(encoding, 1.0)
        wanted, lines, have = int(octets * share), [], 0
        while have < wanted:
            line = ""
            while len(line) < LINE and have + len(line) < wanted:
                line += self.random.choice(words) + " "
            octets_of_line = line.rstrip().encode(charset) + b"\n"
            lines.append(octets_of_line)
            have += len(octets_of_line)
        text = b"".join(lines)
        if encoding == "base64":
            return base64_lines(text)
        return quopri.encodestring(text) if encoding == "quoted-printable" else text

    def attachment(self, octets):
        raw = max(60, int(octets * 0.74))
        if raw < len(self.noise) // 2:
            at = self.random.randrange(len(self.noise) - raw)
            return base64_lines(self.noise[at:at + raw])
        at = self.random.randrange(len(self.noise))
        block = base64_lines((self.noise[at:] + self.noise[:at])[:len(self.noise) // 57 * 57])
        wanted = octets // 77 * 77
        return (block * (wanted // len(block) + 1))[:wanted]

    def letter(self, number, octets):
        """A letter of about so many octets, with LF line ends."""
        charset, encoding, words, _ = self.random.choices(TEXTS, [text[3] for text in TEXTS])[0]
        described = [f"Content-Type: text/plain; charset={charset}", f"Content-Transfer-Encoding: {encoding}"]
        if octets < 6000 or self.random.random() < 0.55 and octets < 100_000:
            head = self.header(number, octets, charset, words, described)
            return head + self.prose(words, max(100, octets - len(head)), charset, encoding)
        boundary = "=_" + self.token(24)
        head = self.header(number, octets, charset, words,
                           [f'Content-Type: multipart/mixed; boundary="{boundary}"'])
        text = self.prose(words, min(2000, octets // 4), charset, encoding)
        begin = f"--{boundary}\n" + "\n".join(described) + "\n\n"
        middle = (f"\n--{boundary}\nContent-Type: image/jpeg; name=\"{number}.jpg\"\nContent-Transfer-Encoding: "
                  f"base64\nContent-Disposition: attachment; filename=\"{number}.jpg\"\n\n")
        left = octets - len(head) - len(text) - len(begin) - len(middle)
        return (head + begin.encode() + text + middle.encode() + self.attachment(left)
                + f"\n--{boundary}--\n".encode())
