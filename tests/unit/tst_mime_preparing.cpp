// SPDX-License-Identifier: GPL-3.0-or-later
#include "../support/mailfile.h"
#include "../support/sentmail.h"
#include "base/limits.h"
#include "mime/preparing.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace poplar;
using namespace poplar::mime;
using namespace poplar::test;

namespace {

constexpr ServerAbility oldServer{};
constexpr ServerAbility eightBit{true, false};
constexpr ServerAbility modern{true, true};

const QByteArray head("From: Anna <anna@example.org>\r\nTo: boris@example.net\r\nSubject: x\r\n"
                      "MIME-Version: 1.0\r\n");

QByteArray bodyOf(const QByteArray &message)
{
    return message.mid(message.indexOf("\r\n\r\n") + 4);
}

QByteArray multipart(const QByteArray &type, const QByteArrayList &parts)
{
    QByteArray all = "Content-Type: multipart/" + type + "; boundary=\"b" + type.left(3) + "\"\r\n\r\n";
    for (const QByteArray &part : parts)
        all += "--b" + type.left(3) + "\r\n" + part + "\r\n";
    return all + "--b" + type.left(3) + "--\r\n";
}

const QByteArray russian("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                         "Доброе утро\r\nstraight text = sign\r\n");

bool isSevenBit(const QByteArray &octets)
{
    return std::none_of(octets.begin(), octets.end(), [](char c) { return (c & 0x80) != 0; });
}

} // namespace

/// Complete messages made ready for servers of different abilities.
class MimePreparing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void whatNothingLacksStaysAsItIs_data();
    void whatNothingLacksStaysAsItIs();
    void bccGoes_data();
    void bccGoes();
    void bccGoesFromWhatIsHardlyAHeader();
    void theEnvelopeIsThatOfTheHeader_data();
    void theEnvelopeIsThatOfTheHeader();
    void theMessageIdIsThatInBrackets();
    void tooManyRecipients();
    void aListOfRecipientsThatIsTooLong();
    void whatIsForwardedReachesAnOldServer();
    void eightBitTextForAnOldServer();
    void everyPartIsEncodedInItsWay();
    void aMessageWithinIsChangedWithin();
    void whatIsSignedIsNotTouched();
    void whatStandsBetweenSignedPartsIsNotTouched_data();
    void whatStandsBetweenSignedPartsIsNotTouched();
    void aSignedMessageThatFitsGoesAsItIs();
    void textWithoutAnyDeclaration();
    void headerFieldsForAnOldServer_data();
    void headerFieldsForAnOldServer();
    void whatHasNoOtherFormIsNamed_data();
    void whatHasNoOtherFormIsNamed();
    void whatIsNoMessageIsNotSent_data();
    void whatIsNoMessageIsNotSent();
    void whatNoServerTakesIsNotTheServersFault_data();
    void whatNoServerTakesIsNotTheServersFault();
    void anotherCharsetInAHeaderIsNeverSent();
    void longLinesAreEncoded();
    void longBase64IsWrapped();
    void quotedOctetsAreKept();
    void nulsAndLoneCrsAreEncoded();
    void binaryIsEncoded();
    void wordsAroundPartsDoNotMatter();
    void aBoundaryBeyondAsciiForAnOldServer();
    void tooManyPartsForAnOldServer();
    void aHeaderThatIsTooLong();
    void aFileThatIsGone();
    void aTargetStaysAsItWasIfSomethingIsInTheWay();
    void largeContentsAreNeverInMemory();
    void manyHeadersAreNeverInMemory();
    void anythingCanBePrepared();

private:
    QByteArray prepared(const QByteArray &message, ServerAbility ability);
    Obstacle obstacleOf(const QByteArray &message, ServerAbility ability);

    QTemporaryDir m_folder;
    MailFile m_reader;
    Outgoing m_outgoing;
};

QByteArray MimePreparing::prepared(const QByteArray &message, ServerAbility ability)
{
    QBuffer source;
    source.setData(message);
    source.open(QIODevice::ReadOnly);
    QBuffer target;
    target.open(QIODevice::WriteOnly);
    const Readiness readiness = prepare(source, ability, target);
    if (const auto *obstacle = std::get_if<Obstacle>(&readiness))
        qFatal("obstacle %d: %s", int(obstacle->kind), qPrintable(obstacle->what));
    m_outgoing = std::get<Outgoing>(readiness);
    const QString rule = brokenRuleOf(target.data());
    if (!rule.isEmpty())
        qFatal("%s in\n%s", qPrintable(rule), target.data().constData());
    if (m_outgoing.octets != target.size())
        qFatal("octets are wrong");
    if (!ability.eightBit && !isSevenBit(target.data()))
        qFatal("8 bits in\n%s", target.data().constData());
    if (m_outgoing.needs8BitMime == isSevenBit(target.data()))
        qFatal("8BITMIME is told wrongly");
    return target.data();
}

Obstacle MimePreparing::obstacleOf(const QByteArray &message, ServerAbility ability)
{
    QBuffer source;
    source.setData(message);
    source.open(QIODevice::ReadOnly);
    QBuffer target;
    target.open(QIODevice::WriteOnly);
    const Readiness readiness = prepare(source, ability, target);
    const auto *obstacle = std::get_if<Obstacle>(&readiness);
    if (!obstacle)
        qFatal("no obstacle, but\n%s", target.data().constData());
    return *obstacle;
}

void MimePreparing::whatNothingLacksStaysAsItIs_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<bool>("old"); // whether an old server takes it as well
    QTest::newRow("plain") << head + "\r\ntext\r\n" << true;
    QTest::newRow("odd spacing") << QByteArray(
        "from:  a@x.org\r\nTO :\tb@x.org\r\n  ,c@x.org\r\nno field\r\n\r\n\r\n  \r\n.\r\nFrom x\r\n")
                                 << true;
    QTest::newRow("multipart") << head
            + multipart("mixed",
                        {"\r\ntext\r\n",
                         "Content-Type: application/x\r\nContent-Transfer-Encoding: "
                         "base64\r\n\r\nAAEC\r\n"})
            + "behind it\r\n" << true;
    QTest::newRow("quoted-printable")
        << head + "Content-Transfer-Encoding: quoted-printable\r\n\r\na=20=\r\n b=FF\r\n"
        << true;
    QTest::newRow("says 8bit, is not") << head + "Content-Transfer-Encoding: 8bit\r\n\r\ntext\r\n" << true;
    QTest::newRow("8bit") << head + russian << false;
    QTest::newRow("8bit within") << head + multipart("mixed", {russian, russian}) << false;
    QTest::newRow("8bit signed") << head
            + multipart("signed", {russian, "Content-Type: application/pgp-signature\r\n\r\nx"})
                                 << false;
    QTest::newRow("UTF-8 header") << QByteArray(
        "From: Анна <анна@example.org>\r\nTo: b@x.org\r\n\r\ntext\r\n")
                                  << false;
    QTest::newRow("header only") << QByteArray("From: a@x.org\r\n") << true;
    QTest::newRow("truncated") << head
            + "Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n\r\ntext\r\n"
                               << true;
}

void MimePreparing::whatNothingLacksStaysAsItIs()
{
    QFETCH(const QByteArray, message);
    QFETCH(const bool, old);
    QCOMPARE(prepared(message, modern), message);
    QCOMPARE(prepared(QByteArray(message).replace("\r\n", "\n"), modern), message);
    QCOMPARE(prepared(message.chopped(2), modern), message); // the last line is ended
    QVERIFY(m_outgoing.unusable.isEmpty());
    if (old)
        QCOMPARE(prepared(message, oldServer), message);
}

void MimePreparing::bccGoes_data()
{
    QTest::addColumn<QByteArray>("field");
    for (const char *field : {"Bcc: s@x.org\r\n", "BCC:s@x.org\r\n", "bcc :\r\n s@x.org,\r\n\ts@x.org\r\n",
                              "Bcc: S <s@x.org>\r\nBcc: s@x.org\r\n"})
        QTest::newRow(QByteArray(field).simplified().constData()) << QByteArray(field);
}

void MimePreparing::bccGoes()
{
    QFETCH(const QByteArray, field);
    const QByteArray body("\r\nBcc: in the text\r\n");
    for (const ServerAbility ability : {oldServer, modern}) {
        QCOMPARE(prepared(head + field + body, ability), head + body);
        QCOMPARE(prepared(field + head + body, ability), head + body);
        const QList<QByteArray> expected{"boris@example.net", "s@x.org"};
        QCOMPARE(QSet<QByteArray>(m_outgoing.recipients.begin(), m_outgoing.recipients.end()),
                 QSet<QByteArray>(expected.begin(), expected.end()));
    }
}

void MimePreparing::bccGoesFromWhatIsHardlyAHeader()
{
    const QByteArray disguised = "From: a@x.org\r\nBcc" + QByteArray(1, '\0') + ": s@x.org\r\n\r\ntext\r\n";
    QCOMPARE(prepared(disguised, modern), QByteArray("From: a@x.org\r\n\r\ntext\r\n"));
    QCOMPARE(prepared("From : a@x.org\r\n\r\ntext\r\n", modern),
             QByteArray("From : a@x.org\r\n\r\ntext\r\n"));
    QCOMPARE(prepared("From a@x.org Mon Jan  6 07:08:09 2025\r\nTo: b@x.org\r\n\r\ntext\r\n", modern),
             QByteArray("To: b@x.org\r\n\r\ntext\r\n"));
    QCOMPARE(prepared("no field\r\nBcc: s@x.org\r\n\r\ntext\r\n", modern),
             QByteArray("no field\r\n\r\ntext\r\n"));
    // Whoever puts a field before it would have it folded into that.
    QCOMPARE(prepared(" x\r\n\ty\r\nTo: b@x.org\r\n z\r\n\r\ntext\r\n", modern),
             QByteArray("To: b@x.org\r\n z\r\n\r\ntext\r\n"));
}

void MimePreparing::theEnvelopeIsThatOfTheHeader_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("sender");
    QTest::addColumn<QByteArray>("recipients");
    QTest::addColumn<QStringList>("unusable");
    const auto row = [](const char *name, const char *header, const char *sender, const char *recipients,
                        const QStringList &unusable = {}) {
        QTest::newRow(name) << QByteArray(header) << QByteArray(sender) << QByteArray(recipients) << unusable;
    };
    row("simple", "From: A <a@x.org>\nTo: b@x.org\nCc: c@x.org, \"D, E\" <d@x.org>\n", "a@x.org",
        "b@x.org c@x.org d@x.org");
    row("sender", "From: a@x.org, b@x.org\nSender: s@x.org\nTo: c@x.org\n", "s@x.org", "c@x.org");
    row("several authors", "From: a@x.org, b@x.org\nTo: c@x.org\n", "a@x.org", "c@x.org");
    row("each once", "From: a@x.org\nTo: b@x.org, b@X.ORG\nTo: b@x.org\nCc: <b@x.org>\n", "a@x.org",
        "b@x.org");
    row("groups", "From: a@x.org\nTo: Team: b@x.org, c@x.org;, d@x.org\nCc: nobody:;\n", "a@x.org",
        "b@x.org c@x.org d@x.org");
    row("encoded words", "From: =?utf-8?Q?=D0=B6,?= <a@x.org>\nTo: =?utf-8?B?0LY=?= <b@x.org>\n", "a@x.org",
        "b@x.org");
    row("international domain", "From: a@пример.рф\nTo: b@пример.рф\n", "a@xn--e1afmkfd.xn--p1ai",
        "b@xn--e1afmkfd.xn--p1ai");
    row("unusable", "From: a@x.org\nTo: b, <c@x.org>, d@x.org e@x.org\n", "a@x.org", "c@x.org",
        {QStringLiteral("b"), QStringLiteral("d@x.org e@x.org")});
    row("nobody", "Subject: x\n", "", "");
    row("resent",
        "Resent-From: r@x.org\nResent-To: s@x.org\nResent-Bcc: t@x.org\nFrom: a@x.org\nTo: b@x.org\n",
        "r@x.org", "s@x.org t@x.org");
    row("resent twice",
        "Resent-From: r@x.org\nResent-To: s@x.org\nReceived: x\nResent-From: o@x.org\nResent-To: p@x.org\n"
        "From: a@x.org\nTo: b@x.org\n",
        "r@x.org", "s@x.org");
    row("resent twice, no trace",
        "Resent-From: r@x.org\nResent-To: s@x.org\nResent-From: o@x.org\nResent-To: p@x.org\nTo: b@x.org\n",
        "r@x.org", "s@x.org");
    row("folded", "From:\n a@x.org\nTo: b@x.org,\n\tc@x.org\n", "a@x.org", "b@x.org c@x.org");
}

void MimePreparing::theEnvelopeIsThatOfTheHeader()
{
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, sender);
    QFETCH(const QByteArray, recipients);
    QFETCH(const QStringList, unusable);
    (void)prepared(header + "Message-ID: <m@x.org>\n\ntext\n", modern);
    QCOMPARE(m_outgoing.sender, sender);
    QCOMPARE(QByteArrayList(m_outgoing.recipients).join(' '), recipients);
    QCOMPARE(m_outgoing.unusable, unusable);
    QCOMPARE(m_outgoing.messageId, QByteArray("m@x.org"));
}

void MimePreparing::theMessageIdIsThatInBrackets()
{
    (void)prepared("Message-ID: <m@x.org> (a comment)\r\nFrom: a@x.org\r\n\r\ntext\r\n", modern);
    QCOMPARE(m_outgoing.messageId, QByteArray("m@x.org"));
    const QByteArray longId = QByteArray(limit::referenceOctets, 'm') + "@x.org";
    (void)prepared("Message-ID:\r\n <" + longId + ">\r\nFrom: a@x.org\r\n\r\ntext\r\n", modern);
    QCOMPARE(m_outgoing.messageId, QByteArray());
}

void MimePreparing::tooManyRecipients()
{
    QByteArray list = "a0@x.org";
    for (int i = 1; i < limit::recipients; ++i)
        list += ", a" + QByteArray::number(i) + "@x.org";
    (void)prepared("To: " + QByteArray(list).replace(", ", ",\r\n ") + "\r\n\r\ntext\r\n", oldServer);
    QCOMPARE(m_outgoing.recipients.size(), limit::recipients);
    for (const char *more : {", b@x.org", "\r\nCc: b@x.org", ", b@x.org, c@x.org"})
        QCOMPARE(int(obstacleOf("To: " + list + more + "\r\n\r\ntext\r\n", oldServer).kind),
                 int(Obstacle::Kind::TooManyRecipients));
}

void MimePreparing::aListOfRecipientsThatIsTooLong()
{
    const QByteArray entry = QByteArray("name ").repeated(100) + "<a@x.org>,\r\n ";
    const QByteArray list = entry.repeated(int(limit::addressInput / entry.size() + 10));
    QVERIFY(list.count('@') < limit::recipients);
    QCOMPARE(int(obstacleOf("To: " + list + "last@x.org\r\n\r\ntext\r\n", oldServer).kind),
             int(Obstacle::Kind::TooManyRecipients));
}

void MimePreparing::whatIsForwardedReachesAnOldServer()
{
    QFile inner(m_folder.filePath(QStringLiteral("forwarded.eml")));
    QVERIFY(inner.open(QIODevice::WriteOnly));
    inner.write("Subject: Тема\r\n" + head + russian);
    inner.close();
    Draft draft;
    draft.from = {{}, QStringLiteral("a@x.org")};
    draft.to = {{{}, QStringLiteral("b@x.org")}};
    draft.files = {{inner.fileName(), {}, "message/rfc822"}};
    QBuffer written;
    written.open(QIODevice::WriteOnly);
    QVERIFY(std::get<Outgoing>(writeMessage(draft, written)).needs8BitMime);
    QCOMPARE(prepared(written.data(), modern), written.data());
    const QByteArray message = prepared(written.data(), oldServer);
    QCOMPARE(m_reader.read(message).attachments.value(0).type, QByteArray("message/rfc822"));
    QVERIFY(message.contains("Subject: =?utf-8?B?"));
    QVERIFY2(!message.contains("8bit"), message.constData());
}

void MimePreparing::eightBitTextForAnOldServer()
{
    const QByteArray message = prepared(head + russian, oldServer);
    QVERIFY2(message.contains("\r\nContent-Transfer-Encoding: quoted-printable\r\n"), message.constData());
    QVERIFY(!message.contains("8bit"));
    QVERIFY(message.contains("\r\nstraight text =3D sign\r\n"));
    QCOMPARE(m_reader.read(message).text, m_reader.read(head + russian).text);
    QCOMPARE(prepared(head + russian, eightBit), head + russian);
    QVERIFY(m_outgoing.needs8BitMime);
    QVERIFY(!m_outgoing.needsSmtpUtf8);
    if (OtherReader::isThere())
        QCOMPARE(OtherReader::read(message).value(u"parts")[0][u"text"].toString(),
                 OtherReader::read(head + russian).value(u"parts")[0][u"text"].toString());
}

void MimePreparing::everyPartIsEncodedInItsWay()
{
    const QByteArray picture(
        "Content-Type: image/x\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\x89PN\xFF\r\nG");
    const QByteArray plain("Content-Type: text/plain\r\n\r\nnot touched  \r\n");
    const QByteArray inner = multipart("alternative", {russian, plain});
    const QByteArray source =
        head + "Content-Transfer-Encoding: 8bit\r\n" + multipart("mixed", {inner, picture, plain});
    const QByteArray message = prepared(source, oldServer);
    QVERIFY(!message.contains("8bit"));
    QCOMPARE(message.count("Content-Transfer-Encoding: 7bit\r\n"), 1); // of the whole
    QCOMPARE(message.count("Content-Transfer-Encoding: quoted-printable\r\n"), 1);
    QCOMPARE(message.count("Content-Transfer-Encoding: base64\r\n"), 1);
    QCOMPARE(message.count(plain), 2);
    QVERIFY(message.contains(QByteArray("\x89PN\xFF\r\nG").toBase64()));
    QCOMPARE(m_reader.read(message).text, m_reader.read(source).text);
}

void MimePreparing::aMessageWithinIsChangedWithin()
{
    const QByteArray inner = "Bcc: stays@x.org\r\nSubject: Тема\r\nFrom: Анна <a@x.org>\r\n" + russian;
    const QByteArray part = "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + inner;
    const QByteArray source = head + multipart("mixed", {"\r\ntext\r\n", part});
    QCOMPARE(prepared(source, eightBit), source);
    QVERIFY(!m_outgoing.needsSmtpUtf8);
    const QByteArray message = prepared(source, oldServer);
    QVERIFY(message.contains(
        "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 7bit\r\n\r\nBcc: stays@x.org\r\n"));
    QVERIFY(message.contains("\r\nContent-Transfer-Encoding: quoted-printable\r\n"));
    QVERIFY(!message.contains("base64\r\n"));
    const QString saved = m_folder.filePath(QStringLiteral("inner"));
    QFile file(m_folder.filePath(QStringLiteral("outer")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(message);
    file.close();
    QVERIFY(savePart(file.fileName(), readMessage(file.fileName())->attachments.value(0).part, saved));
    const Message read = readMessage(saved).value();
    QCOMPARE(read.envelope.subject, QStringLiteral("Тема"));
    QCOMPARE(read.envelope.from.value(0).name, QStringLiteral("Анна"));
    QVERIFY(read.text.contains(QStringLiteral("Доброе утро")));
}

void MimePreparing::whatIsSignedIsNotTouched()
{
    const QByteArray signature("Content-Type: application/pgp-signature\r\n\r\nx");
    const QByteArray signedPart = multipart("signed", {russian, signature});
    QCOMPARE(int(obstacleOf(head + signedPart, oldServer).kind), int(Obstacle::Kind::Signed));
    QCOMPARE(int(obstacleOf(head + multipart("mixed", {signedPart}), oldServer).kind),
             int(Obstacle::Kind::Signed));
    const QByteArray forwarded = "Content-Type: message/rfc822\r\n\r\n" + head + signedPart;
    QCOMPARE(int(obstacleOf(head + forwarded, oldServer).kind), int(Obstacle::Kind::Signed));
    const QByteArray header = multipart("signed", {"Content-Description: описание\r\n\r\ntext", signature});
    QCOMPARE(int(obstacleOf(head + header, oldServer).kind), int(Obstacle::Kind::Signed));
    QCOMPARE(int(obstacleOf(head + header, eightBit).kind), int(Obstacle::Kind::Signed));
    const QByteArray nul = multipart("signed", {QByteArray("\r\na\0b", 5), signature});
    QCOMPARE(int(obstacleOf(head + nul, modern).kind), int(Obstacle::Kind::Signed));
}

void MimePreparing::whatStandsBetweenSignedPartsIsNotTouched_data()
{
    QTest::addColumn<QByteArray>("preamble");
    QTest::addColumn<QByteArray>("epilogue");
    QTest::addColumn<bool>("eightBitIsEnough");
    QTest::newRow("8 bits before the parts") << QByteArray("Письмо\r\n") << QByteArray() << true;
    QTest::newRow("8 bits behind them") << QByteArray() << QByteArray("конец\r\n") << true;
    QTest::newRow("NUL") << QByteArray("a\0b\r\n", 5) << QByteArray() << false;
    QTest::newRow("lone CR") << QByteArray() << QByteArray("a\rb\r\n") << false;
}

void MimePreparing::whatStandsBetweenSignedPartsIsNotTouched()
{
    QFETCH(const QByteArray, preamble);
    QFETCH(const QByteArray, epilogue);
    QFETCH(const bool, eightBitIsEnough);
    const QByteArray within =
        multipart("mixed", {"\r\ntext"}).replace("\r\n\r\n--b", "\r\n\r\n" + preamble + "--b");
    const QByteArray source =
        head + multipart("signed", {within + epilogue, "Content-Type: application/pgp-signature\r\n\r\nx"});
    QCOMPARE(int(obstacleOf(source, oldServer).kind), int(Obstacle::Kind::Signed));
    if (eightBitIsEnough)
        QCOMPARE(prepared(source, eightBit), source);
    else
        QCOMPARE(int(obstacleOf(source, modern).kind), int(Obstacle::Kind::Signed));
}

void MimePreparing::aSignedMessageThatFitsGoesAsItIs()
{
    const QByteArray part =
        multipart("signed", {"\r\ntext\r\n", "Content-Type: application/pgp-signature\r\n\r\nx"});
    const QByteArray source = "Subject: Тема\r\n" + head + part;
    const QByteArray message = prepared(source, oldServer);
    QVERIFY(message.endsWith(part));
    QCOMPARE(m_reader.read(message).envelope.subject, QStringLiteral("Тема"));
}

void MimePreparing::textWithoutAnyDeclaration()
{
    const QByteArray message = prepared("From: a@x.org\nTo: b@x.org\n\nДоброе утро\n", oldServer);
    QVERIFY(message.contains("\r\nMIME-Version: 1.0\r\n"));
    QVERIFY(message.contains("\r\nContent-Type: text/plain; charset=utf-8\r\n"));
    QCOMPARE(m_reader.read(message).text.trimmed(), QStringLiteral("Доброе утро"));
}

void MimePreparing::headerFieldsForAnOldServer_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("expected"); // a part of it
    const auto row = [](const char *name, const char *field, const char *expected) {
        QTest::newRow(name) << QByteArray(field) << QByteArray(expected);
    };
    row("subject", "Subject: Обед\r\n", "Subject: =?utf-8?B?0J7QsdC10LQ=?=\r\n");
    row("folded", "Subject: Обед\r\n в пятницу\r\n", "Subject: =?utf-8?B?");
    row("already encoded in part", "Subject: =?utf-8?Q?=D0=B6?= é\r\n", "Subject: =?utf-8?");
    row("name", "Cc: Пётр <p@x.org>, plain@x.org\r\n", "= <p@x.org>, plain@x.org\r\n");
    row("domain", "Cc: p@пример.рф\r\n", "Cc: p@xn--e1afmkfd.xn--p1ai\r\n");
    row("group", "Cc: Свои: p@x.org, q@x.org;, r@x.org\r\n", "=: p@x.org, q@x.org;, r@x.org\r\n");
    row("group of nobody", "Cc: Никто:;\r\n", "=:;\r\n");
    row("type", "Content-Type: text/plain; name=\"файл.txt\"\r\n", "%D1%84%D0%B0%D0%B9%D0%BB.txt");
    row("disposition", "Content-Disposition: attachment; filename=\"файл.txt\"\r\n",
        "filename*=UTF-8''%D1%84%D0%B0%D0%B9%D0%BB.txt");
    row("blanks in a boundary", "Content-Type: multipart/mixed; name=\"ж\"; boundary=\"a  b\"\r\n",
        "boundary=\"a  b\"");
    row("description", "Content-Description: описание\r\n", "Content-Description: =?utf-8?B?");
    row("unknown", "X-Note: заметка\r\n", "X-Note: =?utf-8?B?");
    row("KOI8-R", "Subject: \xEF\xC2\xC5\xC4 \xD7 \xD0\xD1\xD4\xCE\xC9\xC3\xD5\r\n",
        "Subject: =?utf-8?B?0J7QsdC10LQg0LIg0L/Rj9GC0L3QuNGG0YM=?=\r\n");
}

void MimePreparing::headerFieldsForAnOldServer()
{
    QFETCH(const QByteArray, field);
    QFETCH(const QByteArray, expected);
    const QByteArray source = "From: a@x.org\r\n" + field + "\r\ntext\r\n";
    const QByteArray message = prepared(source, oldServer);
    QVERIFY2(message.contains(expected), message.constData());
    QVERIFY(message.startsWith("From: a@x.org\r\n"));
    QVERIFY(!m_outgoing.needsSmtpUtf8);
    const Envelope before = m_reader.read(source).envelope;
    const Envelope after = m_reader.read(message).envelope;
    QCOMPARE(after.subject, before.subject);
    QCOMPARE(after.cc.size(), before.cc.size());
    if (!before.cc.isEmpty())
        QCOMPARE(after.cc[0].name, before.cc[0].name);
}

void MimePreparing::whatHasNoOtherFormIsNamed_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *field, Obstacle::Kind kind, const char *what) {
        QTest::newRow(QByteArray(field).simplified().constData())
            << QByteArray(field) << int(kind) << QString::fromUtf8(what);
    };
    row("To: A <пётр@x.org>\r\n", Obstacle::Kind::Utf8Address, "пётр@x.org");
    row("Bcc: пётр@x.org\r\n", Obstacle::Kind::Utf8Address, "пётр@x.org");
    row("Reply-To: пётр@пример.рф\r\n", Obstacle::Kind::Utf8Address, "пётр@пример.рф");
    row("Reply-To: Пётр\r\n", Obstacle::Kind::BadAddress, "Пётр");
    row("References: <ж@x.org>\r\n", Obstacle::Kind::Utf8Field, "References");
}

void MimePreparing::whatHasNoOtherFormIsNamed()
{
    QFETCH(const QByteArray, field);
    QFETCH(const int, kind);
    QFETCH(const QString, what);
    const QByteArray message = "From: a@x.org\r\n" + field + "\r\ntext\r\n";
    const Obstacle obstacle = obstacleOf(message, eightBit);
    QCOMPARE(int(obstacle.kind), kind);
    QCOMPARE(obstacle.what, what);
    (void)prepared(message, modern);
    QVERIFY(m_outgoing.needsSmtpUtf8);
}

void MimePreparing::whatIsNoMessageIsNotSent_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a letter") << QByteArray("Dear all,\n\nrest\n");
    QTest::newRow("an indented letter") << QByteArray("  Dear all,\n  indented letter\n\nrest\n");
    QTest::newRow("an empty line first") << QByteArray("\nFrom: a@x.org\n");
    QTest::newRow("NULs") << QByteArray(200'000, '\0');
    QTest::newRow("octets") << QByteArray("\x7f"
                                          "ELF\x02\x01\xff\n\xfe: \xfd\n\n");
    QTest::newRow("a link") << QByteArray("http://example.org/\n\nrest\n");
}

void MimePreparing::whatIsNoMessageIsNotSent()
{
    QFETCH(const QByteArray, text);
    for (const ServerAbility ability : {oldServer, modern})
        QCOMPARE(obstacleOf(text, ability).kind, Obstacle::Kind::NoHeader);
}

void MimePreparing::whatNoServerTakesIsNotTheServersFault_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("what");
    QTest::newRow("no field") << QByteArray("gr\xFC\xDF\r\n") << QString();
    QTest::newRow("no UTF-8") << QByteArray("References: <\xFC@x.org>\r\n") << QStringLiteral("References");
    QTest::newRow("no UTF-8 in another field")
        << QByteArray("Reply-To: \xD0\xB6@x.org\r\nSubject: gr\xFC\xDF und kein UTF-8\r\n")
        << QStringLiteral("Reply-To");
}

void MimePreparing::whatNoServerTakesIsNotTheServersFault()
{
    QFETCH(const QByteArray, lines);
    QFETCH(const QString, what);
    const QByteArray message = "From: a@x.org\r\n" + lines + "\r\ntext\r\n";
    for (const ServerAbility ability : {oldServer, modern}) {
        const Obstacle obstacle = obstacleOf(message, ability);
        QCOMPARE(obstacle.kind, Obstacle::Kind::BadField);
        QCOMPARE(obstacle.what, what);
    }
}

void MimePreparing::anotherCharsetInAHeaderIsNeverSent()
{
    const QByteArray message = prepared(
        "From: a@x.org\r\nSubject: \xEF\xC2\xC5\xC4 \xD7 \xD0\xD1\xD4\xCE\xC9\xC3\xD5\r\n\r\ntext\r\n",
        modern);
    QVERIFY2(isSevenBit(message), message.constData());
    QVERIFY(!m_outgoing.needsSmtpUtf8);
}

void MimePreparing::longLinesAreEncoded()
{
    const QByteArray line(5000, 'x');
    const QByteArray message = prepared(head + "\r\n" + line + "\r\nend\r\n", modern);
    QVERIFY(message.contains("\r\nContent-Transfer-Encoding: quoted-printable\r\n"));
    QCOMPARE(m_reader.read(message).text.trimmed(), QString::fromLatin1(line + "\nend"));
    QByteArray longField("X-Long:");
    for (int i = 0; i < 500; ++i)
        longField += " word" + QByteArray::number(i);
    QVERIFY(prepared(head + longField + "\r\n\r\nx\r\n", modern)
                .replace("\r\n ", " ")
                .contains(longField + "\r\n"));
    const QByteArray blanks = prepared(head + "X-Long: a" + QByteArray(3000, ' ') + "b\r\n\r\nx\r\n", modern);
    QVERIFY2(blanks.contains("\r\nX-Long: a  ") && blanks.contains("\r\n b\r\n"), blanks.constData());
}

void MimePreparing::longBase64IsWrapped()
{
    const QByteArray content(3000, '\xAB');
    const QByteArray part =
        "Content-Type: application/x\r\nContent-Transfer-Encoding: BASE64\r\n\r\n" + content.toBase64();
    const QByteArray message = prepared(head + part, modern);
    QCOMPARE(QByteArray::fromBase64(bodyOf(message)), content);
    QVERIFY(message.contains("\r\nContent-Transfer-Encoding: base64\r\n"));
}

void MimePreparing::quotedOctetsAreKept()
{
    const QByteArray line(1000, 'x');
    const QByteArray quoted = "Content-Transfer-Encoding: quoted-printable\r\n\r\n%PDF=0A" + line + "\r\n";
    const QByteArray document = prepared(head + "Content-Type: application/pdf\r\n" + quoted, modern);
    QCOMPARE(QByteArray::fromBase64(bodyOf(document)), "%PDF\n" + line + "\r\n");
    const QByteArray text = prepared(head + "Content-Type: text/plain\r\n" + quoted, modern);
    QVERIFY(bodyOf(text).startsWith("%PDF\r\nxxx"));
}

void MimePreparing::nulsAndLoneCrsAreEncoded()
{
    const QByteArray octets("a\0b\rc\r\nd", 8);
    const QByteArray text = prepared(head + "\r\na\rb\r\nc\r\n", modern);
    QCOMPARE(bodyOf(text), QByteArray("a=0Db\r\nc\r\n"));
    const QByteArray nul = prepared(head + "Content-Type: application/x\r\n\r\n" + octets, modern);
    QCOMPARE(QByteArray::fromBase64(bodyOf(nul)), octets);
    const QByteArray poisoned =
        "Subject: a\rBcc: x@x.org" + QByteArray(1, '\0') + "y\r\nFrom: a@x.org\r\n\r\ntext\r\n";
    const QByteArray field = prepared(poisoned, modern);
    QVERIFY2(field.startsWith("Subject: a Bcc: x@x.org"), field.constData());
}

void MimePreparing::binaryIsEncoded()
{
    const QByteArray octets("line\nline\r\n\xFF\n");
    const QByteArray part =
        "Content-Type: application/x\r\nContent-Transfer-Encoding: binary\r\n\r\n" + octets;
    QCOMPARE(QByteArray::fromBase64(bodyOf(prepared(head + part, modern))), octets);
}

void MimePreparing::wordsAroundPartsDoNotMatter()
{
    const QByteArray source = head
        + "Content-Type: multipart/mixed; boundary=q\r\n\r\nПисьмо из "
          "частей\r\n--q\r\n\r\ntext\r\n--q--\r\nконец\r\n";
    QCOMPARE(prepared(source, eightBit), source);
    QCOMPARE(m_reader.read(prepared(source, oldServer)).text.trimmed(), QStringLiteral("text"));
}

void MimePreparing::aBoundaryBeyondAsciiForAnOldServer()
{
    const QByteArray source =
        head + "Content-Type: multipart/mixed; boundary*=utf-8''%D0%B6\r\n\r\n--ж\r\n\r\ntext\r\n--ж--\r\n";
    QCOMPARE(prepared(source, eightBit), source);
    QCOMPARE(int(obstacleOf(source, oldServer).kind), int(Obstacle::Kind::Tangled));
}

void MimePreparing::tooManyPartsForAnOldServer()
{
    QByteArray source = head + "Content-Type: multipart/mixed; boundary=q\r\n\r\n";
    for (int i = 0; i < limit::mimeParts + 10; ++i)
        source += "--q\r\n\r\nx\r\n";
    QCOMPARE(prepared(source, oldServer), source);
    source += "ж\r\n";
    QCOMPARE(prepared(source, modern), source);
    QCOMPARE(int(obstacleOf(source, oldServer).kind), int(Obstacle::Kind::Tangled));
}

void MimePreparing::aHeaderThatIsTooLong()
{
    const QByteArray source = "From: a@x.org\r\nX: " + QByteArray(limit::topHeader, 'x') + "\r\n\r\ntext\r\n";
    QCOMPARE(int(obstacleOf(source, modern).kind), int(Obstacle::Kind::HeaderTooLong));
}

void MimePreparing::aFileThatIsGone()
{
    const QString gone = m_folder.filePath(QStringLiteral("gone"));
    const Readiness readiness = prepare(gone, modern, m_folder.filePath(QStringLiteral("never")));
    QCOMPARE(int(std::get<Obstacle>(readiness).kind), int(Obstacle::Kind::Unreadable));
    QCOMPARE(std::get<Obstacle>(readiness).what, gone);
    QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("never"))));
}

void MimePreparing::aTargetStaysAsItWasIfSomethingIsInTheWay()
{
    QFile source(m_folder.filePath(QStringLiteral("source")));
    QVERIFY(source.open(QIODevice::WriteOnly));
    source.write(head + multipart("signed", {russian}));
    source.close();
    QFile target(m_folder.filePath(QStringLiteral("target")));
    QVERIFY(target.open(QIODevice::WriteOnly));
    target.write("before");
    target.close();
    QVERIFY(std::holds_alternative<Obstacle>(prepare(source.fileName(), oldServer, target.fileName())));
    QVERIFY(target.open(QIODevice::ReadOnly));
    QCOMPARE(target.readAll(), QByteArray("before"));
    QVERIFY(std::holds_alternative<Outgoing>(prepare(source.fileName(), modern, target.fileName())));
}

void MimePreparing::largeContentsAreNeverInMemory()
{
    constexpr qint64 size = 48 * 1024 * 1024;
    QFile file(m_folder.filePath(QStringLiteral("large")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(head + "Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n\r\ntext\r\n--q\r\n"
               + "Content-Type: application/x\r\nContent-Transfer-Encoding: binary\r\n\r\n");
    const qint64 begin = file.pos();
    QVERIFY(file.resize(begin + size)); // one line of NULs, without room on most disks
    file.seek(begin + size);
    file.write(
        "\r\n--q\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\nContent-Type: text/plain\r\n\r\n");
    const QByteArray block = QByteArray("Доброе утро\n").repeated(50'000);
    for (qint64 written = 0; written < size / 4; written += block.size())
        file.write(block);
    file.write("--q--\r\n");
    file.close();
    QVERIFY(file.open(QIODevice::ReadOnly));
    MeasuringDevice device;
    const Readiness readiness = prepare(file, oldServer, device);
    QVERIFY(std::holds_alternative<Outgoing>(readiness));
    QVERIFY(device.octets() > size * 4 / 3);
    QVERIFY2(device.grownBy() < 8 * 1024 * 1024, qPrintable(QString::number(device.grownBy())));
}

void MimePreparing::manyHeadersAreNeverInMemory()
{
    const QByteArray part =
        "--q\r\n" + QByteArray("X-Field: with a lone CR\rin it\r\n").repeated(1800) + "\r\ntext\r\n";
    QFile file(m_folder.filePath(QStringLiteral("headers")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(head + "Content-Type: multipart/mixed; boundary=q\r\n\r\n");
    for (int i = 0; i < 200; ++i)
        file.write(part);
    file.write("--q--\r\n");
    MeasuringDevice device;
    QVERIFY(std::holds_alternative<Outgoing>(prepare(file, modern, device)));
    QVERIFY(device.octets() > 8 * 1024 * 1024);
    QVERIFY2(device.grownBy() < 8 * 1024 * 1024, qPrintable(QString::number(device.grownBy())));
}

void MimePreparing::anythingCanBePrepared()
{
    QRandomGenerator random(13);
    const QByteArrayList pieces{"From: a@x.org\r\n",
                                "To: ж@x.org, b@x.org\n",
                                "Bcc: c@x.org\n",
                                "\r\n",
                                "\n",
                                "\r",
                                "--q\r\n",
                                "--q--\r\n",
                                "--p\n",
                                "--p--\n",
                                "Content-Type: multipart/mixed; boundary=q\r\n",
                                "Content-Type: multipart/signed; boundary=p\r\n",
                                "Content-Type: message/rfc822\n",
                                "Content-Type: text/html\r\n",
                                "Content-Type: application/x; name=ж\r\n",
                                "Content-Transfer-Encoding: binary\n",
                                "Content-Transfer-Encoding: base64\r\n",
                                "Content-Transfer-Encoding: quoted-printable\n",
                                "ж\xFF",
                                QByteArray("\0", 1),
                                " x\n",
                                "Subject: ж\r\n",
                                QByteArray(1200, 'x'),
                                "=",
                                "text\n",
                                "\r\n\r\n"};
    for (int i = 0; i < 3000; ++i) {
        QByteArray source;
        for (int count = random.bounded(25); count > 0; --count)
            source += pieces[random.bounded(int(pieces.size()))];
        for (const ServerAbility ability : {oldServer, eightBit, modern}) {
            QBuffer from(&source);
            from.open(QIODevice::ReadOnly);
            QBuffer to;
            to.open(QIODevice::WriteOnly);
            const Readiness readiness = prepare(from, ability, to);
            if (std::holds_alternative<Obstacle>(readiness))
                continue;
            QVERIFY2(ability.eightBit || isSevenBit(to.data()), source.toPercentEncoding().constData());
            QVERIFY2(to.data().count('\n') == to.data().count("\r\n"),
                     source.toPercentEncoding().constData());
            QVERIFY2(to.data().count('\r') == to.data().count("\r\n"),
                     source.toPercentEncoding().constData());
            QVERIFY2(!to.data().contains('\0'), source.toPercentEncoding().constData());
        }
    }
}

QTEST_GUILESS_MAIN(MimePreparing)
#include "tst_mime_preparing.moc"
