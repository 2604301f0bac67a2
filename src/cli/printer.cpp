// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/printer.h"

#include "cli/json.h"
#include "wire/displaytext.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace poplar::cli {

using mailbox::Mark;
using mailbox::MessageRow;

namespace {

constexpr qsizetype fromColumns = 24; ///< Of the author's name, on a terminal.

struct PrinterText {
    Q_DECLARE_TR_FUNCTIONS(poplar::cli::Printer)
};

const QString unknown = QStringLiteral("-");

QString numberText(const MessageRow &row)
{
    return QString::number(row.position);
}

QString sizeText(const MessageRow &row)
{
    return row.identity.octets < 0 ? unknown : QString::number(row.identity.octets);
}

/// Without a tab, which parts the columns.
QString oneColumn(const QString &text)
{
    return QString(text).replace(u'\t', u' ');
}

/// As a header field has it: with names in quotes where they need it.
QString addressText(const Address &address)
{
    if (address.name.isEmpty())
        return address.address;
    return QStringLiteral("%1 <%2>").arg(address.name, address.address);
}

QString addressesText(const QList<Address> &addresses)
{
    QStringList texts;
    for (const Address &address : addresses)
        texts += addressText(address);
    return texts.join(QStringLiteral(", "));
}

QString momentText(const QDateTime &moment)
{
    return moment.isValid() ? moment.toLocalTime().toString(QStringLiteral("yyyy-MM-dd hh:mm")) : unknown;
}

} // namespace

void Printer::capabilities(const mailbox::ConnectionStatus &status)
{
    if (m_format == Format::Plain) {
        for (const QByteArray &line : status.capabilities)
            m_output.line(wire::displayText(line));
        return;
    }
    QJsonArray lines;
    for (const QByteArray &line : status.capabilities)
        lines += QString::fromUtf8(line);
    QJsonObject tls;
    if (status.tls)
        tls = {{QStringLiteral("protocol"), status.tls->protocol},
               {QStringLiteral("cipher"), status.tls->cipher}};
    m_output.json({{QStringLiteral("capabilities"), lines},
                   {QStringLiteral("authentication"), QString::fromUtf8(status.authentication)},
                   {QStringLiteral("tls"), status.tls ? QJsonValue(tls) : QJsonValue()}});
}

void Printer::totals(const Rows &rows)
{
    qint64 octets = 0;
    qint64 fresh = 0;
    qint64 freshOctets = 0;
    for (const MessageRow &row : rows) {
        const qint64 size = std::max<qint64>(row.identity.octets, 0);
        octets += size;
        if (row.marks.testFlag(Mark::New)) {
            ++fresh;
            freshOctets += size;
        }
    }
    if (m_format == Format::Json)
        return m_output.json({{QStringLiteral("messages"), rows.size()},
                              {QStringLiteral("octets"), octets},
                              {QStringLiteral("new"), fresh},
                              {QStringLiteral("new_octets"), freshOctets}});
    m_output.line(QStringLiteral("%1 %2").arg(rows.size()).arg(octets)); // as POP3 says it
    m_output.line(QStringLiteral("new %1 %2").arg(fresh).arg(freshOctets));
}

void Printer::listing(const Rows &rows)
{
    for (const MessageRow &row : rows) {
        if (m_format == Format::Json)
            m_output.json(listingJson(row));
        else
            m_output.line(numberText(row) + u'\t' + sizeText(row)
                          + (row.marks.testFlag(Mark::Ticked) ? QStringLiteral("\tD") : QString()));
    }
}

void Printer::uniqueIds(const Rows &rows)
{
    for (const MessageRow &row : rows) {
        const QByteArray &uid = row.identity.uniqueId;
        if (m_format == Format::Json)
            m_output.json(listingJson(row));
        else
            m_output.line(numberText(row) + u'\t'
                          + (uid.isEmpty() ? unknown : oneColumn(wire::displayText(uid))));
    }
}

void Printer::headers(const Rows &rows)
{
    for (const MessageRow &row : rows) {
        if (m_format == Format::Json)
            m_output.json(headersJson(row));
        else
            header(row);
    }
}

void Printer::header(const MessageRow &row)
{
    const Envelope envelope = row.envelope.value_or(Envelope());
    QString from = envelope.from.isEmpty() ? unknown : oneColumn(envelope.from[0].shown());
    QString size = sizeText(row);
    if (m_output.isTerminal()) {
        from = from.leftJustified(fromColumns, u' ', true);
        size = size.rightJustified(7);
    }
    QString subject = oneColumn(envelope.subject);
    if (!row.envelope)
        subject = PrinterText::tr("(the server did not show the header)");
    m_output.line(QStringList{numberText(row), size, momentText(envelope.date), from, subject}.join(u'\t'));
}

void Printer::beginning(const MessageRow &row, const QByteArray &text)
{
    if (m_format == Format::Plain)
        return m_output.bytes(text);
    QJsonObject object = listingJson(row);
    object.insert(QStringLiteral("text"), QString::fromUtf8(QByteArray(text).replace("\r\n", "\n")));
    m_output.json(object);
}

void Printer::message(const MessageRow &row, const mime::Message &message)
{
    if (m_format == Format::Json)
        return m_output.json(messageJson(row, message));
    envelope(message);
    m_output.line({});
    m_output.text(message.text);
}

void Printer::envelope(const mime::Message &message)
{
    const auto field = [this](const char *name, const QString &value) {
        if (!value.isEmpty())
            m_output.line(QString::fromLatin1(name) + QStringLiteral(": ") + value);
    };
    const Envelope &envelope = message.envelope;
    field("From", addressesText(envelope.from));
    field("To", addressesText(envelope.to));
    field("Cc", addressesText(envelope.cc));
    if (envelope.date.isValid())
        field("Date", momentText(envelope.date));
    field("Subject", envelope.subject);
    for (const mime::Attachment &one : message.attachments)
        field("Attachment",
              QStringLiteral("%1 (%2, %3)")
                  .arg(one.fileName, QString::fromUtf8(one.type), QString::number(one.octets)));
}

void Printer::fetched(const MessageRow &row, const mailbox::Fetched &fetched)
{
    if (m_format == Format::Plain) {
        m_output.line(numberText(row) + u'\t' + QString::number(fetched.octets) + u'\t' + fetched.file);
        return;
    }
    QJsonObject object = listingJson(row);
    object.insert(QStringLiteral("file"), fetched.file);
    object.insert(QStringLiteral("octets"), fetched.octets);
    object.insert(QStringLiteral("sha256"), QString::fromLatin1(fetched.sha256.toHex()));
    m_output.json(object);
}

void Printer::found(const MessageRow &row, const QString &file)
{
    if (m_format == Format::Json) {
        QJsonObject object = headersJson(row);
        object.remove(QStringLiteral("number")); // there is no session that gave it one
        object.insert(QStringLiteral("file"), file.isEmpty() ? QJsonValue() : QJsonValue(file));
        return m_output.json(object);
    }
    const Envelope envelope = row.envelope.value_or(Envelope());
    const QString from = envelope.from.isEmpty() ? unknown : oneColumn(envelope.from[0].shown());
    m_output.line(QStringList{sizeText(row), momentText(envelope.date), from, oneColumn(envelope.subject),
                              file.isEmpty() ? unknown : file}
                      .join(u'\t'));
}

void Printer::deleted(const MessageRow &row)
{
    if (m_format == Format::Json)
        m_output.json(listingJson(row));
    else
        m_output.line(numberText(row));
}

} // namespace poplar::cli
