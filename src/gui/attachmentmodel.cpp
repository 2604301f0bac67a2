// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/attachmentmodel.h"

#include "gui/formatting.h"
#include "gui/icons.h"
#include "gui/messageheader.h"
#include "gui/plaintip.h"

namespace poplar::gui {

namespace {

Icon pictureOf(const QByteArray &type)
{
    static const QList<QByteArray> archives{
        "application/zip",     "application/gzip",    "application/x-tar", "application/x-7z-compressed",
        "application/x-bzip2", "application/vnd.rar", "application/x-xz",  "application/x-rar-compressed"};
    if (type.startsWith("image/"))
        return Icon::FileImage;
    if (type.startsWith("message/"))
        return Icon::Mail;
    if (archives.contains(type))
        return Icon::FileArchive;
    if (type.startsWith("text/") || type == "application/pdf" || type.contains("document")
        || type == "application/msword")
        return Icon::FileText;
    return Icon::File;
}

} // namespace

void AttachmentModel::setAttachments(const QList<mime::Attachment> &attachments)
{
    beginResetModel();
    m_attachments = attachments;
    endResetModel();
}

int AttachmentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_attachments.size());
}

QVariant AttachmentModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const mime::Attachment &attachment = m_attachments[index.row()];
    const QString name = headerLine(attachment.fileName);
    switch (role) {
    case Qt::DisplayRole:
        if (attachment.octets < 0)
            return name;
        //: An attachment: its file name and its size.
        return tr("%1 (%2)").arg(name, formatSize(attachment.octets));
    case Qt::DecorationRole:
        return icon(pictureOf(attachment.type));
    case Qt::ToolTipRole:
        return plainTip(name + u'\n' + formatSize(attachment.octets) + u'\n'
                        + QString::fromLatin1(attachment.type));
    case Qt::AccessibleDescriptionRole:
        return QString::fromLatin1(attachment.type);
    default:
        return {};
    }
}

Qt::ItemFlags AttachmentModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren : flags;
}

} // namespace poplar::gui
