// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QStringList>

class QSettings;

namespace poplar::gui {

/// For whose mail the user chose something once and for all. Addresses are lower case, sorted, each once, at
/// most limit::senderRules.
struct SenderRules {
    QStringList pictures; ///< Remote pictures are loaded.
    QStringList original; ///< The original layout is shown.

    bool operator==(const SenderRules &) const = default;
};

[[nodiscard]] bool holds(const QStringList &rule, const QString &address);
/// With that address, or without.
[[nodiscard]] QStringList with(const QStringList &rule, const QString &address);
[[nodiscard]] QStringList without(const QStringList &rule, const QString &address);

[[nodiscard]] SenderRules loadSenderRules(const QSettings &file);
void saveSenderRules(QSettings &file, const SenderRules &rules);

} // namespace poplar::gui

Q_DECLARE_METATYPE(poplar::gui::SenderRules)
