// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <optional>

namespace poplar::practice {

/// What stands behind MAIL or RCPT (RFC 5321 sections 4.1.1.2 and 4.1.1.3).
struct MailPath {
    QByteArray address; ///< Without its brackets; empty for "<>".
    QByteArrayList parameters; ///< In upper case up to the "=".

    /// Reads "FROM:<address> PARAMETER=value …". One blank behind the colon is let pass, as other servers do.
    /// @param keyword "FROM:" or "TO:".
    [[nodiscard]] static std::optional<MailPath> read(const QByteArray &argument, const QByteArray &keyword);

    [[nodiscard]] QByteArray localPart() const { return address.left(address.lastIndexOf('@')); }
    [[nodiscard]] QByteArray domain() const { return address.mid(address.lastIndexOf('@') + 1); }
    [[nodiscard]] bool isAscii() const;
};

/// Whether this is a local part, an @ and a domain (RFC 5321 section 4.1.2, RFC 6531 section 3.3).
[[nodiscard]] bool isAddress(const QByteArray &text);

/// Whether this can be what a client calls itself: a domain or an address literal.
[[nodiscard]] bool isHostName(const QByteArray &text);

/// Whether the domain is one of those that nobody has (RFC 2606, RFC 6761): mail for all of them is
/// delivered here, so that the people of the practice letters can be answered.
[[nodiscard]] bool isPracticeDomain(const QByteArray &domain);

} // namespace poplar::practice
