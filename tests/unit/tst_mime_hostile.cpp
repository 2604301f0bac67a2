// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "mime/message.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace poplar;
using mime::Damage;
using mime::Message;

namespace {

QByteArray each(int count, const std::function<QByteArray(int)> &piece)
{
    QByteArray all;
    for (int i = 0; i < count; ++i)
        all += piece(i);
    return all;
}

QByteArray html(const QByteArray &body)
{
    return "Content-Type: text/html\r\n\r\n" + body;
}

} // namespace

/// Messages made to crash, to stall or to fill the memory of who reads them. Each was found to do so to
/// some library; the time limit of the test program is the measure.
class MimeHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nestedMultiparts();
    void nestedMultipartsWithinTheLimitAreRead();
    void nestedMessages();
    void millionsOfParts();
    void tenThousandParts();
    void millionsOfFieldsInAPart();
    void nestedGroupsInAnAttachedMessage();
    void longLines();
    void longText();
    void longTextOfManyParts();
    void theCutSparesCharacters();
    void htmlThatGrows_data();
    void htmlThatGrows();
    void randomBytes();
    void randomStructures();

private:
    Message read(const QByteArray &message) const;

    QTemporaryDir m_folder;
};

Message MimeHostile::read(const QByteArray &message) const
{
    QFile file(m_folder.filePath(QStringLiteral("message.eml")));
    if (!file.open(QIODevice::WriteOnly) || file.write(message) != message.size())
        qFatal("Cannot write a message");
    file.close();
    return mime::readMessage(file.fileName()).value();
}

void MimeHostile::nestedMultiparts()
{
    const Message message = read(each(3000, [](int i) {
        const QByteArray boundary = "b" + QByteArray::number(i);
        return "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary + "\r\n";
    }));
    QVERIFY(message.damages.testFlag(Damage::TooDeep));
    QVERIFY(message.damages.testFlag(Damage::Truncated));
    QCOMPARE(message.attachments.size(), 1); // what is inside can be saved
    QCOMPARE(message.attachments[0].type, QByteArray("multipart/mixed"));
}

void MimeHostile::nestedMultipartsWithinTheLimitAreRead()
{
    const int depth = limit::mimeDepth - 1;
    const auto boundary = [](int i) { return "b" + QByteArray::number(i); };
    const QByteArray open = each(depth, [&](int i) {
        return "Content-Type: multipart/mixed; boundary=" + boundary(i) + "\r\n\r\n--" + boundary(i) + "\r\n";
    });
    const QByteArray close = each(depth, [&](int i) { return "\r\n--" + boundary(depth - 1 - i) + "--"; });
    const Message message = read(open + "\r\nfound" + close);
    QCOMPARE(message.text, QStringLiteral("found"));
    QCOMPARE(message.damages, mime::Damages());
}

void MimeHostile::nestedMessages()
{
    const Message message = read(each(100'000, [](int) { return "Content-Type: message/rfc822\r\n\r\n"; }));
    QCOMPARE(message.attachments.size(), 1);
}

// Six octets each: GMime's own parser takes 2.7 GB for them.
void MimeHostile::millionsOfParts()
{
    const Message message =
        read("Content-Type: multipart/mixed; boundary=b\n\n" + QByteArray("--b\n\n").repeated(2'000'000));
    QVERIFY(message.damages.testFlag(Damage::TooDeep));
}

void MimeHostile::tenThousandParts()
{
    const int files = limit::mimeParts - 2; // the multipart and the text are parts too
    const Message message =
        read("Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext"
             + each(files, [](int) { return "\n--b\nContent-Type: application/pdf; name=a.pdf\n\nx"; })
             + "\n--b--\n");
    QCOMPARE(message.text, QStringLiteral("text"));
    QCOMPARE(message.attachments.size(), files);
    QCOMPARE(message.attachments.last().fileName, QStringLiteral("a (%1).pdf").arg(files));
    QCOMPARE(message.damages, mime::Damages());
}

void MimeHostile::millionsOfFieldsInAPart()
{
    const Message message =
        read("Content-Type: multipart/mixed; boundary=b\n\n--b\n" + QByteArray("a:\n").repeated(3'000'000)
             + "\nhidden\n--b\n\nfound\n--b--\n");
    QCOMPARE(message.text, QStringLiteral("hidden\n\nfound"));
    QVERIFY(message.damages.testFlag(Damage::Malformed));
}

// GMime's own parser exhausts the stack here.
void MimeHostile::nestedGroupsInAnAttachedMessage()
{
    const QByteArray groups = "From: " + QByteArray("a:").repeated(500'000) + "\n\nx";
    QCOMPARE(read("Content-Type: message/rfc822\n\n" + groups).attachments.size(), 1);
    QVERIFY(read(groups).envelope.from.size() <= limit::addresses);
}

void MimeHostile::longLines()
{
    const QByteArray line(3'000'000, '-');
    const Message message =
        read("Subject: " + line + "\nContent-Type: multipart/mixed; boundary=b\n\n" + line + "\n--b\n\n"
             + line + "\n--b\nContent-Type: application/x; name=\"" + line + "\"\n\n" + line + "\n--b--\n");
    // The header is longer than its limit, what is behind the long field included.
    QVERIFY(message.damages.testFlag(Damage::Malformed));
    const Message other = read("Content-Type: multipart/mixed; boundary=b\n\n" + line + "\n--b\n\n" + line
                               + "\n--b\nContent-Type: application/x\n\n" + line + "\n--b--\n");
    QCOMPARE(other.text.size(), line.size());
    QCOMPARE(other.attachments.size(), 1);
    QCOMPARE(other.attachments[0].octets, line.size());
}

void MimeHostile::longText()
{
    const qsizetype size = limit::shownText + 100;
    const Message message = read("Subject: s\n\n" + QByteArray(size, 'x'));
    QCOMPARE(message.text.size(), qsizetype(limit::shownText));
    QCOMPARE(message.damages, mime::Damages(Damage::TextCut));
    QCOMPARE(message.attachments.size(), 1); // so that the rest can be had
    QCOMPARE(message.attachments[0].octets, size);
    QCOMPARE(read("Subject: s\n\n" + QByteArray(limit::shownText, 'x')).damages, mime::Damages());
}

void MimeHostile::longTextOfManyParts()
{
    const Message message =
        read("Content-Type: multipart/mixed; boundary=b\n\n"
             + each(40, [](int) { return "--b\n\n" + QByteArray(1024 * 1024, 'x') + "\n"; }) + "--b--\n");
    QCOMPARE(message.text.size(), qsizetype(limit::shownText));
    QCOMPARE(message.damages, mime::Damages(Damage::TextCut));
    QVERIFY(!message.attachments.isEmpty()); // what was not even looked at
}

// A character of two octets lies across the limit: the charset is right all the same.
void MimeHostile::theCutSparesCharacters()
{
    const QByteArray text = "x" + QByteArray("\xd0\xb9").repeated(limit::shownText / 2 + 10);
    const Message message = read("Content-Type: text/plain; charset=utf-8\n\n" + text);
    QCOMPARE(message.damages, mime::Damages(Damage::TextCut));
    QVERIFY(message.text.endsWith(QChar(0x439)));
    const QByteArray japanese = QByteArray("\x8c\x8e").repeated(limit::shownText / 2 + 10);
    const Message other = read("Content-Type: text/plain; charset=shift_jis\n\nx" + japanese);
    QCOMPARE(other.damages, mime::Damages(Damage::TextCut));
    QVERIFY(other.text.endsWith(QChar(0x6708)));
}

void MimeHostile::htmlThatGrows_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray open = each(390, [](int i) { return "<b a" + QByteArray::number(i) + ">"; });
    QTest::newRow("elements reopened in every paragraph")
        << "<p>" + open + "</p>" + QByteArray("<p>x").repeated(200'000);
    QTest::newRow("deep nesting") << QByteArray("<div>").repeated(300'000);
    QTest::newRow("deep tables") << QByteArray("<table><tr><td>").repeated(100'000);
    QTest::newRow("attributes") << "hi<a " + each(200'000, [](int i) { return " a" + QByteArray::number(i); })
            + ">x";
    QTest::newRow("quotes") << QByteArray("<blockquote>").repeated(390)
            + QByteArray("x<br>").repeated(300'000);
    QTest::newRow("lists") << QByteArray("<ul><li>").repeated(150'000);
    QTest::newRow("links") << QByteArray("<a href='http://example.org/'>x").repeated(50'000);
    QTest::newRow("comment") << "<!--" + QByteArray(1'000'000, '-');
    QTest::newRow("entities") << QByteArray("&#x10FFFF;&#0;&nosuch;&amp").repeated(50'000);
}

void MimeHostile::htmlThatGrows()
{
    QFETCH(const QByteArray, body);
    const Message message = read(html(body));
    QVERIFY(message.text.size() <= limit::shownText);
    // Either all of it was read, or it is said that there is more, and the rest can be saved.
    QCOMPARE(message.attachments.size(), message.damages.testFlag(Damage::TextCut) ? 1 : 0);
}

void MimeHostile::randomBytes()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 200; ++round) {
        QByteArray bytes(random.bounded(20'000), Qt::Uninitialized);
        for (char &c : bytes)
            c = char(random.bounded(256));
        const Message message = read(bytes);
        QVERIFY(message.text.size() <= bytes.size());
        QVERIFY(!message.text.contains(QChar(0)));
    }
}

void MimeHostile::randomStructures()
{
    const QByteArrayList pieces{"--b\n",
                                "--b--\n",
                                "--c\n",
                                "--c--\r\n",
                                "\n",
                                "\r\n",
                                "Content-Type: multipart/mixed; boundary=b\n",
                                "Content-Type: multipart/alternative; boundary=c\r\n",
                                "Content-Type: multipart/digest; boundary=c\n",
                                "Content-Type: text/html\n",
                                "Content-Type: message/rfc822\n",
                                "Content-Type: application/x; name=\"a.b\"\n",
                                "Content-Transfer-Encoding: base64\n",
                                "Content-Transfer-Encoding: quoted-printable\n",
                                "text",
                                "<b>html</b>",
                                "=3D=\n",
                                "SGVsbG8=\n",
                                "--",
                                "\r",
                                ": \n"};
    QRandomGenerator random(11);
    for (int round = 0; round < 3000; ++round) {
        const QByteArray bytes =
            each(random.bounded(60), [&](int) { return pieces[random.bounded(int(pieces.size()))]; });
        const Message message = read(bytes);
        for (const mime::Attachment &one : message.attachments) {
            const QString saved = m_folder.filePath(QStringLiteral("saved"));
            const auto result =
                mime::savePart(m_folder.filePath(QStringLiteral("message.eml")), one.part, saved);
            QVERIFY2(result, bytes.constData());
            QCOMPARE(QFile(saved).size(), one.octets);
        }
    }
}

QTEST_GUILESS_MAIN(MimeHostile)
#include "tst_mime_hostile.moc"
