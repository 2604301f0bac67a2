// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/secret.h"
#include "wire/encodedline.h"

#include <QList>

namespace poplar::wire {

/// The second line of defence against leaking a secret: it knows those in use in the forms in which a
/// server may echo them (raw, in either case, in Latin-1, hex, percent-encoded, quoted-printable, and base64
/// of any text that contains them) and blots them out of text.
class SecretGuard {
public:
    /// What stands in the place of a secret, wherever one is masked.
    static constexpr char blot[] = "********";

    /// Watches for this secret from now on. Secrets of fewer than four octets are not watched for: they
    /// occur by chance everywhere and would only show where they do.
    void watch(const Secret &secret);

    /// Watches for what the transcript does not show of a line: a server may echo not only the password but
    /// what was made of it, from which it can be guessed (CRAM-MD5, SCRAM, APOP), also as it is within the
    /// base64.
    void watch(const EncodedLine &line);

    /// The text with every form of every watched secret replaced.
    [[nodiscard]] QByteArray blotted(QByteArray text) const;
    /// The error with all that came from outside so treated.
    [[nodiscard]] Error redacted(Error error) const;

private:
    struct Form {
        enum class Extent {
            Itself,
            WholeRun, ///< All of the base64 around it: its first and last digits carry bits of the secret
                      ///< too.
        };
        Secret bytes; ///< In lower case.
        Extent extent;

        void blotOut(QByteArray &text, QByteArray &lower) const;
    };

    void watchForm(const QByteArray &form);
    void watchBase64(const QByteArray &secret);

    QList<Form> m_forms;
};

} // namespace poplar::wire
