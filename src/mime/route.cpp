// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/route.h"

#include "base/limits.h"
#include "mime/authenticationresults.h"
#include "mime/dkimsignature.h"
#include "mime/receivedfield.h"
#include "mime/routefields.h"

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

void addVerdicts(Route &route, QByteArrayView field, Standing standing)
{
    for (const Verdict &verdict : readAuthenticationResults(field, standing)) {
        if (route.verdicts.size() < limit::routeVerdicts)
            route.verdicts += verdict;
        else
            ++route.verdictsLeftOut;
    }
}

} // namespace

Route readRoute(QByteArrayView header)
{
    const RouteFields fields = RouteFields::of(header);
    Route route;
    route.hops = hopsOf(fields.received.values);
    route.hopsLeftOut = fields.received.leftOut;
    route.verdictsLeftOut = fields.results.leftOut + fields.arcResults.leftOut;
    for (qsizetype i = 0; i < fields.results.values.size(); ++i)
        addVerdicts(route, fields.results.values[i], i == 0 ? Standing::Topmost : Standing::Lower);
    for (const QByteArray &field : fields.arcResults.values)
        addVerdicts(route, field, Standing::Arc);
    for (const QByteArray &field : fields.signatures.values)
        route.signatures += readDkimSignature(field);
    route.signaturesLeftOut = fields.signatures.leftOut;
    return route;
}

} // namespace poplar::mime
