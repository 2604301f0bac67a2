// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/privacybar.h"

#include "gui/plaintip.h"

#include <QBoxLayout>
#include <QPushButton>

namespace poplar::gui {

namespace {

using Stage = RemoteState::Stage;
using Rule = RemoteState::Rule;

QStringList heldSentences(const RemoteState &state)
{
    QStringList sentences;
    if (state.rule == Rule::Unproven)
        sentences << PrivacyBar::tr(
                         "You load the pictures of %1, but it is not proven that this message is theirs.")
                         .arg(state.sender);
    if (state.held.pictures > 0)
        sentences << PrivacyBar::tr("%Ln remote picture(s) were not loaded.", nullptr, state.held.pictures);
    if (state.held.trackers > 0)
        sentences << PrivacyBar::tr(
            "%Ln invisible picture(s), which would have told the sender that you read this, were not "
            "loaded.",
            nullptr, state.held.trackers);
    if (sentences.isEmpty() && state.held.others > 0)
        sentences << PrivacyBar::tr("Nothing was loaded from the network.");
    return sentences;
}

QStringList loadedSentences(const RemoteState &state)
{
    QStringList sentences;
    const int loaded = state.loadable - state.failed;
    if (loaded > 0)
        sentences << PrivacyBar::tr("%Ln remote picture(s) were loaded.", nullptr, loaded);
    if (state.failed > 0)
        sentences << PrivacyBar::tr("%Ln picture(s) could not be loaded.", nullptr, state.failed);
    if (state.held.trackers > 0)
        sentences << PrivacyBar::tr(
            "%Ln invisible picture(s) stay unloaded: they only tell the sender that you read "
            "this.",
            nullptr, state.held.trackers);
    return sentences;
}

} // namespace

PrivacyBar::PrivacyBar(QWidget *parent)
    : Banner(parent)
    , m_always(new QPushButton)
{
    setObjectName(QStringLiteral("privacyBar"));
    m_always->setObjectName(QStringLiteral("alwaysLoad"));
    m_always->setAutoDefault(false);
    m_always->setText(tr("Always for this sender"));
    static_cast<QBoxLayout *>(layout())->addWidget(m_always, 0, Qt::AlignVCenter);
    connect(this, &Banner::buttonClicked, this, &PrivacyBar::pressed);
    connect(m_always, &QPushButton::clicked, this, &PrivacyBar::alwaysWanted);
}

void PrivacyBar::setState(const RemoteState &state)
{
    m_state = state;
    const bool isHeld = state.stage == Stage::Held;
    const bool canLoad = isHeld && state.loadable > 0;
    QStringList sentences = isHeld ? heldSentences(state) : loadedSentences(state);
    QString button;
    if (state.stage == Stage::Loading) {
        sentences = {tr("Loading %Ln remote picture(s)…", nullptr, state.loadable)};
        button = tr("Stop");
    } else if (canLoad) {
        button = tr("Load for this message");
    } else if (state.failed > 0) {
        button = tr("Try again");
    }
    setContent(state.rule == Rule::Unproven && isHeld ? Tone::Warning : Tone::Info, Icon::ShieldCheck,
               sentences.join(u' '), button);
    m_always->setVisible(canLoad && state.rule == Rule::None && !state.sender.isEmpty());
    //: %1 is an address.
    m_always->setToolTip(plainTip(tr("Load the pictures in all mail from %1").arg(state.sender)));
    setVisible(!sentences.isEmpty());
}

void PrivacyBar::pressed()
{
    if (m_state.stage == Stage::Loading)
        Q_EMIT stopWanted();
    else
        Q_EMIT loadWanted();
}

} // namespace poplar::gui
