// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "gui/conversation.h"
#include "wire/transcript.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <deque>
#include <optional>

namespace poplar::gui {

/// The newest events of a session's transcript, one a row. Holds at most `capacity` of them: the oldest
/// go first. New events are taken over in batches, and only while the model is awake. Of the newest bodies
/// it keeps the beginnings.
class TranscriptModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, SinceStart, SinceBefore, Direction, State, Text, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole, ///< int of wire::TranscriptEvent::Kind.
        NumberRole, ///< quint64, the event's number.
        WayRole, ///< int of wire::TranscriptEvent::Way.
        ErrorRole, ///< bool: a refusal or a failure.
    };
    /// Asleep, events are only remembered: nothing is drawn, sorted or announced.
    enum class Activity { Asleep, Awake };

    explicit TranscriptModel(QObject *parent = nullptr, int capacity = limit::transcriptEvents,
                             records::Application application = records::Application::Pop3);

    void append(const QList<wire::TranscriptEvent> &events);
    void clear();
    void setActivity(Activity activity);
    void setCapacity(int capacity);

    /// Whether an event is kept, be it taken over or not.
    [[nodiscard]] bool knows(quint64 number) const;
    /// The row of an event; of the line before it where it is none itself, as with Kind::Progress. -1 where
    /// it is forgotten or not taken over.
    [[nodiscard]] int rowOf(quint64 number) const;
    /// Of a row.
    [[nodiscard]] const TranscriptLine &lineAt(int row) const { return m_lines[size_t(row)]; }
    /// The number of the last command that concerns a message; 0 if none is known.
    [[nodiscard]] quint64 lastAbout(qint64 message) const;
    /// All that came and is still known, in order, whether it is shown yet or not.
    [[nodiscard]] QList<wire::TranscriptEvent> events() const;
    /// The beginning of a body, by the number of its event; nothing where it is not known, or no more.
    [[nodiscard]] std::optional<QByteArray> body(quint64 number) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// One event as a line of plain text, for the clipboard.
    [[nodiscard]] QString line(int row) const;
    /// What was said, neutralised.
    [[nodiscard]] QString text(int row) const;

private:
    void takeOver();
    void forgetOldest(qsizetype room);
    void keepBody(const wire::TranscriptEvent &event);
    [[nodiscard]] QVariant shown(const TranscriptLine &line, int column) const;
    [[nodiscard]] QString eventText(const wire::TranscriptEvent &event) const;
    [[nodiscard]] QString directionName(const wire::TranscriptEvent &event) const;

    qsizetype m_capacity;
    Conversation m_conversation;
    std::deque<TranscriptLine> m_lines;
    std::deque<TranscriptLine> m_waiting;
    std::deque<std::pair<quint64, QByteArray>> m_bodies; ///< By the numbers of their events.
    qint64 m_bodyOctets = 0;
    QTimer m_batch;
    Activity m_activity = Activity::Asleep;
};

} // namespace poplar::gui
