// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/transfervalues.h"

#include <QDialog>
#include <QHash>
#include <QObject>
#include <QPointer>

class QAction;
class QWidget;

namespace poplar::gui {

class ImportDialog;
class MessageListPane;
class OpenMailbox;
class TransferDialog;
class UniqueIdsDialog;

/// Exports and imports of the mailbox that is shown: actions, dialogs, and files that are dropped on the
/// list. A dialog belongs to the mailbox it was opened for, whichever is shown later. One is open at a time.
class TransferDesk : public QObject {
    Q_OBJECT

public:
    /// @param window what the dialogs belong to; outlives this, and so does `list`.
    TransferDesk(QWidget &window, MessageListPane &list);

    /// For the menu.
    [[nodiscard]] QList<QAction *> actions() const { return {m_export, m_import, m_importIds}; }

    /// Keeps in mind what folders it has, from now on until it is gone.
    void watch(OpenMailbox &open);
    /// @param open null for none.
    void showMailbox(OpenMailbox *open);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void openExport();
    void openImport(const QStringList &paths);
    void openUniqueIds();
    /// @return whether there is none; else it comes to the front.
    [[nodiscard]] bool isFree();
    void show(QDialog *dialog);
    void follow(TransferDialog *dialog);

    QWidget &m_window;
    MessageListPane &m_list;
    QAction *m_export;
    QAction *m_import;
    QAction *m_importIds;
    OpenMailbox *m_shown = nullptr;
    QHash<QString, QList<mailbox::LocalFolder>> m_folders; ///< By account.
    QPointer<QDialog> m_dialog;
    QPointer<ImportDialog> m_importDialog; ///< The same, while it is one.
};

} // namespace poplar::gui
