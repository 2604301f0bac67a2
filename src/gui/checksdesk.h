// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "mailbox/schedule.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

class QAction;
class QToolBar;

namespace poplar::gui {

class AccountListModel;
class CheckWatch;
class NewsDesk;
class OpenMailbox;

/// Checks accounts by the clock, and all of them at once when the user says so: each in its own session, so
/// that what one of them has to wait for holds up none of the others. What came of it stands in the account's
/// row; a question of an account that is not shown waits until it is.
class ChecksDesk : public QObject {
    Q_OBJECT

public:
    /// The time by the system's clock.
    using Clock = std::function<mailbox::Schedule::Moment()>;

    /// @param rows where notes are put; outlives this, and so does `news`.
    /// @param window its being active says whether the user looks at the mailbox that is shown.
    ChecksDesk(AccountListModel &rows, NewsDesk &news, QWidget &window);
    ~ChecksDesk() override;

    /// "Check all accounts".
    [[nodiscard]] QAction *checkAllAction() const { return m_checkAll; }
    /// Puts it into a menu at the button of another action.
    void addTo(QToolBar &bar, QAction &check) const;

    /// How often each is checked.
    void setAccounts(const QList<accounts::Account> &accounts);
    /// A mailbox has been opened. It may go at any time.
    void add(OpenMailbox &open);
    /// @param open null for none.
    void showMailbox(OpenMailbox *open);

    void checkAll();
    /// Checks what is due. It happens by itself; for tests.
    void look();
    void setClock(Clock clock);

private:
    void wait();
    void note(const CheckWatch &watch);
    void noteAll();
    void updateAction();
    [[nodiscard]] CheckWatch *find(const QString &id) const;

    AccountListModel &m_rows;
    NewsDesk &m_news;
    QWidget &m_window;
    QAction *m_checkAll;
    Clock m_clock;
    mailbox::Schedule m_schedule;
    QTimer m_timer;
    QHash<QString, accounts::Account> m_accounts;
    std::vector<std::unique_ptr<CheckWatch>> m_watches;
    QSet<QString> m_leftOut; ///< At the last time, because they are in use.
    const OpenMailbox *m_shown = nullptr;
};

} // namespace poplar::gui
