// SPDX-License-Identifier: GPL-3.0-or-later
// What the session thread does with a catalogue of many messages, without network and window:
//
//   measure_catalogue MESSAGES     Makes such a catalogue, then prints what it takes to read its columns and
//                                  drop them, to show it, and to recognise a listing that has one message
//                                  more: milliseconds, and KiB of memory that stay.
#include "archive/entryreading.h"
#include "mailbox/knownmessages.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QVariant>

#include <cstdio>
#include <malloc.h>

using namespace poplar;
using namespace poplar::mailbox;

namespace {

qint64 residentKib()
{
    malloc_trim(0);
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QFile::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    return text.mid(text.indexOf("VmRSS:") + 6).simplified().split(' ').value(0).toLongLong();
}

class Measure {
public:
    explicit Measure(const char *name)
        : m_name(name)
        , m_before(residentKib())
    {
        m_timer.start();
    }
    ~Measure()
    {
        const qint64 elapsed = m_timer.elapsed();
        std::printf("%-32s %6lld ms %8lld KiB\n", m_name, static_cast<long long>(elapsed),
                    static_cast<long long>(residentKib() - m_before));
    }

private:
    const char *m_name;
    qint64 m_before;
    QElapsedTimer m_timer;
};

Identity identityOf(int number)
{
    return {"0000abcd" + QByteArray::number(100'000'000 + number), 2000 + number % 50'000, {}};
}

Envelope envelopeOf(int number)
{
    const QString n = QString::number(number);
    Envelope envelope;
    envelope.from = {{QStringLiteral("Anna Ivanova ") + n, QStringLiteral("anna%1@example.org").arg(n)}};
    envelope.to = {{QStringLiteral("Boris"), QStringLiteral("boris@example.org")}};
    envelope.subject = QStringLiteral("A subject as they are written every day, number ") + n;
    envelope.date = QDateTime::fromSecsSinceEpoch(1'700'000'000 + number, Qt::UTC);
    envelope.messageId = "message." + n.toLatin1() + "@mail.example.org";
    return envelope;
}

bool make(const QString &folder, int messages)
{
    auto catalogue = archive::Catalogue::open(folder);
    if (!catalogue)
        return false;
    QList<Identity> found;
    QList<archive::HeaderEntry> headers;
    const auto first = (*catalogue)->reserveIds(messages);
    for (int i = 0; i < messages; ++i) {
        found += identityOf(i);
        headers += {*first + i, envelopeOf(i), QByteArray::number(i).rightJustified(32, 'h')};
    }
    return (*catalogue)
               ->add(found, *first, archive::CheckRecord{QDateTime::currentDateTimeUtc(), messages, 0})
        && (*catalogue)->setHeaders(headers);
}

void query(const QString &folder)
{
    {
        QSqlDatabase sqlite = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("bare"));
        sqlite.setDatabaseName(folder + QStringLiteral("/catalogue.sqlite"));
        const bool open = sqlite.open();
        QSqlQuery query(sqlite);
        query.setForwardOnly(true);
        const bool done =
            open && query.exec(QStringLiteral("SELECT %1 FROM message").arg(archive::messageColumns()));
        while (done && query.next()) {}
    }
    QSqlDatabase::removeDatabase(QStringLiteral("bare"));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const int messages = argc > 1 ? std::atoi(argv[1]) : 100'000;
    QTemporaryDir folder;
    if (!make(folder.path(), messages))
        return EXIT_FAILURE;
    Maildrop maildrop;
    for (int i = 0; i <= messages; ++i)
        maildrop.messages += identityOf(i);
    KnownMessages known;
    query(folder.path());
    {
        const Measure measure("the columns, read and dropped");
        query(folder.path());
    }
    {
        const Measure measure("opened and shown");
        if (!known.open(folder.path(), [&known] { (void)known.rows().takeChanges(1000); }))
            return EXIT_FAILURE;
    }
    (void)known.rows().takeChanges(1000);
    {
        const Measure measure("a listing recognised and shown");
        const Result<Recognition> recognition = known.recognise(maildrop);
        if (!recognition || !known.show(*recognition, KnownMessages::Check::New) || !known.rememberFound())
            return EXIT_FAILURE;
        (void)known.rows().takeChanges(1000);
    }
    return EXIT_SUCCESS;
}
