// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/accountstore.h"
#include "accounts/profile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::accounts;

namespace {

constexpr auto ownerOnlyFile = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
constexpr auto ownerOnlyFolder = ownerOnlyFile | QFile::ExeOwner | QFile::ExeUser;

Account account(const QString &host)
{
    Account one;
    one.host = host;
    one.user = QStringLiteral("ivan");
    return one;
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class tst_accounts_store : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("poplar.ini"));
    }

    void everyFieldSurvivesARestart()
    {
        Account made = account(QStringLiteral("почта.example"));
        made.name = QStringLiteral("Работа, \"дом\"; [x]=\\1%20");
        made.user = QStringLiteral("иван@почта.example");
        made.port = 65535;
        made.security = Security::None;
        made.trustedDigests = {QByteArray(32, '\xab'), QByteArray(32, '\0')};
        made.authentication = Authentication::ScramSha256;
        made.tokenCommand = QStringLiteral("\"C:\\Program Files\\token\" --for почта, now; %1");
        made.oldestTls = OldestTls::Tls10;
        made.authorityFile = QStringLiteral("/home/иван/my authorities.pem");
        made.clientCertificateFile = QStringLiteral("/home/иван/me.p12");
        made.clientKeyFile = QStringLiteral("/home/иван/me.key");
        made.proxy = {Proxy::Kind::Socks5, QStringLiteral("proxy.example"), 9050, QStringLiteral("a:b@c")};
        made.silence = limit::shortestSilence;
        made.keepAlive = std::chrono::seconds(0);
        made.quietTime = limit::longestQuietTime;
        made.checkEvery = limit::longestCheckInterval;
        made.largestMessage = 5'000'000'000;
        made.retention = {Retention::Kind::AfterDays, limit::longestRetention};
        made.newMail = NewMail::Download;
        made.submission = {QStringLiteral("отправка.example"),
                           2525,
                           Security::Tls,
                           SubmissionServer::Login::Own,
                           QStringLiteral("иван, \"я\""),
                           Authentication::CramMd5,
                           {QByteArray(32, '\x01')}};
        made.senders = {{QStringLiteral("Иванов, Иван \"Ваня\"; %1"), QStringLiteral("иван@почта.example")},
                        {{}, QStringLiteral("i@localhost")},
                        {QStringLiteral("@Invalid()"), QStringLiteral("i@[127.0.0.1]")}};
        const Result<Account> stored = AccountStore(m_file).store(made);
        QVERIFY(stored);
        made.id = stored->id;
        QVERIFY(isAccountId(made.id));
        QCOMPARE(AccountStore(m_file).accounts(), QList<Account>{made});
        QCOMPARE(AccountStore(m_file).repaired(), QStringList());
    }

    void everyChoiceSurvivesARestart()
    {
        AccountStore store(m_file);
        QList<Account> made;
        for (const Authentication authentication : allAuthentications()) {
            made += account(QStringLiteral("one.example"));
            made.last().authentication = authentication;
        }
        for (const OldestTls oldest : {OldestTls::Tls10, OldestTls::Tls12, OldestTls::Tls13}) {
            made += account(QStringLiteral("one.example"));
            made.last().oldestTls = oldest;
        }
        for (const auto kind :
             {Proxy::Kind::System, Proxy::Kind::None, Proxy::Kind::Socks5, Proxy::Kind::Http}) {
            made += account(QStringLiteral("one.example"));
            made.last().proxy.kind = kind;
        }
        for (const auto kind : {Retention::Kind::Keep, Retention::Kind::AfterDays, Retention::Kind::AtOnce}) {
            made += account(QStringLiteral("one.example"));
            made.last().retention.kind = kind;
        }
        using Login = SubmissionServer::Login;
        for (const Login login : {Login::AsForPop3, Login::Own, Login::None}) {
            made += account(QStringLiteral("one.example"));
            made.last().submission.host = QStringLiteral("smtp.example");
            made.last().submission.user = QStringLiteral("ivan");
            made.last().submission.login = login;
        }
        for (const Security security : {Security::StartTls, Security::Tls, Security::None}) {
            made += account(QStringLiteral("one.example"));
            made.last().submission.host = QStringLiteral("smtp.example");
            made.last().submission.security = security;
            made.last().submission.port = defaultSubmissionPort(security);
            made.last().senders = {{{}, QStringLiteral("ivan@one.example")}};
        }
        for (Account &one : made) {
            const Result<Account> stored = store.store(one);
            QVERIFY(stored);
            one.id = stored->id;
        }
        QCOMPARE(AccountStore(m_file).accounts(), made);
        QCOMPARE(AccountStore(m_file).repaired(), QStringList());
    }

    void aFileOfAnOlderPoplarGetsTheDefaults()
    {
        write(m_file, "[account-a]\nhost=one.example\nuser=ivan\nport=110\nsecurity=starttls\n");
        Account expected = account(QStringLiteral("one.example"));
        expected.id = QStringLiteral("a");
        const AccountStore store(m_file);
        QCOMPARE(store.accounts(), QList<Account>{expected});
        QCOMPARE(store.repaired(), QStringList());
    }

    void aValueWithoutSenseIsReplacedByTheDefault_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line : {"authentication=ROT13",
                                 "authentication=",
                                 "oldestTls=0.9",
                                 "oldestTls=ssl3",
                                 "proxy=tor",
                                 "proxyPort=0",
                                 "proxyPort=70000",
                                 "proxyPort=x",
                                 "silence=4",
                                 "silence=3601",
                                 "silence=-60",
                                 "silence=soon",
                                 "keepAlive=1",
                                 "keepAlive=-1",
                                 "keepAlive=1801",
                                 "keepAlive=99999999999999999999",
                                 "checkEvery=-1",
                                 "checkEvery=1441",
                                 "checkEvery=now and then",
                                 "quietTime=-1",
                                 "quietTime=1441",
                                 "quietTime=9223372036854775807",
                                 "largestMessage=-1",
                                 "largestMessage=big",
                                 "retention=",
                                 "retention=atOnce",
                                 "retention=2",
                                 "retention=days",
                                 "retention=days\nretentionDays=0",
                                 "retention=days\nretentionDays=-1",
                                 "retention=days\nretentionDays=3651",
                                 "retention=days\nretentionDays=4294967297",
                                 "retention=days\nretentionDays=soon",
                                 "retention=downloaded\nretentionDays=x",
                                 "smtpHost=a b",
                                 "smtpHost=-x",
                                 "smtpSecurity=ssl",
                                 "smtpSecurity=",
                                 "smtpPort=0",
                                 "smtpPort=65536",
                                 "smtpLogin=oauth",
                                 "smtpAuthentication=ROT13",
                                 "smtpHost=s.example\nsmtpAuthentication=APOP",
                                 "smtpHost=s.example\nsmtpLogin=own",
                                 "smtpTrusted=abc",
                                 "senderAddresses=ivan\nsenderNames=x",
                                 "senderAddresses=ivan@a\\r\\nBcc: x@y.example\nsenderNames=x",
                                 "senderAddresses=i@a.example>\nsenderNames=x",
                                 "senderNames=x",
                                 "newMail=fetch",
                                 "newMail="})
            QTest::newRow(line) << QByteArray(line);
    }

    void aValueWithoutSenseIsReplacedByTheDefault()
    {
        QFETCH(QByteArray, line);
        write(m_file,
              "[account-a]\nhost=one.example\nuser=ivan\nport=110\nsecurity=starttls\n" + line + '\n');
        Account expected = account(QStringLiteral("one.example"));
        expected.id = QStringLiteral("a");
        const AccountStore store(m_file);
        QCOMPARE(store.accounts(), QList<Account>{expected});
        QCOMPARE(store.repaired(), QStringList{QStringLiteral("a")});
    }

    void aProxyWithoutAHostIsNotPassedBy()
    {
        write(m_file,
              "[account-a]\nhost=one.example\nuser=ivan\nport=110\nsecurity=starttls\nproxy=socks5\n");
        const AccountStore store(m_file);
        QCOMPARE(store.accounts().first().proxy.kind, Proxy::Kind::Socks5);
    }

    void whatWouldNotBeTakenBackIsNotStored()
    {
        AccountStore store(m_file);
        Account tooLong = account(QStringLiteral("one.example"));
        tooLong.silence = limit::longestSilence + std::chrono::seconds(1);
        Account tooOften = account(QStringLiteral("one.example"));
        tooOften.keepAlive = std::chrono::seconds(1);
        Account negative = account(QStringLiteral("one.example"));
        negative.largestMessage = -1;
        Account never = account(QStringLiteral("one.example"));
        never.retention.days = 0;
        Account nowhere = account(QStringLiteral("one.example"));
        nowhere.submission.host = QStringLiteral("smtp example");
        Account nobody = account(QStringLiteral("one.example"));
        nobody.submission.host = QStringLiteral("smtp.example");
        nobody.submission.login = SubmissionServer::Login::Own;
        Account portless = account(QStringLiteral("one.example"));
        portless.submission.port = 0;
        Account ofPop3 = account(QStringLiteral("one.example"));
        ofPop3.submission.host = QStringLiteral("smtp.example");
        ofPop3.submission.authentication = Authentication::UserPass;
        Account injecting = account(QStringLiteral("one.example"));
        injecting.senders = {{QStringLiteral("Ivan\r\nBcc: x@y.example"), QStringLiteral("i@one.example")}};
        Account addressless = account(QStringLiteral("one.example"));
        addressless.senders = {{QStringLiteral("Ivan"), QStringLiteral("ivan")}};
        Account many = account(QStringLiteral("one.example"));
        many.senders.fill({{}, QStringLiteral("i@one.example")}, limit::senderAddresses + 1);
        for (const Account &one : {tooLong, tooOften, negative, never, nowhere, nobody, portless, ofPop3,
                                   injecting, addressless, many}) {
            const Result<Account> stored = store.store(one);
            QVERIFY(!stored);
            QCOMPARE(stored.error().kind, ErrorKind::NotAllowed);
        }
        QCOMPARE(store.accounts(), QList<Account>());
    }

    void accountsKeepTheOrderInWhichTheyWereAdded()
    {
        QStringList added;
        AccountStore store(m_file);
        for (int i = 0; i < 8; ++i) {
            added += QStringLiteral("host%1.example").arg(i);
            QVERIFY(store.store(account(added.last())));
        }
        QVERIFY(store.store(store.accounts().first())); // A change does not move it.
        QStringList loaded;
        const AccountStore restarted(m_file);
        for (const Account &one : restarted.accounts())
            loaded += one.host;
        QCOMPARE(loaded, added);
    }

    void aChangeKeepsTheIdAndTouchesNoOther()
    {
        AccountStore store(m_file);
        QVERIFY(store.store(account(QStringLiteral("one.example"))));
        QVERIFY(store.store(account(QStringLiteral("two.example"))));
        Account changed = store.accounts().first();
        changed.host = QStringLiteral("new.example");
        QVERIFY(store.store(changed));
        QCOMPARE(store.accounts().size(), 2);
        QCOMPARE(AccountStore(m_file).accounts(), store.accounts());
        QCOMPARE(store.accounts().first(), changed);
    }

    void removingTakesOneAccountOut()
    {
        AccountStore store(m_file);
        QVERIFY(store.store(account(QStringLiteral("one.example"))));
        QVERIFY(store.store(account(QStringLiteral("two.example"))));
        QVERIFY(store.remove(store.accounts().first().id));
        QCOMPARE(store.accounts().size(), 1);
        QCOMPARE(AccountStore(m_file).accounts(), store.accounts());
    }

    void theFileIsForItsOwnerOnly()
    {
        QVERIFY(AccountStore(m_file).store(account(QStringLiteral("one.example"))));
        QCOMPARE(QFile::permissions(m_file), ownerOnlyFile);
    }

    void malformedGroupsAreNamedAndLeftAlone()
    {
        write(m_file,
              "[account-good]\nhost=h\nuser=u\nport=110\nsecurity=starttls\n"
              "[account-nohost]\nuser=u\n[account-nouser]\nhost=h\n"
              "[account-]\nhost=h\nuser=u\n[account-..]\nhost=h\nuser=u\n"
              "[other]\nkey=1\n");
        AccountStore store(m_file);
        QCOMPARE(store.accounts().size(), 1);
        QStringList unreadable = store.unreadable();
        unreadable.sort();
        const QStringList expected{QStringLiteral("account-"), QStringLiteral("account-.."),
                                   QStringLiteral("account-nohost"), QStringLiteral("account-nouser")};
        QCOMPARE(unreadable, expected);
        QVERIFY(store.store(account(QStringLiteral("new.example"))));
        QCOMPARE(AccountStore(m_file).unreadable().size(), 4);
        QVERIFY(contentOf(m_file).contains("[other]"));
    }

    void fieldsThatMakeNoSenseAreReplacedBySafeOnesAndTold()
    {
        write(m_file,
              "[account-a]\nhost=h\nuser=u\nport=70000\nsecurity=nOnE\n"
              "trusted=00ff, zz, "
                  + QByteArray(32, '\x11').toHex() + "\n");
        const AccountStore store(m_file);
        QCOMPARE(store.repaired(), QStringList{QStringLiteral("a")});
        QCOMPARE(store.accounts().first().port, quint16(110));
        QCOMPARE(store.accounts().first().security, Security::StartTls);
        QCOMPARE(store.accounts().first().trustedDigests, QByteArrayList{QByteArray(32, '\x11')});
    }

    void aFileThatIsNoIniIsCopiedBeforeItIsRewritten()
    {
        const QByteArray damaged = "[account-a]\nhost=h\nuser=u\nthis line is no INI\n";
        write(m_file, damaged);
        AccountStore store(m_file);
        QCOMPARE(store.accounts().size(), 1);
        QCOMPARE(contentOf(store.copyOfDamagedFile()), damaged);
        QVERIFY(store.store(account(QStringLiteral("new.example"))));
        QCOMPARE(AccountStore(m_file).accounts().size(), 2);
        QCOMPARE(AccountStore(m_file).copyOfDamagedFile(), QString());
    }

    void whatCouldNotBeLoadedAgainIsRefused()
    {
        AccountStore store(m_file);
        Account outside = account(QStringLiteral("h"));
        outside.id = QStringLiteral("../x");
        for (const Account &impossible : {Account(), account({}), outside}) {
            const Result<Account> stored = store.store(impossible);
            QVERIFY(!stored);
            QCOMPARE(stored.error().kind, ErrorKind::NotAllowed);
        }
        QVERIFY(!QFile::exists(m_file));
    }

    // A folder in the file's place is a fault that root meets too.
    void whatCannotBeWrittenIsAnErrorAndChangesNothing()
    {
        const QString blocked = m_folder->filePath(QStringLiteral("file/poplar.ini"));
        write(m_folder->filePath(QStringLiteral("file")), "in the way");
        AccountStore store(blocked);
        const Result<Account> stored = store.store(account(QStringLiteral("h")));
        QVERIFY(!stored);
        QCOMPARE(stored.error().kind, ErrorKind::Storage);
        QCOMPARE(store.accounts(), QList<Account>());
    }

    void aFileThatCannotBeReadIsNotOverwritten()
    {
        QVERIFY(QDir().mkdir(m_file));
        AccountStore store(m_file);
        QVERIFY(store.loadError());
        QVERIFY(!store.store(account(QStringLiteral("h"))));
        QVERIFY(QFileInfo(m_file).isDir());
    }

    void aProfileIsMadeForItsOwnerOnly()
    {
        const Profile profile(m_folder->filePath(QStringLiteral("deep/profile")));
        QVERIFY(profile.prepare());
        QVERIFY(profile.prepare());
        const QString mail = QDir(profile.folder()).filePath(QStringLiteral("mail"));
        for (const QString &made : {profile.folder(), mail, profile.logFolder()})
            QCOMPARE(QFile::permissions(made), ownerOnlyFolder);
        QCOMPARE(profile.settingsFile(), QDir(profile.folder()).filePath(QStringLiteral("poplar.ini")));
        QCOMPARE(profile.accountFolder(QStringLiteral("id")), mail + QStringLiteral("/id"));
    }

    void aFolderOfChoiceKeepsItsPermissions()
    {
        const QString folder = m_folder->filePath(QStringLiteral("shared"));
        QVERIFY(QDir().mkdir(folder));
        const auto shared = ownerOnlyFolder | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther;
        QVERIFY(QFile::setPermissions(folder, shared));
        const Profile profile(folder);
        QVERIFY(profile.prepare());
        QCOMPARE(QFile::permissions(folder), shared);
        QCOMPARE(QFile::permissions(profile.logFolder()), ownerOnlyFolder);
    }

    void aProfileThatCannotBeMadeIsAnError()
    {
        write(m_folder->filePath(QStringLiteral("file")), "in the way");
        const Result<Done> prepared = Profile(m_folder->filePath(QStringLiteral("file/profile"))).prepare();
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().kind, ErrorKind::Storage);
    }

    void theUsersOwnProfileLiesWithHisData()
    {
        QVERIFY(Profile().folder().endsWith(QStringLiteral("/poplar")));
        QVERIFY(QDir::isAbsolutePath(Profile().folder()));
    }

    void anAccountWithoutANameIsShownByUserAndHost()
    {
        Account one = account(QStringLiteral("pop.example"));
        QCOMPARE(one.shownName(), QStringLiteral("ivan@pop.example"));
        one.user = QStringLiteral("ivan@mail.example");
        QCOMPARE(one.shownName(), QStringLiteral("ivan@mail.example"));
        one.name = QStringLiteral("Work");
        QCOMPARE(one.shownName(), QStringLiteral("Work"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(tst_accounts_store)
#include "tst_accounts_store.moc"
