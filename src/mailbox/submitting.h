// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "mailbox/credentials.h"
#include "mailbox/letter.h"
#include "smtp/session.h"
#include "wire/tlsdetails.h"
#include "wire/transcript.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace poplar::mailbox {

/// Connections to a submission server, one at a time, on each of which any number of messages is sent, one
/// after the other. It knows nothing of an outbox: its owner hands it a Letter whenever it is ready(). What
/// blocks on a disk, making a message ready for this server, is done on a pool.
///
/// Of each connection the end is told by ended(), once, and before it what became of a message that was
/// handed over. Nothing is emitted within a call from outside, except needed() and ended() within open().
class Submitting : public QObject {
    Q_OBJECT

public:
    /// How a connection ended.
    struct End {
        std::optional<Error> error; ///< Nothing after leave().
        wire::TlsDetails tls; ///< As far as it came.
    };

    /// @param folder where messages are made ready, in files whose names end in partSuffix(); it exists when
    ///        the first is sent.
    Submitting(QString folder, QThreadPool &pool, QObject *parent = nullptr);
    /// Hangs up, and waits for the pool.
    ~Submitting() override;

    [[nodiscard]] static QString partSuffix() { return QStringLiteral(".part"); }

    /// For what the account's settings do not hold: see needed().
    [[nodiscard]] Credentials &credentials() { return m_credentials; }

    /// For the connections to come: how long the server may say nothing. Else what RFC 5321 grants it.
    void setPatience(const smtp::Patience &patience) { m_patience = patience; }

    /// Connects and logs in: ready(), needed() or ended() follows. Legal while not isActive().
    void open(const accounts::Account &account, std::shared_ptr<wire::TranscriptRecorder> recorder = {});
    /// Sends a message: concluded() follows, and ready() or ended() behind it. Legal once for each ready().
    void send(const Letter &letter);
    /// QUIT. Legal instead of send().
    void leave();
    /// Gives up the connection, and what is under way: ended() follows with ErrorKind::Cancelled.
    void abort();

    /// From open() until needed() or ended().
    [[nodiscard]] bool isActive() const { return m_isActive; }
    /// The largest message that the server takes, as announced last; 0 if unknown.
    [[nodiscard]] qint64 largest() const { return m_largest; }

Q_SIGNALS:
    /// The user has to be asked: open() anew after credentials().give().
    void needed(const poplar::mailbox::PasswordQuestion &question);
    void ready();
    /// So many octets of the message have left.
    void progressed(qint64 octets, qint64 all);
    void concluded(const poplar::mailbox::LetterFate &fate);
    void ended(const poplar::mailbox::Submitting::End &end);
    void transcript(const QList<poplar::wire::TranscriptEvent> &events);

private:
    void connectTo(const Secrets &secrets);
    void onOpened(const smtp::Extensions &extensions);
    void onPrepared(const std::variant<PreparedLetter, mime::Obstacle> &prepared);
    void conclude(const LetterFate &fate);
    void onFailed(const Error &error);
    void end(const std::optional<Error> &error);

    QString m_folder;
    QThreadPool &m_pool;
    Credentials m_credentials;
    accounts::Account m_account;
    std::shared_ptr<wire::TranscriptRecorder> m_recorder;
    smtp::Session *m_session = nullptr;
    smtp::Patience m_patience;
    std::optional<Letter> m_letter; ///< Until it is concluded.
    quint64 m_connection = 0; ///< Counts them: what the pool made for an earlier one is of no use.
    quint64 m_files = 0;
    qint64 m_largest = 0;
    bool m_isActive = false;
};

} // namespace poplar::mailbox
