// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/transferdialog.h"

#include <QStringList>

class QComboBox;
class QListWidget;
class QMimeData;
class QPushButton;

namespace poplar::gui {

/// Asks which files and folders are to be imported, and into which folder of the account. Show it with
/// show().
class ImportDialog : public TransferDialog {
    Q_OBJECT

public:
    /// @param account its name, for the title.
    /// @param folders the user's own, besides those that are always there.
    ImportDialog(const QString &account, const QList<mailbox::LocalFolder> &folders, QWidget *parent);

    /// Puts files and folders into the list, once each.
    void add(const QStringList &paths);
    /// Where file dialogs begin.
    void setFolder(const QString &folder) { m_folder = folder; }

Q_SIGNALS:
    void importWanted(const poplar::mailbox::ImportOrder &order);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildForm(QWidget *form);
    void chooseFiles();
    void chooseFolder();
    void removeChosen();
    void updateForm();
    void start() override;

    QString m_folder;
    QListWidget *m_files;
    QPushButton *m_remove;
    QComboBox *m_into;
};

/// The files and folders of this machine in what is dragged; none if it is anything else.
[[nodiscard]] QStringList localFiles(const QMimeData *data);

} // namespace poplar::gui
