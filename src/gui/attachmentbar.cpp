// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/attachmentbar.h"

#include "gui/formatting.h"
#include "gui/icons.h"
#include "gui/messageheader.h"
#include "gui/plaintip.h"
#include "gui/savedialog.h"
#include "gui/theme.h"

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStandardPaths>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace poplar::gui {

namespace {

constexpr int chipCharacters = 32;

QSize chipSize(const QFontMetrics &metrics)
{
    return {metrics.averageCharWidth() * chipCharacters, std::max(metrics.height(), 16) + 2 * space::small};
}

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

class ChipDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return chipSize(option.fontMetrics);
    }
};

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
        //: An attachment: its file name and its size.
        return tr("%1 (%2)").arg(name, formatSize(attachment.octets));
    case Qt::DecorationRole:
        return icon(pictureOf(attachment.type));
    case Qt::ToolTipRole:
        return plainTip(name + u'\n' + formatSize(attachment.octets) + u'\n'
                        + QString::fromLatin1(attachment.type));
    default:
        return {};
    }
}

AttachmentBar::AttachmentBar(QWidget *parent)
    : QFrame(parent)
    , m_model(new AttachmentModel(this))
    , m_count(new QLabel)
    , m_list(new QListView)
    , m_save(new QPushButton(icon(Icon::Save), tr("Save as…")))
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation))
{
    m_list->setObjectName(QStringLiteral("attachments"));
    m_list->setAccessibleName(tr("Attachments"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ChipDelegate(m_list));
    m_list->setFlow(QListView::LeftToRight);
    m_list->setWrapping(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_save->setObjectName(QStringLiteral("saveAttachment"));
    m_save->setAutoDefault(false);
    connect(m_save, &QPushButton::clicked, this, &AttachmentBar::askWhere);
    connect(m_list, &QAbstractItemView::activated, this, &AttachmentBar::openOrSave);

    auto *left = new QVBoxLayout;
    left->setSpacing(space::small);
    left->addWidget(m_count);
    left->addWidget(m_list);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::large, space::normal, space::large, space::normal);
    layout->setSpacing(space::normal);
    layout->addLayout(left, 1);
    layout->addWidget(m_save, 0, Qt::AlignTop);
    dress();
    hide();
}

void AttachmentBar::setAttachments(mailbox::MessageId message, const QList<mime::Attachment> &attachments)
{
    m_message = message;
    m_model->setAttachments(attachments);
    m_count->setText(tr("%n attachment(s)", nullptr, int(attachments.size())));
    m_list->setCurrentIndex(m_model->index(0));
    setHidden(attachments.isEmpty());
    fitHeight();
}

/// A message is read where this one is read.
void AttachmentBar::openOrSave()
{
    const QModelIndex chosen = m_list->currentIndex();
    if (!chosen.isValid())
        return;
    const mime::Attachment &attachment = m_model->attachments()[chosen.row()];
    if (attachment.type == "message/rfc822" || attachment.type == "message/global")
        Q_EMIT messageWanted(m_message, attachment.part);
    else
        askWhere();
}

void AttachmentBar::askWhere()
{
    const QModelIndex chosen = m_list->currentIndex();
    if (!chosen.isValid())
        return;
    const mime::Attachment &attachment = m_model->attachments()[chosen.row()];
    // The message shown may be another one when the dialog is answered.
    const auto save = [this, message = m_message, part = attachment.part](const QString &path) {
        m_folder = QFileInfo(path).absolutePath();
        Q_EMIT saveWanted(message, part, path);
    };
    askWhereToSave(this, tr("Save attachment"), QDir(m_folder).filePath(attachment.fileName), save);
}

void AttachmentBar::fitHeight()
{
    const int count = m_model->rowCount();
    const QSize cell = chipSize(fontMetrics()) + QSize(space::normal, 2);
    m_list->setGridSize(cell);
    const int columns = std::max(1, m_list->viewport()->width() / cell.width());
    const int rows = std::clamp((count + columns - 1) / columns, 1, m_rowsInSight);
    m_list->setFixedHeight(rows * cell.height() + 2);
}

void AttachmentBar::setRowsInSight(int rows)
{
    m_rowsInSight = rows;
    fitHeight();
}

void AttachmentBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitHeight();
}

void AttachmentBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    if (event->type() == QEvent::FontChange)
        fitHeight();
    QFrame::changeEvent(event);
}

void AttachmentBar::dress()
{
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, themeColours(palette()).muted);
    m_count->setPalette(muted);
}

} // namespace poplar::gui
