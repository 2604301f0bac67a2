// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/transcriptmodel.h"

#include "gui/errortext.h"

#include "records/eventline.h"
#include "wire/displaytext.h"

#include <QMetaEnum>

#include <algorithm>

namespace poplar::gui {

using wire::TranscriptEvent;

namespace {

constexpr std::chrono::milliseconds transcriptBatch{50};

QString signOf(TranscriptEvent::Kind kind)
{
    switch (kind) {
    case TranscriptEvent::Kind::Sent:
        return QStringLiteral("→");
    case TranscriptEvent::Kind::Received:
    case TranscriptEvent::Kind::Body:
        return QStringLiteral("←");
    case TranscriptEvent::Kind::Security:
        return QStringLiteral("◆");
    case TranscriptEvent::Kind::State:
        return QStringLiteral("●");
    case TranscriptEvent::Kind::Failure:
        return QStringLiteral("!");
    case TranscriptEvent::Kind::Progress:
        break;
    }
    return {};
}

} // namespace

TranscriptModel::TranscriptModel(QObject *parent, int capacity)
    : QAbstractTableModel(parent)
    , m_capacity(capacity)
{
    m_batch.setSingleShot(true);
    m_batch.setInterval(transcriptBatch);
    connect(&m_batch, &QTimer::timeout, this, &TranscriptModel::takeOver);
}

void TranscriptModel::append(const QList<TranscriptEvent> &events)
{
    std::copy_if(events.begin(), events.end(), std::back_inserter(m_waiting),
                 [](const auto &event) { return event.kind != TranscriptEvent::Kind::Progress; });
    if (m_waiting.size() > m_capacity)
        m_waiting.remove(0, m_waiting.size() - m_capacity);
    if (m_activity == Activity::Awake && !m_waiting.isEmpty() && !m_batch.isActive())
        m_batch.start();
}

void TranscriptModel::clear()
{
    m_batch.stop();
    beginResetModel();
    m_events.clear();
    m_waiting.clear();
    endResetModel();
}

void TranscriptModel::setActivity(Activity activity)
{
    m_activity = activity;
    if (activity == Activity::Asleep)
        m_batch.stop();
    else
        takeOver();
}

void TranscriptModel::takeOver()
{
    if (m_waiting.isEmpty())
        return;
    forgetOldest(m_waiting.size());
    const int first = rowCount();
    beginInsertRows({}, first, first + int(m_waiting.size()) - 1);
    m_events.insert(m_events.end(), m_waiting.cbegin(), m_waiting.cend());
    m_waiting.clear();
    endInsertRows();
}

void TranscriptModel::forgetOldest(qsizetype room)
{
    const qsizetype tooMany = std::min(rowCount() + room - m_capacity, qsizetype(rowCount()));
    if (tooMany <= 0)
        return;
    beginRemoveRows({}, 0, int(tooMany) - 1);
    m_events.erase(m_events.begin(), m_events.begin() + tooMany);
    endRemoveRows();
}

int TranscriptModel::rowOf(quint64 number) const
{
    const auto found =
        std::lower_bound(m_events.cbegin(), m_events.cend(), number,
                         [](const TranscriptEvent &event, quint64 n) { return event.number < n; });
    return found == m_events.cend() ? -1 : int(found - m_events.cbegin());
}

quint64 TranscriptModel::lastAbout(qint64 message) const
{
    const auto isAbout = [message](const TranscriptEvent &event) { return event.message == message; };
    const auto waiting = std::find_if(m_waiting.crbegin(), m_waiting.crend(), isAbout);
    if (waiting != m_waiting.crend())
        return waiting->number;
    const auto found = std::find_if(m_events.crbegin(), m_events.crend(), isAbout);
    return found == m_events.crend() ? 0 : found->number;
}

QList<TranscriptEvent> TranscriptModel::events() const
{
    QList<TranscriptEvent> all(m_events.cbegin(), m_events.cend());
    return all += m_waiting;
}

int TranscriptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int TranscriptModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TranscriptModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TranscriptEvent &event = m_events[size_t(index.row())];
    if (role == KindRole)
        return int(event.kind);
    if (role == NumberRole)
        return event.number;
    if (index.column() == Direction && (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole))
        return directionName(event.kind);
    if (role == Qt::ToolTipRole && index.column() == Time)
        return tr("%1, state %2").arg(timeText(event), wire::displayText(event.state));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time:
        return timeText(event);
    case Direction:
        return signOf(event.kind);
    default:
        return eventText(event);
    }
}

QVariant TranscriptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Time:
        return tr("Time");
    case Direction:
        //: Heading of the narrow column with the arrows: who spoke.
        return tr("By");
    case Text:
        return tr("What was said");
    default:
        return {};
    }
}

QString TranscriptModel::line(int row) const
{
    return QString::fromUtf8(records::lineOf(m_events[size_t(row)]));
}

QString TranscriptModel::timeText(const TranscriptEvent &event) const
{
    return event.time.toLocalTime().toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString TranscriptModel::failureText(const QByteArray &text) const
{
    // The session writes the name of the ErrorKind, and behind a colon what the system says.
    const qsizetype colon = text.indexOf(": ");
    bool known = false;
    const int kind = QMetaEnum::fromType<ErrorKind>().keyToValue(
        (colon < 0 ? text : text.left(colon)).constData(), &known);
    if (!known)
        return wire::displayText(text);
    const QString words = errorWords(ErrorKind(kind));
    //: A failure in the log: %1 is what failed, %2 what the system says about it.
    return colon < 0 ? words : tr("%1: %2").arg(words, wire::displayText(text.mid(colon + 2)));
}

QString TranscriptModel::eventText(const TranscriptEvent &event) const
{
    if (event.kind == TranscriptEvent::Kind::Failure)
        return failureText(event.text);
    if (event.kind != TranscriptEvent::Kind::Body)
        return wire::displayText(event.text);
    //: A message body in the log: %1 is "3,972 octets", %2 is "78 lines".
    return tr("%1 in %2")
        .arg(tr("%Ln octet(s)", nullptr, int(std::min<qint64>(event.octets, INT_MAX))),
             tr("%Ln line(s)", nullptr, int(std::min<qint64>(event.lines, INT_MAX))));
}

QString TranscriptModel::directionName(TranscriptEvent::Kind kind) const
{
    switch (kind) {
    case TranscriptEvent::Kind::Sent:
        return tr("Sent by Poplar");
    case TranscriptEvent::Kind::Received:
        return tr("Sent by the server");
    case TranscriptEvent::Kind::Body:
        return tr("Message text sent by the server");
    case TranscriptEvent::Kind::Security:
        return tr("Encryption");
    case TranscriptEvent::Kind::State:
        return tr("State of the connection");
    case TranscriptEvent::Kind::Failure:
        return tr("Failure");
    case TranscriptEvent::Kind::Progress:
        break;
    }
    return {};
}

} // namespace poplar::gui
