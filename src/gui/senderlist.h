// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/envelope.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableWidget;

namespace poplar::gui {

/// The names and addresses that mail of an account may come from, to be edited: the usual one first.
class SenderList : public QWidget {
    Q_OBJECT

public:
    explicit SenderList(QWidget *parent = nullptr);

    void setSenders(const QList<Address> &senders);
    /// Without the rows in which nothing stands.
    [[nodiscard]] QList<Address> senders() const;

    /// What is wrong with them, in a sentence; empty if nothing is.
    [[nodiscard]] static QString fault(const QList<Address> &senders);
    /// Says what is wrong, and goes there.
    void showFault();

Q_SIGNALS:
    /// By the user.
    void changed();

private:
    void build();
    void addRow(const Address &sender);
    void addEmpty();
    void removeCurrent();
    void makeCurrentUsual();
    void edited();
    void showState();
    [[nodiscard]] Address at(int row) const;

    bool m_filling = false;
    QTableWidget *m_table;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_usual;
    QLabel *m_note;
};

} // namespace poplar::gui
