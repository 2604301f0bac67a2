// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/route.h"

#include <QByteArrayView>
#include <QList>

namespace poplar::mime {

/// How a message was handed on. Internal to this library.
struct Transport {
    QString protocol;
    Hop::Protection protection = Hop::Protection::Unstated;
    QString tlsVersion;
    QString cipher;
};

/// What the words of a "with" clause says: the protocol and, by RFC 3848 and RFC 6531 section 4.3, whether
/// it was encrypted.
[[nodiscard]] Transport transportOf(const QList<QByteArrayView> &with);

/// Adds what a comment or a "tls" clause tells of encryption, in the words of Postfix ("using TLSv1.3 with
/// cipher …"), Gmail and Exchange ("version=TLS1_3 cipher=…"), Exim ("TLS1.3") and qmail ("… encrypted").
void addEncryption(Transport &transport, QByteArrayView comment);

} // namespace poplar::mime
