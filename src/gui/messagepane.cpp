// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagepane.h"

#include "gui/attachmentbar.h"
#include "gui/banner.h"
#include "gui/bodyview.h"
#include "gui/emptystate.h"
#include "gui/formatting.h"
#include "gui/hairline.h"
#include "gui/htmlview.h"
#include "gui/linkopening.h"
#include "gui/messageheader.h"
#include "gui/messageviews.h"
#include "gui/savedialog.h"
#include "gui/textfinding.h"
#include "gui/theme.h"

#include <QAction>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace poplar::gui {

using mailbox::MessageContent;
using mime::Damage;

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
    , m_header(new MessageHeader)
    , m_tools(new QToolBar)
    , m_save(new QAction(icon(Icon::Save), tr("Save message as…"), this))
    , m_monospaced(new QAction(icon(Icon::ScrollText), tr("Fixed-width text"), this))
    , m_plain(new QAction(icon(Icon::FileText), tr("Plain text"), this))
    , m_beginning(new Banner)
    , m_damage(new Banner)
    , m_held(new Banner)
    , m_progress(new QProgressBar)
    , m_loading(new QLabel)
    , m_noText(new QLabel)
    , m_body(new BodyView)
    , m_html(new HtmlView)
    , m_text(new QWidget)
    , m_views(new MessageViews(
          m_text, [this](const auto &text, auto direction) { return findInText(text, direction); }))
    , m_attachments(new AttachmentBar)
{
    setObjectName(QStringLiteral("messagePane"));
    m_empty->setContent({.picture = Icon::MailOpen,
                         .title = tr("Select a message to read it"),
                         .text = tr("Nothing is deleted by reading."),
                         .button = {}});
    buildTools();
    buildText();
    buildReader();
    for (QWidget *page : {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_failure), m_reader})
        m_pages->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connectParts();
    clear();
}

void MessagePane::buildTools()
{
    m_save->setObjectName(QStringLiteral("saveMessage"));
    m_save->setToolTip(tr("Save this message as a file, octet for octet"));
    m_monospaced->setObjectName(QStringLiteral("fixedWidth"));
    m_monospaced->setCheckable(true);
    m_monospaced->setToolTip(tr("Show the text with letters of one width, for tables and drawings"));
    m_tools->setObjectName(QStringLiteral("messageTools"));
    m_plain->setObjectName(QStringLiteral("plainText"));
    m_plain->setCheckable(true);
    m_plain->setToolTip(tr("Show the text without its layout"));
    m_tools->addActions({m_plain, m_monospaced, m_save});
    m_tools->setStyleSheet(QStringLiteral("QToolBar { border: none; background: transparent; }"));
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
    layout->addLayout(head);
    layout->addWidget(m_attachments);
    layout->addWidget(m_progress);
    layout->addWidget(new Hairline);
    layout->addWidget(m_views, 1);
    m_reader->setBackgroundRole(QPalette::Base);
    m_reader->setAutoFillBackground(true);
}

void MessagePane::buildText()
{
    for (QLabel *label : {m_loading, m_noText}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setWordWrap(true);
        label->setContentsMargins(space::large, space::huge, space::large, space::large);
    }
    m_loading->setText(tr("Loading the message…"));
    m_noText->setText(tr("This message has no text."));
    auto *layout = new QVBoxLayout(m_text);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_beginning);
    layout->addWidget(m_damage);
    layout->addWidget(m_held);
    for (QWidget *body : {static_cast<QWidget *>(m_loading), static_cast<QWidget *>(m_noText),
                          static_cast<QWidget *>(m_body), static_cast<QWidget *>(m_html)})
        layout->addWidget(body, 1);
}

FindResult MessagePane::findInText(const QString &text, FindDirection direction)
{
    if (m_html->isVisible())
        return findIn(*m_html, text, direction);
    return m_body->isVisible() ? findIn(*m_body, text, direction) : FindResult::NotFound;
}

void MessagePane::connectParts()
{
    connect(m_body, &BodyView::linkHovered, this, &MessagePane::linkHovered);
    connect(m_body, &BodyView::linkActivated, this,
            [this](const QUrl &target) { openLink(this, target, target.toString()); });
    connect(m_html, &HtmlView::linkHovered, this, &MessagePane::linkHovered);
    connect(m_html, &HtmlView::linkActivated, this,
            [this](const QUrl &target, const QString &shown) { openLink(this, target, shown); });
    connect(m_plain, &QAction::toggled, this, &MessagePane::showFace);
    connect(m_monospaced, &QAction::toggled, this, [this](bool on) {
        m_body->setFace(on ? BodyView::Face::Monospaced : BodyView::Face::Proportional);
    });
    connect(m_save, &QAction::triggered, this, &MessagePane::askWhere);
    connect(m_beginning, &Banner::buttonClicked, this, [this] { Q_EMIT wholeWanted(*m_message); });
    connect(m_failure, &EmptyState::buttonClicked, this, [this] { Q_EMIT againWanted(*m_message); });
    connect(m_attachments, &AttachmentBar::saveWanted, this, &MessagePane::savePartWanted);
}

void MessagePane::resizeEvent(QResizeEvent *event)
{
    const bool low = height() < linesForWholeHead * fontMetrics().height();
    m_header->setDensity(low ? MessageHeader::Density::Compact : MessageHeader::Density::Full);
    m_attachments->setRowsInSight(low ? 1 : 3);
    QWidget::resizeEvent(event);
}

void MessagePane::clear()
{
    m_message.reset();
    m_hasContent = false;
    m_save->setEnabled(false);
    m_body->setBody({});
    m_html->clear();
    m_views->clear();
    m_pages->setCurrentWidget(m_empty);
}

void MessagePane::showLoading(const mailbox::MessageRow &row)
{
    const bool more = m_message == row.id && m_hasContent;
    m_message = row.id;
    m_pages->setCurrentWidget(m_reader);
    m_progress->setRange(0, 0);
    m_progress->show();
    if (more)
        return;
    m_hasContent = false;
    m_save->setEnabled(false);
    m_header->setEnvelope(row.envelope.value_or(Envelope()));
    m_body->setBody({});
    m_html->clear();
    m_views->clear();
    for (QWidget *part :
         {static_cast<QWidget *>(m_body), static_cast<QWidget *>(m_html),
          static_cast<QWidget *>(m_attachments), static_cast<QWidget *>(m_beginning),
          static_cast<QWidget *>(m_damage), static_cast<QWidget *>(m_held), static_cast<QWidget *>(m_noText)})
        part->hide();
    m_loading->show();
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
    m_message = content.id;
    m_hasContent = true;
    m_subject = content.message.envelope.subject;
    m_progress->hide();
    m_loading->hide();
    m_header->setEnvelope(content.message.envelope);
    showBanners(content);
    showBody(content.message);
    m_views->setContent(content);
    m_attachments->setAttachments(content.id, content.message.attachments);
    m_save->setEnabled(content.extent == MessageContent::Extent::Whole);
    m_pages->setCurrentWidget(m_reader);
}

void MessagePane::showBanners(const MessageContent &content)
{
    const bool beginning = content.extent == MessageContent::Extent::Beginning;
    if (beginning)
        m_beginning->setContent(
            Banner::Tone::Info, Icon::FileText,
            tr("This is the beginning of a large message (%1).").arg(formatSize(content.octets)),
            tr("Load the whole message"));
    m_beginning->setVisible(beginning);
    mime::Damages damages = content.message.damages;
    if (beginning)
        damages &= ~mime::Damages(Damage::Truncated); // It was cut by Poplar itself.
    const QString text = damageText(damages);
    if (!text.isEmpty())
        m_damage->setContent(Banner::Tone::Warning, Icon::TriangleAlert, text);
    m_damage->setVisible(!text.isEmpty());
}

void MessagePane::showBody(const mime::Message &message)
{
    m_hasText = !message.text.trimmed().isEmpty();
    m_hasHtml = !message.html.isEmpty();
    m_body->setBody(message.text);
    m_html->setContent(message.html);
    showHeldBack(message.html.heldBack);
    showFace();
}

/// As the author laid it out, where they did; or plainly, if the reader wants it so.
void MessagePane::showFace()
{
    const bool html = m_hasHtml && !m_plain->isChecked();
    m_plain->setEnabled(m_hasHtml && m_hasText);
    m_monospaced->setEnabled(!html);
    m_html->setVisible(html);
    m_body->setVisible(!html && m_hasText);
    m_noText->setVisible(!html && !m_hasText);
}

void MessagePane::showHeldBack(const mime::HeldBack &held)
{
    QStringList sentences;
    if (held.pictures > 0)
        sentences << tr("%Ln remote picture(s) were not loaded.", nullptr, held.pictures);
    if (held.trackers > 0)
        sentences << tr(
            "%Ln invisible picture(s), which would have told the sender that you read this, were not "
            "loaded.",
            nullptr, held.trackers);
    if (sentences.isEmpty() && held.others > 0)
        sentences << tr("Nothing was loaded from the network.");
    if (!sentences.isEmpty())
        m_held->setContent(Banner::Tone::Info, Icon::ShieldCheck, sentences.join(u' '));
    m_held->setVisible(!sentences.isEmpty());
}

void MessagePane::showSetAside(const mailbox::MessageRow &row, const QString &host)
{
    m_message = row.id;
    m_hasContent = false;
    m_save->setEnabled(false);
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

QString MessagePane::damageText(mime::Damages damages) const
{
    QStringList sentences;
    if (damages & Damage::NoHeader)
        sentences << tr("This message does not begin with a proper header.");
    if (damages & Damage::Truncated)
        sentences << tr("It ends too early: a part of it is missing.");
    if (damages & Damage::WrongCharset)
        sentences << tr("It does not say truly which characters it uses, so some may be shown wrong.");
    if (damages & Damage::TooDeep)
        sentences << tr("It has more parts than can be sensible; not all of them are shown.");
    if (damages & Damage::TextCut)
        sentences << tr(
            "Its text is very long; only the beginning is shown. Save the message to have all of it.");
    if (damages & Damage::Malformed)
        sentences << tr("It is put together wrongly, and something may be missing here.");
    return sentences.join(u' ');
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
