// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QSet>
#include <QString>

namespace poplar::spelling {

/// The words that the user called right: a text file in UTF-8, one in each line.
class OwnWords {
public:
    explicit OwnWords(QString path);

    /// What is stored; nothing where it cannot be read.
    void load();
    /// A word that was learned in small letters is right at the beginning of a sentence, too.
    [[nodiscard]] bool has(const QString &word) const;
    /// Stores all of them anew, or nothing; ErrorKind::Storage where that fails. The word counts all the
    /// same.
    [[nodiscard]] Result<Done> add(const QString &word);

private:
    QString m_path;
    QSet<QString> m_words;
};

} // namespace poplar::spelling
