// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"
#include "cli/output.h"

namespace poplar::cli {

/// Writes results, for people and programs that read lines, or as JSON.
class Printer {
public:
    using Rows = QList<mailbox::MessageRow>;

    Printer(Output &output, Format format)
        : m_output(output)
        , m_format(format)
    {
    }

    /// What the server announced, and how the connection is protected.
    void capabilities(const mailbox::ConnectionStatus &status);
    /// "messages octets".
    void totals(const Rows &rows);
    /// "number size", and the mark of what is ticked.
    void listing(const Rows &rows);
    /// "number unique-id".
    void uniqueIds(const Rows &rows);
    /// "number size date from subject".
    void headers(const Rows &rows);
    /// The first lines of a message, as they are.
    void beginning(const mailbox::MessageRow &row, const QByteArray &text);
    /// A header block and the text.
    void message(const mailbox::MessageRow &row, const mime::Message &message);
    /// "number octets file".
    void fetched(const mailbox::MessageRow &row, const mailbox::Fetched &fetched);
    /// "size date from subject file" of a message that was found on this machine.
    void found(const mailbox::MessageRow &row, const QString &file);
    /// "number" of a message that has been deleted.
    void deleted(const mailbox::MessageRow &row);

    [[nodiscard]] Format format() const { return m_format; }

private:
    void header(const mailbox::MessageRow &row);
    void envelope(const mime::Message &message);

    Output &m_output;
    const Format m_format;
};

} // namespace poplar::cli
