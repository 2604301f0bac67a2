// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/letters.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace poplar::practice;

namespace {

bool isBareLf(const QByteArray &content, qsizetype at)
{
    return at == 0 || content.at(at - 1) != '\r';
}

} // namespace

class PracticeLetters : public QObject {
    Q_OBJECT

private:
    const QList<StoredMessage> m_letters = practiceLetters();

private Q_SLOTS:
    void everyFileIsThere();
    void lineEndsAreThoseOfTheWire();
    void uniqueIdsAreUniqueAndTheSameEveryTime();
    void theRainIsLargeAndTellsItsOwnHash();
    void addressesAreFictional();
    void textWithoutALastLineEndGetsOne();
};

void PracticeLetters::everyFileIsThere()
{
    const QDir folder(QStringLiteral(POPLAR_SOURCE_DIR "/resources/practice"));
    const qsizetype files = folder.entryList({QStringLiteral("*.eml")}).size();
    QVERIFY(files >= 40);
    QCOMPARE(m_letters.size(), files);
}

void PracticeLetters::lineEndsAreThoseOfTheWire()
{
    for (const StoredMessage &letter : m_letters) {
        QVERIFY(letter.content.endsWith("\r\n"));
        for (qsizetype at = letter.content.indexOf('\n'); at >= 0; at = letter.content.indexOf('\n', at + 1))
            QVERIFY2(!isBareLf(letter.content, at), letter.content.first(200).constData());
    }
}

void PracticeLetters::uniqueIdsAreUniqueAndTheSameEveryTime()
{
    const QList<StoredMessage> again = practiceLetters();
    QSet<QByteArray> seen;
    for (qsizetype at = 0; at < m_letters.size(); ++at) {
        const QByteArray id = m_letters[at].uniqueId;
        QCOMPARE(again[at].uniqueId, id);
        QVERIFY(!id.isEmpty() && id.size() <= 70); // RFC 1939 section 7
        QVERIFY(std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c <= '~'; }));
        seen.insert(id);
    }
    QCOMPARE(seen.size(), m_letters.size());
}

void PracticeLetters::theRainIsLargeAndTellsItsOwnHash()
{
    const auto largest =
        std::max_element(m_letters.begin(), m_letters.end(),
                         [](const auto &a, const auto &b) { return a.content.size() < b.content.size(); });
    const QByteArray &content = largest->content;
    QVERIFY(content.size() > 5'000'000);
    const qsizetype begin = content.indexOf("UklGR"); // "RIFF" in base64
    const qsizetype end = content.indexOf("\r\n--", begin);
    QVERIFY(begin > 0 && end > begin);
    const QByteArray recording =
        QByteArray::fromBase64(content.sliced(begin, end - begin).replace("\r\n", ""));
    QCOMPARE(recording.size(), 44 + 8 * 60 * 8000);
    const QByteArray hash = QCryptographicHash::hash(recording, QCryptographicHash::Sha256).toHex();
    QVERIFY(content.contains(hash));
    QVERIFY(!content.contains("@THE-RAIN@"));
}

void PracticeLetters::addressesAreFictional()
{
    // RFC 2606 and RFC 6761: these belong to nobody.
    static const QRegularExpression reserved(
        QStringLiteral("(^|\\.)(example|example\\.(org|com|net)|localhost|[^.]*\\.?invalid|test)$"));
    static const QRegularExpression address(QStringLiteral("[\\w.+-]+@([\\w-]+(\\.[\\w-]+)+)"));
    for (const StoredMessage &letter : m_letters) {
        auto match = address.globalMatch(
            QString::fromLatin1(letter.content.first(std::min<qsizetype>(letter.content.size(), 100'000))));
        while (match.hasNext()) {
            const QString domain = match.next().captured(1).toLower();
            QVERIFY2(domain.contains(reserved) || domain.contains(QStringLiteral("xn--")),
                     qPrintable(domain));
        }
    }
}

void PracticeLetters::textWithoutALastLineEndGetsOne()
{
    QCOMPARE(StoredMessage::fromText("a\nb\r\nc").content, QByteArray("a\r\nb\r\nc\r\n"));
    QCOMPARE(StoredMessage::fromText("a\r").content, QByteArray("a\r\n"));
    QCOMPARE(StoredMessage::fromText("\n\n").content, QByteArray("\r\n\r\n"));
    QCOMPARE(StoredMessage::fromText("").content, QByteArray());
}

QTEST_GUILESS_MAIN(PracticeLetters)
#include "tst_practice_letters.moc"
