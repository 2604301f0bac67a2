// SPDX-License-Identifier: GPL-3.0-or-later
// poplar-cli export and import: mail goes to other programs and comes from them, without a server.
#include "support/cliprogram.h"

#include <QFileInfo>

using namespace poplar::test;

namespace {

const QByteArray letter = "From: boris@example.org\nSubject: Plums\n\nFrom the orchard\n";

} // namespace

class TestCliTransfers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_cli = std::make_unique<CliProgram>();
        m_cli->options = {QStringLiteral("--host"), QStringLiteral("pop.example.org"),
                          QStringLiteral("--user"), QStringLiteral("anna")};
    }

    void mailComesInOnceAndGoesOut()
    {
        write("in/a.eml", letter);
        write("in/b.txt", "no mail");
        CliResult first = m_cli->run({QStringLiteral("import"), m_cli->path(QStringLiteral("in"))});
        QVERIFY2(first.code == 65, first.shown());
        QVERIFY2(first.err.contains("b.txt: no mail"), first.shown());
        QCOMPARE(first.lines().value(0), QByteArray("imported\t1"));
        CliResult again = m_cli->run(
            {QStringLiteral("--json"), QStringLiteral("import"), m_cli->path(QStringLiteral("in/a.eml"))});
        QVERIFY2(again.code == 0, again.shown());
        QCOMPARE(again.objects().value(0).value(QStringLiteral("alreadyHere")).toInt(), 1);
        for (const char *format : {"eml", "mbox", "maildir"}) {
            const QString target = m_cli->path(QStringLiteral("out-") + QLatin1StringView(format));
            CliResult out = m_cli->run({QStringLiteral("export"), QLatin1StringView(format), target});
            QVERIFY2(out.code == 0, out.shown());
            QCOMPARE(out.lines().value(0), QByteArray("exported\t1"));
            QVERIFY(QFileInfo::exists(target));
        }
        QFile mbox(m_cli->path(QStringLiteral("out-mbox")));
        QVERIFY(mbox.open(QFile::ReadOnly));
        QVERIFY(mbox.readAll().endsWith("Subject: Plums\n\n>From the orchard\n\n"));
        CliResult exists = m_cli->run({QStringLiteral("export"), QStringLiteral("mbox"), mbox.fileName()});
        QVERIFY2(exists.code == 74, exists.shown());
        QVERIFY2(exists.err.contains("none is replaced"), exists.shown());
    }

    void whatIsMissingOnTheCommandLineIsSaid()
    {
        for (const char *arguments :
             {"import", "export", "export eml", "export zip out", "export eml out more"}) {
            CliResult result = m_cli->run(QLatin1StringView(arguments));
            QVERIFY2(result.code == 64, result.shown());
        }
        CliResult nothing = m_cli->run(QStringLiteral("export eml out"));
        QVERIFY2(nothing.code == 65, nothing.shown());
    }

private:
    void write(const char *name, const QByteArray &content) const
    {
        const QString path = m_cli->path(QLatin1StringView(name));
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    std::unique_ptr<CliProgram> m_cli;
};

QTEST_GUILESS_MAIN(TestCliTransfers)
#include "tst_cli_transfers.moc"
