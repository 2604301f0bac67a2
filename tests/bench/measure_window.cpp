// SPDX-License-Identifier: GPL-3.0-or-later
// How lively the window stays while mail arrives, see Heartbeat. Does a task of readTask():
//
//   headers    The program's own main window checks the maildrop until every header is listed.
//   retrieve   The program's list, status strip and log, connected as in the main window, while every
//              message is delivered into a Maildir.
#include "accounts/accountstore.h"
#include "accounts/profile.h"
#include "gui/logdock.h"
#include "gui/mainwindow.h"
#include "gui/messagelistpane.h"
#include "gui/statusstrip.h"
#include "gui/theme.h"
#include "gui/transcriptpane.h"
#include "heartbeat.h"
#include "maildrop.h"

#include <QApplication>
#include <QSettings>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTreeView>

#include <cstdio>
#include <functional>
#include <memory>

using namespace poplar;
using bench::Figures;
using bench::Heartbeat;
using bench::Task;
using mailbox::Mailbox;

namespace {

constexpr int settling = 500; ///< ms; the window has been drawn by then.
constexpr int idling = 1000; ///< ms; what the machine itself lets a beat wait.
constexpr int looking = 20; ///< ms

Secret secretOf(const Task &task)
{
    return Secret(QByteArrayView(task.password.data(), qsizetype(task.password.size())));
}

[[noreturn]] void giveUp(const char *why)
{
    std::fprintf(stderr, "failed: %s\n", why);
    std::_Exit(EXIT_FAILURE); // the threads of the session still run
}

/// Beats while nothing happens, then while @p work goes on.
class Watch : public QObject {
public:
    explicit Watch(std::function<void()> work)
        : m_work(std::move(work))
    {
        QTimer::singleShot(settling, this, [this] {
            m_heartbeat.start();
            QTimer::singleShot(idling, this, &Watch::begin);
        });
    }

    void finish(qint64 messages)
    {
        m_heartbeat.report(m_figures, "gap");
        m_figures.stop();
        m_figures.set("messages", double(messages));
        m_figures.print();
        std::fflush(stdout);
        QCoreApplication::quit();
    }

private:
    void begin()
    {
        m_heartbeat.report(m_figures, "idle_gap");
        m_figures.start();
        m_heartbeat.start();
        m_work();
    }

    std::function<void()> m_work;
    Heartbeat m_heartbeat;
    Figures m_figures;
};

/// Tells when every row of a list has its header, without looking at all of them each time.
class HeaderCount {
public:
    /// @return the number of rows if all have, else -1.
    qint64 look(const QAbstractItemModel &model)
    {
        const int rows = model.rowCount();
        while (m_row < rows && hasHeader(model, m_row))
            ++m_row;
        if (rows == 0 || m_row < rows)
            return -1;
        for (m_row = 0; m_row < rows && hasHeader(model, m_row);) // sorting may have moved some
            ++m_row;
        return m_row < rows ? -1 : rows;
    }

private:
    static bool hasHeader(const QAbstractItemModel &model, int row)
    {
        return model.index(row, 0).data(gui::MessageListModel::HasHeaderRole).toBool();
    }

    int m_row = 0;
};

class MainWindowRun {
public:
    explicit MainWindowRun(const Task &task)
        : m_profile(m_folder.path())
        , m_prepared(m_profile.prepare())
        , m_settings(m_profile.settingsFile(), QSettings::IniFormat)
        , m_accounts(m_profile.settingsFile())
        , m_window({.profile = m_profile,
                    .settings = m_settings,
                    .accounts = m_accounts,
                    .passwords = nullptr,
                    .theme = m_theme,
                    .startPractice =
                        [task] {
                            return gui::PracticeMailbox{bench::accountFor(task), secretOf(task)};
                        }})
        , m_watch([this] { m_window.practise(); })
    {
        m_window.show();
        QObject::connect(&m_look, &QTimer::timeout, &m_watch, [this] {
            const auto *view = m_window.findChild<gui::MessageListPane *>()->findChild<QTreeView *>();
            const qint64 rows = view->model() ? m_count.look(*view->model()) : -1;
            if (rows < 0)
                return;
            m_look.stop();
            m_watch.finish(rows);
        });
        m_look.start(looking);
    }

private:
    QTemporaryDir m_folder;
    accounts::Profile m_profile;
    Result<Done> m_prepared;
    QSettings m_settings;
    accounts::AccountStore m_accounts;
    gui::Theme m_theme;
    gui::MainWindow m_window;
    HeaderCount m_count;
    QTimer m_look;
    Watch m_watch;
};

class FetchRun {
public:
    explicit FetchRun(const Task &task)
        : m_open(bench::accountFor(task), m_folder.path(), nullptr, &m_window)
        , m_watch([this, task] { fetch(QString::fromStdString(task.maildir)); })
    {
        m_open.setKnownPassword(secretOf(task));
        m_list = new gui::MessageListPane;
        m_list->setModel(&m_open.model());
        m_window.setCentralWidget(m_list);
        m_strip = new gui::StatusStrip;
        m_window.statusBar()->addWidget(m_strip, 1);
        m_log = new gui::LogDock;
        m_window.addDockWidget(Qt::BottomDockWidgetArea, m_log);
        m_window.resize(1200, 800);
        m_window.show();
        connectMailbox();
        m_open.mailbox().check(mailbox::Reading::Listing);
    }

private:
    void connectMailbox()
    {
        const Mailbox *mailbox = &m_open.mailbox();
        QObject::connect(mailbox, &Mailbox::connectionChanged, m_list,
                         [this](const auto &status) { m_list->setConnection(status.state); });
        QObject::connect(mailbox, &Mailbox::connectionChanged, m_strip, &gui::StatusStrip::setStatus);
        QObject::connect(mailbox, &Mailbox::progressChanged, m_strip, &gui::StatusStrip::setProgress);
        QObject::connect(mailbox, &Mailbox::transcriptGrown, &m_log->addSession({}, {}),
                         &gui::TranscriptPane::append);
        QObject::connect(&m_open.model(), &gui::MessageListModel::totalsChanged, m_strip,
                         [this] { m_strip->setTotals(m_open.model().totals()); });
        QObject::connect(mailbox, &Mailbox::problem, &m_watch,
                         [](const mailbox::Problem &problem) { giveUp(problem.error.said.constData()); });
        QObject::connect(mailbox, &Mailbox::fetchFinished, &m_watch,
                         [this](const mailbox::FetchReport &report) {
                             if (report.fetched != m_open.model().totals().messages)
                                 giveUp("not every message was delivered");
                             m_watch.finish(report.fetched);
                         });
    }

    void fetch(const QString &maildir)
    {
        mailbox::FetchOrder order;
        for (int row = m_open.model().rowCount() - 1; row >= 0; --row)
            order.messages += m_open.model().idAt(row);
        if (order.messages.isEmpty())
            giveUp("the maildrop was not listed in time");
        order.maildir = maildir;
        m_open.mailbox().fetch(order);
    }

    QTemporaryDir m_folder;
    QMainWindow m_window;
    gui::OpenMailbox m_open;
    gui::MessageListPane *m_list = nullptr; ///< These three are the window's.
    gui::StatusStrip *m_strip = nullptr;
    gui::LogDock *m_log = nullptr;
    Watch m_watch;
};

} // namespace

int main(int argc, char *argv[])
{
    const Task task = bench::readTask(argc, argv);
    QApplication application(argc, argv);
    if (task.work == Task::Work::Headers) {
        MainWindowRun run(task);
        return QApplication::exec();
    }
    gui::Theme theme;
    FetchRun run(task);
    return QApplication::exec();
}
