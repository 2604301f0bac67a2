// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/fieldnotes.h"
#include "mime/route.h"

#include <QWidget>

namespace poplar::gui {

/// The verdicts on a message, each under the name of who gave it, with the hint which one can be believed.
[[nodiscard]] QWidget *makeVerdicts(const mime::Route &route);

/// The DKIM signatures of a message taken apart.
[[nodiscard]] QWidget *makeSignatures(const mime::Route &route);

/// What other fields of the header mean.
[[nodiscard]] QWidget *makeNotes(const QList<FieldNotes> &notes);

} // namespace poplar::gui
