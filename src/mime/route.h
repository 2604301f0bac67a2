// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace poplar::mime {

/// One Received field (RFC 5321 section 4.4): from one machine to the next. All texts are as the machine
/// wrote them, decoded and cut to limit::routeText, and may say anything; empty is unknown.
struct Hop {
    enum class Protection {
        Unstated, ///< The field does not tell.
        Local, ///< It did not leave the machine.
        None, ///< Sent in the clear.
        Tls,
    };

    QString fromName; ///< What the sender called itself (HELO).
    QString fromReverse; ///< The name that the receiver found for the sender's address.
    QString fromAddress; ///< IPv4 or IPv6, without brackets.
    QString byHost;
    QString protocol; ///< "ESMTPS", in capitals where RFC 3848 knows it; else as written.
    Protection protection = Protection::Unstated;
    QString tlsVersion; ///< "TLS 1.3"; only if `protection` is Tls, as is the cipher.
    QString cipher;
    QString queueId;
    QString forAddress; ///< Without angle brackets.
    QDateTime time; ///< UTC; invalid if it cannot be read.
    /// Since the hop before. Negative where clocks differ; nothing if one of the two times is unknown.
    std::optional<std::chrono::seconds> delay;

    bool operator==(const Hop &) const = default;
};

/// One check of one machine (RFC 8601): a resinfo of Authentication-Results, or of its twin in ARC; or a
/// Received-SPF field (RFC 7208 section 9.1).
struct Verdict {
    enum class Result {
        Pass,
        Fail,
        SoftFail,
        Neutral,
        None, ///< There was nothing to check.
        Policy, ///< Valid, and refused nonetheless.
        TemporaryError,
        PermanentError,
        Other, ///< A word that RFC 8601 does not know: see `resultWord`.
    };
    enum class Standing {
        Topmost, ///< In the topmost field of its kind: the own provider's, if that writes any.
        Lower, ///< Further down: anybody on the way, or the author, may have written it.
        Arc, ///< ARC-Authentication-Results (RFC 8617): by one who passed the message on.
    };

    QString method; ///< "spf", "dkim", "dmarc", "arc", "iprev"…; lower case.
    Result result = Result::Other;
    QString resultWord; ///< Lower case.
    QString reason; ///< As given, or the first comment of the result.
    QString property; ///< What was checked: "header.d", "smtp.mailfrom"…
    QString about; ///< The value of it, as written.
    QString domain; ///< The domain in it; empty if it is none.
    QString authority; ///< Who says so (authserv-id); may be empty.
    Standing standing = Standing::Lower;
    int arcInstance = 0; ///< With Arc: 1 for the first who passed the message on; 0 if not stated.

    bool operator==(const Verdict &) const = default;
};

/// A DKIM-Signature field (RFC 6376 section 3.5). That it is there does not mean that it is valid.
struct Signature {
    QString domain; ///< d=
    QString selector; ///< s=
    QString algorithm; ///< a=
    QStringList signedFields; ///< h=, in its order.
    QDateTime signedAt; ///< t=, UTC; invalid if not stated, as is the next.
    QDateTime expires; ///< x=
    QString identity; ///< i=; may be empty.

    bool operator==(const Signature &) const = default;
};

/// What the header tells about the way of a message.
struct Route {
    QList<Hop> hops; ///< In the order of travel: the oldest first.
    QList<Verdict> verdicts; ///< By their standing, then in the order of the header.
    QList<Signature> signatures; ///< In the order of the header.
    /// What is there beyond the limits and was not read: of the hops the oldest.
    int hopsLeftOut = 0;
    int verdictsLeftOut = 0; ///< At least.
    int signaturesLeftOut = 0;

    bool operator==(const Route &) const = default;
};

/// Reads a header, unfolding it; lines end in CRLF or LF, it may be cut anywhere, and what follows the empty
/// line is not read. Never fails: what cannot be read is empty. Takes time linear in the size of the header.
/// Nothing in it is proven: all but what the own provider wrote on top can be invented.
[[nodiscard]] Route readRoute(QByteArrayView header);

} // namespace poplar::mime

Q_DECLARE_METATYPE(poplar::mime::Route)
