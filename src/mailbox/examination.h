// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "base/secret.h"
#include "mailbox/examinationreport.h"
#include "wire/transcript.h"

#include <QObject>
#include <QThread>

#include <chrono>

namespace poplar::mailbox {

/// What an examination is about just now.
struct ExaminationProgress {
    enum class Step { Name, Port, TlsVersion, Maildrop, MaildropAgain };
    Step step = Step::Name;
    quint16 port = 0; ///< With Port and TlsVersion.
    int done = 0; ///< Steps,
    int of = 1; ///< and how many there are.
};

/// How an examination goes about it.
struct ExaminationSettings {
    quint16 plainPort = 0; ///< 0 for the account's own, or 110.
    quint16 tlsPort = 0; ///< 0 for the account's own, or 995.
    std::chrono::milliseconds silence{0}; ///< 0 for limit::examinedSilence, or the account's if that is less.
    std::chrono::milliseconds step{0}; ///< 0 for limit::examinedStep.
};

/// What an examination needs besides the account; empty where it is not needed, or lacking.
struct ExaminationSecrets {
    Secret login; ///< Password or token; empty to look at what shows without a login.
    Secret clientKey = {}; ///< The passphrase of the client certificate's key.
    Secret proxy = {};
};

/// Finds out what a server can do, and how well. It changes nothing in the maildrop: it never says DELE or
/// RETR, and leaves by RSET and QUIT, or by hanging up where RSET would change marks. It logs in as the
/// account's settings say and no other way, twice, and once where the server announces LOGIN-DELAY; where the
/// certificate is doubtful, not at all. What fails does not end it. On a thread of its own; deleting it gives
/// up, which deletes nothing.
class Examination : public QObject {
    Q_OBJECT

public:
    explicit Examination(QObject *parent = nullptr);
    ~Examination() override;

    void start(const accounts::Account &account, const ExaminationSecrets &secrets,
               const ExaminationSettings &settings = {});

Q_SIGNALS:
    void progressed(const poplar::mailbox::ExaminationProgress &progress);
    /// What is known so far.
    void grown(const poplar::mailbox::ExaminationReport &report);
    /// Lines of the conversations, redacted, one connection after the other.
    void transcript(const QList<poplar::wire::TranscriptEvent> &events);
    /// The last signal.
    void finished(const poplar::mailbox::ExaminationReport &report);

private:
    QThread m_thread;
};

} // namespace poplar::mailbox

Q_DECLARE_METATYPE(poplar::mailbox::ExaminationProgress)
