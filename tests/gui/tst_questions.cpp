// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/certificatedialog.h"
#include "gui/passworddialog.h"
#include "gui/questions.h"
#include "gui/reviewsheet.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::mailbox;

namespace {

constexpr QuestionId theQuestion{7};

Question passwordQuestion()
{
    return {theQuestion, PasswordQuestion{QStringLiteral("pop.example.org"), QStringLiteral("student"), {}}};
}

Question certificateQuestion(wire::CertificateDoubt doubt)
{
    wire::CertificateDetails certificate;
    certificate.names = {QStringLiteral("<b>evil</b>.example.org")};
    certificate.sha256 = QByteArray(32, '\xab');
    CertificateQuestion question;
    question.host = QStringLiteral("pop.example.org");
    question.tls.chain = {certificate};
    question.tls.doubts = {doubt};
    return {theQuestion, question};
}

Question reviewQuestion(int victims)
{
    ReviewQuestion review;
    for (int i = 0; i < victims; ++i) {
        Victim victim;
        victim.id = MessageId(i);
        victim.identity.octets = 1000;
        review.victims << victim;
        review.octets += 1000;
    }
    return {theQuestion, review};
}

/// A window with a question in it, and what came of it.
struct Asking {
    explicit Asking(const Question &question, Keyring keyring = Keyring::Available)
    {
        window.show();
        questions.setKeyring(keyring);
        questions.ask(question);
        dialog = window.findChild<QuestionDialog *>();
    }
    template <class T = QPushButton>
    T *child(const char *name) const
    {
        return dialog->findChild<T *>(QLatin1StringView(name));
    }
    Answer answer() const { return answers.value(0).value(1).value<Answer>(); }

    QWidget window;
    Questions questions{&window};
    QSignalSpy answers{&questions, &Questions::answered};
    QuestionDialog *dialog = nullptr;
};

} // namespace

class QuestionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aQuestionBlocksOnlyItsWindow();
    void aPasswordIsTypedAndConfirmedByReturn();
    void anEmptyPasswordCannotBeSent();
    void escapeDeclines();
    void thePasswordIsHiddenUntilAskedFor();
    void aRefusalIsToldInTheServersWords();
    void withoutAKeyringThePasswordIsForThisSession();
    void everySecretSaysWhatItIsFor_data();
    void everySecretSaysWhatItIsFor();
    void aPasswordForSendingIsCalledSo();
    void aSecretThatIsNotKeptIsNotOfferedToBe();
    void aTokenIsPastedInAnyNumberOfLines();
    void aTokenIsNotKept();
    void aRefusedSecretIsToldByItsKind();
    void aWithdrawnQuestionGoesWithoutAnAnswer();
    void returnDoesNotTrustACertificate();
    void trustNamesTheVeryCertificate();
    void aChangedCertificateNeedsAThoughtBeforeTrust();
    void aChangedCertificateIsComparedWithTheTrustedOne();
    void theDetailsOfACertificateAreCopied();
    void certificateNamesAreShownAsText();
    void returnAndEscapeStay_data();
    void returnAndEscapeStay();
    void deletingIsAnExplicitClick();
    void leavingKeepsOrDropsTicks();
    void tenThousandVictimsAreFine();
};

void QuestionsTest::aQuestionBlocksOnlyItsWindow()
{
    Asking asking(passwordQuestion());
    QVERIFY(asking.dialog->isVisible());
    QCOMPARE(asking.dialog->windowModality(), Qt::WindowModal);
}

void QuestionsTest::aPasswordIsTypedAndConfirmedByReturn()
{
    Asking asking(passwordQuestion());
    auto *password = asking.child<QLineEdit>("password");
    QTest::keyClicks(password, QStringLiteral("practice"));
    QTest::keyClick(password, Qt::Key_Return);
    QTRY_COMPARE(asking.answers.size(), 1);
    const Answer answer = asking.answer();
    const auto *given = std::get_if<PasswordAnswer>(&answer);
    QVERIFY(given != nullptr);
    QVERIFY(given->password.wireBytes() == QByteArrayView("practice"));
    QCOMPARE(given->keep, PasswordAnswer::Keep::InKeyring);
}

void QuestionsTest::anEmptyPasswordCannotBeSent()
{
    Asking asking(passwordQuestion());
    QTest::keyClick(asking.child<QLineEdit>("password"), Qt::Key_Return);
    QVERIFY(asking.dialog->isVisible());
    QVERIFY(asking.answers.isEmpty());
}

void QuestionsTest::escapeDeclines()
{
    Asking asking(passwordQuestion());
    QTest::keyClicks(asking.child<QLineEdit>("password"), QStringLiteral("practice"));
    QTest::keyClick(asking.dialog, Qt::Key_Escape);
    QTRY_COMPARE(asking.answers.size(), 1);
    QVERIFY(std::holds_alternative<Declined>(asking.answer()));
}

void QuestionsTest::thePasswordIsHiddenUntilAskedFor()
{
    Asking asking(passwordQuestion());
    auto *password = asking.child<QLineEdit>("password");
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    password->findChild<QAction *>(QStringLiteral("showPassword"))->toggle();
    QCOMPARE(password->echoMode(), QLineEdit::Normal);
}

void QuestionsTest::aRefusalIsToldInTheServersWords()
{
    Error error;
    error.kind = ErrorKind::Authentication;
    error.said = "[AUTH] go away";
    Asking asking({theQuestion, PasswordQuestion{QStringLiteral("h"), QStringLiteral("u"), error}});
    QString all;
    for (const auto *label : asking.dialog->findChildren<QLabel *>())
        all += label->text();
    QVERIFY(all.contains(QStringLiteral("[AUTH] go away")));
}

void QuestionsTest::withoutAKeyringThePasswordIsForThisSession()
{
    Asking asking(passwordQuestion(), Keyring::Missing);
    QVERIFY(!asking.child<QCheckBox>("keep")->isEnabled());
    QVERIFY(asking.child<QLabel>("noKeyring")->isVisible());
    QTest::keyClicks(asking.child<QLineEdit>("password"), QStringLiteral("x"));
    asking.dialog->accept();
    QTRY_COMPARE(asking.answers.size(), 1);
    QCOMPARE(std::get<PasswordAnswer>(asking.answer()).keep, PasswordAnswer::Keep::ForThisSession);
}

void QuestionsTest::everySecretSaysWhatItIsFor_data()
{
    QTest::addColumn<int>("purpose");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("who");
    const auto row = [](const char *name, SecretPurpose purpose, const char *title, const char *who) {
        QTest::newRow(name) << int(purpose) << QString::fromUtf8(title) << QString::fromUtf8(who);
    };
    row("password", SecretPurpose::Password, "Enter the password",
        "For “/home/anna/me.key” at pop.example.org");
    row("token", SecretPurpose::Token, "Paste the access token",
        "For “/home/anna/me.key” at pop.example.org");
    row("key", SecretPurpose::ClientKey, "Enter the passphrase of your key",
        "It unlocks the file “me.key”, your certificate’s key for pop.example.org.");
    row("proxy", SecretPurpose::Proxy, "Enter the password for the proxy",
        "For “/home/anna/me.key” at the proxy pop.example.org. Your mail server does not see it.");
}

void QuestionsTest::everySecretSaysWhatItIsFor()
{
    QFETCH(int, purpose);
    PasswordQuestion question{QStringLiteral("pop.example.org"), QStringLiteral("/home/anna/me.key")};
    question.purpose = SecretPurpose(purpose);
    const Asking asking({theQuestion, question});
    QTEST(asking.child<QLabel>("title")->text(), "title");
    QTEST(asking.child<QLabel>("who")->text(), "who");
    QCOMPARE(asking.child<QLineEdit>("password")->echoMode(), QLineEdit::Password);
    QCOMPARE(asking.child<QLabel>("passwordLabel")->buddy(), asking.child<QWidget>("password"));
    QVERIFY(asking.child<QLineEdit>("password")->hasFocus() || !asking.dialog->isActiveWindow());
}

void QuestionsTest::aPasswordForSendingIsCalledSo()
{
    QWidget window;
    window.show();
    Questions questions(&window);
    const auto who = [&](SecretUse use) {
        questions.setUse(use);
        questions.ask(passwordQuestion());
        return window.findChildren<QuestionDialog *>()
            .last()
            ->findChild<QLabel *>(QStringLiteral("who"))
            ->text();
    };
    QCOMPARE(who(SecretUse::Receiving), QStringLiteral("For “student” at pop.example.org"));
    QCOMPARE(who(SecretUse::Sending), QStringLiteral("For sending as “student” at pop.example.org"));
    QCOMPARE(who(SecretUse::Both),
             QStringLiteral("For sending as “student” at pop.example.org. The password for receiving is the "
                            "same."));
}

void QuestionsTest::aSecretThatIsNotKeptIsNotOfferedToBe()
{
    Asking asking(passwordQuestion(), Keyring::Unused);
    QVERIFY(!asking.child<QCheckBox>("keep")->isVisible());
    QVERIFY(!asking.child<QLabel>("noKeyring")->isVisible());
    QTest::keyClicks(asking.child<QLineEdit>("password"), QStringLiteral("x"));
    asking.dialog->accept();
    QTRY_COMPARE(asking.answers.size(), 1);
    QCOMPARE(std::get<PasswordAnswer>(asking.answer()).keep, PasswordAnswer::Keep::ForThisSession);
}

void QuestionsTest::aTokenIsPastedInAnyNumberOfLines()
{
    PasswordQuestion question{QStringLiteral("h"), QStringLiteral("u")};
    question.purpose = SecretPurpose::Token;
    Asking asking({theQuestion, question});
    QByteArray token(40'000, 'e');
    QByteArray broken = token;
    for (qsizetype at = 0; at < broken.size(); at += 77)
        broken.insert(at, "\r\n");
    QGuiApplication::clipboard()->setText(QString::fromLatin1(broken));
    QTest::keySequence(asking.child<QLineEdit>("password"), QKeySequence::Paste);
    QVERIFY(asking.child<QLabel>("note")->text().contains(QLocale().toString(40'000)));
    asking.dialog->accept();
    QTRY_COMPARE(asking.answers.size(), 1);
    QVERIFY(std::get<PasswordAnswer>(asking.answer()).password.wireBytes() == QByteArrayView(token));
}

void QuestionsTest::aTokenIsNotKept()
{
    PasswordQuestion question{QStringLiteral("h"), QStringLiteral("u")};
    question.purpose = SecretPurpose::Token;
    Asking asking({theQuestion, question});
    QVERIFY(!asking.child<QCheckBox>("keep")->isVisible());
    QVERIFY(!asking.child<QLabel>("noKeyring")->isVisible());
    QTest::keyClicks(asking.child<QLineEdit>("password"), QStringLiteral("x"));
    asking.dialog->accept();
    QTRY_COMPARE(asking.answers.size(), 1);
    QCOMPARE(std::get<PasswordAnswer>(asking.answer()).keep, PasswordAnswer::Keep::ForThisSession);
}

void QuestionsTest::aRefusedSecretIsToldByItsKind()
{
    const QList<QPair<SecretPurpose, QString>> all{
        {SecretPurpose::Password, QStringLiteral("password before")},
        {SecretPurpose::Token, QStringLiteral("token before")},
        {SecretPurpose::ClientKey, QStringLiteral("does not open")},
        {SecretPurpose::Proxy, QStringLiteral("proxy refused")}};
    for (const auto &[purpose, part] : all) {
        PasswordQuestion question{QStringLiteral("h"), QStringLiteral("u"), Error()};
        question.purpose = purpose;
        const Asking asking({theQuestion, question});
        QString words;
        for (const auto *label : asking.child<QWidget>("reason")->findChildren<QLabel *>())
            words += label->text();
        QVERIFY2(words.contains(part), qPrintable(words));
    }
}

void QuestionsTest::aWithdrawnQuestionGoesWithoutAnAnswer()
{
    Asking asking(passwordQuestion());
    const QPointer<QuestionDialog> dialog = asking.dialog;
    asking.questions.withdraw(theQuestion);
    QTRY_VERIFY(dialog.isNull());
    QVERIFY(asking.answers.isEmpty());
}

void QuestionsTest::returnDoesNotTrustACertificate()
{
    Asking asking(certificateQuestion(wire::CertificateDoubt::UnknownIssuer));
    QVERIFY(!asking.child("trust")->isDefault());
    QTest::keyClick(asking.dialog, Qt::Key_Return);
    QTRY_COMPARE(asking.answers.size(), 1);
    QVERIFY(std::holds_alternative<Declined>(asking.answer()));
}

void QuestionsTest::trustNamesTheVeryCertificate()
{
    Asking asking(certificateQuestion(wire::CertificateDoubt::UnknownIssuer));
    asking.child("trust")->click();
    QTRY_COMPARE(asking.answers.size(), 1);
    QCOMPARE(std::get<TrustCertificate>(asking.answer()).sha256, QByteArray(32, '\xab'));
}

void QuestionsTest::aChangedCertificateNeedsAThoughtBeforeTrust()
{
    Asking asking(certificateQuestion(wire::CertificateDoubt::ChangedTrusted));
    QVERIFY(asking.child<QWidget>("alarm")->isVisible());
    QVERIFY(!asking.child("trust")->isEnabled());
    asking.child<QCheckBox>("sure")->click();
    QVERIFY(asking.child("trust")->isEnabled());
}

void QuestionsTest::aChangedCertificateIsComparedWithTheTrustedOne()
{
    QWidget window;
    window.show();
    Questions questions(&window);
    questions.setTrusted({QByteArray(32, '\x11')});
    questions.ask(certificateQuestion(wire::CertificateDoubt::ChangedTrusted));
    auto *dialog = window.findChild<QuestionDialog *>();
    QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("trusted"))->isVisible());
    QVERIFY(
        dialog->findChild<QLabel *>(QStringLiteral("trusted"))->text().startsWith(QStringLiteral("11:11")));
    QVERIFY(dialog->windowTitle().contains(QStringLiteral("changed")));
    questions.setTrusted({QByteArray(32, '\x11')});
    questions.ask(certificateQuestion(wire::CertificateDoubt::Expired));
    const auto dialogs = window.findChildren<QuestionDialog *>();
    QVERIFY(!dialogs.last()->findChild<QLabel *>(QStringLiteral("trusted"))->isVisible());
}

void QuestionsTest::theDetailsOfACertificateAreCopied()
{
    const Asking asking(certificateQuestion(wire::CertificateDoubt::UnknownIssuer));
    asking.child("copyDetails")->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied.count(QStringLiteral("AB")), 32);
    QVERIFY(copied.contains(QStringLiteral("pop.example.org")));
    QVERIFY(asking.dialog->isVisible());
}

void QuestionsTest::certificateNamesAreShownAsText()
{
    Asking asking(certificateQuestion(wire::CertificateDoubt::WrongName));
    QCOMPARE(asking.child<QLabel>("names")->textFormat(), Qt::PlainText);
    QCOMPARE(asking.child<QLabel>("reasons")->textFormat(), Qt::PlainText);
    QVERIFY(asking.child<QLabel>("names")->text().contains(QStringLiteral("<b>evil</b>")));
    QCOMPARE(groupedDigest(QByteArray(32, '\xab')).count(u':'), 30);
}

void QuestionsTest::returnAndEscapeStay_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("Return") << int(Qt::Key_Return);
    QTest::newRow("Escape") << int(Qt::Key_Escape);
}

void QuestionsTest::returnAndEscapeStay()
{
    QFETCH(int, key);
    Asking asking(reviewQuestion(3));
    QTest::keyClick(asking.dialog, Qt::Key(key));
    QTRY_COMPARE(asking.answers.size(), 1);
    QCOMPARE(std::get<ReviewAnswer>(asking.answer()), ReviewAnswer::Stay);
}

void QuestionsTest::deletingIsAnExplicitClick()
{
    Asking asking(reviewQuestion(3));
    QPushButton *remove = asking.child("deleteMessages");
    QVERIFY(!remove->isDefault() && !remove->autoDefault() && !remove->hasFocus());
    QVERIFY(remove->text().contains(u'3'));
    remove->click();
    QTRY_COMPARE(asking.answers.size(), 1);
    QCOMPARE(std::get<ReviewAnswer>(asking.answer()), ReviewAnswer::Delete);
}

void QuestionsTest::leavingKeepsOrDropsTicks()
{
    Asking keeping(reviewQuestion(1));
    keeping.child("leaveWithoutDeleting")->click();
    QTRY_COMPARE(keeping.answers.size(), 1);
    QCOMPARE(std::get<ReviewAnswer>(keeping.answer()), ReviewAnswer::LeaveKeepingTicks);

    Asking dropping(reviewQuestion(1));
    dropping.child<QCheckBox>("keep")->click();
    dropping.child("leaveWithoutDeleting")->click();
    QTRY_COMPARE(dropping.answers.size(), 1);
    QCOMPARE(std::get<ReviewAnswer>(dropping.answer()), ReviewAnswer::LeaveDroppingTicks);
}

void QuestionsTest::tenThousandVictimsAreFine()
{
    Asking asking(reviewQuestion(10'000));
    auto *view = asking.child<QTreeView>("victims");
    QAbstractItemModelTester tester(view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(view->model()->rowCount(), 10'000);
    QVERIFY(view->uniformRowHeights());
    QVERIFY(asking.child<QLabel>("title")->text().contains(QLocale().toString(10'000)));
    view->scrollToBottom();
    QCOMPARE(view->indexAt(view->viewport()->rect().center()).isValid(), true);
}

QTEST_MAIN(QuestionsTest)
#include "tst_questions.moc"
