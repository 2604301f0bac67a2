// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/credentials.h"

#include <QByteArray>
#include <QByteArrayList>

#include <memory>

namespace poplar::practice {

/// The server's side of one SASL authentication (RFC 4422), without the base64 around it.
class Proof {
public:
    /// What a response leads to.
    struct Step {
        enum class Kind { Challenge, Accepted, Refused };
        Kind kind = Kind::Refused;
        QByteArray challenge;
    };

    Proof() = default;
    virtual ~Proof() = default;
    Q_DISABLE_COPY_MOVE(Proof)

    /// What the server says first: empty where the client begins.
    [[nodiscard]] virtual QByteArray opening() const { return {}; }
    /// Whether the client's first words may stand in the command (RFC 4954 section 4).
    [[nodiscard]] virtual bool takesInitialResponse() const { return true; }
    [[nodiscard]] virtual Step take(const QByteArray &response) = 0;
};

/// The mechanisms that makeProof() knows, the strongest first.
/// @param isEncrypted without it those that show the password are missing.
[[nodiscard]] QByteArrayList proofs(bool isEncrypted);

/// @param mechanism in upper case.
/// @param nonce visible ASCII without a comma, another each time.
/// @return nothing for a mechanism that is not known.
[[nodiscard]] std::unique_ptr<Proof> makeProof(const QByteArray &mechanism, const Credentials &credentials,
                                               const QByteArray &nonce);

} // namespace poplar::practice
