// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/consoleverb.h"

#include <QCompleter>
#include <QList>

class QStandardItemModel;

namespace poplar::gui {

/// Completes the verb of a line while it is typed, and nothing behind it. Only what is possible now is
/// offered.
class ConsoleCompletion : public QCompleter {
    Q_OBJECT

public:
    /// @param edit gives its keys to this first while there is an offer.
    explicit ConsoleCompletion(QWidget &edit);

    void setVerbs(const QList<ConsoleVerb> &verbs);
    /// Offers what begins like this; nothing where there is nothing to add.
    void offer(const QString &typed);
    void withdraw();
    [[nodiscard]] bool isOffering() const;
    /// What is chosen of the offer, or else its first; empty without an offer.
    enum class Choice { Chosen, ChosenOrFirst };
    [[nodiscard]] QString choice(Choice which) const;

private:
    QStandardItemModel *m_model;
};

} // namespace poplar::gui
