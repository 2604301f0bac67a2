// SPDX-License-Identifier: GPL-3.0-or-later
// What a report of a session says before the exchange itself.
#include "gui/errortext.h"
#include "gui/flowwords.h"
#include "gui/formatting.h"
#include "gui/reportbuilding.h"

#include "wire/displaytext.h"

#include <algorithm>
#include <climits>

namespace poplar::gui {

using ReportSection = ReportDocument::Section;
using ReportFact = ReportDocument::Fact;
using ReportColumn = ReportDocument::Table::Column;

namespace {

constexpr qsizetype longestReportText = 512; ///< Of one name, subject or address.
constexpr qsizetype peopleShown = 3;
constexpr qsizetype certificateNamesShown = 20;
constexpr qsizetype certificatesShown = 10;
constexpr qsizetype reportedVerbs = 12;
constexpr qsizetype slowestReported = 10;
constexpr qsizetype longestSlowCommand = 80;

QString shownText(const QString &text)
{
    const QString shown = wire::displayText(text);
    return shown.size() > longestReportText ? shown.left(longestReportText) + u'…' : shown;
}

QString shownText(const QByteArray &bytes)
{
    return shownText(QString::fromUtf8(bytes));
}

/// Adds what is known.
void addFact(QList<ReportFact> &facts, const QString &name, const QString &value,
             ReportFact::Look look = ReportFact::Look::Plain)
{
    if (!value.isEmpty())
        facts += ReportFact{name, value, look};
}

QString reportCount(qint64 number)
{
    return QLocale().toString(number);
}

QString isoDay(const QDateTime &time)
{
    return time.toUTC().date().toString(Qt::ISODate);
}

class FactSentences {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::SessionReport)

public:
    static QString security(SessionFacts::Security security)
    {
        switch (security) {
        case SessionFacts::Security::None:
            return tr("None: everything went in clear text");
        case SessionFacts::Security::AfterStart:
            return tr("STARTTLS: encrypted after the greeting");
        case SessionFacts::Security::FromStart:
            return tr("TLS from the first byte");
        }
        return {};
    }

    static QString ending(const SessionFacts &facts)
    {
        switch (facts.ending) {
        case SessionFacts::Ending::GoingOn:
            return tr("It was still going on when the report was written.");
        case SessionFacts::Ending::Quit:
            return tr("Poplar said QUIT, and the server answered.");
        case SessionFacts::Ending::Failed:
            return failureWords(facts.failure);
        case SessionFacts::Ending::Closed:
            return tr("The connection was closed without QUIT.");
        }
        return {};
    }

    static QString login(const SessionFacts &facts)
    {
        if (facts.mechanism.isEmpty())
            return {};
        const QString mechanism = shownText(facts.mechanism);
        if (!facts.isLoggedIn)
            //: A login: %1 is how ("SCRAM-SHA-256").
            return tr("%1: not accepted").arg(mechanism);
        //: A login: %1 is how ("USER/PASS"), %2 is the user's name.
        return facts.user.isEmpty() ? mechanism : tr("%1, as %2").arg(mechanism, shownText(facts.user));
    }

    static QString trust(const wire::TlsDetails &tls)
    {
        switch (tls.trust) {
        case wire::CertificateTrust::Authority:
            return tr("A trusted authority vouches for it; name and time fit.");
        case wire::CertificateTrust::Pinned:
            return tr("The user chose to trust it for this account.");
        case wire::CertificateTrust::None:
            break;
        }
        return {};
    }

    static QString people(const QList<Address> &people)
    {
        QStringList shown;
        for (const Address &person : people.first(std::min(people.size(), peopleShown))) {
            const QString address = shownText(person.address);
            const QString name = shownText(person.name);
            shown += name.isEmpty() ? address
                : address.isEmpty() ? name
                                    : QStringLiteral("%1 <%2>").arg(name, address);
        }
        if (people.size() > peopleShown)
            //: Behind some addresses.
            shown += tr("and %n more", nullptr, int(people.size() - peopleShown));
        return shown.join(u'\n');
    }

    static QString subject(const QString &subject, ReportNames names)
    {
        if (names == ReportNames::Shown || subject.isEmpty())
            return shownText(subject);
        return tr("not shown (%n character(s))", nullptr, int(std::min<qsizetype>(subject.size(), INT_MAX)));
    }
};

} // namespace

QString SessionReport::octets(qint64 number)
{
    const int counted = int(std::min<qint64>(number, INT_MAX));
    //: Octets: %1 is "1.2 MB", %2 is "1,234,567 octets".
    return tr("%1 (%2)").arg(formatSize(number), tr("%Ln octet(s)", nullptr, counted));
}

QString SessionReport::moment(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

ReportSection SessionReport::summary(const SessionFacts &facts, const wire::SessionStatistics &statistics)
{
    ReportSection section;
    section.name = QStringLiteral("summary");
    section.title = tr("Summary");
    QList<ReportFact> &list = section.facts;
    addFact(list, tr("Server"), shownText(facts.server), ReportFact::Look::Code);
    addFact(list, tr("Protocol"), facts.protocol);
    addFact(list, tr("Address of the server"), shownText(facts.peer), ReportFact::Look::Code);
    addFact(list, tr("Connected from"), shownText(facts.local), ReportFact::Look::Code);
    addFact(list, tr("Encryption"), FactSentences::security(facts.security));
    addFact(list, tr("TLS version and cipher"), shownText(facts.tls), ReportFact::Look::Code);
    addFact(list, tr("Login"), FactSentences::login(facts));
    addFact(list, tr("Began"), moment(facts.begun), ReportFact::Look::Code);
    addFact(list, tr("Ended"), moment(facts.ended), ReportFact::Look::Code);
    addFact(list, tr("Duration"), durationText(statistics.total()));
    addFact(list, tr("How it ended"), FactSentences::ending(facts));
    if (facts.mailboxMessages >= 0)
        //: What the server has: %1 is a number of messages, %2 is "1.2 MB (1,234,567 octets)".
        addFact(list, tr("Messages in the mailbox"),
                tr("%1, together %2").arg(reportCount(facts.mailboxMessages), octets(facts.mailboxOctets)));
    const bool isSmtp = facts.protocol == u"SMTP";
    addFact(list, isSmtp ? tr("Message texts sent") : tr("Message texts received"),
            facts.bodies > 0 ? tr("%1, together %2").arg(reportCount(facts.bodies), octets(facts.bodyOctets))
                             : reportCount(0));
    addFact(list, tr("Commands"), reportCount(statistics.commands()));
    addFact(list, tr("Errors"), reportCount(facts.errors));
    return section;
}

ReportSection SessionReport::certificate(const SessionFacts &facts, const ReportMaterial &material)
{
    ReportSection section;
    if (!facts.certificate)
        return section;
    section.name = QStringLiteral("certificate");
    section.title = tr("Certificate");
    const auto &told = *facts.certificate;
    const wire::CertificateDetails first =
        material.tls ? material.tls->chain.value(0) : wire::CertificateDetails();
    QStringList names;
    for (const QString &name : first.names.first(std::min(first.names.size(), certificateNamesShown)))
        names += shownText(name);
    names.removeDuplicates();
    QList<ReportFact> &list = section.facts;
    addFact(list, tr("Made out to"),
            names.isEmpty() ? shownText(told.name) : names.join(QStringLiteral(", ")));
    addFact(list, tr("Issued by"), shownText(told.issuer));
    //: The time in which a certificate is valid, as two days.
    addFact(list, tr("Valid"), tr("%1 to %2").arg(shownText(told.from), shownText(told.until)));
    if (const QDate until = QDate::fromString(told.until, Qt::ISODate); until.isValid())
        addFact(list, tr("Days left then"), reportCount(facts.begun.toUTC().date().daysTo(until)));
    if (!first.keyType.isEmpty())
        addFact(list, tr("Key"), tr("%1, %n bit(s)", nullptr, first.keyBits).arg(first.keyType));
    addFact(list, tr("Serial number"), shownText(first.serial), ReportFact::Look::Code);
    addFact(list, tr("SHA-256 fingerprint"), shownText(told.digest), ReportFact::Look::Code);
    if (!material.tls)
        return section;
    addFact(list, tr("Trust"), FactSentences::trust(*material.tls));
    section.tableTitle = tr("Chain");
    section.table.columns = {{tr("Made out to"), 3}, {tr("Issued by"), 3}, {tr("Valid until"), 1}};
    for (const wire::CertificateDetails &one :
         material.tls->chain.first(std::min(material.tls->chain.size(), certificatesShown)))
        section.table.rows +=
            QStringList{shownText(one.names.value(0)), shownText(one.issuer), isoDay(one.validUntil)};
    return section;
}

ReportSection SessionReport::statistics(const wire::SessionStatistics &statistics)
{
    ReportSection section;
    section.name = QStringLiteral("statistics");
    section.title = tr("Statistics");
    QStringList verbs;
    const auto all = statistics.verbs();
    for (const auto &verb : all.first(std::min(all.size(), reportedVerbs)))
        verbs += QStringLiteral("%1\u00a0%2").arg(wire::displayText(verb.first), reportCount(verb.second));
    QList<ReportFact> &list = section.facts;
    addFact(list, tr("Received"), octets(statistics.octetsReceived()));
    addFact(list, tr("Sent"), octets(statistics.octetsSent()));
    addFact(list, tr("Commands by verb"), verbs.join(QStringLiteral(", ")));
    addFact(list, tr("Refused"), reportCount(statistics.refusals()));
    const auto roundTrip = statistics.roundTrip();
    addFact(list, tr("Round trip (median)"), roundTrip ? durationText(*roundTrip) : tr("not measured"));
    section.pictures = {ReportDocument::Picture::Shares, ReportDocument::Picture::Throughput};
    section.tableTitle = tr("Slowest commands");
    section.table.columns = {{tr("Command"), 4, ReportColumn::Look::Code},
                             {tr("Waited"), 1, ReportColumn::Look::Number},
                             {tr("Until complete"), 1, ReportColumn::Look::Number},
                             {tr("Reply"), 1, ReportColumn::Look::Number}};
    const auto &slowest = statistics.slowest();
    for (const auto &slow : slowest.first(std::min(slowest.size(), slowestReported)))
        section.table.rows +=
            QStringList{wire::displayText(slow.text.left(longestSlowCommand)), durationText(slow.waited),
                        durationText(slow.took), formatSize(slow.octets)};
    return section;
}

ReportSection SessionReport::messages(const ReportMaterial &material)
{
    ReportSection section;
    if (material.messages.isEmpty())
        return section;
    section.name = QStringLiteral("messages");
    section.title = tr("Messages that were read");
    section.table.columns = {{tr("Date"), 1.3, ReportColumn::Look::Code},
                             {tr("From"), 2.7},
                             {tr("To"), 2.7},
                             {tr("Subject"), 2.2},
                             {tr("Message-ID, unique-id"), 2.6, ReportColumn::Look::Code},
                             {tr("Octets"), 1.15, ReportColumn::Look::Number}};
    for (const ReportedMessage &message : material.messages) {
        const Envelope envelope = message.envelope.value_or(Envelope());
        QStringList ids{shownText(envelope.messageId), shownText(message.uniqueId)};
        ids.removeAll(QString());
        section.table.rows += QStringList{envelope.date.isValid() ? moment(envelope.date) : QString(),
                                          FactSentences::people(envelope.from),
                                          FactSentences::people(envelope.to),
                                          FactSentences::subject(envelope.subject, material.names),
                                          ids.join(u'\n'),
                                          message.octets < 0 ? QString() : reportCount(message.octets)};
    }
    if (material.messagesLeftOut > 0)
        section.notes += tr("%Ln further message(s) are left out here.", nullptr,
                            int(std::min<qsizetype>(material.messagesLeftOut, INT_MAX)));
    return section;
}

} // namespace poplar::gui
