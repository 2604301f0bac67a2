// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong before and around the password: mechanism, token, proxy, client certificate.
#include "gui/errorsentences.h"

#include "wire/channel.h"
#include "wire/clientcertificate.h"

#include <QRegularExpression>

namespace poplar::gui {

namespace {

/// The reasons of RFC 6750 section 3.1, and the status of Google's and Microsoft's documents.
enum class TokenFault { Unknown, Expired, NotForThis };

/// @param facts of the error document: "status: invalid_token; scope: mail".
TokenFault tokenFault(const QString &facts)
{
    static const QRegularExpression status(QStringLiteral("(?:^|; )(?:status|error): ([a-z_]+|[0-9]+)"));
    const QString said = status.match(facts).captured(1);
    if (said == u"insufficient_scope" || said == u"403")
        return TokenFault::NotForThis;
    if (said == u"invalid_token" || said == u"401" || said == u"400")
        return TokenFault::Expired;
    return TokenFault::Unknown;
}

} // namespace

bool ErrorSentences::isAboutToken() const
{
    const QString facts = m_problem.error.detail;
    return m_problem.error.verb == "AUTH"
        && (facts.startsWith(u"status: ") || facts.startsWith(u"error: ") || facts.startsWith(u'{'));
}

ErrorText ErrorSentences::tokenRefused() const
{
    ErrorText text{.title = tr("%1 refused the access token").arg(m_host),
                   .explanation = tr("You are not logged in."),
                   .advice = tr("Get a new token from your provider, and check the user name."),
                   .remedies = {Remedy::AskPassword, Remedy::OpenSettings}};
    switch (tokenFault(m_problem.error.detail)) {
    case TokenFault::Expired:
        text.explanation = tr("It has probably expired, or it was issued to another user.");
        break;
    case TokenFault::NotForThis:
        text.explanation = tr("It is genuine, but it does not permit reading mail over POP3.");
        text.advice = tr("Get a token that permits POP3; your provider calls this its scope.");
        break;
    case TokenFault::Unknown:
        break;
    }
    return text;
}

ErrorText ErrorSentences::lastingTrouble() const
{
    return {.title = tr("%1 has a lasting problem with your mailbox").arg(m_host),
            .explanation =
                tr("The server says that trying again will not help. Your password is not in doubt, "
                   "and Poplar does not try any more by itself."),
            .advice = tr("Ask your provider; what the server said stands in the details."),
            .remedies = {Remedy::OpenSettings}};
}

ErrorText ErrorSentences::noMechanism() const
{
    return {.title = tr("%1 offers no way to log in that this account allows").arg(m_host),
            .explanation = tr("Poplar sent neither your name nor your password."),
            .advice = tr("Let Poplar choose the way to log in, or choose another one in the account’s "
                         "settings, on the page “Logging in”."),
            .remedies = {Remedy::OpenSettings}};
}

ErrorText ErrorSentences::noToken() const
{
    return {.title = tr("There is no access token"),
            .explanation = tr("The command that should print it failed, so Poplar did not log in."),
            .advice = tr("Check the command in the account’s settings: it has to print the token and nothing "
                         "else. The details show what it said."),
            .remedies = {Remedy::OpenSettings, Remedy::TryAgain}};
}

ErrorText ErrorSentences::proxyFailed() const
{
    if (m_problem.error.code == wire::proxyAuthCode)
        return {
            .title = tr("The proxy refused the user name or the password"),
            .explanation = tr("It is the proxy’s own password that is asked for, not that of your mailbox. "
                              "Nothing was sent to the mail server."),
            .advice = tr("Try again and enter it anew, or check the user name in the account’s settings."),
            .remedies = {Remedy::TryAgain, Remedy::OpenSettings}};
    return {.title = tr("The proxy does not let Poplar through to %1").arg(m_host),
            .explanation = tr("It cannot be reached or it refused. Nothing was sent to the mail server."),
            .advice = tr("Check the proxy in the account’s settings, on the page “Connection”. Some proxies "
                         "let web pages through and nothing else."),
            .remedies = {Remedy::OpenSettings, Remedy::TryAgain}};
}

ErrorText ErrorSentences::clientCertificate() const
{
    const QByteArray code = m_problem.error.code;
    const QString check = tr("Check the files in the account’s settings, on the page “Encryption”.");
    ErrorText text{.title = tr("Your certificate cannot be used"),
                   .explanation = tr("Poplar did not log in."),
                   .advice = check,
                   .remedies = {Remedy::OpenSettings, Remedy::TryAgain}};
    if (code == wire::certificatecode::file)
        text.title = tr("The file of your certificate cannot be read");
    else if (code == wire::certificatecode::format)
        text.title = tr("The file of your certificate is damaged or of an unknown kind");
    else if (code == wire::certificatecode::noCertificate)
        text.title = tr("There is no certificate in the file");
    else if (code == wire::certificatecode::noKey)
        text.title = tr("There is no key for your certificate");
    else if (code == wire::certificatecode::mismatch)
        text.title = tr("The key belongs to another certificate");
    else if (code == wire::certificatecode::passphrase || code == wire::certificatecode::wrongPassphrase)
        text.title = tr("The key of your certificate is locked");
    if (code == wire::certificatecode::passphrase || code == wire::certificatecode::wrongPassphrase) {
        text.advice = tr("Try again and enter the passphrase of the key.");
        text.remedies = {Remedy::TryAgain, Remedy::OpenSettings};
    }
    return text;
}

ErrorText ErrorSentences::authorityFile() const
{
    return {.title = tr("The authority’s certificate cannot be read"),
            .explanation =
                tr("The account trusts an authority whose file is missing, damaged or of an unknown "
                   "kind. Poplar did not connect."),
            .advice = tr("Choose the file anew in the account’s settings, on the page “Encryption”."),
            .remedies = {Remedy::OpenSettings, Remedy::TryAgain}};
}

} // namespace poplar::gui
