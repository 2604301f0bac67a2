// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "smtp/lineends.h"
#include "smtp/submission.h"
#include "wire/dotstuffer.h"

#include <memory>

namespace poplar::smtp {

/// A message on its way to the wire: line ends mended, dots doubled where it goes behind DATA, block by
/// block, so that it never lies in memory.
class BodyStream {
public:
    enum class Form {
        Dotted, ///< For DATA: doubled dots, and the lone one at the end.
        Plain, ///< For BDAT.
    };

    BodyStream(const Submission &submission, Form form);

    /// Some bytes for the wire, those at the end included; at most about @p most, which counts before dots
    /// are doubled. Only while it is not over. ErrorKind::Storage, before its end is given out, if it is not
    /// as long as the submission says: it was changed in between, or cut.
    [[nodiscard]] Result<QByteArray> next(qint64 most);
    /// Everything has been given out.
    [[nodiscard]] bool isOver() const { return m_over; }

    /// Octets of the message so far, dots not doubled,
    [[nodiscard]] qint64 octets() const { return m_octets; }
    /// its lines,
    [[nodiscard]] qint64 lines() const { return m_lines; }
    /// and its beginning, as wire::appendBodyBegin() makes it.
    [[nodiscard]] const QByteArray &begin() const { return m_begin; }

private:
    [[nodiscard]] QByteArray formed(const QByteArray &bytes);

    std::shared_ptr<BodySource> m_source;
    qint64 m_expected; ///< Octets.
    Form m_form;
    LineEnds m_lineEnds;
    wire::DotStuffer m_stuffer;
    qint64 m_octets = 0;
    qint64 m_lines = 0;
    QByteArray m_begin;
    bool m_begun = false;
    bool m_over = false;
};

} // namespace poplar::smtp
