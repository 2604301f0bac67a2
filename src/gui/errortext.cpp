// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/errortext.h"

#include "wire/displaytext.h"

#include <QCoreApplication>

namespace poplar::gui {

using mailbox::Problem;
using During = Problem::During;

namespace {

/// Servers without response codes (RFC 2449) refuse a busy maildrop in words only; among them Qpopper
/// ("is your mailbox locked?") and Dovecot before 2.0.
bool soundsBusy(const QByteArray &said)
{
    const QByteArray words = said.toLower();
    return words.contains("lock") || words.contains("in use") || words.contains("busy");
}

} // namespace

/// The context of all sentences about errors.
class ErrorSentences {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::ErrorSentences)

public:
    explicit ErrorSentences(const Problem &problem)
        : m_problem(problem)
        , m_host(wire::displayText(problem.host))
    {
    }

    ErrorText text() const;
    static QString label(Remedy remedy);

private:
    ErrorText ofKind() const;
    ErrorText hostNotFound() const;
    ErrorText connectionRefused() const;
    ErrorText connectionLost() const;
    ErrorText silence() const;
    ErrorText notPop3() const;
    ErrorText tlsNotOffered() const;
    ErrorText tlsFailed() const;
    ErrorText injected() const;
    ErrorText certificateDoubtful() const;
    ErrorText authentication() const;
    ErrorText busy() const;
    ErrorText refused() const;
    ErrorText malformed() const;
    ErrorText protocol() const;
    ErrorText limit() const;
    ErrorText storage() const;
    ErrorText cancelled() const;
    ErrorText unsent() const;
    ErrorText unknownOutcome() const;
    ErrorText notAllowed() const;

    QString whatStays() const;
    QString refusedTitle() const;
    QString technical() const;
    ErrorText tlsAnsweredInClear() const;
    bool onTlsPortWithoutTls() const
    {
        return m_problem.port == defaultPop3Port(Security::Tls) && m_problem.security != Security::Tls;
    }
    bool onPlainPortWithTls() const
    {
        return m_problem.port == defaultPop3Port(Security::StartTls) && m_problem.security == Security::Tls;
    }
    /// Poplar never lowers the protection itself, and so it does not tempt to it either: the advice to do
    /// without stands only where a server has nothing better.
    QList<Remedy> withoutTls() const;

    const Problem &m_problem;
    const QString m_host;
};

ErrorText ErrorSentences::text() const
{
    ErrorText text = ofKind();
    const QString stays = whatStays();
    if (!stays.isEmpty())
        text.explanation = text.explanation.isEmpty() ? stays : text.explanation + u' ' + stays;
    text.serverWords = wire::displayText(m_problem.error.said).trimmed();
    text.technical = technical();
    if (m_problem.transcriptNumber > 0)
        text.remedies << Remedy::ShowLog;
    return text;
}

ErrorText ErrorSentences::ofKind() const
{
    switch (m_problem.error.kind) {
    case ErrorKind::HostNotFound:
        return hostNotFound();
    case ErrorKind::ConnectionRefused:
        return connectionRefused();
    case ErrorKind::ConnectionLost:
        return connectionLost();
    case ErrorKind::Silence:
        return silence();
    case ErrorKind::NotPop3:
        return notPop3();
    case ErrorKind::TlsNotOffered:
        return tlsNotOffered();
    case ErrorKind::TlsFailed:
        return tlsFailed();
    case ErrorKind::Injected:
        return injected();
    case ErrorKind::CertificateDoubtful:
        return certificateDoubtful();
    case ErrorKind::Authentication:
        return authentication();
    case ErrorKind::Busy:
        return busy();
    case ErrorKind::Refused:
        return refused();
    case ErrorKind::Malformed:
        return malformed();
    case ErrorKind::Protocol:
        return protocol();
    case ErrorKind::Limit:
        return limit();
    case ErrorKind::Storage:
        return storage();
    case ErrorKind::Cancelled:
        return cancelled();
    case ErrorKind::Unsent:
        return unsent();
    case ErrorKind::Unknown:
        return unknownOutcome();
    case ErrorKind::NotAllowed:
        return notAllowed();
    }
    return {};
}

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
    if (soundsBusy(m_problem.error.said))
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

QString ErrorSentences::refusedTitle() const
{
    switch (m_problem.during) {
    case During::Opening:
        return tr("%1 does not let you in").arg(m_host);
    case During::Listing:
        return tr("The server did not show the list of messages");
    case During::Header:
        return tr("The server did not show the beginning of a message");
    case During::Message:
        return tr("The server did not hand out the message");
    case During::Ticking:
        return tr("The server refused to mark a message for deletion");
    case During::Leaving:
        return tr("The server did not delete everything");
    case During::Saving:
    case During::Keyring:
    case During::Catalogue:
        break;
    }
    return tr("The server refused");
}

ErrorText ErrorSentences::refused() const
{
    if (m_problem.during == During::Leaving)
        return {.title = refusedTitle(),
                .explanation = tr("Some of the ticked messages may still be there."),
                .advice = tr("Check again to see which ones are left."),
                .remedies = {Remedy::TryAgain}};
    return {.title = refusedTitle(),
            .explanation = tr("The details show what it said."),
            .advice = m_problem.during == During::Opening
                ? tr("Check the settings, or try again later.")
                : tr("Try again. If it stays so, only the server’s operator can help."),
            .remedies = {Remedy::TryAgain}};
}

ErrorText ErrorSentences::malformed() const
{
    return {.title = tr("The server’s answer makes no sense"),
            .explanation = tr("Poplar could not use it. The connection goes on."),
            .advice = tr("Try again. If it stays so, the server is at fault; the log shows what it said."),
            .remedies = {Remedy::TryAgain}};
}

ErrorText ErrorSentences::protocol() const
{
    if (m_problem.during == During::Opening && onTlsPortWithoutTls())
        return tlsAnsweredInClear();
    return {.title = tr("%1 does not keep to the rules of POP3").arg(m_host),
            .explanation =
                tr("After such an answer nothing it says can be relied on, so Poplar closed the connection."),
            .advice = tr("Try again. If it stays so, the server is at fault; the log shows what it said."),
            .remedies = {Remedy::TryAgain}};
}

ErrorText ErrorSentences::limit() const
{
    return {.title = tr("The server sent more than is sensible"),
            .explanation =
                tr("Poplar puts a limit on everything that it receives, so that no server can fill up this "
                   "computer. One of them was passed."),
            .advice = tr("Other messages can still be read. The details say which limit it was."),
            .remedies = {Remedy::TryAgain}};
}

ErrorText ErrorSentences::storage() const
{
    if (m_problem.during == During::Keyring)
        return {.title = tr("The password could not be kept in the system keyring"),
                .explanation = tr("Poplar remembers it until it ends and writes it nowhere."),
                .advice = tr("Unlock the keyring, or enter the password each time."),
                .remedies = {Remedy::TryAgain}};
    if (m_problem.during == During::Saving)
        return {.title = tr("The file could not be saved"),
                .explanation = tr("Nothing half-written was left behind."),
                .advice = tr("Check that there is room on the disk and that you may write there, or choose "
                             "another folder."),
                .remedies = {Remedy::TryAgain}};
    return {.title = tr("This computer could not read or write a file"),
            .explanation = tr("Poplar needs it to keep what it knows about your mailbox."),
            .advice = tr("Check that the disk is not full and that your home folder is writable."),
            .remedies = {Remedy::TryAgain}};
}

ErrorText ErrorSentences::cancelled() const
{
    return {.title = tr("Stopped"),
            .explanation = tr("You gave it up."),
            .advice = tr("You can start again at any time."),
            .remedies = {Remedy::TryAgain}};
}

ErrorText ErrorSentences::unsent() const
{
    return {.title = tr("This was not sent any more"),
            .explanation = tr("The connection ended before it was this one’s turn."),
            .advice = tr("Nothing has happened on the server; try again."),
            .remedies = {Remedy::TryAgain}};
}

ErrorText ErrorSentences::unknownOutcome() const
{
    if (m_problem.during == During::Leaving || m_problem.during == During::Ticking)
        return {.title = tr("It is not known whether the messages were deleted"),
                .explanation = tr("The server was asked, and the connection ended before it answered."),
                .advice = tr("Check again: Poplar compares and tells you what is gone."),
                .remedies = {Remedy::TryAgain}};
    return {.title = tr("The server’s answer did not arrive"),
            .explanation = tr("The request was sent, and the connection ended before the answer came."),
            .advice = tr("Try again."),
            .remedies = {Remedy::TryAgain}};
}

ErrorText ErrorSentences::notAllowed() const
{
    return {.title = tr("That is not possible now"),
            .explanation = tr("The connection is not in a state for it. Nothing was sent."),
            .advice = tr("Check the mailbox, then try again."),
            .remedies = {Remedy::TryAgain}};
}

QString ErrorSentences::whatStays() const
{
    if (m_problem.error.kind == ErrorKind::Cancelled && m_problem.during == During::Opening)
        return {};
    switch (m_problem.during) {
    case During::Opening:
    case During::Saving:
    case During::Keyring:
    case During::Leaving:
        return {};
    case During::Listing:
        return tr("What was listed before stays, and so do your ticks.");
    case During::Header:
        return tr("What has been loaded stays in the list, and so do your ticks.");
    case During::Message:
        return tr("The list and your ticks stay as they are.");
    case During::Ticking:
        return tr("Your tick stays, and nothing is deleted before you say so.");
    case During::Catalogue:
        return tr("Ticks made now may be forgotten when Poplar ends.");
    }
    return {};
}

QString ErrorSentences::technical() const
{
    QStringList lines;
    if (!m_problem.error.verb.isEmpty())
        lines << tr("Command: %1").arg(wire::displayText(m_problem.error.verb));
    if (!m_problem.error.code.isEmpty())
        lines << tr("Response code: %1").arg(wire::displayText(m_problem.error.code));
    if (!m_problem.error.detail.isEmpty())
        lines << tr("Reported by the system: %1").arg(wire::displayText(m_problem.error.detail));
    if (!m_problem.host.isEmpty())
        lines << tr("Server: %1, port %2").arg(m_host).arg(m_problem.port);
    return lines.join(u'\n');
}

QString ErrorSentences::label(Remedy remedy)
{
    switch (remedy) {
    case Remedy::TryAgain:
        return tr("Try again");
    case Remedy::AskPassword:
        return tr("Enter password…");
    case Remedy::UseTls995:
        return tr("Use TLS on port 995");
    case Remedy::UseStartTls110:
        return tr("Use STARTTLS on port 110");
    case Remedy::UseNoEncryption:
        return tr("Go without encryption");
    case Remedy::ShowCertificate:
        return tr("Show the certificate…");
    case Remedy::OpenSettings:
        return tr("Settings…");
    case Remedy::ShowLog:
        return tr("Show in log");
    }
    return {};
}

ErrorText errorText(const Problem &problem)
{
    return ErrorSentences(problem).text();
}

QString remedyLabel(Remedy remedy)
{
    return ErrorSentences::label(remedy);
}

Stranger recognise(QByteArrayView firstLine)
{
    // A TLS record: alert (21) or handshake (22), version 3.x.
    if (firstLine.size() >= 2 && (firstLine[0] == 0x15 || firstLine[0] == 0x16) && firstLine[1] == 0x03)
        return Stranger::Tls;
    if (firstLine.startsWith("* OK") || firstLine.startsWith("* BYE") || firstLine.startsWith("* PREAUTH"))
        return Stranger::Imap;
    if (firstLine.startsWith("SSH-"))
        return Stranger::Ssh;
    if (firstLine.startsWith("HTTP/") || firstLine.startsWith("<!DOCTYPE") || firstLine.startsWith("<html"))
        return Stranger::Http;
    const bool code = firstLine.size() >= 4 && (firstLine[3] == ' ' || firstLine[3] == '-');
    if (code && (firstLine.startsWith("220") || firstLine.startsWith("554") || firstLine.startsWith("421")))
        return Stranger::Smtp;
    return Stranger::Unknown;
}

} // namespace poplar::gui
