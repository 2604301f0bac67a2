// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

namespace poplar {

/// A mailbox of RFC 5322 section 3.4: a person's name and address, decoded. Either may be empty.
struct Address {
    QString name;
    QString address;

    bool operator==(const Address &) const = default;
    /// The name where there is one, else the address.
    [[nodiscard]] const QString &shown() const { return name.isEmpty() ? address : name; }
};

[[nodiscard]] inline size_t qHash(const Address &address, size_t seed = 0)
{
    return qHashMulti(seed, address.name, address.address);
}

/// What a list shows of a message: its header fields, decoded. Made by `mime::readEnvelope`.
struct Envelope {
    QList<Address> from;
    QList<Address> to;
    QList<Address> cc;
    QString subject;
    QDateTime date; ///< UTC; invalid if the Date field is missing or unreadable.
    QByteArray messageId; ///< Without angle brackets.
    /// What the Content-Type of the whole message suggests; only the body can prove it.
    bool likelyHasAttachments = false;

    bool operator==(const Envelope &) const = default;
};

} // namespace poplar

Q_DECLARE_METATYPE(poplar::Envelope)
