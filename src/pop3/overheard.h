// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pop3/bodysink.h"

#include <QByteArray>

#include <deque>
#include <memory>
#include <utility>

namespace poplar::pop3 {

/// The beginnings of bodies, caught on the way to their sinks, for the log to unfold. Bodies come one after
/// the other, as POP3 has it. Holds at most limit::transcriptBody octets of each (and
/// limit::transcriptBodyMargin more, which are not for showing), and of the newest ones so many as
/// limit::transcriptBodiesAtOnce and limit::transcriptBodiesAtOnceOctets allow, until they are taken: looking
/// for secrets in all of them would take longer than to fetch them.
class Overheard {
public:
    /// Passes everything on to @p sink, and listens.
    [[nodiscard]] std::shared_ptr<BodySink> listen(std::shared_ptr<BodySink> sink) const;

    /// The body that came last is that of this event.
    void name(quint64 event);

    using Body = std::pair<quint64, QByteArray>; ///< Number of the event, and the beginning.
    /// What was named and not taken yet, in order.
    [[nodiscard]] std::deque<Body> take();

private:
    std::shared_ptr<QByteArray> m_coming = std::make_shared<QByteArray>();
    std::deque<Body> m_bodies;
    qint64 m_octets = 0; ///< Of m_bodies together.
};

} // namespace poplar::pop3
