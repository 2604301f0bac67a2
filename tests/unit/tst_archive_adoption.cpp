// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/adoption.h"
#include "archive/maildir.h"
#include "archive/maildirfiles.h"
#include "archive/publishing.h"
#include "tst_archive_adding.h"
#include "tst_archive_faults.h"

#include <QDir>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

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

/// Finding the files of a Maildir, and making a catalogue know them.
class tst_archive_adoption : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->filePath(QStringLiteral("account"));
        QVERIFY(Maildir::openOwn(m_folder));
        reopen();
    }

    void cleanup()
    {
        m_catalogue.reset();
        QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
    }

    // --- Files ------------------------------------------------------------------------------

    void whatOtherProgramsAppendIsNotUnique_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file :
             {"/m/new/1.M2P3Q4.host", "/m/new/1.M2P3Q4.host,S=5", "/m/cur/1.M2P3Q4.host,S=5:2,RS",
              "1.M2P3Q4.host:2,", "C:/m/cur/1.M2P3Q4.host;2,S", "/m/cur/1.M2P3Q4.host,S=5,W=6:2,S"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }
    void whatOtherProgramsAppendIsNotUnique()
    {
        QFETCH(const QString, file);
        QCOMPARE(uniquePart(file), QStringLiteral("1.M2P3Q4.host"));
    }

    void aFileThatOtherProgramsMovedIsFound()
    {
        const QString file = deliver("one");
        QCOMPARE(locate(m_folder, file), file);
        const QString seen = move(file, QStringLiteral("cur"), QStringLiteral(":2,S"));
        QCOMPARE(locate(m_folder, file), seen);
        const QString flagged = move(seen, QStringLiteral("cur"), QStringLiteral(":2,FS"));
        QCOMPARE(locate(m_folder, seen), flagged);
        QVERIFY(QFile::remove(flagged));
        QCOMPARE(locate(m_folder, file), std::nullopt);
    }

    void afterTheFolderWasMovedItsFilesAreFound()
    {
        const qint64 id = known(1, "one", 3);
        const QString moved = m_temporary->filePath(QStringLiteral("elsewhere"));
        const QString before = (*m_catalogue->kept(id))->delivered.file;
        m_catalogue.reset();
        QVERIFY(QDir().rename(m_folder, moved));
        QCOMPARE(locate(moved, before), QString(before).replace(m_folder, moved));
        m_folder = moved;
        reopen();
        const QString file = (*m_catalogue->kept(id))->delivered.file;
        QVERIFY2(file.startsWith(moved + u'/'), qPrintable(file));
        QCOMPARE(locate(m_folder, file), file);
    }

    void aFileElsewhereIsRememberedAsItIs()
    {
        const QString file = m_temporary->filePath(QStringLiteral("other/new/1.M2P3Q4.host"));
        const qint64 id = addTo(*m_catalogue, {{"a", 1, {}}})->first().id;
        QVERIFY(m_catalogue->setKept({{id, {file, 1, "h"}}}));
        QCOMPARE((*m_catalogue->kept(id))->delivered.file, file);
    }

    void theMaildirIsListedInTheOrderOfDelivery()
    {
        const QString first = deliver("one");
        const QString second = deliver("two");
        const QString moved = move(second, QStringLiteral("cur"), QStringLiteral(":2,S"));
        write(m_folder + QStringLiteral("/cur/.hidden"), "x");
        write(m_folder + QStringLiteral("/tmp/3.part.poplar"), "x");
        QVERIFY(QDir(m_folder).mkpath(QStringLiteral("cur/folder")));
        QCOMPARE(*mailFiles(m_folder), (QStringList{first, moved}));
    }

    // Seen twice while another program moves it, it is one message.
    void aFileInBothFoldersIsOneMessage()
    {
        const QString file = deliver("one");
        const QString copy =
            m_folder + QStringLiteral("/cur/") + QFileInfo(file).fileName() + QStringLiteral(":2,S");
        QVERIFY(QFile::copy(file, copy));
        QCOMPARE(*mailFiles(m_folder), QStringList{copy});
    }

#ifdef Q_OS_UNIX
    void aMaildirThatCannotBeReadIsNoEmptyOne()
    {
        deliver("one");
        const QString unreadable = m_folder + QStringLiteral("/new");
        for (const QString &folder : {m_temporary->path(), m_folder})
            QVERIFY(QFile::setPermissions(folder,
                                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner
                                              | QFile::ReadOther | QFile::ExeOther));
        QVERIFY(QFile::setPermissions(unreadable, QFile::Permissions()));
        {
            const AsNobody nobody;
            QVERIFY(!mailFiles(m_folder));
        }
        QVERIFY(QFile::setPermissions(unreadable, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QCOMPARE(mailFiles(m_folder)->size(), 1);
    }
#endif

    // --- Losses -----------------------------------------------------------------------------

    void aCatalogueThatIsMissingWhereThereIsMailIsALoss()
    {
        QCOMPARE(*m_catalogue->loss(), std::nullopt);
        deliver("one");
        deliver("two");
        reopen();
        QCOMPARE(*m_catalogue->loss(), std::nullopt);
        loseCatalogue();
        reopen();
        QCOMPARE(*m_catalogue->loss(), (Loss{2, {}}));
        reopen(); // the program ended before the user decided
        QCOMPARE(*m_catalogue->loss(), (Loss{2, {}}));
        QVERIFY(m_catalogue->forgetLoss());
        reopen();
        QCOMPARE(*m_catalogue->loss(), std::nullopt);
    }

    void aDamagedCatalogueIsALoss()
    {
        deliver("one");
        m_catalogue.reset();
        write(m_folder + QStringLiteral("/catalogue.sqlite"),
              "this is a text, and a long one at that, I say");
        reopen();
        QVERIFY(!m_catalogue->damagedFile().isEmpty());
        QCOMPARE(*m_catalogue->loss(), (Loss{1, m_catalogue->damagedFile()}));
        const QString movedTo = m_catalogue->damagedFile();
        reopen();
        QCOMPARE(*m_catalogue->loss(), (Loss{1, movedTo}));
        QVERIFY(adopt({}));
        QCOMPARE(*m_catalogue->loss(), std::nullopt);
    }

    void whereThereIsNoMailNothingIsLost()
    {
        loseCatalogue();
        reopen();
        QCOMPARE(*m_catalogue->loss(), std::nullopt);
    }

    // --- Adoption ---------------------------------------------------------------------------

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
        const qint64 now = addTo(*m_catalogue, {{"uid", 4711, {}}})->last().id;
        QVERIFY(m_catalogue->setHeaders({{now, envelope(1), hash(1)}}));
        QVERIFY(m_catalogue->relink({now}, [now](qint64 id) { return id == now; }));
        const QList<CatalogueEntry> entries = *m_catalogue->entries();
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries[0].id, now);
        QCOMPARE(entries[0].marks, EntryMark::Kept | EntryMark::Listed);
        QCOMPARE(entries[0].identity.uniqueId, "uid");
        QCOMPARE((*m_catalogue->kept(now))->delivered.file, file);
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
    void reopen()
    {
        m_catalogue.reset();
        Result<std::unique_ptr<Catalogue>> opened = Catalogue::open(m_folder);
        if (!opened)
            qFatal("%s", qUtf8Printable(opened.error().detail));
        m_catalogue = std::move(opened).value();
    }

    void loseCatalogue()
    {
        m_catalogue.reset();
        for (const QString &file : QDir(m_folder).entryList({QStringLiteral("catalogue.sqlite*")}))
            QVERIFY(QFile::remove(QDir(m_folder).filePath(file)));
    }

    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    Delivered delivered(const QByteArray &content)
    {
        auto delivery = Maildir::openOwn(m_folder)->begin();
        SealedGroup group;
        if (!(*delivery)->write(content) || !(*delivery)->seal())
            qFatal("delivery");
        group.push_back(std::move(delivery).value());
        return *publish(std::move(group)).first();
    }

    QString deliver(const QByteArray &content)
    {
        return delivered(content).file;
    }

    QString move(const QString &file, const QString &part, const QString &flags)
    {
        const QString to = QStringLiteral("%1/%2/%3%4")
                               .arg(m_folder, part, QFileInfo(file).fileName().section(u':', 0, 0), flags);
        if (!QFile::rename(file, to))
            qFatal("rename");
        return to;
    }

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

    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_folder;
    std::unique_ptr<Catalogue> m_catalogue;
    QStringList m_toRead;
};

QTEST_GUILESS_MAIN(tst_archive_adoption)
#include "tst_archive_adoption.moc"
