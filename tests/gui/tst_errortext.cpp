// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/errortext.h"

#include <QMetaEnum>
#include <QSet>
#include <QTest>

using namespace poplar;
using namespace poplar::gui;
using mailbox::Problem;
using During = Problem::During;

namespace {

constexpr During allDuring[] = {During::Opening,   During::Listing,  During::Header,   During::Message,
                                During::Ticking,   During::Leaving,  During::Saving,   During::Keyring,
                                During::Catalogue, During::Fetching, During::Arranging};

Problem problem(ErrorKind kind, const QByteArray &said = {}, During during = During::Opening)
{
    Problem problem;
    problem.error.kind = kind;
    problem.error.said = said;
    problem.during = during;
    problem.host = QStringLiteral("pop.example.org");
    problem.port = 110;
    return problem;
}

QString allOf(const ErrorText &text)
{
    return QStringList{text.title, text.explanation, text.advice}.join(u'|');
}

} // namespace

class ErrorTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyErrorHasASentence_data();
    void everyErrorHasASentence();
    void aServerThatSendsIsToldOfInItsOwnWords_data();
    void aServerThatSendsIsToldOfInItsOwnWords();
    void whatIsKnownOfAMessageIsToldBeforeItIsSent();
    void aFileThatADraftWouldLackIsNamed();
    void strangersAreRecognised_data();
    void strangersAreRecognised();
    void theServersWordsAreNeutralised();
    void aBusyMaildropIsNoWrongPassword_data();
    void aBusyMaildropIsNoWrongPassword();
    void theCodeAuthMeansThePassword();
    void aLastingTroubleIsNotTriedAgain();
    void aRefusedTokenIsExplained_data();
    void aRefusedTokenIsExplained();
    void aCertificateOfOursSaysWhatIsWrongWithIt_data();
    void aCertificateOfOursSaysWhatIsWrongWithIt();
    void theProxysPasswordIsNotTheMailboxs();
    void everyKindHasWordsForTheLog();
    void missingStlsOffersTlsBeforeNoEncryption();
    void onlyMissingStlsOffersNoEncryption();
    void silenceOnTheTlsPortSuggestsTls();
    void tlsOnThePlainPortSuggestsTheRightSettings();
    void aLostLinkTellsThatTicksStay();
    void theLogIsOfferedWhereThereIsAPlaceInIt();
    void aFileThatIsGoneSaysWhatCanBeDone();
    void whatCameBackIsNoCodeOfTheServer();
};

void ErrorTextTest::everyErrorHasASentence_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("during");
    const auto kinds = QMetaEnum::fromType<ErrorKind>();
    QVERIFY(kinds.keyCount() > 15);
    for (int i = 0; i < kinds.keyCount(); ++i)
        for (const During during : allDuring)
            QTest::addRow("%s during %d", kinds.key(i), int(during)) << kinds.value(i) << int(during);
}

void ErrorTextTest::everyErrorHasASentence()
{
    QFETCH(int, kind);
    QFETCH(int, during);
    const ErrorText text = errorText(problem(ErrorKind(kind), "-ERR no", During(during)));
    QVERIFY(!text.title.isEmpty());
    QVERIFY(!text.title.endsWith(u'.'));
    QVERIFY(!text.explanation.isEmpty() || !text.advice.isEmpty());
    // What is wrong with the disk no button mends.
    const bool isLocal = During(during) == During::Arranging && !text.advice.isEmpty();
    QVERIFY(!text.remedies.isEmpty() || isLocal);
    const QString all = allOf(text);
    QVERIFY2(!all.contains(u'%'), qPrintable(all));
    QVERIFY2(!all.contains(QStringLiteral("  ")), qPrintable(all));
    for (const Remedy remedy : text.remedies)
        QVERIFY(!remedyLabel(remedy).isEmpty());
}

void ErrorTextTest::aServerThatSendsIsToldOfInItsOwnWords_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("security");
    const auto kinds = QMetaEnum::fromType<ErrorKind>();
    for (int i = 0; i < kinds.keyCount(); ++i) {
        for (const Security security : {Security::StartTls, Security::Tls, Security::None}) {
            for (const int port : {25, 465, 587})
                QTest::addRow("%s at %d, %d", kinds.key(i), port, int(security))
                    << kinds.value(i) << port << int(security);
        }
    }
}

void ErrorTextTest::aServerThatSendsIsToldOfInItsOwnWords()
{
    QFETCH(int, kind);
    QFETCH(int, port);
    QFETCH(int, security);
    Problem one = problem(ErrorKind(kind), "554 no");
    one.service = mailbox::Service::Submission;
    one.port = quint16(port);
    one.security = Security(security);
    const ErrorText text = errorText(one);
    QVERIFY(!text.title.isEmpty());
    QVERIFY(!text.explanation.isEmpty() || !text.advice.isEmpty());
    const QString all = allOf(text);
    for (const char *ofPop3 : {"%", "  ", "995", "110", "STLS", "POP3 server"})
        QVERIFY2(!all.contains(QLatin1StringView(ofPop3)), qPrintable(all));
    QVERIFY(!text.remedies.contains(Remedy::UseTls995));
    QVERIFY(!text.remedies.contains(Remedy::UseStartTls110));
    for (const Remedy remedy : text.remedies)
        QVERIFY(!remedyLabel(remedy).isEmpty());
}

void ErrorTextTest::whatIsKnownOfAMessageIsToldBeforeItIsSent()
{
    for (const char *code : {"SIZE", "SMTPUTF8", "8BITMIME"}) {
        Problem unfit =
            problem(qstrcmp(code, "SIZE") == 0 ? ErrorKind::Limit : ErrorKind::NotAllowed, "SIZE 1000");
        unfit.service = mailbox::Service::Submission;
        unfit.error.code = code;
        const ErrorText text = errorText(unfit);
        QVERIFY2(text.explanation.contains(QStringLiteral("othing was sent")), qPrintable(text.explanation));
        QVERIFY(!text.advice.isEmpty());
    }
}

void ErrorTextTest::aFileThatADraftWouldLackIsNamed()
{
    Problem lacking = problem(ErrorKind::NotAllowed);
    lacking.service = mailbox::Service::Submission;
    lacking.error.code = "DRAFT-FILE";
    lacking.error.detail = QStringLiteral("/home/anna/list.txt");
    const ErrorText text = errorText(lacking);
    QVERIFY2(text.explanation.contains(lacking.error.detail), qPrintable(text.explanation));
    QVERIFY(!text.advice.isEmpty());
}

void ErrorTextTest::strangersAreRecognised_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<int>("stranger");
    const auto row = [](const char *name, const QByteArray &greeting, Stranger stranger) {
        QTest::newRow(name) << greeting << int(stranger);
    };
    row("SMTP", "220 mail.example.org ESMTP Postfix", Stranger::Smtp);
    row("SMTP, several lines", "220-mail.example.org ESMTP Exim", Stranger::Smtp);
    row("SMTP, refusing", "554 no", Stranger::Smtp);
    row("IMAP", "* OK [CAPABILITY IMAP4rev1] Dovecot ready.", Stranger::Imap);
    row("SSH", "SSH-2.0-OpenSSH_9.2", Stranger::Ssh);
    row("HTTP", "HTTP/1.1 400 Bad Request", Stranger::Http);
    row("TLS alert", QByteArray("\x15\x03\x03\x00\x02\x02\x46", 7), Stranger::Tls);
    row("POP3", "+OK ready", Stranger::Unknown);
    row("a number in a sentence", "220volt", Stranger::Unknown);
    row("nothing", "", Stranger::Unknown);
}

void ErrorTextTest::strangersAreRecognised()
{
    QFETCH(QByteArray, greeting);
    QFETCH(int, stranger);
    QCOMPARE(int(recognise(greeting)), stranger);
}

void ErrorTextTest::theServersWordsAreNeutralised()
{
    const ErrorText text = errorText(problem(ErrorKind::Refused, "-ERR \x1b[31m\xe2\x80\xaeoh"));
    QVERIFY(text.serverWords.contains(QStringLiteral("\\x1b[31m")));
    QVERIFY(text.serverWords.contains(QStringLiteral("\\u202e")));
}

void ErrorTextTest::aBusyMaildropIsNoWrongPassword_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("in use") << int(ErrorKind::Busy) << QByteArray("[IN-USE] x") << QByteArray("IN-USE");
    QTest::newRow("login delay") << int(ErrorKind::Busy) << QByteArray("[LOGIN-DELAY] x")
                                 << QByteArray("LOGIN-DELAY");
    QTest::newRow("temporary") << int(ErrorKind::Busy) << QByteArray("[SYS/TEMP] x")
                               << QByteArray("SYS/TEMP");
    QTest::newRow("in words only") << int(ErrorKind::Authentication)
                                   << QByteArray("-ERR maildrop already locked") << QByteArray();
}

void ErrorTextTest::aBusyMaildropIsNoWrongPassword()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, code);
    Problem busy = problem(ErrorKind(kind), said);
    busy.error.code = code;
    const ErrorText text = errorText(busy);
    QVERIFY2(text.explanation.contains(QStringLiteral("password is not in doubt"))
                 || text.explanation.contains(QStringLiteral("password may well be right")),
             qPrintable(text.explanation));
    QCOMPARE(text.remedies.first(), Remedy::TryAgain);
}

void ErrorTextTest::theCodeAuthMeansThePassword()
{
    Problem refused =
        problem(ErrorKind::Authentication, "[AUTH] your account is locked by the maildrop owner");
    refused.error.code = "AUTH";
    QCOMPARE(errorText(refused).remedies.first(), Remedy::AskPassword);
    refused.error.code.clear();
    QCOMPARE(errorText(refused).remedies.first(), Remedy::TryAgain);
}

void ErrorTextTest::aLastingTroubleIsNotTriedAgain()
{
    for (const ErrorKind kind : {ErrorKind::Refused, ErrorKind::Authentication, ErrorKind::Busy}) {
        Problem lasting = problem(kind, "[SYS/PERM] mailbox is corrupt");
        lasting.error.code = "SYS/PERM";
        const ErrorText text = errorText(lasting);
        QVERIFY(!text.remedies.contains(Remedy::TryAgain));
        QVERIFY(text.advice.contains(QStringLiteral("provider")));
        QVERIFY(text.explanation.contains(QStringLiteral("password is not in doubt")));
    }
}

void ErrorTextTest::aRefusedTokenIsExplained_data()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const char *facts, const char *part) {
        QTest::newRow(name) << QString::fromLatin1(facts) << QString::fromLatin1(part);
    };
    row("RFC 7628", "status: invalid_token; scope: pop", "expired");
    row("RFC 6750", "error: invalid_token", "expired");
    row("Google", "status: 401; scope: https://mail.google.com/; schemes: bearer", "expired");
    row("scope", "status: insufficient_scope; scope: mail", "does not permit");
    row("something else", "status: 500", "not logged in");
    row("no document of the usual kind", "{\"oops\":", "not logged in");
}

void ErrorTextTest::aRefusedTokenIsExplained()
{
    QFETCH(QString, document);
    QFETCH(QString, part);
    Problem refused = problem(ErrorKind::Authentication, "-ERR no");
    refused.error.verb = "AUTH";
    refused.error.detail = document;
    const ErrorText text = errorText(refused);
    QVERIFY2(text.title.contains(QStringLiteral("token")), qPrintable(text.title));
    QVERIFY2(text.explanation.contains(part), qPrintable(text.explanation));
    QVERIFY(text.technical.contains(document));
}

void ErrorTextTest::aCertificateOfOursSaysWhatIsWrongWithIt_data()
{
    QTest::addColumn<QByteArray>("code");
    for (const char *code : {"FILE", "FORMAT", "NO-CERTIFICATE", "NO-KEY", "KEY-MISMATCH", "PASSPHRASE"})
        QTest::newRow(code) << QByteArray(code);
}

void ErrorTextTest::aCertificateOfOursSaysWhatIsWrongWithIt()
{
    QFETCH(QByteArray, code);
    const QString general = errorText(problem(ErrorKind::ClientCertificate)).title;
    Problem coded = problem(ErrorKind::ClientCertificate);
    coded.error.code = code;
    QVERIFY(errorText(coded).title != general);
    QVERIFY(errorText(coded).remedies.contains(Remedy::OpenSettings));
}

void ErrorTextTest::theProxysPasswordIsNotTheMailboxs()
{
    Problem refused = problem(ErrorKind::ProxyFailed);
    QVERIFY(errorText(refused).title.contains(QStringLiteral("does not let Poplar through")));
    refused.error.code = "PROXY-AUTH";
    QVERIFY(errorText(refused).title.contains(QStringLiteral("password")));
    QVERIFY(errorText(refused).explanation.contains(QStringLiteral("not that of your mailbox")));
}

void ErrorTextTest::everyKindHasWordsForTheLog()
{
    const auto kinds = QMetaEnum::fromType<ErrorKind>();
    QSet<QString> all;
    for (int i = 0; i < kinds.keyCount(); ++i)
        all += errorWords(ErrorKind(kinds.value(i)));
    QCOMPARE(all.size(), kinds.keyCount());
    QVERIFY(!all.contains(QString()));
}

void ErrorTextTest::missingStlsOffersTlsBeforeNoEncryption()
{
    const auto remedies = errorText(problem(ErrorKind::TlsNotOffered)).remedies;
    QCOMPARE(remedies.first(), Remedy::UseTls995);
    QVERIFY(remedies.indexOf(Remedy::UseNoEncryption) > 0);
}

void ErrorTextTest::onlyMissingStlsOffersNoEncryption()
{
    const auto kinds = QMetaEnum::fromType<ErrorKind>();
    for (int i = 0; i < kinds.keyCount(); ++i) {
        const auto kind = ErrorKind(kinds.value(i));
        for (const During during : allDuring)
            QCOMPARE(errorText(problem(kind, {}, during)).remedies.contains(Remedy::UseNoEncryption),
                     kind == ErrorKind::TlsNotOffered);
    }
}

void ErrorTextTest::silenceOnTheTlsPortSuggestsTls()
{
    Problem silent = problem(ErrorKind::Silence);
    QCOMPARE(errorText(silent).remedies.first(), Remedy::TryAgain);
    silent.port = 995;
    silent.security = Security::StartTls;
    QCOMPARE(errorText(silent).remedies.first(), Remedy::UseTls995);
    silent.security = Security::Tls;
    QCOMPARE(errorText(silent).remedies.first(), Remedy::TryAgain);
}

void ErrorTextTest::tlsOnThePlainPortSuggestsTheRightSettings()
{
    Problem failed = problem(ErrorKind::TlsFailed);
    failed.security = Security::Tls;
    const auto remedies = errorText(failed).remedies;
    QVERIFY(remedies.contains(Remedy::UseTls995));
    QVERIFY(remedies.contains(Remedy::UseStartTls110));
}

void ErrorTextTest::aLostLinkTellsThatTicksStay()
{
    for (const During during : {During::Listing, During::Header, During::Message})
        QVERIFY(errorText(problem(ErrorKind::ConnectionLost, {}, during))
                    .explanation.contains(QStringLiteral("ticks")));
}

void ErrorTextTest::theLogIsOfferedWhereThereIsAPlaceInIt()
{
    Problem silent = problem(ErrorKind::Silence);
    QVERIFY(!errorText(silent).remedies.contains(Remedy::ShowLog));
    silent.transcriptNumber = 12;
    QVERIFY(errorText(silent).remedies.contains(Remedy::ShowLog));
}

void ErrorTextTest::aFileThatIsGoneSaysWhatCanBeDone()
{
    Problem gone = problem(ErrorKind::Storage, {}, During::Message);
    gone.error.code = "NOT-THERE";
    const ErrorText text = errorText(gone);
    QCOMPARE(text.title, QStringLiteral("The file of this message is not there any more"));
    QVERIFY2(text.explanation.contains(QStringLiteral("Poplar has deleted nothing")),
             qPrintable(text.explanation));
    QVERIFY2(text.advice.contains(QStringLiteral("put the file back")), qPrintable(text.advice));
    QVERIFY(!text.technical.contains(QStringLiteral("NOT-THERE")));
}

void ErrorTextTest::whatCameBackIsNoCodeOfTheServer()
{
    Problem back = problem(ErrorKind::Refused, "+OK bye", During::Leaving);
    back.error.code = "STILL-THERE";
    const ErrorText text = errorText(back);
    QVERIFY2(text.explanation.contains(QStringLiteral("ticked again")), qPrintable(text.explanation));
    QVERIFY2(!text.technical.contains(QStringLiteral("STILL-THERE")), qPrintable(text.technical));
}

QTEST_MAIN(ErrorTextTest)
#include "tst_errortext.moc"
