// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/passwordstore.h"
#include "mailbox/keyringturn.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::accounts;

namespace {

const QString account = QStringLiteral("0b5f6f0e-0000-4000-8000-000000000001");
const QString password = QStringLiteral("пароль %s \"hunter2\"");

using Reading = Result<std::optional<Secret>>;

/// Waits for one answer; kept on the heap so that a late one finds it.
template <class T>
class Answer {
public:
    auto taker() const
    {
        return [kept = m_kept](const T &result) { *kept = result; };
    }
    [[nodiscard]] bool came() const { return m_kept->has_value(); }
    [[nodiscard]] const T &operator*() const { return **m_kept; }

private:
    std::shared_ptr<std::optional<T>> m_kept = std::make_shared<std::optional<T>>();
};

bool isPassword(const Reading &reading, const QString &expected)
{
    return reading && *reading && (*reading)->wireBytes() == expected.toUtf8();
}

} // namespace

/// Runs on a bus of its own with an unlocked keyring.
class WithKeyring : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The daemon may take a moment to be there.
    void initTestCase()
    {
        const auto isThere = [this] {
            Answer<Result<Done>> answer;
            m_store.write(account, Secret(QStringLiteral("first")), this, answer.taker());
            return QTest::qWaitFor([&] { return answer.came(); }) && *answer;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), 20'000);
    }

    void aPasswordIsReadBackReplacedAndRemoved()
    {
        Answer<Result<Done>> written;
        m_store.write(account, Secret(password), this, written.taker());
        QVERIFY(!written.came());
        QTRY_VERIFY(written.came());
        QVERIFY(*written);
        Answer<Reading> reading;
        m_store.read(account, this, reading.taker());
        QTRY_VERIFY(reading.came());
        QVERIFY(isPassword(*reading, password));
        for (int i = 0; i < 2; ++i) {
            Answer<Result<Done>> removed;
            m_store.remove(account, this, removed.taker());
            QTRY_VERIFY(removed.came());
            QVERIFY(*removed);
        }
        Answer<Reading> nothing;
        m_store.read(account, this, nothing.taker());
        QTRY_VERIFY(nothing.came());
        QVERIFY(*nothing);
        QVERIFY(!(*nothing)->has_value());
    }

    void accountsHavePasswordsOfTheirOwn()
    {
        Answer<Result<Done>> written;
        m_store.write(account, Secret(password), this, written.taker());
        Answer<Reading> other;
        m_store.read(QStringLiteral("other"), this, other.taker());
        QTRY_VERIFY(written.came() && other.came());
        QVERIFY(*other);
        QVERIFY(!(*other)->has_value());
    }

    void everySecretHasAnEntryOfItsOwnAndAllGoWithTheAccount()
    {
        const QString id = QStringLiteral("with-everything");
        const QList<StoredSecret> all{StoredSecret::Password, StoredSecret::Token, StoredSecret::ClientKey,
                                      StoredSecret::Proxy};
        const auto read = [&](StoredSecret what, const QString &expected) {
            Answer<Reading> reading;
            m_store.read(id, what, this, reading.taker());
            QTRY_VERIFY(reading.came());
            if (expected.isEmpty())
                QVERIFY(*reading && !**reading);
            else
                QVERIFY(isPassword(*reading, expected));
        };
        for (const StoredSecret what : all) {
            Answer<Result<Done>> written;
            m_store.write(id, what, Secret(password + QString::number(int(what))), this, written.taker());
            QTRY_VERIFY(written.came());
            QVERIFY(*written);
        }
        for (const StoredSecret what : all)
            read(what, password + QString::number(int(what)));
        Answer<Reading> plain; // The entry that there was before there were others.
        m_store.read(id, this, plain.taker());
        QTRY_VERIFY(plain.came());
        QVERIFY(isPassword(*plain, password + u'0'));

        Answer<Result<Done>> one;
        m_store.remove(id, StoredSecret::Token, this, one.taker());
        QTRY_VERIFY(one.came());
        read(StoredSecret::Token, {});
        read(StoredSecret::Proxy, password + u'3');
        Answer<Result<Done>> removed;
        m_store.remove(id, this, removed.taker());
        QTRY_VERIFY(removed.came());
        QVERIFY(*removed);
        for (const StoredSecret what : all)
            read(what, {});
    }

    void anAnswerIsDroppedWithItsContext()
    {
        auto context = std::make_unique<QObject>();
        Answer<Reading> dropped;
        m_store.read(account, context.get(), dropped.taker());
        context.reset();
        Answer<Reading> after;
        m_store.read(account, this, after.taker());
        QTRY_VERIFY(after.came()); // Jobs run in order: the first is over.
        QVERIFY(!dropped.came());
    }

    /// The window gives each answer to whoever fetches mail and to whoever sends it.
    void anAnswerIsKeptByWhomItWasAskedByAlone()
    {
        using mailbox::KeyringTurn;
        using mailbox::PasswordAnswer;
        using mailbox::QuestionId;
        const QString id = QStringLiteral("with-two-servers");
        const auto read = [&](StoredSecret what) {
            Answer<Reading> reading;
            m_store.read(id, what, this, reading.taker());
            return QTest::qWaitFor([&] { return reading.came(); }) ? *reading : Reading(Error());
        };
        KeyringTurn fetching(&m_store, id, mailbox::storedFor, nullptr);
        const auto own = [](mailbox::SecretPurpose purpose) {
            return mailbox::storedForSending(purpose, SubmissionServer::Login::Own);
        };
        KeyringTurn sending(&m_store, id, own, nullptr);
        const mailbox::PasswordQuestion about{QStringLiteral("host"), QStringLiteral("anna"), {}, {}, {}};
        int asked = 0;
        for (KeyringTurn *turn : {&fetching, &sending})
            connect(turn, &KeyringTurn::asked, this, [&asked] { ++asked; });
        fetching.take({QuestionId(1), about});
        sending.take({QuestionId(2), about});
        QTRY_COMPARE(asked, 2);
        const PasswordAnswer answer{Secret(password), PasswordAnswer::Keep::InKeyring};
        for (KeyringTurn *turn : {&fetching, &sending}) {
            turn->onAnswered(QuestionId(2), answer);
            turn->onAccepted();
        }
        QTRY_VERIFY(isPassword(read(StoredSecret::Submission), password));
        const Reading other = read(StoredSecret::Password);
        QVERIFY(other && !*other);
    }

    void whatIsWithdrawnIsNeitherAskedNorKept()
    {
        using mailbox::KeyringTurn;
        using mailbox::PasswordAnswer;
        using mailbox::PasswordQuestion;
        using mailbox::Question;
        using mailbox::QuestionId;
        const QString id = QStringLiteral("with-a-question-withdrawn");
        KeyringTurn turn(&m_store, id, mailbox::storedFor, nullptr);
        QList<QuestionId> asked;
        connect(&turn, &KeyringTurn::asked, this, [&asked](const Question &one) { asked += one.id; });
        const PasswordQuestion about{QStringLiteral("host"), QStringLiteral("anna"), {}, {}, {}};
        const PasswordAnswer answer{Secret(password), PasswordAnswer::Keep::InKeyring};
        turn.take({QuestionId(1), about});
        turn.onWithdrawn(QuestionId(1));
        turn.take({QuestionId(2), about});
        QTRY_COMPARE(asked, QList<QuestionId>{QuestionId(2)});
        turn.onAnswered(QuestionId(2), answer);
        turn.onWithdrawn(QuestionId(2));
        turn.onAccepted();
        turn.take({QuestionId(3), about});
        QTRY_COMPARE(asked, (QList<QuestionId>{QuestionId(2), QuestionId(3)})); // not in the keyring
        turn.onAnswered(QuestionId(3), answer);
        turn.forgetAnswers();
        turn.onAccepted();
        turn.take({QuestionId(4), about});
        QTRY_COMPARE(asked.size(), 3);
    }

    void severalSecretsAreKept()
    {
        using mailbox::KeyringTurn;
        using mailbox::PasswordAnswer;
        using mailbox::PasswordQuestion;
        using mailbox::Question;
        using mailbox::QuestionId;
        const QString id = QStringLiteral("with-two-secrets");
        KeyringTurn turn(&m_store, id, mailbox::storedFor, nullptr);
        QList<QuestionId> asked;
        connect(&turn, &KeyringTurn::asked, this, [&asked](const Question &one) { asked += one.id; });
        PasswordQuestion about{QStringLiteral("host"), QStringLiteral("anna"), {}, {}, {}};
        const PasswordAnswer answer{Secret(password), PasswordAnswer::Keep::InKeyring};
        about.purpose = mailbox::SecretPurpose::Proxy;
        turn.take({QuestionId(1), about});
        QTRY_COMPARE(asked.size(), 1);
        turn.onAnswered(QuestionId(1), answer);
        about.purpose = mailbox::SecretPurpose::Password;
        turn.take({QuestionId(2), about});
        QTRY_COMPARE(asked.size(), 2);
        turn.onAnswered(QuestionId(2), answer);
        turn.onAccepted();
        for (const StoredSecret what : {StoredSecret::Proxy, StoredSecret::Password}) {
            Answer<Reading> reading;
            m_store.read(id, what, this, reading.taker());
            QTRY_VERIFY(reading.came());
            QVERIFY(isPassword(*reading, password));
        }
    }

    void theStoreMayGoBeforeItsAnswers()
    {
        Answer<Reading> reading;
        {
            PasswordStore store;
            store.read(account, this, reading.taker());
            QCoreApplication::processEvents(); // The question is under way.
        }
        QTRY_VERIFY(reading.came());
    }

private:
    PasswordStore m_store;
};

/// Runs on a bus of its own on which nobody keeps secrets.
class WithoutService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCallEndsInAStorageError()
    {
        Answer<Reading> reading;
        Answer<Result<Done>> written;
        Answer<Result<Done>> removed;
        m_store.write(account, Secret(password), this, written.taker());
        m_store.read(account, this, reading.taker());
        m_store.remove(account, this, removed.taker());
        QTRY_VERIFY_WITH_TIMEOUT(reading.came() && written.came() && removed.came(), 30'000);
        for (const Error &error : {(*reading).error(), (*written).error(), (*removed).error()}) {
            QCOMPARE(error.kind, ErrorKind::Storage);
            QVERIFY(!error.detail.isEmpty());
            QVERIFY(!error.detail.contains(QStringLiteral("hunter2")));
        }
    }

private:
    PasswordStore m_store;
};

/// Starts the two above, each in a session of its own, and sees that no password gets out.
class tst_accounts_passwords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("dbus-run-session")).isEmpty())
            QSKIP("dbus-run-session is not installed");
    }

    void withKeyring()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty())
            QSKIP("gnome-keyring is not installed");
        run({QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
             QStringLiteral("printf keyringpw | gnome-keyring-daemon --foreground --unlock "
                            "--components=secrets >/dev/null 2>&1 & daemon=$!; \"$0\" --with-keyring; "
                            "result=$?; kill $daemon; exit $result"),
             QCoreApplication::applicationFilePath()});
    }

    void withoutService()
    {
        const QTemporaryDir folder;
        QFile bus(folder.filePath(QStringLiteral("bus.conf")));
        QVERIFY(bus.open(QFile::WriteOnly));
        bus.write("<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>"
                  "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                  "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
        bus.close();
        run({QStringLiteral("--config-file=") + bus.fileName(), QStringLiteral("--"),
             QCoreApplication::applicationFilePath(), QStringLiteral("--without-service")});
    }

private:
    void run(const QStringList &arguments)
    {
        const QTemporaryDir home;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name :
             {"HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
            environment.insert(QString::fromLatin1(name), home.path());
        environment.remove(QStringLiteral("DISPLAY"));
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("dbus-run-session"), arguments);
        QVERIFY(process.waitForFinished(90'000));
        const QByteArray said = process.readAll();
        QVERIFY(!said.contains("hunter2"));
        QVERIFY2(process.exitCode() == 0 && said.contains("Totals:"), said.constData());
        // Nowhere in clear text either, in whatever file was left.
        QProcess search;
        search.start(QStringLiteral("grep"), {QStringLiteral("-r"), QStringLiteral("hunter2"), home.path()});
        QVERIFY(search.waitForFinished());
        QCOMPARE(search.readAll(), QByteArray());
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QString mode = QCoreApplication::arguments().value(1);
    WithKeyring withKeyring;
    WithoutService withoutService;
    tst_accounts_passwords outer;
    const bool isInner = mode == u"--with-keyring" || mode == u"--without-service";
    QObject *test = mode == u"--with-keyring" ? static_cast<QObject *>(&withKeyring)
        : isInner                             ? static_cast<QObject *>(&withoutService)
                                              : static_cast<QObject *>(&outer);
    return QTest::qExec(test, isInner ? 1 : argc, argv);
}

#include "tst_accounts_passwords.moc"
