// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pop3/bodysink.h"

#include <QByteArray>

#include <memory>
#include <utility>

namespace poplar::pop3 {

/// The beginnings of bodies, caught on the way to their sinks, for the log to unfold. Bodies come one after
/// the other, as POP3 has it.
class Overheard {
public:
    /// Passes everything on to @p sink, and listens.
    [[nodiscard]] std::shared_ptr<BodySink> listen(std::shared_ptr<BodySink> sink) const;

    /// The beginning of the body that came last, as wire::appendBodyBegin() makes it.
    [[nodiscard]] QByteArray take() { return std::exchange(*m_coming, {}); }

private:
    std::shared_ptr<QByteArray> m_coming = std::make_shared<QByteArray>();
};

} // namespace poplar::pop3
