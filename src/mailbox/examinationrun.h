// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/credentials.h"
#include "mailbox/doorprobe.h"
#include "mailbox/examination.h"
#include "mailbox/maildropvisit.h"
#include "mailbox/serverfacts.h"

#include <QElapsedTimer>
#include <QHostInfo>
#include <QNetworkProxy>
#include <QTimer>

#include <memory>
#include <optional>

namespace poplar::mailbox {

/// The part of an examination on its own thread: one step after the other. Internal to this library.
class ExaminationRun : public QObject {
    Q_OBJECT

public:
    ExaminationRun(accounts::Account account, ExaminationSecrets secrets,
                   const ExaminationSettings &settings);

    void start();

Q_SIGNALS:
    void progressed(const poplar::mailbox::ExaminationProgress &progress);
    void grown(const poplar::mailbox::ExaminationReport &report);
    void transcript(const QList<poplar::wire::TranscriptEvent> &events);
    void finished(const poplar::mailbox::ExaminationReport &report);

private:
    using Step = void (ExaminationRun::*)();

    void begin(const Secrets &secrets);
    void beginWithoutLogin(const Error &lack);
    void next();
    void tell(ExaminationProgress::Step step, quint16 port = 0);
    void passOn(const QList<wire::TranscriptEvent> &events);

    void lookUp();
    void resolve(const QNetworkProxy &detour);
    void onLookedUp(const QHostInfo &found);
    void tryPlainDoor();
    void tryTlsDoor();
    void tryDoor(std::optional<DoorFacts> &facts, const wire::Endpoint &endpoint, DoorProbe::Plan::Capa capa);
    void tryVersion();
    void onVersion(TlsVersionFacts version, const DoorFacts &seen);
    void visit();
    void visitAgain();
    void makeVisit(VisitFacts &facts, MaildropVisit::Scope scope, const SessionSetup &setup);
    void finish();

    [[nodiscard]] wire::Endpoint endpoint(Security security) const;
    [[nodiscard]] std::optional<wire::Endpoint> doorForVersions() const;
    [[nodiscard]] TlsVersionFacts::Outcome outcomeOf(wire::TlsVersion version, const DoorFacts &seen) const;
    /// Whether a server that lacks a version would say so like this.
    [[nodiscard]] bool isRefusal(const DoorFacts &seen) const;
    [[nodiscard]] bool isAgreedOn(wire::TlsVersion version) const;
    /// Why nobody may log in; nothing if somebody may.
    [[nodiscard]] std::optional<Error> obstacle() const;
    [[nodiscard]] bool hasLoginDelay() const;

    const accounts::Account m_account;
    const ExaminationSettings m_settings;
    const ExaminationPatience m_patience;
    const ExaminationSecrets m_secrets;
    Credentials m_credentials;
    SessionSetup m_setup;
    std::optional<Error> m_lack; ///< Why nobody can log in.
    ServerFacts m_facts;
    QList<Step> m_steps; ///< Those to come.
    int m_allSteps = 1;
    QList<wire::TlsVersion> m_versions; ///< Those to come.
    QTimer m_lookUpTimer;
    int m_lookUp = 0;
    QElapsedTimer m_clock;
    std::unique_ptr<QObject> m_part; ///< The connection under way.
};

} // namespace poplar::mailbox
