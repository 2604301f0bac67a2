// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/profile.h"
#include "gui/errortext.h"
#include "gui/farewell.h"
#include "gui/forecast.h"
#include "gui/openmailbox.h"
#include "gui/settings.h"
#include "gui/settingsdesk.h"

#include <QMainWindow>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QSettings;

namespace Ui {
class MainWindow;
}

namespace poplar::gui {

class ChecksDesk;
class DownloadDesk;
class ExamineDesk;
class HandTalkDesk;
class LogDesk;
class LogFilesDesk;
class NewsDesk;
class OriginalLayout;
class PlacesDesk;
class ReceiptDesk;
class RoundTripDesk;
class SpaceDesk;
class RulesDesk;
class StatusStrip;
class TransferDesk;
class WritingDesk;

/// A mailbox to learn on, ready to be connected to.
struct PracticeMailbox {
    accounts::Account account;
    Secret password;
};

/// What the window needs of the world. Everything outlives it.
struct Surroundings {
    const accounts::Profile &profile;
    QSettings &settings;
    accounts::AccountStore &accounts;
    accounts::PasswordStore *passwords; ///< Null where the system has no keyring.
    Theme &theme;
    /// Starts the practice server where it does not run yet; nothing if the system forbids it.
    std::function<std::optional<PracticeMailbox>()> startPractice;
    OriginalLayout *original = nullptr; ///< Null where there is none.
    std::optional<accounts::LookupPolicy> lookup = {}; ///< How servers are looked for, if not as usual.
};

/// Places the panes and connects them to the mailbox that is shown. What the panes do is their own.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(const Surroundings &surroundings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens the practice mailbox.
    void practise();
    /// Opens a message to whom a link names (RFC 6068).
    void writeTo(const QUrl &link);
    /// Says that this folder of the profile cannot be written, so that everything is forgotten at the end.
    void tellNothingIsStored(const QString &folder);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildToolBar();
    void buildMenus();
    void buildMailboxMenu();
    void buildWriteMenu();
    void connectWindow();
    void connectPanes();
    void connectWriting();
    /// All that is told by every open mailbox, whether shown or not.
    void connectMailbox(OpenMailbox &open);
    /// All that passes between the panes and the mailbox that is shown.
    void connectShown(OpenMailbox &open);

    void choose(const QString &id);
    OpenMailbox &add(const accounts::Account &account, const std::optional<Secret> &knownPassword);
    void open(const accounts::Account &account, const std::optional<Secret> &knownPassword);
    void loadOthers();
    void showMailbox(OpenMailbox *open);
    void forget(const QString &id);
    [[nodiscard]] OpenMailbox *find(const QString &id) const;

    void refreshAccounts();
    void takeAccount(const accounts::Account &account, const std::optional<Secret> &password);
    void takeStorageError(const Error &error);
    void takeKeyringError(const Error &error);
    void takeStatus(const mailbox::ConnectionStatus &status);
    void chooseMessage(mailbox::MessageId message);
    void loadMessage(mailbox::MessageId message);
    void openMessage(mailbox::MessageId message);
    void takeProgress(const mailbox::Progress &progress);
    void takeContent(const mailbox::MessageContent &content);
    void takeProblem(const mailbox::Problem &problem);
    void tellForecast(const QString &id, const accounts::Retention &retention);
    void askToRebuild();
    void updateTitle();
    void remedy(Remedy remedy, const mailbox::Problem &problem);
    void updateActions();
    [[nodiscard]] QString obstacleToChecking() const;
    [[nodiscard]] QString obstacleToRebuilding() const;
    void applyPreferences(const Preferences &preferences);
    void setPlacement(MessagePlacement placement);
    void showDetails();
    void showAbout();
    void placeLog();
    void restore();
    void remember();

    Surroundings m_surroundings;
    std::unique_ptr<Ui::MainWindow> m_ui;
    StatusStrip *m_strip;
    std::unique_ptr<LogDesk> m_log;
    std::unique_ptr<LogFilesDesk> m_logFiles;
    std::unique_ptr<DownloadDesk> m_downloads;
    std::unique_ptr<ReceiptDesk> m_receipts;
    std::unique_ptr<NewsDesk> m_news;
    std::unique_ptr<PlacesDesk> m_places;
    std::unique_ptr<ExamineDesk> m_examine;
    std::unique_ptr<HandTalkDesk> m_talk;
    std::unique_ptr<RoundTripDesk> m_roundTrip;
    std::unique_ptr<SpaceDesk> m_space;
    std::unique_ptr<TransferDesk> m_transfers;
    std::unique_ptr<ChecksDesk> m_checks;
    std::unique_ptr<RulesDesk> m_rules;
    std::unique_ptr<WritingDesk> m_writing;
    SettingsDesk m_desk;
    Farewell m_farewell;
    std::vector<std::unique_ptr<OpenMailbox>> m_open;
    OpenMailbox *m_shown = nullptr; ///< One of m_open.
    bool m_logPlaced = false; ///< The log stands where the user left it, or where it stands at first.
    std::unique_ptr<QObject> m_connections; ///< Context of what connectShown() connects.
};

} // namespace poplar::gui
