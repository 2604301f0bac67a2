// SPDX-License-Identifier: GPL-3.0-or-later
// Mail that goes to other programs, and comes from them, through the mailbox.
#include "support/downloadinguser.h"
#include "support/mailboxscript.h"
#include "support/scriptedserver.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

constexpr int longEnough = 20000;

const QByteArray opened =
    scriptedLogin + scriptedListing({"one", "a/b"}) + scriptedTop(2, "second") + scriptedTop(1, "first");
const QString first = QStringLiteral("first");
const QString second = QStringLiteral("second");
const QByteArray fromLine = "From anna@example.org Thu Jan  1 00:00:00 1970\n";

QByteArray letter(const QByteArray &subject, const QByteArray &text = "Hello\n")
{
    return "From: anna@example.org\nSubject: " + subject + "\n\n" + text;
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, longEnough)

class TestMailboxTransfers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_outside = std::make_unique<QTemporaryDir>();
        QVERIFY(m_outside->isValid());
    }

    void whatIsKeptIsExportedAndTheRestIsCounted()
    {
        ScriptedServer server(opened + scriptedRetr(1, "first") + "-:\nHANG\n");
        DownloadingUser user(scriptedAccount(server.port()));
        user->check();
        QTRY_SOON(user.knowsHeaders(2));
        user.download({user.idOf(first)});
        QTRY_SOON(user.subjectsWith(Mark::Kept) == QStringList{first});
        const TransferReport report = exported(user,
                                               {ExportOrder::Which::Named,
                                                {user.idOf(first), user.idOf(second)},
                                                MailFormat::Eml,
                                                path(QStringLiteral("out"))});
        QVERIFY(!report.stopped);
        QCOMPARE(report.messages, 1);
        QCOMPARE(report.onServerOnly, 1);
        QCOMPARE(QDir(path(QStringLiteral("out"))).entryList(QDir::Files),
                 QStringList{QStringLiteral("first.eml")});
        QCOMPARE(contentOf(path(QStringLiteral("out/first.eml"))),
                 QByteArray("Subject: first\r\n\r\ntext of first\r\n"));
        server.ignoreRest();
    }

    void mailOfAnotherProgramIsShownReadAndStaysOverARestart()
    {
        DownloadingUser user(scriptedAccount(1));
        write(QStringLiteral("mail.mbox"),
              fromLine + letter("from outside") + "\n" + fromLine + letter("another") + "\n");
        user->load();
        const TransferReport report = imported(user, {QStringLiteral("mail.mbox")});
        QVERIFY(!report.stopped);
        QCOMPARE(report.messages, 2);
        QTRY_SOON(user.knowsHeaders(2));
        QCOMPARE(user.marksOf(QStringLiteral("from outside")), Marks(Mark::Gone) | Mark::Kept);
        QCOMPARE(user.delivered(),
                 (QByteArrayList{letter("another").replace("\n", "\r\n"),
                                 letter("from outside").replace("\n", "\r\n")}));
        user->preview(user.idOf(QStringLiteral("another")));
        QTRY_SOON(user.contents.size() == 1);
        user.restart();
        user->load();
        QTRY_SOON(user.knowsHeaders(2));
        QCOMPARE(user.files().size(), 2);
        // It is not a loss that has to be rebuilt, and is known.
        QVERIFY(user.questions.isEmpty());
    }

    void whatIsHereDoesNotComeTwice()
    {
        DownloadingUser user(scriptedAccount(1));
        write(QStringLiteral("a.eml"), letter("once"));
        QCOMPARE(imported(user, {QStringLiteral("a.eml")}).messages, 1);
        write(QStringLiteral("b.eml"), letter("once").replace("\n", "\r\n"));
        const TransferReport again = imported(user, {QStringLiteral("a.eml"), QStringLiteral("b.eml")});
        QCOMPARE(again.messages, 0);
        QCOMPARE(again.alreadyHere, 2);
        QTRY_SOON(user.knowsHeaders(1));
        QCOMPARE(user.files().size(), 1);
    }

    void exportAndImportBringBackTheSame_data()
    {
        QTest::addColumn<MailFormat>("format");
        QTest::newRow("eml") << MailFormat::Eml;
        QTest::newRow("mbox") << MailFormat::Mbox;
        QTest::newRow("maildir") << MailFormat::Maildir;
    }

    void exportAndImportBringBackTheSame()
    {
        QFETCH(MailFormat, format);
        const QByteArrayList letters{letter("a", "From me\n>From you\n\n\n"),
                                     letter("b", QByteArray("\0\xff\n", 3)),
                                     letter("c/\\:*?\"<>| ../c", "x\n")};
        DownloadingUser user(scriptedAccount(1));
        for (int i = 0; i < letters.size(); ++i)
            write(QStringLiteral("in/%1.eml").arg(i), letters[i]);
        QCOMPARE(imported(user, {QStringLiteral("in")}).messages, 3);
        QTRY_SOON(user.knowsHeaders(3));
        const QString target = path(QStringLiteral("out"));
        QCOMPARE(exported(user, {ExportOrder::Which::Named, user.rows.keys(), format, target}).messages, 3);
        DownloadingUser other(scriptedAccount(1));
        QCOMPARE(imported(other, {QStringLiteral("out")}).messages, 3);
        QCOMPARE(other.delivered(), user.delivered());
    }

    /// The user had fetched it with another program; so it need not come again.
    void whatIsInTheMaildropIsJoinedWithWhatIsImported()
    {
        ScriptedServer server(opened + "-:\nHANG\n");
        DownloadingUser user(scriptedAccount(server.port()));
        user->check();
        QTRY_SOON(user.knowsHeaders(2));
        // As the server would send it: so long as it was listed.
        QByteArray whole = "Subject: first\n\n";
        while (whole.size() + whole.count('\n') < 98)
            whole += 'x';
        write(QStringLiteral("a.eml"), whole + "\n");
        QCOMPARE(imported(user, {QStringLiteral("a.eml")}).messages, 1);
        QTRY_SOON(user.subjectsWith(Mark::Kept) == QStringList{first});
        QCOMPARE(user.rows.size(), 2);
        QVERIFY(!user.marksOf(first).testFlag(Mark::Gone));
        server.ignoreRest();
    }

    void flagsOfAMaildirComeAlong()
    {
        DownloadingUser user(scriptedAccount(1));
        write(QStringLiteral("md/cur/1.host:2,FS"), letter("starred"));
        write(QStringLiteral("md/cur/2.host:2,S"), letter("seen"));
        write(QStringLiteral("md/new/3.host"), letter("neither"));
        QCOMPARE(imported(user, {QStringLiteral("md")}).messages, 3);
        QTRY_SOON(user.subjectsWith(Mark::Starred) == QStringList{QStringLiteral("starred")});
        QTRY_SOON(user.subjectsWith(Mark::Seen)
                  == (QStringList{QStringLiteral("seen"), QStringLiteral("starred")}));
    }

    void anImportGoesIntoAFolder()
    {
        DownloadingUser user(scriptedAccount(1));
        QSignalSpy folders(user.operator->(), &Mailbox::foldersChanged);
        user->load();
        user->addFolder(QStringLiteral("Old mail"));
        QTRY_SOON(!folders.isEmpty() && !folders.last().first().value<QList<LocalFolder>>().isEmpty());
        const FolderId folder = folders.last().first().value<QList<LocalFolder>>().constFirst().id;
        write(QStringLiteral("a.eml"), letter("old"));
        QCOMPARE(imported(user, {QStringLiteral("a.eml")}, folder).messages, 1);
        QTRY_SOON(user.knowsHeaders(1));
        QCOMPARE(user.rows.first().folder, folder);
    }

    void filesThatAreNoMailAreNamed()
    {
        DownloadingUser user(scriptedAccount(1));
        write(QStringLiteral("in/a.eml"), letter("mail"));
        write(QStringLiteral("in/b.eml"), "no mail");
        const TransferReport report = imported(user, {QStringLiteral("in")});
        QCOMPARE(report.messages, 1);
        QCOMPARE(report.failed, 1);
        QVERIFY(report.failures[0].file.endsWith(QStringLiteral("in/b.eml")));
    }

    void anImportCanBeStoppedAndGoesOnLater()
    {
        constexpr int count = 3000;
        DownloadingUser user(scriptedAccount(1));
        QByteArray mbox;
        for (int i = 0; i < count; ++i)
            mbox += fromLine + letter(QByteArray::number(i), QByteArray(2000, 'x') + '\n') + "\n";
        write(QStringLiteral("mail.mbox"), mbox);
        QSignalSpy finished(user.operator->(), &Mailbox::transferFinished);
        user->importMail({{path(QStringLiteral("mail.mbox"))}, FolderId::Archive});
        QTRY_SOON(!user.rows.isEmpty());
        user->stopTransfer();
        QTRY_SOON(finished.size() == 1);
        const auto report = finished.last().first().value<TransferReport>();
        const TransferReport rest = imported(user, {QStringLiteral("mail.mbox")});
        QCOMPARE(rest.alreadyHere, report.messages);
        QCOMPARE(report.messages + rest.messages, count);
        QTRY_SOON(user.knowsHeaders(count));
        QCOMPARE(user.files().size(), count);
    }

    /// The program ends in the middle, and nothing that is on the disk is forgotten.
    void theEndOfTheProgramLosesNothingOfAnImport()
    {
        constexpr int count = 3000;
        DownloadingUser user(scriptedAccount(1));
        QByteArray mbox;
        for (int i = 0; i < count; ++i)
            mbox += fromLine + letter(QByteArray::number(i)) + "\n";
        write(QStringLiteral("mail.mbox"), mbox);
        user->importMail({{path(QStringLiteral("mail.mbox"))}, FolderId::Archive});
        QTRY_SOON(!user.rows.isEmpty());
        user.restart();
        user->load();
        QTRY_SOON(user.rows.size() == user.files().size());
        const qint64 before = user.files().size();
        const TransferReport rest = imported(user, {QStringLiteral("mail.mbox")});
        QCOMPARE(rest.messages, count - before);
        QTRY_SOON(user.knowsHeaders(count));
        QCOMPARE(user.files().size(), count);
    }

    void twoAtOnceAreRefused()
    {
        DownloadingUser user(scriptedAccount(1));
        QByteArray mbox;
        for (int i = 0; i < 1000; ++i)
            mbox += fromLine + letter(QByteArray::number(i)) + "\n";
        write(QStringLiteral("mail.mbox"), mbox);
        QSignalSpy finished(user.operator->(), &Mailbox::transferFinished);
        user->importMail({{path(QStringLiteral("mail.mbox"))}, FolderId::Archive});
        user->importMail({{path(QStringLiteral("mail.mbox"))}, FolderId::Archive});
        QTRY_SOON(finished.size() == 2);
        QCOMPARE(finished.first().first().value<TransferReport>().stopped->code,
                 QByteArray("TRANSFER-UNDER-WAY"));
        QCOMPARE(finished.last().first().value<TransferReport>().messages, 1000);
    }

    void whatAnotherProgramHasFetchedIsMarked()
    {
        ScriptedServer server(opened + "-:\nHANG\n");
        DownloadingUser user(scriptedAccount(server.port()));
        user->check();
        QTRY_SOON(user.knowsHeaders(2));
        write(QStringLiteral(".fetchids"), "anna@127.0.0.1 one\nbob@127.0.0.1 a/b\nanna@127.0.0.1 gone\n");
        const UniqueIdSurvey survey = surveyed(user, {QStringLiteral(".fetchids")});
        QCOMPARE(survey.sections.size(), 2);
        QVERIFY(survey.sections[0].isOfAccount);
        QCOMPARE(survey.sections[0].ids, 2);
        QVERIFY(!survey.sections[1].isOfAccount);
        QCOMPARE(survey.sections[1].user, QStringLiteral("bob"));
        const UniqueIdReport report = listsImported(user, survey.sections.first(1));
        QVERIFY(!report.stopped);
        QCOMPARE(report.ids, 2);
        QCOMPARE(report.listed, 1);
        QTRY_SOON(user.subjectsWith(Mark::Elsewhere) == QStringList{first});
        server.ignoreRest();
    }

    /// getmail has '-' where the server has '/'.
    void aListOfGetmailIsUnderstood()
    {
        ScriptedServer server(opened + "-:\nHANG\n");
        DownloadingUser user(scriptedAccount(server.port()));
        user->check();
        QTRY_SOON(user.knowsHeaders(2));
        write(QStringLiteral("oldmail-127.0.0.1-995-anna"), QByteArray("a-b\0001795331218\n", 15));
        const UniqueIdSurvey survey = surveyed(user, {QStringLiteral("oldmail-127.0.0.1-995-anna")});
        QCOMPARE(survey.sections.size(), 1);
        QVERIFY(survey.sections[0].isOfAccount);
        QCOMPARE(listsImported(user, survey.sections).listed, 1);
        QTRY_SOON(user.subjectsWith(Mark::Elsewhere) == QStringList{second});
        server.ignoreRest();
    }

    /// Before the first check: what is listed then is not new.
    void aListCountsForWhatIsListedLater()
    {
        ScriptedServer server(opened + "-:\nHANG\n");
        DownloadingUser user(scriptedAccount(server.port()));
        write(QStringLiteral("popstate.dat"), "# POP3 State File\n\n*127.0.0.1 anna\nk one 1\nb a/b 2");
        const UniqueIdSurvey survey = surveyed(user, {QStringLiteral("popstate.dat")});
        QCOMPARE(survey.sections.size(), 1);
        QCOMPARE(survey.sections[0].notWhole, 1);
        QCOMPARE(listsImported(user, survey.sections).ids, 1);
        user->check();
        QTRY_SOON(user.knowsHeaders(2));
        QCOMPARE(user.subjectsWith(Mark::Elsewhere), QStringList{first});
        QCOMPARE(user.subjectsWith(Mark::New), QStringList{second});
        server.ignoreRest();
    }

    void whatIsNoListIsNamed()
    {
        DownloadingUser user(scriptedAccount(1));
        write(QStringLiteral("letter.eml"), letter("mail"));
        const UniqueIdSurvey survey =
            surveyed(user, {QStringLiteral("letter.eml"), QStringLiteral("nowhere")});
        QVERIFY(survey.sections.isEmpty());
        QCOMPARE(survey.failures.size(), 2);
        QCOMPARE(survey.failures[0].error.code, QByteArray("NO-LIST"));
    }

private:
    [[nodiscard]] QString path(const QString &name) const { return m_outside->filePath(name); }

    void write(const QString &name, const QByteArray &content) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
        QFile file(path(name));
        QVERIFY(file.open(QFile::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }

    static TransferReport exported(DownloadingUser &user, const ExportOrder &order)
    {
        QSignalSpy finished(user.operator->(), &Mailbox::transferFinished);
        user->exportMail(order);
        if (!QTest::qWaitFor([&finished] { return !finished.isEmpty(); }, longEnough))
            qFatal("no report");
        return finished.first().first().value<TransferReport>();
    }

    TransferReport imported(DownloadingUser &user, const QStringList &names,
                            FolderId folder = FolderId::Archive) const
    {
        QSignalSpy finished(user.operator->(), &Mailbox::transferFinished);
        ImportOrder order{{}, folder};
        for (const QString &name : names)
            order.paths += path(name);
        user->importMail(order);
        if (!QTest::qWaitFor([&finished] { return !finished.isEmpty(); }, longEnough))
            qFatal("no report");
        return finished.first().first().value<TransferReport>();
    }

    UniqueIdSurvey surveyed(DownloadingUser &user, const QStringList &names) const
    {
        QSignalSpy found(user.operator->(), &Mailbox::uniqueIdListsFound);
        QStringList files;
        for (const QString &name : names)
            files += path(name);
        user->findUniqueIdLists(files);
        if (!QTest::qWaitFor([&found] { return !found.isEmpty(); }, longEnough))
            qFatal("no survey");
        return found.first().first().value<UniqueIdSurvey>();
    }

    static UniqueIdReport listsImported(DownloadingUser &user, const QList<UniqueIdSection> &sections)
    {
        QSignalSpy done(user.operator->(), &Mailbox::uniqueIdsImported);
        user->importUniqueIds(sections);
        if (!QTest::qWaitFor([&done] { return !done.isEmpty(); }, longEnough))
            qFatal("no report");
        return done.first().first().value<UniqueIdReport>();
    }

    std::unique_ptr<QTemporaryDir> m_outside;
};

QTEST_GUILESS_MAIN(TestMailboxTransfers)
#include "tst_mailbox_transfers.moc"
