// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/subjectfile.h"

#include "gui/messageheader.h"

#include <QRegularExpression>

namespace poplar::gui {

QString subjectAsFileName(const QString &subject)
{
    static const QRegularExpression forbidden(QStringLiteral(R"([\x00-\x1f\x7f/\\:*?"<>|]+)"));
    QString name = headerLine(subject).replace(forbidden, QStringLiteral("_")).left(80).trimmed();
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name.isEmpty() ? QStringLiteral("message") : name;
}

} // namespace poplar::gui
