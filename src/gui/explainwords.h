// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/explanation.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstddef>
#include <iterator>

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

    /// The entry of that name; null for none.
    template <std::size_t N>
    [[nodiscard]] static const Entry *find(const Entry (&table)[N], const QByteArray &name)
    {
        const auto *found = std::find_if(std::begin(table), std::end(table),
                                         [&name](const Entry &entry) { return name == entry.name; });
        return found == std::end(table) ? nullptr : found;
    }

    [[nodiscard]] static QString reference(const char *rfc, const char *section);
    /// Title, meaning and reference of an entry.
    [[nodiscard]] static Explanation of(const Entry &entry);

    /// What somebody who logs in says to a challenge, and the challenge; of any protocol.
    [[nodiscard]] static Explanation saslAnswer(const TranscriptLine &line, const QString &reference);
    [[nodiscard]] static Explanation saslChallenge(const QString &reference);
    /// How long the server took; empty where that is not known.
    [[nodiscard]] static QString wait(const TranscriptLine &line);

    /// What an SMTP command is for, with the parameters behind it,
    [[nodiscard]] static Explanation smtpCommand(const TranscriptLine &line);
    /// what a reply to it means,
    [[nodiscard]] static Explanation smtpStatus(const TranscriptLine &line);
    /// and an extension that is announced.
    [[nodiscard]] static Explanation extension(const QByteArray &line);
    /// The code of a reply; empty where the line is none.
    [[nodiscard]] static QByteArray smtpCode(const QByteArray &text);
    /// What the enhanced status code in a line means; empty if it has none.
    [[nodiscard]] static QString enhancedCode(const QByteArray &text);

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
