// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/sending.h"

#include <QString>
#include <QStringList>

/// What is said of messages that wait to be sent.
namespace poplar::gui {

/// Where it stands, in a few words: "Waiting, next try at 14:05".
[[nodiscard]] QString outboxState(const mailbox::OutboxEntry &entry, const mailbox::SendingStatus &status,
                                  const QDateTime &now);

/// All that is known of it, a sentence each: why it is still here, what became of each recipient, and what
/// can be done. With the servers' words, fit to be shown; nothing is markup.
[[nodiscard]] QStringList outboxDetails(const mailbox::OutboxEntry &entry);

/// What deleting it from the outbox means, before it is done.
[[nodiscard]] QString discardWarning(const mailbox::OutboxEntry &entry);

/// After a try that did not send it, for a notice: what happened, and what comes of it.
struct OutboxNotice {
    QString title;
    QString explanation;
};
[[nodiscard]] OutboxNotice outboxNotice(const mailbox::OutboxEntry &entry, const QDateTime &now);

/// Its subject, fit to be shown; words in its place if it is empty.
[[nodiscard]] QString outgoingSubject(const QString &subject);

} // namespace poplar::gui
