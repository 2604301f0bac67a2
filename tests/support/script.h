// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace poplar::test {

/// One thing that a scripted server does.
struct ScriptStep {
    enum class Kind {
        Send,
        ExpectLine, ///< `C: text`
        ExpectPrefix, ///< `C* prefix`
        ExpectSilence, ///< `-:`
        Handshake, ///< `TLS`
        RefusedHandshake, ///< `TLS REFUSED`
        Cut, ///< `CUT`
        Reset, ///< `RST`
        Slow, ///< `SLOW n`
        Hang, ///< `HANG`
        Wait, ///< `WAIT ms`
        Next, ///< `NEXT`
    };

    Kind kind = Kind::Send;
    QByteArray bytes; ///< To send, or to expect without its line end.
    int number = 0; ///< For Slow and Wait.
    int line = 0; ///< Where it stands in the script, from 1.
    QByteArray source; ///< As it stands there.
};

/// Reads a script; see ScriptedServer for the language. A mistake in it ends the test program.
[[nodiscard]] QList<ScriptStep> readScript(const QByteArray &text);

/// The body that `BODY n` sends, as a client should have it: @p octets octets of lines with CRLF ends,
/// among them lines that begin with dots.
[[nodiscard]] QByteArray scriptedBody(qint64 octets);

} // namespace poplar::test
