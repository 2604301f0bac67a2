// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/sending.h"
#include "mailbox/values.h"

#include <QList>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <optional>

namespace poplar::mailbox {

/// Reads messages that are answered or forwarded: from their file, on a pool, or once they have been fetched.
/// On the session thread.
class Originals : public QObject {
    Q_OBJECT

public:
    struct Hands {
        /// Where the whole message lies on this machine; nothing if it does not.
        std::function<std::optional<QString>(MessageId)> fileOf;
        std::function<void(MessageId)> retrieve;
    };

    /// @param pool waits for what runs on it before this goes.
    Originals(QThreadPool &pool, Hands hands, QObject *parent);

    void read(quint64 ticket, MessageId message);
    /// A message was read: maybe one that is waited for.
    void onContent(const MessageContent &content);
    /// Something could not be had.
    void onProblem(const Problem &problem);
    /// Nothing brings any other message now: those that are waited for end as ErrorKind::Cancelled.
    void endAllBut(std::optional<MessageId> message);

Q_SIGNALS:
    void originalRead(const poplar::mailbox::OriginalRead &original);

private:
    struct Wanted {
        quint64 ticket = 0;
        MessageId message{};
    };

    void readFile(const Wanted &wanted, const QString &file);

    QThreadPool &m_pool;
    Hands m_hands;
    QList<Wanted> m_wanted; ///< That are being fetched.
};

} // namespace poplar::mailbox
