// SPDX-License-Identifier: GPL-3.0-or-later
// Files that stand within parts: uuencoded in a text, or packed in a winmail.dat.
#include "mime/innerfiles.h"
#include "mime/message.h"
#include "mime/tnef.h"
#include "mime/uuencode.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::mime;

namespace {

QByteArray bytes(qsizetype size)
{
    QByteArray content;
    for (qsizetype i = 0; i < size; ++i)
        content += char(i * 7 + i / 251);
    return content;
}

enum class Blanks { AsGrave, Lost };

QByteArray uuencoded(const QByteArray &name, const QByteArray &content, Blanks blanks = Blanks::AsGrave)
{
    QByteArray text = "begin 644 " + name + "\n";
    const auto sign = [](int bits) { return char((bits & 63) != 0 ? ' ' + (bits & 63) : '`'); };
    for (qsizetype at = 0; at < content.size(); at += 45) {
        QByteArray piece = content.mid(at, 45);
        QByteArray line(1, sign(int(piece.size())));
        piece += QByteArray(2, '\0');
        for (qsizetype i = 0; i + 2 < piece.size(); i += 3) {
            const int bits = uchar(piece[i]) << 16 | uchar(piece[i + 1]) << 8 | uchar(piece[i + 2]);
            for (const int shift : {18, 12, 6, 0})
                line += sign(bits >> shift);
        }
        while (blanks == Blanks::Lost && line.endsWith('`'))
            line.chop(1);
        text += line + '\n';
    }
    return text + "`\nend\n";
}

QByteArray number(quint64 value, int octets)
{
    QByteArray bytes;
    for (int i = 0; i < octets; ++i)
        bytes += i < 8 ? char(value >> (8 * i) & 0xFF) : '\0';
    return bytes;
}

QByteArray attribute(char level, quint32 tag, const QByteArray &data)
{
    return QByteArray(1, level) + number(tag, 4) + number(data.size(), 4) + data + number(0, 2);
}

const QByteArray tnefStart = number(0x223E9F78, 4) + number(1, 2);

/// A file named so in a winmail.dat.
QByteArray packed(const QByteArray &name, const QByteArray &content)
{
    return attribute(2, 0x00069002, number(0, 14)) + attribute(2, 0x00018010, name + '\0')
        + attribute(2, 0x0006800F, content);
}

} // namespace

class MimeInner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersNameFilesWithinParts();
    void uuencodeIsFoundHoweverTheTextIsCut();
    void lostBlanksDoNotMatter();
    void theTextAroundIsBounded();
    void aLongLineEndsAFile();
    void everyAttachmentIsSavedAsItWas_data();
    void everyAttachmentIsSavedAsItWas();
    void aFileThatIsNotThereIsNotSaved();
    void aBrokenWinmailIsReadAsFarAsItGoes();
    void aWinmailThatLiesAboutLengthsDoesNoHarm();
    void messagesWithinMessagesEnd();

private:
    QString write(const QByteArray &message) const;

    QTemporaryDir m_folder;
};

QString MimeInner::write(const QByteArray &message) const
{
    QFile file(m_folder.filePath(QStringLiteral("message.eml")));
    if (!file.open(QIODevice::WriteOnly) || file.write(message) != message.size())
        qFatal("Cannot write");
    return file.fileName();
}

void MimeInner::numbersNameFilesWithinParts()
{
    QCOMPARE(partNumber(7).part, 7);
    QVERIFY(!partNumber(7).inner);
    QCOMPARE(partNumber(innerNumber(7, 0)).part, 7);
    QCOMPARE(partNumber(innerNumber(7, 0)).inner, 0);
    QCOMPARE(partNumber(innerNumber(9999, 999)).part, 9999);
    QCOMPARE(partNumber(innerNumber(9999, 999)).inner, 999);
}

void MimeInner::uuencodeIsFoundHoweverTheTextIsCut()
{
    const QByteArray content = bytes(200);
    const QByteArray encoded = uuencoded("a.bin", content);
    const QByteArray text = "before\n" + encoded + "after\n";
    for (qsizetype size = 1; size < text.size(); ++size) {
        UuencodeFinder finder(1000);
        for (qsizetype at = 0; at < text.size(); at += size)
            finder.add(QByteArrayView(text).sliced(at, std::min(size, text.size() - at)));
        const TextWithFiles found = finder.finish();
        QCOMPARE(found.text, QByteArray("before\nafter\n"));
        QCOMPARE(found.files.size(), 1);
        QCOMPARE(found.files[0].octets, content.size());
        QCOMPARE(found.files[0].begin, qint64(text.indexOf('\n', 8) + 1));
    }
}

// Mail programs cut blanks at the end of lines, and some encoders write blanks for zeros.
void MimeInner::lostBlanksDoNotMatter()
{
    const QByteArray content = QByteArray("abc") + QByteArray(60, '\0') + "d" + QByteArray(30, '\0');
    const QString path = write("Subject: s\n\n" + uuencoded("a.bin", content, Blanks::Lost));
    const auto message = readMessage(path);
    QVERIFY(message);
    QCOMPARE(message->attachments.size(), 1);
    const QString saved = m_folder.filePath(QStringLiteral("saved"));
    QVERIFY(savePart(path, message->attachments[0].part, saved));
    QFile file(saved);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

void MimeInner::theTextAroundIsBounded()
{
    UuencodeFinder finder(10);
    finder.add("12345\n" + uuencoded("a.bin", bytes(100)) + QByteArray("6789abcdef\n").repeated(1000));
    const TextWithFiles found = finder.finish();
    QCOMPARE(found.text, QByteArray("12345\n6789a")); // one octet more tells that there is more
    QCOMPARE(found.files.size(), 1);
}

void MimeInner::aLongLineEndsAFile()
{
    const QByteArray text = "begin 644 a.bin\n#86)C\n" + QByteArray(100'000, 'M') + "\n`\nend\n";
    UuencodeFinder finder(1'000'000);
    finder.add(text);
    const TextWithFiles found = finder.finish();
    QCOMPARE(found.text, text);
    QVERIFY(found.files.isEmpty());
}

void MimeInner::everyAttachmentIsSavedAsItWas_data()
{
    QTest::addColumn<QByteArray>("message");
    const QByteArray text = "Subject: s\nMIME-Version: 1.0\n";
    const QByteArray two = uuencoded("a.bin", bytes(100'000)) + "\n" + uuencoded("b.bin", bytes(7));
    QTest::newRow("uuencode") << text + "\nwords\n" + two;
    QTest::newRow("uuencode with CRLF") << QByteArray(text + "\nwords\n" + two).replace("\n", "\r\n");
    QTest::newRow("uuencode in base64")
        << text + "Content-Transfer-Encoding: base64\n\n" + ("words\n" + two).toBase64();
    QTest::newRow("TNEF") << text + "Content-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\n"
            + (tnefStart + packed("a.bin", bytes(100'000)) + packed("b.bin", bytes(7))).toBase64();
}

void MimeInner::everyAttachmentIsSavedAsItWas()
{
    QFETCH(const QByteArray, message);
    const QString path = write(message);
    const auto read = readMessage(path);
    QVERIFY(read);
    QCOMPARE(read->attachments.size(), 2);
    const QList<QByteArray> contents{bytes(100'000), bytes(7)};
    for (qsizetype i = 0; i < 2; ++i) {
        const Attachment &attachment = read->attachments[i];
        QCOMPARE(attachment.octets, contents[i].size());
        const QString saved = m_folder.filePath(attachment.fileName);
        QVERIFY(savePart(path, attachment.part, saved));
        QFile file(saved);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), contents[i]);
    }
}

void MimeInner::aFileThatIsNotThereIsNotSaved()
{
    const QString path = write("Subject: s\n\n" + uuencoded("a.bin", bytes(10)));
    for (const int part : {innerNumber(0, 1), innerNumber(0, 100'000), innerNumber(1, 0), -1, -20'000}) {
        const auto saved = savePart(path, part, m_folder.filePath(QStringLiteral("none")));
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Malformed);
    }
    QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("none"))));
}

void MimeInner::aBrokenWinmailIsReadAsFarAsItGoes()
{
    const QByteArray whole = tnefStart + packed("a.bin", bytes(10)) + packed("b.bin", bytes(20));
    QVERIFY(readTnef(whole).isWhole);
    QCOMPARE(readTnef(whole).files.size(), 2);
    const TnefContent cut = readTnef(whole.chopped(10));
    QVERIFY(!cut.isWhole);
    QCOMPARE(cut.files.value(0).name, QStringLiteral("a.bin"));
    QCOMPARE(cut.files.value(0).octets, 10);
    QVERIFY(!readTnef({}).isWhole);
    QVERIFY(!readTnef("something else").isWhole);
}

// Every number in it, one after the other, is made as large as can be.
void MimeInner::aWinmailThatLiesAboutLengthsDoesNoHarm()
{
    const QByteArray name("l\0o\0n\0g\0\0\0", 10);
    const QByteArray properties = number(2, 4) + number(0x3707001F, 4) + number(1, 4) + number(name.size(), 4)
        + name + number(0, 2) + number(0x80011003, 4) + QByteArray(16, 'G') + number(0, 4) + number(1, 4)
        + number(2, 4) + number(5, 4) + number(6, 4);
    const QByteArray whole =
        tnefStart + packed("a.bin", bytes(10)) + attribute(2, 0x00069005, properties) + packed("b", "c");
    for (qsizetype at = 0; at + 4 <= whole.size(); ++at) {
        for (const quint32 value : {0xFFFFFFFFU, 0x7FFFFFFFU, 0x10000U, 0U}) {
            QByteArray broken = whole;
            broken.replace(at, 4, number(value, 4));
            for (const InnerFile &file : readTnef(broken).files) {
                QVERIFY(file.begin >= 0 && file.begin <= file.end && file.end <= broken.size());
                QCOMPARE(file.octets, file.end - file.begin);
            }
        }
    }
}

void MimeInner::messagesWithinMessagesEnd()
{
    QByteArray within = tnefStart + packed("deepest.bin", bytes(3));
    for (int i = 0; i < 50; ++i) {
        const QByteArray object = QByteArray(16, 'I') + within;
        const QByteArray padding(3 - (object.size() + 3) % 4, '\0');
        const QByteArray properties = number(2, 4) + number(0x37050003, 4) + number(5, 4)
            + number(0x3701000D, 4) + number(1, 4) + number(object.size(), 4) + object + padding;
        within = tnefStart + attribute(2, 0x00069002, number(0, 14)) + attribute(2, 0x00069005, properties);
    }
    const TnefContent content = readTnef(within);
    QVERIFY(!content.isWhole);
    QVERIFY(content.files.isEmpty());
}

QTEST_GUILESS_MAIN(MimeInner)
#include "tst_mime_inner.moc"
