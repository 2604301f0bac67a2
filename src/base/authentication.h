// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QMetaType>

#include <optional>

namespace poplar {

/// How a user proves who they are.
enum class Authentication {
    Automatic, ///< The strongest that the server offers and the connection allows.
    UserPass, ///< USER and PASS (RFC 1939 section 7).
    Apop, ///< APOP (RFC 1939 section 7). Its MD5 is broken: on request only.
    Plain, ///< RFC 4616.
    Login, ///< draft-murchison-sasl-login.
    CramMd5, ///< RFC 2195.
    ScramSha1, ///< RFC 5802.
    ScramSha256, ///< RFC 7677.
    External, ///< By the TLS client certificate (RFC 4422 appendix A).
    OAuthBearer, ///< By an access token (RFC 7628).
    XOAuth2, ///< By an access token, as Google and Microsoft had it before the RFC.
};

/// Every one of them, in the order of a menu.
[[nodiscard]] QList<Authentication> allAuthentications();

/// The name used in settings and on the command line: that of the SASL registry where it has one, in
/// upper case ("SCRAM-SHA-256"), else "AUTO", "USER", "APOP".
[[nodiscard]] QByteArrayView nameOf(Authentication authentication);
/// @param name in any case of letters.
[[nodiscard]] std::optional<Authentication> authenticationNamed(QByteArrayView name);

/// Whether it takes an access token in the place of a password.
[[nodiscard]] bool takesToken(Authentication authentication);

} // namespace poplar

Q_DECLARE_METATYPE(poplar::Authentication)
