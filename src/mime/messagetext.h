// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/filename.h"
#include "mime/htmlrewriting.h"
#include "mime/structure.h"
#include "mime/tnef.h"

#include <QHash>
#include <QIODevice>

#include <optional>

namespace poplar::mime {

/// Decides which parts of a message are its text and which are attachments, and reads both.
class MessageText {
public:
    /// All must outlive it.
    MessageText(QIODevice &file, const Structure &structure, const ReadingOptions &options);

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
    [[nodiscard]] RewrittenHtml joinedHtml(const QList<Content> &contents) const;
    Content chosen(const QList<Content> &contents) const;
    Content text(int number);
    [[nodiscard]] std::optional<QByteArray> plainBytes(int number);
    [[nodiscard]] QString decoded(const Part &part, const QByteArray &bytes, Content &into) const;
    Content htmlText(const QString &html) const;
    [[nodiscard]] SafeHtml safeHtml(const RewrittenHtml &html);
    [[nodiscard]] QByteArray pictureOf(const QByteArray &contentId);
    Content plainText(const Part &part, const QString &text) const;
    void attach(int number);
    void attachUnshown(const QString &shown);
    void attachInner(int number, const QList<InnerFile> &files);
    [[nodiscard]] bool unpack(int number);
    void readCalendar(const Part &part);
    [[nodiscard]] Content substitute() const;
    [[nodiscard]] QString nameOf(const Part &part);
    [[nodiscard]] bool isShown(const ContentInfo &info, Within within) const;

    template <class T>
    std::optional<T> valueOf(const Result<T> &result);

    QIODevice &m_file;
    const Structure &m_structure;
    const ReadingOptions &m_options;
    QList<Attachment> m_attachments;
    QList<Invitation> m_invitations;
    QList<TnefContent> m_packed; ///< Without their files.
    FileNames m_names;
    qint64 m_picturesRead = 0; ///< Octets of those within the text.
    qint64 m_textRead = 0; ///< Octets of all parts whose text has been looked at.
    QHash<int, QString> m_unpacked; ///< Parts whose content stands for them, and their texts.
    int m_calendars = 0; ///< That were looked at.
    Damages m_damages; ///< Of the message as a whole.
    std::optional<Error> m_error; ///< The first one.
};

template <class T>
std::optional<T> MessageText::valueOf(const Result<T> &result)
{
    if (result)
        return *result;
    if (!m_error)
        m_error = result.error();
    return std::nullopt;
}

} // namespace poplar::mime
