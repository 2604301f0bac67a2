// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"

#include <QMimeData>

class QWidget;

namespace poplar::gui {

/// Messages of one account that are being dragged to one of its folders. Nothing of it leaves the program.
class DraggedMessages : public QMimeData {
    Q_OBJECT

public:
    static const QString format;

    DraggedMessages(const QString &account, const QList<mailbox::MessageId> &messages);

    [[nodiscard]] const QString &account() const { return m_account; }
    [[nodiscard]] const QList<mailbox::MessageId> &messages() const { return m_messages; }

private:
    QString m_account;
    QList<mailbox::MessageId> m_messages;
};

/// Lets the user drag messages; returns when they have been dropped.
void dragMessages(QWidget *source, const QString &account, const QList<mailbox::MessageId> &messages);

} // namespace poplar::gui
