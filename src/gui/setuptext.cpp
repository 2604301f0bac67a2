// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/setuptext.h"

#include "wire/displaytext.h"

#include <QCoreApplication>
#include <QStringList>

namespace poplar::gui {

using accounts::Finding;
using accounts::Findings;
using accounts::LookupNote;
using accounts::Provider;
using accounts::ProviderNeed;
using wire::displayText;

namespace {

struct SetupWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::SetupText)
};

QString needText(ProviderNeed need, const QString &name)
{
    switch (need) {
    case ProviderNeed::AppPassword:
        return SetupWords::tr(
                   "%1 does not take your usual password from mail programs. Make an app password on "
                   "its web site and enter that one.")
            .arg(name);
    case ProviderNeed::AppPasswordWithSecondFactor:
        return SetupWords::tr(
                   "If you log in to %1 in two steps, it wants an app password here instead of your "
                   "usual one.")
            .arg(name);
    case ProviderNeed::MailPassword:
        return SetupWords::tr(
                   "%1 has a password of its own for mail programs, which you set on its web site. "
                   "The one for the web does not work.")
            .arg(name);
    case ProviderNeed::EnablePop3:
        return SetupWords::tr("POP3 has to be switched on in the mail settings on the web site of %1.")
            .arg(name);
    case ProviderNeed::PaidOnly:
        return SetupWords::tr("%1 offers POP3 to paying customers only.").arg(name);
    case ProviderNeed::TokenOnly:
        return SetupWords::tr(
                   "%1 takes no password from mail programs, only an access token. Poplar can log in "
                   "with a token that another program fetches: enter the details yourself.")
            .arg(name);
    case ProviderNeed::NoPop3:
        return SetupWords::tr(
                   "%1 offers no POP3, which is what Poplar speaks. This mailbox cannot be set up.")
            .arg(name);
    }
    Q_UNREACHABLE();
}

QString noteText(LookupNote note, const QString &domain)
{
    switch (note) {
    case LookupNote::NotOffered:
        return SetupWords::tr("%1 says that it offers no POP3.").arg(domain);
    case LookupNote::NoPop3InFile:
        return SetupWords::tr("%1 names servers for other programs, but none for POP3.").arg(domain);
    case LookupNote::OnlyUnencrypted:
        return SetupWords::tr(
                   "%1 names a server without encryption only. Poplar does not use it by itself: your "
                   "password and your mail could be read on the way.")
            .arg(domain);
    case LookupNote::UnreadableFile:
        return SetupWords::tr("Where %1 could have its mail settings, there is something else.").arg(domain);
    case LookupNote::UntrustedFile:
        return SetupWords::tr(
                   "The mail settings of %1 were left aside, because their server could not prove who "
                   "it is.")
            .arg(domain);
    case LookupNote::UnusableLogin:
        return SetupWords::tr("%1 names a server that wants a way to log in that Poplar does not have.")
            .arg(domain);
    }
    Q_UNREACHABLE();
}

} // namespace

SetupAdvice setupAdvice(const Provider &provider)
{
    const QString name = provider.name.toString();
    SetupAdvice advice;
    QStringList sentences;
    for (const ProviderNeed need : {ProviderNeed::NoPop3, ProviderNeed::TokenOnly, ProviderNeed::AppPassword,
                                    ProviderNeed::MailPassword, ProviderNeed::AppPasswordWithSecondFactor,
                                    ProviderNeed::PaidOnly, ProviderNeed::EnablePop3}) {
        if (provider.needs.testFlag(need))
            sentences += needText(need, name);
    }
    if (provider.leastMinutes > 0)
        sentences += SetupWords::tr("%1 lets mail programs in every %Ln minute(s) only.", nullptr,
                                    provider.leastMinutes)
                         .arg(name);
    advice.text = sentences.join(u'\n');
    if (!provider.passwordPage.isEmpty())
        advice.pages += {SetupWords::tr("About app passwords"), QUrl(provider.passwordPage.toString())};
    const bool wantsPage =
        provider.needs.testFlag(ProviderNeed::EnablePop3) || provider.needs.testFlag(ProviderNeed::NoPop3);
    if (!provider.pop3Page.isEmpty() && wantsPage && provider.pop3Page != provider.passwordPage)
        //: On a button; %1 is a mail provider.
        advice.pages += {SetupWords::tr("About POP3 at %1").arg(name), QUrl(provider.pop3Page.toString())};
    return advice;
}

QString serverLabel(const accounts::FoundServer &server)
{
    //: %1 is the name of a server.
    return SetupWords::tr("%1, port %2").arg(displayText(server.host)).arg(server.port);
}

QString encryptionLabel(Security security)
{
    switch (security) {
    case Security::Tls:
        return SetupWords::tr("From the start (TLS)");
    case Security::StartTls:
        return SetupWords::tr("After connecting (STARTTLS)");
    case Security::None:
        return SetupWords::tr("None");
    }
    Q_UNREACHABLE();
}

QString sourceText(const Finding &finding)
{
    const QString who = displayText(finding.saidBy);
    switch (finding.source) {
    case Finding::Source::Providers:
        return SetupWords::tr("Poplar’s own list of providers");
    case Finding::Source::Autoconfig:
        return SetupWords::tr("The mail settings that %1 publishes, read over a secure connection").arg(who);
    case Finding::Source::Dns:
        return SetupWords::tr("The DNS records of %1, which are not protected on the way").arg(who);
    case Finding::Source::Guess:
        return SetupWords::tr("A guess: a mail server answered at %1, with a valid certificate").arg(who);
    }
    Q_UNREACHABLE();
}

QString doubtText(const Finding &finding, const accounts::MailAddress &address)
{
    if (finding.trust == Finding::Trust::Vouched)
        return {};
    const QString domain = displayText(address.shownDomain());
    const QString host = displayText(finding.server.host);
    if (finding.source == Finding::Source::Autoconfig)
        return SetupWords::tr(
                   "The settings came from %1, which is not part of %2. Go on only if you know it as "
                   "your provider.")
            .arg(displayText(finding.saidBy), domain);
    return SetupWords::tr(
               "%1 is not part of %2, and whoever is in between could have named it. Go on only if you "
               "know it as your provider.")
        .arg(host, domain);
}

QString submissionText(const Findings &findings)
{
    if (findings.submission.isEmpty())
        return SetupWords::tr("No server was found that sends. You can read mail all the same, and enter it "
                              "later in the settings.");
    const Finding &found = findings.submission.first();
    QStringList lines{serverLabel(found.server) + u'\n' + encryptionLabel(found.server.security)};
    const bool isSaidAlike = !findings.pop3.isEmpty() && findings.pop3.first().source == found.source
        && findings.pop3.first().saidBy == found.saidBy;
    if (!isSaidAlike)
        lines += sourceText(found);
    if (const QString doubt = doubtText(found, findings.address); !doubt.isEmpty())
        lines += doubt;
    return lines.join(u'\n');
}

QString nothingFoundText(const Findings &findings)
{
    const QString domain = displayText(findings.address.shownDomain());
    QStringList sentences;
    for (const LookupNote note : findings.notes)
        sentences += noteText(note, domain);
    if (sentences.isEmpty())
        sentences +=
            SetupWords::tr("Neither %1 nor servers of the usual names say where its mailboxes are. Are you "
                           "connected to the network, and is the address right?")
                .arg(domain);
    sentences += SetupWords::tr("Your provider tells you the name of its POP3 server: enter it yourself.");
    return sentences.join(u'\n');
}

} // namespace poplar::gui
