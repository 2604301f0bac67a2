// SPDX-License-Identifier: GPL-3.0-or-later
// Folders and flags of mail on this machine as a real Dovecot sees them in the account's folder, and what it
// does with them as Poplar sees that.
#include "support/dovecotaccount.h"
#include "support/downloadinguser.h"

#include <QProcess>

#include <unistd.h>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

constexpr int longEnough = 30000;

/// Dovecot's own tool, with the account's folder for its mail and no server. It never reads mail as root.
QByteArray doveadm(const QString &folder, const QStringList &arguments)
{
    if (geteuid() == 0)
        QProcess::execute(QStringLiteral("chown"), {QStringLiteral("-R"), QStringLiteral("nobody"), folder});
    QProcess program;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("USER"), QStringLiteral("anna"));
    environment.insert(QStringLiteral("HOME"), folder);
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    program.setProcessEnvironment(environment);
    QStringList options{QStringLiteral("-O"), QStringLiteral("-o"),
                        QStringLiteral("mail_location=maildir:%1:INDEX=MEMORY").arg(folder)};
    if (geteuid() == 0)
        options += {QStringLiteral("-o"), QStringLiteral("mail_uid=nobody"), QStringLiteral("-o"),
                    QStringLiteral("mail_gid=nogroup")};
    program.start(QStringLiteral("doveadm"), options + arguments);
    if (!program.waitForFinished(longEnough))
        return "doveadm: " + program.errorString().toUtf8();
    return program.readAllStandardOutput() + program.readAllStandardError();
}

/// Subjects and flags of what is in a mailbox, one line each.
QByteArrayList seenBy(const QString &folder, const QString &mailbox)
{
    const QByteArray told =
        doveadm(folder,
                {QStringLiteral("-f"), QStringLiteral("tab"), QStringLiteral("fetch"),
                 QStringLiteral("hdr.subject flags"), QStringLiteral("mailbox"), mailbox});
    QByteArrayList lines = told.trimmed().split('\n').mid(1);
    for (QByteArray &line : lines)
        line = line.replace(" \\Recent", "").replace("\\Recent", "").replace('\t', ' ').trimmed();
    std::sort(lines.begin(), lines.end());
    return lines;
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestLocalFolders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dovecotAndPoplarShareFoldersAndFlags();
};

void TestLocalFolders::dovecotAndPoplarShareFoldersAndFlags()
{
    DovecotServer server;
    QVERIFY2(server.start({}), server.log());
    server.addMessages("anna", {numberedLetter(1), numberedLetter(2), numberedLetter(3)});
    DownloadingUser user(accountOn(server));
    user->check();
    QTRY_SOON(user.knowsHeaders(3));
    user.download(DownloadOrder::Which::All);
    QTRY_SOON(user.subjectsWith(Mark::Kept).size() == 3);
    const auto letter = [&user](int number) { return user.idOf(QStringLiteral("letter %1").arg(number)); };
    user->addFolder(QStringLiteral("Счета"));
    QTRY_COMPARE(user.folders.size(), 1);
    user->setFlag({letter(1), letter(3)}, Flag::Seen, FlagState::Set);
    user->setFlag({letter(1)}, Flag::Starred, FlagState::Set);
    user->moveToFolder({letter(1)}, user.folders[0].id);
    user->moveToTrash({letter(2)});
    QTRY_SOON(user.marksOf(QStringLiteral("letter 2")).testFlag(Mark::Trashed));

    const QString folder = user.folder();
    user.restart([&] {
        QByteArrayList mailboxes =
            doveadm(folder, {QStringLiteral("mailbox"), QStringLiteral("list")}).trimmed().split('\n');
        std::sort(mailboxes.begin(), mailboxes.end());
        QCOMPARE(mailboxes, (QByteArrayList{"INBOX", "Trash", QByteArray("Счета")}));
        QCOMPARE(seenBy(folder, QStringLiteral("Счета")), QByteArrayList{"letter 1 \\Flagged \\Seen"});
        QCOMPARE(seenBy(folder, QStringLiteral("Trash")), QByteArrayList{"letter 2"});
        QCOMPARE(seenBy(folder, QStringLiteral("INBOX")), QByteArrayList{"letter 3 \\Seen"});
        // And now Dovecot does something with them.
        const auto all = [](const QString &mailbox) {
            return QStringList{QStringLiteral("mailbox"), mailbox, QStringLiteral("all")};
        };
        doveadm(folder,
                QStringList{QStringLiteral("flags"), QStringLiteral("remove"), QStringLiteral("\\Flagged")}
                    + all(QStringLiteral("Счета")));
        doveadm(folder,
                QStringList{QStringLiteral("flags"), QStringLiteral("add"), QStringLiteral("\\Flagged")}
                    + all(QStringLiteral("INBOX")));
        doveadm(folder, {QStringLiteral("mailbox"), QStringLiteral("create"), QStringLiteral("Later")});
        doveadm(folder,
                QStringList{QStringLiteral("move"), QStringLiteral("Later")} + all(QStringLiteral("Trash")));
    });
    user->rebuild();
    QTRY_SOON(user.rebuilds.size() == 1);
    QVERIFY(!user.rebuilds[0].stopped);
    QTRY_COMPARE(user.folders.size(), 2);
    const auto later = std::find_if(user.folders.begin(), user.folders.end(),
                                    [](const LocalFolder &one) { return one.name == u"Later"; });
    QVERIFY(later != user.folders.end());
    QTRY_SOON(user.marksOf(QStringLiteral("letter 2")).testFlag(Mark::Kept));
    QCOMPARE(user.rows.value(letter(2)).folder, later->id);
    QVERIFY(!user.marksOf(QStringLiteral("letter 1")).testFlag(Mark::Starred));
    QVERIFY(user.marksOf(QStringLiteral("letter 1")).testFlag(Mark::Seen));
    QVERIFY(user.marksOf(QStringLiteral("letter 3")).testFlag(Mark::Starred));
    QCOMPARE(user.rows.size(), 3); // nobody came twice
}

QTEST_GUILESS_MAIN(TestLocalFolders)
#include "tst_localfolders.moc"
