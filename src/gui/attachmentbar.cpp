// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/attachmentbar.h"

#include "gui/attachmentdrag.h"
#include "gui/attachmentlist.h"
#include "gui/attachmentmodel.h"
#include "gui/attachmentopening.h"
#include "gui/icons.h"
#include "gui/savedialog.h"
#include "gui/theme.h"

#include <QAction>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStandardPaths>
#include <QToolButton>

#include <utility>

namespace poplar::gui {

using mailbox::MessageContent;
using mailbox::MessageId;
using mime::Attachment;

AttachmentBar::AttachmentBar(QWidget *parent)
    : QFrame(parent)
    , m_model(new AttachmentModel(this))
    , m_count(new QLabel)
    , m_list(new AttachmentList)
    , m_preview(new QAction(icon(Icon::Eye), tr("Preview"), this))
    , m_open(new QAction(icon(Icon::ExternalLink), tr("Open"), this))
    , m_save(new QAction(icon(Icon::Save), tr("Save as…"), this))
    , m_saveAll(new QAction(icon(Icon::Download), tr("Save all…"), this))
    , m_layout(new QBoxLayout(QBoxLayout::TopToBottom, this))
    , m_opening(new AttachmentOpening(this, m_orders))
    , m_drag(new AttachmentDrag(this, m_orders))
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation))
{
    m_list->setModel(m_model);
    setFocusProxy(m_list);
    buildActions();
    buildLayout();
    connectParts();
    dress();
    hide();
}

void AttachmentBar::buildActions()
{
    m_preview->setObjectName(QStringLiteral("previewAttachment"));
    m_preview->setCheckable(true);
    m_preview->setToolTip(tr("Look at this attachment here (Space)"));
    m_open->setObjectName(QStringLiteral("openAttachment"));
    m_open->setToolTip(tr("Open this attachment with the program for such files (Enter)"));
    m_save->setObjectName(QStringLiteral("saveAttachment"));
    m_save->setToolTip(tr("Save this attachment as a file"));
    m_saveAll->setObjectName(QStringLiteral("saveAllAttachments"));
    m_saveAll->setToolTip(tr("Save all attachments into a folder"));
}

void AttachmentBar::buildLayout()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(space::small);
    head->addWidget(m_count);
    head->addStretch(1);
    for (QAction *action : {m_preview, m_open, m_save, m_saveAll}) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        m_buttons += button;
        head->addWidget(button);
        connect(action, &QAction::changed, button,
                [button, action] { button->setVisible(action->isVisible()); });
    }
    m_layout->setContentsMargins(space::large, space::small, space::normal, space::normal);
    m_layout->setSpacing(space::small);
    m_layout->addLayout(head);
    m_layout->addWidget(m_list, 1);
    setTabOrder(m_list, m_buttons.first());
}

void AttachmentBar::connectParts()
{
    connect(&m_orders, &ExtractOrders::wanted, this, &AttachmentBar::extractWanted);
    connect(m_opening, &AttachmentOpening::told, this, &AttachmentBar::told);
    connect(m_opening, &AttachmentOpening::saveWanted, this, &AttachmentBar::askWhere);
    connect(m_drag, &AttachmentDrag::told, this, &AttachmentBar::told);
    connect(m_preview, &QAction::toggled, this, [this](bool on) {
        if (on)
            showPreview();
        else
            Q_EMIT previewEnded();
    });
    connect(m_open, &QAction::triggered, this, &AttachmentBar::openCurrent);
    connect(m_save, &QAction::triggered, this, [this] {
        if (const auto attachment = current())
            askWhere(m_message, *attachment);
    });
    connect(m_saveAll, &QAction::triggered, this, &AttachmentBar::askWhereAll);
    connect(m_list, &QAbstractItemView::activated, m_open, &QAction::trigger);
    connect(m_list, &AttachmentList::previewWanted, m_preview, &QAction::trigger);
    connect(m_list, &AttachmentList::previewUnwanted, this, &AttachmentBar::endPreview);
    connect(m_list, &AttachmentList::dragBegun, this, &AttachmentBar::drag);
    connect(m_list, &AttachmentList::menuWanted, this, &AttachmentBar::showMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        enableActions();
        if (m_preview->isChecked())
            showPreview();
    });
}

void AttachmentBar::setAttachments(const MessageContent &content)
{
    endPreview();
    const QList<Attachment> &attachments = content.message.attachments;
    m_message = content.id;
    m_extent = content.extent;
    m_model->setAttachments(attachments);
    const int count = int(attachments.size());
    m_count->setText(tr("%n attachment(s)", nullptr, count));
    m_list->setCurrentIndex(m_model->index(0));
    m_saveAll->setVisible(count > 1);
    enableActions();
    setHidden(attachments.isEmpty());
}

void AttachmentBar::setDensity(Density density)
{
    const bool isCompact = density == Density::Compact;
    m_density = density;
    m_count->setHidden(isCompact);
    m_layout->setDirection(isCompact ? QBoxLayout::RightToLeft : QBoxLayout::TopToBottom);
    constexpr int mostRows = 3;
    m_list->setRowsInSight(isCompact ? 1 : mostRows);
    fitButtons();
}

/// Their words stand beside them where there is room.
void AttachmentBar::fitButtons()
{
    int wanted = m_count->sizeHint().width() + 4 * space::large;
    for (QToolButton *button : std::as_const(m_buttons))
        wanted +=
            fontMetrics().horizontalAdvance(button->text()) + button->iconSize().width() + 2 * space::large;
    const bool isWide = m_density == Density::Full && width() >= wanted;
    for (QToolButton *button : std::as_const(m_buttons))
        button->setToolButtonStyle(isWide ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
}

void AttachmentBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitButtons();
}

std::optional<Attachment> AttachmentBar::current() const
{
    const QModelIndex chosen = m_list->currentIndex();
    return chosen.isValid() ? std::optional(m_model->attachments()[chosen.row()]) : std::nullopt;
}

/// The end of what is here in part only is missing.
void AttachmentBar::enableActions()
{
    const bool isWhole = m_extent == MessageContent::Extent::Whole;
    for (QAction *action : {m_preview, m_open, m_save})
        action->setEnabled(isWhole && m_list->currentIndex().isValid());
    m_saveAll->setEnabled(isWhole);
    m_count->setToolTip(isWhole ? QString() : tr("Load the whole message to open or save them."));
}

void AttachmentBar::showPreview()
{
    if (const auto attachment = current())
        Q_EMIT previewWanted(m_message, *attachment);
}

void AttachmentBar::endPreview()
{
    m_preview->setChecked(false);
}

void AttachmentBar::openCurrent()
{
    const auto attachment = current();
    if (!attachment)
        return;
    // A message is read where this one is read.
    if (attachment->type == "message/rfc822" || attachment->type == "message/global")
        Q_EMIT messageWanted(m_message, attachment->part);
    else
        m_opening->open(m_message, *attachment);
}

void AttachmentBar::drag()
{
    const auto attachment = current();
    if (!attachment || m_extent != MessageContent::Extent::Whole)
        return;
    const QModelIndex chosen = m_list->currentIndex();
    m_drag->begin(m_message, *attachment, m_list->viewport()->grab(m_list->visualRect(chosen)));
}

/// The message shown may be another one when the dialog is answered.
void AttachmentBar::askWhere(MessageId message, const Attachment &attachment)
{
    const auto save = [this, message, part = attachment.part](const QString &path) {
        m_folder = QFileInfo(path).absolutePath();
        Q_EMIT saveWanted(message, part, path);
    };
    askWhereToSave(this, tr("Save attachment"), QDir(m_folder).filePath(attachment.fileName), save);
}

void AttachmentBar::askWhereAll()
{
    QList<mailbox::NamedPart> parts;
    for (const Attachment &attachment : m_model->attachments())
        parts += {attachment.part, attachment.fileName};
    askForFolder(this, tr("Save all attachments"), m_folder,
                 [this, message = m_message, parts](const QString &folder) {
                     m_folder = folder;
                     Q_EMIT saveAllWanted(message, parts, folder);
                 });
}

void AttachmentBar::takeExtracted(const mailbox::Extracted &extracted)
{
    m_orders.take(extracted);
}

void AttachmentBar::takeSaved(const mailbox::SavedParts &saved)
{
    const int count = int(saved.files.size());
    const QString folder = QDir::toNativeSeparators(saved.folder);
    if (saved.failed == 0)
        Q_EMIT told(tr("%Ln attachment(s) saved in %1", nullptr, count).arg(folder));
    else
        Q_EMIT told(tr("%Ln attachment(s) could not be saved in %1", nullptr, saved.failed).arg(folder));
}

void AttachmentBar::showMenu(const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("attachmentMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_open, m_preview});
    menu->addSeparator();
    menu->addActions({m_save, m_saveAll});
    menu->setDefaultAction(m_open);
    menu->popup(place);
}

void AttachmentBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    QFrame::changeEvent(event);
}

void AttachmentBar::dress()
{
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, themeColours(palette()).muted);
    m_count->setPalette(muted);
}

} // namespace poplar::gui
