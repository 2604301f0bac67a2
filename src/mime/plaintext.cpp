// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/plaintext.h"

#include "base/limits.h"

namespace poplar::mime {

bool CombiningMarks::admits(QChar c)
{
    m_inRow = c.isMark() ? m_inRow + 1 : 0;
    return m_inRow <= limit::combiningMarks;
}

QString cleanedText(const QString &text)
{
    CombiningMarks marks;
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (!marks.admits(c))
            continue;
        if (c == u'\r') {
            if (i + 1 == text.size() || text[i + 1] != u'\n')
                clean += u'\n';
        } else if (c == u'\n' || c == u'\t' || c.category() != QChar::Other_Control) {
            clean += c;
        }
    }
    return clean;
}

bool isBlankText(const QString &text)
{
    return QStringView(text).trimmed().isEmpty();
}

} // namespace poplar::mime
