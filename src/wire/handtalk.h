// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "wire/channel.h"
#include "wire/framer.h"
#include "wire/handdialect.h"
#include "wire/handlog.h"

#include <QObject>

#include <deque>
#include <memory>

namespace poplar::wire {

/// One conversation with one server, from connecting to the end, in which a person says every line. It sends
/// nothing by itself, not even to keep the session alive or to leave it.
///
/// One command is under way at a time. Lines that are typed ahead wait for the reply to the one before, as
/// far as the dialect lets others follow that (HandDialect::takesAhead()); behind one that it does not, the
/// input is closed until there is a reply.
///
/// Nothing is emitted inside a call from outside. After failed() or ended() nothing comes any more.
class HandTalk : public QObject {
    Q_OBJECT

public:
    struct Settings {
        /// No octet of a reply for so long ends the conversation. Between commands the server may be silent.
        std::chrono::milliseconds silence = limit::silence;
        std::shared_ptr<TranscriptRecorder> recorder = {}; ///< Is told all that is noted; null for nobody.
        qint64 body = limit::handBody; ///< Octets of a longer one end the conversation.
    };

    explicit HandTalk(std::unique_ptr<HandDialect> dialect, QObject *parent = nullptr);
    ~HandTalk() override;

    /// Connects; with Security::Tls the handshake comes first, with all others it is the user's to ask for.
    /// Once in its life.
    void open(const Endpoint &endpoint, const TlsPolicy &policy, const Settings &settings);

    /// A line that the user typed, without its end. It goes out when its turn comes, or refused() follows:
    /// also where it was typed as something else than is expected then, lest a password go out as a command.
    void say(const Secret &line, HandInput as);
    /// The user agrees to the line that consentWanted() was about, or takes it back.
    void consent();
    void withdraw();
    /// Closes the connection and says nothing more: ended() follows.
    void hangUp();

    [[nodiscard]] HandInput input() const;
    [[nodiscard]] const HandDialect &dialect() const { return *m_dialect; }
    [[nodiscard]] const TlsDetails &tls() const { return m_channel.tls(); }
    /// What the server said, with the secrets of this conversation blotted out: for whoever shows it.
    [[nodiscard]] QByteArray blotted(const QByteArray &text) { return m_log.guard().blotted(text); }

Q_SIGNALS:
    /// New lines of the story, in batches.
    void transcript(const QList<poplar::wire::TranscriptEvent> &events);
    /// It is another's turn, or the user's to say something else: see input() and the dialect.
    void turned();
    /// A line that was typed is not sent; those behind it are, if there are any.
    void refused(const poplar::Error &error);
    /// The line whose turn has come would do what cannot be undone: consent() or withdraw() is to follow.
    void consentWanted();
    /// The conversation has come to its end, by the user's or the server's farewell.
    void ended();
    /// It broke off.
    void failed(const poplar::Error &error);

private:
    using Kind = TranscriptEvent::Kind;

    void onConnected();
    void onSecured();
    void expectGreeting();
    void onBytes();
    void takePieces();
    void take(const Framer::Piece &piece);
    void takeLine(QByteArrayView line);
    void takeChunk(QByteArrayView chunk);
    void takeBodyEnd();
    void follow(HandReply::Then then);

    /// A line that was typed, and as what.
    struct Typed {
        Secret line;
        HandInput as;
    };

    void scheduleTurn();
    void takeTurn();
    void send(const Typed &typed);
    void armDeadline();
    void noteState();
    void fail(Error error);
    void end();

    std::unique_ptr<HandDialect> m_dialect;
    Channel m_channel;
    Framer m_framer;
    HandLog m_log;
    Endpoint m_endpoint;
    Settings m_settings;
    std::deque<Typed> m_waiting; ///< Those typed ahead.
    QByteArray m_state; ///< As noted last.
    QByteArray m_verb; ///< Of the command under way or the last one.
    quint64 m_command = 0; ///< Counts them.
    qint64 m_bodyOctets = 0; ///< Of the one that is coming,
    qint64 m_bodyLines = 0; ///< its lines
    QByteArray m_bodyBegin; ///< and its beginning.
    int m_unasked = 0; ///< Lines that nobody asked for, since something was said.
    bool m_open = false; ///< Words can pass: connected, and no handshake under way.
    bool m_asking = false; ///< For consent to the first line that waits.
    bool m_agreed = false;
    bool m_turning = false; ///< A turn is scheduled.
    bool m_over = false;
};

} // namespace poplar::wire
