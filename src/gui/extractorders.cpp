// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/extractorders.h"

#include <utility>

namespace poplar::gui {

void ExtractOrders::extract(mailbox::ExtractOrder order, QObject *context, Done done)
{
    order.number = ++m_last;
    m_waiting.insert(order.number, {context, std::move(done)});
    Q_EMIT wanted(order);
}

void ExtractOrders::take(const mailbox::Extracted &extracted)
{
    const Waiting one = m_waiting.take(extracted.number);
    if (one.context)
        one.done(extracted);
}

} // namespace poplar::gui
