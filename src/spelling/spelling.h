// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QThread>

namespace poplar::spelling {

class SpellingWorker;

/// Tells which words are misspelt: the mirror, on the window's thread, of the worker that has the
/// dictionaries. It answers from what it knows, and asks for the rest: nothing here waits.
///
/// A word is right if one of the chosen dictionaries has it; dictionaries of other letters than its own are
/// not asked, so that whoever writes in two languages chooses both.
class Spelling : public QObject {
    Q_OBJECT

public:
    /// Looks for dictionaries; languagesFound() follows.
    /// @param ownWords the file with the user's own words; it need not be there yet.
    explicit Spelling(const QString &ownWords, QObject *parent = nullptr);
    ~Spelling() override;

    /// The dictionaries there are: "en_US", "ru_RU". Empty until languagesFound().
    [[nodiscard]] const QStringList &languages() const { return m_languages; }
    [[nodiscard]] const QStringList &chosen() const { return m_chosen; }
    /// Of languages(); reconsidered() follows where that changes anything.
    void choose(const QStringList &languages);

    enum class Verdict {
        Right,
        Wrong,
        Pending, ///< judged() follows.
    };
    [[nodiscard]] Verdict verdict(const QString &word);
    /// What may have been meant; suggested() follows.
    /// @return the ticket with which it comes.
    quint64 suggest(const QString &word);
    /// It is right from now on, and is kept with the user's own words. reconsidered() follows.
    void learn(const QString &word);

Q_SIGNALS:
    void languagesFound();
    /// More words can be told.
    void judged();
    /// What was said of words counts no longer.
    void reconsidered();
    /// @param words at most eight, the best first.
    void suggested(quint64 ticket, const QStringList &words);
    /// A word counts until the end of the program only.
    void learningFailed(const poplar::Error &error);

private:
    void reconsider();
    void ask();
    void take(quint64 round, const QStringList &words, const QStringList &wrong);
    template <class Call>
    void post(Call call);

    QStringList m_languages;
    QStringList m_chosen;
    QHash<QString, Verdict> m_verdicts;
    QStringList m_wanted; ///< Pending, and not asked for yet.
    quint64 m_round = 0; ///< What comes from one before it is void.
    quint64 m_lastTicket = 0;
    bool m_isAsking = false;
    QThread m_thread;
    SpellingWorker *m_worker; ///< Lives and dies on m_thread.
};

} // namespace poplar::spelling
