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
#include "gui/messageprinting.h"
#include "gui/messagetools.h"
#include "gui/messageviews.h"
#include "gui/originallayout.h"
#include "gui/savedialog.h"
#include "gui/subjectfile.h"
#include "gui/textzoom.h"
#include "gui/theme.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace poplar::gui {

using mailbox::MessageContent;

namespace {

constexpr int linesForWholeHead = 22; ///< A lower pane shows a short head, so that the text has room,
constexpr int linesForHead = 14; ///< and an even lower one its subject.

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
    , m_views(new MessageViews(m_body))
    , m_attachments(new AttachmentBar)
    , m_shown(new QStackedWidget)
    , m_printing(new MessagePrinting([this](const auto &ready) { m_views->makePaper(ready); }, this))
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
    connect(m_printing, &MessagePrinting::pdfSaved, this, &MessagePane::pdfSaved);
    connect(m_within, &Banner::buttonClicked, this, &MessagePane::goBack);
    connect(m_body, &MessageBody::moreWanted, this, [this](const mime::ShownLimits &limits) {
        readAs({m_options.charset, limits});
    });
    connect(m_tools->charsets(), &CharsetMenu::charsetChosen, this, [this](const QByteArray &charset) {
        readAs({charset, m_options.limits});
    });
}

void MessagePane::readAs(const mime::ReadingOptions &options)
{
    m_progress->setRange(0, 0);
    m_progress->show();
    Q_EMIT readAsWanted(*m_message, options);
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

QList<QAction *> MessagePane::printActions() const
{
    return m_printing->actions();
}

void MessagePane::addTools(const QList<QAction *> &actions)
{
    QAction *first = m_tools->plainText();
    m_tools->insertActions(first, actions);
    m_tools->insertSeparator(first);
}

TextZoom &MessagePane::zoom() const
{
    return m_views->zoom();
}

void MessagePane::resizeEvent(QResizeEvent *event)
{
    arrange();
    QWidget::resizeEvent(event);
}

/// In a low pane the head is short, and makes room for an attachment that is looked at.
void MessagePane::arrange()
{
    using Density = MessageHeader::Density;
    const int lines = height() / fontMetrics().height();
    const bool low = lines < linesForWholeHead;
    const bool hidesHead = low && m_shown->currentWidget() != m_views;
    m_header->setDensity(lines < linesForHead ? Density::Line : low ? Density::Compact : Density::Full);
    m_header->setHidden(hidesHead);
    m_tools->setHidden(hidesHead);
    m_attachments->setDensity(low ? AttachmentBar::Density::Compact : AttachmentBar::Density::Full);
}

void MessagePane::clear()
{
    m_message.reset();
    m_lastShown.reset(); // The next message may be of another mailbox, with the same id.
    m_opening.reset();
    m_returning.reset();
    m_within->hide();
    m_hasContent = false;
    m_tools->save()->setEnabled(false);
    m_printing->clear();
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
    m_printing->clear();
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
    // What was chosen for one message must not show the next one to the browser.
    if (isAnother)
        m_tools->original()->setChecked(false);
    m_body->setContent(content);
    m_views->setContent(content);
    m_attachments->setAttachments(content);
    m_tools->save()->setEnabled(content.extent == MessageContent::Extent::Whole);
    m_tools->charsets()->setEnabled(!content.file.isEmpty());
    m_tools->charsets()->setCharset(content.options.charset);
    // It is chosen for a message, or for a sender, and not for all that follow.
    if (isAnother && !m_tools->plainText()->isChecked())
        m_tools->original()->setChecked(m_body->isOriginalWanted());
    m_printing->setSubject(m_subject);
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
    m_opening.reset();
    m_returning.reset();
    m_attachments->endPreview();
    m_hasContent = false;
    m_tools->save()->setEnabled(false);
    m_printing->clear();
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

void MessagePane::closeDialogs()
{
    const QList<QDialog *> dialogs = findChildren<QDialog *>();
    for (QDialog *dialog : dialogs)
        dialog->reject();
}

void MessagePane::askWhere()
{
    const mailbox::MessageId id = *m_message;
    const QString suggestion =
        QDir(m_attachments->folder()).filePath(subjectAsFileName(m_subject) + QStringLiteral(".eml"));
    askWhereToSave(this, tr("Save message"), suggestion,
                   [this, id](const QString &path) { Q_EMIT saveMessageWanted(id, path); });
}

} // namespace poplar::gui
