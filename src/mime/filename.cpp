// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/filename.h"

#include "base/limits.h"

#include <QMimeDatabase>
#include <QRegularExpression>

namespace poplar::mime {

namespace {

constexpr qsizetype longestExtension = 16;

QString extensionOf(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    const bool has = dot > 0 && name.size() - dot <= longestExtension;
    return has ? name.mid(dot) : QString();
}

/// Windows opens devices under these names, with any extension.
bool isReserved(const QString &name)
{
    static const QRegularExpression devices(
        QStringLiteral("^(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])\\s*(\\..*)?$"),
        QRegularExpression::CaseInsensitiveOption);
    return devices.match(name).hasMatch();
}

bool isDotOrBlank(QChar c)
{
    return c == u'.' || c.isSpace();
}

QString withoutEdges(QString name)
{
    qsizetype start = 0;
    while (start < name.size() && isDotOrBlank(name[start]))
        ++start;
    name.remove(0, start);
    while (!name.isEmpty() && isDotOrBlank(name.back()))
        name.chop(1);
    return name;
}

QString withoutHarm(const QString &name)
{
    QString clean;
    // The last component: mail programs of old sent whole paths, others send "../../".
    const QString last = name.mid(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    for (const char32_t c : last.toUcs4()) {
        const QChar::Category category = QChar::category(c);
        if (category == QChar::Other_Control || category == QChar::Other_Format
            || category == QChar::Separator_Line || category == QChar::Separator_Paragraph)
            continue;
        const bool isForbidden = c < 0x80 && QStringLiteral("<>:\"|?*").contains(QChar(char16_t(c)));
        clean += isForbidden ? QStringLiteral("_") : QString::fromUcs4(&c, 1);
    }
    clean = withoutEdges(clean.simplified());
    return isReserved(clean) ? u'_' + clean : clean;
}

/// At most so many octets in UTF-8, no character halved.
QString cut(const QString &text, qsizetype octets)
{
    QByteArray utf8 = text.toUtf8();
    if (utf8.size() <= octets)
        return text;
    while (octets > 0 && (utf8[octets] & 0xC0) == 0x80)
        --octets;
    return QString::fromUtf8(utf8.first(octets));
}

QString nameFor(const QByteArray &type)
{
    if (type == "text/calendar") // the database prefers .vcs, the format before
        return QStringLiteral("attachment.ics");
    if (type == "message/rfc822" || type == "message/global")
        return QStringLiteral("attachment.eml");
    const QMimeType mimeType = QMimeDatabase().mimeTypeForName(QString::fromLatin1(type));
    const QString suffix = mimeType.isValid() ? mimeType.preferredSuffix() : QString();
    return QStringLiteral("attachment.") + (suffix.isEmpty() ? QStringLiteral("bin") : suffix);
}

} // namespace

QString numberedFileName(const QString &name, int number)
{
    const QString extension = extensionOf(name);
    const QString mark = number == 1 ? QString() : QStringLiteral(" (%1)").arg(number);
    const QString tail = mark + extension;
    QString base = cut(name.chopped(extension.size()), limit::fileName - tail.toUtf8().size());
    if (tail.isEmpty())
        base = withoutEdges(base); // the cut may have laid a dot bare
    return base + tail;
}

QString FileNames::safe(const QString &name, const QByteArray &type)
{
    QString clean = withoutHarm(name);
    if (clean.isEmpty())
        clean = nameFor(type);
    clean = numberedFileName(clean, 1);
    int &number = m_numbers[clean.toLower()];
    QString unique = numberedFileName(clean, ++number);
    while (number > 1 && m_numbers.contains(unique.toLower())) // somebody sent "name (2).pdf" before
        unique = numberedFileName(clean, ++number);
    if (number > 1)
        m_numbers.insert(unique.toLower(), 1); // invalidates `number`
    return unique;
}

} // namespace poplar::mime
