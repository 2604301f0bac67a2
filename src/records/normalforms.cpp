// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/normalforms.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

namespace poplar::records {

namespace {

constexpr qsizetype longestLabel = 63; ///< RFC 1035 section 2.3.4.
constexpr qsizetype longestAddress = 64;

QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

QString withoutEscapes(QString text)
{
    static const QRegularExpression escape(QStringLiteral("\\\\(?:u[0-9a-f]{4}|x[0-9a-f]{2})"));
    return text.contains(u'\\') ? text.remove(escape) : text;
}

QString labelForm(const QString &label)
{
    const QString plain = folded(label);
    if (plain.size() > longestLabel)
        return plain;
    const QByteArray ace = QUrl::toAce(plain, QUrl::IgnoreIDNWhitelist);
    return ace.isEmpty() ? plain : QString::fromLatin1(ace).toLower();
}

QString hostForm(const QString &name)
{
    // The full stops of IDNs (RFC 3490 section 3.1), and one in quoted-printable.
    static const QRegularExpression dot(QStringLiteral("[.\\x{3002}\\x{FF0E}\\x{FF61}]|=2[Ee]"));
    QStringList labels = withoutEscapes(name).split(dot, Qt::SkipEmptyParts);
    for (QString &label : labels)
        label = labelForm(label);
    return labels.join(u'.');
}

} // namespace

std::optional<QString> addressIn(QStringView text)
{
    if (text.size() >= 2 && text.startsWith(u'[') && text.endsWith(u']'))
        text = text.sliced(1, text.size() - 2);
    if (text.startsWith(u"IPv6:", Qt::CaseInsensitive))
        text = text.sliced(5);
    if (const qsizetype zone = text.indexOf(u'%'); zone >= 0)
        text = text.first(zone);
    // Of IPv4, QHostAddress takes more forms than people do ("127.1").
    if (text.size() > longestAddress || (text.count(u':') < 2 && text.count(u'.') != 3))
        return std::nullopt;
    const QHostAddress address(text.toString());
    if (address.isNull())
        return std::nullopt;
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    return isV4 ? QHostAddress(v4).toString() : address.toString();
}

QString unquoted(const QString &text)
{
    if (text.size() < 2 || !text.startsWith(u'"') || !text.endsWith(u'"'))
        return text;
    QString inner;
    for (qsizetype i = 1; i < text.size() - 1; ++i) {
        if (text[i] == u'\\' && i + 2 < text.size())
            ++i;
        inner += text[i];
    }
    return inner;
}

QString unicodeHost(const QString &name)
{
    const bool isAce = name.contains(u"xn--") && name.size() <= 4 * longestLabel;
    return isAce ? QUrl::fromAce(name.toLatin1(), QUrl::IgnoreIDNWhitelist) : name;
}

NamedThing thingOf(NameKind kind, const QString &name)
{
    if (kind == NameKind::Host || kind == NameKind::Address) {
        if (const std::optional<QString> address = addressIn(name))
            return {NameKind::Address, *address};
    }
    if (kind == NameKind::Host)
        return {kind, hostForm(name)};
    if (kind == NameKind::User)
        return {kind, folded(withoutEscapes(unquoted(name)))};
    return {kind, folded(name)};
}

} // namespace poplar::records
