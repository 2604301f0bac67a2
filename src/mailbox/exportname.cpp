// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/exportname.h"

#include "base/limits.h"
#include "mime/filename.h"

#include <QRegularExpression>
#include <QStringList>

namespace poplar::mailbox {

namespace {

constexpr qsizetype senderCharacters = 40; ///< The subject has what is left.

QString cutToOctets(const QString &text, qsizetype octets)
{
    const QByteArray utf8 = text.toUtf8();
    qsizetype end = std::min(octets, utf8.size());
    while (end > 0 && end < utf8.size() && (uchar(utf8[end]) & 0xC0) == 0x80)
        --end;
    return QString::fromUtf8(utf8.first(end));
}

} // namespace

QString exportName(const Envelope &envelope)
{
    static const QRegularExpression separators(QStringLiteral("[/\\\\]+"));
    QStringList parts;
    if (envelope.date.isValid())
        parts += envelope.date.toLocalTime().toString(QStringLiteral("yyyy-MM-dd hhmm"));
    if (!envelope.from.isEmpty())
        parts += envelope.from.constFirst().shown().left(senderCharacters);
    parts += envelope.subject;
    parts.removeAll(QString());
    // A name is cut at these, because some senders write whole paths.
    const QString name = parts.join(QStringLiteral(" ")).replace(separators, QStringLiteral("_"));
    const QString suffix = QStringLiteral(".eml");
    const QString shortName = cutToOctets(name, limit::exportedName).trimmed();
    const QString safe =
        mime::FileNames().safe(shortName.isEmpty() ? QString() : shortName + suffix, "message/rfc822");
    const QString bare = safe.endsWith(suffix) ? safe.chopped(suffix.size()) : safe;
    return bare == QStringLiteral("attachment") ? QStringLiteral("message") : bare;
}

} // namespace poplar::mailbox
