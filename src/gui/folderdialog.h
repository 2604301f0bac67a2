// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/folders.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace poplar::gui {

/// Asks for the name of a folder, a new one or one that is to be called otherwise.
class FolderDialog : public QDialog {
    Q_OBJECT

public:
    /// @param folder the one to be renamed; one without a name is still to be made.
    /// @param others all that there are.
    FolderDialog(const mailbox::LocalFolder &folder, const QList<mailbox::LocalFolder> &others,
                 QWidget *parent);

    [[nodiscard]] QString name() const;

private:
    void check();
    [[nodiscard]] QString obstacle() const;

    mailbox::LocalFolder m_folder;
    QList<mailbox::LocalFolder> m_others;
    QLineEdit *m_name;
    QLabel *m_hint;
    QPushButton *m_accept;
};

} // namespace poplar::gui
