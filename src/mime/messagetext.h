// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/filename.h"
#include "mime/htmlrewriting.h"
#include "mime/structure.h"

#include <QIODevice>

#include <optional>

namespace poplar::mime {

/// Decides which parts of a message are its text and which are attachments, and reads both.
class MessageText {
public:
    /// Both must outlive it.
    MessageText(QIODevice &file, const Structure &structure);

    /// The whole message, but for its envelope. Storage if the file cannot be read.
    [[nodiscard]] Result<Message> read();

private:
    struct Content {
        QString text;
        Message::TextOrigin origin = Message::TextOrigin::None;
        Damages damages;
        RewrittenHtml html; ///< Without markup if there is none.
    };
    enum class Within { Nothing, Alternative, Others };

    Content walk(int number, Within within);
    Content joined(const QList<Content> &contents) const;
    [[nodiscard]] static RewrittenHtml joinedHtml(const QList<Content> &contents);
    Content chosen(const QList<Content> &contents) const;
    Content text(int number);
    Content htmlText(const QString &html) const;
    [[nodiscard]] SafeHtml safeHtml(const RewrittenHtml &html);
    [[nodiscard]] QByteArray pictureOf(const QByteArray &contentId);
    Content plainText(const Part &part, const QString &text) const;
    void attach(int number);
    [[nodiscard]] QString nameOf(const Part &part);
    [[nodiscard]] bool isShown(const ContentInfo &info, Within within) const;

    template <class T>
    std::optional<T> valueOf(const Result<T> &result);

    QIODevice &m_file;
    const Structure &m_structure;
    QList<Attachment> m_attachments;
    FileNames m_names;
    qint64 m_picturesRead = 0; ///< Octets of those within the text.
    qint64 m_textRead = 0; ///< Octets of all parts whose text has been looked at.
    std::optional<Error> m_error; ///< The first one.
};

} // namespace poplar::mime
