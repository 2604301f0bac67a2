// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/catalogue.h"
#include "archive/maildir.h"
#include "archive/publishing.h"
#include "archive/search.h"
#include "mailbox/indexing.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::mailbox;

namespace {

constexpr int longEnough = 20'000;

const QByteArray html = "Subject: page\nContent-Type: text/html; charset=utf-8\n\n<html><head><style>"
                        "p.hidden{color:red}</style></head><body><p>visible <b>wörd</b></p>"
                        "<script>code()</script></body></html>\n";
const QByteArray mixed = "Subject: parts\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                         "Content-Type: text/plain\n\nenclosed please find\n--b\n"
                         "Content-Type: application/pdf\nContent-Disposition: attachment; "
                         "filename=\"contract-2026.pdf\"\n\nbytes\n--b--\n";

} // namespace

/// The full-text index fills behind everything else.
class TestIndexing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->filePath(QStringLiteral("account"));
        m_isBusy = false;
        Result<std::unique_ptr<archive::Catalogue>> opened = archive::Catalogue::open(m_folder);
        QVERIFY(opened);
        m_catalogue = std::move(opened).value();
        m_pool = std::make_unique<QThreadPool>();
        m_indexing = std::make_unique<Indexing>(*m_pool, [this] { return m_isBusy; });
    }

    void cleanup()
    {
        m_indexing->stop();
        m_pool->waitForDone();
        m_indexing.reset();
        m_catalogue.reset();
    }

    void whatWasMissingAtTheStartIsFoundByItself()
    {
        const qint64 plain = known("one", "Subject: one\n\nsome plain text\n");
        const qint64 page = known("page", html);
        const qint64 parts = known("parts", mixed);
        const qint64 header = known("alone", {});
        index();
        QCOMPARE(found(QStringLiteral("plain")), QList<qint64>{plain});
        QCOMPARE(found(QStringLiteral("visible word")), QList<qint64>{page});
        QCOMPARE(found(QStringLiteral("hidden")), QList<qint64>()); // markup
        QCOMPARE(found(QStringLiteral("code")), QList<qint64>());
        QCOMPARE(found(QStringLiteral("enclosed contract 2026")), QList<qint64>{parts});
        QCOMPARE(found(QStringLiteral("alone anna")), QList<qint64>{header});
    }

    void whatComesLaterIsAdded()
    {
        index();
        const qint64 id = known("later", "Subject: later\n\ncame afterwards\n");
        m_indexing->add({id});
        QTRY_COMPARE_WITH_TIMEOUT(found(QStringLiteral("afterwards")), QList<qint64>{id}, longEnough);
    }

    // The session goes before, but the index gets there.
    void whileThereIsOtherWorkItGoesOnAtAWalk()
    {
        m_isBusy = true;
        const qint64 id = known("busy", "Subject: busy\n\nwords\n");
        index();
        QCOMPARE(found(QStringLiteral("words")), QList<qint64>{id});
    }

    void aFileThatAnotherProgramMovedIsRead()
    {
        const qint64 id = known("moved", "Subject: moved\n\nelsewhere\n");
        const QString file = (*m_catalogue->kept(id))->delivered.file;
        const QString now =
            m_folder + QStringLiteral("/cur/") + QFileInfo(file).fileName() + QStringLiteral(":2,S");
        QVERIFY(QFile::rename(file, now));
        index();
        QCOMPARE(found(QStringLiteral("elsewhere")), QList<qint64>{id});
    }

    void aFileThatIsGoneIsNotTriedForEver()
    {
        const qint64 id = known("lost", "Subject: lost\n\nvanished\n");
        QVERIFY(QFile::remove((*m_catalogue->kept(id))->delivered.file));
        index();
        QCOMPARE(found(QStringLiteral("lost")), QList<qint64>{id});
        QCOMPARE(*archive::SearchIndex(*m_catalogue).missing(), QList<qint64>());
    }

    void stoppedItLeavesTheRestForTheNextTime()
    {
        QList<qint64> ids;
        for (int i = 0; i < 100; ++i)
            ids += known("many", "Subject: many\n\nmany words\n");
        QSignalSpy caughtUp(m_indexing.get(), &Indexing::caughtUp);
        m_indexing->start(*m_catalogue);
        QTRY_VERIFY_WITH_TIMEOUT(!found(QStringLiteral("many words")).isEmpty(), longEnough);
        m_indexing->stop();
        m_pool->waitForDone();
        index();
        QCOMPARE(found(QStringLiteral("many words")).size(), ids.size());
    }

private:
    void index()
    {
        QSignalSpy caughtUp(m_indexing.get(), &Indexing::caughtUp);
        QSignalSpy failed(m_indexing.get(), &Indexing::failed);
        m_indexing->start(*m_catalogue);
        QTRY_COMPARE_WITH_TIMEOUT(caughtUp.size(), 1, longEnough);
        QCOMPARE(failed.size(), 0);
    }

    /// @param content empty for one of which only the header is here.
    qint64 known(const QByteArray &subject, const QByteArray &content)
    {
        const qint64 id = *m_catalogue->reserveIds(1);
        Envelope envelope;
        envelope.subject = QString::fromLatin1(subject);
        envelope.from = {{QStringLiteral("Anna"), QStringLiteral("anna@example.org")}};
        if (!m_catalogue->add({{QByteArray::number(id), 1, {}}}, id)
            || !m_catalogue->setHeaders({{id, envelope, QByteArray::number(id)}}))
            qFatal("known");
        if (content.isEmpty())
            return id;
        auto delivery = archive::Maildir::openOwn(m_folder)->begin();
        archive::SealedGroup group;
        if (!(*delivery)->write(content) || !(*delivery)->seal())
            qFatal("delivery");
        group.push_back(std::move(delivery).value());
        if (!m_catalogue->setKept({{id, *archive::publish(std::move(group)).first()}}))
            qFatal("kept");
        return id;
    }

    [[nodiscard]] QList<qint64> found(const QString &typed)
    {
        using archive::Search;
        return *Search(*m_catalogue).find(typed, Search::Order::Newest, 1000);
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_folder;
    bool m_isBusy = false;
    std::unique_ptr<archive::Catalogue> m_catalogue;
    std::unique_ptr<QThreadPool> m_pool;
    std::unique_ptr<Indexing> m_indexing;
};

QTEST_GUILESS_MAIN(TestIndexing)
#include "tst_indexing.moc"
