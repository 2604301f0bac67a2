// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/serverfinding.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace poplar::gui {

/// What a provider asks of its users, in words for people.
struct SetupAdvice {
    struct Page {
        QString label; ///< Of a button.
        QUrl url;

        bool operator==(const Page &) const = default;
    };
    QString text; ///< Sentences; empty if there is nothing to say.
    QList<Page> pages; ///< Of the provider, about that.

    bool operator==(const SetupAdvice &) const = default;
};

[[nodiscard]] SetupAdvice setupAdvice(const accounts::Provider &provider);

/// "pop.example.org, port 995"
[[nodiscard]] QString serverLabel(const accounts::FoundServer &server);
[[nodiscard]] QString encryptionLabel(Security security);
/// Who says so, and how far that can be believed.
[[nodiscard]] QString sourceText(const accounts::Finding &finding);
/// Why the user should look twice; empty where there is no reason.
[[nodiscard]] QString doubtText(const accounts::Finding &finding, const accounts::MailAddress &address);
/// By which server mail would be sent, who says so, and why to look twice; or that none was found.
[[nodiscard]] QString submissionText(const accounts::Findings &findings);
/// What was found out where no server was.
[[nodiscard]] QString nothingFoundText(const accounts::Findings &findings);

} // namespace poplar::gui
