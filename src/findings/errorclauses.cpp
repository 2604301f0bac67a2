// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/errorclauses.h"

#include <QCoreApplication>

#include <algorithm>

namespace poplar::findings {

namespace {

constexpr char errorContext[] = "poplar::findings::Errors";

struct ErrorRow {
    ErrorKind kind;
    const char *sentence;
};

// clang-format off
constexpr ErrorRow errorRows[] = {
    {ErrorKind::HostNotFound, QT_TRANSLATE_NOOP("poplar::findings::Errors", "The name has no address.")},
    {ErrorKind::ConnectionRefused, QT_TRANSLATE_NOOP("poplar::findings::Errors", "Nothing listens there, or the way there is closed.")},
    {ErrorKind::ConnectionLost, QT_TRANSLATE_NOOP("poplar::findings::Errors", "The connection ended before the conversation did.")},
    {ErrorKind::Silence, QT_TRANSLATE_NOOP("poplar::findings::Errors", "It took too long.")},
    {ErrorKind::NotPop3, QT_TRANSLATE_NOOP("poplar::findings::Errors", "What answers there does not greet as POP3 does.")},
    {ErrorKind::TlsNotOffered, QT_TRANSLATE_NOOP("poplar::findings::Errors", "The account asks for encryption, and the server does not begin it.")},
    {ErrorKind::TlsFailed, QT_TRANSLATE_NOOP("poplar::findings::Errors", "The TLS handshake failed.")},
    {ErrorKind::Injected, QT_TRANSLATE_NOOP("poplar::findings::Errors", "Bytes came behind the reply to STLS, before the handshake: somebody may be in between.")},
    {ErrorKind::CertificateDoubtful, QT_TRANSLATE_NOOP("poplar::findings::Errors", "The certificate is doubtful, and nothing was sent behind it.")},
    {ErrorKind::Authentication, QT_TRANSLATE_NOOP("poplar::findings::Errors", "User name or password was refused, or none was given.")},
    {ErrorKind::NoMechanism, QT_TRANSLATE_NOOP("poplar::findings::Errors", "The server offers no way to log in that the account allows.")},
    {ErrorKind::NoToken, QT_TRANSLATE_NOOP("poplar::findings::Errors", "There is no access token.")},
    {ErrorKind::ProxyFailed, QT_TRANSLATE_NOOP("poplar::findings::Errors", "The proxy cannot be reached, or it refused.")},
    {ErrorKind::ClientCertificate, QT_TRANSLATE_NOOP("poplar::findings::Errors", "The client certificate cannot be used, or was refused.")},
    {ErrorKind::Busy, QT_TRANSLATE_NOOP("poplar::findings::Errors", "The server is busy, or the mailbox is in use; later it may work.")},
    {ErrorKind::Malformed, QT_TRANSLATE_NOOP("poplar::findings::Errors", "The reply makes no sense.")},
    {ErrorKind::Protocol, QT_TRANSLATE_NOOP("poplar::findings::Errors", "The server left the protocol.")},
    {ErrorKind::Limit, QT_TRANSLATE_NOOP("poplar::findings::Errors", "The reply was longer than is sensible.")},
};
// clang-format on

} // namespace

QString errorSentence(const Error &error)
{
    const auto *row = std::find_if(std::begin(errorRows), std::end(errorRows),
                                   [&error](const ErrorRow &one) { return one.kind == error.kind; });
    return row == std::end(errorRows) ? QString() : QCoreApplication::translate(errorContext, row->sentence);
}

} // namespace poplar::findings
