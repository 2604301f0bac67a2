// SPDX-License-Identifier: GPL-3.0-or-later
// Picture files of any honesty: what they are said to be, and what is made of them.
#include "base/limits.h"
#include "gui/picturedecoder.h"
#include "gui/picturefile.h"

#include <QBuffer>
#include <QImageReader>
#include <QImageWriter>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QtEndian>

using namespace poplar;
using namespace poplar::gui;

using Fault = DecodedPicture::Fault;
using Kind = PictureHead::Kind;

namespace {

QByteArray file(const char *format, const QSize &size, const QColor &colour = Qt::magenta,
                QImage::Format depth = QImage::Format_RGB32)
{
    QImage image(size, depth);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QBuffer::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QByteArray big(quint32 number)
{
    QByteArray bytes(4, 0);
    qToBigEndian(number, bytes.data());
    return bytes;
}

/// A chunk of a PNG; its checksum is wrong, which decoders mind only where it matters.
QByteArray chunk(const QByteArray &name, const QByteArray &content)
{
    return big(quint32(content.size())) + name + content + "sum.";
}

/// With the note of a camera that was held upright.
QByteArray turnedJpeg(const QSize &size)
{
    const QByteArray exif = QByteArray("Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0", 32);
    QByteArray jpeg = file("jpeg", size);
    return jpeg.insert(2, QByteArray("\xff\xe1\0\x22", 4) + exif);
}

} // namespace

class TestPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHeadTellsKindAndSize_data();
    void theHeadTellsKindAndSize();
    void aCutHeadIsRead();
    void spoiltHeadsAreRead();
    void aCamerasNoteTurnsThePicture();
    void textsAreLeftOutOfAPng();
    void picturesAreDecoded_data();
    void picturesAreDecoded();
    void faultsAreTold_data();
    void faultsAreTold();
    void aLargePictureIsMadeSmall();
    void aJpegOfAThousandScansIsRefused();
    void whatIsForgottenIsNotTold();
};

void TestPictures::theHeadTellsKindAndSize_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QSize>("size");
    const auto row = [](const char *name, const QByteArray &bytes, Kind kind, const QSize &size) {
        QTest::newRow(name) << bytes << kind << size;
    };
    row("PNG", file("png", {30, 20}), Kind::Png, {30, 20});
    row("JPEG", file("jpeg", {30, 20}), Kind::Jpeg, {30, 20});
    row("BMP", file("bmp", {30, 20}), Kind::Bmp, {30, 20});
    row("GIF", QByteArray("GIF89a\x1e\0\x14\0\0\0\0;", 14), Kind::Gif, {30, 20});
    row("WebP, lossy", QByteArray("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\x30\x01\0\x9d\x01\x2a\x1e\0\x14\0", 30),
        Kind::WebP, {30, 20});
    row("WebP, lossless", QByteArray("RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x1d\xc0\x04\0", 25), Kind::WebP,
        {30, 20});
    row("WebP, extended", QByteArray("RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x1d\0\0\x13\0\0", 30),
        Kind::WebP, {30, 20});
    row("SVG", "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'/>", Kind::Other, {});
    row("TIFF", QByteArray("II*\0\x08\0\0\0", 8), Kind::Other, {});
    row("nothing", {}, Kind::Other, {});
    row("no size", QByteArray("GIF89a\0\0\0\0\0\0\0;", 14), Kind::Gif, {});
    QByteArray claims = file("png", {8, 8});
    row("a side beyond all sense", claims.replace(16, 8, QByteArray::fromHex("7fffffff7fffffff")), Kind::Png,
        {});
}

void TestPictures::theHeadTellsKindAndSize()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Kind, kind);
    QFETCH(const QSize, size);
    const PictureHead head = pictureHead(bytes);
    QCOMPARE(int(head.kind), int(kind));
    QCOMPARE(head.size.isEmpty() ? QSize() : head.size, size.isEmpty() ? QSize() : size);
}

void TestPictures::aCutHeadIsRead()
{
    for (const QByteArray &whole :
         {file("png", {30, 20}), turnedJpeg({30, 20}), file("bmp", {30, 20}),
          QByteArray("RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x1d\0\0\x13\0\0", 30)}) {
        for (qsizetype length = 0; length < std::min<qsizetype>(whole.size(), 800); ++length) {
            // In memory of its own, so that reading beyond the end is seen.
            const QByteArray cut(whole.constData(), length);
            const QSize size = pictureHead(cut).size;
            QVERIFY(size.isEmpty() || size.width() <= 1 << 16);
            QVERIFY(barePng(cut).size() <= std::max<qsizetype>(cut.size(), 8));
        }
    }
}

void TestPictures::spoiltHeadsAreRead()
{
    QRandomGenerator random(81);
    for (const QByteArray &whole : {file("png", {30, 20}), turnedJpeg({30, 20}), file("bmp", {30, 20})}) {
        for (int round = 0; round < 5000; ++round) {
            QByteArray spoilt = whole.left(random.bounded(20, int(whole.size())));
            for (int i = random.bounded(1, 8); i > 0; --i)
                spoilt[random.bounded(2, std::min(200, int(spoilt.size())))] = char(random.bounded(256));
            const QSize size = pictureHead(spoilt).size;
            QVERIFY(size.isEmpty() || std::max(size.width(), size.height()) <= 1 << 16);
            QVERIFY(barePng(spoilt).size() <= spoilt.size());
            QVERIFY(jpegScans(spoilt) >= 0);
        }
    }
}

void TestPictures::aCamerasNoteTurnsThePicture()
{
    const QByteArray jpeg = turnedJpeg({30, 20});
    QCOMPARE(pictureHead(jpeg).size, QSize(20, 30));
    const DecodedPicture picture = decodePicture(jpeg, {});
    QCOMPARE(picture.fault, Fault::None);
    QCOMPARE(picture.image.size(), QSize(20, 30));
}

// A text in a PNG may unpack to megabytes, and there may be a thousand of them.
void TestPictures::textsAreLeftOutOfAPng()
{
    QByteArray png = file("png", {8, 8});
    const qsizetype behindHead = 8 + 25;
    png.insert(behindHead, chunk("zTXt", QByteArray(5000, 'x')) + chunk("iTXt", QByteArray(5000, 'x')));
    const QByteArray bare = barePng(png);
    QVERIFY(bare.size() < 1000);
    QVERIFY(!bare.contains("TXt"));
    QCOMPARE(decodePicture(png, {}).image.size(), QSize(8, 8));
}

void TestPictures::picturesAreDecoded_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *format : {"png", "jpeg", "bmp"})
        QTest::newRow(format) << file(format, {30, 20});
    QTest::newRow("png, transparent") << file("png", {30, 20}, Qt::magenta, QImage::Format_ARGB32);
    QTest::newRow("png, 16 bits") << file("png", {30, 20}, Qt::magenta, QImage::Format_RGBA64);
    QTest::newRow("gif") << QByteArray::fromBase64(
        "R0lGODlhHgAUAIAAAP8A/wAAACwAAAAAHgAUAAACGoSPqcvtD6OctNqLs968+w+G4kiW5omm6gUUADs=");
}

void TestPictures::picturesAreDecoded()
{
    QFETCH(const QByteArray, bytes);
    const DecodedPicture picture = decodePicture(bytes, {});
    QCOMPARE(int(picture.fault), int(Fault::None));
    QCOMPARE(picture.image.size(), QSize(30, 20));
    const QColor colour = picture.image.pixelColor(10, 10);
    QVERIFY(colour.red() > 250 && colour.green() < 5 && colour.blue() > 250);
}

void TestPictures::faultsAreTold_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Fault>("fault");
    QTest::newRow("nothing") << QByteArray() << Fault::UnknownKind;
    QTest::newRow("rubbish") << QByteArray("PNG!") << Fault::UnknownKind;
    QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>") << Fault::UnknownKind;
    QTest::newRow("xpm") << file("xpm", {8, 8}) << Fault::UnknownKind; // Qt could
    QTest::newRow("cut") << file("png", {500, 500}).left(60) << Fault::Damaged;
    QTest::newRow("only a head") << file("png", {500, 500}).left(33) << Fault::Damaged;
    QByteArray claims = file("png", {8, 8});
    QTest::newRow("a bomb") << claims.replace(16, 8, QByteArray::fromHex("0000ffff0000ffff"))
                            << Fault::TooLarge;
    QByteArray jpeg = file("jpeg", {8, 8});
    const qsizetype frame = jpeg.indexOf(QByteArray("\xff\xc0", 2));
    QTest::newRow("a JPEG bomb") << jpeg.replace(frame + 5, 4, QByteArray::fromHex("ffffffff"))
                                 << Fault::TooLarge;
}

void TestPictures::faultsAreTold()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Fault, fault);
    const DecodedPicture picture = decodePicture(bytes, {100, 100});
    QCOMPARE(int(picture.fault), int(fault));
    QVERIFY(picture.image.isNull());
}

void TestPictures::aLargePictureIsMadeSmall()
{
    for (const char *format : {"png", "jpeg", "bmp"}) {
        const DecodedPicture picture = decodePicture(file(format, {1000, 500}), {100, 100});
        QCOMPARE(picture.size, QSize(1000, 500));
        QCOMPARE(picture.image.size(), QSize(200, 100)); // just covers them
        QCOMPARE(decodePicture(file(format, {10, 5}), {100, 100}).image.size(), QSize(10, 5));
    }
    QCOMPARE(decodePicture(turnedJpeg({1000, 500}), {100, 100}).image.size(), QSize(100, 200));
}

// Each goes over the whole picture: a small file takes minutes.
void TestPictures::aJpegOfAThousandScansIsRefused()
{
    QByteArray jpeg = file("jpeg", {64, 64});
    jpeg.insert(jpeg.size() - 2, QByteArray("\xff\xda\0\x08\1\1\0\0\0\0", 10).repeated(1000));
    QCOMPARE(int(decodePicture(jpeg, {}).fault), int(Fault::TooLarge));
}

void TestPictures::whatIsForgottenIsNotTold()
{
    PictureDecoder decoder;
    QSignalSpy decoded(&decoder, &PictureDecoder::decoded);
    for (int i = 0; i < 20; ++i)
        decoder.decode(i, file("png", {300, 300}), {});
    decoder.forget();
    decoder.decode(77, file("png", {30, 20}), {});
    QTRY_COMPARE(decoded.size(), 1);
    QCOMPARE(decoded[0][0].toInt(), 77);
    QCOMPARE(decoded[0][1].value<DecodedPicture>().image.size(), QSize(30, 20));
}

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
