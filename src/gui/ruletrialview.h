// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/messagelistmodel.h"
#include "mailbox/rules.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace poplar::gui {

class EmptyState;
class RuleHitModel;

/// What a rule would fit among the messages that are known of an account, as it is changed.
class RuleTrialView : public QWidget {
    Q_OBJECT

public:
    /// A mailbox that rules can be tried on.
    struct Place {
        QString id;
        QString name;
        QPointer<const MessageListModel> messages;
    };

    explicit RuleTrialView(QWidget *parent = nullptr);

    /// @param chosen the id of the one to begin with.
    void setPlaces(const QList<Place> &places, const QString &chosen);
    /// Tries this rule, soon.
    void setRule(const accounts::FilterRule &rule);
    /// The answer to trialWanted().
    void takeReport(const QString &id, const mailbox::RuleTrialReport &report);

Q_SIGNALS:
    /// Answered by takeReport(), many times. It ends the trial before.
    void trialWanted(const QString &id, const poplar::mailbox::RuleTrial &trial);

private:
    void build();
    void begin(mailbox::RuleTrial::Missing missing);
    void showState();
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] QString doubts() const;

    QList<Place> m_places;
    accounts::FilterRule m_rule;
    quint64 m_number = 0; ///< Of the trial.
    QString m_tried; ///< The id of its place.
    mailbox::RuleTrial::Missing m_missing = mailbox::RuleTrial::Missing::Leave; ///< Of that trial.
    mailbox::RuleTrialReport m_report;
    QTimer m_delay;
    RuleHitModel *m_model;
    QComboBox *m_place;
    QStackedWidget *m_pages;
    QTreeView *m_view;
    EmptyState *m_empty;
    QLabel *m_outcome;
    QLabel *m_doubts;
    QPushButton *m_read;
    QPushButton *m_stop;
};

} // namespace poplar::gui
