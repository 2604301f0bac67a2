// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArrayList>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace poplar::mailbox {

struct ServerFacts;

/// How good a finding is.
enum class Grade {
    Good,
    Note, ///< Worth knowing, nothing to be done about.
    Warning, ///< It works, but should not be so.
    Bad, ///< Broken, or not safe.
    NotTried, ///< Nothing is known of it.
};

/// What was found out. Which facts come with it, in this order, stands behind each.
enum class FindingKind {
    // The name
    AddressesFound, ///< How many of IPv4, of IPv6; the addresses are its lines.
    NameNotFound, ///< What the resolver says.
    NameForProxy,
    NameUnknown,
    // The two ports
    PortClosed, ///< The port.
    PortNotPop3, ///< The port.
    PortGreets, ///< The port, how long the connection and the greeting took; the greeting is its line.
    StlsWorks, ///< The port, how long the handshake took.
    StlsUnannounced, ///< The port.
    StlsRefused, ///< The port.
    StlsRefusedAnnounced, ///< The port.
    TlsWorks, ///< The port, how long the handshake took.
    TlsFailed, ///< The port.
    TlsInjected, ///< The port.
    PortEnded, ///< The port.
    ClearLoginOffered, ///< The mechanisms are its lines.
    ClearLoginNotOffered,
    AccountUnprotected,
    // The certificate
    CertificateTrusted, ///< Its name, its issuer, the port. So with the next two.
    CertificatePinned,
    CertificateDoubtful, ///< Its lines say why.
    CertificateDays, ///< Days left, the last moment, its name, the port.
    CertificateExpired, ///< The last moment, its name, the port.
    CertificateNotYetValid, ///< The first moment, its name, the port.
    CertificateKey, ///< What kind of key, how many bits, the port.
    CertificateChain, ///< How many certificates, the port; their names are its lines.
    CertificatesDiffer, ///< The two ports.
    CertificateUnseen,
    // TLS
    TlsAgreed, ///< Version and cipher that the ports agreed on with this machine.
    TlsVersionOffered, ///< The version, the port. So with the next two.
    TlsVersionRefused,
    TlsVersionUnknown,
    // Capabilities
    CapabilitiesBefore, ///< How many; the lines are its lines. So with the next two.
    CapabilitiesAfter,
    CapabilitiesInside,
    CapabilitiesTooMany, ///< How many.
    CapabilitiesRefused,
    CapaHangsUp, ///< The port.
    GainedByTls, ///< The lines are its lines. So with the next three.
    LostByTls,
    GainedByLogin,
    LostByLogin,
    LoginDelay, ///< How long.
    ExpireNever,
    ExpireDays, ///< How many days.
    ExpireAtOnce,
    ResponseCodes,
    SomeResponseCodes,
    NoResponseCodes,
    // Ways to log in
    MechanismStrong, ///< Its name. So with the next six.
    MechanismPlain,
    MechanismToken,
    MechanismOld,
    MechanismAnonymous,
    MechanismUnknown,
    MechanismOutside,
    ApopOffered,
    LoginWorked, ///< How, how long opening took.
    LoginRefused,
    LoginNotTried,
    LoginsMade, ///< How many.
    // The maildrop
    StatWorks, ///< Messages, octets.
    StatFailed,
    MaildropEmpty,
    ListAgrees, ///< Messages.
    ListDiffers, ///< Messages by LIST, by STAT, octets by LIST, by STAT.
    ListFailed,
    TopWorks, ///< Octets of the header.
    TopSendsBody, ///< Octets of the body.
    TopUnclear,
    TopFailed,
    TopAnnouncedRefused,
    TopRefused,
    TopNotTried,
    UidlWorks, ///< How many, the longest one's octets; the first of them are its lines.
    UidlIncomplete, ///< How many, of how many.
    UidlDuplicate, ///< How many are not the only ones.
    UidlForm, ///< How many; the first of them are its lines.
    UidlNumbers,
    UidlFailed,
    UidlAnnouncedRefused,
    UidlRefused,
    UidlStable, ///< How many.
    UidlChanged, ///< How many changed, of how many.
    UidlGone, ///< How many are gone, of how many.
    UidlStabilityUnknown,
    Left,
    LeftByHangingUp,
    NotLeft,
    SessionEnded, ///< The command.
    // Manners
    BadCommandRefused, ///< The server's words are its line.
    BadCommandAccepted,
    BadCommandUnanswered,
    BadCommandHangsUp,
    BadCommandMutes,
    BadCommandNotTried,
    LinesEndWell, ///< How many.
    LinesEndBare, ///< How many of how many.
    PipeliningWorks, ///< Commands, how long their replies took together.
    PipeliningWorksUnannounced, ///< Likewise.
    PipeliningBroken,
    PipeliningAbsent,
    PipeliningNotTried,
    // Speed
    RoundTrip, ///< The median, the least, the most, how many.
    TransferInTurn, ///< Octets a second, headers, octets, how long.
    TransferAhead, ///< Likewise.
    SpeedUnknown,
};

/// The parts of a report.
enum class ExaminationPart {
    Name,
    Ports,
    Certificate,
    Tls,
    Capabilities,
    Authentication,
    Maildrop,
    Manners,
    Speed,
};

/// One value in a sentence, with what it is.
struct Fact {
    enum class Unit { Text, Count, Port, Octets, OctetsPerSecond, Duration, Seconds, Days, Moment };
    Unit unit = Unit::Text;
    QByteArray text; ///< Of Text: as the server sent it, cut to limit::reportedText.
    qint64 number = 0; ///< Of the others; of Moment in milliseconds since 1970.

    bool operator==(const Fact &) const = default;
};

/// Where it stands that it should be so.
struct RfcSection {
    int rfc = 0; ///< 0 where no RFC says so.
    QByteArray section;

    bool operator==(const RfcSection &) const = default;
};

/// One finding, graded. The sentence about it is made by whoever shows it.
struct GradedFinding {
    FindingKind kind = FindingKind::NameForProxy;
    Grade grade = Grade::Note;
    RfcSection section = {};
    QList<Fact> facts = {};
    QByteArrayList lines = {}; ///< As the server sent them, at most limit::reportedLines.
    std::optional<Error> error = {};

    bool operator==(const GradedFinding &) const = default;
};

/// What was found of one part.
struct ReportedPart {
    ExaminationPart part = ExaminationPart::Name;
    QList<GradedFinding> findings;

    bool operator==(const ReportedPart &) const = default;
};

/// What an examination did with the mailbox.
enum class ExaminationConduct {
    StayedOut, ///< No session was opened.
    Left, ///< By RSET and QUIT.
    HungUp, ///< Without RSET and QUIT, because RSET would take marks of messages away.
    CutOff, ///< A session ended before it could be left.
};

/// What an examination says of a server. No secret is in it.
struct ExaminationReport {
    QString host;
    quint16 port = 0;
    QDateTime started;
    std::chrono::microseconds taken{0};
    bool complete = false; ///< It was not stopped before its end.
    ExaminationConduct conduct = ExaminationConduct::StayedOut;
    QList<ReportedPart> parts; ///< Those of which something is known.

    bool operator==(const ExaminationReport &) const = default;

    /// How many findings have that grade.
    [[nodiscard]] qsizetype count(Grade grade) const;
    [[nodiscard]] const GradedFinding *find(FindingKind kind) const;
};

/// Judges what was seen. Pure.
/// @param now by which certificates are old.
[[nodiscard]] ExaminationReport reportOf(const ServerFacts &facts, const QDateTime &now);

} // namespace poplar::mailbox

Q_DECLARE_METATYPE(poplar::mailbox::ExaminationReport)
