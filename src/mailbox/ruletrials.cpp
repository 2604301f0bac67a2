// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/ruletrials.h"

#include <algorithm>

namespace poplar::mailbox {

RuleTrials::RuleTrials(KnownMessages &known, QThreadPool &pool, RuleFields::Fetch fetch, QObject *parent)
    : QObject(parent)
    , m_known(known)
    , m_run(known, pool, this)
    , m_fields(known, pool, std::move(fetch), this)
{
    connect(&m_run, &RuleRun::judged, this, &RuleTrials::take);
    connect(&m_run, &RuleRun::finished, this, &RuleTrials::goOn);
    connect(&m_fields, &RuleFields::came, &m_run, &RuleRun::look);
    connect(&m_fields, &RuleFields::finished, this, &RuleTrials::goOn);
    connect(&m_run, &RuleRun::failed, this, &RuleTrials::failed);
    connect(&m_fields, &RuleFields::failed, this, &RuleTrials::failed);
}

void RuleTrials::begin(const RuleTrial &trial)
{
    m_fields.stop();
    m_run.begin({trial.rule});
    m_trial = trial;
    m_report = {};
    m_report.number = trial.number;
    m_unread.clear();
    m_isRead = false;
    QList<MessageId> messages;
    if (!trial.rule.conditions.isEmpty() && !accounts::faultOf(trial.rule)) {
        messages = m_known.rows().rows().keys();
        const auto &rows = m_known.rows();
        std::sort(messages.begin(), messages.end(), [&rows](MessageId one, MessageId other) {
            return rows.find(one)->position > rows.find(other)->position;
        });
    }
    m_report.total = messages.size();
    if (messages.isEmpty())
        return goOn();
    m_run.look(messages);
}

void RuleTrials::stopReading()
{
    if (!m_fields.isActive())
        return;
    m_fields.stop();
    goOn();
}

void RuleTrials::take(const QList<RuleVerdict> &verdicts)
{
    QList<RuleTrialReport::Hit> hits;
    for (const RuleVerdict &verdict : verdicts) {
        if (!m_isRead)
            ++m_report.looked;
        if (!verdict.hits.isEmpty())
            hits += {verdict.id, verdict.hits.first().conditions};
        m_report.gaveUp += verdict.gaveUp.size();
        if (verdict.isUnknown)
            m_unread += verdict.id;
        else
            m_unread -= verdict.id;
    }
    report(hits);
}

/// Everything that was asked for has been looked at, or read.
void RuleTrials::goOn()
{
    if (m_run.isActive() || m_fields.isActive())
        return;
    if (!m_isRead && m_trial.missing == RuleTrial::Missing::Read && !m_unread.isEmpty()) {
        m_isRead = true;
        m_report.state = RuleTrialReport::State::Reading;
        report({});
        return m_fields.read(m_unread.values(), RuleMatcher::fieldsOf(m_trial.rule));
    }
    m_report.looked = m_report.total; // rows may have gone meanwhile
    m_report.state = RuleTrialReport::State::Done;
    report({});
}

void RuleTrials::report(const QList<RuleTrialReport::Hit> &hits)
{
    m_report.hits = hits;
    m_report.unread = m_unread.size();
    Q_EMIT reported(m_report);
}

} // namespace poplar::mailbox
