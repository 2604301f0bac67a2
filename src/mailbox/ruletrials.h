// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/rulefields.h"
#include "mailbox/rulerun.h"
#include "mailbox/rules.h"

#include <QObject>
#include <QSet>

namespace poplar::mailbox {

/// Tries one rule on all that is known. Another trial ends the one before. On the session thread.
class RuleTrials : public QObject {
    Q_OBJECT

public:
    RuleTrials(KnownMessages &known, QThreadPool &pool, RuleFields::Fetch fetch, QObject *parent);

    /// With a rule that has no conditions nothing is looked at: that ends a trial.
    void begin(const RuleTrial &trial);
    void stopReading();
    void stop() { m_run.stop(); }

Q_SIGNALS:
    void reported(const poplar::mailbox::RuleTrialReport &report);
    void failed(const poplar::Error &error);

private:
    void take(const QList<RuleVerdict> &verdicts);
    void goOn();
    void report(const QList<RuleTrialReport::Hit> &hits);

    KnownMessages &m_known;
    RuleRun m_run;
    RuleFields m_fields;
    RuleTrial m_trial;
    RuleTrialReport m_report;
    QSet<MessageId> m_unread;
    bool m_isRead = false; ///< What can be read has been.
};

} // namespace poplar::mailbox
