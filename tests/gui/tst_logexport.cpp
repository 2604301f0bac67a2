// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logexport.h"
#include "gui/logfilesbox.h"
#include "gui/settingsdialog.h"

#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace poplar;
using namespace poplar::gui;
using records::LogFiles;
using wire::TranscriptEvent;

namespace {

TranscriptEvent event(TranscriptEvent::Kind kind, const QByteArray &text)
{
    TranscriptEvent event;
    event.kind = kind;
    event.text = text;
    event.octets = text.size() + 2;
    event.time = QDateTime(QDate(2026, 11, 22), QTime(10, 37, 41), Qt::UTC);
    return event;
}

/// A log in a window of its own.
struct ShownLog {
    QWidget window;
    LogSubject subject{{event(TranscriptEvent::Kind::Sent, "USER anna"),
                        event(TranscriptEvent::Kind::Received, "+OK anna at pop.example.org")},
                       {{QStringLiteral("anna")}, {}}};
    LogExport *exporting = new LogExport([this] { return subject; }, &window);
    QSignalSpy saved{exporting, &LogExport::saved};

    ShownLog() { window.show(); }
    /// Chooses an action, and this file for what it writes.
    void save(const char *action, const QString &path)
    {
        exporting->findChild<QAction *>(QLatin1StringView(action))->trigger();
        auto *dialog = window.findChild<QFileDialog *>(QStringLiteral("saveDialog"));
        QVERIFY(dialog);
        suggested = dialog->selectedFiles().value(0);
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
    }
    QMessageBox *problem() const
    {
        return window.findChild<QMessageBox *>(QStringLiteral("logExportProblem"));
    }

    QString suggested;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class LogExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSharedLogNamesNobody();
    void theCaptureIsACapture();
    void anEmptyLogIsNotWritten();
    void whatCannotBeWrittenIsTold();
    void filesAreChosenInTheSettings();
    void filesThatWereNotTouchedStayAsTheyAre();
};

void LogExportTest::theSharedLogNamesNobody()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("shared.txt"));
    ShownLog log;
    log.save("shareLog", path);
    QVERIFY(log.suggested.endsWith(QStringLiteral("poplar_log_20261122_103741.txt")));
    QTRY_COMPARE_WITH_TIMEOUT(log.saved.size(), 1, 20000);
    QCOMPARE(log.saved.first().first().toString(), path);
    const QByteArray text = contentOf(path);
    QVERIFY2(text.contains("Z C: USER user1\n") && text.contains("Z S: +OK user1 at host1.example\n"),
             text.constData());
}

void LogExportTest::theCaptureIsACapture()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("session.pcapng"));
    ShownLog log;
    log.save("saveCapture", path);
    QVERIFY(log.suggested.endsWith(QStringLiteral("pop3_20261122_103741.pcapng")));
    QTRY_COMPARE_WITH_TIMEOUT(log.saved.size(), 1, 20000);
    const QByteArray capture = contentOf(path);
    QVERIFY(capture.startsWith(QByteArray::fromHex("0a0d0d0a")));
    QVERIFY(capture.contains("USER anna\r\n"));
}

void LogExportTest::anEmptyLogIsNotWritten()
{
    ShownLog log;
    log.subject.events.clear();
    log.exporting->findChild<QAction *>(QStringLiteral("shareLog"))->trigger();
    QVERIFY(log.problem());
    QVERIFY(!log.window.findChild<QFileDialog *>(QStringLiteral("saveDialog")));
}

void LogExportTest::whatCannotBeWrittenIsTold()
{
    const QTemporaryDir folder;
    ShownLog log;
    log.save("shareLog", folder.filePath(QStringLiteral("gone/shared.txt")));
    QTRY_VERIFY_WITH_TIMEOUT(log.problem(), 20000);
    QVERIFY(log.problem()->text().contains(u"shared.txt"));
    QCOMPARE(log.saved.size(), 0);
}

void LogExportTest::filesAreChosenInTheSettings()
{
    SettingsDialog dialog(SettingsDialog::Contents{});
    QSignalSpy changed(&dialog, &SettingsDialog::logFilesChanged);
    QSignalSpy folderWanted(&dialog, &SettingsDialog::logFolderWanted);
    dialog.showPage(SettingsDialog::Page::Log);
    dialog.open();
    auto *writing = dialog.findChild<QCheckBox *>(QStringLiteral("logFiles"));
    auto *days = dialog.findChild<QSpinBox *>(QStringLiteral("logFileDays"));
    QVERIFY(!writing->isChecked() && !days->isEnabled());
    dialog.findChild<QPushButton *>(QStringLiteral("openLogFolder"))->click();
    QCOMPARE(folderWanted.size(), 1);
    writing->click();
    days->setValue(7);
    dialog.findChild<QSpinBox *>(QStringLiteral("logFileMegabytes"))->setValue(5);
    // A number that is being typed must not delete anything.
    QCOMPARE(changed.size(), 0);
    dialog.accept();
    QCOMPARE(changed.size(), 1);
    const auto files = changed.first().first().value<LogFiles>();
    QCOMPARE(files.writing, LogFiles::Writing::On);
    QCOMPARE(files.days, 7);
    QCOMPARE(files.octets, qint64(5) * 1024 * 1024);
}

void LogExportTest::filesThatWereNotTouchedStayAsTheyAre()
{
    SettingsDialog::Contents contents;
    contents.logFiles = {LogFiles::Writing::On, {}, 12, 3'333'333};
    for (const bool accepts : {true, false}) {
        SettingsDialog dialog(contents);
        QSignalSpy changed(&dialog, &SettingsDialog::logFilesChanged);
        dialog.open();
        if (!accepts)
            dialog.findChild<QSpinBox *>(QStringLiteral("logFileDays"))->setValue(1);
        dialog.done(accepts ? QDialog::Accepted : QDialog::Rejected);
        QCOMPARE(changed.size(), 0);
    }
}

QTEST_MAIN(LogExportTest)
#include "tst_logexport.moc"
