// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "spelling/dictionaries.h"

#include <QChar>

#include <memory>

namespace poplar::spelling {

/// One dictionary, read. It takes a fraction of a second to read, and to make suggestions.
class Speller {
public:
    virtual ~Speller() = default;

    /// What most of its words are written in: others are not for it.
    [[nodiscard]] virtual QChar::Script script() const = 0;
    [[nodiscard]] virtual bool isRight(const QString &word) = 0;
    /// The best first.
    [[nodiscard]] virtual QStringList suggestions(const QString &word) = 0;
};

/// Null where it cannot be read, or its character set is unknown here.
[[nodiscard]] std::unique_ptr<Speller> openSpeller(const Dictionary &dictionary);

/// Whether openSpeller() can ever succeed: Poplar may have been built without.
[[nodiscard]] bool canSpell();

} // namespace poplar::spelling
