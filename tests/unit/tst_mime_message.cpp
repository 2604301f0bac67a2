// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/message.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QThreadPool>

#include <array>

using namespace poplar;
using mime::Damage;
using mime::Message;

namespace {

QDir corpus()
{
    return QDir(QStringLiteral(TEST_DATA_DIR "/mime"));
}

QString originName(Message::TextOrigin origin)
{
    switch (origin) {
    case Message::TextOrigin::None:
        return QStringLiteral("None");
    case Message::TextOrigin::Plain:
        return QStringLiteral("Plain");
    case Message::TextOrigin::Html:
        break;
    }
    return QStringLiteral("Html");
}

QStringList damageNames(mime::Damages damages)
{
    const QList<std::pair<Damage, QString>> all{
        {Damage::NoHeader, QStringLiteral("NoHeader")},
        {Damage::Truncated, QStringLiteral("Truncated")},
        {Damage::WrongCharset, QStringLiteral("WrongCharset")},
        {Damage::TooDeep, QStringLiteral("TooDeep")},
        {Damage::TextCut, QStringLiteral("TextCut")},
        {Damage::Malformed, QStringLiteral("Malformed")},
    };
    QStringList names;
    for (const auto &[damage, name] : all) {
        if (damages.testFlag(damage))
            names += name;
    }
    return names;
}

QJsonObject expectationOf(const QString &file)
{
    QFile json(corpus().filePath(QString(file).replace(QStringLiteral(".eml"), QStringLiteral(".json"))));
    if (!json.open(QIODevice::ReadOnly))
        qFatal("No expectation for %s", qPrintable(file));
    return QJsonDocument::fromJson(json.readAll()).object();
}

QStringList emlFiles()
{
    return corpus().entryList({QStringLiteral("*.eml")}, QDir::Files, QDir::Name);
}

} // namespace

/// Every message of data/mime against what is expected of it; "about" in its .json says why it is there.
class MimeMessage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threadsDoNotDisturbEachOther(); // the first, so that the library is made ready by all at once
    void saysWhatItSays_data();
    void saysWhatItSays();
    void theCorpusIsAsItWasWritten();
    void aFileThatIsNotThereIsAStorageError();
};

void MimeMessage::saysWhatItSays_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : emlFiles())
        QTest::newRow(qPrintable(file)) << file;
}

void MimeMessage::saysWhatItSays()
{
    QFETCH(const QString, file);
    const QJsonObject expected = expectationOf(file);
    const auto message = mime::readMessage(corpus().filePath(file));
    QVERIFY(message);

    QCOMPARE(message->text, expected[QStringLiteral("text")].toString());
    QCOMPARE(originName(message->origin), expected[QStringLiteral("origin")].toString());
    QCOMPARE(damageNames(message->damages), expected[QStringLiteral("damages")].toVariant().toStringList());
    const QJsonArray attachments = expected[QStringLiteral("attachments")].toArray();
    QCOMPARE(message->attachments.size(), attachments.size());
    for (qsizetype i = 0; i < attachments.size(); ++i) {
        const QJsonObject attachment = attachments[i].toObject();
        QCOMPARE(message->attachments[i].fileName, attachment[QStringLiteral("name")].toString());
        QCOMPARE(QString::fromLatin1(message->attachments[i].type),
                 attachment[QStringLiteral("type")].toString());
        QCOMPARE(message->attachments[i].octets, attachment[QStringLiteral("octets")].toInteger());
    }
    if (expected.contains(QStringLiteral("subject")))
        QCOMPARE(message->envelope.subject, expected[QStringLiteral("subject")].toString());
    if (expected.contains(QStringLiteral("from")))
        QCOMPARE(message->envelope.from.value(0).name, expected[QStringLiteral("from")].toString());
}

// The messages hold bytes that an editor or Git on Windows would "correct".
void MimeMessage::theCorpusIsAsItWasWritten()
{
    const auto content = [](const QString &name) {
        QFile file(corpus().filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QVERIFY(emlFiles().size() >= 100);
    QVERIFY(content(QStringLiteral("plain-crlf.eml")).contains("Hello\r\nworld\r\n"));
    QVERIFY(!content(QStringLiteral("plain.eml")).contains('\r'));
    QVERIFY(content(QStringLiteral("controls.eml")).contains("c\x07\rd"));
}

void MimeMessage::threadsDoNotDisturbEachOther()
{
    const QStringList files = emlFiles();
    std::array<QList<Message>, 4> read;
    QThreadPool pool;
    pool.setMaxThreadCount(int(read.size()));
    for (QList<Message> &messages : read) {
        pool.start([&files, &messages] {
            for (int round = 0; round < 5; ++round) {
                for (const QString &file : files)
                    messages += mime::readMessage(corpus().filePath(file)).value();
            }
        });
    }
    pool.waitForDone();
    for (const QList<Message> &messages : read) {
        QCOMPARE(messages.size(), 5 * files.size());
        for (qsizetype i = 0; i < messages.size(); ++i)
            QCOMPARE(messages[i], mime::readMessage(corpus().filePath(files[i % files.size()])).value());
    }
}

void MimeMessage::aFileThatIsNotThereIsAStorageError()
{
    const auto message = mime::readMessage(corpus().filePath(QStringLiteral("no-such-file")));
    QVERIFY(!message);
    QCOMPARE(message.error().kind, ErrorKind::Storage);
    QVERIFY(!message.error().detail.isEmpty());
}

QTEST_GUILESS_MAIN(MimeMessage)
#include "tst_mime_message.moc"
