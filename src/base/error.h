// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace poplar {

Q_NAMESPACE

/// What went wrong, as far as it changes what the program or the user does next.
enum class ErrorKind {
    HostNotFound, ///< The name has no address.
    ConnectionRefused, ///< Nothing listens there, or the way there is closed.
    ConnectionLost, ///< The connection ended before the conversation did.
    Silence, ///< The server said nothing for longer than the command's deadline.
    NotPop3, ///< The first line is no POP3 greeting (RFC 1939 section 4).
    TlsNotOffered, ///< STARTTLS was asked for and the server lacks or refused STLS (RFC 2595).
    TlsFailed, ///< The handshake failed.
    Injected, ///< Bytes came behind the reply to STLS and before the handshake: somebody is in between.
    CertificateDoubtful, ///< Chain, name or time of the certificate do not fit.
    Authentication, ///< User, password or mechanism was refused.
    NoMechanism, ///< The server offers no way to log in that the account and the connection allow.
    NoToken, ///< The command that should print the access token failed; its words are in `detail`.
    ProxyFailed, ///< The proxy cannot be reached, or refused.
    ClientCertificate, ///< The client certificate or its key cannot be used.
    Busy, ///< [IN-USE], [LOGIN-DELAY], [SYS/TEMP]: the same again later may succeed.
    Refused, ///< The server answered -ERR; the session lives.
    Malformed, ///< The reply cannot be used; the session is still in step.
    Protocol, ///< The server left the protocol; the session is over.
    Limit, ///< A named limit of base/limits.h was exceeded.
    Storage, ///< This machine could not read or write a file.
    Cancelled, ///< The user gave it up.
    Unsent, ///< The command never left: it may be repeated freely.
    Unknown, ///< The command left and no reply came: verify before repeating.
    NotAllowed, ///< The command is not legal in the present state; nothing was sent.
};
Q_ENUM_NS(ErrorKind)

/// The one error of all layers. It carries facts, never a sentence for people: only the GUI and the
/// CLI make sentences out of it. Whether the session survives is not a property of the error but of
/// the way it comes: through a command's `done` it lives, through `Session::failed` it is over.
struct Error {
    ErrorKind kind = ErrorKind::Protocol;
    QByteArray said; ///< The server's own words, redacted; empty if it said nothing.
    QByteArray code; ///< Response code without brackets, upper case ("IN-USE", RFC 2449 section 8).
    QByteArray verb; ///< The command it happened to ("RETR"), if any.
    QString detail; ///< What the operating system, Qt or OpenSSL say of it.

    bool operator==(const Error &) const = default;
};

/// Whether a command came to nothing because its session ended, which the session itself tells once.
[[nodiscard]] inline bool isOfTheEnd(const Error &error)
{
    return error.kind == ErrorKind::Unsent || error.kind == ErrorKind::Unknown;
}

} // namespace poplar

Q_DECLARE_METATYPE(poplar::Error)
