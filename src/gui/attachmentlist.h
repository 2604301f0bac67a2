// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace poplar::gui {

/// Attachments side by side, as high as they need up to some rows; then it scrolls.
class AttachmentList : public QListView {
    Q_OBJECT

public:
    explicit AttachmentList(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setRowsInSight(int rows);

Q_SIGNALS:
    /// The user begins to drag the current one.
    void dragBegun();
    /// The space bar.
    void previewWanted();
    /// The escape key.
    void previewUnwanted();
    /// @param place on the screen.
    void menuWanted(const QPoint &place);

protected:
    void startDrag(Qt::DropActions actions) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitHeight();

    int m_rowsInSight = 3;
};

} // namespace poplar::gui
