// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/replysubject.h"

#include <QRegularExpression>

namespace poplar::mime {

namespace {

/// "Re:", "Re[2]:", "Re (3) :", "RE^2:" and what other languages have in their place, any number of them.
QRegularExpression prefixes(const QString &words)
{
    return QRegularExpression(
        QStringLiteral(R"(^\s*(?:(?:%1)\s*(?:[\[(]\d{1,5}[\])]|\^\d{1,5})?\s*[:\x{FF1A}]\s*)+)").arg(words),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
}

} // namespace

QString replySubject(const QString &subject)
{
    static const QRegularExpression answers =
        prefixes(QStringLiteral("re|aw|antw|sv|vs|odp|rif|res|ynt|vá|回复|回覆|答复|отв|ответ|на"));
    const QString bare = QString(subject).remove(answers).trimmed();
    return bare.isEmpty() ? QStringLiteral("Re:") : QStringLiteral("Re: ") + bare;
}

QString forwardSubject(const QString &subject)
{
    static const QRegularExpression forwards =
        prefixes(QStringLiteral("fwd?|wg|tr|rv|doorst|vb|pd|továbbítás|转发|轉寄|пересл|пер"));
    const QString bare = QString(subject).remove(forwards).trimmed();
    return bare.isEmpty() ? QStringLiteral("Fwd:") : QStringLiteral("Fwd: ") + bare;
}

} // namespace poplar::mime
