# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters that explain POP3 while they are being read by it."""

from post import STUDENT, letter, message_id, multipart, person, text, words

VERA = "Vera Lindqvist <vera@post-museum.example.net>"
NATALIA = person("Наталья Ветрова", "natalia@dendro.example.org")
ROOM = "Letters on POP3, kept in the reading room of the Post Museum.\n"


def lesson(name, subject, when, body, before=None, cte=None):
    extra = [("References", f"<{message_id(before, 'post-museum.example.net')}>")] if before else []
    letter(name, VERA, subject, when, text(body + "\n-- \nVera Lindqvist\n" + ROOM, cte=cte), mailer="Pigeon 4.2",
           extra=extra, signed=True)


def write():
    welcome()
    maildrop()
    unique_ids()
    top()
    dots()
    quitting()
    security()
    deleting_in_russian()
    your_turn()


def welcome():
    lesson("01-welcome", "Welcome! Nothing here can break", "2026-06-01 09:00 +0200", """
Dear Student,

welcome to the practice mailbox. It lives inside the program you are
looking at: a small mail server that listens only on this computer and
forgets everything when it stops. You may open, retrieve, delete and
experiment as you like. Start it anew and every letter is back.

What you will find:

  * six short letters about how POP3 works (look for "Letters on
    POP3" in the subject);
  * mail in Russian, Chinese, Japanese, Arabic and Hebrew, in the
    encodings that people really used;
  * attachments of all kinds, one of them with a very rude name;
  * a newsletter, a bounce, an invitation, a printer with a complaint;
  * and several letters that are broken on purpose. A good mail program
    shows what can be shown and never falls over.

Everyone who writes to you here is invented. Their addresses end in
names that are reserved for examples (RFC 2606), so no real person can
ever receive a reply.

A suggestion: open the log beside this letter. Every line the program
and the server said to each other is there. Reading it is the quickest
way to learn what a mail program does all day.

Enjoy your stay,
Vera
""")
    letter("02-dobro-pozhalovat", NATALIA, words("Добро пожаловать! Здесь ничего нельзя сломать"),
           "2026-06-02 10:15 +0300", text("""
Здравствуйте!

Этот ящик — учебный. Почтовый сервер спрятан в самой программе,
слушает только этот компьютер и, когда останавливается, всё забывает.
Письма можно открывать, забирать и удалять без опаски: при следующем
запуске все они снова будут на месте.

С чего начать:

  1. Откройте журнал сеанса. В нём видно каждое слово, которое
     программа сказала серверу, и каждый ответ.
  2. Пометьте два-три письма на удаление и посмотрите, что появится
     в журнале. Письма ещё целы: сервер удалит их, только когда
     услышит QUIT.
  3. Снимите пометки. В журнале появится RSET.
  4. Прочитайте письма Веры «Letters on POP3». Они короткие.

Среди писем есть намеренно испорченные: с оборванной границей частей,
с неверной кодировкой, вовсе без заголовка. Хорошая программа покажет
то, что можно показать, а об остальном честно скажет.

Все адреса вымышлены и никому не принадлежат.

Удачи!
Наталья Ветрова,
дендрарий, отдел тополей
""", cte="8bit"), mailer="Soroka/2.1 (Linux)", signed=True)


def maildrop():
    lesson("03-lesson-1-maildrop", "Letters on POP3, 1: the maildrop and its lock", "2026-06-05 18:30 +0200", """
Dear Student,

a POP3 server keeps your letters in a *maildrop*. Think of a pigeonhole
at a hotel desk: there are no folders and no "read" marks, only the
letters that have come. What you do with them afterwards is your own
affair. That modesty is the whole charm of the protocol.

A session has three states, and RFC 1939 gives them names.

AUTHORIZATION. The server greets you, you say who you are:

    S: +OK Poplar's practice server is ready <1x9.k7@localhost>
    C: USER student
    S: +OK and the password?
    C: PASS ........
    S: +OK the maildrop is open and locked for you

Every reply begins with +OK or -ERR. That is all a program needs to
know; the words behind it are for people.

TRANSACTION. The maildrop is yours alone. The server has *locked* it,
and what you see is a snapshot: a letter that comes now will be shown
at your next login. If a second program tries to log in meanwhile, it
hears

    S: -ERR [IN-USE] another session has this maildrop open

The word in brackets is a response code (RFC 2449). It tells a program
that the password is fine and that trying again later will help.

UPDATE. You say QUIT, and only now the letters that you marked are
removed. More about this in letter 5.

To see the lock at work, let another mail program log in to this
server while you are connected.
""")


def unique_ids():
    plain = """
Dear Student,

inside a session every letter has a number: 1, 2, 3. These numbers are
dealt anew at each login. Delete letter 1 today, and tomorrow's letter
1 is another one. A program that remembered numbers would one day
delete the wrong letter.

So there is a second name, the unique-id. The command UIDL lists them:

    C: UIDL
    S: +OK numbers and unique-ids
    S: 1 practice-5e0f0b71d3a2...
    S: 2 practice-c40a88e9172b...
    S: .

A unique-id stays with its letter for as long as the letter is in the
maildrop. This is how a program that leaves mail on the server knows
what it has fetched already.

A server may choose any 1 to 70 printable characters. This one takes
the beginning of a hash of the letter. Some real servers have handed
out the same id twice, or changed all of them after a move; a careful
program compares the size and the header as well.
"""
    html = """
<html><body style="font-family: Georgia, serif; color: #223; max-width: 34em">
<p>Dear Student,</p>
<p>inside a session every letter has a <b>number</b>: 1, 2, 3. These numbers are dealt anew at each
login. Delete letter 1 today, and tomorrow&rsquo;s letter 1 is another one. A program that remembered
numbers would one day delete the wrong letter.</p>
<p>So there is a second name, the <b>unique-id</b>. The command <code>UIDL</code> lists them:</p>
<pre style="background: #f3f1e7; padding: 8px; border-left: 4px solid #4d7f52">C: UIDL
S: +OK numbers and unique-ids
S: 1 practice-5e0f0b71d3a2...
S: 2 practice-c40a88e9172b...
S: .</pre>
<table cellpadding="6" style="border-collapse: collapse" border="1">
<tr><th></th><th>number</th><th>unique-id</th></tr>
<tr><td>lives for</td><td>one session</td><td>as long as the letter is there</td></tr>
<tr><td>looks like</td><td>7</td><td>practice-5e0f0b71d3a2</td></tr>
<tr><td>is for</td><td>talking to the server</td><td>remembering</td></tr>
</table>
<p>A server may choose any 1 to 70 printable characters. This one takes the beginning of a hash of the
letter. Some real servers have handed out the same id twice, or changed all of them after a move; a
careful program compares the size and the header as well.</p>
<p>By the way: this letter was sent twice in one envelope, as plain text and as HTML
(<i>multipart/alternative</i>). Your program shows one of them; you can ask for the other.</p>
<p style="color: #777">Vera Lindqvist</p>
</body></html>
"""
    letter("07-lesson-2-unique-ids", VERA, "Letters on POP3, 2: numbers are for today, unique-ids for ever",
           "2026-06-19 18:30 +0200",
           multipart("alternative", text(plain + "\n-- \nVera Lindqvist\n" + ROOM), text(html, kind="html")),
           mailer="Pigeon 4.2", signed=True,
           extra=[("References", f"<{message_id('03-lesson-1-maildrop', 'post-museum.example.net')}>")])


def top():
    lesson("15-lesson-3-top", "Letters on POP3, 3: a look through the envelope with TOP", "2026-07-20 18:30 +0200", """
Dear Student,

suppose a hundred letters wait and one of them has eight minutes of
rain attached (there is one here; you cannot miss its size). You would
like to see who wrote before you fetch it all. That is what TOP is for:

    C: TOP 28 0
    S: +OK the header, and what you asked for of the body
    S: From: ...
    S: Subject: ...
    S:
    S: .

The first number is the letter, the second says how many lines of the
body you want. With 0 you get the header and the empty line below it:
everything a list of letters shows. With 20 you get the first lines of
the text as well, which makes a good preview.

TOP is optional. A server tells whether it knows it in its answer to
CAPA, together with everything else that it can do. On a server
without TOP the only way to see a header is RETR, the whole letter.

Does TOP mark a letter as read? No. POP3 knows no such mark; what you
have read is remembered by your program alone.
""", before="07-lesson-2-unique-ids")


def dots():
    lesson("20-lesson-4-dots", "Letters on POP3, 4: the dot that ends it all", "2026-08-07 18:30 +0200", """
Dear Student,

a letter on the wire ends with a line that holds nothing but a dot. But
what if the letter itself has such a line? Here is one:

.

If you can read this, your program knows the answer. The server puts a
second dot before every line that begins with one, and the client takes
it away again (RFC 1939, section 3: "byte-stuffing"). To test it, here
is a small field of dots. Compare it with what you see:

.        one dot
..       two
...      three
.hidden  a file name from Unix
.\u00a0       a dot and a no-break space

..---.   two in Morse
.----    one in Morse, which is where the shortest line wins

If the first column shows one dot fewer than it says, dots were lost on
the way. If it shows one more, they were never unstuffed. And if the
letter had ended at the lonely dot above, you would not know what you
were missing, which is the nastiest kind of fault there is.

.
.
The end (really).
""", before="15-lesson-3-top", cte="8bit")  # quoted-printable would hide the dots


def quitting():
    lesson("38-lesson-5-quit", "Letters on POP3, 5: nothing is deleted before QUIT", "2026-10-14 18:30 +0200", """
Dear Student,

DELE is a promise, not a deed.

    C: DELE 3
    S: +OK marked; it goes when you QUIT

The letter is marked. It vanishes from LIST and cannot be retrieved any
more, yet it is still there. Then three things can happen.

  You say QUIT.    The server enters the UPDATE state, removes what is
                   marked and says goodbye.

  You say RSET.    All marks are taken back. There is no command to
                   take back a single one: a program that lets you
                   untick one letter says RSET and then DELE for all
                   the others. Watch the log when you try it.

  The line drops.  The server must not delete anything. Next time all
                   the letters are back.

So a lost connection can never cost you a letter. It can cost you
certainty, though: if the line drops just after QUIT has left, the
server may or may not have done its work. The honest thing to do is to
log in again and look, and good programs do so.

One more reason for patience: some servers do all the deleting only
now, and with thousands of letters the answer to QUIT takes a while.
""", before="20-lesson-4-dots")


def security():
    lesson("40-lesson-6-stls", "Letters on POP3, 6: a sealed envelope, and who is holding it",
           "2026-10-26 18:30 +0100", """
Dear Student,

in 1988 nobody minded that POP3 sent passwords in the clear. Today
there are two ways to seal the conversation.

  Port 995 begins with the TLS handshake: not a word is said before.
  Port 110 begins in the clear. The client says STLS, and both sides
  change over to TLS (RFC 2595).

    C: STLS
    S: +OK begin the TLS handshake
       (from here on nobody can read along)

Two traps lie here. Someone on the line could cut STLS out of the list
of capabilities and hope that your program goes on without it. So a
program that was told to use TLS must refuse to continue without.

Someone could also slip words of their own in *behind* STLS, to have
them taken for words spoken under the seal. So both sides must throw
away whatever came before the handshake. This server hangs up when it
sees such a thing. Its own test says:

    C: STLS<CR><LF>CAPA<CR><LF>
    S: -ERR nothing may be sent behind STLS before the handshake

And the certificate? It answers the question who holds the other end.
The one of this practice server is made when it starts and signed by
nobody but itself. Your program trusts it for a single reason: it knows
its fingerprint, having started the server. For a server on the
Internet that would not be good enough.
""", before="38-lesson-5-quit")


def deleting_in_russian():
    plain = """
Здравствуйте!

Меня спрашивают, почему программа переспрашивает перед удалением.
Потому что в POP3 нет корзины: что удалено на сервере, того не вернуть.

Три шага, которые уберегут от беды:

1. Пометка. Это ваше намерение. Сервер получает команду DELE, но письмо
   ещё цело.
2. Проверка. Перед уходом посмотрите список: всё ли лишнее и всё ли
   нужное уже сохранено на этом компьютере.
3. QUIT. Только теперь сервер удаляет.

Передумали? RSET снимет все пометки. Оборвалась связь? Сервер обязан
сохранить всё, как было.

Наталья
"""
    html = """
<html><body>
<p>Здравствуйте!</p>
<p>Меня спрашивают, почему программа переспрашивает перед удалением. Потому что в POP3 <b>нет
корзины</b>: что удалено на сервере, того не вернуть.</p>
<p>Три шага, которые уберегут от беды:</p>
<ol>
<li><b>Пометка.</b> Это ваше намерение. Сервер получает команду <code>DELE</code>, но письмо ещё цело.</li>
<li><b>Проверка.</b> Перед уходом посмотрите список: всё ли лишнее и всё ли нужное уже сохранено на этом
компьютере.</li>
<li><b><code>QUIT</code>.</b> Только теперь сервер удаляет.</li>
</ol>
<p>Передумали? <code>RSET</code> снимет все пометки. Оборвалась связь? Сервер обязан сохранить всё, как
было.</p>
<p style="color:#666">Наталья</p>
</body></html>
"""
    letter("41-kak-udalyat", NATALIA, words("Как удалять письма и не жалеть об этом"), "2026-11-02 12:40 +0300",
           multipart("alternative", text(plain, cte="base64"), text(html, kind="html", cte="base64")),
           mailer="Soroka/2.1 (Linux)", signed=True,
           to=f"{STUDENT}, Vera Lindqvist <vera@post-museum.example.net>",
           extra=[("Cc", person("Игорь Савельев", "igor@apiary.example.com"))])


def your_turn():
    lesson("44-your-turn", "Your turn: nine small exercises", "2026-11-20 17:05 +0100", """
Dear Student,

you have read enough. Here is something to do; none of it can go wrong.

 1. Sort the list by size. Which letter is the largest? Fetch it while
    you read another one.
 2. Find the three letters that lack a subject, a date or a header.
    How does your program sort them?
 3. Read the subject of the letter in ISO-2022-JP in the log. Where is
    the text?
 4. Save the attachment of "Urgent: update". Where did it go, and under
    what name?
 5. Open the letter from "Bank of Nowhere" and hold the pointer over
    the link, without clicking.
 6. Open the newsletter. Which pictures are missing, and who would have
    learnt what if they had been loaded?
 7. Mark two letters, take one mark back, and read the log.
 8. Mark a letter, then pull the plug: leave without deleting. Log in
    again. Is it still there?
 9. Now delete one for good. Then start the practice server anew.

When you are done, try your own account. Nothing is deleted there
either before you say so.

With best wishes from the reading room,
Vera
""", before="40-lesson-6-stls")
