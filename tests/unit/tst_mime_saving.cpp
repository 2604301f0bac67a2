// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/filename.h"
#include "mime/message.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;

namespace {

constexpr qsizetype block = 57 * 1024; // whole lines of base64

/// Writes base64 of `blocks` pseudo-random blocks, and gives the hash of what it stands for.
QByteArray writeEncoded(QFile &file, int blocks)
{
    QRandomGenerator random(50);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray content(block, Qt::Uninitialized);
    for (int i = 0; i < blocks; ++i) {
        random.fillRange(reinterpret_cast<quint32 *>(content.data()), content.size() / 4);
        hash.addData(content);
        const QByteArray encoded = content.toBase64();
        for (qsizetype at = 0; at < encoded.size(); at += 76)
            file.write(encoded.mid(at, 76) + "\r\n");
    }
    return hash.result();
}

} // namespace

class MimeSaving : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void savesExactly_data();
    void savesExactly();
    void savesAMessageAsItStands();
    void savesFiftyMegabytes();
    void aPartThatIsNotThere();
    void aFolderThatIsNotThereIsAStorageError();
    void aMessageThatIsGoneIsAStorageErrorAndHarmsNothing();
    void replacesAFileThatIsThere();
    void theLongestNameCanBeSaved();

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1StringView(name)); }
    void write(const QByteArray &message) const;
    QByteArray read(const char *name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void MimeSaving::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void MimeSaving::write(const QByteArray &message) const
{
    QFile file(path("message.eml"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(message), message.size());
}

QByteArray MimeSaving::read(const char *name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

void MimeSaving::savesExactly_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<QByteArray>("content");
    QByteArray all;
    for (int c = 0; c < 256; ++c)
        all += char(c);
    QTest::newRow("base64") << QByteArray("base64") << all.toBase64() << all;
    QTest::newRow("base64 without padding")
        << QByteArray("base64") << all.toBase64(QByteArray::OmitTrailingEquals) << all;
    QTest::newRow("quoted-printable") << QByteArray("quoted-printable") << QByteArray("a=3D=00b=\r\nc=FF\r\n")
                                      << QByteArray("a=\0bc\xff\r\n", 8);
    QTest::newRow("8bit keeps line ends")
        << QByteArray("8bit") << QByteArray("a\r\nb\nc\r\r\n\r\n") << QByteArray("a\r\nb\nc\r\r\n\r\n");
    QTest::newRow("binary") << QByteArray("binary") << all << all;
    QTest::newRow("uuencode") << QByteArray("x-uuencode")
                              << QByteArray("begin 644 x\r\n#86)C\r\n`\r\nend\r\n") << QByteArray("abc");
    QTest::newRow("unknown encoding")
        << QByteArray("x-mystery") << QByteArray("as it is") << QByteArray("as it is");
    QTest::newRow("empty") << QByteArray("base64") << QByteArray() << QByteArray();
}

void MimeSaving::savesExactly()
{
    QFETCH(const QByteArray, encoding);
    QFETCH(const QByteArray, encoded);
    QFETCH(const QByteArray, content);
    write("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\nContent-Type: "
          "application/x\r\n"
          "Content-Transfer-Encoding: "
          + encoding + "\r\n\r\n" + encoded + "\r\n--b--\r\n");
    const auto message = mime::readMessage(path("message.eml"));
    QVERIFY(message);
    QCOMPARE(message->attachments.size(), 1);
    QCOMPARE(message->attachments[0].octets, content.size());
    QVERIFY(mime::savePart(path("message.eml"), message->attachments[0].part, path("saved")));
    QCOMPARE(read("saved").toHex(), content.toHex());
}

void MimeSaving::savesAMessageAsItStands()
{
    const QByteArray inner(
        "From:  odd   spacing <a@example.org>\r\nX-Weird:\tkept\r\nContent-Type: multipart/mixed; "
        "boundary=i\r\n\r\npre\r\n--i\r\n\r\n>From x\r\n--i--\r\nepi\r\n");
    write("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
          + inner + "\r\n--b--\r\n");
    const auto message = mime::readMessage(path("message.eml"));
    QVERIFY(message);
    QCOMPARE(message->attachments.size(), 1);
    QVERIFY(mime::savePart(path("message.eml"), message->attachments[0].part, path("saved.eml")));
    QCOMPARE(read("saved.eml"), inner);
}

void MimeSaving::savesFiftyMegabytes()
{
    QFile file(path("message.eml"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\nContent-Type: "
               "application/zip; name=large.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n");
    const int blocks = 50'000'000 / int(block) + 1;
    const QByteArray hash = writeEncoded(file, blocks);
    file.write("\r\n--b--\r\n");
    file.close();

    const auto message = mime::readMessage(path("message.eml"));
    QVERIFY(message);
    QCOMPARE(message->text, QStringLiteral("text"));
    QCOMPARE(message->attachments.size(), 1);
    QCOMPARE(message->attachments[0].octets, qint64(blocks) * block);
    QVERIFY(mime::savePart(path("message.eml"), message->attachments[0].part, path("large.zip")));
    QFile saved(path("large.zip"));
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCryptographicHash savedHash(QCryptographicHash::Sha256);
    QVERIFY(savedHash.addData(&saved));
    QCOMPARE(savedHash.result().toHex(), hash.toHex());
}

void MimeSaving::aPartThatIsNotThere()
{
    write("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b--\r\n");
    for (const int part : {-1, 0, 2, 1'000'000}) { // 0 is the multipart itself
        const auto saved = mime::savePart(path("message.eml"), part, path("saved"));
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Malformed);
        QVERIFY(!QFile::exists(path("saved")));
    }
}

void MimeSaving::aFolderThatIsNotThereIsAStorageError()
{
    write("Content-Type: application/x\r\n\r\nabc");
    const auto saved = mime::savePart(path("message.eml"), 0, path("no/such/folder"));
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Storage);
    QVERIFY(!saved.error().detail.isEmpty());
}

void MimeSaving::aMessageThatIsGoneIsAStorageErrorAndHarmsNothing()
{
    QFile file(path("saved"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("precious");
    file.close();
    const auto saved = mime::savePart(path("gone.eml"), 0, path("saved"));
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Storage);
    QCOMPARE(read("saved"), QByteArray("precious"));
}

void MimeSaving::replacesAFileThatIsThere()
{
    write("Content-Type: application/x\r\n\r\nnew");
    QFile file(path("saved"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("older and longer");
    file.close();
    QVERIFY(mime::savePart(path("message.eml"), 0, path("saved")));
    QCOMPARE(read("saved"), QByteArray("new"));
}

// A name as long as the file system takes leaves no room for what is written beside it first.
void MimeSaving::theLongestNameCanBeSaved()
{
    write("Content-Type: application/x\r\n\r\nabc");
    const QString name = mime::FileNames().safe(QString(400, u'a') + QStringLiteral(".pdf"), {});
    QVERIFY(mime::savePart(path("message.eml"), 0, m_folder->filePath(name)));
    QCOMPARE(QFileInfo(m_folder->filePath(name)).size(), 3);
}

QTEST_GUILESS_MAIN(MimeSaving)
#include "tst_mime_saving.moc"
