// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/dovecotaccount.h"
#include "support/handuser.h"

#include <QFile>
#include <QMessageAuthenticationCode>

using namespace poplar;
using namespace poplar::test;
using Kind = wire::TranscriptEvent::Kind;

/// What a person types to a real Dovecot.
class TestByHandDovecot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fromStlsToDeletion();
    void anAnswerToAChallenge();

private:
    void prepare(HandUser &user) const;

    QTemporaryDir m_folder;
    DovecotServer m_server;
};

void TestByHandDovecot::initTestCase()
{
    DovecotServer::Options options;
    options.mechanisms = "plain login cram-md5";
    options.tls = DovecotServer::Tls::Required;
    QVERIFY2(m_server.start(options), m_server.log());
    m_server.addMessages("anna", {numberedLetter(1), numberedLetter(2), numberedLetter(3)});
    QFile file(m_folder.filePath(QStringLiteral("authority.pem")));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(m_server.certificates().authorityPem());
}

void TestByHandDovecot::prepare(HandUser &user) const
{
    user.account.host = QLatin1StringView(DovecotServer::otherAddress);
    user.account.security = Security::StartTls;
    user.account.authorityFile = m_folder.filePath(QStringLiteral("authority.pem"));
}

void TestByHandDovecot::fromStlsToDeletion()
{
    HandUser user;
    prepare(user);
    user.farewells = {mailbox::HandFarewell::Delete};
    user.open(m_server.plainPort(),
              {"CAPA", "AUTH", "USER anna", "STLS", "CAPA", "AUTH LOGIN",
               "YW5uYQ==", QByteArray("secret-of-anna").toBase64(), "STAT", "LIST", "UIDL", "UIDL 2",
               "TOP 2 0", "RETR 3", "DELE 2", "DELE 9", "FROBNICATE", "QUIT"});
    QTRY_TOLD(user, "review:2 ended");
    const QByteArray replies = user.shown(Kind::Received);
    QVERIFY2(replies.contains("\n+OK 3 "), replies.constData());
    QVERIFY2(replies.count("-ERR") >= 3, replies.constData()); // USER without TLS, DELE 9, FROBNICATE
    QCOMPARE(user.lastReview.value(0).envelope.subject, QStringLiteral("letter 2"));
    QByteArrayList bodies;
    for (const wire::TranscriptEvent &event : user.transcript) {
        if (event.kind == Kind::Body)
            bodies += event.body;
        QVERIFY(!event.text.contains("secret-of-anna"));
    }
    QCOMPARE(bodies.size(), 2);
    QCOMPARE(bodies.last(), numberedLetter(3));
    QTRY_COMPARE_WITH_TIMEOUT(m_server.messagesLeft("anna").size(), 2, 20000);
}

void TestByHandDovecot::anAnswerToAChallenge()
{
    HandUser user;
    prepare(user);
    user.open(m_server.plainPort(), {"STLS", "AUTH CRAM-MD5"});
    QTRY_VERIFY_WITH_TIMEOUT(user.status.input == wire::HandInput::Answer || user.isOver(), 20000);
    const QByteArray challenge = user.status.challenge;
    QVERIFY2(challenge.startsWith('<') && challenge.endsWith('>'), challenge.constData());
    const QByteArray digest =
        QMessageAuthenticationCode::hash(challenge, "secret-of-anna", QCryptographicHash::Md5).toHex();
    user.talk().say(("anna " + digest).toBase64(), wire::HandInput::Answer);
    QTRY_COMPARE_WITH_TIMEOUT(user.status.state, QByteArray("TRANSACTION"), 20000);
    user.talk().say("QUIT");
    QTRY_TOLD(user, "ended");
}

QTEST_GUILESS_MAIN(TestByHandDovecot)
#include "tst_byhand_dovecot.moc"
