// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/paper.h"

#include <QDeadlineTimer>
#include <QPageLayout>
#include <QSizeF>
#include <QTextBlock>

class QPainter;

namespace poplar::gui {

/// A document cut into pages of one size, each with a line of its subject and its number at the bottom.
/// Laying out may take long: it goes on in slices as long as the caller allows. What is wider than the page
/// makes all of it smaller.
class PaperPages {
public:
    /// @param layout of the page; what counts is the place within the margins.
    PaperPages(const Paper &paper, const QString &title, const QPageLayout &layout);

    /// Lays out on. @return whether it is done.
    bool layOut(QDeadlineTimer until);
    /// How far it is, in per cent.
    [[nodiscard]] int progress() const;

    /// 0 until it is laid out.
    [[nodiscard]] int count() const { return m_count; }
    /// Paints a page, from 0, on a device whose origin is the corner of the place within the margins.
    void paint(QPainter &painter, int page) const;

private:
    void begin();
    void fitPictures() const;
    void paintFoot(QPainter &painter, int page) const;

    Paper m_paper;
    QString m_title;
    QSizeF m_page; ///< Within the margins, in pixels of the document.
    qreal m_foot = 0; ///< Height of what is at the bottom.
    qreal m_shrunk = 1; ///< What is laid out is so many times as large as it is painted.
    QTextBlock m_next; ///< The first that is not laid out.
    int m_count = 0;
};

/// The size of paper that is usual in a country: Letter in most of America, else A4 (CLDR, paperSize).
[[nodiscard]] QPageSize usualPaper(const QLocale &locale);
/// The margins that Poplar begins with, in millimetres.
[[nodiscard]] QMarginsF usualMargins();

} // namespace poplar::gui
