// SPDX-License-Identifier: GPL-3.0-or-later
// New messages are told in the account's row, at the lower edge and in the title.
#include "gui/accountlistmodel.h"
#include "gui/accountpane.h"
#include "gui/newmailtext.h"
#include "gui/statusstrip.h"

#include <QLabel>
#include <QListView>
#include <QTest>

using namespace poplar;
using namespace poplar::gui;

namespace {

accounts::Account named(const QString &id)
{
    accounts::Account account;
    account.id = id;
    account.name = id;
    account.host = QStringLiteral("pop.example.org");
    return account;
}

MessageListModel::Totals fresh(qint64 messages)
{
    MessageListModel::Totals totals;
    totals.messages = 100;
    totals.octets = 1024 * 1024;
    totals.fresh = messages;
    totals.freshOctets = messages * 1024;
    return totals;
}

} // namespace

class NewMailTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRowTellsNumberAndSize();
    void theRowIsReadOut();
    void theRowIsDrawnWithBoth();
    void theStripTellsNumberAndSize();
    void theTitleNamesTheAccounts();
};

void NewMailTest::theRowTellsNumberAndSize()
{
    AccountListModel model;
    model.setAccounts({named(QStringLiteral("Work"))});
    QCOMPARE(model.index(0).data(AccountListModel::FreshRole).toInt(), 0);
    model.setTotals(QStringLiteral("Work"), fresh(3));
    QCOMPARE(model.index(0).data(AccountListModel::FreshRole).toInt(), 3);
    QCOMPARE(model.index(0).data(AccountListModel::FreshOctetsRole).toInt(), 3 * 1024);
}

void NewMailTest::theRowIsReadOut()
{
    AccountListModel model;
    model.setAccounts({named(QStringLiteral("Work"))});
    model.setTotals(QStringLiteral("Work"), fresh(3));
    const QString spoken = model.index(0).data(Qt::AccessibleTextRole).toString();
    QCOMPARE(spoken, QStringLiteral("Work, pop.example.org, 100 message(s), 3 new, 3.0 KB"));
    model.setTotals(QStringLiteral("Work"), fresh(0));
    QVERIFY(!model.index(0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("new")));
}

void NewMailTest::theRowIsDrawnWithBoth()
{
    AccountPane pane;
    pane.model().setAccounts({named(QStringLiteral("Work"))});
    pane.resize(240, 200);
    pane.show();
    pane.model().setTotals(QStringLiteral("Work"), fresh(3));
    const QImage three = pane.grab().toImage();
    MessageListModel::Totals larger = fresh(3);
    larger.freshOctets = 50 * 1024 * 1024;
    pane.model().setTotals(QStringLiteral("Work"), larger);
    QVERIFY(pane.grab().toImage() != three);
}

void NewMailTest::theStripTellsNumberAndSize()
{
    StatusStrip strip;
    strip.setTotals(fresh(3));
    const QString text = strip.findChild<QLabel *>(QStringLiteral("totals"))->text();
    QVERIFY2(text.contains(QStringLiteral("3 new, 3.0 KB")), qPrintable(text));
    strip.setProgress({mailbox::Activity::Rebuilding, 5, 20});
    QString words;
    for (const auto *label : strip.findChildren<QLabel *>())
        words += label->text();
    QVERIFY2(words.contains(QStringLiteral("Rebuilding the catalogue: 5 of 20 files")), qPrintable(words));
}

void NewMailTest::theTitleNamesTheAccounts()
{
    AccountListModel model;
    const QStringList names{QStringLiteral("Work"), QStringLiteral("Home"), QStringLiteral("Club"),
                            QStringLiteral("Shop")};
    QList<accounts::Account> accounts;
    for (const QString &name : names)
        accounts += named(name);
    model.setAccounts(accounts);
    QCOMPARE(newMailTitle(model), QStringLiteral("Poplar"));
    model.setTotals(QStringLiteral("Home"), fresh(3));
    QCOMPARE(newMailTitle(model), QStringLiteral("Poplar: 3 new in Home"));
    model.setTotals(QStringLiteral("Work"), fresh(2));
    QCOMPARE(newMailTitle(model), QStringLiteral("Poplar: 5 new in Work, Home"));
    model.setTotals(QStringLiteral("Club"), fresh(1));
    model.setTotals(QStringLiteral("Shop"), fresh(1));
    QCOMPARE(newMailTitle(model), QStringLiteral("Poplar: 7 new"));
}

QTEST_MAIN(NewMailTest)
#include "tst_newmail.moc"
