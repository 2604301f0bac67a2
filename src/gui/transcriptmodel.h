// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "wire/transcript.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <deque>

namespace poplar::gui {

/// The newest events of a session's transcript, one a row. Holds at most `capacity` of them: the oldest
/// go first. New events are taken over in batches, and only while the model is awake.
class TranscriptModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Direction, Text, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole, ///< int of wire::TranscriptEvent::Kind.
        NumberRole, ///< quint64, the event's number.
    };
    /// Asleep, events are only remembered: nothing is drawn, sorted or announced.
    enum class Activity { Asleep, Awake };

    explicit TranscriptModel(QObject *parent = nullptr, int capacity = limit::transcriptEvents);

    void append(const QList<wire::TranscriptEvent> &events);
    void clear();
    void setActivity(Activity activity);

    /// The row of an event, or of the first one after it where it is forgotten; -1 if there is none.
    [[nodiscard]] int rowOf(quint64 number) const;

    /// The number of the last event that concerns a message; 0 if none is known.
    [[nodiscard]] quint64 lastAbout(qint64 message) const;
    /// All that came and is still known, in order, whether it is shown yet or not.
    [[nodiscard]] QList<wire::TranscriptEvent> events() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// One event as a line of plain text, for the clipboard.
    [[nodiscard]] QString line(int row) const;

private:
    void takeOver();
    void forgetOldest(qsizetype room);
    [[nodiscard]] QString timeText(const wire::TranscriptEvent &event) const;
    [[nodiscard]] QString eventText(const wire::TranscriptEvent &event) const;
    [[nodiscard]] QString failureText(const QByteArray &text) const;
    [[nodiscard]] QString directionName(wire::TranscriptEvent::Kind kind) const;

    const qsizetype m_capacity;
    std::deque<wire::TranscriptEvent> m_events;
    QList<wire::TranscriptEvent> m_waiting;
    QTimer m_batch;
    Activity m_activity = Activity::Asleep;
};

} // namespace poplar::gui
