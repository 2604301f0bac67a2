// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/messagerows.h"

#include <QDateTime>

namespace poplar::test {

/// A row of a list, said in one line.
struct RowOfMail {
    qint64 number = 0; ///< Its id and position.
    QString from; ///< Address.
    qint64 octets = 1000;
    mailbox::Marks marks = {};
    QString name = {};
    QDate date = QDate(2026, 11, 15);

    operator mailbox::MessageRow() const
    {
        mailbox::MessageRow row = withoutHeader(number, octets, marks);
        Envelope envelope;
        if (!from.isEmpty() || !name.isEmpty())
            envelope.from = {Address{name, from}};
        envelope.subject = QStringLiteral("Letter %1").arg(number);
        if (date.isValid())
            envelope.date = QDateTime(date, QTime(12, 0), Qt::UTC);
        row.envelope = envelope;
        return row;
    }

    static mailbox::MessageRow withoutHeader(qint64 number, qint64 octets = 1000, mailbox::Marks marks = {})
    {
        mailbox::MessageRow row;
        row.id = mailbox::MessageId(number);
        row.position = number;
        row.identity.octets = octets;
        row.marks = marks;
        return row;
    }
};

inline gui::MessageRows rowsOf(const QList<mailbox::MessageRow> &list)
{
    gui::MessageRows rows;
    for (const mailbox::MessageRow &row : list)
        rows.add(row);
    return rows;
}

inline QList<mailbox::RowChange> addedRows(const QList<mailbox::MessageRow> &list)
{
    QList<mailbox::RowChange> changes;
    for (const mailbox::MessageRow &row : list)
        changes.append({mailbox::RowChange::Kind::Added, row});
    return changes;
}

} // namespace poplar::test
