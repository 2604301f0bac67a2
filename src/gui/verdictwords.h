// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/route.h"

#include <QLocale>
#include <QString>

/// What servers found out about a message, and its signatures, in plain words. All that comes from the
/// message is made fit to be shown.
namespace poplar::gui {

/// How good or bad a verdict is for the reader.
enum class VerdictTone { Good, Bad, Doubtful, Neutral };
[[nodiscard]] VerdictTone verdictTone(const mime::Verdict &verdict);

/// "SPF passed – the server was allowed to send for example.com."
[[nodiscard]] QString verdictSentence(const mime::Verdict &verdict);

/// Who says so, above its verdicts: "The provider mx.example.org says:"
[[nodiscard]] QString authorityHeading(const mime::Verdict &verdict);

/// Whether two verdicts stand under one heading.
[[nodiscard]] bool shareHeading(const mime::Verdict &one, const mime::Verdict &other);

/// That only the own provider's verdict can be believed.
[[nodiscard]] QString believableHint();

/// One line of a signature.
struct SignatureLine {
    QString name; ///< "Selector"
    QString text;

    bool operator==(const SignatureLine &) const = default;
};
/// The domain is not among them.
[[nodiscard]] QList<SignatureLine> signatureLines(const mime::Signature &signature, const QDateTime &now,
                                                  const QLocale &locale = QLocale());
[[nodiscard]] QString signatureHeading(const mime::Signature &signature);
/// That a signature proves nothing before it has been checked.
[[nodiscard]] QString signatureHint();

} // namespace poplar::gui
