// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/originallayout.h"

#include <QPluginLoader>

namespace poplar::gui {

OriginalLayout::OriginalLayout(Offer offer, const QString &plugin)
    : m_offer(offer)
    , m_plugin(plugin)
{
}

std::unique_ptr<OriginalView> OriginalLayout::make(const OriginalViewEvents &events)
{
    if (m_offer != Offer::Ready)
        return nullptr;
    QPluginLoader loader(m_plugin);
    auto *maker = qobject_cast<OriginalViewMaker *>(loader.instance());
    return maker ? maker->make(events) : nullptr;
}

} // namespace poplar::gui
