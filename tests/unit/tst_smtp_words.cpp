// SPDX-License-Identifier: GPL-3.0-or-later
// The words of SMTP: replies, extensions, commands, and the line ends of a message.
#include "base/limits.h"
#include "smtp/bodystream.h"
#include "smtp/command.h"
#include "smtp/content.h"
#include "smtp/extensions.h"
#include "smtp/reply.h"

#include <QMetaEnum>
#include <QTest>

using namespace poplar;
using namespace poplar::smtp;

namespace {

QByteArray nameOf(const Error &error)
{
    return QMetaEnum::fromType<ErrorKind>().valueToKey(int(error.kind));
}

/// "code enhanced|line|line" of the reply, "…" while lines follow, or the kind of the error.
QByteArray readAll(const QByteArrayList &lines)
{
    ReplyReader reader;
    QByteArray told;
    for (const QByteArray &line : lines) {
        const Result<std::optional<Reply>> reply = reader.take(line);
        if (!reply)
            return nameOf(reply.error());
        told = "...";
        if (*reply)
            told = QByteArray::number((*reply)->code) + ' ' + (*reply)->enhanced + '|'
                + (*reply)->lines.join('|');
    }
    return told;
}

Extensions announced(const QByteArrayList &lines)
{
    return Extensions(Reply{250, {}, QByteArrayList{"mail.example.org greets you"} + lines});
}

QByteArray lineOf(const Result<Command> &command)
{
    if (!command)
        return nameOf(command.error());
    const Result<wire::EncodedLine> line = encode(*command);
    return line ? line->wire : nameOf(line.error());
}

/// What of a message goes over the wire, with the source cut into blocks of this size.
class Slices : public BodySource {
public:
    Slices(QByteArray bytes, qsizetype size)
        : m_bytes(std::move(bytes))
        , m_size(size)
    {
    }
    Result<QByteArray> read(qint64 most) override
    {
        const QByteArray slice = m_bytes.mid(m_at, std::min<qint64>(most, m_size));
        m_at += slice.size();
        return slice;
    }
    Result<Done> rewind() override
    {
        m_at = 0;
        return Done();
    }

private:
    QByteArray m_bytes;
    qsizetype m_size;
    qsizetype m_at = 0;
};

QByteArray streamed(const QByteArray &message, BodyStream::Form form, qsizetype cut)
{
    Submission submission;
    submission.source = std::make_shared<Slices>(message, cut);
    LineEnds lineEnds;
    submission.content.octets = lineEnds.normalised(message).size() + lineEnds.finish().size();
    BodyStream stream(submission, form);
    QByteArray all;
    while (!stream.isOver())
        all += stream.next(limit::mailBlock).value();
    return all;
}

} // namespace

class TestSmtpWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replies_data();
    void replies();
    void aReplyHasNotTooManyLines();
    void refusals_data();
    void refusals();
    void extensions();
    void mechanismsOfOldServers();
    void sizeLimits_data();
    void sizeLimits();
    void envelopeLines_data();
    void envelopeLines();
    void addresses_data();
    void addresses();
    void nothingBreaksTheLine();
    void reportsAreAskedForInXtext();
    void lineEnds_data();
    void lineEnds();
    void aMissingFileIsAnError();
};

void TestSmtpWords::replies_data()
{
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<QByteArray>("told");
    using L = QByteArrayList;
    QTest::newRow("one line") << L{"250 done"} << QByteArray("250 |done");
    QTest::newRow("a code alone") << L{"250"} << QByteArray("250 |");
    QTest::newRow("enhanced") << L{"250 2.1.5 fine"} << QByteArray("250 2.1.5|fine");
    QTest::newRow("enhanced, alone") << L{"550 5.1.1"} << QByteArray("550 5.1.1|");
    QTest::newRow("of another class") << L{"250 5.1.1 odd"} << QByteArray("250 |5.1.1 odd");
    QTest::newRow("four figures") << L{"250 2.1.5.7 x"} << QByteArray("250 |2.1.5.7 x");
    QTest::newRow("no figures") << L{"250 2.x.1 x"} << QByteArray("250 |2.x.1 x");
    QTest::newRow("long figures") << L{"450 4.123.456 x"} << QByteArray("450 4.123.456|x");
    QTest::newRow("too long figures") << L{"450 4.1234.1 x"} << QByteArray("450 |4.1234.1 x");
    QTest::newRow("an empty figure") << L{"450 4..1 x"} << QByteArray("450 |4..1 x");
    QTest::newRow("several lines") << L{"250-one", "250-two", "250 three"}
                                   << QByteArray("250 |one|two|three");
    QTest::newRow("Gmail's way") << L{"550-5.1.1 The account does not exist.", "550 5.1.1 Look it up."}
                                 << QByteArray("550 5.1.1|The account does not exist.|Look it up.");
    QTest::newRow("to be continued") << L{"250-one"} << QByteArray("...");
    QTest::newRow("different codes") << L{"250-one", "251 two"} << QByteArray("Protocol");
    QTest::newRow("no code behind") << L{"250-one", "two"} << QByteArray("Protocol");
    QTest::newRow("no digits") << L{"OK done"} << QByteArray("Protocol");
    QTest::newRow("two digits") << L{"25 done"} << QByteArray("Protocol");
    QTest::newRow("four digits") << L{"2500 done"} << QByteArray("Protocol");
    QTest::newRow("of class 1") << L{"150 wait"} << QByteArray("Protocol");
    QTest::newRow("of class 6") << L{"600 what"} << QByteArray("Protocol");
    QTest::newRow("an empty line") << L{""} << QByteArray("Protocol");
    QTest::newRow("POP3") << L{"+OK ready"} << QByteArray("Protocol");
}

void TestSmtpWords::replies()
{
    QFETCH(QByteArrayList, lines);
    QTEST(readAll(lines), "told");
}

void TestSmtpWords::aReplyHasNotTooManyLines()
{
    QByteArrayList lines(limit::mailReplyLines - 1, QByteArray("250-x"));
    QVERIFY(readAll(lines + QByteArrayList{"250 y"}).endsWith("|y"));
    lines += "250-x";
    QCOMPARE(readAll(lines + QByteArrayList{"250 y"}), "Limit");
    // What is kept of them is bounded as well.
    const QByteArrayList large(100, "250-" + QByteArray(4000, 'x'));
    QVERIFY(readAll(large + QByteArrayList{"250 y"}).size() <= limit::mailReplyOctets + 200);
}

void TestSmtpWords::refusals_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("enhanced");
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("told");
    const auto row = [](int code, const char *enhanced, const char *verb, const char *told) {
        QTest::addRow("%d %s %s", code, enhanced, verb)
            << code << QByteArray(enhanced) << QByteArray(verb) << QByteArray(told);
    };
    row(450, "4.2.1", "RCPT", "Busy 4.2.1");
    row(421, "", "MAIL", "Busy 421");
    row(454, "4.7.0", "AUTH", "Busy 4.7.0");
    row(550, "5.1.1", "RCPT", "Refused 5.1.1");
    row(552, "", "DATA", "Refused 552");
    row(554, "", "", "Refused 554");
    row(530, "5.7.0", "MAIL", "Authentication 5.7.0");
    row(535, "5.7.8", "AUTH", "Authentication 5.7.8");
    row(504, "5.5.4", "AUTH", "Refused 5.5.4");
}

void TestSmtpWords::refusals()
{
    QFETCH(int, code);
    QFETCH(QByteArray, enhanced);
    QFETCH(QByteArray, verb);
    const Error error = refusal({code, enhanced, {"one", "two"}}, verb);
    QTEST(QByteArray(nameOf(error) + ' ' + error.code), "told");
    QCOMPARE(error.said, "one two");
    QCOMPARE(error.verb, verb);
}

void TestSmtpWords::extensions()
{
    const Extensions server = announced({"SIZE 1000", "8bitmime", "AUTH PLAIN  login", "X-ODD a=b", ""});
    QCOMPARE(server.name(), "mail.example.org");
    QVERIFY(server.has("8BITMIME") && server.has("size") && !server.has("PIPELINING"));
    QCOMPARE(server.parameters("x-odd"), QByteArrayList{"a=b"});
    QVERIFY(!server.parameters("DSN"));
    QVERIFY(server.hasMechanism("plain") && server.hasMechanism("LOGIN") && !server.hasMechanism("CRAM-MD5"));
    QCOMPARE(server.lines().size(), 4);
    QVERIFY(Extensions().lines().isEmpty() && !Extensions().sizeLimit()
            && Extensions().mechanisms().isEmpty());
}

void TestSmtpWords::mechanismsOfOldServers()
{
    QCOMPARE(announced({"AUTH=LOGIN PLAIN"}).mechanisms(), QByteArrayList({"LOGIN", "PLAIN"}));
    QCOMPARE(announced({"auth= login"}).mechanisms(), QByteArrayList{"LOGIN"});
    // Exchange and others say both.
    QCOMPARE(announced({"AUTH PLAIN", "AUTH=LOGIN plain"}).mechanisms(), QByteArrayList({"PLAIN", "LOGIN"}));
    QVERIFY(announced({"AUTH=LOGIN"}).has("AUTH"));
    QVERIFY(announced({"AUTHENTIC x"}).mechanisms().isEmpty());
}

void TestSmtpWords::sizeLimits_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<qint64>("octets"); // -1 for none
    QTest::newRow("a figure") << QByteArray("SIZE 35882577") << qint64(35882577);
    QTest::newRow("0 is none") << QByteArray("SIZE 0") << qint64(-1);
    QTest::newRow("none") << QByteArray("SIZE") << qint64(-1);
    QTest::newRow("no figure") << QByteArray("SIZE lots") << qint64(-1);
    QTest::newRow("a negative one") << QByteArray("SIZE -5") << qint64(-1);
    QTest::newRow("beyond counting") << QByteArray("SIZE 99999999999999999999")
                                     << std::numeric_limits<qint64>::max();
}

void TestSmtpWords::sizeLimits()
{
    QFETCH(QByteArray, line);
    QTEST(announced({line}).sizeLimit().value_or(-1), "octets");
}

void TestSmtpWords::envelopeLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const Result<Command> &command, const char *expected) {
        QTest::newRow(name) << lineOf(command) << QByteArray(expected);
    };
    const MailOptions all{1000, Need::EightBit | Need::Utf8Addresses, Returned::Headers, "id 1"};
    row("MAIL", mail("anna@example.org", {}), "MAIL FROM:<anna@example.org>\r\n");
    row("MAIL of a report", mail({}, {}), "MAIL FROM:<>\r\n");
    row("MAIL with everything", mail("a@b", all),
        "MAIL FROM:<a@b> SIZE=1000 BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=id+201\r\n");
    row("MAIL, the whole back", mail("a@b", {{}, {}, Returned::Whole, {}}), "MAIL FROM:<a@b> RET=FULL\r\n");
    row("RCPT", rcpt("postmaster", {}), "RCPT TO:<postmaster>\r\n");
    row("RCPT with NEVER", rcpt("a@b", {Notify::Never, {}}), "RCPT TO:<a@b> NOTIFY=NEVER\r\n");
    row("RCPT with more", rcpt("a@b", {Notify::Success | Notify::Failure | Notify::Delay, "x+y@b"}),
        "RCPT TO:<a@b> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;x+2By@b\r\n");
    row("DATA", data(), "DATA\r\n");
    row("BDAT", bdat("abc", Chunk::More), "BDAT 3\r\n");
    row("the last BDAT", bdat({}, Chunk::Last), "BDAT 0 LAST\r\n");
    row("EHLO", ehlo("[127.0.0.1]"), "EHLO [127.0.0.1]\r\n");
    row("STARTTLS", startTls(), "STARTTLS\r\n");

    row("a line end in the sender", mail("a@b\r\nRCPT TO:<c@d>", {}), "Malformed");
    row("a parameter in the sender", mail("a@b> SIZE=1", {}), "Malformed");
    row("a line end in the recipient", rcpt("a@b\nDATA", {}), "Malformed");
    row("a line end in the envelope id", mail("a@b", {{}, {}, {}, "1\r\n2"}), "NotAllowed");
    row("an envelope id in UTF-8", mail("a@b", {{}, {}, {}, "\xc3\xa4"}), "NotAllowed");
    row("a long envelope id", mail("a@b", {{}, {}, {}, QByteArray(101, 'x')}), "Limit");
    row("a long address", rcpt(QByteArray(limit::mailPath, 'x') + "@b", {}), "Limit");
    row("a long original address", rcpt("a@b", {{}, QByteArray(500, 'x') + "@b"}), "Limit");
    row("a line end in the original", rcpt("a@b", {{}, "x\r\n@b"}), "Malformed");
    row("a line end in EHLO", ehlo("x\r\nMAIL FROM:<a@b>"), "NotAllowed");
    row("NUL in HELO", helo(QByteArray("x\0y", 3)), "NotAllowed");
}

void TestSmtpWords::envelopeLines()
{
    QFETCH(QByteArray, line);
    QTEST(line, "expected");
}

void TestSmtpWords::addresses_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<bool>("isOne");
    const auto row = [](const QByteArray &address, bool isOne) {
        QTest::newRow(address.toPercentEncoding(" @<>\"").constData()) << address << isOne;
    };
    for (const char *address : {"a@b", "anna.k+poplar@mail.example.org", "\"anna k\"@b", "\"a@\\\"<>\"@b",
                                "a@[127.0.0.1]", "a@[IPv6:::1]", "\xd0\xb8@\xd1\x80\xd1\x84", "Postmaster"})
        row(address, true);
    for (const char *address : {"", "a", "@b", "a@", "a b@c", "a@b c", "<a@b>", "a@b>", "a,b@c", "a@b@c",
                                "\"a@b", "\"a\"b@c", "\"a\"", "a@\"b\"", "a\t@b", "a(x)@b", "\"a\nb\"@c"})
        row(address, false);
    row(QByteArray("a\0b@c", 5), false);
}

void TestSmtpWords::addresses()
{
    QFETCH(QByteArray, address);
    QTEST(isMailbox(address), "isOne");
}

void TestSmtpWords::nothingBreaksTheLine()
{
    for (const char *bad : {"\r", "\n", "x\r\ny"}) {
        Command command = noop();
        command.argument = bad;
        QCOMPARE(nameOf(encode(command).error()), "NotAllowed");
        command.argument.clear();
        command.secret = Secret(QByteArray(bad));
        QCOMPARE(nameOf(encode(command).error()), "NotAllowed");
    }
    Command secret = noop();
    secret.secret = Secret(QByteArray("hunter22"));
    QCOMPARE(encode(secret)->shown, "NOOP ********");
    QCOMPARE(encode(secret)->wire, "NOOP hunter22\r\n");
}

void TestSmtpWords::reportsAreAskedForInXtext()
{
    QCOMPARE(xtext("plain!~"), "plain!~");
    QCOMPARE(xtext("a+b=c d\x7f"), "a+2Bb+3Dc+20d+7F");
}

void TestSmtpWords::lineEnds_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("dotted");
    const auto row = [](const char *name, const char *message, const char *plain, const char *dotted) {
        QTest::newRow(name) << QByteArray(message) << QByteArray(plain) << QByteArray(dotted);
    };
    row("as it should be", "a\r\n\r\nb\r\n", "a\r\n\r\nb\r\n", "a\r\n\r\nb\r\n.\r\n");
    row("LF", "a\n\nb\n", "a\r\n\r\nb\r\n", "a\r\n\r\nb\r\n.\r\n");
    row("CR", "a\r\rb\r", "a\r\n\r\nb\r\n", "a\r\n\r\nb\r\n.\r\n");
    row("all kinds", "a\rb\nc\r\nd\n\re\r\r\nf", "a\r\nb\r\nc\r\nd\r\n\r\ne\r\n\r\nf\r\n",
        "a\r\nb\r\nc\r\nd\r\n\r\ne\r\n\r\nf\r\n.\r\n");
    row("no end", "a", "a\r\n", "a\r\n.\r\n");
    row("dots", ".a\r\n..\r\n.\r\nb.\r\n", ".a\r\n..\r\n.\r\nb.\r\n", "..a\r\n...\r\n..\r\nb.\r\n.\r\n");
    row("a smuggled end", "a\n.\nMAIL\r.\rb\n.\r\n", "a\r\n.\r\nMAIL\r\n.\r\nb\r\n.\r\n",
        "a\r\n..\r\nMAIL\r\n..\r\nb\r\n..\r\n.\r\n");
    row("nothing", "", "", ".\r\n");
}

void TestSmtpWords::lineEnds()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, dotted);
    for (qsizetype cut = 1; cut <= message.size() + 1; ++cut) {
        QCOMPARE(streamed(message, BodyStream::Form::Plain, cut), plain);
        QCOMPARE(streamed(message, BodyStream::Form::Dotted, cut), dotted);
    }
}

void TestSmtpWords::aMissingFileIsAnError()
{
    FileSource source(QStringLiteral("/nowhere/at all"));
    const Result<QByteArray> read = source.read(1);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Storage);
    QVERIFY(read.error().detail.contains(QStringLiteral("/nowhere/at all")));
}

QTEST_APPLESS_MAIN(TestSmtpWords)
#include "tst_smtp_words.moc"
