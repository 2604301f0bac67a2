// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/emptystate.h"
#include "gui/messagelistmodel.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>

class QAction;
class QActionGroup;
class QLayout;
class QLineEdit;
class QStackedWidget;
class QTimer;

namespace poplar::gui {

class MessageListSelection;
class MessageListView;
class ScopeButton;

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
    /// Which messages are listed: all, new ones only, and so on.
    [[nodiscard]] QList<QAction *> scopeActions() const;
    /// Offers these in the menu of a message as well, and lets their shortcuts work in the list.
    void addMessageActions(const QList<QAction *> &actions);

    /// In the order of the list. Whoever asks for a hundred thousand takes a millisecond.
    [[nodiscard]] QList<mailbox::MessageId> selected() const;
    [[nodiscard]] const MessageListModel *model() const { return m_model; }
    [[nodiscard]] QAction *findAction() const { return m_find; }

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
    /// Other messages are selected. What becomes of those that are, MessageListModel::totalsChanged() tells.
    void selectionChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildActions();
    void buildSortActions();
    QLayout *buildFilter();
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
    [[nodiscard]] static EmptyState::Content filteredAway(const ListCriteria &criteria);
    [[nodiscard]] EmptyState::Content unfilled() const;
    enum class Visit { GoOn, Stop };
    void visitSelected(const std::function<Visit(const mailbox::MessageRow &)> &visit) const;
    /// What the tick action would do with what is selected.
    enum class Toggle { Nothing, Tick, Untick };
    [[nodiscard]] Toggle toggle() const;
    void connectModel();
    void showEverything();

    QPointer<MessageListModel> m_model;
    mailbox::ConnectionState m_state = mailbox::ConnectionState::Disconnected;
    std::optional<mailbox::MessageId> m_current;
    std::optional<int> m_wideSender; ///< The sender's width before the list became narrow.
    QLineEdit *m_filter;
    QStackedWidget *m_pages;
    MessageListView *m_view;
    MessageListSelection *m_selection;
    ScopeButton *m_scope;
    EmptyState *m_empty;
    QTimer *m_previewDelay; ///< Lets arrow keys run over messages without fetching each.
    QTimer *m_filterDelay;
    QAction *m_open = nullptr;
    QAction *m_tick = nullptr;
    QAction *m_untickAll = nullptr;
    QAction *m_selectAll = nullptr;
    QAction *m_find = nullptr;
    QActionGroup *m_sorts = nullptr;
    QList<QAction *> m_otherActions; ///< Of addMessageActions().
};

} // namespace poplar::gui
