// SPDX-License-Identifier: GPL-3.0-or-later
// Does with a mailbox what the window does: downloads everything, remembers what is to be downloaded over its
// own end, and lets an account's rule delete what is kept. tests/kill kills it.
//
//     drive_mailbox FOLDER PORT LOG [--delete]
//
// The password comes on standard input. It ends with 0 when everything is kept, and deleted if that was
// wanted.
#include "mailbox/mailbox.h"

#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

#include <cstdio>

using namespace poplar;
using namespace poplar::mailbox;

namespace {

class Driver : public QObject {
public:
    Driver(const accounts::Account &account, const QStringList &arguments, const QByteArray &password)
        : m_mailbox(account, arguments[1], nullptr)
        , m_log(arguments[3])
        , m_password(password)
    {
        if (!m_log.open(QFile::WriteOnly))
            qFatal("no log");
        connect(&m_mailbox, &Mailbox::transcriptGrown, this, &Driver::write);
        connect(&m_mailbox, &Mailbox::asked, this, &Driver::answer);
        connect(&m_mailbox, &Mailbox::problem, this, [](const Problem &problem) {
            QTextStream(stderr) << "problem " << int(problem.error.kind) << ' ' << problem.error.verb << ' '
                                << problem.error.said << ' ' << problem.error.detail << '\n';
        });
        connect(&m_mailbox, &Mailbox::listed, this, [this] {
            m_isListed = true;
            m_mailbox.download({DownloadOrder::Which::All, {}, 0});
            leaveWhenKept({});
        });
        connect(&m_mailbox, &Mailbox::rowsChanged, this, &Driver::leaveWhenKept);
        connect(&m_mailbox, &Mailbox::left, this, [this](const CommitReport &) {
            if (m_isLeaving)
                QCoreApplication::exit(0);
        });
        m_mailbox.check(Reading::Listing);
    }

private:
    void write(const QList<wire::TranscriptEvent> &events)
    {
        for (const wire::TranscriptEvent &event : events) {
            if (event.kind == wire::TranscriptEvent::Kind::Sent)
                m_log.write(event.text + '\n');
        }
        m_log.flush();
    }

    void answer(const Question &question)
    {
        if (std::holds_alternative<PasswordQuestion>(question.about))
            m_mailbox.answer(question.id, PasswordAnswer{Secret(m_password), {}});
        else if (std::holds_alternative<ReviewQuestion>(question.about))
            m_mailbox.answer(question.id, ReviewAnswer::Delete);
    }

    void leaveWhenKept(const QList<RowChange> &changes)
    {
        for (const RowChange &change : changes) {
            if (change.kind == RowChange::Kind::Gone)
                m_unkept.remove(change.row.id);
            else if (change.row.marks & (Marks(Mark::Kept) | Mark::Gone))
                m_unkept.remove(change.row.id);
            else
                m_unkept.insert(change.row.id);
        }
        if (!m_isListed || m_isLeaving || !m_unkept.isEmpty())
            return;
        m_isLeaving = true;
        m_mailbox.leave();
    }

    Mailbox m_mailbox;
    QFile m_log;
    QByteArray m_password;
    QSet<MessageId> m_unkept;
    bool m_isListed = false;
    bool m_isLeaving = false;
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    QFile input;
    if (arguments.size() < 4 || !input.open(stdin, QFile::ReadOnly))
        return EXIT_FAILURE;
    accounts::Account account;
    account.id = QStringLiteral("test");
    account.host = QStringLiteral("127.0.0.1");
    account.port = arguments[2].toUShort();
    account.security = Security::None;
    account.user = QStringLiteral("anna");
    if (arguments.contains(QStringLiteral("--delete")))
        account.retention.kind = accounts::Retention::Kind::AtOnce;
    const Driver driver(account, arguments, input.readLine().trimmed());
    return QCoreApplication::exec();
}
