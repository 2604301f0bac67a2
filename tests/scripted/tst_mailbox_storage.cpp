// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that is full or read-only, and other programs in the Maildir: the user is told, nothing is lost.
#include "../unit/tst_archive_faults.h"
#include "support/mailboxuser.h"
#include "support/scriptedserver.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <functional>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;

const QByteArray login =
    "S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: +OK\n"
    "C: CAPA\nS: -ERR\n";
const QByteArray listing = "C: STAT\nS: +OK 2 125\nC: LIST\nS: +OK\nS: 1 100\nS: 2 25\nS: .\n"
                           "C: UIDL\nS: +OK\nS: 1 one\nS: 2 two\nS: .\n";
const QByteArray headers = "C: TOP 2 0\nS: +OK\nS: Subject: second\nS:\nS: .\n"
                           "C: TOP 1 0\nS: +OK\nS: Subject: first\nS:\nS: .\n";
const QByteArray known = login + listing + headers;
const QByteArray second = "C: RETR 2\nS: +OK\nS: Subject: second\nS:\nS: text\nS: .\n";

accounts::Account accountAt(quint16 port)
{
    accounts::Account account;
    account.id = QStringLiteral("test");
    account.host = QStringLiteral("127.0.0.1");
    account.port = port;
    account.security = Security::None;
    account.user = QStringLiteral("anna");
    return account;
}

/// What has been moved to `cur` as read, as another mail program does.
QString readElsewhere(const QString &file)
{
    const QFileInfo info(file);
    const QString moved =
        QDir(info.path()).filePath(QStringLiteral("../cur/") + info.fileName() + QStringLiteral(":2,S"));
    return QFile::rename(file, moved) ? moved : QString();
}

bool shorten(const QString &file)
{
    return QFile::resize(file, QFileInfo(file).size() - 1);
}

} // namespace

Q_DECLARE_METATYPE(std::function<bool(const QString &)>)
Q_DECLARE_METATYPE(poplar::mailbox::Victim::Copy)

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxStorage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theReviewTellsOfCopies_data();
    void theReviewTellsOfCopies();
#ifdef Q_OS_UNIX
    void mailIsReadFromAReadOnlyProfile();
    void whatIsDeletedFromAReadOnlyProfileIsDeleted();
    void onAFullDiskATickIsToldAndNothingIsDeleted();
#endif
};

void TestMailboxStorage::theReviewTellsOfCopies_data()
{
    using Change = std::function<bool(const QString &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<Victim::Copy>("copy");
    QTest::newRow("left alone") << Change([](const QString &) { return true; }) << Victim::Copy::Verified;
    QTest::newRow("read in another program")
        << Change([](const QString &file) { return !readElsewhere(file).isEmpty(); })
        << Victim::Copy::Verified;
    QTest::newRow("removed") << Change([](const QString &file) { return QFile::remove(file); })
                             << Victim::Copy::Missing;
    QTest::newRow("cut") << Change(&shorten) << Victim::Copy::Missing;
    QTest::newRow("moved and cut") << Change([](const QString &file) { return shorten(readElsewhere(file)); })
                                   << Victim::Copy::Missing;
}

void TestMailboxStorage::theReviewTellsOfCopies()
{
    using Change = std::function<bool(const QString &)>;
    QFETCH(Change, change);
    QFETCH(Victim::Copy, copy);
    ScriptedServer server(known + second + "C: DELE 1\nS: +OK\nC: DELE 2\nS: +OK\nHANG\n");
    MailboxUser user(accountAt(server.port()));
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->fetch({{user.idOf(QStringLiteral("second"))}, user.folder(), FetchOrder::Then::Keep});
    QTRY_SOON(user.fetches.size() == 1);
    QVERIFY(change(user.fetched.first().file));
    user->tick({user.idOf(QStringLiteral("first")), user.idOf(QStringLiteral("second"))});
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.questions.size() == 1);
    const auto review = std::get<ReviewQuestion>(user.questions.first().about);
    QCOMPARE(review.victims.size(), 2);
    QCOMPARE(review.victims[0].copy, Victim::Copy::None);
    QCOMPARE(review.victims[1].copy, copy);
    QVERIFY(user.problems.isEmpty());
    server.ignoreRest();
}

#ifdef Q_OS_UNIX
void TestMailboxStorage::mailIsReadFromAReadOnlyProfile()
{
    ScriptedServer server(known + second + "HANG\n");
    MailboxUser user(accountAt(server.port()));
    QFile::setPermissions(user.folder(),
                          QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
    const AsNobody nobody;
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    QCOMPARE(user.problems.size(), 1);
    QCOMPARE(user.problems.first().during, Problem::During::Catalogue);
    user->preview(user.idOf(QStringLiteral("second")));
    QTRY_SOON(user.contents.size() == 1);
    QCOMPARE(user.contents.first().message.text.trimmed(), QStringLiteral("text"));
    // Nothing can be kept, and so nothing is asked for.
    user->fetch({{user.idOf(QStringLiteral("first"))}, user.folder(), FetchOrder::Then::Tick});
    QTRY_SOON(user.fetches.size() == 1);
    QVERIFY(user.fetches.first().stopped);
    QCOMPARE(user.fetches.first().stopped->kind, ErrorKind::Storage);
    QVERIFY(!user.marksOf(QStringLiteral("first")).testFlag(Mark::Ticked));
    server.ignoreRest();
}

void TestMailboxStorage::whatIsDeletedFromAReadOnlyProfileIsDeleted()
{
    // The user has seen what there is, and that there are no copies.
    ScriptedServer server(known + "C: DELE 2\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(accountAt(server.port()));
    QFile::setPermissions(user.folder(),
                          QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
    const AsNobody nobody;
    user.review = ReviewAnswer::Delete;
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    user->tick({user.idOf(QStringLiteral("second"))});
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Deleted));
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().outcome, CommitReport::Outcome::Deleted);
    QTRY_PLAYED(server);
}

void TestMailboxStorage::onAFullDiskATickIsToldAndNothingIsDeleted()
{
    ScriptedServer server(known + "C: DELE 2\nS: +OK\nC: RSET\nS: +OK\nC: QUIT\nS: +OK\n");
    MailboxUser user(accountAt(server.port()));
    user.review = ReviewAnswer::Delete;
    user->check();
    QTRY_SOON(user.knowsHeaders(2));
    QTRY_VERIFY(user.progress.activity == Activity::None);
    const FullDisk full;
    user->tick({user.idOf(QStringLiteral("second"))});
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().during, Problem::During::Catalogue);
    QTRY_SOON(user.marksOf(QStringLiteral("second")).testFlag(Mark::Deleted)); // in this session
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    QCOMPARE(user.reports.first().outcome, CommitReport::Outcome::NothingDeleted);
    QCOMPARE(user.problems.last().during, Problem::During::Leaving);
    QCOMPARE(user.problems.last().error.kind, ErrorKind::Storage);
    QTRY_PLAYED(server);
}
#endif

QTEST_GUILESS_MAIN(TestMailboxStorage)
#include "tst_mailbox_storage.moc"
