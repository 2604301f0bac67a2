// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a connection, whatever is spoken on it.
#include "gui/errortext.h"
#include "gui/explainwords.h"
#include "wire/displaytext.h"

#include <algorithm>

namespace poplar::gui {

namespace {

constexpr Explain::Entry states[] = {
    {"CONNECTING", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The connection is being made"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The name of the server is looked up and a TCP connection to it opened."),
     "", ""},
    {"SECURING", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The TLS handshake"),
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Both sides agree on keys, and the server shows its certificate. Nothing else is said until "
         "that is done. In TLS 1.3 that goes by RFC 8446, section 2, in TLS 1.2 by RFC 5246, section 7.3."),
     "", ""},
    {"AUTHORIZATION", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The state AUTHORIZATION"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Poplar is connected and not logged in: only commands for that are allowed."),
     "1939", "4"},
    {"TRANSACTION", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The state TRANSACTION"),
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Poplar is logged in. What the session sees of the maildrop stays as it is now until it ends."),
     "1939", "5"},
    {"UPDATE", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The state UPDATE"),
     QT_TRANSLATE_NOOP(
         "poplar::gui::Explain",
         "Poplar has said QUIT: the server deletes what is marked and gives the maildrop free."),
     "1939", "6"},
    {"CONNECTED", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The state CONNECTED"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "Poplar is connected: greeting, EHLO, encryption and login come now. No RFC has names "
                       "for the stages of SMTP; these are Poplar’s own."),
     "5321", "3.1"},
    {"READY", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The state READY"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "Messages can be sent; none is under way."), "5321", "3.3"},
    {"MAIL", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The state MAIL"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The envelope of a message: who sends, and who is to get it."),
     "5321", "3.3"},
    {"DATA", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The state DATA"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain",
                       "The message itself goes out. It lasts until the server has said what becomes of it."),
     "5321", "3.3"},
    {"QUIT", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The state QUIT"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "Poplar has said QUIT: the connection ends."), "5321", "3.8"},
    {"DISCONNECTED", QT_TRANSLATE_NOOP("poplar::gui::Explain", "The connection has ended"),
     QT_TRANSLATE_NOOP("poplar::gui::Explain", "The session is over."), "", ""},
};

struct Protocol {
    const char *name;
    const char *rfc;
    const char *section;
};
constexpr Protocol protocols[] = {{"TLSv1.3", "8446", ""}, {"TLSv1.2", "5246", ""}};
constexpr Protocol forbidden[] = {{"TLSv1", "8996", "4"}, {"TLSv1.1", "8996", "5"}};

template <std::size_t N>
const Protocol *protocolIn(const Protocol (&table)[N], const QByteArray &version)
{
    const auto *found = std::find_if(std::begin(table), std::end(table),
                                     [&version](const Protocol &one) { return version == one.name; });
    return found == std::end(table) ? nullptr : found;
}

Explanation security(const QByteArray &text)
{
    if (text.startsWith("certificate "))
        return {
            Explain::tr("The server’s certificate"),
            {Explain::tr("Whom it was made out to, who vouches for it, from when until when it is valid, and "
                         "its fingerprint."),
             Explain::tr("Poplar goes on only where chain, name and time are right, or where this very "
                         "certificate is trusted for the account.")},
            Explain::reference("5280", "6")};
    const QByteArray version = text.mid(0, text.indexOf(' '));
    Explanation told{Explain::tr("The connection is encrypted"),
                     {Explain::tr("From here on everything goes through %1. Behind it stands the cipher that "
                                  "both sides agreed on.")
                          .arg(wire::displayText(version))},
                     {}};
    if (const Protocol *old = protocolIn(forbidden, version)) {
        told.sentences << Explain::tr("This version is outdated: RFC 8996 forbids it.");
        told.reference = Explain::reference(old->rfc, old->section);
    } else if (const Protocol *known = protocolIn(protocols, version)) {
        told.reference = Explain::reference(known->rfc, known->section);
    } else {
        told.sentences << Explain::tr("Poplar does not know this version.");
    }
    return told;
}

using records::Application;

Explanation state(const QByteArray &text, Application application)
{
    const auto *found = std::find_if(std::begin(states), std::end(states),
                                     [&text](const Explain::Entry &entry) { return text == entry.name; });
    if (found != std::end(states))
        return Explain::of(*found);
    if (text.startsWith("connected "))
        return {Explain::tr("The connection is there"),
                {Explain::tr(
                    "The TCP connection is open, between this address and port of this machine and those "
                    "of the server.")},
                Explain::reference("9293", "3.5")};
    if (text.startsWith("log file ended"))
        return {
            Explain::tr("The log file ends here"),
            {Explain::tr("What this session says could no longer be written into its file: the disk is full, "
                         "say. The session itself goes on, and so does the log in this window.")},
            {}};
    if (application == Application::Smtp)
        return {Explain::tr("Where Poplar connects to"),
                {Explain::tr("Name and port of the server. Messages are usually handed in at port 587, where "
                             "encryption begins by STARTTLS, or at port 465, where it is there from the "
                             "first byte. Servers speak with each other at port 25.")},
                Explain::reference("8314", "3.3")};
    return {Explain::tr("Where Poplar connects to"),
            {Explain::tr("Name and port of the server. POP3 usually has port 110, where encryption begins by "
                         "STLS, and port 995, where it is there from the first byte.")},
            {}};
}

QString advice(ErrorKind kind, Application application)
{
    const bool isSmtp = application == Application::Smtp;
    switch (kind) {
    case ErrorKind::HostNotFound:
        return Explain::tr(
            "DNS knows no address for this name: it may be misspelt, or this machine is offline.");
    case ErrorKind::ConnectionRefused:
        return Explain::tr("Nothing listens at this port, or a firewall closes the way.");
    case ErrorKind::ConnectionLost:
        if (isSmtp)
            return Explain::tr("The connection ended before the conversation did. A message that went out "
                               "whole, and to which nothing was said, may have been taken or not.");
        return Explain::tr(
            "The connection ended before the conversation did. Without QUIT nothing is deleted.");
    case ErrorKind::Silence:
        return Explain::tr("Nothing came for longer than Poplar waits, so it gave up the connection.");
    case ErrorKind::TlsFailed:
    case ErrorKind::TlsNotOffered:
    case ErrorKind::CertificateDoubtful:
        return Explain::tr("Poplar gave up the connection rather than go on without safe encryption.");
    case ErrorKind::Injected:
        if (isSmtp)
            return Explain::tr("Bytes came in the clear behind the reply to STARTTLS. That is how somebody "
                               "in between slips in commands, so Poplar gave up the connection.");
        return Explain::tr(
            "Bytes came in the clear behind the reply to STLS. That is how somebody in between slips "
            "in commands, so Poplar gave up the connection.");
    case ErrorKind::Protocol:
    case ErrorKind::NotPop3:
        return Explain::tr(
            "What came does not fit the protocol. Nobody knows where the next reply begins, so "
            "Poplar gave up the connection.");
    case ErrorKind::Storage:
        return Explain::tr(
            "What came could not be written on this machine, so Poplar gave up the connection.");
    case ErrorKind::Limit:
        return Explain::tr("The server sent more than Poplar takes in one piece.");
    case ErrorKind::Cancelled:
        return Explain::tr("It was stopped here, not by the server.");
    default:
        return Explain::tr("The session could not go on.");
    }
}

Explanation failure(const QByteArray &text, Application application)
{
    const std::optional<ErrorKind> kind = wire::readFailureText(text).kind;
    if (!kind)
        return {Explain::tr("A failure"), {Explain::tr("The session could not go on.")}, {}};
    return {errorWords(*kind), {advice(*kind, application)}, {}};
}

} // namespace

Explanation explainConnection(const TranscriptLine &line)
{
    switch (line.role) {
    case TranscriptLine::Role::Security:
        return security(line.event.text);
    case TranscriptLine::Role::Failure:
        return failure(line.event.text, line.application);
    default:
        return state(line.event.text, line.application);
    }
}

} // namespace poplar::gui
