// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/routewords.h"
#include "gui/verdictwords.h"

#include <QCoreApplication>

namespace poplar::gui {

using mime::Route;
using mime::Signature;
using mime::Verdict;

namespace {

struct RouteAsText {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::RouteAsText)
};

void addHops(QStringList &lines, const Route &route, const QLocale &locale)
{
    for (qsizetype i = 0; i < route.hops.size(); ++i) {
        const QStringList hop = hopLines(route, i, locale);
        lines += QString();
        lines += QStringLiteral("%1. %2").arg(i + 1).arg(hop.first());
        for (const QString &line : hop.mid(1))
            lines += QStringLiteral("   ") + line;
    }
}

void addVerdicts(QStringList &lines, const Route &route)
{
    const Verdict *before = nullptr;
    for (const Verdict &verdict : route.verdicts) {
        if (before == nullptr || !shareHeading(*before, verdict))
            lines << QString() << authorityHeading(verdict);
        before = &verdict;
        lines += QStringLiteral("   ") + verdictSentence(verdict);
        if (!verdict.reason.isEmpty())
            lines +=
                QStringLiteral("   ") + RouteAsText::tr("Reason given: %1").arg(routeName(verdict.reason));
    }
    if (!route.verdicts.isEmpty())
        lines << QString() << believableHint();
}

void addSignatures(QStringList &lines, const Route &route, const QLocale &locale)
{
    for (const Signature &signature : route.signatures) {
        lines << QString() << signatureHeading(signature);
        for (const SignatureLine &line : signatureLines(signature, QDateTime::currentDateTimeUtc(), locale))
            //: A property of a signature: its name and its value.
            lines += QStringLiteral("   ") + RouteAsText::tr("%1: %2").arg(line.name, line.text);
    }
}

void addNotes(QStringList &lines, const QList<FieldNotes> &notes)
{
    for (const FieldNotes &group : notes) {
        lines << QString() << group.note;
        for (const FieldNotes::Field &field : group.fields)
            lines += QStringLiteral("   ") + RouteAsText::tr("%1: %2").arg(field.name, field.value);
    }
    if (!notes.isEmpty())
        lines << QString() << noteHint();
}

} // namespace

QString routeAsText(const Route &route, const QList<FieldNotes> &notes, const QLocale &locale)
{
    QStringList lines;
    if (!route.hops.isEmpty())
        lines += routeSummary(route);
    addHops(lines, route, locale);
    addVerdicts(lines, route);
    addSignatures(lines, route, locale);
    addNotes(lines, notes);
    while (!lines.isEmpty() && lines.first().isEmpty())
        lines.removeFirst();
    return lines.join(u'\n');
}

} // namespace poplar::gui
