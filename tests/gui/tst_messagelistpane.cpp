// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagelistpane.h"
#include "gui/theme.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

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
        QCOMPARE(top(), QStringLiteral("one"));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, Qt::NoModifier, place);
        QCOMPARE(top(), QStringLiteral("two"));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, Qt::NoModifier, place);
        QCOMPARE(top(), QStringLiteral("three"));
        QCOMPARE(m_model->idAt(0), MessageId(3));
    }
};

QTEST_MAIN(MessageListPaneTest)
#include "tst_messagelistpane.moc"
