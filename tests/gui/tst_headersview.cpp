// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "gui/banner.h"
#include "gui/emptystate.h"
#include "gui/headerfielddelegate.h"
#include "gui/headerfieldmodel.h"
#include "gui/headersview.h"
#include "gui/theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace poplar;
using namespace poplar::gui;

namespace {

const char letter[] = "Received: from a by b;\r\n\tSat, 21 Nov 2026 09:00:00 +0000\r\n"
                      "From: =?utf-8?B?0JDQvdC90LA=?= <anna@example.org>\r\n"
                      "Subject: Minutes\r\n"
                      "X-Mailer: Some Program 1.0\r\n";

} // namespace

class HeadersViewTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<HeadersView> m_view;
    QTableView *m_table = nullptr;
    QLineEdit *m_filter = nullptr;

    void show(QByteArrayView header) const { m_view->setFields(mime::readHeaderFields(header)); }
    QString cell(int row, int column) const { return m_table->model()->index(row, column).data().toString(); }
    QAction *action(const QString &text) const
    {
        for (QAction *action : m_table->actions())
            if (action->text().remove(u'&') == text)
                return action;
        return nullptr;
    }
    static QString copied() { return QGuiApplication::clipboard()->text(); }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aHeaderIsATable();
    void theFilterLooksAtNamesAndValues();
    void onPaperGoesWhatTheFilterLetsThrough();
    void namesThatAreKnownAreExplained();
    void nothingThatMatchesIsSaidAndUndone();
    void keysGoFromTheFilterToTheTableAndBack();
    void selectedRowsAreCopied();
    void withoutASelectionThereIsNothingToCopy();
    void hostileFieldsAreNeutralised();
    void markupInATipIsShownAsItIs();
    void longValuesAreWrappedUpToALimit();
    void rowsFollowTheWidth();
    void whatIsCutIsSaid();
    void aHeaderBombIsShown();
    void clearingLeavesNothing();
    void theModelIsSound();
};

void HeadersViewTest::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void HeadersViewTest::init()
{
    m_view = std::make_unique<HeadersView>();
    m_table = m_view->findChild<QTableView *>(QStringLiteral("headers"));
    m_filter = m_view->findChild<QLineEdit *>(QStringLiteral("headersFilter"));
    QGuiApplication::clipboard()->clear();
    show(letter);
    m_view->resize(700, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->activateWindow();
    m_table->setFocus();
    QTRY_VERIFY(m_table->hasFocus());
}

void HeadersViewTest::cleanup()
{
    m_view.reset();
}

void HeadersViewTest::aHeaderIsATable()
{
    QCOMPARE(m_table->model()->rowCount(), 4);
    QCOMPARE(cell(0, 0), QStringLiteral("Received"));
    QCOMPARE(cell(0, 1), QStringLiteral("from a by b; Sat, 21 Nov 2026 09:00:00 +0000"));
    QCOMPARE(cell(1, 1), QStringLiteral("Анна <anna@example.org>"));
    QVERIFY(!m_table->accessibleName().isEmpty());
    QVERIFY(!m_filter->accessibleName().isEmpty());
}

void HeadersViewTest::theFilterLooksAtNamesAndValues()
{
    QTest::keyClicks(m_filter, QStringLiteral("mailer"));
    QCOMPARE(m_table->model()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("X-Mailer"));
    m_filter->setText(QStringLiteral("анна"));
    QCOMPARE(m_table->model()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("From"));
    show("To: Анна\nSubject: other\n"); // stays for the next message
    QCOMPARE(m_table->model()->rowCount(), 1);
}

void HeadersViewTest::onPaperGoesWhatTheFilterLetsThrough()
{
    show(letter);
    QCOMPARE(m_view->shownFields().size(), 4);
    m_filter->setText(QStringLiteral("анна"));
    const QList<std::pair<QString, QString>> one{
        {QStringLiteral("From"), QStringLiteral("Анна <anna@example.org>")}};
    QCOMPARE(m_view->shownFields(), one);
}

void HeadersViewTest::namesThatAreKnownAreExplained()
{
    show(letter);
    const auto tip = [this](int row) {
        return m_table->model()->index(row, 0).data(Qt::ToolTipRole).toString();
    };
    QVERIFY2(tip(3).contains(u"The program that the message was written with"), qPrintable(tip(3)));
    QVERIFY(!tip(2).contains(u'\n'));
}

void HeadersViewTest::nothingThatMatchesIsSaidAndUndone()
{
    QTest::keyClicks(m_filter, QStringLiteral("nowhere"));
    auto *empty = m_view->findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    QVERIFY(!m_table->isVisible());
    QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(m_table->isVisible());
    QCOMPARE(m_table->model()->rowCount(), 4);
}

void HeadersViewTest::keysGoFromTheFilterToTheTableAndBack()
{
    QTest::keyClick(m_table, '/');
    QVERIFY(m_filter->hasFocus());
    QTest::keyClicks(m_filter, QStringLiteral("a"));
    QTest::keyClick(m_filter, Qt::Key_Down);
    QVERIFY(m_table->hasFocus());
    QVERIFY(m_table->selectionModel()->hasSelection());
    QTest::keyClick(m_table, Qt::Key_Escape);
    QVERIFY(m_filter->text().isEmpty());
}

void HeadersViewTest::selectedRowsAreCopied()
{
    m_table->selectRow(0);
    QTest::keyClick(m_table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copied(),
             QStringLiteral("Received: from a by b; Sat, 21 Nov 2026 09:00:00 +0000\n"
                            "From: Анна <anna@example.org>"));
    action(QStringLiteral("Copy value"))->trigger();
    QCOMPARE(copied(),
             QStringLiteral("from a by b; Sat, 21 Nov 2026 09:00:00 +0000\n"
                            "Анна <anna@example.org>"));
    action(QStringLiteral("Copy as received"))->trigger();
    QCOMPARE(copied(),
             QStringLiteral("Received: from a by b;\n\tSat, 21 Nov 2026 09:00:00 +0000\n"
                            "From: =?utf-8?B?0JDQvdC90LA=?= <anna@example.org>"));
}

void HeadersViewTest::withoutASelectionThereIsNothingToCopy()
{
    m_table->clearSelection();
    QVERIFY(!action(QStringLiteral("Copy"))->isEnabled());
    m_table->selectRow(1);
    QVERIFY(action(QStringLiteral("Copy"))->isEnabled());
    show(letter);
    QVERIFY(!action(QStringLiteral("Copy"))->isEnabled());
}

void HeadersViewTest::hostileFieldsAreNeutralised()
{
    show(QByteArrayView("X: a\x1b[31mb\0c \xe2\x80\xae evil \xe2\x80\x8b.\r\n", 28));
    m_table->selectRow(0);
    for (const char *text : {"Copy", "Copy value", "Copy as received"}) {
        action(QLatin1StringView(text))->trigger();
        const QString all = copied() + cell(0, 1);
        for (const QChar c : all)
            QVERIFY2(c.category() != QChar::Other_Control && c.category() != QChar::Other_Format, text);
    }
    QCOMPARE(copied(), QStringLiteral("X: a\\x1b[31mb\\x00c \\u202e evil \\u200b."));
}

void HeadersViewTest::markupInATipIsShownAsItIs()
{
    show("X: <img src=x> <b>bold</b>\r\n");
    const QString tip = m_table->model()->index(0, 1).data(Qt::ToolTipRole).toString();
    QVERIFY(tip.contains(QStringLiteral("&lt;img src=x&gt;")));
    QVERIFY(!tip.contains(QStringLiteral("<img")));
}

void HeadersViewTest::longValuesAreWrappedUpToALimit()
{
    show("Short: x\r\nLong: " + QByteArray("word ").repeated(80) + "\r\nEndless: " + QByteArray(9000, 'w')
         + "\r\n");
    const int one = m_table->rowHeight(0);
    QTRY_VERIFY(m_table->rowHeight(1) > 2 * one);
    QVERIFY(m_table->rowHeight(2) > m_table->rowHeight(1));
    QVERIFY(m_table->rowHeight(2) <= HeaderFieldDelegate::mostLines * one);
    QCOMPARE(m_table->horizontalHeader()->length(), m_table->viewport()->width());
}

void HeadersViewTest::rowsFollowTheWidth()
{
    show("Long: " + QByteArray("word ").repeated(40) + "\r\n");
    const int wide = m_table->rowHeight(0);
    m_view->resize(300, 400);
    QTRY_VERIFY(m_table->rowHeight(0) > wide);
    m_view->resize(700, 400);
    QTRY_COMPARE(m_table->rowHeight(0), wide);
}

void HeadersViewTest::whatIsCutIsSaid()
{
    const auto *note = m_view->findChild<Banner *>();
    QVERIFY(!note->isVisible());
    show("Long: " + QByteArray(limit::shownField + 1, 'x') + "\r\n");
    QVERIFY(note->isVisible());
    QVERIFY(cell(0, 1).endsWith(u'…'));
    show(letter);
    QVERIFY(!note->isVisible());
}

void HeadersViewTest::aHeaderBombIsShown()
{
    QByteArray header;
    for (int i = 0; i < 10'000; ++i)
        header += "X-" + QByteArray::number(i) + ": " + QByteArray(90, 'y') + "\r\n";
    show(header);
    QCOMPARE(m_table->model()->rowCount(), limit::shownFields);
    QVERIFY(m_view->findChild<Banner *>()->isVisible());
    QTest::keyClick(m_table, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(m_table->currentIndex().row(), limit::shownFields - 1);
    m_filter->setText(QStringLiteral("X-1999"));
    QCOMPARE(m_table->model()->rowCount(), 1);
}

void HeadersViewTest::clearingLeavesNothing()
{
    m_view->clear();
    QCOMPARE(m_table->model()->rowCount(), 0);
    QVERIFY(m_view->findChild<EmptyState *>()->isVisible());
    QVERIFY(!m_filter->isEnabled());
}

void HeadersViewTest::theModelIsSound()
{
    HeaderFieldModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFields(mime::readHeaderFields(letter));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(9, 9).data(), QVariant());
    model.setFields({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(HeadersViewTest)
#include "tst_headersview.moc"
