// SPDX-License-Identifier: GPL-3.0-or-later
// What an account's rule for deletion deletes on a real Dovecot, and what it does not; its Maildir is looked
// at afterwards.
#include "support/dovecotaccount.h"
#include "support/downloadinguser.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace poplar;
using namespace poplar::test;
using namespace poplar::mailbox;
using accounts::Retention;

namespace {

constexpr int longEnough = 30000;

using Which = DownloadOrder::Which;
using Outcome = CommitReport::Outcome;

QByteArrayList letters(int first, int last)
{
    QByteArrayList letters;
    for (int number = first; number <= last; ++number)
        letters += numberedLetter(number);
    return letters;
}

void change(const QString &folder, const QStringList &statements)
{
    {
        QSqlDatabase sqlite = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("change"));
        sqlite.setDatabaseName(folder + QStringLiteral("/catalogue.sqlite"));
        sqlite.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
        QVERIFY(sqlite.open());
        for (const QString &statement : statements) {
            QSqlQuery query(sqlite);
            QVERIFY(query.exec(statement));
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("change"));
}

/// As if days had passed: the catalogue is set back, the clock stays.
void letDaysPass(const QString &folder, int days)
{
    const QString by = QString::number(qint64(days) * 24 * 60 * 60 * 1000);
    change(folder,
           {QStringLiteral("UPDATE kept SET at = at - ") + by,
            QStringLiteral("UPDATE message SET first_seen = first_seen - ") + by,
            QStringLiteral("UPDATE last_check SET at = at - ") + by});
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestRetentionRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whatIsDownloadedIsDeletedAtOnceWithoutAReview();
    void aTickOfTheUsersBringsTheReview();
    void whatTheUserTakesBackStays();
    void droppingTheTicksInTheReviewSparesThem();
    void afterDaysNothingIsDeletedEarly();
    void afterDaysWhatIsDueIsDeleted();
    void aClockSetBackDeletesNothing();
    void whatIsNoLongerHereIsNotDeleted_data();
    void whatIsNoLongerHereIsNotDeleted();
    void whatWentSinceItWasTickedBringsTheReview_data() { whatIsNoLongerHereIsNotDeleted_data(); }
    void whatWentSinceItWasTickedBringsTheReview();
    void whatAnotherProgramMovedIsDeletedAllTheSame();
    void whatTheUserTookOverAndTakesBackStays();
    void whatWasTakenBackStaysAlsoDownloadedAgain();
    void ticksOfARuleOutliveALostLink();
    void aCheckDeletesNothing();
    void switchingTheRuleOffTakesItsTicksBack();
    void switchingTheRuleOnTicksWhatWasForeseen();
    void withoutARuleTicksOfAnEarlierOneComeUnderTheReview();
    void newMailIsDownloadedAndDeleted();

private:
    [[nodiscard]] accounts::Account account(Retention::Kind kind, int days = 14) const
    {
        accounts::Account account = accountOn(*m_server);
        account.retention = {kind, days};
        return account;
    }
    /// Letters 1 and 2 are downloaded, the others not.
    std::unique_ptr<DownloadingUser> userWithTwo(const accounts::Account &account)
    {
        auto user = std::make_unique<DownloadingUser>(account);
        (*user)->check();
        if (!QTest::qWaitFor([&] { return user->knowsHeaders(5); }, longEnough))
            return nullptr;
        user->download({user->idOf(subject(1)), user->idOf(subject(2))});
        const auto bothAreHere = [&] {
            return user->marksOf(subject(1)).testFlag(Mark::Kept)
                && user->marksOf(subject(2)).testFlag(Mark::Kept);
        };
        return QTest::qWaitFor(bothAreHere, longEnough) ? std::move(user) : nullptr;
    }
    /// The rule has come to both, one after the other.
    static bool areBothMarked(const DownloadingUser &user)
    {
        return user.marksOf(subject(1)).testFlag(Mark::Deleted)
            && user.marksOf(subject(2)).testFlag(Mark::Deleted);
    }
    /// Leaves and says what came of it.
    static std::optional<CommitReport> left(DownloadingUser &user)
    {
        const qsizetype before = user.reports.size();
        user->leave();
        if (!QTest::qWaitFor([&] { return user.reports.size() > before; }, longEnough))
            return std::nullopt;
        return user.reports.last();
    }
    static bool checked(DownloadingUser &user)
    {
        const int before = user.timesListed;
        user->check();
        return QTest::qWaitFor([&] { return user.timesListed > before; }, longEnough);
    }
    [[nodiscard]] QByteArrayList onServer() const { return m_server->messagesLeft("anna"); }
    static QString subject(int number) { return QStringLiteral("letter %1").arg(number); }

    std::unique_ptr<DovecotServer> m_server;
};

void TestRetentionRules::init()
{
    m_server = std::make_unique<DovecotServer>();
    QVERIFY2(m_server->start({}), m_server->log());
    m_server->addMessages("anna", letters(1, 5));
}

void TestRetentionRules::cleanup()
{
    m_server.reset();
}

void TestRetentionRules::whatIsDownloadedIsDeletedAtOnceWithoutAReview()
{
    const auto user = userWithTwo(account(Retention::Kind::AtOnce));
    QVERIFY(user);
    QTRY_SOON(areBothMarked(*user)); // a tick like others
    QVERIFY(user->marksOf(subject(2)).testFlag(Mark::Ticked));
    QCOMPARE(onServer(), letters(1, 5));
    const auto report = left(*user);
    QVERIFY(report);
    QCOMPARE(report->outcome, Outcome::Deleted);
    QCOMPARE(report->messages, 2);
    QVERIFY(!user->wasReviewAsked());
    QCOMPARE(onServer(), letters(3, 5));
    QCOMPARE(user->delivered(), letters(1, 2));
    QVERIFY(user->problems.isEmpty());
}

void TestRetentionRules::aTickOfTheUsersBringsTheReview()
{
    const auto user = userWithTwo(account(Retention::Kind::AtOnce));
    QVERIFY(user);
    QTRY_SOON(areBothMarked(*user));
    (*user)->tick({user->idOf(subject(4))});
    user->review = ReviewAnswer::LeaveKeepingTicks;
    QVERIFY(left(*user));
    QVERIFY(user->wasReviewAsked());
    const auto review = std::get<ReviewQuestion>(user->questions.last().about);
    QCOMPARE(review.victims.size(), 3);
    QCOMPARE(onServer(), letters(1, 5));
    // What the user ticks as well is the user's, also after a restart.
    (*user)->tick({user->idOf(subject(1))});
    (*user)->untick({user->idOf(subject(4)), user->idOf(subject(2))});
    user->restart();
    user->questions.clear();
    QVERIFY(checked(*user));
    QTRY_SOON(user->marksOf(subject(1)).testFlag(Mark::Deleted));
    QVERIFY(left(*user));
    QVERIFY(user->wasReviewAsked());
    QCOMPARE(onServer(), letters(1, 5));
}

void TestRetentionRules::whatTheUserTakesBackStays()
{
    const auto user = userWithTwo(account(Retention::Kind::AtOnce));
    QVERIFY(user);
    QTRY_SOON(areBothMarked(*user));
    (*user)->untick({user->idOf(subject(1))});
    QVERIFY(checked(*user));
    QTRY_SOON(user->marksOf(subject(2)).testFlag(Mark::Deleted));
    QVERIFY(!user->marksOf(subject(1)).testFlag(Mark::Ticked));
    user->restart();
    QVERIFY(checked(*user));
    QTRY_SOON(user->marksOf(subject(2)).testFlag(Mark::Deleted));
    QVERIFY(!user->marksOf(subject(1)).testFlag(Mark::Ticked));
    const auto report = left(*user);
    QVERIFY(report);
    QCOMPARE(report->messages, 1);
    QVERIFY(!user->wasReviewAsked());
    QCOMPARE(onServer(), letters(1, 1) + letters(3, 5));
}

void TestRetentionRules::droppingTheTicksInTheReviewSparesThem()
{
    const auto user = userWithTwo(account(Retention::Kind::AtOnce));
    QVERIFY(user);
    (*user)->tick({user->idOf(subject(5))});
    user->review = ReviewAnswer::LeaveDroppingTicks;
    QVERIFY(left(*user));
    user->restart();
    QVERIFY(checked(*user));
    const auto report = left(*user);
    QVERIFY(report);
    QCOMPARE(report->outcome, Outcome::NothingDeleted);
    QCOMPARE(onServer(), letters(1, 5));
}

void TestRetentionRules::afterDaysNothingIsDeletedEarly()
{
    const auto user = userWithTwo(account(Retention::Kind::AfterDays));
    QVERIFY(user);
    QCOMPARE(left(*user)->outcome, Outcome::NothingDeleted);
    letDaysPass(user->folder(), 13);
    QVERIFY(checked(*user));
    QCOMPARE(left(*user)->outcome, Outcome::NothingDeleted);
    QCOMPARE(onServer(), letters(1, 5));
}

void TestRetentionRules::afterDaysWhatIsDueIsDeleted()
{
    const auto user = userWithTwo(account(Retention::Kind::AfterDays));
    QVERIFY(user);
    QVERIFY(left(*user));
    letDaysPass(user->folder(), 10);
    QVERIFY(checked(*user));
    user->download({user->idOf(subject(3))});
    QTRY_SOON(user->marksOf(subject(3)).testFlag(Mark::Kept));
    QCOMPARE(left(*user)->outcome, Outcome::NothingDeleted);
    letDaysPass(user->folder(), 4);
    user->restart();
    QVERIFY(checked(*user));
    QTRY_SOON(user->marksOf(subject(2)).testFlag(Mark::Deleted));
    const auto report = left(*user);
    QVERIFY(report);
    QCOMPARE(report->messages, 2);
    QVERIFY(!user->wasReviewAsked());
    QCOMPARE(onServer(), letters(3, 5));
    QCOMPARE(user->delivered(), letters(1, 3));
}

void TestRetentionRules::aClockSetBackDeletesNothing()
{
    const auto user = userWithTwo(account(Retention::Kind::AfterDays, 1));
    QVERIFY(user);
    QVERIFY(left(*user));
    letDaysPass(user->folder(), 5);
    // The clock went right until something was found, and was then set back by an hour.
    change(user->folder(),
           {QStringLiteral(
                "UPDATE message SET first_seen = first_seen + %1 WHERE id = (SELECT max(id) FROM message)")
                .arg((5 * 24 + 1) * 60 * 60 * 1000LL)});
    QVERIFY(checked(*user));
    QCOMPARE(left(*user)->outcome, Outcome::NothingDeleted);
    QCOMPARE(onServer(), letters(1, 5));
}

void TestRetentionRules::whatIsNoLongerHereIsNotDeleted_data()
{
    QTest::addColumn<bool>("isRemoved");
    QTest::newRow("removed") << true;
    QTest::newRow("cut short") << false;
}

void TestRetentionRules::whatIsNoLongerHereIsNotDeleted()
{
    QFETCH(bool, isRemoved);
    const auto user = userWithTwo(account(Retention::Kind::AfterDays, 1));
    QVERIFY(user);
    QVERIFY(left(*user));
    letDaysPass(user->folder(), 2);
    const QStringList files = user->files();
    QCOMPARE(files.size(), 2);
    QFile file(files.first());
    const QByteArray lost = numberedLetter(1);
    QVERIFY(file.open(QFile::ReadOnly));
    const bool isFirst = file.readAll().replace('\n', "\r\n") == lost;
    file.close();
    QVERIFY(isRemoved ? file.remove() : file.resize(file.size() - 1));
    QVERIFY(checked(*user));
    QTRY_SOON(user->marksOf(subject(isFirst ? 2 : 1)).testFlag(Mark::Deleted));
    QCOMPARE(left(*user)->messages, 1);
    QCOMPARE(onServer(), isFirst ? letters(1, 1) + letters(3, 5) : letters(2, 5));
}

void TestRetentionRules::whatWentSinceItWasTickedBringsTheReview()
{
    QFETCH(bool, isRemoved);
    const auto user = userWithTwo(account(Retention::Kind::AtOnce));
    QVERIFY(user);
    QTRY_SOON(areBothMarked(*user));
    QFile file(user->files().first());
    QVERIFY(isRemoved ? file.remove() : file.resize(file.size() - 1));
    user->review = ReviewAnswer::LeaveKeepingTicks;
    QVERIFY(left(*user));
    QVERIFY(user->wasReviewAsked());
    const auto review = std::get<ReviewQuestion>(user->questions.last().about);
    QCOMPARE(review.victims.size(), 2);
    const auto isWithoutCopy = [](const Victim &victim) { return victim.copy != Victim::Copy::Verified; };
    QCOMPARE(std::count_if(review.victims.begin(), review.victims.end(), isWithoutCopy), 1);
    QCOMPARE(onServer(), letters(1, 5));
}

void TestRetentionRules::whatTheUserTookOverAndTakesBackStays()
{
    const auto user = userWithTwo(account(Retention::Kind::AtOnce));
    QVERIFY(user);
    QTRY_SOON(areBothMarked(*user));
    (*user)->tick({user->idOf(subject(1))}); // the rule has done so already
    (*user)->untick({user->idOf(subject(1))});
    user->restart();
    QVERIFY(checked(*user));
    QTRY_SOON(user->marksOf(subject(2)).testFlag(Mark::Deleted));
    QVERIFY(!user->marksOf(subject(1)).testFlag(Mark::Ticked));
    QCOMPARE(left(*user)->messages, 1);
    QCOMPARE(onServer(), letters(1, 1) + letters(3, 5));
}

void TestRetentionRules::whatWasTakenBackStaysAlsoDownloadedAgain()
{
    const auto user = userWithTwo(account(Retention::Kind::AtOnce));
    QVERIFY(user);
    QTRY_SOON(areBothMarked(*user));
    (*user)->untick({user->idOf(subject(1)), user->idOf(subject(2))});
    QTRY_SOON(user->subjectsWith(Mark::Ticked).isEmpty());
    const QStringList files = user->files();
    for (const QString &file : files)
        QVERIFY(QFile::remove(file));
    user->restart();
    QVERIFY(checked(*user));
    for (const int number : {1, 2}) { // whoever wants to read it sees that the file is gone
        (*user)->retrieve(user->idOf(subject(number)));
        QTRY_SOON(!user->marksOf(subject(number)).testFlag(Mark::Kept));
    }
    user->download({user->idOf(subject(1)), user->idOf(subject(2)), user->idOf(subject(3))});
    QTRY_SOON(user->isIdle());
    QTRY_SOON(user->marksOf(subject(3)).testFlag(Mark::Deleted));
    QCOMPARE(user->subjectsWith(Mark::Ticked), QStringList{subject(3)});
    QCOMPARE(left(*user)->messages, 1);
    QCOMPARE(onServer(), letters(1, 2) + letters(4, 5));
}

void TestRetentionRules::whatAnotherProgramMovedIsDeletedAllTheSame()
{
    const auto user = userWithTwo(account(Retention::Kind::AfterDays, 1));
    QVERIFY(user);
    QVERIFY(left(*user));
    letDaysPass(user->folder(), 2);
    const QStringList files = user->files();
    for (const QString &file : files) {
        const QString name = QFileInfo(file).fileName();
        QVERIFY(
            QFile::rename(file, user->folder() + QStringLiteral("/cur/") + name + QStringLiteral(":2,S")));
    }
    QVERIFY(checked(*user));
    QTRY_SOON(user->marksOf(subject(2)).testFlag(Mark::Deleted));
    QCOMPARE(left(*user)->messages, 2);
    QCOMPARE(onServer(), letters(3, 5));
    QCOMPARE(user->delivered(), letters(1, 2));
}

void TestRetentionRules::ticksOfARuleOutliveALostLink()
{
    const auto user = userWithTwo(account(Retention::Kind::AtOnce));
    QVERIFY(user);
    QTRY_SOON(areBothMarked(*user));
    m_server->stop();
    QTRY_SOON((*user)->status().state == ConnectionState::Disconnected);
    QVERIFY2(m_server->start({}), m_server->log());
    QCOMPARE(onServer(), letters(1, 5));
    (*user)->setAccount(account(Retention::Kind::AtOnce));
    QVERIFY(checked(*user));
    QTRY_SOON(user->marksOf(subject(2)).testFlag(Mark::Deleted));
    QCOMPARE(left(*user)->messages, 2);
    QVERIFY(!user->wasReviewAsked());
    QCOMPARE(onServer(), letters(3, 5));
}

void TestRetentionRules::aCheckDeletesNothing()
{
    const auto user = userWithTwo(account(Retention::Kind::AtOnce));
    QVERIFY(user);
    QTRY_SOON(areBothMarked(*user));
    QVERIFY(checked(*user));
    QCOMPARE(onServer(), letters(1, 5));
    user->restart(); // which hangs up
    QCOMPARE(onServer(), letters(1, 5));
}

void TestRetentionRules::switchingTheRuleOffTakesItsTicksBack()
{
    const auto user = userWithTwo(account(Retention::Kind::AtOnce));
    QVERIFY(user);
    QTRY_SOON(areBothMarked(*user));
    (*user)->tick({user->idOf(subject(5))});
    QTRY_SOON(user->marksOf(subject(5)).testFlag(Mark::Deleted));
    (*user)->setAccount(account(Retention::Kind::Keep));
    user->review = ReviewAnswer::Delete;
    QCOMPARE(left(*user)->messages, 1);
    QVERIFY(user->wasReviewAsked());
    QCOMPARE(onServer(), letters(1, 4));
}

void TestRetentionRules::switchingTheRuleOnTicksWhatWasForeseen()
{
    const auto user = userWithTwo(account(Retention::Kind::Keep));
    QVERIFY(user);
    (*user)->foresee({Retention::Kind::AtOnce, 14});
    (*user)->foresee({Retention::Kind::AfterDays, 1});
    QTRY_COMPARE(user->foreseen.size(), 2);
    const Foreseen &atOnce = user->foreseen.first();
    QCOMPARE(atOnce.retention.kind, Retention::Kind::AtOnce);
    QCOMPARE(atOnce.messages, 2);
    QCOMPARE(atOnce.octets, 2 * numberedLetter(1).size());
    QVERIFY(atOnce.newest.isValid());
    QCOMPARE(user->foreseen.last().messages, 0);
    QVERIFY(!user->marksOf(subject(1)).testFlag(Mark::Ticked)); // nothing has changed
    (*user)->setAccount(account(Retention::Kind::AtOnce));
    QTRY_SOON(user->marksOf(subject(2)).testFlag(Mark::Deleted));
    QCOMPARE(left(*user)->messages, 2);
    QCOMPARE(onServer(), letters(3, 5));
}

void TestRetentionRules::withoutARuleTicksOfAnEarlierOneComeUnderTheReview()
{
    const auto user = userWithTwo(account(Retention::Kind::AtOnce));
    QVERIFY(user);
    QTRY_SOON(areBothMarked(*user));
    // The rule is switched off while the account is not in use: the command line does that, too.
    user->restart();
    (*user)->setAccount(account(Retention::Kind::Keep)); // not loaded yet
    QVERIFY(checked(*user));
    user->review = ReviewAnswer::LeaveKeepingTicks;
    QTRY_SOON(user->marksOf(subject(2)).testFlag(Mark::Deleted));
    QVERIFY(left(*user));
    QVERIFY(user->wasReviewAsked());
    QCOMPARE(onServer(), letters(1, 5));
}

void TestRetentionRules::newMailIsDownloadedAndDeleted()
{
    accounts::Account both = account(Retention::Kind::AtOnce);
    both.newMail = accounts::NewMail::Download;
    DownloadingUser user(both);
    user->check();
    QTRY_SOON(user.isIdle());
    QTRY_SOON(user.marksOf(subject(5)).testFlag(Mark::Deleted));
    QCOMPARE(left(user)->messages, 5);
    QVERIFY(!user.wasReviewAsked());
    QVERIFY(onServer().isEmpty());
    QCOMPARE(user.delivered(), letters(1, 5));
}

QTEST_GUILESS_MAIN(TestRetentionRules)
#include "tst_retention_rules.moc"
