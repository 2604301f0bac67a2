// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QByteArrayView>

#include <optional>

namespace poplar::wire {

/// One authentication by one SASL mechanism (RFC 4422), for POP3 (RFC 5034) and SMTP (RFC 4954) alike.
/// Lines are exchanged without base64; the protocol adds it and masks them whole in the transcript.
class SaslExchange {
public:
    virtual ~SaslExchange() = default;

    /// The mechanism's registered name ("PLAIN").
    [[nodiscard]] virtual QByteArray mechanism() const = 0;
    /// What may be sent along with AUTH; nothing where the server speaks first. It is asked for once, and
    /// what it gives is the client's first line, whether it goes with AUTH or after the server's "+".
    [[nodiscard]] virtual std::optional<Secret> initialResponse() = 0;
    /// The answer to a decoded challenge; an error makes the protocol send "*" and give up.
    [[nodiscard]] virtual Result<Secret> answer(QByteArrayView challenge) = 0;

    /// Whether the mechanism has a line left without which no server can let the user in.
    [[nodiscard]] virtual bool hasMoreToSay() const = 0;
    /// Whether the answer depends on the challenge. Where it does not, servers put words for people into
    /// it, which are no base64.
    [[nodiscard]] virtual bool readsChallenges() const = 0;
    /// The server says that the user is in. An error where the mechanism is not convinced: a server that
    /// did not prove that it knows the password (SCRAM) is not the one that it claims to be.
    /// @param data what came along with the good news, decoded; mostly nothing.
    [[nodiscard]] virtual Result<Done> accepted(QByteArrayView data) = 0;
    /// What the server told of a refusal besides its last line, in its own words (RFC 7628 section 3.2.2);
    /// mostly nothing.
    [[nodiscard]] virtual QByteArray explanation() const { return {}; }
};

} // namespace poplar::wire
