// SPDX-License-Identifier: GPL-3.0-or-later
// The dialogs for export and import, and what is dropped on the list.
#include "gui/exportdialog.h"
#include "gui/formatting.h"
#include "gui/importdialog.h"
#include "gui/messagelistpane.h"
#include "gui/openmailbox.h"
#include "gui/transferdesk.h"
#include "gui/transfertext.h"
#include "gui/uniqueidsdialog.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <QUrl>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::mailbox;

namespace {

constexpr int longEnough = 20000;

ExportDialog::Choice choiceOf(int messages, int onServerOnly)
{
    ExportDialog::Choice choice;
    for (int i = 1; i <= messages; ++i)
        choice.messages += MessageId(quint64(i));
    choice.onServerOnly = onServerOnly;
    return choice;
}

template <class Widget>
Widget *child(const QWidget &parent, const char *name)
{
    auto *found = parent.findChild<Widget *>(QLatin1StringView(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

TransferReport reportOf(TransferReport::Kind kind, qint64 messages)
{
    TransferReport report;
    report.kind = kind;
    report.messages = messages;
    report.octets = messages * 1024;
    report.target = QStringLiteral("/home/anna/out");
    return report;
}

UniqueIdSection section(const QString &user, bool isOfAccount)
{
    UniqueIdSection section;
    section.file = QStringLiteral("/home/anna/.fetchids");
    section.program = ListingProgram::Fetchmail;
    section.host = QStringLiteral("pop.example.org");
    section.user = user;
    section.ids = 1234;
    section.isOfAccount = isOfAccount;
    return section;
}

} // namespace

class TestTransfers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsSelectedIsExportedAtFirst()
    {
        ExportDialog dialog(QStringLiteral("Home"), choiceOf(2, 0), choiceOf(120, 12), QStringLiteral("/tmp"),
                            nullptr);
        QSignalSpy wanted(&dialog, &ExportDialog::exportWanted);
        QVERIFY(child<QRadioButton>(dialog, "exportSelected")->isChecked());
        QVERIFY(child<QLabel>(dialog, "exportMissing")->isHidden());
        child<QLineEdit>(dialog, "exportTarget")->setText(QStringLiteral("/tmp/mail"));
        child<QPushButton>(dialog, "startTransfer")->click();
        QCOMPARE(wanted.size(), 1);
        const auto order = wanted.first().first().value<ExportOrder>();
        QCOMPARE(order.messages.size(), 2);
        QCOMPARE(order.format, MailFormat::Eml);
        QCOMPARE(order.target, QStringLiteral("/tmp/mail"));
    }

    void whatIsOnlyOnTheServerIsSaidBefore()
    {
        ExportDialog dialog(QStringLiteral("Home"), choiceOf(3, 3), choiceOf(120, 12), QStringLiteral("/tmp"),
                            nullptr);
        auto *start = child<QPushButton>(dialog, "startTransfer");
        QVERIFY(!start->isEnabled());
        child<QRadioButton>(dialog, "exportListed")->setChecked(true);
        QVERIFY(start->isEnabled());
        QCOMPARE(child<QLabel>(dialog, "exportMissing")->text(),
                 QStringLiteral("12 of these are only on the server and will be left out."));
        child<QLineEdit>(dialog, "exportTarget")->clear();
        QVERIFY(!start->isEnabled());
    }

    void withNothingSelectedTheListIsExported()
    {
        ExportDialog dialog(QStringLiteral("Home"), {}, choiceOf(5, 0), QStringLiteral("/tmp"), nullptr);
        QVERIFY(!child<QRadioButton>(dialog, "exportSelected")->isEnabled());
        QVERIFY(child<QRadioButton>(dialog, "exportListed")->isChecked());
    }

    void theNameFollowsTheFormatUntilTheUserHasChosen()
    {
        ExportDialog dialog(QStringLiteral("a/b: \"c\""), {}, choiceOf(5, 0), QStringLiteral("/tmp"),
                            nullptr);
        auto *target = child<QLineEdit>(dialog, "exportTarget");
        auto *format = child<QComboBox>(dialog, "exportFormat");
        QVERIFY(target->text().startsWith(QStringLiteral("/tmp/Mail a_b_ _c_ 20")));
        QVERIFY(!target->text().endsWith(QStringLiteral(".mbox")));
        format->setCurrentIndex(1);
        QVERIFY(target->text().endsWith(QStringLiteral(".mbox")));
        target->setText(QStringLiteral("/tmp/mine"));
        format->setCurrentIndex(2);
        QCOMPARE(target->text(), QStringLiteral("/tmp/mine"));
    }

    void progressIsShownInPlaceAndCanBeStopped()
    {
        ExportDialog dialog(QStringLiteral("Home"), {}, choiceOf(5, 0), QStringLiteral("/tmp"), nullptr);
        QSignalSpy stop(&dialog, &TransferDialog::stopWanted);
        dialog.show();
        QCOMPARE(dialog.windowModality(), Qt::NonModal);
        child<QPushButton>(dialog, "startTransfer")->click();
        dialog.setProgress({2, 5, 2048, 0});
        const auto *bar = child<QProgressBar>(dialog, "transferProgress");
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->value(), 400);
        QCOMPARE(child<QLabel>(dialog, "transferLines")->text(),
                 QStringLiteral("2 of 5 message(s), %1").arg(formatSize(2048)));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QCOMPARE(stop.size(), 1);
        QVERIFY(dialog.isVisible());
        TransferReport report = reportOf(TransferReport::Kind::Export, 2);
        report.stopped = Error{ErrorKind::Cancelled, {}, {}, {}, {}};
        dialog.setReport(report);
        QVERIFY(!bar->isVisible());
        QVERIFY(child<QLabel>(dialog, "transferLines")->text().startsWith(QStringLiteral("You stopped it.")));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }

    void whatWasLeftOutIsListedAndCanBeCopied()
    {
        ImportDialog dialog(QStringLiteral("Home"), {}, nullptr);
        dialog.add({QStringLiteral("/tmp/x")});
        dialog.show();
        child<QPushButton>(dialog, "startTransfer")->click();
        TransferReport report = reportOf(TransferReport::Kind::Import, 7);
        report.alreadyHere = 3;
        report.failed = 2;
        report.failures = {{QStringLiteral("/tmp/x/a.jpg"), {ErrorKind::Storage, {}, "NOT-MAIL", {}, {}}},
                           {QStringLiteral("/tmp/x/b"),
                            {ErrorKind::Storage, {}, {}, {}, QStringLiteral("Permission denied")}}};
        report.cut = QStringList{QStringLiteral("/tmp/x/c.mbox")};
        dialog.setReport(report);
        QCOMPARE(child<QLabel>(dialog, "transferTitle")->text(),
                 QStringLiteral("7 message(s) imported, %1").arg(formatSize(7168)));
        const QString lines = child<QLabel>(dialog, "transferLines")->text();
        for (const char *part :
             {"3 message(s) were here already", "c.mbox may not be whole", "2 file(s) were left out"})
            QVERIFY2(lines.contains(QLatin1StringView(part)), qPrintable(lines));
        const auto *failures = child<QTreeWidget>(dialog, "transferFailures");
        QVERIFY(failures->isVisible());
        QCOMPARE(failures->topLevelItemCount(), 2);
        child<QPushButton>(dialog, "copyFailures")->click();
        QCOMPARE(QApplication::clipboard()->text(),
                 QStringLiteral("/tmp/x/a.jpg\tThis is no mail.\n/tmp/x/b\tPermission denied\n"));
    }

    void everyOutcomeHasItsWords()
    {
        TransferReport nothing = reportOf(TransferReport::Kind::Import, 0);
        nothing.alreadyHere = 4;
        QCOMPARE(transferText(nothing).title, QStringLiteral("Everything was here already"));
        nothing.failed = 1;
        QCOMPARE(transferText(nothing).title, QStringLiteral("Nothing was imported"));
        TransferReport exists = reportOf(TransferReport::Kind::Export, 0);
        exists.stopped = Error{ErrorKind::Storage, {}, "EXISTS", {}, {}};
        QCOMPARE(transferText(exists).tone, TransferText::Tone::Problem);
        QVERIFY(transferText(exists).lines.constFirst().startsWith(
            QStringLiteral("There is a file of this name")));
        TransferReport full = reportOf(TransferReport::Kind::Export, 3);
        full.stopped = Error{ErrorKind::Storage, {}, {}, {}, QStringLiteral("No space left on device")};
        QVERIFY(transferText(full).lines.constFirst().contains(QStringLiteral("No space left on device")));
        QCOMPARE(transferText(full).lines.constLast(), QStringLiteral("They are in /home/anna/out"));
    }

    void filesAreGatheredOnceEachAndRemoved()
    {
        ImportDialog dialog(QStringLiteral("Home"), {{FolderId(16), QStringLiteral("Old")}}, nullptr);
        QSignalSpy wanted(&dialog, &ImportDialog::importWanted);
        auto *start = child<QPushButton>(dialog, "startTransfer");
        auto *files = child<QListWidget>(dialog, "importFiles");
        QVERIFY(!start->isEnabled());
        dialog.add({QStringLiteral("/tmp/a"), QStringLiteral("/tmp/b"), QStringLiteral("/tmp/a/")});
        QCOMPARE(files->count(), 2);
        files->setCurrentRow(0);
        child<QPushButton>(dialog, "removeImport")->click();
        QCOMPARE(files->count(), 1);
        child<QComboBox>(dialog, "importInto")->setCurrentText(QStringLiteral("Old"));
        start->click();
        const auto order = wanted.first().first().value<ImportOrder>();
        QCOMPARE(order.paths, QStringList{QStringLiteral("/tmp/b")});
        QCOMPARE(order.folder, FolderId(16));
    }

    void listsOfThisAccountAreTickedAndOthersAreNot()
    {
        UniqueIdsDialog dialog(QStringLiteral("Home"), QStringLiteral("/tmp"), nullptr);
        QSignalSpy wanted(&dialog, &UniqueIdsDialog::importWanted);
        auto *start = child<QPushButton>(dialog, "startTransfer");
        QVERIFY(!start->isEnabled());
        dialog.setSurvey({{section(QStringLiteral("anna"), true), section(QStringLiteral("bob"), false),
                           section(QStringLiteral("carl"), false)},
                          {}});
        auto *list = child<QTreeWidget>(dialog, "uniqueIdSections");
        QCOMPARE(list->topLevelItemCount(), 3);
        QCOMPARE(list->topLevelItem(0)->checkState(0), Qt::Checked);
        QCOMPARE(list->topLevelItem(1)->checkState(0), Qt::Unchecked);
        QVERIFY(child<QLabel>(dialog, "uniqueIdNote")
                    ->text()
                    .startsWith(QStringLiteral("2 of them seem to be of other accounts")));
        // The same file again adds nothing.
        dialog.setSurvey({{section(QStringLiteral("anna"), true)}, {}});
        QCOMPARE(list->topLevelItemCount(), 3);
        list->topLevelItem(2)->setCheckState(0, Qt::Checked);
        start->click();
        const auto chosen = wanted.first().first().value<QList<UniqueIdSection>>();
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[1].user, QStringLiteral("carl"));
        dialog.setReport({2468, 12, {}});
        QCOMPARE(child<QLabel>(dialog, "transferTitle")->text(),
                 QStringLiteral("2,468 message(s) count as fetched now"));
    }

    void whereThereIsNoListThatIsSaid()
    {
        UniqueIdsDialog dialog(QStringLiteral("Home"), QStringLiteral("/tmp"), nullptr);
        dialog.show();
        dialog.setSurvey({});
        QVERIFY(!child<QTreeWidget>(dialog, "uniqueIdSections")->isVisible());
        QVERIFY(!child<QPushButton>(dialog, "startTransfer")->isEnabled());
    }

    /// Through the desk and a mailbox on the disk.
    void whatIsDroppedOnTheListIsImportedAfterAQuestion()
    {
        QTemporaryDir folder;
        QWidget window;
        MessageListPane list(&window);
        TransferDesk desk(window, list);
        accounts::Account account;
        account.id = QStringLiteral("home");
        account.name = QStringLiteral("Home");
        OpenMailbox open(account, folder.filePath(QStringLiteral("account")), nullptr, &window);
        desk.watch(open);
        desk.showMailbox(&open);
        list.setModel(&open.model());
        list.setPlace({ListPlace::Kind::Archive, {}}); // where what is imported comes to be seen
        open.mailbox().load();
        window.show();
        const QString file = folder.filePath(QStringLiteral("a.eml"));
        writeMail(file);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton,
                              Qt::NoModifier);
        QApplication::sendEvent(&list, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton,
                        Qt::NoModifier);
        QApplication::sendEvent(&list, &drop);
        QVERIFY(drop.isAccepted());
        QCOMPARE(drop.dropAction(), Qt::CopyAction);
        auto *dialog = window.findChild<ImportDialog *>();
        QVERIFY(dialog);
        QCOMPARE(child<QListWidget>(*dialog, "importFiles")->count(), 1);
        QCOMPARE(open.model().rowCount(), 0);
        child<QPushButton>(*dialog, "startTransfer")->click();
        QTRY_COMPARE_WITH_TIMEOUT(child<QLabel>(*dialog, "transferTitle")->text(),
                                  QStringLiteral("1 message(s) imported, %1").arg(formatSize(74)),
                                  longEnough);
        QTRY_COMPARE_WITH_TIMEOUT(open.model().rowCount(), 1, longEnough);
        QVERIFY(QFileInfo::exists(file));
        dialog->reject();
        QTRY_VERIFY(!window.findChild<ImportDialog *>());
        exportFrom(desk, window, folder.filePath(QStringLiteral("out")));
        QCOMPARE(QDir(folder.filePath(QStringLiteral("out"))).entryList(QDir::Files).size(), 1);
    }

    void oneDialogIsOpenAtATime()
    {
        QTemporaryDir folder;
        QWidget window;
        MessageListPane list(&window);
        TransferDesk desk(window, list);
        for (const QAction *action : desk.actions())
            QVERIFY(!action->isEnabled());
        accounts::Account account;
        account.id = QStringLiteral("home");
        auto open = std::make_unique<OpenMailbox>(account, folder.path(), nullptr, &window);
        desk.watch(*open);
        desk.showMailbox(open.get());
        desk.actions().at(0)->trigger();
        desk.actions().at(1)->trigger();
        QCOMPARE(window.findChildren<TransferDialog *>().size(), 1);
        // The account is removed.
        desk.showMailbox(nullptr);
        open.reset();
        QTRY_VERIFY(window.findChildren<TransferDialog *>().isEmpty());
    }

private:
    static void writeMail(const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        const QByteArray mail =
            "From: anna@example.org\nTo: ben@example.org\nSubject: Old mail\n\nHello again\n";
        QCOMPARE(file.write(mail), mail.size());
    }

    static void exportFrom(const TransferDesk &desk, const QWidget &window, const QString &target)
    {
        desk.actions().at(0)->trigger();
        auto *dialog = window.findChild<ExportDialog *>();
        QVERIFY(dialog);
        child<QLineEdit>(*dialog, "exportTarget")->setText(target);
        child<QPushButton>(*dialog, "startTransfer")->click();
        QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>(*dialog, "transferTitle")
                                     ->text()
                                     .startsWith(QStringLiteral("1 message(s) exported")),
                                 longEnough);
    }
};

QTEST_MAIN(TestTransfers)
#include "tst_transfers.moc"
