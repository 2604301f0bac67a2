// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/paperroute.h"

#include "gui/paper.h"
#include "gui/routewords.h"
#include "gui/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextCursor>

#include <algorithm>

namespace poplar::gui {

namespace {
constexpr int routeObject = QTextFormat::UserObject;
constexpr qreal mostOfPage = 0.75; ///< The head stands above it.
} // namespace

PaperRoute::PaperRoute(const mime::Route &route, QObject *parent)
    : QObject(parent)
{
    m_drawing.setRoute(route);
}

QSizeF PaperRoute::intrinsicSize(QTextDocument *document, int, const QTextFormat &)
{
    const QSizeF page = document->pageSize();
    m_drawing.arrange(document->defaultFont(), std::max(1, int(page.width())));
    const QSizeF size = m_drawing.size();
    const qreal most = page.height() * mostOfPage;
    return most > 0 && size.height() > most ? size.scaled(size.width(), most, Qt::KeepAspectRatio) : size;
}

void PaperRoute::drawObject(QPainter *painter, const QRectF &rect, QTextDocument *, int, const QTextFormat &)
{
    painter->save();
    painter->translate(rect.topLeft());
    const qreal scale = rect.width() / std::max(1, m_drawing.size().width());
    painter->scale(scale, scale);
    m_drawing.paint(*painter, lightPalette());
    painter->restore();
}

Paper routePaper(const PaperHead &head, const mime::Route &route, const QList<FieldNotes> &notes)
{
    Paper paper = blankPaper();
    paper->documentLayout()->registerHandler(routeObject, new PaperRoute(route, paper.get()));
    QTextCursor cursor(paper.get());
    if (!route.hops.isEmpty()) {
        QTextCharFormat picture;
        picture.setObjectType(routeObject);
        cursor.insertText(QString(QChar::ObjectReplacementCharacter), picture);
        cursor.insertBlock();
    }
    cursor.insertText(routeAsText(route, notes), QTextCharFormat());
    addHead(*paper, head);
    return paper;
}

} // namespace poplar::gui
