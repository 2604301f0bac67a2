// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/emptystate.h"
#include "gui/messagelistpane.h"
#include "gui/scopebutton.h"
#include "gui/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace poplar;
using namespace poplar::gui;
using mailbox::Mark;
using mailbox::MessageId;
using mailbox::MessageRow;
using mailbox::RowChange;

class MessageListPaneTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MessageListModel> m_model;
    std::unique_ptr<MessageListPane> m_pane;
    QTreeView *m_view = nullptr;

    static MessageRow makeRow(qint64 number, const QString &subject, mailbox::Marks marks = {})
    {
        MessageRow row;
        row.id = MessageId(number);
        row.position = number;
        row.identity.octets = 1000;
        row.marks = marks;
        Envelope envelope;
        envelope.subject = subject;
        row.envelope = envelope;
        return row;
    }
    static QList<MessageId> ids(const QSignalSpy &spy)
    {
        return spy.last().first().value<QList<MessageId>>();
    }

private Q_SLOTS:
    void init()
    {
        if (!m_theme)
            m_theme = std::make_unique<Theme>();
        m_model = std::make_unique<MessageListModel>();
        m_model->apply({{RowChange::Kind::Added, makeRow(1, QStringLiteral("one"))},
                        {RowChange::Kind::Added, makeRow(2, QStringLiteral("two"))},
                        {RowChange::Kind::Added, makeRow(3, QStringLiteral("three"))}});
        m_pane = std::make_unique<MessageListPane>();
        m_pane->setModel(m_model.get());
        QTRY_COMPARE(m_model->rowCount(), 3);
        m_view = m_pane->findChild<QTreeView *>(QStringLiteral("messageList"));
        m_pane->resize(700, 300);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        m_pane->activateWindow();
        m_view->setFocus();
        QTRY_VERIFY(m_view->hasFocus());
    }
    void cleanup()
    {
        m_pane.reset();
        m_model.reset();
    }

    void arrowKeysPreviewWhereTheyRest()
    {
        QSignalSpy previews(m_pane.get(), &MessageListPane::previewRequested);
        QTest::keyClick(m_view, Qt::Key_Home);
        QTest::keyClick(m_view, Qt::Key_Down);
        QTest::keyClick(m_view, Qt::Key_Down);
        QTRY_COMPARE(previews.size(), 1);
        QCOMPARE(previews.first().first().value<MessageId>(), MessageId(1));
    }

    void whatIsPointedAtIsSelectedAndNotRead()
    {
        QSignalSpy previews(m_pane.get(), &MessageListPane::previewRequested);
        QSignalSpy nothing(m_pane.get(), &MessageListPane::nothingChosen);
        QTest::keyClick(m_view, Qt::Key_Home);
        QTest::keyClick(m_view, Qt::Key_Down);
        QTRY_COMPARE(previews.size(), 1);
        m_pane->point(MessageId(1));
        QCOMPARE(m_pane->selected(), QList<MessageId>{MessageId(1)});
        QCOMPARE(nothing.size(), 1); // what was read is not among what is selected
        m_pane->findChild<QLineEdit *>()->setText(QStringLiteral("three"));
        QTRY_COMPARE(m_model->rowCount(), 1);
        m_pane->point(MessageId(2));
        QCOMPARE(m_model->rowCount(), 1); // to look at something is no reason to lift a filter
        m_pane->choose(MessageId(2));
        QTRY_COMPARE(m_model->rowCount(), 3);
        QTRY_COMPARE(previews.size(), 2);
        QCOMPARE(previews.last().first().value<MessageId>(), MessageId(2));
    }

    void deleteAndSpaceToggleTheTickOfAllSelected_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("Del") << Qt::Key_Delete;
        QTest::newRow("Space") << Qt::Key_Space;
    }
    void deleteAndSpaceToggleTheTickOfAllSelected()
    {
        QFETCH(const Qt::Key, key);
        QSignalSpy ticks(m_pane.get(), &MessageListPane::tickRequested);
        QSignalSpy unticks(m_pane.get(), &MessageListPane::untickRequested);
        m_model->apply({{RowChange::Kind::Changed, makeRow(2, QStringLiteral("two"), Mark::Ticked)}});
        QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(m_view, key);
        QCOMPARE(ticks.size(), 1);
        QCOMPARE(ids(ticks), (QList<MessageId>{MessageId(3), MessageId(1)}));
        m_model->apply({{RowChange::Kind::Changed, makeRow(1, QStringLiteral("one"), Mark::Ticked)},
                        {RowChange::Kind::Changed, makeRow(3, QStringLiteral("three"), Mark::Ticked)}});
        QTest::keyClick(m_view, key);
        QCOMPARE(unticks.size(), 1);
        QCOMPARE(ids(unticks).size(), 3);
    }

    void aClickOnTheBoxAsksForThatMessageAlone()
    {
        QSignalSpy ticks(m_pane.get(), &MessageListPane::tickRequested);
        const QRect box = m_view->visualRect(m_model->index(1, MessageListModel::TickColumn));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, box.center());
        QCOMPARE(ticks.size(), 1);
        QCOMPARE(ids(ticks), QList<MessageId>{MessageId(2)});
    }

    void whenTheCurrentMessageGoesNoOtherIsPreviewed()
    {
        m_view->setCurrentIndex(m_model->index(1, MessageListModel::SubjectColumn));
        QSignalSpy previews(m_pane.get(), &MessageListPane::previewRequested);
        QTRY_COMPARE(previews.size(), 1);
        QSignalSpy nothing(m_pane.get(), &MessageListPane::nothingChosen);
        RowChange gone;
        gone.kind = RowChange::Kind::Gone;
        gone.row.id = MessageId(2);
        m_model->apply({gone});
        QTRY_COMPARE(nothing.size(), 1);
        QTest::keyClick(m_view, Qt::Key_Down);
        QTRY_COMPARE(previews.size(), 2);
        QCOMPARE(previews.last().first().value<MessageId>(), MessageId(1));
    }

    void filteringAThousandRowsKeepsWhatWasChosen()
    {
        QList<RowChange> many;
        for (int number = 10; number < 1010; ++number) {
            const QString subject = number % 2 ? QStringLiteral("odd") : QStringLiteral("even");
            many.append({RowChange::Kind::Added, makeRow(number, subject)});
        }
        m_model->apply(many);
        QTRY_COMPARE(m_model->rowCount(), 1003);
        const int row = m_model->rowOf(MessageId(500));
        m_view->setCurrentIndex(m_model->index(row, MessageListModel::SubjectColumn));
        QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_view->selectionModel()->selectedRows().size(), 2);
        auto *filter = m_pane->findChild<QLineEdit *>();
        filter->setText(QStringLiteral("even"));
        QTRY_COMPARE(m_model->rowCount(), 500);
        const QModelIndexList kept = m_view->selectionModel()->selectedRows();
        QCOMPARE(kept.size(), 1);
        QCOMPARE(m_model->idAt(kept.first().row()), MessageId(500));
        filter->clear();
        QTRY_COMPARE(m_model->rowCount(), 1003);
        QCOMPARE(m_model->idAt(m_view->selectionModel()->selectedRows().value(0).row()), MessageId(500));
    }

    void enterOpens()
    {
        QSignalSpy opened(m_pane.get(), &MessageListPane::openRequested);
        m_view->setCurrentIndex(m_model->index(0, MessageListModel::SubjectColumn));
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<MessageId>(), MessageId(3));
    }

    void slashGoesToTheFilterAndEscapeClearsIt()
    {
        auto *filter = m_pane->findChild<QLineEdit *>();
        QTest::keyClick(m_view, Qt::Key_Slash);
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, QStringLiteral("TWO"));
        QTRY_COMPARE(m_model->rowCount(), 1);
        QTest::keyClick(filter, Qt::Key_Down);
        QTRY_VERIFY(m_view->hasFocus());
        QTest::keyClick(m_view, Qt::Key_Escape);
        QTRY_COMPARE(m_model->rowCount(), 3);
        QVERIFY(filter->text().isEmpty());
    }

    void sortingByAHeaderGoesThroughBothDirectionsAndBack()
    {
        auto *header = m_view->header();
        const int x = header->sectionViewportPosition(MessageListModel::SubjectColumn) + 20;
        const QPoint place(x, header->height() / 2);
        const auto top = [this] {
            return m_model->index(0, MessageListModel::SubjectColumn).data().toString();
        };
        QTest::mouseClick(header->viewport(), Qt::LeftButton, Qt::NoModifier, place);
        QTRY_COMPARE(top(), QStringLiteral("one"));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, Qt::NoModifier, place);
        QTRY_COMPARE(top(), QStringLiteral("two"));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, Qt::NoModifier, place);
        QTRY_COMPARE(top(), QStringLiteral("three"));
        QCOMPARE(m_model->idAt(0), MessageId(3));
    }

    void selectionAndCurrentRowStayWithTheirMessages()
    {
        const auto select = [this](int number, QItemSelectionModel::SelectionFlags how) {
            const QModelIndex index = m_model->index(m_model->rowOf(MessageId(number)), 4);
            m_view->selectionModel()->setCurrentIndex(index, how | QItemSelectionModel::Rows);
        };
        select(1, QItemSelectionModel::ClearAndSelect);
        select(3, QItemSelectionModel::Select);
        QSignalSpy previews(m_pane.get(), &MessageListPane::previewRequested);
        QSignalSpy nothing(m_pane.get(), &MessageListPane::nothingChosen);
        QTRY_COMPARE(previews.size(), 1);
        const auto chosen = [this] {
            QSet<int> numbers;
            for (const MessageId id : m_pane->selected())
                numbers += int(id);
            return numbers;
        };
        const auto currentNumber = [this] { return int(m_model->idAt(m_view->currentIndex().row())); };
        m_model->sort(MessageListModel::SubjectColumn, Qt::AscendingOrder); // 1, 3, 2
        m_model->apply({{RowChange::Kind::Added, makeRow(4, QStringLiteral("a"))},
                        {RowChange::Kind::Added, makeRow(5, QStringLiteral("p"))}});
        QTRY_COMPARE(m_model->rowOf(MessageId(2)), 4);
        QCOMPARE(chosen(), (QSet<int>{1, 3}));
        QCOMPARE(currentNumber(), 3);
        auto *filter = m_pane->findChild<QLineEdit *>();
        filter->setText(QStringLiteral("t"));
        QTRY_COMPARE(m_model->rowCount(), 2);
        QCOMPARE(chosen(), (QSet<int>{3}));
        QCOMPARE(currentNumber(), 3);
        filter->clear();
        QTRY_COMPARE(m_model->rowCount(), 5);
        QCOMPARE(chosen(), (QSet<int>{3}));
        QCOMPARE(currentNumber(), 3);
        QCOMPARE(nothing.size(), 0);
        QCOMPARE(previews.size(), 1);
    }

    void allOfManyStaySelectedWhenTheyAreSorted()
    {
        QList<RowChange> many;
        for (int number = 10; number < 3010; ++number)
            many.append({RowChange::Kind::Added, makeRow(number, QString::number(number * 7919 % 3000))});
        m_model->apply(many);
        QTRY_COMPARE(m_model->rowCount(), 3003);
        QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_pane->selected().size(), 3003);
        m_model->sort(MessageListModel::SubjectColumn, Qt::AscendingOrder);
        QTRY_VERIFY(!m_model->isArranging());
        QCOMPARE(m_pane->selected().size(), 3003);
        QVERIFY(m_view->selectionModel()->selection().size() == 1);
    }

    void messagesThatArriveDoNotMoveWhatIsLookedAt()
    {
        QList<RowChange> many;
        for (int number = 10; number < 210; ++number)
            many.append({RowChange::Kind::Added, makeRow(number, QStringLiteral("a"))});
        m_model->apply(many);
        QTRY_COMPARE(m_model->rowCount(), 203);
        m_view->scrollTo(m_model->index(100, 0), QAbstractItemView::PositionAtTop);
        const auto top = [this] { return int(m_model->idAt(m_view->indexAt(QPoint(0, 0)).row())); };
        QCOMPARE(top(), 109);
        m_model->apply({{RowChange::Kind::Added, makeRow(300, QStringLiteral("b"))},
                        {RowChange::Kind::Added, makeRow(301, QStringLiteral("b"))}});
        QTRY_COMPARE(m_model->rowCount(), 205);
        QCOMPARE(top(), 109);
        m_view->scrollToTop();
        m_model->apply({{RowChange::Kind::Added, makeRow(302, QStringLiteral("b"))}});
        QTRY_COMPARE(top(), 302);
    }

    void newMessagesAloneAreListedAtAClickAndAllAtTheNext()
    {
        auto *scope = m_pane->findChild<ScopeButton *>();
        auto *empty = m_pane->findChild<EmptyState *>();
        QTest::mouseClick(scope, Qt::LeftButton, Qt::NoModifier, QPoint(10, scope->height() / 2));
        QTRY_VERIFY(empty->isVisible());
        QVERIFY(scope->isChecked());
        const auto labels = empty->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->text() == QStringLiteral("No new messages");
        }));
        m_model->apply({{RowChange::Kind::Added, makeRow(4, QStringLiteral("four"), Mark::New)}});
        QTRY_COMPARE(m_model->rowCount(), 1);
        QTRY_VERIFY(m_view->isVisible());
        // It goes along to another mailbox, and back.
        MessageListModel other;
        m_pane->setModel(&other);
        m_pane->setModel(m_model.get());
        QTRY_COMPARE(m_model->rowCount(), 1);
        m_model->apply({{RowChange::Kind::Changed, makeRow(4, QStringLiteral("four"))}});
        QTRY_VERIFY(empty->isVisible());
        QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_COMPARE(m_model->rowCount(), 4);
        QVERIFY(!scope->isChecked());
    }

    void otherScopesAreInTheMenuOfTheButtonAndOfTheWindow()
    {
        auto *scope = m_pane->findChild<ScopeButton *>();
        m_model->apply({{RowChange::Kind::Changed, makeRow(1, QStringLiteral("one"), Mark::Ticked)}});
        const auto actions = m_pane->scopeActions();
        actions.constLast()->trigger();
        QTRY_COMPARE(m_model->rowCount(), 1);
        QCOMPARE(scope->text(), QStringLiteral("Ticked"));
        QCOMPARE(actions.constLast()->isChecked(), true);
        auto *filter = m_pane->findChild<QLineEdit *>();
        filter->setFocus();
        QTest::keyClick(filter, Qt::Key_Tab);
        QTRY_VERIFY(scope->hasFocus());
        QTest::keyClick(scope, Qt::Key_Space);
        QTRY_COMPARE(m_model->rowCount(), 3);
        QCOMPARE(actions.constFirst()->isChecked(), true);
    }

    void whatIsGoneIsLeftOutOfTicking()
    {
        m_model->apply(
            {{RowChange::Kind::Changed, makeRow(2, QStringLiteral("two"), Mark::Gone | Mark::Kept)}});
        QSignalSpy ticks(m_pane.get(), &MessageListPane::tickRequested);
        const QRect box = m_view->visualRect(m_model->index(1, MessageListModel::TickColumn));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, box.center());
        QCOMPARE(m_pane->selected(), QList<MessageId>{MessageId(2)});
        QVERIFY(!m_pane->tickAction()->isEnabled());
        QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(m_view, Qt::Key_Delete);
        QCOMPARE(ticks.size(), 1);
        QCOMPARE(ids(ticks), (QList<MessageId>{MessageId(3), MessageId(1)}));
    }

    void otherActionsAreOfferedInTheMenuOfAMessage()
    {
        QAction action(QStringLiteral("Something else"));
        m_pane->addMessageActions({&action});
        const QRect row = m_view->visualRect(m_model->index(0, MessageListModel::SubjectColumn));
        Q_EMIT m_view->customContextMenuRequested(row.center());
        const auto *menu = m_pane->findChild<QMenu *>(QStringLiteral("messageMenu"));
        QVERIFY(menu);
        QVERIFY(menu->actions().contains(&action));
    }
};

QTEST_MAIN(MessageListPaneTest)
#include "tst_messagelistpane.moc"
