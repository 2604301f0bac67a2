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
    /// What may be sent along with AUTH; nothing where the server speaks first.
    [[nodiscard]] virtual std::optional<Secret> initialResponse() = 0;
    /// The answer to a decoded challenge; an error makes the protocol send "*" and give up.
    [[nodiscard]] virtual Result<Secret> answer(QByteArrayView challenge) = 0;
};

} // namespace poplar::wire
