// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/cssdeclarations.h"
#include "mime/htmlrewriting.h"

#include <gumbo.h>

namespace poplar::mime {

/// The pictures of an HTML mail: those that the message carries are shown, those that would have to be
/// fetched are counted, and a frame stands in their place. Internal to this library.
class HtmlPictures {
public:
    /// @return what stands in its place; may be empty.
    /// @param isHidden whether nobody was to see it: then it can only have been there to be fetched.
    [[nodiscard]] QString markupOf(const GumboElement &image, const CssProperties &properties, bool isHidden);
    /// Counts what the style sheets and scripts of a head would have fetched.
    void noteHead(const GumboElement &head);
    /// Counts what any other element would have fetched: grounds, style sheets, frames, films.
    void noteBackground(const GumboElement &element, const CssProperties &properties);

    [[nodiscard]] const QList<RewrittenHtml::Picture> &taken() const { return m_taken; }
    [[nodiscard]] const HeldBack &heldBack() const { return m_heldBack; }

private:
    [[nodiscard]] QString inside(RewrittenHtml::Picture picture, const QString &attributes);

    QList<RewrittenHtml::Picture> m_taken;
    qint64 m_octets = 0; ///< Of those that stand in the HTML.
    HeldBack m_heldBack;
};

} // namespace poplar::mime
