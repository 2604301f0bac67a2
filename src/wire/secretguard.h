// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"

#include <QList>

namespace poplar::wire {

/// The second line of defence against leaking a secret: it knows those in use in the forms in which a
/// server may echo them (raw, base64, hex, percent-encoded) and blots them out of text.
class SecretGuard {
public:
    /// What stands in the place of a secret, wherever one is masked.
    static constexpr char blot[] = "********";

    /// Watches for this secret from now on. Secrets of fewer than four octets are not watched for: they
    /// occur by chance everywhere and would only show where they do.
    void watch(const Secret &secret);

    /// The text with every form of every watched secret replaced.
    [[nodiscard]] QByteArray blotted(QByteArray text) const;

private:
    QList<Secret> m_forms;
};

} // namespace poplar::wire
