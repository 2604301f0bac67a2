// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace poplar::mime {

/// Who handed a message over, by the "from" clause of a Received field. Internal to this library.
struct SenderName {
    QString name; ///< What it called itself.
    QString reverse; ///< What its address is called.
    QString address;
};

/// Mail servers write the three in different orders: Postfix and Sendmail "HELO (reverse [address])", Exim
/// "reverse ([address] helo=HELO)", qmail "reverse (HELO HELO) (address)", Exchange "HELO (address)".
/// @param value the word behind "from"; may be empty.
[[nodiscard]] SenderName senderName(QByteArrayView value, const QList<QByteArrayView> &comments);

/// Whether it is an IPv4 or IPv6 address in its usual form.
[[nodiscard]] bool isAddress(QByteArrayView text);

} // namespace poplar::mime
