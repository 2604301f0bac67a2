// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/senderrules.h"

#include <QWidget>

class QBoxLayout;
class QListWidget;

namespace poplar::gui {

/// For whose mail something was chosen once and for all, and how to take that back.
class SendersPage : public QWidget {
    Q_OBJECT

public:
    explicit SendersPage(const SenderRules &rules, QWidget *parent = nullptr);

    /// As the user left them.
    [[nodiscard]] SenderRules rules() const;
    [[nodiscard]] bool isChanged() const { return rules() != m_before; }

private:
    /// A list with its heading and its button.
    QListWidget *addList(QBoxLayout &page, const QString &name, const QString &heading,
                         const QStringList &addresses);

    SenderRules m_before;
    QListWidget *m_pictures;
    QListWidget *m_original;
};

} // namespace poplar::gui
