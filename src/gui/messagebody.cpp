// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagebody.h"

#include "gui/banner.h"
#include "gui/formatting.h"
#include "gui/htmlview.h"
#include "gui/linkopening.h"
#include "gui/textfinding.h"
#include "gui/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace poplar::gui {

using mailbox::MessageContent;
using mime::Damage;

namespace {

QString damageText(mime::Damages damages)
{
    QStringList sentences;
    if (damages & Damage::NoHeader)
        sentences << MessageBody::tr("This message does not begin with a proper header.");
    if (damages & Damage::Truncated)
        sentences << MessageBody::tr("It ends too early: a part of it is missing.");
    if (damages & Damage::WrongCharset)
        sentences << MessageBody::tr(
            "It does not say truly which characters it uses, so some may be shown wrong.");
    if (damages & Damage::TooDeep)
        sentences << MessageBody::tr("It has more parts than can be sensible; not all of them are shown.");
    if (damages & Damage::TextCut)
        sentences << MessageBody::tr(
            "Its text is very long; only the beginning is shown. Save the message to have all of it.");
    if (damages & Damage::Malformed)
        sentences << MessageBody::tr("It is put together wrongly, and something may be missing here.");
    return sentences.join(u' ');
}

} // namespace

MessageBody::MessageBody(QWidget *parent)
    : QWidget(parent)
    , m_beginning(new Banner)
    , m_damage(new Banner)
    , m_held(new Banner)
    , m_loading(new QLabel)
    , m_noText(new QLabel)
    , m_plain(new BodyView)
    , m_html(new HtmlView)
{
    for (QLabel *label : {m_loading, m_noText}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setWordWrap(true);
        label->setContentsMargins(space::large, space::huge, space::large, space::large);
    }
    m_loading->setText(tr("Loading the message…"));
    m_noText->setText(tr("This message has no text."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget *banner : {m_beginning, m_damage, m_held})
        layout->addWidget(banner);
    for (QWidget *text : {static_cast<QWidget *>(m_loading), static_cast<QWidget *>(m_noText),
                          static_cast<QWidget *>(m_plain), static_cast<QWidget *>(m_html)})
        layout->addWidget(text, 1);
    connectParts();
    showLoading();
}

void MessageBody::connectParts()
{
    connect(m_plain, &BodyView::linkHovered, this, &MessageBody::linkHovered);
    connect(m_plain, &BodyView::linkActivated, this,
            [this](const QUrl &target) { openLink(this, target, target.toString()); });
    connect(m_html, &HtmlView::linkHovered, this, &MessageBody::linkHovered);
    connect(m_html, &HtmlView::linkActivated, this,
            [this](const QUrl &target, const QString &shown) { openLink(this, target, shown); });
    connect(m_beginning, &Banner::buttonClicked, this, &MessageBody::wholeWanted);
}

void MessageBody::clear()
{
    m_hasHtml = m_hasText = false;
    m_plain->setBody({});
    m_html->clear();
}

void MessageBody::showLoading()
{
    clear();
    for (QWidget *part : {static_cast<QWidget *>(m_plain), static_cast<QWidget *>(m_html),
                          static_cast<QWidget *>(m_noText), static_cast<QWidget *>(m_beginning),
                          static_cast<QWidget *>(m_damage), static_cast<QWidget *>(m_held)})
        part->hide();
    m_loading->show();
}

void MessageBody::setContent(const MessageContent &content)
{
    m_loading->hide();
    showBeginning(content);
    mime::Damages damages = content.message.damages;
    if (content.extent == MessageContent::Extent::Beginning)
        damages &= ~mime::Damages(Damage::Truncated); // It was cut by Poplar itself.
    showDamages(damages);
    showHeldBack(content.message.html.heldBack);
    m_hasText = !content.message.text.trimmed().isEmpty();
    m_hasHtml = !content.message.html.isEmpty();
    m_plain->setBody(content.message.text);
    m_html->setContent(content.message.html);
    showText();
}

void MessageBody::setLayoutWanted(Layout layout)
{
    m_layout = layout;
    if (m_loading->isHidden())
        showText();
}

void MessageBody::setFace(BodyView::Face face)
{
    m_plain->setFace(face);
}

void MessageBody::showText()
{
    m_html->setVisible(!isPlain());
    m_plain->setVisible(isPlain() && m_hasText);
    m_noText->setVisible(isPlain() && !m_hasText);
}

void MessageBody::showBeginning(const MessageContent &content)
{
    const bool beginning = content.extent == MessageContent::Extent::Beginning;
    if (beginning)
        m_beginning->setContent(
            Banner::Tone::Info, Icon::FileText,
            tr("This is the beginning of a large message (%1).").arg(formatSize(content.octets)),
            tr("Load the whole message"));
    m_beginning->setVisible(beginning);
}

void MessageBody::showDamages(mime::Damages damages)
{
    const QString text = damageText(damages);
    if (!text.isEmpty())
        m_damage->setContent(Banner::Tone::Warning, Icon::TriangleAlert, text);
    m_damage->setVisible(!text.isEmpty());
}

void MessageBody::showHeldBack(const mime::HeldBack &held)
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

void MessageBody::setTextFont(const QFont &font)
{
    m_plain->setTextFont(font);
    m_html->setFont(font);
}

Paper MessageBody::paper(const PaperHead &head) const
{
    if (!isPlain())
        return htmlPaper(head, m_html->markup(), *m_html->document());
    return textPaper(head, m_plain->toPlainText(), m_plain->face());
}

FindResult MessageBody::find(const QString &text, FindDirection direction)
{
    if (m_html->isVisible())
        return findIn(*m_html, text, direction);
    return m_plain->isVisible() ? findIn(*m_plain, text, direction) : FindResult::NotFound;
}

} // namespace poplar::gui
