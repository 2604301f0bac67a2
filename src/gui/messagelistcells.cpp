// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/errortext.h"
#include "gui/formatting.h"
#include "gui/messagelistmodel.h"
#include "gui/plaintip.h"

#include "wire/displaytext.h"

#include <QStringList>

/// The part of MessageListModel that puts rows into words.
namespace poplar::gui {

using mailbox::Mark;
using mailbox::MessageRow;

QVariant MessageListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MessageRow &row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return displayed(row, index.column());
    case Qt::CheckStateRole:
        if (index.column() == TickColumn && !(row.marks & Mark::Gone))
            return row.marks.testFlag(Mark::Ticked) ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((index.column() == SizeColumn ? Qt::AlignRight : Qt::AlignLeft)
                                   | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return tip(row, index.column());
    case Qt::AccessibleTextRole:
        return spoken(row, index.column());
    case MarksRole:
        return row.marks.toInt();
    case AttachmentRole:
        return row.envelope && row.envelope->likelyHasAttachments;
    case HasHeaderRole:
        return row.envelope.has_value();
    case FailedRole:
        return row.error.has_value() || row.marks.testFlag(Mark::HeaderFailed);
    case LocalRole:
        return isShownAsLocal();
    default:
        return {};
    }
}

QVariant MessageListModel::displayed(const MessageRow &row, int column) const
{
    if (column == SizeColumn)
        return formatSize(row.identity.octets);
    if (column < FromColumn || column > SizeColumn)
        return {};
    if (!row.envelope) {
        if (column != SubjectColumn)
            return {};
        return row.marks & Mark::HeaderFailed ? tr("(could not be read)") : tr("(not read yet)");
    }
    switch (column) {
    case FromColumn:
        return row.envelope->from.isEmpty() ? tr("(no sender)")
                                            : wire::displayText(row.envelope->from.first().shown());
    case SubjectColumn:
        return row.envelope->subject.isEmpty() ? tr("(no subject)")
                                               : wire::displayText(row.envelope->subject);
    case DateColumn:
        return formatMoment(row.envelope->date, QDateTime::currentDateTime());
    default:
        return {};
    }
}

QVariant MessageListModel::spoken(const MessageRow &row, int column) const
{
    switch (column) {
    case TickColumn:
        if (row.marks & Mark::Gone)
            return tr("no longer on the server");
        return row.marks & Mark::Ticked ? tr("ticked for deletion") : tr("not ticked");
    case MarkerColumn:
        return spokenMarker(row);
    case KeptColumn:
        return spokenPlace(row);
    case StarColumn:
        return row.marks & Mark::Starred ? tr("starred") : tr("not starred");
    case AttachmentColumn:
        return row.envelope && row.envelope->likelyHasAttachments ? tr("with attachments")
                                                                  : tr("no attachments");
    case DateColumn:
        return row.envelope ? formatFullMoment(row.envelope->date) : QString();
    default:
        return displayed(row, column);
    }
}

QString MessageListModel::spokenMarker(const MessageRow &row) const
{
    if (row.marks & Mark::HeaderFailed)
        return tr("header could not be read");
    if (row.error)
        return tr("set aside, could not be loaded");
    if (row.marks & Mark::Seen)
        return tr("read");
    return row.marks & Mark::New ? tr("new") : tr("unread");
}

QString MessageListModel::spokenPlace(const MessageRow &row) const
{
    if (isShownAsLocal() && row.marks & Mark::Gone)
        return tr("no longer on the server");
    if (isShownAsLocal())
        return row.marks & Mark::Ticked ? tr("ticked for deletion on the server")
                                        : tr("on the server as well");
    if (row.marks & (Mark::Kept | Mark::Gone))
        return tr("on this computer");
    if (row.marks & Mark::Trashed)
        return tr("its copy on this computer is in the trash");
    return row.marks & Mark::Wanted ? tr("waits for its download") : tr("not downloaded");
}

QString MessageListModel::failure(const MessageRow &row)
{
    const bool header = row.marks & Mark::HeaderFailed;
    if (!row.error)
        return tr("The server did not give the header of this message");
    mailbox::Problem problem;
    problem.error = *row.error;
    problem.during = header ? mailbox::Problem::During::Header : mailbox::Problem::During::Message;
    //: In place of the server's name, at the beginning of a sentence.
    problem.host = tr("The server");
    const ErrorText text = errorText(problem);
    const QString what = header ? tr("The beginning of this message could not be read.")
                                : tr("This message could not be loaded and was set aside.");
    QStringList lines{what, text.title + u'.'};
    if (!text.serverWords.isEmpty())
        //: %1 is what the server answered, in its own language.
        lines += tr("The server said: “%1”").arg(text.serverWords.left(200));
    return lines.join(u'\n');
}

QVariant MessageListModel::tip(const MessageRow &row, int column) const
{
    switch (column) {
    case TickColumn:
        return tickTip(row);
    case MarkerColumn:
        return markerTip(row);
    case StarColumn:
        return row.marks & Mark::Starred ? tr("Starred; a click takes the star away (S)") : tr("Star it (S)");
    case KeptColumn:
        return keptTip(row);
    case AttachmentColumn:
        return row.envelope && row.envelope->likelyHasAttachments ? spoken(row, column) : QString();
    case FromColumn: {
        if (!row.envelope)
            return {};
        QStringList senders;
        for (const Address &address : row.envelope->from)
            senders += wire::displayText(address.name.isEmpty() || address.address.isEmpty()
                                             ? address.shown()
                                             : QStringLiteral("%1 <%2>").arg(address.name, address.address));
        return plainTip(senders.join(u'\n'));
    }
    case SubjectColumn:
        return row.envelope ? plainTip(wire::displayText(row.envelope->subject)) : QString();
    case DateColumn:
        return spoken(row, column);
    case SizeColumn:
        return row.identity.octets < 0 ? tr("The server did not tell the size")
                                       : tr("%1 bytes").arg(QLocale().toString(row.identity.octets));
    default:
        return {};
    }
}

QVariant MessageListModel::tickTip(const MessageRow &row) const
{
    if (row.marks & Mark::Gone)
        return tr("No longer on the server: only the copy on this computer is left");
    if (row.marks & Mark::Deleted)
        return tr("Ticked: the server will delete it when you leave");
    return row.marks & Mark::Ticked ? tr("Ticked for deletion") : tr("Tick for deletion");
}

QVariant MessageListModel::keptTip(const MessageRow &row) const
{
    const bool isPlain = !(row.marks & (Mark::Kept | Mark::Gone | Mark::Wanted | Mark::Trashed));
    return isPlain && !isShownAsLocal() ? QString() : spokenPlace(row);
}

QVariant MessageListModel::markerTip(const MessageRow &row) const
{
    if (row.error || row.marks & Mark::HeaderFailed)
        return plainTip(failure(row));
    return row.marks & Mark::Seen ? QString() : spokenMarker(row);
}

QVariant MessageListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    if (role == Qt::InitialSortOrderRole)
        return section == FromColumn || section == SubjectColumn ? Qt::AscendingOrder : Qt::DescendingOrder;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == SizeColumn ? Qt::AlignRight : Qt::AlignLeft)
                                   | Qt::AlignVCenter);
    const bool words = role == Qt::AccessibleTextRole || role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !words)
        return {};
    switch (section) {
    case TickColumn:
        return words ? tr("Ticked for deletion") : QString();
    case MarkerColumn:
        return words ? tr("New or unread") : QString();
    case AttachmentColumn:
        return words ? tr("Attachments") : QString();
    case KeptColumn:
        if (!words)
            return QString();
        return isShownAsLocal() ? tr("On the server as well") : tr("On this computer");
    case StarColumn:
        return words ? tr("Starred") : QString();
    case FromColumn:
        return tr("From", "column of the message list");
    case SubjectColumn:
        return tr("Subject");
    case DateColumn:
        return tr("Date");
    default:
        return tr("Size");
    }
}

} // namespace poplar::gui
