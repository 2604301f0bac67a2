// SPDX-License-Identifier: GPL-3.0-or-later
#include "smtp/transaction.h"

#include "base/limits.h"

#include <algorithm>

namespace poplar::smtp {

namespace {

RecipientOutcome::Fate fateOf(const Reply &reply)
{
    using Fate = RecipientOutcome::Fate;
    if (reply.isPositive())
        return Fate::Accepted;
    // Too many recipients at once, as RFC 5321 section 4.5.3.1.10 tells 552 to RCPT to be read.
    const bool isTooMany = reply.code == 552 && reply.enhanced.isEmpty();
    return reply.isTransient() || isTooMany ? Fate::RefusedForNow : Fate::Refused;
}

/// One server may say a long reply to each of very many recipients.
Reply shortened(Reply reply)
{
    qsizetype room = limit::mailRecipientOctets;
    for (QByteArray &line : reply.lines) {
        line.truncate(room);
        room -= line.size();
    }
    reply.lines.removeAll(QByteArray());
    return reply;
}

/// The server does not know where it is, or who speaks to it: the message has no part in that.
bool isAboutTheSession(const Reply &reply)
{
    return reply.code == 500 || reply.code == 502 || reply.code == 503;
}

Error missing(const char *extension)
{
    return {ErrorKind::NotAllowed, {}, extension, "MAIL", {}};
}

} // namespace

bool Outcome::isComplete() const
{
    return fate == Fate::Accepted
        && std::all_of(recipients.begin(), recipients.end(), [](const RecipientOutcome &one) {
               return one.fate == RecipientOutcome::Fate::Accepted;
           });
}

Transaction::Transaction(const Submission &submission, const Extensions &extensions, Transfer transfer)
    : m_submission(submission)
    , m_extensions(extensions)
    , m_chunked(transfer == Transfer::Automatic && extensions.has("CHUNKING"))
{
    for (const Recipient &recipient : submission.recipients)
        m_recipients += RecipientOutcome{recipient.address, {}, {}};
}

std::optional<Error> Transaction::obstacle() const
{
    const Content &content = m_submission.content;
    if (m_submission.recipients.isEmpty() || !m_submission.source)
        return Error{
            ErrorKind::NotAllowed, {}, {}, "RCPT", QStringLiteral("There is no recipient or no message")};
    if (m_submission.recipients.size() > limit::recipients)
        return Error{ErrorKind::Limit, {}, {}, "RCPT", QStringLiteral("There are too many recipients")};
    if (const auto most = m_extensions.sizeLimit(); most && content.octets > *most) {
        const QString both = QStringLiteral("%1 > %2").arg(content.octets).arg(*most);
        return Error{ErrorKind::Limit, "SIZE " + QByteArray::number(*most), "SIZE", "MAIL", both};
    }
    if (content.needs.testFlag(Need::EightBit) && !m_extensions.has("8BITMIME"))
        return missing("8BITMIME");
    if (content.needs.testFlag(Need::Utf8Addresses) && !m_extensions.has("SMTPUTF8"))
        return missing("SMTPUTF8");
    return std::nullopt;
}

MailOptions Transaction::mailOptions() const
{
    MailOptions options;
    options.needs = m_submission.content.needs;
    if (m_extensions.has("SIZE"))
        options.octets = m_submission.content.octets;
    if (m_extensions.has("DSN")) {
        options.returned = m_submission.returned;
        options.envelopeId = m_submission.envelopeId;
    }
    return options;
}

Result<QList<Command>> Transaction::begin() const
{
    if (const std::optional<Error> error = obstacle())
        return *error;
    const bool hasReports = m_extensions.has("DSN");
    const bool isAscii = !m_submission.content.needs.testFlag(Need::Utf8Addresses);
    QList<Command> commands;
    const auto add = [&](Result<Command> command, const QByteArray &address) -> std::optional<Error> {
        if (!command) {
            Error error = command.error();
            error.detail += QStringLiteral(": ") + QString::fromUtf8(address);
            return error;
        }
        if (isAscii && std::any_of(address.begin(), address.end(), [](char c) { return (c & 0x80) != 0; }))
            return missing("SMTPUTF8");
        commands += std::move(command).value();
        return std::nullopt;
    };
    if (const auto error = add(mail(m_submission.sender, mailOptions()), m_submission.sender))
        return *error;
    for (const Recipient &one : m_submission.recipients) {
        const RecipientOptions options = hasReports ? one.options : RecipientOptions();
        if (const auto error = add(rcpt(one.address, options), one.address))
            return *error;
        commands.last().recipient = commands.size() - 2;
    }
    if (!m_chunked)
        commands += data();
    return commands;
}

void Transaction::answered(const Command &command, const Result<Reply> &result)
{
    if (!result)
        return;
    noteContradiction(command, *result);
    if (command.verb == "MAIL") {
        m_mail = *result;
    } else if (command.verb == "RCPT") {
        RecipientOutcome &one = m_recipients[command.recipient];
        one.reply = shortened(*result);
        one.fate = fateOf(*result);
        ++m_asked;
        m_accepted += result->isPositive() ? 1 : 0;
    } else if (command.verb == "DATA" || (command.verb == "BDAT" && m_verdict.code == 0)) {
        if (!result->isPositive() || command.verb == "DATA" || command.wait == Wait::Verdict)
            m_verdict = *result;
    }
}

/// A recipient is accepted without a sender, or the last chunk of a message of which another was refused:
/// what RFC 5321 section 4.1.4 and RFC 3030 section 2 rule out may deliver something all the same.
void Transaction::noteContradiction(const Command &command, const Reply &reply)
{
    const bool isRefused = m_mail.code != 0 && !m_mail.isPositive();
    const bool isTorn = command.verb == "BDAT" && command.wait == Wait::Verdict && m_verdict.code != 0;
    if (reply.isPositive() && ((isRefused && command.verb == "RCPT") || isTorn))
        m_contradiction =
            Error{ErrorKind::Protocol, reply.text(), {}, command.verb, QStringLiteral("A yes behind a no")};
}

void Transaction::ended(const Error &error)
{
    if (!m_error)
        m_error = error;
}

bool Transaction::isHopeless() const
{
    const bool allRefused = m_asked == m_recipients.size() && m_accepted == 0;
    const bool mailRefused = m_mail.code != 0 && !m_mail.isPositive();
    return mailRefused || allRefused || m_verdict.code != 0;
}

bool Transaction::wantsChunks() const
{
    return m_chunked && m_asked == m_recipients.size() && !isHopeless();
}

bool Transaction::isAccepted() const
{
    return m_accepted > 0 && m_verdict.isPositive();
}

/// Behind the reply to the whole message, whatever it is, the server has forgotten the envelope; a refused
/// MAIL makes none.
bool Transaction::needsReset() const
{
    const bool isOver = m_accepted > 0 && m_verdict.code != 0 && m_contentLeft;
    return m_mail.isPositive() && !isOver && !isAccepted();
}

const Reply &Transaction::worstOfRecipients() const
{
    const auto milder =
        std::find_if(m_recipients.begin(), m_recipients.end(), [](const RecipientOutcome &one) {
            return one.fate == RecipientOutcome::Fate::RefusedForNow;
        });
    return milder == m_recipients.end() ? m_recipients.first().reply : milder->reply;
}

Outcome Transaction::decided(const Reply &verdict, const char *verb) const
{
    Outcome outcome;
    outcome.recipients = m_recipients;
    outcome.verdict = verdict;
    const bool isForNow = qstrcmp(verb, "RCPT") == 0
        ? fateOf(verdict) == RecipientOutcome::Fate::RefusedForNow
        : verdict.isTransient();
    outcome.fate = isForNow ? Outcome::Fate::RefusedForNow : Outcome::Fate::Refused;
    outcome.error = refusal(verdict, verb);
    return outcome;
}

Outcome Transaction::outcome() const
{
    const bool isTorn = m_contradiction && m_verdict.code != 0;
    const bool isLost = m_mail.code != 0 && isAboutTheSession(m_mail);
    if (isTorn || isLost) {
        Outcome outcome = decided(isLost ? m_mail : m_verdict, isLost ? "MAIL" : "BDAT");
        outcome.fate = isTorn ? Outcome::Fate::Unknown : Outcome::Fate::NotSent;
        outcome.error->kind = ErrorKind::Protocol;
        return outcome;
    }
    if (m_mail.code != 0 && !m_mail.isPositive())
        return decided(m_mail, "MAIL");
    if (m_accepted == 0 && m_asked > 0 && m_asked == m_recipients.size())
        return decided(worstOfRecipients(), "RCPT");
    if (m_verdict.code != 0 && !m_verdict.isPositive())
        return decided(m_verdict, m_chunked ? "BDAT" : "DATA");
    Outcome outcome;
    outcome.recipients = m_recipients;
    outcome.verdict = m_verdict;
    if (isAccepted()) {
        outcome.fate = Outcome::Fate::Accepted;
        return outcome;
    }
    outcome.fate = m_contentLeft ? Outcome::Fate::Unknown : Outcome::Fate::NotSent;
    outcome.error = m_error;
    return outcome;
}

} // namespace poplar::smtp
