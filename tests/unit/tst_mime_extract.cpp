// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "mime/extract.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using mime::Extract;

namespace {

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

/// Messages taken apart for programs.
class TestMimeExtract : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlainMessageIsItsText();
    void lineEndsBecomeLineFeeds_data();
    void lineEndsBecomeLineFeeds();
    void bothAlternativesAreTakenAsTheyAre();
    void onlyTheFirstBareTextCounts();
    void whatHasNoTextHasNull();
    void anAttachmentIsWhatTheRuleSays_data();
    void anAttachmentIsWhatTheRuleSays();
    void aMessageWithinIsOneAttachment();
    void sizeAndDigestAreOfTheDecodedContent_data();
    void sizeAndDigestAreOfTheDecodedContent();
    void theNameIsWhatTheMessageSays();
    void htmlMayNameItsOwnCharset();
    void aSenderIsNoAuthor();
    void nonsenseIsReadAsFarAsItGoes_data();
    void nonsenseIsReadAsFarAsItGoes();
    void aLongTextIsCutAtItsLimit();
    void aFileThatIsMissingIsAnError();

private:
    Extract extracted(const QByteArray &message)
    {
        const QString path = m_folder.filePath(QStringLiteral("message.eml"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(message) != message.size())
            qFatal("Cannot write %s", qPrintable(path));
        file.close();
        const auto result = mime::extractMessage(path);
        if (!result)
            qFatal("Cannot read %s", qPrintable(path));
        return *result;
    }
    /// A part within multipart/mixed, behind a text.
    Extract extractedPart(const QByteArray &part)
    {
        return extracted("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nbody\n--b\n" + part
                         + "\n--b--\n");
    }

    QTemporaryDir m_folder;
};

void TestMimeExtract::aPlainMessageIsItsText()
{
    const Extract extract = extracted("From: Anna <anna@example.org>\nTo: b@example.org, Ц <c@example.org>\n"
                                      "Subject: =?utf-8?B?0J/RgNC40LLQtdGC?=\n"
                                      "Date: Mon, 02 Nov 2026 10:00:00 +0300\nMessage-ID: <1@example.org>\n\n"
                                      "Hello.\n\nAnna\n");
    QCOMPARE(extract.text.value(), QStringLiteral("Hello.\n\nAnna\n"));
    QVERIFY(!extract.html);
    QVERIFY(extract.attachments.isEmpty());
    QCOMPARE(extract.envelope.subject, QStringLiteral("Привет"));
    QCOMPARE(extract.envelope.from.size(), 1);
    QCOMPARE(extract.envelope.from[0].name, QStringLiteral("Anna"));
    QCOMPARE(extract.envelope.to.size(), 2);
    QCOMPARE(extract.envelope.date, QDateTime(QDate(2026, 11, 2), QTime(7, 0), Qt::UTC));
    QCOMPARE(extract.envelope.messageId, QByteArray("1@example.org"));
}

void TestMimeExtract::lineEndsBecomeLineFeeds_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("LF") << QByteArray("Subject: x\n\none\ntwo\n");
    QTest::newRow("CRLF") << QByteArray("Subject: x\r\n\r\none\r\ntwo\r\n");
    QTest::newRow("lone CR") << QByteArray("Subject: x\n\none\rtwo\n");
    QTest::newRow("CRLF within base64")
        << "Content-Transfer-Encoding: base64\n\n" + QByteArray("one\r\ntwo\r\n").toBase64() + '\n';
}

void TestMimeExtract::lineEndsBecomeLineFeeds()
{
    QFETCH(QByteArray, message);
    QCOMPARE(extracted(message).text.value(), QStringLiteral("one\ntwo\n"));
}

void TestMimeExtract::bothAlternativesAreTakenAsTheyAre()
{
    const Extract extract = extracted("Content-Type: multipart/alternative; boundary=b\n\n"
                                      "--b\nContent-Type: text/plain; charset=koi8-r\n"
                                      "Content-Transfer-Encoding: quoted-printable\n\n=F0=D2=C9=D7=C5=D4  \n"
                                      "--b\nContent-Type: text/html\n\n<p onclick=\"x()\">Hi</p>\n--b--\n");
    QCOMPARE(extract.text.value().trimmed(), QStringLiteral("Привет"));
    QCOMPARE(extract.html.value(), QStringLiteral("<p onclick=\"x()\">Hi</p>"));
    QVERIFY(extract.attachments.isEmpty());
}

void TestMimeExtract::onlyTheFirstBareTextCounts()
{
    const Extract extract = extractedPart("Content-Type: text/plain\n\nfooter of a list");
    QCOMPARE(extract.text.value(), QStringLiteral("body"));
    QVERIFY(extract.attachments.isEmpty());
}

void TestMimeExtract::whatHasNoTextHasNull()
{
    const Extract extract = extracted("Content-Type: application/pdf\n\n%PDF");
    QVERIFY(!extract.text);
    QVERIFY(!extract.html);
    QCOMPARE(extract.attachments.size(), 1);
    QCOMPARE(extracted("Subject: an empty text is one\n\n").text.value_or(QStringLiteral("null")), QString());
}

void TestMimeExtract::anAttachmentIsWhatTheRuleSays_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("attachments");
    QTest::newRow("bare text") << QByteArray("Content-Type: text/plain") << 0;
    QTest::newRow("bare calendar") << QByteArray("Content-Type: text/calendar") << 0;
    QTest::newRow("inline text") << QByteArray("Content-Type: text/plain\nContent-Disposition: inline") << 0;
    QTest::newRow("text with a disposition of its own")
        << QByteArray("Content-Type: text/plain\nContent-Disposition: aside") << 0;
    QTest::newRow("attached text") << QByteArray("Content-Disposition: attachment") << 1;
    QTest::newRow("named text") << QByteArray("Content-Type: text/plain; name=a.txt") << 1;
    QTest::newRow("inline text with a file name")
        << QByteArray("Content-Type: text/plain\nContent-Disposition: inline; filename=a.txt") << 1;
    QTest::newRow("bare picture") << QByteArray("Content-Type: image/png") << 1;
    QTest::newRow("inline picture") << QByteArray("Content-Type: image/png\nContent-Disposition: inline")
                                    << 1;
    QTest::newRow("report") << QByteArray("Content-Type: message/delivery-status") << 1;
}

void TestMimeExtract::anAttachmentIsWhatTheRuleSays()
{
    QFETCH(QByteArray, header);
    QFETCH(int, attachments);
    const Extract extract = extractedPart(header + "\n\ncontent");
    QCOMPARE(extract.attachments.size(), attachments);
    QCOMPARE(extract.text.value(), QStringLiteral("body"));
    if (attachments > 0)
        QCOMPARE(extract.attachments[0].sha256, sha256("content"));
}

void TestMimeExtract::aMessageWithinIsOneAttachment()
{
    const QByteArray inner =
        "Subject: inner\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\ninner text\n"
        "--c\nContent-Type: image/png\n\npixels\n--c--";
    const Extract extract = extractedPart("Content-Type: message/rfc822\n\n" + inner);
    QCOMPARE(extract.attachments.size(), 1);
    QCOMPARE(extract.attachments[0].type, QByteArray("message/rfc822"));
    QCOMPARE(extract.attachments[0].octets, inner.size());
    QCOMPARE(extract.attachments[0].sha256, sha256(inner));
    QCOMPARE(extract.attachments[0].name, QString());
}

void TestMimeExtract::sizeAndDigestAreOfTheDecodedContent_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<QByteArray>("content");
    QByteArray binary;
    for (int i = 0; i < 70'000; ++i)
        binary += char(i * 7);
    QByteArray lines;
    for (qsizetype at = 0; at < binary.size(); at += 57)
        lines += binary.mid(at, 57).toBase64() + "\r\n";
    QTest::newRow("base64") << QByteArray("base64") << lines.chopped(2) << binary;
    QTest::newRow("quoted-printable")
        << QByteArray("quoted-printable") << QByteArray("a=00b=3D=\nc=0D=0A") << QByteArray("a\0b=c\r\n", 7);
    QTest::newRow("none") << QByteArray("8bit") << QByteArray("a\xff\nb") << QByteArray("a\xff\nb");
    QTest::newRow("nothing") << QByteArray("base64") << QByteArray() << QByteArray();
}

void TestMimeExtract::sizeAndDigestAreOfTheDecodedContent()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, encoded);
    QFETCH(QByteArray, content);
    const Extract extract = extractedPart(
        "Content-Type: application/octet-stream\nContent-Transfer-Encoding: " + encoding + "\n\n" + encoded);
    QCOMPARE(extract.attachments.size(), 1);
    QCOMPARE(extract.attachments[0].octets, content.size());
    QCOMPARE(extract.attachments[0].sha256, sha256(content));
}

void TestMimeExtract::theNameIsWhatTheMessageSays()
{
    const Extract extract =
        extractedPart("Content-Type: application/pdf; name=\"other.pdf\"\n"
                      "Content-Disposition: attachment;\n filename*0*=utf-8''%D0%A1%D1%87;\n"
                      " filename*1*=%D1%91%D1%82.pdf\n\nx");
    QCOMPARE(extract.attachments.value(0).name, QStringLiteral("Счёт.pdf"));
    const Extract rude = extractedPart("Content-Disposition: attachment; filename=\"../../etc/passwd\"\n\nx");
    QCOMPARE(rude.attachments.value(0).name, QStringLiteral("../../etc/passwd"));
}

void TestMimeExtract::htmlMayNameItsOwnCharset()
{
    const Extract extract =
        extracted("Content-Type: text/html\n\n<meta charset=koi8-r><p>\xf0\xd2\xc9\xd7\xc5\xd4</p>");
    QVERIFY2(extract.html.value().contains(QStringLiteral("Привет")), qPrintable(*extract.html));
}

void TestMimeExtract::aSenderIsNoAuthor()
{
    QVERIFY(extracted("Sender: list@example.org\n\nx").envelope.from.isEmpty());
}

void TestMimeExtract::nonsenseIsReadAsFarAsItGoes_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("no header") << QByteArray("hello there\nfriend\n")
                               << QStringLiteral("hello there\nfriend\n");
    QTest::newRow("boundary never comes")
        << QByteArray("Content-Type: multipart/mixed; boundary=b\n\ntext\n") << QStringLiteral("text\n");
    QTest::newRow("cut") << QByteArray("Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext")
                         << QStringLiteral("text");
}

void TestMimeExtract::nonsenseIsReadAsFarAsItGoes()
{
    QFETCH(QByteArray, message);
    QFETCH(QString, text);
    const Extract extract = extracted(message);
    QCOMPARE(extract.text.value(), text);
    QVERIFY(!extract.envelope.date.isValid());
}

void TestMimeExtract::aLongTextIsCutAtItsLimit()
{
    const QByteArray line(999, 'x');
    QByteArray message = "Subject: long\n\n";
    while (message.size() < limit::extractedText + 5000)
        message += line + '\n';
    const Extract extract = extracted(message);
    QCOMPARE(extract.text.value().size(), limit::extractedText);
    QVERIFY(extract.damages.testFlag(mime::Damage::TextCut));
}

void TestMimeExtract::aFileThatIsMissingIsAnError()
{
    const auto result = mime::extractMessage(m_folder.filePath(QStringLiteral("missing.eml")));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Storage);
}

QTEST_GUILESS_MAIN(TestMimeExtract)
#include "tst_mime_extract.moc"
