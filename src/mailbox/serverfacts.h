// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/authentication.h"
#include "base/error.h"
#include "base/security.h"
#include "wire/endpoint.h"
#include "wire/tlsdetails.h"

#include <QByteArrayList>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QSsl>
#include <QStringList>

#include <chrono>
#include <optional>

/// What an examination saw of a server, before anybody judges it: values only.
namespace poplar::mailbox {

using Microseconds = std::chrono::microseconds;

/// How the lines of a server ended.
struct LineEnds {
    qint64 crlf = 0;
    qint64 bareLf = 0;
};

/// What was announced in reply to CAPA.
struct AnnouncedFacts {
    bool asked = false;
    std::optional<Error> error; ///< Nothing was announced because of it.
    QByteArrayList lines; ///< At most limit::capabilityLines of them.
    qint64 count = 0; ///< How many came.
};

/// What became of a command that no server knows.
struct BadCommandFacts {
    enum class Outcome {
        NotTried,
        Refused, ///< By -ERR, and the next command was answered.
        Accepted, ///< By +OK.
        Unanswered,
        HungUp, ///< At once, or instead of the next reply.
        Mute, ///< It was answered, and nothing behind it.
    };
    Outcome outcome = Outcome::NotTried;
    QByteArray said;
};

/// One connection without a login.
struct DoorFacts {
    wire::Endpoint endpoint;
    std::optional<Error> error; ///< Why it came no further.
    bool connected = false;
    bool greeted = false;
    bool secured = false;
    QByteArray greeting; ///< Behind "+OK".
    bool hasTimestamp = false; ///< For APOP, in the greeting.
    AnnouncedFacts before; ///< Without TLS.
    AnnouncedFacts after; ///< Under TLS.
    bool diedOfCapa = false; ///< Another connection hung up when it was asked CAPA; this one was not asked.
    bool stlsAsked = false;
    std::optional<Error> stlsRefused;
    BadCommandFacts badCommand;
    LineEnds lineEnds;
    Microseconds connecting{0};
    Microseconds greetingAfter{0}; ///< Since the connection stood, or since TLS did.
    Microseconds handshake{0};
    wire::TlsDetails tls; ///< Also of a certificate that was not taken.
    std::optional<QSsl::AlertType> alert; ///< By which the server ended TLS.
};

/// Whether a server speaks a version of TLS.
struct TlsVersionFacts {
    enum class Outcome { NotTried, Offered, Refused };
    wire::TlsVersion version = wire::TlsVersion::Tls12;
    Outcome outcome = Outcome::NotTried;
    QString cipher; ///< Where known.
    std::optional<Error> error; ///< Why nothing is known.
};

/// What a measurement of reading headers brought.
struct TransferFacts {
    qint64 headers = 0;
    qint64 octets = 0;
    Microseconds taken{0};
};

/// One session, from login to leaving.
struct VisitFacts {
    enum class Ending {
        Early,
        Reset, ///< RSET was answered, and QUIT followed.
        HungUp, ///< By Poplar: the server knows LAST, and RSET would take marks of messages away.
    };
    bool tried = false;
    bool opened = false;
    std::optional<Error> error; ///< What ended it before its time.
    QByteArray authentication; ///< As Session::authentication().
    Microseconds opening{0}; ///< From connecting to the open maildrop.
    QByteArrayList capabilities; ///< After the login.
    bool announced = false; ///< There was an answer to CAPA after the login.

    std::optional<Error> statError;
    qint64 messages = -1; ///< By STAT; -1 where unknown.
    qint64 octets = -1;

    bool listed = false;
    std::optional<Error> listError;
    QHash<qint64, qint64> sizes; ///< Octets of each message, by its number.
    qint64 listCount = 0;
    qint64 listOctets = 0;
    qint64 unreadableLines = 0;

    bool identified = false;
    std::optional<Error> uidlError;
    QHash<qint64, QByteArray> uniqueIds;

    qint64 topOf = 0; ///< The message that was looked at; 0 for none.
    std::optional<Error> topError;
    qint64 topHeader = 0; ///< Octets,
    qint64 topBody = 0; ///< and those behind the header, of which there should be none.
    bool topUnclear = false; ///< The message has hardly more than its header: all of it may have come.

    QList<Microseconds> roundTrips;
    TransferFacts inTurn; ///< One header after the other,
    TransferFacts ahead; ///< and all of them asked for at once.

    bool sentAhead = false; ///< Pipelining was tried.
    std::optional<Error> aheadError;
    bool aheadWorks = false;
    Microseconds aheadTaken{0};

    Ending ending = Ending::Early;
};

/// What became of looking up a server's name.
struct NameFacts {
    enum class Outcome {
        NotAsked,
        ByProxy, ///< Which does it itself.
        Late, ///< No answer came in time.
        Answered,
    };
    Outcome outcome = Outcome::NotAsked;
    QStringList addresses; ///< At most limit::examinedAddresses.
    QString error; ///< The resolver's words.
};

/// Everything that was seen of one server.
struct ServerFacts {
    QString host;
    quint16 port = 0;
    Security security = Security::StartTls;
    QDateTime started;
    Microseconds taken{0};
    bool complete = false;

    NameFacts name;

    std::optional<DoorFacts> plainDoor; ///< Where TLS begins by STLS, or never.
    std::optional<DoorFacts> tlsDoor; ///< Where it begins with the first octet.
    QList<TlsVersionFacts> versions;
    quint16 versionsPort = 0;

    VisitFacts first;
    VisitFacts second;
    bool visiting = false; ///< A session is under way, whose facts are not here yet.
    int logins = 0; ///< Sessions in which a login was tried.
};

} // namespace poplar::mailbox
