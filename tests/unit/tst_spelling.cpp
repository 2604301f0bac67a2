// SPDX-License-Identifier: GPL-3.0-or-later
// Which words are misspelt, by real dictionaries: small ones, made here.
#include "../support/spellingdictionaries.h"
#include "spelling/dictionaries.h"
#include "spelling/ownwords.h"
#include "spelling/speller.h"
#include "spelling/spelling.h"
#include "spelling/words.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace poplar;
using namespace poplar::spelling;
using Verdict = Spelling::Verdict;

namespace {

constexpr int longEnough = 20'000;

QStringList list(const char *words)
{
    return QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts);
}

/// "вода", "лодка", "кто-то" in the letters of KOI8-R.
const QByteArray russianWords = "3\n\xd7\xcf\xc4\xc1\n\xcc\xcf\xc4\xcb\xc1\n\xcb\xd4\xcf-\xd4\xcf\n";

} // namespace

class TestSpelling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_files = std::make_unique<test::SpellingDictionaries>();
        m_files->add(QStringLiteral("en_US"), "SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz\n",
                     "5\nboat\nboats\nwater\ndon't\ncaf\xc3\xa9\n");
        m_files->add(QStringLiteral("ru_RU"), "SET KOI8-R\n", russianWords);
    }

    void wordsOfALine_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char *name, const char *line, const QStringList &words) {
            QTest::newRow(name) << QString::fromUtf8(line) << words;
        };
        row("nothing", "", {});
        row("sentence", "Two boats, at least (or: three).", list("Two boats at least or three"));
        row("Russian", "Две лодки — не три!", list("Две лодки не три"));
        row("apostrophes", "don't 'quoted' it’s", list("don't quoted it’s"));
        row("hyphens", "кто-то well-known -- end-", list("кто-то well-known end"));
        row("combining", "cafe\xcc\x81 ok", list("cafe\xcc\x81 ok"));
        row("addresses", "to anna@example.org, www.example.org https://x.example/boat example.org end",
            list("to end"));
        row("files", "in C:\\boats ~/boats /usr/share a_name either/or", list("in either or"));
        row("numbers", "2nd mp3 12 boats", list("boats"));
        row("capitals", "SMTP и ГОСТ Boat", list("Boat"));
        row("single letters", "a и I be", list("be"));
        QTest::newRow("endless") << QString(10'000, u'a') << QStringList();
    }

    void wordsOfALine()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, words);
        QStringList found;
        for (const Word &word : wordsOf(line)) {
            QCOMPARE(line.mid(word.start, word.text.size()), word.text);
            found += word.text;
        }
        QCOMPARE(found, words);
    }

    void theFirstFolderWins()
    {
        const test::SpellingDictionaries other;
        other.add(QStringLiteral("en-US"), "", "0\n");
        QVERIFY(QFile(other.path("half.aff")).open(QIODevice::WriteOnly));
        const QList<Dictionary> found =
            installedDictionaries({other.folder(), m_files->folder(), QStringLiteral("/nowhere")});
        QCOMPARE(found.size(), 2);
        QCOMPARE(found[0].language, QStringLiteral("en_US"));
        QCOMPARE(found[0].words, other.path("en-US.dic"));
        QCOMPARE(found[1].language, QStringLiteral("ru_RU"));
    }

    void usualLanguagesAreTheUsers_data()
    {
        QTest::addColumn<QStringList>("installed");
        QTest::addColumn<QStringList>("wanted");
        QTest::addColumn<QStringList>("usual");
        QTest::newRow("both") << list("de_DE en_US ru_RU") << list("ru-RU ru") << list("ru_RU en_US");
        QTest::newRow("British") << list("en_GB en_US") << list("en-GB en") << list("en_GB");
        QTest::newRow("of the language") << list("en_GB pt_PT") << list("pt-BR") << list("pt_PT en_GB");
        QTest::newRow("none") << list("") << list("ru-RU") << list("");
        QTest::newRow("another") << list("de_DE") << list("ru-RU") << list("");
    }

    void usualLanguagesAreTheUsers()
    {
        QFETCH(QStringList, installed);
        QFETCH(QStringList, wanted);
        QTEST(usualLanguages(installed, wanted), "usual");
    }

    void eachWordIsAskedOfItsOwnLetters()
    {
        Spelling spelling(m_files->path("words.txt"));
        QVERIFY(chooseAll(spelling));
        for (const char *right :
             {"boat", "Boat", "don’t", "cafe\xcc\x81", "вода", "Вода", "кто-то", "Ελλάδα"})
            QCOMPARE(judged(spelling, right), Verdict::Right);
        for (const char *wrong : {"baot", "вда", "boatвода"})
            QCOMPARE(judged(spelling, wrong), Verdict::Wrong);
        spelling.choose({QStringLiteral("en_US")});
        QCOMPARE(judged(spelling, "вда"), Verdict::Right);
        QCOMPARE(judged(spelling, "baot"), Verdict::Wrong);
    }

    void aDictionaryThatCannotBeReadIsPassedOver()
    {
        m_files->add(QStringLiteral("xx_XX"), "SET NO-SUCH-SET\n", "1\nword\n");
        Spelling spelling(m_files->path("words.txt"));
        QVERIFY(chooseAll(spelling));
        QCOMPARE(spelling.languages().size(), 3);
        QCOMPARE(judged(spelling, "boat"), Verdict::Right);
        QCOMPARE(judged(spelling, "baot"), Verdict::Wrong);
    }

    void suggestionsComeWithTheirTicket()
    {
        Spelling spelling(m_files->path("words.txt"));
        QVERIFY(chooseAll(spelling));
        QSignalSpy suggested(&spelling, &Spelling::suggested);
        const quint64 first = spelling.suggest(QStringLiteral("baot"));
        const quint64 second = spelling.suggest(QStringLiteral("лдка"));
        QTRY_COMPARE_WITH_TIMEOUT(suggested.size(), 2, longEnough);
        QCOMPARE(suggested[0][0].toULongLong(), first);
        QVERIFY(suggested[0][1].toStringList().contains(QStringLiteral("boat")));
        QCOMPARE(suggested[1][0].toULongLong(), second);
        QVERIFY(suggested[1][1].toStringList().contains(QStringLiteral("лодка")));
    }

    void whatIsLearnedIsKept()
    {
        {
            Spelling spelling(m_files->path("words.txt"));
            QVERIFY(chooseAll(spelling));
            QCOMPARE(judged(spelling, "poplar"), Verdict::Wrong);
            QSignalSpy reconsidered(&spelling, &Spelling::reconsidered);
            spelling.learn(QStringLiteral("poplar"));
            QCOMPARE(reconsidered.size(), 1);
            QCOMPARE(judged(spelling, "poplar"), Verdict::Right);
            QCOMPARE(judged(spelling, "Poplar"), Verdict::Right);
            QCOMPARE(judged(spelling, "poplr"), Verdict::Wrong);
        }
        Spelling next(m_files->path("words.txt"));
        QVERIFY(chooseAll(next));
        QCOMPARE(judged(next, "poplar"), Verdict::Right);
    }

    void aWordThatCannotBeStoredCountsAllTheSame()
    {
        Spelling spelling(m_files->path("no/such/folder/words.txt"));
        QVERIFY(chooseAll(spelling));
        QSignalSpy failed(&spelling, &Spelling::learningFailed);
        spelling.learn(QStringLiteral("poplar"));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, longEnough);
        QCOMPARE(failed[0][0].value<Error>().kind, ErrorKind::Storage);
        QCOMPARE(judged(spelling, "poplar"), Verdict::Right);
    }

    void manyWordsAreAllJudged()
    {
        Spelling spelling(m_files->path("words.txt"));
        QVERIFY(chooseAll(spelling));
        constexpr int many = 3000;
        const auto wrong = [&spelling] {
            int count = 0;
            for (int i = 0; i < many; ++i) {
                // Letters only: "w" and the digits of i as letters.
                QString word = QStringLiteral("w");
                for (const QChar digit : QString::number(i))
                    word += QChar(u'a' + digit.digitValue());
                count += spelling.verdict(word) == Verdict::Wrong ? 1 : 0;
            }
            return count;
        };
        QTRY_COMPARE_WITH_TIMEOUT(wrong(), many, longEnough);
    }

private:
    [[nodiscard]] static bool chooseAll(Spelling &spelling)
    {
        const bool came = QTest::qWaitFor([&] { return !spelling.languages().isEmpty(); }, longEnough);
        spelling.choose(spelling.languages());
        return came;
    }

    [[nodiscard]] static Verdict judged(Spelling &spelling, const char *word)
    {
        const QString text = QString::fromUtf8(word);
        return QTest::qWaitFor([&] { return spelling.verdict(text) != Verdict::Pending; }, longEnough)
            ? spelling.verdict(text)
            : Verdict::Pending;
    }

    std::unique_ptr<test::SpellingDictionaries> m_files;
};

QTEST_GUILESS_MAIN(TestSpelling)
#include "tst_spelling.moc"
