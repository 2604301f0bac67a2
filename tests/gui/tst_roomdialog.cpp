// SPDX-License-Identifier: GPL-3.0-or-later
// "Make room": what is proposed, and what becomes of it.
#include "gui/banner.h"
#include "gui/messagelistmodel.h"
#include "gui/roombar.h"
#include "gui/roomdialog.h"
#include "gui/roommodel.h"
#include "gui/sizefield.h"
#include "gui/spacesettings.h"
#include "support/rowsofmail.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace poplar;
using namespace poplar::gui;
using mailbox::Mark;
using mailbox::MessageId;
using mailbox::MessageRow;
using mailbox::RowChange;
using test::RowOfMail;

namespace {

constexpr qint64 mega = 1LL << 20;

QList<MessageRow> tenLetters()
{
    QList<MessageRow> rows;
    for (int i = 1; i <= 10; ++i) {
        RowOfMail row{i, QStringLiteral("s%1@example.org").arg(i), i * mega, Mark::Seen};
        row.date = QDate(2026, 1, 20).addDays(-i);
        rows += row;
    }
    return rows;
}

/// The dialog on a maildrop of 55 MB.
struct Dialog {
    explicit Dialog(qint64 quota = 0)
    {
        messages.apply(test::addedRows(tenLetters()));
        dialog = std::make_unique<RoomDialog>(messages, quota);
        dialog->show();
    }
    template <class T>
    T *child(const char *name) const
    {
        return dialog->findChild<T *>(QLatin1StringView(name));
    }
    [[nodiscard]] QString text(const char *label) const { return child<QLabel>(label)->text(); }
    [[nodiscard]] QAbstractItemModel *list() const { return child<QTreeView>("roomProposal")->model(); }
    [[nodiscard]] QStringList subjects() const
    {
        QStringList subjects;
        for (int row = 0; row < list()->rowCount(); ++row)
            subjects += list()->index(row, RoomModel::SubjectColumn).data().toString();
        return subjects;
    }
    void setGoal(double megabytes) const
    {
        child<SizeField>("roomGoal")->setOctets(mega); // so that the unit is MB
        child<SizeField>("roomGoal")->number()->setValue(megabytes);
    }
    void choose(const char *box, int value) const
    {
        child<QComboBox>(box)->setCurrentIndex(child<QComboBox>(box)->findData(value));
    }
    void leaveOut(int row) const
    {
        list()->setData(list()->index(row, RoomModel::SenderColumn), Qt::Unchecked, Qt::CheckStateRole);
    }
    [[nodiscard]] QString warning() const
    {
        const auto *banner = child<Banner>("roomWarning");
        QString text;
        for (const QLabel *label : banner->findChildren<QLabel *>())
            text += label->text();
        return banner->isVisible() ? text : QString();
    }

    MessageListModel messages;
    std::unique_ptr<RoomDialog> dialog;
};

} // namespace

class RoomDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itBeginsWithARoundGoalAndAProposal()
    {
        const Dialog d;
        QCOMPARE(d.dialog->goal().octets, 40 * mega);
        QTRY_COMPARE(d.subjects(), (QStringList{QStringLiteral("Letter 10"), QStringLiteral("Letter 5")}));
        QCOMPARE(d.text("roomSize"), QStringLiteral("The mailbox has 55 MB."));
        QCOMPARE(d.text("roomSummary"), QStringLiteral("2 message(s), 15 MB, would go; 40 MB remain."));
    }

    void whatIsAgreedToIsTickedAndNothingElse()
    {
        Dialog d;
        QSignalSpy ticks(d.dialog.get(), &RoomDialog::tickRequested);
        auto *tick = d.child<QPushButton>("roomTick");
        QTRY_VERIFY(tick->isEnabled());
        QCOMPARE(tick->text().remove(u'&'), QStringLiteral("Tick these 2 message(s)"));
        tick->click();
        QCOMPARE(ticks.size(), 1);
        QCOMPARE(ticks.first().first().value<QList<MessageId>>(),
                 (QList<MessageId>{MessageId(10), MessageId(5)}));
        QVERIFY(!d.dialog->isVisible());
    }

    void anotherWishIsAnotherProposal()
    {
        const Dialog d;
        QTRY_COMPARE(d.subjects().size(), 2);
        d.setGoal(54.5);
        QTRY_COMPARE(d.subjects(), QStringList{QStringLiteral("Letter 1")});
        d.choose("roomOrder", int(SpaceGoal::Order::OldestFirst));
        QTRY_COMPARE(d.subjects(), QStringList{QStringLiteral("Letter 10")});
        d.choose("roomCopies", int(SpaceGoal::Copies::Only));
        QTRY_COMPARE(d.list()->rowCount(), 0);
        QVERIFY(!d.child<QPushButton>("roomTick")->isEnabled());
        QVERIFY2(d.warning().startsWith(QStringLiteral("It cannot get that small")), qPrintable(d.warning()));
    }

    void theOldProposalCannotBeTickedUnderANewGoal()
    {
        const Dialog d;
        auto *tick = d.child<QPushButton>("roomTick");
        QTRY_VERIFY(tick->isEnabled());
        d.setGoal(10);
        QVERIFY(!tick->isEnabled());
        QTRY_VERIFY(tick->isEnabled());
        QVERIFY(d.list()->rowCount() > 2);
    }

    void leftOutIsNotTickedAndMayBeReplaced()
    {
        const Dialog d;
        QTRY_COMPARE(d.subjects().size(), 2);
        auto *others = d.child<QPushButton>("roomOthers");
        QVERIFY(!others->isVisible());
        d.leaveOut(0);
        QCOMPARE(d.text("roomSummary"), QStringLiteral("1 message(s), 5.0 MB, would go; 50 MB remain."));
        QVERIFY2(d.warning().contains(QStringLiteral("10 MB too much")), qPrintable(d.warning()));
        QVERIFY(others->isVisible());
        others->click();
        QTRY_COMPARE(d.subjects(), (QStringList{QStringLiteral("Letter 9"), QStringLiteral("Letter 6")}));
        d.child<QPushButton>("roomAll")->click();
        QTRY_COMPARE(d.subjects(), (QStringList{QStringLiteral("Letter 10"), QStringLiteral("Letter 5")}));
    }

    void theProposalFollowsTheMailbox()
    {
        Dialog d;
        QTRY_COMPARE(d.subjects().size(), 2);
        d.leaveOut(1);
        RowOfMail starred{10, QStringLiteral("s10@example.org"), 10 * mega, Mark::Seen | Mark::Starred};
        d.messages.apply({{RowChange::Kind::Changed, starred}});
        QTRY_COMPARE(d.subjects(), (QStringList{QStringLiteral("Letter 9"), QStringLiteral("Letter 6")}));
        RowOfMail ticked{9, QStringLiteral("s9@example.org"), 9 * mega, Mark::Seen | Mark::Ticked};
        d.messages.apply({{RowChange::Kind::Changed, ticked}});
        QTRY_COMPARE(d.subjects(), QStringList{QStringLiteral("Letter 6")});
        QVERIFY(d.text("roomSize").contains(QStringLiteral("9.0 MB of it is ticked")));
    }

    void whatGotItsStarThisMomentIsNotTicked()
    {
        Dialog d;
        QSignalSpy ticks(d.dialog.get(), &RoomDialog::tickRequested);
        QTRY_COMPARE(d.subjects().size(), 2);
        RowOfMail starred{10, QStringLiteral("s10@example.org"), 10 * mega, Mark::Seen | Mark::Starred};
        d.messages.apply({{RowChange::Kind::Changed, starred}});
        d.child<QPushButton>("roomTick")->click(); // before the proposal has followed
        QCOMPARE(ticks.first().first().value<QList<MessageId>>(), QList<MessageId>{MessageId(5)});
    }

    void newMailIsNotProposedQuietly()
    {
        Dialog d;
        QTRY_COMPARE(d.subjects().size(), 2);
        d.messages.apply(
            test::addedRows({RowOfMail{11, QStringLiteral("new@example.org"), 100 * mega, Mark::New}}));
        d.setGoal(50);
        QTRY_COMPARE(d.subjects(), (QStringList{QStringLiteral("Letter 10"), QStringLiteral("Letter 11")}));
        QVERIFY2(d.warning().contains(QStringLiteral("new and have not been read")), qPrintable(d.warning()));
    }

    void aSmallMailboxNeedsNothing()
    {
        const Dialog d;
        d.setGoal(60);
        QTRY_COMPARE(d.text("roomSummary"),
                     QStringLiteral("The mailbox is small enough already: nothing has to go."));
        QVERIFY(!d.child<QPushButton>("roomTick")->isEnabled());
    }

    void theQuotaIsToldAndTheGoalKeepsBelowIt()
    {
        Dialog d(30 * mega);
        QCOMPARE(d.dialog->goal().octets, 20 * mega);
        QSignalSpy quotas(d.dialog.get(), &RoomDialog::quotaChanged);
        d.child<SizeField>("roomQuota")->number()->setValue(64);
        QCOMPARE(quotas.last().first().toLongLong(), 64 * mega);
        QVERIFY(!d.child<SizeField>("roomQuota")->grab().isNull());
        QVERIFY(!d.dialog->findChild<RoomBar *>()->grab().isNull());
    }

    void theQuotaOfEachAccountIsRemembered()
    {
        const QTemporaryDir folder;
        QSettings file(folder.filePath(QStringLiteral("poplar.ini")), QSettings::IniFormat);
        QCOMPARE(loadQuota(file, QStringLiteral("a")), 0);
        saveQuota(file, QStringLiteral("a"), 5 * mega);
        QCOMPARE(loadQuota(file, QStringLiteral("a")), 5 * mega);
        QCOMPARE(loadQuota(file, QStringLiteral("b")), 0);
        saveQuota(file, QStringLiteral("a"), 0);
        QVERIFY(!file.allKeys().contains(QStringLiteral("Space/quota/a")));
        saveSpaceBy(file, SpaceBy::Month);
        QCOMPARE(loadSpaceBy(file), SpaceBy::Month);
        file.setValue(QStringLiteral("Space/by"), QStringLiteral("nonsense"));
        QCOMPARE(loadSpaceBy(file), SpaceBy::Sender);
    }

    void whenTheMailboxGoesTheDialogGoes()
    {
        auto messages = std::make_unique<MessageListModel>();
        messages->apply(test::addedRows(tenLetters()));
        RoomDialog dialog(*messages, 0);
        dialog.show();
        messages.reset();
        QVERIFY(!dialog.isVisible());
    }

    void theModelKeepsItsWord()
    {
        RoomModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMessages(tenLetters());
        QSignalSpy choices(&model, &RoomModel::choiceChanged);
        QVERIFY(model.setData(model.index(3, 0), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(choices.size(), 1);
        QCOMPARE(model.chosen().size(), 9);
        QCOMPARE(model.chosenOctets(), 51 * mega);
        model.setMessages(tenLetters().mid(2));
        QCOMPARE(model.leftOut(), QSet<MessageId>{MessageId(4)});
        model.sort(RoomModel::SizeColumn, Qt::DescendingOrder);
        QTRY_COMPARE(model.idAt(0), MessageId(10));
        QVERIFY(!model.setData(model.index(0, RoomModel::SubjectColumn), Qt::Unchecked, Qt::CheckStateRole));
    }

    void sizesAreShownInTheUnitThatSuitsThem()
    {
        SizeField field;
        for (const qint64 octets : {512LL << 10, 5 * mega, 3LL << 30}) {
            field.setOctets(octets);
            QCOMPARE(field.octets(), octets);
            QVERIFY(field.number()->value() < 1000);
        }
        QSignalSpy told(&field, &SizeField::octetsChanged);
        field.number()->setValue(4);
        QCOMPARE(told.first().first().toLongLong(), 4LL << 30);
    }
};

QTEST_MAIN(RoomDialogTest)
#include "tst_roomdialog.moc"
