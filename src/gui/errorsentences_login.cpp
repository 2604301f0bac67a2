// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong before and around the password: mechanism, token, proxy, client certificate.
#include "gui/errorsentences.h"

namespace poplar::gui {

ErrorText ErrorSentences::noMechanism() const
{
    return {.title = tr("%1 offers no way to log in that this account allows").arg(m_host),
            .explanation = tr("Poplar sent no password."),
            .advice = tr("Choose another way to log in in the account’s settings, or let Poplar choose."),
            .remedies = {Remedy::OpenSettings}};
}

ErrorText ErrorSentences::noToken() const
{
    return {.title = tr("There is no access token"),
            .explanation = tr("The command that should print it failed. Poplar did not log in."),
            .advice = tr("Check the command in the account’s settings: it has to print the token and nothing "
                         "else."),
            .remedies = {Remedy::OpenSettings, Remedy::TryAgain}};
}

ErrorText ErrorSentences::proxyFailed() const
{
    return {.title = tr("The proxy does not let Poplar through to %1").arg(m_host),
            .explanation = tr("Poplar sent no password to the mail server."),
            .advice = tr("Check the proxy in the account’s settings."),
            .remedies = {Remedy::OpenSettings, Remedy::TryAgain}};
}

ErrorText ErrorSentences::clientCertificate() const
{
    return {.title = tr("Your certificate cannot be used"),
            .explanation = tr("Poplar could not read the client certificate or its key, and did not log in."),
            .advice = tr("Check the files in the account’s settings."),
            .remedies = {Remedy::OpenSettings}};
}

} // namespace poplar::gui
