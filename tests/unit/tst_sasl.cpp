// SPDX-License-Identifier: GPL-3.0-or-later
// The mechanisms against the examples of their RFCs and against two second parties: GNU SASL's own server
// side, and a SCRAM server written from the RFC with nothing but Qt.
#include "base/limits.h"
#include "wire/sasl.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>
#include <QTest>

#include <gsasl.h>

using namespace poplar;
using namespace poplar::wire;

namespace {

using Exchange = std::unique_ptr<SaslExchange>;

Exchange begin(Authentication authentication, const QByteArray &user = "user",
               const QByteArray &secret = "pencil")
{
    Result<Exchange> exchange =
        saslExchange(authentication, {user, Secret(secret), "server.example.com", 143, "pop"});
    return exchange ? std::move(exchange).value() : nullptr;
}

QByteArray said(const Result<Secret> &line)
{
    return line ? line->wireBytes().toByteArray() : "error: " + line.error().detail.toUtf8();
}

QByteArray initial(SaslExchange &exchange)
{
    const std::optional<Secret> first = exchange.initialResponse();
    return first ? first->wireBytes().toByteArray() : QByteArray("none");
}

/// The arithmetic of RFC 5802 section 3.
struct Scram {
    QCryptographicHash::Algorithm hash;

    QByteArray hmac(const QByteArray &key, const QByteArray &text) const
    {
        return QMessageAuthenticationCode::hash(text, key, hash);
    }
    QByteArray salted(const QByteArray &password, const QByteArray &salt, int rounds) const
    {
        const int size = hash == QCryptographicHash::Sha1 ? 20 : 32;
        return QPasswordDigestor::deriveKeyPbkdf2(hash, password, salt, rounds, quint64(size));
    }
    QByteArray proof(const QByteArray &saltedPassword, const QByteArray &authMessage) const
    {
        QByteArray key = hmac(saltedPassword, "Client Key");
        const QByteArray signature = hmac(QCryptographicHash::hash(key, hash), authMessage);
        for (qsizetype i = 0; i < key.size(); ++i)
            key[i] = char(key[i] ^ signature[i]);
        return key.toBase64();
    }
    QByteArray signature(const QByteArray &saltedPassword, const QByteArray &authMessage) const
    {
        return hmac(hmac(saltedPassword, "Server Key"), authMessage).toBase64();
    }
};

const QByteArray salt = "0123456789abcdef";

/// Plays the server's part of SCRAM up to the client's proof; `final` is the true end.
struct ScramTalk {
    ScramTalk(SaslExchange &client, Authentication authentication, const QByteArray &password,
              int rounds = 4096)
    {
        const Scram scram{authentication == Authentication::ScramSha1 ? QCryptographicHash::Sha1
                                                                      : QCryptographicHash::Sha256};
        const QByteArray first = initial(client);
        const QByteArray bare = first.mid(3); // "n,,"
        challenge =
            bare.mid(bare.indexOf("r=")) + "XYZ,s=" + salt.toBase64() + ",i=" + QByteArray::number(rounds);
        answer = said(client.answer(challenge));
        const QByteArray withoutProof = answer.left(answer.indexOf(",p="));
        const QByteArray authMessage = bare + ',' + challenge + ',' + withoutProof;
        const QByteArray key = scram.salted(password, salt, rounds);
        proofIsRight = answer.mid(answer.indexOf(",p=") + 3) == scram.proof(key, authMessage);
        final = "v=" + scram.signature(key, authMessage);
    }

    QByteArray challenge;
    QByteArray answer;
    QByteArray final;
    bool proofIsRight = false;
};

int serverCallback(Gsasl *, Gsasl_session *session, Gsasl_property property)
{
    const auto is = [session](Gsasl_property one, const char *value) {
        const char *given = gsasl_property_fast(session, one);
        return given && qstrcmp(given, value) == 0;
    };
    switch (property) {
    case GSASL_PASSWORD:
        return gsasl_property_set(session, property, "pencil");
    case GSASL_VALIDATE_SIMPLE:
        return is(GSASL_AUTHID, "user") && is(GSASL_PASSWORD, "pencil") ? GSASL_OK
                                                                        : GSASL_AUTHENTICATION_ERROR;
    case GSASL_VALIDATE_EXTERNAL:
        return is(GSASL_AUTHZID, "user") ? GSASL_OK : GSASL_AUTHENTICATION_ERROR;
    case GSASL_SCRAM_ITER:
        return gsasl_property_set(session, property, "4096");
    default:
        return GSASL_NO_CALLBACK;
    }
}

/// A talk with the server side of GNU SASL: "in", or how it failed.
QByteArray talkWithGnuSasl(SaslExchange &client)
{
    Gsasl *library = nullptr;
    Gsasl_session *session = nullptr;
    gsasl_init(&library);
    gsasl_callback_set(library, serverCallback);
    gsasl_server_start(library, client.mechanism().constData(), &session);
    QByteArray line = initial(client);
    if (line == "none")
        line.clear();
    QByteArray outcome;
    while (outcome.isEmpty()) {
        char *output = nullptr;
        size_t size = 0;
        const int code = gsasl_step(session, line.constData(), size_t(line.size()), &output, &size);
        const QByteArray challenge(output,
                                   code == GSASL_OK || code == GSASL_NEEDS_MORE ? qsizetype(size) : 0);
        if (code != GSASL_OK && code != GSASL_NEEDS_MORE) {
            outcome = gsasl_strerror_name(code);
        } else if (code == GSASL_OK) {
            const Result<Done> accepted = client.accepted(challenge);
            outcome = accepted ? QByteArray("in") : accepted.error().detail.toUtf8();
        } else {
            const Result<Secret> answer = client.answer(challenge);
            line = said(answer);
            if (!answer)
                outcome = line;
        }
        gsasl_free(output);
    }
    gsasl_finish(session);
    gsasl_done(library);
    return outcome;
}

} // namespace

class TestSasl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plainOfTheRfc();
    void loginInTwoAnswers();
    void cramOfTheRfc();
    void external();
    void scramArithmeticOfTheRfcs();
    void scramProvesBothSides_data() { scramMechanisms(); }
    void scramProvesBothSides();
    void aServerThatKnowsNoPasswordIsRefused_data() { scramMechanisms(); }
    void aServerThatKnowsNoPasswordIsRefused();
    void scramsOwnRefusal();
    void scramRoundsHaveALimit();
    void scramNeedsItsOwnNonce();
    void gnuSaslLetsUsIn_data();
    void gnuSaslLetsUsIn();
    void gnuSaslRefusesTheWrongPassword_data() { gnuSaslLetsUsIn_data(); }
    void gnuSaslRefusesTheWrongPassword();
    void bearerOfTheRfc();
    void bearerNamesAreEscaped();
    void xoauth2OfGoogle();
    void errorDocuments_data();
    void errorDocuments();
    void whatNoMechanismCanCarry();
    void whatIsNoMechanism();
    void tooManyChallenges();
    void base64();

private:
    void scramMechanisms()
    {
        QTest::addColumn<Authentication>("authentication");
        QTest::newRow("SCRAM-SHA-1") << Authentication::ScramSha1;
        QTest::newRow("SCRAM-SHA-256") << Authentication::ScramSha256;
    }
};

void TestSasl::plainOfTheRfc()
{
    // RFC 4616 section 4.
    const Exchange exchange = begin(Authentication::Plain, "tim", "tanstaaftanstaaf");
    QCOMPARE(exchange->mechanism(), "PLAIN");
    QVERIFY(exchange->hasMoreToSay());
    QCOMPARE(initial(*exchange), QByteArray("\0tim\0tanstaaftanstaaf", 21));
    QVERIFY(!exchange->hasMoreToSay());
    QVERIFY(exchange->accepted({}));
}

void TestSasl::loginInTwoAnswers()
{
    const Exchange exchange = begin(Authentication::Login);
    QCOMPARE(initial(*exchange), "none");
    QVERIFY(!exchange->readsChallenges());
    QCOMPARE(said(exchange->answer("Username:")), "user");
    QVERIFY(exchange->hasMoreToSay());
    QCOMPARE(said(exchange->answer({})), "pencil"); // whatever it asks
    QVERIFY(!exchange->hasMoreToSay());
    QVERIFY(exchange->accepted({}));
}

void TestSasl::cramOfTheRfc()
{
    // RFC 2195 section 2.
    const Exchange exchange = begin(Authentication::CramMd5, "tim", "tanstaaftanstaaf");
    QCOMPARE(initial(*exchange), "none");
    QVERIFY(exchange->readsChallenges());
    QCOMPARE(said(exchange->answer("<1896.697170952@postoffice.reston.mci.net>")),
             "tim b913a602c7eda7a495b4e6e7334d3890");
    QVERIFY(!exchange->hasMoreToSay());
    QVERIFY(!begin(Authentication::CramMd5)->answer({})); // nothing to work on
}

void TestSasl::external()
{
    QCOMPARE(initial(*begin(Authentication::External, "anna")), "anna");
    QCOMPARE(initial(*begin(Authentication::External, {})), "");
}

/// The examples of RFC 5802 section 5 and RFC 7677 section 3: what the server of these tests works with.
void TestSasl::scramArithmeticOfTheRfcs()
{
    const Scram sha1{QCryptographicHash::Sha1};
    const QByteArray key1 = sha1.salted("pencil", QByteArray::fromBase64("QSXCR+Q6sek8bf92"), 4096);
    const QByteArray message1 =
        "n=user,r=fyko+d2lbbFgONRv9qkxdawL,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,"
        "s=QSXCR+Q6sek8bf92,i=4096,c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j";
    QCOMPARE(sha1.proof(key1, message1), "v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
    QCOMPARE(sha1.signature(key1, message1), "rmF9pqV8S7suAoZWja4dJRkFsKQ=");

    const Scram sha256{QCryptographicHash::Sha256};
    const QByteArray key256 =
        sha256.salted("pencil", QByteArray::fromBase64("W22ZaJ0SNY7soEsUEjb6gQ=="), 4096);
    const QByteArray nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    const QByteArray message256 =
        "n=user,r=rOprNGfwEbeRWgbNEkqO,r=" + nonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=" + nonce;
    QCOMPARE(sha256.proof(key256, message256), "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
    QCOMPARE(sha256.signature(key256, message256), "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
}

void TestSasl::scramProvesBothSides()
{
    QFETCH(Authentication, authentication);
    const Exchange exchange = begin(authentication);
    const ScramTalk talk(*exchange, authentication, "pencil");
    QVERIFY2(talk.proofIsRight, talk.answer.constData());
    QVERIFY(!exchange->hasMoreToSay());
    QCOMPARE(said(exchange->answer(talk.final)), "");
    QVERIFY(exchange->accepted({}));

    // The same, with the proof in the line that says +OK.
    const Exchange other = begin(authentication);
    QVERIFY(other->accepted(ScramTalk(*other, authentication, "pencil").final));
}

void TestSasl::aServerThatKnowsNoPasswordIsRefused()
{
    QFETCH(Authentication, authentication);
    // It says "you are in" at once.
    const Exchange atOnce = begin(authentication);
    QVERIFY(!atOnce->accepted({}));
    initial(*atOnce);
    QVERIFY(!atOnce->accepted({}));
    // It says so instead of proving itself.
    const Exchange silent = begin(authentication);
    const ScramTalk talk(*silent, authentication, "pencil");
    const Result<Done> accepted = silent->accepted({});
    QVERIFY(!accepted);
    QCOMPARE(accepted.error().kind, ErrorKind::Protocol);
    QVERIFY(accepted.error().detail.contains(QStringLiteral("did not prove")));
    // Its proof is made from another password.
    const Exchange lying = begin(authentication);
    const QByteArray lie = ScramTalk(*lying, authentication, "pen").final;
    const Result<Secret> answer = lying->answer(lie);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Protocol);
    QVERIFY(answer.error().detail.contains(QStringLiteral("false")));
    QVERIFY(!lying->accepted({}));
    const Exchange lyingLate = begin(authentication);
    QVERIFY(!lyingLate->accepted(ScramTalk(*lyingLate, authentication, "pen").final));
}

void TestSasl::scramsOwnRefusal()
{
    const Exchange exchange = begin(Authentication::ScramSha256);
    const ScramTalk talk(*exchange, Authentication::ScramSha256, "other");
    const Result<Secret> answer = exchange->answer("e=invalid-proof");
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Authentication);
    QCOMPARE(answer.error().said, "invalid-proof");
}

void TestSasl::scramRoundsHaveALimit()
{
    const Exchange exchange = begin(Authentication::ScramSha256);
    const QByteArray nonce = initial(*exchange).mid(qstrlen("n,,n=user,"));
    const QByteArray challenge = nonce + "X,s=" + salt.toBase64() + ",i=";
    // GNU SASL notices most numbers that run over, but not the last: it would work for a quarter of an hour.
    for (const QByteArray &rounds : {QByteArray::number(limit::scramIterations + 1), QByteArray("4294967295"),
                                     QByteArray("30000000001948885760")}) {
        const Result<Secret> answer = exchange->answer(challenge + rounds);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Limit);
    }
    for (const char *rounds : {"0", "-5", "x", "99999999999999999999999"}) {
        const Exchange other = begin(Authentication::ScramSha256);
        const QByteArray own = initial(*other).mid(qstrlen("n,,n=user,"));
        QVERIFY2(!other->answer(own + "X,s=" + salt.toBase64() + ",i=" + rounds), rounds);
    }
}

void TestSasl::scramNeedsItsOwnNonce()
{
    const Exchange exchange = begin(Authentication::ScramSha256);
    initial(*exchange);
    const Result<Secret> answer = exchange->answer("r=somebodyelses,s=" + salt.toBase64() + ",i=4096");
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Protocol);
}

void TestSasl::gnuSaslLetsUsIn_data()
{
    QTest::addColumn<Authentication>("authentication");
    for (const Authentication one :
         {Authentication::Plain, Authentication::Login, Authentication::CramMd5, Authentication::ScramSha1,
          Authentication::ScramSha256, Authentication::External})
        QTest::newRow(nameOf(one).data()) << one;
}

void TestSasl::gnuSaslLetsUsIn()
{
    QFETCH(Authentication, authentication);
    QCOMPARE(talkWithGnuSasl(*begin(authentication)), "in");
}

void TestSasl::gnuSaslRefusesTheWrongPassword()
{
    QFETCH(Authentication, authentication);
    const bool external = authentication == Authentication::External;
    const QByteArray outcome =
        talkWithGnuSasl(*begin(authentication, external ? "other" : "user", external ? "" : "wrong"));
    QCOMPARE(outcome, "GSASL_AUTHENTICATION_ERROR");
}

void TestSasl::bearerOfTheRfc()
{
    // RFC 7628 section 4.1.
    const QByteArray token = "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==";
    const Exchange exchange = begin(Authentication::OAuthBearer, "user@example.com", token);
    QCOMPARE(exchange->mechanism(), "OAUTHBEARER");
    QCOMPARE(initial(*exchange),
             "n,a=user@example.com,\x01host=server.example.com\x01port=143\x01"
             "auth=Bearer "
                 + token + "\x01\x01");
    QVERIFY(!exchange->hasMoreToSay());
    QVERIFY(exchange->accepted({}));
}

void TestSasl::bearerNamesAreEscaped()
{
    QVERIFY(initial(*begin(Authentication::OAuthBearer, "a,b=c", "t")).startsWith("n,a=a=2Cb=3Dc,\x01"));
    QVERIFY(initial(*begin(Authentication::OAuthBearer, "", "t")).startsWith("n,,\x01"));
}

void TestSasl::xoauth2OfGoogle()
{
    // developers.google.com/gmail/imap/xoauth2-protocol
    const Exchange exchange = begin(Authentication::XOAuth2, "someuser@example.com",
                                    "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg");
    QCOMPARE(
        initial(*exchange).toBase64(),
        "dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJoZG1semRH"
        "RXVZMjl0Q2cBAQ==");
}

void TestSasl::errorDocuments_data()
{
    QTest::addColumn<Authentication>("authentication");
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("explanation");
    QTest::newRow("RFC 7628") << Authentication::OAuthBearer
                              << QByteArray("{\"status\":\"invalid_token\",\"scope\":\"example_scope\","
                                            "\"openid-configuration\":\"https://example.com/oid\"}")
                              << QByteArray("\x01")
                              << QByteArray(
                                     "status: invalid_token; scope: example_scope; openid-configuration: "
                                     "https://example.com/oid");
    QTest::newRow("Google") << Authentication::XOAuth2
                            << QByteArray("{\"status\":\"401\",\"schemes\":\"bearer mac\",\"scope\":"
                                          "\"https://mail.google.com/\"}")
                            << QByteArray()
                            << QByteArray(
                                   "status: 401; scope: https://mail.google.com/; schemes: bearer mac");
    QTest::newRow("a number") << Authentication::XOAuth2 << QByteArray("{\"status\":401}") << QByteArray()
                              << QByteArray("status: 401");
    QTest::newRow("nothing") << Authentication::XOAuth2 << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("no document") << Authentication::OAuthBearer << QByteArray("go\r\naway\x1b")
                                 << QByteArray("\x01") << QByteArray("go  away ");
    QTest::newRow("endless") << Authentication::OAuthBearer
                             << "{\"status\":\"" + QByteArray(10'000, 'x') + "\"}" << QByteArray("\x01")
                             << "status: " + QByteArray(10'000, 'x'); // a session cuts it
    QTest::newRow("deep") << Authentication::OAuthBearer << QByteArray(6000, '[') << QByteArray("\x01")
                          << QByteArray(6000, '[');
}

void TestSasl::errorDocuments()
{
    QFETCH(Authentication, authentication);
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, explanation);
    const Exchange exchange = begin(authentication, "anna", "token");
    initial(*exchange);
    QCOMPARE(exchange->explanation(), QByteArray());
    QCOMPARE(said(exchange->answer(document)), answer);
    QCOMPARE(exchange->explanation(), explanation);
}

void TestSasl::whatNoMechanismCanCarry()
{
    QVERIFY(!begin(Authentication::Plain, QByteArray("an\0na", 5), "x"));
    QVERIFY(!begin(Authentication::Plain, "anna", QByteArray("x\0y", 3)));
    QVERIFY(!begin(Authentication::OAuthBearer, "anna", "to ken"));
    QVERIFY(!begin(Authentication::OAuthBearer, "anna", "token\n"));
    QVERIFY(!begin(Authentication::XOAuth2, "an\x01na", "token"));
    QCOMPARE(saslExchange(Authentication::XOAuth2, {"anna", Secret(QByteArrayView("a b")), {}, 0, "pop"})
                 .error()
                 .kind,
             ErrorKind::NotAllowed);
}

void TestSasl::whatIsNoMechanism()
{
    for (const Authentication one :
         {Authentication::Automatic, Authentication::UserPass, Authentication::Apop}) {
        const Result<Exchange> exchange = saslExchange(one, {});
        QVERIFY(!exchange);
        QCOMPARE(exchange.error().kind, ErrorKind::NoMechanism);
    }
}

void TestSasl::tooManyChallenges()
{
    const Exchange plain = begin(Authentication::Plain);
    initial(*plain);
    QVERIFY(!plain->answer("and?"));
    const Exchange login = begin(Authentication::Login);
    QVERIFY(login->answer("a"));
    QVERIFY(login->answer("b"));
    QVERIFY(!login->answer("c"));
}

void TestSasl::base64()
{
    QCOMPARE(toBase64(Secret(QByteArrayView("hello"))).wireBytes().toByteArray(), "aGVsbG8=");
    QVERIFY(toBase64(Secret()).isEmpty());
}

QTEST_GUILESS_MAIN(TestSasl)
#include "tst_sasl.moc"
