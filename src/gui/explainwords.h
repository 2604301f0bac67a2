// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/explanation.h"

#include <QCoreApplication>

namespace poplar::gui {

/// The context of all explanations, and the parts they are made of.
class Explain {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::Explain)

public:
    /// Sentences of a table, not translated yet.
    struct Entry {
        const char *name; ///< A verb, a capability, a response code.
        const char *title;
        const char *meaning;
        const char *rfc; ///< Its number; empty where there is no RFC.
        const char *section;
    };

    [[nodiscard]] static QString reference(const char *rfc, const char *section);
    /// Title, meaning and reference of an entry.
    [[nodiscard]] static Explanation of(const Entry &entry);

    /// What a POP3 command is for.
    [[nodiscard]] static Explanation command(const TranscriptLine &line);
    /// What a mechanism of SASL does with the password.
    [[nodiscard]] static QString mechanism(const QByteArray &name);
    [[nodiscard]] static Explanation status(const TranscriptLine &line);
    /// A line behind the first of a reply.
    [[nodiscard]] static Explanation listed(const TranscriptLine &line);
    [[nodiscard]] static Explanation capability(const QByteArray &line);
    /// What the response code in a line means; empty if it has none.
    [[nodiscard]] static QString code(const QByteArray &text);
};

} // namespace poplar::gui
