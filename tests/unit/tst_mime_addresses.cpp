// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "mime/addresslist.h"

#include <QRandomGenerator>
#include <QTest>

using namespace poplar;
using mime::AddressFault;
using mime::ParsedAddress;

namespace {

Address person(const char *name, const char *address)
{
    return {QString::fromUtf8(name), QString::fromUtf8(address)};
}

QList<Address> understood(const QString &text)
{
    QList<Address> addresses;
    for (const ParsedAddress &parsed : mime::parseAddressList(text)) {
        if (parsed.fault == AddressFault::None)
            addresses += parsed.address;
    }
    return addresses;
}

} // namespace

/// Lists of addresses as a user types or pastes them, and as headers have them.
class MimeAddresses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lists_data();
    void lists();
    void faults_data();
    void faults();
    void anEntryTellsWhereItStands();
    void membersTellTheirGroup();
    void whatIsFormattedIsReadBack_data();
    void whatIsFormattedIsReadBack();
    void aDomainIsSentInALabels();
    void aLocalPartBeyondAsciiNeedsSmtpUtf8();
    void mailboxesAreComparedWhateverTheirSpelling();
    void tooManyAddressesEndTheReading();
    void aListThatIsTooLongHidesNoHalfAddress();
    void hostileTexts_data();
    void hostileTexts();
    void anyTextIsReadWithinItsBounds();
};

void MimeAddresses::lists_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<Address>>("expected");
    const auto row = [](const char *name, const char *text, const QList<Address> &expected) {
        QTest::newRow(name) << QString::fromUtf8(text) << expected;
    };
    row("nothing", "", {});
    row("blanks and commas", " , ;\n, ", {});
    row("bare", "a@example.org", {person("", "a@example.org")});
    row("bare in brackets", "<a@example.org>", {person("", "a@example.org")});
    row("named", "Anna Maria <a@example.org>", {person("Anna Maria", "a@example.org")});
    row("quoted name", "\"Doe, John\" <j@example.org>", {person("Doe, John", "j@example.org")});
    row("escaped quotes", R"("the \"boss\"" <j@example.org>)", {person("the \"boss\"", "j@example.org")});
    row("name beyond ASCII", "Анна Петрова <a@example.org>", {person("Анна Петрова", "a@example.org")});
    row("comment as name", "a@example.org (Anna)", {person("Anna", "a@example.org")});
    row("comment within comment", "(x (y)) a@example.org", {person("x (y)", "a@example.org")});
    row("comment in an address", "a@(somewhere)example.org <b@example.org>",
        {person("a@ example.org", "b@example.org")});
    row("several", "a@example.org, B <b@example.org>;c@example.org\nd@example.org",
        {person("", "a@example.org"), person("B", "b@example.org"), person("", "c@example.org"),
         person("", "d@example.org")});
    row("comma within brackets' neighbours", "\"a,b\" <c@example.org>, d@example.org",
        {person("a,b", "c@example.org"), person("", "d@example.org")});
    row("group", "Team: a@example.org, B <b@example.org>; c@example.org",
        {person("", "a@example.org"), person("B", "b@example.org"), person("", "c@example.org")});
    row("group of nobody", "undisclosed-recipients:;", {});
    row("link", "mailto:a@example.org", {person("", "a@example.org")});
    row("route", "<@relay.example,@other.example:a@example.org>", {person("", "a@example.org")});
    row("quoted local part", "\"a b\"@example.org", {person("", "\"a b\"@example.org")});
    row("quoted local part in brackets", R"(X <"a\"> b"@example.org>)",
        {person("X", R"("a\"> b"@example.org)")});
    row("address literal", "a@[192.0.2.1], b@[IPv6:2001:db8::1]",
        {person("", "a@[192.0.2.1]"), person("", "b@[IPv6:2001:db8::1]")});
    row("international domain", "a@пример.рф", {person("", "a@пример.рф")});
    row("international local part", "анна@пример.рф", {person("", "анна@пример.рф")});
    row("comma in an encoded word", "=?utf-8?Q?=D0=B6,_x?= <a@example.org>",
        {person("=?utf-8?Q?=D0=B6,_x?=", "a@example.org")});
    row("controls in a name", "A\tB\x01\x7f C <a@example.org>", {person("A B C", "a@example.org")});
    row("a host without dots", "root@localhost", {person("", "root@localhost")});
}

void MimeAddresses::lists()
{
    QFETCH(const QString, text);
    QFETCH(const QList<Address>, expected);
    for (const ParsedAddress &parsed : mime::parseAddressList(text))
        QCOMPARE(parsed.fault, AddressFault::None);
    QCOMPARE(understood(text), expected);
}

void MimeAddresses::faults_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<AddressFault>("fault");
    const auto row = [](const QString &text, AddressFault fault) {
        QTest::newRow(qPrintable(text.left(30))) << text << fault;
    };
    row(QStringLiteral("Anna"), AddressFault::NoDomain);
    row(QStringLiteral("Anna Petrova"), AddressFault::NoDomain);
    row(QStringLiteral("Anna <>"), AddressFault::Empty);
    row(QStringLiteral("@example.org"), AddressFault::LocalPart);
    row(QStringLiteral("a..b@example.org"), AddressFault::LocalPart);
    row(QStringLiteral(".a@example.org"), AddressFault::LocalPart);
    row(QStringLiteral("<a b@example.org>"), AddressFault::LocalPart);
    row(QStringLiteral("a\u200Bb@example.org"), AddressFault::LocalPart); // cannot be seen
    row(QStringLiteral("a@"), AddressFault::Domain);
    row(QStringLiteral("a@-x.org"), AddressFault::Domain);
    row(QStringLiteral("a@x..org"), AddressFault::Domain);
    row(QStringLiteral("a@example.org!"), AddressFault::Domain);
    row(QStringLiteral("a@[192.0.2]"), AddressFault::Domain);
    row(QStringLiteral("a@[IPv6:zz]"), AddressFault::Domain);
    row(QStringLiteral("a@") + QString(64, u'x') + QStringLiteral(".org"), AddressFault::Domain);
    row(QStringLiteral("a@example.org b@example.org"), AddressFault::Surplus);
    row(QStringLiteral("A <a@example.org> b"), AddressFault::Surplus);
    row(QStringLiteral("A <a@example.org> <b@example.org>"), AddressFault::Unended);
    row(QStringLiteral("A <a@example.org"), AddressFault::Unended);
    row(QStringLiteral("a@example.org>"), AddressFault::Unended);
    row(QStringLiteral("\"A <a@example.org>"), AddressFault::Unended);
    row(QStringLiteral("a@example.org (A"), AddressFault::Unended);
    row(QString(300, u'a') + QStringLiteral("@example.org"), AddressFault::TooLong);
}

void MimeAddresses::faults()
{
    QFETCH(const QString, text);
    QFETCH(const AddressFault, fault);
    const QList<ParsedAddress> parsed = mime::parseAddressList(text);
    QCOMPARE(parsed.size(), 1);
    QCOMPARE(int(parsed[0].fault), int(fault));
}

void MimeAddresses::anEntryTellsWhereItStands()
{
    const QString text = QStringLiteral("  A <a@example.org> , nobody ;b@example.org");
    QStringList entries;
    for (const ParsedAddress &parsed : mime::parseAddressList(text))
        entries += text.mid(parsed.begin, parsed.end - parsed.begin);
    const QStringList expected{QStringLiteral("A <a@example.org>"), QStringLiteral("nobody"),
                               QStringLiteral("b@example.org")};
    QCOMPARE(entries, expected);
}

void MimeAddresses::membersTellTheirGroup()
{
    const auto parsed =
        mime::parseAddressList(u"x@example.org, My team: a@example.org, b@example.org; c@example.org");
    QCOMPARE(parsed.size(), 4);
    QCOMPARE(parsed[0].group, QString());
    QCOMPARE(parsed[1].group, QStringLiteral("My team"));
    QCOMPARE(parsed[2].group, QStringLiteral("My team"));
    QCOMPARE(parsed[3].group, QString());
}

void MimeAddresses::whatIsFormattedIsReadBack_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"", "Anna", "Doe, John", "the \"boss\"", "back\\slash", "a <b@c.org>",
                             "Анна; Пётр", "(in brackets)", "Dr. No", "a: b", "@home"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void MimeAddresses::whatIsFormattedIsReadBack()
{
    QFETCH(const QString, name);
    const QList<Address> addresses{{name, QStringLiteral("a@example.org")},
                                   {name, QStringLiteral("\"x,y\"@example.org")}};
    QCOMPARE(understood(mime::formatAddressList(addresses)), addresses);
}

void MimeAddresses::aDomainIsSentInALabels()
{
    const auto wire = mime::wireAddress(u"anna@Пример.РФ");
    QVERIFY(wire);
    QCOMPARE(wire->octets, QByteArray("anna@xn--e1afmkfd.xn--p1ai"));
    QVERIFY(!wire->needsSmtpUtf8);
}

void MimeAddresses::aLocalPartBeyondAsciiNeedsSmtpUtf8()
{
    const auto wire = mime::wireAddress(u"анна@пример.рф");
    QVERIFY(wire);
    QCOMPARE(wire->octets, QByteArray("анна@xn--e1afmkfd.xn--p1ai"));
    QVERIFY(wire->needsSmtpUtf8);
}

void MimeAddresses::mailboxesAreComparedWhateverTheirSpelling()
{
    QVERIFY(mime::isSameMailbox(u"A@Example.ORG", u"a@example.org"));
    QVERIFY(mime::isSameMailbox(u"a@пример.рф", u"a@xn--e1afmkfd.XN--P1AI"));
    QVERIFY(!mime::isSameMailbox(u"a@example.org", u"b@example.org"));
    QVERIFY(!mime::isSameMailbox(u"a@пример.рф", u"a@example.org"));
}

void MimeAddresses::tooManyAddressesEndTheReading()
{
    const QString text = QStringLiteral("a@example.org,").repeated(limit::recipients + 100);
    const QList<ParsedAddress> parsed = mime::parseAddressList(text);
    QCOMPARE(parsed.size(), limit::recipients + 1);
    QCOMPARE(parsed[limit::recipients - 1].fault, AddressFault::None);
    QCOMPARE(parsed.last().fault, AddressFault::TooMany);
}

void MimeAddresses::aListThatIsTooLongHidesNoHalfAddress()
{
    const QString text = QString(limit::addressInput - 6, u' ') + QStringLiteral("a@b.com.example.org");
    const QList<ParsedAddress> parsed = mime::parseAddressList(text);
    QCOMPARE(parsed.size(), 1);
    QCOMPARE(parsed[0].fault, AddressFault::TooLong);
}

void MimeAddresses::hostileTexts_data()
{
    QTest::addColumn<QString>("text");
    for (const char *piece :
         {"(", ")", "<", ">", "\"", ":", ";", "\\", "a:", "<@", "\"\\", "((", "@", ".", "[", ","})
        QTest::newRow(piece) << QString::fromLatin1(piece).repeated(300'000);
    const qsizetype half = limit::addressInput / 2 - 10;
    QTest::newRow("colons behind an address")
        << QString(half, u'a') + u'@' + QString(half, u':') + QString(half, u'a');
    QTest::newRow("colons behind brackets")
        << QString(half, u'a') + QStringLiteral("<>") + QString(half, u':') + QString(half, u'a');
}

void MimeAddresses::hostileTexts()
{
    QFETCH(const QString, text);
    const QList<ParsedAddress> parsed = mime::parseAddressList(text);
    QVERIFY(parsed.size() <= limit::recipients + 1);
    for (const ParsedAddress &one : parsed)
        QVERIFY(one.fault != AddressFault::None);
}

void MimeAddresses::anyTextIsReadWithinItsBounds()
{
    QRandomGenerator random(9);
    const QString signs = QStringLiteral("ab@.,;:<>()\"\\ \n[]é\x01");
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        for (int length = random.bounded(40); length > 0; --length)
            text += signs[random.bounded(int(signs.size()))];
        for (const ParsedAddress &parsed : mime::parseAddressList(text)) {
            QVERIFY(parsed.begin >= 0 && parsed.begin <= parsed.end && parsed.end <= text.size());
            if (parsed.fault == AddressFault::None)
                QVERIFY2(mime::wireAddress(parsed.address.address), qPrintable(text));
        }
    }
}

QTEST_GUILESS_MAIN(MimeAddresses)
#include "tst_mime_addresses.moc"
