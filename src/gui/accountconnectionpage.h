// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "base/servertrait.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace Ui {
class AccountConnectionPage;
}

namespace poplar::gui {

/// The part of an account that says which way its connection takes, how patient it is, and what was learnt
/// about the server.
class AccountConnectionPage : public QWidget {
    Q_OBJECT

public:
    explicit AccountConnectionPage(QWidget *parent = nullptr);
    ~AccountConnectionPage() override;

    void setAccount(const accounts::Account &account);
    /// Puts what the user chose into an account; the rest of it stays.
    void apply(accounts::Account &account) const;
    /// What is known of the server; nothing while its mailbox was never opened.
    void setTraits(std::optional<ServerTraits> traits);

    /// What is wrong with the proxy of an account; empty if nothing is.
    [[nodiscard]] static QString proxyFault(const Proxy &proxy);
    /// Shows what is missing even where the user has not been yet, and goes there.
    void showAllFaults();

Q_SIGNALS:
    /// By the user.
    void changed();
    void forgetWanted();

private:
    void prepareTimes();
    void connectFields();
    void proxyChosen();
    void showProxy();
    void showFault();
    [[nodiscard]] Proxy::Kind kind() const;
    [[nodiscard]] std::chrono::seconds keepAlive() const;
    [[nodiscard]] qint64 largestMessage() const;

    std::unique_ptr<Ui::AccountConnectionPage> m_ui;
    qint64 m_largest = 0; ///< As it was given, in octets: the field shows it rounded.
    bool m_proxyTouched = false; ///< Its fault may be shown.
    bool m_filling = false;
};

} // namespace poplar::gui
