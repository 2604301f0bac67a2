// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <chrono>
#include <optional>

namespace poplar::pop3 {

/// Whom an announced figure concerns (RFC 2449 sections 6.5 and 6.7).
enum class Concerns {
    Everyone,
    EachUser, ///< It differs from user to user: before the login it is the strictest, after it the user's.
};

/// LOGIN-DELAY: how long to wait from one login to the next (RFC 2449 section 6.5).
struct LoginDelay {
    std::chrono::seconds least{0}; ///< At most limit::loginDelay, whatever was announced.
    Concerns concerns = Concerns::Everyone;

    bool operator==(const LoginDelay &) const = default;
};

/// EXPIRE: how long the server keeps messages (RFC 2449 section 6.7).
struct Expire {
    std::optional<int> days; ///< 0: none is kept once it was retrieved; nothing: NEVER expires.
    Concerns concerns = Concerns::Everyone;

    bool operator==(const Expire &) const = default;
};

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
    /// Nothing where it is not announced, or makes no sense.
    [[nodiscard]] std::optional<LoginDelay> loginDelay() const;
    /// Nothing where it is not announced, or makes no sense.
    [[nodiscard]] std::optional<Expire> expire() const;
    /// Whether AUTH with this mechanism is announced (RFC 2449 section 6.3).
    [[nodiscard]] bool hasMechanism(QByteArrayView mechanism) const;
    /// The lines as the server sent them.
    [[nodiscard]] const QByteArrayList &lines() const { return m_lines; }

    bool operator==(const Capabilities &) const = default;

private:
    QByteArrayList m_lines;
};

} // namespace poplar::pop3
