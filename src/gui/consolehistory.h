// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace poplar::gui {

/// The lines that were sent, to be brought back one by one: at most limit::consoleHistory of them. It lives
/// no longer than the program and must not be given a secret.
class ConsoleHistory {
public:
    /// The one before is not repeated. Walking begins anew.
    void add(const QString &line);
    /// Nothing if there is none further in that direction.
    /// @param step -1 for the one before, 1 for the next.
    /// @param draft what stands in the line: behind the last one it comes back.
    [[nodiscard]] std::optional<QString> walk(int step, const QString &draft);

private:
    QStringList m_lines;
    QString m_draft; ///< What stood there when walking began.
    qsizetype m_place = 0; ///< Of m_lines; behind them while nobody walks.
};

} // namespace poplar::gui
