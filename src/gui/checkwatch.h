// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/openmailbox.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace poplar::gui {

/// Follows one mailbox for the desk that checks it by itself: whether it may be checked now, what came of it,
/// and when its session can be left again.
class CheckWatch : public QObject {
    Q_OBJECT

public:
    /// Whether the user has a mailbox before their eyes, so that its session stays.
    using InSight = std::function<bool(const OpenMailbox &)>;

    /// @param open outlives this.
    CheckWatch(OpenMailbox &open, InSight isInSight);

    enum class Standing {
        Free, ///< It can be checked.
        Busy, ///< Something is under way, or waited for.
        InUse, ///< Its session is open and the user has used it: a check would take it away.
        Asking, ///< It waits for an answer of the user's.
        Barred, ///< The last check failed in a way that only the user can mend.
    };
    [[nodiscard]] Standing standing() const;
    /// Why the last check came to nothing; empty if it did not.
    [[nodiscard]] QString trouble() const { return m_trouble; }
    [[nodiscard]] OpenMailbox &open() const { return m_open; }

    /// Checks it without the user.
    void begin();
    /// The settings have changed: what barred it may be over.
    void forgive();

Q_SIGNALS:
    /// standing() or trouble() may have become others.
    void changed();
    /// A listing has been read, whoever asked for it.
    void checked();
    /// What begin() began is over. @param messages so many new ones came by it.
    void arrived(qint64 messages);

private:
    void follow();
    void settle();
    void takeAnswer(mailbox::QuestionId question, const mailbox::Answer &answer);
    void takeProblem(const mailbox::Problem &problem);
    void takeStatus(const mailbox::ConnectionStatus &status);
    [[nodiscard]] bool isAtRest() const;

    OpenMailbox &m_open;
    const InSight m_isInSight;
    QTimer m_settling; ///< It has been at rest for a moment.
    bool m_isByClock = false; ///< begin() was the last that was asked of it.
    bool m_isListed = false; ///< In the session of that.
    bool m_isDownloading = false;
    qint64 m_before = 0; ///< New messages before it.
    QString m_trouble;
    bool m_needsUser = false; ///< Because of `m_trouble`.
};

} // namespace poplar::gui
