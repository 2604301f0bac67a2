// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/calendarlines.h"

#include "base/limits.h"
#include "mime/charset.h"

#include <QStringList>

#include <optional>

namespace poplar::mime {

namespace {

constexpr qsizetype longestComponent = 64; ///< Of its name.
constexpr qsizetype componentsWithin = 10;

/// On octets: programs fold within characters as well.
QByteArray unfolded(const QByteArray &calendar)
{
    QByteArray lines;
    lines.reserve(calendar.size());
    for (qsizetype i = 0; i < calendar.size(); ++i) {
        const char c = calendar[i];
        const char next = i + 1 < calendar.size() ? calendar[i + 1] : '\0';
        if (c == '\r' && next == '\n')
            continue;
        const bool fold = (c == '\n' || c == '\r') && (next == ' ' || next == '\t');
        if (fold)
            ++i;
        else
            lines += c == '\r' || c == '\0' ? '\n' : c;
    }
    return lines;
}

/// Parameters may hold what must not stand there by `^n`, `^'` and `^^` (RFC 6868).
QString parameterText(QStringView raw)
{
    QString text;
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const QChar next = i + 1 < raw.size() ? raw[i + 1] : QChar();
        const bool escape = raw[i] == u'^' && (next == u'n' || next == u'\'' || next == u'^');
        if (escape)
            text += next == u'n' ? u' ' : next == u'\'' ? u'"' : u'^';
        else if (raw[i] != u'"')
            text += raw[i];
        i += escape ? 1 : 0;
    }
    return text;
}

/// Where a sign stands outside of quotes; the size if it does not.
qsizetype indexOutsideQuotes(QStringView text, QStringView signs)
{
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'"')
            quoted = !quoted;
        else if (!quoted && signs.contains(text[i]))
            return i;
    }
    return text.size();
}

std::optional<CalendarLine> parsed(QStringView line)
{
    qsizetype at = indexOutsideQuotes(line, u":;");
    if (at == 0 || at == line.size())
        return std::nullopt;
    CalendarLine result;
    result.name = line.first(at).trimmed().toString().toUpper();
    while (at < line.size() && line[at] == u';') {
        line = line.sliced(at + 1);
        at = indexOutsideQuotes(line, u":;");
        const QStringView parameter = line.first(at);
        const qsizetype equals = parameter.indexOf(u'=');
        if (equals > 0)
            result.parameters.insert(parameter.first(equals).trimmed().toString().toUpper(),
                                     parameterText(parameter.sliced(equals + 1)));
    }
    if (at == line.size())
        return std::nullopt;
    result.value = line.sliced(at + 1).toString();
    return result;
}

} // namespace

QString CalendarLine::text() const
{
    QString text;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar next = i + 1 < value.size() ? value[i + 1] : QChar();
        if (value[i] != u'\\' || next.isNull()) {
            text += value[i];
            continue;
        }
        text += next == u'n' || next == u'N' ? QChar(u'\n') : next;
        ++i;
    }
    return text;
}

QList<CalendarLine> calendarLines(const QByteArray &calendar, const QByteArray &charset)
{
    const QString text = decodeText(unfolded(calendar), charset, Extent::Cut).text;
    QList<CalendarLine> lines;
    QStringList within;
    QString path; // The lines share it: there may be thousands within one component.
    for (const QStringView raw : QStringView(text).split(u'\n', Qt::SkipEmptyParts)) {
        auto line = parsed(raw);
        if (!line)
            continue;
        const QString component = line->value.left(longestComponent).trimmed().toUpper();
        const bool begins = line->name == u"BEGIN";
        if (begins && component != u"VCALENDAR" && within.size() < componentsWithin)
            within += component;
        if (begins)
            path = within.join(u'/');
        line->component = path;
        if (line->name == u"END" && !within.isEmpty() && within.last() == component)
            within.removeLast();
        if (line->name == u"END")
            path = within.join(u'/');
        lines += *line;
    }
    return lines;
}

} // namespace poplar::mime
