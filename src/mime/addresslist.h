// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/envelope.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace poplar::mime {

/// Why mail cannot be sent to what stands in a list of addresses.
enum class AddressFault {
    None,
    Empty, ///< A name without an address, or nothing between angle brackets.
    NoDomain, ///< There is no "@".
    LocalPart, ///< What stands before the "@" is none (RFC 5322 section 3.4.1, RFC 6531 section 3.3).
    Domain, ///< What stands behind it is neither a domain nor an address literal.
    Unended, ///< A quote, a comment or an angle bracket is opened and not closed, or the other way round.
    Surplus, ///< Something else stands beside the address: two without a comma, or words without brackets.
    TooLong, ///< Longer than limit::mailAddress, or the list longer than limit::addressInput.
    TooMany, ///< One more than limit::recipients; the rest of the list was not read.
};

/// One entry of a list as a user types it, or as it stands in a header.
struct ParsedAddress {
    Address address; ///< As far as it could be understood. The name is not decoded (RFC 2047).
    AddressFault fault = AddressFault::None;
    QString group; ///< The name of the group it stands in (RFC 5322 section 3.4); mostly empty.
    qsizetype begin = 0; ///< Where the entry stands in the text, without blanks around it…
    qsizetype end = 0; ///< …and where it ends.

    bool operator==(const ParsedAddress &) const = default;
};

/// Takes a list apart: commas, semicolons and line breaks separate; names may be bare, in quotes, or a
/// comment behind the address; "mailto:" before an address is passed over. Pure; takes time in proportion to
/// the text, whatever it holds. An entry without anything in it is none.
[[nodiscard]] QList<ParsedAddress> parseAddressList(QStringView text);

/// The same as one line, that parseAddressList() reads back: names in quotes where they have to be.
[[nodiscard]] QString formatAddress(const Address &address);
[[nodiscard]] QString formatAddressList(const QList<Address> &addresses);

/// What is wrong with an address by itself ("user@example.org").
[[nodiscard]] AddressFault addressFault(QStringView address);

/// An address as SMTP and a header want it.
struct WireAddress {
    QByteArray octets; ///< The domain is in A-labels (RFC 5890); the local part in UTF-8.
    bool needsSmtpUtf8 = false; ///< The local part is not ASCII, for which there is no other form (RFC 6531).

    bool operator==(const WireAddress &) const = default;
};

/// Nothing if addressFault() finds one.
[[nodiscard]] std::optional<WireAddress> wireAddress(QStringView address);

/// The same for all addresses that mean the same mailbox, as far as anybody can tell: letters' case is no
/// difference. Empty if addressFault() finds something.
[[nodiscard]] QString mailboxKey(QStringView address);

/// Whether mailboxKey() is the same for both, or both are the same text.
[[nodiscard]] bool isSameMailbox(QStringView one, QStringView other);

} // namespace poplar::mime
