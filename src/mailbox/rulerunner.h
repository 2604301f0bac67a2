// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/headerfetcher.h"
#include "mailbox/rulefields.h"
#include "mailbox/rulemoves.h"
#include "mailbox/rulerun.h"
#include "mailbox/rules.h"
#include "mailbox/ruletrials.h"

#include <QObject>

#include <functional>

namespace poplar::mailbox {

/// Carries out the rules on headers: on what a check found, each message once, whatever happens meanwhile; or
/// on demand on everything. On the session thread.
class RuleRunner : public QObject {
    Q_OBJECT

public:
    using Deletion = accounts::FilterRule::Deletion;

    /// What only its owner can do.
    struct Hands {
        RuleFields::Fetch fetch;
        /// Ticks those of them that can be ticked and are not.
        /// @return those it has ticked so; it may find that the user is to be asked.
        std::function<QSet<MessageId>(const QList<MessageId> &, Deletion)> tick;
        RuleMoves::Sort download; ///< Into a folder; what is here already is moved.
        std::function<void(const QList<MessageId> &)> star;
        /// What was ticked under other rules comes under the review.
        std::function<void()> endAgreement;
    };

    RuleRunner(KnownMessages &known, LocalMail &localMail, QThreadPool &pool, Hands hands, QObject *parent);

    /// These are in force from now on.
    /// @param account its id: rules of others are left out, as are those that are switched off.
    void setRules(const QString &account, const QList<accounts::FilterRule> &rules);
    /// After the catalogue has been opened.
    void load();

    /// Header fields to be read with each header, in lower case.
    [[nodiscard]] QSet<QString> fields() const;
    /// These have been read, and are known.
    void takeHeaders(const QList<HeaderFetcher::Header> &headers);
    /// The maildrop has been listed, and what was found is remembered.
    void takeListing();
    /// Whether there is anything for run().
    [[nodiscard]] bool hasNew() const { return !m_ready.isEmpty(); }
    /// Looks at what is new, now that it is certain which messages are which.
    void run();
    /// Whether the rules by which nobody is asked are those by which such ticks were made.
    [[nodiscard]] bool isAgreed() const;
    void stopReading();
    /// The program ends: what is on the pool ends soon.
    void stop();
    [[nodiscard]] RuleTrials &trials() { return m_trials; }

    void runOnAll();
    void readLog();
    void clearLog();

Q_SIGNALS:
    void ranOnAll(const poplar::mailbox::RuleRunReport &report);
    void logRead(const QList<poplar::mailbox::RuleDeed> &deeds);
    /// The log has become longer.
    void acted();
    void failed(const poplar::Error &error);

private:
    enum class On { NewMail, All };
    struct Deeds;

    void settleAgreement();
    void forgetNew();
    void apply(const QList<RuleVerdict> &verdicts);
    void readUnknown();
    [[nodiscard]] QHash<MessageId, archive::CatalogueEntry> entriesOf(const QList<RuleVerdict> &verdicts);
    Deeds carryOut(const QList<RuleVerdict> &verdicts, On on);
    void tick(Deeds &deeds, const QList<RuleVerdict> &verdicts,
              const QHash<MessageId, archive::CatalogueEntry> &entries, On on);
    void note(Deeds &deeds, const QList<RuleVerdict> &verdicts, On on);
    void applyToAll(const QList<RuleVerdict> &verdicts);

    void failIfNot(const Result<Done> &result);

    KnownMessages &m_known;
    Hands m_hands;
    RuleMoves m_moves;
    std::optional<QList<accounts::FilterRule>> m_rules; ///< Nothing before setRules().
    QByteArray m_digest; ///< Of these.
    bool m_isSettled = false; ///< The catalogue has that digest.
    QSet<MessageId> m_new; ///< Those that are Unfiltered.
    QList<MessageId> m_ready; ///< Of these, those that can be looked at.
    QSet<MessageId> m_unknown; ///< What is asked of these has to be read first,
    QSet<MessageId> m_tried; ///< or could not be.
    RuleRun m_run;
    RuleFields m_fields;

    RuleTrials m_trials;
    RuleRun m_runOnAll;
    RuleRunReport m_onAll;
};

} // namespace poplar::mailbox
