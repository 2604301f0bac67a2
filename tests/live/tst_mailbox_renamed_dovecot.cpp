// SPDX-License-Identifier: GPL-3.0-or-later
// A real Dovecot whose pop3_uidl_format is changed between two sessions: every message has another unique-id.
#include "support/dovecotserver.h"
#include "support/mailboxuser.h"

#include <QTest>

using namespace poplar;
using namespace poplar::test;
using namespace poplar::mailbox;

namespace {

constexpr int longEnough = 20000;

QByteArray letter(int number)
{
    const QByteArray n = QByteArray::number(number);
    return "From: anna@example.org\r\nSubject: letter " + n + "\r\nMessage-ID: <" + n
        + "@example.org>\r\n\r\nThis is letter " + n + ".\r\n";
}

QString subject(int number)
{
    return QStringLiteral("letter %1").arg(number);
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxRenamedDovecot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void linkedMessagesKeepWhatIsKnownOfThem();
    void newOnesAreDownloadedTwice();
    void untilTheAnswerNothingHappens();

private:
    void startServer(const QByteArray &uniqueIds)
    {
        DovecotServer::Options options;
        options.uniqueIds = uniqueIds;
        QVERIFY2(m_server->start(options), m_server->log());
    }
    [[nodiscard]] accounts::Account account() const
    {
        accounts::Account account;
        account.id = QStringLiteral("test");
        account.host = QLatin1StringView(DovecotServer::ownAddress);
        account.port = m_server->plainPort();
        account.security = Security::None;
        account.user = QStringLiteral("anna");
        return account;
    }
    /// Four letters of which the first is fetched, the second read and the third ticked; then the server is
    /// set up anew, and a fifth comes.
    void live(MailboxUser &user);

    std::unique_ptr<DovecotServer> m_server;
};

void TestMailboxRenamedDovecot::init()
{
    m_server = std::make_unique<DovecotServer>();
    startServer("%f");
    m_server->addMessages("anna", {letter(1), letter(2), letter(3), letter(4)});
}

void TestMailboxRenamedDovecot::live(MailboxUser &user)
{
    user.review = ReviewAnswer::LeaveKeepingTicks;
    user->check();
    QTRY_SOON(user.knowsHeaders(4));
    user->fetch(
        {{user.idOf(subject(1))}, user.folder() + QStringLiteral("/Maildir"), FetchOrder::Then::Keep});
    QTRY_SOON(user.fetches.size() == 1);
    user->preview(user.idOf(subject(2)));
    QTRY_SOON(user.contents.size() == 1);
    user->tick({user.idOf(subject(3))});
    QTRY_SOON(user.subjectsWith(Mark::Deleted).size() == 1);
    user->leave();
    QTRY_SOON(user.reports.size() == 1);
    m_server->stop();
    startServer("%v.%u");
    m_server->addMessages("anna", {letter(5)});
    user->setAccount(account());
    user.restart();
    user->setAccount(account());
}

void TestMailboxRenamedDovecot::linkedMessagesKeepWhatIsKnownOfThem()
{
    MailboxUser user(account());
    live(user);
    user.relink = RelinkAnswer::Link;
    user.review = ReviewAnswer::Delete;
    user->check();
    QTRY_SOON(user.subjectsWith(Mark::Deleted) == QStringList{subject(3)});
    QTRY_SOON(user.knowsHeaders(5));
    const auto question = std::get<RelinkQuestion>(user.questions.last().about);
    QCOMPARE(question.listed, 5);
    QCOMPARE(question.known, 4);
    QCOMPARE(question.alike, 4);
    QCOMPARE(user.subjectsWith(Mark::Kept), QStringList{subject(1)});
    QCOMPARE(user.subjectsWith(Mark::Seen), QStringList{subject(2)});
    QCOMPARE(user.subjectsWith(Mark::New), QStringList{subject(5)});
    user->leave();
    QTRY_SOON(user.reports.size() == 2);
    QCOMPARE(m_server->messagesLeft("anna"), QByteArrayList({letter(1), letter(2), letter(4), letter(5)}));
    user->check();
    QTRY_SOON(user.rows.size() == 4);
    QCOMPARE(user.questions.size(), 3); // two reviews, and the one about the names
    QCOMPARE(user.problems.size(), 0);
}

void TestMailboxRenamedDovecot::newOnesAreDownloadedTwice()
{
    MailboxUser user(account());
    live(user);
    user.relink = RelinkAnswer::AllNew;
    const int listed = user.timesListed;
    user->check();
    QTRY_SOON(user.timesListed == listed + 1);
    QTRY_SOON(user.subjectsWith(Mark::New).size() == 5);
    QTRY_SOON(user.subjectsWith(Mark::Gone) == QStringList{subject(1)});
    QCOMPARE(user.subjectsWith(Mark::Ticked), QStringList());
    QCOMPARE(m_server->messagesLeft("anna").size(), 5);
}

void TestMailboxRenamedDovecot::untilTheAnswerNothingHappens()
{
    MailboxUser user(account());
    live(user);
    const QByteArray sentBefore = user.sent();
    user->check();
    QTRY_SOON(!user.questions.isEmpty()
              && std::holds_alternative<RelinkQuestion>(user.questions.last().about));
    const QByteArray sent = user.sent().sliced(sentBefore.size());
    QVERIFY2(!sent.contains("DELE") && !sent.contains("RETR"), sent.constData());
    user->answer(user.questions.last().id, RelinkAnswer::Leave);
    QTRY_COMPARE(user->status().state, ConnectionState::Disconnected);
    QCOMPARE(m_server->messagesLeft("anna").size(), 5);
    QCOMPARE(user.subjectsWith(Mark::Ticked), QStringList{subject(3)});
}

QTEST_GUILESS_MAIN(TestMailboxRenamedDovecot)
#include "tst_mailbox_renamed_dovecot.moc"
