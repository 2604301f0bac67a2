// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

namespace poplar::pop3 {

/// What a server announced in reply to CAPA (RFC 2449 section 5), replaced as a whole at every change
/// of security or state.
class Capabilities {
public:
    /// Nothing is announced.
    Capabilities() = default;
    /// @param listing as in Reply::listing.
    explicit Capabilities(const QByteArray &listing);

    /// Whether this is announced, in any case of letters.
    [[nodiscard]] bool has(QByteArrayView name) const;
    /// The parameters of one, upper case for SASL mechanisms as announced; nothing if it is not announced.
    [[nodiscard]] std::optional<QByteArrayList> parameters(QByteArrayView name) const;
    /// The lines as the server sent them.
    [[nodiscard]] const QByteArrayList &lines() const { return m_lines; }

    bool operator==(const Capabilities &) const = default;

private:
    QByteArrayList m_lines;
};

} // namespace poplar::pop3
