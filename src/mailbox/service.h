// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poplar::mailbox {

/// What a server of an account is for.
enum class Service {
    Pop3, ///< Its mail is fetched there.
    Submission, ///< Its mail is handed in there to be sent.
};

} // namespace poplar::mailbox
