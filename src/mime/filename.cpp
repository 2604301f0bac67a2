// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/filename.h"

#include <QMimeDatabase>
#include <QRegularExpression>

namespace poplar::mime {

namespace {

constexpr qsizetype longestName = 255;
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
    static const QRegularExpression devices(QStringLiteral("^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?$"),
                                            QRegularExpression::CaseInsensitiveOption);
    return devices.match(name).hasMatch();
}

QString withoutHarm(const QString &name)
{
    QString clean;
    // The last component: mail programs of old sent whole paths, others send "../../".
    const QString last = name.mid(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    for (const QChar c : last) {
        const QChar::Category category = c.category();
        if (category == QChar::Other_Control || category == QChar::Other_Format
            || category == QChar::Separator_Line || category == QChar::Separator_Paragraph)
            continue;
        clean += QStringLiteral("<>:\"|?*").contains(c) ? QChar(u'_') : c;
    }
    clean = clean.simplified();
    while (clean.startsWith(u'.') || clean.startsWith(u' '))
        clean.remove(0, 1);
    while (clean.endsWith(u'.') || clean.endsWith(u' '))
        clean.chop(1);
    return isReserved(clean) ? u'_' + clean : clean;
}

QString shortened(const QString &name, qsizetype octets)
{
    const QString extension = extensionOf(name);
    QString base = name.chopped(extension.size());
    while (!base.isEmpty() && (base + extension).toUtf8().size() > octets)
        base.chop(base.back().isLowSurrogate() ? 2 : 1);
    return base + extension;
}

QString nameFor(const QByteArray &type)
{
    const QMimeType mimeType = QMimeDatabase().mimeTypeForName(QString::fromLatin1(type));
    const QString suffix = mimeType.isValid() ? mimeType.preferredSuffix() : QString();
    return QStringLiteral("attachment.") + (suffix.isEmpty() ? QStringLiteral("bin") : suffix);
}

} // namespace

QString FileNames::safe(const QString &name, const QByteArray &type)
{
    QString clean = withoutHarm(name);
    if (clean.isEmpty())
        clean = nameFor(type);
    clean = shortened(clean, longestName);
    QString unique = clean;
    for (int i = 2; m_taken.contains(unique.toLower()); ++i) {
        const QString extension = extensionOf(clean);
        const QString number = QStringLiteral(" (%1)").arg(i);
        unique = shortened(clean, longestName - number.size());
        unique.insert(unique.size() - extension.size(), number);
    }
    m_taken.insert(unique.toLower());
    return unique;
}

} // namespace poplar::mime
