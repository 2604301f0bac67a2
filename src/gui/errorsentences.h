// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/errortext.h"
#include "wire/displaytext.h"

#include <QCoreApplication>

#include <optional>

namespace poplar::gui {

/// The context of all sentences about errors.
class ErrorSentences {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::ErrorSentences)

public:
    explicit ErrorSentences(const mailbox::Problem &problem)
        : m_problem(problem)
        , m_host(wire::displayText(problem.host))
    {
    }

    ErrorText text() const;
    static QString label(Remedy remedy);

private:
    ErrorText ofKind() const;
    /// What is said in other words of a server that sends; nothing where the words are the same.
    std::optional<ErrorText> ofSubmission() const;
    ErrorText noSmtp() const;
    ErrorText submissionUnencrypted() const;
    ErrorText submissionInClear() const;
    ErrorText submissionRefused() const;
    std::optional<ErrorText> submissionTlsFailed() const;
    std::optional<ErrorText> messageUnfit() const;
    std::optional<ErrorText> outboxTrouble() const;
    ErrorText hostNotFound() const;
    ErrorText connectionRefused() const;
    ErrorText connectionLost() const;
    ErrorText silence() const;
    ErrorText notPop3() const;
    ErrorText tlsNotOffered() const;
    ErrorText tlsFailed() const;
    ErrorText injected() const;
    ErrorText certificateDoubtful() const;
    ErrorText authentication() const;
    ErrorText noMechanism() const;
    ErrorText noToken() const;
    ErrorText proxyFailed() const;
    ErrorText clientCertificate() const;
    ErrorText authorityFile() const;
    ErrorText busy() const;
    /// A login with an access token was refused, and `detail` has the facts of the server's error document.
    bool isAboutToken() const;
    ErrorText tokenRefused() const;
    ErrorText lastingTrouble() const;
    ErrorText refused() const;
    ErrorText malformed() const;
    ErrorText protocol() const;
    ErrorText limit() const;
    ErrorText storage() const;
    ErrorText arranging() const;
    ErrorText cancelled() const;
    ErrorText unsent() const;
    ErrorText unknownOutcome() const;
    ErrorText notAllowed() const;

    QString whatStays() const;
    QString refusedTitle() const;
    QString technical() const;
    ErrorText tlsAnsweredInClear() const;
    bool onTlsPortWithoutTls() const
    {
        return m_problem.port == usualPort(Security::Tls) && m_problem.security != Security::Tls;
    }
    bool onPlainPortWithTls() const
    {
        return m_problem.port == usualPort(Security::StartTls) && m_problem.security == Security::Tls;
    }
    quint16 usualPort(Security security) const
    {
        return m_problem.service == mailbox::Service::Submission ? defaultSubmissionPort(security)
                                                                 : defaultPop3Port(security);
    }
    /// Poplar never lowers the protection itself, and so it does not tempt to it either: the advice to do
    /// without stands only where a server has nothing better.
    QList<Remedy> withoutTls() const;

    const mailbox::Problem &m_problem;
    const QString m_host;
};

} // namespace poplar::gui
