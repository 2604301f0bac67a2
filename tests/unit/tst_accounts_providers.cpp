// SPDX-License-Identifier: GPL-3.0-or-later
// Mail addresses taken apart, and the providers that Poplar knows.
#include "accounts/mailaddress.h"
#include "accounts/providers.h"
#include "accounts/validation.h"

#include <QSet>
#include <QTest>
#include <QUrl>

using namespace poplar;
using namespace poplar::accounts;

class TestProviders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAddressIsTakenApart_data();
    void anAddressIsTakenApart();
    void whatIsNoAddressIsRefused_data();
    void whatIsNoAddressIsRefused();
    void aHostIsWithinItsDomain();
    void aProviderIsKnownByDomain_data();
    void aProviderIsKnownByDomain();
    void unknownDomainsHaveNone();
    void everyRowMakesSense();
    void noDomainHasTwoProviders();
};

void TestProviders::anAddressIsTakenApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("local");
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("whole");
    const auto row = [](const char *name, const QString &text, const char *local, const char *domain,
                        const QString &whole) {
        QTest::newRow(name) << text << QString::fromUtf8(local) << QString::fromUtf8(domain) << whole;
    };
    row("plain", QStringLiteral("anna@example.org"), "anna", "example.org",
        QStringLiteral("anna@example.org"));
    row("blanks and capitals", QStringLiteral("  Anna@Example.ORG "), "Anna", "example.org",
        QStringLiteral("Anna@example.org"));
    row("two at signs", QStringLiteral("\"a@b\"@example.org"), "\"a@b\"", "example.org",
        QStringLiteral("\"a@b\"@example.org"));
    row("of another script", QStringLiteral("анна@почта.рф"), "анна", "xn--80a1acny.xn--p1ai",
        QStringLiteral("анна@почта.рф"));
    row("final dot", QStringLiteral("anna@example.org."), "anna", "example.org",
        QStringLiteral("anna@example.org"));
}

void TestProviders::anAddressIsTakenApart()
{
    QFETCH(QString, text);
    QFETCH(QString, local);
    QFETCH(QString, domain);
    const auto address = readMailAddress(text);
    QVERIFY(address);
    QCOMPARE(address->local, local);
    QCOMPARE(address->domain, domain);
    QTEST(address->whole(), "whole");
}

void TestProviders::whatIsNoAddressIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "anna", "@example.org", "anna@", "anna@example", "anna@exa mple.org", "an na@example.org",
          "anna@[192.0.2.1]", "anna@192.0.2.1", "anna@example..org", "anna@example.org/x", "anna@-x.org",
          "anna@example.org:995", "anna@ex\ample.org", "an\rna@example.org"})
        QTest::addRow("%s", text) << QString::fromLatin1(text);
    QTest::newRow("endless") << QString(300, u'a') + QStringLiteral("@example.org");
}

void TestProviders::whatIsNoAddressIsRefused()
{
    QFETCH(QString, text);
    QVERIFY(!readMailAddress(text));
}

void TestProviders::aHostIsWithinItsDomain()
{
    const QString domain = QStringLiteral("example.org");
    QVERIFY(isWithin(QStringLiteral("example.org"), domain));
    QVERIFY(isWithin(QStringLiteral("Pop.Example.org."), domain));
    QVERIFY(!isWithin(QStringLiteral("badexample.org"), domain));
    QVERIFY(!isWithin(QStringLiteral("example.org.evil.com"), domain));
    QVERIFY(!isWithin(QStringLiteral("org"), domain));
    QVERIFY(!isWithin(QStringLiteral("anything"), QString()));
    QVERIFY(isWithin(QStringLiteral("pop.почта.рф"), QStringLiteral("xn--80a1acny.xn--p1ai")));
}

void TestProviders::aProviderIsKnownByDomain_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("pop3");
    const auto row = [](const char *domain, const char *name, const char *pop3) {
        QTest::newRow(domain) << QString::fromLatin1(domain) << QString::fromLatin1(name)
                              << QString::fromLatin1(pop3);
    };
    row("mail.ru", "Mail.ru", "pop.mail.ru");
    row("internet.ru", "Mail.ru", "pop.mail.ru");
    row("ya.ru", "Yandex Mail", "pop.yandex.ru");
    row("yandex.com", "Yandex Mail", "pop.yandex.com");
    row("lenta.ru", "Rambler", "pop.rambler.ru");
    row("gmail.com", "Gmail", "pop.gmail.com");
    row("gmx.de", "GMX", "pop.gmx.net");
    row("gmx.com", "GMX", "pop.gmx.com");
    row("hotmail.co.uk", "Outlook.com", "outlook.office365.com");
    row("posteo.us", "Posteo", "posteo.de");
    row("icloud.com", "iCloud", "");
}

void TestProviders::aProviderIsKnownByDomain()
{
    QFETCH(QString, domain);
    QFETCH(QString, pop3);
    const auto provider = providerOf(domain);
    QVERIFY(provider);
    QTEST(provider->name.toString(), "name");
    QCOMPARE(provider->pop3.toString(), pop3);
    QCOMPARE(provider->needs.testFlag(ProviderNeed::NoPop3), pop3.isEmpty());
}

void TestProviders::unknownDomainsHaveNone()
{
    for (const QStringView domain : {u"example.org", u"il.ru", u"mail.ru bk.ru", u"", u" ", u"notmail.ru"})
        QVERIFY2(!providerOf(domain), qPrintable(domain.toString()));
}

void TestProviders::everyRowMakesSense()
{
    for (const Provider &provider : providers()) {
        const QByteArray name = provider.name.toUtf8();
        QVERIFY2(!provider.name.isEmpty() && !provider.domains.isEmpty(), name.constData());
        const bool hasNone = provider.needs.testFlag(ProviderNeed::NoPop3);
        QVERIFY2(provider.pop3.isEmpty() == hasNone, name.constData());
        QVERIFY2(hasNone || hostProblem(provider.pop3.toString()) == FieldProblem::None, name.constData());
        QVERIFY2(provider.submission.isEmpty()
                     || hostProblem(provider.submission.toString()) == FieldProblem::None,
                 name.constData());
        for (const QStringView domain : provider.domains.split(u' ')) {
            const auto address = readMailAddress(QStringLiteral("a@") + domain.toString());
            QVERIFY2(address && address->domain == domain, qPrintable(domain.toString()));
        }
        for (const QStringView page : {provider.passwordPage, provider.pop3Page}) {
            const QUrl url(page.toString(), QUrl::StrictMode);
            QVERIFY2(page.isEmpty() || (url.isValid() && url.scheme() == u"https"), name.constData());
        }
    }
}

void TestProviders::noDomainHasTwoProviders()
{
    QSet<QString> seen;
    for (const Provider &provider : providers()) {
        for (const QStringView domain : provider.domains.split(u' ')) {
            QVERIFY2(!seen.contains(domain.toString()), qPrintable(domain.toString()));
            seen.insert(domain.toString());
        }
    }
}

QTEST_APPLESS_MAIN(TestProviders)
#include "tst_accounts_providers.moc"
