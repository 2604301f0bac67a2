// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/messagelistmodel.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QAction;
class QActionGroup;
class QLineEdit;
class QStackedWidget;
class QTimer;
class QTreeView;

namespace poplar::gui {

class EmptyState;

/// The list of messages with its filter, its keys and its actions. What the user wants it tells by
/// signals; the rows change when the mailbox has answered.
class MessageListPane : public QWidget {
    Q_OBJECT

public:
    explicit MessageListPane(QWidget *parent = nullptr);

    /// Shows another maildrop; nullptr shows none.
    void setModel(MessageListModel *model);
    /// Decides what is said where there is nothing to list.
    void setConnection(mailbox::ConnectionState state);

    [[nodiscard]] QAction *tickAction() const { return m_tick; }
    [[nodiscard]] QAction *untickAllAction() const { return m_untickAll; }
    [[nodiscard]] QList<QAction *> messageActions() const;
    [[nodiscard]] QList<QAction *> sortActions() const;
    [[nodiscard]] QAction *findAction() const { return m_find; }
    /// Puts actions of others into the context menu.
    void offer(const QList<QAction *> &actions) { m_offered += actions; }
    [[nodiscard]] QList<mailbox::MessageId> selected() const;

    /// Column widths, order and sorting, as Qt keeps them.
    [[nodiscard]] QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &state);

Q_SIGNALS:
    /// The user rests on a message.
    void previewRequested(poplar::mailbox::MessageId message);
    /// The user wants the whole of it.
    void openRequested(poplar::mailbox::MessageId message);
    /// No message is current any more.
    void nothingChosen();
    void tickRequested(const QList<poplar::mailbox::MessageId> &messages);
    void untickRequested(const QList<poplar::mailbox::MessageId> &messages);
    void untickAllRequested();
    void checkRequested();
    /// What selected() tells.
    void selectionChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildActions();
    void buildSortActions();
    void buildFilter();
    void buildView();
    void setDefaultColumns();
    void fitColumns();
    void sortByHeader();
    void showMenu(const QPoint &position);
    void applyFilter();
    void toggleTicks();
    void openCurrent();
    void currentMoved();
    void updateActions();
    void updateEmptyState();
    void select(const QList<mailbox::MessageId> &messages, std::optional<mailbox::MessageId> current);
    [[nodiscard]] bool allTicked(const QList<mailbox::MessageId> &messages) const;

    QPointer<MessageListModel> m_model;
    mailbox::ConnectionState m_state = mailbox::ConnectionState::Disconnected;
    std::optional<mailbox::MessageId> m_current;
    std::optional<int> m_wideSender; ///< The sender's width before the list became narrow.
    QLineEdit *m_filter;
    QStackedWidget *m_pages;
    QTreeView *m_view;
    EmptyState *m_empty;
    QTimer *m_previewDelay; ///< Lets arrow keys run over messages without fetching each.
    QTimer *m_filterDelay;
    QAction *m_open = nullptr;
    QAction *m_tick = nullptr;
    QAction *m_untickAll = nullptr;
    QAction *m_selectAll = nullptr;
    QAction *m_find = nullptr;
    QActionGroup *m_sorts = nullptr;
    QList<QAction *> m_offered;
};

} // namespace poplar::gui
