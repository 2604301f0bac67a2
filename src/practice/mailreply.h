// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dialogue.h"

#include <QByteArray>
#include <QByteArrayList>

namespace poplar::practice {

/// What an SMTP server answers (RFC 5321 section 4.2).
struct MailReply {
    /// What the client is to send then.
    enum class Next {
        Command,
        Response, ///< A line of an authentication (RFC 4954 section 4).
        Message, ///< The lines behind DATA, to the lone dot.
    };

    int code = 0;
    QByteArray text; ///< All its lines, with CRLF.
    Next next = Next::Command;
    Then then = Then::Continue;

    /// @param enhanced "2.1.0" (RFC 2034), which stands in each line; empty for none.
    /// @param lines at least one.
    [[nodiscard]] static MailReply of(int code, const QByteArray &enhanced, const QByteArrayList &lines);
    [[nodiscard]] static MailReply of(int code, const QByteArray &enhanced, const QByteArray &line);
    /// The same, and the connection is closed.
    [[nodiscard]] MailReply closing() const;
};

} // namespace poplar::practice
