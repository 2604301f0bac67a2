// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/authenticationtext.h"

#include "wire/displaytext.h"

#include <QCoreApplication>

namespace poplar::gui {

namespace {

struct Login {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::Login)
};

} // namespace

QString authenticationLabel(Authentication authentication)
{
    switch (authentication) {
    case Authentication::Automatic:
        return Login::tr("Automatic – the strongest way");
    case Authentication::UserPass:
        return Login::tr("User name and password (USER)");
    case Authentication::Apop:
        return Login::tr("Proof of the password – weak (APOP)");
    case Authentication::Plain:
        return Login::tr("Password (PLAIN)");
    case Authentication::Login:
        return Login::tr("Password, the older way (LOGIN)");
    case Authentication::CramMd5:
        return Login::tr("Proof of the password, old (CRAM-MD5)");
    case Authentication::ScramSha1:
        return Login::tr("Proof of the password (SCRAM-SHA-1)");
    case Authentication::ScramSha256:
        return Login::tr("Proof of the password (SCRAM-SHA-256)");
    case Authentication::External:
        return Login::tr("Client certificate (EXTERNAL)");
    case Authentication::OAuthBearer:
        return Login::tr("Access token (OAUTHBEARER)");
    case Authentication::XOAuth2:
        return Login::tr("Access token, Google and Microsoft (XOAUTH2)");
    }
    return {};
}

QString authenticationNote(Authentication authentication)
{
    switch (authentication) {
    case Authentication::Automatic:
        return Login::tr("Poplar takes the strongest way that the server offers and that the connection "
                         "allows. This is right for nearly everyone.");
    case Authentication::UserPass:
    case Authentication::Plain:
    case Authentication::Login:
        return Login::tr("The password itself is sent; the encryption of the connection protects it.");
    case Authentication::Apop:
        return Login::tr("The password is not sent, but who listens can find it out: the method behind APOP "
                         "is broken. Choose it only where the server has nothing better.");
    case Authentication::CramMd5:
        return Login::tr("The password is not sent, only a proof that you know it. The method is old; "
                         "use it with encryption.");
    case Authentication::ScramSha1:
    case Authentication::ScramSha256:
        return Login::tr("The password is not sent, only a proof that you know it; and the server has to "
                         "prove itself as well.");
    case Authentication::External:
        return Login::tr("The certificate of yours that you choose under “Encryption” proves who you are. "
                         "No password is needed.");
    case Authentication::OAuthBearer:
    case Authentication::XOAuth2:
        return Login::tr("Your provider issues an access token in the place of a password. It is valid for "
                         "a short time only.");
    }
    return {};
}

bool isWeak(Authentication authentication)
{
    return authentication == Authentication::Apop;
}

QString loginSentence(const QByteArray &mechanism)
{
    const QString name = wire::displayText(mechanism);
    QByteArray base = mechanism;
    if (base.endsWith("-PLUS"))
        base.chop(5);
    switch (authenticationNamed(base).value_or(Authentication::Automatic)) {
    case Authentication::UserPass:
    case Authentication::Plain:
    case Authentication::Login:
        //: How Poplar logged in; %1 is the technical name of the method.
        return Login::tr("With user name and password (%1)").arg(name);
    case Authentication::Apop:
        return Login::tr("By a weak proof of the password (%1)").arg(name);
    case Authentication::CramMd5:
        return Login::tr("By an old proof of the password, without sending it (%1)").arg(name);
    case Authentication::ScramSha1:
    case Authentication::ScramSha256:
        if (base != mechanism)
            return Login::tr("Without sending the password, tied to this very connection (%1)").arg(name);
        return Login::tr("Without sending the password (%1)").arg(name);
    case Authentication::External:
        return Login::tr("By your client certificate (%1)").arg(name);
    case Authentication::OAuthBearer:
    case Authentication::XOAuth2:
        return Login::tr("With an access token (%1)").arg(name);
    case Authentication::Automatic:
        break;
    }
    return name;
}

} // namespace poplar::gui
