// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exitcode.h"

#include <algorithm>
#include <array>

namespace poplar::cli {

namespace {

struct Row {
    ErrorKind kind;
    ExitCode code;
};

constexpr std::array exitCodes{
    Row{ErrorKind::HostNotFound, ExitCode::Unavailable},
    Row{ErrorKind::ConnectionRefused, ExitCode::Unavailable},
    Row{ErrorKind::ConnectionLost, ExitCode::Unavailable},
    Row{ErrorKind::Silence, ExitCode::Unavailable},
    Row{ErrorKind::NotPop3, ExitCode::Protocol},
    Row{ErrorKind::TlsNotOffered, ExitCode::Protocol},
    Row{ErrorKind::TlsFailed, ExitCode::Protocol},
    Row{ErrorKind::Injected, ExitCode::Protocol},
    Row{ErrorKind::CertificateDoubtful, ExitCode::NotAdmitted},
    Row{ErrorKind::Authentication, ExitCode::NotAdmitted},
    Row{ErrorKind::NoMechanism, ExitCode::NotAdmitted},
    Row{ErrorKind::NoToken, ExitCode::NotAdmitted},
    Row{ErrorKind::ProxyFailed, ExitCode::Unavailable},
    Row{ErrorKind::ClientCertificate, ExitCode::NotAdmitted},
    Row{ErrorKind::Busy, ExitCode::TryLater},
    Row{ErrorKind::Refused, ExitCode::Unavailable},
    Row{ErrorKind::Malformed, ExitCode::Protocol},
    Row{ErrorKind::Protocol, ExitCode::Protocol},
    Row{ErrorKind::Limit, ExitCode::Protocol},
    Row{ErrorKind::Storage, ExitCode::InputOutput},
    Row{ErrorKind::Cancelled, ExitCode::Interrupted},
    Row{ErrorKind::Unsent, ExitCode::Unavailable},
    Row{ErrorKind::Unknown, ExitCode::TryLater},
    Row{ErrorKind::NotAllowed, ExitCode::Usage},
};

} // namespace

ExitCode exitCodeOf(ErrorKind kind)
{
    const auto *found =
        std::find_if(exitCodes.begin(), exitCodes.end(), [kind](const Row &row) { return row.kind == kind; });
    return found == exitCodes.end() ? ExitCode::Protocol : found->code;
}

} // namespace poplar::cli
