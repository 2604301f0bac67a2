// SPDX-License-Identifier: GPL-3.0-or-later
// A real program of others reads what Poplar exports, and writes what Poplar imports.
#include "archive/exporter.h"
#include "archive/importer.h"
#include "archive/mboxquoting.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <pwd.h>
#include <unistd.h>

using namespace poplar;
using namespace poplar::archive;

namespace {

const QByteArray header = "From: anna@example.org\nTo: ben@example.org\nSubject: ";

QList<QByteArray> letters()
{
    return {
        header + "plain\n\nHello\n",
        header + "separators\n\nFrom here\n>From there\n\nFrom a@example.org Thu Jan  1 00:00:00 1970\n\n",
        header + "octets\nContent-Type: text/plain; charset=koi8-r\n\n\xf0\xd2\xc9\xd7\xc5\xd4\n",
        header + "long\n\n" + QByteArray(200'000, 'x') + "\n",
        header + "empty lines\n\n\n\n\n",
    };
}

} // namespace

/// doveadm of Dovecot, which never reads mail as root.
class TestTransfersDovecot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_program = QStandardPaths::findExecutable(QStringLiteral("doveadm"));
        if (m_program.isEmpty())
            QSKIP("doveadm is not installed (scripts/setup --tests installs it)");
    }

    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        QVERIFY(m_temporary->isValid());
        for (const char *part : {"account/cur", "account/new", "account/tmp", "home", "mail"})
            QVERIFY(QDir().mkpath(path(QLatin1StringView(part))));
        write(QStringLiteral("dovecot.conf"),
              "base_dir = " + path(u"run").toUtf8() + "\nlog_path = " + path(u"log").toUtf8()
                  + "\nssl = no\nfirst_valid_uid = 1\nfirst_valid_gid = 0\nmail_home = "
                  + path(u"home").toUtf8() + "\nmail_uid = " + owner()
                  + "\nmail_gid = " + QByteArray::number(ownerGroup()) + "\n");
    }

    void dovecotReadsAnExportedMaildir()
    {
        exportTo(MailFormat::Maildir, QStringLiteral("md"));
        const QList<QByteArray> read = textsIn("maildir:" + path(u"md").toUtf8());
        QCOMPARE(read.size(), letters().size());
        QCOMPARE(sorted(read), sorted(letters()));
        const QByteArray starred = doveadm("maildir:" + path(u"md").toUtf8(),
                                           {"fetch", "hdr.subject", "mailbox", "INBOX", "FLAGGED"});
        QVERIFY2(starred.contains("plain"), starred.constData());
        QCOMPARE(starred.count("hdr.subject"), 1);
    }

    void dovecotReadsAnExportedMbox()
    {
        exportTo(MailFormat::Mbox, QStringLiteral("mail/inbox"));
        // It knows no quoting, and leaves the '>' where it is.
        QList<QByteArray> expected;
        for (const QByteArray &letter : letters()) {
            MboxQuoting quoting;
            const QByteArray quoted = quoting.feed(letter);
            expected += quoted + quoting.end();
        }
        const QList<QByteArray> read = textsIn(mboxLocation());
        QCOMPARE(read.size(), expected.size());
        QCOMPARE(read, expected);
    }

    void whatDovecotWroteIsImported()
    {
        exportTo(MailFormat::Maildir, QStringLiteral("md"));
        giveToOwner();
        (void)doveadm(mboxLocation(), {"import", "maildir:" + path(u"md").toUtf8(), "", "all"});
        const Result<Maildir> into = Maildir::open(path(u"into"));
        QVERIFY(into);
        QList<QByteArray> contents;
        const Imported imported =
            Importer(*into, {}, {}).run({path(u"mail/inbox")}, {}, [&](const auto &messages) {
                for (const ImportedMessage &message : messages)
                    contents += contentOf(message.delivered.file);
            });
        QVERIFY(!imported.stopped);
        QCOMPARE(imported.failed, 0);
        // Dovecot has a first message of its own in some versions, and fields of its own in each.
        for (const QByteArray &letter : letters()) {
            if (letter.contains("\nFrom ") || letter.contains("\n>From "))
                continue; // it quotes nothing, or differently
            const QByteArray body = letter.mid(letter.indexOf("\n\n"));
            const bool isThere =
                std::any_of(contents.begin(), contents.end(),
                            [&body](const QByteArray &content) { return content.endsWith(body); });
            QVERIFY2(isThere, letter.left(100).constData());
        }
    }

private:
    [[nodiscard]] QString path(QStringView name) const { return m_temporary->filePath(name.toString()); }
    [[nodiscard]] QString path(QLatin1StringView name) const { return m_temporary->filePath(name); }

    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QFile::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }

    static QList<QByteArray> sorted(QList<QByteArray> texts)
    {
        std::sort(texts.begin(), texts.end());
        return texts;
    }

    static const passwd *ownerEntry() { return geteuid() == 0 ? getpwnam("nobody") : getpwuid(geteuid()); }
    static QByteArray owner() { return ownerEntry()->pw_name; }
    static gid_t ownerGroup() { return ownerEntry()->pw_gid; }

    void giveToOwner() const
    {
        if (geteuid() == 0)
            QCOMPARE(QProcess::execute(
                         QStringLiteral("chown"),
                         {QStringLiteral("-R"),
                          QStringLiteral("%1:%2").arg(QString::fromLatin1(owner())).arg(ownerGroup()),
                          m_temporary->path()}),
                     0);
    }

    [[nodiscard]] QByteArray mboxLocation() const
    {
        return "mbox:" + path(u"mail").toUtf8() + ":INBOX=" + path(u"mail/inbox").toUtf8();
    }

    void exportTo(MailFormat format, const QString &target)
    {
        QList<ExportItem> items;
        for (const QByteArray &letter : letters()) {
            const QString name = QStringLiteral("account/new/%1.host").arg(items.size() + 1);
            write(name, letter);
            ExportItem item;
            item.file = path(name);
            item.sender = "anna@example.org";
            if (items.isEmpty())
                item.flags = MailFlags(MailFlag::Seen) | MailFlag::Starred;
            items += item;
        }
        const Exported exported = Exporter(path(u"account"), format, path(target)).run(items, {});
        QVERIFY(!exported.stopped);
        QCOMPARE(exported.messages, letters().size());
    }

    [[nodiscard]] QByteArray doveadm(const QByteArray &location, const QByteArrayList &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_temporary->path());
        QStringList words{QStringLiteral("-c"), path(u"dovecot.conf"), QStringLiteral("-o"),
                          QStringLiteral("mail_location=%1:INDEX=MEMORY").arg(QString::fromUtf8(location))};
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("USER"), QString::fromLatin1(owner()));
        process.setProcessEnvironment(environment);
        for (const QByteArray &argument : arguments)
            words += QString::fromUtf8(argument);
        process.start(m_program, words);
        if (!process.waitForFinished() || process.exitCode() != 0)
            qFatal("doveadm: %s", process.readAllStandardError().constData());
        return process.readAllStandardOutput();
    }

    [[nodiscard]] QList<QByteArray> textsIn(const QByteArray &location) const
    {
        giveToOwner();
        QByteArray output = doveadm(location, {"fetch", "uid text", "mailbox", "INBOX", "all"});
        const QByteArray mark = "\ntext:\n"; // behind "uid: N"
        QList<QByteArray> texts;
        for (const QByteArray &record : output.replace("\f\n", "\f").split('\f')) {
            if (const qsizetype at = record.indexOf(mark); at >= 0)
                texts += record.mid(at + mark.size());
        }
        return texts;
    }

    QString m_program;
    std::unique_ptr<QTemporaryDir> m_temporary;
};

QTEST_GUILESS_MAIN(TestTransfersDovecot)
#include "tst_transfers_dovecot.moc"
