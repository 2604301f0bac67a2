// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of deletions afterwards: the bar, the receipt, the history.
#include "gui/historydialog.h"
#include "gui/problembar.h"
#include "gui/receiptdialog.h"
#include "gui/receiptmodel.h"
#include "gui/receipttext.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::mailbox;

namespace {

using Fate = Receipt::Fate;

Receipt receipt(const QList<Fate> &fates, qint64 id = 1)
{
    Receipt receipt;
    receipt.id = id;
    receipt.at = QDateTime(QDate(2026, 11, 21), QTime(8, 28), Qt::UTC);
    receipt.outcome = CommitReport::Outcome::Deleted;
    receipt.said = "+OK bye \x1b[31m";
    for (qsizetype i = 0; i < fates.size(); ++i) {
        Receipt::Item item;
        item.identity.octets = 1000 * (i + 1);
        item.subject = i == 0 ? QStringLiteral("Letter\n\u202eevil") : QStringLiteral("Letter %1").arg(i);
        item.sender = QStringLiteral("anna@example.org");
        item.fate = fates[i];
        receipt.items += item;
    }
    return receipt;
}

QString labelOf(const QWidget &parent, const char *name)
{
    return parent.findChild<QLabel *>(QLatin1StringView(name))->text();
}

} // namespace

class ReceiptsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOutcomeHasItsWords_data();
    void everyOutcomeHasItsWords();
    void aReceiptNamesEachMessage();
    void aReceiptIsCopied();
    void aReceiptIsSaved();
    void aFileThatCannotBeWrittenIsTold();
    void itemsAreSorted();
    void theHistoryIsListedAndLookedAt();
    void theChosenDeletionStaysChosen();
    void anEmptyHistorySaysSo();
    void theBarOffersTheReceipt();
};

void ReceiptsTest::everyOutcomeHasItsWords_data()
{
    QTest::addColumn<QList<Fate>>("fates");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("part");
    QTest::newRow("deleted") << QList<Fate>{Fate::Deleted, Fate::Gone}
                             << QStringLiteral("2 message(s) deleted") << QStringLiteral("2.9 KB freed");
    QTest::newRow("unknown") << QList<Fate>{Fate::Unknown}
                             << QStringLiteral("1 message(s): outcome not known yet")
                             << QStringLiteral("The next check tells");
    QTest::newRow("still there") << QList<Fate>{Fate::StillThere}
                                 << QStringLiteral("1 message(s) not deleted")
                                 << QStringLiteral("1 message(s) are still on the server");
    QTest::newRow("some") << QList<Fate>{Fate::Gone, Fate::StillThere, Fate::Unknown}
                          << QStringLiteral("1 of 3 message(s) deleted")
                          << QStringLiteral("1000 byte(s) freed");
}

void ReceiptsTest::everyOutcomeHasItsWords()
{
    QFETCH(QList<Fate>, fates);
    QFETCH(QString, part);
    QTEST(receiptTitle(receipt(fates)), "title");
    const QString details = receiptDetails(receipt(fates));
    QVERIFY2(details.contains(part), qPrintable(details));
    QVERIFY2(details.contains(QStringLiteral("+OK bye")), qPrintable(details));
    QVERIFY(!details.contains(QChar(0x1b)));
}

void ReceiptsTest::aReceiptNamesEachMessage()
{
    const ReceiptDialog dialog(receipt({Fate::Gone, Fate::StillThere}));
    const auto *model = dialog.findChild<QTreeView *>(QStringLiteral("receiptItems"))->model();
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->index(0, ReceiptModel::Fate).data().toString(), QStringLiteral("Gone: no longer listed"));
    QCOMPARE(model->index(1, ReceiptModel::Fate).data().toString(), QStringLiteral("Still on the server"));
    const QString subject = model->index(0, ReceiptModel::Subject).data().toString();
    QVERIFY2(!subject.contains(u'\n') && !subject.contains(QChar(0x202e)), qPrintable(subject));
    QCOMPARE(model->index(1, ReceiptModel::Size).data().toString(), QStringLiteral("2.0 KB"));
}

void ReceiptsTest::aReceiptIsCopied()
{
    const ReceiptDialog dialog(receipt({Fate::Gone, Fate::Gone}));
    dialog.findChild<QPushButton *>(QStringLiteral("copyReceipt"))->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith(QStringLiteral("2 message(s) deleted\n")), qPrintable(copied));
    QVERIFY(copied.contains(QStringLiteral("anna@example.org\tLetter 1")));
}

void ReceiptsTest::aReceiptIsSaved()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("receipt.txt"));
    ReceiptDialog dialog(receipt({Fate::Gone}));
    dialog.show();
    dialog.findChild<QPushButton *>(QStringLiteral("saveReceipt"))->click();
    auto *chooser = dialog.findChild<QFileDialog *>(QStringLiteral("saveDialog"));
    QVERIFY(chooser);
    chooser->setDirectory(folder.path());
    chooser->selectFile(path);
    QMetaObject::invokeMethod(chooser, "accept");
    QTRY_VERIFY(labelOf(dialog, "receiptSaved").contains(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), receiptAsText(receipt({Fate::Gone})));
}

void ReceiptsTest::aFileThatCannotBeWrittenIsTold()
{
    ReceiptDialog dialog(receipt({Fate::Gone}));
    dialog.show();
    dialog.findChild<QPushButton *>(QStringLiteral("saveReceipt"))->click();
    auto *chooser = dialog.findChild<QFileDialog *>(QStringLiteral("saveDialog"));
    Q_EMIT chooser->fileSelected(QStringLiteral("/nowhere/at/all/receipt.txt"));
    QTRY_VERIFY(labelOf(dialog, "receiptSaved").contains(QStringLiteral("could not be saved")));
}

void ReceiptsTest::itemsAreSorted()
{
    ReceiptDialog dialog(receipt({Fate::Gone, Fate::StillThere, Fate::Gone}));
    auto *view = dialog.findChild<QTreeView *>(QStringLiteral("receiptItems"));
    const QAbstractItemModelTester tester(view->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QPersistentModelIndex chosen = view->model()->index(1, ReceiptModel::Size);
    view->setCurrentIndex(chosen);
    view->header()->setSortIndicator(ReceiptModel::Size, Qt::DescendingOrder);
    QTRY_COMPARE(view->model()->index(0, ReceiptModel::Size).data().toString(), QStringLiteral("2.9 KB"));
    QCOMPARE(chosen.data().toString(), QStringLiteral("2.0 KB"));
    view->header()->setSortIndicator(ReceiptModel::Fate, Qt::DescendingOrder);
    QTRY_COMPARE(view->model()->index(0, ReceiptModel::Size).data().toString(), QStringLiteral("2.0 KB"));
    QCOMPARE(view->currentIndex(), chosen);
    QCOMPARE(chosen.row(), 0);
    view->header()->setSortIndicator(-1, Qt::AscendingOrder);
    QTRY_COMPARE(view->model()->index(0, ReceiptModel::Size).data().toString(),
                 QStringLiteral("1000 byte(s)"));
    QCOMPARE(chosen.row(), 1);
}

void ReceiptsTest::theHistoryIsListedAndLookedAt()
{
    HistoryDialog dialog(QStringLiteral("Work"));
    dialog.show();
    dialog.setReceipts({receipt({Fate::Gone, Fate::Gone}, 2), receipt({Fate::StillThere}, 1)});
    auto *list = dialog.findChild<QListView *>(QStringLiteral("receipts"));
    QCOMPARE(list->model()->rowCount(), 2);
    QVERIFY(dialog.windowTitle().contains(QStringLiteral("Work")));
    QCOMPARE(labelOf(dialog, "receiptTitle"), QStringLiteral("2 message(s) deleted"));
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(labelOf(dialog, "receiptTitle"), QStringLiteral("1 message(s) not deleted"));
    QVERIFY(!list->accessibleName().isEmpty());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void ReceiptsTest::theChosenDeletionStaysChosen()
{
    HistoryDialog dialog(QStringLiteral("Work"));
    dialog.show();
    dialog.setReceipts({receipt({Fate::Gone}, 2), receipt({Fate::Unknown}, 1)});
    auto *list = dialog.findChild<QListView *>(QStringLiteral("receipts"));
    QTest::keyClick(list, Qt::Key_Down);
    dialog.setReceipts({receipt({Fate::Gone}, 3), receipt({Fate::Gone}, 2), receipt({Fate::Gone}, 1)});
    QCOMPARE(list->currentIndex().row(), 2);
    QCOMPARE(labelOf(dialog, "receiptTitle"), QStringLiteral("1 message(s) deleted"));
}

void ReceiptsTest::anEmptyHistorySaysSo()
{
    HistoryDialog dialog(QStringLiteral("Work"));
    dialog.show();
    const auto words = [&dialog] {
        QString all;
        for (const auto *label : dialog.findChildren<QLabel *>())
            all += label->isVisible() ? label->text() : QString();
        return all;
    };
    QVERIFY(words().contains(QStringLiteral("Reading the history")));
    dialog.setReceipts({});
    QVERIFY(words().contains(QStringLiteral("Nothing has been deleted yet")));
}

void ReceiptsTest::theBarOffersTheReceipt()
{
    ProblemBar bar;
    QSignalSpy taken(&bar, &ProblemBar::offerTaken);
    bar.showNotice(ProblemBar::Tone::Good, QStringLiteral("2 messages deleted"), {},
                   QStringLiteral("Show receipt"));
    auto *offer = bar.findChild<QPushButton *>(QStringLiteral("problemOffer"));
    QVERIFY(offer && offer->isVisible());
    offer->click();
    QCOMPARE(taken.size(), 1);
    bar.showNotice(ProblemBar::Tone::Good, QStringLiteral("Something else"), {});
    for (const auto *button : bar.findChildren<QPushButton *>())
        QVERIFY(!button->isVisible());
}

QTEST_MAIN(ReceiptsTest)
#include "tst_receipts.moc"
