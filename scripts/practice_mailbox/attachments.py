# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters with something in them: files, pictures, an invitation, and names that need care."""

import binascii

import things
from post import STUDENT, attachment, letter, multipart, person, text, words
from languages import IGOR, SATO
from lessons import VERA


def write():
    timetable()
    stamp()
    bee_counter()
    rude_name()
    invitation()
    uuencoded()
    rain()
    reversed_name()


def timetable():
    letter("16-mail-coach-timetable", "Clerk of the Coach Office <office@mailcoach.example.net>",
           "The summer timetable, as a PDF", "2026-07-23 08:00 +0100",
           multipart("mixed", text("""
Dear friends of the mail coach,

please find attached the timetable from the first of August. The driver
asks us to add that the horses do not read e-mail.

It is a very small PDF: one page, about a kilobyte, written by hand. Open it in a
text editor if you have ever wondered what a PDF looks like inside.

The Coach Office
"""), attachment(things.pdf(), 'application/pdf; name="Timetable 2026.pdf"',
                           'attachment; filename="Timetable 2026.pdf"')),
           to=f"{STUDENT}, Vera Lindqvist <vera@post-museum.example.net>", mailer="Coach & Four 1.8", signed=True,
           extra=[("Reply-To", "Lost property <lost@mailcoach.example.net>")])


def stamp():
    html = """
<html><body style="font-family: Verdana, sans-serif; font-size: 13px; background: #fffdf6">
<p>Dear Student,</p>
<p>the museum has been given a stamp that we had only known from a catalogue. Here it is:</p>
<p style="text-align: center"><img src="cid:stamp-of-the-poplars@post-museum.example.net" width="240" height="300"
alt="A postage stamp with three poplars by a river"></p>
<p>The picture travelled <i>inside</i> this letter: the HTML refers to it by the <b>Content-ID</b> of
another part. Nothing had to be loaded from anywhere, so nobody learns that you have looked at it.</p>
<p>How many perforations do you count along the upper edge?</p>
<p>Vera</p>
</body></html>
"""
    plain = """
Dear Student,

the museum has been given a stamp that we had only known from a
catalogue: three poplars by a river. It is enclosed as a picture.

How many perforations do you count along the upper edge?

Vera
"""
    picture = attachment(things.stamp(), 'image/png; name="poplars.png"', 'inline; filename="poplars.png"',
                         fields=[("Content-ID", "<stamp-of-the-poplars@post-museum.example.net>")])
    letter("17-a-stamp", VERA, "A stamp with three poplars", "2026-07-28 14:45 +0200",
           multipart("alternative", text(plain), multipart("related", text(html, kind="html"), picture,
                                                           params=' type="text/html";')),
           mailer="Pigeon 4.2", signed=True)


def bee_counter():
    """Three ways to write a name that is not ASCII."""
    table = "День;Вылетело;Вернулось\r\n" + "".join(
        f"2026-07-{day:02};{4100 + day * 137 % 900};{4080 + day * 137 % 900 - day % 7}\r\n" for day in range(25, 32))
    notes = "Заметки с пасеки\r\n\r\nСчётчик стоит у третьего улья.\r\nДве пчелы вернулись дважды.\r\n"
    zipped = things.archive([("летки/readme.txt", "Фотографии летков появятся в августе.\r\n"),
                             ("летки/counter.csv", table)])
    letter("18-bee-counter", person(*IGOR), words("Показания счётчика пчёл за неделю"), "2026-08-01 21:30 +0300",
           multipart("mixed", text("""
Привет!

Прикладываю показания счётчика. Три файла и три способа записать
русское имя файла:

  таблица  – по стандарту RFC 2231, имя разрезано на куски;
  заметки  – «слово» RFC 2047 в кавычках; так нельзя, но так делают
             очень многие программы, и его приходится понимать;
  архив    – просто байты UTF-8 в кавычках, безо всякого кодирования.

Если все три имени видны по-русски, твоя программа молодец.

Игорь
"""),
                     attachment(b"\xef\xbb\xbf" + table.encode(), "text/csv; charset=utf-8",
                                "attachment;\r\n filename*0*=UTF-8''%D0%9F%D0%BE%D0%BA%D0%B0%D0%B7%D0%B0%D0%BD%D0%B8"
                                "%D1%8F%20;\r\n filename*1*=%D1%81%D1%87%D1%91%D1%82%D1%87%D0%B8%D0%BA%D0%B0%20;\r\n"
                                " filename*2*=%D0%BF%D1%87%D1%91%D0%BB.csv"),
                     attachment(notes.encode("windows-1251"),
                                f'text/plain; charset=windows-1251;\r\n name="{words("Заметки.txt", "windows-1251")}"',
                                f'attachment;\r\n filename="{words("Заметки.txt", "windows-1251")}"',
                                "quoted-printable"),
                     attachment(zipped, "application/zip", 'attachment; filename="Летки.zip"')),
           mailer="Mutt/2.2.9", ip="198.51.100.7", signed=True)


def rude_name():
    letter("19-rude-file-name", "Setup Department <setup@updates.example.com>", "Urgent: update", "2026-08-04 03:33 +0000",
           multipart("mixed", text("""
Please save the attached file. (Do not worry: it holds one line of text.)

Its name is "../../evil.exe". A program that took the name as it stands
would leave the folder you chose, climb up two steps and put the file
where you never wanted it. So a mail program must never believe a name:
it keeps the last piece, takes out what is dangerous, and asks you.

There is a second one, called "CON.txt". On Windows CON is not a file
but the console, and has been since 1981.
"""),
                     attachment(b"This is not a program.\r\n", 'application/octet-stream; name="../../evil.exe"',
                                'attachment; filename="../../evil.exe"'),
                     attachment(b"Nor is this the console.\r\n", "text/plain", 'attachment; filename="CON.txt"', "7bit")),
           ip="203.0.113.66", returns="")


def invitation():
    calendar = """BEGIN:VCALENDAR
PRODID:-//Post Museum//Calendar 2.3//EN
VERSION:2.0
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:night-of-letters-2026@post-museum.example.net
DTSTAMP:20260830T101500Z
DTSTART;TZID=Europe/Stockholm:20261009T190000
DTEND;TZID=Europe/Stockholm:20261009T223000
SUMMARY:The Night of Letters
LOCATION:Reading room\\, Post Museum\\, second floor
DESCRIPTION:Tea\\, sealing wax and a talk: "What the postman knew".\\nBring a letter that you never
  sent.
ORGANIZER;CN=Vera Lindqvist:mailto:vera@post-museum.example.net
ATTENDEE;CN=Student;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:student@example.org
SEQUENCE:0
STATUS:CONFIRMED
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-P1D
DESCRIPTION:Tomorrow: the Night of Letters
END:VALARM
END:VEVENT
END:VCALENDAR
"""
    letter("26-invitation", VERA, "Invitation: The Night of Letters, 9 October 2026, 19:00", "2026-08-30 12:15 +0200",
           multipart("mixed",
                     multipart("alternative",
                               text("""
You are invited to the Night of Letters.

  When:   Friday, 9 October 2026, 19:00 to 22:30 (Stockholm)
  Where:  Reading room, Post Museum, second floor
  What:   Tea, sealing wax and a talk: "What the postman knew".
          Bring a letter that you never sent.

A calendar can read the part of this message that is meant for it
(text/calendar, RFC 5545). You do not have to.
"""),
                               text(calendar, kind="calendar", params="; method=REQUEST")),
                     attachment(calendar.encode().replace(b"\n", b"\r\n"), 'application/ics; name="invite.ics"',
                                'attachment; filename="invite.ics"')),
           mailer="Post Museum Calendar 2.3", signed=True)


def uuencoded():

    data = things.logo()
    lines = b"".join(binascii.b2a_uu(data[at:at + 45], backtick=True) for at in range(0, len(data), 45)).decode()
    body = f"""
Hello,

before MIME (1992) a letter was text and nothing else. To send a
picture one had to turn it into text first: three bytes became four
printable characters, and a line said "begin", a file mode and a name.
The program was called uuencode, "Unix to Unix". Here is our logo, the
old way:

begin 644 envelope.png
{lines}`
end

The first character of each line tells how many bytes it holds: "M" is
45, the full length. The mode 644 is in octal and means that the owner
may write the file and everyone may read it. Nothing in the header says
that there is a file at all; a mail program has to spot it in the text.

Yours, from 1987 in spirit,
Basil Thorne
"""
    letter("27-uuencode", "Basil Thorne <basil@oldiron.example.org>", "A picture, the way we sent them before MIME",
           "2026-09-03 23:15 +0100", text(body), mailer="mailx 5.9", ip="192.0.2.131")


def rain():
    """The recording itself is made when the practice server starts (src/practice/letters.cpp)."""
    recording = attachment(b"", 'audio/x-wav; name="Rain on the reading room.wav"',
                           'attachment; filename="Rain on the reading room.wav"') + b"@THE-RAIN@\r\n"
    letter("28-eight-minutes-of-rain", person(*SATO), "Eight minutes of rain (5 MB)", "2026-09-08 06:50 +0900",
           multipart("mixed", text("""
Hello,

this is the largest letter in your mailbox. Attached is a recording of
eight minutes of rain, good for reading timetables at night.

(In truth it is noise, calculated when the practice server started: a
pseudo-random generator with a fixed seed, its high tones taken off. It
is the same every time, so you can check whether your program fetched
and decoded it without losing a byte. The SHA-256 of the file is

@SHA256-OF-THE-RAIN@

Save it and compare: sha256sum on Linux, certutil -hashfile FILE SHA256
on Windows.)

A thing to watch while it comes in: the file has 3.8 million bytes, but
the letter has 5.3 million. Base64 writes three bytes as four letters,
and each line has an end.

Sato Ken
"""), recording), ip="198.51.100.81", signed=True)


def reversed_name():
    """U+202E turns the rest of the name round: it is shown as "invoice_exe.pdf"."""
    letter("42-name-written-backwards", "Accounts <accounts@billing.example.net>", "Your invoice 2026-1107",
           "2026-11-09 04:17 +0000",
           multipart("mixed", text("""
Dear customer,

please find your invoice attached. Does it look like a PDF to you?

Between "invoice_" and the rest of its name stands an invisible sign,
U+202E. It turns the direction of writing: what follows is shown from
right to left. The name really ends in ".exe"; it only looks as if it
ended in ".pdf". A careful program shows such names without their
invisible signs.

(What is inside is one line of text.)
"""), attachment(b"Invisible signs are not your friends.\r\n", "application/octet-stream",
                 "attachment; filename*=UTF-8''invoice_%E2%80%AEfdp.exe")),
           ip="203.0.113.9", extra=[("X-Priority", "1 (Highest)"), ("Importance", "high")])
