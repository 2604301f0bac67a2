// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "base/servertrait.h"
#include "pop3/capabilities.h"
#include "pop3/command.h"
#include "pop3/commandqueue.h"
#include "pop3/login.h"
#include "pop3/opening.h"
#include "pop3/sendwindow.h"
#include "pop3/sessionlog.h"
#include "pop3/state.h"
#include "wire/channel.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace poplar::pop3 {

/// How to end a session.
enum class Leaving {
    Commit, ///< QUIT: what is marked is deleted.
    Abandon, ///< RSET, QUIT: nothing is.
};

/// The server's word on QUIT.
struct Committed {
    QByteArray said;
};

/// What an account and earlier sessions tell a session.
struct SessionSettings {
    /// No octet of a reply for so long ends the session.
    std::chrono::milliseconds silence = limit::silence;
    /// NOOP after so long without a command; 0 for never.
    std::chrono::milliseconds keepAlive = limit::keepAlive;
    ServerTraits traits; ///< As learnt in earlier sessions.
    QByteArray language; ///< For LANG (RFC 6856 section 3): "ru"; empty to leave it as it is.
    std::shared_ptr<wire::TranscriptRecorder> recorder; ///< Is told all that is noted; null for nobody.
};

/// One session with one POP3 server, from connecting to the end; a new connection is a new Session.
/// It puts a CommandQueue on a wire::Channel and knows nothing of files, widgets or settings.
///
/// Nothing is emitted and no `done` runs inside a call from outside. After failed() or left() comes
/// only stateChanged(Disconnected). A handler may call anything, but delete only by deleteLater().
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;

    /// Connects and logs in: opened() or failed() follows. Once in a session's life.
    void open(const wire::Endpoint &endpoint, const wire::TlsPolicy &policy, const Login &login,
              const SessionSettings &settings = {});

    /// Sends a command when its turn comes. Legal in Transaction is everything but what opens or ends a
    /// session (see opensOrEnds()); that ends in ErrorKind::NotAllowed. Its `done` is called exactly once.
    CommandId enqueue(Command command);

    /// Whether it takes more commands without keeping them waiting: whoever has many hands over no more, so
    /// that what the user wants next need not wait behind them. See wantsMore().
    [[nodiscard]] bool hasRoom() const;

    /// Takes back a command. Where it is under way already this ends the session with
    /// ErrorKind::Cancelled: POP3 has no other way to stop a transfer.
    void cancel(CommandId command);

    /// Takes back a command if it has not been sent: its `done` tells ErrorKind::Cancelled.
    void withdraw(CommandId command);

    /// Sends commands ahead of their replies from now on, whatever the server announces: to find out whether
    /// it can bear that.
    void sendAhead() { m_queue.setPipelining(CommandQueue::Pipelining::On); }

    /// Ends the session when what is under way is done; what is not sent yet is dropped. left() follows;
    /// but failed(), if the connection is lost before QUIT was said to commit.
    void leave(Leaving leaving);

    /// Ends the connection at once: failed(Cancelled) follows, or left() behind leave(Leaving::Abandon).
    void abort();

    [[nodiscard]] State state() const { return m_state; }
    /// As announced last.
    [[nodiscard]] const Capabilities &capabilities() const { return m_capabilities; }
    /// How the login went, by the names of nameOf(Authentication): "USER", "APOP" or a SASL mechanism; empty
    /// before.
    [[nodiscard]] QByteArray authentication() const { return m_authentication; }
    /// What the server said, with the secrets of this session blotted out: for whoever shows it.
    [[nodiscard]] QByteArray blotted(const QByteArray &text);
    /// An error that was made of what the server said, likewise.
    [[nodiscard]] Error redacted(Error error);
    [[nodiscard]] const wire::TlsDetails &tls() const { return m_channel.tls(); }

Q_SIGNALS:
    void stateChanged(poplar::pop3::State state);
    /// The maildrop is open. Where the server takes commands ahead, what it announces after the login comes
    /// before the reply to the next command: see capabilities().
    void opened(const poplar::pop3::Capabilities &capabilities);
    /// The server turned out to have a peculiarity that is worth remembering. Where it cost the session,
    /// failed() follows at once.
    void learnt(poplar::ServerTrait trait);
    /// Of the commands handed over so many went out that there is room for others.
    void wantsMore();
    /// What the server said to QUIT, or ErrorKind::Unknown if it said nothing: what was marked may be
    /// deleted or not.
    void left(const poplar::Result<poplar::pop3::Committed> &result);
    /// The session is over; every command has had its outcome.
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
    void handle(const CommandQueue::BodyArrived &body);
    void handle(CommandQueue::Finished &finished);
    void handle(const CommandQueue::OutOfStep &outOfStep);

    void follow(Opening::Move move);
    void begin(Opening::Opened &opened);
    void takeCapabilities();
    void send();
    void scheduleSend();
    void measure(qsizetype octets);
    void armDeadline();
    void sayQuit();
    void keepAlive();
    void dropUnsent(ErrorKind kind);

    void tellLessons(ServerTraits lessons);

    void fail(Error error, ServerTraits lessons = {});
    void end(const Result<Committed> &result);
    void finishAll();

    wire::Channel m_channel;
    CommandQueue m_queue;
    SendWindow m_window;
    QElapsedTimer m_clock; ///< Since the session began.
    std::optional<SendWindow::Duration> m_askedAlone; ///< When, if no reply to it has come.
    std::optional<Opening> m_opening;
    Capabilities m_capabilities;
    SessionLog m_log;
    QTimer m_keepAlive;
    QTimer m_sendTimer;
    wire::Endpoint m_endpoint;
    State m_state = State::Disconnected;
    std::optional<Leaving> m_leaving;
    CommandId m_armedFor = 0;
    SessionSettings m_settings;
    bool m_showsCertificate = false; ///< Of the client's.
    QByteArray m_authentication;
    bool m_over = false;
};

} // namespace poplar::pop3
