// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/statusstrip.h"

#include "gui/downloadtext.h"
#include "gui/formatting.h"
#include "gui/icons.h"
#include "gui/plaintip.h"
#include "gui/serverwords.h"
#include "gui/theme.h"

#include "wire/displaytext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <chrono>

namespace poplar::gui {

using mailbox::Activity;
using mailbox::ConnectionState;

namespace {
constexpr int barWidth = 140;
constexpr int barSteps = 1000;
constexpr std::chrono::seconds hintTime{5}; ///< A hint is to be read before figures take its place.

/// Shortens what it cannot show as a whole, and shows that it did.
class ShorteningLabel : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        style()->drawItemText(&painter, contentsRect(), int(Qt::AlignLeft | Qt::AlignVCenter), palette(),
                              isEnabled(), fontMetrics().elidedText(text(), Qt::ElideRight, width()),
                              foregroundRole());
    }
};
} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_connection(new QToolButton(this))
    , m_downloads(new QToolButton(this))
    , m_waiting(new QLabel(this))
    , m_text(new ShorteningLabel(this))
    , m_activity(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_stop(new QToolButton(this))
{
    m_connection->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_connection->setAutoRaise(true);
    m_connection->setObjectName(QStringLiteral("connection"));
    m_waiting->setObjectName(QStringLiteral("waiting"));
    m_waiting->setTextFormat(Qt::PlainText);
    m_waiting->setForegroundRole(QPalette::PlaceholderText);
    // Else each second would be read out.
    m_waiting->setAccessibleName(tr("Countdown to the next attempt"));
    m_waiting->hide();
    m_text->setObjectName(QStringLiteral("totals"));
    m_text->setTextFormat(Qt::PlainText);
    m_downloads->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_downloads->setAutoRaise(true);
    m_downloads->setObjectName(QStringLiteral("downloadStatus"));
    m_downloads->hide();
    m_activity->setTextFormat(Qt::PlainText);
    m_bar->setFixedWidth(barWidth);
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(10);
    m_bar->setAccessibleName(tr("Progress"));
    m_stop->setIcon(icon(Icon::X));
    m_stop->setAutoRaise(true);
    m_stop->setToolTip(tr("Stop"));
    m_stop->setAccessibleName(tr("Stop"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::small, 2, space::normal, 2);
    layout->setSpacing(space::normal);
    layout->addWidget(m_connection);
    layout->addWidget(m_waiting);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_downloads);
    layout->addWidget(m_activity);
    layout->addWidget(m_bar);
    layout->addWidget(m_stop);
    connect(m_connection, &QToolButton::clicked, this, &StatusStrip::detailsWanted);
    connect(m_downloads, &QToolButton::clicked, this, &StatusStrip::downloadsWanted);
    connect(&m_countdown, &Countdown::ticked, this, &StatusStrip::showLeft);
    connect(m_stop, &QToolButton::clicked, this, &StatusStrip::stopRequested);
    m_hintTime.setSingleShot(true);
    m_hintTime.setInterval(hintTime);
    connect(&m_hintTime, &QTimer::timeout, this, [this] {
        if (m_totalsText != m_totalsBehindHint)
            m_text->setText(m_totalsText);
    });
    setStatus({});
    setTotals({});
    setProgress({});
}

void StatusStrip::setStatus(const mailbox::ConnectionStatus &status)
{
    const QString host = wire::displayText(status.host);
    QString text;
    switch (status.state) {
    case ConnectionState::Disconnected:
        text = tr("Not connected");
        break;
    case ConnectionState::Connecting:
        text = tr("Connecting to %1…").arg(host);
        break;
    case ConnectionState::Securing:
        text = tr("Securing the connection to %1…").arg(host);
        break;
    case ConnectionState::Authorization:
        text = tr("Logging in to %1…").arg(host);
        break;
    case ConnectionState::Transaction:
        text = tr("Connected to %1").arg(host);
        break;
    case ConnectionState::Update:
        text = tr("Leaving %1…").arg(host);
        break;
    }
    m_connection->setText(text);
    setWaiting(status.waiting);
    showConnection(status);
    m_isPart = status.traits.testFlag(ServerTrait::ListsPart);
    showTotals();
}

void StatusStrip::setWaiting(const std::optional<mailbox::Waiting> &waiting)
{
    if (waiting == m_waitingFor)
        return;
    m_waitingFor = waiting;
    m_countdown.stop();
    m_waiting->setVisible(waiting.has_value());
    m_waiting->setMinimumWidth(0);
    if (waiting)
        m_countdown.start(waiting->until);
}

void StatusStrip::showLeft(std::chrono::seconds left)
{
    //: %1 is a countdown: "0:42".
    const QString text =
        left.count() > 0 ? tr("Next attempt in %1").arg(countdownText(left)) : tr("Trying again…");
    m_waiting->setMinimumWidth(
        std::max(m_waiting->minimumWidth(), widthOfAnyDigits(text, m_waiting->fontMetrics())));
    m_waiting->setText(text);
}

void StatusStrip::showConnection(const mailbox::ConnectionStatus &status)
{
    const bool connected = status.state != ConnectionState::Disconnected;
    if (status.waiting) {
        m_connection->setIcon(icon(Icon::Clock, Tint::Accent));
        m_connection->setToolTip({});
    } else if (status.tls) {
        m_connection->setIcon(icon(Icon::Lock, Tint::Success));
        m_connection->setToolTip(plainTip(tr("Encrypted with %1").arg(status.tls->protocol)));
    } else if (connected && status.security == Security::None) {
        m_connection->setIcon(icon(Icon::LockOpen, Tint::Warning));
        m_connection->setToolTip(tr("Not encrypted: others on the way can read everything"));
    } else {
        m_connection->setIcon(icon(Icon::Unplug, Tint::Muted));
        m_connection->setToolTip({});
    }
}

void StatusStrip::setTotals(const MessageListModel::Totals &totals)
{
    m_totals = totals;
    showTotals();
}

void StatusStrip::showTotals()
{
    const MessageListModel::Totals &totals = m_totals;
    QStringList parts;
    if (totals.messages > 0) {
        //: %1 is a size such as 12 MB
        parts += tr("%Ln message(s), %1", nullptr, int(totals.messages)).arg(formatSize(totals.octets));
    }
    if (totals.fresh > 0)
        parts += tr("%Ln new, %1", nullptr, int(totals.fresh)).arg(formatSize(totals.freshOctets));
    if (totals.ticked > 0)
        parts += tr("%Ln ticked, %1", nullptr, int(totals.ticked)).arg(formatSize(totals.tickedOctets));
    if (m_isPart && totals.messages > 0)
        parts += tr("only a part of the mailbox");
    m_totalsText = parts.join(QStringLiteral("  ·  "));
    if (!m_hintTime.isActive())
        m_text->setText(m_totalsText);
    m_text->setToolTip(m_isPart ? plainTip(traitSentences(ServerTrait::ListsPart).join(u' ')) : QString());
}

void StatusStrip::setHint(const QString &hint)
{
    m_totalsBehindHint = m_totalsText;
    m_text->setText(hint.isEmpty() ? m_totalsText : wire::displayText(hint));
    if (hint.isEmpty())
        m_hintTime.stop();
    else
        m_hintTime.start();
}

void StatusStrip::setDownloads(const mailbox::DownloadStatus &status)
{
    using Run = mailbox::DownloadStatus::Run;
    m_downloadStatus = status;
    const QString brief = downloadBrief(status);
    const bool failed = status.failed > 0;
    const bool paused = status.run == Run::Paused;
    m_downloads->setVisible(!brief.isEmpty());
    m_downloads->setText(brief);
    m_downloads->setIcon(failed ? icon(Icon::TriangleAlert, Tint::Danger)
                                : icon(paused ? Icon::Pause : Icon::Download, Tint::Accent));
    m_downloads->setToolTip(plainTip(downloadSummary(status)));
    m_downloads->setAccessibleDescription(downloadSummary(status));
    showProgress();
}

void StatusStrip::setProgress(const mailbox::Progress &progress)
{
    m_progress = progress;
    showProgress();
}

void StatusStrip::showProgress()
{
    const mailbox::Progress &progress = m_progress;
    QString text;
    switch (progress.activity) {
    case Activity::None:
        break;
    case Activity::Opening:
        text = tr("Opening the mailbox…");
        break;
    case Activity::Headers:
        text = tr("Reading headers: %1 of %2")
                   .arg(locale().toString(progress.done), locale().toString(progress.total));
        break;
    case Activity::Message:
        text =
            tr("Retrieving the message: %1 of %2").arg(formatSize(progress.done), formatSize(progress.total));
        if (progress.total <= 0)
            text = tr("Retrieving the message: %1").arg(formatSize(progress.done));
        break;
    case Activity::Fetching:
        if (m_downloadStatus.run != mailbox::DownloadStatus::Run::Running) // Else that is told beside it.
            text = tr("Retrieving messages: %1 of %2")
                       .arg(formatSize(progress.done), formatSize(progress.total));
        break;
    case Activity::Leaving:
        text = tr("Leaving…");
        break;
    case Activity::Rebuilding:
        text = tr("Rebuilding the catalogue: %1 of %2 files")
                   .arg(locale().toString(progress.done), locale().toString(progress.total));
        if (progress.total <= 0)
            text = tr("Rebuilding the catalogue…");
        break;
    }
    m_activity->setText(text);
    const bool busy = progress.activity != Activity::None;
    m_activity->setVisible(!text.isEmpty());
    m_bar->setVisible(busy);
    m_stop->setVisible(busy);
    m_bar->setRange(0, progress.total > 0 ? barSteps : 0);
    if (progress.total > 0)
        m_bar->setValue(int(qBound<qint64>(0, progress.done, progress.total) * double(barSteps)
                            / double(progress.total)));
}

} // namespace poplar::gui
