// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/values.h"

#include <QList>
#include <QString>

namespace poplar::gui {

/// What the user can do about a problem with one click.
enum class Remedy {
    TryAgain, ///< The same again.
    AskPassword, ///< Enter the password once more.
    UseTls995, ///< Change the account to TLS from the start, port 995.
    UseStartTls110, ///< Change the account to STARTTLS, port 110.
    UseTls465, ///< Likewise for the server that sends.
    UseStartTls587, ///< Likewise for the server that sends.
    UseNoEncryption, ///< Change the account to no encryption, port 110. Never the first one offered.
    ShowCertificate, ///< Look at the doubtful certificate. Only where it is at hand.
    OpenSettings, ///< Look at the account's settings.
    ShowLog, ///< Show the place in the log where it happened.
};

/// A problem in words for people. Nothing in it is markup; show it as plain text.
struct ErrorText {
    QString title = {}; ///< What happened, in a few words.
    QString explanation = {}; ///< What it means and what Poplar did about it.
    QString advice = {}; ///< What the user can do; empty if there is nothing.
    QString serverWords = {}; ///< The server's own words, neutralised; empty if it said nothing.
    QString technical = {}; ///< What the system says, with the command and the response code; may be empty.
    QList<Remedy> remedies = {}; ///< The best first.
};

/// The only place in the window that makes sentences out of an error.
[[nodiscard]] ErrorText errorText(const mailbox::Problem &problem);

/// The same in two or three words, for a line of the log: "The server fell silent".
[[nodiscard]] QString errorWords(ErrorKind kind);

/// The text of a Failure event in words (see wire::readFailureText()), fit to be shown.
[[nodiscard]] QString failureWords(const QByteArray &text);

/// The words on a button.
[[nodiscard]] QString remedyLabel(Remedy remedy);

/// What answered instead of a POP3 server, judged by its first bytes.
enum class Stranger { Unknown, Smtp, Imap, Ssh, Http, Tls };
[[nodiscard]] Stranger recognise(QByteArrayView firstLine);

} // namespace poplar::gui
