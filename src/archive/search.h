// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QList>
#include <QString>
#include <QStringView>

namespace poplar::archive {

class Catalogue;

/// Finds messages of a catalogue by what they say.
class Search {
public:
    enum class Order {
        Newest, ///< The last id first.
        Best, ///< First what has all words in the subject, then what has them there or among the people.
    };

    /// @param catalogue must outlive this, and be used on the same thread.
    explicit Search(const Catalogue &catalogue);

    /// @param typed words, as a user types them: nothing in them is a command. A message must have all of
    ///        them, each in its subject, its people or its text; the last word may be the beginning of one.
    ///        Case and accents do not count. Without a word in them nothing is found.
    /// @param most so many at most.
    /// @return ids; a message that is gone, and not kept, is not among them.
    [[nodiscard]] Result<QList<qint64>> find(QStringView typed, Order order, qsizetype most) const;
    /// All that have these words, in no order, in little more time than the index takes by itself.
    /// @return ids; those of messages that are gone are among them.
    [[nodiscard]] Result<QList<qint64>> findAll(QStringView typed) const;

private:
    [[nodiscard]] Result<QList<qint64>> match(const QString &expression, qsizetype most) const;

    QString m_connectionName;
};

} // namespace poplar::archive
