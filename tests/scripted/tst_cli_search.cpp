// SPDX-License-Identifier: GPL-3.0-or-later
// poplar-cli search: what is known of an account is found by what it says, without its server.
#include "support/cliprogram.h"
#include "support/scriptedserver.h"

#include <QFileInfo>

using namespace poplar::test;

namespace {

const QByteArray opening =
    "S: +OK ready\nC: CAPA\nS: -ERR\nC: USER anna\nS: +OK\nC: PASS secret-of-anna\nS: +OK\n"
    "C: CAPA\nS: -ERR\nC: STAT\nS: +OK 2 300\nC: LIST\nS: +OK\nS: 1 100\nS: 2 200\nS: .\n"
    "C: UIDL\nS: +OK\nS: 1 one\nS: 2 two\nS: .\n";
const QByteArray leaving = "C: RSET\nS: +OK\nC: QUIT\nS: +OK\n";
const QByteArray firstHeader = "S: From: Boris <boris@example.org>\nS: Subject: About the orchard\n"
                               "S: Date: Mon, 02 Nov 2026 10:00:00 +0000\nS:\n";
const QByteArray secondHeader = "S: From: Clara <clara@example.org>\nS: Subject: Café\n"
                                "S: Date: Tue, 03 Nov 2026 11:00:00 +0000\nS:\n";
const QByteArray fetchBoth = "C: RETR 1\nS: +OK\n" + firstHeader
    + "S: Plums and pears.\nS: .\nC: RETR 2\nS: +OK\n" + secondHeader
    + "S: Nothing but plums, in the orchard.\nS: .\n";

} // namespace

class TestCliSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_cli = std::make_unique<CliProgram>(); }

    void whatIsKeptIsFoundByItsText();
    void whatIsOnTheServerAloneIsFoundByItsHeader();
    void aFileIsFoundWhereItLiesNow();
    void whatCameLaterIsFoundToo();
    void aResultCanBeReadByPrograms();
    void aLostCatalogueIsTold();
    void aSearchNeedsAWordAndAnAccount();

private:
    void useServer(const ScriptedServer &server)
    {
        m_cli->options = {QStringLiteral("--host"),     QStringLiteral("127.0.0.1"),
                          QStringLiteral("--port"),     QString::number(server.port()),
                          QStringLiteral("--user"),     QStringLiteral("anna"),
                          QStringLiteral("--security"), QStringLiteral("none")};
    }
    /// Plays one session; the searches after it find nobody there.
    void visit(const QByteArray &said, const QString &arguments)
    {
        ScriptedServer server(opening + said + leaving);
        useServer(server);
        EXPECT_RUN(m_cli->run(arguments + QStringLiteral(" --password-stdin")), 0);
        QTRY_PLAYED(server);
    }
    [[nodiscard]] CliResult search(const char *words)
    {
        return m_cli->run(QStringLiteral("search ") + QString::fromUtf8(words));
    }
    /// The subjects of what is found, or all of the output if there is something wrong with it.
    [[nodiscard]] QByteArrayList subjects(const char *words)
    {
        CliResult result = search(words);
        if (result.code != 0 || !result.err.isEmpty())
            return {result.shown()};
        QByteArrayList found;
        for (const QByteArray &line : result.lines())
            found += line.split('\t').value(3);
        return found;
    }

    std::unique_ptr<CliProgram> m_cli;
};

void TestCliSearch::whatIsKeptIsFoundByItsText()
{
    visit(fetchBoth, QStringLiteral("fetch --all"));
    const QByteArray orchard = "About the orchard";
    const QByteArray cafe = "Café";
    QCOMPARE(subjects("pears"), QByteArrayList{orchard});
    QCOMPARE(subjects("CAFE plum"), QByteArrayList{cafe});
    QCOMPARE(subjects("boris"), QByteArrayList{orchard});
    // What has the word in its subject comes first, then the newest.
    QCOMPARE(subjects("orchard"), (QByteArrayList{orchard, cafe}));
    QCOMPARE(subjects("plums"), (QByteArrayList{cafe, orchard}));
    QCOMPARE(subjects("cherries"), QByteArrayList());
    QCOMPARE(subjects("-- ?"), QByteArrayList());
    auto result = search("pears");
    QCOMPARE(result.lines().size(), 1);
    const QByteArrayList columns = result.lines().first().split('\t');
    QCOMPARE(columns.first(4), (QByteArrayList{"100", "2026-11-02 10:00", "Boris", orchard}));
    QVERIFY2(QFileInfo::exists(QString::fromUtf8(columns.value(4))), result.shown());
}

void TestCliSearch::whatIsOnTheServerAloneIsFoundByItsHeader()
{
    visit("C: TOP 2 0\nS: +OK\n" + secondHeader + "S: .\nC: TOP 1 0\nS: +OK\n" + firstHeader + "S: .\n",
          QStringLiteral("headers"));
    auto result = search("orchard");
    EXPECT_CODE(result, 0);
    QCOMPARE(result.out, QByteArray("100\t2026-11-02 10:00\tBoris\tAbout the orchard\t-\n"));
    QCOMPARE(subjects("plums"), QByteArrayList());
}

void TestCliSearch::aFileIsFoundWhereItLiesNow()
{
    visit(fetchBoth, QStringLiteral("fetch --all"));
    const QString before = QString::fromUtf8(search("pears").lines().value(0).split('\t').value(4));
    QString after = before + QStringLiteral(":2,S"); // another program has read it
    after.replace(QStringLiteral("/new/"), QStringLiteral("/cur/"));
    QVERIFY2(QFile::rename(before, after), qPrintable(before));
    QCOMPARE(QString::fromUtf8(search("pears").lines().value(0).split('\t').value(4)), after);
    QVERIFY(QFile::remove(after));
    QCOMPARE(search("pears").lines().value(0).split('\t').value(4), QByteArray("-"));
}

void TestCliSearch::whatCameLaterIsFoundToo()
{
    ScriptedServer server(opening + "C: RETR 1\nS: +OK\n" + firstHeader + "S: Plums and pears.\nS: .\n"
                          + leaving + "NEXT\n" + opening + "C: RETR 2\nS: +OK\n" + secondHeader
                          + "S: More plums.\nS: .\n" + leaving);
    useServer(server);
    EXPECT_RUN(m_cli->run(QStringLiteral("fetch 1 --password-stdin")), 0);
    QCOMPARE(subjects("plums"), QByteArrayList{"About the orchard"});
    EXPECT_RUN(m_cli->run(QStringLiteral("fetch 2 --password-stdin")), 0);
    QCOMPARE(subjects("plums"), (QByteArrayList{"Café", "About the orchard"}));
    QTRY_PLAYED(server);
}

void TestCliSearch::aResultCanBeReadByPrograms()
{
    visit(fetchBoth, QStringLiteral("fetch --all"));
    const QList<QJsonObject> found = search("pears --json").objects();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0][u"subject"].toString(), QStringLiteral("About the orchard"));
    QCOMPARE(found[0][u"uid"].toString(), QStringLiteral("one"));
    QVERIFY(QFileInfo::exists(found[0][u"file"].toString()));
    QVERIFY(!found[0].contains(u"number"));
}

void TestCliSearch::aLostCatalogueIsTold()
{
    visit(fetchBoth, QStringLiteral("fetch --all"));
    const QDir mail(m_cli->profile() + QStringLiteral("/mail"));
    const QDir folder(mail.filePath(mail.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0)));
    for (const QString &file : folder.entryList({QStringLiteral("catalogue.sqlite*")}))
        QVERIFY(QFile::remove(folder.filePath(file)));
    auto lost = search("pears");
    EXPECT_CODE(lost, 0);
    QCOMPARE(lost.out, QByteArray());
    QVERIFY2(lost.err.contains("poplar-cli rebuild"), lost.shown());
    EXPECT_RUN(m_cli->run(QStringLiteral("rebuild")), 0);
    QCOMPARE(subjects("pears"), QByteArrayList{"About the orchard"});
}

void TestCliSearch::aSearchNeedsAWordAndAnAccount()
{
    m_cli->options = {QStringLiteral("--host"), QStringLiteral("nowhere.example.org"),
                      QStringLiteral("--user"), QStringLiteral("nobody")};
    EXPECT_RUN(m_cli->run(QStringLiteral("search")), 64);
    auto unknown = search("plums");
    EXPECT_CODE(unknown, 65);
    QVERIFY2(unknown.err.contains("Nothing is known"), unknown.shown());
}

QTEST_GUILESS_MAIN(TestCliSearch)
#include "tst_cli_search.moc"
