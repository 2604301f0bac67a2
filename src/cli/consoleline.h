// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/messagenumbers.h"

#include <QByteArray>

#include <variant>

namespace poplar::cli {

/// What a line typed into the console means.
struct ConsoleLine {
    enum class Word { Nothing, List, Stat, Headers, Retr, Delete, Rollback, Uidl, Help, Quit, Leave, Raw };

    Word word = Word::Nothing;
    QList<NumberRange> numbers; ///< Empty for all, where that is possible.
    QByteArray raw; ///< For Raw: the command as typed.
};

/// What is wrong with a line, as a sentence.
struct ConsoleMistake {
    QString sentence;
};

/// The words of the console are in lower case; everything else is a POP3 command: `STAT` is sent as it
/// stands, `stat` is Poplar's own word.
[[nodiscard]] std::variant<ConsoleLine, ConsoleMistake> readConsoleLine(const QByteArray &line);

} // namespace poplar::cli
