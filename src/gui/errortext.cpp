// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/errortext.h"

#include "gui/errorsentences.h"

#include "wire/clientcertificate.h"

namespace poplar::gui {

using mailbox::Problem;
using During = Problem::During;

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
    if (m_problem.error.code == "SYS/PERM")
        return lastingTrouble();
    if (m_problem.service == mailbox::Service::Submission) {
        if (const auto text = ofSubmission())
            return *text;
    }
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
    case ErrorKind::NoMechanism:
        return noMechanism();
    case ErrorKind::NoToken:
        return noToken();
    case ErrorKind::ProxyFailed:
        return proxyFailed();
    case ErrorKind::ClientCertificate:
        return clientCertificate();
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
    case During::Fetching:
        return tr("The server did not hand out the message");
    case During::Ticking:
        return tr("The server refused to mark a message for deletion");
    case During::Leaving:
        return tr("The server did not delete everything");
    case During::Saving:
    case During::Keyring:
    case During::Catalogue:
    case During::Arranging:
        break;
    }
    return tr("The server refused");
}

ErrorText ErrorSentences::refused() const
{
    if (m_problem.error.code == "STILL-THERE")
        return {.title = tr("Messages that were deleted are still there"),
                .explanation =
                    tr("The server had confirmed the deletion, and lists them all the same. Nothing was "
                       "deleted now. Those that are certainly the same are ticked again; the deletion "
                       "history tells which they are."),
                .advice = tr("Delete them once more, or ask the server’s operator."),
                .remedies = {}};
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
    const QByteArray code = m_problem.error.code;
    if (code == wire::certificatecode::file || code == wire::certificatecode::format)
        return authorityFile();
    if (m_problem.during == During::Keyring)
        return {.title = tr("The password could not be kept in the system keyring"),
                .explanation = tr("Poplar remembers it until you close it, and writes it nowhere."),
                .advice = tr("Unlock the keyring, or enter the password each time."),
                .remedies = {Remedy::TryAgain}};
    if (m_problem.during == During::Saving)
        return {.title = tr("The file could not be saved"),
                .explanation = tr("Nothing half-written was left behind."),
                .advice = tr("Check that there is room on the disk and that you may write there, or choose "
                             "another folder."),
                .remedies = {Remedy::TryAgain}};
    if (code == "NEWER-CATALOGUE")
        return {.title = tr("A newer Poplar has been at work here"),
                .explanation =
                    tr("What it knows about this mailbox was left as it is. You can read mail, but "
                       "what happens now is not remembered."),
                .advice = tr("Use the newer Poplar for this mailbox."),
                .remedies = {Remedy::TryAgain}};
    if (m_problem.during == During::Arranging)
        return arranging();
    if (code == "NOT-THERE")
        return {.title = tr("The file of this message is not there any more"),
                .explanation =
                    tr("The message had been downloaded to this computer. Another program has moved "
                       "or deleted its file, or the disk is not connected. Poplar has deleted "
                       "nothing."),
                .advice = tr("Connect the disk, or put the file back, for example from a backup. If the "
                             "message is still on the server, check the mailbox: Poplar gets it from there."),
                .remedies = {Remedy::TryAgain}};
    if (m_problem.during == During::Leaving)
        return {.title = tr("Nothing was deleted"),
                .explanation =
                    tr("Poplar notes what is deleted before the server does it, and could not write "
                       "that on this computer. Your ticks stay."),
                .advice = tr("Check that the disk is not full and that your home folder is writable."),
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
    if (m_problem.error.code == "INTERNAL")
        return {.title = tr("The server keeps data of its own in this message"),
                .explanation =
                    tr("Without it your mail there would lose its flags and unique-ids. Poplar has not "
                       "ticked it."),
                .advice = {},
                .remedies = {}};
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
    case During::Fetching:
        return tr("What has been retrieved stays, and so do the list and your ticks.");
    case During::Ticking:
        return tr("Your tick stays, and nothing is deleted before you say so.");
    case During::Arranging:
        return tr(
            "What could not be moved, marked or deleted is where it was before. Nothing has happened on "
            "the server.");
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
    // Certificates, proxies and what came back have codes of Poplar's own, which the title tells in words.
    const QByteArray code = m_problem.error.code;
    if (!code.isEmpty() && !m_problem.error.said.isEmpty() && code != "STILL-THERE")
        lines << tr("Response code: %1").arg(wire::displayText(code));
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
    case Remedy::UseTls465:
        return tr("Use TLS on port 465");
    case Remedy::UseStartTls587:
        return tr("Use STARTTLS on port 587");
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
