// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/reportdocument.h"

#include <QFont>
#include <QHash>
#include <QPalette>
#include <QSizeF>

#include <functional>

class QPainter;

namespace poplar::gui {

/// The letters of a report; they are chosen where the fonts of the window are.
struct ReportFonts {
    QFont text;
    QFont code;
};

/// What a picture of a report looks like, in pixels.
struct ReportPicture {
    QSizeF size;
    std::function<void(QPainter &, const QPalette &)> paint; ///< At the origin.
};

/// A picture that is no diagram.
/// @param document outlives the picture.
[[nodiscard]] ReportPicture reportPicture(const ReportDocument &document, ReportDocument::Picture which,
                                          const QFont &font, qreal width);

/// Makes SVG elements for a page that is light or dark, as the reader likes it.
class ReportSvg {
public:
    /// An element: without a prologue, and as wide as its place.
    /// @param name for screen readers.
    [[nodiscard]] QString element(const ReportPicture &picture, const QString &name);
    /// CSS that gives all elements so far the colours for a dark page.
    [[nodiscard]] QString darkRules() const;

private:
    QHash<QString, QString> m_dark; ///< By the attribute in the light one.
};

} // namespace poplar::gui
