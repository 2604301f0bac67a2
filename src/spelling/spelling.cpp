// SPDX-License-Identifier: GPL-3.0-or-later
#include "spelling/spelling.h"

#include "spelling/spellingworker.h"

#include <algorithm>

namespace poplar::spelling {
namespace {

/// Suggestions that the user waits for come between two batches.
constexpr qsizetype wordsAtOnce = 500;
/// So many are remembered.
constexpr qsizetype mostWords = 100'000;

} // namespace

Spelling::Spelling(const QString &ownWords, QObject *parent)
    : QObject(parent)
    , m_worker(new SpellingWorker(ownWords))
{
    qRegisterMetaType<Error>();
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("spelling"));
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &SpellingWorker::found, this, [this](const QStringList &languages) {
        m_languages = languages;
        Q_EMIT languagesFound();
    });
    connect(m_worker, &SpellingWorker::judged, this, &Spelling::take);
    connect(m_worker, &SpellingWorker::suggested, this, &Spelling::suggested);
    connect(m_worker, &SpellingWorker::learningFailed, this, &Spelling::learningFailed);
    m_thread.start(QThread::LowPriority);
    post([](SpellingWorker &worker) { worker.find(); });
}

Spelling::~Spelling()
{
    m_thread.quit();
    m_thread.wait();
}

template <class Call>
void Spelling::post(Call call)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, call] { call(*worker); }, Qt::QueuedConnection);
}

void Spelling::choose(const QStringList &languages)
{
    if (m_chosen == languages)
        return;
    m_chosen = languages;
    post([languages](SpellingWorker &worker) { worker.choose(languages); });
    reconsider();
}

void Spelling::learn(const QString &word)
{
    post([word](SpellingWorker &worker) { worker.learn(word); });
    reconsider();
}

void Spelling::reconsider()
{
    ++m_round;
    m_verdicts.clear();
    m_wanted.clear();
    m_isAsking = false;
    Q_EMIT reconsidered();
}

Spelling::Verdict Spelling::verdict(const QString &word)
{
    if (m_chosen.isEmpty())
        return Verdict::Right;
    if (const auto known = m_verdicts.constFind(word); known != m_verdicts.constEnd())
        return *known;
    if (m_verdicts.size() >= mostWords)
        m_verdicts.clear();
    m_verdicts.insert(word, Verdict::Pending);
    m_wanted += word;
    if (!m_isAsking)
        ask();
    return Verdict::Pending;
}

/// What comes until the events run goes in one batch.
void Spelling::ask()
{
    m_isAsking = true;
    const auto send = [this, round = m_round] {
        if (round != m_round)
            return;
        const QStringList words = m_wanted.first(std::min(m_wanted.size(), wordsAtOnce));
        m_wanted.remove(0, words.size());
        post([round, words](SpellingWorker &worker) { worker.judge(round, words); });
    };
    QMetaObject::invokeMethod(this, send, Qt::QueuedConnection);
}

void Spelling::take(quint64 round, const QStringList &words, const QStringList &wrong)
{
    if (round != m_round)
        return;
    for (const QString &word : words)
        m_verdicts.insert(word, Verdict::Right);
    for (const QString &word : wrong)
        m_verdicts.insert(word, Verdict::Wrong);
    m_isAsking = false;
    Q_EMIT judged();
    if (!m_isAsking && !m_wanted.isEmpty())
        ask();
}

quint64 Spelling::suggest(const QString &word)
{
    post([ticket = ++m_lastTicket, word](SpellingWorker &worker) { worker.suggest(ticket, word); });
    return m_lastTicket;
}

} // namespace poplar::spelling
