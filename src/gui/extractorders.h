// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/parts.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>

namespace poplar::gui {

/// Asks the mailbox for files of attachments, and brings each answer to the one who wanted it.
class ExtractOrders : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const mailbox::Extracted &)>;

    using QObject::QObject;

    /// @param order its number is set here.
    /// @param done called once, or never if `context` is gone by then.
    void extract(mailbox::ExtractOrder order, QObject *context, Done done);
    void take(const mailbox::Extracted &extracted);

Q_SIGNALS:
    void wanted(const poplar::mailbox::ExtractOrder &order);

private:
    struct Waiting {
        QPointer<QObject> context;
        Done done;
    };
    quint64 m_last = 0;
    QHash<quint64, Waiting> m_waiting;
};

} // namespace poplar::gui
