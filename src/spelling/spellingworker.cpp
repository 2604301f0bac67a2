// SPDX-License-Identifier: GPL-3.0-or-later
#include "spelling/spellingworker.h"

#include "spelling/words.h"

#include <algorithm>

namespace poplar::spelling {
namespace {

constexpr qsizetype mostSuggestions = 8;

} // namespace

SpellingWorker::SpellingWorker(const QString &ownWords)
    : m_own(ownWords)
{
}

SpellingWorker::~SpellingWorker() = default;

void SpellingWorker::find()
{
    m_own.load();
    m_installed = canSpell() ? installedDictionaries() : QList<Dictionary>();
    QStringList languages;
    for (const Dictionary &one : std::as_const(m_installed))
        languages += one.language;
    Q_EMIT found(languages);
}

void SpellingWorker::choose(const QStringList &languages)
{
    std::vector<Chosen> chosen;
    for (const Dictionary &one : std::as_const(m_installed)) {
        if (!languages.contains(one.language))
            continue;
        const auto known = std::find_if(m_chosen.begin(), m_chosen.end(),
                                        [&one](const Chosen &other) { return other.dictionary == one; });
        chosen.push_back({one, known == m_chosen.end() ? nullptr : std::move(known->speller)});
    }
    m_chosen = std::move(chosen);
}

void SpellingWorker::read()
{
    for (Chosen &one : m_chosen) {
        if (!one.speller)
            one.speller = openSpeller(one.dictionary);
    }
}

std::vector<Speller *> SpellingWorker::spellersFor(const QString &word) const
{
    std::vector<Speller *> fitting;
    for (const Chosen &one : m_chosen) {
        if (one.speller && one.speller->script() == scriptOf(word))
            fitting.push_back(one.speller.get());
    }
    return fitting;
}

/// A word in letters that no dictionary has is none that could be told to be wrong.
bool SpellingWorker::isRight(const QString &word) const
{
    const std::vector<Speller *> fitting = spellersFor(word);
    return fitting.empty() || m_own.has(word)
        || std::any_of(fitting.begin(), fitting.end(), [&word](Speller *one) { return one->isRight(word); });
}

void SpellingWorker::judge(quint64 round, const QStringList &words)
{
    read();
    QStringList wrong;
    for (const QString &word : words) {
        if (!isRight(word))
            wrong += word;
    }
    Q_EMIT judged(round, words, wrong);
}

void SpellingWorker::suggest(quint64 ticket, const QString &word)
{
    read();
    QStringList words;
    for (Speller *one : spellersFor(word))
        words += one->suggestions(word);
    words.removeDuplicates();
    Q_EMIT suggested(ticket, words.first(std::min(words.size(), mostSuggestions)));
}

void SpellingWorker::learn(const QString &word)
{
    if (const auto kept = m_own.add(word); !kept)
        Q_EMIT learningFailed(kept.error());
}

} // namespace poplar::spelling
