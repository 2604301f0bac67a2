// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/knownmessages.h"
#include "mailbox/rulematching.h"

#include <QObject>
#include <QThreadPool>

#include <deque>
#include <memory>

namespace poplar::mailbox {

/// Looks at many messages with the same rules, on a pool, some hundreds at a time; fields that are not known
/// and that a file here has are read from it, and remembered. On the session thread.
class RuleRun : public QObject {
    Q_OBJECT

public:
    /// @param known must outlive this, and stop() be called before its catalogue goes.
    RuleRun(KnownMessages &known, QThreadPool &pool, QObject *parent);

    /// Gives up what is going on, and looks at nothing until look() is called.
    void begin(const QList<accounts::FilterRule> &rules);
    /// At these, too.
    void look(const QList<MessageId> &messages);
    void stop();
    [[nodiscard]] bool isActive() const { return m_job != nullptr || !m_waiting.empty(); }
    [[nodiscard]] const QList<accounts::FilterRule> &rules() const { return m_rules; }

Q_SIGNALS:
    void judged(const QList<poplar::mailbox::RuleVerdict> &verdicts);
    /// There is nothing left to be looked at.
    void finished();
    void failed(const poplar::Error &error);

private:
    struct Letter {
        RuleSubject subject;
        QString file; ///< Where what is not known of it is to be read; empty if it is not here.
    };
    struct Judgement {
        QList<RuleVerdict> verdicts;
        QHash<qint64, archive::FieldValues> read;
    };
    /// What a job on the pool works with; one job at a time does.
    struct Job;

    void goOn();
    [[nodiscard]] QList<Letter> nextLetters();
    void addFiles(QList<Letter> &letters);
    void take(const std::shared_ptr<Job> &job, const Judgement &judgement);
    static Judgement judgeAll(Job &job);

    KnownMessages &m_known;
    QThreadPool &m_pool;
    QList<accounts::FilterRule> m_rules;
    QSet<QString> m_fields; ///< That they ask of.
    std::deque<MessageId> m_waiting;
    std::shared_ptr<Job> m_job; ///< On the pool.
    QDateTime m_now;
};

} // namespace poplar::mailbox
