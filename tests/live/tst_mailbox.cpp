// SPDX-License-Identifier: GPL-3.0-or-later
// What a user does, against a real Dovecot, with its Maildir looked at afterwards.
#include "support/dovecotserver.h"
#include "support/mailboxuser.h"

#include <QFile>
#include <QTest>

using namespace poplar;
using namespace poplar::test;
using namespace poplar::mailbox;

namespace {

constexpr int longEnough = 20000;

QByteArray letter(int number)
{
    return "From: Anna <anna@example.org>\r\nTo: boris@example.org\r\nSubject: letter "
        + QByteArray::number(number) + "\r\nDate: Mon, 02 Nov 2026 10:00:00 +0300\r\nMessage-ID: <"
        + QByteArray::number(number) + "@example.org>\r\n\r\nThis is letter " + QByteArray::number(number)
        + ".\r\n.and a dot\r\n";
}

} // namespace

Q_DECLARE_METATYPE(poplar::test::DovecotServer::Tls)

class TestMailbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void listsAndReads_data();
    void listsAndReads();
    void aTickIsDeletedByCommitOnly();
    void untickingOneMessageReplaysTheOthers();
    void leavingWithoutDeletingKeepsMessagesAndTicks();
    void leavingWithoutDeletingMayDropTheTicks();
    void stayingGoesOn();
    void ticksOutliveALostLinkAndAreReplayed();
    void ticksOutliveTheProgram();
    void aTickedMessageCanBeRead();
    void aSecondCheckAsksOnlyForWhatIsNew();
    void aWrongPasswordIsAskedForAgain();
    void anUnknownCertificateIsAskedAboutAndTrusted();
    void aChangedTrustedCertificateIsAnAlarm();
    void aLargeMessageIsPreviewedByItsBeginning();
    void aMessageIsSavedOctetForOctet();
    void thePasswordIsNowhereInTheTranscript();

private:
    [[nodiscard]] accounts::Account account(Security security) const
    {
        accounts::Account account;
        account.id = QStringLiteral("test");
        account.host = QLatin1StringView(DovecotServer::ownAddress);
        account.port = security == Security::Tls ? m_server->tlsPort() : m_server->plainPort();
        account.security = security;
        account.user = QStringLiteral("anna");
        if (security != Security::None)
            account.trustedDigests = {m_identity.certificate().digest(QCryptographicHash::Sha256)};
        return account;
    }
    /// Five letters, listed, with their headers.
    std::unique_ptr<MailboxUser> openedUser(Security security = Security::None)
    {
        auto user = std::make_unique<MailboxUser>(account(security));
        (*user)->check();
        return user;
    }
    [[nodiscard]] qsizetype left() const { return m_server->messagesLeft("anna").size(); }

    std::unique_ptr<DovecotServer> m_server;
    ServerIdentity m_identity;
    static QString subject(int number) { return QStringLiteral("letter %1").arg(number); }
};

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

void TestMailbox::init()
{
    m_server = std::make_unique<DovecotServer>();
    m_identity = m_server->certificates().good();
    DovecotServer::Options options;
    options.identity = m_identity;
    QVERIFY2(m_server->start(options), m_server->log());
    m_server->addMessages("anna", {letter(1), letter(2), letter(3), letter(4), letter(5)});
}

void TestMailbox::cleanup()
{
    m_server.reset();
}

void TestMailbox::listsAndReads_data()
{
    QTest::addColumn<Security>("security");
    QTest::newRow("plain") << Security::None;
    QTest::newRow("STLS") << Security::StartTls;
    QTest::newRow("TLS") << Security::Tls;
}

void TestMailbox::listsAndReads()
{
    QFETCH(Security, security);
    const auto user = openedUser(security);
    QTRY_SOON(user->knowsHeaders(5));
    QCOMPARE(user->subjects(), QStringList({subject(1), subject(2), subject(3), subject(4), subject(5)}));
    QCOMPARE((*user)->status().tls.has_value(), security != Security::None);
    (*user)->preview(user->idOf(subject(3)));
    QTRY_SOON(user->contents.size() == 1);
    QCOMPARE(user->contents.first().message.text, QStringLiteral("This is letter 3.\n.and a dot"));
    QTRY_SOON(user->marksOf(subject(3)).testFlag(Mark::Seen));
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 1);
    QCOMPARE(user->reports.first().outcome, CommitReport::Outcome::NothingDeleted);
    QCOMPARE(left(), 5);
    QVERIFY(user->problems.isEmpty());
}

void TestMailbox::aTickIsDeletedByCommitOnly()
{
    const auto user = openedUser();
    QTRY_SOON(user->knowsHeaders(5));
    (*user)->tick({user->idOf(subject(2)), user->idOf(subject(4))});
    QTRY_SOON(user->marksOf(subject(4)).testFlag(Mark::Deleted));
    QCOMPARE(left(), 5);
    user->review = ReviewAnswer::Delete;
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 1);
    QCOMPARE(user->reports.first().outcome, CommitReport::Outcome::Deleted);
    QCOMPARE(user->reports.first().messages, 2);
    QCOMPARE(user->subjects(), QStringList({subject(1), subject(3), subject(5)}));
    QCOMPARE(m_server->messagesLeft("anna"), QByteArrayList({letter(1), letter(3), letter(5)}));
}

void TestMailbox::untickingOneMessageReplaysTheOthers()
{
    const auto user = openedUser();
    QTRY_SOON(user->knowsHeaders(5));
    (*user)->tick({user->idOf(subject(1)), user->idOf(subject(2)), user->idOf(subject(3))});
    QTRY_SOON(user->marksOf(subject(3)).testFlag(Mark::Deleted));
    (*user)->untick({user->idOf(subject(2))});
    QTRY_SOON(user->sent().endsWith("RSET\nDELE 1\nDELE 3\n"));
    QVERIFY(!user->marksOf(subject(2)).testFlag(Mark::Ticked));
    user->review = ReviewAnswer::Delete;
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 1);
    QCOMPARE(m_server->messagesLeft("anna"), QByteArrayList({letter(2), letter(4), letter(5)}));
}

void TestMailbox::leavingWithoutDeletingKeepsMessagesAndTicks()
{
    const auto user = openedUser();
    QTRY_SOON(user->knowsHeaders(5));
    (*user)->tick({user->idOf(subject(5))});
    user->review = ReviewAnswer::LeaveKeepingTicks;
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 1);
    QCOMPARE(user->reports.first().outcome, CommitReport::Outcome::NothingDeleted);
    QVERIFY(user->sent().endsWith("RSET\nQUIT\n"));
    QVERIFY(user->marksOf(subject(5)).testFlag(Mark::Ticked));
    QCOMPARE(left(), 5);
}

void TestMailbox::leavingWithoutDeletingMayDropTheTicks()
{
    const auto user = openedUser();
    QTRY_SOON(user->knowsHeaders(5));
    (*user)->tick({user->idOf(subject(5))});
    user->review = ReviewAnswer::LeaveDroppingTicks;
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 1);
    QVERIFY(!user->marksOf(subject(5)).testFlag(Mark::Ticked));
    QCOMPARE(left(), 5);
}

void TestMailbox::stayingGoesOn()
{
    const auto user = openedUser();
    QTRY_SOON(user->knowsHeaders(5));
    (*user)->tick({user->idOf(subject(5))});
    user->review = ReviewAnswer::Stay;
    (*user)->leave();
    QTRY_SOON(user->questions.size() == 1);
    (*user)->preview(user->idOf(subject(1)));
    QTRY_SOON(user->contents.size() == 1);
    QVERIFY(user->reports.isEmpty());
    QCOMPARE((*user)->status().state, ConnectionState::Transaction);
}

void TestMailbox::ticksOutliveALostLinkAndAreReplayed()
{
    const auto user = openedUser();
    QTRY_SOON(user->knowsHeaders(5));
    (*user)->tick({user->idOf(subject(4))});
    QTRY_SOON(user->marksOf(subject(4)).testFlag(Mark::Deleted));
    m_server->stop();
    QTRY_SOON(user->problems.size() == 1);
    QCOMPARE(user->problems.first().error.kind, ErrorKind::ConnectionLost);
    QVERIFY(user->marksOf(subject(4)).testFlag(Mark::Ticked));
    QVERIFY(!user->marksOf(subject(4)).testFlag(Mark::Deleted));
    QVERIFY(user->knowsHeaders(5));
    DovecotServer::Options options;
    options.identity = m_identity;
    QVERIFY2(m_server->start(options), m_server->log());
    (*user)->setAccount(account(Security::None));
    (*user)->check();
    QTRY_SOON(user->marksOf(subject(4)).testFlag(Mark::Deleted));
    user->review = ReviewAnswer::Delete;
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 1);
    QCOMPARE(m_server->messagesLeft("anna"), QByteArrayList({letter(1), letter(2), letter(3), letter(5)}));
}

void TestMailbox::ticksOutliveTheProgram()
{
    const auto user = openedUser();
    QTRY_SOON(user->knowsHeaders(5));
    (*user)->tick({user->idOf(subject(1))});
    QTRY_SOON(user->marksOf(subject(1)).testFlag(Mark::Deleted));
    user->restart();
    QCOMPARE(left(), 5);
    (*user)->load();
    QTRY_SOON(user->marksOf(subject(1)).testFlag(Mark::Ticked));
    (*user)->check();
    QTRY_SOON(user->marksOf(subject(1)).testFlag(Mark::Deleted));
}

void TestMailbox::aTickedMessageCanBeRead()
{
    const auto user = openedUser();
    QTRY_SOON(user->knowsHeaders(5));
    (*user)->tick({user->idOf(subject(2)), user->idOf(subject(3))});
    QTRY_SOON(user->marksOf(subject(3)).testFlag(Mark::Deleted));
    (*user)->preview(user->idOf(subject(3)));
    QTRY_SOON(user->contents.size() == 1);
    QTRY_SOON(user->marksOf(subject(3)).testFlag(Mark::Deleted)
              && user->marksOf(subject(2)).testFlag(Mark::Deleted));
    user->review = ReviewAnswer::Delete;
    (*user)->leave();
    QTRY_SOON(user->reports.size() == 1);
    QCOMPARE(left(), 3);
}

void TestMailbox::aSecondCheckAsksOnlyForWhatIsNew()
{
    const auto user = openedUser();
    QTRY_SOON(user->knowsHeaders(5));
    m_server->addMessages("anna", {letter(6)});
    (*user)->check();
    QTRY_SOON(user->knowsHeaders(6));
    // The transcript comes in batches of its own, that of the first check perhaps only now.
    QTRY_SOON(user->sent().contains("TOP 6 0"));
    QCOMPARE(user->sent().count("TOP "), 6);
    QVERIFY(user->marksOf(subject(6)).testFlag(Mark::New));
    QVERIFY(!user->marksOf(subject(5)).testFlag(Mark::New));
}

void TestMailbox::aWrongPasswordIsAskedForAgain()
{
    MailboxUser user(account(Security::None), "not-the-password");
    user->check();
    QTRY_SOON(user.questions.size() == 1);
    const auto question = std::get<PasswordQuestion>(user.questions.first().about);
    QVERIFY(question.refused.has_value());
    QCOMPARE(question.refused->kind, ErrorKind::Authentication);
    user->answer(user.questions.first().id, PasswordAnswer{Secret(QByteArrayView("secret-of-anna")), {}});
    QTRY_SOON(user.knowsHeaders(5));
}

void TestMailbox::anUnknownCertificateIsAskedAboutAndTrusted()
{
    accounts::Account untrusting = account(Security::StartTls);
    untrusting.trustedDigests.clear();
    MailboxUser user(untrusting);
    user->check();
    QTRY_SOON(user.questions.size() == 1);
    const auto question = std::get<CertificateQuestion>(user.questions.first().about);
    QCOMPARE(question.tls.doubts, QList{wire::CertificateDoubt::UnknownIssuer});
    QVERIFY(!user.sent().contains("USER"));
    user->answer(user.questions.first().id, TrustCertificate{question.tls.chain.first().sha256});
    QTRY_SOON(user.knowsHeaders(5));
    QCOMPARE(user->account().trustedDigests.size(), 1);
}

void TestMailbox::aChangedTrustedCertificateIsAnAlarm()
{
    accounts::Account other = account(Security::Tls);
    other.trustedDigests = {QByteArray(32, 'x')};
    MailboxUser user(other);
    user->check();
    QTRY_SOON(user.questions.size() == 1);
    const auto question = std::get<CertificateQuestion>(user.questions.first().about);
    QVERIFY(question.tls.doubts.contains(wire::CertificateDoubt::ChangedTrusted));
    user->answer(user.questions.first().id, Declined{});
    QTRY_SOON(user.problems.size() == 1);
    QCOMPARE(user.problems.first().error.kind, ErrorKind::CertificateDoubtful);
    QVERIFY(!user.sent().contains("USER"));
}

void TestMailbox::aLargeMessageIsPreviewedByItsBeginning()
{
    QByteArray large = "Subject: large\r\n\r\n";
    for (int i = 0; large.size() < 1'000'000; ++i)
        large += "line " + QByteArray::number(i) + " of a large letter\r\n";
    m_server->addMessages("anna", {large});
    const auto user = openedUser();
    QTRY_SOON(user->knowsHeaders(6));
    (*user)->preview(user->idOf(QStringLiteral("large")));
    QTRY_SOON(user->contents.size() == 1);
    QCOMPARE(user->contents.first().extent, MessageContent::Extent::Beginning);
    QVERIFY(user->contents.first().message.text.endsWith(u"line 399 of a large letter"));
    (*user)->retrieve(user->idOf(QStringLiteral("large")));
    QTRY_SOON(user->contents.size() == 2);
    QCOMPARE(user->contents.last().extent, MessageContent::Extent::Whole);
}

void TestMailbox::aMessageIsSavedOctetForOctet()
{
    const auto user = openedUser();
    QTRY_SOON(user->knowsHeaders(5));
    (*user)->preview(user->idOf(subject(1)));
    QTRY_SOON(user->contents.size() == 1);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("letter.eml"));
    (*user)->saveMessage(user->idOf(subject(1)), path);
    QTRY_SOON(user->savedPaths == QStringList{path});
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), letter(1));
}

void TestMailbox::thePasswordIsNowhereInTheTranscript()
{
    const auto user = openedUser(Security::StartTls);
    QTRY_SOON(user->knowsHeaders(5));
    for (const wire::TranscriptEvent &event : user->transcript) {
        QVERIFY(!event.text.contains("secret-of-anna"));
        QVERIFY(!event.text.contains(QByteArray("secret-of-anna").toBase64()));
    }
    QVERIFY2(user->sent().contains("AUTH PLAIN ********"), user->sent().constData());
}

QTEST_GUILESS_MAIN(TestMailbox)
#include "tst_mailbox.moc"
