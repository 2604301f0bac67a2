// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/envelope.h"

#include <QSet>

namespace poplar::mailbox {

/// Lets equal addresses of many envelopes lie in memory once: most letters are to the same few people, and
/// many from the same.
class AddressPool {
public:
    [[nodiscard]] Envelope shared(Envelope envelope);

private:
    void share(QList<Address> &addresses);

    QSet<QList<Address>> m_known;
};

} // namespace poplar::mailbox
