// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/maildir.h"
#include "archive/maildirfiles.h"
#include "archive/publishing.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::archive;

namespace {

QByteArray sha256(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256);
}

} // namespace

/// What lies in a Maildir, and is not remembered because the program was killed.
class TestArchiveUnnoted : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        for (const char *name : {"cur", "new", "tmp"})
            QVERIFY(QDir(m_folder->path()).mkdir(QLatin1StringView(name)));
    }

    void aFileIsFoundByItsContentOnce()
    {
        const QString file = put("new/1.M1P1Q1.host,S=6", "abcdef");
        put("cur/2.M1P1Q1.host,S=6:2,S", "ghijkl");
        Unnoted unnoted(m_folder->path(), {});
        QVERIFY(!unnoted.take(6, sha256("other!")));
        QCOMPARE(unnoted.take(6, sha256("abcdef")), std::optional(file));
        QVERIFY(!unnoted.take(6, sha256("abcdef")));
        QVERIFY(unnoted.take(6, sha256("ghijkl")));
    }

    void whatIsRememberedIsNoLeftover()
    {
        // Two messages with the same content were delivered, and another program has moved one.
        put("cur/1.M1P1Q1.host,S=6:2,RS", "abcdef");
        Unnoted unnoted(m_folder->path(), {QStringLiteral("1.M1P1Q1.host")});
        QVERIFY(!unnoted.take(6, sha256("abcdef")));
    }

    void aMessageThatLiesThereIsNotShownTwice()
    {
        const QString file = put("new/1.M1P1Q1.host,S=7", "Hello!\n");
        const Result<Delivered> delivered = deliver("Hello!\r\n");
        QVERIFY(delivered);
        QCOMPARE(*delivered, (Delivered{file, 7, sha256("Hello!\n"), true}));
        QCOMPARE(mailFiles(m_folder->path())->size(), 1);
        QVERIFY(QDir(m_folder->filePath(QStringLiteral("tmp"))).isEmpty());
        const Result<Delivered> other = deliver("Hello?\r\n");
        QVERIFY(other);
        QVERIFY(!other->wasThere);
        QVERIFY(other->file != file);
        QCOMPARE(mailFiles(m_folder->path())->size(), 2);
    }

private:
    QString put(const char *name, const QByteArray &content) const
    {
        QFile file(m_folder->filePath(QLatin1StringView(name)));
        if (!file.open(QFile::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
        return file.fileName();
    }

    Result<Delivered> deliver(const QByteArray &message) const
    {
        const Result<Maildir> maildir = Maildir::open(m_folder->path());
        Result<std::unique_ptr<Delivery>> delivery = maildir->begin();
        if (!delivery || !(*delivery)->write(message) || !(*delivery)->seal())
            qFatal("cannot deliver");
        SealedGroup group;
        group.push_back(std::move(delivery).value());
        const UnnotedIn unnoted{
            {maildir->path(), std::make_shared<Unnoted>(maildir->path(), QSet<QString>())}};
        return publish(std::move(group), unnoted).first();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestArchiveUnnoted)
#include "tst_archive_unnoted.moc"
