// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/finding.h"

#include <QString>
#include <QTextCursor>
#include <QTextDocument>

namespace poplar::gui {

/// Looks for a text in a QTextEdit or QPlainTextEdit, from its cursor on and then from the other end, and
/// selects it.
template <class Edit>
[[nodiscard]] FindResult findIn(Edit &edit, const QString &text, FindDirection direction)
{
    const QTextCursor before = edit.textCursor();
    QTextCursor from = before;
    if (text.isEmpty() || direction == FindDirection::Here)
        from.setPosition(from.selectionStart());
    edit.setTextCursor(from);
    if (text.isEmpty())
        return FindResult::Unsearched;
    const bool backward = direction == FindDirection::Previous;
    const QTextDocument::FindFlags flags =
        backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (edit.find(text, flags))
        return FindResult::Found;
    QTextCursor end(edit.document());
    end.movePosition(backward ? QTextCursor::End : QTextCursor::Start);
    edit.setTextCursor(end);
    if (edit.find(text, flags))
        return backward ? FindResult::FoundFromEnd : FindResult::FoundFromBeginning;
    edit.setTextCursor(before);
    return FindResult::NotFound;
}

} // namespace poplar::gui
