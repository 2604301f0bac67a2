// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace poplar::gui {

/// What the writer may have forgotten. Each is asked about once.
enum class ComposeDoubt { NoSubject, NoFile, TooLarge };

/// A doubt in words: a title, and what there is to know.
struct DoubtText {
    QString title;
    QString explanation;
};
[[nodiscard]] DoubtText doubtText(ComposeDoubt doubt);

/// The word by which a text says that something is attached, in English or Russian; empty if it says nothing
/// of the kind. Quoted lines do not count, nor those that are among `others`.
[[nodiscard]] QString attachmentWord(const QString &text, const QSet<QString> &others = {});

} // namespace poplar::gui
