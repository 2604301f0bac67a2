// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/ruletrialview.h"

#include "gui/emptystate.h"
#include "gui/icons.h"
#include "gui/rulehitmodel.h"
#include "gui/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace poplar::gui {

using mailbox::RuleTrial;
using mailbox::RuleTrialReport;
using State = RuleTrialReport::State;

namespace {
constexpr std::chrono::milliseconds typingDelay{250};
}

RuleTrialView::RuleTrialView(QWidget *parent)
    : QWidget(parent)
    , m_model(new RuleHitModel(this))
    , m_place(new QComboBox)
    , m_pages(new QStackedWidget)
    , m_view(new QTreeView)
    , m_empty(new EmptyState)
    , m_outcome(new QLabel)
    , m_doubts(new QLabel)
    , m_read(new QPushButton(icon(Icon::Download), {}))
    , m_stop(new QPushButton(icon(Icon::CircleStop), tr("Stop reading")))
{
    build();
    m_delay.setSingleShot(true);
    m_delay.setInterval(typingDelay);
    connect(&m_delay, &QTimer::timeout, this, [this] { begin(RuleTrial::Missing::Leave); });
    connect(m_place, &QComboBox::activated, this, [this] { begin(RuleTrial::Missing::Leave); });
    connect(m_read, &QPushButton::clicked, this, [this] { begin(RuleTrial::Missing::Read); });
    connect(m_stop, &QPushButton::clicked, this, [this] { begin(RuleTrial::Missing::Leave); });
    showState();
}

void RuleTrialView::build()
{
    auto *title = new QLabel(tr("T&ry it on"));
    QFont strong = title->font();
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    title->setBuddy(m_place);
    m_place->setObjectName(QStringLiteral("trialPlace"));
    m_place->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_outcome->setObjectName(QStringLiteral("trialOutcome"));
    m_doubts->setObjectName(QStringLiteral("trialDoubts"));
    m_doubts->setWordWrap(true);
    m_read->setObjectName(QStringLiteral("readHeaders"));
    m_stop->setObjectName(QStringLiteral("stopTrial"));
    m_view->setObjectName(QStringLiteral("trialHits"));
    m_view->setAccessibleName(tr("Messages that the rule fits"));
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setItemsExpandable(false);
    m_view->setAllColumnsShowFocus(true);
    m_view->setTabKeyNavigation(false);
    QHeaderView *header = m_view->header();
    const int character = fontMetrics().averageCharWidth();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(RuleHitModel::Subject, QHeaderView::Stretch);
    header->resizeSection(RuleHitModel::Sender, character * 20);
    header->resizeSection(RuleHitModel::Date, character * 13);
    header->resizeSection(RuleHitModel::Size, character * 11);
    header->resizeSection(RuleHitModel::Why, character * 34);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::normal);
    head->addWidget(title);
    head->addWidget(m_place);
    head->addStretch();
    head->addWidget(m_outcome);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::normal);
    foot->addWidget(m_doubts, 1);
    for (QPushButton *button : {m_read, m_stop}) {
        button->setAutoDefault(false);
        foot->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::normal);
    layout->addLayout(head);
    layout->addWidget(m_pages, 1);
    layout->addLayout(foot);
}

void RuleTrialView::setPlaces(const QList<Place> &places, const QString &chosen)
{
    m_places = places;
    m_place->clear();
    for (const Place &place : places)
        m_place->addItem(icon(Icon::Mailbox), place.name, place.id);
    m_place->setCurrentIndex(std::max(0, m_place->findData(chosen)));
    m_place->setEnabled(!places.isEmpty());
}

void RuleTrialView::setRule(const accounts::FilterRule &rule)
{
    if (rule.conditions == m_rule.conditions && rule.needs == m_rule.needs && m_number > 0)
        return; // what it does is tried by nobody
    m_rule = rule;
    m_delay.start();
}

void RuleTrialView::begin(RuleTrial::Missing missing)
{
    m_delay.stop();
    const int place = m_place->currentIndex();
    m_report = {};
    m_missing = missing;
    m_tried = place >= 0 ? m_places[place].id : QString();
    m_model->begin(m_rule, place >= 0 ? m_places[place].messages.data() : nullptr);
    ++m_number;
    if (place >= 0) {
        // What it does may still be open, and has nothing to do with what it fits.
        RuleTrial trial{m_number, m_rule, missing};
        trial.rule.name = QStringLiteral("trial");
        trial.rule.actions = accounts::FilterAction::Star;
        trial.rule.folder.clear();
        Q_EMIT trialWanted(m_tried, trial);
    }
    showState();
}

void RuleTrialView::takeReport(const QString &id, const RuleTrialReport &report)
{
    if (id != m_tried || report.number != m_number)
        return; // of a trial before
    m_report = report;
    m_model->add(report.hits);
    showState();
}

QString RuleTrialView::outcome() const
{
    if (m_number == 0 || m_report.number == 0 || accounts::faultOf(m_rule.conditions.value(0)))
        return {};
    const int fits = m_model->rowCount();
    if (m_report.state == State::Looking)
        //: %1 and %2 are numbers.
        return tr("%1 of %2 messages looked at…")
            .arg(QLocale().toString(m_report.looked), QLocale().toString(m_report.total));
    //: %1 is the number of all messages.
    return tr("%Ln of %1 message(s) fit(s)", nullptr, fits).arg(QLocale().toString(m_report.total));
}

QString RuleTrialView::doubts() const
{
    QStringList doubts;
    if (m_report.gaveUp > 0)
        doubts +=
            tr("The expression takes too long with %Ln message(s): there the rule does nothing. Make it "
               "simpler.",
               nullptr, int(m_report.gaveUp));
    if (m_report.state == State::Reading)
        doubts += tr("Reading %Ln header(s) from the server…", nullptr, int(m_report.unread));
    else if (m_report.unread > 0 && m_report.state == State::Done && m_missing == RuleTrial::Missing::Read)
        doubts += tr("Of %Ln message(s) the header could not be read. Check the mailbox, then try again.",
                     nullptr, int(m_report.unread));
    else if (m_report.unread > 0)
        doubts +=
            tr("Of %Ln message(s) that part of the header is not known here.", nullptr, int(m_report.unread));
    return doubts.join(u'\n');
}

void RuleTrialView::showState()
{
    const auto fault = std::find_if(m_rule.conditions.begin(), m_rule.conditions.end(),
                                    [](const auto &condition) { return accounts::faultOf(condition); });
    const bool isUnfinished = m_rule.conditions.isEmpty() || fault != m_rule.conditions.end();
    if (m_places.isEmpty())
        m_empty->setContent({.picture = Icon::Mailbox, .title = tr("No mailbox to try it on")});
    else if (isUnfinished)
        m_empty->setContent({.picture = Icon::ListFilter,
                             .title = tr("Which messages would it be?"),
                             .text = tr("As soon as the conditions are complete, the messages that fit are "
                                        "listed here. Nothing happens to them.")});
    else if (m_report.state == State::Looking)
        m_empty->setContent({.picture = Icon::Search, .title = tr("Looking…")});
    else
        m_empty->setContent({.picture = Icon::Search,
                             .title = tr("No message fits"),
                             .text = tr("None of those that are known in this mailbox.")});
    m_pages->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget *>(m_view) : m_empty);
    m_outcome->setText(isUnfinished ? QString() : outcome());
    m_doubts->setText(doubts());
    const bool isReading = m_report.state == State::Reading;
    m_stop->setVisible(isReading);
    m_read->setVisible(m_report.state == State::Done && m_report.unread > 0);
    m_read->setText(tr("Read %Ln header(s) from the server", nullptr, int(m_report.unread)));
}

} // namespace poplar::gui
