// SPDX-License-Identifier: GPL-3.0-or-later
// How long a mailbox takes from the click on Check to the first header and to the last one, and how
// much memory it takes, through the same Mailbox as the window uses:
//
//     measure_listing HOST PORT USER < password
//
// Connects without TLS. Prints one line: messages, milliseconds to the list, to the first header, to
// the last header, MiB of memory at the start and at the end.
#include "mailbox/mailbox.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>

#include <cstdio>

using namespace poplar;

namespace {

double residentMebibytes()
{
    QFile status(QStringLiteral("/proc/self/statm"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toDouble() * 4096 / (1024 * 1024);
}

class Measurement : public QObject {
public:
    Measurement(const accounts::Account &account, const QByteArray &password)
        : m_mailbox(account, m_folder.path(), nullptr)
        , m_password(password)
    {
        using mailbox::Mailbox;
        connect(&m_mailbox, &Mailbox::rowsChanged, this, &Measurement::take);
        connect(&m_mailbox, &Mailbox::asked, this, [this](const mailbox::Question &question) {
            m_clock.start(); // the password is there: this is the click
            m_mailbox.answer(question.id, mailbox::PasswordAnswer{m_password, {}});
        });
        connect(&m_mailbox, &Mailbox::problem, this, [](const mailbox::Problem &problem) {
            std::fprintf(stderr, "failed: %s\n", problem.error.said.constData());
            QCoreApplication::exit(1);
        });
        m_memoryBefore = residentMebibytes();
        m_mailbox.check();
    }

private:
    void take(const QList<mailbox::RowChange> &changes)
    {
        for (const mailbox::RowChange &change : changes) {
            m_rows.insert(change.row.id);
            if (change.row.envelope)
                m_read.insert(change.row.id);
        }
        if (m_listed < 0)
            m_listed = m_clock.elapsed();
        if (m_firstHeader < 0 && !m_read.isEmpty())
            m_firstHeader = m_clock.elapsed();
        if (m_read.size() == m_rows.size())
            finish();
    }

    void finish()
    {
        std::printf("%lld messages: list %lld ms, first header %lld ms, last header %lld ms, memory %.1f -> "
                    "%.1f MiB\n",
                    static_cast<long long>(m_rows.size()), static_cast<long long>(m_listed),
                    static_cast<long long>(m_firstHeader), static_cast<long long>(m_clock.elapsed()),
                    m_memoryBefore, residentMebibytes());
        QCoreApplication::quit();
    }

    QTemporaryDir m_folder;
    mailbox::Mailbox m_mailbox;
    Secret m_password;
    QElapsedTimer m_clock;
    QSet<mailbox::MessageId> m_rows;
    QSet<mailbox::MessageId> m_read;
    qint64 m_listed = -1;
    qint64 m_firstHeader = -1;
    double m_memoryBefore = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc != 4) {
        std::fprintf(stderr, "usage: measure_listing HOST PORT USER < password\n");
        return 64;
    }
    accounts::Account account;
    account.id = QStringLiteral("bench");
    account.host = QString::fromLocal8Bit(argv[1]);
    account.port = QByteArray(argv[2]).toUShort();
    account.security = Security::None;
    account.user = QString::fromLocal8Bit(argv[3]);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return 66;
    Measurement measurement(account, input.readLine().trimmed());
    return QCoreApplication::exec();
}
