// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/savedialog.h"

#include <QFileDialog>

namespace poplar::gui {

void askWhereToSave(QWidget *parent, const QString &title, const QString &suggestion,
                    const std::function<void(const QString &)> &save)
{
    const QFileInfo file(suggestion);
    auto *dialog = new QFileDialog(parent, title, file.absolutePath());
    dialog->setObjectName(QStringLiteral("saveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Native dialogs run an event loop of their own on some systems.
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(file.fileName());
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, save);
    dialog->open();
}

void askForFolder(QWidget *parent, const QString &title, const QString &suggestion,
                  const std::function<void(const QString &)> &save)
{
    auto *dialog = new QFileDialog(parent, title, suggestion);
    dialog->setObjectName(QStringLiteral("folderDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, save);
    dialog->open();
}

} // namespace poplar::gui
