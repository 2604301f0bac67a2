// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "smtp/command.h"
#include "smtp/extensions.h"
#include "smtp/submission.h"

#include <QList>

#include <optional>

namespace poplar::smtp {

/// How the octets of a message are handed over.
enum class Transfer {
    Automatic, ///< By BDAT where the server announces CHUNKING (RFC 3030), else behind DATA.
    Data,
};

/// One mail transaction (RFC 5321 section 3.3): what is to be said, and what the replies add up to. Pure: it
/// is told what was answered.
class Transaction {
public:
    Transaction(const Submission &submission, const Extensions &extensions, Transfer transfer);

    /// MAIL, RCPT for each recipient and, for a message that goes behind DATA, DATA. Or why nothing may be
    /// said: see Outcome::error.
    [[nodiscard]] Result<QList<Command>> begin() const;

    /// What became of a command of it, BDAT included.
    void answered(const Command &command, const Result<Reply> &result);
    /// Every octet of the message and the mark of its end have left this program.
    void contentLeft() { m_contentLeft = true; }
    /// The connection has ended, or the sending was given up, with this.
    void ended(const Error &error);

    /// Whether nothing but the replies under way is to be expected of it: what was not sent may be dropped.
    [[nodiscard]] bool isHopeless() const;
    /// Whether the server waits for BDAT.
    [[nodiscard]] bool wantsChunks() const;
    /// Replies that cannot all be true: with them nobody knows what the server will deliver.
    [[nodiscard]] const std::optional<Error> &contradiction() const { return m_contradiction; }
    /// Whether the server still has an envelope that RSET must clear.
    [[nodiscard]] bool needsReset() const;

    [[nodiscard]] Outcome outcome() const;

private:
    [[nodiscard]] std::optional<Error> obstacle() const;
    [[nodiscard]] MailOptions mailOptions() const;
    [[nodiscard]] bool isAccepted() const;
    void noteContradiction(const Command &command, const Reply &reply);
    [[nodiscard]] Outcome decided(const Reply &verdict, const char *verb) const;
    [[nodiscard]] const Reply &worstOfRecipients() const;

    Submission m_submission;
    Extensions m_extensions;
    bool m_chunked;
    Reply m_mail;
    QList<RecipientOutcome> m_recipients;
    qsizetype m_asked = 0; ///< Recipients with a reply.
    qsizetype m_accepted = 0;
    Reply m_verdict; ///< To DATA, the message, or the BDAT that was refused or was the last.
    bool m_contentLeft = false;
    std::optional<Error> m_contradiction;
    std::optional<Error> m_error;
};

} // namespace poplar::smtp
