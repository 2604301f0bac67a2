// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/transcriptmodel.h"

#include "gui/errortext.h"
#include "gui/plaintip.h"

#include "records/eventline.h"
#include "wire/displaytext.h"

#include <QLocale>

#include <algorithm>
#include <iterator>

namespace poplar::gui {

using wire::TranscriptEvent;

namespace {

constexpr std::chrono::milliseconds transcriptBatch{50};

QString signOf(const TranscriptEvent &event)
{
    switch (event.kind) {
    case TranscriptEvent::Kind::Sent:
        return QStringLiteral("→");
    case TranscriptEvent::Kind::Received:
        return QStringLiteral("←");
    case TranscriptEvent::Kind::Body:
        return event.way == TranscriptEvent::Way::Out ? QStringLiteral("→") : QStringLiteral("←");
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

QString timeText(const TranscriptEvent &event)
{
    return event.time.toLocalTime().toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString milliseconds(std::chrono::microseconds time)
{
    return QLocale().toString(double(time.count()) / 1000, 'f', 1);
}

} // namespace

TranscriptModel::TranscriptModel(QObject *parent, int capacity, records::Application application)
    : QAbstractTableModel(parent)
    , m_capacity(capacity)
    , m_conversation(application)
{
    m_batch.setSingleShot(true);
    m_batch.setInterval(transcriptBatch);
    connect(&m_batch, &QTimer::timeout, this, &TranscriptModel::takeOver);
}

void TranscriptModel::append(const QList<TranscriptEvent> &events)
{
    for (const TranscriptEvent &event : events) {
        if (event.kind == TranscriptEvent::Kind::Progress)
            continue;
        keepBody(event);
        m_waiting.push_back(m_conversation.take(event));
    }
    if (const qsizetype tooMany = qsizetype(m_waiting.size()) - m_capacity; tooMany > 0)
        m_waiting.erase(m_waiting.begin(), m_waiting.begin() + tooMany);
    if (m_activity == Activity::Awake && !m_waiting.empty() && !m_batch.isActive())
        m_batch.start();
}

void TranscriptModel::clear()
{
    m_batch.stop();
    beginResetModel();
    m_lines.clear();
    m_waiting.clear();
    m_bodies.clear();
    m_bodyOctets = 0;
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

void TranscriptModel::setCapacity(int capacity)
{
    m_capacity = capacity;
    forgetOldest(0);
}

void TranscriptModel::takeOver()
{
    if (m_waiting.empty())
        return;
    forgetOldest(qsizetype(m_waiting.size()));
    const qsizetype taken = std::min(qsizetype(m_waiting.size()), m_capacity);
    const auto from = m_waiting.end() - taken;
    const int first = rowCount();
    beginInsertRows({}, first, first + int(taken) - 1);
    m_lines.insert(m_lines.end(), std::make_move_iterator(from), std::make_move_iterator(m_waiting.end()));
    m_waiting.clear();
    endInsertRows();
}

void TranscriptModel::forgetOldest(qsizetype room)
{
    const qsizetype tooMany = std::min(rowCount() + room - m_capacity, qsizetype(rowCount()));
    if (tooMany <= 0)
        return;
    beginRemoveRows({}, 0, int(tooMany) - 1);
    m_lines.erase(m_lines.begin(), m_lines.begin() + tooMany);
    endRemoveRows();
}

void TranscriptModel::keepBody(const TranscriptEvent &event)
{
    if (event.body.isEmpty())
        return;
    m_bodies.emplace_back(event.number, event.body);
    m_bodyOctets += event.body.size();
    while (m_bodyOctets > limit::transcriptBodies) {
        m_bodyOctets -= m_bodies.front().second.size();
        m_bodies.pop_front();
    }
}

std::optional<QByteArray> TranscriptModel::body(quint64 number) const
{
    const auto found = std::lower_bound(m_bodies.cbegin(), m_bodies.cend(), number,
                                        [](const auto &body, quint64 n) { return body.first < n; });
    if (found == m_bodies.cend() || found->first != number)
        return std::nullopt;
    return found->second;
}

bool TranscriptModel::knows(quint64 number) const
{
    if (m_waiting.empty())
        return rowOf(number) >= 0;
    // Waiting lines take the places of the oldest ones.
    const qsizetype leaving = rowCount() + qsizetype(m_waiting.size()) - m_capacity;
    const TranscriptLine &oldest = leaving < rowCount() && !m_lines.empty()
        ? m_lines[size_t(std::max<qsizetype>(0, leaving))]
        : m_waiting.front();
    return number >= oldest.event.number && number <= m_waiting.back().event.number;
}

int TranscriptModel::rowOf(quint64 number) const
{
    if (m_lines.empty() || number > m_lines.back().event.number)
        return -1;
    const auto behind =
        std::upper_bound(m_lines.cbegin(), m_lines.cend(), number,
                         [](quint64 n, const TranscriptLine &line) { return n < line.event.number; });
    return int(behind - m_lines.cbegin()) - 1;
}

quint64 TranscriptModel::lastAbout(qint64 message) const
{
    const auto isAbout = [message](const TranscriptLine &line) {
        return line.event.message == message && line.role == TranscriptLine::Role::Command;
    };
    for (const auto *lines : {&m_waiting, &m_lines}) {
        const auto found = std::find_if(lines->crbegin(), lines->crend(), isAbout);
        if (found != lines->crend())
            return found->event.number;
    }
    return 0;
}

QList<TranscriptEvent> TranscriptModel::events() const
{
    QList<TranscriptEvent> all;
    all.reserve(qsizetype(m_lines.size() + m_waiting.size()));
    for (const auto *lines : {&m_lines, &m_waiting}) {
        for (const TranscriptLine &line : *lines)
            all += line.event;
    }
    return all;
}

int TranscriptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int TranscriptModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TranscriptModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TranscriptLine &line = lineAt(index.row());
    switch (role) {
    case KindRole:
        return int(line.event.kind);
    case NumberRole:
        return line.event.number;
    case WayRole:
        return int(line.event.way);
    case ErrorRole:
        return line.isError();
    case Qt::TextAlignmentRole:
        if (index.column() == SinceStart || index.column() == SinceBefore)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case Qt::ToolTipRole:
        if (index.column() == Text) // of which the row may have room for the beginning only
            return plainTip(eventText(line.event));
        [[fallthrough]];
    case Qt::AccessibleTextRole:
        return index.column() == Direction ? directionName(line.event) : QVariant();
    case Qt::DisplayRole:
        return shown(line, index.column());
    default:
        return {};
    }
}

QVariant TranscriptModel::shown(const TranscriptLine &line, int column) const
{
    switch (column) {
    case Time:
        return timeText(line.event);
    case SinceStart:
        return milliseconds(line.event.sinceStart);
    case SinceBefore:
        return line.sinceBefore ? milliseconds(*line.sinceBefore) : QString();
    case Direction:
        return signOf(line.event);
    case State:
        return wire::displayText(line.event.state);
    default:
        return eventText(line.event);
    }
}

QVariant TranscriptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Time:
        return tr("Time");
    case SinceStart:
        //: Heading of a column of the log: milliseconds since the session began.
        return tr("Since start, ms");
    case SinceBefore:
        //: Heading of a column of the log: milliseconds since the line before.
        return tr("Since line before, ms");
    case Direction:
        //: Heading of the narrow column with the arrows: who spoke.
        return tr("By");
    case State:
        return tr("State", "of the session, by the name in the RFC");
    case Text:
        return tr("What was said");
    default:
        return {};
    }
}

QString TranscriptModel::line(int row) const
{
    return QString::fromUtf8(records::lineOf(lineAt(row).event));
}

QString TranscriptModel::text(int row) const
{
    return eventText(lineAt(row).event);
}

QString TranscriptModel::eventText(const TranscriptEvent &event) const
{
    if (event.kind == TranscriptEvent::Kind::Failure)
        return failureWords(event.text);
    if (event.kind != TranscriptEvent::Kind::Body)
        return wire::displayText(event.text);
    //: A message body in the log: %1 is "3,972 octets", %2 is "78 lines".
    return tr("%1 in %2")
        .arg(tr("%Ln octet(s)", nullptr, int(std::min<qint64>(event.octets, INT_MAX))),
             tr("%Ln line(s)", nullptr, int(std::min<qint64>(event.lines, INT_MAX))));
}

QString TranscriptModel::directionName(const TranscriptEvent &event) const
{
    switch (event.kind) {
    case TranscriptEvent::Kind::Sent:
        return tr("Sent by Poplar");
    case TranscriptEvent::Kind::Received:
        return tr("Sent by the server");
    case TranscriptEvent::Kind::Body:
        return event.way == TranscriptEvent::Way::Out ? tr("Message text sent by Poplar")
                                                      : tr("Message text sent by the server");
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
