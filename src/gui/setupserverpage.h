// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/serverfinding.h"
#include "gui/banner.h"
#include "gui/errortext.h"
#include "mailbox/connectiontest.h"

#include <QWidget>

#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QProgressBar;

namespace poplar::gui {

class ConnectionTestView;

/// Shows what was found for a mail address, who says so and what the provider asks for; and then whether it
/// works.
class SetupServerPage : public QWidget {
    Q_OBJECT

public:
    explicit SetupServerPage(QWidget *parent = nullptr);
    ~SetupServerPage() override;

    void showSearching(const accounts::MailAddress &address);
    void showFindings(const accounts::Findings &findings);

    /// The server that is chosen; nothing where none was found.
    [[nodiscard]] std::optional<accounts::FoundServer> chosen() const;
    /// The server to send by, as far as it may be used: it is vouched for, or the user has agreed.
    [[nodiscard]] std::optional<accounts::FoundServer> submission() const;
    /// Whether the chosen server may be used: it takes a password, and is not doubtful, or the user has
    /// agreed.
    [[nodiscard]] bool isUsable() const;
    /// What the user can do here.
    enum class Outlook {
        Testing, ///< There is a server that takes a password.
        Details, ///< Only who knows more can go on.
        Nothing, ///< The provider has no POP3.
    };
    [[nodiscard]] Outlook outlook() const;

    enum class Verdict { Works, Fails };
    /// Tries a connection, and shows it. testFinished() tells.
    void startTest(const accounts::Account &account, const Secret &password);
    void stopTest();
    [[nodiscard]] bool isTesting() const { return m_test != nullptr; }
    /// The certificate that the user trusts after having seen it.
    [[nodiscard]] const QByteArrayList &trustedDigests() const { return m_trusted; }

Q_SIGNALS:
    /// isUsable() or chosen() may have become others, by the user.
    void changed();
    void testFinished(poplar::gui::SetupServerPage::Verdict verdict);
    /// The user wants to do something about a failed test.
    void remedyChosen(poplar::gui::Remedy remedy);

private:
    void build();
    void showChoice();
    void showSubmission();
    void showAdvice();
    void clearPages();
    void say(const QString &title, const QString &text);
    void endTest();
    void showCertificate();

    accounts::Findings m_findings;
    accounts::Account m_tested;
    QByteArrayList m_trusted;
    bool m_hasFailed = false;
    std::unique_ptr<mailbox::ConnectionTest> m_test;
    QLabel *m_title;
    QLabel *m_text;
    QProgressBar *m_busy;
    QWidget *m_rows;
    QComboBox *m_servers;
    QLabel *m_server;
    QLabel *m_encryption;
    QLabel *m_user;
    QLabel *m_source;
    QLabel *m_submission;
    QCheckBox *m_agreeToSubmission;
    Banner *m_doubt;
    QCheckBox *m_agree;
    Banner *m_advice;
    QWidget *m_pages;
    ConnectionTestView *m_view;
};

} // namespace poplar::gui
