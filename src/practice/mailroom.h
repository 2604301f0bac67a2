// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/maildrop.h"

#include <QByteArray>

#include <functional>
#include <optional>
#include <set>

namespace poplar::practice {

/// What the POP3 and the SMTP side of a server share: one maildrop, filled at its first use, and what is
/// remembered of those who handed in mail. All of it belongs to one thread.
class Mailroom {
public:
    static constexpr size_t visitorsKnown = 1000; ///< Beyond that, all are forgotten.

    explicit Mailroom(std::function<QList<StoredMessage>()> letters);
    Q_DISABLE_COPY_MOVE(Mailroom)

    [[nodiscard]] Maildrop &maildrop();
    /// Whether this was said before; from now on it was. For greylisting (RFC 6647).
    [[nodiscard]] bool knows(const QByteArray &visitor);
    /// Another number for each message.
    [[nodiscard]] qint64 nextNumber() { return ++m_number; }

private:
    std::function<QList<StoredMessage>()> m_letters;
    std::optional<Maildrop> m_maildrop;
    std::set<QByteArray> m_visitors;
    qint64 m_number = 0;
};

} // namespace poplar::practice
