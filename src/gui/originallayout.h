// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/originalview.h"

#include <QString>

namespace poplar::gui {

/// The plug-in that shows the original layout of messages, as far as there is one. It is loaded when it is
/// first asked for.
class OriginalLayout {
public:
    enum class Offer {
        Absent, ///< Poplar was built or installed without it.
        NoSandbox, ///< The system does not let the browser lock itself in, and without that it is not used.
        Ready,
    };

    /// @param plugin its file; empty if there is none.
    explicit OriginalLayout(Offer offer = Offer::Absent, const QString &plugin = {});

    [[nodiscard]] Offer offer() const { return m_offer; }
    /// @return null if the plug-in cannot be loaded.
    [[nodiscard]] std::unique_ptr<OriginalView> make(const OriginalViewEvents &events);

private:
    Offer m_offer;
    QString m_plugin;
};

} // namespace poplar::gui
