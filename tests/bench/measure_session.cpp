// SPDX-License-Identifier: GPL-3.0-or-later
// Poplar's engine alone: does a task of readTask() with a pop3::Session and drops what comes, as the
// floor does.
#include "figures.h"
#include "pop3/session.h"
#include "task.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

using namespace poplar;
using bench::Figures;
using bench::Task;

namespace {

class Nothing : public pop3::BodySink {
public:
    explicit Nothing(qint64 &octets)
        : m_octets(octets)
    {
    }
    Result<Done> write(QByteArrayView chunk) override
    {
        m_octets += chunk.size();
        return Done();
    }
    Result<Done> finish() override { return Done(); }

private:
    qint64 &m_octets;
};

class Run : public QObject {
public:
    explicit Run(const Task &task)
        : m_task(task)
    {
        using pop3::Session;
        connect(&m_session, &Session::opened, this, &Run::list);
        connect(&m_session, &Session::failed, this, [](const Error &error) { giveUp(error); });
        connect(&m_session, &Session::left, this, &Run::finish);
    }

    void start()
    {
        wire::Endpoint endpoint{QString::fromStdString(m_task.host), m_task.port, Security::None};
        wire::TlsPolicy policy;
        if (!m_task.authority.empty()) {
            endpoint.security = Security::Tls;
            policy.extraAuthorities =
                QSslCertificate::fromPath(QString::fromStdString(m_task.authority), QSsl::Pem);
        }
        const QByteArrayView password(m_task.password.data(), qsizetype(m_task.password.size()));
        m_figures.start();
        m_session.open(endpoint, policy, {QByteArray::fromStdString(m_task.user), Secret(password)});
    }

private:
    [[noreturn]] static void giveUp(const Error &error)
    {
        std::fprintf(stderr, "failed: %s %s %s\n", error.verb.constData(), error.said.constData(),
                     qPrintable(error.detail));
        std::_Exit(EXIT_FAILURE); // the threads of the session still run
    }

    void list()
    {
        pop3::Command list = pop3::list();
        list.done = [this](const Result<pop3::Reply> &reply) {
            if (!reply)
                giveUp(reply.error());
            take(reply->listing);
        };
        m_session.enqueue(std::move(list));
        if (m_task.work == Task::Work::Listing)
            ask(pop3::uidl());
    }

    void take(const QByteArray &listing)
    {
        m_figures.markOpened();
        if (m_task.work == Task::Work::Listing)
            m_octets += listing.size();
        for (const QByteArray &line : listing.split('\n')) {
            const QList<QByteArray> fields = line.split(' ');
            if (fields.size() < 2)
                continue;
            ++m_messages;
            const auto sink = std::make_shared<Nothing>(m_octets);
            if (m_task.work == Task::Work::Retrieve)
                ask(pop3::retr(fields[0].toLongLong(), fields[1].toLongLong(), sink));
            else if (m_task.work == Task::Work::Headers)
                ask(pop3::top(fields[0].toLongLong(), 0, sink));
        }
        if (m_open == 0)
            m_session.leave(pop3::Leaving::Commit);
    }

    void ask(pop3::Command command)
    {
        ++m_open;
        command.done = [this](const Result<pop3::Reply> &reply) {
            if (!reply)
                giveUp(reply.error());
            m_octets += reply->listing.size();
            m_figures.markReceived();
            if (--m_open == 0 && m_messages > 0)
                m_session.leave(pop3::Leaving::Commit);
        };
        m_session.enqueue(std::move(command));
    }

    void finish()
    {
        m_figures.stop();
        m_figures.set("messages", double(m_messages));
        m_figures.set("octets", double(m_octets));
        m_figures.print();
        QCoreApplication::quit();
    }

    const Task m_task;
    Figures m_figures;
    pop3::Session m_session;
    qint64 m_messages = 0;
    qint64 m_octets = 0;
    qint64 m_open = 0;
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
