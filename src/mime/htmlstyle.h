// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/cssdeclarations.h"

#include <gumbo.h>

#include <QString>

namespace poplar::mime {

/// How an element looks, in what QTextDocument can show of it. Internal to this library.
class HtmlStyle {
public:
    /// Of an element within one that looks like this.
    [[nodiscard]] HtmlStyle within(const GumboElement &element, const CssProperties &properties) const;

    /// The attribute for the rewritten HTML, with a blank before it; empty if nothing is to be said.
    [[nodiscard]] QString markup() const;
    /// Nobody was to see it: not displayed, of no size, or in the colour of its ground.
    [[nodiscard]] bool isHidden() const { return m_isHidden; }
    /// A link that is meant to look like a button.
    [[nodiscard]] bool isButton() const { return m_isButton; }
    /// A block that stands out from the ground around it by its own, or by a border.
    [[nodiscard]] bool isCard() const { return m_isCard; }
    /// The attribute of a table's cell that has the padding and the border of the element.
    [[nodiscard]] QString markupOfCell() const;
    /// "#rrggbb"; empty if none was said.
    [[nodiscard]] const QString &background() const { return m_background; }

private:
    void takeFont(const CssProperties &properties);
    void takeColours(const GumboElement &element, const CssProperties &properties);
    void takeAlignment(const GumboElement &element, const CssProperties &properties);
    void say(QLatin1StringView name, const QString &value);

    double m_fontPixels = 16; ///< Inherited.
    QString m_background; ///< Inherited.
    bool m_isOnPicture = false; ///< Inherited: the ground is a picture, which is not shown.
    QString m_own; ///< Declarations of this element alone.
    bool m_isHidden = false;
    bool m_isButton = false;
    bool m_isCard = false;
    QString m_cell; ///< Declarations that hold for cells only.
};

enum class Spans { Keep, Drop };
/// The attributes of tables and lists that are kept, each with a blank before it.
[[nodiscard]] QString tableAttributes(const GumboElement &element, Spans spans);
/// Cells of the grid that a cell covers, where it covers several; else 0.
[[nodiscard]] int spannedCells(const GumboElement &cell);

} // namespace poplar::mime
