// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/downloadmodel.h"

#include <QDockWidget>
#include <QPointer>

class QAction;
class QLabel;
class QProgressBar;
class QStackedWidget;
class QToolBar;
class QTreeView;

namespace poplar::gui {

class EmptyState;

/// The downloads of the mailbox that is shown: each with its progress, and what they come to together. What
/// the user wants it tells by signals; the rows change when the mailbox has answered.
class DownloadsDock : public QDockWidget {
    Q_OBJECT

public:
    explicit DownloadsDock(QWidget *parent = nullptr);

    /// Shows the downloads of another mailbox; nullptr shows none.
    void setModel(DownloadModel *model);
    /// Shows the dock and puts it before what shares its place, unless the user closed it himself.
    void offer();
    /// Shows the dock, whatever was before.
    void reveal();

Q_SIGNALS:
    void pauseRequested();
    void resumeRequested();
    /// @param messages empty for all.
    void cancelRequested(const QList<poplar::mailbox::MessageId> &messages);
    /// @param messages empty for all.
    void retryRequested(const QList<poplar::mailbox::MessageId> &messages);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void buildActions();
    void buildView();
    void fitColumns();
    void showStatus();
    void follow();
    void cancelSelected();
    void retrySelected();
    void showMenu(const QPoint &position);
    [[nodiscard]] bool hasSelected(mailbox::Download::State state) const;
    [[nodiscard]] QList<mailbox::MessageId> selected(mailbox::Download::State state) const;
    [[nodiscard]] QList<mailbox::MessageId> selected() const;

    QPointer<DownloadModel> m_model;
    bool m_closedByUser = false;
    bool m_following = true; ///< What is under way is kept in sight.
    QToolBar *m_tools;
    QLabel *m_summary;
    QProgressBar *m_bar;
    QStackedWidget *m_pages;
    QTreeView *m_view;
    EmptyState *m_empty;
    QAction *m_pause = nullptr; ///< Pauses or resumes.
    QAction *m_cancel = nullptr;
    QAction *m_cancelAll = nullptr;
    QAction *m_retry = nullptr;
    QAction *m_clear = nullptr;
};

} // namespace poplar::gui
