// SPDX-License-Identifier: GPL-3.0-or-later
// What is attached to a message, and the messages among it.
#include "gui/attachmentbar.h"
#include "gui/attachmentpreview.h"
#include "gui/banner.h"
#include "gui/messagebody.h"
#include "gui/messageheader.h"
#include "gui/messagepane.h"
#include "gui/messageviews.h"

#include <QStackedWidget>

namespace poplar::gui {

using mailbox::MessageContent;

void MessagePane::connectAttachments()
{
    connect(m_attachments, &AttachmentBar::saveWanted, this, &MessagePane::savePartWanted);
    connect(m_attachments, &AttachmentBar::saveAllWanted, this, &MessagePane::savePartsWanted);
    connect(m_attachments, &AttachmentBar::extractWanted, this, &MessagePane::extractWanted);
    connect(m_attachments, &AttachmentBar::told, this, &MessagePane::told);
    connect(m_attachments, &AttachmentBar::previewWanted, this, &MessagePane::showPreview);
    connect(m_attachments, &AttachmentBar::messageWanted, this, &MessagePane::openPart);
    connect(m_attachments, &AttachmentBar::previewEnded, this, &MessagePane::endPreview);
}

void MessagePane::makePreview()
{
    m_preview = new AttachmentPreview;
    m_shown->addWidget(m_preview);
    connect(m_preview, &AttachmentPreview::closed, this, [this] {
        m_attachments->endPreview();
        m_attachments->setFocus(Qt::OtherFocusReason);
    });
    connect(m_preview, &AttachmentPreview::openWanted, m_attachments, &AttachmentBar::openCurrent);
    connect(m_preview, &AttachmentPreview::previewWanted, this, &MessagePane::previewWanted);
    connect(m_preview, &AttachmentPreview::linkHovered, this, &MessagePane::linkHovered);
}

void MessagePane::showPreview(mailbox::MessageId message, const mime::Attachment &attachment)
{
    if (!m_preview)
        makePreview();
    m_shown->setCurrentWidget(m_preview);
    arrange();
    m_preview->preview(message, attachment);
}

void MessagePane::endPreview()
{
    if (m_preview)
        m_preview->clear();
    m_shown->setCurrentWidget(m_views);
    arrange();
}

void MessagePane::takeExtracted(const mailbox::Extracted &extracted)
{
    m_attachments->takeExtracted(extracted);
}

void MessagePane::takePreview(const mailbox::PreviewedPart &part)
{
    if (m_preview)
        m_preview->take(part);
}

void MessagePane::takeSaved(const mailbox::SavedParts &saved)
{
    m_attachments->takeSaved(saved);
}

void MessagePane::takeMoved(mailbox::MessageId message, const QString &file)
{
    if (m_message != message)
        return;
    m_views->setFile(file);
    m_body->setFile(file);
}

void MessagePane::openPart(mailbox::MessageId message, int part)
{
    m_opening = {message, part};
    m_returning.reset();
    m_subjects.insert(message, m_subject);
    Q_EMIT openPartWanted(message, part);
}

void MessagePane::goBack()
{
    m_opening.reset();
    m_returning = m_place->message;
    Q_EMIT backWanted(*m_returning);
}

bool MessagePane::awaits(const MessageContent &content) const
{
    return content.id == m_message || content.id == m_returning || (m_opening && content.partOf == m_opening);
}

/// Where it stands, if it is part of another message.
void MessagePane::showPlace(const MessageContent &content)
{
    m_place = content.partOf;
    if (m_place == m_opening || content.id == m_returning) {
        m_opening.reset();
        m_returning.reset();
    }
    const QString around = m_place ? headerLine(m_subjects.value(m_place->message)) : QString();
    m_within->setContent(Banner::Tone::Info, Icon::Mail,
                         around.isEmpty() ? tr("This message is part of another one.")
                                          : tr("This message is part of “%1”.").arg(around),
                         //: To the message that this one is attached to.
                         tr("Back"));
    m_within->setVisible(m_place.has_value());
}

} // namespace poplar::gui
