// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/maildirfiles.h"
#include "tst_archive_adding.h"
#include "tst_archive_faults.h"
#include "tst_archive_folder.h"

using namespace poplar;
using namespace poplar::archive;

/// Finding the files of a Maildir, and noticing that their catalogue is lost.
class tst_archive_maildirfiles : public AccountFolderTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { makeFolder(); }
    void cleanup() { closeCatalogue(); }

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
        const qint64 id = addTo(*m_catalogue, {{"a", 3, {}}})->first().id;
        QVERIFY(m_catalogue->setKept({{id, delivered("one")}}));
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
    }

    void whereThereIsNoMailNothingIsLost()
    {
        loseCatalogue();
        reopen();
        QCOMPARE(*m_catalogue->loss(), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(tst_archive_maildirfiles)
#include "tst_archive_maildirfiles.moc"
