// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagepane.h"

#include "gui/attachmentbar.h"
#include "gui/attachmentpreview.h"
#include "gui/banner.h"
#include "gui/charsetmenu.h"
#include "gui/emptystate.h"
#include "gui/formatting.h"
#include "gui/hairline.h"
#include "gui/messagebody.h"
#include "gui/messageheader.h"
#include "gui/messagetools.h"
#include "gui/messageviews.h"
#include "gui/originallayout.h"
#include "gui/savedialog.h"
#include "gui/theme.h"

#include <QAction>
#include <QDir>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace poplar::gui {

using mailbox::MessageContent;

namespace {

constexpr int linesForWholeHead = 22; ///< A lower pane shows a short head, so that the text has room.

/// A subject as the name of a file, whatever the system.
QString fileNameFor(const QString &subject)
{
    static const QRegularExpression forbidden(QStringLiteral(R"([\x00-\x1f\x7f/\\:*?"<>|]+)"));
    QString name = headerLine(subject).replace(forbidden, QStringLiteral("_")).left(80).trimmed();
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name.isEmpty() ? QStringLiteral("message") : name;
}

} // namespace

MessagePane::MessagePane(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_failure(new EmptyState)
    , m_reader(new QWidget)
    , m_within(new Banner)
    , m_header(new MessageHeader)
    , m_tools(new MessageTools)
    , m_progress(new QProgressBar)
    , m_body(new MessageBody)
    , m_views(new MessageViews(
          m_body, [this](const auto &text, auto direction) { return m_body->find(text, direction); }))
    , m_attachments(new AttachmentBar)
    , m_shown(new QStackedWidget)
{
    setObjectName(QStringLiteral("messagePane"));
    m_empty->setContent({.picture = Icon::MailOpen,
                         .title = tr("Select a message to read it"),
                         .text = tr("Nothing is deleted by reading."),
                         .button = {}});
    buildReader();
    for (QWidget *page : {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_failure), m_reader})
        m_pages->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connectParts();
    connectAttachments();
    clear();
}

void MessagePane::buildReader()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_header, 1);
    head->addWidget(m_tools, 0, Qt::AlignTop);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(3);
    m_progress->setAccessibleName(tr("Loading the message"));
    auto *layout = new QVBoxLayout(m_reader);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_within);
    layout->addLayout(head);
    layout->addWidget(m_attachments);
    layout->addWidget(m_progress);
    layout->addWidget(new Hairline);
    m_shown->addWidget(m_views);
    layout->addWidget(m_shown, 1);
    m_reader->setBackgroundRole(QPalette::Base);
    m_reader->setAutoFillBackground(true);
}

void MessagePane::connectParts()
{
    connect(m_body, &MessageBody::linkHovered, this, &MessagePane::linkHovered);
    connect(m_body, &MessageBody::wholeWanted, this, [this] { Q_EMIT wholeWanted(*m_message); });
    connect(m_body, &MessageBody::senderRulesChanged, this, &MessagePane::senderRulesChanged);
    connect(m_tools->plainText(), &QAction::toggled, this, [this](bool on) {
        if (on)
            m_tools->original()->setChecked(false);
        chooseLayout();
    });
    connect(m_tools->original(), &QAction::toggled, this, [this](bool on) {
        if (on)
            m_tools->plainText()->setChecked(false);
        chooseLayout();
    });
    connect(m_tools->fixedWidth(), &QAction::toggled, this, [this](bool on) {
        m_body->setFace(on ? BodyView::Face::Monospaced : BodyView::Face::Proportional);
    });
    connect(m_tools->save(), &QAction::triggered, this, &MessagePane::askWhere);
    connect(m_failure, &EmptyState::buttonClicked, this, [this] { Q_EMIT againWanted(*m_message); });
    connect(m_within, &Banner::buttonClicked, this, &MessagePane::goBack);
    connect(m_body, &MessageBody::moreWanted, this, [this](const mime::ShownLimits &limits) {
        readAs({m_options.charset, limits});
    });
    connect(m_tools->charsets(), &CharsetMenu::charsetChosen, this, [this](const QByteArray &charset) {
        readAs({charset, m_options.limits});
    });
}

void MessagePane::connectAttachments()
{
    connect(m_attachments, &AttachmentBar::saveWanted, this, &MessagePane::savePartWanted);
    connect(m_attachments, &AttachmentBar::saveAllWanted, this, &MessagePane::savePartsWanted);
    connect(m_attachments, &AttachmentBar::extractWanted, this, &MessagePane::extractWanted);
    connect(m_attachments, &AttachmentBar::told, this, &MessagePane::told);
    connect(m_attachments, &AttachmentBar::previewWanted, this, &MessagePane::showPreview);
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
    connect(m_attachments, &AttachmentBar::messageWanted, this, &MessagePane::openPart);
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

void MessagePane::readAs(const mime::ReadingOptions &options)
{
    m_progress->setRange(0, 0);
    m_progress->show();
    Q_EMIT readAsWanted(*m_message, options);
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

void MessagePane::chooseLayout()
{
    using Layout = MessageBody::Layout;
    const bool isOriginal = m_tools->original()->isChecked();
    m_body->setLayoutWanted(isOriginal                              ? Layout::Original
                                : m_tools->plainText()->isChecked() ? Layout::Plain
                                                                    : Layout::Authors);
    enableTools();
}

void MessagePane::setOriginalLayout(OriginalLayout &layout)
{
    using Offer = OriginalLayout::Offer;
    m_body->setOriginalLayout(&layout);
    m_tools->original()->setVisible(layout.offer() != Offer::Absent);
    m_tools->original()->setToolTip(layout.offer() == Offer::NoSandbox
                                        ? tr("The system does not let the browser lock itself in, so Poplar "
                                             "does without it. This is so when it "
                                             "runs as the administrator.")
                                        : tr("Show this message as a browser would, without scripts, forms "
                                             "and anything from the network"));
    enableTools();
}

void MessagePane::setSenderRules(const SenderRules &rules)
{
    m_body->setSenderRules(rules);
}

void MessagePane::setProxy(const Proxy &proxy)
{
    m_body->setProxy(proxy);
}

QAction *MessagePane::saveAction() const
{
    return m_tools->save();
}

void MessagePane::resizeEvent(QResizeEvent *event)
{
    arrange();
    QWidget::resizeEvent(event);
}

/// In a low pane the head is short, and makes room for an attachment that is looked at.
void MessagePane::arrange()
{
    const bool low = height() < linesForWholeHead * fontMetrics().height();
    const bool hidesHead = low && m_shown->currentWidget() != m_views;
    m_header->setDensity(low ? MessageHeader::Density::Compact : MessageHeader::Density::Full);
    m_header->setHidden(hidesHead);
    m_tools->setHidden(hidesHead);
    m_attachments->setDensity(low ? AttachmentBar::Density::Compact : AttachmentBar::Density::Full);
}

void MessagePane::clear()
{
    m_message.reset();
    m_opening.reset();
    m_returning.reset();
    m_within->hide();
    m_hasContent = false;
    m_tools->save()->setEnabled(false);
    m_body->clear();
    m_views->clear();
    m_attachments->endPreview();
    m_pages->setCurrentWidget(m_empty);
}

void MessagePane::showLoading(const mailbox::MessageRow &row)
{
    const bool more = m_message == row.id && m_hasContent;
    m_message = row.id;
    m_opening.reset();
    m_returning.reset();
    m_pages->setCurrentWidget(m_reader);
    m_progress->setRange(0, 0);
    m_progress->show();
    if (more)
        return;
    m_hasContent = false;
    m_within->hide();
    m_tools->save()->setEnabled(false);
    m_tools->charsets()->setEnabled(false);
    m_header->setEnvelope(row.envelope.value_or(Envelope()));
    m_views->clear();
    m_attachments->endPreview();
    m_attachments->hide();
    m_body->showLoading();
}

void MessagePane::showProgress(const mailbox::Progress &progress)
{
    if (progress.activity != mailbox::Activity::Message || m_progress->isHidden() || progress.total <= 0)
        return;
    constexpr int steps = 1000;
    m_progress->setRange(0, steps);
    m_progress->setValue(int(std::min<qint64>(steps, progress.done * steps / progress.total)));
}

void MessagePane::showContent(const MessageContent &content)
{
    const bool isAnother = m_lastShown != content.id;
    m_lastShown = content.id;
    m_message = content.id;
    m_hasContent = true;
    m_subject = content.message.envelope.subject;
    m_options = content.options;
    m_progress->hide();
    showPlace(content);
    m_header->setEnvelope(content.message.envelope);
    m_body->setContent(content);
    m_views->setContent(content);
    m_attachments->setAttachments(content);
    m_tools->save()->setEnabled(content.extent == MessageContent::Extent::Whole);
    m_tools->charsets()->setEnabled(!content.file.isEmpty());
    m_tools->charsets()->setCharset(content.options.charset);
    // It is chosen for a message, or for a sender, and not for all that follow.
    if (isAnother && !m_tools->plainText()->isChecked())
        m_tools->original()->setChecked(m_body->isOriginalWanted());
    enableTools();
    m_pages->setCurrentWidget(m_reader);
}

void MessagePane::enableTools()
{
    m_tools->plainText()->setEnabled(m_body->hasChoice());
    m_tools->original()->setEnabled(m_body->hasOriginal());
    m_tools->fixedWidth()->setEnabled(m_body->isPlain());
}

void MessagePane::showSetAside(const mailbox::MessageRow &row, const QString &host)
{
    m_message = row.id;
    m_hasContent = false;
    m_tools->save()->setEnabled(false);
    mailbox::Problem problem;
    problem.error = *row.error;
    problem.during = mailbox::Problem::During::Message;
    problem.host = host;
    showFailure(errorText(problem), tr("This message was set aside"));
}

void MessagePane::showProblem(const mailbox::Problem &problem)
{
    if (!m_message)
        return;
    m_progress->hide();
    if (m_hasContent)
        return; // The bar above the list tells of it.
    showFailure(errorText(problem), tr("This message could not be shown"));
}

void MessagePane::showFailure(const ErrorText &text, const QString &title)
{
    //: %1 is what happened, %2 what can be done; both are whole sentences.
    m_failure->setContent({.picture = Icon::TriangleAlert,
                           .title = title,
                           .text = QStringList{text.title + u'.', text.advice}.join(u' '),
                           .button = remedyLabel(Remedy::TryAgain)});
    m_pages->setCurrentWidget(m_failure);
}

void MessagePane::askWhere()
{
    const mailbox::MessageId id = *m_message;
    const QString suggestion =
        QDir(m_attachments->folder()).filePath(fileNameFor(m_subject) + QStringLiteral(".eml"));
    askWhereToSave(this, tr("Save message"), suggestion,
                   [this, id](const QString &path) { Q_EMIT saveMessageWanted(id, path); });
}

} // namespace poplar::gui
