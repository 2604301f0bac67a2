// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/messagelistmodel.h"

#include <QItemSelection>
#include <QPointer>

#include <optional>
#include <vector>

namespace poplar::gui {

class MessageListView;

/// Keeps what is selected and current in a view, and where it is scrolled to, while its messages come, go
/// and move. Qt would keep an index for each selected row, which takes a tenth of a second for a hundred
/// thousand of them.
class MessageListSelection : public QObject {
    Q_OBJECT

public:
    /// A selection in more pieces than these is given up: Qt looks through all of them for each cell that it
    /// draws.
    static constexpr int mostPieces = 1000;

    /// @param view owns this.
    explicit MessageListSelection(MessageListView *view);

    /// Follows another model, which the view has already; null for none.
    void setModel(MessageListModel *model);
    /// Whether the selection is put away: what the view tells meanwhile is not of the user's making.
    [[nodiscard]] bool isKeeping() const { return m_kept.has_value(); }

    enum class Marked {
        All, ///< All of them that are shown.
        TooScattered, ///< They lie in more than `mostPieces` places: nothing was done.
    };
    /// Selects these and nothing else, and scrolls to the first. None of them becomes the one to be read:
    /// that would fetch it.
    Marked select(const QList<mailbox::MessageId> &messages);
    /// Likewise all that are listed.
    void selectAll();

Q_SIGNALS:
    /// All is where it belongs.
    void restored();

private:
    struct Kept {
        std::vector<bool> selected; ///< By slot; empty if nothing is.
        std::optional<mailbox::MessageId> current;
        int currentRow = -1;
        std::optional<mailbox::MessageId> top; ///< What the view begins with, unless it is at its beginning.
    };

    void forgetPlace();
    void keep();
    void restore(MessageListModel::Reason reason);
    [[nodiscard]] std::vector<bool> selectedSlots() const;
    [[nodiscard]] std::optional<QItemSelection> selectionOf(const std::vector<bool> &selected) const;
    void restoreCurrent(const Kept &kept);
    void restorePlace(const Kept &kept, MessageListModel::Reason reason);

    MessageListView *m_view;
    QPointer<MessageListModel> m_model;
    std::optional<Kept> m_kept;
};

} // namespace poplar::gui
