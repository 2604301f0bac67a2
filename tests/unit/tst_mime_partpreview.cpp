// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "mime/message.h"
#include "mime/partpreview.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::mime;

Q_DECLARE_METATYPE(poplar::mime::PreviewKind)

class MimePartPreview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theKindIsToldByTypeOrEnding_data();
    void theKindIsToldByTypeOrEnding();
    void textIsDecoded();
    void textIsCutAtTheLimitBetweenCharacters();
    void aPictureComesAsItIs();
    void aFileWithinAPartIsRead();
    void aPartThatIsNotThereIsAnError();

private:
    /// A message with one attachment, and what is previewed of it.
    Result<PartPreview> previewOf(const QByteArray &fields, const QByteArray &content, PreviewKind kind)
    {
        QFile file(m_folder.filePath(QStringLiteral("message.eml")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        file.write("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\n" + fields
                   + "\r\n\r\n" + content + "\r\n--b--\r\n");
        file.close();
        return readPartPreview(file.fileName(), 2, kind);
    }
    QTemporaryDir m_folder;
};

void MimePartPreview::theKindIsToldByTypeOrEnding_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<PreviewKind>("kind");
    const auto row = [](const char *name, const char *type, PreviewKind kind) {
        QTest::newRow(type) << QString::fromUtf8(name) << QByteArray(type) << kind;
    };
    row("a", "text/plain", PreviewKind::Text);
    row("a.html", "text/html", PreviewKind::Text);
    row("a.csv", "text/csv", PreviewKind::Text);
    row("a.json", "application/json", PreviewKind::Text);
    row("a.xml", "application/xml", PreviewKind::Text);
    row("a.png", "image/png", PreviewKind::Picture);
    row("a.jpg", "image/jpeg", PreviewKind::Picture);
    row("a.svg", "image/svg+xml", PreviewKind::Text); // its source
    row("a.txt", "application/octet-stream", PreviewKind::Text);
    row("a.JPG", "application/force-download", PreviewKind::Picture);
    row("a.bin", "application/binary", PreviewKind::None);
    row("a.pdf", "application/pdf", PreviewKind::None);
    row("a.zip", "application/zip", PreviewKind::None);
    row("a.eml", "message/rfc822", PreviewKind::None);
}

void MimePartPreview::theKindIsToldByTypeOrEnding()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, type);
    QFETCH(const PreviewKind, kind);
    QCOMPARE(int(previewKind(name, type)), int(kind));
}

void MimePartPreview::textIsDecoded()
{
    const auto preview =
        previewOf("Content-Type: text/plain; charset=koi8-r; name=a.txt\r\n"
                  "Content-Transfer-Encoding: base64\r\n",
                  QByteArray("\xf0\xd2\xc9\xd7\xc5\xd4\r\n\xcd\xc9\xd2").toBase64(), PreviewKind::Text);
    QVERIFY(preview);
    QCOMPARE(preview->text, QStringLiteral("Привет\nмир"));
    QCOMPARE(preview->extent, Extent::Whole);
    QVERIFY(preview->picture.isEmpty());
}

void MimePartPreview::textIsCutAtTheLimitBetweenCharacters()
{
    const QByteArray letters = QByteArray("x") + QByteArray("\xd0\xb9").repeated(limit::previewedText / 2);
    const auto preview = previewOf("Content-Type: text/plain; charset=utf-8; name=a.txt\r\n"
                                   "Content-Transfer-Encoding: base64\r\n",
                                   letters.toBase64(), PreviewKind::Text);
    QVERIFY(preview);
    QCOMPARE(preview->extent, Extent::Cut);
    QCOMPARE(preview->text.size(), limit::previewedText / 2);
    QVERIFY(preview->text.endsWith(u'й'));
}

void MimePartPreview::aPictureComesAsItIs()
{
    const QByteArray bytes("\x89PNG and anything\0\xff", 19);
    const auto preview = previewOf("Content-Type: image/png; name=a.png\r\n"
                                   "Content-Transfer-Encoding: base64\r\n",
                                   bytes.toBase64(), PreviewKind::Picture);
    QVERIFY(preview);
    QCOMPARE(preview->picture, bytes);
    QVERIFY(preview->text.isEmpty());
}

void MimePartPreview::aFileWithinAPartIsRead()
{
    QVERIFY(previewOf("Content-Type: text/plain; charset=utf-16",
                      "Hello!\r\nbegin 644 cat.txt\r\n#0V%T\r\n`\r\nend", PreviewKind::Text));
    const QString file = m_folder.filePath(QStringLiteral("message.eml"));
    const auto message = readMessage(file);
    QVERIFY(message);
    for (const Attachment &attachment : message->attachments) {
        if (attachment.fileName != u"cat.txt")
            continue;
        const auto preview = readPartPreview(file, attachment.part, PreviewKind::Text);
        QVERIFY(preview);
        QCOMPARE(preview->text, QStringLiteral("Cat"));
        return;
    }
    QFAIL("It is not attached.");
}

void MimePartPreview::aPartThatIsNotThereIsAnError()
{
    QVERIFY(previewOf("Content-Type: image/png", "x", PreviewKind::Picture));
    const QString file = m_folder.filePath(QStringLiteral("message.eml"));
    for (const int part : {-1, 0, 3}) { // 0 is the multipart itself
        const auto preview = readPartPreview(file, part, PreviewKind::Text);
        QVERIFY(!preview);
        QCOMPARE(preview.error().kind, ErrorKind::Malformed);
    }
    const auto gone = readPartPreview(file + u'x', 2, PreviewKind::Text);
    QVERIFY(!gone);
    QCOMPARE(gone.error().kind, ErrorKind::Storage);
}

QTEST_GUILESS_MAIN(MimePartPreview)
#include "tst_mime_partpreview.moc"
