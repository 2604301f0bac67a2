// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "spelling/dictionaries.h"
#include "spelling/ownwords.h"
#include "spelling/speller.h"

#include <QObject>

#include <memory>
#include <vector>

namespace poplar::spelling {

/// Reads dictionaries and asks them, on a thread of its own. Its slots are called through the thread's queue.
class SpellingWorker : public QObject {
    Q_OBJECT

public:
    explicit SpellingWorker(const QString &ownWords);
    ~SpellingWorker() override;

    /// Reads the user's own words and looks for dictionaries; found() follows.
    void find();
    /// These count from now on; they are read when the first word comes.
    void choose(const QStringList &languages);
    /// @param round comes back with judged().
    void judge(quint64 round, const QStringList &words);
    void suggest(quint64 ticket, const QString &word);
    void learn(const QString &word);

Q_SIGNALS:
    void found(const QStringList &languages);
    void judged(quint64 round, const QStringList &words, const QStringList &wrong);
    void suggested(quint64 ticket, const QStringList &words);
    void learningFailed(const poplar::Error &error);

private:
    struct Chosen {
        Dictionary dictionary;
        std::unique_ptr<Speller> speller; ///< Null until it is needed, and where it cannot be read.
    };
    void read();
    [[nodiscard]] std::vector<Speller *> spellersFor(const QString &word) const;
    [[nodiscard]] bool isRight(const QString &word) const;

    OwnWords m_own;
    QList<Dictionary> m_installed;
    std::vector<Chosen> m_chosen;
};

} // namespace poplar::spelling
