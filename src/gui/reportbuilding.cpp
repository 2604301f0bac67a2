// SPDX-License-Identifier: GPL-3.0-or-later
// The exchange of a report, and all of it put together.
#include "gui/reportbuilding.h"

#include "base/limits.h"
#include "gui/conversation.h"
#include "gui/errortext.h"
#include "gui/explanation.h"
#include "gui/flowwords.h"

#include "wire/displaytext.h"

#include <QDateTime>
#include <QSet>

#include <algorithm>
#include <climits>

namespace poplar::gui {

using EventKind = wire::TranscriptEvent::Kind;
using LineRole = TranscriptLine::Role;
using LineSpeaker = ReportDocument::Line::Speaker;

namespace {

constexpr qsizetype stepLines = 200; ///< So often it is asked whether to go on.

LineSpeaker whoSaid(const wire::TranscriptEvent &event)
{
    const bool isBody = event.kind == EventKind::Body;
    if (event.kind == EventKind::Sent || (isBody && event.way == wire::TranscriptEvent::Way::Out))
        return LineSpeaker::Client;
    return event.kind == EventKind::Received || isBody ? LineSpeaker::Server : LineSpeaker::Nobody;
}

/// What is explained once stands for all that are like it.
QString explainedKind(const TranscriptLine &line, const Explanation &told)
{
    const bool isNumbered = line.role == LineRole::Listed && line.verb != "CAPA" && line.verb != "EHLO";
    return QStringLiteral("%1 %2 %3")
        .arg(int(line.role))
        .arg(QString::fromUtf8(line.verb), isNumbered ? QString() : told.title);
}

/// Makes the lines of the exchange, one by one.
class ExchangeLines {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::SessionReport)

public:
    ExchangeLines(ReportParts parts, records::Application application)
        : m_parts(parts)
        , m_conversation(application)
    {
    }

    ReportDocument::Line take(const ReportMaterial::Line &from)
    {
        const TranscriptLine line = m_conversation.take(from.event);
        ReportDocument::Line made;
        made.number = QString::number(++m_number);
        made.time = timeOf(line.event.time.toUTC());
        made.sinceStart = secondsText(line.event.sinceStart);
        if (line.event.state != m_state)
            made.state = wire::displayText(line.event.state);
        m_state = line.event.state;
        made.text = textOf(line.event, from.isCut);
        made.speaker = whoSaid(line.event);
        made.isError = line.isError();
        if (m_parts.testFlag(ReportPart::Explanations))
            made.explanation = explanationOf(line);
        return made;
    }

private:
    /// With the day where it is another one than before.
    QString timeOf(const QDateTime &time)
    {
        const bool isSame = !m_day.isValid() || m_day == time.date();
        m_day = time.date();
        return time.toString(isSame ? QStringLiteral("HH:mm:ss.zzz")
                                    : QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
    }

    static QString counted(const wire::TranscriptEvent &event)
    {
        const auto number = [](qint64 count) { return int(std::min<qint64>(count, INT_MAX)); };
        //: The text of a message, in the exchange: %1 is "3,972 octets", %2 is "78 lines".
        return tr("[%1 in %2]")
            .arg(tr("%Ln octet(s)", nullptr, number(event.octets)),
                 tr("%Ln line(s)", nullptr, number(event.lines)));
    }

    static QString textOf(const wire::TranscriptEvent &event, bool isCut)
    {
        if (event.kind == EventKind::Body)
            return counted(event);
        if (event.kind == EventKind::Failure)
            return failureWords(event.text);
        const QString text = wire::displayText(event.text);
        if (event.kind == EventKind::Received && event.lines > 0)
            return text
                + QStringLiteral(" [%1]").arg(
                    tr("%Ln line(s)", nullptr, int(std::min<qint64>(event.lines, INT_MAX))));
        if (isCut)
            //: Behind the beginning of a very long line: %1 is "3,972 octets".
            return text + u' '
                + tr("[cut: %1 in all]")
                      .arg(tr("%Ln octet(s)", nullptr, int(std::min<qint64>(event.octets, INT_MAX))));
        return text;
    }

    QString explanationOf(const TranscriptLine &line)
    {
        Explanation told = explain(line);
        const QString kind = explainedKind(line, told);
        if (m_explained.contains(kind) && !line.isError())
            return {};
        m_explained.insert(kind);
        if (line.role == LineRole::Body)
            told.sentences = told.sentences.mid(0, 1); // the rest is about the window
        QStringList parts = told.sentences.isEmpty() ? QStringList{told.title} : told.sentences;
        if (!told.reference.isEmpty())
            //: Behind an explanation: %1 is "RFC 1939, section 5".
            parts += tr("See %1.").arg(told.reference.replace(u' ', QChar::Nbsp));
        return wire::displayText(parts.join(u' '));
    }

    ReportParts m_parts;
    Conversation m_conversation;
    QSet<QString> m_explained;
    QByteArray m_state;
    QDate m_day;
    qint64 m_number = 0;
};

} // namespace

std::optional<ReportDocument::Section> SessionReport::exchange(const ReportMaterial &material,
                                                               ReportParts parts, const ReportSteps &steps)
{
    ReportDocument::Section section;
    section.name = QStringLiteral("exchange");
    section.title = tr("The exchange");
    section.paragraphs = {tr("C: the client, which is Poplar. S: the server. --: what happened.")};
    if (parts.testFlag(ReportPart::Explanations))
        section.paragraphs += tr("Each kind of line is explained where it first occurs, errors always.");
    //: Headings of narrow columns: number, time of day, seconds since the start.
    section.exchange.titles = {tr("No."), tr("Time"), tr("s"), QString(), tr("State"), tr("Text")};
    ExchangeLines lines(parts, material.application);
    for (qsizetype i = 0; i < material.lines.size(); ++i) {
        if (i % stepLines == 0 && !steps(double(i) / double(material.lines.size())))
            return std::nullopt;
        if (material.lines[i].event.kind != EventKind::Progress)
            section.exchange.lines += lines.take(material.lines[i]);
    }
    return section;
}

namespace {

class WholeReport {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::SessionReport)

public:
    WholeReport(const ReportMaterial &material, ReportParts parts)
        : m_material(material)
        , m_parts(parts)
        , m_facts(sessionFacts(material))
    {
    }

    std::optional<ReportDocument> make(const ReportSteps &steps)
    {
        writeTitle();
        takeEvents();
        add(SessionReport::summary(m_facts, m_report.statistics));
        add(SessionReport::certificate(m_facts, m_material));
        if (m_parts.testFlag(ReportPart::Statistics))
            add(SessionReport::statistics(m_report.statistics));
        if (m_parts.testFlag(ReportPart::Diagram))
            addDiagram();
        add(SessionReport::messages(m_material));
        auto exchange = SessionReport::exchange(m_material, m_parts, steps);
        if (!exchange)
            return std::nullopt;
        add(*exchange);
        writeClosing();
        return m_report;
    }

private:
    void writeTitle()
    {
        const QString server = wire::displayText(m_facts.server);
        const QString when = SessionReport::moment(m_facts.begun);
        m_report.title = tr("Session report");
        m_report.subtitle = server.isEmpty()
            ? tr("What Poplar and the server said to each other on %1. All times are UTC.").arg(when)
            //: %1 is "mail.example.org:110", %2 is a date and time.
            : tr("What Poplar and %1 said to each other on %2. All times are UTC.").arg(server, when);
        m_report.running = server.isEmpty() ? when : QStringLiteral("%1 · %2").arg(server, when);
        m_report.language = QLocale().bcp47Name();
    }

    void takeEvents()
    {
        QList<wire::TranscriptEvent> events;
        events.reserve(m_material.lines.size());
        for (const ReportMaterial::Line &line : m_material.lines)
            events += line.event;
        m_report.statistics.add(events);
        if (!m_parts.testFlag(ReportPart::Diagram))
            return;
        for (const wire::TranscriptEvent &event : std::as_const(events)) {
            if (m_report.story.marks().size() >= limit::reportedMarks) {
                m_isDiagramCut = true;
                break;
            }
            m_report.story.append({event});
        }
    }

    void addDiagram()
    {
        ReportDocument::Section section;
        section.name = QStringLiteral("diagram");
        section.title = tr("Diagram");
        section.paragraphs = {tr("Time runs from top to bottom. Each command and each reply is an arrow; the "
                                 "bars on the right are "
                                 "commands until their reply was complete.")};
        section.pictures = {ReportDocument::Picture::Diagram};
        if (m_isDiagramCut)
            section.notes += tr("The diagram shows the first %Ln arrow(s). The rest is in the exchange.",
                                nullptr, int(limit::reportedMarks));
        add(section);
    }

    void add(const ReportDocument::Section &section)
    {
        if (!section.title.isEmpty())
            m_report.sections += section;
    }

    void writeClosing()
    {
        const QString version = QCoreApplication::applicationVersion();
        m_report.foot = version.isEmpty() ? tr("Poplar") : tr("Poplar %1").arg(version);
        //: %1 is "Poplar 1.0", %2 is a date and time.
        m_report.closing = {tr("Written by %1 on %2 UTC.")
                                .arg(m_report.foot, SessionReport::moment(QDateTime::currentDateTimeUtc()))};
        m_report.closing +=
            tr("Passwords, digests and tokens stand as ********: they never become part of the log. Texts of "
               "messages are told as counts.");
        m_report.closing += m_material.names == ReportNames::Replaced
            ? tr("Mail addresses, users, hosts, IP addresses and words that cannot be seen through were "
                 "replaced; "
                 "the same thing has the same name everywhere. Names beside addresses, subjects and the "
                 "serial "
                 "number of the certificate were left out. Names in free text are not recognised: read the "
                 "report before you publish it.")
            : tr("Addresses and names of hosts are shown as they were.");
    }

    const ReportMaterial &m_material;
    ReportParts m_parts;
    SessionFacts m_facts;
    ReportDocument m_report;
    bool m_isDiagramCut = false;
};

} // namespace

std::optional<ReportDocument> reportDocument(const ReportMaterial &material, ReportParts parts,
                                             const ReportSteps &steps)
{
    return WholeReport(material, parts).make(steps);
}

QString speakerSign(ReportDocument::Line::Speaker speaker)
{
    switch (speaker) {
    case LineSpeaker::Client:
        return QStringLiteral("C:");
    case LineSpeaker::Server:
        return QStringLiteral("S:");
    case LineSpeaker::Nobody:
        break;
    }
    return QStringLiteral("--");
}

} // namespace poplar::gui
