// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accountpane.h"
#include "gui/folderdialog.h"
#include "gui/icons.h"
#include "gui/openmailbox.h"
#include "gui/placesdesk.h"

#include <QMainWindow>
#include <QMessageBox>
#include <QPushButton>

#include <functional>

/// The part of PlacesDesk that asks. Until the user answers another mailbox may be shown, and that which was
/// asked about may be gone.
namespace poplar::gui {

using mailbox::LocalFolder;
using mailbox::Mark;
using mailbox::MessageId;

namespace {

constexpr int questionPicture = 32;

struct PlaceQuestion {
    Icon picture = Icon::Trash2;
    QString window;
    QString text;
    QString consequence;
    QString button;
};

/// @param context where `agreed` is of use.
void askBefore(const PlaceQuestion &question, QWidget *parent, QObject *context,
               const std::function<void()> &agreed)
{
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, question.window, question.text, QMessageBox::Cancel, parent);
    box->setIconPixmap(icon(question.picture, Tint::Danger)
                           .pixmap(QSize(questionPicture, questionPicture), parent->devicePixelRatioF()));
    box->setObjectName(QStringLiteral("placeQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowModality(Qt::WindowModal);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(question.consequence);
    const QPushButton *yes = box->addButton(question.button, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(box, &QMessageBox::buttonClicked, context, [agreed, yes](const QAbstractButton *button) {
        if (button == yes)
            agreed();
    });
    box->open();
}

} // namespace

void PlacesDesk::askForFolder(const QString &id, const QList<MessageId> &messages)
{
    OpenMailbox *open = find(id);
    if (!open)
        return;
    auto *dialog = new FolderDialog({}, m_accounts.model().folders(id), &m_window);
    connect(dialog, &QDialog::accepted, open, [this, open, dialog, messages] {
        m_ordered = Ordered{open->id(), dialog->name(), messages};
        open->mailbox().addFolder(dialog->name());
    });
    dialog->open();
}

void PlacesDesk::askForName(const QString &id, const LocalFolder &folder)
{
    OpenMailbox *open = find(id);
    if (!open || !isOwnFolder(folder.id))
        return;
    auto *dialog = new FolderDialog(folder, m_accounts.model().folders(id), &m_window);
    connect(dialog, &QDialog::accepted, open,
            [open, dialog, folder] { open->mailbox().renameFolder(folder.id, dialog->name()); });
    dialog->open();
}

void PlacesDesk::askToRemove(const QString &id, const LocalFolder &folder)
{
    OpenMailbox *open = find(id);
    if (!open || !isOwnFolder(folder.id))
        return;
    const int messages = int(open->model().totals().in(placeOf(folder.id)));
    const QString consequence = messages == 0
        ? tr("It is empty.")
        : tr("Its %Ln message(s) stay in the archive. Nothing is deleted.", nullptr, messages);
    askBefore({Icon::Folder, tr("Remove folder"), tr("Remove the folder “%1”?").arg(folder.name), consequence,
               tr("&Remove folder")},
              &m_window, open, [open, folder] { open->mailbox().removeFolder(folder.id); });
}

void PlacesDesk::askToDelete(const QList<MessageId> &messages)
{
    if (!m_shown || messages.isEmpty())
        return;
    OpenMailbox *open = m_shown;
    int last = 0;
    for (const MessageId message : messages) {
        const auto *row = open->model().find(message);
        last += row && row->marks & Mark::Gone ? 1 : 0;
    }
    askBefore({Icon::Trash2, tr("Delete for good"),
               tr("Delete %Ln message(s) for good?", nullptr, int(messages.size())),
               deletionConsequence(last), tr("&Delete for good")},
              &m_window, open, [open, messages] { open->mailbox().deleteFromTrash(messages); });
}

void PlacesDesk::askToEmpty(const QString &id)
{
    OpenMailbox *open = find(id);
    if (!open || open->model().totals().trashed == 0)
        return;
    int last = 0;
    open->model().visit([&last](const mailbox::MessageRow &row) {
        last += row.marks & Mark::Trashed && row.marks & Mark::Gone ? 1 : 0;
    });
    askBefore({Icon::Trash2, tr("Empty trash"),
               //: %1 is the name of an account.
               tr("Delete all %Ln message(s) in the trash of %1 for good?", nullptr,
                  int(open->model().totals().trashed))
                   .arg(open->name()),
               deletionConsequence(last), tr("&Empty trash")},
              &m_window, open, [open] { open->mailbox().emptyTrash(); });
}

QString PlacesDesk::deletionConsequence(int last)
{
    const QString here = tr("Only the copies on this computer are deleted. The server is not touched.");
    if (last == 0)
        return here;
    return here + QStringLiteral("\n\n")
        + tr("%Ln of them are no longer on the server: nothing will be left of those.", nullptr, last);
}

} // namespace poplar::gui
