// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/envelope.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace poplar::mime {

/// Lines of a header, ready to be sent: ASCII but for local parts, folded at 76 octets where there are
/// blanks, with CRLF at the end of each. No value can end its line or begin another: controls become blanks.
/// Internal to this library.

/// An unstructured field (Subject), as encoded words (RFC 2047) where it has to be.
[[nodiscard]] QByteArray textField(QByteArrayView name, const QString &text);

/// A field of mailboxes. What wireAddress() refuses is left out: whoever calls has judged them.
[[nodiscard]] QByteArray addressField(QByteArrayView name, const QList<Address> &addresses);

/// A field whose value is ASCII.
[[nodiscard]] QByteArray plainField(QByteArrayView name, const QByteArray &value);

/// One mailbox as addressField() writes it; empty for what wireAddress() refuses.
[[nodiscard]] QByteArray mailboxText(const Address &address);

/// A display name, or the name of a group, as a phrase (RFC 5322 section 3.2.5).
[[nodiscard]] QByteArray phraseText(const QString &name);

/// The fields of a part that say what it is (RFC 2045, RFC 2183).
struct PartFields {
    QByteArray type; ///< "application/pdf"
    QByteArray charset = {}; ///< Empty for none, as are those below.
    QByteArray boundary = {};
    QString fileName = {}; ///< By RFC 2231; for old readers also as the type's name, by RFC 2047.
    bool isFlowed = false;
};
[[nodiscard]] QByteArray contentFields(const PartFields &fields);

/// Content-Type or Content-Disposition of a header, with parameters beyond ASCII by RFC 2231; empty if it
/// cannot be understood.
[[nodiscard]] QByteArray parameterField(QByteArrayView name, const QByteArray &utf8Value);

} // namespace poplar::mime
