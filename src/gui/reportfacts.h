// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/reportsubject.h"

#include <QDateTime>
#include <QString>

namespace poplar::gui {

/// What the events of a session tell of it as a whole. Texts are as they came: not neutralised.
struct SessionFacts {
    enum class Security { None, AfterStart, FromStart };
    enum class Ending {
        GoingOn, ///< Nothing tells of an end.
        Quit, ///< The server has answered QUIT.
        Failed,
        Closed, ///< Without QUIT.
    };
    /// The certificate as an event tells of it.
    struct Certificate {
        QString name;
        QString issuer;
        QString from; ///< Days, as ISO 8601 has them.
        QString until;
        QString digest; ///< SHA-256, hexadecimal with colons.
    };

    QString protocol; ///< "POP3".
    QString server; ///< "mail.example.org:110"; empty if the beginning is not known.
    QString local; ///< "192.0.2.1:40000"
    QString peer;
    Security security = Security::None;
    QString tls; ///< Protocol and cipher, as OpenSSL names them.
    std::optional<Certificate> certificate;
    QString user; ///< Empty if nothing tells.
    QString mechanism; ///< "USER and PASS", "APOP", "SCRAM-SHA-256"; empty where nobody logged in.
    bool isLoggedIn = false;
    Ending ending = Ending::GoingOn;
    QByteArray failure; ///< The last one, as the event has it.
    qint64 mailboxMessages = -1; ///< By STAT; -1 if unknown.
    qint64 mailboxOctets = -1;
    qint64 bodies = 0; ///< Message texts received,
    qint64 bodyOctets = 0; ///< and what they take.
    qint64 errors = 0; ///< Refusals and failures.
    QDateTime begun; ///< UTC.
    QDateTime ended;
};

[[nodiscard]] SessionFacts sessionFacts(const ReportMaterial &material);

} // namespace poplar::gui
