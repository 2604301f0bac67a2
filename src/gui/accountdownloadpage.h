// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "gui/forecast.h"

#include <QWidget>

#include <memory>

namespace Ui {
class AccountDownloadPage;
}

namespace poplar::gui {

/// The part of an account that says how often it is checked by itself, what a check does with new mail, and
/// what becomes of a message on the server once it has been downloaded. A rule that deletes shows what it
/// would delete now, and needs a tick.
class AccountDownloadPage : public QWidget {
    Q_OBJECT

public:
    explicit AccountDownloadPage(QWidget *parent = nullptr);
    ~AccountDownloadPage() override;

    /// @param agreed the rule that the user agreed to before, here or earlier.
    void setAccount(const accounts::Account &account, const accounts::Retention &agreed);
    /// Puts what the user chose into an account; the rest of it stays.
    void apply(accounts::Account &account) const;
    /// The last rule that the user agreed to.
    [[nodiscard]] accounts::Retention agreed() const;
    /// Whether an account may be stored: its rule deletes nothing, or the user agreed to it.
    [[nodiscard]] static bool isAgreed(const accounts::Account &account, const accounts::Retention &agreed);
    /// The answer to forecastWanted(). One for another rule than the chosen one is not shown.
    void setForecast(const Forecast &forecast);
    /// Shows that the tick is missing, and goes there.
    void showAllFaults();

Q_SIGNALS:
    /// By the user.
    void changed();
    void forecastWanted(const poplar::accounts::Retention &retention);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void prepareChecks();
    void showChecks(std::chrono::minutes every);
    void ruleChosen();
    void showRule();
    void askForecast();
    void showForecast(const Forecast &forecast);
    [[nodiscard]] accounts::Retention retention() const;

    std::unique_ptr<Ui::AccountDownloadPage> m_ui;
    accounts::Retention m_before; ///< Needs no tick.
    bool m_filling = false;
};

} // namespace poplar::gui
