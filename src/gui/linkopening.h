// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

class QWidget;

namespace poplar::gui {

/// Why a link may deceive.
enum class LinkDoubt {
    None,
    OtherPlace, ///< Its text names another host than it leads to.
    MixedLetters, ///< Its host mixes alphabets, so that it can look like another.
    TextUnknown, ///< Nobody knows what its text says.
};

/// @param shown the text of the link, as the reader sees it.
[[nodiscard]] LinkDoubt doubtOf(const QString &shown, const QUrl &target);

/// Opens a link in the system's browser or mail program; where it is doubtful, after a question that says
/// why. Anything but http, https and mailto is not opened: a click must not start other programs. Returns at
/// once.
/// @param parent what the question belongs to.
/// @param shown nothing if the text of the link is not known: then there is a question in any case.
void openLink(QWidget *parent, const QUrl &target, const std::optional<QString> &shown);

} // namespace poplar::gui
