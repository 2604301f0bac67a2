// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/flowwords.h"

#include "gui/errortext.h"
#include "gui/formatting.h"

#include "wire/displaytext.h"

#include <QCoreApplication>

#include <algorithm>
#include <climits>

namespace poplar::gui {

namespace {

using FlowKind = FlowMark::Kind;

constexpr qsizetype longestFlowText = 400; ///< Octets of it; no diagram is wider.
constexpr std::chrono::milliseconds leastTransfer{1}; ///< What is shorter came at once, and has no speed.

struct FlowWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::FlowWords)
};

int counted(qint64 number)
{
    return int(std::min<qint64>(number, INT_MAX));
}

QString linesText(qint64 lines)
{
    return FlowWords::tr("%Ln line(s)", nullptr, counted(lines));
}

QString bodyText(const FlowMark &mark, const FlowSpan *span, const QLocale &locale)
{
    const QString octets = FlowWords::tr("%Ln octet(s)", nullptr, counted(mark.octets));
    const bool comes = mark.way == wire::TranscriptEvent::Way::In;
    if (comes && span != nullptr && span->course != FlowSpan::Course::Complete)
        //: A message that is being transferred, in the diagram: %1 is "3,972 octets".
        return FlowWords::tr("%1 so far").arg(octets);
    //: A message body in the diagram: %1 is "3,972 octets", %2 is "78 lines".
    const QString amount = FlowWords::tr("%1 in %2").arg(octets, linesText(mark.lines));
    if (mark.way == wire::TranscriptEvent::Way::Out)
        return mark.lines > 0 ? amount : FlowWords::tr("%1 so far").arg(octets);
    const FlowTime time = span != nullptr && span->answered >= 0 ? span->end - span->answeredAt : FlowTime(0);
    if (time < leastTransfer)
        return amount;
    //: A message body in the diagram: "3,972 octets in 78 lines · 12 ms · 330 KB/s"
    return FlowWords::tr("%1 · %2 · %3")
        .arg(amount, durationText(time, locale), rateText(double(mark.octets), time, locale));
}

QString kindName(const FlowMark &mark)
{
    switch (mark.kind) {
    case FlowKind::Command:
        return FlowWords::tr("Poplar to the server");
    case FlowKind::Reply:
        return FlowWords::tr("The server to Poplar");
    case FlowKind::Body:
        return mark.way == wire::TranscriptEvent::Way::Out ? FlowWords::tr("Message text to the server")
                                                           : FlowWords::tr("Message text from the server");
    case FlowKind::Security:
        return FlowWords::tr("The connection is encrypted");
    case FlowKind::State:
        return FlowWords::tr("State of the session");
    case FlowKind::Failure:
        return FlowWords::tr("Failure");
    }
    return {};
}

} // namespace

QString durationText(FlowTime duration, const QLocale &locale)
{
    const double ms = double(std::max<qint64>(0, duration.count())) / 1000;
    const auto number = [&locale](double value, int digits) { return locale.toString(value, 'f', digits); };
    if (ms < 9.95)
        return FlowWords::tr("%1 ms", "milliseconds").arg(number(ms, 1));
    if (ms < 999.5)
        return FlowWords::tr("%1 ms", "milliseconds").arg(number(ms, 0));
    if (ms < 59'950)
        return FlowWords::tr("%1 s", "seconds").arg(number(ms / 1000, ms < 9995 ? 2 : 1));
    const auto seconds = qint64(ms / 1000 + 0.5);
    if (seconds < 3600)
        return FlowWords::tr("%1 min %2 s", "minutes and seconds")
            .arg(locale.toString(seconds / 60), locale.toString(seconds % 60));
    return FlowWords::tr("%1 h %2 min", "hours and minutes")
        .arg(locale.toString(seconds / 3600), locale.toString(seconds % 3600 / 60));
}

QString rateText(double octets, FlowTime time, const QLocale &locale)
{
    if (time.count() <= 0)
        return {};
    const double perSecond = octets * 1'000'000 / double(time.count());
    //: A speed: %1 is "1.2 MB".
    return FlowWords::tr("%1/s").arg(formatSize(qint64(perSecond), locale));
}

QString secondsText(FlowTime sinceStart, const QLocale &locale)
{
    return locale.toString(double(sinceStart.count()) / 1'000'000, 'f', 3);
}

QString flowText(const FlowStory &story, qsizetype index, const QLocale &locale)
{
    const FlowMark &mark = story.marks()[index];
    const FlowSpan *span = mark.span >= 0 ? &story.spans()[mark.span] : nullptr;
    if (mark.kind == FlowKind::Failure)
        return failureWords(mark.text.left(longestFlowText));
    if (mark.kind == FlowKind::Body)
        return bodyText(mark, span, locale);
    const QString text = wire::displayText(mark.text.left(longestFlowText));
    if (mark.kind == FlowKind::Reply && mark.lines > 0)
        //: A listing in the diagram: %1 is the server's first line, %2 is "78 lines".
        return FlowWords::tr("%1 · %2").arg(text, linesText(mark.lines));
    return text;
}

QString waitText(const FlowSpan &span, const QLocale &locale)
{
    return span.answered < 0 ? QString() : durationText(span.answeredAt - span.waitedFrom, locale);
}

QString flowTip(const FlowStory &story, qsizetype index, const QLocale &locale)
{
    const FlowMark &mark = story.marks()[index];
    QStringList lines{
        flowText(story, index, locale), kindName(mark),
        FlowWords::tr("%1 s after the session began").arg(secondsText(mark.sinceStart, locale))};
    if (mark.span < 0)
        return lines.join(u'\n');
    const FlowSpan &span = story.spans()[mark.span];
    const bool isCommand = span.kind == FlowSpan::Kind::Command;
    if (isCommand && span.answered >= 0)
        lines += FlowWords::tr("The first line of the reply took %1.").arg(waitText(span, locale));
    if (isCommand && span.answered >= 0 && span.waitedFrom > span.begin)
        lines += FlowWords::tr("Sent ahead: for the first %1, earlier replies were still to come.")
                     .arg(durationText(span.waitedFrom - span.begin, locale));
    if (span.course == FlowSpan::Course::Lost)
        lines += FlowWords::tr("The connection ended before this was complete.");
    else if (span.course == FlowSpan::Course::Complete && isCommand)
        lines += FlowWords::tr("The reply was complete after %1.")
                     .arg(durationText(span.end - span.begin, locale));
    else if (span.course == FlowSpan::Course::Complete)
        lines += FlowWords::tr("The handshake took %1.").arg(durationText(span.end - span.begin, locale));
    return lines.join(u'\n');
}

QString flowState(const FlowBand &band)
{
    return wire::displayText(band.name.left(longestFlowText));
}

QString flowClient()
{
    //: The left life line of the diagram: this program.
    return FlowWords::tr("Poplar");
}

QString flowServer()
{
    //: The right life line of the diagram.
    return FlowWords::tr("Server");
}

} // namespace poplar::gui
