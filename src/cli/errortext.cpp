// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/errortext.h"

#include "wire/displaytext.h"

#include <QCoreApplication>

namespace poplar::cli {

using mailbox::Problem;
using During = Problem::During;

namespace {

/// The context of all sentences about errors.
class ErrorSentence {
    Q_DECLARE_TR_FUNCTIONS(poplar::cli::ErrorText)

public:
    explicit ErrorSentence(const Problem &problem)
        : m_problem(problem)
        , m_host(problem.host.isEmpty() ? tr("the server") : wire::displayText(problem.host))
    {
    }

    [[nodiscard]] QStringList lines() const
    {
        QStringList lines{sentence()};
        const Error &error = m_problem.error;
        const QString said = wire::displayText(error.said).trimmed();
        const QString detail = wire::displayText(error.detail).trimmed();
        if (!said.isEmpty())
            lines += tr("  The server said: %1").arg(said);
        if (!error.code.isEmpty() && isOfServer(error))
            lines += tr("  Response code: %1").arg(wire::displayText(error.code));
        if (!detail.isEmpty())
            lines += tr("  The system says: %1").arg(detail);
        return lines;
    }

private:
    /// Whether its code is the server's. Those of what failed here, or was not done, or came back are
    /// Poplar's own.
    [[nodiscard]] static bool isOfServer(const Error &error)
    {
        return error.kind != ErrorKind::Storage && error.kind != ErrorKind::NotAllowed
            && error.code != "STILL-THERE";
    }

    [[nodiscard]] QString sentence() const
    {
        switch (m_problem.error.kind) {
        case ErrorKind::HostNotFound:
            return tr("There is no server named %1.").arg(m_host);
        case ErrorKind::ConnectionRefused:
            return tr("%1 does not accept connections on port %2.").arg(m_host).arg(m_problem.port);
        case ErrorKind::ConnectionLost:
            return tr("The connection to %1 broke.").arg(m_host);
        case ErrorKind::Silence:
            return tr("%1 does not answer. --timeout sets how long to wait.").arg(m_host);
        case ErrorKind::NotPop3:
            return tr("%1 does not answer like a POP3 server. Check --host and --port.").arg(m_host);
        case ErrorKind::TlsNotOffered:
            return tr("%1 offers no STARTTLS on this port, and no password was sent. Try --security tls.")
                .arg(m_host);
        case ErrorKind::TlsFailed:
            return tr("No encrypted connection to %1 could be made, and no password was sent. On port 110 "
                      "it takes --security starttls, on port 995 --security tls.")
                .arg(m_host);
        case ErrorKind::Injected:
            return tr("Somebody may be tampering with the connection to %1: something came before the "
                      "encryption began. No password was sent.")
                .arg(m_host);
        case ErrorKind::CertificateDoubtful:
            return tr("The certificate of %1 is doubtful, and no password was sent.").arg(m_host);
        default:
            return sentenceAfterConnecting();
        }
    }

    [[nodiscard]] QString sentenceAfterConnecting() const
    {
        switch (m_problem.error.kind) {
        case ErrorKind::Authentication:
            return tr("%1 refused the user name or the password.").arg(m_host);
        case ErrorKind::NoMechanism:
            return tr("%1 offers no way to log in that the options allow. No password was sent.").arg(m_host);
        case ErrorKind::NoToken:
            return tr("The command that should print the access token failed.");
        case ErrorKind::ProxyFailed:
            return tr("The proxy does not let Poplar through to %1.").arg(m_host);
        case ErrorKind::ClientCertificate:
            return tr("The client certificate or its key cannot be used.");
        case ErrorKind::Busy:
            return busy();
        case ErrorKind::Refused:
            return refused();
        case ErrorKind::Malformed:
            return m_problem.during == During::Ticking
                ? tr("Two messages look alike to the server; a mark for deletion was taken back.")
                : tr("The server's answer makes no sense.");
        case ErrorKind::Protocol:
            return tr("%1 does not keep to the rules of POP3; the connection was closed.").arg(m_host);
        case ErrorKind::Limit:
            return tr("The server sent more than is sensible.");
        default:
            return sentenceOfThisSide();
        }
    }

    [[nodiscard]] QString sentenceOfThisSide() const
    {
        switch (m_problem.error.kind) {
        case ErrorKind::Storage:
            if (m_problem.error.code == "FULL")
                return tr("There is no room left on the disk.");
            if (m_problem.error.code == "NOT-THERE")
                return tr("The file of this message is not there any more: another program moved or deleted "
                          "it, or its disk is not connected. Poplar has deleted nothing. Put the file back, "
                          "or connect the disk, and try again.");
            if (m_problem.error.code == "NEWER-CATALOGUE")
                return tr("A newer Poplar has made the catalogue of this account. It was left as it is; what "
                          "happens now is not remembered.");
            if (m_problem.during == During::Arranging)
                return tr("A file on this computer could not be moved, renamed or deleted.");
            return m_problem.during == During::Keyring ? tr("The system's keyring cannot be used.")
                                                       : tr("This computer could not read or write a file.");
        case ErrorKind::Cancelled:
            return tr("Stopped.");
        case ErrorKind::Unsent:
            return tr("The connection ended before this was sent.");
        case ErrorKind::Unknown:
            return m_problem.during == During::Leaving || m_problem.during == During::Ticking
                ? tr("It is not known whether the messages were deleted: the connection ended before the "
                     "answer. List the maildrop before you try again.")
                : tr("The connection ended before the answer came.");
        case ErrorKind::NotAllowed:
            if (m_problem.error.code == "INTERNAL")
                return tr(
                    "The server keeps data of its own in this message; it was not marked for deletion.");
            if (m_problem.error.code == "SHORT")
                return tr("The message came much shorter than the server lists it; it is not deleted there.");
            return tr("That is not possible now; nothing was sent.");
        default:
            return tr("Something went wrong.");
        }
    }

    [[nodiscard]] QString busy() const
    {
        if (m_problem.error.code == "IN-USE")
            return tr("The maildrop is open elsewhere; POP3 admits one at a time. Try again later.");
        if (m_problem.error.code == "LOGIN-DELAY")
            return tr("%1 wants a pause between two logins. Try again later.").arg(m_host);
        return tr("%1 cannot serve you now. Try again later.").arg(m_host);
    }

    [[nodiscard]] QString refused() const
    {
        if (m_problem.error.code == "STILL-THERE")
            return tr("The server had confirmed the deletion of messages, and lists them all the same. "
                      "Poplar has ticked those again that are certainly the same; nothing was deleted now. "
                      "List the maildrop to see them, and delete them once more, or ask the server's "
                      "operator.");
        switch (m_problem.during) {
        case During::Opening:
            return tr("%1 does not let you in.").arg(m_host);
        case During::Listing:
            return tr("The server did not show the list of messages.");
        case During::Header:
            return tr("The server did not show the header of a message.");
        case During::Message:
        case During::Fetching:
            return tr("The server did not hand out the message.");
        case During::Ticking:
            return tr("The server refused to mark a message for deletion.");
        case During::Leaving:
            return tr("The server did not confirm that everything was deleted.");
        default:
            return tr("The server refused.");
        }
    }

    const Problem &m_problem;
    const QString m_host;
};

/// The context of what is said about certificates.
class CertificateSentences {
    Q_DECLARE_TR_FUNCTIONS(poplar::cli::CertificateText)

public:
    explicit CertificateSentences(const mailbox::CertificateQuestion &question)
        : m_question(question)
        , m_certificate(question.tls.chain.value(0))
    {
    }

    [[nodiscard]] QStringList lines() const
    {
        const QString host = wire::displayText(m_question.host);
        QStringList lines{tr("%1 could not prove that it is your server; no password was sent.").arg(host)};
        for (const wire::CertificateDoubt doubt : m_question.tls.doubts)
            lines += QStringLiteral("  - ") + reason(doubt);
        if (m_certificate.sha256.isEmpty())
            return lines;
        lines += tr("  Names:   %1").arg(names());
        lines += tr("  Issuer:  %1").arg(wire::displayText(m_certificate.issuer).left(longest));
        lines += tr("  Valid:   %1 to %2").arg(day(m_certificate.validFrom), day(m_certificate.validUntil));
        lines += tr("  SHA-256: %1").arg(QString::fromLatin1(m_certificate.sha256.toHex(':').toUpper()));
        lines += tr("If you know why, and the digest is right, trust it with this option:");
        lines += QStringLiteral("  --trust-sha256 ") + QString::fromLatin1(m_certificate.sha256.toHex());
        return lines;
    }

private:
    static constexpr qsizetype longest = 300;
    static constexpr qsizetype namesShown = 12;

    [[nodiscard]] static QString day(const QDateTime &moment)
    {
        return moment.toUTC().date().toString(Qt::ISODate);
    }

    [[nodiscard]] QString names() const
    {
        QStringList shown;
        for (const QString &name : m_certificate.names.mid(0, namesShown))
            shown += wire::displayText(name).left(longest);
        if (m_certificate.names.size() > namesShown)
            shown += QStringLiteral("…");
        return shown.join(QStringLiteral(", "));
    }

    [[nodiscard]] QString reason(wire::CertificateDoubt doubt) const
    {
        using wire::CertificateDoubt;
        switch (doubt) {
        case CertificateDoubt::WrongName:
            return tr("It is made out to %1, not to %2.").arg(names(), wire::displayText(m_question.host));
        case CertificateDoubt::UnknownIssuer:
            return tr("Nobody whom this computer trusts vouches for it.");
        case CertificateDoubt::Expired:
            return tr("It ran out on %1.").arg(day(m_certificate.validUntil));
        case CertificateDoubt::NotYetValid:
            return tr("It is valid only from %1. Is this computer's clock right?")
                .arg(day(m_certificate.validFrom));
        case CertificateDoubt::ChangedTrusted:
            return tr("It is not the certificate that you chose to trust. Somebody may be pretending to be "
                      "your server.");
        case CertificateDoubt::Other:
            return tr("The encryption library reports: %1").arg(wire::displayText(m_question.detail));
        }
        return {};
    }

    const mailbox::CertificateQuestion &m_question;
    const wire::CertificateDetails m_certificate;
};

} // namespace

QStringList errorLines(const Problem &problem)
{
    return ErrorSentence(problem).lines();
}

QStringList errorLines(const Error &error)
{
    Problem problem;
    problem.error = error;
    problem.during = During::Message;
    return errorLines(problem);
}

QStringList certificateLines(const mailbox::CertificateQuestion &question)
{
    return CertificateSentences(question).lines();
}

} // namespace poplar::cli
