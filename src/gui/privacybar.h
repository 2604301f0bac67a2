// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/banner.h"
#include "gui/remotecontent.h"

namespace poplar::gui {

/// Says what a message wanted fetched and did not get, and lets the user have it. Hidden where there is
/// nothing to say.
class PrivacyBar : public Banner {
    Q_OBJECT

public:
    explicit PrivacyBar(QWidget *parent = nullptr);

    void setState(const RemoteState &state);

Q_SIGNALS:
    void loadWanted();
    void alwaysWanted();
    void stopWanted();

private:
    void pressed();

    RemoteState m_state;
    QPushButton *m_always;
};

} // namespace poplar::gui
