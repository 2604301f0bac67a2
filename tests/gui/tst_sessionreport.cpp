// SPDX-License-Identifier: GPL-3.0-or-later
// The report of a session, as its user asks for it and as its reader gets it.
#include "../unit/tst_archive_faults.h"
#include "gui/reportdesk.h"
#include "gui/reportdialog.h"
#include "gui/transcriptmodel.h"
#include "gui/transcriptpane.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSemaphore>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace poplar;
using namespace poplar::gui;
using wire::TranscriptEvent;
using Kind = TranscriptEvent::Kind;

namespace {

constexpr int patience = 120'000; ///< Machines are slow, and sanitizers too.

/// Writes events one after the other, ten milliseconds apart.
class Story {
public:
    TranscriptEvent &add(Kind kind, const QByteArray &text, quint64 command = 0)
    {
        TranscriptEvent event;
        event.number = quint64(events.size()) + 1;
        event.kind = kind;
        event.text = text;
        event.state = m_state;
        event.command = command;
        event.octets = text.size() + 2;
        event.endsReply = kind == Kind::Received;
        event.sinceStart = std::chrono::milliseconds(10 * events.size());
        event.time = m_begun.addMSecs(10 * events.size());
        events += event;
        return events.last();
    }
    void state(const QByteArray &name)
    {
        m_state = name;
        add(Kind::State, name);
    }
    void say(quint64 command, const QByteArray &said, const QByteArray &reply)
    {
        add(Kind::Sent, said, command);
        add(Kind::Received, reply, command);
    }

    QList<TranscriptEvent> events;

private:
    QByteArray m_state;
    QDateTime m_begun{QDate(2026, 11, 22), QTime(10, 37, 41), Qt::UTC};
};

const QByteArray digest(32, '\xAB');
constexpr qint64 letter = 7; ///< The message that is read.

Story begun()
{
    Story story;
    story.state("CONNECTING");
    story.add(Kind::State, "pop.acme-mail.net:110");
    story.add(Kind::State, "connected from 192.0.2.7:40000 to 198.51.100.1:110").link = wire::Link{
        QHostAddress(QStringLiteral("192.0.2.7")), 40000, QHostAddress(QStringLiteral("198.51.100.1")), 110};
    story.state("AUTHORIZATION");
    story.add(Kind::Received, "+OK pop.acme-mail.net ready <1896.697@pop.acme-mail.net>", 1);
    story.say(2, "STLS", "+OK begin");
    story.state("SECURING");
    story.add(Kind::Security, "TLSv1.3 TLS_AES_256_GCM_SHA384");
    story.add(Kind::Security,
              "certificate CN=pop.acme-mail.net; issuer=Acme Root; valid=2026-01-01/2027-02-01; SHA-256="
                  + digest.toHex(':').toUpper());
    return story;
}

/// A session over STLS in which one message is read, one command is refused, and all ends well.
QList<TranscriptEvent> wholeSession()
{
    Story story = begun();
    story.state("AUTHORIZATION");
    story.say(3, "USER anna.smith", "+OK");
    story.say(4, "PASS ********", "+OK welcome, Anna Smith, from 2001:db8::7, to *.acme-mail.net");
    story.state("TRANSACTION");
    story.say(5, "STAT", "+OK 2 5120");
    story.add(Kind::Sent, "RETR 1", 6).message = letter;
    story.add(Kind::Received, "+OK 3972 octets", 6).endsReply = false;
    TranscriptEvent &body = story.add(Kind::Body, {}, 6);
    body.message = letter;
    body.octets = 3972;
    body.lines = 78;
    body.body = "Subject: Quarterly figures\r\nReceived: from inner.acme-mail.net\r\n";
    story.say(7, "DELE 9", "-ERR [SYS/TEMP] no such message, ask boris@acme-mail.net");
    story.say(8, "QUIT", "+OK bye");
    story.state("DISCONNECTED");
    return story.events;
}

ReportSubject subjectOf(const QList<TranscriptEvent> &events)
{
    Envelope envelope;
    envelope.from = {{QStringLiteral("Anna Smith"), QStringLiteral("anna.smith@acme-mail.net")}};
    envelope.to = {{QStringLiteral("Boris"), QStringLiteral("boris@acme-mail.net")}};
    envelope.subject = QStringLiteral("Quarterly figures");
    envelope.date = QDateTime(QDate(2026, 11, 20), QTime(8, 0), Qt::UTC);
    envelope.messageId = "42@inner.acme-mail.net";
    const wire::CertificateDetails certificate{{QStringLiteral("pop.acme-mail.net"),
                                                QStringLiteral("mx.acme-mail.net"),
                                                QStringLiteral("backroom"), QStringLiteral("198.51.100.1")},
                                               QStringLiteral("Acme Root"),
                                               QDateTime(QDate(2026, 1, 1), QTime(), Qt::UTC),
                                               QDateTime(QDate(2027, 2, 1), QTime(), Qt::UTC),
                                               digest,
                                               "0C:FF:EE",
                                               QStringLiteral("RSA"),
                                               2048};
    wire::TlsDetails tls;
    tls.chain = {certificate};
    tls.trust = wire::CertificateTrust::Authority;
    return {events,
            {{QStringLiteral("anna.smith")}, {QStringLiteral("pop.acme-mail.net")}},
            tls,
            {{letter, envelope, "UID-4711", 3972}}};
}

/// A log in a window, and what asks for its report.
struct ShownSession {
    explicit ShownSession(const QList<TranscriptEvent> &events)
        : action(desk.actionFor(pane, [this] { return subject; }))
    {
        if (!events.isEmpty())
            pane.append(events);
        subject = subjectOf(events);
        window.show();
    }
    ReportDialog *open()
    {
        action->trigger();
        dialog = window.findChild<ReportDialog *>(QStringLiteral("reportDialog"));
        return dialog;
    }
    QCheckBox *box(const char *name) const { return dialog->findChild<QCheckBox *>(QLatin1StringView(name)); }
    void choose(ReportSettings::Format format) const
    {
        auto *formats = dialog->findChild<QComboBox *>(QStringLiteral("reportFormat"));
        formats->setCurrentIndex(formats->findData(int(format)));
    }
    void save(const QString &path) const
    {
        dialog->findChild<QPushButton *>(QStringLiteral("saveReport"))->click();
        auto *files = dialog->findChild<QFileDialog *>(QStringLiteral("saveDialog"));
        QVERIFY(files);
        Q_EMIT files->fileSelected(path);
        files->close();
    }

    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("poplar.ini")), QSettings::IniFormat};
    QWidget window;
    TranscriptPane pane;
    ReportDesk desk{settings, &window};
    ReportSubject subject;
    QAction *action;
    ReportDialog *dialog = nullptr;
    QSignalSpy saved{&desk, &ReportDesk::saved};
};

/// Writes a report as the dialog does, without it.
Result<Done> written(
    const ReportSubject &subject, const QString &path, ReportNames names,
    const std::function<bool(double)> &steps = [](double) { return true; })
{
    ReportOrder order;
    order.subject = subject;
    order.parts = {ReportPart::Explanations, ReportPart::Diagram, ReportPart::Statistics};
    order.names = names;
    order.format = path.endsWith(u".pdf") ? ReportSettings::Format::Pdf : ReportSettings::Format::Html;
    order.fonts = {QFont(), QFont(QStringLiteral("DejaVu Sans Mono"))};
    order.paper = QPageSize(QPageSize::A4);
    order.path = path;
    return writeReport(order, steps);
}

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What a program of poppler says of a PDF.
QString told(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return {};
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// @param order of the texts: as they lie on the page, or ("-raw") as they were put there, each cell whole.
QString pdfText(const QString &path, const QString &order = QStringLiteral("-layout"))
{
    return told(QStringLiteral("pdftotext"), {order, path, QStringLiteral("-")});
}

int pdfPages(const QString &path)
{
    static const QRegularExpression pages(QStringLiteral("Pages:\\s+(\\d+)"));
    return pages.match(told(QStringLiteral("pdfinfo"), {path})).captured(1).toInt();
}

/// A name that is broken at the end of a line is still there.
QString withoutBlanks(QString text)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    return text.remove(blanks);
}

const QStringList secretNames{
    QStringLiteral("anna"),     QStringLiteral("smith"),     QStringLiteral("acme-mail"),
    QStringLiteral("boris"),    QStringLiteral("192.0.2.7"), QStringLiteral("198.51.100.1"),
    QStringLiteral("2001:db8"), QStringLiteral("AB:AB:AB"),  QStringLiteral("Quarterly"),
    QStringLiteral("0C:FF:EE"), QStringLiteral("inner."),    QStringLiteral("backroom")};

QStringList namesIn(const QString &text)
{
    QStringList found;
    const QString all = withoutBlanks(text);
    for (const QString &name : secretNames) {
        if (all.contains(name, Qt::CaseInsensitive))
            found += name;
    }
    return found;
}

/// Puts a sign before everything that is translated.
class Marking : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int n) const override
    {
        if (!QByteArray(context).startsWith("poplar::gui"))
            return {};
        return QStringLiteral("Ж")
            + QString::fromUtf8(source).replace(QStringLiteral("%Ln"), QString::number(n));
    }
};

} // namespace

class SessionReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void theReportHasEverySection();
    void thePdfSaysTheSame();
    void whatIsNotWantedIsLeftOut();
    void noNameIsLeft_data();
    void noNameIsLeft();
    void oneNameHasOnePseudonymEverywhere();
    void namesAreShownWhereThatIsWanted();
    void thePageLoadsNothing();
    void whatAServerSaysIsText();
    void aLongLineIsWrapped();
    void oneSessionOfSeveralIsReported();
    void eachKindOfLineIsExplainedOnce();
    void manyEventsBecomeManyPages_data();
    void manyEventsBecomeManyPages();
    void whatIsStoppedLeavesNoFile_data();
    void whatIsStoppedLeavesNoFile();
    void cancellingClosesTheDialog();
    void anErrorIsTold();
    void aFolderThatCannotBeWrittenIsTold();
    void aFullDiskIsTold_data();
    void aFullDiskIsTold();
    void withoutEventsThereIsNothingToReport();
    void theChoiceIsRemembered();
    void everyWordIsTranslated();

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QLatin1StringView(name)); }
    [[nodiscard]] QString html(const ReportSubject &subject, ReportNames names = ReportNames::Replaced) const;

    QTemporaryDir m_folder;
    bool m_hasPoppler = false;
};

void SessionReportTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_hasPoppler = !QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty();
}

void SessionReportTest::init()
{
    for (const char *name : {"report.pdf", "report.html"})
        QFile::remove(path(name));
}

QString SessionReportTest::html(const ReportSubject &subject, ReportNames names) const
{
    return written(subject, path("report.html"), names) ? contentOf(path("report.html")) : QString();
}

void SessionReportTest::theReportHasEverySection()
{
    ShownSession shown(wholeSession());
    QVERIFY(shown.open());
    shown.choose(ReportSettings::Format::Html);
    shown.box("reportExplanations")->setChecked(true);
    shown.box("reportNames")->setChecked(false);
    shown.save(path("report.html"));
    QTRY_COMPARE_WITH_TIMEOUT(shown.saved.size(), 1, patience);
    const QString page = contentOf(path("report.html"));
    qsizetype before = -1;
    for (const char *section : {"summary", "certificate", "statistics", "diagram", "messages", "exchange"}) {
        const qsizetype at = page.indexOf(QStringLiteral("<h2 id=\"%1\">").arg(QLatin1StringView(section)));
        QVERIFY2(at > before, section);
        before = at;
    }
    for (const char *fact : {"pop.acme-mail.net:110",
                             "198.51.100.1:110",
                             "STARTTLS",
                             "TLSv1.3 TLS_AES_256_GCM_SHA384",
                             "USER/PASS, as anna.smith",
                             "2026-11-22 10:37:41",
                             "Poplar said QUIT",
                             "2, together 5.0 KB",
                             "1, together 3.9 KB",
                             "2048 bit(s)",
                             "0C:FF:EE",
                             "2026-01-01 to 2027-02-01",
                             "mx.acme-mail.net",
                             "Slowest commands",
                             "Quarterly figures",
                             "Anna Smith &lt;anna.smith@acme-mail.net&gt;",
                             "UID-4711",
                             "42@inner.acme-mail.net",
                             "[3,972 octet(s) in 78 line(s)]",
                             "PASS ********",
                             "DELE 9",
                             "RFC 1939",
                             "10:37:41.010",
                             "All times are UTC"})
        QVERIFY2(page.contains(QLatin1StringView(fact)), fact);
    QCOMPARE(page.count(u"<svg"), 3);
}

void SessionReportTest::thePdfSaysTheSame()
{
    if (!m_hasPoppler)
        QSKIP("pdftotext is missing: scripts/setup --tests installs it");
    ShownSession shown(wholeSession());
    QVERIFY(shown.open());
    shown.choose(ReportSettings::Format::Pdf);
    shown.box("reportNames")->setChecked(false);
    shown.save(path("report.pdf"));
    QTRY_COMPARE_WITH_TIMEOUT(shown.saved.size(), 1, patience);
    const QString text = pdfText(path("report.pdf"));
    for (const char *part :
         {"Session report", "Summary", "Certificate", "Statistics", "Diagram", "Messages that were read",
          "The exchange", "pop.acme-mail.net:110", "RETR 1", "-ERR [SYS/TEMP]", "Quarterly figures",
          "Page 1 of ", "[3,972 octet(s) in 78 line(s)]"})
        QVERIFY2(text.contains(QLatin1StringView(part)), qPrintable(QLatin1StringView(part) + u'\n' + text));
    const int pages = pdfPages(path("report.pdf"));
    QVERIFY(pages >= 2);
    QVERIFY(text.contains(QStringLiteral("Page %1 of %1").arg(pages)));
}

void SessionReportTest::whatIsNotWantedIsLeftOut()
{
    ShownSession shown(wholeSession());
    QVERIFY(shown.open());
    shown.choose(ReportSettings::Format::Html);
    for (const char *name : {"reportExplanations", "reportDiagram", "reportStatistics"})
        shown.box(name)->setChecked(false);
    shown.save(path("report.html"));
    QTRY_COMPARE_WITH_TIMEOUT(shown.saved.size(), 1, patience);
    const QString page = contentOf(path("report.html"));
    QVERIFY(page.contains(u"id=\"exchange\"") && page.contains(u"id=\"summary\""));
    QVERIFY(!page.contains(u"id=\"diagram\"") && !page.contains(u"id=\"statistics\""));
    QVERIFY(!page.contains(u"<svg") && !page.contains(u"class=\"why\"><div>"));
}

void SessionReportTest::noNameIsLeft_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("HTML") << path("report.html");
    QTest::newRow("PDF") << path("report.pdf");
}

void SessionReportTest::noNameIsLeft()
{
    QFETCH(QString, file);
    const bool isPdf = file.endsWith(u".pdf");
    if (isPdf && !m_hasPoppler)
        QSKIP("pdftotext is missing: scripts/setup --tests installs it");
    const ReportSubject subject = subjectOf(wholeSession());
    QVERIFY(written(subject, file, ReportNames::Shown));
    const auto read = [&] { return isPdf ? pdfText(file, QStringLiteral("-raw")) : contentOf(file); };
    const QStringList open = namesIn(read());
    QCOMPARE(open.join(u' '), secretNames.join(u' ')); // they would be found
    QVERIFY(written(subject, file, ReportNames::Replaced));
    const QString masked = read();
    QCOMPARE(namesIn(masked).join(u' '), QString());
    QVERIFY(masked.contains(u"host1.example:110"));
    QVERIFY(withoutBlanks(masked).contains(u"notshown(17character(s))"));
}

void SessionReportTest::oneNameHasOnePseudonymEverywhere()
{
    const QString page = html(subjectOf(wholeSession()));
    const auto section = [&page](const QString &name) {
        const qsizetype begin = page.indexOf(QStringLiteral("<h2 id=\"%1\">").arg(name));
        return page.mid(begin, page.indexOf(u"<h2 id=", begin + 1) - begin);
    };
    const QString title = page.mid(0, page.indexOf(u"<h2 id="));
    for (const QString &part :
         {title, section(QStringLiteral("summary")), section(QStringLiteral("certificate")),
          section(QStringLiteral("diagram")), section(QStringLiteral("exchange"))})
        QVERIFY2(part.contains(u"host1.example"), qPrintable(part));
    const QRegularExpression user(QStringLiteral("USER (user\\d+)"));
    const QString pseudonym = user.match(section(QStringLiteral("exchange"))).captured(1);
    QVERIFY(!pseudonym.isEmpty());
    QVERIFY(section(QStringLiteral("summary")).contains(QStringLiteral("as ") + pseudonym));
    QVERIFY(section(QStringLiteral("messages")).contains(pseudonym + u'@'));
    QVERIFY(section(QStringLiteral("diagram")).contains(QStringLiteral("USER ") + pseudonym));
}

void SessionReportTest::namesAreShownWhereThatIsWanted()
{
    const QString page = html(subjectOf(wholeSession()), ReportNames::Shown);
    QVERIFY(page.contains(u"pop.acme-mail.net:110") && !page.contains(u"host1.example"));
    QVERIFY(page.contains(u"were shown as they were") || page.contains(u"are shown as they were"));
}

void SessionReportTest::thePageLoadsNothing()
{
    const QString page = html(subjectOf(wholeSession()));
    QVERIFY(page.contains(u"content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    static const QRegularExpression loading(
        QStringLiteral("<(script|link|img|iframe|object|embed|image|use|"
                       "base|form)\\b|\\bsrc=|url\\((?!#)|@import|\\bon\\w+="),
        QRegularExpression::CaseInsensitiveOption);
    QVERIFY2(!page.contains(loading), qPrintable(loading.match(page).captured()));
    QString others = page;
    others.remove(QStringLiteral("http://www.w3.org/2000/svg"))
        .remove(QStringLiteral("http://www.w3.org/1999/xlink"));
    QVERIFY(!others.contains(u"://"));
    // It can be read by day and by night, and each picture is one of XML.
    QVERIFY(page.contains(u"prefers-color-scheme:dark"));
    static const QRegularExpression pictures(QStringLiteral("<svg.*?</svg>"),
                                             QRegularExpression::DotMatchesEverythingOption);
    for (auto picture = pictures.globalMatch(page); picture.hasNext();) {
        QXmlStreamReader xml(picture.next().captured());
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }
}

void SessionReportTest::whatAServerSaysIsText()
{
    Story story = begun();
    story.say(3, "NOOP",
              "+OK <script>alert(1)</script> </td></table></svg>&amp; %1 %2 \x1b[31m \xe2\x80\xae"
              "abc \x01\x7f");
    story.say(4, "NOOP", "-ERR <img src=x onerror=alert(1)> \xff\xfe invalid");
    story.say(5, "<b>VERB</b> %1 %n", "+OK");
    TranscriptEvent &body = story.add(Kind::Body, {}, 6);
    body.message = letter;
    ReportSubject subject = subjectOf(story.events);
    subject.messages[0].envelope->subject = QStringLiteral("<h1>\u202ehidden\nline</h1>");
    subject.messages[0].envelope->from = {{QStringLiteral("\"><script>"), QStringLiteral("a@b.example")}};
    subject.messages[0].uniqueId = "<i>\x1b]0;x\x07";
    subject.tls->chain[0].names = {QStringLiteral("<u>\u2066name")};
    for (const ReportNames names : {ReportNames::Shown, ReportNames::Replaced}) {
        const QString page = html(subject, names);
        static const QRegularExpression tags(QStringLiteral("<(script|img|b|i|u)[ >]"));
        QVERIFY2(!page.contains(tags), qPrintable(tags.match(page).captured()));
        QVERIFY(page.contains(u"&lt;script&gt;") && page.contains(u"\\x1b[31m") && page.contains(u"%1 %2"));
        const auto isTreacherous = [](QChar c) {
            return (c.category() == QChar::Other_Control && c != u'\n')
                || c.category() == QChar::Other_Format;
        };
        QVERIFY(std::none_of(page.cbegin(), page.cend(), isTreacherous));
    }
    QVERIFY(written(subject, path("report.pdf"), ReportNames::Shown));
    if (m_hasPoppler)
        QVERIFY(pdfText(path("report.pdf")).contains(u"<script>alert(1)</script>"));
}

void SessionReportTest::aLongLineIsWrapped()
{
    Story story = begun();
    story.say(3, "NOOP", "+OK " + QByteArray(1024 * 1024, 'x'));
    story.say(4, "NOOP", "+OK " + QByteArray(2000, '\x02'));
    const QString page = html(subjectOf(story.events));
    QVERIFY2(page.size() < 200'000, qPrintable(QString::number(page.size())));
    QVERIFY(page.contains(u"[cut: 1,048,582 octet(s) in all]"));
    QVERIFY(page.contains(u"overflow-wrap:anywhere"));
    QVERIFY(written(subjectOf(story.events), path("report.pdf"), ReportNames::Shown));
    if (!m_hasPoppler)
        QSKIP("pdftotext is missing: scripts/setup --tests installs it");
    const QString text = pdfText(path("report.pdf"));
    QVERIFY(text.contains(u"octet(s) in all]"));
    // All of it is on the paper, in lines that fit, over as many pages as it takes.
    QVERIFY(text.count(QStringLiteral("\\x02")) > 1800);
    QVERIFY(text.count(u'x') > 2000);
    for (const QString &line : text.split(u'\n'))
        QVERIFY2(line.size() < 250, qPrintable(line));
}

void SessionReportTest::oneSessionOfSeveralIsReported()
{
    Story older = begun();
    older.add(Kind::Failure, "ConnectionLost: the older one");
    ShownSession shown(older.events + wholeSession());
    QVERIFY(shown.open());
    auto *sessions = shown.dialog->findChild<QComboBox *>(QStringLiteral("reportSession"));
    QVERIFY(sessions->isVisibleTo(shown.dialog));
    QCOMPARE(sessions->count(), 2);
    shown.choose(ReportSettings::Format::Html);
    shown.save(path("report.html"));
    QTRY_COMPARE_WITH_TIMEOUT(shown.saved.size(), 1, patience);
    QVERIFY(!contentOf(path("report.html")).contains(u"the older one"));
    QTRY_VERIFY(!shown.window.findChild<ReportDialog *>());
    QVERIFY(shown.open());
    shown.dialog->findChild<QComboBox *>(QStringLiteral("reportSession"))->setCurrentIndex(1);
    shown.save(path("report.html"));
    QTRY_COMPARE_WITH_TIMEOUT(shown.saved.size(), 2, patience);
    const QString page = contentOf(path("report.html"));
    // What failed is named, not replaced.
    QVERIFY(page.contains(u"the older one") && !page.contains(u"QUIT"));
    QVERIFY(!page.contains(u"opaque1: the older one"));
}

void SessionReportTest::eachKindOfLineIsExplainedOnce()
{
    Story story = begun();
    for (quint64 i = 3; i < 13; ++i)
        story.say(i, "NOOP", i == 12 ? "-ERR no" : "+OK");
    story.say(13, "NOOP", "-ERR no again");
    ReportSubject subject = subjectOf(story.events);
    const QString page = html(subject);
    QCOMPARE(page.count(u"The session is alive."), 1);
    QCOMPARE(page.count(u"The server cannot or does not want to do that."), 2);
}

void SessionReportTest::manyEventsBecomeManyPages_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("HTML") << path("report.html");
    QTest::newRow("PDF") << path("report.pdf");
}

QList<TranscriptEvent> manyEvents(int count)
{
    Story story = begun();
    for (int i = 0; story.events.size() < count; ++i)
        story.say(quint64(i) + 10, "DELE " + QByteArray::number(i), "+OK marked " + QByteArray::number(i));
    return story.events;
}

void SessionReportTest::manyEventsBecomeManyPages()
{
    QFETCH(QString, file);
    QList<double> told;
    const QList<TranscriptEvent> events = manyEvents(20'000);
    QVERIFY(written(subjectOf(events), file, ReportNames::Replaced, [&told](double share) {
        told += share;
        return true;
    }));
    QVERIFY(told.size() > 50);
    QVERIFY(std::is_sorted(told.cbegin(), told.cend()));
    QVERIFY(told.constFirst() >= 0 && told.constLast() <= 1);
    if (file.endsWith(u".html")) {
        const QString page = contentOf(file);
        QCOMPARE(page.count(QStringLiteral("<td class=\"n\">")), events.size());
        QVERIFY(page.contains(u"The diagram shows the first 2,000 arrow(s)."));
    } else if (!m_hasPoppler) {
        QSKIP("pdfinfo is missing: scripts/setup --tests installs it");
    } else {
        const int pages = pdfPages(file);
        QVERIFY2(pages > 200 && pages < 600, qPrintable(QString::number(pages)));
        QVERIFY(told.size() > pages / 4);
    }
}

void SessionReportTest::whatIsStoppedLeavesNoFile_data()
{
    manyEventsBecomeManyPages_data();
}

void SessionReportTest::whatIsStoppedLeavesNoFile()
{
    QFETCH(QString, file);
    const ReportSubject subject = subjectOf(manyEvents(3000));
    for (const double until : {0.0, 0.1, 0.3, 0.7}) {
        const auto result =
            written(subject, file, ReportNames::Shown, [until](double share) { return share < until; });
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
        QVERIFY(!QFile::exists(file));
    }
}

void SessionReportTest::cancellingClosesTheDialog()
{
    ShownSession shown(wholeSession());
    QVERIFY(shown.open());
    // Nothing is written before it is cancelled: the pool has other things to do.
    QSemaphore busy;
    QThreadPool *pool = QThreadPool::globalInstance();
    const int before = pool->maxThreadCount();
    pool->setMaxThreadCount(1);
    pool->start([&busy] { busy.acquire(); });
    shown.save(path("report.pdf"));
    QVERIFY(!shown.dialog->findChild<QWidget *>(QStringLiteral("reportProgress"))->isHidden());
    QSignalSpy closed(shown.dialog, &QDialog::rejected);
    shown.dialog->reject();
    busy.release();
    QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, patience);
    pool->setMaxThreadCount(before);
    QCOMPARE(shown.saved.size(), 0);
    QVERIFY(!QFile::exists(path("report.pdf")));
}

/// The words in the bar of a dialog that could not write, which stays.
QString problemOf(ReportDialog *dialog)
{
    auto *bar = dialog->findChild<QWidget *>(QStringLiteral("reportProblem"));
    if (bar->isHidden())
        return {};
    QString words;
    for (const QLabel *label : bar->findChildren<QLabel *>())
        words += label->text();
    return words;
}

void SessionReportTest::anErrorIsTold()
{
    ShownSession shown(wholeSession());
    QVERIFY(shown.open());
    shown.save(path("gone/report.pdf"));
    QTRY_VERIFY_WITH_TIMEOUT(problemOf(shown.dialog).contains(u"report.pdf"), patience);
    QCOMPARE(shown.saved.size(), 0);
    // The same dialog can try another place.
    shown.save(path("report.pdf"));
    QTRY_COMPARE_WITH_TIMEOUT(shown.saved.size(), 1, patience);
    QVERIFY(QFile::exists(path("report.pdf")));
}

void SessionReportTest::aFolderThatCannotBeWrittenIsTold()
{
#ifdef Q_OS_UNIX
    const QTemporaryDir folder;
    QVERIFY(QFile::setPermissions(folder.path(),
                                  QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther));
    {
        const AsNobody nobody;
        const auto result = written(subjectOf(wholeSession()), folder.filePath(QStringLiteral("report.pdf")),
                                    ReportNames::Shown);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Storage);
        QVERIFY(!result.error().detail.isEmpty());
    }
    QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
#else
    QSKIP("permissions of folders are made for Unix here");
#endif
}

void SessionReportTest::aFullDiskIsTold_data()
{
    manyEventsBecomeManyPages_data();
}

void SessionReportTest::aFullDiskIsTold()
{
#ifdef Q_OS_UNIX
    QFETCH(QString, file);
    const ReportSubject subject = subjectOf(manyEvents(500));
    const auto result = [&] {
        const FullDisk disk(4096);
        return written(subject, file, ReportNames::Shown);
    }();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Storage);
    QVERIFY(!result.error().detail.isEmpty());
    QVERIFY(!QFile::exists(file));
#else
    QSKIP("a full disk is made by a limit that only Unix has");
#endif
}

void SessionReportTest::withoutEventsThereIsNothingToReport()
{
    ShownSession shown({});
    QVERIFY(!shown.action->isEnabled());
    shown.pane.append(wholeSession());
    QVERIFY(shown.action->isEnabled());
    shown.pane.clear();
    QVERIFY(!shown.action->isEnabled());
}

void SessionReportTest::theChoiceIsRemembered()
{
    ShownSession shown(wholeSession());
    QVERIFY(shown.open());
    QVERIFY(shown.box("reportNames")->isChecked()); // safe unless it is wanted otherwise
    shown.choose(ReportSettings::Format::Html);
    shown.box("reportExplanations")->setChecked(true);
    shown.box("reportDiagram")->setChecked(false);
    shown.box("reportNames")->setChecked(false);
    shown.save(path("report.html"));
    QTRY_COMPARE_WITH_TIMEOUT(shown.saved.size(), 1, patience);
    QTRY_VERIFY(!shown.window.findChild<ReportDialog *>());
    QVERIFY(shown.open());
    QVERIFY(shown.box("reportExplanations")->isChecked() && !shown.box("reportDiagram")->isChecked());
    QVERIFY(shown.box("reportStatistics")->isChecked() && !shown.box("reportNames")->isChecked());
    shown.dialog->findChild<QPushButton *>(QStringLiteral("saveReport"))->click();
    auto *files = shown.dialog->findChild<QFileDialog *>(QStringLiteral("saveDialog"));
    QVERIFY(files);
    QCOMPARE(files->selectedFiles().value(0), path("poplar_report_20261122_103741.html"));
}

void SessionReportTest::everyWordIsTranslated()
{
    Marking marking;
    QVERIFY(QCoreApplication::installTranslator(&marking));
    QLocale::setDefault(QLocale(QLocale::Russian, QLocale::Russia));
    const QString page = html(subjectOf(wholeSession()));
    const bool isWritten =
        bool(written(subjectOf(wholeSession()), path("report.pdf"), ReportNames::Replaced));
    QCoreApplication::removeTranslator(&marking);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QVERIFY(page.contains(u"<html lang=\"ru"));
    static const QRegularExpression words(
        QStringLiteral("<(h1|h2 id=[^>]*|h3|dt|th( class=[^>]*)?|p( class=[^>]*)?)>([^<]+)<"));
    int count = 0;
    for (auto word = words.globalMatch(page); word.hasNext(); ++count) {
        const QString text = word.next().captured(4);
        QVERIFY2(text.contains(u'Ж'), qPrintable(text));
    }
    QVERIFY(count > 40);
    QVERIFY(isWritten);
    if (m_hasPoppler)
        QVERIFY(pdfText(path("report.pdf")).contains(QStringLiteral("ЖSession report")));
}

QTEST_MAIN(SessionReportTest)
#include "tst_sessionreport.moc"
