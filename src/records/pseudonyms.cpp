// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/pseudonyms.h"

#include <QStringList>

#include <algorithm>

namespace poplar::records {

namespace {

/// The ways in which a name is written.
QStringList spellings(NameKind kind, const QString &name, const NamedThing &thing)
{
    QStringList ways{name};
    if (kind == NameKind::Host) {
        for (const QString &way : {thing.form, unicodeHost(thing.form)}) {
            if (!way.isEmpty() && !ways.contains(way, Qt::CaseInsensitive))
                ways += way;
        }
    }
    return ways;
}

/// Of a certificate for all hosts of a domain, that domain; without the root's dot and without brackets.
QString bareHost(QString host)
{
    if (host.startsWith(u"*."))
        host.remove(0, 2);
    while (host.endsWith(u'.'))
        host.chop(1);
    return host.startsWith(u'[') && host.endsWith(u']') ? host.mid(1, host.size() - 2) : host;
}

} // namespace

void Pseudonyms::know(Kind kind, const QString &name)
{
    const QString trimmed = name.trimmed().normalized(QString::NormalizationForm_C);
    if (const qsizetype at = trimmed.lastIndexOf(u'@'); at >= 0) {
        know(Kind::User, trimmed.left(at));
        know(Kind::Host, trimmed.mid(at + 1));
        m_hidden.watch(Secret(trimmed));
        return;
    }
    const QString bare = kind == Kind::Host ? bareHost(trimmed) : unquoted(trimmed);
    if (bare.isEmpty())
        return;
    const NamedThing thing = thingOf(kind, bare);
    for (const QString &way : spellings(thing.kind, bare, thing))
        know(KnownName{way, thing, thing.kind});
}

void Pseudonyms::know(const KnownName &known)
{
    const auto isIt = [&known](const KnownName &other) {
        return other.text.compare(known.text, Qt::CaseInsensitive) == 0;
    };
    if (std::any_of(m_known.cbegin(), m_known.cend(), isIt))
        return;
    const auto shorter = std::find_if(m_known.cbegin(), m_known.cend(), [&known](const KnownName &other) {
        return other.text.size() < known.text.size();
    });
    m_known.insert(shorter - m_known.cbegin(), known);
    m_hidden.watch(Secret(known.text));
}

QString Pseudonyms::of(Kind kind, const QString &name)
{
    static constexpr const char *patterns[] = {"user%1", "host%1.example", "ip%1", "opaque%1"};
    const NamedThing thing = thingOf(kind, name);
    QString &given = m_given[QString::number(int(thing.kind)) + thing.form];
    // Nobody is to be called by his own name.
    while (given.isEmpty() || given == thing.form)
        given = QString::fromLatin1(patterns[int(thing.kind)]).arg(++m_counts[size_t(thing.kind)]);
    return given;
}

QString Pseudonyms::replaced(const QString &text)
{
    const QString line = text.normalized(QString::NormalizationForm_C);
    const NameFinder finder(line, m_known, m_hidden);
    QString result;
    qsizetype at = 0;
    const QList<FoundName> names = finder.found();
    for (const FoundName &found : names) {
        result += line.mid(at, found.begin - at);
        result += of(found.kind, found.name);
        at = found.end;
    }
    return result + line.mid(at);
}

} // namespace poplar::records
