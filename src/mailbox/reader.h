// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "mailbox/readingfolder.h"
#include "mailbox/values.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <optional>

namespace poplar::pop3 {
class Session;
}

namespace poplar::mailbox {

/// Gets messages to be read: retrieves one at a time into a file, decodes it on a pool, and keeps the
/// file while the program runs, so that nothing is retrieved twice. On the session thread.
///
/// Whoever leafs through a list wants the message looked at last: of those waiting only the newest wish
/// counts.
class Reader : public QObject {
    Q_OBJECT

public:
    struct Wanted {
        MessageId message;
        qint64 number = 0; ///< In the present session.
        qint64 octets = 0; ///< As listed; 0 if unknown.
        MessageContent::Extent extent = MessageContent::Extent::Whole;
        int lines = limit::previewLines; ///< For Extent::Beginning: of the body.
        qint64 limit = 0; ///< Octets; a larger message is not retrieved. 0 for no limit.
        mime::ShownLimits shown = {};
    };

    /// @param folder as of ReadingFolder; only readers write there.
    Reader(const QString &folder, QThreadPool &pool, QObject *parent = nullptr);
    ~Reader() override;

    /// Once, before anything is retrieved.
    void prepare();

    /// Whether the whole message is here, so that it can be shown without a session.
    [[nodiscard]] bool has(MessageId message) const { return m_files.contains(message); }
    /// It lies in a file that this does not own: a Maildir's, with LF line ends, which other programs may
    /// move.
    void adopt(MessageId message, const QString &path);
    /// Its file is not there any more.
    void forget(MessageId message) { m_files.remove(message); }
    /// Where it lies; empty if it is not here.
    [[nodiscard]] QString fileOf(MessageId message) const { return m_files.value(message); }

    /// Shows a message that is here.
    void show(MessageId message);
    /// Shows what is here of a message once more, decoded in another way. The charset is remembered while the
    /// program runs. Nothing happens if nothing is here.
    void showAs(MessageId message, const mime::ReadingOptions &options);
    /// Shows a message that is an attachment of one that is here, as a message of its own: it has an id as
    /// long as the program runs, and can be shown, saved and taken apart like others. They may lie within
    /// each other, limit::messagesWithin deep.
    void openPart(const MessageContent::Place &place);
    /// Shows as Extent::Beginning what came of a message whose retrieval ended with the session, if
    /// anything did.
    void showRemains(MessageId message, qint64 octets);
    /// Retrieves and shows a message.
    void retrieve(pop3::Session &session, const Wanted &wanted);
    /// The session is over: what was waiting is dropped.
    void sessionEnded();
    /// The command under way, if one is; cancelling it ends the session.
    [[nodiscard]] quint64 commandUnderWay() const { return m_command; }

Q_SIGNALS:
    void ready(const poplar::mailbox::MessageContent &content);
    void failed(const poplar::mailbox::Reader::Wanted &wanted, const poplar::Error &error);
    /// What was wanted came; it is decoded next.
    void retrieved(poplar::mailbox::MessageId message);
    /// A message within another could not be opened.
    /// @param message itself, or the one around it if it is not even there.
    void partFailed(poplar::mailbox::MessageId message, const poplar::Error &error);
    void progressed(qint64 octets, qint64 total);
    /// No retrieval is under way or waiting.
    void idle();

private:
    void begin(const Wanted &wanted);
    [[nodiscard]] std::optional<Error> obstacle(const Wanted &wanted) const;
    void onDone(const Wanted &wanted, const QString &path, const std::optional<Error> &error);
    [[nodiscard]] QString pathOf(MessageId message, MessageContent::Extent extent) const;
    void decode(const Wanted &wanted, const QString &path);
    void deliver(const Wanted &wanted, quint64 reading, const QString &path,
                 const Result<MessageContent> &content);

    /// A message that is part of another.
    struct Part {
        MessageId id{};
        MessageContent::Place place;
        int depth = 1;
    };
    [[nodiscard]] const Part *partWithId(MessageId message) const;
    void onExtracted(const Part &part, const QString &path, const Result<Done> &written);
    /// What was last shown of a message.
    struct Shown {
        Wanted wanted;
        QString path;
        quint64 reading = 0; ///< The latest: what an earlier one says is out of date.
    };

    ReadingFolder m_folder;
    QThreadPool &m_pool;
    QPointer<pop3::Session> m_session;
    QHash<MessageId, QString> m_files;
    QHash<MessageId, Shown> m_shown;
    QHash<MessageId, QByteArray> m_charsets; ///< As the user chose them.
    QList<Part> m_parts;
    quint64 m_lastReading = 0;
    std::optional<Wanted> m_next;
    quint64 m_command = 0;
};

} // namespace poplar::mailbox
