// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sendjob.h"

#include "accounts/passwordstore.h"
#include "cli/sendtext.h"
#include "mailbox/keyringturn.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>

namespace poplar::cli {

using namespace mailbox;

namespace {

constexpr int firstOfSignals = 128;

QString wordFor(RecipientState::Fate fate)
{
    switch (fate) {
    case RecipientState::Fate::Waiting:
        return QStringLiteral("waiting");
    case RecipientState::Fate::Sent:
        return QStringLiteral("sent");
    case RecipientState::Fate::Refused:
        break;
    }
    return QStringLiteral("refused");
}

QString wordFor(SendReport::Fate fate)
{
    switch (fate) {
    case SendReport::Fate::Sent:
        return QStringLiteral("sent");
    case SendReport::Fate::NotSent:
        return QStringLiteral("not sent");
    case SendReport::Fate::RefusedForNow:
        return QStringLiteral("waiting");
    case SendReport::Fate::Refused:
        return QStringLiteral("refused");
    case SendReport::Fate::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace

SendJob::SendJob(const Setup &setup, Credentials &credentials, TranscriptLog &log, Output &output)
    : m_setup(setup)
    , m_sending(accounts::sendingAccount(setup.account))
    , m_credentials(credentials)
    , m_log(log)
    , m_output(output)
{
    connect(&m_input, &MessageInput::complete, this, &SendJob::findSecrets);
    connect(&m_input, &MessageInput::failed, this, [this](const QString &reason) {
        end(tr("The message cannot be read from standard input: %1").arg(reason), ExitCode::InputOutput);
    });
    connect(&m_run, &SendRun::progressed, this, [this](qint64 octets, qint64 all) {
        m_output.progress(tr("Sent: %1 of %2 octets").arg(octets).arg(all));
    });
    connect(&m_run, &SendRun::transcriptGrown, this, [this](const auto &events) {
        if (const Result<Done> written = m_log.add(events); !written)
            m_output.complain(tr("%1 cannot be written: %2").arg(m_log.path(), written.error().detail));
    });
    connect(&m_run, &SendRun::finished, this, &SendJob::onFinished);
}

void SendJob::start(const Request &request)
{
    m_order.sender = request.sender;
    m_order.recipients = request.recipients;
    if (request.files.isEmpty())
        return m_input.start();
    m_order.path = QDir::current().absoluteFilePath(request.files.constFirst());
    findSecrets();
}

void SendJob::interrupt(int signal)
{
    m_signal = signal;
    if (m_isSending)
        return m_run.stop();
    end(tr("Interrupted. Nothing was sent."), ExitCode(firstOfSignals + signal));
}

void SendJob::end(const QString &complaint, ExitCode code)
{
    m_output.progress({});
    m_output.complain(complaint);
    Q_EMIT over(code);
}

// --- What the connection needs --------------------------------------------------------------------

void SendJob::findSecrets()
{
    if (m_order.path.isEmpty())
        m_order.path = m_input.path();
    if (!m_sending.clientCertificateFile.isEmpty())
        m_toFind += SecretPurpose::ClientKey;
    if (!m_sending.proxy.user.isEmpty())
        m_toFind += SecretPurpose::Proxy;
    const bool isToken = takesToken(m_sending.authentication);
    const bool needsNone = m_sending.authentication == Authentication::External
        || (isToken && !m_sending.tokenCommand.isEmpty());
    if (!needsNone)
        m_toFind += isToken ? SecretPurpose::Token : SecretPurpose::Password;
    findNext();
}

void SendJob::findNext()
{
    if (!m_toFind.isEmpty())
        return find(m_toFind.takeFirst());
    m_isSending = true;
    if (m_setup.silence)
        m_run.limitSilence(*m_setup.silence);
    m_run.start(m_setup.account, m_login, m_order);
}

void SendJob::find(SecretPurpose purpose)
{
    if (!m_setup.passwords)
        return askFor(purpose);
    const auto stored = storedForSending(purpose, m_setup.account.submission.login);
    m_setup.passwords->read(m_setup.account.id, stored, this,
                            [this, purpose](const Result<std::optional<Secret>> &found) {
                                if (found && *found)
                                    take(purpose, *found);
                                else
                                    askFor(purpose);
                            });
}

void SendJob::askFor(SecretPurpose purpose)
{
    if (purpose == SecretPurpose::ClientKey)
        return take(purpose, Secret()); // many keys need no passphrase
    const bool isProxy = purpose == SecretPurpose::Proxy;
    const PasswordQuestion question{isProxy ? m_sending.proxy.host : m_sending.host,
                                    isProxy ? m_sending.proxy.user : m_sending.user,
                                    {},
                                    {},
                                    purpose};
    m_credentials.find(question, this,
                       [this, purpose](const std::optional<Secret> &secret) { take(purpose, secret); });
}

void SendJob::take(SecretPurpose purpose, const std::optional<Secret> &secret)
{
    if (!secret)
        return end(tr("There is no password. See --password-stdin and --password-file."),
                   ExitCode::NotAdmitted);
    if (purpose == SecretPurpose::Password || purpose == SecretPurpose::Token)
        m_login = *secret;
    else
        m_run.give(purpose, *secret);
    findNext();
}

// --- The end --------------------------------------------------------------------------------------

void SendJob::onFinished(const SendReport &report)
{
    m_output.progress({});
    print(report);
    const QStringList lines = sendLines(report, m_sending);
    if (!lines.isEmpty())
        m_output.complain(lines);
    const ExitCode code = exitCodeOf(report);
    // What was sent was sent, whenever somebody wanted to stop it.
    const bool isInterrupted = m_signal != 0 && code != ExitCode::Success;
    Q_EMIT over(isInterrupted ? ExitCode(firstOfSignals + m_signal) : code);
}

void SendJob::print(const SendReport &report)
{
    QJsonArray recipients;
    for (const RecipientState &one : report.recipients) {
        const QString said = QString::fromUtf8(one.said);
        recipients += QJsonObject{{QStringLiteral("address"), one.address},
                                  {QStringLiteral("fate"), wordFor(one.fate)},
                                  {QStringLiteral("reply"), said}};
        if (m_setup.format == Format::Plain && one.fate == RecipientState::Fate::Sent)
            m_output.line(one.address + u'\t' + said);
    }
    if (m_setup.format == Format::Json)
        m_output.json({{QStringLiteral("fate"), wordFor(report.fate)},
                       {QStringLiteral("reply"), QString::fromUtf8(report.said)},
                       {QStringLiteral("recipients"), recipients}});
}

} // namespace poplar::cli
