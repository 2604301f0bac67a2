// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/errorsentences.h"

namespace poplar::gui {

using During = mailbox::Problem::During;

namespace {

/// Servers without response codes (RFC 2449) refuse a busy maildrop in words only; among them Qpopper
/// ("is your mailbox locked?") and Dovecot before 2.0.
bool soundsBusy(const QByteArray &said)
{
    const QByteArray words = said.toLower();
    return words.contains("lock") || words.contains("in use") || words.contains("busy");
}

} // namespace

ErrorText ErrorSentences::hostNotFound() const
{
    return {.title = tr("There is no server named “%1”").arg(m_host),
            .explanation = tr("This name has no address on the network, so nothing was sent."),
            .advice = tr("Check the spelling of the server’s name, and that this computer is online."),
            .remedies = {Remedy::TryAgain, Remedy::OpenSettings}};
}

ErrorText ErrorSentences::connectionRefused() const
{
    return {.title = tr("%1 does not accept connections on port %2").arg(m_host).arg(m_problem.port),
            .explanation =
                tr("The computer is there, but no mail server answers on this port, or the way to it "
                   "is closed. Nothing was sent."),
            .advice = tr("Check the port. Mail servers of this kind listen on 110 or, encrypted from the "
                         "start, on 995. A firewall may be in the way, too."),
            .remedies = {Remedy::TryAgain, Remedy::OpenSettings}};
}

ErrorText ErrorSentences::connectionLost() const
{
    if (m_problem.during == During::Opening && (onTlsPortWithoutTls() || onPlainPortWithTls()))
        return onTlsPortWithoutTls() ? tlsAnsweredInClear() : tlsFailed();
    const QString advice = tr("Try again. If it happens often, the network or the server is at fault.");
    switch (m_problem.during) {
    case During::Opening:
        return {.title = tr("%1 closed the connection").arg(m_host),
                .explanation = tr("It ended before you were logged in."),
                .advice = advice,
                .remedies = {Remedy::TryAgain, Remedy::OpenSettings}};
    case During::Listing:
    case During::Header:
        return {.title = tr("The connection broke while the list was loading"),
                .advice = advice,
                .remedies = {Remedy::TryAgain}};
    case During::Message:
        return {.title = tr("The connection broke while the message was loading"),
                .advice = advice,
                .remedies = {Remedy::TryAgain}};
    default:
        return {.title = tr("The connection to %1 broke").arg(m_host),
                .advice = advice,
                .remedies = {Remedy::TryAgain}};
    }
}

ErrorText ErrorSentences::silence() const
{
    if (m_problem.during == During::Opening && onTlsPortWithoutTls())
        return tlsAnsweredInClear();
    return {.title = tr("%1 does not answer").arg(m_host),
            .explanation = tr("It said nothing for so long that Poplar gave the connection up."),
            .advice = tr("The server may be overloaded or out of reach; try again in a few minutes."),
            .remedies = {Remedy::TryAgain}};
}

ErrorText ErrorSentences::tlsAnsweredInClear() const
{
    return {.title = tr("This server probably expects encryption from the start"),
            .explanation =
                tr("On port %1 nothing readable came from %2. Servers on this port wait for an encrypted "
                   "connection. No password was sent.")
                    .arg(m_problem.port)
                    .arg(m_host),
            .advice = tr("Set the account to “Encrypted from the start (TLS)” with port 995."),
            .remedies = {Remedy::UseTls995, Remedy::OpenSettings}};
}

ErrorText ErrorSentences::notPop3() const
{
    const QString nothingSent = tr("Poplar speaks POP3 only. It closed the connection and sent no password.");
    switch (recognise(m_problem.error.said)) {
    case Stranger::Smtp:
        return {.title = tr("This is a server for sending mail (SMTP), not for receiving it"),
                .explanation = nothingSent,
                .advice = tr("Ask your provider for the POP3 server’s name; often it begins with “pop”. "
                             "The port is 110 or 995."),
                .remedies = {Remedy::OpenSettings}};
    case Stranger::Imap:
        return {.title = tr("This is an IMAP server"),
                .explanation = nothingSent,
                .advice =
                    tr("The same server may speak POP3 on port 110 or 995. Some providers want POP3 to be "
                       "switched on first, in their web mail."),
                .remedies = {Remedy::UseTls995, Remedy::UseStartTls110, Remedy::OpenSettings}};
    case Stranger::Ssh:
    case Stranger::Http:
        return {.title = tr("This is not a mail server"),
                .explanation = nothingSent,
                .advice = tr("Check the server’s name and the port: 110 or 995."),
                .remedies = {Remedy::OpenSettings}};
    case Stranger::Tls:
        return tlsAnsweredInClear();
    case Stranger::Unknown:
        break;
    }
    if (onTlsPortWithoutTls())
        return tlsAnsweredInClear();
    return {.title = tr("%1 does not answer like a POP3 server").arg(m_host),
            .explanation = nothingSent,
            .advice = tr("Check the server’s name and the port: 110 or 995."),
            .remedies = {Remedy::OpenSettings}};
}

QList<Remedy> ErrorSentences::withoutTls() const
{
    return {Remedy::UseTls995, Remedy::UseNoEncryption, Remedy::OpenSettings};
}

ErrorText ErrorSentences::tlsNotOffered() const
{
    return {.title = tr("%1 does not offer encryption on this port").arg(m_host),
            .explanation =
                tr("Your account asks for an encrypted connection, and the server cannot make one with "
                   "STARTTLS. Poplar left without sending your name or password."),
            .advice = tr(
                "Try “Encrypted from the start (TLS)” on port 995. If the server has no encryption at all, "
                "you may choose to go without; then everyone on the way can read your password and mail."),
            .remedies = withoutTls()};
}

ErrorText ErrorSentences::tlsFailed() const
{
    if (onPlainPortWithTls())
        return {.title = tr("Port 110 is not encrypted from the start"),
                .explanation =
                    tr("The account asks for encryption from the first byte; on port 110 it begins after "
                       "connecting. No password was sent."),
                .advice = tr("Use port 995, or choose “Encrypted after connecting (STARTTLS)”."),
                .remedies = {Remedy::UseTls995, Remedy::UseStartTls110, Remedy::OpenSettings}};
    if (onTlsPortWithoutTls())
        return tlsAnsweredInClear();
    return {.title = tr("No encrypted connection to %1 could be made").arg(m_host),
            .explanation = tr(
                "The two sides could not agree on how to encrypt. Poplar closed the connection and sent no "
                "password."),
            .advice = tr(
                "The server may be too old: Poplar needs TLS 1.2 or newer. In a public network, try another "
                "one."),
            .remedies = {Remedy::TryAgain, Remedy::OpenSettings}};
}

ErrorText ErrorSentences::injected() const
{
    return {.title = tr("Somebody may be tampering with the connection to %1").arg(m_host),
            .explanation =
                tr("Before the encryption began, something came that the server had no reason to send. "
                   "This is how an attack looks. Poplar closed the connection and sent no password."),
            .advice = tr("Do not go on in this network; try another one. If it happens everywhere, tell the "
                         "server’s operator."),
            .remedies = {Remedy::OpenSettings}};
}

ErrorText ErrorSentences::certificateDoubtful() const
{
    return {.title = tr("%1 could not prove that it is your server").arg(m_host),
            .explanation =
                tr("Its certificate is not one that this computer trusts. Poplar closed the connection "
                   "before your password was sent."),
            .advice =
                tr("Look at the certificate when asked, and trust it only if you know why it is unusual."),
            .remedies = {Remedy::ShowCertificate, Remedy::TryAgain, Remedy::OpenSettings}};
}

ErrorText ErrorSentences::authentication() const
{
    if (isAboutToken())
        return tokenRefused();
    // [AUTH] says that it is the password and nothing else (RFC 3206 section 4).
    if (m_problem.error.code != "AUTH" && soundsBusy(m_problem.error.said))
        return {.title = tr("%1 did not let you in").arg(m_host),
                .explanation =
                    tr("By what it says, your mailbox is in use or locked. Your password may well be right."),
                .advice =
                    tr("Close other programs that read this mailbox, wait a few minutes and try again."),
                .remedies = {Remedy::TryAgain, Remedy::AskPassword}};
    return {.title = tr("%1 refused the user name or the password").arg(m_host),
            .explanation = tr("You are not logged in."),
            .advice = tr(
                "Enter the password again, or check the user name: some servers want the whole address. Some "
                "providers ask for a separate app password, or for POP3 to be switched on first."),
            .remedies = {Remedy::AskPassword, Remedy::OpenSettings}};
}

ErrorText ErrorSentences::busy() const
{
    const QByteArray code = m_problem.error.code;
    const QString patience = tr("Wait a few minutes and try again.");
    if (code == "IN-USE")
        return {.title = tr("Your mailbox is open elsewhere"),
                .explanation =
                    tr("Another program or device is reading it now, and POP3 admits one at a time. Your "
                       "password is not in doubt."),
                .advice = tr("Close the other program, or wait a few minutes: a session that was cut off is "
                             "remembered for a while."),
                .remedies = {Remedy::TryAgain}};
    if (code == "LOGIN-DELAY")
        return {.title = tr("%1 wants a pause between two logins").arg(m_host),
                .explanation = tr("You were here a moment ago. Your password is not in doubt."),
                .advice = patience,
                .remedies = {Remedy::TryAgain}};
    return {.title = tr("%1 has a passing problem").arg(m_host),
            .explanation = tr("The server says that it cannot serve you now. Your password is not in doubt."),
            .advice = patience,
            .remedies = {Remedy::TryAgain}};
}

} // namespace poplar::gui
