// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/charset.h"
#include "mime/htmltree.h"
#include "mime/shownlimits.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QString>

#include <memory>

namespace poplar::mime {

/// An HTML text, parsed as far as the limits allow (limit::htmlReading, limit::htmlMemory). Where the whole
/// is too much, its beginning is there. Internal to this library.
class HtmlDocument {
public:
    /// @param limits of what will be shown of it.
    explicit HtmlDocument(const QString &html, const ShownLimits &limits = {});

    /// Null if nothing could be parsed.
    [[nodiscard]] const GumboNode *root() const { return m_tree ? m_tree->root() : nullptr; }
    /// Cut: there is more than could be parsed.
    [[nodiscard]] Extent extent() const { return m_extent; }
    [[nodiscard]] const ShownLimits &limits() const { return m_limits; }
    /// When whoever walks the tree is to give up.
    [[nodiscard]] const QDeadlineTimer &deadline() const { return m_deadline; }

private:
    QByteArray m_utf8; ///< The tree points into it.
    ShownLimits m_limits;
    QDeadlineTimer m_deadline;
    std::unique_ptr<HtmlTree> m_tree;
    Extent m_extent = Extent::Whole;
};

} // namespace poplar::mime
