// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSortFilterProxyModel>

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

/// Narrows the lines of a transcript.
class TranscriptFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit TranscriptFilter(const TranscriptModel &model, QObject *parent = nullptr);

    void setCriteria(const TranscriptCriteria &criteria);
    [[nodiscard]] const TranscriptCriteria &criteria() const { return m_criteria; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    const TranscriptModel &m_model;
    TranscriptCriteria m_criteria;
};

} // namespace poplar::gui
