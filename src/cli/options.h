// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "base/mailtransfer.h"
#include "cli/messagenumbers.h"
#include "mailbox/values.h"

#include <QStringList>

#include <optional>
#include <variant>

namespace poplar::cli {

/// What is to be done.
struct Request {
    enum class Verb {
        Capa,
        Stat,
        List,
        Uidl,
        Headers,
        Top,
        Show,
        Fetch,
        Delete,
        Console,
        Decode,
        Rebuild,
        Search,
        Export,
        Import,
        Examine,
        Send
    };
    /// How an examination is written down.
    enum class ReportFormat { Text, Markdown, Html };
    /// Which messages.
    enum class Which {
        Named, ///< Those of `numbers`.
        New, ///< For Fetch those that were not fetched before, else those that this check finds.
        All,
    };

    Verb verb = Verb::Stat;
    Which which = Which::Named;
    QList<NumberRange> numbers;
    int lines = 0; ///< Of the body, for Top.
    QString maildir; ///< For Fetch; empty for the account's own folder.
    qint64 below = 0; ///< Octets: for Fetch, only what is smaller; 0 for whatever size.
    mailbox::FetchOrder::Then then = mailbox::FetchOrder::Then::Keep;
    /// For Decode and Import; where to, for Export; for Send one, or none for standard input.
    QStringList files;
    QString sender; ///< For Send; the message's own where empty,
    QStringList recipients; ///< and likewise these.
    MailFormat mailFormat = MailFormat::Eml; ///< For Export.
    QString words; ///< For Search.
    ReportFormat reportFormat = ReportFormat::Text; ///< For Examine,
    QString reportFile; ///< and where to; empty for standard output.
};

/// Where the password or the token comes from. Never from the command line itself.
struct SecretSource {
    enum class From {
        Nowhere, ///< The keyring for a stored account, else the user at the terminal.
        StandardInput, ///< Its first line.
        File, ///< Its first line.
    };
    From from = From::Nowhere;
    QString file;
};

/// How results are written.
enum class Format { Plain, Json };

/// The command line, understood.
struct Options {
    /// With host and user for an account given by options; else only what is to replace the stored one's.
    accounts::Account account;
    QString storedAccount; ///< Id or shown name of an account of the profile; empty for one by options.
    bool hasAuthentication = false; ///< `account.authentication` is to replace the stored one's.
    bool withoutLogin = false; ///< For Send.
    bool hasTimeout = false; ///< `account.silence` likewise.
    SecretSource secret;
    QString profile; ///< Empty for the user's own.
    QString logFile; ///< Empty for none.
    Format format = Format::Plain;
    Request request;
};

/// The user wants to read something and have nothing done.
struct Information {
    QString text;
};

/// What is wrong with the command line, as a sentence.
struct UsageError {
    QString sentence;
};

using ParsedOptions = std::variant<Options, Information, UsageError>;

/// Understands a command line. Touches nothing outside.
/// @param arguments the program's name first.
[[nodiscard]] ParsedOptions parseOptions(const QStringList &arguments);

/// "starttls", "tls" or "none", in any case of letters.
[[nodiscard]] std::optional<Security> securityNamed(const QString &name);

/// What --auth can be, with commas between.
[[nodiscard]] QString knownMechanisms();

/// A SHA-256 digest from its hexadecimal digits; colons and blanks do not count.
[[nodiscard]] std::optional<QByteArray> digestFrom(const QString &text);

/// The folder name of an account that is given by options: the same for the same user at the same server,
/// and none that a stored account has.
[[nodiscard]] QString idOfUnstoredAccount(const accounts::Account &account);

/// Puts what the options say into an account that is stored in the profile.
[[nodiscard]] accounts::Account withOverrides(accounts::Account stored, const Options &options);

} // namespace poplar::cli
