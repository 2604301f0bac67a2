// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/examinationrun.h"

#include "base/limits.h"
#include "mailbox/examinationgrading.h"
#include "pop3/capabilities.h"
#include "wire/clientcertificate.h"
#include "wire/tlsconfiguration.h"

#include <algorithm>
#include <utility>

namespace poplar::mailbox {

namespace {

ExaminationPatience patienceOf(const accounts::Account &account, const ExaminationSettings &settings)
{
    const std::chrono::milliseconds usual =
        std::min<std::chrono::milliseconds>(account.silence, limit::examinedSilence);
    return {settings.silence.count() > 0 ? settings.silence : usual,
            settings.step.count() > 0 ? settings.step : limit::examinedStep};
}

bool isLogin(const wire::TranscriptEvent &event)
{
    if (event.kind != wire::TranscriptEvent::Kind::Sent)
        return false;
    const auto begins = [&event](const char *verb) { return event.text.startsWith(verb); };
    return begins("PASS ") || begins("APOP ") || begins("AUTH ");
}

/// Some servers hang up on CAPA (MailKit, Thunderbird and fetchmail know of such).
bool diedOfCapa(const DoorFacts &facts)
{
    return facts.error && facts.error->verb == "CAPA" && facts.error->kind == ErrorKind::ConnectionLost;
}

} // namespace

ExaminationRun::ExaminationRun(accounts::Account account, const Secret &password,
                               const ExaminationSettings &settings)
    : m_account(std::move(account))
    , m_settings(settings)
    , m_patience(patienceOf(m_account, settings))
    , m_password(password)
    , m_credentials(this)
    , m_lookUpTimer(this)
{
    m_lookUpTimer.setSingleShot(true);
    m_facts.host = m_account.host;
    m_facts.port = m_account.port;
    m_facts.security = m_account.security;
    m_facts.proxy = m_account.proxy.kind;
}

void ExaminationRun::start()
{
    m_clock.start();
    m_facts.started = QDateTime::currentDateTimeUtc();
    connect(&m_credentials, &Credentials::ready, this, &ExaminationRun::begin);
    connect(&m_credentials, &Credentials::failed, this, &ExaminationRun::beginWithoutLogin);
    // It asks nothing: what it was not given, it lacks.
    connect(&m_credentials, &Credentials::needed, this, [this](const PasswordQuestion &question) {
        beginWithoutLogin(Credentials::lackOf(question.purpose));
    });
    m_credentials.give(Credentials::purposeFor(m_account), m_password);
    m_credentials.gather(m_account);
}

void ExaminationRun::beginWithoutLogin(const Error &lack)
{
    m_lack = lack;
    Secrets secrets;
    if (!m_account.authorityFile.isEmpty()) {
        if (auto authorities = wire::loadAuthorities(m_account.authorityFile))
            secrets.authorities = std::move(authorities).value();
    }
    begin(secrets);
}

void ExaminationRun::begin(const Secrets &secrets)
{
    using R = ExaminationRun;
    m_setup = sessionSetup(m_account, secrets, {});
    m_versions = {wire::TlsVersion::Tls13, wire::TlsVersion::Tls12, wire::TlsVersion::Tls11,
                  wire::TlsVersion::Tls10};
    m_steps = {&R::lookUp,     &R::tryPlainDoor, &R::tryTlsDoor, &R::tryVersion, &R::tryVersion,
               &R::tryVersion, &R::tryVersion,   &R::visit,      &R::visitAgain, &R::finish};
    m_allSteps = int(m_steps.size()) - 1;
    next();
}

void ExaminationRun::next()
{
    // What ran tells its end from within itself.
    if (m_part)
        m_part.release()->deleteLater();
    m_facts.taken = Microseconds(m_clock.nsecsElapsed() / 1000);
    const Step step = m_steps.takeFirst();
    if (!m_steps.isEmpty())
        Q_EMIT grown(reportOf(m_facts, QDateTime::currentDateTimeUtc()));
    (this->*step)();
}

void ExaminationRun::tell(ExaminationProgress::Step step, quint16 port)
{
    Q_EMIT progressed({step, port, m_allSteps - int(m_steps.size()), m_allSteps});
}

void ExaminationRun::passOn(const QList<wire::TranscriptEvent> &events)
{
    m_facts.logins += int(std::count_if(events.begin(), events.end(), isLogin));
    Q_EMIT transcript(events);
}

void ExaminationRun::lookUp()
{
    // A proxy looks the name up itself, and the resolver need not know of it.
    if (m_facts.proxy == Proxy::Kind::Socks5 || m_facts.proxy == Proxy::Kind::Http)
        return next();
    tell(ExaminationProgress::Step::Name);
    m_facts.nameAsked = true;
    connect(&m_lookUpTimer, &QTimer::timeout, this, [this] {
        QHostInfo::abortHostLookup(m_lookUp);
        QHostInfo late;
        onLookedUp(late);
    });
    m_lookUpTimer.start(m_patience.silence);
    m_lookUp = QHostInfo::lookupHost(m_account.host, this, &ExaminationRun::onLookedUp);
}

void ExaminationRun::onLookedUp(const QHostInfo &found)
{
    m_lookUpTimer.stop();
    for (const QHostAddress &address : found.addresses()) {
        if (m_facts.addresses.size() < limit::examinedAddresses)
            m_facts.addresses += address.toString();
    }
    if (found.error() != QHostInfo::NoError)
        m_facts.nameError = found.errorString();
    next();
}

wire::Endpoint ExaminationRun::endpoint(Security security) const
{
    const bool isTls = security == Security::Tls;
    const bool isOwn = isTls == (m_account.security == Security::Tls);
    wire::Endpoint endpoint = m_setup.endpoint;
    endpoint.security = security;
    const quint16 given = isTls ? m_settings.tlsPort : m_settings.plainPort;
    endpoint.port = isOwn ? m_account.port : given > 0 ? given : defaultPop3Port(security);
    return endpoint;
}

void ExaminationRun::tryPlainDoor()
{
    tryDoor(m_facts.plainDoor, endpoint(Security::StartTls), DoorProbe::Plan::Capa::Ask);
}

void ExaminationRun::tryTlsDoor()
{
    tryDoor(m_facts.tlsDoor, endpoint(Security::Tls), DoorProbe::Plan::Capa::Ask);
}

void ExaminationRun::tryDoor(std::optional<DoorFacts> &facts, const wire::Endpoint &endpoint,
                             DoorProbe::Plan::Capa capa)
{
    using Plan = DoorProbe::Plan;
    tell(ExaminationProgress::Step::Port, endpoint.port);
    const Plan plan{endpoint, m_setup.policy, DoorProbe::Depth::Conversation, m_account.security, capa};
    auto probe = std::make_unique<DoorProbe>(plan, m_patience, nullptr);
    connect(probe.get(), &DoorProbe::transcript, this, &ExaminationRun::passOn);
    connect(probe.get(), &DoorProbe::done, this, [this, &facts, endpoint, capa, made = probe.get()] {
        facts = made->facts();
        if (!diedOfCapa(*facts) || capa == Plan::Capa::LeaveOut)
            return next();
        m_setup.settings.traits |= ServerTrait::NoCapa;
        m_part.release()->deleteLater();
        tryDoor(facts, endpoint, Plan::Capa::LeaveOut);
    });
    probe->start();
    m_part = std::move(probe);
}

std::optional<wire::Endpoint> ExaminationRun::doorForVersions() const
{
    const auto came = [](const std::optional<DoorFacts> &door) {
        return door && (door->secured || !door->tls.chain.isEmpty());
    };
    const auto failed = [](const std::optional<DoorFacts> &door) {
        return door && door->error && door->error->kind == ErrorKind::TlsFailed;
    };
    if (came(m_facts.tlsDoor))
        return m_facts.tlsDoor->endpoint;
    if (came(m_facts.plainDoor) || failed(m_facts.plainDoor))
        return m_facts.plainDoor->endpoint;
    return failed(m_facts.tlsDoor) ? std::optional(m_facts.tlsDoor->endpoint) : std::nullopt;
}

void ExaminationRun::tryVersion()
{
    const std::optional<wire::Endpoint> door = doorForVersions();
    TlsVersionFacts version;
    version.version = m_versions.takeFirst();
    if (!door)
        return next();
    if (!wire::canSpeak(version.version))
        return onVersion(version, {});
    tell(ExaminationProgress::Step::TlsVersion, door->port);
    m_facts.versionsPort = door->port;
    wire::TlsPolicy policy = m_setup.policy;
    policy.only = version.version;
    const DoorProbe::Plan plan{*door, policy, DoorProbe::Depth::Handshake, m_account.security};
    auto probe = std::make_unique<DoorProbe>(plan, m_patience, nullptr);
    connect(probe.get(), &DoorProbe::transcript, this, &ExaminationRun::passOn);
    connect(probe.get(), &DoorProbe::done, this,
            [this, version, made = probe.get()] { onVersion(version, made->facts()); });
    probe->start();
    m_part = std::move(probe);
}

void ExaminationRun::onVersion(TlsVersionFacts version, const DoorFacts &seen)
{
    using Outcome = TlsVersionFacts::Outcome;
    const bool isDoubtful = seen.error && seen.error->kind == ErrorKind::CertificateDoubtful;
    const bool isRefused = seen.error
        && (seen.error->kind == ErrorKind::TlsFailed || seen.error->kind == ErrorKind::ClientCertificate);
    version.outcome = seen.secured || isDoubtful ? Outcome::Offered
        : isRefused                              ? Outcome::Refused
                                                 : Outcome::NotTried;
    version.cipher = seen.tls.cipher;
    version.error = version.outcome == Outcome::Offered ? std::nullopt : seen.error;
    m_facts.versions += version;
    next();
}

std::optional<Error> ExaminationRun::obstacle() const
{
    const DoorFacts *own = grading::ownDoor(m_facts);
    if (!own)
        return Error{};
    // What happened behind the greeting, on a connection that the account allows, may happen once only.
    const bool isUsable = own->greeted && (own->secured || m_account.security == Security::None);
    if (own->error && !isUsable)
        return own->error;
    if (m_account.security == Security::StartTls && own->stlsRefused)
        return Error{ErrorKind::TlsNotOffered, own->stlsRefused->said, own->stlsRefused->code, "STLS", {}};
    return m_lack;
}

bool ExaminationRun::hasLoginDelay() const
{
    const AnnouncedFacts *before = grading::announcedTo(m_facts);
    QByteArrayList lines = m_facts.first.capabilities;
    if (before)
        lines += before->lines;
    const auto delay = pop3::Capabilities(lines.join('\n')).loginDelay();
    return delay && delay->least.count() > 0;
}

void ExaminationRun::visit()
{
    if (const std::optional<Error> why = obstacle()) {
        m_facts.first.error = why;
        return next();
    }
    tell(ExaminationProgress::Step::Maildrop, m_account.port);
    using Scope = MaildropVisit::Scope;
    makeVisit(m_facts.first, hasLoginDelay() ? Scope::Everything : Scope::FirstOfTwo, m_setup);
}

void ExaminationRun::visitAgain()
{
    const VisitFacts &first = m_facts.first;
    if (!first.opened || first.error || first.sentAhead || hasLoginDelay())
        return next();
    tell(ExaminationProgress::Step::MaildropAgain, m_account.port);
    SessionSetup setup = m_setup;
    // What has worked is not searched for again: each attempt counts.
    setup.login.authentication =
        authenticationNamed(first.authentication).value_or(setup.login.authentication);
    makeVisit(m_facts.second, MaildropVisit::Scope::SecondOfTwo, setup);
}

void ExaminationRun::makeVisit(VisitFacts &facts, MaildropVisit::Scope scope, const SessionSetup &setup)
{
    auto made = std::make_unique<MaildropVisit>(setup, scope, m_patience, m_facts.first, nullptr);
    connect(made.get(), &MaildropVisit::transcript, this, &ExaminationRun::passOn);
    connect(made.get(), &MaildropVisit::done, this, [this, &facts, visit = made.get()] {
        facts = visit->facts();
        next();
    });
    made->start();
    m_part = std::move(made);
}

void ExaminationRun::finish()
{
    m_facts.complete = true;
    Q_EMIT finished(reportOf(m_facts, QDateTime::currentDateTimeUtc()));
}

} // namespace poplar::mailbox
