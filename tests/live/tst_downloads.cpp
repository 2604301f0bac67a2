// SPDX-License-Identifier: GPL-3.0-or-later
// Downloads from a real Dovecot into the account's own Maildir, both Maildirs looked at afterwards.
#include "support/dovecotaccount.h"
#include "support/downloadinguser.h"

#include <QElapsedTimer>
#include <QTest>

using namespace poplar;
using namespace poplar::test;
using namespace poplar::mailbox;

namespace {

constexpr int longEnough = 30000;

using Which = DownloadOrder::Which;
using Run = DownloadStatus::Run;
using State = Download::State;

QByteArrayList sorted(QByteArrayList list)
{
    std::sort(list.begin(), list.end());
    return list;
}

QByteArrayList letters(int first, int last)
{
    QByteArrayList letters;
    for (int number = first; number <= last; ++number)
        letters += numberedLetter(number);
    return letters;
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestDownloads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whatIsDownloadedStaysOnTheServer();
    void whatIsKeptOrWantedIsLeftOut();
    void onlyWhatIsBelowASizeIsDownloaded();
    void onlyWhatIsNewIsDownloaded();
    void newMailIsDownloadedByItselfIfTheAccountSaysSo();
    void whatIsTickedIsDeletedWithoutADownload();
    void whatIsDownloadedAndThenTickedIsDeleted();
    void aTickOnAPausedDownloadIsATick();
    void aPausedQueueAsksForNothing();
    void aPauseAmidDownloadsLosesNothing();
    void whatIsCancelledIsNotFetched();
    void ordersGoOnAfterARestart();
    void ordersGoOnAfterALostLink();
    void aCheckAmidDownloadsInterruptsThemOnly();
    void leavingKeepsTheQueueForTheNextSession();
    void aFolderThatCannotBeUsedPausesTheQueueAndIsToldOnce();
    void manyAreToldInBatches();

private:
    std::unique_ptr<DownloadingUser> openedUser(qsizetype letters = 5)
    {
        auto user = std::make_unique<DownloadingUser>(accountOn(*m_server));
        (*user)->check();
        if (!QTest::qWaitFor([&] { return user->knowsHeaders(letters); }, longEnough))
            return nullptr;
        return user;
    }
    [[nodiscard]] qsizetype left() const { return m_server->messagesLeft("anna").size(); }
    static QString subject(int number) { return QStringLiteral("letter %1").arg(number); }

    std::unique_ptr<DovecotServer> m_server;
};

void TestDownloads::init()
{
    m_server = std::make_unique<DovecotServer>();
    QVERIFY2(m_server->start({}), m_server->log());
    m_server->addMessages("anna", letters(1, 5));
}

void TestDownloads::cleanup()
{
    m_server.reset();
}

void TestDownloads::whatIsDownloadedStaysOnTheServer()
{
    const auto user = openedUser();
    QVERIFY(user);
    user->download(Which::All);
    QTRY_SOON(user->isIdle());
    QCOMPARE(user->delivered(), sorted(letters(1, 5)));
    for (int number = 1; number <= 5; ++number) {
        QTRY_SOON(user->marksOf(subject(number)).testFlag(Mark::Kept));
        QVERIFY(!user->marksOf(subject(number)).testFlag(Mark::Wanted));
        QTRY_COMPARE(user->stateOf(user->idOf(subject(number))), State::Kept);
    }
    QCOMPARE(user->downloadStatus.octets, user->downloadStatus.received);
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 1);
    QCOMPARE(user->reports.first().outcome, CommitReport::Outcome::NothingDeleted);
    QVERIFY(!user->wasReviewAsked());
    QCOMPARE(m_server->messagesLeft("anna"), letters(1, 5));
    QVERIFY(user->problems.isEmpty());
    QVERIFY(user->fetched.isEmpty()); // these are told in batches
}

void TestDownloads::whatIsKeptOrWantedIsLeftOut()
{
    const auto user = openedUser();
    QVERIFY(user);
    user->download({user->idOf(subject(2))});
    QTRY_SOON(user->isIdle());
    user->download(Which::All);
    user->download(Which::All);
    QTRY_SOON(user->isIdle() && user->files().size() == 5);
    QTRY_COMPARE(user->sent().count("RETR"), 5);
    user->download(Which::All);
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 1);
    QTRY_COMPARE(user->sent().count("RETR"), 5);
}

void TestDownloads::onlyWhatIsBelowASizeIsDownloaded()
{
    m_server->addMessages("anna", {numberedLetter(6, QByteArray(40, 'x') + "\r\n"), numberedLetter(7)});
    const auto user = openedUser(7);
    QVERIFY(user);
    user->download(Which::All, numberedLetter(1).size());
    QTRY_SOON(user->isIdle());
    QCOMPARE(user->kept(), 6);
    QVERIFY(!user->marksOf(subject(6)).testFlag(Mark::Kept));
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 1);
    QCOMPARE(user->delivered(), sorted(letters(1, 5) + letters(7, 7)));
    QCOMPARE(left(), 7);
}

void TestDownloads::onlyWhatIsNewIsDownloaded()
{
    const auto user = openedUser();
    QVERIFY(user);
    m_server->addMessages("anna", {numberedLetter(6)});
    (*user)->check();
    QTRY_SOON(user->knowsHeaders(6));
    user->download(Which::New);
    QTRY_SOON(user->isIdle());
    QCOMPARE(user->delivered(), letters(6, 6));
}

void TestDownloads::newMailIsDownloadedByItselfIfTheAccountSaysSo()
{
    accounts::Account account = accountOn(*m_server);
    account.newMail = accounts::NewMail::Download;
    account.largestMessage = 1000;
    DownloadingUser user(account);
    user->check();
    QTRY_SOON(user.isIdle());
    QCOMPARE(user.delivered(), sorted(letters(1, 5)));
    // What is too large is not even tried.
    m_server->addMessages("anna", {numberedLetter(6), numberedLetter(7, QByteArray(900, 'x') + "\r\n")});
    user->check();
    QTRY_SOON(user.knowsHeaders(7));
    QTRY_SOON(user.files().size() == 6);
    QTRY_SOON(user.isIdle());
    QCOMPARE(user.delivered(), sorted(letters(1, 6)));
    QCOMPARE(user.failed(), 0);
    QVERIFY(user.problems.isEmpty());
    QCOMPARE(left(), 7);
}

void TestDownloads::whatIsTickedIsDeletedWithoutADownload()
{
    const auto user = openedUser();
    QVERIFY(user);
    (*user)->tick({user->idOf(subject(4))});
    user->review = ReviewAnswer::Delete;
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 1);
    QCOMPARE(user->reports.first().outcome, CommitReport::Outcome::Deleted);
    QVERIFY(user->wasReviewAsked());
    QCOMPARE(m_server->messagesLeft("anna"), letters(1, 3) + letters(5, 5));
    QVERIFY(user->files().isEmpty());
}

void TestDownloads::whatIsDownloadedAndThenTickedIsDeleted()
{
    const auto user = openedUser();
    QVERIFY(user);
    const QList<MessageId> both{user->idOf(subject(1)), user->idOf(subject(5))};
    user->download(both);
    (*user)->tick(both); // at once: the marks wait for the downloads
    QTRY_SOON(user->isIdle());
    user->review = ReviewAnswer::Delete;
    QTRY_SOON(user->marksOf(subject(5)).testFlag(Mark::Deleted));
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 1);
    QCOMPARE(user->reports.first().messages, 2);
    QCOMPARE(m_server->messagesLeft("anna"), letters(2, 4));
    QCOMPARE(user->delivered(), sorted(letters(1, 1) + letters(5, 5)));
    QVERIFY(user->problems.isEmpty());
}

void TestDownloads::aTickOnAPausedDownloadIsATick()
{
    const auto user = openedUser();
    QVERIFY(user);
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 1);
    user->download({user->idOf(subject(2)), user->idOf(subject(3))});
    (*user)->pauseDownloads();
    (*user)->tick({user->idOf(subject(2))});
    (*user)->check();
    QTRY_SOON(user->timesListed == 2);
    QTRY_SOON(user->marksOf(subject(2)).testFlag(Mark::Deleted));
    user->review = ReviewAnswer::Delete;
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 2);
    QCOMPARE(user->reports.last().messages, 1);
    QCOMPARE(m_server->messagesLeft("anna"), letters(1, 1) + letters(3, 5));
    (*user)->resumeDownloads();
    QTRY_SOON(user->isIdle());
    QCOMPARE(user->delivered(), letters(3, 3));
    QCOMPARE(user->failed(), 0);
}

void TestDownloads::aPausedQueueAsksForNothing()
{
    const auto user = openedUser();
    QVERIFY(user);
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 1);
    user->download(Which::All);
    (*user)->pauseDownloads();
    (*user)->check();
    QTRY_SOON(user->timesListed == 2);
    QTRY_COMPARE(user->downloadStatus.run, Run::Paused);
    // The session is of use meanwhile.
    (*user)->preview(user->idOf(subject(3)));
    QTRY_SOON(user->contents.size() == 1);
    QTRY_COMPARE(user->sent().count("RETR"), 1);
    QVERIFY(user->marksOf(subject(3)).testFlag(Mark::Wanted));
    (*user)->resumeDownloads();
    QTRY_SOON(user->isIdle());
    QCOMPARE(user->delivered(), sorted(letters(1, 5)));
}

void TestDownloads::aPauseAmidDownloadsLosesNothing()
{
    m_server->addMessages("anna", letters(6, 300));
    const auto user = openedUser(300);
    QVERIFY(user);
    user->download(Which::All);
    QTRY_SOON(user->downloadStatus.received > 0);
    (*user)->pauseDownloads();
    // Whether it came in time or not: what was asked for comes, and nothing twice.
    QTRY_SOON(user->downloadStatus.run == Run::Paused || user->isIdle());
    (*user)->resumeDownloads();
    QTRY_SOON(user->isIdle());
    QCOMPARE(user->delivered(), sorted(letters(1, 300)));
    QTRY_COMPARE(user->sent().count("RETR"), 300);
}

void TestDownloads::whatIsCancelledIsNotFetched()
{
    const auto user = openedUser();
    QVERIFY(user);
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 1);
    user->download(Which::All);
    (*user)->cancelDownloads({user->idOf(subject(1)), user->idOf(subject(4))});
    QTRY_SOON(user->isIdle());
    QCOMPARE(user->kept(), 3);
    QCOMPARE(user->stateOf(user->idOf(subject(4))), State::Cancelled);
    QVERIFY(!user->marksOf(subject(4)).testFlag(Mark::Wanted));
    user->restart();
    (*user)->check();
    QTRY_SOON(user->knowsHeaders(5));
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 2);
    QCOMPARE(user->delivered(), sorted(letters(2, 3) + letters(5, 5)));
}

void TestDownloads::ordersGoOnAfterARestart()
{
    m_server->addMessages("anna", letters(6, 200));
    const auto user = openedUser(200);
    QVERIFY(user);
    user->download(Which::All);
    QTRY_SOON(!user->files().isEmpty());
    user->restart(); // amid it all, without leaving
    (*user)->load();
    QTRY_SOON(!user->rows.isEmpty());
    QTRY_COMPARE(user->downloadStatus.run, user->downloadStatus.messages > 0 ? Run::Stopped : Run::Idle);
    (*user)->check();
    QTRY_SOON(user->files().size() == 200 && user->downloadStatus.run == Run::Idle);
    QCOMPARE(user->delivered(), sorted(letters(1, 200))); // each once
}

void TestDownloads::ordersGoOnAfterALostLink()
{
    m_server->addMessages("anna", letters(6, 200));
    const auto user = openedUser(200);
    QVERIFY(user);
    user->download(Which::All);
    QTRY_SOON(!user->files().isEmpty());
    m_server->stop();
    // It may have been done before; else it stays in the queue.
    QTRY_SOON((*user)->status().state == ConnectionState::Disconnected);
    DovecotServer::Options options;
    QVERIFY2(m_server->start(options), m_server->log());
    (*user)->setAccount(accountOn(*m_server));
    (*user)->check();
    QTRY_SOON(user->files().size() == 200 && user->downloadStatus.run == Run::Idle);
    QCOMPARE(user->delivered(), sorted(letters(1, 200)));
}

void TestDownloads::aCheckAmidDownloadsInterruptsThemOnly()
{
    m_server->addMessages("anna", letters(6, 200));
    const auto user = openedUser(200);
    QVERIFY(user);
    user->download(Which::All);
    QTRY_SOON(user->downloadStatus.received > 0);
    m_server->addMessages("anna", letters(201, 201));
    (*user)->check();
    QTRY_SOON(user->knowsHeaders(201));
    QTRY_SOON(user->isIdle());
    QCOMPARE(user->delivered(), sorted(letters(1, 200)));
    QTRY_COMPARE(user->sent().count("RETR"), 200);
}

void TestDownloads::leavingKeepsTheQueueForTheNextSession()
{
    m_server->addMessages("anna", letters(6, 200));
    const auto user = openedUser(200);
    QVERIFY(user);
    user->download(Which::All);
    QTRY_SOON(user->downloadStatus.received > 0);
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 1);
    QCOMPARE(user->reports.first().outcome, CommitReport::Outcome::NothingDeleted);
    QTRY_SOON(user->downloadStatus.run == Run::Stopped || user->isIdle());
    QCOMPARE(left(), 200);
    (*user)->check();
    QTRY_SOON(user->files().size() == 200 && user->downloadStatus.run == Run::Idle);
    QCOMPARE(user->delivered(), sorted(letters(1, 200)));
    QTRY_COMPARE(user->sent().count("RETR"), 200);
}

void TestDownloads::aFolderThatCannotBeUsedPausesTheQueueAndIsToldOnce()
{
    const auto user = openedUser();
    QVERIFY(user);
    QFile inTheWay(user->folder() + QStringLiteral("/new"));
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    user->download(Which::All);
    QTRY_COMPARE(user->downloadStatus.run, Run::Paused);
    QTRY_COMPARE(user->problems.size(), 1);
    QCOMPARE(user->problems.first().error.kind, ErrorKind::Storage);
    QCOMPARE(user->problems.first().during, Problem::During::Fetching);
    QVERIFY(inTheWay.remove());
    (*user)->resumeDownloads();
    QTRY_SOON(user->isIdle());
    QCOMPARE(user->delivered(), sorted(letters(1, 5)));
    QCOMPARE(user->problems.size(), 1);
}

void TestDownloads::manyAreToldInBatches()
{
    m_server->addMessages("anna", letters(6, 1000));
    const auto user = openedUser(1000);
    QVERIFY(user);
    QElapsedTimer clock;
    clock.start();
    user->timesDownloadsTold = 0;
    user->download(Which::All);
    QTRY_SOON(user->isIdle());
    QTRY_COMPARE(user->downloads.size(), 1000);
    QCOMPARE(user->kept(), 1000);
    // One in 50 ms, and a few more where a session or an order ends.
    QVERIFY2(user->timesDownloadsTold <= clock.elapsed() / 50 + 10,
             qPrintable(QString::number(user->timesDownloadsTold)));
    QCOMPARE(user->files().size(), 1000);
}

QTEST_GUILESS_MAIN(TestDownloads)
#include "tst_downloads.moc"
