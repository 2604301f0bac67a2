// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/flowed.h"

#include "base/limits.h"

#include <QStringList>

namespace poplar::mime {

namespace {

struct Paragraph {
    qsizetype depth = 0;
    QString text;
    bool open = false; ///< Ends in a soft break: the next line of the same depth belongs to it.
};

QString finished(const Paragraph &paragraph)
{
    const qsizetype marks = std::min<qsizetype>(paragraph.depth, limit::quoteMarks);
    const QString line = QStringLiteral("> ").repeated(marks) + paragraph.text;
    return paragraph.text.isEmpty() ? line.trimmed() : line;
}

constexpr qsizetype flowedLine = 72; // RFC 3676 section 4.2: 78 at most, and answers add quote marks

bool isSignatureMark(QStringView line)
{
    return line == u"-- ";
}

QStringView withoutBlanksAtEnd(QStringView line)
{
    while (!line.isEmpty() && line.back().isSpace())
        line.chop(1);
    return line;
}

QString withoutControlCharacters(QString text)
{
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    text.removeIf([](QChar c) { return c != u'\n' && c != u'\t' && c.category() == QChar::Other_Control; });
    return text;
}

/// How many marks stand before a line, and the line behind them. One blank may stand between two marks: what
/// is indented further is the text's own.
struct QuotedLine {
    qsizetype depth = 0;
    QStringView text;
};

QuotedLine quotedLine(QStringView line)
{
    QuotedLine quoted{0, line};
    for (qsizetype at = 0; at < line.size(); ++at) {
        if (line[at] == u'>')
            quoted = {quoted.depth + 1, line.sliced(at + 1)};
        else if (line[at] != u' ' || at == 0 || line[at - 1] != u'>')
            break;
    }
    if (quoted.depth > 0 && quoted.text.startsWith(u' '))
        quoted.text = quoted.text.sliced(1);
    return quoted;
}

/// Where the line is to be broken: behind the last blank that leaves it short enough, else behind the first.
/// At its end if there is none, or if what would be left behind looked like the mark of a signature.
qsizetype breakOf(QStringView line, qsizetype room)
{
    if (line.size() <= room)
        return line.size();
    qsizetype at = line.lastIndexOf(u' ', room - 1);
    if (at < 0 || isSignatureMark(line.first(at + 1)))
        at = line.indexOf(u' ', std::max(room, at + 1));
    // Blanks that follow would begin the next line.
    while (at >= 0 && at + 1 < line.size() && line[at + 1] == u' ')
        ++at;
    return at < 0 ? line.size() : at + 1;
}

/// Section 4.4: what would be taken for something else has a blank before it; so does everything quoted.
QString stuffed(qsizetype depth, QStringView line)
{
    const QString marks(depth, u'>');
    const bool needsBlank = (depth > 0 && !line.isEmpty()) || line.startsWith(u' ') || line.startsWith(u'>')
        || line.startsWith(u"From ");
    return marks + (needsBlank ? QStringLiteral(" ") : QString()) + line.toString();
}

void appendFlowed(const QuotedLine &quoted, QString &into)
{
    QStringView rest = isSignatureMark(quoted.text) ? quoted.text : withoutBlanksAtEnd(quoted.text);
    const qsizetype depth = std::min<qsizetype>(quoted.depth, limit::quoteMarks);
    do {
        const qsizetype end = breakOf(rest, flowedLine - depth - 1);
        into += stuffed(depth, rest.first(end)) + u'\n';
        rest = rest.sliced(end);
    } while (!rest.isEmpty());
}

} // namespace

QString flowed(const QString &text)
{
    QString all;
    const QString clean = withoutControlCharacters(text);
    QStringView rest = clean;
    if (rest.endsWith(u'\n'))
        rest.chop(1);
    if (rest.isEmpty())
        return {};
    for (const QStringView line : rest.split(u'\n'))
        appendFlowed(quotedLine(line), all);
    return all;
}

QString unflowed(const QString &text, DelSp delSp)
{
    QStringList lines;
    Paragraph paragraph;
    for (QStringView line : QStringView(text).split(u'\n')) {
        qsizetype depth = 0;
        while (depth < line.size() && line[depth] == u'>')
            ++depth;
        line = line.sliced(depth);
        if (line.startsWith(u' '))
            line = line.sliced(1);
        const bool signature = line == u"-- ";
        if (paragraph.open && (depth != paragraph.depth || signature)) {
            lines += finished(paragraph); // improperly ended (section 4.5): still its own paragraph
            paragraph = {};
        }
        const bool soft = line.endsWith(u' ') && !signature;
        if (soft && delSp == DelSp::Yes)
            line.chop(1);
        paragraph.depth = depth;
        paragraph.text += line;
        paragraph.open = soft;
        if (!soft) {
            lines += finished(paragraph);
            paragraph = {};
        }
    }
    if (paragraph.open)
        lines += finished(paragraph);
    return lines.join(u'\n');
}

} // namespace poplar::mime
