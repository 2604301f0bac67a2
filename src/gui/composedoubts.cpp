// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/composedoubts.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace poplar::gui {

namespace {

struct DoubtWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::DoubtWords)
};

constexpr qsizetype readForDoubts = 64 * 1024; ///< Characters of a text.

} // namespace

DoubtText doubtText(ComposeDoubt doubt)
{
    switch (doubt) {
    case ComposeDoubt::NoSubject:
        return {
            DoubtWords::tr("The subject is empty"),
            DoubtWords::tr("A message is easier to find by its subject, and some filters take one without "
                           "for spam.")};
    case ComposeDoubt::NoFile:
        return {DoubtWords::tr("Was a file to be attached?"),
                DoubtWords::tr("The text speaks of an attachment, and there is none.")};
    case ComposeDoubt::TooLarge:
        return {DoubtWords::tr("The server may refuse this message"),
                DoubtWords::tr("It is larger than the server takes, as far as Poplar knows.")};
    }
    return {};
}

QString attachmentWord(const QString &text, const QSet<QString> &others)
{
    static const QRegularExpression words(
        QStringLiteral(
            R"(\b(?:attached|attachments?|attaching|вложен\p{L}*|прикреп\p{L}*|прилага\p{L}*|приложен(?!и)\p{L}*)\b)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const QStringList lines = text.left(readForDoubts).split(u'\n');
    for (const QString &line : lines) {
        if (line == u"-- ")
            break;
        if (line.startsWith(u'>') || others.contains(line))
            continue;
        if (const auto match = words.match(line); match.hasMatch())
            return match.captured();
    }
    return {};
}

} // namespace poplar::gui
