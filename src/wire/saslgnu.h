// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/sasl.h"

#include <memory>

struct Gsasl;
struct Gsasl_session;

namespace poplar::wire {

/// A mechanism of GNU SASL's. Its copies of the secret are overwritten when the exchange goes.
class GnuSaslExchange : public SaslExchange {
public:
    /// As saslExchange(), for the mechanisms that GNU SASL has.
    [[nodiscard]] static Result<std::unique_ptr<SaslExchange>> begin(Authentication authentication,
                                                                     const SaslCredentials &credentials);
    ~GnuSaslExchange() override;

    GnuSaslExchange(const GnuSaslExchange &) = delete;
    GnuSaslExchange &operator=(const GnuSaslExchange &) = delete;

    [[nodiscard]] QByteArray mechanism() const override;
    [[nodiscard]] std::optional<Secret> initialResponse() override;
    [[nodiscard]] Result<Secret> answer(QByteArrayView challenge) override;
    [[nodiscard]] bool hasMoreToSay() const override { return m_linesLeft > 0; }
    [[nodiscard]] bool readsChallenges() const override;
    [[nodiscard]] Result<Done> accepted(QByteArrayView data) override;

private:
    struct Trait;
    static const Trait traits[];

    explicit GnuSaslExchange(const Trait &trait);
    [[nodiscard]] Result<Secret> step(QByteArrayView input);
    [[nodiscard]] Error failure(int code, QByteArrayView challenge) const;

    const Trait &m_trait;
    Gsasl *m_library = nullptr;
    Gsasl_session *m_session = nullptr;
    int m_linesLeft = 0; ///< That the client owes.
    bool m_convinced = false; ///< The mechanism came to its end; SCRAM: the server's signature is right.
};

} // namespace poplar::wire
