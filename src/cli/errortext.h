// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"

#include <QStringList>

namespace poplar::cli {

/// A problem in words for people: a line that says what happened and what to do, then one each for what
/// the server and the system say of it. Neutralised, fit for a terminal. The only place in the program that
/// makes sentences out of an error.
[[nodiscard]] QStringList errorLines(const mailbox::Problem &problem);

/// The same for an error without circumstances.
[[nodiscard]] QStringList errorLines(const Error &error);

/// Everything that a person needs to judge a doubtful certificate, and the option that trusts it.
[[nodiscard]] QStringList certificateLines(const mailbox::CertificateQuestion &question);

} // namespace poplar::cli
