// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/route.h"

#include "base/limits.h"
#include "mime/authenticationresults.h"
#include "mime/dkimsignature.h"
#include "mime/receivedfield.h"
#include "mime/receivedspf.h"
#include "mime/routefields.h"

#include <algorithm>

namespace poplar::mime {

namespace {

using Standing = Verdict::Standing;

QList<Hop> hopsOf(const QList<QByteArray> &received)
{
    QList<Hop> hops;
    for (auto field = received.crbegin(); field != received.crend(); ++field) {
        Hop hop = readReceived(*field);
        if (!hops.isEmpty() && hop.time.isValid() && hops.last().time.isValid())
            hop.delay = std::chrono::seconds(hops.last().time.secsTo(hop.time));
        hops += hop;
    }
    return hops;
}

void addVerdict(Route &route, const Verdict &verdict)
{
    if (route.verdicts.size() < limit::routeVerdicts)
        route.verdicts += verdict;
    else
        ++route.verdictsLeftOut;
}

void addVerdicts(Route &route, QByteArrayView field, Standing standing)
{
    for (const Verdict &verdict : readAuthenticationResults(field, standing))
        addVerdict(route, verdict);
}

/// The topmost field of each kind is the own provider's, if that writes any.
Standing standingAt(qsizetype row)
{
    return row == 0 ? Standing::Topmost : Standing::Lower;
}

} // namespace

Route readRoute(QByteArrayView header)
{
    const RouteFields fields = RouteFields::of(header);
    Route route;
    route.hops = hopsOf(fields.received.values);
    route.hopsLeftOut = fields.received.leftOut;
    route.verdictsLeftOut = fields.results.leftOut + fields.spf.leftOut + fields.arcResults.leftOut;
    for (qsizetype i = 0; i < fields.results.values.size(); ++i)
        addVerdicts(route, fields.results.values[i], standingAt(i));
    for (qsizetype i = 0; i < fields.spf.values.size(); ++i) {
        if (const auto verdict = readReceivedSpf(fields.spf.values[i], standingAt(i)))
            addVerdict(route, *verdict);
    }
    for (const QByteArray &field : fields.arcResults.values)
        addVerdicts(route, field, Standing::Arc);
    std::stable_sort(route.verdicts.begin(), route.verdicts.end(),
                     [](const Verdict &a, const Verdict &b) { return a.standing < b.standing; });
    for (const QByteArray &field : fields.signatures.values)
        route.signatures += readDkimSignature(field);
    route.signaturesLeftOut = fields.signatures.leftOut;
    return route;
}

} // namespace poplar::mime
