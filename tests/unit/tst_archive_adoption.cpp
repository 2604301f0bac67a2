// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/adoption.h"
#include "archive/localfolders.h"
#include "archive/maildirfiles.h"
#include "tst_archive_adding.h"
#include "tst_archive_faults.h"
#include "tst_archive_folder.h"

using namespace poplar;
using namespace poplar::archive;

namespace {

QByteArray hash(int number)
{
    return QByteArray::number(number).rightJustified(32, '.');
}

Envelope envelope(int number)
{
    Envelope made;
    made.subject = QStringLiteral("letter %1").arg(number);
    return made;
}

} // namespace

/// Making a catalogue know the files of a Maildir.
class tst_archive_adoption : public AccountFolderTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { makeFolder(); }
    void cleanup() { closeCatalogue(); }

    void anEmptyCatalogueLearnsWhatIsThere()
    {
        const QString file = deliver("one");
        const Result<Adopted> adopted = adopt({message(file, 1, 3)});
        QVERIFY(adopted);
        QCOMPARE(*adopted, (Adopted{1, 0, 0, 0}));
        const QList<CatalogueEntry> entries = *m_catalogue->entries();
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries[0].identity, (Identity{{}, -1, hash(1)}));
        QCOMPARE(entries[0].marks, EntryMarks(EntryMark::Kept));
        QCOMPARE(*entries[0].envelope, envelope(1));
        QCOMPARE((*m_catalogue->kept(entries[0].id))->delivered, message(file, 1, 3).delivered);
    }

    void doneTwiceItDoesNoMoreThanDoneOnce()
    {
        const QString file = deliver("one");
        QVERIFY(adopt({message(file, 1, 3)}));
        const QList<CatalogueEntry> once = *m_catalogue->entries();
        QCOMPARE(*adopt({message(file, 1, 3)}), Adopted());
        QCOMPARE(m_toRead, QStringList());
        QCOMPARE(*m_catalogue->entries(), once);
    }

    void theServersEntryTakesTheCopyOver()
    {
        const QString file = deliver("one");
        QVERIFY(adopt({message(file, 1, 3)}));
        const qint64 now = addTo(*m_catalogue, {{"uid", 3, {}}})->last().id;
        QVERIFY(m_catalogue->setHeaders({{now, envelope(1), hash(1)}}));
        QVERIFY(m_catalogue->relink({now}, [now](qint64 id) { return id == now; }));
        const QList<CatalogueEntry> entries = *m_catalogue->entries();
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries[0].id, now);
        QCOMPARE(entries[0].marks, EntryMark::Kept | EntryMark::Listed);
        QCOMPARE(entries[0].identity.uniqueId, "uid");
        QCOMPARE((*m_catalogue->kept(now))->delivered.file, file);
    }

    // A disk may have lost the rest of it: the server has more.
    void halfAFileIsNotTakenOver()
    {
        QVERIFY(adopt({message(deliver("one"), 1, 3)}));
        const qint64 now = addTo(*m_catalogue, {{"uid", 4711, {}}})->last().id;
        QVERIFY(m_catalogue->setHeaders({{now, envelope(1), hash(1)}}));
        QVERIFY(m_catalogue->relink({now}, [now](qint64 id) { return id == now; }));
        QCOMPARE(m_catalogue->entries()->last().marks, EntryMarks(EntryMark::Listed));
        QCOMPARE(m_catalogue->entries()->size(), 2);
        QCOMPARE(*m_catalogue->kept(now), std::nullopt);
    }

    // Servers estimate sizes; whoever would delete the message must know that.
    void aFileThatIsAboutAsLongIsTakenOverAndItsSizeToldOf()
    {
        QVERIFY(adopt({message(deliver("one"), 1, 100)}));
        const qint64 now = addTo(*m_catalogue, {{"uid", 102, {}}})->last().id;
        QVERIFY(m_catalogue->setHeaders({{now, envelope(1), hash(1)}}));
        QVERIFY(m_catalogue->relink({now}, [now](qint64 id) { return id == now; }));
        QCOMPARE(m_catalogue->copies()->size(), 1);
        QCOMPARE(m_catalogue->copies()->first().id, now);
        QCOMPARE(m_catalogue->copies()->first().keeping.octetsOnServer, 100);
        QVERIFY(!m_catalogue->copies()->first().keeping.isWhole(102));
        QVERIFY(m_catalogue->copies()->first().keeping.isWhole(100));
    }

    void aRebuildEndsALoss()
    {
        deliver("one");
        loseCatalogue();
        reopen();
        QVERIFY(*m_catalogue->loss());
        QVERIFY(adopt({}));
        QCOMPARE(*m_catalogue->loss(), std::nullopt);
    }

    void whatTheCatalogueKnewOfAMessageStays()
    {
        const CatalogueEntry entry = addTo(*m_catalogue, {{"uid", 4, {}}})->first();
        QVERIFY(m_catalogue->setHeaders({{entry.id, envelope(1), hash(1)}}));
        QVERIFY(m_catalogue->setMark({entry.id}, EntryMark::Ticked));
        const QString file = deliver("one");
        QCOMPARE(*adopt({message(file, 1, 4)}), (Adopted{0, 1, 0, 0}));
        const CatalogueEntry linked = m_catalogue->entries()->first();
        QCOMPARE(linked.id, entry.id);
        QCOMPARE(linked.identity, (Identity{"uid", 4, hash(1)}));
        QCOMPARE(linked.marks, EntryMark::Ticked | EntryMark::Listed | EntryMark::Kept);
        QCOMPARE(m_catalogue->entries()->size(), 1);
    }

    // Else the server's copy might be deleted for half a file.
    void aFileOfAnotherSizeIsNoCopy()
    {
        const CatalogueEntry entry = addTo(*m_catalogue, {{"uid", 5000, {}}})->first();
        QVERIFY(m_catalogue->setHeaders({{entry.id, envelope(1), hash(1)}}));
        QCOMPARE(*adopt({message(deliver("one"), 1, 4)}), (Adopted{1, 0, 0, 0}));
        QCOMPARE(m_catalogue->entries()->first().marks, EntryMarks(EntryMark::Listed));
    }

    void aFileThatIsNotAsItWasDeliveredProvesNothing()
    {
        QVERIFY(adopt({message(deliver("one"), 0, 4)}));
        const qint64 now = addTo(*m_catalogue, {{"uid", 4, {}}})->last().id;
        QVERIFY(m_catalogue->setHeaders({{now, {}, QByteArray()}}));
        QVERIFY(m_catalogue->relink({now}, [now](qint64 id) { return id == now; })->isEmpty());
        QCOMPARE(m_catalogue->entries()->size(), 2);
    }

    void ofTwoEqualFilesEachIsTheCopyOfOneEntry()
    {
        const QList<CatalogueEntry> both = *addTo(*m_catalogue, {{"a", 4, {}}, {"b", 4, {}}});
        QVERIFY(m_catalogue->setHeaders({{both[0].id, {}, hash(1)}, {both[1].id, {}, hash(1)}}));
        const QString first = deliver("one");
        const QString second = deliver("one");
        QCOMPARE(*adopt({message(first, 1, 4), message(second, 1, 4)}), (Adopted{0, 2, 0, 0}));
        QCOMPARE((*m_catalogue->kept(both[0].id))->delivered.file, first);
        QCOMPARE((*m_catalogue->kept(both[1].id))->delivered.file, second);
    }

    void aMovedFileIsNotedAndNotRead()
    {
        const qint64 id = known(1, "one", 3);
        const QString before = (*m_catalogue->kept(id))->delivered.file;
        const QString now = move(before, QStringLiteral("cur"), QStringLiteral(":2,S"));
        QCOMPARE(*adopt({}), (Adopted{0, 0, 1, 0}));
        QCOMPARE(m_toRead, QStringList());
        QCOMPARE((*m_catalogue->kept(id))->delivered.file, now);
    }

    void aFileWithAnotherNameAndTheSameContentIsTheCopy()
    {
        const qint64 id = known(1, "one", 3);
        const QString before = (*m_catalogue->kept(id))->delivered.file;
        const QString now = m_folder + QStringLiteral("/cur/renamed:2,");
        QVERIFY(QFile::rename(before, now));
        QCOMPARE(*adopt({message(now, 1, 3)}), (Adopted{0, 0, 1, 0}));
        QCOMPARE((*m_catalogue->kept(id))->delivered.file, now);
        QCOMPARE(m_catalogue->entries()->size(), 1);
    }

    void whatHasNoFileAnyMoreIsNotKept()
    {
        const qint64 id = known(1, "one", 3);
        QVERIFY(QFile::remove((*m_catalogue->kept(id))->delivered.file));
        QCOMPARE(*adopt({}), (Adopted{0, 0, 0, 1}));
        QCOMPARE(*m_catalogue->kept(id), std::nullopt);
        QCOMPARE(m_catalogue->entries()->first().marks, EntryMarks(EntryMark::Listed));
    }

    void ofAMessageThatWasOnlyInTheMaildirNothingIsLeftThen()
    {
        const QString file = deliver("one");
        QVERIFY(adopt({message(file, 1, 3)}));
        QVERIFY(QFile::remove(file));
        QCOMPARE(*adopt({}), (Adopted{0, 0, 0, 1}));
        QCOMPARE(m_catalogue->entries(Catalogue::Which::PresentOrKept)->size(), 0);
    }

    // A disk that is not mounted has lost nothing.
    void aMaildirElsewhereThatIsNotThereProvesNothing()
    {
        const qint64 id = addTo(*m_catalogue, {{"a", 1, {}}})->first().id;
        const QString elsewhere = m_temporary->filePath(QStringLiteral("disk"));
        QVERIFY(m_catalogue->setKept({{id, {elsewhere + QStringLiteral("/new/1.host"), 1, "h"}}}));
        QCOMPARE(*adopt({}), Adopted());
        QVERIFY(*m_catalogue->kept(id));
        QVERIFY(QDir().mkpath(elsewhere + QStringLiteral("/new")));
        QCOMPARE(*adopt({}), (Adopted{0, 0, 0, 1}));
    }

    void aRebuildThatIsInterruptedKeepsWhatItFound()
    {
        const QString first = deliver("one");
        deliver("two");
        {
            Adoption adoption(*m_catalogue);
            QVERIFY(adoption.begin(*accountFiles(m_folder)));
            QVERIFY(adoption.add({message(first, 1, 3)}));
        }
        reopen();
        QCOMPARE(m_catalogue->entries()->size(), 1);
        Adoption again(*m_catalogue);
        QCOMPARE(again.begin(*accountFiles(m_folder))->size(), 1); // the other
    }

#ifdef Q_OS_UNIX
    void onAFullDiskNothingIsHalfDone()
    {
        const QString file = deliver("one");
        QList<FoundMessage> messages;
        for (int i = 0; i < 5000; ++i)
            messages += message(QStringLiteral("%1/new/%2.host").arg(m_folder).arg(i), i, 3);
        {
            Adoption adoption(*m_catalogue);
            QVERIFY(adoption.begin({file}));
            const FullDisk full;
            QVERIFY(!adoption.add(messages));
        }
        QCOMPARE(m_catalogue->entries()->size(), 0);
        QCOMPARE(*adopt({message(file, 1, 3)}), (Adopted{1, 0, 0, 0}));
    }
#endif

    void whatAnotherProgramMovedIsFollowed()
    {
        const qint64 id = known(1, "one", 3);
        const QString there = moveTo(id, QStringLiteral("/.Work.2024/cur/"), QStringLiteral(":2,FS"));
        QCOMPARE(*adopt({}), (Adopted{0, 0, 1, 0}));
        const QList<LocalFolders::Entry> folders = *LocalFolders(*m_catalogue).all();
        QCOMPARE(folders.size(), 1);
        QCOMPARE(folders[0].name, QStringLiteral("Work/2024"));
        const CatalogueEntry entry = (*m_catalogue->entriesOf({id})).first();
        QCOMPARE(entry.folder, folders[0].id);
        QCOMPARE(entry.marks, EntryMark::Listed | EntryMark::Kept | EntryMark::Seen | EntryMark::Starred);
        QCOMPARE((*m_catalogue->localCopies({id})).first().file, there);
        QCOMPARE(*adopt({}), Adopted()); // once is enough
    }

    void whatAnotherProgramThrewAwayIsNoCopyAnyMore()
    {
        const qint64 id = known(1, "one", 3);
        const QString before = (*m_catalogue->localCopies({id})).first().file;
        const QString there = moveTo(id, QStringLiteral("/.Trash/cur/"), QStringLiteral(":2,"));
        QVERIFY(adopt({}));
        QCOMPARE((*m_catalogue->entriesOf({id})).first().marks, EntryMark::Listed | EntryMark::Trashed);
        QVERIFY(QFile::rename(there, before));
        QVERIFY(adopt({}));
        QCOMPARE((*m_catalogue->entriesOf({id})).first().marks, EntryMark::Listed | EntryMark::Kept);
    }

    void aLostCatalogueLearnsFoldersTrashAndFlags()
    {
        const auto at = [this](const QString &place, const QString &flags, const QByteArray &content) {
            if (!Maildir::open(m_folder + place))
                qFatal("maildir");
            const QString from = deliver(content);
            const QString to =
                m_folder + place + QStringLiteral("/cur/") + QFileInfo(from).fileName() + flags;
            return QFile::rename(from, to) ? to : QString();
        };
        const QString work = at(QStringLiteral("/.&BCAEMAQxBD4EQgQw-"), QStringLiteral(":2,F"), "one");
        const QString trash = at(QStringLiteral("/.Trash"), QStringLiteral(":2,S"), "two");
        const QString sent = at(QStringLiteral("/.Sent"), QStringLiteral(":2,S"), "six");
        loseCatalogue();
        reopen();
        QCOMPARE((*m_catalogue->loss())->messages, 3);
        QVERIFY(adopt({message(work, 1, 3), message(trash, 2, 3), message(sent, 3, 3)}));
        const QList<CatalogueEntry> entries = *m_catalogue->entries();
        QCOMPARE(entries.size(), 3);
        const EntryMarks due = EntryMark::FlagsDue; // the name is right; that is found out later
        QCOMPARE(entries[0].marks & ~due, EntryMark::Kept | EntryMark::Starred);
        QCOMPARE(entries[0].folder, firstOwnFolder);
        QCOMPARE(LocalFolders(*m_catalogue).all()->first().name, QStringLiteral("Работа"));
        QCOMPARE(entries[1].marks & ~due, EntryMark::Trashed | EntryMark::Seen);
        QCOMPARE(entries[2].marks & ~due, EntryMark::Kept | EntryMark::Seen);
        QCOMPARE(entries[2].folder, FolderId::Sent);
    }

    void whatTheUserDecidedHereSinceStays()
    {
        const qint64 id = known(1, "one", 3);
        moveTo(id, QStringLiteral("/cur/"), QStringLiteral(":2,S"));
        QVERIFY(adopt({}));
        QVERIFY((*m_catalogue->entriesOf({id})).first().marks.testFlag(EntryMark::Seen));
        // The program ended before the name followed.
        QVERIFY(m_catalogue->setFlags({id}, EntryMark::Starred, EntryMark::Seen));
        QVERIFY(adopt({}));
        const EntryMarks marks = (*m_catalogue->entriesOf({id})).first().marks;
        QVERIFY(marks.testFlag(EntryMark::Starred) && !marks.testFlag(EntryMark::Seen));
        QVERIFY(marks.testFlag(EntryMark::FlagsDue));
    }

    void whatWentWithItsFolderIsNotKeptAnyMore()
    {
        const qint64 id = known(1, "one", 3);
        moveTo(id, QStringLiteral("/.Work/cur/"), QStringLiteral(":2,"));
        QVERIFY(adopt({}));
        QVERIFY(QDir(m_folder + QStringLiteral("/.Work")).removeRecursively());
        QCOMPARE(*adopt({}), (Adopted{0, 0, 0, 1}));
        QVERIFY(!*m_catalogue->kept(id));
        QCOMPARE((*LocalFolders(*m_catalogue).all()).size(), 0);
    }

    // A rule would download it again.
    void whatAnotherProgramDeletedFromTheTrashWasThrownAway()
    {
        const qint64 id = known(1, "one", 3);
        const QString there = moveTo(id, QStringLiteral("/.Trash/cur/"), QStringLiteral(":2,"));
        QVERIFY(adopt({}));
        QVERIFY(QFile::remove(there));
        QVERIFY(adopt({}));
        QCOMPARE((*m_catalogue->entriesOf({id})).first().marks, EntryMark::Listed | EntryMark::Discarded);
    }

    // Dovecot can be told to keep the name when it copies a message.
    void aCopyUnderTheSameNameInAnotherFolderChangesNothing()
    {
        const qint64 id = known(1, "one", 3);
        const QString file = (*m_catalogue->localCopies({id})).first().file;
        QVERIFY(Maildir::open(m_folder + QStringLiteral("/.Trash")));
        QVERIFY(QFile::copy(file, m_folder + QStringLiteral("/.Trash/cur/") + QFileInfo(file).fileName()));
        QCOMPARE(*adopt({}), Adopted());
        QCOMPARE((*m_catalogue->localCopies({id})).first().file, file);
        QVERIFY(*m_catalogue->kept(id));
    }

    void anImportTakesNoCopyAwayFromAnybody()
    {
        const qint64 id = known(1, "one", 3);
        const qint64 withoutCopy = addTo(*m_catalogue, {{"uid-2", 3, {}}})->first().id;
        QVERIFY(m_catalogue->setHeaders({{withoutCopy, envelope(2), hash(2)}}));
        const QString file = (*m_catalogue->localCopies({id})).first().file;
        const FoundMessage same{m_catalogue->keepingsOf({id})->value(id).delivered, 3, envelope(1), hash(1)};
        FoundMessage again = same;
        again.delivered.file = deliver("one"); // the same message, imported
        Adoption adoption(*m_catalogue);
        QVERIFY(adoption.beginImport());
        const Result<QList<qint64>> ids = adoption.add({again, message(deliver("two"), 2, 3)});
        QVERIFY(ids);
        QCOMPARE((*m_catalogue->localCopies({id})).first().file, file);
        QVERIFY(ids->at(0) != id);
        QCOMPARE(ids->at(1), withoutCopy); // on the server, and here from now on
        QVERIFY(*m_catalogue->kept(withoutCopy));
    }

    void whatWasThrownAwayIsKnownAgainOnTheServer()
    {
        const QString file = deliver("one");
        QVERIFY(adopt({message(file, 1, 3)}));
        const qint64 found = (*m_catalogue->entries()).first().id;
        moveTo(found, QStringLiteral("/.Trash/cur/"), QStringLiteral(":2,"));
        QVERIFY(adopt({}));
        const qint64 listed = addTo(*m_catalogue, {{"uid-1", 3, {}}})->first().id;
        QVERIFY(m_catalogue->setHeaders({{listed, envelope(1), hash(1)}}));
        const auto relinked = *m_catalogue->relink({listed}, [](qint64) { return false; });
        QCOMPARE(relinked.size(), 1);
        QVERIFY(relinked[0].entry.marks.testFlag(EntryMark::Trashed));
        QCOMPARE((*m_catalogue->localCopies({listed})).size(), 1);
    }

    // Else a copy in the trash would pass for one that is kept.
    void whatHasACopyKeepsThatOneWhenItIsRelinked()
    {
        const qint64 old = known(1, "one", 3);
        moveTo(old, QStringLiteral("/.Trash/cur/"), QStringLiteral(":2,"));
        QVERIFY(adopt({}));
        QVERIFY(m_catalogue->clearMark({old}, EntryMark::Listed));
        const qint64 listed = addTo(*m_catalogue, {{"uid-1", 3, {}}})->first().id;
        QVERIFY(m_catalogue->setHeaders({{listed, envelope(1), hash(1)}}));
        const QString second = deliver("one");
        QVERIFY(m_catalogue->setKept({{listed, message(second, 1, 3).delivered}}));
        const auto relinked = *m_catalogue->relink({listed}, [listed](qint64 id) { return id == listed; });
        QCOMPARE(relinked.size(), 1);
        QCOMPARE(relinked[0].entry.marks & copyMarks, EntryMarks(EntryMark::Kept));
        QCOMPARE((*m_catalogue->localCopies({listed})).first().file, second);
    }

private:
    static FoundMessage message(const QString &file, int number, qint64 octetsOnServer)
    {
        return {{file, 3, "sha-" + QByteArray::number(number)},
                octetsOnServer,
                envelope(number),
                number == 0 ? QByteArray() : hash(number)};
    }

    /// As another mail program does it.
    QString moveTo(qint64 id, const QString &part, const QString &flags)
    {
        const QString from = (*m_catalogue->localCopies({id})).first().file;
        const QString to = m_folder + part + QFileInfo(from).fileName().section(u':', 0, 0) + flags;
        if (part.startsWith(QStringLiteral("/.")) && !Maildir::open(m_folder + part.section(u'/', 0, 1)))
            qFatal("maildir");
        if (!QFile::rename(from, to))
            qFatal("rename");
        return to;
    }

    /// A message of the catalogue with a file of its own.
    qint64 known(int number, const QByteArray &content, qint64 octets)
    {
        const qint64 id =
            addTo(*m_catalogue, {{"uid-" + QByteArray::number(number), octets, {}}})->first().id;
        const bool done = m_catalogue->setHeaders({{id, envelope(number), hash(number)}})
            && m_catalogue->setKept({{id, message(deliver(content), number, octets).delivered}});
        if (!done)
            qFatal("known");
        return id;
    }

    Result<Adopted> adopt(const QList<FoundMessage> &messages)
    {
        Adoption adoption(*m_catalogue);
        const Result<QStringList> toRead = adoption.begin(*accountFiles(m_folder));
        if (!toRead)
            return toRead.error();
        m_toRead = *toRead;
        if (const Result<QList<qint64>> added = adoption.add(messages); !added)
            return added.error();
        if (const Result<Done> ended = adoption.end(); !ended)
            return ended.error();
        return adoption.adopted();
    }

    QStringList m_toRead;
};

QTEST_GUILESS_MAIN(tst_archive_adoption)
#include "tst_archive_adoption.moc"
