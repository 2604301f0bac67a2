// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on headers, of a Mailbox.
#include "mailbox/mailboxtell.h"
#include "mailbox/rulerunner.h"
#include "mailbox/ruletrials.h"

namespace poplar::mailbox {

void Mailbox::connectRules()
{
    qRegisterMetaType<RuleTrialReport>();
    qRegisterMetaType<RuleRunReport>();
    qRegisterMetaType<QList<RuleDeed>>();
    connect(&m_worker->rules().trials(), &RuleTrials::reported, this, &Mailbox::ruleTried);
    connect(&m_worker->rules(), &RuleRunner::ranOnAll, this, &Mailbox::rulesRan);
    connect(&m_worker->rules(), &RuleRunner::acted, this, &Mailbox::rulesActed);
    connect(&m_worker->rules(), &RuleRunner::logRead, this, &Mailbox::ruleLogRead);
}

void Mailbox::setRules(const QList<accounts::FilterRule> &rules)
{
    post([rules, id = m_account.id](MailboxWorker &worker) { worker.rules().setRules(id, rules); });
}

void Mailbox::runRules()
{
    tell([](MailboxWorker &worker) {
        worker.load();
        worker.rules().runOnAll();
    });
}

void Mailbox::tryRule(const RuleTrial &trial)
{
    tell([trial](MailboxWorker &worker) {
        worker.load();
        worker.rules().trials().begin(trial);
    });
}

void Mailbox::readRuleLog()
{
    tell([](MailboxWorker &worker) {
        worker.load();
        worker.rules().readLog();
    });
}

void Mailbox::clearRuleLog()
{
    tell([](MailboxWorker &worker) {
        worker.load();
        worker.rules().clearLog();
    });
}

} // namespace poplar::mailbox
