// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sendoptions.h"

#include "mime/addresslist.h"

#include <QCommandLineParser>

namespace poplar::cli {

namespace {

struct SendOptions {
    Q_DECLARE_TR_FUNCTIONS(poplar::cli::Options)
};

using Login = accounts::SubmissionServer::Login;

bool isAddress(const QString &text)
{
    return mime::addressFault(text) == mime::AddressFault::None;
}

} // namespace

std::optional<QString> readSendOptions(const QCommandLineParser &parser, const CommandLine &names,
                                       const QStringList &words, Request &request)
{
    const bool isSending = request.verb == Request::Verb::Send;
    if ((parser.isSet(names.from) || parser.isSet(names.to)) && !isSending)
        return SendOptions::tr("--from and --to are for send only.");
    if (!isSending)
        return std::nullopt;
    if (words.size() > 1)
        return SendOptions::tr("send takes one file, or none for standard input.");
    request.files = words;
    request.files.removeAll(QStringLiteral("-"));
    request.sender = parser.value(names.from);
    request.recipients = parser.values(names.to);
    if (parser.isSet(names.from) && !isAddress(request.sender))
        return SendOptions::tr("“%1” is no address.").arg(request.sender);
    for (const QString &recipient : std::as_const(request.recipients)) {
        if (!isAddress(recipient))
            return SendOptions::tr("“%1” is no address.").arg(recipient);
    }
    if (request.files.isEmpty() && parser.isSet(names.passwordStdin))
        return SendOptions::tr("Password and message cannot both come from standard input: name a file, or "
                               "give --password-file.");
    return std::nullopt;
}

std::optional<QString> turnToSubmission(Options &options)
{
    accounts::Account &account = options.account;
    if (account.authentication == Authentication::UserPass || account.authentication == Authentication::Apop)
        return SendOptions::tr("That way to log in is for POP3 only.");
    accounts::SubmissionServer &server = account.submission;
    server.host = account.host;
    server.port = account.port;
    server.security = account.security;
    server.trustedDigests = account.trustedDigests;
    server.login = options.withoutLogin ? Login::None : Login::AsForPop3;
    return std::nullopt;
}

void overrideSubmission(accounts::Account &stored, const Options &options)
{
    accounts::SubmissionServer &server = stored.submission;
    if (!options.account.trustedDigests.isEmpty())
        server.trustedDigests = options.account.trustedDigests;
    if (options.withoutLogin)
        server.login = Login::None;
    else if (options.hasAuthentication && server.login == Login::Own)
        server.authentication = options.account.authentication;
    else if (options.hasAuthentication)
        server.login = Login::AsForPop3;
}

} // namespace poplar::cli
