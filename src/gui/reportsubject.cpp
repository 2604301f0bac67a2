// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/reportsubject.h"

#include "base/limits.h"
#include "wire/displaytext.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <utility>

namespace poplar::gui {

using records::Pseudonyms;
using wire::TranscriptEvent;
using EventKind = TranscriptEvent::Kind;

namespace {

constexpr qint64 lineEnd = 2;

bool isSaid(const TranscriptEvent &event)
{
    return event.kind == EventKind::Sent || event.kind == EventKind::Received;
}

ReportMaterial::Line materialLine(const TranscriptEvent &event)
{
    ReportMaterial::Line line{event, event.text.size() > limit::transcriptText};
    line.event.text.truncate(limit::transcriptText);
    line.event.body.clear();
    line.isCut = line.isCut
        || (isSaid(event) && event.lines == 0 && event.text.size() >= limit::transcriptText
            && event.octets - lineEnd > event.text.size());
    return line;
}

/// Of the session only if its certificate is the one that the session told of.
std::optional<wire::TlsDetails> tlsOf(const ReportSubject &subject)
{
    if (!subject.tls || subject.tls->chain.isEmpty())
        return std::nullopt;
    const QByteArray digest = subject.tls->chain.constFirst().sha256.toHex(':').toUpper();
    const bool isIts = std::any_of(subject.events.cbegin(), subject.events.cend(), [&](const auto &event) {
        return event.kind == EventKind::Security && !digest.isEmpty() && event.text.contains(digest);
    });
    return isIts ? subject.tls : std::nullopt;
}

/// The messages of which something was read, in that order.
QList<qint64> messagesRead(const QList<TranscriptEvent> &events)
{
    QList<qint64> read;
    QSet<qint64> known;
    for (const TranscriptEvent &event : events) {
        if (event.kind == EventKind::Body && event.message != 0 && !known.contains(event.message)) {
            known.insert(event.message);
            read += event.message;
        }
    }
    return read;
}

void takeMessages(const ReportSubject &subject, ReportMaterial &material)
{
    const QList<qint64> read = messagesRead(subject.events);
    QHash<qint64, qsizetype> known;
    for (qsizetype i = 0; i < subject.messages.size(); ++i)
        known.insert(subject.messages[i].message, i);
    for (const qint64 message : read) {
        const qsizetype at = known.value(message, -1);
        if (at < 0)
            continue;
        if (material.messages.size() < limit::reportedMessages)
            material.messages += subject.messages[at];
        else
            ++material.messagesLeftOut;
    }
}

/// Puts pseudonyms into all parts of a material.
class Masking {
public:
    Masking(const ReportSubject &subject, const ReportMaterial &material)
        : m_pseudonyms(records::pseudonymsFor(subject.events, subject.names))
    {
        learnHosts(material);
        learnPeople(material);
    }

    void mask(ReportMaterial &material)
    {
        for (ReportMaterial::Line &line : material.lines)
            line.event = records::sharedEvent(m_pseudonyms, line.event);
        if (material.tls)
            mask(*material.tls);
        for (ReportedMessage &message : material.messages)
            mask(message);
    }

private:
    /// Those in the server's certificate may have no dot. A name with blanks is that of an organisation.
    void learnHosts(const ReportMaterial &material)
    {
        static const QRegularExpression told(QStringLiteral("\\Acertificate CN=([^ ;]+);"));
        QStringList names;
        for (const ReportMaterial::Line &line : material.lines) {
            if (line.event.kind == EventKind::Security)
                names += told.match(QString::fromUtf8(line.event.text)).captured(1);
        }
        if (material.tls)
            names += material.tls->chain.constFirst().names;
        for (const QString &name : std::as_const(names)) {
            if (!name.contains(u' '))
                m_pseudonyms.know(Pseudonyms::Kind::Host, name.startsWith(u"*.") ? name.mid(2) : name);
        }
    }

    /// Whole names of people that the conversation itself has: a greeting, say. Those of one word might be
    /// any word.
    void learnPeople(const ReportMaterial &material)
    {
        QString all;
        for (const ReportMaterial::Line &line : material.lines)
            all += wire::displayText(line.event.text) + u'\n';
        all = all.normalized(QString::NormalizationForm_C);
        QSet<QString> seen;
        for (const ReportedMessage &message : material.messages) {
            if (!message.envelope)
                continue;
            const QList<Address> people = message.envelope->from + message.envelope->to;
            for (const Address &person : people) {
                const QString name = person.name.simplified().normalized(QString::NormalizationForm_C);
                const bool isNew = !seen.contains(name);
                seen.insert(name);
                if (isNew && name.contains(u' ') && all.contains(name, Qt::CaseInsensitive))
                    m_pseudonyms.know(Pseudonyms::Kind::User, name);
            }
        }
    }

    void mask(QList<Address> &people)
    {
        for (Address &person : people) {
            const bool isWhole = person.address.contains(u'@');
            const QString address = isWhole ? m_pseudonyms.replaced(person.address)
                : person.address.isEmpty()  ? QString()
                                            : m_pseudonyms.of(Pseudonyms::Kind::User, person.address);
            const QString name =
                person.name.isEmpty() ? QString() : m_pseudonyms.of(Pseudonyms::Kind::User, person.name);
            person = {address.isEmpty() ? name : QString(), address};
        }
    }

    void mask(ReportedMessage &message)
    {
        message.uniqueId = m_pseudonyms.replaced(QString::fromUtf8(message.uniqueId)).toUtf8();
        if (!message.envelope)
            return;
        mask(message.envelope->from);
        mask(message.envelope->to);
        mask(message.envelope->cc);
        message.envelope->messageId =
            m_pseudonyms.replaced(QString::fromUtf8(message.envelope->messageId)).toUtf8();
    }

    void mask(wire::TlsDetails &tls)
    {
        for (wire::CertificateDetails &certificate : tls.chain) {
            for (QString &name : certificate.names)
                name = m_pseudonyms.replaced(name);
            certificate.issuer = m_pseudonyms.replaced(certificate.issuer);
            // Either would find the certificate in public logs, and with it the server.
            certificate.sha256.clear();
            certificate.serial.clear();
        }
    }

    Pseudonyms m_pseudonyms;
};

} // namespace

QList<QList<TranscriptEvent>> sessionsOf(const QList<TranscriptEvent> &events)
{
    QList<QList<TranscriptEvent>> sessions;
    for (const TranscriptEvent &event : events) {
        const bool begins = event.kind == EventKind::State && event.text == "CONNECTING";
        const bool isLater =
            !sessions.isEmpty() && event.sinceStart >= sessions.constLast().constLast().sinceStart;
        if (sessions.isEmpty() || begins || !isLater)
            sessions.append(QList<TranscriptEvent>());
        sessions.last() += event;
    }
    return sessions;
}

ReportMaterial reportMaterial(const ReportSubject &subject, ReportNames names)
{
    ReportMaterial material;
    material.names = names;
    material.application = subject.application;
    material.lines.reserve(subject.events.size());
    for (const TranscriptEvent &event : subject.events)
        material.lines += materialLine(event);
    material.tls = tlsOf(subject);
    takeMessages(subject, material);
    if (names == ReportNames::Replaced)
        Masking(subject, material).mask(material);
    return material;
}

} // namespace poplar::gui
