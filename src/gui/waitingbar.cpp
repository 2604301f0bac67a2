// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/waitingbar.h"

#include "gui/errortext.h"
#include "gui/icons.h"
#include "gui/theme.h"

#include "wire/displaytext.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace poplar::gui {

namespace {

constexpr int waitingPicture = 20;

/// Whether the conversation broke off, as opposed to a server that asked for patience.
bool brokeOff(ErrorKind kind)
{
    return kind == ErrorKind::ConnectionLost || kind == ErrorKind::Silence;
}

} // namespace

WaitingBar::WaitingBar(QWidget *parent)
    : QFrame(parent)
    , m_picture(new QLabel(this))
    , m_reason(new QLabel(this))
    , m_left(new QLabel(this))
    , m_now(new QPushButton(tr("Try now"), this))
    , m_stop(new QPushButton(tr("Stop"), this))
{
    setObjectName(QStringLiteral("waitingBar"));
    setBackgroundRole(QPalette::Window);
    setAutoFillBackground(true);
    m_reason->setObjectName(QStringLiteral("waitingReason"));
    m_left->setObjectName(QStringLiteral("waitingLeft"));
    m_now->setObjectName(QStringLiteral("tryNow"));
    m_stop->setObjectName(QStringLiteral("stopWaiting"));
    build();
    connect(&m_countdown, &Countdown::ticked, this, &WaitingBar::showLeft);
    connect(m_now, &QPushButton::clicked, this, &WaitingBar::tryNowRequested);
    connect(m_stop, &QPushButton::clicked, this, &WaitingBar::stopRequested);
    hide();
}

void WaitingBar::build()
{
    for (QLabel *label : {m_reason, m_left}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(label == m_reason);
    }
    QFont strong = m_reason->font();
    strong.setWeight(QFont::DemiBold);
    m_reason->setFont(strong);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::small / 2);
    words->addWidget(m_reason);
    words->addWidget(m_left, 0, Qt::AlignLeft);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::large, space::normal + space::small, space::large,
                               space::normal + space::small);
    layout->setSpacing(space::normal + space::small);
    layout->addWidget(m_picture, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    for (QPushButton *button : {m_now, m_stop}) {
        button->setAutoDefault(false);
        layout->addWidget(button, 0, Qt::AlignVCenter);
    }
}

void WaitingBar::setWaiting(const std::optional<mailbox::Waiting> &waiting, const QString &host)
{
    if (waiting == m_waiting)
        return;
    m_waiting = waiting;
    m_countdown.stop();
    setVisible(waiting.has_value());
    if (!waiting)
        return;
    m_reason->setText(waitingReason(waiting->because, host) + u'.');
    m_reason->setToolTip(wire::displayText(waiting->because.said).left(300).toHtmlEscaped());
    // Else each second would be read out.
    m_left->setAccessibleName(tr("Countdown to the next attempt"));
    m_left->setMinimumWidth(0);
    m_countdown.start(waiting->until);
    dress();
    announce();
}

QString WaitingBar::sentence(std::chrono::seconds left) const
{
    if (left.count() == 0)
        return tr("Trying again now…");
    const bool broken = m_waiting && brokeOff(m_waiting->because.kind);
    //: %1 is a countdown: "0:42".
    return (broken ? tr("Connecting again in %1") : tr("Trying again in %1")).arg(countdownText(left));
}

void WaitingBar::showLeft(std::chrono::seconds left)
{
    const QString text = sentence(left);
    m_left->setMinimumWidth(std::max(m_left->minimumWidth(), widthOfAnyDigits(text, m_left->fontMetrics())));
    m_left->setText(text);
}

void WaitingBar::announce()
{
    setAccessibleName(m_reason->text());
    setAccessibleDescription(m_left->text());
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void WaitingBar::dress()
{
    m_dressing = true;
    QPalette dressed = parentWidget() != nullptr ? parentWidget()->palette() : palette();
    dressed.setColor(QPalette::Window, themeColours(dressed).infoGround);
    setPalette(dressed);
    m_picture->setPixmap(
        icon(Icon::Clock, Tint::Accent).pixmap(QSize(waitingPicture, waitingPicture), devicePixelRatioF()));
    m_dressing = false;
}

void WaitingBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_dressing)
        dress();
    QFrame::changeEvent(event);
}

/// The context of the reasons.
class WaitingReasons {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::WaitingReasons)

public:
    static QString of(const Error &because, const QString &host);
};

QString WaitingReasons::of(const Error &because, const QString &host)
{
    if (because.code == "IN-USE")
        return tr("The mailbox is in use by another program");
    if (because.code == "LOGIN-DELAY")
        return tr("%1 wants a pause between two logins").arg(host);
    if (because.kind == ErrorKind::Busy)
        return tr("%1 has a passing problem").arg(host);
    if (because.kind == ErrorKind::Silence)
        return tr("%1 does not answer any more").arg(host);
    if (because.kind == ErrorKind::ConnectionLost)
        return tr("The connection to %1 broke").arg(host);
    mailbox::Problem problem;
    problem.error = because;
    problem.host = host;
    return errorText(problem).title;
}

QString waitingReason(const Error &because, const QString &host)
{
    return WaitingReasons::of(because, wire::displayText(host));
}

bool isSameTrouble(const Error &one, const Error &other)
{
    return one.kind == other.kind && one.code == other.code;
}

} // namespace poplar::gui
