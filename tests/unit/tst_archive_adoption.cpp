// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/adoption.h"
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
            QVERIFY(adoption.begin(*mailFiles(m_folder)));
            QVERIFY(adoption.add({message(first, 1, 3)}));
        }
        reopen();
        QCOMPARE(m_catalogue->entries()->size(), 1);
        Adoption again(*m_catalogue);
        QCOMPARE(again.begin(*mailFiles(m_folder))->size(), 1); // the other
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

private:
    static FoundMessage message(const QString &file, int number, qint64 octetsOnServer)
    {
        return {{file, 3, "sha-" + QByteArray::number(number)},
                octetsOnServer,
                envelope(number),
                number == 0 ? QByteArray() : hash(number)};
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
        const Result<QStringList> toRead = adoption.begin(*mailFiles(m_folder));
        if (!toRead)
            return toRead.error();
        m_toRead = *toRead;
        if (const Result<Done> added = adoption.add(messages); !added)
            return added.error();
        if (const Result<Done> ended = adoption.end(); !ended)
            return ended.error();
        return adoption.adopted();
    }

    QStringList m_toRead;
};

QTEST_GUILESS_MAIN(tst_archive_adoption)
#include "tst_archive_adoption.moc"
