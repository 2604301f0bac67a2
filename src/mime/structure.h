// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/filename.h"
#include "mime/gmimehandle.h"
#include "mime/message.h"

#include <functional>

namespace poplar::mime {

/// Walks the parts of a message once, decides which of them are its text and which are attachments, and
/// numbers them all in the order of the walk.
class Structure {
public:
    /// Fills text, origin, attachments and damages; the envelope is left alone.
    void read(GMimeMessage *message, Message &into);

    /// The part of that number; null if there is none. Borrowed from the message.
    [[nodiscard]] static GMimeObject *find(GMimeMessage *message, int number);

private:
    struct Content {
        QString text;
        Message::TextOrigin origin = Message::TextOrigin::None;
    };

    Content walk(GMimeObject *object, int depth);
    Content walkMultipart(GMimeMultipart *multipart, int depth);
    Content text(GMimePart *part);
    void attach(GMimeObject *leaf, int number);
    [[nodiscard]] bool mayGoOn(int depth);

    QList<Attachment> m_attachments;
    Damages m_damages;
    FileNames m_names;
    int m_number = 0;
};

} // namespace poplar::mime
