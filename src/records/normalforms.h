// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace poplar::records {

/// What a name is of. Opaque is what cannot be seen through: any name may be in it.
enum class NameKind { User, Host, Address, Opaque };

/// A thing that has a name, in the one form of all the ways to write that.
struct NamedThing {
    NameKind kind = NameKind::Opaque;
    QString form;

    bool operator==(const NamedThing &) const = default;
};

/// The thing that is meant by a name.
/// - Hosts: small letters, without a dot at the end, labels of IDNs as in the DNS ("xn--…"). What is an IP
///   address is one, whatever it was taken for.
/// - Addresses: as RFC 5952 writes them, without brackets, "IPv6:" and zone; "::ffff:192.0.2.1" is 192.0.2.1.
/// - Users: without quotation marks, case folded.
/// Visible escapes of wire::displayText() are no part of a name.
[[nodiscard]] NamedThing thingOf(NameKind kind, const QString &name);

/// The address in thingOf()'s form if the text is one, with nothing around it but brackets or a zone.
[[nodiscard]] std::optional<QString> addressIn(QStringView text);

/// Without the quotation marks and the backslashes of a quoted string (RFC 5322 section 3.2.4).
[[nodiscard]] QString unquoted(const QString &text);

/// The name of a host in the letters of its users, from the form of the DNS.
[[nodiscard]] QString unicodeHost(const QString &name);

} // namespace poplar::records
