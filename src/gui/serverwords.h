// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/servertrait.h"

#include <QByteArrayList>
#include <QList>
#include <QString>
#include <QStringList>

/// What a server announces and what was learnt about it, in plain words.
namespace poplar::gui {

/// A sentence for each, in the order of the enum.
[[nodiscard]] QStringList traitSentences(ServerTraits traits);

/// One capability: its name and what it means.
struct CapabilityText {
    QString name; ///< Upper case; neutralised, as the details are.
    QString details; ///< Its arguments, if any.
    QString meaning; ///< Empty where Poplar does not know it.

    bool operator==(const CapabilityText &) const = default;
};

/// @param capabilities one line each, as the server announced them (RFC 2449 section 5).
[[nodiscard]] QList<CapabilityText> capabilityTexts(const QByteArrayList &capabilities);

/// What the server asks of its clients by LOGIN-DELAY and EXPIRE (RFC 2449 sections 6.5 and 6.7), as
/// sentences for the user; empty where it asks for nothing.
[[nodiscard]] QStringList serverAdvice(const QByteArrayList &capabilities);

/// What no POP3 server tells: that other programs may see which messages were retrieved.
[[nodiscard]] QString readMarksAdvice();

} // namespace poplar::gui
