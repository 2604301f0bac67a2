// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of the rules on headers, their trial, and the log of what they did.
#include "gui/openmailbox.h"
#include "gui/problembar.h"
#include "gui/ruleconditionrow.h"
#include "gui/rulehitmodel.h"
#include "gui/rulelogdialog.h"
#include "gui/rulelogmodel.h"
#include "gui/rulesdesk.h"
#include "gui/rulesdialog.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace poplar;
using namespace poplar::accounts;
using namespace poplar::gui;
using namespace poplar::mailbox;
using Of = FilterCondition::Of;
using Test = FilterCondition::Test;
using State = RuleTrialReport::State;

namespace {

FilterRule rule(const QString &name, const QString &text = QStringLiteral("offer"))
{
    FilterRule rule;
    rule.id = name;
    rule.name = name;
    rule.conditions = {{.of = Of::Subject, .test = Test::Contains, .text = text}};
    rule.actions = FilterAction::Tick;
    return rule;
}

template <class Widget = QWidget>
Widget &child(const QWidget &parent, const char *name)
{
    auto *found = parent.findChild<Widget *>(QLatin1StringView(name));
    if (!found)
        qFatal("There is no %s", name);
    return *found;
}

RulesDialog::Contents contentsOf(const QList<FilterRule> &rules, const MessageListModel *messages = nullptr)
{
    RulesDialog::Contents contents;
    contents.rules = rules;
    contents.accounts = {{QStringLiteral("a"), QStringLiteral("Home")},
                         {QStringLiteral("b"), QStringLiteral("Work & play")}};
    if (messages)
        contents.places = {{QStringLiteral("a"), QStringLiteral("Home"), messages}};
    contents.folders = {QStringLiteral("Lists")};
    return contents;
}

QStringList namesIn(const QListWidget &list)
{
    QStringList names;
    for (int row = 0; row < list.count(); ++row)
        names += list.item(row)->text();
    return names;
}

void pressOk(const QDialog &dialog)
{
    QTest::mouseClick(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
}

RowChange message(quint64 id, const QString &subject)
{
    Envelope envelope;
    envelope.subject = subject;
    envelope.from = {{QStringLiteral("Boris"), QStringLiteral("boris@example.org")}};
    MessageRow row;
    row.id = MessageId(id);
    row.identity.octets = 2048;
    row.position = qint64(id);
    row.envelope = envelope;
    return {RowChange::Kind::Added, row};
}

RuleDeed deed(qint64 id, const QString &rule, RuleDeed::What what)
{
    return {id,
            QDateTime(QDate(2026, 11, 22), QTime(8, 0), Qt::UTC),
            rule,
            rule,
            id * 10,
            QStringLiteral("Letter %1").arg(id),
            QStringLiteral("Boris"),
            what};
}

} // namespace

class RulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsEditedComesBackAsItWas();
    void anExpressionIsCheckedAsItIsTyped();
    void nobodyIsPassedOverWithoutATick();
    void onlyOkSaves();
    void whatIsNotCompleteIsNotSaved();
    void aFaultIsBroughtIntoSight();
    void theOrderIsChangedByKeys();
    void whatIsRemovedComesBack();
    void aCopyIsSwitchedOff();
    void switchingOffIsSaved();
    void withoutRulesTheDialogSaysWhatTheyAre();
    void accountsAreChosen();
    void aRuleOfAnAccountThatIsNoMoreIsNotForAll();

    void whatFitsIsShownBeforeItIsSaved();
    void reportsOfATrialBeforeAreNotShown();
    void whatIsNotKnownIsReadOnRequest();
    void theLogIsFilteredByRule();
    void aClickInTheLogChoosesTheMessage();

    void aRuleIsMadeLikeAMessage();
    void theDeskKeepsTheRules();
    void theDeskTellsOfADamagedFile();
};

void RulesTest::whatIsEditedComesBackAsItWas()
{
    FilterRule full = rule(QStringLiteral("All of it"));
    full.needs = FilterRule::Needs::Any;
    full.actions = FilterAction::Tick | FilterAction::Download | FilterAction::Star | FilterAction::Move;
    full.folder = QStringLiteral("Lists/qt");
    full.deletion = FilterRule::Deletion::Unasked;
    full.then = FilterRule::Then::Stop;
    full.accounts = {QStringLiteral("b")};
    full.conditions += {{.of = Of::Field,
                         .test = Test::Equals,
                         .field = QStringLiteral("X-Spam-Flag"),
                         .text = QStringLiteral("YES")},
                        {.of = Of::List, .test = Test::IsThere},
                        {.of = Of::Size, .test = Test::MoreThan, .amount = 5 * 1024 * 1024},
                        {.of = Of::Size, .test = Test::LessThan, .amount = 700 * 1024},
                        {.of = Of::Age, .test = Test::MoreThan, .amount = 30}};
    RuleEditor editor;
    editor.setAccounts(
        {{QStringLiteral("a"), QStringLiteral("Home")}, {QStringLiteral("b"), QStringLiteral("Work")}});
    editor.setRule(full);
    QCOMPARE(editor.rule(), full);
}

void RulesTest::anExpressionIsCheckedAsItIsTyped()
{
    RuleConditionRow row;
    row.setCondition({.of = Of::Subject, .test = Test::Matches});
    row.show();
    auto &fault = child<QLabel>(row, "fault");
    QVERIFY(!fault.isVisible()); // nothing typed is no reproach
    QTest::keyClicks(&child<QLineEdit>(row, "text"), QStringLiteral("(sale"));
    QVERIFY(fault.isVisible());
    QVERIFY2(fault.text().contains(u"character 6"), qPrintable(fault.text()));
    QCOMPARE(child<QLineEdit>(row, "text").accessibleDescription(), fault.text());
    QTest::keyClicks(&child<QLineEdit>(row, "text"), QStringLiteral(")"));
    QVERIFY(!fault.isVisible());
}

void RulesTest::nobodyIsPassedOverWithoutATick()
{
    RuleEditor editor;
    editor.setRule(rule(QStringLiteral("one")));
    editor.show();
    auto &unasked = child<QCheckBox>(editor, "ruleUnasked");
    QVERIFY(!unasked.isChecked());
    unasked.click();
    QVERIFY(editor.rule().deletesUnasked());
    child<QCheckBox>(editor, "ruleTick").click();
    QVERIFY(!unasked.isEnabled());
    child<QCheckBox>(editor, "ruleStar").click();
    QVERIFY(!editor.rule().deletesUnasked());
    QCOMPARE(editor.rule().deletion, FilterRule::Deletion::AfterReview);
}

void RulesTest::onlyOkSaves()
{
    for (const bool isOk : {false, true}) {
        RulesDialog dialog(contentsOf({rule(QStringLiteral("one"))}));
        QSignalSpy saved(&dialog, &RulesDialog::rulesSaved);
        dialog.show();
        child<QLineEdit>(dialog, "ruleName").setText(QStringLiteral("another name"));
        QCOMPARE(namesIn(child<QListWidget>(dialog, "ruleList")),
                 QStringList{QStringLiteral("another name")});
        if (isOk)
            pressOk(dialog);
        else
            dialog.reject();
        QCOMPARE(saved.size(), isOk ? 1 : 0);
    }
    RulesDialog unchanged(contentsOf({rule(QStringLiteral("one"))}));
    QSignalSpy saved(&unchanged, &RulesDialog::rulesSaved);
    unchanged.accept();
    QVERIFY(saved.isEmpty());
}

void RulesTest::whatIsNotCompleteIsNotSaved()
{
    RulesDialog dialog(contentsOf({rule(QStringLiteral("one")), rule(QStringLiteral("two"), {})}));
    QSignalSpy saved(&dialog, &RulesDialog::rulesSaved);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    pressOk(dialog);
    QVERIFY(dialog.isVisible());
    QVERIFY(saved.isEmpty());
    QCOMPARE(child<QListWidget>(dialog, "ruleList").currentRow(), 1);
    QVERIFY(child<QLabel>(dialog, "fault").isVisible());
    QTest::keyClicks(&child<QLineEdit>(dialog, "text"), QStringLiteral("sale"));
    pressOk(dialog);
    QCOMPARE(saved.size(), 1);
    QVERIFY(!dialog.isVisible());
}

void RulesTest::aFaultIsBroughtIntoSight()
{
    FilterRule sorting = rule(QStringLiteral("one"));
    sorting.actions = FilterAction::Move;
    sorting.folder = QStringLiteral("Trash");
    RulesDialog dialog(contentsOf({sorting}));
    dialog.show();
    dialog.resize(dialog.minimumSizeHint());
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    pressOk(dialog);
    QVERIFY(dialog.isVisible());
    auto &fault = child<QLabel>(dialog, "ruleFault");
    QTRY_VERIFY(!fault.visibleRegion().isEmpty());
    QVERIFY(child<QComboBox>(dialog, "ruleFolder").hasFocus());
    child<QComboBox>(dialog, "ruleFolder").setCurrentText(QStringLiteral("Lists"));
    pressOk(dialog);
    QVERIFY(!dialog.isVisible());
}

void RulesTest::theOrderIsChangedByKeys()
{
    RulesDialog dialog(
        contentsOf({rule(QStringLiteral("a")), rule(QStringLiteral("b")), rule(QStringLiteral("c"))}));
    QSignalSpy saved(&dialog, &RulesDialog::rulesSaved);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto &list = child<QListWidget>(dialog, "ruleList");
    list.setFocus();
    list.setCurrentRow(2);
    QTest::keyClick(&list, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(&list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(namesIn(list), (QStringList{QStringLiteral("c"), QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(child<QLineEdit>(dialog, "ruleName").text(), QStringLiteral("c"));
    QVERIFY(!child<QToolButton>(dialog, "ruleUp").isEnabled());
    pressOk(dialog);
    QCOMPARE(saved.first().first().value<QList<FilterRule>>().first().name, QStringLiteral("c"));
}

void RulesTest::whatIsRemovedComesBack()
{
    RulesDialog dialog(
        contentsOf({rule(QStringLiteral("a")), rule(QStringLiteral("b")), rule(QStringLiteral("c"))}));
    dialog.show();
    auto &list = child<QListWidget>(dialog, "ruleList");
    list.setCurrentRow(1);
    child<QToolButton>(dialog, "removeRule").click();
    QCOMPARE(namesIn(list), (QStringList{QStringLiteral("a"), QStringLiteral("c")}));
    QCOMPARE(child<QLineEdit>(dialog, "ruleName").text(), QStringLiteral("c"));
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == u"Undo")
            button->click();
    }
    QCOMPARE(namesIn(list), (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    QCOMPARE(list.currentRow(), 1);
    QCOMPARE(child<QLineEdit>(dialog, "ruleName").text(), QStringLiteral("b"));
}

void RulesTest::aCopyIsSwitchedOff()
{
    RulesDialog dialog(contentsOf({rule(QStringLiteral("a"))}));
    QSignalSpy saved(&dialog, &RulesDialog::rulesSaved);
    dialog.show();
    child<QToolButton>(dialog, "duplicateRule").click();
    pressOk(dialog);
    const auto rules = saved.first().first().value<QList<FilterRule>>();
    QCOMPARE(rules.size(), 2);
    QCOMPARE(rules[1].state, FilterRule::Switch::Off);
    QVERIFY(rules[1].id.isEmpty());
    QCOMPARE(rules[1].conditions, rules[0].conditions);
}

void RulesTest::switchingOffIsSaved()
{
    RulesDialog dialog(contentsOf({rule(QStringLiteral("a")), rule(QStringLiteral("b"))}));
    QSignalSpy saved(&dialog, &RulesDialog::rulesSaved);
    dialog.show();
    child<QListWidget>(dialog, "ruleList").item(0)->setCheckState(Qt::Unchecked);
    // Editing it afterwards does not switch it on.
    child<QLineEdit>(dialog, "ruleName").setText(QStringLiteral("c"));
    pressOk(dialog);
    const auto rules = saved.first().first().value<QList<FilterRule>>();
    QCOMPARE(rules[0].state, FilterRule::Switch::Off);
    QCOMPARE(rules[1].state, FilterRule::Switch::On);
}

void RulesTest::withoutRulesTheDialogSaysWhatTheyAre()
{
    RulesDialog dialog(contentsOf({}));
    dialog.show();
    QVERIFY(!child<QLineEdit>(dialog, "ruleName").isVisible());
    QPushButton *add = nullptr;
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == u"Add a rule")
            add = button;
    }
    QVERIFY(add);
    add->click();
    QVERIFY(child<QLineEdit>(dialog, "ruleName").isVisible());
    QCOMPARE(child<QListWidget>(dialog, "ruleList").count(), 1);
}

void RulesTest::accountsAreChosen()
{
    RuleEditor editor;
    editor.setAccounts(
        {{QStringLiteral("a"), QStringLiteral("Home")}, {QStringLiteral("b"), QStringLiteral("Work")}});
    editor.setRule(rule(QStringLiteral("one")));
    QVERIFY(editor.rule().accounts.isEmpty());
    const QList<QAction *> actions = child<QPushButton>(editor, "ruleAccounts").menu()->actions();
    QVERIFY(actions.first()->isChecked());
    actions.last()->trigger();
    QCOMPARE(editor.rule().accounts, QStringList{QStringLiteral("b")});
    QVERIFY(!actions.first()->isChecked());
    actions.first()->trigger();
    QVERIFY(editor.rule().accounts.isEmpty());
}

void RulesTest::aRuleOfAnAccountThatIsNoMoreIsNotForAll()
{
    FilterRule other = rule(QStringLiteral("one"));
    other.accounts = {QStringLiteral("removed")};
    RulesDialog dialog(contentsOf({other}));
    QSignalSpy saved(&dialog, &RulesDialog::rulesSaved);
    dialog.show();
    child<QLineEdit>(dialog, "ruleName").setText(QStringLiteral("two"));
    pressOk(dialog);
    QCOMPARE(saved.first().first().value<QList<FilterRule>>().first().accounts, other.accounts);
}

void RulesTest::whatFitsIsShownBeforeItIsSaved()
{
    MessageListModel messages;
    messages.apply({message(1, QStringLiteral("An offer")), message(2, QStringLiteral("A letter"))});
    RulesDialog dialog(contentsOf({rule(QStringLiteral("one"))}, &messages));
    QSignalSpy wanted(&dialog.trial(), &RuleTrialView::trialWanted);
    dialog.show();
    QTRY_COMPARE(wanted.size(), 1);
    const auto trial = wanted.first().last().value<RuleTrial>();
    QCOMPARE(trial.rule.conditions, rule({}).conditions);
    QCOMPARE(trial.missing, RuleTrial::Missing::Leave);
    RuleTrialReport report;
    report.number = trial.number;
    report.total = 2;
    report.looked = 2;
    report.hits = {{MessageId(1), {0}}};
    dialog.trial().takeReport(QStringLiteral("a"), report);
    report.hits.clear();
    report.state = State::Done;
    dialog.trial().takeReport(QStringLiteral("a"), report);
    auto &hits = child<QTreeView>(dialog, "trialHits");
    const QAbstractItemModelTester tester(hits.model());
    QVERIFY(hits.isVisible());
    QCOMPARE(hits.model()->rowCount(), 1);
    QCOMPARE(hits.model()->index(0, RuleHitModel::Subject).data().toString(), QStringLiteral("An offer"));
    QCOMPARE(hits.model()->index(0, RuleHitModel::Why).data().toString(),
             QStringLiteral("Subject contains “offer”"));
    QVERIFY(child<QLabel>(dialog, "trialOutcome").text().contains(u'1'));
    // What the rule does is nothing that is tried.
    child<QCheckBox>(dialog, "ruleStar").click();
    QCOMPARE(hits.model()->rowCount(), 1);
}

void RulesTest::reportsOfATrialBeforeAreNotShown()
{
    MessageListModel messages;
    messages.apply({message(1, QStringLiteral("An offer"))});
    RuleTrialView view;
    QSignalSpy wanted(&view, &RuleTrialView::trialWanted);
    view.setPlaces({{QStringLiteral("a"), QStringLiteral("Home"), &messages}}, {});
    view.setRule(rule(QStringLiteral("one")));
    QTRY_COMPARE(wanted.size(), 1);
    view.setRule(rule(QStringLiteral("one"), QStringLiteral("other")));
    QTRY_COMPARE(wanted.size(), 2);
    RuleTrialReport report;
    report.number = wanted.first().last().value<RuleTrial>().number;
    report.hits = {{MessageId(1), {0}}};
    view.takeReport(QStringLiteral("a"), report);
    QCOMPARE(child<QTreeView>(view, "trialHits").model()->rowCount(), 0);
}

void RulesTest::whatIsNotKnownIsReadOnRequest()
{
    MessageListModel messages;
    messages.apply({message(1, QStringLiteral("An offer"))});
    RuleTrialView view;
    view.show();
    QSignalSpy wanted(&view, &RuleTrialView::trialWanted);
    view.setPlaces({{QStringLiteral("a"), QStringLiteral("Home"), &messages}}, {});
    FilterRule list = rule(QStringLiteral("one"));
    list.conditions = {{.of = Of::List, .test = Test::IsThere}};
    view.setRule(list);
    QTRY_COMPARE(wanted.size(), 1);
    RuleTrialReport report;
    report.number = wanted.last().last().value<RuleTrial>().number;
    report.state = State::Done;
    report.total = report.looked = report.unread = 1;
    view.takeReport(QStringLiteral("a"), report);
    auto &read = child<QPushButton>(view, "readHeaders");
    QVERIFY(read.isVisible());
    read.click();
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(wanted.last().last().value<RuleTrial>().missing, RuleTrial::Missing::Read);
    report.number = wanted.last().last().value<RuleTrial>().number;
    report.state = State::Reading;
    view.takeReport(QStringLiteral("a"), report);
    QVERIFY(!read.isVisible());
    QVERIFY(child<QPushButton>(view, "stopTrial").isVisible());
    // There was no session.
    report.state = State::Done;
    view.takeReport(QStringLiteral("a"), report);
    QVERIFY(child<QLabel>(view, "trialDoubts").text().contains(u"Check the mailbox"));
}

void RulesTest::theLogIsFilteredByRule()
{
    RuleLogDialog dialog(QStringLiteral("Home"));
    dialog.show();
    dialog.setDeeds({deed(3, QStringLiteral("Spam"), RuleDeed::What::TickedUnasked),
                     deed(2, QStringLiteral("Lists"), RuleDeed::What::Moved),
                     deed(1, QStringLiteral("Spam"), RuleDeed::What::Ticked)});
    auto &view = child<QTreeView>(dialog, "ruleLog");
    const QAbstractItemModelTester tester(view.model());
    QCOMPARE(view.model()->rowCount(), 3);
    auto &filter = child<QComboBox>(dialog, "ruleLogFilter");
    QCOMPARE(filter.count(), 3);
    filter.setFocus();
    QTest::keyClick(&filter, Qt::Key_Down);
    QCOMPARE(view.model()->rowCount(), 2);
    QCOMPARE(view.model()->index(0, RuleLogModel::Subject).data().toString(), QStringLiteral("Letter 3"));
    // What comes meanwhile is filtered as well.
    dialog.setDeeds({deed(4, QStringLiteral("Lists"), RuleDeed::What::Moved),
                     deed(3, QStringLiteral("Spam"), RuleDeed::What::TickedUnasked)});
    QCOMPARE(filter.currentText(), QStringLiteral("Spam"));
    QCOMPARE(view.model()->rowCount(), 1);
}

void RulesTest::aClickInTheLogChoosesTheMessage()
{
    RuleLogDialog dialog(QStringLiteral("Home"));
    dialog.show();
    dialog.setDeeds({deed(3, QStringLiteral("Spam"), RuleDeed::What::TickedUnasked)});
    QSignalSpy chosen(&dialog, &RuleLogDialog::messageChosen);
    auto &view = child<QTreeView>(dialog, "ruleLog");
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                      view.visualRect(view.model()->index(0, 0)).center());
    QVERIFY(!chosen.isEmpty());
    QCOMPARE(chosen.first().first().value<MessageId>(), MessageId(30));
}

void RulesTest::aRuleIsMadeLikeAMessage()
{
    Envelope envelope;
    envelope.subject = QStringLiteral("Sale");
    QCOMPARE(ruleLike(envelope, {}).conditions.first(),
             (FilterCondition{.of = Of::Subject, .text = QStringLiteral("Sale")}));
    envelope.from = {{QStringLiteral("Boris"), QStringLiteral("boris@example.org")}};
    QCOMPARE(
        ruleLike(envelope, {}).conditions.first(),
        (FilterCondition{.of = Of::From, .test = Test::Equals, .text = QStringLiteral("boris@example.org")}));
    const FilterRule list = ruleLike(envelope, QStringLiteral("Qt <interest.qt-project.org>"));
    QCOMPARE(list.conditions.first(),
             (FilterCondition{.of = Of::List, .text = QStringLiteral("interest.qt-project.org")}));
    QCOMPARE(faultOf(list), std::nullopt);
    QCOMPARE(list.deletion, FilterRule::Deletion::AfterReview);
}

void RulesTest::theDeskKeepsTheRules()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("rules.json"));
    QWidget window;
    ProblemBar bar;
    Account account;
    account.id = QStringLiteral("a");
    account.host = QStringLiteral("mail.example");
    account.user = QStringLiteral("anna");
    OpenMailbox open(account, folder.filePath(QStringLiteral("mail")), nullptr, &window);
    RulesDesk desk(file, &window, bar);
    desk.take(open);
    desk.showMailbox(&open);
    QAction *run = desk.actions().at(1);
    QVERIFY(!run->isEnabled());
    desk.openRules();
    auto *dialog = window.findChild<RulesDialog *>();
    QVERIFY(dialog);
    dialog->addRule(rule(QStringLiteral("one")));
    dialog->accept();
    QVERIFY(run->isEnabled());
    QCOMPARE(FilterRuleStore(file).rules(), QList{rule(QStringLiteral("one"))});
    // The mailbox has it: nothing is known there, so nothing fits.
    QSignalSpy ran(&open.mailbox(), &Mailbox::rulesRan);
    run->trigger();
    QTRY_COMPARE(ran.size(), 1);
}

void RulesTest::theDeskTellsOfADamagedFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("rules.json"));
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("{");
    file.close();
    QWidget window;
    ProblemBar bar(&window);
    RulesDesk desk(path, &window, bar);
    window.show();
    desk.tellTrouble();
    QVERIFY(bar.isVisible());
}

QTEST_MAIN(RulesTest)
#include "tst_rules.moc"
