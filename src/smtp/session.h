// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "smtp/bodystream.h"
#include "smtp/commandqueue.h"
#include "smtp/extensions.h"
#include "smtp/opening.h"
#include "smtp/sessionlog.h"
#include "smtp/state.h"
#include "smtp/submission.h"
#include "smtp/transaction.h"
#include "wire/channel.h"
#include "wire/login.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace poplar::smtp {

/// How long a server may say nothing (RFC 5321 section 4.5.3.2).
struct Patience {
    std::chrono::milliseconds connecting = limit::connecting; ///< Name, connection and handshake, each.
    std::chrono::milliseconds greeting = limit::mailGreeting;
    std::chrono::milliseconds command = limit::mailCommand;
    std::chrono::milliseconds data = limit::mailData; ///< To DATA.
    std::chrono::milliseconds progress = limit::mailProgress; ///< While nothing of a message leaves.
    std::chrono::milliseconds verdict = limit::mailVerdict; ///< To the whole message: servers deliver then.
};

/// What an account tells a session.
struct SessionSettings {
    Patience patience;
    /// What this client calls itself: a domain or an address literal (RFC 5321 section 4.1.4). The usual one
    /// tells nothing about the user's network, which servers would write into each message.
    QByteArray name = "[127.0.0.1]";
    Transfer transfer = Transfer::Automatic;
    std::shared_ptr<wire::TranscriptRecorder> recorder; ///< Is told all that is noted; null for nobody.
};

/// One session with one SMTP server, from connecting to the end; a new connection is a new Session. It puts a
/// CommandQueue on a wire::Channel and knows nothing of outboxes, widgets or settings.
///
/// Nothing is emitted inside a call from outside. After failed() or left() comes only
/// stateChanged(Disconnected), and the outcome of a message that is handed over even so. A handler may call
/// anything, but delete only by deleteLater().
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;

    /// Connects and logs in: opened() or failed() follows. Once in a session's life.
    /// @param login nothing for a server that wants none.
    void open(const wire::Endpoint &endpoint, const wire::TlsPolicy &policy,
              const std::optional<wire::Login> &login, const SessionSettings &settings = {});

    /// Sends a message: concluded() follows, once, whatever happens. Legal in Ready, one at a time; anything
    /// else is concluded with ErrorKind::NotAllowed, or Unsent where the session is over.
    void send(const Submission &submission);

    /// Gives up the message under way. This ends the session with ErrorKind::Cancelled: SMTP has no other way
    /// to stop a message. What became of it concluded() tells before.
    void cancel();

    /// QUIT, when what is under way is done; left() follows.
    void leave();

    /// Ends the connection at once: failed(Cancelled) follows.
    void abort();

    [[nodiscard]] State state() const { return m_state; }
    /// As announced last.
    [[nodiscard]] Extensions extensions() const { return m_opening ? m_opening->extensions() : Extensions(); }
    /// How the login went, by the names of nameOf(Authentication); empty before, and without one.
    [[nodiscard]] QByteArray authentication() const { return m_authentication; }
    [[nodiscard]] const wire::TlsDetails &tls() const { return m_channel.tls(); }

Q_SIGNALS:
    void stateChanged(poplar::smtp::State state);
    /// Mail can be sent.
    void opened(const poplar::smtp::Extensions &extensions);
    /// Some times a second: so many octets of the message have left this program.
    void progressed(qint64 octets, qint64 all);
    /// What became of the message.
    void concluded(const poplar::smtp::Outcome &outcome);
    /// The session is over, in peace.
    void left();
    /// The session is over.
    void failed(const poplar::Error &error);
    /// New lines of the story, in batches.
    void transcript(const QList<poplar::wire::TranscriptEvent> &events);

private:
    using Kind = wire::TranscriptEvent::Kind;

    void enter(State state);
    void onConnected();
    void onSecured();
    void onBytes();
    void expectGreeting();
    void handle(const CommandQueue::LineArrived &line);
    void handle(const CommandQueue::ContentWanted &wanted);
    void handle(CommandQueue::Finished &finished);
    void handle(const CommandQueue::OutOfStep &outOfStep);
    void follow(Opening::Move move);
    void begin(const Opening::Opened &opened);
    void enqueue(Command command);
    void write();
    void armDeadline();
    [[nodiscard]] std::chrono::milliseconds patienceFor(const Command &awaited) const;
    void endOfPatience();

    // session_sending.cpp
    void beginSending();
    [[nodiscard]] std::optional<Error> answerBeforeTheOctets(const CommandQueue::Finished &finished);
    void proceed();
    void continueContent();
    void writeContent();
    void writeChunks();
    void onBytesLeft();
    void seeWhatLeft();
    void contentHandedOver(CommandId command);
    void tellProgress();
    void conclude();

    // session_ending.cpp
    void concludeLater(const Submission &submission, const Error &error);
    [[nodiscard]] Outcome redacted(Outcome outcome);
    void sayQuit();
    void fail(Error error);
    void end();
    void finishAll();

    /// A message under way.
    struct Sending {
        Submission submission;
        Transaction transaction;
        std::optional<BodyStream> stream; ///< Once the server wants it.
        bool isHandedOver = false; ///< All of it, its end included.
        qint64 told = 0; ///< Octets that left, as they were told.
    };

    wire::Channel m_channel;
    CommandQueue m_queue;
    SessionLog m_log;
    QTimer m_writeTimer;
    QElapsedTimer m_told; ///< Since progress was told.
    QElapsedTimer m_awaitedSince; ///< The reply for which the deadline was set.
    wire::Endpoint m_endpoint;
    SessionSettings m_settings;
    std::optional<Opening> m_opening;
    std::optional<Sending> m_sending;
    QByteArray m_authentication;
    State m_state = State::Disconnected;
    std::chrono::milliseconds m_armed{0}; ///< For what is awaited now; 0 for nothing.
    CommandId m_armedFor = 0;
    bool m_isLeaving = false;
    bool m_over = false;
};

} // namespace poplar::smtp
