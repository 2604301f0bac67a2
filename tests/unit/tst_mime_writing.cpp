// SPDX-License-Identifier: GPL-3.0-or-later
#include "../support/mailfile.h"
#include "../support/sentmail.h"
#include "base/limits.h"
#include "mime/draft.h"
#include "mime/headerfields.h"

#include <QJsonArray>
#include <QTest>
#include <QTimeZone>

using namespace poplar;
using mime::Draft;
using mime::Obstacle;
using mime::Outgoing;
using namespace poplar::test;

namespace {

Address person(const char *name, const char *address)
{
    return {QString::fromUtf8(name), QString::fromUtf8(address)};
}

Draft letter()
{
    Draft draft;
    draft.from = person("Anna", "anna@example.org");
    draft.to = {person("Boris", "boris@example.net")};
    draft.subject = QStringLiteral("Hello");
    draft.text = QStringLiteral("Good morning.\n");
    return draft;
}

/// The header's lines without their folds.
QByteArray headerOf(const QByteArray &message)
{
    return message.first(message.indexOf("\r\n\r\n") + 2);
}

QByteArray unfoldedHeader(const QByteArray &message)
{
    return headerOf(message).replace("\r\n ", " ");
}

QByteArrayList fieldNames(const QByteArray &message)
{
    QByteArrayList names;
    for (const QByteArray &line : headerOf(message).split('\n')) {
        if (!line.isEmpty() && !line.startsWith(' ') && !line.startsWith('\t'))
            names += line.first(std::max<qsizetype>(0, line.indexOf(':'))).toLower();
    }
    return names;
}

} // namespace

/// Drafts written as messages, and read back: by Poplar's reader, and by one that shares no code with it.
class MimeWriting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void aPlainLetter();
    void theResultIsTheEnvelope();
    void theDateHasItsZone_data();
    void theDateHasItsZone();
    void messageIdsAreRandomAndOfTheSendersDomain();
    void subjects_data();
    void subjects();
    void names_data();
    void names();
    void nothingBecomesAHeaderField_data();
    void nothingBecomesAHeaderField();
    void badAddressesAreNamed_data();
    void badAddressesAreNamed();
    void thereAreLimits();
    void bccIsNowhereInTheMessage();
    void anInternationalDomainNeedsNothing();
    void anInternationalLocalPartNeedsSmtpUtf8();
    void referencesAreFoldedAndBounded();
    void texts_data();
    void texts();
    void textIsFlowed();
    void htmlIsAnAlternative();
    void htmlHasNoLoneCr();
    void attachments_data();
    void attachments();
    void typesThatAreNoneOfASinglePart();
    void aMessageIsAttachedAsItStands();
    void anUnfitMessageIsAttachedAsOctets();
    void aPartOfAMessageIsAttached();
    void aFileThatIsGoneIsNamed();
    void aRedirectedMessageIsNotChanged();
    void bccGoesFromARedirectedMessage_data();
    void bccGoesFromARedirectedMessage();
    void aRedirectedHeaderInUtf8NeedsSmtpUtf8_data();
    void aRedirectedHeaderInUtf8NeedsSmtpUtf8();
    void aRedirectedMessageThatIsAllHeader();
    void aFullDiskIsTold();
    void aLargeAttachmentIsNeverInMemory();

private:
    QByteArray written(const Draft &draft);
    QString fileWith(const QByteArray &content, const QString &name = QStringLiteral("file"));

    QTemporaryDir m_folder;
    MailFile m_reader;
    Outgoing m_outgoing;
};

QByteArray MimeWriting::written(const Draft &draft)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const mime::Readiness readiness = mime::writeMessage(draft, buffer);
    if (const auto *obstacle = std::get_if<Obstacle>(&readiness))
        qFatal("obstacle %d: %s %s", int(obstacle->kind), qPrintable(obstacle->what),
               qPrintable(obstacle->detail));
    m_outgoing = std::get<Outgoing>(readiness);
    const QString rule = brokenRuleOf(buffer.data());
    if (!rule.isEmpty())
        qFatal("%s in\n%s", qPrintable(rule), buffer.data().constData());
    if (m_outgoing.octets != buffer.size())
        qFatal("octets are wrong");
    return buffer.data();
}

QString MimeWriting::fileWith(const QByteArray &content, const QString &name)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write");
    return file.fileName();
}

void MimeWriting::aPlainLetter()
{
    const QByteArray message = written(letter());
    const QByteArrayList expected{"date",    "from",         "to",           "message-id",
                                  "subject", "mime-version", "content-type", "content-transfer-encoding"};
    QCOMPARE(fieldNames(message), expected);
    QVERIFY(message.contains("\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n"));
    QVERIFY(message.contains("\r\nContent-Transfer-Encoding: 7bit\r\n"));
    QVERIFY(message.endsWith("\r\n\r\nGood morning.\r\n"));
    const mime::Message read = m_reader.read(message);
    QCOMPARE(read.envelope.from, QList<Address>{person("Anna", "anna@example.org")});
    QCOMPARE(read.envelope.to, QList<Address>{person("Boris", "boris@example.net")});
    QCOMPARE(read.envelope.subject, QStringLiteral("Hello"));
    QCOMPARE(read.text.trimmed(), QStringLiteral("Good morning."));
    QVERIFY(!read.damages);
}

void MimeWriting::theResultIsTheEnvelope()
{
    Draft draft = letter();
    draft.to += person("", "boris@EXAMPLE.net"); // the same
    draft.cc = {person("C", "c@example.net"),
                person("B", "Boris@example.net")}; // another mailbox, by the book
    draft.bcc = {person("D", "d@example.net")};
    (void)written(draft);
    QCOMPARE(m_outgoing.sender, QByteArray("anna@example.org"));
    const QList<QByteArray> expected{"boris@example.net", "c@example.net", "Boris@example.net",
                                     "d@example.net"};
    QCOMPARE(m_outgoing.recipients, expected);
    QVERIFY(!m_outgoing.needs8BitMime);
    QVERIFY(!m_outgoing.needsSmtpUtf8);
}

void MimeWriting::theDateHasItsZone_data()
{
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("date");
    QTest::newRow("UTC") << 0 << QByteArray("Date: Mon, 6 Jan 2025 07:08:09 +0000\r\n");
    QTest::newRow("east") << 3 * 3600 << QByteArray("Date: Mon, 6 Jan 2025 07:08:09 +0300\r\n");
    QTest::newRow("west") << -(9 * 3600 + 1800) << QByteArray("Date: Mon, 6 Jan 2025 07:08:09 -0930\r\n");
}

void MimeWriting::theDateHasItsZone()
{
    QFETCH(const int, offset);
    QFETCH(const QByteArray, date);
    Draft draft = letter();
    draft.date = QDateTime({2025, 1, 6}, {7, 8, 9}, Qt::OffsetFromUTC, offset);
    const QByteArray message = written(draft);
    QVERIFY2(message.startsWith(date), message.left(60).constData());
    QCOMPARE(m_reader.read(message).envelope.date, draft.date.toUTC());
}

void MimeWriting::messageIdsAreRandomAndOfTheSendersDomain()
{
    Draft draft = letter();
    draft.from.address = QStringLiteral("a@пример.рф");
    const QByteArray message = written(draft);
    const QByteArray first = m_outgoing.messageId;
    QVERIFY(message.contains("\r\nMessage-ID: <" + first + ">\r\n"));
    QVERIFY(first.endsWith("@xn--e1afmkfd.xn--p1ai"));
    (void)written(draft);
    QVERIFY(m_outgoing.messageId != first);
}

void MimeWriting::subjects_data()
{
    QTest::addColumn<QString>("subject");
    const auto row = [](const char *name, const QString &subject) { QTest::newRow(name) << subject; };
    row("empty", {});
    row("plain", QStringLiteral("Lunch on Friday?"));
    row("long", QStringLiteral("one word after the other ").repeated(20).trimmed());
    row("one long word", QString(1500, u'w'));
    row("Russian",
        QStringLiteral("Привет, мир! Обед в пятницу? Да — если получится, то приду я с тортом и чаем"));
    row("a little beyond ASCII",
        QStringLiteral("Café at the corner of the long long street, at seven o'clock"));
    row("beyond the first plane", QStringLiteral("😀😃😄").repeated(40));
    row("looks encoded", QStringLiteral("what does =?utf-8?Q?x?= mean?"));
    row("question marks", QStringLiteral("=? ?= =?utf-8?"));
    row("begins with a colon", QStringLiteral(": odd"));
}

void MimeWriting::subjects()
{
    QFETCH(const QString, subject);
    Draft draft = letter();
    draft.subject = subject;
    const QByteArray message = written(draft);
    for (const QByteArray &line : headerOf(message).split('\n'))
        QVERIFY2(line.size() <= 79, line.constData());
    QCOMPARE(m_reader.read(message).envelope.subject, subject);
    if (OtherReader::isThere())
        QCOMPARE(OtherReader::read(message).value(u"subject").toString(), subject);
}

void MimeWriting::names_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"Anna", "Doe, John", "the \"boss\"", "back\\slash", "Dr. No (MD)", "Анна Петрова-Водкина",
          "Длинное имя, которое никак не может поместиться в одну строку заголовка <и точка>",
          "a very long name that goes on and on until it cannot be in one line any more, really"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void MimeWriting::names()
{
    QFETCH(const QString, name);
    Draft draft = letter();
    draft.from.name = name;
    draft.to = {{name, QStringLiteral("b@example.net")}, {name, QStringLiteral("\"x y\"@example.net")}};
    const QByteArray message = written(draft);
    const Envelope envelope = m_reader.read(message).envelope;
    QCOMPARE(envelope.from, QList<Address>{draft.from});
    QCOMPARE(envelope.to.value(0), draft.to[0]);
    QCOMPARE(envelope.to.size(), 2);
    if (!OtherReader::isThere())
        return;
    const QJsonArray to = OtherReader::read(message).value(u"to").toArray();
    QCOMPARE(to.size(), 2);
    // Python 3.11 leaves a blank between encoded words of a name.
    const auto withoutBlanks = [](QString text) { return text.remove(u' '); };
    QCOMPARE(withoutBlanks(to[0][0].toString()), withoutBlanks(name));
    QCOMPARE(to[1][1].toString(), QStringLiteral("\"x y\"@example.net"));
}

void MimeWriting::nothingBecomesAHeaderField_data()
{
    QTest::addColumn<QString>("poison");
    QTest::newRow("CRLF") << QStringLiteral("x\r\nInjected: yes\r\n\r\nbody");
    QTest::newRow("LF") << QStringLiteral("x\nInjected: yes");
    QTest::newRow("CR") << QStringLiteral("x\rInjected: yes");
    QTest::newRow("NUL") << QStringLiteral("x") + QChar::Null + QStringLiteral("\nInjected: yes");
    QTest::newRow("line separator") << QStringLiteral(
        "x\u2028Injected: yes\u2029Injected: yes\u0085Injected: yes");
    QTest::newRow("vertical tab") << QStringLiteral("x\v\fInjected: yes");
    QTest::newRow("beyond ASCII") << QStringLiteral("ж\r\nInjected: yes");
    QTest::newRow("quotes") << QStringLiteral("x\"\r\nInjected: yes\r\n\"");
}

void MimeWriting::nothingBecomesAHeaderField()
{
    QFETCH(const QString, poison);
    Draft draft = letter();
    draft.subject = poison;
    draft.from.name = poison;
    draft.to[0].name = poison;
    draft.replyTo = {{poison, QStringLiteral("r@example.net")}};
    draft.inReplyTo = {poison.toUtf8()};
    draft.references = {poison.toUtf8(), "good@example.net"};
    draft.files = {{fileWith("content"), poison, poison.toUtf8()}};
    const QByteArray message = written(draft);
    QVERIFY2(!message.contains("\nInjected"), message.constData());
    QVERIFY(!fieldNames(message).contains("injected"));
    QVERIFY(!fieldNames(message).contains("in-reply-to"));
    QVERIFY(unfoldedHeader(message).contains("\r\nReferences: <good@example.net>\r\n"));
    const mime::Message read = m_reader.read(message);
    QCOMPARE(read.text.trimmed(), QStringLiteral("Good morning."));
    QCOMPARE(read.attachments.size(), 1);
    for (const QString &value : {read.envelope.subject, read.envelope.from[0].name})
        QVERIFY(value.startsWith(u'x') || value.startsWith(u'ж'));
    if (!OtherReader::isThere())
        return;
    const QJsonObject other = OtherReader::read(message);
    QVERIFY(!other.value(u"fields").toArray().contains(QJsonValue(QStringLiteral("Injected"))));
    QCOMPARE(other.value(u"parts").toArray().size(), 3);
}

void MimeWriting::badAddressesAreNamed_data()
{
    QTest::addColumn<QString>("address");
    for (const char *address : {"", "anna", "a@b\r\nInjected: yes", "a@example.org>\r\nX: y",
                                "a b@example.org", "a@example.org, b@example.org", "<a@example.org>", "a@\n"})
        QTest::newRow(qPrintable(QString::fromUtf8(address).simplified())) << QString::fromUtf8(address);
}

void MimeWriting::badAddressesAreNamed()
{
    QFETCH(const QString, address);
    const Address bad{QStringLiteral("name"), address};
    for (QList<Address> Draft::*list : {&Draft::to, &Draft::cc, &Draft::bcc, &Draft::replyTo}) {
        Draft draft = letter();
        draft.*list = {bad};
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const mime::Readiness readiness = mime::writeMessage(draft, buffer);
        QVERIFY(std::holds_alternative<Obstacle>(readiness));
        QCOMPARE(int(std::get<Obstacle>(readiness).kind), int(Obstacle::Kind::BadAddress));
        QCOMPARE(std::get<Obstacle>(readiness).what, address);
        QVERIFY(buffer.data().isEmpty());
    }
    Draft draft = letter();
    draft.from = bad;
    const QString path = m_folder.filePath(QStringLiteral("never"));
    const mime::Readiness readiness = mime::writeMessage(draft, path);
    QCOMPARE(int(std::get<Obstacle>(readiness).kind), int(Obstacle::Kind::NoSender));
    QVERIFY(!QFile::exists(path));
}

void MimeWriting::thereAreLimits()
{
    const auto obstacleOf = [](const Draft &draft) {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const mime::Readiness readiness = mime::writeMessage(draft, buffer);
        const auto *obstacle = std::get_if<Obstacle>(&readiness);
        return obstacle ? int(obstacle->kind) : -1;
    };
    Draft draft = letter();
    draft.to.clear();
    QCOMPARE(obstacleOf(draft), int(Obstacle::Kind::NoRecipient));
    for (int i = 0; i < limit::recipients; ++i)
        draft.bcc += {QString(), QStringLiteral("a%1@example.net").arg(i)};
    QCOMPARE(obstacleOf(draft), -1);
    draft.cc = {person("", "one.more@example.net")};
    QCOMPARE(obstacleOf(draft), int(Obstacle::Kind::TooManyRecipients));
    draft.cc.clear();
    draft.files = QList<mime::DraftFile>(limit::sentFiles + 1, {fileWith("x"), {}, {}});
    QCOMPARE(obstacleOf(draft), int(Obstacle::Kind::TooManyFiles));
}

void MimeWriting::bccIsNowhereInTheMessage()
{
    Draft draft = letter();
    draft.bcc = {person("Secret", "secret@example.net")};
    QVERIFY(!written(draft).toLower().contains("secret"));
    QVERIFY(m_outgoing.recipients.contains("secret@example.net"));
    draft.to.clear();
    const QByteArray message = written(draft);
    QVERIFY(!message.toLower().contains("secret"));
    QVERIFY(message.contains("\r\nTo: undisclosed-recipients:;\r\n"));
    QCOMPARE(m_outgoing.recipients, QList<QByteArray>{"secret@example.net"});
}

void MimeWriting::anInternationalDomainNeedsNothing()
{
    Draft draft = letter();
    draft.to = {person("Пётр", "petr@пример.рф")};
    const QByteArray message = written(draft);
    QVERIFY(message.contains("<petr@xn--e1afmkfd.xn--p1ai>"));
    QVERIFY(!m_outgoing.needs8BitMime && !m_outgoing.needsSmtpUtf8);
}

void MimeWriting::anInternationalLocalPartNeedsSmtpUtf8()
{
    Draft draft = letter();
    draft.cc = {person("Пётр", "пётр@example.org")};
    const QByteArray message = written(draft);
    QVERIFY(message.contains("<пётр@example.org>"));
    QVERIFY(m_outgoing.needs8BitMime && m_outgoing.needsSmtpUtf8);
    draft.cc.clear();
    draft.bcc = {person("", "пётр@example.org")};
    (void)written(draft);
    QVERIFY(!m_outgoing.needs8BitMime && m_outgoing.needsSmtpUtf8);
}

void MimeWriting::referencesAreFoldedAndBounded()
{
    Draft draft = letter();
    for (int i = 0; i < 300; ++i)
        draft.references += QByteArray(30, 'r') + QByteArray::number(i) + "@example.org";
    draft.inReplyTo = {draft.references.last()};
    const QByteArray message = written(draft);
    for (const QByteArray &line : headerOf(message).split('\n'))
        QVERIFY2(line.size() <= 80, line.constData());
    const qsizetype from = unfoldedHeader(message).indexOf("\r\nReferences: ");
    const QByteArray references = unfoldedHeader(message).mid(from + 14).split('\r').first();
    const QByteArrayList ids = references.split(' ');
    QCOMPARE(ids.size(), limit::references);
    QCOMPARE(ids.first(), '<' + draft.references.first() + '>');
    QCOMPARE(ids.last(), '<' + draft.references.last() + '>');
    QCOMPARE(ids[1], '<' + draft.references[300 - limit::references + 1] + '>');
    QVERIFY(unfoldedHeader(message).contains("\r\nIn-Reply-To: " + ids.last() + "\r\n"));
}

void MimeWriting::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("encoding");
    const QByteArray plain("7bit");
    const QByteArray quoted("quoted-printable");
    const QByteArray base64("base64");
    const QString words = QStringLiteral("many words in one paragraph, ").repeated(20).trimmed();
    QTest::newRow("empty") << QString() << plain;
    QTest::newRow("ASCII") << QStringLiteral("one\n\ntwo\n") << plain;
    QTest::newRow("paragraph") << words << plain;
    QTest::newRow("Russian") << QStringLiteral("Доброе утро, страна! ").repeated(20).trimmed() << base64;
    QTest::newRow("a little") << words + QStringLiteral(" at the café") << quoted;
    QTest::newRow("a long word") << QString(3000, u'w') << quoted;
    QTest::newRow("dots and From") << QStringLiteral(".\n..\nFrom here\n>quoted\n") << plain;
    QTest::newRow("blanks before") << QStringLiteral("a\n  b\n\tc") << plain;
    QTest::newRow("quotes") << QStringLiteral("> > one\n> two\nthree") << plain;
    QTest::newRow("marks in a quote") << QStringLiteral(">     >>> print(1)\n>  > two blanks") << plain;
    QTest::newRow("long quote") << QStringLiteral("> > ") + words << plain;
    QTest::newRow("signature") << QStringLiteral("text\n-- \nAnna") << plain;
    QTest::newRow("emoji") << QStringLiteral("😀").repeated(200) << base64;
}

void MimeWriting::texts()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, encoding);
    Draft draft = letter();
    draft.text = text;
    const QByteArray message = written(draft);
    QVERIFY2(message.contains("\r\nContent-Transfer-Encoding: " + encoding + "\r\n"), message.constData());
    QVERIFY(!m_outgoing.needs8BitMime);
    const auto ended = [](QString all) {
        while (all.endsWith(u'\n'))
            all.chop(1);
        return all;
    };
    QString expected = text;
    expected.replace(QStringLiteral("\n>quoted"), QStringLiteral("\n> quoted"));
    QCOMPARE(ended(m_reader.read(message).text), ended(expected));
}

void MimeWriting::textIsFlowed()
{
    Draft draft = letter();
    draft.text = QStringLiteral("a line of trailing blanks   \n> ")
        + QStringLiteral("quoted words ").repeated(12) + QStringLiteral("\n From\nFrom me\n-- \nAnna");
    const QByteArray body = written(draft).split('\n').join('\n').mid(0);
    const QByteArray text = body.mid(body.indexOf("\r\n\r\n") + 4);
    QVERIFY(text.startsWith("a line of trailing blanks\r\n"));
    QVERIFY(text.contains("\r\n> quoted words quoted words"));
    QVERIFY(text.contains(" \r\n> ")); // a soft break
    QVERIFY(text.contains("\r\n  From\r\n From me\r\n-- \r\nAnna\r\n"));
    for (const QByteArray &line : text.split('\n'))
        QVERIFY2(line.size() <= 79, line.constData());
}

void MimeWriting::htmlIsAnAlternative()
{
    Draft draft = letter();
    draft.html = QStringLiteral("<p>Good <b>morning</b>, страна</p>\n");
    draft.files = {{fileWith("x"), QStringLiteral("x.bin"), "application/octet-stream"}};
    const QByteArray message = written(draft);
    const mime::Message read = m_reader.read(message);
    QCOMPARE(read.text.trimmed(), QStringLiteral("Good morning."));
    QVERIFY(read.html.markup.contains(QStringLiteral("страна")));
    QCOMPARE(read.attachments.size(), 1);
    if (!OtherReader::isThere())
        return;
    const QJsonObject other = OtherReader::read(message);
    QStringList types;
    const QJsonArray parts = other.value(u"parts").toArray();
    for (const QJsonValue &part : parts)
        types += part[u"type"].toString();
    const QStringList expected{QStringLiteral("multipart/mixed"), QStringLiteral("multipart/alternative"),
                               QStringLiteral("text/plain"), QStringLiteral("text/html"),
                               QStringLiteral("application/octet-stream")};
    QCOMPARE(types, expected);
    QCOMPARE(parts[3][u"text"].toString().trimmed(), draft.html.trimmed());
}

void MimeWriting::htmlHasNoLoneCr()
{
    Draft draft = letter();
    draft.html = QStringLiteral("<p>a\rb\r\nc</p>\r");
    QVERIFY(written(draft).contains("<p>a\r\nb\r\nc</p>\r\n"));
}

void MimeWriting::attachments_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QByteArray all;
    for (int c = 0; c < 256; ++c)
        all += char(c);
    const auto row = [](const char *name, const QByteArray &content) {
        QTest::newRow(name) << QString::fromUtf8(name) << content;
    };
    row("plain.bin", all);
    row("empty.bin", {});
    row("with blanks in it.bin", all.repeated(30));
    row("Отчёт за март.bin", all);
    row("Отчёт, который называется так длинно, что имя его не помещается ни в какую строку.bin", all);
    row("semi;colon=quote's (a).bin", all);
    row("a-rather-long-name-without-any-blanks-that-goes-on-for-more-than-one-line-of-a-header.bin", all);
    row("lines.txt", "a\nb\r\nc\rd");
}

void MimeWriting::attachments()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    Draft draft = letter();
    draft.files = {{fileWith(content), name, "application/x-test"},
                   {fileWith("2", QStringLiteral("two.txt")), {}, {}}};
    const QByteArray message = written(draft);
    for (const QByteArray &line : message.split('\n'))
        QVERIFY2(line.size() <= 100, line.constData());
    const mime::Message read = m_reader.read(message);
    QCOMPARE(read.attachments.size(), 2);
    QCOMPARE(read.attachments[0].fileName, name);
    QCOMPARE(read.attachments[0].type, QByteArray("application/x-test"));
    QCOMPARE(read.attachments[1].fileName, QStringLiteral("two.txt"));
    const QString saved = m_folder.filePath(QStringLiteral("saved"));
    QVERIFY(mime::savePart(fileWith(message, QStringLiteral("message")), read.attachments[0].part, saved));
    QFile file(saved);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().toHex(), content.toHex());
    if (!OtherReader::isThere())
        return;
    const QJsonArray parts = OtherReader::read(message).value(u"parts").toArray();
    QCOMPARE(parts.size(), 4);
    QCOMPARE(parts[2][u"name"].toString(), name);
    QCOMPARE(parts[2][u"hex"].toString().toLatin1(), content.toHex());
    QCOMPARE(parts[2][u"defects"].toArray().size(), 0);
}

void MimeWriting::typesThatAreNoneOfASinglePart()
{
    for (const char *type :
         {"", "nonsense", "multipart/mixed", "message/partial", "a/b/c", "text/plain; x=y", "/", "a/"}) {
        Draft draft = letter();
        draft.files = {{fileWith("x"), QStringLiteral("x.bin"), type}};
        const mime::Message read = m_reader.read(written(draft));
        QCOMPARE(read.attachments.size(), 1);
        QCOMPARE(read.attachments[0].type, QByteArray("application/octet-stream"));
    }
}

void MimeWriting::aMessageIsAttachedAsItStands()
{
    const QByteArray inner("From:  odd   spacing <a@example.org>\nX-Weird:\tkept\nSubject: жалоба\n\n"
                           "текст\n.\n>From x\n\nlast line without end");
    Draft draft = letter();
    draft.files = {{fileWith(inner), QStringLiteral("Жалоба.eml"), "message/rfc822"}};
    const QByteArray message = written(draft);
    QVERIFY(m_outgoing.needs8BitMime);
    QVERIFY(!m_outgoing.needsSmtpUtf8);
    QVERIFY(message.contains(QByteArray(inner).replace("\n", "\r\n")));
    QVERIFY2(headerOf(message).contains("\r\nContent-Transfer-Encoding: 8bit\r\n"), message.constData());
    const mime::Message read = m_reader.read(message);
    QCOMPARE(read.attachments.size(), 1);
    QCOMPARE(read.attachments[0].type, QByteArray("message/rfc822"));
    QCOMPARE(read.attachments[0].fileName, QStringLiteral("Жалоба.eml"));
    const QString saved = m_folder.filePath(QStringLiteral("saved"));
    QVERIFY(mime::savePart(fileWith(message, QStringLiteral("message")), read.attachments[0].part, saved));
    QFile file(saved);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray(inner).replace("\n", "\r\n"));
}

void MimeWriting::anUnfitMessageIsAttachedAsOctets()
{
    for (const QByteArray &inner :
         {QByteArray("Subject: x\n\na\0b\n", 16), QByteArray("Subject: x\n\na\rb\n"),
          QByteArray("Subject: x\n\n") + QByteArray(2000, 'x') + '\n'}) {
        Draft draft = letter();
        draft.files = {{fileWith(inner), QStringLiteral("odd.eml"), "message/rfc822"}};
        const QByteArray message = written(draft);
        const mime::Message read = m_reader.read(message);
        QCOMPARE(read.attachments[0].type, QByteArray("application/octet-stream"));
        QCOMPARE(read.attachments[0].octets, inner.size());
    }
}

void MimeWriting::aPartOfAMessageIsAttached()
{
    const QByteArray source(
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n--b\nContent-Type: "
        "application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\nAAECAw==\n--b\n"
        "Content-Type: message/rfc822\n\nSubject: inner\n\nx\n--b--\n");
    const QString path = fileWith(source, QStringLiteral("source"));
    const mime::Message original = m_reader.read(source);
    QCOMPARE(original.attachments.size(), 2);
    Draft draft = letter();
    for (const mime::Attachment &attachment : original.attachments)
        draft.files += {path, attachment.fileName, attachment.type, attachment.part};
    const mime::Message read = m_reader.read(written(draft));
    QCOMPARE(read.attachments.size(), 2);
    QCOMPARE(read.attachments[0].octets, 4);
    QCOMPARE(read.attachments[0].fileName, QStringLiteral("a.pdf"));
    QCOMPARE(read.attachments[1].type, QByteArray("message/rfc822"));
    draft.files[0].part = 77;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const mime::Readiness readiness = mime::writeMessage(draft, buffer);
    QCOMPARE(int(std::get<Obstacle>(readiness).kind), int(Obstacle::Kind::NoSuchPart));
}

void MimeWriting::aFileThatIsGoneIsNamed()
{
    Draft draft = letter();
    draft.files = {{m_folder.filePath(QStringLiteral("gone")), {}, {}}};
    const QString path = m_folder.filePath(QStringLiteral("out"));
    const mime::Readiness readiness = mime::writeMessage(draft, path);
    const Obstacle obstacle = std::get<Obstacle>(readiness);
    QCOMPARE(int(obstacle.kind), int(Obstacle::Kind::Unreadable));
    QCOMPARE(obstacle.what, draft.files[0].path);
    QVERIFY(!obstacle.detail.isEmpty());
    QVERIFY(!QFile::exists(path));
}

void MimeWriting::aRedirectedMessageIsNotChanged()
{
    const QByteArray original("Received: from x\nFrom:  odd   spacing <a@example.org>\nTo: me@example.org\n"
                              "Bcc: secret@example.org,\n other@example.org\nMessage-ID: <old@example.org>\n"
                              "Subject: =?utf-8?Q?=D0=B6?=\n\nBcc: in the text\ntext\n");
    Draft draft;
    draft.from = person("Me", "me@example.org");
    draft.to = {person("Пётр", "petr@example.net")};
    draft.cc = {person("", "c@example.net")};
    draft.redirected = fileWith(original);
    const QByteArray message = written(draft);
    const QByteArray kept = QByteArray(original)
                                .replace("Bcc: secret@example.org,\n other@example.org\n", "")
                                .replace("\n", "\r\n");
    QVERIFY2(message.endsWith("\r\n" + kept), message.constData());
    const QByteArrayList expected{"resent-date",       "resent-from", "resent-to", "resent-cc",
                                  "resent-message-id", "received",    "from",      "to",
                                  "message-id",        "subject"};
    QCOMPARE(fieldNames(message), expected);
    const QList<QByteArray> recipients{"petr@example.net", "c@example.net"};
    QCOMPARE(m_outgoing.recipients, recipients);
    QCOMPARE(m_outgoing.sender, QByteArray("me@example.org"));
    QVERIFY(!m_outgoing.needsSmtpUtf8);
    QCOMPARE(m_reader.read(message).envelope.messageId, QByteArray("old@example.org"));
}

void MimeWriting::bccGoesFromARedirectedMessage_data()
{
    QTest::addColumn<QByteArray>("original");
    QTest::addColumn<QByteArray>("kept");
    const auto row = [](const char *name, const QByteArray &original, const QByteArray &kept) {
        QTest::newRow(name) << original << kept;
    };
    row("behind a line of blanks", "From: a@x.org\r\nSubject: x\r\n \r\nBcc: secret@x.org\r\n\r\ntext\r\n",
        "From: a@x.org\r\nSubject: x\r\n \r\n\r\ntext\r\n");
    row("with a NUL", QByteArray("From: a@x.org\nBcc\0: secret@x.org\n\ntext\n", 39),
        "From: a@x.org\r\n\r\ntext\r\n");
    row("Resent-Bcc", "Resent-Bcc: secret@x.org\nFrom: a@x.org\n\ntext\n", "From: a@x.org\r\n\r\ntext\r\n");
    row("of an mbox", "From secret@x.org Mon\nFrom: a@x.org\n\nBcc: in the text\n",
        "From: a@x.org\r\n\r\nBcc: in the text\r\n");
    row("begins with a fold", " secret\nFrom: a@x.org\n\ntext\n", "From: a@x.org\r\n\r\ntext\r\n");
    row("without an end", "From: a@x.org\nBcc: secret@x.org\n", "From: a@x.org\r\n");
}

void MimeWriting::bccGoesFromARedirectedMessage()
{
    QFETCH(const QByteArray, original);
    QFETCH(const QByteArray, kept);
    Draft draft = letter();
    draft.redirected = fileWith(original);
    const QByteArray message = written(draft);
    QVERIFY2(message.endsWith("\r\nResent-Message-ID: <" + m_outgoing.messageId + ">\r\n" + kept),
             message.constData());
}

void MimeWriting::aRedirectedHeaderInUtf8NeedsSmtpUtf8_data()
{
    QTest::addColumn<QByteArray>("original");
    QTest::addColumn<bool>("needs");
    QTest::newRow("header") << QByteArray("From: a@x.org\nSubject: ж\n\ntext\n") << true;
    QTest::newRow("header without an end") << QByteArray("From: a@x.org\nSubject: ж\n") << true;
    QTest::newRow("what goes") << QByteArray("From: a@x.org\nBcc: ж@x.org\n\ntext\n") << false;
    QTest::newRow("text") << QByteArray("From: a@x.org\n\nж\n") << false;
}

void MimeWriting::aRedirectedHeaderInUtf8NeedsSmtpUtf8()
{
    QFETCH(const QByteArray, original);
    QFETCH(const bool, needs);
    Draft draft = letter();
    draft.redirected = fileWith(original);
    const QByteArray message = written(draft);
    QCOMPARE(m_outgoing.needsSmtpUtf8, needs);
    QCOMPARE(m_outgoing.needs8BitMime, message.contains("ж"));
}

void MimeWriting::aRedirectedMessageThatIsAllHeader()
{
    Draft draft = letter();
    draft.redirected = fileWith("From: a@x.org\n" + QByteArray("X: y\n").repeated(int(limit::topHeader / 5)));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const mime::Readiness readiness = mime::writeMessage(draft, buffer);
    QCOMPARE(int(std::get<Obstacle>(readiness).kind), int(Obstacle::Kind::HeaderTooLong));
}

void MimeWriting::aFullDiskIsTold()
{
    QFile full(QStringLiteral("/dev/full"));
    if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        QSKIP("This system has no disk that is always full.");
    const mime::Readiness readiness = mime::writeMessage(letter(), full);
    QCOMPARE(int(std::get<Obstacle>(readiness).kind), int(Obstacle::Kind::Unwritable));
    QVERIFY(!std::get<Obstacle>(readiness).detail.isEmpty());
}

void MimeWriting::aLargeAttachmentIsNeverInMemory()
{
    constexpr qint64 size = 32 * 1024 * 1024;
    QFile large(m_folder.filePath(QStringLiteral("large")));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(size)); // takes no room on most disks
    large.close();
    Draft draft = letter();
    draft.files = {{large.fileName(), {}, "application/zip"}, {large.fileName(), {}, "message/rfc822"}};
    MeasuringDevice device;
    const mime::Readiness readiness = mime::writeMessage(draft, device);
    QVERIFY(std::holds_alternative<Outgoing>(readiness));
    QVERIFY(device.octets() > 2 * size);
    QVERIFY2(device.grownBy() < 8 * 1024 * 1024, qPrintable(QString::number(device.grownBy())));
}

QTEST_GUILESS_MAIN(MimeWriting)
#include "tst_mime_writing.moc"
