// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/htmldocument.h"

#include "base/limits.h"

namespace poplar::mime {

HtmlDocument::HtmlDocument(const QString &html, const ShownLimits &limits)
    : m_limits(limits)
    , m_deadline(limit::htmlReading)
{
    const QByteArray whole = html.toUtf8();
    // A part of it may do where the whole is too much: what it costs then grows with the square.
    for (qsizetype size = whole.size(); size > 0 && !root() && !m_deadline.hasExpired(); size /= 4) {
        m_utf8 = cutWhereTooDeep(whole.first(size));
        m_tree = std::make_unique<HtmlTree>(m_utf8, m_deadline);
    }
    if (m_utf8.size() < whole.size() || (!root() && !whole.isEmpty()))
        m_extent = Extent::Cut;
}

} // namespace poplar::mime
