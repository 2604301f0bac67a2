// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "smtp/reply.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QMetaType>

#include <optional>

namespace poplar::smtp {

/// What a server announced in reply to EHLO (RFC 5321 section 4.1.1.1), replaced as a whole at every change
/// of security.
class Extensions {
public:
    /// Nothing is announced: as of a server that knows HELO alone.
    Extensions() = default;
    /// @param ehlo a positive reply; its first line names the server.
    explicit Extensions(const Reply &ehlo);

    /// Whether a keyword is announced, in any case of letters.
    [[nodiscard]] bool has(QByteArrayView keyword) const;
    /// Its parameters as announced; nothing if it is not.
    [[nodiscard]] std::optional<QByteArrayList> parameters(QByteArrayView keyword) const;
    /// Whether AUTH with this mechanism is announced (RFC 4954 section 3); "AUTH=" is what servers say that
    /// were written before the RFC, or want to be understood by such clients.
    [[nodiscard]] bool hasMechanism(QByteArrayView mechanism) const;
    /// All mechanisms, in upper case and as ordered by the server.
    [[nodiscard]] QByteArrayList mechanisms() const;
    /// Octets of the largest message that it takes (RFC 1870); nothing where it does not say.
    [[nodiscard]] std::optional<qint64> sizeLimit() const;
    /// How the server calls itself; empty before EHLO.
    [[nodiscard]] const QByteArray &name() const { return m_name; }
    /// The lines as the server sent them, without the first.
    [[nodiscard]] const QByteArrayList &lines() const { return m_lines; }

    bool operator==(const Extensions &) const = default;

private:
    QByteArray m_name;
    QByteArrayList m_lines;
};

} // namespace poplar::smtp

Q_DECLARE_METATYPE(poplar::smtp::Extensions)
