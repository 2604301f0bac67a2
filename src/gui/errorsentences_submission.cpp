// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong with a server that sends, where it is another story than with one to fetch from.
#include "gui/errorsentences.h"
#include "wire/displaytext.h"

namespace poplar::gui {

using During = mailbox::Problem::During;

std::optional<ErrorText> ErrorSentences::ofSubmission() const
{
    const bool isOpening = m_problem.during == During::Opening;
    switch (m_problem.error.kind) {
    case ErrorKind::ConnectionRefused:
        return ErrorText{
            .title = tr("%1 does not accept connections on port %2").arg(m_host).arg(m_problem.port),
            .explanation =
                tr("The computer is there, but no mail server answers on this port, or the way to it "
                   "is closed. Nothing was sent."),
            .advice = tr("Check the port. Servers that send listen on 465 (encrypted from the start) or 587. "
                         "Many networks close port 25."),
            .remedies = {Remedy::TryAgain, Remedy::OpenSettings}};
    case ErrorKind::ConnectionLost:
    case ErrorKind::Silence:
        if (isOpening && onTlsPortWithoutTls())
            return submissionInClear();
        return isOpening ? submissionTlsFailed() : std::nullopt;
    case ErrorKind::NotPop3:
    case ErrorKind::Protocol:
        return isOpening && onTlsPortWithoutTls() ? submissionInClear() : noSmtp();
    case ErrorKind::TlsNotOffered:
        return submissionUnencrypted();
    case ErrorKind::TlsFailed:
        return submissionTlsFailed();
    case ErrorKind::Authentication:
        return isAboutToken() ? std::nullopt : std::optional(submissionRefused());
    case ErrorKind::Storage:
        return outboxTrouble();
    case ErrorKind::Limit:
    case ErrorKind::NotAllowed:
        return messageUnfit();
    case ErrorKind::Unknown:
        return ErrorText{.title = tr("It is not known whether the message was sent"),
                         .explanation = tr("All of it was handed over, and the connection ended before the "
                                           "server answered."),
                         .advice = tr("Ask the recipient before you send it again: it may come twice."),
                         .remedies = {}};
    default:
        return std::nullopt;
    }
}

ErrorText ErrorSentences::noSmtp() const
{
    const QByteArray said = m_problem.error.said;
    const QString nothingSent = tr("Poplar closed the connection. No password and no mail was sent.");
    if (m_problem.during == During::Opening && said.startsWith("+OK"))
        return {.title = tr("This is a server for receiving mail (POP3), not for sending it"),
                .explanation = nothingSent,
                .advice = tr("Ask your provider for the name of the server that sends; often it begins with "
                             "“smtp”. The port is 465 or 587."),
                .remedies = {Remedy::OpenSettings}};
    if (m_problem.during == During::Opening && recognise(said) == Stranger::Imap)
        return {.title = tr("This is an IMAP server"),
                .explanation = nothingSent,
                .advice = tr("The same server may send mail on port 465 or 587."),
                .remedies = {Remedy::UseTls465, Remedy::UseStartTls587, Remedy::OpenSettings}};
    if (m_problem.during == During::Opening)
        return {.title = tr("%1 does not answer like a server that sends mail").arg(m_host),
                .explanation = nothingSent,
                .advice = tr("Check the server’s name and the port: 465 or 587."),
                .remedies = {Remedy::OpenSettings}};
    return {.title = tr("%1 does not keep to the rules of SMTP").arg(m_host),
            .explanation =
                tr("After such an answer nothing it says can be relied on, so Poplar closed the connection."),
            .advice = tr("Try again. If it stays so, the server is at fault; the log shows what it said."),
            .remedies = {Remedy::TryAgain}};
}

ErrorText ErrorSentences::submissionInClear() const
{
    return {.title = tr("This server probably expects encryption from the start"),
            .explanation =
                tr("On port %1 nothing readable came from %2. Servers on this port wait for an encrypted "
                   "connection. No password was sent.")
                    .arg(m_problem.port)
                    .arg(m_host),
            .advice = tr("Choose “Encrypted from the start (TLS)” with port 465 on the page “Sending”."),
            .remedies = {Remedy::UseTls465, Remedy::OpenSettings}};
}

ErrorText ErrorSentences::submissionUnencrypted() const
{
    return {.title = tr("%1 does not offer encryption on this port").arg(m_host),
            .explanation =
                tr("Your account asks for an encrypted connection, and the server cannot make one with "
                   "STARTTLS. Poplar left without sending your name, your password or any mail."),
            .advice = tr(
                "Try “Encrypted from the start (TLS)” on port 465. If the server has no encryption at all, "
                "you may choose to go without; then everyone on the way can read your password and mail."),
            .remedies = {Remedy::UseTls465, Remedy::UseNoEncryption, Remedy::OpenSettings}};
}

std::optional<ErrorText> ErrorSentences::submissionTlsFailed() const
{
    if (onTlsPortWithoutTls())
        return submissionInClear();
    if (!onPlainPortWithTls())
        return std::nullopt;
    return ErrorText{
        .title = tr("Port 587 is not encrypted from the start"),
        .explanation = tr("The account asks for encryption from the first byte; on port 587 it begins after "
                          "connecting. No password was sent."),
        .advice = tr("Use port 465, or choose “Encrypted after connecting (STARTTLS)”."),
        .remedies = {Remedy::UseStartTls587, Remedy::UseTls465, Remedy::OpenSettings}};
}

ErrorText ErrorSentences::submissionRefused() const
{
    return {.title = tr("%1 refused the user name or the password").arg(m_host),
            .explanation = tr("You are not logged in for sending, and no mail was sent."),
            .advice = tr("Enter the password again, or check the user name: some servers want the whole "
                         "address. Some providers ask for a separate app password, or have another name and "
                         "password for sending: see the page “Sending” of the account."),
            .remedies = {Remedy::AskPassword, Remedy::OpenSettings}};
}

/// What was found out about the message before it was handed over.
std::optional<ErrorText> ErrorSentences::messageUnfit() const
{
    const QByteArray code = m_problem.error.code;
    if (code == "SIZE")
        return ErrorText{.title = tr("The message is larger than %1 takes").arg(m_host),
                         .explanation = tr("The server says how much it takes, so nothing was sent."),
                         .advice = tr("Leave out attachments or make them smaller, or send them in several "
                                      "messages."),
                         .remedies = {}};
    if (code == "SMTPUTF8")
        return ErrorText{.title = tr("%1 cannot send to an address in such letters").arg(m_host),
                         .explanation = tr("An address has letters outside ASCII before the “@”, and the "
                                           "server does not know how to pass it on. Nothing was sent."),
                         .advice = tr("Ask the recipient for another address."),
                         .remedies = {}};
    if (code == "HEADER")
        return ErrorText{.title = tr("The header of the message cannot be sent"),
                         .explanation =
                             tr("Something in it is no field, or not in UTF-8, which no server takes. "
                                "Nothing was sent."),
                         .advice = tr("Write the message anew in Poplar, or forward it as an attachment."),
                         .remedies = {}};
    if (code == "8BITMIME")
        return ErrorText{.title = tr("%1 cannot take the message as it is").arg(m_host),
                         .explanation = tr("The message has letters that this server cannot pass on "
                                           "unchanged. Nothing was sent."),
                         .advice = tr("Write the message anew in Poplar, which encodes it."),
                         .remedies = {}};
    if (code == "NO-SERVER")
        return ErrorText{.title = tr("This account has no server for sending"),
                         .explanation = tr("The message waits in the outbox. Nothing was sent."),
                         .advice = tr("Set up sending on the page “Sending” of the account."),
                         .remedies = {Remedy::OpenSettings}};
    if (code == "NO-DRAFT")
        return ErrorText{.title = tr("This message was not written here"),
                         .explanation = tr("It was handed over as a finished file, which cannot be made a "
                                           "draft again. It stays in the outbox."),
                         .advice = tr("Send it again as it is, or delete it and write it anew."),
                         .remedies = {}};
    if (code == "DRAFT-FILE")
        return ErrorText{.title = tr("A file of this message is no longer there"),
                         .explanation = tr("A draft reads its files anew when it is sent, and this one "
                                           "cannot be read: %1. The message in the outbox is complete, and "
                                           "stays there.")
                                            .arg(wire::displayText(m_problem.error.detail)),
                         .advice = tr("Put the file back, or send the message again as it is."),
                         .remedies = {}};
    return std::nullopt;
}

/// The folders of the outbox and the drafts.
std::optional<ErrorText> ErrorSentences::outboxTrouble() const
{
    const QByteArray code = m_problem.error.code;
    if (code == "OUTBOX-IN-USE")
        return ErrorText{.title = tr("Another Poplar uses this outbox"),
                         .explanation =
                             tr("Only one program may send from it, or a message could leave twice. "
                                "Nothing was lost."),
                         .advice = tr("Close the other one, and start Poplar again."),
                         .remedies = {}};
    if (code == "DAMAGED")
        return ErrorText{.title = tr("A file of the outbox or of the drafts is damaged"),
                         .explanation = tr("Poplar left it as it is and does without it."),
                         .advice = tr("The details name it. What it says can be read with a text editor."),
                         .remedies = {}};
    if (m_problem.during != During::Saving)
        return std::nullopt;
    return ErrorText{.title = tr("What is written or to be sent could not be stored or read"),
                     .explanation = wire::displayText(m_problem.error.detail),
                     .advice = tr("Check that the disk is not full and that your home folder is writable."),
                     .remedies = {}};
}

} // namespace poplar::gui
