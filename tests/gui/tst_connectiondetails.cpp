// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/authenticationtext.h"
#include "gui/banner.h"
#include "gui/connectiondetails.h"
#include "gui/serverwords.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QTreeWidget>

using namespace poplar;
using namespace poplar::gui;

namespace {

wire::CertificateDetails certificate(const QString &name, const QString &issuer, char digest)
{
    wire::CertificateDetails details;
    details.names = {name, QStringLiteral("alt.example.org")};
    details.issuer = issuer;
    details.validFrom = QDateTime(QDate(2026, 1, 2), QTime(12, 0));
    details.validUntil = QDateTime(QDate(2027, 3, 4), QTime(12, 0));
    details.sha256 = QByteArray(32, digest);
    details.keyType = QStringLiteral("RSA");
    details.keyBits = 2048;
    return details;
}

mailbox::ConnectionStatus encrypted()
{
    mailbox::ConnectionStatus status;
    status.state = mailbox::ConnectionState::Transaction;
    status.host = QStringLiteral("pop.example.org");
    status.authentication = "SCRAM-SHA-256";
    status.capabilities = {"TOP", "SASL PLAIN SCRAM-SHA-256", "LOGIN-DELAY 300", "EXPIRE 0",
                           "X-<b>ODD</b> 1"};
    status.traits = ServerTrait::NoTop;
    wire::TlsDetails tls;
    tls.protocol = QStringLiteral("TLSv1.3");
    tls.cipher = QStringLiteral("TLS_AES_256_GCM_SHA384");
    tls.cipherBits = 256;
    tls.trust = wire::CertificateTrust::Authority;
    tls.chain = {certificate(QStringLiteral("pop.example.org"), QStringLiteral("Example CA"), '\xab'),
                 certificate(QStringLiteral("Example CA"), QStringLiteral("Example Root"), '\xcd')};
    status.tls = tls;
    return status;
}

accounts::Account account()
{
    accounts::Account account;
    account.port = 2110;
    return account;
}

QString wordsOf(const QWidget &dialog)
{
    QString all;
    for (const auto *label : dialog.findChildren<QLabel *>())
        all += label->text() + u'\n';
    return all;
}

template <class T>
T *child(const QWidget &parent, const char *name)
{
    return parent.findChild<T *>(QLatin1StringView(name));
}

} // namespace

class ConnectionDetailsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatProtectsTheConnectionIsTold();
    void whoTrustsTheCertificateIsTold();
    void withoutEncryptionThisIsSaid();
    void withoutAConnectionThereIsLittleToTell();
    void theWholeChainIsShownAndCopied();
    void capabilitiesAreReadable();
    void whatTheServerAsksForIsAdvice_data();
    void whatTheServerAsksForIsAdvice();
    void whatOtherProgramsSeeIsTold();
    void everyTraitIsASentence();
    void everyWayToLogInHasWords();
    void nothingReceivedIsMarkup();
};

void ConnectionDetailsTest::whatProtectsTheConnectionIsTold()
{
    const ConnectionDetails dialog(encrypted(), account());
    const QString words = wordsOf(dialog);
    for (const char *part : {"pop.example.org, port 2110", "TLSv1.3", "TLS_AES_256_GCM_SHA384, 256 bit",
                             "Without sending the password (SCRAM-SHA-256)", "cannot show the beginning"})
        QVERIFY2(words.contains(QLatin1StringView(part)), part);
    QVERIFY(child<QLabel>(dialog, "headline")->text().contains(QStringLiteral("is encrypted")));
}

void ConnectionDetailsTest::whoTrustsTheCertificateIsTold()
{
    mailbox::ConnectionStatus status = encrypted();
    QVERIFY(
        wordsOf(ConnectionDetails(status, account())).contains(QStringLiteral("Vouched for by Example CA")));
    status.tls->trust = wire::CertificateTrust::Pinned;
    status.tls->overlooked = {wire::CertificateDoubt::UnknownIssuer};
    const QString pinned = wordsOf(ConnectionDetails(status, account()));
    QVERIFY(pinned.contains(QStringLiteral("You chose to trust")));
    QVERIFY(pinned.contains(QStringLiteral("Nobody else vouches")));
}

void ConnectionDetailsTest::withoutEncryptionThisIsSaid()
{
    mailbox::ConnectionStatus status = encrypted();
    status.tls.reset();
    status.security = Security::None;
    const ConnectionDetails dialog(status, account());
    QVERIFY(child<QLabel>(dialog, "headline")->text().contains(QStringLiteral("is not encrypted")));
    QVERIFY(wordsOf(dialog).contains(QStringLiteral("can read everything")));
    QVERIFY(child<QTreeWidget>(dialog, "certificates") == nullptr);
}

void ConnectionDetailsTest::withoutAConnectionThereIsLittleToTell()
{
    const ConnectionDetails dialog({}, account());
    QCOMPARE(child<QLabel>(dialog, "headline")->text(), QStringLiteral("Not connected"));
    QCOMPARE(child<QTabWidget>(dialog, "tabs")->count(), 1);
}

void ConnectionDetailsTest::theWholeChainIsShownAndCopied()
{
    ConnectionDetails dialog(encrypted(), account());
    dialog.show();
    auto *tree = child<QTreeWidget>(dialog, "certificates");
    QCOMPARE(tree->topLevelItemCount(), 2);
    QVERIFY(tree->topLevelItem(0)->isExpanded());
    QStringList lines;
    const QTreeWidgetItem *first = tree->topLevelItem(0);
    for (int row = 0; row < first->childCount(); ++row)
        lines += first->child(row)->text(1);
    const QString all = lines.join(u'\n');
    for (const char *part : {"pop.example.org, alt.example.org", "Example CA",
                             "2 January 2026 to 4 March 2027", "RSA, 2048 bit", "AB:AB"})
        QVERIFY2(all.contains(QLatin1StringView(part)), qPrintable(all));
    tree->setCurrentItem(tree->topLevelItem(1)->child(0));
    child<QPushButton>(dialog, "copyCertificate")->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(QStringLiteral("Example Root")), qPrintable(copied));
    QCOMPARE(copied.count(QStringLiteral("CD")), 32);
}

void ConnectionDetailsTest::capabilitiesAreReadable()
{
    const auto texts = capabilityTexts({"top", "SASL PLAIN  LOGIN", "X-ODD \x1b[2J"});
    QCOMPARE(texts[0].name, QStringLiteral("TOP"));
    QVERIFY(!texts[0].meaning.isEmpty());
    QCOMPARE(texts[1].details, QStringLiteral("PLAIN LOGIN"));
    QVERIFY(texts[2].meaning.isEmpty());
    QVERIFY(!texts[2].details.contains(u'\x1b'));
    const ConnectionDetails dialog(encrypted(), account());
    QCOMPARE(child<QTreeWidget>(dialog, "capabilities")->topLevelItemCount(), 5);
}

void ConnectionDetailsTest::whatTheServerAsksForIsAdvice_data()
{
    QTest::addColumn<QByteArray>("capability");
    QTest::addColumn<QString>("part"); // empty: no advice
    const auto row = [](const char *capability, const char *part) {
        QTest::newRow(capability) << QByteArray(capability) << QString::fromLatin1(part);
    };
    row("LOGIN-DELAY 300", "wait 5 minute");
    row("LOGIN-DELAY 90 USER", "wait 90 second");
    row("LOGIN-DELAY 0", "");
    row("LOGIN-DELAY", "");
    row("LOGIN-DELAY 99999999999999", "");
    row("LOGIN-DELAY -5", "");
    row("EXPIRE NEVER", "never deletes");
    row("expire 0", "as soon as it has been retrieved");
    row("EXPIRE 30 USER", "after 30 day");
    row("EXPIRE often", "");
    row("", "");
}

void ConnectionDetailsTest::whatTheServerAsksForIsAdvice()
{
    QFETCH(QByteArray, capability);
    QFETCH(QString, part);
    const QStringList advice = serverAdvice({"TOP", capability});
    QCOMPARE(advice.size(), part.isEmpty() ? 0 : 1);
    QVERIFY2(advice.join(u' ').contains(part), qPrintable(advice.join(u' ')));
}

void ConnectionDetailsTest::whatOtherProgramsSeeIsTold()
{
    const QString words = wordsOf(ConnectionDetails(encrypted(), account()));
    QVERIFY(words.contains(QStringLiteral("may count as read in programs that use IMAP")));
}

void ConnectionDetailsTest::everyTraitIsASentence()
{
    const ServerTraits all = ServerTraits(ServerTrait::NoCapa) | ServerTrait::NoPipelining
        | ServerTrait::NoTop | ServerTrait::TopSendsBody | ServerTrait::NoUidl | ServerTrait::NoApop
        | traitsToKnow;
    const QStringList sentences = traitSentences(all);
    QCOMPARE(sentences.size(), 8);
    for (const QString &sentence : sentences)
        QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
    QVERIFY(traitSentences({}).isEmpty());
}

void ConnectionDetailsTest::everyWayToLogInHasWords()
{
    QStringList labels;
    for (const Authentication one : allAuthentications()) {
        labels += authenticationLabel(one);
        QVERIFY(!authenticationNote(one).isEmpty());
        const QByteArray name = nameOf(one).toByteArray();
        QVERIFY(one == Authentication::Automatic || labels.last().contains(QLatin1StringView(name)));
        QVERIFY(loginSentence(name).contains(QLatin1StringView(name)));
    }
    QCOMPARE(labels.removeDuplicates(), 0);
    QVERIFY(isWeak(Authentication::Apop));
    QVERIFY(!isWeak(Authentication::Automatic));
    QVERIFY(loginSentence("SCRAM-SHA-256-PLUS").contains(QStringLiteral("this very connection")));
    QCOMPARE(loginSentence("X-NEW"), QStringLiteral("X-NEW"));
}

void ConnectionDetailsTest::nothingReceivedIsMarkup()
{
    mailbox::ConnectionStatus status = encrypted();
    status.tls->chain[0].issuer = QStringLiteral("<img src=x>");
    const ConnectionDetails dialog(status, account());
    for (const auto *label : dialog.findChildren<QLabel *>())
        if (label->text().contains(u'<'))
            QCOMPARE(label->textFormat(), Qt::PlainText);
}

QTEST_MAIN(ConnectionDetailsTest)
#include "tst_connectiondetails.moc"
