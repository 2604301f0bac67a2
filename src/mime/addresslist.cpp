// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/addresslist.h"

#include "base/limits.h"
#include "mime/headertext.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace poplar::mime {

namespace {

bool isLineBreak(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

/// In one line, without what would mislead.
QString shownName(QString name)
{
    return shownHeader(name.replace(QChar::Null, u' ').toUtf8().constData());
}

/// How long the encoded word is that a text begins with; 1 if it begins with none. Some programs leave commas
/// and the like in there ("=?utf-8?Q?a,_b?="), against RFC 2047 section 5: they separate nothing.
qsizetype encodedWordLength(QStringView text)
{
    constexpr qsizetype longest = 256;
    if (!text.startsWith(u"=?"))
        return 1;
    int marks = 0;
    for (qsizetype at = 1; at + 1 < std::min(text.size(), longest) && !text[at].isSpace(); ++at) {
        if (text[at] == u'?' && ++marks == 4)
            return text[at + 1] == u'=' ? at + 2 : 1;
    }
    return 1;
}

/// One entry while it is read.
struct Entry {
    QString phrase; ///< Words before the angle brackets, quotes taken off.
    QString bare; ///< The same with its quotes: it is the address if no brackets come.
    QString angle; ///< What stands in them.
    QString comment; ///< The last one.
    qsizetype begin = -1;
    qsizetype end = 0;
    bool hasAngle = false;
    bool isAddress = false; ///< A colon in it opened no group.
    bool isBroken = false; ///< Something was not closed.
    bool hasSurplus = false;
};

/// One pass over the text, without recursion: each character is looked at once.
class AddressListParser {
public:
    explicit AddressListParser(QStringView text)
        : m_text(text.first(std::min<qsizetype>(text.size(), limit::addressInput)))
        , m_isCut(text.size() > limit::addressInput)
    {
    }

    QList<ParsedAddress> parse()
    {
        while (m_at < m_text.size() && m_found.size() <= limit::recipients)
            take(m_text[m_at++]);
        if (m_isCut && m_found.size() < limit::recipients)
            m_found += {{}, AddressFault::TooLong, {}, std::max<qsizetype>(0, m_entry.begin), m_text.size()};
        else
            finish();
        return m_found;
    }

private:
    void take(QChar c)
    {
        if (c == u',' || c == u';' || isLineBreak(c)) {
            finish();
            if (c == u';')
                m_group.clear();
            return;
        }
        if (c.isSpace()) {
            m_entry.phrase += u' ';
            m_entry.bare += u' ';
            return;
        }
        if (m_entry.begin < 0)
            m_entry.begin = m_at - 1;
        if (c == u':' && openGroup())
            return;
        takeVisible(c);
        m_entry.end = m_at;
    }

    void takeVisible(QChar c)
    {
        if (c == u'(')
            return takeComment();
        if (c == u'<' && !m_entry.hasAngle)
            return takeAngle();
        if (m_entry.hasAngle)
            m_entry.hasSurplus = true;
        if (c == u'"')
            return takeQuoted();
        const qsizetype length = c == u'=' ? encodedWordLength(m_text.sliced(m_at - 1)) : 1;
        const QStringView taken = m_text.sliced(m_at - 1, length);
        m_entry.isBroken = m_entry.isBroken || c == u'>' || c == u')';
        m_entry.phrase += taken;
        m_entry.bare += taken;
        m_at += length - 1;
    }

    /// "Name: member, member;" Whoever copies a link writes "mailto:" before an address; an IPv6 literal has
    /// colons as well.
    bool openGroup()
    {
        // What has been found is not looked for again: there may be many colons.
        m_entry.isAddress = m_entry.isAddress || m_entry.hasAngle || m_entry.bare.contains(u'@');
        if (m_entry.isAddress)
            return false;
        const QString name = m_entry.phrase.simplified();
        if (name.compare(u"mailto", Qt::CaseInsensitive) != 0)
            m_group = name;
        m_entry = {};
        return true;
    }

    void takeQuoted()
    {
        m_entry.bare += u'"';
        while (m_at < m_text.size() && m_text[m_at] != u'"') {
            if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
                m_entry.bare += m_text[m_at++];
            m_entry.bare += m_text[m_at];
            m_entry.phrase += m_text[m_at++];
        }
        m_entry.bare += u'"';
        m_entry.isBroken = m_entry.isBroken || m_at >= m_text.size();
        m_at = std::min(m_at + 1, m_text.size());
    }

    void takeComment()
    {
        qsizetype depth = 1;
        m_entry.comment.clear();
        for (; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
                ++m_at;
            else if (m_text[m_at] == u'(')
                ++depth;
            else if (m_text[m_at] == u')' && --depth == 0)
                break;
            m_entry.comment += m_text[m_at];
        }
        m_entry.isBroken = m_entry.isBroken || depth > 0;
        m_at = std::min(m_at + 1, m_text.size());
        m_entry.phrase += u' ';
        m_entry.bare += u' ';
    }

    void takeAngle()
    {
        m_entry.hasAngle = true;
        bool quoted = false;
        for (; m_at < m_text.size() && (quoted || m_text[m_at] != u'>'); ++m_at) {
            if (quoted && m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
                m_entry.angle += m_text[m_at++];
            else if (m_text[m_at] == u'"')
                quoted = !quoted;
            m_entry.angle += m_text[m_at];
        }
        m_entry.isBroken = m_entry.isBroken || m_at >= m_text.size();
        m_at = std::min(m_at + 1, m_text.size());
    }

    void finish()
    {
        const Entry entry = std::exchange(m_entry, {});
        if (entry.begin < 0)
            return;
        if (m_found.size() == limit::recipients) {
            m_found += {{}, AddressFault::TooMany, m_group, entry.begin, m_text.size()};
            return;
        }
        ParsedAddress parsed{{}, AddressFault::None, m_group, entry.begin, entry.end};
        QString name = entry.hasAngle ? entry.phrase : QString();
        parsed.address.address = entry.hasAngle ? withoutRoute(entry.angle.trimmed()) : entry.bare.trimmed();
        if (name.trimmed().isEmpty())
            name = entry.comment;
        parsed.address.name = shownName(name);
        parsed.fault = faultOf(entry, parsed.address.address);
        m_found += parsed;
    }

    /// "<@relay.example:user@example.org>" (RFC 5322 section 4.4): the way is nobody's concern any more.
    static QString withoutRoute(const QString &address)
    {
        return address.startsWith(u'@') ? address.mid(address.indexOf(u':') + 1) : address;
    }

    static AddressFault faultOf(const Entry &entry, const QString &address)
    {
        if (entry.isBroken)
            return AddressFault::Unended;
        const AddressFault fault = addressFault(address);
        if (entry.hasSurplus)
            return AddressFault::Surplus;
        const bool words = !entry.hasAngle && !address.startsWith(u'"') && address.contains(u' ');
        if (words)
            return address.contains(u'@') ? AddressFault::Surplus : AddressFault::NoDomain;
        return fault;
    }

    QStringView m_text;
    bool m_isCut = false;
    qsizetype m_at = 0;
    Entry m_entry;
    QString m_group;
    QList<ParsedAddress> m_found;
};

/// Whether a name can stand before "<" as it is.
bool isBarePhrase(const QString &name)
{
    return std::none_of(name.begin(), name.end(),
                        [](QChar c) { return QStringView(u"()<>[]:;@\\,.\"").contains(c); });
}

} // namespace

QList<ParsedAddress> parseAddressList(QStringView text)
{
    return AddressListParser(text).parse();
}

QString formatAddress(const Address &address)
{
    QString name = shownName(address.name);
    if (name.isEmpty())
        return address.address;
    if (!isBarePhrase(name)) {
        name.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
        name = u'"' + name + u'"';
    }
    return name + QStringLiteral(" <") + address.address + u'>';
}

QString formatAddressList(const QList<Address> &addresses)
{
    QStringList all;
    for (const Address &address : addresses)
        all += formatAddress(address);
    return all.join(QStringLiteral(", "));
}

} // namespace poplar::mime
