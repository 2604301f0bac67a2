// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/envelope.h"
#include "base/result.h"
#include "mime/invitation.h"
#include "mime/shownlimits.h"

#include <QByteArray>
#include <QFlags>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace poplar::mime {

/// A leaf part that is not the text of the message, or whose text is too long to be shown whole. A message
/// within the message is one attachment. Alternatives to the text are none. What is uuencoded in a text, or
/// packed in a winmail.dat (TNEF), is an attachment like others.
struct Attachment {
    /// Names it to savePart(): the part's number in a walk of the whole tree; a file within a part has a
    /// number beyond those of all parts (see innerNumber()).
    int part = 0;
    QString fileName; ///< Decoded and made safe as a file name; never empty.
    QByteArray type; ///< "application/pdf", lower case.
    qint64 octets = 0; ///< After transfer decoding.

    bool operator==(const Attachment &) const = default;
};

/// What is wrong with a message, as far as the reader should know.
enum class Damage {
    NoHeader = 1, ///< Does not begin with a header field; repaired for reading.
    Truncated = 2, ///< Ends before its structure does.
    WrongCharset = 4, ///< The declared charset is missing, unknown or does not fit; guessed.
    TooDeep = 8, ///< More nested or more numerous parts than the limits allow.
    TextCut = 16, ///< The text is longer, or its HTML larger, than the limits; the rest is not shown.
    Malformed = 32, ///< Other violations of the format that may hide content.
};
Q_DECLARE_FLAGS(Damages, Damage)
Q_DECLARE_OPERATORS_FOR_FLAGS(Damages)

/// What an HTML text wanted fetched from elsewhere, and did not get.
struct HeldBack {
    int pictures = 0;
    int trackers = 0; ///< Pictures that nobody was to see: they only tell the sender that they were fetched.
    int others = 0; ///< Grounds, style sheets, scripts, frames, films.

    bool operator==(const HeldBack &) const = default;
};

/// HTML rewritten so that it can do nothing but look.
struct SafeHtml {
    /// Elements and properties that QTextDocument knows; colours are "#rrggbb", links lead to http, https or
    /// mailto, and the only sources are "picture:N", "remote:N" and "held:", for the place of what cannot be
    /// had.
    QString markup;
    QList<QByteArray> pictures; ///< Files in any format, not looked at; empty where one is missing.
    HeldBack heldBack;
    /// Where the pictures are that the message does not carry: http or https, without user and fragment, each
    /// once, at most limit::remotePictures. Those that nobody was to see are not among them.
    QStringList remotePictures = {};

    [[nodiscard]] bool isEmpty() const { return markup.isEmpty(); }
    bool operator==(const SafeHtml &) const = default;
};

/// What a message says, decoded.
struct Message {
    enum class TextOrigin { None, Plain, Html };

    Envelope envelope;
    QString text; ///< LF line ends. From HTML: its visible text, no markup.
    TextOrigin origin = TextOrigin::None;
    SafeHtml html; ///< Empty if there is none.
    QList<Attachment> attachments;
    QList<Invitation> invitations; ///< What the calendars among them say, each once.
    Damages damages;

    bool operator==(const Message &) const = default;
};

/// How a message is to be read.
struct ReadingOptions {
    QByteArray charset; ///< Of all its texts, whatever they declare; empty for what they declare, or a guess.
    ShownLimits limits;

    bool operator==(const ReadingOptions &) const = default;
};

/// Reads a header, as TOP n 0 gives it: lines end in CRLF or LF, it may be cut anywhere, what follows the
/// empty line is not read. Never fails: what is missing or broken is empty. Takes some 20 microseconds.
[[nodiscard]] Envelope readEnvelope(QByteArrayView header);

/// Reads a message file, streaming: its attachments never lie in memory. Blocks: not on the GUI thread.
/// Any file can be read as a message; `Message::damages` says how well it was one. As many threads as you
/// like may read at the same time.
/// @return Storage if the file cannot be read.
[[nodiscard]] Result<Message> readMessage(const QString &path, const ReadingOptions &options = {});

/// Writes the decoded content of one part of a message file to another file, streaming, replacing it
/// only when complete. Blocks: not on the GUI thread.
/// @param part as in Attachment::part. A message within the message is written as it stands (.eml).
/// @return Storage if a file cannot be read or written; Malformed if the message has no such part.
[[nodiscard]] Result<Done> savePart(const QString &messagePath, int part, const QString &path);

} // namespace poplar::mime

Q_DECLARE_METATYPE(poplar::mime::Message)
