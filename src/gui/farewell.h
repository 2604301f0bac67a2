// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/openmailbox.h"

#include <QPointer>

namespace poplar::gui {

/// Leaves mailboxes one after the other before the window closes, each with its question about what is
/// ticked. It ends when all are left, or as soon as the user would rather stay.
class Farewell : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] bool isRunning() const { return m_current; }
    void begin(const QList<OpenMailbox *> &mailboxes);

Q_SIGNALS:
    void finished();
    void stayed();

private:
    void next();
    void stay();

    QList<QPointer<OpenMailbox>> m_waiting;
    QPointer<OpenMailbox> m_current;
};

} // namespace poplar::gui
