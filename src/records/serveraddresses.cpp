// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/serveraddresses.h"

#include "records/namecharacters.h"

#include <QRegularExpression>
#include <QStringList>

#include <optional>

namespace poplar::records {

namespace {

constexpr qsizetype mostGroups = 12; ///< Of a run that is tried as an address; an address has eight.
constexpr qsizetype colonsOfNoTime = 5; ///< What has so many is no time of the day.

FoundName foundAt(const QString &text, NameKind kind, qsizetype begin, qsizetype end)
{
    return {begin, end, kind, text.mid(begin, end - begin)};
}

/// Groups of a run of hexadecimal digits and colons, by where they begin and end.
struct Groups {
    QList<qsizetype> begins;
    QList<qsizetype> ends;
};

Groups groupsOf(const QString &text, qsizetype begin, qsizetype end)
{
    Groups groups;
    for (qsizetype at = begin; at < end; ++at) {
        if (text[at] == u':')
            continue;
        if (at == begin || text[at - 1] == u':')
            groups.begins += at;
        if (at + 1 == end || text[at + 1] == u':')
            groups.ends += at + 1;
    }
    return groups;
}

/// Where the run begins of which a letter hides the first group, as in "\\x1b[1m2001:db8::17".
qsizetype widenedBegin(const QString &text, qsizetype begin)
{
    static const QRegularExpression number(QStringLiteral("\\A(?=.*[0-9])[0-9A-Fa-f]+\\z"));
    for (const qsizetype digits : {4, 3}) {
        const bool fits = text[begin] == u':' && begin >= digits;
        if (fits && number.match(text.mid(begin - digits, digits)).hasMatch())
            return begin - digits;
    }
    return begin;
}

bool hasDouble(const QString &text, qsizetype at)
{
    return at >= 0 && QStringView(text).mid(at, 2) == u"::";
}

/// An address in a run of groups.
struct Within {
    FoundName name;
    qsizetype left = 0; ///< Groups that do not belong to it.
};

/// The address within the run, and of several the longest, but for one that is known.
std::optional<Within> addressWithin(const QString &text, qsizetype begin, qsizetype end,
                                    const QSet<QString> &known)
{
    const Groups groups = groupsOf(text, begin, end);
    const qsizetype count = groups.begins.size();
    std::optional<Within> best;
    for (qsizetype first = 0; first < count; ++first) {
        for (qsizetype last = first; last < count; ++last) {
            // "::" belongs to the address before or behind which it stands.
            qsizetype from = groups.begins[first];
            qsizetype to = groups.ends[last];
            const bool isLoose = from - begin >= 2 && hasDouble(text, from - 2);
            from -= isLoose && first == 0 ? 2 : 0;
            to += last + 1 == count && to + 2 <= end && hasDouble(text, to) ? 2 : 0;
            const std::optional<QString> address = addressIn(QStringView(text).sliced(from, to - from));
            if (!address)
                continue;
            const Within one{foundAt(text, NameKind::Address, from, to), count - (last + 1 - first)};
            if (known.contains(*address))
                return one;
            if (!best || one.left < best->left)
                best = one;
        }
    }
    return best;
}

/// Where the label of a top-level domain ends that begins there; its begin if none does.
qsizetype endOfTopLevel(const QString &text, qsizetype begin, qsizetype end)
{
    if (QStringView(text).mid(begin, 4).startsWith(u"xn--", Qt::CaseInsensitive))
        return end;
    const auto isOfIt = [&](qsizetype at) {
        return text[at].isLetter() || text[at].isSurrogate() || (at > begin && text[at].isMark());
    };
    qsizetype at = begin;
    while (at < end && isOfIt(at))
        ++at;
    if (at - begin < 2)
        return begin;
    return at < end && text[at].isDigit() ? end : at;
}

/// The host in a run of labels that ends there; nothing if none is.
std::optional<FoundName> hostOf(const QString &text, qsizetype begin, const QList<qsizetype> &labels,
                                const QList<qsizetype> &ends)
{
    for (qsizetype last = labels.size() - 1; last > 0; --last) {
        const qsizetype end = endOfTopLevel(text, labels[last], ends[last]);
        if (end > labels[last])
            return foundAt(text, NameKind::Host, begin, end);
    }
    return std::nullopt;
}

} // namespace

QList<FoundName> ipV6AddressesIn(const QString &text, const QSet<QString> &known)
{
    // Its last 32 bits may be written as those of IPv4 are.
    static const QRegularExpression run(
        QStringLiteral("(?:(?:(?<![0-9A-Za-z])|(?<=\\\\x[0-9a-f]{2})|(?<=\\\\u[0-9a-f]{4}))[0-9A-Fa-f:]|"
                       "(?<=[0-9A-Za-z]):)[0-9A-Fa-f:]*+"
                       "(?:(?<=[0-9])(?:\\.[0-9]{1,3}){3}(?![0-9]))?"));
    static const QRegularExpression zone(QStringLiteral("\\G%[\\w.-]{1,32}"));
    QList<FoundName> names;
    for (auto matches = run.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const qsizetype begin = widenedBegin(text, match.capturedStart());
        const qsizetype end = match.capturedEnd();
        const QStringView word = QStringView(text).sliced(begin, end - begin);
        const qsizetype colons = word.count(u':');
        const qsizetype groups = colons > mostGroups ? colons : groupsOf(text, begin, end).begins.size();
        if (colons < 2 || groups == 0)
            continue;
        const bool isWordBehind = end < text.size() && text[end].isLetter();
        if (groups == 1 && isWordBehind)
            continue; // "Mail::Address"
        const auto within = colons > mostGroups ? std::nullopt : addressWithin(text, begin, end, known);
        // What is more than a port behind it or a word before it might be another address.
        if (within && within->left <= 1) {
            const auto scoped = zone.match(text, within->name.end);
            names += foundAt(text, NameKind::Address, within->name.begin,
                             scoped.hasMatch() ? scoped.capturedEnd() : within->name.end);
        } else if (colons >= colonsOfNoTime || (groups > 1 && word.contains(u"::"))) {
            names += foundAt(text, NameKind::Opaque, begin, end);
        }
    }
    return names;
}

QList<FoundName> ipV4AddressesIn(const QString &text)
{
    static const QRegularExpression numbers(QStringLiteral("(?<![0-9])[0-9]++(?:\\.[0-9]++){3,}+"));
    QList<FoundName> names;
    for (auto matches = numbers.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        names += foundAt(text, NameKind::Address, match.capturedStart(), match.capturedEnd());
    }
    return names;
}

QList<FoundName> hostsIn(const QString &text)
{
    QList<FoundName> names;
    for (qsizetype at = 0; at < text.size();) {
        if (!isOfWord(text[at]) && text[at] != u'_' && escapeAt(text, at) == 0) {
            ++at;
            continue;
        }
        const qsizetype begin = at;
        QList<qsizetype> labels{at};
        QList<qsizetype> ends;
        while (at < text.size()) {
            const qsizetype dot = dotAt(text, at);
            const qsizetype length = dot > 0 ? dot : labelCharacterAt(text, at);
            const bool isEmptyLabel = dot > 0 && labels.last() == at;
            if (length == 0 || isEmptyLabel)
                break;
            if (dot > 0) {
                ends += at;
                labels += at + dot;
            }
            at += length;
        }
        ends += at;
        if (const std::optional<FoundName> host = hostOf(text, begin, labels, ends)) {
            names += *host;
            at = host->end;
        } else if (at == begin) {
            ++at;
        }
    }
    return names;
}

} // namespace poplar::records
