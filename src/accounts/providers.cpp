// SPDX-License-Identifier: GPL-3.0-or-later
// Servers, domains and user names: Thunderbird's ISPDB (github.com/thunderbird/autoconfig), read on
// 2026-11-22; where it has no entry (Mail.ru, Seznam, UKR.NET, Libero, POP3 of freenet and mailbox.org) or
// names IMAP only, the providers' own help pages and what other programs use. What is needed (passwords,
// switches): the same entries, their pages of help, and the provider list of Delta Chat (mail.ru: checked
// there 2026-04). A provider that is not sure to be right is not here: its domain answers for itself.
#include "accounts/providers.h"

#include <algorithm>

namespace poplar::accounts {

namespace {

using Need = ProviderNeed;
using User = Provider::User;
constexpr auto wholeAddress = User::WholeAddress;
constexpr auto localPart = User::LocalPart;
constexpr auto tlsAtOnce = Security::Tls;
constexpr auto laterTls = Security::StartTls;

constexpr ProviderNeeds appPasswordAndSwitch = ProviderNeeds(Need::AppPassword) | Need::EnablePop3;

constexpr QStringView outlookDomains =
    u"outlook.com hotmail.com live.com msn.com windowslive.com "
    u"outlook.at outlook.be outlook.cl outlook.cz outlook.de outlook.dk outlook.es outlook.fr outlook.hu "
    u"outlook.ie outlook.in outlook.it outlook.jp outlook.kr outlook.lv outlook.my outlook.ph outlook.pt "
    u"outlook.sa outlook.sg outlook.sk outlook.co.id outlook.co.il outlook.co.th outlook.com.ar "
    u"outlook.com.au outlook.com.br outlook.com.gr outlook.com.tr outlook.com.vn "
    u"hotmail.be hotmail.ca hotmail.cl hotmail.cz hotmail.de hotmail.dk hotmail.es hotmail.fi hotmail.fr "
    u"hotmail.gr hotmail.hu hotmail.it hotmail.lt hotmail.lv hotmail.my hotmail.nl hotmail.no hotmail.ph "
    u"hotmail.rs hotmail.se hotmail.sg hotmail.sk hotmail.co.id hotmail.co.il hotmail.co.in hotmail.co.jp "
    u"hotmail.co.kr hotmail.co.th hotmail.co.uk hotmail.co.za hotmail.com.ar hotmail.com.au "
    u"hotmail.com.br hotmail.com.hk hotmail.com.tr hotmail.com.tw hotmail.com.vn "
    u"live.at live.be live.ca live.cl live.cn live.de live.dk live.fi live.fr live.hk live.ie live.in "
    u"live.it live.jp live.nl live.no live.ru live.se live.co.jp live.co.kr live.co.uk live.co.za "
    u"live.com.ar live.com.au live.com.mx live.com.my live.com.ph live.com.pt live.com.sg livemail.tw";

constexpr QStringView posteoDomains =
    u"posteo.de posteo.at posteo.be posteo.ca posteo.ch posteo.cl posteo.co posteo.co.uk posteo.com "
    u"posteo.com.br posteo.cr posteo.cz posteo.dk posteo.ee posteo.es posteo.eu posteo.fi posteo.gl "
    u"posteo.gr posteo.hn posteo.hr posteo.hu posteo.ie posteo.in posteo.is posteo.it posteo.jp posteo.la "
    u"posteo.li posteo.lt posteo.lu posteo.me posteo.mx posteo.my posteo.net posteo.nl posteo.no "
    u"posteo.nz posteo.org posteo.pe posteo.pl posteo.pm posteo.pt posteo.ro posteo.se posteo.sg "
    u"posteo.si posteo.tn posteo.uk posteo.us";

QList<Provider> russian()
{
    constexpr QStringView yandexPage = u"https://yandex.ru/support/mail/mail-clients/others.html";
    constexpr QStringView yandexPasswords = u"https://id.yandex.ru/security/app-passwords";
    constexpr QStringView mailRuPage = u"https://help.mail.ru/mail/security/protection/external";
    return {
        {u"Mail.ru", u"mail.ru bk.ru inbox.ru list.ru internet.ru", u"pop.mail.ru", u"smtp.mail.ru",
         tlsAtOnce, wholeAddress, appPasswordAndSwitch, mailRuPage, mailRuPage},
        {u"Yandex Mail", u"yandex.ru ya.ru narod.ru", u"pop.yandex.ru", u"smtp.yandex.ru", tlsAtOnce,
         wholeAddress, appPasswordAndSwitch, yandexPasswords, yandexPage},
        {u"Yandex Mail", u"yandex.com yandex.net yandex.by yandex.kz yandex.ua", u"pop.yandex.com",
         u"smtp.yandex.com", tlsAtOnce, wholeAddress, appPasswordAndSwitch, yandexPasswords, yandexPage},
        {u"Rambler",
         u"rambler.ru lenta.ru autorambler.ru myrambler.ru ro.ru",
         u"pop.rambler.ru",
         u"smtp.rambler.ru",
         tlsAtOnce,
         wholeAddress,
         Need::EnablePop3,
         {},
         u"https://help.rambler.ru/mail/mail-pochtovye-klienty/1275/"},
        {u"UKR.NET", u"ukr.net", u"pop3.ukr.net", u"smtp.ukr.net", tlsAtOnce, wholeAddress,
         appPasswordAndSwitch},
    };
}

QList<Provider> worldWide()
{
    return {
        {u"Gmail", u"gmail.com googlemail.com", u"pop.gmail.com", u"smtp.gmail.com", tlsAtOnce, wholeAddress,
         appPasswordAndSwitch, u"https://support.google.com/accounts/answer/185833",
         u"https://support.google.com/mail/answer/7104828"},
        {u"Outlook.com",
         outlookDomains,
         u"outlook.office365.com",
         u"smtp-mail.outlook.com",
         laterTls,
         wholeAddress,
         ProviderNeeds(Need::TokenOnly) | Need::EnablePop3,
         {},
         u"https://support.office.com/article/"
         u"pop-imap-and-smtp-settings-for-outlook-com-d088b986-291d-42b8-9564-9c414e2aa040"},
        {u"Yahoo Mail",
         u"yahoo.com yahoo.de yahoo.it yahoo.fr yahoo.es yahoo.se yahoo.co.in yahoo.co.uk yahoo.co.nz "
         u"yahoo.com.au yahoo.com.ar yahoo.com.br yahoo.com.mx ymail.com myyahoo.com rocketmail.com",
         u"pop.mail.yahoo.com", u"smtp.mail.yahoo.com", tlsAtOnce, wholeAddress, Need::AppPassword,
         u"https://help.yahoo.com/kb/SLN15241.html"},
        {u"AOL Mail",
         u"aol.com aim.com netscape.net netscape.com compuserve.com cs.com wmconnect.com aol.de aol.it "
         u"aol.fr aol.es aol.se aol.co.uk aol.co.nz aol.com.au aol.com.ar aol.com.br aol.com.mx",
         u"pop.aol.com", u"smtp.aol.com", tlsAtOnce, wholeAddress, Need::AppPassword,
         u"https://help.aol.com/articles/Create-and-manage-app-password"},
        {u"iCloud",
         u"icloud.com me.com mac.com",
         {},
         u"smtp.mail.me.com",
         laterTls,
         wholeAddress,
         Need::NoPop3,
         {},
         u"https://support.apple.com/102525"},
        {u"Proton Mail",
         u"proton.me protonmail.com protonmail.ch pm.me",
         {},
         {},
         tlsAtOnce,
         wholeAddress,
         Need::NoPop3,
         {},
         u"https://proton.me/support/imap-smtp-and-pop3-setup"},
        {u"Tuta",
         u"tuta.com tuta.io tutanota.com tutanota.de tutamail.com keemail.me",
         {},
         {},
         tlsAtOnce,
         wholeAddress,
         Need::NoPop3,
         {},
         u"https://tuta.com/support"},
        {u"Fastmail", u"fastmail.com fastmail.fm", u"pop.fastmail.com", u"smtp.fastmail.com", tlsAtOnce,
         wholeAddress, Need::AppPassword, u"https://www.fastmail.help/hc/en-us/articles/360058752854"},
        {u"Zoho Mail",
         u"zoho.com zohomail.com",
         u"pop.zoho.com",
         u"smtp.zoho.com",
         tlsAtOnce,
         wholeAddress,
         ProviderNeeds(Need::EnablePop3) | Need::AppPasswordWithSecondFactor,
         {},
         u"https://www.zoho.com/mail/help/pop-access.html#EnablePOPAccess"},
        {u"mail.com",
         u"mail.com mail.org email.com post.com usa.com accountant.com consultant.com dr.com engineer.com "
         u"cheerful.com techie.com linuxmail.org europe.com london.com uymail.com myself.com iname.com "
         u"writeme.com",
         u"pop.mail.com",
         u"smtp.mail.com",
         tlsAtOnce,
         wholeAddress,
         ProviderNeeds(Need::EnablePop3) | Need::PaidOnly,
         {},
         u"https://support.mail.com/"},
        {u"GMX",
         u"gmx.com gmx.tm gmx.us gmx.co.uk gmx.es gmx.fr gmx.ca gmx.cn gmx.co.in gmx.com.br gmx.com.my "
         u"gmx.hk gmx.ie gmx.ph gmx.pt gmx.ru gmx.se gmx.sg gmx.tw gmx.com.tr gmx.it gmx.li",
         u"pop.gmx.com",
         u"mail.gmx.com",
         tlsAtOnce,
         wholeAddress,
         Need::EnablePop3,
         {},
         u"https://support.gmx.com/pop-imap/toggle.html"},
        {u"Vivaldi",
         u"vivaldi.net",
         u"pop3.vivaldi.net",
         u"smtp.vivaldi.net",
         tlsAtOnce,
         wholeAddress,
         {},
         {},
         u"https://help.vivaldi.com/services/webmail/setting-up-vivaldi-mail-in-a-mail-client/"},
        {u"Naver",
         u"naver.com",
         u"pop.naver.com",
         u"smtp.naver.com",
         tlsAtOnce,
         wholeAddress,
         Need::EnablePop3,
         {},
         u"https://help.naver.com/service/30029/contents/21342?osType=PC&lang=ko"},
    };
}

QList<Provider> german()
{
    return {
        {u"GMX",
         u"gmx.de gmx.net gmx.at gmx.ch gmx.eu gmx.biz gmx.org gmx.info mein.gmx mail.gmx email.gmx",
         u"pop.gmx.net",
         u"mail.gmx.net",
         tlsAtOnce,
         wholeAddress,
         Need::EnablePop3,
         {},
         u"https://hilfe.gmx.net/pop-imap/einschalten.html"},
        {u"WEB.DE",
         u"web.de",
         u"pop3.web.de",
         u"smtp.web.de",
         tlsAtOnce,
         localPart,
         Need::EnablePop3,
         {},
         u"https://hilfe.web.de/pop-imap/einschalten.html",
         15},
        {u"freenet",
         u"freenet.de",
         u"mx.freenet.de",
         u"mx.freenet.de",
         tlsAtOnce,
         wholeAddress,
         Need::EnablePop3,
         {},
         u"https://kundenservice.freenet.de/faq/e-mail-client-mail/pop3-imap-und-smtp-aktivieren/"},
        {u"T-Online", u"t-online.de magenta.de", u"securepop.t-online.de", u"securesmtp.t-online.de",
         tlsAtOnce, wholeAddress, Need::MailPassword,
         u"https://www.telekom.de/hilfe/apps-dienste/e-mail/programme/passwort-verwalten"},
        {u"Posteo",
         posteoDomains,
         u"posteo.de",
         u"posteo.de",
         tlsAtOnce,
         wholeAddress,
         {},
         {},
         u"https://posteo.de/hilfe/wie-richte-ich-posteo-in-einem-mailprogramm-ein-pop3-imap-und-smtp"},
        {u"mailbox.org", u"mailbox.org", u"pop3.mailbox.org", u"smtp.mailbox.org", tlsAtOnce, wholeAddress,
         Need::AppPasswordWithSecondFactor,
         u"https://kb.mailbox.org/de/privat/sicherheit-und-privatsphaere/"
         u"applikationspasswoerter-fuer-externe-programme/"},
    };
}

QList<Provider> otherEuropean()
{
    return {
        {u"Orange",
         u"orange.fr wanadoo.fr",
         u"pop.orange.fr",
         u"smtp.orange.fr",
         tlsAtOnce,
         wholeAddress,
         Need::EnablePop3,
         {},
         u"https://assistance.orange.fr/"},
        {u"Free",
         u"free.fr",
         u"pop.free.fr",
         u"smtp.free.fr",
         tlsAtOnce,
         localPart,
         {},
         {},
         u"https://assistance.free.fr/articles/"
         u"configurer-de-maniere-avancee-mon-logiciel-de-messagerie-609"},
        {u"Libero",
         u"libero.it iol.it inwind.it blu.it",
         u"popmail.libero.it",
         u"smtp.libero.it",
         tlsAtOnce,
         wholeAddress,
         {}},
        {u"Virgilio", u"virgilio.it", u"in.virgilio.it", u"out.virgilio.it", tlsAtOnce, wholeAddress, {}},
        {u"Tiscali",
         u"tiscali.it",
         u"pop.tiscali.it",
         u"smtp.tiscali.it",
         tlsAtOnce,
         wholeAddress,
         {},
         {},
         u"https://assistenza.tiscali.it/servizi/guida/posta-elettronica/"},
        {u"Seznam",
         u"seznam.cz email.cz post.cz spoluzaci.cz",
         u"pop3.seznam.cz",
         u"smtp.seznam.cz",
         tlsAtOnce,
         wholeAddress,
         {}},
        {u"o2",
         u"o2.pl go2.pl tlen.pl prokonto.pl",
         u"poczta.o2.pl",
         u"poczta.o2.pl",
         tlsAtOnce,
         localPart,
         Need::EnablePop3,
         {},
         u"https://pomoc.o2.pl/aktywacja-dostepu-dla-programow-pocztowych"},
    };
}

} // namespace

const QList<Provider> &providers()
{
    static const QList<Provider> all = russian() + worldWide() + german() + otherEuropean();
    return all;
}

std::optional<Provider> providerOf(QStringView domain)
{
    for (const Provider &provider : providers()) {
        const QList<QStringView> domains = provider.domains.split(u' ');
        if (std::find(domains.begin(), domains.end(), domain) != domains.end())
            return provider;
    }
    return std::nullopt;
}

} // namespace poplar::accounts
