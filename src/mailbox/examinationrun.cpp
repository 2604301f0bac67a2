// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/examinationrun.h"

#include "base/limits.h"
#include "mailbox/examinationgrading.h"
#include "pop3/capabilities.h"
#include "wire/detour.h"
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

/// As TlsDetails has it.
QStringView protocolOf(wire::TlsVersion version)
{
    static constexpr QStringView names[] = {u"TLSv1", u"TLSv1.1", u"TLSv1.2", u"TLSv1.3"};
    return names[static_cast<int>(version)];
}

/// OpenSSL's words where the server chose another version than those that it was offered: before TLS 1.3
/// that is how a server says that it lacks one (RFC 5246 section 7.4.1.3).
constexpr QLatin1StringView otherVersion("unsupported protocol");

/// Nobody logs in where somebody may be in between.
bool isSuspicious(const Error &error)
{
    return error.kind == ErrorKind::CertificateDoubtful || error.kind == ErrorKind::Injected;
}

/// Some servers hang up on CAPA (MailKit, Thunderbird and fetchmail know of such).
bool diedOfCapa(const DoorFacts &facts)
{
    return facts.error && facts.error->verb == "CAPA" && facts.error->kind == ErrorKind::ConnectionLost;
}

} // namespace

ExaminationRun::ExaminationRun(accounts::Account account, ExaminationSecrets secrets,
                               const ExaminationSettings &settings)
    : m_account(std::move(account))
    , m_settings(settings)
    , m_patience(patienceOf(m_account, settings))
    , m_secrets(std::move(secrets))
    , m_credentials(this)
    , m_lookUpTimer(this)
{
    m_lookUpTimer.setSingleShot(true);
    m_facts.host = m_account.host;
    m_facts.port = m_account.port;
    m_facts.security = m_account.security;
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
    m_credentials.give(Credentials::purposeFor(m_account), m_secrets.login);
    m_credentials.give(SecretPurpose::ClientKey, m_secrets.clientKey);
    m_credentials.give(SecretPurpose::Proxy, m_secrets.proxy);
    m_credentials.gather(m_account);
}

/// With what was gathered before. Without its proxy nothing of the server can be seen, so that comes first.
void ExaminationRun::beginWithoutLogin(const Error &lack)
{
    const bool lacksProxy = !m_account.proxy.user.isEmpty() && m_secrets.proxy.isEmpty();
    m_lack = lacksProxy ? Credentials::lackOf(SecretPurpose::Proxy) : lack;
    begin(m_credentials.gathered());
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
    tell(ExaminationProgress::Step::Name);
    m_facts.name.outcome = NameFacts::Outcome::Late; // until there is an answer
    connect(&m_lookUpTimer, &QTimer::timeout, this, [this] {
        QHostInfo::abortHostLookup(m_lookUp);
        next();
    });
    m_lookUpTimer.start(m_patience.silence);
    if (const std::optional<QNetworkProxy> detour = wire::knownDetour(m_setup.endpoint))
        resolve(*detour);
    else
        wire::SystemDetour::ask(m_account.host, m_account.port, this,
                                [this](const QNetworkProxy &found) { resolve(found); });
}

/// A proxy looks the name up itself, and the resolver need not know of it.
void ExaminationRun::resolve(const QNetworkProxy &detour)
{
    if (!m_lookUpTimer.isActive())
        return; // It took too long.
    if (detour.type() == QNetworkProxy::NoProxy) {
        m_lookUp = QHostInfo::lookupHost(m_account.host, this, &ExaminationRun::onLookedUp);
        return;
    }
    m_lookUpTimer.stop();
    m_facts.name.outcome = NameFacts::Outcome::ByProxy;
    next();
}

void ExaminationRun::onLookedUp(const QHostInfo &found)
{
    if (!m_lookUpTimer.isActive())
        return;
    m_lookUpTimer.stop();
    m_facts.name.outcome = NameFacts::Outcome::Answered;
    for (const QHostAddress &address : found.addresses()) {
        if (m_facts.name.addresses.size() < limit::examinedAddresses)
            m_facts.name.addresses += address.toString();
    }
    if (found.error() != QHostInfo::NoError)
        m_facts.name.error = found.errorString();
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
        facts->diedOfCapa = capa == Plan::Capa::LeaveOut;
        if (!diedOfCapa(*facts) || capa == Plan::Capa::LeaveOut)
            return next();
        m_part.release()->deleteLater();
        tryDoor(facts, endpoint, Plan::Capa::LeaveOut);
    });
    probe->start();
    m_part = std::move(probe);
}

std::optional<wire::Endpoint> ExaminationRun::doorForVersions() const
{
    const auto came = [](const DoorFacts *door) { return door->secured || !door->tls.chain.isEmpty(); };
    const auto failed = [](const DoorFacts *door) {
        return door->error && door->error->kind == ErrorKind::TlsFailed;
    };
    const QList<const DoorFacts *> doors = grading::doorsOf(m_facts); // the own one first
    auto door = std::find_if(doors.begin(), doors.end(), came);
    if (door == doors.end())
        door = std::find_if(doors.begin(), doors.end(), failed);
    return door == doors.end() ? std::nullopt : std::optional((*door)->endpoint);
}

void ExaminationRun::tryVersion()
{
    const std::optional<wire::Endpoint> door = doorForVersions();
    TlsVersionFacts version;
    version.version = m_versions.takeFirst();
    if (!door)
        return next();
    m_facts.versionsPort = door->port;
    if (!wire::canSpeak(version.version))
        return onVersion(version, {});
    tell(ExaminationProgress::Step::TlsVersion, door->port);
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
    version.outcome = outcomeOf(version.version, seen);
    version.cipher = seen.tls.cipher;
    version.error = version.outcome == TlsVersionFacts::Outcome::Offered ? std::nullopt : seen.error;
    m_facts.versions += version;
    next();
}

/// A handshake fails for many reasons, of which a lacking version is one: only the server's own word
/// counts: an alert, or the version that it chose.
TlsVersionFacts::Outcome ExaminationRun::outcomeOf(wire::TlsVersion version, const DoorFacts &seen) const
{
    using Outcome = TlsVersionFacts::Outcome;
    const bool isDoubtful = seen.error && seen.error->kind == ErrorKind::CertificateDoubtful;
    const bool isOther = !seen.tls.protocol.isEmpty() && seen.tls.protocol != protocolOf(version);
    if (isAgreedOn(version) || ((seen.secured || isDoubtful) && !isOther))
        return Outcome::Offered;
    return isRefusal(seen) && !seen.secured ? Outcome::Refused : Outcome::NotTried;
}

bool ExaminationRun::isAgreedOn(wire::TlsVersion version) const
{
    const QList<const DoorFacts *> doors = grading::doorsOf(m_facts);
    return std::any_of(doors.begin(), doors.end(), [this, version](const DoorFacts *door) {
        return door->secured && door->endpoint.port == m_facts.versionsPort
            && door->tls.protocol == protocolOf(version);
    });
}

/// A server that misses a certificate of the client's says the same as one that lacks the version
/// (RFC 5246 section 7.4.6), so that counts only where a handshake stood without one.
bool ExaminationRun::isRefusal(const DoorFacts &seen) const
{
    const bool isOther = seen.error && seen.error->detail.contains(otherVersion);
    if (isOther || seen.alert == QSsl::AlertType::ProtocolVersion)
        return true;
    if (seen.alert != QSsl::AlertType::HandshakeFailure)
        return false;
    const QList<const DoorFacts *> doors = grading::doorsOf(m_facts);
    return std::any_of(doors.begin(), doors.end(), [this](const DoorFacts *door) {
        const bool isMissed = door->error && door->error->kind == ErrorKind::ClientCertificate;
        return door->endpoint.port == m_facts.versionsPort && door->secured && !isMissed;
    });
}

std::optional<Error> ExaminationRun::obstacle() const
{
    const DoorFacts *own = grading::ownDoor(m_facts);
    if (!own)
        return Error{};
    // What happened behind the greeting, on a connection that the account allows, may happen once only.
    const bool isUsable = own->greeted && (own->secured || m_account.security == Security::None);
    if (own->error && (!isUsable || isSuspicious(*own->error)))
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
    SessionSetup setup = m_setup;
    if (grading::ownDoor(m_facts)->diedOfCapa)
        setup.settings.traits |= ServerTrait::NoCapa;
    makeVisit(m_facts.first, hasLoginDelay() ? Scope::Everything : Scope::FirstOfTwo, setup);
}

void ExaminationRun::visitAgain()
{
    const VisitFacts &first = m_facts.first;
    if (!first.opened || first.error || first.sentAhead || hasLoginDelay())
        return next();
    tell(ExaminationProgress::Step::MaildropAgain, m_account.port);
    SessionSetup setup = m_setup;
    if (grading::ownDoor(m_facts)->diedOfCapa)
        setup.settings.traits |= ServerTrait::NoCapa;
    // What has worked is not searched for again: each attempt counts.
    setup.login.authentication =
        authenticationNamed(first.authentication).value_or(setup.login.authentication);
    makeVisit(m_facts.second, MaildropVisit::Scope::SecondOfTwo, setup);
}

void ExaminationRun::makeVisit(VisitFacts &facts, MaildropVisit::Scope scope, const SessionSetup &setup)
{
    m_facts.visiting = true;
    Q_EMIT grown(reportOf(m_facts, QDateTime::currentDateTimeUtc()));
    auto made = std::make_unique<MaildropVisit>(setup, scope, m_patience, m_facts.first, nullptr);
    connect(made.get(), &MaildropVisit::transcript, this, &ExaminationRun::passOn);
    connect(made.get(), &MaildropVisit::done, this, [this, &facts, visit = made.get()] {
        m_facts.visiting = false;
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
