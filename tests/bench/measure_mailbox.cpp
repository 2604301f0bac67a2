// SPDX-License-Identifier: GPL-3.0-or-later
// Poplar below the window: does a task of readTask() with the same Mailbox and the same list model as
// the window has, without drawing anything. "retrieve" delivers every message into a Maildir.
#include "figures.h"
#include "gui/messagelistmodel.h"
#include "mailbox/mailbox.h"
#include "maildrop.h"

#include <QCoreApplication>
#include <QSet>
#include <QTemporaryDir>

#include <cstdio>

using namespace poplar;
using bench::Figures;
using bench::Task;
using mailbox::Mailbox;

namespace {

class Run : public QObject {
public:
    explicit Run(const Task &task)
        : m_task(task)
        , m_mailbox(bench::accountFor(task), m_folder.path(), nullptr)
    {
        connect(&m_mailbox, &Mailbox::rowsChanged, this, &Run::take);
        connect(&m_mailbox, &Mailbox::listed, this, [this](qint64 messages) {
            m_listed = messages;
            finishIfDone();
        });
        connect(&m_model, &gui::MessageListModel::rearranged, this, &Run::finishIfDone);
        connect(&m_mailbox, &Mailbox::asked, this, &Run::answer);
        connect(&m_mailbox, &Mailbox::problem, this, [](const mailbox::Problem &problem) {
            giveUp(problem.error.said + ' ' + problem.error.detail.toUtf8());
        });
        connect(&m_mailbox, &Mailbox::fetchFinished, this, [this](const mailbox::FetchReport &report) {
            if (report.fetched != m_listed)
                giveUp("not every message was delivered");
            finish();
        });
    }

    void start()
    {
        const bool headers = m_task.work == Task::Work::Headers;
        m_mailbox.check(headers ? mailbox::Reading::Headers : mailbox::Reading::Listing);
    }

private:
    [[noreturn]] static void giveUp(const QByteArray &why)
    {
        std::fprintf(stderr, "failed: %s\n", why.constData());
        std::_Exit(EXIT_FAILURE); // the threads of the session still run
    }

    void answer(const mailbox::Question &question)
    {
        const QByteArrayView password(m_task.password.data(), qsizetype(m_task.password.size()));
        m_figures.start(); // the password is there: this is the click on Check
        m_mailbox.answer(question.id, mailbox::PasswordAnswer{Secret(password)});
    }

    void take(const QList<mailbox::RowChange> &changes)
    {
        m_model.apply(changes);
        for (const mailbox::RowChange &change : changes) {
            if (change.row.envelope)
                m_read.insert(change.row.id);
        }
        finishIfDone();
    }

    void finishIfDone()
    {
        if (m_listed < 0 || m_model.rowCount() != m_listed || m_fetching)
            return;
        if (m_task.work == Task::Work::Headers && m_read.size() < m_listed)
            return;
        if (m_task.work != Task::Work::Retrieve)
            return finish();
        m_fetching = true;
        m_figures.markOpened();
        mailbox::FetchOrder order;
        for (int row = m_model.rowCount() - 1; row >= 0; --row)
            order.messages += m_model.idAt(row);
        order.maildir = QString::fromStdString(m_task.maildir);
        m_mailbox.fetch(order);
    }

    void finish()
    {
        m_listed = -1; // once is enough
        m_figures.markReceived();
        m_figures.stop();
        m_figures.set("messages", double(m_model.totals().messages));
        m_figures.print();
        std::fflush(stdout);
        QCoreApplication::quit();
    }

    const Task m_task;
    Figures m_figures;
    QTemporaryDir m_folder;
    Mailbox m_mailbox;
    gui::MessageListModel m_model;
    qint64 m_listed = -1;
    QSet<mailbox::MessageId> m_read; ///< Their headers.
    bool m_fetching = false;
};

} // namespace

int main(int argc, char *argv[])
{
    const Task task = bench::readTask(argc, argv);
    QCoreApplication application(argc, argv);
    Run run(task);
    run.start();
    return QCoreApplication::exec();
}
