// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/attachmentpreview.h"

#include "gui/banner.h"
#include "gui/bodyview.h"
#include "gui/emptystate.h"
#include "gui/formatting.h"
#include "gui/icons.h"
#include "gui/linkopening.h"
#include "gui/messageheader.h"
#include "gui/pictureview.h"
#include "gui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QScreen>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace poplar::gui {

using mime::PreviewKind;

AttachmentPreview::AttachmentPreview(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLabel)
    , m_details(new QLabel)
    , m_close(new QToolButton)
    , m_cut(new Banner)
    , m_pages(new QStackedWidget)
    , m_loading(new QLabel(tr("Loading the attachment…")))
    , m_picture(new PictureView)
    , m_text(new BodyView)
    , m_fault(new EmptyState)
{
    setObjectName(QStringLiteral("attachmentPreview"));
    build();
    connectParts();
}

void AttachmentPreview::build()
{
    m_name->setObjectName(QStringLiteral("previewName"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_details->setObjectName(QStringLiteral("previewDetails"));
    m_close->setObjectName(QStringLiteral("closePreview"));
    m_close->setIcon(icon(Icon::X));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Back to the message (Esc)"));
    m_close->setAccessibleName(tr("Back to the message"));
    m_loading->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_loading->setContentsMargins(space::large, space::huge, space::large, space::large);
    m_text->setObjectName(QStringLiteral("attachmentText"));
    m_text->setAccessibleName(tr("Text of the attachment"));
    m_text->setFace(BodyView::Face::Monospaced);
    for (QWidget *page : {static_cast<QWidget *>(m_loading), static_cast<QWidget *>(m_picture),
                          static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_fault)})
        m_pages->addWidget(page);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::large, space::small, space::normal, space::small);
    head->setSpacing(space::normal);
    head->addWidget(m_name, 1);
    head->addWidget(m_details);
    head->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_cut);
    layout->addWidget(m_pages, 1);
    m_cut->setContent(Banner::Tone::Info, Icon::FileText,
                      tr("This is the beginning of a long text. Open or save it to have all of it."));
}

void AttachmentPreview::connectParts()
{
    connect(m_close, &QToolButton::clicked, this, &AttachmentPreview::closed);
    connect(m_fault, &EmptyState::buttonClicked, this, &AttachmentPreview::openWanted);
    connect(m_text, &BodyView::linkHovered, this, &AttachmentPreview::linkHovered);
    connect(m_text, &BodyView::linkActivated, this,
            [this](const QUrl &target) { openLink(this, target, target.toString()); });
    connect(&m_decoder, &PictureDecoder::decoded, this,
            [this](int, const DecodedPicture &picture) { showPicture(picture); });
}

void AttachmentPreview::preview(mailbox::MessageId message, const mime::Attachment &attachment)
{
    clear();
    m_attachment = attachment;
    m_name->setText(headerLine(attachment.fileName));
    m_details->setText(formatSize(attachment.octets));
    const PreviewKind kind = mime::previewKind(attachment.fileName, attachment.type);
    if (kind == PreviewKind::None)
        showFault(tr("Poplar shows pictures and texts here. Other programs can show more."));
    else
        Q_EMIT previewWanted({m_number, message, attachment.part, kind});
}

void AttachmentPreview::clear()
{
    ++m_number;
    m_decoder.forget();
    m_picture->clear();
    m_text->setBody({});
    m_cut->hide();
    m_pages->setCurrentWidget(m_loading);
}

void AttachmentPreview::take(const mailbox::PreviewedPart &part)
{
    if (part.number != m_number)
        return;
    if (!part.preview)
        showFault(tr("The message could not be read from the disk."));
    else if (part.preview->kind == PreviewKind::Text)
        showText(*part.preview);
    else if (part.preview->extent == mime::Extent::Cut)
        showFault(tr("The file is too large to be shown here."));
    else
        m_decoder.decode(0, part.preview->picture, largestView());
}

void AttachmentPreview::showText(const mime::PartPreview &preview)
{
    m_text->setBody(preview.text);
    m_cut->setVisible(preview.extent == mime::Extent::Cut);
    m_pages->setCurrentWidget(m_text);
}

void AttachmentPreview::showPicture(const DecodedPicture &picture)
{
    switch (picture.fault) {
    case DecodedPicture::Fault::UnknownKind:
        return showFault(tr("It is not one of the kinds of pictures that Poplar shows: PNG, JPEG, GIF, WebP "
                            "and BMP."));
    case DecodedPicture::Fault::TooLarge:
        return showFault(tr("The picture is too large to be shown here: it would take too much memory or "
                            "time."));
    case DecodedPicture::Fault::Damaged:
        return showFault(tr("The picture is damaged."));
    case DecodedPicture::Fault::None:
        break;
    }
    const QLocale locale;
    //: Width and height of a picture in pixels, and the size of its file.
    m_details->setText(tr("%1 × %2 pixels, %3")
                           .arg(locale.toString(picture.size.width()), locale.toString(picture.size.height()),
                                formatSize(m_attachment.octets)));
    m_picture->setPicture(picture.image, picture.size, headerLine(m_attachment.fileName));
    m_pages->setCurrentWidget(m_picture);
}

void AttachmentPreview::showFault(const QString &text)
{
    m_fault->setContent({.picture = Icon::FileImage,
                         .title = tr("This attachment cannot be shown here"),
                         .text = text,
                         .button = tr("Open")});
    m_pages->setCurrentWidget(m_fault);
}

/// However large the window becomes, the picture need not be decoded again.
QSize AttachmentPreview::largestView() const
{
    return screen()->size() * devicePixelRatioF();
}

void AttachmentPreview::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace poplar::gui
