// SPDX-License-Identifier: GPL-3.0-or-later
#include "../support/sentmail.h"
#include "base/limits.h"
#include "mime/answering.h"
#include "mime/replysubject.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::mime;

namespace {

Address person(const char *name, const char *address)
{
    return {QString::fromUtf8(name), QString::fromUtf8(address)};
}

QStringList addressesOf(const QList<Address> &list)
{
    QStringList all;
    for (const Address &address : list)
        all += address.address;
    return all;
}

QStringList lines(const char *text)
{
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

/// Answers to messages and forwarding them: who gets them, and what they hold.
class MimeAnswering : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void subjects_data();
    void subjects();
    void addressees_data();
    void addressees();
    void fieldsWithoutEndNameNoMoreThanCanBeSentTo();
    void anAnswerToAllLeavesNobodyOut();
    void hostileFieldsAreReadAtOnce_data();
    void hostileFieldsAreReadAtOnce();
    void oneAnswersFromTheAddressThatWasWrittenTo();
    void theThreadIsContinued_data();
    void theThreadIsContinued();
    void theTextIsQuotedWithoutItsSignature();
    void quotesAreReadBackAsQuotes();
    void forwardingInlineTakesTheAttachmentsAlong();
    void forwardingAsAttachmentKeepsEveryOctet();
    void aForwardedMessageWithoutSubjectHidesItsFile();
    void redirectingKeepsTheAuthor();
    void aFileThatIsGoneIsAStorageError();

private:
    Original original(const QByteArray &message);

    const Answering m_how{{person("Me", "me@example.org"), person("Me at work", "me@work.example")},
                          QStringLiteral("She wrote:")};
    QTemporaryDir m_folder;
};

Original MimeAnswering::original(const QByteArray &message)
{
    QFile file(m_folder.filePath(QStringLiteral("original.eml")));
    if (!file.open(QIODevice::WriteOnly) || file.write(message) != message.size())
        qFatal("cannot write");
    file.close();
    return readOriginal(file.fileName()).value();
}

void MimeAnswering::subjects_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("forward");
    const auto row = [](const char *subject, const char *reply, const char *forward) {
        QTest::newRow(subject) << QString::fromUtf8(subject) << QString::fromUtf8(reply)
                               << QString::fromUtf8(forward);
    };
    row("Lunch", "Re: Lunch", "Fwd: Lunch");
    row("", "Re:", "Fwd:");
    row("Re: Lunch", "Re: Lunch", "Fwd: Re: Lunch");
    row("RE: re: Lunch", "Re: Lunch", "Fwd: RE: re: Lunch");
    row("Re[2]: Lunch", "Re: Lunch", "Fwd: Re[2]: Lunch");
    row("Re (3): Lunch", "Re: Lunch", "Fwd: Re (3): Lunch");
    row("RE^4: Lunch", "Re: Lunch", "Fwd: RE^4: Lunch");
    row("AW: SV: Antw: Lunch", "Re: Lunch", "Fwd: AW: SV: Antw: Lunch");
    row("Отв: Обед", "Re: Обед", "Fwd: Отв: Обед");
    row("Re： full width", "Re: full width", "Fwd: Re： full width");
    row("Fw: Lunch", "Re: Fw: Lunch", "Fwd: Lunch");
    row("Fwd: WG: Lunch", "Re: Fwd: WG: Lunch", "Fwd: Lunch");
    row("Regarding: x", "Re: Regarding: x", "Fwd: Regarding: x");
    row("Result: 3", "Re: Result: 3", "Fwd: Result: 3");
    row("Re Lunch", "Re: Re Lunch", "Fwd: Re Lunch");
}

void MimeAnswering::subjects()
{
    QFETCH(const QString, subject);
    QFETCH(const QString, reply);
    QFETCH(const QString, forward);
    QCOMPARE(replySubject(subject), reply);
    QCOMPARE(forwardSubject(subject), forward);
    QCOMPARE(replySubject(replySubject(subject)), reply);
    QCOMPARE(forwardSubject(forwardSubject(subject)), forward);
}

void MimeAnswering::addressees_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QStringList>("reply");
    QTest::addColumn<QStringList>("to");
    QTest::addColumn<QStringList>("cc");
    const auto row = [](const char *name, const char *header, const char *reply, const char *to,
                        const char *cc) {
        QTest::newRow(name) << QByteArray(header) << lines(reply) << lines(to) << lines(cc);
    };
    row("to me", "From: a@x.org\nTo: me@example.org\n", "a@x.org", "a@x.org", "");
    row("to me and others", "From: a@x.org\nTo: Me <ME@example.org>, b@x.org\nCc: c@x.org, me@work.example\n",
        "a@x.org", "a@x.org b@x.org", "c@x.org");
    row("Reply-To", "From: a@x.org\nReply-To: r@x.org, s@x.org\nTo: me@example.org\nCc: a@x.org\n",
        "r@x.org s@x.org", "r@x.org s@x.org", "a@x.org");
    row("each once", "From: a@x.org\nTo: A@X.org, b@x.org, b@x.org\nCc: b@x.org\n", "a@x.org",
        "a@x.org b@x.org", "");
    row("my own", "From: me@example.org\nTo: b@x.org, d@x.org\nCc: c@x.org\n", "b@x.org d@x.org",
        "b@x.org d@x.org", "c@x.org");
    row("a note to myself", "From: me@example.org\nTo: me@example.org\n", "me@example.org", "me@example.org",
        "");
    row("Mail-Followup-To",
        "From: a@x.org\nTo: list@x.org\nCc: c@x.org\nMail-Followup-To: list@x.org, me@example.org, d@x.org\n",
        "a@x.org", "list@x.org d@x.org", "");
    row("a list that nothing else names",
        "From: a@x.org\nTo: me@example.org\nList-Post: <mailto:list@x.org>\n", "a@x.org", "a@x.org",
        "list@x.org");
    row("a list that is named",
        "From: a@x.org\nTo: list@x.org\nList-Post: <https://x.org/post>, <mailto:List@x.org?subject=x>\n",
        "a@x.org", "a@x.org list@x.org", "");
    row("a list without posting", "From: a@x.org\nTo: list@x.org\nList-Post: NO\n", "a@x.org",
        "a@x.org list@x.org", "");
    row("what cannot be written to", "From: a@x.org\nTo: nobody, undisclosed:;\nCc: \"x\" <y z>\n", "a@x.org",
        "a@x.org", "");
    row("a Reply-To that is none", "From: a@x.org\nReply-To: nobody\n", "a@x.org", "a@x.org", "");
    row("nobody", "Subject: x\n", "", "", "");
}

void MimeAnswering::addressees()
{
    QFETCH(const QByteArray, header);
    QFETCH(const QStringList, reply);
    QFETCH(const QStringList, to);
    QFETCH(const QStringList, cc);
    const Original read = original(header + "\ntext\n");
    QCOMPARE(addressesOf(mime::reply(read, m_how).to), reply);
    const Draft all = replyAll(read, m_how);
    QCOMPARE(addressesOf(all.to), to);
    QCOMPARE(addressesOf(all.cc), cc);
    QCOMPARE(replyToList(read, m_how).to.size(), read.correspondence.list.isEmpty() ? reply.size() : 1);
}

void MimeAnswering::fieldsWithoutEndNameNoMoreThanCanBeSentTo()
{
    QByteArray header = "From: a@x.org\n";
    for (int field = 0; field < 30; ++field) {
        header += "Reply-To: last@x.org";
        for (int i = 0; i < 100; ++i)
            header += ", a" + QByteArray::number(100 * field + i) + "@x.org";
        header += '\n';
    }
    const Original read = original(header + "\ntext\n");
    QCOMPARE(read.correspondence.replyTo.size(), limit::recipients);
    const QStringList to = addressesOf(reply(read, m_how).to);
    QCOMPARE(to.size(), QSet<QString>(to.begin(), to.end()).size());
    QCOMPARE(to.value(1), QStringLiteral("a0@x.org"));
}

void MimeAnswering::anAnswerToAllLeavesNobodyOut()
{
    const auto list = [](const char *name) {
        QByteArray all;
        for (int i = 0; i < 300; ++i)
            all += name + QByteArray::number(i) + "@x.org,\n ";
        return all;
    };
    const Draft draft = replyAll(original("From: a@x.org\nTo: " + list("t") + "b@x.org\nCc: " + list("c")
                                          + "me@work.example\n\ntext\n"),
                                 m_how);
    QCOMPARE(draft.to.size(), 302);
    QCOMPARE(draft.cc.size(), 300);
    QCOMPARE(draft.to.last().address, QStringLiteral("b@x.org"));
    QCOMPARE(draft.from, m_how.own[1]);
}

void MimeAnswering::hostileFieldsAreReadAtOnce_data()
{
    QTest::addColumn<QByteArray>("field");
    for (const char *field : {"References", "In-Reply-To", "Message-ID", "List-Post"})
        QTest::newRow(field) << QByteArray(field) + ": ";
}

/// A way of reading that looks at the rest of a field for each bracket would take minutes for these.
void MimeAnswering::hostileFieldsAreReadAtOnce()
{
    QFETCH(const QByteArray, field);
    const auto read = [&field](const QByteArray &value) {
        return readCorrespondence((field + value + '\n').repeated(15));
    };
    const Correspondence nothing = read({});
    const int most = 64'000;
    QCOMPARE(read(QByteArray("<").repeated(most) + '>'), nothing);
    QCOMPARE(read('<' + QByteArray(">").repeated(most)), nothing);
    QCOMPARE(read("<mailto:" + QByteArray("a").repeated(most) + "@x.org>"), nothing);
    QVERIFY(read(QByteArray("<<a@x.org").repeated(most / 10) + "<<mailto:a@x.org>") != nothing);
}

void MimeAnswering::oneAnswersFromTheAddressThatWasWrittenTo()
{
    const Original work = original("From: a@x.org\nTo: b@x.org\nCc: me@WORK.example\n\nx\n");
    QCOMPARE(reply(work, m_how).from, m_how.own[1]);
    const Original other = original("From: a@x.org\nTo: b@x.org\n\nx\n");
    QCOMPARE(reply(other, m_how).from, m_how.own[0]);
    QCOMPARE(redirect(work, m_how).from, m_how.own[1]);
}

void MimeAnswering::theThreadIsContinued_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QList<QByteArray>>("references");
    using Ids = QList<QByteArray>;
    QTest::newRow("first answer") << QByteArray("Message-ID: <m@x>\n") << Ids{"m@x"};
    QTest::newRow("references") << QByteArray(
        "References: <a@x>\n <b@x>\nIn-Reply-To: <b@x>\nMessage-ID: <m@x>\n")
                                << Ids{"a@x", "b@x", "m@x"};
    QTest::newRow("no references") << QByteArray("In-Reply-To: <b@x>\nMessage-ID: <m@x>\n")
                                   << Ids{"b@x", "m@x"};
    QTest::newRow("behind a line of blanks")
        << QByteArray("Subject: x\n \nMessage-ID: <m@x>\n") << Ids{"m@x"};
    QTest::newRow("doubtful") << QByteArray("In-Reply-To: <b@x> <c@x>\nMessage-ID: <m@x>\n") << Ids{"m@x"};
}

void MimeAnswering::theThreadIsContinued()
{
    QFETCH(const QByteArray, header);
    QFETCH(const QList<QByteArray>, references);
    const Draft draft = reply(original("From: a@x.org\n" + header + "\ntext\n"), m_how);
    QCOMPARE(draft.references, references);
    QCOMPARE(draft.inReplyTo, QList<QByteArray>{"m@x"});
}

void MimeAnswering::theTextIsQuotedWithoutItsSignature()
{
    const Original read = original("From: a@x.org\n\n\none\n> two\n\nthree\n\n-- \nAnna\nexample.org\n");
    QCOMPARE(reply(read, m_how).text, QStringLiteral("She wrote:\n> one\n> > two\n>\n> three\n"));
    QCOMPARE(quoted(QStringLiteral("--\nno signature")), QStringLiteral("> --\n> no signature\n"));
    QCOMPARE(quoted({}), QString());
    QVERIFY(quoted(QStringLiteral("x").repeated(3 * limit::quotedText)).size() <= limit::quotedText + 3);
}

void MimeAnswering::quotesAreReadBackAsQuotes()
{
    const Original read =
        original("From: a@x.org\nContent-Type: text/plain; format=flowed\n\n>> deep \n>> quote\n> "
                 + QByteArray("many words ").repeated(20) + "\nplain\n");
    Draft draft = reply(read, m_how);
    draft.to = {person("", "a@x.org")};
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(std::holds_alternative<Outgoing>(writeMessage(draft, buffer)));
    QVERIFY2(buffer.data().contains("\r\n>>> deep quote\r\n>> many words"), buffer.data().constData());
    const QString text = original(buffer.data()).message.text;
    QVERIFY(text.startsWith(QStringLiteral("She wrote:\n> > > deep quote\n> > many words many")));
    QVERIFY(text.contains(QStringLiteral("words\n> plain")));
}

void MimeAnswering::forwardingInlineTakesTheAttachmentsAlong()
{
    const Original read =
        original("From: a@x.org\nMessage-ID: <m@x>\nSubject: x\nContent-Type: multipart/mixed; "
                 "boundary=b\n\n--b\n\ntext\n-- \nA\n--b\nContent-Type: application/pdf; "
                 "name=a.pdf\nContent-Transfer-Encoding: base64\n\nAAECAw==\n--b--\n");
    Draft draft = forwardInline(read, m_how);
    QCOMPARE(draft.subject, QStringLiteral("Fwd: x"));
    QVERIFY(draft.text.startsWith(QStringLiteral("She wrote:\ntext\n-- \nA")));
    QVERIFY(draft.to.isEmpty());
    QVERIFY(draft.inReplyTo.isEmpty());
    QCOMPARE(draft.references, QList<QByteArray>{"m@x"});
    QCOMPARE(draft.files.size(), 1);
    draft.to = {person("", "c@x.org")};
    const QString path = m_folder.filePath(QStringLiteral("forwarded.eml"));
    QVERIFY(std::holds_alternative<Outgoing>(writeMessage(draft, path)));
    const Message forwarded = readMessage(path).value();
    QCOMPARE(forwarded.attachments.size(), 1);
    QCOMPARE(forwarded.attachments[0].fileName, QStringLiteral("a.pdf"));
    QCOMPARE(forwarded.attachments[0].octets, 4);
}

void MimeAnswering::forwardingAsAttachmentKeepsEveryOctet()
{
    const QByteArray message("From:   a@x.org\r\nSubject: a/b\r\nX-Odd:\tyes\r\n\r\ntext  \r\n\r\n\r\n");
    Draft draft = forwardAttached(original(message), m_how);
    QCOMPARE(draft.files.value(0).name, QStringLiteral("a-b.eml"));
    draft.to = {person("", "c@x.org")};
    const QString path = m_folder.filePath(QStringLiteral("forwarded.eml"));
    QVERIFY(std::holds_alternative<Outgoing>(writeMessage(draft, path)));
    const Message forwarded = readMessage(path).value();
    QCOMPARE(forwarded.attachments.size(), 1);
    const QString saved = m_folder.filePath(QStringLiteral("saved"));
    QVERIFY(savePart(path, forwarded.attachments[0].part, saved));
    QFile file(saved);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), message);
}

void MimeAnswering::aForwardedMessageWithoutSubjectHidesItsFile()
{
    const QString name =
        forwardAttached(original("From: a@x.org\nSubject:  \n\ntext\n"), m_how).files.value(0).name;
    QCOMPARE(name, QStringLiteral("message.eml"));
}

void MimeAnswering::redirectingKeepsTheAuthor()
{
    const Original read = original("From: a@x.org\nTo: me@example.org\nSubject: x\n\ntext\n");
    Draft draft = redirect(read, m_how);
    QCOMPARE(draft.subject, QStringLiteral("x"));
    draft.to = {person("", "c@x.org")};
    const QString path = m_folder.filePath(QStringLiteral("redirected.eml"));
    const Readiness readiness = writeMessage(draft, path);
    QCOMPARE(std::get<Outgoing>(readiness).recipients, QList<QByteArray>{"c@x.org"});
    const Message message = readMessage(path).value();
    QCOMPARE(addressesOf(message.envelope.from), lines("a@x.org"));
    QCOMPARE(addressesOf(message.envelope.to), lines("me@example.org"));
}

void MimeAnswering::aFileThatIsGoneIsAStorageError()
{
    const Result<Original> read = readOriginal(m_folder.filePath(QStringLiteral("gone")));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Storage);
}

QTEST_GUILESS_MAIN(MimeAnswering)
#include "tst_mime_answering.moc"
