// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/filemover.h"
#include "archive/localfolders.h"
#include "archive/maildirfiles.h"
#include "archive/mailflags.h"
#include "base/foldernames.h"
#include "base/limits.h"
#include "tst_archive_adding.h"
#include "tst_archive_faults.h"
#include "tst_archive_folder.h"

using namespace poplar;
using namespace poplar::archive;

namespace {

QString name(FolderId folder, const QList<LocalFolders::Entry> &all)
{
    for (const LocalFolders::Entry &entry : all) {
        if (entry.id == folder)
            return entry.name;
    }
    return {};
}

} // namespace

/// Folders of an account on this machine, and the files in them.
class tst_archive_folders : public AccountFolderTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { makeFolder(); }
    void cleanup() { closeCatalogue(); }

    void namesAreEncodedAsDovecotHasThem_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("encoded");
        const auto row = [](const char *title, const QString &name, const QString &encoded) {
            QTest::newRow(title) << name << encoded;
        };
        row("plain", QStringLiteral("Work 2024!"), QStringLiteral("Work 2024!"));
        row("ampersand", QStringLiteral("A & B"), QStringLiteral("A &- B"));
        row("Cyrillic", QStringLiteral("Счета"), QStringLiteral("&BCEERwQ1BEIEMA-"));
        row("mixed", QStringLiteral("x Ä&y"), QStringLiteral("x &AMQ-&-y"));
        // RFC 3501 section 5.1.3.
        row("Chinese", QStringLiteral("台北"), QStringLiteral("&U,BTFw-"));
        row("Japanese", QStringLiteral("日本語"), QStringLiteral("&ZeVnLIqe-"));
        row("beyond 16 bits", QStringLiteral("📁"), QStringLiteral("&2D3cwQ-"));
    }
    void namesAreEncodedAsDovecotHasThem()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, encoded);
        QCOMPARE(encodedFolderName(name), encoded);
        QCOMPARE(decodedFolderName(encoded), name);
        QVERIFY(isFolderName(name));
    }

    void whatIsNotInThatEncodingIsShownAsItIs()
    {
        for (const char *encoded : {"&", "&BCE", "&!-", "&AA-", "&2D0-", "caf\xe9"})
            QCOMPARE(decodedFolderName(QString::fromLatin1(encoded)), QString::fromLatin1(encoded));
        QCOMPARE(decodedFolderName(QStringLiteral("Work.2024")), QStringLiteral("Work/2024"));
    }

    void namesThatLeadElsewhereOrDeceiveAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        const auto row = [](const char *title, const QString &name) { QTest::newRow(title) << name; };
        row("empty", QString());
        row("blank", QStringLiteral(" "));
        row("here", QStringLiteral("."));
        row("above", QStringLiteral(".."));
        row("beside", QStringLiteral("../other"));
        row("below", QStringLiteral("a/b"));
        row("level", QStringLiteral("a.b"));
        row("Windows", QStringLiteral("a\\b"));
        row("drive", QStringLiteral("c:"));
        row("home", QStringLiteral("~root"));
        row("NUL", QStringLiteral("a") + QChar(0));
        row("line", QStringLiteral("a\nb"));
        row("bidi", QStringLiteral("a\u202egpj"));
        row("half a pair", QStringLiteral("a") + QChar(0xd83d));
        row("ends in a blank", QStringLiteral("a "));
        row("trash", QStringLiteral("trash"));
        row("sent", QStringLiteral("SENT"));
        row("inbox", QStringLiteral("Inbox"));
        row("long", QString(limit::folderName + 1, u'a'));
        row("long on the disk", QString(limit::folderName, QChar(0x44f)));
    }
    void namesThatLeadElsewhereOrDeceiveAreRefused()
    {
        QFETCH(const QString, name);
        QVERIFY(!isFolderName(name));
        const Result<FolderId> added = LocalFolders(*m_catalogue).add(name);
        QVERIFY(!added);
        QCOMPARE(added.error().code, QByteArray("FOLDER-NAME"));
        QCOMPARE(maildirsOf(m_folder), QStringList{m_folder});
    }

    void namesOfFilesShowFlags()
    {
        const auto shown = [](const char *file, MailFlags flags) {
            return nameWithFlags(QString::fromLatin1(file), flags, u':');
        };
        const MailFlags both = MailFlag::Seen | MailFlag::Starred;
        QCOMPARE(shown("/m/new/1.a.h,S=3", both), QStringLiteral("1.a.h,S=3:2,FS"));
        QCOMPARE(shown("/m/cur/1.a.h,S=3:2,RSab", MailFlag::Starred), QStringLiteral("1.a.h,S=3:2,FRab"));
        QCOMPARE(shown("/m/cur/1.a.h;2,S", {}), QStringLiteral("1.a.h;2,"));
        QCOMPARE(flagsIn(QStringLiteral("/m/cur/1.a.h:2,FS")), std::optional(both));
        QCOMPARE(flagsIn(QStringLiteral("/m/cur/1.a.h:2,R")), std::optional(MailFlags()));
        for (const char *silent : {"/m/new/1.a.h:2,S", "/m/cur/1.a.h", "/m/cur/1.a.h:1,x"})
            QCOMPARE(flagsIn(QString::fromLatin1(silent)), std::nullopt);
    }

    void aFolderIsAMaildirThatOtherProgramsKnow()
    {
        const FolderId work = *LocalFolders(*m_catalogue).add(QStringLiteral("Работа"));
        QCOMPARE(work, firstOwnFolder);
        const QDir directory(m_folder + QStringLiteral("/.&BCAEMAQxBD4EQgQw-"));
        QCOMPARE(directory.entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 (QStringList{QStringLiteral("cur"), QStringLiteral("maildirfolder"), QStringLiteral("new"),
                              QStringLiteral("tmp")}));
        reopen();
        QCOMPARE(name(work, *LocalFolders(*m_catalogue).all()), QStringLiteral("Работа"));
        QCOMPARE(*LocalFolders(*m_catalogue).pathOf(work), directory.path());
    }

    void aNameThatIsTakenIsRefused()
    {
        LocalFolders folders(*m_catalogue);
        QVERIFY(folders.add(QStringLiteral("Work")));
        QVERIFY(Maildir::open(m_folder + QStringLiteral("/.Foreign")));
        for (const QString &taken :
             {QStringLiteral("Work"), QStringLiteral("wORK"), QStringLiteral("foreign")}) {
            const Result<FolderId> added = folders.add(taken);
            QVERIFY(!added);
            QCOMPARE(added.error().code, QByteArray("FOLDER-EXISTS"));
        }
        QVERIFY(folders.add(QStringLiteral("Foreign"))); // another program made it
        QCOMPARE((*folders.all()).size(), 2);
    }

    void aNumberIsNeverGivenTwice()
    {
        LocalFolders folders(*m_catalogue);
        const FolderId first = *folders.add(QStringLiteral("one"));
        QVERIFY(folders.remove(first));
        QVERIFY(*folders.add(QStringLiteral("one")) > first);
        const Result<QString> path = folders.pathOf(first);
        QVERIFY(!path);
        QCOMPARE(path.error().code, QByteArray("FOLDER-UNKNOWN"));
    }

    void whatIsAlwaysThereCannotBeRemovedOrRenamed()
    {
        LocalFolders folders(*m_catalogue);
        for (const FolderId folder : {FolderId::Archive, FolderId::Trash, FolderId::Sent}) {
            QVERIFY(!folders.remove(folder));
            QVERIFY(!folders.rename(folder, QStringLiteral("other")));
            QVERIFY(folders.open(folder));
        }
        QCOMPARE(maildirsOf(m_folder).size(), 3);
    }

    void aRenamedFolderKeepsItsMail()
    {
        LocalFolders folders(*m_catalogue);
        const FolderId work = *folders.add(QStringLiteral("Work"));
        const qint64 id = placed("one", work);
        QVERIFY(folders.rename(work, QStringLiteral("Отчёты")));
        QCOMPARE(name(work, *folders.all()), QStringLiteral("Отчёты"));
        const LocalCopy copy = (*m_catalogue->localCopies({id})).first();
        QVERIFY(QFile::exists(copy.file));
        QCOMPARE(subfolderOf(m_folder, copy.file), encodedFolderName(u"Отчёты"));
        QVERIFY(!QFile::exists(m_folder + QStringLiteral("/.Work")));
        const FolderId other = *folders.add(QStringLiteral("Other"));
        QCOMPARE(folders.rename(other, QStringLiteral("отчёты")).error().code, QByteArray("FOLDER-EXISTS"));
        QVERIFY(folders.rename(other, QStringLiteral("OTHER"))); // its own name does not stand in its way
    }

    // What a catalogue does not know may be all that another program has of a message.
    void mailThatNobodyKnowsSurvivesTheRemovalOfItsFolder()
    {
        LocalFolders folders(*m_catalogue);
        const FolderId work = *folders.add(QStringLiteral("Work"));
        const QString path = *folders.pathOf(work);
        write(path + QStringLiteral("/cur/1.foreign.h:2,S"), "foreign");
        write(path + QStringLiteral("/dovecot-uidlist"), "3");
        QVERIFY(folders.remove(work));
        QVERIFY(QFile::exists(m_folder + QStringLiteral("/cur/1.foreign.h:2,S")));
        QVERIFY(!QFile::exists(path));
    }

    void copiesOfTheSameNameSurviveTheRemovalOfTheirFolder()
    {
        const QString file = deliver("one");
        LocalFolders folders(*m_catalogue);
        const FolderId work = *folders.add(QStringLiteral("Work"));
        const QString path = *folders.pathOf(work);
        write(path + QStringLiteral("/new/") + QFileInfo(file).fileName(), "the copy");
        QVERIFY(folders.remove(work));
        QVERIFY(!QFile::exists(path));
        QCOMPARE(contentOf(file), QByteArray("one"));
        const QStringList all = *mailFiles(m_folder);
        QCOMPARE(all.size(), 2);
        QCOMPARE(contentOf(all[all[0] == file ? 1 : 0]), QByteArray("the copy"));
    }

    void whatElseLiesInAFolderStays()
    {
        LocalFolders folders(*m_catalogue);
        const FolderId work = *folders.add(QStringLiteral("Work"));
        const QString path = *folders.pathOf(work);
        write(path + QStringLiteral("/notes.txt"), "mine");
        QVERIFY(folders.remove(work));
        QVERIFY(QFile::exists(path + QStringLiteral("/notes.txt")));
        QCOMPARE((*folders.all()).size(), 0);
    }

    void aMoveNeverReplacesAFile()
    {
        const QString file = deliver("one");
        const Maildir sent = *LocalFolders(*m_catalogue).open(FolderId::Sent);
        const QString taken = sent.path() + QStringLiteral("/new/") + QFileInfo(file).fileName();
        write(taken, "other");
        FileMover mover(m_folder);
        const Result<QString> moved = mover.move(file, sent.path(), std::nullopt);
        QVERIFY(moved && mover.sync());
        QVERIFY(*moved != taken);
        QCOMPARE(contentOf(*moved), QByteArray("one"));
        QCOMPARE(contentOf(taken), QByteArray("other"));
        QVERIFY(moved->endsWith(QStringLiteral(",S=3"))); // what other programs read in it stays
    }

    void whatTheCatalogueCouldNotRememberIsMovedBack()
    {
        const QString file = deliver("one");
        const Maildir sent = *LocalFolders(*m_catalogue).open(FolderId::Sent);
        FileMover mover(m_folder);
        QVERIFY(mover.move(file, sent.path(), MailFlag::Seen));
        QVERIFY(!QFile::exists(file));
        QVERIFY(mover.sync());
        mover.undo();
        QCOMPARE(contentOf(file), QByteArray("one"));
    }

    void aFileThatVanishedIsToldAsSuch()
    {
        const QString file = deliver("one");
        QVERIFY(QFile::remove(file));
        FileMover mover(m_folder);
        const Result<QString> moved = mover.move(file, m_folder, MailFlag::Seen);
        QVERIFY(!moved);
        QCOMPARE(moved.error().code, QByteArray("NOT-THERE"));
        QVERIFY(!mover.find(file));
    }

    void aFolderThatCannotBeWrittenTellsSo()
    {
        const QString file = deliver("one");
        QFile::setPermissions(m_folder + QStringLiteral("/cur"), QFile::ReadOwner | QFile::ExeOwner);
        Result<QString> moved = QString();
        {
            AsNobody nobody;
            moved = FileMover(m_folder).move(file, m_folder, MailFlag::Seen);
        }
        QFile::setPermissions(m_folder + QStringLiteral("/cur"),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(!moved);
        QCOMPARE(moved.error().kind, ErrorKind::Storage);
        QVERIFY(!moved.error().detail.isEmpty());
        QVERIFY(QFile::exists(file));
    }

    // The program is killed when the file has its new place and the catalogue does not know.
    void aCrashBetweenFileAndCatalogueLosesNothing()
    {
        const qint64 id = placed("one", FolderId::Archive);
        const FolderId work = *LocalFolders(*m_catalogue).add(QStringLiteral("Work"));
        const LocalCopy before = (*m_catalogue->localCopies({id})).first();
        FileMover mover(m_folder);
        const Result<QString> moved =
            mover.move(before.file, *LocalFolders(*m_catalogue).pathOf(work), MailFlag::Seen);
        QVERIFY(moved && mover.sync());
        reopen();
        const LocalCopy after = (*m_catalogue->localCopies({id})).first();
        QCOMPARE(after.file, before.file);
        QVERIFY(after.marks.testFlag(EntryMark::Kept));
        QCOMPARE(locate(m_folder, after.file), *moved);
        QCOMPARE(FileMover(m_folder).find(after.file), *moved);
    }

    void aCopyIsBetterThanOneInTheTrash()
    {
        const QString file = deliver("one");
        for (const FolderId folder : {FolderId::Trash, FolderId::Sent}) {
            const Maildir other = *LocalFolders(*m_catalogue).open(folder);
            QVERIFY(QFile::copy(file, other.path() + QStringLiteral("/cur/") + QFileInfo(file).fileName()));
        }
        QVERIFY(QFile::remove(file));
        QCOMPARE(subfolderOf(m_folder, *locate(m_folder, file)), sentName());
        QVERIFY(!isInTrash(m_folder, *locate(m_folder, file)));
    }

    void onlyWhatLiesInTheAccountIsInAFolderOfIt()
    {
        QCOMPARE(subfolderOf(m_folder, QStringLiteral("cur/1")), QString());
        QCOMPARE(subfolderOf(m_folder, QStringLiteral(".A.B/new/1")), QStringLiteral("A.B"));
        QCOMPARE(subfolderOf(m_folder, QStringLiteral("/elsewhere/.Trash/cur/1")), std::nullopt);
        QCOMPARE(subfolderOf(m_folder, m_folder + QStringLiteral("/.Trash/../../x/cur/1")), std::nullopt);
        QCOMPARE(subfolderOf(m_folder, m_folder + QStringLiteral("/.A/.Trash/cur/1")), std::nullopt);
        QVERIFY(isInTrash(m_folder, QStringLiteral(".Trash/cur/1")));
    }

    void whatIsInTheTrashIsNobodysCopy()
    {
        const FolderId work = *LocalFolders(*m_catalogue).add(QStringLiteral("Work"));
        const qint64 id = placed("one", work);
        QCOMPARE((*m_catalogue->copies()).size(), 1);
        place(id, FolderId::Trash);
        QCOMPARE((*m_catalogue->copies()).size(), 0);
        QVERIFY(!*m_catalogue->kept(id));
        const LocalCopy copy = (*m_catalogue->localCopies({id})).first();
        QCOMPARE(copy.marks & copyMarks, EntryMarks(EntryMark::Trashed));
        QCOMPARE(copy.folder, work); // where it comes back to
        QCOMPARE((*m_catalogue->entriesOf({id})).first().folder, work);
        reopen();
        place(id, work);
        QVERIFY(*m_catalogue->kept(id));
        QCOMPARE((*m_catalogue->copies()).size(), 1);
        QCOMPARE((*m_catalogue->localCopies({id})).first().marks & copyMarks, EntryMarks(EntryMark::Kept));
    }

    void whatWasThrownAwayComesBackIntoTheArchiveIfItsFolderIsNoMore()
    {
        LocalFolders folders(*m_catalogue);
        const FolderId work = *folders.add(QStringLiteral("Work"));
        const qint64 id = placed("one", work);
        place(id, FolderId::Trash);
        QVERIFY(folders.remove(work));
        QCOMPARE((*m_catalogue->localCopies({id})).first().folder, FolderId::Archive);
    }

    void whatWasDeletedFromTheTrashIsNoCopyAndIsRemembered()
    {
        const qint64 id = placed("one", FolderId::Archive);
        place(id, FolderId::Trash);
        QVERIFY(m_catalogue->forgetCopies({id}));
        QCOMPARE((*m_catalogue->localCopies({id})).size(), 0);
        QVERIFY((*m_catalogue->entriesOf({id})).first().marks.testFlag(EntryMark::Discarded));
        // Who downloads it all the same has changed their mind.
        QVERIFY(m_catalogue->setKept({{id, delivered("one")}}));
        QCOMPARE((*m_catalogue->entriesOf({id})).first().marks, EntryMark::Kept | EntryMark::Listed);
    }

    void whatOtherProgramsFetchedIsKnownBeforeAndAfterItIsListed()
    {
        const qint64 known = (*addTo(*m_catalogue, {{"a", 10, {}}, {"b", 10, {}}})).first().id;
        QVERIFY(m_catalogue->rememberElsewhere({"a", "c", {}}));
        QVERIFY((*m_catalogue->entriesOf({known})).first().marks.testFlag(EntryMark::Elsewhere));
        QVERIFY(!(*m_catalogue->entriesOf({known + 1})).first().marks.testFlag(EntryMark::Elsewhere));
        const QList<CatalogueEntry> found =
            *addTo(*m_catalogue, {{"c", 10, {}}, {"d", 10, {}}, {{}, 10, {}}});
        QCOMPARE(found[0].marks, EntryMark::Listed | EntryMark::Elsewhere);
        QCOMPARE(found[1].marks, EntryMarks(EntryMark::Listed));
        QCOMPARE(found[2].marks, EntryMarks(EntryMark::Listed));
        QCOMPARE(*m_catalogue->elsewhereAmong({"a", "b", "c"}), (QSet<QByteArray>{"a", "c"}));
    }

    void anOrderMayNameAFolder()
    {
        const FolderId work = *LocalFolders(*m_catalogue).add(QStringLiteral("Work"));
        const qint64 id = (*addTo(*m_catalogue, {{"a", 10, {}}})).first().id;
        QVERIFY(m_catalogue->want({id}, work));
        QVERIFY(m_catalogue->want({id})); // changes nothing of that
        QCOMPARE((*m_catalogue->toPlace()).size(), 0);
        QVERIFY(m_catalogue->setKept({{id, delivered("one")}}));
        QVERIFY(m_catalogue->unwant({id}));
        reopen();
        QCOMPARE(*m_catalogue->toPlace(), (QHash<qint64, FolderId>{{id, work}}));
        QCOMPARE(*m_catalogue->wanted(), QList<qint64>());
        QVERIFY(m_catalogue->placed({id}));
        QCOMPARE((*m_catalogue->toPlace()).size(), 0);
    }

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// A message that lies in a folder, and the catalogue knows.
    qint64 placed(const QByteArray &content, FolderId folder)
    {
        const qint64 id = (*addTo(*m_catalogue, {{content, content.size(), {}}})).first().id;
        if (!m_catalogue->setKept({{id, delivered(content)}}))
            qFatal("kept");
        if (folder != FolderId::Archive)
            place(id, folder);
        return id;
    }

    void place(qint64 id, FolderId folder)
    {
        const QString maildir = (*LocalFolders(*m_catalogue).open(folder)).path();
        FileMover mover(m_folder);
        const Result<QString> moved =
            mover.move((*m_catalogue->localCopies({id})).first().file, maildir, MailFlag::Seen);
        if (!moved || !mover.sync() || !m_catalogue->setPlaces({{id, *moved, folder}}))
            qFatal("place");
    }
};

QTEST_GUILESS_MAIN(tst_archive_folders)
#include "tst_archive_folders.moc"
