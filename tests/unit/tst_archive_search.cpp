// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/catalogue.h"
#include "archive/search.h"
#include "archive/searchindex.h"
#include "archive/searchwords.h"
#include "base/limits.h"
#include "tst_archive_adding.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::archive;

namespace {

using Order = Search::Order;

constexpr qsizetype all = 1000;

QByteArray hash(int number)
{
    return QByteArray::number(number).rightJustified(32, '.');
}

} // namespace

/// The full-text index, and what is found with it.
class tst_archive_search : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_number = 0;
        reopen();
    }

    void cleanup()
    {
        m_catalogue.reset();
        QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
    }

    void wordsAreFolded_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("case and punctuation")
            << QStringLiteral("Re: Hello, WORLD!") << QStringLiteral("re hello world");
        QTest::newRow("accents") << QStringLiteral("Café naïve Ångström")
                                 << QStringLiteral("cafe naive angstrom");
        QTest::newRow("Russian") << QStringLiteral("Ёлка и ЙОД") << QStringLiteral("елка и иод");
        QTest::newRow("ligatures and widths") << QStringLiteral("ﬁne ＡＢＣ") << QStringLiteral("fine abc");
        QTest::newRow("an address") << QStringLiteral("<anna.b@example.org>")
                                    << QStringLiteral("anna b example org");
        QTest::newRow("no spaces") << QStringLiteral("東京都 ab") << QStringLiteral("東京 京都 都 ab");
        QTest::newRow("nothing") << QStringLiteral(" \t--\u202e\u0000") << QString();
        QTest::newRow("half a pair") << QString(QChar(0xd800)) + QStringLiteral("x") << QStringLiteral("x");
    }
    void wordsAreFolded()
    {
        QFETCH(const QString, text);
        QTEST(wordsOf(text), "words");
    }

    void wordsAreBounded()
    {
        QCOMPARE(wordsOf(QString(1000, u'x')).size(), limit::indexedWord);
        const QString words = wordsOf(QStringLiteral("word ").repeated(100'000));
        QVERIFY(words.size() <= limit::indexedText);
        QVERIFY(words.size() > limit::indexedText - 10);
        // Of one character compatibility makes eighteen.
        QVERIFY(wordsOf(QString(limit::indexedText * 2, QChar(0xfdfa))).size() <= limit::indexedText);
    }

    void everyWordMustBeThere()
    {
        const qint64 first =
            add({QStringLiteral("Invoice of May"), QStringLiteral("Anna"), QStringLiteral("please pay")});
        const qint64 second =
            add({QStringLiteral("Invoice of June"), QStringLiteral("Boris"), QStringLiteral("paid, thanks")});
        QCOMPARE(found(QStringLiteral("invoice")), (QList<qint64>{second, first}));
        QCOMPARE(found(QStringLiteral("invoice anna")), (QList<qint64>{first}));
        QCOMPARE(found(QStringLiteral("ANNA please Invoice")), (QList<qint64>{first}));
        QCOMPARE(found(QStringLiteral("anna june")), QList<qint64>());
    }

    void theLastWordMayBeABeginning()
    {
        const qint64 id = add({QStringLiteral("Приглашение на встречу"), {}, {}});
        QCOMPARE(found(QStringLiteral("пригл")), QList<qint64>{id});
        QCOMPARE(found(QStringLiteral("приглашение вст")), QList<qint64>{id});
        QCOMPARE(found(QStringLiteral("пригл встречу")), QList<qint64>());
    }

    void whatScriptsWithoutSpacesSayIsFound()
    {
        const qint64 id = add({QStringLiteral("東京都の天気"), {}, {}});
        add({QStringLiteral("京東"), {}, {}});
        for (const char16_t *sought : {u"東京", u"京都", u"天気", u"気", u"東京都の天気"})
            QCOMPARE(found(QString::fromUtf16(sought)).contains(id), true);
        QCOMPARE(found(QStringLiteral("東京")), QList<qint64>{id});
    }

    // Whatever a user types is a word to be found, and no command to the index.
    void nothingTypedIsACommand_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *typed :
             {"\"", "a\" OR \"b", "AND", "NOT x", "NEAR(a b, 2)", "subject:a", "a*", "^a", "-a",
              "{subject} : a", "a + b", "'; DROP TABLE words; --", "(", "\\", "*", "a AND", "%"})
            QTest::newRow(typed) << QString::fromLatin1(typed);
        QTest::newRow("NUL") << QStringLiteral("a\0b").left(3);
        QTest::newRow("long") << QString(100'000, u'a');
    }
    void nothingTypedIsACommand()
    {
        QFETCH(const QString, typed);
        add({QStringLiteral("zzz"), {}, {}});
        const Result<QList<qint64>> result = Search(*m_catalogue).find(typed, Order::Best, all);
        QVERIFY2(result, result ? "" : qUtf8Printable(result.error().detail));
        QCOMPARE(*result, QList<qint64>());
    }

    void operatorsAreWordsLikeOthers()
    {
        const qint64 id = add({QStringLiteral("this or that, and not NEAR"), {}, {}});
        for (const char *word : {"or", "AND", "not", "near"})
            QCOMPARE(found(QString::fromLatin1(word)), QList<qint64>{id});
    }

    void theSubjectComesBeforeThePeopleAndTheText()
    {
        const qint64 ofPeople = add({QStringLiteral("one"), QStringLiteral("poplar"), {}});
        const qint64 inSubject = add({QStringLiteral("poplar"), {}, QStringLiteral("something else here")});
        const qint64 inText = add({QStringLiteral("something"), {}, QStringLiteral("else poplar here")});
        QCOMPARE(*Search(*m_catalogue).find(u"poplar", Order::Best, all),
                 (QList<qint64>{inSubject, ofPeople, inText}));
        QCOMPARE(*Search(*m_catalogue).find(u"poplar", Order::Newest, all),
                 (QList<qint64>{inText, inSubject, ofPeople}));
        QCOMPARE(*Search(*m_catalogue).find(u"poplar", Order::Newest, 1), (QList<qint64>{inText}));
        QCOMPARE(*Search(*m_catalogue).find(u"poplar", Order::Best, 2), (QList<qint64>{inSubject, ofPeople}));
    }

    void whatIsMissingIsNamedUntilItIsThere()
    {
        SearchIndex index(*m_catalogue);
        const QList<CatalogueEntry> added = *addTo(*m_catalogue, {{"a", 1, {}}, {"b", 2, {}}});
        QCOMPARE(*index.missing(), QList<qint64>()); // no header yet
        Envelope envelope;
        envelope.subject = QStringLiteral("Subject");
        envelope.from = {{QStringLiteral("Anna"), QStringLiteral("anna@example.org")}};
        envelope.cc = {{QStringLiteral("Cyril"), {}}};
        QVERIFY(m_catalogue->setHeaders({{added[0].id, envelope, hash(1)}, {added[1].id, {}, hash(2)}}));
        QCOMPARE(*index.missing(), (QList<qint64>{added[1].id, added[0].id}));
        const QList<Unindexed> unindexed = *index.read({added[0].id});
        QCOMPARE(unindexed.size(), 1);
        QCOMPARE(unindexed[0].subject, QStringLiteral("Subject"));
        QCOMPARE(unindexed[0].people, QStringLiteral("Anna anna@example.org Cyril "));
        QCOMPARE(unindexed[0].file, QString());
        QVERIFY(index.put({{added[0].id, QStringLiteral("subject"), {}, std::nullopt}}));
        QCOMPARE(*index.missing(), QList<qint64>{added[1].id});

        // Its text comes.
        QVERIFY(m_catalogue->setKept({{added[0].id, {QStringLiteral("/x/new/1"), 1, "h"}}}));
        reopen();
        SearchIndex again(*m_catalogue);
        QCOMPARE(*again.missing(), (QList<qint64>{added[1].id, added[0].id}));
        QCOMPARE(again.read({added[0].id})->first().file, QStringLiteral("/x/new/1"));
        QVERIFY(again.put({{added[0].id, QStringLiteral("subject"), {}, QStringLiteral("the text")}}));
        QCOMPARE(*again.missing(), QList<qint64>{added[1].id});
        QCOMPARE(again.read({added[0].id})->size(), 0);
        QCOMPARE(found(QStringLiteral("subject text")), QList<qint64>{added[0].id}); // once
    }

    void aMessageThatIsReplacedInTheIndexIsFoundByItsNewWordsAlone()
    {
        const qint64 id = add({QStringLiteral("before"), {}, {}});
        QVERIFY(SearchIndex(*m_catalogue).put({{id, QStringLiteral("after"), {}, QString()}}));
        QCOMPARE(found(QStringLiteral("before")), QList<qint64>());
        QCOMPARE(found(QStringLiteral("after")), QList<qint64>{id});
    }

    void whatIsNotInTheCatalogueIsNotIndexed()
    {
        QVERIFY(SearchIndex(*m_catalogue).put({{4711, QStringLiteral("ghost"), {}, QString()}}));
        QCOMPARE(found(QStringLiteral("ghost")), QList<qint64>());
    }

    // On a server without unique-ids a message has another entry in each session.
    void theIndexFollowsAMessageThatIsRelinked()
    {
        const CatalogueEntry before = entry({{}, 100, {}}, 1);
        QVERIFY(m_catalogue->setKept({{before.id, {QStringLiteral("/x/new/1"), 1, "h"}}}));
        QVERIFY(SearchIndex(*m_catalogue)
                    .put({{before.id, QStringLiteral("subject"), {}, QStringLiteral("text")}}));
        const CatalogueEntry now = entry({{}, 100, {}}, 1);
        QVERIFY(SearchIndex(*m_catalogue).put({{now.id, QStringLiteral("subject"), {}, std::nullopt}}));
        QVERIFY(m_catalogue->relink({now.id}, [&now](qint64 id) { return id == now.id; }));
        QCOMPARE(found(QStringLiteral("subject text")), QList<qint64>{now.id});
        QCOMPARE(*SearchIndex(*m_catalogue).missing(), QList<qint64>());
    }

    void whatIsGoneIsFoundOnlyIfItIsKept()
    {
        const qint64 kept = add({QStringLiteral("kept"), {}, QStringLiteral("words")});
        const qint64 lost = add({QStringLiteral("lost"), {}, QStringLiteral("words")});
        QVERIFY(m_catalogue->setKept({{kept, {QStringLiteral("/x/new/1"), 1, "h"}}}));
        QVERIFY(m_catalogue->setMark({kept, lost}, EntryMark::Gone));
        QCOMPARE(found(QStringLiteral("words")), QList<qint64>{kept});
    }

    // With the file its text goes: nobody could read what was found.
    void aTextThatIsNoLongerKeptIsNotFound()
    {
        const qint64 id = add({QStringLiteral("subject"), {}, QStringLiteral("words")});
        QVERIFY(m_catalogue->setKept({{id, {QStringLiteral("/x/new/1"), 1, "h"}}}));
        execute(QStringLiteral("DELETE FROM kept"));
        QCOMPARE(found(QStringLiteral("words")), QList<qint64>());
        QCOMPARE(*SearchIndex(*m_catalogue).missing(), QList<qint64>{id}); // its header is found again
    }

    void anIndexThatIsMostlyWasteIsBegunAnew()
    {
        const qint64 id = add({QStringLiteral("waste"), {}, {}});
        SearchIndex index(*m_catalogue);
        QVERIFY(index.tidy());
        QCOMPARE(*index.missing(), QList<qint64>());
        execute(QStringLiteral("UPDATE sqlite_sequence SET seq = 20000 WHERE name = 'indexed'"));
        QVERIFY(index.tidy());
        QCOMPARE(*index.missing(), QList<qint64>{id});
        QCOMPARE(found(QStringLiteral("waste")), QList<qint64>());
        QVERIFY(index.put({{id, QStringLiteral("waste"), {}, QString()}}));
        QCOMPARE(found(QStringLiteral("waste")), QList<qint64>{id});
        execute(QStringLiteral("INSERT INTO words (words) VALUES ('integrity-check')"));
    }

    void aHundredThousandMessages()
    {
        constexpr int many = 100'000;
        constexpr int batch = 500;
        QElapsedTimer timer;
        const auto lap = [&timer](const char *what) { qInfo("%s: %lld ms", what, timer.restart()); };
        QList<Identity> identities;
        for (int i = 0; i < many; ++i)
            identities += {"uid-" + QByteArray::number(i), i, {}};
        const QList<CatalogueEntry> added = *addTo(*m_catalogue, identities);
        SearchIndex index(*m_catalogue);
        timer.start();
        for (int from = 0; from < many; from += batch) {
            QList<IndexedText> texts;
            for (int i = from; i < from + batch; ++i)
                texts += {added[i].id, QStringLiteral("letter number %1 of many").arg(i),
                          QStringLiteral("anna example org"), std::nullopt};
            QVERIFY(index.put(texts));
        }
        lap("index 100,000 headers");
        QCOMPARE(found(QStringLiteral("number 4242")).contains(added[4242].id), true);
        lap("find one");
        QCOMPARE(Search(*m_catalogue).find(u"letter", Order::Newest, 500)->size(), 500);
        lap("find 500 of all");
        QCOMPARE(Search(*m_catalogue).find(u"anna lett", Order::Best, 500)->size(), 500);
        lap("rank all");
    }

private:
    void reopen()
    {
        m_catalogue.reset();
        Result<std::unique_ptr<Catalogue>> opened = Catalogue::open(m_temporary->path());
        if (!opened)
            qFatal("%s", qUtf8Printable(opened.error().detail));
        m_catalogue = std::move(opened).value();
    }

    CatalogueEntry entry(const Identity &identity, int header)
    {
        const CatalogueEntry added = addTo(*m_catalogue, {identity})->first();
        if (!m_catalogue->setHeaders({{added.id, {}, hash(header)}}))
            qFatal("setHeaders");
        return added;
    }

    struct Said {
        QString subject;
        QString people;
        QString text;
    };
    qint64 add(const Said &said)
    {
        const int number = ++m_number;
        const qint64 id = entry({"uid-" + QByteArray::number(number), 1, {}}, number).id;
        if (!SearchIndex(*m_catalogue)
                 .put({{id, wordsOf(said.subject), wordsOf(said.people), wordsOf(said.text)}}))
            qFatal("put");
        return id;
    }

    [[nodiscard]] QList<qint64> found(const QString &typed)
    {
        const Result<QList<qint64>> result = Search(*m_catalogue).find(typed, Order::Newest, all);
        if (!result)
            qFatal("%s", qUtf8Printable(result.error().detail));
        return *result;
    }

    void execute(const QString &statement)
    {
        QSqlQuery query(QSqlDatabase::database(m_catalogue->connectionName(), false));
        QVERIFY2(query.exec(statement), qUtf8Printable(query.lastError().text()));
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<Catalogue> m_catalogue;
    int m_number = 0;
};

QTEST_GUILESS_MAIN(tst_archive_search)
#include "tst_archive_search.moc"
