// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "cli/inputlines.h"
#include "cli/options.h"
#include "cli/output.h"

#include <functional>
#include <optional>

namespace poplar::cli {

/// Passwords and tokens: from standard input, from a file, or from the user at the terminal, who does not
/// see what is typed.
class Credentials : public QObject {
    Q_OBJECT

public:
    using Found = std::function<void(const std::optional<Secret> &)>;

    /// Both must outlive it.
    Credentials(const SecretSource &source, InputLines &input, Output &output);

    /// Reads the file, if the secret is in one, and warns where others may read it too.
    /// @return Storage if it cannot be read or its first line is empty.
    [[nodiscard]] Result<Done> prepare();

    /// Whether somebody sits there to be asked.
    [[nodiscard]] bool canAskUser() const { return m_userIsThere; }

    /// What the options name, at the first call; the user after a refusal, or where they name nothing.
    /// Nothing if nobody can be asked, or the user gives nothing.
    /// @param context the call is dropped when it goes.
    void find(const mailbox::PasswordQuestion &question, QObject *context, const Found &found);

private:
    void askUser(const mailbox::PasswordQuestion &question, QObject *context, const Found &found);

    const SecretSource m_source;
    InputLines &m_input;
    Output &m_output;
    const bool m_userIsThere;
    std::optional<Secret> m_fromFile;
};

} // namespace poplar::cli
