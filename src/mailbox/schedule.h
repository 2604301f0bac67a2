// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <optional>

namespace poplar::mailbox {

/// Decides when accounts are checked by the clock. Pure: it is told the time, and draws lots through a
/// function.
///
/// An account's next check counts from its last one, never from when that was due: however long the machine
/// slept, one check follows, and not at once but when the network has had time to come back. Checks never
/// come sooner than the user said, and a little later by lot, so that accounts at one server spread.
class Schedule {
public:
    /// Since any moment, as long as it stays the same one.
    using Moment = std::chrono::milliseconds;
    /// A number from 0 to 1.
    using Lot = std::function<double()>;

    explicit Schedule(Lot lot);

    /// Checks an account so often from now on. One that is new is checked soon.
    /// @param every 0 for never.
    void set(const QString &account, std::chrono::minutes every, Moment now);
    void remove(const QString &account);

    /// Which are due. To be asked at least every `limit::scheduleTick` while there is anything to come: a
    /// longer pause is taken for a sleep. Each stays due until counted().
    [[nodiscard]] QStringList due(Moment now);
    /// It was checked, by the clock or by hand, or its check was left out: the next one counts from now.
    void counted(const QString &account, Moment now);

    /// When an account is due next; nothing for never.
    [[nodiscard]] std::optional<Moment> next(const QString &account) const;
    /// The first of them all.
    [[nodiscard]] std::optional<Moment> next() const;

private:
    struct Entry {
        std::chrono::minutes every{};
        Moment due{};
    };
    [[nodiscard]] Moment after(std::chrono::milliseconds wait, std::chrono::milliseconds spread, Moment now);
    [[nodiscard]] Moment regular(std::chrono::minutes every, Moment now);
    void putRight(Moment now);

    Lot m_lot;
    QHash<QString, Entry> m_entries;
    std::optional<Moment> m_asked; ///< When due() was asked last.
};

} // namespace poplar::mailbox
