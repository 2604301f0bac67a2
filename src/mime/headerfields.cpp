// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/headerfields.h"

#include "base/limits.h"
#include "mime/fields.h"
#include "mime/headertext.h"

#include <algorithm>

namespace poplar::mime {

namespace {

bool isLineBreak(char c)
{
    return c == '\r' || c == '\n';
}

/// Where the lines of the field that is first end, folds and line break included.
qsizetype endOfField(QByteArrayView header)
{
    qsizetype end = 0;
    do {
        const qsizetype found = header.indexOf('\n', end);
        end = found < 0 ? header.size() : found + 1;
    } while (end < header.size() && (header[end] == ' ' || header[end] == '\t'));
    return end;
}

QByteArrayView withoutBreakAtEnd(QByteArrayView lines)
{
    while (!lines.isEmpty() && isLineBreak(lines.back()))
        lines.chop(1);
    return lines;
}

QByteArrayView firstOf(QByteArrayView bytes, qint64 most)
{
    return bytes.first(std::min<qsizetype>(bytes.size(), most));
}

HeaderField readField(QByteArrayView raw)
{
    HeaderField field;
    field.raw = raw.toByteArray();
    QByteArrayView value = raw;
    if (isFieldLine(raw)) {
        const qsizetype colon = raw.indexOf(':');
        const QByteArrayView name = raw.first(colon).trimmed();
        field.name = QString::fromLatin1(firstOf(name, limit::shownFieldName));
        field.isCut = name.size() > limit::shownFieldName;
        value = raw.sliced(colon + 1);
    }
    field.isCut = field.isCut || value.size() > limit::shownField;
    QByteArray unfolded = firstOf(value, limit::shownField).toByteArray();
    // What decodes it works with C strings.
    std::replace_if(
        unfolded.begin(), unfolded.end(), [](char c) { return isLineBreak(c) || c == '\0'; }, ' ');
    field.value = headerText(unfolded);
    return field;
}

} // namespace

QHash<QString, QStringList> readFieldValues(QByteArrayView header, const QSet<QString> &names)
{
    QHash<QString, QStringList> values;
    for (const QString &name : names)
        values.insert(name, {});
    QByteArrayView rest = firstOf(header, limit::shownHeader);
    for (int fields = 0; !rest.isEmpty() && fields < limit::shownFields; ++fields) {
        const qsizetype end = endOfField(rest);
        const QByteArrayView raw = withoutBreakAtEnd(rest.first(end));
        rest = rest.sliced(end);
        if (raw.isEmpty())
            break;
        if (!isFieldLine(raw))
            continue;
        const QByteArrayView name = raw.first(raw.indexOf(':')).trimmed();
        const auto wanted = values.find(QString::fromLatin1(firstOf(name, limit::shownFieldName)).toLower());
        if (wanted != values.end())
            *wanted += readField(raw).value;
    }
    return values;
}

QList<HeaderField> readHeaderFields(QByteArrayView header)
{
    QList<HeaderField> fields;
    QByteArrayView rest = firstOf(header, limit::shownHeader);
    bool more = header.size() > rest.size();
    while (!rest.isEmpty()) {
        const qsizetype end = endOfField(rest);
        const QByteArrayView raw = withoutBreakAtEnd(rest.first(end));
        rest = rest.sliced(end);
        if (raw.isEmpty()) {
            more = false;
            break;
        }
        if (fields.size() == limit::shownFields) {
            more = true;
            break;
        }
        fields += readField(raw);
    }
    if (!fields.isEmpty())
        fields.last().isLastRead = more;
    return fields;
}

} // namespace poplar::mime
