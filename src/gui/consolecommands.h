// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/consoleverb.h"

#include <QDialog>
#include <QList>

class QLabel;
class QListWidget;

namespace poplar::gui {

/// The commands that can be typed, and what each is for. It stays open beside the console.
class ConsoleCommands : public QDialog {
    Q_OBJECT

public:
    explicit ConsoleCommands(QWidget *parent = nullptr);

    void setVerbs(const QList<ConsoleVerb> &verbs);
    void select(const QByteArray &name);

Q_SIGNALS:
    /// The user wants to type this one: with a space behind it where something must follow.
    void chosen(const QString &verb);

private:
    void build();
    void explainCurrent();
    void choose();
    [[nodiscard]] const ConsoleVerb *current() const;

    QListWidget *m_list; ///< In the order of m_verbs.
    QLabel *m_usage;
    QLabel *m_obstacle;
    QLabel *m_help;
    QLabel *m_reference;
    QList<ConsoleVerb> m_verbs;
};

} // namespace poplar::gui
