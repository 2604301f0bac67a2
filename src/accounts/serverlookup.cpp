// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/serverlookup.h"

#include "accounts/autoconfig.h"
#include "accounts/autoconfigfetch.h"

#include <QRandomGenerator>
#include <QUrlQuery>

#include <algorithm>
#include <utility>

namespace poplar::accounts {

namespace {

LookupPolicy withLots(LookupPolicy policy)
{
    if (!policy.draw)
        policy.draw = [](quint32 most) {
            return quint32(QRandomGenerator::global()->bounded(quint64(most) + 1));
        };
    return policy;
}

/// The address goes to a host of its own domain that is made for this question, and to no other.
QList<QUrl> filesOf(const MailAddress &address)
{
    QUrl own;
    own.setScheme(QStringLiteral("https"));
    own.setHost(QStringLiteral("autoconfig.") + address.domain);
    own.setPath(QStringLiteral("/mail/config-v1.1.xml"));
    const QString value = QString::fromLatin1(QUrl::toPercentEncoding(address.whole()));
    own.setQuery(QStringLiteral("emailaddress=") + value, QUrl::StrictMode);
    QUrl wellKnown;
    wellKnown.setScheme(QStringLiteral("https"));
    wellKnown.setHost(address.domain);
    wellKnown.setPath(QStringLiteral("/.well-known/autoconfig/mail/config-v1.1.xml"));
    return {own, wellKnown};
}

void note(Findings &findings, LookupNote what)
{
    if (!findings.notes.contains(what))
        findings.notes += what;
}

/// Those that others named first stay as they are.
void addNew(QList<Finding> &all, const QList<Finding> &more)
{
    for (const Finding &one : more) {
        const bool isKnown = std::any_of(all.begin(), all.end(), [&one](const Finding &known) {
            return known.server.host.compare(one.server.host, Qt::CaseInsensitive) == 0
                && known.server.port == one.server.port && known.server.security == one.server.security;
        });
        if (!isKnown)
            all += one;
    }
}

QList<Finding> asFindings(const QList<FoundServer> &servers, Finding::Trust trust, const QString &saidBy)
{
    QList<Finding> found;
    for (const FoundServer &server : servers)
        found += {server, Finding::Source::Autoconfig, trust, saidBy};
    return found;
}

/// Whether the first of them that answers is known, or that none does.
bool isGuessed(const QList<ServerProbe *> &probes)
{
    const auto open = std::find_if(probes.begin(), probes.end(), [](const ServerProbe *probe) {
        return probe->isThere() || !probe->isDone();
    });
    return open == probes.end() || (*open)->isThere();
}

Finding named(const FoundServer &server)
{
    Finding finding;
    finding.server = server;
    return finding;
}

Findings ofProvider(const MailAddress &address, const Provider &provider)
{
    Findings findings;
    findings.address = address;
    findings.provider = provider;
    const QString user = provider.user == Provider::User::LocalPart ? address.local : address.whole();
    const bool takesTokens = provider.needs.testFlag(ProviderNeed::TokenOnly);
    const Authentication login = takesTokens ? Authentication::XOAuth2 : Authentication::Automatic;
    constexpr quint16 submissionPort = 587;
    constexpr quint16 submissionsPort = 465;
    if (!provider.pop3.isEmpty())
        findings.pop3 +=
            named({provider.pop3.toString(), defaultPop3Port(Security::Tls), Security::Tls, user, login});
    if (!provider.submission.isEmpty())
        findings.submission +=
            named({provider.submission.toString(),
                   provider.submissionSecurity == Security::Tls ? submissionsPort : submissionPort,
                   provider.submissionSecurity, user, login});
    return findings;
}

} // namespace

/// Everything under way, which belongs to it.
class ServerLookup::Run : public QObject {
public:
    explicit Run(const MailAddress &of)
        : address(of)
    {
    }
    const MailAddress address;
    std::optional<Findings> known; ///< Nobody needs to be asked.
    int openServices = 0;
    int openFiles = 0;
    bool isWaitingForSending = false; ///< And for nothing else.
    MailServices services;
    QList<AutoconfigFetch *> files; ///< In the order in which they count.
    QList<ServerProbe *> probes; ///< Likewise: the first that answers.
    QList<ServerProbe *> submissionProbes; ///< Likewise, for servers to send by.
};

ServerLookup::ServerLookup(QObject *parent)
    : ServerLookup(LookupPolicy(), parent)
{
}

ServerLookup::ServerLookup(LookupPolicy policy, QObject *parent)
    : QObject(parent)
    , m_policy(withLots(std::move(policy)))
{
    qRegisterMetaType<Findings>();
    m_time.setSingleShot(true);
    connect(&m_time, &QTimer::timeout, this, &ServerLookup::finish);
}

ServerLookup::~ServerLookup()
{
    delete m_run;
}

void ServerLookup::start(const MailAddress &address)
{
    cancel();
    m_run = new Run(address);
    if (const auto provider = providerOf(address.domain)) {
        m_run->known = ofProvider(address, *provider);
        m_time.start(0);
        return;
    }
    m_time.start(m_policy.time);
    askDns();
    fetchFiles();
    probeNames();
}

/// Later: one of its parts may be speaking.
void ServerLookup::cancel()
{
    m_time.stop();
    if (m_run)
        std::exchange(m_run, nullptr)->deleteLater();
}

void ServerLookup::askDns()
{
    askFor(QStringLiteral("_pop3s._tcp."), &MailServices::pop3s);
    askFor(QStringLiteral("_pop3._tcp."), &MailServices::pop3);
    askFor(QStringLiteral("_submissions._tcp."), &MailServices::submissions);
    askFor(QStringLiteral("_submission._tcp."), &MailServices::submission);
}

void ServerLookup::askFor(const QString &service, QList<SrvRecord> MailServices::*into)
{
    ++m_run->openServices;
    m_policy.resolve(service + m_run->address.domain, m_run,
                     [this, into, run = m_run](const QList<SrvRecord> &records) {
                         run->services.*into = records;
                         --run->openServices;
                         goOn(run);
                     });
}

void ServerLookup::fetchFiles()
{
    for (const QUrl &file : filesOf(m_run->address)) {
        ++m_run->openFiles;
        auto *fetch = new AutoconfigFetch(m_policy, m_run);
        m_run->files += fetch;
        connect(fetch, &AutoconfigFetch::done, this, [this, run = m_run] {
            --run->openFiles;
            goOn(run);
        });
        fetch->start(file);
    }
}

void ServerLookup::probeNames()
{
    using Service = ServerProbe::Service;
    for (const char *name : {"pop.", "pop3.", "mail."})
        m_run->probes += probe(Service::Pop3s, name);
    for (const Service service : {Service::Submissions, Service::Submission}) {
        for (const char *name : {"smtp.", "mail."})
            m_run->submissionProbes += probe(service, name);
    }
}

ServerProbe *ServerLookup::probe(ServerProbe::Service service, const char *name)
{
    const QString host = QString::fromLatin1(name) + m_run->address.domain;
    auto *probe = new ServerProbe(m_policy, service, host, m_run);
    connect(probe, &ServerProbe::done, this, [this, run = m_run] { goOn(run); });
    probe->start();
    return probe;
}

/// A guess is waited for only where the domain itself says nothing, and one only where no better one can
/// come. For sending it is not waited for long: mail can be fetched without.
void ServerLookup::goOn(const Run *run)
{
    if (run != m_run || run->openServices > 0 || run->openFiles > 0)
        return;
    const Findings said = whatTheDomainSays();
    if (said.pop3.isEmpty() && !isGuessed(run->probes))
        return;
    if (!said.submission.isEmpty() || isGuessed(run->submissionProbes))
        return finish();
    if (!std::exchange(m_run->isWaitingForSending, true))
        m_time.start(std::min(m_policy.forSending, m_time.remainingTimeAsDuration()));
}

void ServerLookup::finish()
{
    Findings findings = m_run->known ? *m_run->known : whatTheDomainSays();
    if (!m_run->known && findings.pop3.isEmpty())
        findings.pop3 = guesses(m_run->probes);
    if (!m_run->known && findings.submission.isEmpty())
        findings.submission = guesses(m_run->submissionProbes);
    cancel();
    Q_EMIT finished(findings);
}

Findings ServerLookup::whatTheDomainSays() const
{
    Findings findings;
    findings.address = m_run->address;
    for (const AutoconfigFetch *file : std::as_const(m_run->files))
        addFile(*file, findings);
    Findings dns;
    dns.address = m_run->address;
    addServices(m_run->services, m_policy.draw, dns);
    addNew(findings.pop3, dns.pop3);
    addNew(findings.submission, dns.submission);
    for (const LookupNote what : std::as_const(dns.notes))
        note(findings, what);
    return findings;
}

void ServerLookup::addFile(const AutoconfigFetch &file, Findings &findings) const
{
    using Outcome = AutoconfigFetch::Outcome;
    if (file.outcome() == Outcome::Untrusted)
        note(findings, LookupNote::UntrustedFile);
    if (file.outcome() == Outcome::TooLarge)
        note(findings, LookupNote::UnreadableFile);
    if (file.outcome() != Outcome::Got)
        return;
    const Result<Autoconfig> config = readAutoconfig(file.content(), findings.address);
    if (!config)
        return note(findings, LookupNote::UnreadableFile);
    const Finding::Trust trust = isWithin(file.servedBy(), findings.address.domain)
        ? Finding::Trust::Vouched
        : Finding::Trust::Doubtful;
    addNew(findings.pop3, asFindings(config->pop3, trust, file.servedBy()));
    addNew(findings.submission, asFindings(config->submission, trust, file.servedBy()));
    if (config->pop3.isEmpty() && !config->unencrypted.isEmpty()) {
        note(findings, LookupNote::OnlyUnencrypted);
        findings.unencrypted = config->unencrypted.first();
    } else if (config->pop3.isEmpty() && config->unusable > 0) {
        note(findings, LookupNote::UnusableLogin);
    } else if (config->pop3.isEmpty()) {
        note(findings, LookupNote::NoPop3InFile);
    }
}

QList<Finding> ServerLookup::guesses(const QList<ServerProbe *> &probes) const
{
    QList<Finding> found;
    for (const ServerProbe *probe : probes) {
        if (!probe->isThere())
            continue;
        Finding guess;
        guess.source = Finding::Source::Guess;
        guess.saidBy = probe->host();
        guess.server = {probe->host(), probe->port(), probe->security(), m_run->address.whole(),
                        Authentication::Automatic};
        found += guess;
    }
    return found;
}

} // namespace poplar::accounts
