// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/identity.h"
#include "mailbox/sessionsetup.h"
#include "wire/transcript.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

namespace poplar::mailbox {

class HeaderSink;

/// What a MaildropLook found.
struct LookedAt {
    std::optional<Error> error; ///< Why the look came to nothing.
    QList<Identity> messages; ///< All that lie there: message number n at index n - 1.
    std::optional<Identity> found; ///< The message that was looked for,
    QByteArray header; ///< and its header.
};

/// One login to a maildrop that looks for one message among those that are new, and changes nothing: it says
/// TOP, or RETR of a small message where there is no TOP, and leaves by RSET and QUIT. Internal to this
/// library.
class MaildropLook : public QObject {
    Q_OBJECT

public:
    /// What was there before, and need not be looked into.
    struct Before {
        QSet<QByteArray> uniqueIds;
        qint64 messages = 0; ///< That count where the server gives no unique-ids.
    };

    /// @param messageId without angle brackets; empty to look into no message.
    MaildropLook(SessionSetup setup, Before before, QByteArray messageId, QObject *parent);

    /// done() follows, once.
    void start();

Q_SIGNALS:
    void done(const poplar::mailbox::LookedAt &lookedAt);
    void transcript(const QList<poplar::wire::TranscriptEvent> &events);

private:
    void onListed();
    [[nodiscard]] bool isNew(qsizetype index) const;
    void readNext();
    void readWhole(qint64 number);
    void take(qint64 number, const HeaderSink &sink);
    void end();

    SessionSetup m_setup;
    Before m_before;
    QByteArray m_messageId;
    pop3::Session m_session;
    LookedAt m_lookedAt;
    QList<qint64> m_numbers; ///< Still to be looked into.
    bool m_isOver = false;
};

} // namespace poplar::mailbox
