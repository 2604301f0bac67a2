// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/capture.h"

#include "base/limits.h"
#include "records/eventline.h"
#include "records/pcapng.h"
#include "records/tcpframes.h"

#include <QByteArrayList>

#include <algorithm>
#include <utility>

namespace poplar::records {

using wire::Link;
using wire::TranscriptEvent;
using Kind = TranscriptEvent::Kind;
using Side = TcpFrames::Side;
using std::chrono::microseconds;

namespace {

constexpr quint16 pop3Port = 110;
constexpr quint16 smtpPort = 25;
constexpr quint16 submissionPort = 587;
constexpr quint16 unknownClientPort = 49152; ///< The first that nobody is assigned (RFC 6335).
constexpr qint64 widestGap = TcpFrames::widestGap;
constexpr QByteArrayView certificate = "certificate ";
constexpr qint64 lineEnd = 2;
constexpr quint32 numbersOfOne = 0x0100'0000; ///< Sequence numbers of connections begin so far apart.

/// What dissectors take for a plain conversation.
quint16 decodablePort(quint16 port, Application application)
{
    if (application == Application::Smtp)
        return port == submissionPort ? port : smtpPort;
    return pop3Port;
}

/// Two addresses of a kind; those of RFC 5737 where one is not known.
Link written(const Link &link, Application application)
{
    Link plain = link;
    const auto asV4 = [](QHostAddress &address) {
        bool isV4 = false;
        const quint32 v4 = address.toIPv4Address(&isV4);
        if (isV4)
            address = QHostAddress(v4);
    };
    asV4(plain.local);
    asV4(plain.peer);
    if (plain.local.isNull() || plain.peer.isNull() || plain.local.protocol() != plain.peer.protocol()) {
        plain.local = QHostAddress(QStringLiteral("192.0.2.1"));
        plain.peer = QHostAddress(QStringLiteral("192.0.2.2"));
    }
    plain.peerPort = decodablePort(link.peerPort, application);
    return plain;
}

QByteArray aboutLink(const Link &real, const Link &plain)
{
    QByteArray words;
    if (real.peerPort != plain.peerPort)
        words += "The server's real port was " + QByteArray::number(real.peerPort) + ". ";
    if (real.peer.isNull() || real.local.isNull())
        words += "The real addresses are not known. ";
    return words;
}

class Capturing {
public:
    explicit Capturing(Application application)
        : m_application(application)
        , m_file("Poplar",
                 "A conversation as Poplar's log has it: times, addresses and text are real, secrets are "
                 "masked, "
                 "handshakes, sequence numbers and acknowledgements are made up.")
    {
    }

    void add(const TranscriptEvent &event);
    [[nodiscard]] const QByteArray &bytes() const { return m_file.bytes(); }

private:
    void follow(const TranscriptEvent &event);
    void begin(const Link &link, const QByteArray &comment);
    void beginUnknown();
    void secure(const TranscriptEvent &event);
    void say(Side side, const TranscriptEvent &event);
    void say(Side side, const QByteArray &data);
    void sayCut(Side side, const QByteArray &begin, qint64 lost);
    void saySent(const TranscriptEvent &event);
    void passBody(const TranscriptEvent &event);
    void skip(Side side, const QByteArray &what, qint64 octets);
    void end(Side first);
    void write(const QList<QByteArray> &frames);

    Application m_application;
    PcapngWriter m_file;
    std::optional<TcpFrames> m_frames;
    Link m_link; ///< The real one.
    quint32 m_connections = 0;
    bool m_hasData = false;
    bool m_isBehindChunk = false; ///< Octets of a message are due that are not here.
    bool m_goesByChunks = false; ///< The message that goes out, until all of it has been told of.
    QByteArray m_comment; ///< For the next packet.
    microseconds m_begun{0}; ///< The session, since 1970.
    microseconds m_since{-1}; ///< The last event, since then.
    microseconds m_now{0};
};

/// Times come from the clock that nobody sets; where it begins anew, so does a session. It need not show:
/// the one before may have been short.
void Capturing::follow(const TranscriptEvent &event)
{
    const bool isFirst = event.kind == Kind::State && event.text == "CONNECTING";
    if (m_since.count() < 0 || event.sinceStart < m_since || isFirst) {
        m_frames.reset();
        m_isBehindChunk = false;
        m_goesByChunks = false;
        m_begun = microseconds(event.time.toMSecsSinceEpoch() * 1000) - event.sinceStart;
    }
    m_since = event.sinceStart;
    m_now = m_begun + event.sinceStart;
}

void Capturing::add(const TranscriptEvent &event)
{
    follow(event);
    if (event.link)
        return begin(*event.link, {});
    switch (event.kind) {
    case Kind::Sent:
        return saySent(event);
    case Kind::Received:
        return say(Side::Server, event);
    case Kind::Body:
        return passBody(event);
    case Kind::Security:
        return secure(event);
    case Kind::State:
        // With octets: those of a message that broke off.
        if (event.octets > 0)
            return skip(Side::Server, textOf(event), event.octets);
        return event.text == "DISCONNECTED" ? end(Side::Client) : void();
    case Kind::Failure:
        m_comment += "Failure: " + textOf(event) + ". ";
        return end(event.text.startsWith("ConnectionLost") ? Side::Server : Side::Client);
    case Kind::Progress:
        break;
    }
}

/// What goes by BDAT has a gap behind each of its lines, and nothing that ends it.
void Capturing::passBody(const TranscriptEvent &event)
{
    const Side side = event.way == TranscriptEvent::Way::Out ? Side::Client : Side::Server;
    if (side == Side::Client && std::exchange(m_goesByChunks, false))
        return;
    skip(side, textOf(event), event.octets);
    say(side, QByteArray(".\r\n"));
}

void Capturing::saySent(const TranscriptEvent &event)
{
    if (m_frames && std::exchange(m_isBehindChunk, false)) {
        end(Side::Client);
        begin(m_link,
              "This is the same connection, written as a new one, as the octets behind BDAT were not kept. ");
    }
    say(Side::Client, event);
    const QByteArrayList words = event.text.simplified().toUpper().split(' ');
    if (m_application != Application::Smtp)
        return;
    // Of one that was refused between its chunks nothing is told: the next one begins with MAIL.
    if (words.first() == "BDAT" || words.first() == "MAIL")
        m_goesByChunks = words.first() == "BDAT";
    if (words.first() != "BDAT")
        return;
    if (const qint64 octets = words.value(1).toLongLong(); octets > 0) {
        skip(Side::Client, "The " + QByteArray::number(octets) + " octets of this chunk", octets);
        m_isBehindChunk = true;
    }
}

void Capturing::begin(const Link &link, const QByteArray &comment)
{
    m_link = link;
    const Link plain = written(link, m_application);
    m_frames.emplace(plain, ++m_connections * numbersOfOne);
    m_hasData = false;
    m_comment += comment + aboutLink(link, plain);
    write(m_frames->open());
}

void Capturing::beginUnknown()
{
    m_link = {};
    m_link.localPort = unknownClientPort;
    m_link.peerPort = decodablePort(0, m_application);
    m_frames.emplace(written(m_link, m_application), ++m_connections * numbersOfOne);
    m_hasData = false;
    m_comment += "The beginning of this session was not kept; the real addresses are not known. ";
}

void Capturing::secure(const TranscriptEvent &event)
{
    if (event.text.startsWith(certificate)) {
        m_comment += "The server's certificate: " + textOf(event).mid(certificate.size()) + ". ";
        return;
    }
    const QByteArray tls = "From here on the conversation was protected by " + textOf(event) + ". ";
    if (!m_frames || !m_hasData) {
        m_comment += tls;
        return;
    }
    end(Side::Client);
    begin(m_link,
          tls + "This is the same connection, written as a new one so that it is not taken for TLS. ");
}

void Capturing::say(Side side, const TranscriptEvent &event)
{
    if (event.text.contains(wire::SecretGuard::blot))
        m_comment += "Poplar has masked a secret; its real length differs. ";
    const qint64 lost = event.octets - lineEnd - event.text.size();
    if (event.lines > 0 && lost > 0) // of the listing that ends with this line
        skip(side, "Lines of this listing", lost);
    else if (event.text.size() >= limit::transcriptText && lost > 0)
        return sayCut(side, event.text, lost);
    say(side, event.text + "\r\n");
}

void Capturing::sayCut(Side side, const QByteArray &begin, qint64 lost)
{
    say(side, begin);
    m_comment += "The end of this line was not kept. ";
    m_frames->skip(side, quint32(std::min(lost, widestGap)));
    say(side, QByteArray("\r\n"));
}

void Capturing::say(Side side, const QByteArray &data)
{
    if (!m_frames)
        beginUnknown();
    m_hasData = true;
    write(m_frames->say(side, data));
    write({m_frames->acknowledge(side == Side::Client ? Side::Server : Side::Client)});
}

void Capturing::skip(Side side, const QByteArray &what, qint64 octets)
{
    if (!m_frames)
        beginUnknown();
    m_comment += what + " were not kept. ";
    if (octets > widestGap)
        m_comment += "The gap is smaller than that. ";
    m_frames->skip(side, quint32(std::clamp<qint64>(octets, 0, widestGap)));
}

void Capturing::end(Side first)
{
    if (m_frames)
        write(m_frames->close(first));
    m_frames.reset();
}

void Capturing::write(const QList<QByteArray> &frames)
{
    for (const QByteArray &frame : frames)
        m_file.add(m_now, frame, std::exchange(m_comment, {}).trimmed());
}

} // namespace

QByteArray capture(const QList<TranscriptEvent> &events, Application application)
{
    Capturing capturing(application);
    for (const TranscriptEvent &event : events)
        capturing.add(event);
    return capturing.bytes();
}

} // namespace poplar::records
