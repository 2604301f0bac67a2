// SPDX-License-Identifier: GPL-3.0-or-later
// What stands between the start of the program and a list of known messages; each ends as soon as it is done:
//
//   measure_start make PROFILE headers HOST:PORT USER
//                                  Makes a profile with an account that knows every header of a maildrop.
//   measure_start window PROFILE MESSAGES
//                                  The program's own window, until all of them are listed and drawn.
//   measure_start empty            A QMainWindow with nothing in it, until it is drawn.
//   measure_start query PROFILE    The catalogue's columns of every message, read and dropped.
#include "archive/entryreading.h"
#include "figures.h"
#include "mailbox/mailbox.h"
#include "maildrop.h"
#include "profilewindow.h"

#include <QApplication>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <cstdio>
#include <cstring>

using namespace poplar;
using mailbox::Mailbox;

namespace {

[[noreturn]] void end(const char *failure = nullptr)
{
    if (failure)
        std::fprintf(stderr, "failed: %s\n", failure);
    std::fflush(nullptr);
    std::_Exit(failure ? EXIT_FAILURE : EXIT_SUCCESS);
}

class Making : public QObject {
public:
    Making(const bench::Task &task, const QString &folder)
        : m_profile(folder)
        , m_prepared(m_profile.prepare())
        , m_password(QByteArrayView(task.password.data(), qsizetype(task.password.size())))
    {
        accounts::AccountStore store(m_profile.settingsFile());
        const auto account = store.store(bench::accountFor(task));
        if (!account)
            end("the account could not be stored");
        m_mailbox.emplace(*account, m_profile.accountFolder(account->id), nullptr);
        connect(&*m_mailbox, &Mailbox::asked, this, [this](const mailbox::Question &question) {
            m_mailbox->answer(question.id, mailbox::PasswordAnswer{m_password});
        });
        connect(&*m_mailbox, &Mailbox::problem, this,
                [](const mailbox::Problem &problem) { end(problem.error.said.constData()); });
        connect(&*m_mailbox, &Mailbox::listed, this, [this](qint64 messages) {
            m_listed = messages;
            look();
        });
        connect(&*m_mailbox, &Mailbox::rowsChanged, this, [this](const QList<mailbox::RowChange> &changes) {
            for (const mailbox::RowChange &change : changes) {
                if (change.row.envelope)
                    m_read.insert(change.row.id);
            }
            look();
        });
        m_mailbox->check();
    }

private:
    void look()
    {
        if (m_listed < 0 || m_read.size() < m_listed)
            return;
        m_listed = -1;
        connect(&*m_mailbox, &Mailbox::left, qApp, &QCoreApplication::quit);
        m_mailbox->leave();
    }

    accounts::Profile m_profile;
    Result<Done> m_prepared;
    Secret m_password;
    std::optional<Mailbox> m_mailbox;
    QSet<mailbox::MessageId> m_read;
    qint64 m_listed = -1;
};

/// Ends the program when a widget has been drawn, if the condition holds.
class EndWhenDrawn : public QObject {
public:
    EndWhenDrawn(QWidget *widget, std::function<bool()> condition)
        : m_condition(std::move(condition))
    {
        widget->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // What is drawn now is what the condition sees now; the frame is sent behind it.
        if (event->type() == QEvent::Paint && m_condition())
            QMetaObject::invokeMethod(
                watched, [] { end(); }, Qt::QueuedConnection);
        return false;
    }

private:
    std::function<bool()> m_condition;
};

int make(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const bench::Task task = bench::readTask(argc - 2, argv + 2);
    Making making(task, QString::fromLocal8Bit(argv[2]));
    return QCoreApplication::exec();
}

int window(int argc, char *argv[])
{
    QApplication application(argc, argv);
    bench::ProfileWindow window(QString::fromLocal8Bit(argv[2]));
    window.expect(std::atoi(argv[3]));
    EndWhenDrawn drawn(window.view().viewport(), [&window] { return window.isComplete(); });
    return QApplication::exec();
}

int empty(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1200, 800);
    EndWhenDrawn drawn(&window, [] { return true; });
    window.show();
    return QApplication::exec();
}

int query(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const accounts::Profile profile(QString::fromLocal8Bit(argv[2]));
    const accounts::AccountStore store(profile.settingsFile());
    if (store.accounts().isEmpty())
        end("there is no account");
    bench::Figures figures;
    figures.start();
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"));
    database.setDatabaseName(profile.accountFolder(store.accounts().first().id)
                             + QStringLiteral("/catalogue.sqlite"));
    QSqlQuery rows(database);
    rows.setForwardOnly(true);
    const QString columns = QString(archive::entryColumns());
    if (!database.open()
        || !rows.exec(QStringLiteral("SELECT %1 FROM message LEFT JOIN aside USING (id)").arg(columns)))
        end("the catalogue could not be read");
    const int width = int(columns.count(u',')) + 1;
    int messages = 0;
    for (; rows.next(); ++messages) {
        for (int column = 0; column < width; ++column)
            (void)rows.value(column);
    }
    figures.stop();
    figures.set("messages", messages);
    figures.print();
    end();
}

} // namespace

int main(int argc, char *argv[])
{
    const QByteArrayView what = argc > 1 ? argv[1] : "";
    if (what == "make" && argc > 5)
        return make(argc, argv);
    if (what == "window" && argc > 3)
        return window(argc, argv);
    if (what == "empty")
        return empty(argc, argv);
    if (what == "query" && argc > 2)
        return query(argc, argv);
    end("make PROFILE headers HOST:PORT USER | window PROFILE MESSAGES | empty | query PROFILE");
}
