// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/checkwatch.h"
#include "gui/examinedesk.h"
#include "gui/examinedialog.h"
#include "gui/openmailbox.h"
#include "gui/passworddialog.h"
#include "support/scriptedserver.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::mailbox;
using namespace poplar::test;

namespace {

constexpr int longEnough = 30'000;
constexpr char refusing[] = "S: +OK ready\nC: CAPA\nS: +OK\nS: USER\nS: .\n"
                            "C: STLS\nS: -ERR no\nC: XPOPLAR\nS: -ERR\n"
                            "C: CAPA\nS: +OK\nS: USER\nS: .\nC: QUIT\nS: +OK\n"
                            "NEXT\nS: +OK ready\nC: CAPA\nS: +OK\nS: USER\nS: .\n"
                            "C: USER anna\nS: +OK\nC: PASS hunter22\n"
                            "S: -ERR [AUTH] wrong hunter22\nC: QUIT\n";

ExaminationReport someReport()
{
    ExaminationReport report;
    report.host = QStringLiteral("pop.example.org");
    report.port = 110;
    report.started = QDateTime::currentDateTimeUtc();
    report.complete = true;
    GradedFinding greets{FindingKind::PortGreets, Grade::Good, {1939, "4"}};
    greets.facts = {
        {Fact::Unit::Port, {}, 110}, {Fact::Unit::Duration, {}, 1500}, {Fact::Unit::Duration, {}, 20}};
    greets.lines = {"<b>bold</b> \x1b[1m"};
    report.parts = {{ExaminationPart::Ports, {greets, {FindingKind::TlsInjected, Grade::Bad, {2595, "4"}}}}};
    return report;
}

} // namespace

/// "Examine server…" as a user has it.
class TestExamine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theReportIsShownAsText();
    void itIsSavedAndCopied();
    void stoppingKeepsWhatIsKnown();
    void theDeskAsksAndExamines();
    void aRefusedPasswordIsNotShownAgain();
    void aMailboxInUseIsNotExamined();
    void aMailboxThatWaitsIsNotExamined();

private:
    static accounts::Account accountAt(quint16 port);
    static QPushButton *button(const QWidget &window, const QString &text);
};

QPushButton *TestExamine::button(const QWidget &window, const QString &text)
{
    for (QPushButton *one : window.findChildren<QPushButton *>()) {
        if (one->isVisible() && one->text().remove(u'&') == text)
            return one;
    }
    return nullptr;
}

void TestExamine::theReportIsShownAsText()
{
    ExamineDialog dialog(QStringLiteral("Work"), nullptr);
    dialog.begin();
    dialog.setProgress({ExaminationProgress::Step::Port, 995, 2, 9});
    dialog.show();
    QCOMPARE(dialog.findChild<QLabel *>(QStringLiteral("examineStep"))->text(),
             QStringLiteral("Trying port 995"));
    dialog.setReport(someReport());
    dialog.finish();
    const QString shown = dialog.findChild<QTextBrowser *>(QStringLiteral("examineReport"))->toPlainText();
    QVERIFY2(shown.contains(QStringLiteral("<b>bold</b> \\x1b[1m")), qPrintable(shown));
    QVERIFY2(shown.contains(QStringLiteral("bad At port ")), qPrintable(shown));
    QVERIFY2(shown.contains(QStringLiteral("(RFC 2595, section 4)")), qPrintable(shown));
    QVERIFY(shown.contains(QStringLiteral("The connection took 1.50 ms")));
}

void TestExamine::itIsSavedAndCopied()
{
    const QTemporaryDir folder;
    ExamineDialog dialog(QStringLiteral("Work"), nullptr);
    dialog.begin();
    dialog.show();
    QVERIFY(!button(dialog, QStringLiteral("Copy"))->isEnabled());
    dialog.setReport(someReport());
    dialog.finish();
    button(dialog, QStringLiteral("Copy"))->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("- **bad** ")));
    QVERIFY(QGuiApplication::clipboard()->mimeData()->html().contains(QStringLiteral("&lt;b&gt;")));
    for (const char *name : {"a.md", "a.html", "a.txt"}) {
        button(dialog, QStringLiteral("Save as…"))->click();
        auto *chooser = dialog.findChild<QFileDialog *>();
        QVERIFY(chooser);
        const QString path = folder.filePath(QLatin1StringView(name));
        Q_EMIT chooser->fileSelected(path);
        chooser->close();
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(path).size() > 0, longEnough);
        QTRY_VERIFY(!dialog.findChild<QFileDialog *>());
    }
    QFile page(folder.filePath(QStringLiteral("a.html")));
    QVERIFY(page.open(QFile::ReadOnly));
    QVERIFY(page.readAll().startsWith("<!DOCTYPE html>"));
}

void TestExamine::stoppingKeepsWhatIsKnown()
{
    ExamineDialog dialog(QStringLiteral("Work"), nullptr);
    dialog.begin();
    dialog.show();
    ExaminationReport part = someReport();
    part.complete = false;
    dialog.setReport(part);
    QSignalSpy stop(&dialog, &ExamineDialog::stopWanted);
    button(dialog, QStringLiteral("Stop"))->click();
    QCOMPARE(stop.count(), 1);
    dialog.finish();
    QVERIFY(button(dialog, QStringLiteral("Examine again")));
    QVERIFY(button(dialog, QStringLiteral("Save as…"))->isEnabled());
    const QString shown = dialog.findChild<QTextBrowser *>(QStringLiteral("examineReport"))->toPlainText();
    QVERIFY(shown.contains(QStringLiteral("It is not complete.")));
}

accounts::Account TestExamine::accountAt(quint16 port)
{
    accounts::Account account;
    account.id = QStringLiteral("a");
    account.host = QStringLiteral("127.0.0.1");
    account.port = port;
    account.user = QStringLiteral("anna");
    account.security = Security::None;
    account.proxy.kind = Proxy::Kind::None;
    return account;
}

void TestExamine::theDeskAsksAndExamines()
{
    ScriptedServer server(refusing);
    const QTemporaryDir folder;
    QWidget window;
    window.show();
    OpenMailbox open(accountAt(server.port()), folder.path(), nullptr, &window);
    ExamineDesk desk(&window, nullptr);
    QVERIFY(!desk.examineAction()->isEnabled());
    desk.showMailbox(&open);
    QVERIFY(desk.examineAction()->isEnabled());
    desk.examineAction()->trigger();
    auto *dialog = window.findChild<ExamineDialog *>();
    QVERIFY(dialog);
    // Meanwhile nothing else may log in.
    QCOMPARE(open.use(), OpenMailbox::Use::Examination);
    const CheckWatch watch(open, [](const OpenMailbox &) { return false; });
    QCOMPARE(watch.standing(), CheckWatch::Standing::Busy);
    auto *question = dialog->findChild<PasswordDialog *>();
    QVERIFY(question);
    question->findChild<QLineEdit *>()->setText(QStringLiteral("hunter22"));
    question->accept();
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isRunning(), longEnough);
    QTRY_PLAYED(server);
    QCOMPARE(open.use(), OpenMailbox::Use::Own);
    QCOMPARE(watch.standing(), CheckWatch::Standing::Free);
    const QString shown = dialog->findChild<QTextBrowser *>(QStringLiteral("examineReport"))->toPlainText();
    const QString log = dialog->findChild<QPlainTextEdit *>(QStringLiteral("examineLog"))->toPlainText();
    QVERIFY2(shown.contains(QStringLiteral("The login failed.")), qPrintable(shown));
    QVERIFY2(log.contains(QStringLiteral("C: PASS ********")), qPrintable(log));
    QVERIFY(!shown.contains(QStringLiteral("hunter22")));
    QVERIFY(!log.contains(QStringLiteral("hunter22")));
}

/// A server locks out whoever shows it a wrong password again and again.
void TestExamine::aRefusedPasswordIsNotShownAgain()
{
    ScriptedServer server(refusing);
    const QTemporaryDir folder;
    QWidget window;
    window.show();
    OpenMailbox open(accountAt(server.port()), folder.path(), nullptr, &window);
    open.setKnownPassword(Secret(QByteArray("hunter22")));
    ExamineDesk desk(&window, nullptr);
    desk.showMailbox(&open);
    desk.examineAction()->trigger();
    auto *dialog = window.findChild<ExamineDialog *>();
    QVERIFY(dialog && dialog->isRunning() && !dialog->findChild<PasswordDialog *>());
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isRunning(), longEnough);
    QTRY_PLAYED(server);
    button(*dialog, QStringLiteral("Examine again"))->click();
    QCOMPARE(dialog->findChildren<PasswordDialog *>().size(), 1);
    QVERIFY(!button(*dialog, QStringLiteral("Examine again")));
    Q_EMIT dialog->startWanted(); // a click that was under way
    QCOMPARE(dialog->findChildren<PasswordDialog *>().size(), 1);
    button(*dialog, QStringLiteral("Stop"))->click();
    QTRY_VERIFY(!dialog->findChild<PasswordDialog *>());
    QVERIFY(!dialog->isRunning());
    QVERIFY2(server.finished(), server.report());
}

void TestExamine::aMailboxInUseIsNotExamined()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const QTemporaryDir folder;
    QWidget window;
    window.show();
    OpenMailbox open(accountAt(silent.serverPort()), folder.path(), nullptr, &window);
    ExamineDesk desk(&window, nullptr);
    desk.showMailbox(&open);
    desk.examineAction()->trigger();
    auto *dialog = window.findChild<ExamineDialog *>();
    QVERIFY(dialog && dialog->findChild<PasswordDialog *>());
    open.setKnownPassword(Secret(QByteArray("hunter22")));
    open.mailbox().check(); // the user's own session comes first
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isRunning(), longEnough);
    QTRY_VERIFY(!dialog->findChild<PasswordDialog *>());
    QVERIFY(!desk.examineAction()->isEnabled());
    button(*dialog, QStringLiteral("Examine again"))->click();
    QVERIFY(!dialog->isRunning());
    QVERIFY(!dialog->findChild<PasswordDialog *>());
}

/// Between two attempts of its own the mailbox is not free either.
void TestExamine::aMailboxThatWaitsIsNotExamined()
{
    ScriptedServer server("S: +OK ready\nC: CAPA\nS: +OK\nS: USER\nS: .\nC: USER anna\nS: +OK\n"
                          "C: PASS hunter22\nS: -ERR [IN-USE] busy\nC: QUIT\n");
    const QTemporaryDir folder;
    QWidget window;
    window.show();
    OpenMailbox open(accountAt(server.port()), folder.path(), nullptr, &window);
    open.setKnownPassword(Secret(QByteArray("hunter22")));
    ExamineDesk desk(&window, nullptr);
    desk.showMailbox(&open);
    QVERIFY(desk.examineAction()->isEnabled());
    open.mailbox().check();
    QTRY_VERIFY_WITH_TIMEOUT(open.mailbox().status().waiting.has_value(), longEnough);
    QTRY_PLAYED(server);
    QCOMPARE(open.state(), ConnectionState::Disconnected);
    QVERIFY(!desk.examineAction()->isEnabled());
}

QTEST_MAIN(TestExamine)
#include "tst_examine.moc"
