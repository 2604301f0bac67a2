// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/draft.h"

#include <QByteArray>
#include <QList>
#include <QSet>

#include <variant>

namespace poplar::mime {

/// The header of a new message, as far as it does not say what its content is. Internal to this library.
struct SentHeader {
    QByteArray lines; ///< With CRLF, without the empty line.
    Outgoing outgoing; ///< Sender, recipients, Message-ID, and whether an address needs SMTPUTF8.
};

/// Made of a draft; of a redirected message these are the fields to be put before it.
[[nodiscard]] std::variant<SentHeader, Obstacle> sentHeader(const Draft &draft);

/// Recipients in order, each once; the case of a domain is no difference.
class Recipients {
public:
    void add(const QByteArray &recipient);
    [[nodiscard]] const QList<QByteArray> &all() const { return m_all; }

private:
    QList<QByteArray> m_all;
    QSet<QByteArray> m_known;
};

} // namespace poplar::mime
