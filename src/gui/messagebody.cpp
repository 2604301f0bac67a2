// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagebody.h"

#include "gui/banner.h"
#include "gui/formatting.h"
#include "gui/htmlview.h"
#include "gui/invitationcard.h"
#include "gui/linkopening.h"
#include "gui/morebar.h"
#include "gui/originallayout.h"
#include "gui/originaltext.h"
#include "gui/privacybar.h"
#include "gui/remotecontent.h"
#include "gui/remotemarkup.h"
#include "gui/textfinding.h"
#include "gui/theme.h"

#include <QLabel>
#include <QScrollBar>
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
    if (damages & Damage::Malformed)
        sentences << MessageBody::tr("It is put together wrongly, and something may be missing here.");
    return sentences.join(u' ');
}

} // namespace

MessageBody::MessageBody(QWidget *parent)
    : QWidget(parent)
    , m_beginning(new Banner)
    , m_damage(new Banner)
    , m_more(new MoreBar)
    , m_invitations(new InvitationCard)
    , m_originalBar(new Banner)
    , m_held(new PrivacyBar)
    , m_loading(new QLabel)
    , m_noText(new QLabel)
    , m_plain(new BodyView)
    , m_html(new HtmlView)
    , m_original(new OriginalText)
    , m_remote(new RemoteContent(this))
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
    for (Banner *banner : {m_beginning, m_damage, static_cast<Banner *>(m_held), m_originalBar})
        layout->addWidget(banner);
    layout->addWidget(m_invitations);
    layout->addWidget(m_more);
    for (QWidget *text : {static_cast<QWidget *>(m_loading), static_cast<QWidget *>(m_noText),
                          static_cast<QWidget *>(m_plain), static_cast<QWidget *>(m_html),
                          static_cast<QWidget *>(m_original)})
        layout->addWidget(text, 1);
    m_originalBar->setObjectName(QStringLiteral("originalBar"));
    connectParts();
    connectRemote();
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
    connect(m_more, &MoreBar::moreWanted, this, &MessageBody::moreWanted);
}

void MessageBody::clear()
{
    m_hasHtml = m_hasText = false;
    m_safe = {};
    m_remote->clear();
    m_invitations->setInvitations({});
    m_plain->setBody({});
    m_html->clear();
    m_original->clear();
}

void MessageBody::showLoading()
{
    clear();
    for (QWidget *part : {static_cast<QWidget *>(m_plain), static_cast<QWidget *>(m_html),
                          static_cast<QWidget *>(m_noText), static_cast<QWidget *>(m_beginning),
                          static_cast<QWidget *>(m_damage), static_cast<QWidget *>(m_held),
                          static_cast<QWidget *>(m_more), static_cast<QWidget *>(m_invitations),
                          static_cast<QWidget *>(m_original), static_cast<QWidget *>(m_originalBar)})
        part->hide();
    m_loading->show();
}

void MessageBody::setFile(const QString &file)
{
    m_original->setFile(file);
}

void MessageBody::setContent(const MessageContent &content)
{
    m_loading->hide();
    showBeginning(content);
    mime::Damages damages = content.message.damages;
    if (content.extent == MessageContent::Extent::Beginning)
        damages &= ~mime::Damages(Damage::Truncated); // It was cut by Poplar itself.
    showDamages(damages);
    m_invitations->setInvitations(content.message.invitations);
    m_more->setShown(damages, content.options.limits);
    m_hasText = !content.message.text.trimmed().isEmpty();
    m_hasHtml = !content.message.html.isEmpty();
    m_plain->setBody(content.message.text);
    m_safe = content.message.html;
    m_html->setContent(withRemotePictures(m_safe, {}));
    m_original->setContent(content);
    m_remote->setMessage(content);
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
    const bool isOriginal = m_layout == Layout::Original && hasOriginal();
    m_html->setVisible(!isPlain() && !isOriginal);
    if (isOriginal)
        showOriginalBar();
    m_originalBar->setVisible(isOriginal);
    m_original->setVisible(isOriginal);
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

void MessageBody::connectRemote()
{
    connect(m_held, &PrivacyBar::loadWanted, m_remote, &RemoteContent::load);
    connect(m_held, &PrivacyBar::alwaysWanted, m_remote, &RemoteContent::loadAlways);
    connect(m_held, &PrivacyBar::stopWanted, m_remote, &RemoteContent::stop);
    connect(m_remote, &RemoteContent::stateChanged, this, [this] { m_held->setState(m_remote->state()); });
    connect(m_remote, &RemoteContent::picturesChanged, this, &MessageBody::showPictures);
    connect(m_remote, &RemoteContent::rulesChanged, this, &MessageBody::senderRulesChanged);
    connect(m_original, &OriginalText::linkHovered, this, &MessageBody::linkHovered);
    connect(m_original, &OriginalText::linkActivated, this,
            [this](const QUrl &target) { openLink(this, target, m_html->textOfLink(target)); });
    connect(m_originalBar, &Banner::buttonClicked, this, &MessageBody::changeOriginalRule);
}

/// The reader may be in the middle of it.
void MessageBody::showPictures()
{
    const int place = m_html->verticalScrollBar()->value();
    m_html->setContent(withRemotePictures(m_safe, m_remote->pictures()));
    QMetaObject::invokeMethod(
        m_html, [this, place] { m_html->verticalScrollBar()->setValue(place); }, Qt::QueuedConnection);
    m_original->setPictures(m_remote->pictures());
}

void MessageBody::setOriginalLayout(OriginalLayout *layout)
{
    m_originalLayout = layout;
    m_original->setLayoutMaker(layout);
}

bool MessageBody::hasOriginal() const
{
    return m_hasHtml && m_originalLayout && m_originalLayout->offer() == OriginalLayout::Offer::Ready;
}

bool MessageBody::isOriginalWanted() const
{
    return hasOriginal() && holds(m_remote->rules().original, m_remote->state().sender);
}

void MessageBody::setSenderRules(const SenderRules &rules)
{
    m_remote->setRules(rules);
}

void MessageBody::setProxy(const Proxy &proxy)
{
    m_remote->setProxy(proxy);
}

void MessageBody::showOriginalBar()
{
    const QString sender = m_remote->state().sender;
    const bool isAlways = isOriginalWanted();
    const QString text = isAlways
        ? tr("Mail from %1 is shown in its original layout.").arg(sender)
        : tr("This is the original layout. Scripts, forms and the network are switched off in it.");
    const QString button = sender.isEmpty() ? QString()
        : isAlways                          ? tr("No longer for this sender")
                                            : tr("Always for this sender");
    m_originalBar->setContent(Banner::Tone::Info, Icon::Globe, text, button);
}

void MessageBody::changeOriginalRule()
{
    const QString sender = m_remote->state().sender;
    SenderRules rules = m_remote->rules();
    rules.original = isOriginalWanted() ? without(rules.original, sender) : with(rules.original, sender);
    m_remote->setRules(rules);
    showOriginalBar();
    Q_EMIT senderRulesChanged(rules);
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
    return textPaper(head, m_plain->wholeText(), m_plain->face());
}

FindResult MessageBody::find(const QString &text, FindDirection direction)
{
    if (m_original->isVisible())
        return m_original->find(text, direction);
    if (m_html->isVisible())
        return findIn(*m_html, text, direction);
    return m_plain->isVisible() ? findIn(*m_plain, text, direction) : FindResult::NotFound;
}

} // namespace poplar::gui
