// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/messagelistpane.h"
#include "mailbox/searching.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace poplar::gui {

class OpenMailbox;

/// Looks for what is typed above the list also in what the messages say, which the mailbox has an index of.
/// It asks when the user pauses, one thing at a time, and shows an answer only to what is still asked. While
/// the index is still being made, it asks again from time to time.
class ListSearch : public QObject {
    Q_OBJECT

public:
    /// @param list outlives this.
    explicit ListSearch(MessageListPane &list, QObject *parent = nullptr);
    ~ListSearch() override;

    /// Whose messages are listed; null for none. It outlives the next call.
    void showMailbox(OpenMailbox *open);

private:
    void setText(const QString &text);
    void askAgainSoon();
    void ask();
    void take(const mailbox::Found &found);

    MessageListPane &m_list;
    OpenMailbox *m_shown = nullptr;
    std::unique_ptr<QObject> m_connections; ///< Context of what showMailbox() connects.
    QString m_text;
    bool m_isAsking = false; ///< An answer is on its way.
    bool m_isToAsk = false; ///< Something else as soon as it has come.
    QTimer m_pause;
    QTimer m_again;
};

} // namespace poplar::gui
