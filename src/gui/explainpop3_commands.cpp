// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of POP3 are for.
#include "gui/explainwords.h"
#include "wire/displaytext.h"

#include <algorithm>

namespace poplar::gui {

namespace {

constexpr Explain::Entry commands[] = {
    {"USER", QT_TRANSLATE_NOOP("poplar::gui::Explain", "USER: who logs in"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "Names the mailbox; the password follows with PASS."), "1939",
     "7"},
    {"PASS", QT_TRANSLATE_NOOP("poplar::gui::Explain", "PASS: the password"),
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Gives the password as it is, which is safe only inside TLS. It never enters the log."),
     "1939", "7"},
    {"APOP", QT_TRANSLATE_NOOP("poplar::gui::Explain", "APOP: a login without sending the password"),
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Proves that the password is known by an MD5 digest of it and of the greeting’s timestamp. "
         "Whoever listens can still guess simple passwords from it, so it is masked in the log."),
     "1939", "7"},
    {"AUTH", QT_TRANSLATE_NOOP("poplar::gui::Explain", "AUTH: a login by SASL"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Begins a login by one of the mechanisms that the server announces."),
     "5034", "4"},
    {"CAPA", QT_TRANSLATE_NOOP("poplar::gui::Explain", "CAPA: what can the server do?"),
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Asks for the list of the server’s capabilities. It may differ before TLS, after it and after "
         "the login, so it is asked for again each time."),
     "2449", "5"},
    {"STLS", QT_TRANSLATE_NOOP("poplar::gui::Explain", "STLS: switch to encryption"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Asks to go on inside TLS on the same connection; only then does Poplar log in."),
     "2595", "4"},
    {"UTF8", QT_TRANSLATE_NOOP("poplar::gui::Explain", "UTF8: messages in UTF-8"),
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Asks for messages as they are, with headers in UTF-8. User names and passwords may be in "
         "UTF-8 only where the server announced “UTF8 USER” (RFC 6856, section 2.2)."),
     "6856", "2.1"},
    {"LANG", QT_TRANSLATE_NOOP("poplar::gui::Explain", "LANG: the server’s language"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "Asks the server to word its replies in this language."),
     "6856", "3"},
    {"STAT", QT_TRANSLATE_NOOP("poplar::gui::Explain", "STAT: how much lies there?"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Asks how many messages the maildrop has, and how many octets they take together."),
     "1939", "5"},
    {"LIST", QT_TRANSLATE_NOOP("poplar::gui::Explain", "LIST: the sizes of the messages"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Asks for number and size of each message, or of the one that is named."),
     "1939", "5"},
    {"UIDL", QT_TRANSLATE_NOOP("poplar::gui::Explain", "UIDL: the unique-ids of the messages"),
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Numbers count only within a session. By its unique-id a message is known again in the next "
         "one, so that what is new can be told from what was seen."),
     "1939", "7"},
    {"TOP", QT_TRANSLATE_NOOP("poplar::gui::Explain", "TOP: the beginning of a message"),
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Asks for the header of a message and the first lines of its text: behind its number stands "
         "how many. Servers may offer it or not."),
     "1939", "7"},
    {"RETR", QT_TRANSLATE_NOOP("poplar::gui::Explain", "RETR: get a message"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Asks for the whole message of this number. It stays in the maildrop."),
     "1939", "5"},
    {"DELE", QT_TRANSLATE_NOOP("poplar::gui::Explain", "DELE: mark a message as deleted"),
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Only marks it: the server deletes with QUIT, and RSET or a broken connection takes it back."),
     "1939", "5"},
    {"NOOP", QT_TRANSLATE_NOOP("poplar::gui::Explain", "NOOP: still here"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Does nothing but keep the session alive: servers end one that is silent too long."),
     "1939", "5"},
    {"RSET", QT_TRANSLATE_NOOP("poplar::gui::Explain", "RSET: take back all marks"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "No message is marked as deleted any more."), "1939", "5"},
};

const Explain::Entry quitInTransaction{
    "QUIT", QT_TRANSLATE_NOOP("poplar::gui::Explain", "QUIT: the end of the session"),
    QT_TRANSLATE_NOOP(
        "poplar::gui::Explain",
        "The state UPDATE begins: now, and only now, the server deletes the messages that DELE marked."),
    "1939", "6"};
const Explain::Entry quitBefore{
    "QUIT", QT_TRANSLATE_NOOP("poplar::gui::Explain", "QUIT: the end of the connection"),
    QT_TRANSLATE_NOOP("poplar::gui::Explain", "Nobody has logged in, so nothing is deleted."), "1939", "4"};

constexpr Explain::Entry mechanisms[] = {
    {"PLAIN", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "PLAIN (RFC 4616) sends user name and password as they are: safe inside TLS only."),
     "", ""},
    {"LOGIN", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "LOGIN, which no RFC describes, sends user name and password one after the other as they are: "
         "safe inside TLS only."),
     "", ""},
    {"CRAM-MD5", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "CRAM-MD5 (RFC 2195) sends a digest in place of the password; by today’s measure it is weak."),
     "", ""},
    {"DIGEST-MD5", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "DIGEST-MD5 (RFC 2831) sends a digest in place of the password; RFC 6331 has retired it."),
     "", ""},
    {"SCRAM-SHA-1", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "SCRAM-SHA-1 (RFC 5802) proves that the password is known without sending it, and that the "
         "server knows it too."),
     "", ""},
    {"SCRAM-SHA-256", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "SCRAM-SHA-256 (RFC 7677) proves that the password is known without sending it, and that the "
         "server knows it too."),
     "", ""},
    {"XOAUTH2", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "XOAUTH2, of Google and Microsoft, sends an access token in place of a password."),
     "", ""},
    {"OAUTHBEARER", "",
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "OAUTHBEARER (RFC 7628) sends an access token in place of a password."),
     "", ""},
    {"EXTERNAL", "",
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "EXTERNAL (RFC 4422) logs in by what is known from elsewhere: the client certificate."),
     "", ""},
};

} // namespace

QString Explain::mechanism(const QByteArray &name)
{
    const auto *found = std::find_if(std::begin(mechanisms), std::end(mechanisms),
                                     [&name](const Entry &entry) { return name == entry.name; });
    return found == std::end(mechanisms) ? QString() : tr(found->meaning);
}

Explanation Explain::command(const TranscriptLine &line)
{
    if (line.verb == "QUIT") {
        const bool isOpen = line.event.state == "TRANSACTION" || line.event.state == "UPDATE";
        return of(isOpen ? quitInTransaction : quitBefore);
    }
    const auto *found = std::find_if(std::begin(commands), std::end(commands),
                                     [&line](const Entry &entry) { return line.verb == entry.name; });
    if (found == std::end(commands))
        return {wire::displayText(line.verb), {tr("A command that is not in the RFCs Poplar knows.")}, {}};
    Explanation told = of(*found);
    if (line.verb == "AUTH") {
        const QByteArray name = line.argument.mid(0, line.argument.indexOf(' ')).toUpper();
        if (const QString more = mechanism(name); !more.isEmpty())
            told.sentences << more;
    }
    return told;
}

} // namespace poplar::gui
