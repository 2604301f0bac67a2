// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>

namespace poplar::mime {

/// The header fields that Poplar reads.
enum class Field {
    From,
    Sender,
    To,
    Cc,
    Subject,
    Date,
    MessageId,
    ContentType,
    ContentTransferEncoding,
    ContentDisposition,
    ContentId,
};

/// Whether a line begins a header field: a name and a colon (RFC 5322 section 2.2).
[[nodiscard]] bool isFieldLine(QByteArrayView line);

/// The fields of a header or of a part's header, raw but unfolded. Of a field that is there twice the
/// first one counts; address fields are joined.
class Fields {
public:
    /// Reads to the first empty line or to the end, which may lie anywhere. Lines may end in CRLF or LF.
    /// Lines that are no fields are passed over; a value is cut at limit::headerField; NULs become blanks.
    [[nodiscard]] static Fields of(QByteArrayView header);

    [[nodiscard]] const QByteArray &operator[](Field field) const
    {
        return m_values[static_cast<size_t>(field)];
    }
    /// Whether none of them is there.
    [[nodiscard]] bool isEmpty() const;

private:
    void append(Field field, QByteArrayView value);

    std::array<QByteArray, 11> m_values;
};

} // namespace poplar::mime
