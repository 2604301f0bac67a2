// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fieldnotes.h"

#include "gui/routewords.h"

#include <QCoreApplication>

#include <algorithm>

namespace poplar::gui {

namespace {

enum class Told { Here, ByTheRoute };

struct FieldNoteWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::FieldNoteWords)
};

struct NamedNote {
    const char *name; ///< In lower case; of all fields that begin so if it ends in a hyphen.
    QString note;
    Told told = Told::Here;
};

/// Only what its maker or a standard says. The first that fits counts.
QList<NamedNote> knownNotes()
{
    return {
        // RFC 5321 section 4.4, RFC 8601, RFC 6376, RFC 7208 section 9.1, RFC 8617
        {"received",
         FieldNoteWords::tr("A server on the way says from whom and when it received the message."),
         Told::ByTheRoute},
        {"authentication-results", FieldNoteWords::tr("What a server on the way found out about the sender."),
         Told::ByTheRoute},
        {"arc-authentication-results",
         FieldNoteWords::tr("What a server that forwarded the message had found out about the sender."),
         Told::ByTheRoute},
        {"dkim-signature", FieldNoteWords::tr("A domain answers for the message with this signature (DKIM)."),
         Told::ByTheRoute},
        {"received-spf",
         FieldNoteWords::tr("What a server found out about the machine that delivered the message (SPF)."),
         Told::ByTheRoute},
        {"arc-seal",
         FieldNoteWords::tr(
             "The seal of a server that forwarded the message (ARC): it shows whether the seals "
             "before it were unbroken.")},
        {"arc-message-signature",
         FieldNoteWords::tr(
             "The message as it was when a server forwarded it, signed by that server (ARC).")},
        {"return-path",
         FieldNoteWords::tr(
             "Where reports go if the message cannot be delivered. The last server writes it.")},
        // RFC 4870, which DKIM replaced
        {"domainkey-signature", FieldNoteWords::tr("An old kind of signature that DKIM has replaced.")},
        // opendkim(8)
        {"dkim-filter",
         FieldNoteWords::tr("The program that signed the message or checked its signature (DKIM).")},
        // Postfix: local(8), virtual(8)
        {"delivered-to", FieldNoteWords::tr("The mailbox that the message was delivered to, in the end.")},
        {"x-original-to",
         FieldNoteWords::tr(
             "The address that the message came to before the server replaced it by another.")},
        // RFC 5322 section 3.6.6
        {"resent-", FieldNoteWords::tr("Somebody sent the message on unchanged.")},
        // RFC 2919, RFC 2369, RFC 8058
        {"list-unsubscribe-post", FieldNoteWords::tr("The mailing list can be left by one click.")},
        {"list-unsubscribe", FieldNoteWords::tr("How to leave the mailing list.")},
        {"list-id", FieldNoteWords::tr("The mailing list that the message came through.")},
        {"list-", FieldNoteWords::tr("Addresses of the mailing list that the message came through.")},
        // RFC 3834 sections 2 and 5, RFC 2076 section 3.9, [MS-OXCMAIL] 2.1.3.2.20
        {"auto-submitted",
         FieldNoteWords::tr("Whether a program wrote the message by itself. Others do not answer it then.")},
        {"precedence",
         FieldNoteWords::tr("An old way to mark messages to many (bulk, list, junk), which nothing answers "
                            "automatically.")},
        {"x-auto-response-suppress",
         FieldNoteWords::tr("Which automatic answers the sender does not want to have.")},
        // RFC 5536 section 3.2.13
        {"user-agent",
         FieldNoteWords::tr("The program that the message was written with, as it says itself.")},
        {"x-mailer", FieldNoteWords::tr("The program that the message was written with, as it says itself.")},
        // Wikipedia, "X-Originating-IP"
        {"x-originating-ip",
         FieldNoteWords::tr("The address of the machine that the sender wrote from, as the provider’s "
                            "website saw it.")},
        // Google, "Feedback loop" (support.google.com/mail/answer/6254652)
        {"feedback-id",
         FieldNoteWords::tr("Numbers by which a sender of many messages learns from Gmail which of them are "
                            "reported as spam.")},
        {"x-received", FieldNoteWords::tr("A step of the message within the servers of Gmail.")},
        {"x-google-", FieldNoteWords::tr("Written by Gmail for its own use.")},
        {"x-gm-", FieldNoteWords::tr("Written by Gmail for its own use.")},
        // Microsoft, "Anti-spam message headers in Microsoft 365", "Header firewall", [MS-OXCMAIL]
        {"x-forefront-antispam-report",
         FieldNoteWords::tr(
             "What the spam filter of Microsoft 365 found: among others the verdict (SFV), its certainty "
             "from "
             "−1 to 9 (SCL), and the address and the country that the message came from (CIP, CTRY).")},
        {"x-microsoft-antispam",
         FieldNoteWords::tr("What the filter of Microsoft 365 thinks about mass mail (BCL) and phishing.")},
        {"x-microsoft-antispam-", FieldNoteWords::tr("Written by the spam filter of Microsoft 365.")},
        {"x-ms-exchange-organization-scl",
         FieldNoteWords::tr(
             "How likely the message is spam, says Exchange: −1 is trusted, 9 is nearly certain.")},
        {"x-ms-exchange-organization-authas",
         FieldNoteWords::tr(
             "Whether Exchange takes the sender for one of its own organization (Internal) or not "
             "(Anonymous).")},
        {"x-ms-exchange-organization-",
         FieldNoteWords::tr("Written by Exchange for the servers of one organization.")},
        {"x-ms-exchange-", FieldNoteWords::tr("Written by Exchange for other servers of Exchange.")},
        {"x-ms-has-attach", FieldNoteWords::tr("Whether Exchange found something attached.")},
        {"x-ms-tnef-correlator",
         FieldNoteWords::tr("Ties the message to its Outlook attachment, winmail.dat.")},
        {"thread-index", FieldNoteWords::tr("Where the message stands in a conversation of Outlook.")},
        {"thread-topic", FieldNoteWords::tr("Where the message stands in a conversation of Outlook.")},
        // SpamAssassin: Mail::SpamAssassin::Conf, "add_header"; amavisd-new
        {"x-spam-status",
         FieldNoteWords::tr("Whether a spam filter took the message for spam, its points, and the rules that "
                            "gave them.")},
        {"x-spam-level", FieldNoteWords::tr("The points of a spam filter: a star for each.")},
        {"x-spam-score", FieldNoteWords::tr("The points of a spam filter.")},
        {"x-spam-flag", FieldNoteWords::tr("Whether a spam filter took the message for spam.")},
        {"x-spam-report", FieldNoteWords::tr("Why a spam filter gave the message its points.")},
        {"x-spam-checker-version",
         FieldNoteWords::tr("The spam filter that looked at the message, and where it ran.")},
        {"x-spam-", FieldNoteWords::tr("Written by a spam filter.")},
        {"x-virus-scanned", FieldNoteWords::tr("A server looked for viruses, it says.")},
        {"x-amavis-", FieldNoteWords::tr("Written by Amavis, which looks for viruses and spam on a server.")},
        // rspamd.com, "Milter headers module"
        {"x-spamd-result", FieldNoteWords::tr("The points that the spam filter Rspamd gave, and for what.")},
        {"x-spamd-bar",
         FieldNoteWords::tr("The points that the spam filter Rspamd gave: a plus or a minus for each.")},
        {"x-rspamd-", FieldNoteWords::tr("Written by the spam filter Rspamd.")},
        // Kaspersky Secure Mail Gateway and Linux Mail Server, "X-headers"
        {"x-klms-",
         FieldNoteWords::tr("Written by Kaspersky on a mail server, which looks for viruses and spam.")},
        {"x-ksmg-",
         FieldNoteWords::tr("Written by Kaspersky on a mail server, which looks for viruses and spam.")},
        // Broadcom, "Understanding email headers in Email Security.cloud"
        {"x-brightmail-tracker", FieldNoteWords::tr("By it Symantec finds out why its spam filter erred.")},
        // Barracuda
        {"x-barracuda-spam-score", FieldNoteWords::tr("The points of the spam filter Barracuda.")},
        {"x-barracuda-spam-status",
         FieldNoteWords::tr("Whether the spam filter Barracuda took the message for spam, its "
                            "points, and how many were needed.")},
        {"x-barracuda-", FieldNoteWords::tr("Written by the spam filter Barracuda.")},
        {"x-proofpoint-", FieldNoteWords::tr("Written by the mail filter Proofpoint.")},
        // SendGrid, "Fingerprinting email infrastructure companies"
        {"x-ses-outgoing", FieldNoteWords::tr("The message was sent through Amazon SES.")},
        {"x-sg-", FieldNoteWords::tr("The message was sent through SendGrid.")},
        {"x-mailgun-", FieldNoteWords::tr("The message was sent through Mailgun.")},
        {"x-mandrill-", FieldNoteWords::tr("The message was sent through Mandrill.")},
        {"x-mc-", FieldNoteWords::tr("The message was sent through Mailchimp.")},
        {"x-pm-message-", FieldNoteWords::tr("The message was sent through Postmark.")},
        {"x-roving-", FieldNoteWords::tr("The message was sent through Constant Contact.")},
        {"x-marketoid", FieldNoteWords::tr("The message was sent through Marketo.")},
        {"x-sfdc-", FieldNoteWords::tr("The message was sent through Salesforce.")},
        // What they mean is known to the providers only.
        {"x-yandex-", FieldNoteWords::tr("Written by Yandex Mail for its own use.")},
        {"x-mailru-", FieldNoteWords::tr("Written by Mail.ru for its own use.")},
        {"x-mru-", FieldNoteWords::tr("Written by Mail.ru for its own use.")},
    };
}

bool fits(const NamedNote &note, QByteArrayView name)
{
    const QByteArrayView known(note.name);
    return known.back() == '-' ? name.startsWith(known) && name.size() > known.size() : name == known;
}

/// Null if there is none.
const NamedNote *noteFor(const QString &name, const QList<NamedNote> &notes)
{
    const QByteArray sought = name.toLatin1().toLower();
    const auto found = std::find_if(notes.begin(), notes.end(),
                                    [&sought](const NamedNote &note) { return fits(note, sought); });
    return found == notes.end() ? nullptr : &*found;
}

} // namespace

QString fieldNote(const QString &name)
{
    const QList<NamedNote> notes = knownNotes();
    const NamedNote *note = noteFor(name, notes);
    return note == nullptr ? QString() : note->note;
}

QString noteHint()
{
    return FieldNoteWords::tr(
        "Each program on the way may have written these fields, and so may the sender. Poplar "
        "says what they are meant for, not that they are true.");
}

QList<FieldNotes> fieldNotes(const QList<mime::HeaderField> &fields)
{
    const QList<NamedNote> notes = knownNotes();
    QList<FieldNotes> groups;
    int count = 0;
    for (const mime::HeaderField &field : fields) {
        const NamedNote *known = noteFor(field.name, notes);
        if (known == nullptr || known->told == Told::ByTheRoute)
            continue;
        if (++count > mostNotedFields)
            break;
        const QString &note = known->note;
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&note](const FieldNotes &one) { return one.note == note; });
        if (group == groups.end())
            group = groups.insert(groups.end(), FieldNotes{note, {}});
        group->fields += FieldNotes::Field{routeName(field.name), routeName(field.value)};
    }
    return groups;
}

} // namespace poplar::gui
