// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/rulerun.h"

#include "archive/maildirfiles.h"
#include "archive/rulerecords.h"
#include "base/contenthash.h"
#include "mailbox/maildirfile.h"

#include <algorithm>
#include <atomic>

namespace poplar::mailbox {

namespace {

/// So many at a time: a rule that was changed meanwhile, and whoever ends the program, waits for them.
constexpr size_t lettersAtOnce = 500;

bool lacksAny(const archive::FieldValues &known, const QSet<QString> &names)
{
    return std::any_of(names.begin(), names.end(),
                       [&known](const QString &name) { return !known.contains(name); });
}

} // namespace

struct RuleRun::Job {
    QList<RuleMatcher> matchers;
    QSet<QString> fields;
    QList<Letter> letters;
    QString folder;
    std::atomic<bool> isStopped = false;
};

RuleRun::RuleRun(KnownMessages &known, QThreadPool &pool, QObject *parent)
    : QObject(parent)
    , m_known(known)
    , m_pool(pool)
{
}

void RuleRun::begin(const QList<accounts::FilterRule> &rules)
{
    stop();
    m_rules = rules;
    m_now = QDateTime::currentDateTimeUtc();
    m_fields.clear();
    for (const accounts::FilterRule &rule : rules)
        m_fields += RuleMatcher::fieldsOf(rule);
}

void RuleRun::look(const QList<MessageId> &messages)
{
    m_waiting.insert(m_waiting.end(), messages.begin(), messages.end());
    goOn();
}

void RuleRun::stop()
{
    m_waiting.clear();
    if (m_job)
        m_job->isStopped = true;
    m_job.reset();
}

void RuleRun::goOn()
{
    if (m_job || m_waiting.empty())
        return;
    m_job = std::make_shared<Job>();
    for (const accounts::FilterRule &rule : std::as_const(m_rules))
        m_job->matchers += RuleMatcher(rule, m_now);
    m_job->fields = m_fields;
    m_job->folder = m_known.catalogue()->folder();
    m_job->letters = nextLetters();
    m_pool.start([this, job = m_job] {
        const Judgement judgement = judgeAll(*job);
        ContentHash::leaveThread();
        QMetaObject::invokeMethod(
            this, [this, job, judgement] { take(job, judgement); }, Qt::QueuedConnection);
    });
}

QList<RuleRun::Letter> RuleRun::nextLetters()
{
    const auto end = m_waiting.begin() + qsizetype(std::min(lettersAtOnce, m_waiting.size()));
    QList<Letter> letters;
    QList<qint64> ids;
    for (auto message = m_waiting.begin(); message != end; ++message) {
        const MessageRow *row = m_known.rows().find(*message);
        if (!row)
            continue;
        letters += Letter{{row->id, row->identity.octets, row->envelope, {}}, {}};
        ids += qint64(row->id);
    }
    m_waiting.erase(m_waiting.begin(), end);
    if (m_fields.isEmpty())
        return letters;
    const auto known = archive::RuleRecords(*m_known.catalogue()).fields(ids, m_fields);
    if (!known) {
        Q_EMIT failed(known.error());
        return letters;
    }
    for (Letter &letter : letters)
        letter.subject.fields = known->value(qint64(letter.subject.id));
    addFiles(letters);
    return letters;
}

void RuleRun::addFiles(QList<Letter> &letters)
{
    QList<qint64> ids;
    for (const Letter &letter : std::as_const(letters)) {
        const MessageRow *row = m_known.rows().find(letter.subject.id);
        const bool isHere = row->marks & (Marks(Mark::Kept) | Mark::Trashed);
        if (isHere && lacksAny(letter.subject.fields, m_fields))
            ids += qint64(letter.subject.id);
    }
    const Result<QHash<qint64, archive::Keeping>> keepings = m_known.catalogue()->keepingsOf(ids);
    if (!keepings)
        return Q_EMIT failed(keepings.error());
    for (Letter &letter : letters)
        letter.file = keepings->value(qint64(letter.subject.id)).delivered.file;
}

/// On the pool.
RuleRun::Judgement RuleRun::judgeAll(Job &job)
{
    archive::FileFinder finder(job.folder);
    Judgement judgement;
    for (Letter &letter : job.letters) {
        if (job.isStopped)
            break;
        const std::optional<QString> file = letter.file.isEmpty() ? std::nullopt : finder.find(letter.file);
        const Result<archive::FieldValues> read =
            file ? readFileFields(*file, job.fields) : Result<archive::FieldValues>(archive::FieldValues());
        if (read && !read->isEmpty()) {
            letter.subject.fields.insert(*read);
            judgement.read.insert(qint64(letter.subject.id), *read);
        }
        judgement.verdicts += judge(job.matchers, letter.subject);
    }
    return judgement;
}

void RuleRun::take(const std::shared_ptr<Job> &job, const Judgement &judgement)
{
    if (job != m_job)
        return; // it was stopped
    m_job.reset();
    if (!judgement.read.isEmpty()) {
        const Result<Done> put = archive::RuleRecords(*m_known.catalogue()).putFields(judgement.read);
        if (!put)
            Q_EMIT failed(put.error());
    }
    Q_EMIT judged(judgement.verdicts);
    goOn();
    if (!isActive())
        Q_EMIT finished();
}

} // namespace poplar::mailbox
