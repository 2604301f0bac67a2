// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

class QWidget;

namespace poplar::gui {

/// Why a link may deceive.
enum class LinkDoubt {
    None,
    OtherPlace, ///< Its text names another host than it leads to.
    MixedLetters, ///< Its host mixes alphabets, so that it can look like another.
};

/// @param shown the text of the link, as the reader sees it.
[[nodiscard]] LinkDoubt doubtOf(const QString &shown, const QUrl &target);

/// Opens a link in the system's browser; where it is doubtful, after a question that says why. Returns at
/// once.
/// @param parent what the question belongs to.
void openLink(QWidget *parent, const QUrl &target, const QString &shown);

} // namespace poplar::gui
