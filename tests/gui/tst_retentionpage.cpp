// SPDX-License-Identifier: GPL-3.0-or-later
// What an account does with new mail, and what it deletes of what was downloaded.
#include "gui/accountform.h"
#include "gui/forecast.h"
#include "gui/settingsdialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>

using namespace poplar;
using namespace poplar::gui;
using accounts::NewMail;
using accounts::Retention;

namespace {

constexpr int downloadTab = 1;

accounts::Account work(const QString &id = QStringLiteral("a1"))
{
    accounts::Account account;
    account.id = id;
    account.host = QStringLiteral("pop.example.org");
    account.user = QStringLiteral("student");
    return account;
}

Forecast known(const Retention &retention, qint64 messages)
{
    mailbox::Foreseen foreseen;
    foreseen.retention = retention;
    foreseen.messages = messages;
    foreseen.octets = messages * 1024;
    foreseen.newest = QDateTime(QDate(2026, 11, 7), QTime(12, 0), Qt::UTC);
    return {Forecast::State::Known, foreseen};
}

/// The settings of two accounts, on the page about downloading.
struct Settings {
    explicit Settings(const accounts::Account &first = work())
        : dialog({.accounts = {first, work(QStringLiteral("a2"))}, .preferences = {}})
    {
        dialog.show();
        child<QTabBar>("tabs")->setCurrentIndex(downloadTab);
    }
    template <class T>
    T *child(const char *name) const
    {
        return dialog.findChild<T *>(QLatin1StringView(name));
    }
    QString forecast() const
    {
        QString words;
        for (const auto *label : child<QWidget>("forecast")->findChildren<QLabel *>())
            words += label->text();
        return words;
    }
    void accept() const { child<QDialogButtonBox>("buttons")->button(QDialogButtonBox::Ok)->click(); }
    accounts::Account savedAccount() const { return saved.value(0).value(0).value<accounts::Account>(); }

    SettingsDialog dialog;
    QSignalSpy asked{&dialog, &SettingsDialog::forecastWanted};
    QSignalSpy saved{&dialog, &SettingsDialog::accountSaved};
};

} // namespace

class RetentionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepingIsTheDefault();
    void newMailMayBeDownloadedAtOnce();
    void aDeletingRuleTellsWhatItWouldDelete();
    void aDeletingRuleIsNotSavedWithoutATick();
    void theTickIsForOneRule();
    void aRuleAgreedToBeforeNeedsNoTick();
    void eachAccountHasItsOwnTick();
    void whereNobodyKnowsItSaysSo_data();
    void whereNobodyKnowsItSaysSo();
    void whatIsForeseenDependsOnWhatIsKnown();
    void aNewAccountHasNothingToDelete();
    void anAnswerToAnotherRuleIsNotShown();
};

void RetentionTest::keepingIsTheDefault()
{
    const Settings settings;
    QVERIFY(settings.child<QRadioButton>("keepOnServer")->isChecked());
    QVERIFY(settings.child<QRadioButton>("listNew")->isChecked());
    QVERIFY(!settings.child<QWidget>("forecast")->isVisible());
    QVERIFY(!settings.child<QCheckBox>("agree")->isVisible());
    QVERIFY(settings.asked.isEmpty());
}

void RetentionTest::newMailMayBeDownloadedAtOnce()
{
    const Settings settings;
    settings.child<QRadioButton>("downloadNew")->click();
    settings.accept();
    QCOMPARE(settings.saved.size(), 1);
    QCOMPARE(settings.savedAccount().newMail, NewMail::Download);
    QCOMPARE(settings.savedAccount().retention.kind, Retention::Kind::Keep);
}

void RetentionTest::aDeletingRuleTellsWhatItWouldDelete()
{
    Settings settings;
    settings.child<QRadioButton>("deleteAfter")->click();
    settings.child<QSpinBox>("days")->setValue(30);
    QCOMPARE(settings.asked.size(), 2);
    const auto rule = settings.asked.last().at(1).value<Retention>();
    QCOMPARE(settings.asked.last().at(0).toString(), QStringLiteral("a1"));
    QCOMPARE(rule.kind, Retention::Kind::AfterDays);
    QCOMPARE(rule.days, 30);
    QVERIFY(settings.forecast().contains(QStringLiteral("Looking what this would delete")));
    settings.dialog.setForecast(QStringLiteral("a1"), known(rule, 12));
    QVERIFY2(settings.forecast().contains(QStringLiteral("deletes 12 message(s), 12 KB")),
             qPrintable(settings.forecast()));
    QVERIFY(settings.forecast().contains(QStringLiteral("2026")));
    QVERIFY(settings.child<QCheckBox>("agree")->accessibleDescription().contains(QStringLiteral("12")));
}

void RetentionTest::aDeletingRuleIsNotSavedWithoutATick()
{
    Settings settings;
    settings.child<QRadioButton>("deleteAtOnce")->click();
    settings.child<QTabBar>("tabs")->setCurrentIndex(0);
    settings.accept();
    QVERIFY(settings.dialog.isVisible());
    QVERIFY(settings.saved.isEmpty());
    QCOMPARE(settings.child<QTabBar>("tabs")->currentIndex(), downloadTab);
    QVERIFY(settings.child<QLabel>("agreeNote")->isVisible());
    QTest::keyClick(settings.child<QCheckBox>("agree"), Qt::Key_Space);
    QVERIFY(!settings.child<QLabel>("agreeNote")->isVisible());
    settings.accept();
    QCOMPARE(settings.saved.size(), 1);
    QCOMPARE(settings.savedAccount().retention.kind, Retention::Kind::AtOnce);
}

void RetentionTest::theTickIsForOneRule()
{
    Settings settings;
    settings.child<QRadioButton>("deleteAfter")->click();
    settings.child<QCheckBox>("agree")->click();
    settings.child<QSpinBox>("days")->setValue(3);
    QVERIFY(!settings.child<QCheckBox>("agree")->isChecked());
    settings.accept();
    QVERIFY(settings.saved.isEmpty());
    settings.child<QRadioButton>("keepOnServer")->click();
    settings.accept();
    QCOMPARE(settings.savedAccount().retention.kind, Retention::Kind::Keep);
}

void RetentionTest::aRuleAgreedToBeforeNeedsNoTick()
{
    accounts::Account account = work();
    account.retention = {Retention::Kind::AfterDays, 14};
    Settings settings(account);
    QVERIFY(!settings.child<QCheckBox>("agree")->isVisible());
    QCOMPARE(settings.asked.size(), 1); // what it does is told all the same
    settings.child<QSpinBox>("days")->setValue(15);
    QVERIFY(settings.child<QCheckBox>("agree")->isVisible());
    settings.child<QSpinBox>("days")->setValue(14);
    QVERIFY(!settings.child<QCheckBox>("agree")->isVisible());
    settings.child<QRadioButton>("downloadNew")->click();
    settings.accept();
    QCOMPARE(settings.saved.size(), 1);
    QCOMPARE(settings.savedAccount().retention, account.retention);
}

void RetentionTest::eachAccountHasItsOwnTick()
{
    Settings settings;
    settings.child<QRadioButton>("deleteAtOnce")->click();
    settings.child<QCheckBox>("agree")->click();
    auto *list = settings.child<QListWidget>("accountList");
    list->setCurrentRow(1);
    QVERIFY(settings.child<QRadioButton>("keepOnServer")->isChecked());
    settings.child<QRadioButton>("deleteAtOnce")->click();
    QVERIFY(!settings.child<QCheckBox>("agree")->isChecked());
    settings.accept();
    QVERIFY(settings.saved.isEmpty());
    list->setCurrentRow(0);
    QVERIFY(!settings.child<QCheckBox>("agree")->isVisible());
    list->setCurrentRow(1);
    settings.child<QCheckBox>("agree")->click();
    settings.accept();
    QCOMPARE(settings.saved.size(), 2);
}

void RetentionTest::whereNobodyKnowsItSaysSo_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("words");
    QTest::newRow("not open") << int(Forecast::State::NotOpen)
                              << QStringLiteral("Open this account’s mailbox first");
    QTest::newRow("nothing known") << int(Forecast::State::Empty)
                                   << QStringLiteral("Poplar knows of none in this mailbox yet");
    QTest::newRow("not to be read") << int(Forecast::State::Failed) << QStringLiteral("could not be read");
}

void RetentionTest::whereNobodyKnowsItSaysSo()
{
    QFETCH(int, state);
    QFETCH(QString, words);
    Settings settings;
    settings.child<QRadioButton>("deleteAtOnce")->click();
    Forecast forecast{Forecast::State(state), {}};
    forecast.foreseen.retention = {Retention::Kind::AtOnce, 14};
    settings.dialog.setForecast(QStringLiteral("a1"), forecast);
    QVERIFY2(settings.forecast().contains(words), qPrintable(settings.forecast()));
    QVERIFY(settings.child<QCheckBox>("agree")->isVisible());
}

void RetentionTest::whatIsForeseenDependsOnWhatIsKnown()
{
    mailbox::Foreseen foreseen;
    QCOMPARE(forecastOf(foreseen, 5).state, Forecast::State::Known);
    QCOMPARE(forecastOf(foreseen, 0).state, Forecast::State::Empty);
    foreseen.state = mailbox::Foreseen::State::Failed;
    QCOMPARE(forecastOf(foreseen, 5).state, Forecast::State::Failed);
    QCOMPARE(forecastOf(foreseen, 0).state, Forecast::State::Failed);
}

void RetentionTest::aNewAccountHasNothingToDelete()
{
    Settings settings;
    settings.dialog.startNewAccount();
    settings.child<QTabBar>("tabs")->setCurrentIndex(downloadTab);
    settings.child<QRadioButton>("deleteAtOnce")->click();
    QVERIFY2(settings.forecast().contains(QStringLiteral("The account is new")),
             qPrintable(settings.forecast()));
    QVERIFY(settings.asked.isEmpty());
}

void RetentionTest::anAnswerToAnotherRuleIsNotShown()
{
    Settings settings;
    settings.child<QRadioButton>("deleteAtOnce")->click();
    settings.dialog.setForecast(QStringLiteral("a1"), known({Retention::Kind::AfterDays, 3}, 99));
    QVERIFY(!settings.forecast().contains(QStringLiteral("99")));
    settings.dialog.setForecast(QStringLiteral("a2"), known({Retention::Kind::AtOnce, 14}, 98));
    QVERIFY(!settings.forecast().contains(QStringLiteral("98")));
    settings.dialog.setForecast(QStringLiteral("a1"), known({Retention::Kind::AtOnce, 14}, 0));
    QVERIFY(settings.forecast().contains(QStringLiteral("deletes no message at once")));
}

QTEST_MAIN(RetentionTest)
#include "tst_retentionpage.moc"
