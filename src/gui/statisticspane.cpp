// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/statisticspane.h"

#include "gui/flowwords.h"
#include "gui/formatting.h"
#include "gui/theme.h"
#include "gui/throughputplot.h"
#include "gui/timeshares.h"

#include "wire/displaytext.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTreeWidget>

#include <algorithm>
#include <climits>

namespace poplar::gui {

namespace {

constexpr std::chrono::milliseconds statisticsInterval{250};
constexpr int wideCharacters = 110; ///< With so much room, the parts stand side by side.
constexpr qsizetype verbsShown = 8;
constexpr qsizetype shownCommand = 80; ///< Octets of one.

enum SlowColumn { CommandColumn, WaitedColumn, TookColumn, OctetsColumn };

int asCount(qint64 number)
{
    return int(std::min<qint64>(number, INT_MAX));
}

} // namespace

StatisticsPane::StatisticsPane(QWidget *parent)
    : QWidget(parent)
    , m_parts(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_shares(new TimeShares)
    , m_plot(new ThroughputPlot)
    , m_slowest(new QTreeWidget)
{
    setObjectName(QStringLiteral("statisticsPane"));
    m_update.setSingleShot(true);
    m_update.setInterval(statisticsInterval);
    connect(&m_update, &QTimer::timeout, this, &StatisticsPane::refresh);
    auto *content = new QWidget;
    content->setLayout(m_parts);
    m_parts->setContentsMargins(space::large, space::normal, space::large, space::normal);
    m_parts->setSpacing(space::huge);
    m_parts->addWidget(makeFigures());
    m_parts->addWidget(makePictures(), 2);
    m_parts->addWidget(makeSlowest(), 3);
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
    refresh();
}

QLabel *StatisticsPane::addFigure(QFormLayout &form, const QString &name, const QString &objectName)
{
    auto *value = new QLabel;
    value->setObjectName(objectName);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setAccessibleName(name);
    form.addRow(name, value);
    return value;
}

QWidget *StatisticsPane::makeFigures()
{
    auto *figures = new QWidget;
    auto *form = new QFormLayout(figures);
    form->setContentsMargins(0, 0, 0, 0);
    m_received = addFigure(*form, tr("Received:"), QStringLiteral("octetsReceived"));
    m_sent = addFigure(*form, tr("Sent:"), QStringLiteral("octetsSent"));
    m_commands = addFigure(*form, tr("Commands:"), QStringLiteral("commandCount"));
    m_bodies = addFigure(*form, tr("Message texts:"), QStringLiteral("bodyCount"));
    m_refusals = addFigure(*form, tr("Refused:"), QStringLiteral("refusalCount"));
    m_roundTrip = addFigure(*form, tr("Round trip (median):"), QStringLiteral("roundTrip"));
    m_total = addFigure(*form, tr("Duration:"), QStringLiteral("sessionDuration"));
    figures->setMinimumWidth(fontMetrics().averageCharWidth() * 44);
    return figures;
}

QWidget *StatisticsPane::makePictures()
{
    auto *pictures = new QWidget;
    auto *layout = new QVBoxLayout(pictures);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::normal);
    layout->addWidget(m_shares);
    layout->addWidget(m_plot, 1);
    return pictures;
}

QWidget *StatisticsPane::makeSlowest()
{
    auto *part = new QWidget;
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *title = new QLabel(tr("&Slowest commands"));
    title->setBuddy(m_slowest);
    m_slowest->setObjectName(QStringLiteral("slowestCommands"));
    m_slowest->setAccessibleName(tr("Slowest commands"));
    m_slowest->setRootIsDecorated(false);
    m_slowest->setUniformRowHeights(true);
    m_slowest->setAllColumnsShowFocus(true);
    m_slowest->setHeaderLabels({tr("Command"), tr("Waited"), tr("Until complete"), tr("Reply")});
    m_slowest->headerItem()->setToolTip(WaitedColumn, tr("Until the first line of the reply came"));
    m_slowest->header()->setStretchLastSection(false);
    m_slowest->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_slowest->header()->setSectionResizeMode(CommandColumn, QHeaderView::Stretch);
    m_slowest->setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    m_slowest->setMinimumHeight(fontMetrics().height() * 8);
    connect(m_slowest, &QTreeWidget::itemClicked, this, &StatisticsPane::chooseItem);
    connect(m_slowest, &QTreeWidget::itemActivated, this, &StatisticsPane::chooseItem);
    layout->addWidget(title);
    layout->addWidget(m_slowest, 1);
    return part;
}

void StatisticsPane::append(const QList<wire::TranscriptEvent> &events)
{
    m_statistics.add(events);
    if (m_activity == Activity::Awake && !m_update.isActive())
        m_update.start();
}

void StatisticsPane::clear()
{
    m_statistics.clear();
    refresh();
}

void StatisticsPane::setActivity(Activity activity)
{
    m_activity = activity;
    if (activity == Activity::Awake)
        refresh();
    else
        m_update.stop();
}

void StatisticsPane::refresh()
{
    //: Octets: %1 is "1.2 MB", %2 is "1,234,567 octets".
    const auto octets = [](qint64 count) {
        return tr("%1 (%2)").arg(formatSize(count), tr("%Ln octet(s)", nullptr, asCount(count)));
    };
    m_received->setText(octets(m_statistics.octetsReceived()));
    m_sent->setText(octets(m_statistics.octetsSent()));
    QStringList verbs;
    const auto all = m_statistics.verbs();
    for (const auto &[verb, count] : all.first(std::min(all.size(), verbsShown)))
        verbs += QStringLiteral("%1\u00a0%2").arg(wire::displayText(verb), locale().toString(count));
    if (all.size() > verbsShown)
        verbs += QStringLiteral("…");
    const QString count = locale().toString(m_statistics.commands());
    //: Commands: %1 is how many, %2 is "TOP 40, RETR 3".
    m_commands->setText(verbs.isEmpty() ? count : tr("%1: %2").arg(count, verbs.join(QStringLiteral(", "))));
    m_bodies->setText(locale().toString(m_statistics.bodies()));
    m_refusals->setText(locale().toString(m_statistics.refusals()));
    const auto roundTrip = m_statistics.roundTrip();
    m_roundTrip->setText(roundTrip ? durationText(*roundTrip) : tr("not measured"));
    m_total->setText(durationText(m_statistics.total()));
    m_shares->setStatistics(m_statistics);
    m_plot->setFlow(m_statistics.flow(), m_statistics.flowSpan());
    showSlowest();
}

/// The rows are filled anew in place, so that what is selected stays where it is.
void StatisticsPane::showSlowest()
{
    const QList<wire::SessionStatistics::Exchange> &slowest = m_statistics.slowest();
    while (m_slowest->topLevelItemCount() > slowest.size())
        delete m_slowest->takeTopLevelItem(m_slowest->topLevelItemCount() - 1);
    for (qsizetype i = 0; i < slowest.size(); ++i) {
        if (i >= m_slowest->topLevelItemCount())
            m_slowest->addTopLevelItem(new QTreeWidgetItem);
        QTreeWidgetItem *item = m_slowest->topLevelItem(int(i));
        item->setText(CommandColumn, wire::displayText(slowest[i].text.left(shownCommand)));
        item->setText(WaitedColumn, durationText(slowest[i].waited));
        item->setText(TookColumn, durationText(slowest[i].took));
        item->setText(OctetsColumn, formatSize(slowest[i].octets));
        item->setData(CommandColumn, Qt::UserRole, slowest[i].number);
        for (const int column : {WaitedColumn, TookColumn, OctetsColumn})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
}

void StatisticsPane::chooseItem(const QTreeWidgetItem *item)
{
    Q_EMIT eventChosen(item->data(CommandColumn, Qt::UserRole).toULongLong());
}

void StatisticsPane::showEvent(QShowEvent *event)
{
    setActivity(Activity::Awake);
    QWidget::showEvent(event);
}

void StatisticsPane::hideEvent(QHideEvent *event)
{
    setActivity(Activity::Asleep);
    QWidget::hideEvent(event);
}

void StatisticsPane::resizeEvent(QResizeEvent *event)
{
    const bool isWide = width() >= fontMetrics().averageCharWidth() * wideCharacters;
    m_parts->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QWidget::resizeEvent(event);
}

} // namespace poplar::gui
