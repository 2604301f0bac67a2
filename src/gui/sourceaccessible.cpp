// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sourceaccessible.h"

#include "gui/sourceview.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QScrollBar>
#include <QTextLayout>

#include <algorithm>

namespace poplar::gui {

/// The rows in sight as one text; offsets count its characters.
class SourceAccessible : public QAccessibleWidget, public QAccessibleTextInterface {
public:
    explicit SourceAccessible(SourceView *view)
        : QAccessibleWidget(view, QAccessible::EditableText, view->accessibleName())
    {
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface *>(this)
                                                  : QAccessibleWidget::interface_cast(type);
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? all() : QAccessibleWidget::text(kind);
    }

    QString text(int from, int to) const override { return all().mid(from, to - from); }
    int characterCount() const override { return int(all().size()); }
    int cursorPosition() const override { return offsetOf(view().m_cursor); }
    int selectionCount() const override { return view().hasSelection() ? 1 : 0; }

    void selection(int, int *from, int *to) const override
    {
        *from = offsetOf(std::min(view().m_anchor, view().m_cursor));
        *to = offsetOf(std::max(view().m_anchor, view().m_cursor));
    }

    void setCursorPosition(int offset) override
    {
        view().moveTo(placeOf(offset), SourceView::Anchor::Follows);
    }
    void addSelection(int from, int to) override { setSelection(0, from, to); }
    void setSelection(int, int from, int to) override
    {
        const SourcePlace end = placeOf(to);
        view().moveTo(placeOf(from), SourceView::Anchor::Follows);
        view().moveTo(end, SourceView::Anchor::Stays);
    }
    void removeSelection(int) override { view().moveTo(view().m_cursor, SourceView::Anchor::Follows); }
    void scrollToSubstring(int, int) override {} // all of it is in sight

    QRect characterRect(int offset) const override
    {
        const SourcePlace place = placeOf(offset);
        const auto layout = view().layOut(place.row);
        if (!layout)
            return {};
        const QTextLine line = layout->lineAt(0);
        const int left = int(line.cursorToX(int(place.column)));
        const int right = int(line.cursorToX(int(place.column) + 1));
        const QPoint corner(view().textLeft() - view().horizontalScrollBar()->value() + std::min(left, right),
                            (place.row - firstRow()) * view().m_rowHeight);
        return {view().viewport()->mapToGlobal(corner), QSize(std::abs(right - left), view().m_rowHeight)};
    }

    int offsetAtPoint(const QPoint &point) const override
    {
        const QPoint inside = view().viewport()->mapFromGlobal(point);
        return view().viewport()->rect().contains(inside) ? offsetOf(view().placeAt(inside)) : -1;
    }

    QString attributes(int, int *from, int *to) const override
    {
        *from = 0;
        *to = characterCount();
        return {};
    }

private:
    [[nodiscard]] SourceView &view() const { return *static_cast<SourceView *>(widget()); }
    [[nodiscard]] int firstRow() const { return view().verticalScrollBar()->value(); }

    [[nodiscard]] QStringList rows() const
    {
        QStringList rows;
        const int end = std::min(firstRow() + view().rowsInSight(), view().m_extent.rows);
        for (int number = firstRow(); number < end; ++number) {
            const SourceRow *row = view().row(number);
            rows += row == nullptr ? QString() : sourceRowText(row->octets);
        }
        return rows;
    }

    [[nodiscard]] QString all() const { return rows().join(u'\n'); }

    /// The nearest in sight.
    [[nodiscard]] int offsetOf(SourcePlace place) const
    {
        const QStringList shown = rows();
        if (place.row < firstRow())
            return 0;
        int offset = 0;
        for (int i = 0; i < shown.size(); ++i) {
            if (firstRow() + i == place.row)
                return offset + int(std::min(place.column, shown[i].size()));
            offset += int(shown[i].size()) + 1;
        }
        return std::max(0, offset - 1);
    }

    [[nodiscard]] SourcePlace placeOf(int offset) const
    {
        int row = firstRow();
        qsizetype rest = std::max(0, offset);
        const QStringList shown = rows();
        for (const QString &text : shown) {
            if (rest <= text.size())
                return {row, rest};
            rest -= text.size() + 1;
            ++row;
        }
        return {std::max(firstRow(), row - 1), shown.isEmpty() ? 0 : shown.last().size()};
    }
};

namespace {

QAccessibleInterface *makeSourceAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<SourceView *>(object);
    return view == nullptr ? nullptr : new SourceAccessible(view);
}

} // namespace

void installSourceAccessible()
{
    QAccessible::installFactory(makeSourceAccessible); // a second time does nothing
}

void tellCursorMoved(SourceView &view)
{
    QAccessibleInterface *known = QAccessible::queryAccessibleInterface(&view);
    QAccessibleTextInterface *text = known != nullptr ? known->textInterface() : nullptr;
    if (text == nullptr)
        return;
    QAccessibleTextCursorEvent event(&view, text->cursorPosition());
    QAccessible::updateAccessibility(&event);
}

} // namespace poplar::gui
