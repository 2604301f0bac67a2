// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/errortext.h"

#include "wire/displaytext.h"
#include "wire/transcript.h"

#include <QCoreApplication>

namespace poplar::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::ErrorWords)
};

} // namespace

QString errorWords(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::HostNotFound:
        return Words::tr("There is no such server");
    case ErrorKind::ConnectionRefused:
        return Words::tr("No connection");
    case ErrorKind::ConnectionLost:
        return Words::tr("The connection broke");
    case ErrorKind::Silence:
        return Words::tr("The server fell silent");
    case ErrorKind::NotPop3:
        return Words::tr("This is no POP3 server");
    case ErrorKind::TlsNotOffered:
        return Words::tr("The server offers no encryption");
    case ErrorKind::TlsFailed:
        return Words::tr("Encryption failed");
    case ErrorKind::Injected:
        return Words::tr("Somebody may be tampering with the connection");
    case ErrorKind::CertificateDoubtful:
        return Words::tr("The certificate is doubtful");
    case ErrorKind::Authentication:
        return Words::tr("The login was refused");
    case ErrorKind::NoMechanism:
        return Words::tr("No way to log in");
    case ErrorKind::NoToken:
        return Words::tr("No access token");
    case ErrorKind::ProxyFailed:
        return Words::tr("The proxy failed");
    case ErrorKind::ClientCertificate:
        return Words::tr("Your certificate cannot be used");
    case ErrorKind::Busy:
        return Words::tr("The server asks for patience");
    case ErrorKind::Refused:
        return Words::tr("The server refused");
    case ErrorKind::Malformed:
        return Words::tr("The answer makes no sense");
    case ErrorKind::Protocol:
        return Words::tr("The server left the rules of POP3");
    case ErrorKind::Limit:
        return Words::tr("A limit was passed");
    case ErrorKind::Storage:
        return Words::tr("A file could not be read or written");
    case ErrorKind::Cancelled:
        return Words::tr("Stopped");
    case ErrorKind::Unsent:
        return Words::tr("Not sent any more");
    case ErrorKind::Unknown:
        return Words::tr("No answer came");
    case ErrorKind::NotAllowed:
        return Words::tr("Not possible now");
    }
    return {};
}

QString failureWords(const QByteArray &text)
{
    const wire::FailureText failure = wire::readFailureText(text);
    const QString detail = wire::displayText(failure.detail);
    if (!failure.kind)
        return detail;
    const QString words = errorWords(*failure.kind);
    //: A failure in the log: %1 is what failed, %2 what the system says about it.
    return detail.isEmpty() ? words : Words::tr("%1: %2").arg(words, detail);
}

} // namespace poplar::gui
