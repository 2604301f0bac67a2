// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/questiondialog.h"

#include <QAbstractTableModel>

#include <memory>

namespace Ui {
class ReviewSheet;
}

namespace poplar::gui {

/// The messages that would be deleted, one a row.
class VictimModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Subject, Sender, Size, ColumnCount };

    explicit VictimModel(QList<mailbox::Victim> victims, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const mailbox::Victim &victim, int column) const;

    QList<mailbox::Victim> m_victims;
};

/// Asked once when the user leaves with ticks: what would be deleted, and what is to become of it.
/// Return and Escape both stay: nothing is deleted by a slip of a finger.
class ReviewSheet : public QuestionDialog {
    Q_OBJECT

public:
    explicit ReviewSheet(const mailbox::ReviewQuestion &question, QWidget *parent = nullptr);
    ~ReviewSheet() override;

    [[nodiscard]] mailbox::Answer answer() const override;

private:
    void showVictims(const mailbox::ReviewQuestion &question);
    void buildButtons(int count);
    void decide(mailbox::ReviewAnswer answer);

    std::unique_ptr<Ui::ReviewSheet> m_ui;
    mailbox::ReviewAnswer m_answer = mailbox::ReviewAnswer::Stay;
};

} // namespace poplar::gui
