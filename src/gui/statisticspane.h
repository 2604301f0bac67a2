// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/sessionstatistics.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QFormLayout;
class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace poplar::gui {

class ThroughputPlot;
class TimeShares;

/// The figures of a session: octets, commands, what the time went by with, throughput, and the slowest
/// commands. Hidden, it counts and shows nothing.
class StatisticsPane : public QWidget {
    Q_OBJECT

public:
    enum class Activity { Asleep, Awake };

    explicit StatisticsPane(QWidget *parent = nullptr);

    void append(const QList<wire::TranscriptEvent> &events);
    void clear();
    void setActivity(Activity activity);

    [[nodiscard]] const wire::SessionStatistics &statistics() const { return m_statistics; }

Q_SIGNALS:
    /// The user has chosen an event by its number.
    void eventChosen(quint64 number);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeFigures();
    [[nodiscard]] QWidget *makePictures();
    [[nodiscard]] QWidget *makeSlowest();
    QLabel *addFigure(QFormLayout &form, const QString &name, const QString &objectName);
    void refresh();
    void showSlowest();
    void chooseItem(const QTreeWidgetItem *item);

    wire::SessionStatistics m_statistics;
    QTimer m_update;
    Activity m_activity = Activity::Asleep;
    QBoxLayout *m_parts;
    QLabel *m_received = nullptr;
    QLabel *m_sent = nullptr;
    QLabel *m_commands = nullptr;
    QLabel *m_bodies = nullptr;
    QLabel *m_refusals = nullptr;
    QLabel *m_roundTrip = nullptr;
    QLabel *m_total = nullptr;
    TimeShares *m_shares;
    ThroughputPlot *m_plot;
    QTreeWidget *m_slowest;
};

} // namespace poplar::gui
