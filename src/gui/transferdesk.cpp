// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/transferdesk.h"

#include "gui/exportdialog.h"
#include "gui/icons.h"
#include "gui/importdialog.h"
#include "gui/messagelistpane.h"
#include "gui/openmailbox.h"
#include "gui/uniqueidsdialog.h"

#include <QAction>
#include <QDropEvent>
#include <QMimeData>
#include <QStandardPaths>

namespace poplar::gui {

using mailbox::Mailbox;

namespace {

constexpr mailbox::Marks onThisMachine = mailbox::Marks(mailbox::Mark::Kept) | mailbox::Mark::Trashed;

void count(ExportDialog::Choice &choice, const mailbox::MessageRow &row)
{
    choice.messages += row.id;
    if (!(row.marks & onThisMachine))
        ++choice.onServerOnly;
}

QString documents()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

QAction *transferAction(Icon picture, const QString &text, const QString &name, QWidget &window)
{
    auto *action = new QAction(icon(picture), text, &window);
    action->setObjectName(name);
    return action;
}

} // namespace

TransferDesk::TransferDesk(QWidget &window, MessageListPane &list)
    : m_window(window)
    , m_list(list)
    , m_export(transferAction(Icon::ArrowUp, tr("E&xport…"), QStringLiteral("exportAction"), window))
    , m_import(transferAction(Icon::ArrowDown, tr("&Import…"), QStringLiteral("importAction"), window))
    , m_importIds(transferAction(Icon::ListChecks, tr("Import list of fetc&hed messages…"),
                                 QStringLiteral("importIdsAction"), window))
{
    m_export->setShortcut(Qt::CTRL | Qt::Key_E);
    m_import->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_I);
    connect(m_export, &QAction::triggered, this, &TransferDesk::openExport);
    connect(m_import, &QAction::triggered, this, [this] { openImport({}); });
    connect(m_importIds, &QAction::triggered, this, &TransferDesk::openUniqueIds);
    list.setAcceptDrops(true);
    list.installEventFilter(this);
    showMailbox(nullptr);
}

void TransferDesk::watch(OpenMailbox &open)
{
    connect(&open.mailbox(), &Mailbox::foldersChanged, this,
            [this, id = open.id()](const QList<mailbox::LocalFolder> &folders) {
                m_folders.insert(id, folders);
            });
    connect(&open, &QObject::destroyed, this, [this, id = open.id()] { m_folders.remove(id); });
}

void TransferDesk::showMailbox(OpenMailbox *open)
{
    m_shown = open;
    for (QAction *action : actions())
        action->setEnabled(open != nullptr);
}

bool TransferDesk::isFree()
{
    if (!m_dialog)
        return true;
    m_dialog->raise();
    m_dialog->activateWindow();
    return false;
}

void TransferDesk::show(QDialog *dialog)
{
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Its mailbox is gone with the account.
    connect(m_shown, &QObject::destroyed, dialog, &QObject::deleteLater);
    dialog->show();
}

void TransferDesk::follow(TransferDialog *dialog)
{
    Mailbox *mailbox = &m_shown->mailbox();
    connect(mailbox, &Mailbox::transferProgressed, dialog, &TransferDialog::setProgress);
    connect(mailbox, &Mailbox::transferFinished, dialog, &TransferDialog::setReport);
    connect(dialog, &TransferDialog::stopWanted, mailbox, &Mailbox::stopTransfer);
    show(dialog);
}

void TransferDesk::openExport()
{
    if (!m_shown || !isFree())
        return;
    const MessageListModel &model = m_shown->model();
    ExportDialog::Choice selected;
    for (const mailbox::MessageId id : m_list.selected()) {
        if (const mailbox::MessageRow *row = model.find(id))
            count(selected, *row);
    }
    ExportDialog::Choice listed;
    for (int row = 0; row < model.rowCount(); ++row)
        count(listed, model.rowAt(row));
    auto *dialog = new ExportDialog(m_shown->name(), selected, listed, documents(), &m_window);
    connect(dialog, &ExportDialog::exportWanted, &m_shown->mailbox(), &Mailbox::exportMail);
    follow(dialog);
}

void TransferDesk::openImport(const QStringList &paths)
{
    if (m_importDialog && m_importDialog->isAsking())
        m_importDialog->add(paths);
    if (!m_shown || !isFree())
        return;
    m_importDialog = new ImportDialog(m_shown->name(), m_folders.value(m_shown->id()), &m_window);
    m_importDialog->setFolder(documents());
    m_importDialog->add(paths);
    connect(m_importDialog, &ImportDialog::importWanted, &m_shown->mailbox(), &Mailbox::importMail);
    follow(m_importDialog);
}

void TransferDesk::openUniqueIds()
{
    if (!m_shown || !isFree())
        return;
    Mailbox *mailbox = &m_shown->mailbox();
    auto *dialog = new UniqueIdsDialog(
        m_shown->name(), QStandardPaths::writableLocation(QStandardPaths::HomeLocation), &m_window);
    connect(dialog, &UniqueIdsDialog::surveyWanted, mailbox, &Mailbox::findUniqueIdLists);
    connect(dialog, &UniqueIdsDialog::importWanted, mailbox, &Mailbox::importUniqueIds);
    connect(mailbox, &Mailbox::uniqueIdListsFound, dialog, &UniqueIdsDialog::setSurvey);
    connect(mailbox, &Mailbox::uniqueIdsImported, dialog, &UniqueIdsDialog::setReport);
    show(dialog);
    mailbox->findUniqueIdLists({});
}

bool TransferDesk::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_list || !m_shown)
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove) {
        auto *drag = static_cast<QDragMoveEvent *>(event);
        if (localFiles(drag->mimeData()).isEmpty())
            return false;
        drag->setDropAction(Qt::CopyAction); // what is dropped stays where it is
        drag->accept();
        return true;
    }
    if (event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        const QStringList files = localFiles(drop->mimeData());
        if (files.isEmpty())
            return false;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        openImport(files); // the dialog is the question
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace poplar::gui
