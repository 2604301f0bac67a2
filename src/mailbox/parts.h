// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"
#include "mime/harm.h"
#include "mime/partpreview.h"

/// What is asked and told of the parts of a message that has been retrieved.
namespace poplar::mailbox {

/// A part and the name of the file that it becomes, as mime::Attachment has both.
struct NamedPart {
    int part = 0;
    QString fileName;

    bool operator==(const NamedPart &) const = default;
};

/// Wants a part as a file of its own in a private folder, where it lies until the program ends.
struct ExtractOrder {
    enum class For {
        Opening, ///< Read-only: what another program changed there would be lost.
        Copying,
    };
    quint64 number = 0; ///< Of the one who asks, to know the answer by.
    MessageId message{};
    NamedPart part;
    For purpose = For::Opening;

    bool operator==(const ExtractOrder &) const = default;
};

/// What came of an ExtractOrder.
struct Extracted {
    quint64 number = 0;
    QString path; ///< Not executable; empty if it could not be had, which problem() tells besides.
    mime::Harm harm = mime::Harm::None; ///< By what is in it.
};

/// Wants to see the beginning of a part.
struct PreviewOrder {
    quint64 number = 0; ///< Of the one who asks, to know the answer by.
    MessageId message{};
    int part = 0;
    mime::PreviewKind kind = mime::PreviewKind::Text;

    bool operator==(const PreviewOrder &) const = default;
};

/// What came of a PreviewOrder.
struct PreviewedPart {
    quint64 number = 0;
    std::optional<mime::PartPreview> preview; ///< Nothing if the message file cannot be read.
};

/// What came of saving several parts. Why some could not be saved, problem() tells.
struct SavedParts {
    MessageId message{};
    QString folder;
    QStringList files; ///< Whole paths.
    int failed = 0;
};

} // namespace poplar::mailbox

Q_DECLARE_METATYPE(poplar::mailbox::ExtractOrder)
Q_DECLARE_METATYPE(poplar::mailbox::Extracted)
Q_DECLARE_METATYPE(poplar::mailbox::PreviewOrder)
Q_DECLARE_METATYPE(poplar::mailbox::PreviewedPart)
Q_DECLARE_METATYPE(poplar::mailbox::SavedParts)
