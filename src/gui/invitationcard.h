// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme.h"
#include "mime/invitation.h"

#include <QFrame>
#include <QList>

class QScrollArea;
class QVBoxLayout;

namespace poplar::gui {

/// The events that the calendars of a message tell of, above its text.
class InvitationCard : public QFrame {
    Q_OBJECT

public:
    explicit InvitationCard(QWidget *parent = nullptr);

    /// Hides the card where there are none.
    void setInvitations(const QList<mime::Invitation> &invitations);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void add(const mime::Invitation &invitation);
    [[nodiscard]] ThemeColours coloursAround() const;
    void dress();

    bool m_dressing = false;
    QList<mime::Invitation> m_invitations;
    QScrollArea *m_scroll;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_layout = nullptr;
};

} // namespace poplar::gui
