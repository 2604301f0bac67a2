// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/consoleline.h"

#include <QCoreApplication>
#include <QString>

#include <algorithm>
#include <array>

namespace poplar::cli {

using Word = ConsoleLine::Word;

namespace {

struct ConsoleLineText {
    Q_DECLARE_TR_FUNCTIONS(poplar::cli::ConsoleLine)
};

/// How many arguments a word takes.
enum class Takes { None, OneOrNone, One, AnyOrNone, Any };

struct KnownWord {
    const char *name;
    Word word;
    Takes takes;
};
constexpr std::array knownWords{
    KnownWord{"list", Word::List, Takes::None},
    KnownWord{"stat", Word::Stat, Takes::None},
    KnownWord{"headers", Word::Headers, Takes::AnyOrNone},
    KnownWord{"retr", Word::Retr, Takes::One},
    KnownWord{"delete", Word::Delete, Takes::Any},
    KnownWord{"rollback", Word::Rollback, Takes::None},
    KnownWord{"uidl", Word::Uidl, Takes::OneOrNone},
    KnownWord{"help", Word::Help, Takes::None},
    KnownWord{"quit", Word::Quit, Takes::None},
    KnownWord{"leave", Word::Leave, Takes::None},
};

QString mistakeInCount(const KnownWord &known, qsizetype count)
{
    const QString name = QString::fromLatin1(known.name);
    switch (known.takes) {
    case Takes::None:
        return count > 0 ? ConsoleLineText::tr("%1 takes no argument.").arg(name) : QString();
    case Takes::OneOrNone:
        return count > 1 ? ConsoleLineText::tr("%1 takes one number, or none.").arg(name) : QString();
    case Takes::One:
        return count != 1 ? ConsoleLineText::tr("%1 takes one number.").arg(name) : QString();
    case Takes::AnyOrNone:
        return {};
    case Takes::Any:
        return count == 0 ? ConsoleLineText::tr("%1 needs the number of a message.").arg(name) : QString();
    }
    return {};
}

} // namespace

std::variant<ConsoleLine, ConsoleMistake> readConsoleLine(const QByteArray &line)
{
    const QByteArray trimmed = line.trimmed();
    if (trimmed.isEmpty())
        return ConsoleLine();
    QByteArrayList words = trimmed.simplified().split(' ');
    const QByteArray name = words.takeFirst();
    const auto *known = std::find_if(knownWords.begin(), knownWords.end(),
                                     [&name](const KnownWord &one) { return name == one.name; });
    if (known == knownWords.end())
        return ConsoleLine{Word::Raw, {}, trimmed};
    if (const QString mistake = mistakeInCount(*known, words.size()); !mistake.isEmpty())
        return ConsoleMistake{mistake};
    ConsoleLine read{known->word, {}, {}};
    for (const QByteArray &word : words) {
        const auto range = numberRange(QString::fromUtf8(word));
        if (!range || (known->takes == Takes::One && range->first != range->last))
            return ConsoleMistake{
                ConsoleLineText::tr("“%1” is no message number.").arg(QString::fromUtf8(word))};
        read.numbers += *range;
    }
    return read;
}

} // namespace poplar::cli
