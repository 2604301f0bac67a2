// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/transfervalues.h"

#include <QDialog>
#include <QSet>
#include <QStringList>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace poplar::gui {

class EmptyState;
class TransferView;

/// Asks which lists of other programs are to be taken over, of what they have fetched. Show it with show();
/// it is filled when the files have been looked into.
class UniqueIdsDialog : public QDialog {
    Q_OBJECT

public:
    /// @param account its name, for the title.
    UniqueIdsDialog(const QString &account, const QString &folder, QWidget *parent);

    /// What was found is added to what is shown.
    void setSurvey(const mailbox::UniqueIdSurvey &survey);
    void setReport(const mailbox::UniqueIdReport &report);

Q_SIGNALS:
    /// @param files empty for the usual ones.
    void surveyWanted(const QStringList &files);
    void importWanted(const QList<poplar::mailbox::UniqueIdSection> &sections);

private:
    void build();
    void chooseFile();
    void addSection(const mailbox::UniqueIdSection &section);
    void updateButtons();
    void start();
    [[nodiscard]] QString noteOf(const mailbox::UniqueIdSurvey &survey) const;

    QString m_folder;
    QList<mailbox::UniqueIdSection> m_sections; ///< As they are shown.
    QSet<QStringList> m_shown; ///< The file, host and user of each.
    bool m_isAsked = false; ///< The user named a file.
    QStackedWidget *m_pages;
    QStackedWidget *m_lists;
    EmptyState *m_empty;
    QTreeWidget *m_view;
    QLabel *m_note;
    TransferView *m_outcome;
    QPushButton *m_other = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace poplar::gui
