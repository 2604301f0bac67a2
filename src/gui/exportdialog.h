// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/transferdialog.h"

#include <QList>

class QComboBox;
class QLabel;
class QLineEdit;
class QRadioButton;

namespace poplar::gui {

/// Asks what of the list is to be exported, how, and to where. Show it with show(); one of the other windows
/// can be used meanwhile.
class ExportDialog : public TransferDialog {
    Q_OBJECT

public:
    /// Messages that can be exported, and how many of them have a copy on this machine.
    struct Choice {
        QList<mailbox::MessageId> messages;
        qint64 onServerOnly = 0;
    };
    /// @param account its name, for the title and the names of files.
    /// @param selected may be empty
    /// @param folder where exported mail goes at first.
    ExportDialog(const QString &account, const Choice &selected, const Choice &listed, const QString &folder,
                 QWidget *parent);

Q_SIGNALS:
    void exportWanted(const poplar::mailbox::ExportOrder &order);

private:
    void buildForm(QWidget *form);
    void suggestTarget();
    void chooseTarget();
    void updateForm();
    void start() override;
    [[nodiscard]] const Choice &choice() const;
    [[nodiscard]] MailFormat format() const;
    [[nodiscard]] QString target() const;

    QString m_account;
    Choice m_selectedMessages;
    Choice m_listedMessages;
    QString m_folder;
    QString m_suggestion; ///< As it was put into the field.
    QRadioButton *m_selected;
    QRadioButton *m_listed;
    QLabel *m_missing;
    QComboBox *m_format;
    QLabel *m_explanation;
    QLineEdit *m_target;
};

} // namespace poplar::gui
