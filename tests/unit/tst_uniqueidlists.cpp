// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/uniqueidlists.h"
#include "base/limits.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::archive;

namespace {

/// Those of the server that the samples were fetched from. getmail 6.18, fetchmail 6.4, mpop 1.4.18 wrote
/// them.
const QList<QByteArray> idsOfServer{
    "0000000a5c3f1b27", "#hash-first", "<20200101.1@mail.example>", "a/b-c", "GmailId16f0a1b2c3d4e5f6",
    "inter@mail@uid",   "~tilde!"};

QString sample(const QString &name)
{
    return QStringLiteral(TEST_DATA_DIR "/uniqueids/") + name;
}

QList<QByteArray> sorted(QList<QByteArray> ids)
{
    std::sort(ids.begin(), ids.end());
    return ids;
}

UniqueIdFile reading(const QByteArray &content, const QString &name = QStringLiteral("list"))
{
    const Result<UniqueIdFile> file = readUniqueIds(content, name);
    if (!file)
        qFatal("not read");
    return *file;
}

} // namespace

/// Lists of what other programs have fetched.
class TestUniqueIdLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatFetchmailWroteIsRead()
    {
        const Result<UniqueIdFile> file = readUniqueIdFile(sample(QStringLiteral("fetchids")));
        QVERIFY(file);
        QCOMPARE(file->program, ListingProgram::Fetchmail);
        QCOMPARE(file->lists.size(), 2);
        QCOMPARE(file->lists[0].user, QStringLiteral("bob@example.org"));
        QCOMPARE(file->lists[0].host, QStringLiteral("localhost"));
        QCOMPARE(file->lists[1].user, QStringLiteral("alice"));
        for (const UniqueIdList &list : file->lists)
            QCOMPARE(sorted(list.ids), sorted(idsOfServer));
        QVERIFY(!file->isCut);
        QCOMPARE(file->unreadable, 0);
    }

    void whatMpopWroteIsRead()
    {
        const Result<UniqueIdFile> both = readUniqueIdFile(sample(QStringLiteral("mpop_uidls")));
        QVERIFY(both);
        QCOMPARE(both->program, ListingProgram::Mpop);
        QCOMPARE(both->lists.size(), 2);
        QCOMPARE(both->lists[0].user, QStringLiteral("alice"));
        QCOMPARE(both->lists[1].user, QStringLiteral("bob@example.org"));
        for (const UniqueIdList &list : both->lists)
            QCOMPARE(sorted(list.ids), sorted(idsOfServer));
        QVERIFY(!both->isCut);
        QCOMPARE(both->unreadable, 0);
        const Result<UniqueIdFile> one = readUniqueIdFile(sample(QStringLiteral("mpop/alice_at_localhost")));
        QVERIFY(one);
        QCOMPARE(one->lists, both->lists.first(1));
    }

    void whatGetmailWroteIsRead()
    {
        const Result<UniqueIdFile> file =
            readUniqueIdFile(sample(QStringLiteral("oldmail-localhost-21110-bob@example.org")));
        QVERIFY(file);
        QCOMPARE(file->program, ListingProgram::Getmail);
        QCOMPARE(file->lists.size(), 1);
        QCOMPARE(file->lists[0].host, QStringLiteral("localhost"));
        QCOMPARE(file->lists[0].user, QStringLiteral("bob@example.org"));
        QList<QByteArray> expected;
        for (const QByteArray &id : idsOfServer)
            expected += asGetmailHasIt(id);
        QCOMPARE(sorted(file->lists[0].ids), sorted(expected));
        QVERIFY(!file->isCut);
    }

    void whatThunderbirdKeepsIsRead()
    {
        const Result<UniqueIdFile> file = readUniqueIdFile(sample(QStringLiteral("popstate.dat")));
        QVERIFY(file);
        QCOMPARE(file->program, ListingProgram::Thunderbird);
        QCOMPARE(file->lists.size(), 1);
        QCOMPARE(file->lists[0].host, QStringLiteral("pop.example.org"));
        QCOMPARE(file->lists[0].user, QStringLiteral("alice"));
        // Of the other two it fetched the beginning only.
        QCOMPARE(
            file->lists[0].ids,
            (QList<QByteArray>{"0000000a5c3f1b27", "#hash-first", "<20200101.1@mail.example>", "a/b-c"}));
        QCOMPARE(file->lists[0].notWhole, 2);
        QVERIFY(!file->isCut);
        QCOMPARE(file->unreadable, 0);
    }

    void aNameWithSpacesAndSeveralAccountsAndOldLinesAreRead()
    {
        const UniqueIdFile file = reading("# Netscape POP3 State File\r\n\r\n*mail.one Jo Doe\r\nk id-1\r\n"
                                          "*mail.two jo\r\nd id-2\r\nk id-2\r\n");
        QCOMPARE(file.lists.size(), 2);
        QCOMPARE(file.lists[0],
                 (UniqueIdList{QStringLiteral("mail.one"), QStringLiteral("Jo Doe"), {"id-1"}, 0}));
        QCOMPARE(file.lists[1],
                 (UniqueIdList{QStringLiteral("mail.two"), QStringLiteral("jo"), {"id-2"}, 0}));
    }

    /// What is sound is had, and that something is missing is told.
    void aFileThatWasCutGivesWhatIsWhole_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"fetchids", "mpop_uidls", "popstate.dat", "oldmail-localhost-21110-alice"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void aFileThatWasCutGivesWhatIsWhole()
    {
        QFETCH(QString, name);
        QFile whole(sample(name));
        QVERIFY(whole.open(QFile::ReadOnly));
        const QByteArray content = whole.readAll();
        QSet<QByteArray> sound;
        for (const UniqueIdList &list : reading(content, name).lists)
            sound += QSet<QByteArray>(list.ids.begin(), list.ids.end());
        bool wasToldCut = false;
        for (qsizetype size = content.size() / 3; size < content.size(); ++size) {
            const Result<UniqueIdFile> file = readUniqueIds(content.first(size), name);
            if (!file)
                continue;
            wasToldCut = wasToldCut || file->isCut;
            for (const UniqueIdList &list : file->lists) {
                for (const QByteArray &id : list.ids)
                    QVERIFY2(sound.contains(id), id.constData());
            }
        }
        QVERIFY(wasToldCut);
    }

    void linesThatMakeNoSenseCostNothingButThemselves()
    {
        const UniqueIdFile file =
            reading("alice@host.example id-1\nnonsense\n\x01\x02@\xff id 3\nalice@host.example id-2\n"
                    + QByteArray(limit::uniqueIdLine + 10, 'x') + "\nalice@host.example id-3\n");
        QCOMPARE(file.lists.size(), 1);
        QCOMPARE(file.lists[0].ids, (QList<QByteArray>{"id-1", "id-2", "id-3"}));
        QCOMPARE(file.unreadable, 3);
    }

    void anotherFileIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("Dear all,\nplease find attached\n");
        QTest::newRow("mail") << QByteArray("From: a@example.org\nTo: b@example.org\n\nHello\n");
        QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
        QTest::newRow("mbox") << QByteArray(
            "From a@example.org Thu Jan  1 00:00:00 1970\nFrom: a\n\nHello\n\n");
    }

    void anotherFileIsRefused()
    {
        QFETCH(QByteArray, content);
        const Result<UniqueIdFile> file = readUniqueIds(content, QStringLiteral("list"));
        QVERIFY(!file);
        QCOMPARE(file.error().code, QByteArray("NO-LIST"));
    }

    void whatCannotBeReadIsSaid()
    {
        QVERIFY(!readUniqueIdFile(QStringLiteral("/nowhere/at/all")));
        const Result<UniqueIdFile> folder = readUniqueIdFile(QDir::tempPath());
        QVERIFY(!folder);
        QCOMPARE(folder.error().code, QByteArray("NO-LIST"));
    }

    void anAccountKnowsItsList()
    {
        const UniqueIdList list{QStringLiteral("Pop.Example.org."), QStringLiteral("alice"), {}, 0};
        const QString host = QStringLiteral("pop.example.org");
        const QString user = QStringLiteral("alice");
        QVERIFY(isListOf(list, ListingProgram::Thunderbird, host, user));
        QVERIFY(!isListOf(list, ListingProgram::Thunderbird, host, QStringLiteral("Alice")));
        QVERIFY(isListOf(list, ListingProgram::Fetchmail, host, QStringLiteral("Alice")));
        QVERIFY(!isListOf(list, ListingProgram::Mpop, QStringLiteral("imap.example.org"), user));
        const UniqueIdList ofGetmail{QStringLiteral("host"), QStringLiteral("DOMAIN-alice"), {}, 0};
        QVERIFY(isListOf(ofGetmail, ListingProgram::Getmail, QStringLiteral("host"),
                         QStringLiteral("DOMAIN\\alice")));
    }

    void filesAreFoundWhereProgramsKeepThem()
    {
        QTemporaryDir home;
        const QStringList files{
            QStringLiteral(".thunderbird/abc.default/Mail/pop.example.org/popstate.dat"),
            QStringLiteral("roaming/Thunderbird/Profiles/xyz/Mail/pop.example.org/popstate.dat"),
            QStringLiteral(".getmail/oldmail-host-995-alice"),
            QStringLiteral("share/getmail/oldmail-host-995-bob"),
            QStringLiteral(".fetchids"),
            QStringLiteral(".mpop_uidls/alice_at_host"),
        };
        for (const QString &name : files) {
            const QString path = home.filePath(name);
            QVERIFY(QDir().mkpath(QFileInfo(path).path()));
            QFile file(path);
            QVERIFY(file.open(QFile::WriteOnly));
        }
        QFile other(home.filePath(QStringLiteral(".getmail/getmailrc")));
        QVERIFY(other.open(QFile::WriteOnly));
        QStringList found = usualUniqueIdFiles(
            {home.path(),
             {home.filePath(QStringLiteral("share")), home.filePath(QStringLiteral("roaming"))}});
        for (QString &path : found)
            path = QDir(home.path()).relativeFilePath(path);
        found.sort();
        QStringList expected = files;
        expected.sort();
        QCOMPARE(found, expected);
    }
};

QTEST_GUILESS_MAIN(TestUniqueIdLists)
#include "tst_uniqueidlists.moc"
