// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace poplar::accounts {

/// A mail address, taken apart.
struct MailAddress {
    QString local; ///< What stands before the last "@", as typed.
    QString domain; ///< In lower case, as DNS has it ("xn--…").

    bool operator==(const MailAddress &) const = default;
    /// As the user knows it: a domain in its own script.
    [[nodiscard]] QString whole() const;
    [[nodiscard]] QString shownDomain() const;
};

/// Nothing where it is no address of a domain: without "@", with blanks, or at a name without a dot.
[[nodiscard]] std::optional<MailAddress> readMailAddress(const QString &text);

/// Whether a host is the domain itself or lies in it.
/// @param host in any case of letters and either form.
[[nodiscard]] bool isWithin(const QString &host, const QString &domain);

} // namespace poplar::accounts
