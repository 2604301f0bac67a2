// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/serverfacts.h"
#include "pop3/commandqueue.h"
#include "pop3/sessionlog.h"
#include "wire/channel.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace poplar::mailbox {

/// How much time a server that is examined has.
struct ExaminationPatience {
    std::chrono::milliseconds silence; ///< Without an octet of it.
    std::chrono::milliseconds step; ///< For a whole connection.
};

/// One connection to a server on which nobody logs in: greeting, CAPA, STLS, CAPA, a command that no server
/// knows, CAPA or NOOP to see whether it lives, QUIT. Without TLS nothing is sent but CAPA, STLS and QUIT,
/// unless the account wants none. A doubtful certificate ends it, and nothing is sent behind it. Internal to
/// this library.
class DoorProbe : public QObject {
    Q_OBJECT

public:
    enum class Depth {
        Handshake, ///< TLS stands or does not: that is all.
        Conversation,
    };
    struct Plan {
        wire::Endpoint endpoint;
        wire::TlsPolicy policy;
        Depth depth = Depth::Conversation;
        Security wanted = Security::StartTls; ///< By the account.
        /// Whether the server survives CAPA, as far as is known.
        enum class Capa { Ask, LeaveOut } capa = Capa::Ask;
    };

    DoorProbe(Plan plan, const ExaminationPatience &patience, QObject *parent);

    /// done() follows, once.
    void start();
    [[nodiscard]] const DoorFacts &facts() const { return m_facts; }

Q_SIGNALS:
    void done();
    void transcript(const QList<poplar::wire::TranscriptEvent> &events);

private:
    using Kind = wire::TranscriptEvent::Kind;
    using Answer = void (DoorProbe::*)(const Result<pop3::Reply> &);

    void onConnected();
    void onSecured();
    void onBytes();
    void countLineEnds(QByteArrayView bytes);
    void take(pop3::CommandQueue::Happening &happening);
    void ask(pop3::Command command, Answer answer);
    void send();
    void expectGreeting();
    void onGreeting(const Result<pop3::Reply> &reply);
    void onCapaBefore(const Result<pop3::Reply> &reply);
    void onStls(const Result<pop3::Reply> &reply);
    void onCapaAfter(const Result<pop3::Reply> &reply);
    void onBadCommand(const Result<pop3::Reply> &reply);
    void onSignOfLife(const Result<pop3::Reply> &reply);
    void onQuit(const Result<pop3::Reply> &reply);
    void askCapa(AnnouncedFacts &announced, Answer answer);
    void sayStls();
    void sayBadCommand();
    void askForLife();
    void sayQuit();
    void fail(const Error &error);
    [[nodiscard]] bool isAboutBadCommand(const Error &error);
    void end();
    [[nodiscard]] Microseconds lap();

    const Plan m_plan;
    const ExaminationPatience m_patience;
    DoorFacts m_facts;
    wire::Channel m_channel;
    pop3::CommandQueue m_queue;
    pop3::SessionLog m_log;
    QTimer m_step;
    QElapsedTimer m_clock;
    char m_lastOctet = 0;
    bool m_handshaking = false;
    bool m_alive = false; ///< Behind the unknown command.
    bool m_quitting = false;
    bool m_over = false;
};

} // namespace poplar::mailbox
