// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/dovecotserver.h"
#include "support/sessionuser.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>

using namespace poplar;
using namespace poplar::test;

namespace {

const QByteArray password = "secret-of-anna";
const QByteArray tokenKey = "the key that tokens of this test are signed with";

QByteArray encoded(const QByteArray &text)
{
    return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// A token of a JSON kind (RFC 7519) that Dovecot can check by itself.
QByteArray accessToken(const QByteArray &user, std::chrono::seconds validFor,
                       const QByteArray &key = tokenKey)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const QJsonObject claims{{QStringLiteral("sub"), QString::fromUtf8(user)},
                             {QStringLiteral("scope"), QStringLiteral("mail")},
                             {QStringLiteral("iat"), now - 7200},
                             {QStringLiteral("nbf"), now - 7200},
                             {QStringLiteral("exp"), now + validFor.count()}};
    const QByteArray content = encoded(R"({"alg":"HS256","typ":"JWT"})") + '.'
        + encoded(QJsonDocument(claims).toJson(QJsonDocument::Compact));
    return content + '.'
        + encoded(QMessageAuthenticationCode::hash(content, key, QCryptographicHash::Sha256));
}

DovecotServer::Options everyMechanism()
{
    DovecotServer::Options options;
    options.mechanisms = "plain login cram-md5 apop scram-sha-1 scram-sha-256 external oauthbearer xoauth2";
    // The password database of the server itself stands before these; it does not know tokens.
    options.more = R"(
auth_username_chars =
auth_ssl_username_from_cert = yes
ssl_ca = <DIR/authority.pem
ssl_verify_client_cert = yes
ssl_require_crl = no
ssl_cert_username_field = commonName
passdb {
  driver = static
  mechanisms = external
  args = nopassword=y
}
passdb {
  driver = oauth2
  mechanisms = oauthbearer xoauth2
  args = DIR/oauth2.conf
}
)";
    options.files = {
        {QStringLiteral("oauth2.conf"),
         "introspection_mode = local\nlocal_validation_key_dict = fs:posix:prefix=DIR/keys/\n"
         "username_attribute = sub\nscope = mail\nopenid_configuration_url = https://id.example.org/\n"},
        {QStringLiteral("keys/default/HS256/default"), tokenKey.toBase64()},
    };
    return options;
}

} // namespace

/// Every mechanism that Dovecot offers, with what it should take and what it should not.
class TestDovecotAuth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void mechanisms_data();
    void mechanisms();
    void wrongSecrets_data();
    void wrongSecrets();
    void automaticTakesTheStrongest();
    void automaticFindsAnotherWayThanScram();
    void apopOverAConnectionOfItsOwn();
    void namesAndPasswordsInUtf8_data();
    void namesAndPasswordsInUtf8();
    void anExpiredTokenIsExplained();
    void aCertificateOfSomebodyElse();
    void noCertificate();
    void clearTextWhereTlsIsWanted();

private:
    wire::TlsPolicy policy() const { return {{}, {m_server.caCertificate()}}; }
    wire::TlsPolicy policyWith(const ServerIdentity &identity) const
    {
        wire::TlsPolicy with = policy();
        with.clientChain = {identity.certificate()};
        with.clientKey = identity.key();
        return with;
    }
    wire::Endpoint endpoint(Security security) const
    {
        return {QStringLiteral("localhost"),
                security == Security::Tls ? m_server.tlsPort() : m_server.plainPort(), security};
    }
    /// Everything that was shown, with what the error says.
    static QByteArray shown(const SessionUser &user)
    {
        QByteArray all;
        for (const wire::TranscriptEvent &event : user.transcript)
            all += event.text + '\n';
        return user.error ? all + user.error->said + user.error->detail.toUtf8() : all;
    }
    /// Lives until the next call.
    const char *report(const SessionUser &user)
    {
        m_report = shown(user) + "\n" + m_server.log();
        return m_report.constData();
    }
    void keepsItsSecret(const SessionUser &user) const
    {
        const QByteArray all = shown(user);
        for (const QByteArray &form :
             {user.secret, user.secret.toHex(), user.secret.toBase64(), user.secret.toPercentEncoding(),
              QByteArray(QByteArray("\0anna\0", 6) + user.secret).toBase64()})
            QVERIFY2(!all.contains(form), all.constData());
    }
    void addMechanisms(const QList<Security> &securities);

    DovecotServer m_server;
    QByteArray m_report;
};

void TestDovecotAuth::initTestCase()
{
    DovecotServer::Options options = everyMechanism();
    options.users.append(qMakePair(QByteArray("анна"), QByteArray("пароль анны")));
    options.files.append(qMakePair(QStringLiteral("authority.pem"), m_server.certificates().authorityPem()));
    QVERIFY2(m_server.start(options), m_server.log());
}

void TestDovecotAuth::addMechanisms(const QList<Security> &securities)
{
    QTest::addColumn<Authentication>("authentication");
    QTest::addColumn<Security>("security");
    static const QHash<Security, const char *> words{
        {Security::Tls, "TLS"}, {Security::StartTls, "STARTTLS"}, {Security::None, "no TLS"}};
    for (const Authentication one : allAuthentications()) {
        for (const Security security : securities) {
            const bool impossible = one == Authentication::External && security == Security::None;
            if (one != Authentication::Automatic && !impossible)
                QTest::addRow("%s, %s", nameOf(one).data(), words[security]) << one << security;
        }
    }
}

void TestDovecotAuth::mechanisms_data()
{
    addMechanisms({Security::Tls, Security::StartTls, Security::None});
}

void TestDovecotAuth::mechanisms()
{
    QFETCH(Authentication, authentication);
    QFETCH(Security, security);
    SessionUser user;
    user.authentication = authentication;
    user.secret = takesToken(authentication) ? accessToken("anna", std::chrono::hours(1)) : password;
    const bool external = authentication == Authentication::External;
    user.open(endpoint(security), external ? policyWith(m_server.certificates().client("anna")) : policy());
    QTRY_VERIFY2_WITH_TIMEOUT(user.session()->state() == pop3::State::Transaction || user.error,
                              m_server.log(), 20000);
    QVERIFY2(!user.error, report(user));
    QCOMPARE(user.session()->authentication(), nameOf(authentication).toByteArray());
    user.enqueue(pop3::stat());
    QTRY_VERIFY(user.story().endsWith("STAT:0 0"));
    user.leave(pop3::Leaving::Abandon);
    QTRY_VERIFY(user.story().endsWith("Disconnected"));
    keepsItsSecret(user);
}

void TestDovecotAuth::wrongSecrets_data()
{
    addMechanisms({Security::Tls, Security::None});
}

void TestDovecotAuth::wrongSecrets()
{
    QFETCH(Authentication, authentication);
    QFETCH(Security, security);
    SessionUser user;
    user.authentication = authentication;
    user.secret = takesToken(authentication) ? accessToken("anna", std::chrono::hours(1), "another key")
                                             : QByteArray("wrong-secret-of-anna");
    // For EXTERNAL: one certificate, and another name.
    const bool external = authentication == Authentication::External;
    user.open(endpoint(security), external ? policyWith(m_server.certificates().client("boris")) : policy());
    QTRY_VERIFY2_WITH_TIMEOUT(user.error, m_server.log(), 20000);
    QVERIFY2(user.error->kind == ErrorKind::Authentication, report(user));
    QVERIFY(!user.error->said.isEmpty());
    QVERIFY(user.session()->authentication().isEmpty());
    keepsItsSecret(user);
}

void TestDovecotAuth::automaticTakesTheStrongest()
{
    for (const Security security : {Security::Tls, Security::StartTls, Security::None}) {
        SessionUser user;
        user.secret = password;
        user.open(endpoint(security), policy());
        QTRY_VERIFY2_WITH_TIMEOUT(user.session()->state() == pop3::State::Transaction, m_server.log(), 20000);
        QCOMPARE(user.session()->authentication(), "SCRAM-SHA-256");
        keepsItsSecret(user);
    }
}

/// Passwords kept as hashes are no use for SCRAM, which the server announces all the same.
void TestDovecotAuth::automaticFindsAnotherWayThanScram()
{
    DovecotServer server;
    DovecotServer::Options options;
    options.mechanisms = "plain scram-sha-1 scram-sha-256";
    options.users = {
        {"anna", "{SHA}" + QCryptographicHash::hash(password, QCryptographicHash::Sha1).toBase64()}};
    QVERIFY2(server.start(options), server.log());
    for (const Security security : {Security::Tls, Security::None}) {
        SessionUser user;
        user.secret = password;
        wire::TlsPolicy trusting;
        trusting.extraAuthorities = {server.caCertificate()};
        const quint16 port = security == Security::Tls ? server.tlsPort() : server.plainPort();
        user.open({QStringLiteral("localhost"), port, security}, trusting);
        QTRY_VERIFY2_WITH_TIMEOUT(user.error || shown(user).contains("AUTH PLAIN"), server.log(), 20000);
        const bool triedPlain = shown(user).contains("AUTH PLAIN");
        QVERIFY2(triedPlain == (security == Security::Tls), report(user)); // in clear text never weaker
        if (triedPlain)
            QTRY_COMPARE(user.session()->authentication(), "PLAIN");
    }
}

void TestDovecotAuth::apopOverAConnectionOfItsOwn()
{
    // Two connections have two timestamps, and both digests are right.
    SessionUser first;
    SessionUser second;
    for (SessionUser *user : {&first, &second}) {
        user->authentication = Authentication::Apop;
        user->secret = password;
        user->open(endpoint(Security::None));
        QTRY_VERIFY2_WITH_TIMEOUT(user->session()->state() == pop3::State::Transaction, m_server.log(),
                                  20000);
    }
}

void TestDovecotAuth::namesAndPasswordsInUtf8_data()
{
    QTest::addColumn<Authentication>("authentication");
    for (const Authentication one :
         {Authentication::Plain, Authentication::Login, Authentication::CramMd5, Authentication::ScramSha1,
          Authentication::ScramSha256, Authentication::UserPass})
        QTest::newRow(nameOf(one).data()) << one;
}

void TestDovecotAuth::namesAndPasswordsInUtf8()
{
    QFETCH(Authentication, authentication);
    SessionUser user;
    user.authentication = authentication;
    user.secret = "пароль анны";
    user.open(endpoint(Security::Tls), policy(), "анна");
    QTRY_VERIFY2_WITH_TIMEOUT(user.session()->state() == pop3::State::Transaction || user.error,
                              m_server.log(), 20000);
    QVERIFY2(!user.error, report(user));
    keepsItsSecret(user);
}

void TestDovecotAuth::anExpiredTokenIsExplained()
{
    for (const Authentication one : {Authentication::OAuthBearer, Authentication::XOAuth2}) {
        SessionUser user;
        user.authentication = one;
        user.secret = accessToken("anna", std::chrono::hours(-1));
        user.open(endpoint(Security::Tls), policy());
        QTRY_VERIFY2_WITH_TIMEOUT(user.error, m_server.log(), 20000);
        QCOMPARE(user.error->kind, ErrorKind::Authentication);
        QVERIFY2(user.error->detail.contains(QStringLiteral("status: ")), report(user));
        keepsItsSecret(user);
    }
}

/// With TLS 1.3 a client thinks that it is through before the server has looked at the certificate, and
/// Dovecot hangs up without a word when it dislikes it: that says nothing about CAPA.
void TestDovecotAuth::aCertificateOfSomebodyElse()
{
    SessionUser user;
    user.authentication = Authentication::External;
    user.open(endpoint(Security::Tls), policyWith(TestCertificates().client("anna")));
    QTRY_VERIFY2_WITH_TIMEOUT(user.error, m_server.log(), 20000);
    QVERIFY2(user.error->kind == ErrorKind::ClientCertificate
                 || user.error->kind == ErrorKind::ConnectionLost,
             report(user));
    QCOMPARE(user.learnt, ServerTraits());
}

void TestDovecotAuth::noCertificate()
{
    SessionUser user;
    user.authentication = Authentication::External;
    user.open(endpoint(Security::Tls), policy());
    QTRY_VERIFY2_WITH_TIMEOUT(user.error, m_server.log(), 20000);
    QVERIFY2(user.error->kind == ErrorKind::Authentication || user.error->kind == ErrorKind::NoMechanism,
             report(user));
}

void TestDovecotAuth::clearTextWhereTlsIsWanted()
{
    DovecotServer server;
    DovecotServer::Options options;
    options.tls = DovecotServer::Tls::Required;
    QVERIFY2(server.start(options), server.log());
    const QString address = QLatin1StringView(DovecotServer::otherAddress);
    for (const Authentication one :
         {Authentication::Automatic, Authentication::UserPass, Authentication::Plain}) {
        SessionUser user;
        user.authentication = one;
        user.secret = password;
        user.open({address, server.plainPort(), Security::None});
        QTRY_VERIFY2_WITH_TIMEOUT(user.error, server.log(), 20000);
        QVERIFY2(user.error->kind == ErrorKind::NoMechanism, report(user));
        QVERIFY2(!shown(user).contains("PASS"), report(user));
    }
}

QTEST_GUILESS_MAIN(TestDovecotAuth)
#include "tst_dovecot_auth.moc"
