// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/maildialogue.h"

#include <QMessageAuthenticationCode>
#include <QTest>

using namespace poplar::practice;

namespace {

const QByteArray message = "From: a@example.org\r\nSubject: x\r\n\r\nbody\r\n";

/// A whole server without a socket: what is said goes in, everything that it answers comes out.
class MailTalk {
public:
    explicit MailTalk(std::shared_ptr<Mailroom> room = std::make_shared<Mailroom>([] {
                          return QList<StoredMessage>();
                      }))
        : mailroom(std::move(room))
        , dialogue(MailService{.credentials = {"mrose", "tan staaf"},
                               .mailroom = mailroom,
                               .now =
                                   [] {
                                       return QDateTime({2026, 11, 22}, {18, 0}, Qt::UTC);
                                   },
                               .nonce = [] { return QByteArray("1896.697170952"); }})
    {
        greeting = all();
    }

    QByteArray say(QByteArrayView bytes)
    {
        dialogue.receive(bytes);
        return all();
    }
    /// To where mail may be handed in.
    MailTalk &logIn(const QByteArray &hello = "EHLO client.example")
    {
        say("EHLO client.example\r\nSTARTTLS\r\n");
        dialogue.secured();
        say("EHLO client.example\r\nAUTH PLAIN " + QByteArray("\0mrose\0tan staaf", 16).toBase64() + "\r\n");
        if (hello != "EHLO client.example")
            say(hello + "\r\n");
        return *this;
    }
    /// What is in the maildrop now.
    QList<QByteArray> delivered() const
    {
        const auto lease = mailroom->maildrop().lease();
        QList<QByteArray> found;
        for (int number = 1; number <= lease->count(); ++number)
            found += lease->message(number).content;
        return found;
    }

    std::shared_ptr<Mailroom> mailroom;
    MailDialogue dialogue;
    QByteArray greeting;

private:
    QByteArray all()
    {
        QByteArray said;
        for (QByteArray bytes = dialogue.take(); !bytes.isEmpty(); bytes = dialogue.take())
            said += bytes;
        return said;
    }
};

QByteArray lastLine(const QByteArray &reply)
{
    return reply.trimmed().split('\n').last().trimmed();
}

/// The first words of each line: "250-2.1.0".
QByteArray codes(const QByteArray &replies)
{
    QByteArrayList found;
    for (const QByteArray &line : replies.trimmed().split('\n'))
        found += line.split(' ').first();
    return found.join(' ');
}

} // namespace

/// The SMTP side of the practice server, without sockets.
class TestPracticeSmtp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replies_data();
    void replies();
    void helloTellsWhatIsThere();
    void mechanisms_data();
    void mechanisms();
    void scramAsInTheRfc();
    void thirdWrongPasswordEndsTheSession();
    void aMessageIsDeliveredAsItWas_data();
    void aMessageIsDeliveredAsItWas();
    void severalRecipientsAreNotNamed();
    void anOpenSessionSeesNoNewMessage();
    void greylistingLetsTheSecondTryPass();
    void theLastRecipientIsTooMany();
    void aMessageTooLargeIsReadAndRefused();
    void aMessageWithoutEndIsCutOff();
    void aFullMaildropTakesNoMore();
    void lineEndsTakeRoom();
    void bytesBehindStartTlsEndTheSession();
    void handshakeForgetsWhatWasSaidBefore();
    void commandsSentAheadAreAnsweredInOrder();
    void splittingTheBytesChangesNothing();
    void overlongLineEndsTheSession();
    void nonsenseEndsTheSession();
    void refusedRecipientsAreNoNonsense();
    void handshakeForgetsTheLogin();
};

void TestPracticeSmtp::replies_data()
{
    QTest::addColumn<bool>("isIn");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("codes"); // of the last reply
    const auto before = [](const char *name, const char *said, const char *codes) {
        QTest::newRow(name) << false << QByteArray(said) << QByteArray(codes);
    };
    const auto in = [](const char *name, const char *said, const char *codes) {
        QTest::newRow(name) << true << QByteArray(said) << QByteArray(codes);
    };
    before("HELO", "HELO me\r\n", "250");
    before("EHLO without a name", "EHLO\r\n", "501");
    before("EHLO with a lie in it", "EHLO x)(y\r\n", "501");
    before("MAIL before EHLO", "MAIL FROM:<a@x.example>\r\n", "503");
    before("MAIL before the login", "EHLO me\r\nMAIL FROM:<a@x.example>\r\n", "530");
    before("PLAIN in clear text", "EHLO me\r\nAUTH PLAIN\r\n", "538");
    before("unknown mechanism", "EHLO me\r\nAUTH KERBEROS_V4\r\n", "504");
    before("AUTH after HELO", "HELO me\r\nAUTH CRAM-MD5\r\n", "503");
    before("no base64", "EHLO me\r\nAUTH CRAM-MD5\r\n!!!\r\n", "501");
    before("given up", "EHLO me\r\nAUTH CRAM-MD5\r\n*\r\n", "501");
    before("initial response for CRAM-MD5", "EHLO me\r\nAUTH CRAM-MD5 AAAA\r\n", "501");
    before("unknown command", "XYZZY\r\n", "500");
    before("EXPN", "EHLO me\r\nEXPN staff\r\n", "500");
    before("RSET", "RSET\r\n", "250");
    before("QUIT", "QUIT\r\n", "221");
    in("a second login", "AUTH PLAIN\r\n", "503");
    in("a second handshake", "STARTTLS\r\n", "503");
    in("NOOP with words", "NOOP what is this\r\n", "250");
    in("VRFY", "VRFY student\r\n", "252");
    in("RCPT before MAIL", "RCPT TO:<a@x.example>\r\n", "503");
    in("DATA before MAIL", "DATA\r\n", "503");
    in("DATA without a recipient", "MAIL FROM:<a@x.example>\r\nDATA\r\n", "554");
    in("DATA with words", "DATA now\r\n", "501");
    in("null sender", "MAIL FROM:<>\r\n", "250");
    in("no brackets", "MAIL FROM:a@x.example\r\n", "501");
    in("no address", "MAIL FROM:<a>\r\n", "501");
    in("blank in the address", "MAIL FROM:<a b@x.example>\r\n", "501");
    in("blank in quotes", "MAIL FROM:<\"a >b\"@x.example>\r\n", "250");
    in("MAIL twice", "MAIL FROM:<a@x.example>\r\nMAIL FROM:<b@x.example>\r\n", "503");
    in("parameters", "MAIL FROM:<a@x.example> size=100 BODY=8bitmime AUTH=<>\r\n", "250");
    in("too large", "MAIL FROM:<a@x.example> SIZE=99999999999\r\n", "552");
    in("SIZE of letters", "MAIL FROM:<a@x.example> SIZE=many\r\n", "501");
    in("BODY unknown", "MAIL FROM:<a@x.example> BODY=BINARYMIME\r\n", "501");
    in("parameter unknown", "MAIL FROM:<a@x.example> RET=HDRS\r\n", "555");
    in("parameter of RCPT", "MAIL FROM:<a@x.example>\r\nRCPT TO:<b@x.example> NOTIFY=NEVER\r\n", "555");
    in("UTF-8 without SMTPUTF8", "MAIL FROM:<\xd1\x8e@x.example>\r\n", "553");
    in("UTF-8 with it", "MAIL FROM:<\xd1\x8e@x.example> SMTPUTF8\r\n", "250");
    in("UTF-8 recipient without it", "MAIL FROM:<>\r\nRCPT TO:<\xd1\x8e@x.example>\r\n", "553");
    in("UTF-8 recipient", "MAIL FROM:<> SMTPUTF8\r\nRCPT TO:<\xd1\x8e@x.example>\r\n", "250");
    in("everybody at example.org", "MAIL FROM:<>\r\nRCPT TO:<vera@museum.example.net>\r\n", "250");
    in("postmaster", "MAIL FROM:<>\r\nRCPT TO:<Postmaster>\r\n", "250");
    in("elsewhere", "MAIL FROM:<>\r\nRCPT TO:<president@whitehouse.gov>\r\n", "550");
    in("looks like here", "MAIL FROM:<>\r\nRCPT TO:<a@myexample.org>\r\n", "550");
    in("nobody", "MAIL FROM:<>\r\nRCPT TO:<nobody@example.org>\r\n", "550");
    in("gone", "MAIL FROM:<>\r\nRCPT TO:<gone@example.org>\r\n", "551");
    in("full", "MAIL FROM:<>\r\nRCPT TO:<Full@example.org>\r\n", "452");
    in("picky", "MAIL FROM:<>\r\nRCPT TO:<picky@example.org>\r\nDATA\r\nx\r\n.\r\n", "554");
    in("RSET forgets the sender", "MAIL FROM:<>\r\nRSET\r\nRCPT TO:<a@example.org>\r\n", "503");
    in("EHLO too", "MAIL FROM:<>\r\nEHLO me\r\nRCPT TO:<a@example.org>\r\n", "503");
}

void TestPracticeSmtp::replies()
{
    QFETCH(bool, isIn);
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, codes);
    MailTalk talk;
    QCOMPARE(talk.greeting.left(14), "220 localhost ");
    if (isIn)
        talk.logIn();
    const QByteArray reply = talk.say(said);
    QCOMPARE(lastLine(reply).left(4), codes + ' ');
    QVERIFY2(talk.delivered().isEmpty(), "nothing of this is a message");
}

void TestPracticeSmtp::helloTellsWhatIsThere()
{
    MailTalk talk;
    const QByteArray before = talk.say("EHLO client.example\r\n");
    QCOMPARE(before,
             "250-localhost is at your service\r\n250-SIZE 33554432\r\n250-8BITMIME\r\n250-PIPELINING\r\n"
             "250-ENHANCEDSTATUSCODES\r\n250-SMTPUTF8\r\n250-HELP\r\n250-AUTH SCRAM-SHA-256 CRAM-MD5\r\n"
             "250 STARTTLS\r\n");
    talk.logIn();
    const QByteArray after = talk.say("EHLO client.example\r\n");
    QVERIFY2(!after.contains("STARTTLS") && !after.contains("AUTH"), after.constData());
    const QByteArray help = talk.say("HELP\r\n");
    for (const char *one : {"nobody@", "gone@", "full@", "later@", "picky@"})
        QVERIFY2(help.contains(QByteArray("2.0.0 ") + one), one);
}

void TestPracticeSmtp::mechanisms_data()
{
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<QByteArray>("reply");
    const auto b64 = [](const QByteArray &text) { return text.toBase64(); };
    const QByteArray plain("\0mrose\0tan staaf", 16);
    const QByteArray wrong("\0mrose\0guess", 12);
    const auto row = [](const char *name, const QByteArrayList &lines, const char *reply) {
        QTest::newRow(name) << lines << QByteArray(reply);
    };
    row("PLAIN", {"AUTH PLAIN " + b64(plain)}, "235");
    row("PLAIN, asked", {"AUTH plain", b64(plain)}, "235");
    row("PLAIN, wrong", {"AUTH PLAIN " + b64(wrong)}, "535");
    row("PLAIN, as somebody else", {"AUTH PLAIN " + b64("root" + plain)}, "535");
    row("PLAIN, empty", {"AUTH PLAIN ="}, "535");
    row("LOGIN", {"AUTH LOGIN", b64("mrose"), b64("tan staaf")}, "235");
    row("LOGIN with the name", {"AUTH LOGIN " + b64("mrose"), b64("tan staaf")}, "235");
    row("LOGIN, wrong", {"AUTH LOGIN", b64("mrose"), b64("guess")}, "535");
    const QByteArray digest =
        QMessageAuthenticationCode::hash("<1896.697170952@localhost>", "tan staaf", QCryptographicHash::Md5);
    row("CRAM-MD5", {"AUTH CRAM-MD5", b64("mrose " + digest.toHex())}, "235");
    row("CRAM-MD5, wrong", {"AUTH CRAM-MD5", b64("mrose " + QByteArray(32, '0'))}, "535");
    row("SCRAM, another user", {"AUTH SCRAM-SHA-256", b64("n,,n=root,r=abc")}, "535");
    row("SCRAM, bound to TLS", {"AUTH SCRAM-SHA-256", b64("p=tls-unique,,n=mrose,r=abc")}, "535");
    row("SCRAM, without a proof",
        {"AUTH SCRAM-SHA-256", b64("n,,n=mrose,r=abc"), b64("c=biws,r=abc1896.697170952")}, "535");
    row("SCRAM, another nonce", {"AUTH SCRAM-SHA-256", b64("n,,n=mrose,r=abc"), b64("c=biws,r=abc,p=AAAA")},
        "535");
    row("SCRAM, nonsense", {"AUTH SCRAM-SHA-256", b64("n,,")}, "535");
}

void TestPracticeSmtp::mechanisms()
{
    QFETCH(QByteArrayList, lines);
    QFETCH(QByteArray, reply);
    MailTalk talk;
    talk.say("EHLO me\r\nSTARTTLS\r\n");
    talk.dialogue.secured();
    talk.say("EHLO me\r\n");
    for (const QByteArray &line : lines.first(lines.size() - 1))
        QCOMPARE(talk.say(line + "\r\n").left(4), "334 ");
    QCOMPARE(talk.say(lines.last() + "\r\n").left(4), reply + ' ');
    QCOMPARE(talk.say("MAIL FROM:<>\r\n").left(3), reply == "235" ? "250" : "530");
}

/// The server's key is derived as in RFC 7677, for its own example differs in what the server chooses.
void TestPracticeSmtp::scramAsInTheRfc()
{
    MailTalk talk;
    talk.say("EHLO me\r\n");
    const QByteArray first =
        talk.say("AUTH SCRAM-SHA-256 " + QByteArray("n,,n=mrose,r=abc").toBase64() + "\r\n");
    const QByteArray challenge = QByteArray::fromBase64(first.mid(4).trimmed());
    QVERIFY2(challenge.startsWith("r=abc1896.697170952,s=") && challenge.endsWith(",i=4096"),
             challenge.constData());
}

void TestPracticeSmtp::thirdWrongPasswordEndsTheSession()
{
    MailTalk talk;
    talk.say("EHLO me\r\n");
    for (int attempt = 1; attempt <= MailDialect::triesAllowed; ++attempt) {
        QCOMPARE(talk.dialogue.then(), Then::Continue);
        talk.say("AUTH CRAM-MD5\r\n");
        QCOMPARE(talk.say("AAAA\r\n").left(9), "535 5.7.8");
    }
    QCOMPARE(talk.dialogue.then(), Then::Close);
    QCOMPARE(talk.say("NOOP\r\n"), "");
}

void TestPracticeSmtp::aMessageIsDeliveredAsItWas_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("delivered");
    const auto row = [](const char *name, const QByteArray &sent, const QByteArray &delivered) {
        QTest::newRow(name) << sent << delivered;
    };
    row("plain", message, message);
    row("dots", "A: b\r\n\r\n..\r\n...x\r\nx.\r\n", "A: b\r\n\r\n.\r\n..x\r\nx.\r\n");
    row("8 bit", "A: b\r\n\r\n\xd0\xb8\r\n", "A: b\r\n\r\n\xd0\xb8\r\n");
    row("no body", "A: b\r\n", "A: b\r\n");
    row("a lone line feed before a dot ends nothing", "A: b\r\n\r\nx\n.\r\ny\r\n",
        "A: b\r\n\r\nx\r\n.\r\ny\r\n");
    row("commands in it are words", "A: b\r\n\r\nQUIT\r\n", "A: b\r\n\r\nQUIT\r\n");
}

void TestPracticeSmtp::aMessageIsDeliveredAsItWas()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, delivered);
    MailTalk talk;
    talk.logIn();
    QCOMPARE(codes(talk.say("MAIL FROM:<a@example.org>\r\nRCPT TO:<student@example.org>\r\nDATA\r\n")),
             "250 250 354");
    QCOMPARE(talk.say(sent + ".\r\n").left(10), "250 2.0.0 ");
    const QList<QByteArray> all = talk.delivered();
    QCOMPARE(all.size(), 1);
    QCOMPARE(all[0],
             "Return-Path: <a@example.org>\r\nReceived: from client.example ([127.0.0.1])\r\n"
             "\tby localhost (Poplar's practice server) with ESMTPSA id practice-1\r\n"
             "\tfor <student@example.org>;\r\n\tSun, 22 Nov 2026 18:00:00 +0000\r\n"
                 + delivered);
}

void TestPracticeSmtp::severalRecipientsAreNotNamed()
{
    MailTalk talk;
    talk.logIn().say("MAIL FROM:<>\r\nRCPT TO:<b@example.org>\r\nRCPT TO:<secret@example.org>\r\nDATA\r\n");
    talk.say(message + ".\r\n");
    QCOMPARE(talk.delivered().size(), 1);
    QVERIFY(!talk.delivered()[0].contains("secret"));
}

void TestPracticeSmtp::anOpenSessionSeesNoNewMessage()
{
    MailTalk talk;
    auto lease = talk.mailroom->maildrop().lease();
    talk.logIn().say("MAIL FROM:<>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n");
    talk.say(message + ".\r\n");
    QCOMPARE(lease->count(), 0);
    lease.reset();
    QCOMPARE(talk.delivered().size(), 1);
    const auto next = talk.mailroom->maildrop().lease();
    QVERIFY(!next->message(1).uniqueId.isEmpty());
}

void TestPracticeSmtp::greylistingLetsTheSecondTryPass()
{
    MailTalk talk;
    talk.logIn().say("MAIL FROM:<a@example.org>\r\n");
    QCOMPARE(talk.say("RCPT TO:<later@example.org>\r\n").left(9), "451 4.7.1");
    MailTalk again(talk.mailroom);
    again.logIn().say("MAIL FROM:<other@example.org>\r\n");
    QCOMPARE(again.say("RCPT TO:<later@example.org>\r\n").left(9), "451 4.7.1");
    again.say("RSET\r\nMAIL FROM:<a@example.org>\r\n");
    QCOMPARE(again.say("RCPT TO:<later@example.org>\r\n").left(9), "250 2.1.5");
}

void TestPracticeSmtp::theLastRecipientIsTooMany()
{
    MailTalk talk;
    talk.logIn().say("MAIL FROM:<a@example.org>\r\n");
    const QByteArray all =
        talk.say(QByteArray("RCPT TO:<b@example.org>\r\n").repeated(MailDialect::recipientsAllowed));
    QCOMPARE(all.count("250 2.1.5 "), MailDialect::recipientsAllowed);
    for (int more = 0; more < 1000; ++more)
        QCOMPARE(talk.say("RCPT TO:<b@example.org>\r\n").left(9), "452 4.5.3");
    talk.say("DATA\r\n");
    QCOMPARE(talk.say(message + ".\r\n").left(3), "250");
}

void TestPracticeSmtp::aMessageTooLargeIsReadAndRefused()
{
    MailTalk talk;
    talk.logIn().say("MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n");
    const QByteArray line = QByteArray(998, 'x') + "\r\n";
    for (qint64 octets = 0; octets <= MailDialect::messageOctets; octets += 64 * line.size())
        QCOMPARE(talk.say(line.repeated(64)), "");
    QCOMPARE(talk.say(".\r\n").left(9), "552 5.3.4");
    QVERIFY(talk.delivered().isEmpty());
    talk.say("MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n");
    QCOMPARE(talk.say(message + ".\r\n").left(3), "250"); // the session is in step
}

void TestPracticeSmtp::aMessageWithoutEndIsCutOff()
{
    MailTalk talk;
    talk.logIn().say("MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n");
    const QByteArray block(1024 * 1024, 'x');
    for (qint64 octets = 0; octets <= MailDialogue::patience; octets += block.size())
        QCOMPARE(talk.say(block), "");
    QCOMPARE(talk.dialogue.then(), Then::Close);
    QVERIFY(talk.delivered().isEmpty());
}

void TestPracticeSmtp::aFullMaildropTakesNoMore()
{
    MailTalk talk;
    for (int number = 0; number < Maildrop::messagesKept; ++number)
        talk.mailroom->maildrop().deliver(StoredMessage::fromText("A: " + QByteArray::number(number)));
    talk.logIn().say("MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n");
    QCOMPARE(talk.say(message + ".\r\n").left(9), "452 4.3.1");
}

/// Line ends are part of what a message takes up: an LF comes to be CRLF.
void TestPracticeSmtp::lineEndsTakeRoom()
{
    MailTalk talk;
    Maildrop &maildrop = talk.mailroom->maildrop();
    maildrop.deliver(StoredMessage::fromText(QByteArray(Maildrop::octetsKept - 20'000, 'x')));
    talk.logIn().say("MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n");
    QCOMPARE(talk.say("A: b\r\n\r\n" + QByteArray("x\n").repeated(8'000) + "\r\n.\r\n").left(9), "452 4.3.1");
}

void TestPracticeSmtp::bytesBehindStartTlsEndTheSession()
{
    MailTalk talk;
    talk.say("EHLO me\r\n");
    const QByteArray reply = talk.say("STARTTLS\r\nMAIL FROM:<attacker@example.org>\r\n");
    QCOMPARE(codes(reply), "501");
    QCOMPARE(talk.dialogue.then(), Then::Close);
}

void TestPracticeSmtp::handshakeForgetsWhatWasSaidBefore()
{
    MailTalk talk;
    QCOMPARE(lastLine(talk.say("EHLO me\r\nSTARTTLS\r\n")).left(9), "220 2.0.0");
    QCOMPARE(talk.dialogue.then(), Then::StartTls);
    talk.dialogue.secured();
    QCOMPARE(talk.say("AUTH PLAIN\r\n").left(3), "503");
}

void TestPracticeSmtp::commandsSentAheadAreAnsweredInOrder()
{
    MailTalk talk;
    talk.logIn();
    const QByteArray replies = talk.say(
        "MAIL FROM:<a@example.org>\r\nRCPT TO:<nobody@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n"
        + message + ".\r\nNOOP\r\nQUIT\r\nNOOP\r\n");
    QCOMPARE(codes(replies), "250 550 250 354 250 250 221");
}

void TestPracticeSmtp::splittingTheBytesChangesNothing()
{
    const QByteArray said = "MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n"
        + QByteArray("A: b\r\n\r\n..x\r\n..\r\n.\r\nNOOP\r\n");
    MailTalk whole;
    const QByteArray expected = whole.logIn().say(said);
    MailTalk cut;
    cut.logIn();
    QByteArray replies;
    for (const char c : said)
        replies += cut.say(QByteArrayView(&c, 1));
    QCOMPARE(replies, expected);
    QCOMPARE(cut.delivered(), whole.delivered());
}

void TestPracticeSmtp::overlongLineEndsTheSession()
{
    MailTalk talk;
    QByteArray reply;
    for (int block = 0; block < 20 && reply.isEmpty(); ++block)
        reply = talk.say(QByteArray(1000, 'x'));
    QCOMPARE(reply.left(10), "500 5.5.6 ");
    QCOMPARE(talk.dialogue.then(), Then::Close);
}

void TestPracticeSmtp::nonsenseEndsTheSession()
{
    MailTalk talk;
    const QByteArray replies = talk.say(QByteArray("GET / HTTP/1.1\r\n").repeated(1000));
    QCOMPARE(replies.count("500 5.5.2 "), MailDialect::errorsAllowed);
    QCOMPARE(lastLine(replies).left(9), "421 4.7.0");
    QCOMPARE(talk.dialogue.then(), Then::Close);
}

/// As a message to many goes, of whom most are not there.
void TestPracticeSmtp::refusedRecipientsAreNoNonsense()
{
    MailTalk talk;
    talk.logIn().say("MAIL FROM:<a@example.org>\r\n");
    for (const char *name :
         {"nobody@example.org", "gone@example.org", "a@elsewhere.invalid", "\xd1\x8e@example.org"}) {
        const QByteArray reply = talk.say(QByteArray("RCPT TO:<") + name + ">\r\n");
        QCOMPARE(talk.say((QByteArray("RCPT TO:<") + name + ">\r\n").repeated(30)), reply.repeated(30));
    }
    QCOMPARE(codes(talk.say("RCPT TO:<b@example.org>\r\n")), "250");
}

void TestPracticeSmtp::handshakeForgetsTheLogin()
{
    MailTalk talk;
    talk.say("EHLO me\r\n");
    const QByteArray reply = talk.say("AUTH CRAM-MD5\r\n");
    const QByteArray challenge = QByteArray::fromBase64(reply.trimmed().mid(4));
    const QByteArray proof =
        QMessageAuthenticationCode::hash(challenge, "tan staaf", QCryptographicHash::Md5).toHex();
    QCOMPARE(codes(talk.say(("mrose " + proof).toBase64() + "\r\n")), "235");
    talk.say("STARTTLS\r\n");
    talk.dialogue.secured();
    talk.say("EHLO me\r\n");
    QCOMPARE(codes(talk.say("MAIL FROM:<a@example.org>\r\n")), "530");
}

QTEST_APPLESS_MAIN(TestPracticeSmtp)
#include "tst_practice_smtp.moc"
