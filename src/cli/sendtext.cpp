// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sendtext.h"

#include "cli/errortext.h"
#include "wire/displaytext.h"

#include <QCoreApplication>

namespace poplar::cli {

using mailbox::RecipientState;
using mailbox::SendReport;
using Kind = mime::Obstacle::Kind;

namespace {

/// The context of all sentences about sending.
class SendSentence {
    Q_DECLARE_TR_FUNCTIONS(poplar::cli::SendText)

public:
    SendSentence(const SendReport &report, const accounts::Account &account)
        : m_report(report)
        , m_account(account)
        , m_host(wire::displayText(account.host))
    {
    }

    [[nodiscard]] QStringList lines() const
    {
        if (m_report.obstacle)
            return {ofObstacle(*m_report.obstacle)};
        QStringList lines = ofError();
        for (const RecipientState &one : m_report.recipients)
            lines += ofRecipient(one);
        return lines;
    }

private:
    [[nodiscard]] QStringList ofError() const
    {
        // Of a message that went to some, each refused recipient is told of by itself.
        if (!m_report.error || m_report.fate == SendReport::Fate::Sent)
            return {};
        const Error &error = *m_report.error;
        if (error.kind == ErrorKind::CertificateDoubtful)
            return certificateLines({m_account.host, m_report.tls, error.detail});
        mailbox::Problem problem;
        problem.error = error;
        problem.host = m_account.host;
        problem.port = m_account.port;
        problem.security = m_account.security;
        QStringList lines = errorLines(problem);
        if (const QString sentence = ofSmtp(error); !sentence.isEmpty())
            lines[0] = sentence;
        return lines;
    }

    /// Where other words fit than for POP3; else empty.
    [[nodiscard]] QString ofSmtp(const Error &error) const
    {
        if (m_report.fate == SendReport::Fate::Unknown)
            return tr("It is not known whether the message was sent: all of it may have arrived, and %1 did "
                      "not say so. Sent again, it may come twice.")
                .arg(m_host);
        switch (error.kind) {
        case ErrorKind::Authentication:
            return error.verb == "MAIL" || error.verb == "RCPT"
                ? tr("%1 takes no mail without a login. See --user and --auth.").arg(m_host)
                : QString();
        case ErrorKind::TlsFailed:
            return tr("No encrypted connection to %1 could be made, and no password was sent. On port 587 it "
                      "takes --security starttls, on port 465 --security tls.")
                .arg(m_host);
        case ErrorKind::Busy:
            return tr("%1 does not take the message now. Try again later.").arg(m_host);
        case ErrorKind::Refused:
            return tr("%1 refused the message.").arg(m_host);
        case ErrorKind::Protocol:
            return tr("%1 does not keep to the rules of SMTP; the connection was closed.").arg(m_host);
        case ErrorKind::Limit:
            return error.code == "SIZE" ? tr("The message is larger than %1 takes.").arg(m_host) : QString();
        case ErrorKind::NotAllowed:
            return tr("%1 cannot take this message: it lacks %2.")
                .arg(m_host, QString::fromLatin1(error.code));
        case ErrorKind::Malformed:
            return tr("The message has an address that cannot be sent to.");
        case ErrorKind::Cancelled:
            return tr("Interrupted. Nothing was sent.");
        case ErrorKind::Unsent:
            return tr("The connection to %1 ended before the message was sent.").arg(m_host);
        default:
            return {};
        }
    }

    [[nodiscard]] QStringList ofRecipient(const RecipientState &one) const
    {
        // What was said of the message as a whole has been told.
        const bool isTold =
            m_report.fate != SendReport::Fate::Sent && !m_report.notTaken.contains(one.address);
        if (one.fate == RecipientState::Fate::Sent || isTold)
            return {};
        const QString address = wire::displayText(one.address);
        const QString said = wire::displayText(one.said);
        return {one.fate == RecipientState::Fate::Refused
                    ? tr("Not sent to %1, who was refused: %2").arg(address, said)
                    : tr("Not sent to %1 for now: %2").arg(address, said)};
    }

    [[nodiscard]] QString ofObstacle(const mime::Obstacle &obstacle) const
    {
        const QString what = wire::displayText(obstacle.what);
        switch (obstacle.kind) {
        case Kind::NoSender:
            return tr("The message does not say who sends it. Give --from.");
        case Kind::NoRecipient:
            return tr("The message does not say who is to get it. Give --to.");
        case Kind::BadAddress:
            return tr("“%1” is no address.").arg(what);
        case Kind::TooManyRecipients:
            return tr("The message has too many recipients.");
        case Kind::Unreadable:
            return tr("%1 cannot be read: %2").arg(what, obstacle.detail);
        case Kind::Unwritable:
            return tr("The message cannot be made ready on this disk: %1").arg(obstacle.detail);
        case Kind::HeaderTooLong:
        case Kind::TooManyFiles:
        case Kind::NoSuchPart:
            return tr("The header of the message is too long.");
        case Kind::Utf8Address:
            return tr("%1 lacks SMTPUTF8, and the address %2 cannot be written without it.")
                .arg(m_host, what);
        case Kind::Utf8Field:
            return tr("%1 lacks SMTPUTF8, and the header field %2 cannot be written without it.")
                .arg(m_host, what);
        case Kind::BadField:
            return what.isEmpty()
                ? tr("The header of the message has a line that is no field and cannot be sent.")
                : tr("The header field %1 is not in UTF-8 and cannot be sent.").arg(what);
        case Kind::NoHeader:
            return tr("This is no message: it has no header.");
        case Kind::SeveralMessages:
            return tr("This is an mbox with several messages. Give one.");
        case Kind::Signed:
            return tr("%1 lacks 8BITMIME, and to encode the message anew would break its signature.")
                .arg(m_host);
        case Kind::Tangled:
            return tr("%1 lacks 8BITMIME, and the message is too tangled to be encoded anew.").arg(m_host);
        }
        return {};
    }

    const SendReport &m_report;
    const accounts::Account &m_account;
    const QString m_host;
};

ExitCode codeOfObstacle(const mime::Obstacle &obstacle)
{
    switch (obstacle.kind) {
    case Kind::Unwritable:
        return ExitCode::InputOutput;
    case Kind::Utf8Address:
    case Kind::Utf8Field:
    case Kind::Signed:
    case Kind::Tangled:
        return ExitCode::Unavailable;
    default:
        return ExitCode::Data;
    }
}

} // namespace

QStringList sendLines(const SendReport &report, const accounts::Account &account)
{
    return SendSentence(report, account).lines();
}

ExitCode exitCodeOf(const SendReport &report)
{
    if (report.isComplete())
        return ExitCode::Success;
    if (report.obstacle)
        return codeOfObstacle(*report.obstacle);
    if (report.fate == SendReport::Fate::Unknown || report.fate == SendReport::Fate::RefusedForNow)
        return ExitCode::TryLater;
    // What stands in the way is the message's size or the server's ability, not the command line.
    const ErrorKind kind = report.error ? report.error->kind : ErrorKind::Refused;
    const bool isUnfit =
        kind == ErrorKind::NotAllowed || (kind == ErrorKind::Limit && report.error->code == "SIZE");
    return isUnfit ? ExitCode::Unavailable : exitCodeOf(kind);
}

} // namespace poplar::cli
