// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/srvrecords.h"

#include "accounts/validation.h"
#include "base/limits.h"

#include <QDnsLookup>

#include <algorithm>

namespace poplar::accounts {

namespace {

bool isDenial(const SrvRecord &record)
{
    return record.target.isEmpty() || record.target == u".";
}

/// Takes one of these out by lot (RFC 2782, page 4).
SrvRecord drawOne(QList<SrvRecord> &records, const Draw &draw)
{
    quint32 sum = 0;
    for (const SrvRecord &record : std::as_const(records))
        sum += record.weight;
    const quint32 drawn = std::min(draw(sum), sum);
    quint32 running = 0;
    const auto first = std::find_if(records.begin(), records.end(), [&](const SrvRecord &record) {
        running += record.weight;
        return running >= drawn;
    });
    return records.takeAt(first - records.begin());
}

struct Candidate {
    SrvRecord record;
    Security security = Security::Tls;
};

/// TLS from the start comes first where the domain leaves it open.
QList<Candidate> candidates(const QList<SrvRecord> &tls, const QList<SrvRecord> &startTls, const Draw &draw)
{
    QList<Candidate> all;
    for (const SrvRecord &record : inOrder(tls, draw))
        all += {record, Security::Tls};
    for (const SrvRecord &record : inOrder(startTls, draw))
        all += {record, Security::StartTls};
    std::stable_sort(all.begin(), all.end(), [](const Candidate &one, const Candidate &other) {
        return one.record.priority < other.record.priority;
    });
    return all;
}

QList<Finding> findingsOf(const QList<Candidate> &all, const MailAddress &address)
{
    QList<Finding> found;
    for (const Candidate &one : all) {
        FoundServer server;
        server.host = one.record.target;
        if (server.host.endsWith(u'.'))
            server.host.chop(1);
        if (isDenial(one.record) || hostProblem(server.host) != FieldProblem::None || one.record.port == 0)
            continue;
        server.port = one.record.port;
        server.security = one.security;
        server.user = address.whole();
        const Finding::Trust trust =
            isWithin(server.host, address.domain) ? Finding::Trust::Vouched : Finding::Trust::Doubtful;
        found += {server, Finding::Source::Dns, trust, address.shownDomain()};
    }
    return found;
}

} // namespace

QList<SrvRecord> inOrder(QList<SrvRecord> records, const Draw &draw)
{
    if (records.size() > limit::srvRecords)
        records.resize(limit::srvRecords);
    // Those without weight stand first, so that they have a chance at all.
    std::stable_sort(records.begin(), records.end(), [](const SrvRecord &one, const SrvRecord &other) {
        return std::pair(one.priority, one.weight > 0) < std::pair(other.priority, other.weight > 0);
    });
    QList<SrvRecord> ordered;
    while (!records.isEmpty()) {
        const quint16 priority = records.first().priority;
        const auto end = std::find_if(records.begin(), records.end(), [priority](const SrvRecord &record) {
            return record.priority != priority;
        });
        QList<SrvRecord> alike(records.begin(), end);
        records.erase(records.begin(), end);
        while (!alike.isEmpty())
            ordered += drawOne(alike, draw);
    }
    return ordered;
}

void addServices(const MailServices &services, const Draw &draw, Findings &findings)
{
    const QList<Candidate> fetching = candidates(services.pop3s, services.pop3, draw);
    const QList<Finding> pop3 = findingsOf(fetching, findings.address);
    findings.pop3 += pop3;
    findings.submission +=
        findingsOf(candidates(services.submissions, services.submission, draw), findings.address);
    const bool isDenied = std::any_of(fetching.begin(), fetching.end(),
                                      [](const Candidate &one) { return isDenial(one.record); });
    if (pop3.isEmpty() && isDenied)
        findings.notes += LookupNote::NotOffered;
}

ServiceResolver systemResolver(const QHostAddress &nameServer)
{
    return [nameServer](const QString &name, QObject *context,
                        const std::function<void(const QList<SrvRecord> &)> &done) {
        auto *lookup = new QDnsLookup(QDnsLookup::SRV, name, nameServer, context);
        QObject::connect(lookup, &QDnsLookup::finished, context, [lookup, done] {
            lookup->deleteLater();
            QList<SrvRecord> records;
            const QList<QDnsServiceRecord> found = lookup->serviceRecords();
            for (const QDnsServiceRecord &record : found)
                records += {record.target(), record.port(), record.priority(), record.weight()};
            done(records);
        });
        lookup->lookup();
    };
}

} // namespace poplar::accounts
