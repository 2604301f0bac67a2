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

} // namespace

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
