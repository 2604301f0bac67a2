// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QByteArray>
#include <QTimer>

#include <cstddef>
#include <deque>
#include <optional>

namespace poplar::gui {

class TranscriptModel;

/// Which lines of a transcript are listed: those that fit all that is asked for.
struct TranscriptCriteria {
    enum class Speaker { Anybody, Poplar, Server };

    QString text; ///< Somewhere in the line, in any case; empty for any.
    Speaker speaker = Speaker::Anybody;
    QByteArray verb; ///< Of the command that the line belongs to: "RETR"; empty for any.
    bool onlyErrors = false;

    bool operator==(const TranscriptCriteria &) const = default;
};

/// The lines of a transcript that fit, as a flat list. What is asked for anew is one reset, however many
/// lines come and go: a proxy model would tell of each gap, and views would lay out all rows for each. Lines
/// are looked at in slices, between which the window answers; what was listed before stays until then.
class TranscriptFilter : public QAbstractTableModel {
    Q_OBJECT

public:
    /// @param model outlives this; it grows at its end and forgets at its beginning.
    explicit TranscriptFilter(const TranscriptModel &model, QObject *parent = nullptr);

    /// Where nothing is asked for, all lines are listed at once.
    void setCriteria(const TranscriptCriteria &criteria);
    /// What was asked for last.
    [[nodiscard]] const TranscriptCriteria &criteria() const;
    /// Whether there are lines still to be looked at.
    [[nodiscard]] bool isAtWork() const { return m_turn.isActive(); }

    /// The row of the model that is listed here.
    [[nodiscard]] int sourceRow(int row) const;
    /// Where a row of the model is listed, or the first one behind it; rowCount() if there is none.
    [[nodiscard]] int rowFrom(int sourceRow) const;
    /// Likewise, but -1 where that very row is not listed.
    [[nodiscard]] int rowOf(int sourceRow) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// Lines bear the same index for as long as they live: that in the model, and how many it has forgotten.
    struct Listing {
        TranscriptCriteria criteria;
        std::deque<qint64> lines; ///< Empty where all are listed.
        qint64 examined = 0; ///< Lines before this one have been looked at.
    };

    void connectModel();
    void beginForgetting(int count);
    void forget(int count);
    void work();
    [[nodiscard]] std::deque<qint64> examine(Listing &listing) const;
    void publish(Listing listing);
    [[nodiscard]] bool hasAll() const { return m_shown.criteria == TranscriptCriteria(); }
    [[nodiscard]] qint64 end() const;

    const TranscriptModel &m_model;
    Listing m_shown;
    std::optional<Listing> m_next; ///< What was asked for anew, as far as it is known.
    bool m_isRefining = false; ///< It can only fit what is shown.
    qint64 m_forgotten = 0; ///< Lines that the model no longer has.
    std::ptrdiff_t m_leaving = 0; ///< Rows here that go with those of the model.
    QTimer m_turn;
};

} // namespace poplar::gui
