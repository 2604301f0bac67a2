# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters made of letters, reports, lists, and one from a printer."""

import things
from post import (STUDENT, attachment, field, letter, message_id, multipart, person, rfc5322, text,
                  words)
from languages import LAYLA
from lessons import VERA

LIST = (("List-Id", "The history of electronic mail <mail-history.lists.example.org>"),
        ("List-Post", "<mailto:mail-history@lists.example.org>"),
        ("List-Unsubscribe", "<mailto:mail-history-leave@lists.example.org>,\r\n"
                             " <https://lists.example.org/leave?id=4711>"),
        ("Precedence", "list"))
TO_LIST = "Mail history <mail-history@lists.example.org>"


def write():
    newsletter()
    flowed()
    thread()
    forward()
    digest()
    delivery_report()
    bounce()
    printer()
    long_way()


def newsletter():
    def story(picture, title, teaser):
        return f"""
<tr><td style="padding:16px 24px;border-bottom:1px solid #e4e0d4">
<table width="100%" cellpadding="0" cellspacing="0" role="presentation"><tr>
<td width="120" valign="top"><img src="https://img.slowweb.example.com/24/{picture}" width="104" height="78"
alt="[picture: {title}]" style="border-radius:6px;display:block"></td>
<td valign="top" style="font:15px/1.5 Georgia,serif;color:#333">
<b style="font-size:17px;color:#24452f">{title}</b><br>{teaser}</td></tr></table></td></tr>"""

    html = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>The Slow Web, issue 24</title>
<style>@media (max-width:600px) {{ .card {{ width:100% !important }} }} .button:hover {{ background:#24452f }}</style>
</head>
<body style="margin:0;padding:0;background:#efece3">
<div style="display:none;max-height:0;overflow:hidden;font-size:1px;color:#efece3">Why a plain page from 1996 still
loads, a clock that runs on letters, and a recipe for patience.</div>
<table width="100%" cellpadding="0" cellspacing="0" bgcolor="#efece3" role="presentation"><tr><td align="center">
<table class="card" width="600" cellpadding="0" cellspacing="0" bgcolor="#ffffff" role="presentation"
style="margin:24px 0;border-radius:8px">
<tr><td bgcolor="#2e683e" style="padding:28px 24px;border-radius:8px 8px 0 0;color:#fff;
font:bold 26px Georgia,serif">The Slow Web<br><span style="font:normal 14px Georgia,serif;color:#cfe3cf">Issue 24
&middot; 24 June 2026 &middot; five minutes to read</span></td></tr>
<tr><td style="padding:24px;font:16px/1.6 Georgia,serif;color:#333">Good morning,<br><br>this issue travelled as a
mail message with pictures that live elsewhere. If you see empty frames, your mail program is looking after
you: loading a picture tells the sender that, when and where you read. At the very bottom there is one that is
made for nothing else, a single pixel with a number in its address.</td></tr>
{story("page96.jpg", "The page from 1996", "Eleven kilobytes, no scripts, and every link but one still works.")}
{story("clock.jpg", "A clock that runs on letters", "It moves one minute for each letter that comes. It is slow.")}
{story("bread.jpg", "A recipe for patience", "Flour, water, salt and a whole day. We have nothing to add.")}
<tr><td align="center" style="padding:28px 24px"><a class="button" href="https://slowweb.example.com/24?reader=88213"
style="background:#2e683e;color:#ffffff;text-decoration:none;padding:12px 28px;border-radius:24px;
font:bold 15px Verdana,sans-serif;display:inline-block">Read the whole issue</a></td></tr>
<tr><td style="padding:18px 24px;font:12px/1.5 Verdana,sans-serif;color:#888" align="center">You get this because
you once said yes. <a href="https://slowweb.example.com/leave?reader=88213" style="color:#2e683e">Say no</a>
&middot; <a href="mailto:editor@slowweb.example.com" style="color:#2e683e">Write to the editor</a><br>
The Slow Web, 1 Quiet Lane, Nowhere</td></tr>
</table></td></tr></table>
<img src="https://track.slowweb.example.com/open.gif?reader=88213&amp;issue=24" width="1" height="1" alt=""
style="display:block">
<script>document.title = "Scripts run here"</script>
</body></html>
"""
    plain = """
THE SLOW WEB, issue 24, 24 June 2026

* The page from 1996
  Eleven kilobytes, no scripts, and every link but one still works.

* A clock that runs on letters
  It moves one minute for each letter that comes. It is slow.

* A recipe for patience
  Flour, water, salt and a whole day. We have nothing to add.

Read the whole issue: https://slowweb.example.com/24?reader=88213
Say no: https://slowweb.example.com/leave?reader=88213
"""
    letter("08-newsletter", "The Slow Web <editor@slowweb.example.com>",
           words("🐌 The Slow Web #24: the page from 1996 still loads", how="Q"), "2026-06-24 06:00 +0000",
           multipart("alternative", text(plain), text(html, "utf-8", "quoted-printable", "html")),
           returns="bounce-24-88213@slowweb.example.com", signed=True, ip="198.51.100.200",
           extra=[("List-Id", "The Slow Web <weekly.slowweb.example.com>"),
                  ("List-Unsubscribe", "<https://slowweb.example.com/leave?reader=88213>"),
                  ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"), ("Precedence", "bulk"),
                  ("X-Mailer", "Letterpress/9.1"), ("Feedback-ID", "24:weekly:slowweb")])


def flowed():
    """RFC 3676: a space at the end of a line says that the paragraph goes on."""
    letter("14-re-the-reading-room", "Miriam Oakes <miriam@lists.example.org>", "Re: Re: How wide is a letter?",
           "2026-07-17 19:02 +0100", text("""
Vera Lindqvist wrote on 16 July:

>> On paper a line is as wide as the paper. How wide is a line on a \n>> screen that everybody can resize?
>
> Seventy-two characters, I was taught, so that there is room for \n> four levels of ">" before it reaches eighty.

That was the old answer. The new one is format=flowed. See how this \nparagraph is written: each line but the last ends with a space. A \nprogram that knows the format joins them and wraps the text to the \nwidth of your window. A program that does not know it shows plain \nlines of seventy-two characters, and nobody is the worse for it.

> And the quotations?

They flow as well, each at its own depth:

>>> Three levels deep. This line was typed in 1994 and has been \n>>> quoted ever since, which is more than its author expected.
>> Two levels deep: the first reply.
> One level deep: the second.

Two details. A line that begins with ">", "From " or a space gets an \nextra space in front, or else it would be mistaken for something else:

  > this is not a quotation
 From here on, nobody is quoted.

And the two dashes of a signature keep the space behind them without \nflowing.

-- \nMiriam Oakes
"I would have written a shorter line, but I did not have the width."
""", params="; format=flowed; delsp=no"), to=f"{TO_LIST}, {STUDENT}", extra=[
               *LIST, ("In-Reply-To", "<wide-2@post-museum.example.net>"),
               ("References", "<wide-1@lists.example.org>\r\n <wide-2@post-museum.example.net>")],
           mailer="Mozilla Thunderbird/115.0")


def thread():
    turns = [
        ("Basil Thorne", "The protocol is older than most of its users. POP1 is RFC 918, October 1984:\na handful of "
         "pages. Is there a shorter standard anywhere?"),
        ("Miriam Oakes", "RFC 748, \"Telnet randomly-lose option\", is shorter. But it is dated 1 April."),
        ("Basil Thorne", "So POP1 wins among the serious ones. POP2 followed in February 1985, and\nPOP3 in November "
         "1988, as RFC 1081. The one everybody quotes, RFC 1939, came\nin May 1996. It is still the standard."),
        ("Vera Lindqvist", "What was there between a mailbox and its owner before that?"),
        ("Miriam Oakes", "You logged in to the machine that had your mail, over a terminal, and read it\nthere. POP was "
         "invented for people with a small computer of their own, which\nwas not switched on all day and could not "
         "receive mail by itself."),
        ("Basil Thorne", "And IMAP came for people with two of them."),
        ("Vera Lindqvist", "Then why is POP3 still with us?"),
        ("Miriam Oakes", "Because it does one thing. The mail comes home and stays with you. Nobody can\ntake it back, "
         "change its price or discontinue it."),
    ]
    quoted = []
    for who, said in turns:
        quoted = [f"> {line}" if line else ">" for line in quoted]
        quoted = quoted + ([""] if quoted else []) + [f"[{who}]", *said.split("\n")]
    body = "\n".join(line.replace("> >", ">>").replace("> >", ">>") for line in quoted)
    letter("21-why-pop3-still", "Miriam Oakes <miriam@lists.example.org>",
           "Re: [mail-history] Re: Re: Re: The shortest standard", "2026-08-12 22:51 +0100",
           text(f"""
{body}

To save everyone the counting: RFC 1939 has 23 pages. IMAP4rev2, RFC
9051, has 163.

Miriam
"""), to=TO_LIST, extra=[*LIST, ("References", "\r\n ".join(f"<shortest-{n}@lists.example.org>" for n in range(1, 8))),
                         ("In-Reply-To", "<shortest-7@lists.example.org>")], mailer="Gnus/5.13 (Gnus v5.13)")


def forward():
    inner = (field("Date", rfc5322("2026-08-13 07:20 +0300")) + field("From", person(*LAYLA))
             + field("To", "Vera Lindqvist <vera@post-museum.example.net>")
             + field("Subject", "Your grandmother's letter box") + field("Message-ID", "<box-1@kitchen.example.net>")
             + field("MIME-Version", "1.0") + text("""
Dear Vera,

while clearing the attic we found the iron letter box that used to hang
on your grandmother's gate. There were three letters still in it, dated
1961. Unread mail, as it were.

They are addressed to you.

Layla
"""))
    innermost = (field("Date", rfc5322("2026-08-14 09:03 +0200")) + field("From", VERA)
                 + field("To", person(*LAYLA)) + field("Subject", "Re: Your grandmother's letter box")
                 + field("In-Reply-To", "<box-1@kitchen.example.net>") + field("MIME-Version", "1.0")
                 + multipart("mixed", text("""
Dear Layla,

I was born in 1963. Please, what do they say?

Vera
"""), field("Content-Type", "message/rfc822") + field("Content-Disposition", "inline") + b"\r\n" + inner))
    letter("22-forwarded", VERA, "Fwd: Re: Your grandmother's letter box", "2026-08-15 10:30 +0200",
           multipart("mixed", text("""
Dear Student,

here is a letter inside a letter inside a letter (message/rfc822). The
inner ones kept their own headers, so you can see who wrote what, and
when.

We have the three letters at the museum now. They begin: "To whoever
has this house after us".

Vera
"""), field("Content-Type", "message/rfc822") + field("Content-Disposition", 'attachment; filename="letter.eml"')
                     + b"\r\n" + innermost), mailer="Pigeon 4.2", signed=True)


def digest():
    def entry(who, subject, when, body):
        return (b"\r\n" + field("From", who) + field("Date", rfc5322(when)) + field("To", TO_LIST)
                + field("Subject", subject) + field("Message-ID", f"<{message_id(subject, 'lists.example.org')}>")
                + field("MIME-Version", "1.0") + text(body))

    entries = [
        entry("Basil Thorne <basil@oldiron.example.org>", "The at sign", "2026-08-18 08:10 +0100", """
Ray Tomlinson chose the @ in 1971 because it was on the keyboard and
appeared in nobody's name. Does anyone know a name with one in it now?
"""),
        entry("Miriam Oakes <miriam@lists.example.org>", "Re: The at sign", "2026-08-18 11:42 +0100", """
In Russian it is a dog, in Dutch a monkey's tail, in Italian a snail, in
Hebrew a strudel. It is the only sign that is also a zoo and a bakery.
"""),
        entry(person("Наталья Ветрова", "natalia@dendro.example.org"), "Re: The at sign", "2026-08-19 09:15 +0300", """
It is a dog, yes: «собака». When I spell my address over the telephone,
people sometimes ask for its breed.
"""),
        entry(person("佐藤健", "sato@rail.example.org"), "Stations with one letter", "2026-08-19 23:30 +0900", """
There is a station called Tsu. In kana it is one sign: つ. Its mail, I am
told, is often thought to be a mistake.
"""),
    ]
    contents = text("""
mail-history digest, volume 31, issue 8

Today's topics:

   1. The at sign (Basil Thorne)
   2. Re: The at sign (Miriam Oakes)
   3. Re: The at sign (Natalia Vetrova)
   4. Stations with one letter (Sato Ken)
""")
    closing = text("\nEnd of mail-history digest, volume 31, issue 8\n")
    letter("23-digest", "Mail history <mail-history-request@lists.example.org>",
           "mail-history digest, vol 31, issue 8", "2026-08-20 12:00 +0000",
           multipart("mixed", contents, multipart("digest", *entries), closing), to=TO_LIST,
           returns="mail-history-bounces@lists.example.org", extra=LIST, mailer="Courier-list/3.3", signed=True)


def delivery_report():
    returned = (field("Date", rfc5322("2026-08-24 18:55 +0200")) + field("From", STUDENT)
                + field("To", "Aunt Agatha <agatha@moved-away.example.com>") + field("Subject", "Many happy returns")
                + field("Message-ID", "<returns-1@example.org>"))
    report = b"""Reporting-MTA: dns; mx.example.org\r
Arrival-Date: Mon, 24 Aug 2026 18:55:04 +0200\r
\r
Original-Recipient: rfc822;agatha@moved-away.example.com\r
Final-Recipient: rfc822;agatha@moved-away.example.com\r
Action: failed\r
Status: 5.1.1\r
Remote-MTA: dns; mx.moved-away.example.com\r
Diagnostic-Code: smtp; 550 5.1.1 <agatha@moved-away.example.com>: nobody of this name lives here\r
Last-Attempt-Date: Mon, 24 Aug 2026 18:55:06 +0200\r
"""
    letter("24-undelivered", "Mail Delivery System <mailer-daemon@mx.example.org>",
           "Undelivered mail returned to sender", "2026-08-25 00:05 +0200",
           multipart("report", text("""
This is the mail system at mx.example.org.

I am sorry to have to tell you that your letter could not be delivered
to

    agatha@moved-away.example.com

The other server said: "550 5.1.1 nobody of this name lives here". It
will say so again; there is no use in trying. Please check the address.

Below you find a report that programs can read (RFC 3464). Its most
telling line is the status: 5 means for good (4 would mean "not now"),
1.1 means that there is no such mailbox. After it comes the header of
your letter.
"""),
                     field("Content-Type", "message/delivery-status") + b"\r\n" + report,
                     field("Content-Type", "text/rfc822-headers") + b"\r\n" + returned,
                     params=" report-type=delivery-status;"),
           returns="", extra=[("Auto-Submitted", "auto-replied")],
           hops=(("localhost", "127.0.0.1", "mx.example.org", "BSMTP", 1),))


def bounce():
    """From before delivery reports: everything is text, and only people can read it."""
    letter("25-old-style-bounce", "MAILER-DAEMON@relay.oldiron.example.org", "failure notice", "2026-08-26 04:41 -0000",
           text("""
Hi. This is the mail program at relay.oldiron.example.org.
I wasn't able to deliver your message to the following addresses.
I have given up after five days. It happens to the best of us.

<basil@attic.oldiron.example.org>:
The machine in question has been switched off since its fan began to
sound like a bee. (198.51.100.23: connection timed out)

--- Below this line is a copy of the message.

Return-Path: <student@example.org>
Received: (handled by process 2187); 21 Aug 2026 04:40:58 -0000
From: Student <student@example.org>
To: basil@attic.oldiron.example.org
Subject: Is your old computer still running?
Date: Fri, 21 Aug 2026 06:40:51 +0200

Dear Basil, I hear you keep a mail server in the attic. Is it well?
"""), returns="", hops=(("relay.oldiron.example.org", "198.51.100.22", "mail.example.org", "SMTP", 3),))


def printer():
    page = attachment(things.png(16, 16, lambda x, y: (0, 0, 0) if (x * y) % 7 == 3 else (255, 255, 255)),
                      'image/png; name="SCAN0001.PNG"', 'attachment; filename="SCAN0001.PNG"')
    letter("37-from-the-printer", "LASERBIRD-300 <printer3@office.example.org>", "[LASERBIRD 300] SCAN JOB #0001 / ALERT",
           "2026-01-01 00:00 +0000",
           multipart("mixed", text("""
DEVICE NAME:    LASERBIRD 300 (2ND FLOOR, BY THE PLANT)
SERIAL NUMBER:  LB300-0001939
STATUS:         TONER LOW / TRAY 2 EMPTY / SOMEONE WATERED ME

1 PAGE SCANNED, 16 X 16 DOTS. THAT WAS ALL I COULD SEE.

MY CLOCK HAS STOPPED AT 2026-01-01. YOU WILL FIND MY MAIL AT THE BOTTOM
OF YOUR LIST UNLESS YOUR PROGRAM SORTS BY THE DATE OF ARRIVAL, WHICH
STANDS IN THE RECEIVED FIELDS ABOVE.

DO NOT REPLY TO THIS MESSAGE. I WOULD PRINT IT.
"""), page),
           hops=(("LASERBIRD-300", "192.0.2.33", "mx.office.example.org", "SMTP", 24308431),
                 ("mx.office.example.org", "192.0.2.30", "mail.example.org", "ESMTPS", 24308433)),
           extra=[("X-Device-Counter", "0193900"), ("X-Priority", "1")])


def long_way():
    """A route with eight stations, one slow and one whose clock is wrong."""
    hops = (("harbour.example.net", "203.0.113.5", "relay.island.example.net", "ESMTPSA", 4),
            ("relay.island.example.net", "203.0.113.6", "gw.satellite.example.com", "ESMTP", 95),
            ("gw.satellite.example.com", "198.51.100.90", "scan.satellite.example.com", "LMTP", 97),
            ("scan.satellite.example.com", "198.51.100.91", "out.satellite.example.com", "ESMTPS", 41),
            ("out.satellite.example.com", "2001:db8:90::2", "in.lists.example.org", "ESMTPS", 8310),
            ("in.lists.example.org", "192.0.2.50", "expand.lists.example.org", "LMTP", 8312),
            ("expand.lists.example.org", "192.0.2.51", "mx.example.org", "ESMTPS", 8320),
            ("mx.example.org", "192.0.2.9", "mail.example.org", "LMTP", 8321))
    letter("43-the-long-way-round", "Harbour Master <master@harbour.example.net>", "A letter that took the long way round",
           "2026-11-16 05:12 -0300", text("""
To the reader on the mainland:

this letter has passed eight machines. Each of them put a line on top
of the header: whom it had the letter from, who it was itself, and when
that was. Read the Received fields from the bottom to the top and you
travel with it.

Two things to notice. Between the satellite and the mailing list lie
more than two hours; there the letter waited in a queue, for the sky
was cloudy. And the fourth station seems to have sent the letter on
before it came in. Its clock was a minute slow. Machines sign what they
believe.

A warning, though: only the topmost lines were written by servers that
you have reason to trust. Everything below them could have been made up
by whoever sent the letter.

The wind is from the west.
"""), hops=hops, host="harbour.example.net", signed=True, mailer="Semaphore 0.9")
