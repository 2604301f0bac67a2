// SPDX-License-Identifier: GPL-3.0-or-later
// SMTP in the log: the tab of what an account sends, and the conversation by hand.
#include "accounts/accountstore.h"
#include "accounts/profile.h"
#include "gui/consolebar.h"
#include "gui/flowpane.h"
#include "gui/flowwords.h"
#include "gui/handtalkdialog.h"
#include "gui/handtalkwords.h"
#include "gui/logdesk.h"
#include "gui/logdock.h"
#include "gui/mainwindow.h"
#include "gui/messagelistpane.h"
#include "gui/openmailbox.h"
#include "gui/reportbuilding.h"
#include "gui/reportdocument.h"
#include "gui/statisticspane.h"
#include "gui/theme.h"
#include "gui/transcriptmodel.h"
#include "gui/transcriptpane.h"
#include "gui/transcriptview.h"
#include "mailbox/dispatch.h"
#include "support/scriptedserver.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace poplar;
using namespace poplar::gui;
using namespace poplar::test;
using wire::TranscriptEvent;
using Kind = TranscriptEvent::Kind;

namespace {

constexpr int longEnough = 30'000;

/// A message that is sent, as the log has it.
QList<TranscriptEvent> sentMessage()
{
    QList<TranscriptEvent> events;
    const auto add = [&events](Kind kind, const QByteArray &text, quint64 command = 0) -> TranscriptEvent & {
        TranscriptEvent event;
        event.number = quint64(events.size()) + 1;
        event.time = QDateTime(QDate(2026, 11, 22), QTime(10, 37, 41), Qt::UTC).addMSecs(10 * events.size());
        event.sinceStart = std::chrono::milliseconds(10 * events.size());
        event.kind = kind;
        event.text = text;
        event.command = command;
        event.octets = text.size() + 2;
        event.message = 7;
        events += event;
        return events.last();
    };
    const auto reply = [&add](quint64 command, const QByteArray &text) {
        add(Kind::Received, text, command).endsReply = true;
    };
    add(Kind::State, "CONNECTING");
    add(Kind::State, "CONNECTED");
    reply(1, "220 mail.example.org ESMTP");
    add(Kind::Sent, "EHLO [127.0.0.1]", 2);
    add(Kind::Received, "250-mail.example.org", 2);
    reply(2, "250 SIZE 1000000");
    add(Kind::Sent, "MAIL FROM:<anna@example.org> SIZE=4711", 3);
    reply(3, "250 2.1.0 ok");
    add(Kind::Sent, "RCPT TO:<nobody@example.org>", 4);
    reply(4, "550 5.1.1 no such user");
    add(Kind::Sent, "DATA", 5);
    add(Kind::Received, "354 go on", 5);
    TranscriptEvent &body = add(Kind::Body, {}, 5);
    body.way = TranscriptEvent::Way::Out;
    body.octets = 4711;
    body.lines = 78;
    body.body = "Subject: x\r\n\r\nHello\r\n";
    reply(5, "250 2.0.0 queued");
    add(Kind::Sent, "QUIT", 6);
    reply(6, "221 2.0.0 bye");
    add(Kind::State, "DISCONNECTED");
    return events;
}

accounts::Account sendingAccount()
{
    accounts::Account account;
    account.id = QStringLiteral("a");
    account.name = QStringLiteral("Anna & Co");
    account.host = QStringLiteral("pop.example.org");
    account.user = QStringLiteral("anna");
    account.submission.host = QStringLiteral("smtp.example.org");
    account.submission.port = 1587;
    account.submission.security = Security::Tls;
    return account;
}

/// A mailbox, its list and its log in a window. Nobody connects.
class Office {
public:
    Office()
        : settings(folder.filePath(QStringLiteral("poplar.ini")), QSettings::IniFormat)
        , log(window, *list, settings)
        , open(sendingAccount(), folder.filePath(QStringLiteral("account")), nullptr, &window)
    {
        window.setCentralWidget(list);
        log.watch(open);
        log.showMailbox(&open);
        list->setModel(&open.model());
        window.resize(1200, 800);
        log.dock().show();
        window.show();
    }
    ~Office() { list->setModel(nullptr); }
    Q_DISABLE_COPY_MOVE(Office)

    void send(const QList<TranscriptEvent> &events)
    {
        Q_EMIT open.mailbox().dispatch().transcriptGrown(events);
    }
    [[nodiscard]] QTabBar &tabs() { return *log.dock().findChild<QTabBar *>(QStringLiteral("logSessions")); }

    QMainWindow window;
    MessageListPane *list = new MessageListPane;
    QTemporaryDir folder;
    QSettings settings;
    LogDesk log;
    OpenMailbox open;
};

} // namespace

class SmtpLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTabComesWithTheFirstEvent();
    void linesAreThoseOfSmtp();
    void noLineLeadsToAMessageOfTheList();
    void theMessageIsAnArrowToTheServer();
    void largeMessagesGrow();
    void theFiguresKnowWhatWentOut();
    void theCaptureIsSmtp();
    void theReportIsOfSmtp();

    void theDialogOffersBothProtocols();
    void aMailIsTypedInTheWindow();
    void hintsAndObstaclesAreThoseOfSmtp();
};

void SmtpLogTest::theTabComesWithTheFirstEvent()
{
    Office office;
    QCOMPARE(office.tabs().count(), 1);
    office.send({});
    QCOMPARE(office.tabs().count(), 1);
    office.send(sentMessage());
    QCOMPARE(office.tabs().count(), 2);
    QCOMPARE(office.tabs().tabText(1), QStringLiteral("Anna && Co · SMTP"));
    QCOMPARE(office.tabs().currentIndex(), 0); // nothing is taken from the user's eyes
    TranscriptEvent next = sentMessage().constFirst();
    next.number = 18;
    office.send({next});
    QCOMPARE(office.tabs().count(), 2);
    office.log.setName(office.open);
    QCOMPARE(office.tabs().tabText(1), QStringLiteral("Anna && Co · SMTP"));
    office.log.revealSending(10);
    QCOMPARE(office.tabs().currentIndex(), 1);
    office.log.forget(office.open.id());
    QCOMPARE(office.tabs().count(), 0);
    office.send(sentMessage());
    QCOMPARE(office.tabs().count(), 0);
}

void SmtpLogTest::linesAreThoseOfSmtp()
{
    Office office;
    office.send(sentMessage());
    office.log.revealSending(10);
    TranscriptPane &pane = *office.log.dock().currentPane();
    const auto *view = pane.findChild<TranscriptView *>(QStringLiteral("transcript"));
    QTRY_COMPARE_WITH_TIMEOUT(pane.model().rowCount(), 17, longEnough);
    const auto cell = [&pane](int row, TranscriptModel::Column column) {
        return pane.model().index(row, column).data().toString();
    };
    QCOMPARE(cell(12, TranscriptModel::Direction), QStringLiteral("→"));
    QCOMPARE(pane.model().index(12, 0).data(TranscriptModel::WayRole).toInt(),
             int(TranscriptEvent::Way::Out));
    QCOMPARE(cell(12, TranscriptModel::Text), QStringLiteral("4,711 octet(s) in 78 line(s)"));
    QCOMPARE(view->currentIndex().siblingAtColumn(TranscriptModel::Text).data().toString(),
             QStringLiteral("550 5.1.1 no such user"));
    QString explained;
    const QList<QLabel *> labels = pane.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        explained += label->text() + u'\n';
    QVERIFY2(explained.contains(u"no such mailbox") && explained.contains(u"5.1.1, for good"),
             qPrintable(explained));
    QVERIFY(pane.model().lineAt(9).isError());
    QVERIFY(pane.model().body(13).value_or(QByteArray()).startsWith("Subject: x"));
}

/// The events name messages of the outbox.
void SmtpLogTest::noLineLeadsToAMessageOfTheList()
{
    Office office;
    QSignalSpy touched(&office.log.dock(), &LogDock::messageTouched);
    office.send(sentMessage());
    office.log.revealSending(7);
    TranscriptPane &pane = *office.log.dock().currentPane();
    QTRY_COMPARE_WITH_TIMEOUT(pane.model().rowCount(), 17, longEnough);
    auto *view = pane.findChild<TranscriptView *>(QStringLiteral("transcript"));
    const QModelIndex line = view->model()->index(6, TranscriptModel::Text);
    view->scrollTo(line);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(line).center());
    QCOMPARE(touched.count(), 0);
    QCOMPARE(pane.model().lastAbout(7), 0U);
}

void SmtpLogTest::theMessageIsAnArrowToTheServer()
{
    FlowStory story;
    story.append(sentMessage());
    const auto isBody = [](const FlowMark &mark) { return mark.kind == FlowMark::Kind::Body; };
    const auto body = std::find_if(story.marks().begin(), story.marks().end(), isBody);
    QVERIFY(body != story.marks().end());
    QCOMPARE(int(body->way), int(TranscriptEvent::Way::Out));
    const FlowSpan span = story.spans()[body->span];
    QCOMPARE(story.marks()[span.first].text, QByteArray("DATA"));
    QCOMPARE(story.marks()[span.answered].text, QByteArray("354 go on"));
    QCOMPARE(int(span.course), int(FlowSpan::Course::Complete));
    QCOMPARE(story.marks()[span.reply].text, QByteArray("250 2.0.0 queued"));
    QVERIFY(flowTip(story, body - story.marks().begin()).contains(u"to the server"));
    // Further lines of a reply are counted with it.
    const auto ehlo = std::find_if(story.marks().begin(), story.marks().end(),
                                   [](const FlowMark &mark) { return mark.text.startsWith("250-mail"); });
    QCOMPARE(ehlo->lines, 1);

    // It is painted as what goes out: the page has ink where there is none without it.
    const auto picture = [](const QList<TranscriptEvent> &events) {
        FlowPane pane;
        pane.resize(900, 700);
        pane.append(events);
        pane.show();
        return QTest::qWaitForWindowExposed(&pane) ? pane.grab().toImage() : QImage();
    };
    QList<TranscriptEvent> coming = sentMessage();
    coming[12].way = TranscriptEvent::Way::In;
    QVERIFY(picture(sentMessage()) != picture(coming));
}

void SmtpLogTest::largeMessagesGrow()
{
    QList<TranscriptEvent> events = sentMessage();
    TranscriptEvent progress = events[12];
    progress.kind = Kind::Progress;
    progress.octets = 2000;
    progress.lines = 0;
    FlowStory story;
    story.append(events.mid(0, 12));
    story.append({progress});
    QCOMPARE(story.marks().last().octets, 2000);
    QVERIFY(flowText(story, story.marks().size() - 1).contains(u"so far"));
    story.append({events[12]});
    progress.octets = 3000; // what is on its way still
    story.append({progress});
    QCOMPARE(story.marks().last().octets, 4711);
    QVERIFY(!flowText(story, story.marks().size() - 1).contains(u"so far"));
    const qsizetype marks = story.marks().size();
    story.append(events.mid(13));
    QCOMPARE(story.marks()[marks].text, QByteArray("250 2.0.0 queued"));
}

void SmtpLogTest::theFiguresKnowWhatWentOut()
{
    Office office;
    office.send(sentMessage());
    office.log.revealSending(1);
    auto *statistics = office.log.dock().currentPane()->findChild<StatisticsPane *>();
    QVERIFY(statistics);
    QCOMPARE(statistics->statistics().bodies(), 1);
    QCOMPARE(statistics->statistics().refusals(), 1);
    QVERIFY(statistics->statistics().octetsSent() > 4711);
    QVERIFY(statistics->statistics().octetsReceived() < 4711);
}

void SmtpLogTest::theCaptureIsSmtp()
{
    Office office;
    office.send(sentMessage());
    office.log.revealSending(1);
    QSignalSpy saved(&office.log, &LogDesk::saved);
    const auto save = [&](const char *action, const QString &path) {
        office.window.findChild<QAction *>(QLatin1StringView(action))->trigger();
        auto *dialog = office.window.findChild<QFileDialog *>(QStringLiteral("saveDialog"));
        const QString suggested = dialog ? dialog->selectedFiles().value(0) : QString();
        if (dialog) {
            Q_EMIT dialog->fileSelected(path);
            dialog->close();
            delete dialog;
        }
        return suggested;
    };
    const auto content = [](const QString &path) {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QString packets = office.folder.filePath(QStringLiteral("x.pcapng"));
    const QString suggested = save("saveCapture", packets);
    QVERIFY2(suggested.endsWith(QStringLiteral("smtp_20261122_103741.pcapng")), qPrintable(suggested));
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, longEnough);
    QVERIFY(content(packets).contains("RCPT TO:<nobody@example.org>"));
    const QString shared = office.folder.filePath(QStringLiteral("x.txt"));
    save("shareLog", shared);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 2, longEnough);
    const QByteArray text = content(shared);
    QVERIFY2(text.contains("C: [4711 octets, 78 lines]"), text.constData());
    QVERIFY2(!text.contains("example.org") && !text.contains("anna"), text.constData());
}

void SmtpLogTest::theReportIsOfSmtp()
{
    ReportSubject subject{sentMessage(), {}, {}, {}, records::Application::Smtp};
    const ReportMaterial material = reportMaterial(subject, ReportNames::Shown);
    const auto report = reportDocument(material, ReportPart::Explanations, [](double) { return true; });
    QVERIFY(report);
    QString facts;
    QString lines;
    for (const ReportDocument::Section &section : report->sections) {
        for (const ReportDocument::Fact &fact : section.facts)
            facts += fact.name + u'=' + fact.value + u'\n';
        for (const ReportDocument::Line &line : section.exchange.lines)
            lines += speakerSign(line.speaker) + u' ' + line.text + u' ' + line.explanation + u'\n';
    }
    QVERIFY2(facts.contains(u"Protocol=SMTP") && facts.contains(u"Message texts sent=1"), qPrintable(facts));
    QVERIFY2(lines.contains(u"C: [4,711 octet(s) in 78 line(s)]"), qPrintable(lines));
    QVERIFY2(lines.contains(u"no such mailbox"), qPrintable(lines));
}

void SmtpLogTest::theDialogOffersBothProtocols()
{
    using Session = HandTalkDialog::Choice::Session;
    accounts::Account silent = sendingAccount();
    silent.id = QStringLiteral("b");
    silent.submission = {};
    auto *dialog = new HandTalkDialog({{sendingAccount(), QStringLiteral("Work"), Session::Open},
                                       {silent, QStringLiteral("Home"), Session::Closed}},
                                      0, nullptr);
    dialog->show();
    auto *protocol = dialog->findChild<QComboBox *>(QStringLiteral("handTalkProtocol"));
    auto *account = dialog->findChild<QComboBox *>(QStringLiteral("handTalkAccount"));
    auto *host = dialog->findChild<QLineEdit *>(QStringLiteral("handTalkHost"));
    auto *port = dialog->findChild<QSpinBox *>(QStringLiteral("handTalkPort"));
    auto *security = dialog->findChild<QComboBox *>(QStringLiteral("handTalkSecurity"));
    auto *connects = dialog->findChild<QPushButton *>(QStringLiteral("handTalkConnect"));
    const auto *session = dialog->findChild<QWidget *>(QStringLiteral("handTalkSession"));
    QCOMPARE(dialog->application(), records::Application::Pop3);
    QCOMPARE(dialog->account(), sendingAccount());
    QVERIFY(session->isVisible());
    protocol->setCurrentIndex(1);
    QCOMPARE(dialog->application(), records::Application::Smtp);
    QCOMPARE(host->text(), QStringLiteral("smtp.example.org"));
    QCOMPARE(port->value(), 1587);
    QCOMPARE(dialog->account(), accounts::sendingAccount(sendingAccount()));
    QVERIFY(!session->isVisible() && !host->isEnabled());
    // An account that sends nothing has no server; another one has the usual port.
    for (const int other : {1, 2}) {
        account->setCurrentIndex(other);
        QVERIFY(host->isEnabled() && !connects->isEnabled());
        port->setValue(587);
        security->setCurrentIndex(security->findData(QVariant::fromValue(Security::StartTls)));
        port->setValue(587);
        security->setCurrentIndex(security->findData(QVariant::fromValue(Security::Tls)));
        QCOMPARE(port->value(), 465);
        host->setText(QStringLiteral("mail.example.net"));
        QVERIFY(connects->isEnabled());
        QCOMPARE(dialog->account().host, QStringLiteral("mail.example.net"));
    }
    protocol->setCurrentIndex(0);
    QCOMPARE(port->value(), 995);
    QCOMPARE(host->text(), QStringLiteral("mail.example.net"));
    delete dialog;
}

void SmtpLogTest::aMailIsTypedInTheWindow()
{
    ScriptedServer server(
        "S: 220 ready\nC: EHLO me\nS: 250-mail\nS: 250 AUTH PLAIN\n"
        "C: AUTH PLAIN\nS: 334\nC: AGFubmEAaHVudGVyMjI=\nS: 235 2.7.0 in\n"
        "C: MAIL FROM:<anna@example.org>\nS: 250 ok\nC: RCPT TO:<boris@example.org>\nS: 250 ok\n"
        "C: DATA\nS: 354 go on\nC: Subject: x\nC: \nC: .\nS: 250 2.0.0 queued\n"
        "C: QUIT\nS: 221 bye\n");
    const QTemporaryDir folder;
    const accounts::Profile profile(folder.path());
    QSettings settings(profile.settingsFile(), QSettings::IniFormat);
    accounts::AccountStore store(profile.settingsFile());
    Theme theme;
    MainWindow window(Surroundings{.profile = profile,
                                   .settings = settings,
                                   .accounts = store,
                                   .passwords = nullptr,
                                   .theme = theme,
                                   .startPractice = {}});
    window.resize(1200, 800);
    window.show();
    window.findChild<QAction *>(QStringLiteral("handTalkAction"))->trigger();
    auto *dialog = window.findChild<HandTalkDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QComboBox *>(QStringLiteral("handTalkProtocol"))->setCurrentIndex(1);
    dialog->findChild<QLineEdit *>(QStringLiteral("handTalkHost"))->setText(QStringLiteral("127.0.0.1"));
    auto *security = dialog->findChild<QComboBox *>(QStringLiteral("handTalkSecurity"));
    security->setCurrentIndex(security->findData(QVariant::fromValue(Security::None)));
    dialog->findChild<QSpinBox *>(QStringLiteral("handTalkPort"))->setValue(server.port());
    dialog->findChild<QPushButton *>(QStringLiteral("handTalkConnect"))->click();
    auto &dock = *window.findChild<LogDock *>();
    QTRY_VERIFY_WITH_TIMEOUT(dock.currentPane() != nullptr, longEnough);
    TranscriptPane &pane = *dock.currentPane();
    ConsoleBar &bar = *pane.findChild<ConsoleBar *>();
    QCOMPARE(pane.application(), records::Application::Smtp);
    const auto type = [&bar](ConsoleBar::Input input, const QByteArrayList &lines) {
        for (const QByteArray &line : lines) {
            QTRY_COMPARE_WITH_TIMEOUT(int(bar.input()), int(input), longEnough);
            Q_EMIT bar.entered(line);
        }
    };
    using Input = ConsoleBar::Input;
    type(Input::Command, {"EHLO me", "AUTH PLAIN"});
    type(Input::Secret, {"AGFubmEAaHVudGVyMjI="});
    type(Input::Command, {"MAIL FROM:<anna@example.org>", "RCPT TO:<boris@example.org>", "DATA"});
    type(Input::Data, {"Subject: x", "", "."});
    type(Input::Command, {"QUIT"});
    QTRY_PLAYED(server);
    QTRY_COMPARE_WITH_TIMEOUT(int(bar.input()), int(Input::Closed), longEnough);
    const auto shown = [&pane] {
        QByteArray lines;
        for (const TranscriptEvent &event : pane.model().events())
            lines += event.text + '\n';
        return lines;
    };
    QTRY_VERIFY2_WITH_TIMEOUT(shown().contains("221 bye"), shown().constData(), longEnough);
    const QByteArray log = shown();
    QVERIFY2(log.contains("Subject: x\n\n.\n250 2.0.0 queued"), log.constData());
    QVERIFY2(!log.contains("AGFu") && !log.contains("hunter22"), log.constData());
}

void SmtpLogTest::hintsAndObstaclesAreThoseOfSmtp()
{
    mailbox::HandStatus status;
    status.application = records::Application::Smtp;
    status.input = wire::HandInput::Command;
    status.state = "CONNECTED";
    const auto obstacleTo = [&status](const QByteArray &name) {
        for (const ConsoleVerb &verb : handVerbs(status)) {
            if (verb.name == name)
                return verb.obstacle;
        }
        return QStringLiteral("missing");
    };
    QVERIFY(obstacleTo("AUTH").contains(QStringLiteral("not encrypted")));
    QCOMPARE(obstacleTo("STLS"), QStringLiteral("missing"));
    QVERIFY(handHint(status).contains(QStringLiteral("STARTTLS changes that")));
    status.protection = mailbox::HandStatus::Protection::Tls;
    QVERIFY(obstacleTo("AUTH").isEmpty());
    QVERIFY(!obstacleTo("STARTTLS").isEmpty());
    QCOMPARE(handHint(status), QStringLiteral("Type an SMTP command"));
    status.input = wire::HandInput::Data;
    QVERIFY(handHint(status).contains(QStringLiteral("a dot alone ends it")));
}

QTEST_MAIN(SmtpLogTest)
#include "tst_smtplog.moc"
