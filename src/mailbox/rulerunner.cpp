// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/rulerunner.h"

#include "archive/rulerecords.h"

#include <algorithm>

namespace poplar::mailbox {

using accounts::FilterAction;
using accounts::FilterRule;
using archive::EntryMark;
using archive::RuleRecords;

RuleRunner::RuleRunner(KnownMessages &known, LocalMail &localMail, QThreadPool &pool, Hands hands,
                       QObject *parent)
    : QObject(parent)
    , m_known(known)
    , m_hands(std::move(hands))
    , m_moves(localMail, m_hands.download, this)
    , m_run(known, pool, this)
    , m_fields(known, pool, m_hands.fetch, this)
    , m_trials(known, pool, m_hands.fetch, this)
    , m_runOnAll(known, pool, this)
{
    connect(&m_run, &RuleRun::judged, this, &RuleRunner::apply);
    connect(&m_run, &RuleRun::finished, this, &RuleRunner::readUnknown);
    connect(&m_fields, &RuleFields::finished, this, [this] {
        // What could not be read is decided by what is known.
        m_run.look(QList<MessageId>(m_tried.begin(), m_tried.end()));
    });
    connect(&m_runOnAll, &RuleRun::judged, this, &RuleRunner::applyToAll);
    connect(&m_runOnAll, &RuleRun::finished, this, [this] { Q_EMIT ranOnAll(m_onAll); });
    for (const RuleRun *run : {&m_run, &m_runOnAll})
        connect(run, &RuleRun::failed, this, &RuleRunner::failed);
    connect(&m_fields, &RuleFields::failed, this, &RuleRunner::failed);
    connect(&m_trials, &RuleTrials::failed, this, &RuleRunner::failed);
}

void RuleRunner::failIfNot(const Result<Done> &result)
{
    if (!result)
        Q_EMIT failed(result.error());
}

void RuleRunner::setRules(const QString &account, const QList<FilterRule> &rules)
{
    QList<FilterRule> ours = rules;
    ours.removeIf([&account](const FilterRule &rule) {
        return rule.state == FilterRule::Switch::Off || !rule.isFor(account) || accounts::faultOf(rule);
    });
    if (m_rules == ours)
        return;
    m_rules = ours;
    m_digest = accounts::filterDigest(ours);
    m_isSettled = false;
    m_known.setFoundMarks(ours.isEmpty() ? archive::EntryMarks() : EntryMark::Unfiltered);
    stopReading();
    if (m_runOnAll.isActive()) {
        m_runOnAll.stop();
        m_onAll.isStopped = true;
        Q_EMIT ranOnAll(m_onAll);
    }
    m_run.begin(ours);
    if (m_known.isOpen())
        load();
}

void RuleRunner::load()
{
    if (!m_rules || !m_known.isOpen())
        return;
    settleAgreement();
    if (m_rules->isEmpty())
        forgetNew();
    else
        takeListing();
}

/// The user agreed to what those rules delete. These may delete something else.
void RuleRunner::settleAgreement()
{
    const Result<QByteArray> before = RuleRecords(*m_known.catalogue()).ruleSet();
    if (!before)
        return Q_EMIT failed(before.error());
    if (*before != m_digest) {
        m_hands.endAgreement();
        const Result<Done> set = RuleRecords(*m_known.catalogue()).setRuleSet(m_digest);
        if (!set)
            return Q_EMIT failed(set.error());
    }
    m_isSettled = true;
}

bool RuleRunner::isAgreed() const
{
    return m_isSettled;
}

/// What was found while there were rules is nothing to those that come later.
void RuleRunner::forgetNew()
{
    m_ready.clear();
    m_new.clear();
    const Result<QList<qint64>> marked = m_known.catalogue()->marked(EntryMark::Unfiltered);
    if (marked && !marked->isEmpty())
        failIfNot(m_known.catalogue()->clearMark(*marked, EntryMark::Unfiltered));
}

QSet<QString> RuleRunner::fields() const
{
    // Lists are what most rules are about: so that a rule that comes later finds it there.
    QSet<QString> names{QStringLiteral("list-id")};
    for (const FilterRule &rule : m_rules.value_or(QList<FilterRule>()))
        names += RuleMatcher::fieldsOf(rule);
    return names;
}

void RuleRunner::takeHeaders(const QList<HeaderFetcher::Header> &headers)
{
    QHash<qint64, archive::FieldValues> fields;
    for (const HeaderFetcher::Header &header : headers) {
        if (!m_known.rows().find(header.message))
            continue;
        if (!header.fields.isEmpty())
            fields.insert(qint64(header.message), header.fields);
        if (m_new.contains(header.message))
            m_ready += header.message;
    }
    if (!fields.isEmpty())
        failIfNot(RuleRecords(*m_known.catalogue()).putFields(fields));
}

void RuleRunner::takeListing()
{
    if (!m_rules || m_rules->isEmpty())
        return;
    const Result<QList<qint64>> marked = m_known.catalogue()->marked(EntryMark::Unfiltered);
    if (!marked)
        return Q_EMIT failed(marked.error());
    m_run.begin(*m_rules);
    m_fields.stop();
    m_new.clear();
    m_ready.clear();
    m_unknown.clear();
    m_tried.clear();
    for (const qint64 id : *marked) {
        m_new += MessageId(id);
        const MessageRow *row = m_known.rows().find(MessageId(id));
        if (row && row->envelope)
            m_ready += MessageId(id);
    }
}

void RuleRunner::run()
{
    if (m_rules && !m_rules->isEmpty() && !m_ready.isEmpty())
        m_run.look(std::exchange(m_ready, {}));
}

void RuleRunner::stopReading()
{
    m_trials.stopReading();
    m_fields.stop();
}

void RuleRunner::stop()
{
    m_run.stop();
    m_runOnAll.stop();
    m_trials.stop();
}

void RuleRunner::readUnknown()
{
    if (m_unknown.isEmpty() || m_fields.isActive())
        return;
    m_tried += m_unknown;
    m_fields.read(std::exchange(m_unknown, {}).values(), fields());
}

void RuleRunner::runOnAll()
{
    if (!m_known.isOpen() || !m_rules || m_runOnAll.isActive())
        return;
    m_onAll = {};
    m_runOnAll.begin(*m_rules);
    QList<MessageId> messages = m_known.rows().rows().keys();
    std::sort(messages.begin(), messages.end());
    if (messages.isEmpty() || m_rules->isEmpty())
        return Q_EMIT ranOnAll(m_onAll);
    m_runOnAll.look(messages);
}

void RuleRunner::readLog()
{
    if (!m_known.isOpen())
        return;
    const Result<QList<RuleDeed>> deeds = RuleRecords(*m_known.catalogue()).log();
    if (!deeds)
        return Q_EMIT failed(deeds.error());
    Q_EMIT logRead(*deeds);
}

void RuleRunner::clearLog()
{
    if (!m_known.isOpen())
        return;
    failIfNot(RuleRecords(*m_known.catalogue()).clearLog());
    readLog();
}

} // namespace poplar::mailbox
