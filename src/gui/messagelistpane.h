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
class QLabel;
class QLayout;
class QLineEdit;
class QStackedWidget;
class QTimer;

namespace poplar::gui {

/// How far a search for the words of the filter has come in what messages say.
struct SearchState {
    enum State { None, Searching, Done };
    State state = None;
    qint64 notSearched = 0; ///< Messages of which not all could be searched.
    bool hasFailed = false;

    bool operator==(const SearchState &) const = default;
};

class Banner;
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
    /// Shows another part of the same mail.
    void setPlace(const ListPlace &place);
    void setSearch(const SearchState &search);
    /// Decides what is said where there is nothing to list.
    void setConnection(mailbox::ConnectionState state);
    /// Likewise: while the mailbox is being opened, nobody knows what is in it.
    void setActivity(mailbox::Activity activity);

    [[nodiscard]] QAction *tickAction() const { return m_tick; }
    [[nodiscard]] QAction *untickAllAction() const { return m_untickAll; }
    [[nodiscard]] QList<QAction *> messageActions() const;
    [[nodiscard]] QList<QAction *> sortActions() const;
    /// Which messages are listed: all, new ones only, and so on.
    [[nodiscard]] QList<QAction *> scopeActions() const;
    /// Offers these in the menu of a message as well, and lets their shortcuts work in the list.
    void addMessageActions(const QList<QAction *> &actions);

    /// Selects it and makes it the one to be read; shows it if it is filtered away.
    void choose(mailbox::MessageId message);
    /// Selects it alone, if it is listed. Does not make it the one to be read: that might fetch it.
    void point(mailbox::MessageId message);
    /// In the order of the list. Whoever asks for a hundred thousand takes a millisecond.
    [[nodiscard]] QList<mailbox::MessageId> selected() const;
    enum class Visit { GoOn, Stop };
    /// Goes over what is selected, in the order of the list.
    void visitSelected(const std::function<Visit(const mailbox::MessageRow &)> &visit) const;
    [[nodiscard]] const MessageListModel *model() const { return m_model; }
    [[nodiscard]] QString filter() const;
    /// Where a menu for what is selected has its place on the screen.
    [[nodiscard]] QPoint menuPlace() const;
    /// What the messages are listed in: selected ones are dragged from there.
    [[nodiscard]] QWidget *view() const;
    /// Selects these of the messages that are listed. Where the list is narrowed already, or they lie in too
    /// many places, it is narrowed to them, as by showOnly().
    /// @param what their name, for the bar that says so.
    void select(const QList<mailbox::MessageId> &messages, const QString &what);
    /// Lists these messages alone, and selects them, until the user wants to see all again.
    void showOnly(const QList<mailbox::MessageId> &messages, const QString &what);
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
    void starRequested(poplar::mailbox::MessageId message, poplar::mailbox::FlagState state);
    /// The user begins to drag what is selected.
    void dragStarted();
    /// What is typed has been applied to what stands in the rows.
    void filterChanged(const QString &text);
    void placeChanged();
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
    void updateSearchNote();
    void showPlace();
    [[nodiscard]] bool isLocal() const { return m_model && m_model->criteria().place().isLocal(); }
    [[nodiscard]] static EmptyState::Content emptyPlace(ListPlace::Kind kind);
    [[nodiscard]] static EmptyState::Content filteredAway(const ListCriteria &criteria);
    [[nodiscard]] EmptyState::Content unfilled() const;
    /// What the tick action would do with what is selected.
    enum class Toggle { Nothing, Tick, Untick };
    [[nodiscard]] Toggle toggle() const;
    void connectModel();
    void showEverything();
    void whenListed(mailbox::MessageId message, const std::function<void()> &act);
    void whenRearranged(const std::function<void()> &act);
    void widen();

    QPointer<MessageListModel> m_model;
    mailbox::ConnectionState m_state = mailbox::ConnectionState::Disconnected;
    mailbox::Activity m_activity = mailbox::Activity::None;
    std::optional<mailbox::MessageId> m_current;
    std::optional<int> m_wideSender; ///< The sender's width before the list became narrow.
    SearchState m_search;
    QLineEdit *m_filter;
    QLabel *m_searchNote;
    QStackedWidget *m_pages;
    MessageListView *m_view;
    MessageListSelection *m_selection;
    ScopeButton *m_scope;
    EmptyState *m_empty;
    Banner *m_narrowed; ///< Says that showOnly() is in force.
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
