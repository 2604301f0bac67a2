// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <optional>

namespace poplar::smtp {

/// What a server answered to one command (RFC 5321 section 4.2): a code and one or more lines of text.
struct Reply {
    int code = 0; ///< Three digits, 200 to 599; 0 as long as there is no reply.
    QByteArray enhanced; ///< "5.1.1" (RFC 2034, RFC 3463), empty if none; the class is that of the code.
    QByteArrayList lines; ///< The texts of its lines, without codes.

    /// It was done.
    [[nodiscard]] bool isPositive() const { return code / 100 == 2; }
    /// Something more is wanted first.
    [[nodiscard]] bool isIntermediate() const { return code / 100 == 3; }
    /// Refused; the same again later may succeed.
    [[nodiscard]] bool isTransient() const { return code / 100 == 4; }
    /// Refused for good.
    [[nodiscard]] bool isPermanent() const { return code / 100 == 5; }
    /// The server's words in one line.
    [[nodiscard]] QByteArray text() const;

    bool operator==(const Reply &) const = default;
};

/// One line of a reply, taken apart.
struct ReplyLine {
    int code = 0;
    enum class More {
        Follows, ///< "250-"
        Last, ///< "250 " or "250"
    } more = More::Last;
    QByteArray text;
};

/// Reads a line; nothing if it is none of a reply: three digits of which the first is 2 to 5, then a blank, a
/// hyphen or the end.
[[nodiscard]] std::optional<ReplyLine> readReplyLine(QByteArrayView line);

/// The enhanced status code with which a text begins (RFC 2034 section 4): class, subject and detail as
/// RFC 3463 section 2 has them. Nothing where there is none, or one of another class than the code.
[[nodiscard]] QByteArray enhancedCodeOf(QByteArrayView text, int code);

/// Puts lines together until the reply is complete.
class ReplyReader {
public:
    /// The reply with this as its last line, or nothing while lines follow. ErrorKind::Protocol where the
    /// line is none of a reply or has another code than those before it, ErrorKind::Limit for more than
    /// limit::mailReplyLines; `detail` says which.
    [[nodiscard]] Result<std::optional<Reply>> take(QByteArrayView line);

private:
    Reply m_reply;
    qsizetype m_octets = 0; ///< Of its text.
    int m_lines = 0;
};

/// What a refusal means for the program. ErrorKind::Busy for 4xx, and for 421 in any place;
/// ErrorKind::Authentication where the server wants a login or did not accept one (530, 535 and their like,
/// RFC 4954 section 6), ErrorKind::Refused for the rest. Its `code` is the enhanced code, or the three digits
/// where there is none.
/// @param verb the command that was refused; empty for the greeting.
[[nodiscard]] Error refusal(const Reply &reply, QByteArrayView verb);

} // namespace poplar::smtp
