// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/examinejob.h"

#include "accounts/passwordstore.h"
#include "findings/documents.h"
#include "findings/reporttext.h"
#include "mailbox/keyringturn.h"

#include <QSaveFile>

namespace poplar::cli {

using namespace mailbox;

namespace {

constexpr int firstCodeOfSignals = 128;

bool isToken(const accounts::Account &account)
{
    return takesToken(account.authentication);
}

} // namespace

ExamineJob::ExamineJob(const accounts::Account &account, accounts::PasswordStore *passwords,
                       Credentials &credentials, TranscriptLog &log, Output &output)
    : m_account(account)
    , m_passwords(passwords)
    , m_credentials(credentials)
    , m_log(log)
    , m_output(output)
{
    connect(&m_examination, &Examination::progressed, this, [this](const ExaminationProgress &progress) {
        m_output.progress(findings::progressText(progress));
    });
    connect(&m_examination, &Examination::transcript, this, [this](const auto &events) {
        if (const Result<Done> written = m_log.add(events); !written)
            m_output.complain(tr("%1 cannot be written: %2").arg(m_log.path(), written.error().detail));
    });
    connect(&m_examination, &Examination::finished, this, &ExamineJob::onFinished);
}

void ExamineJob::start(const Request &request)
{
    m_request = request;
    findSecrets();
}

void ExamineJob::findSecrets()
{
    const bool byCommand = isToken(m_account) && !m_account.tokenCommand.isEmpty();
    m_hasSecret = byCommand || m_account.authentication == Authentication::External;
    if (!m_account.clientCertificateFile.isEmpty())
        m_toFind += SecretPurpose::ClientKey;
    if (!m_account.proxy.user.isEmpty())
        m_toFind += SecretPurpose::Proxy;
    if (!m_hasSecret)
        m_toFind += isToken(m_account) ? SecretPurpose::Token : SecretPurpose::Password;
    examine();
}

void ExamineJob::find(SecretPurpose purpose)
{
    if (!m_passwords)
        return askFor(purpose);
    m_passwords->read(m_account.id, storedFor(purpose), this,
                      [this, purpose](const Result<std::optional<Secret>> &found) {
                          if (found && *found)
                              take(purpose, **found);
                          else
                              askFor(purpose);
                      });
}

/// Without a password there is still much to see; and many keys need no passphrase.
void ExamineJob::askFor(SecretPurpose purpose)
{
    if (purpose == SecretPurpose::ClientKey)
        return take(purpose, {});
    const bool isProxy = purpose == SecretPurpose::Proxy;
    const PasswordQuestion question{isProxy ? m_account.proxy.host : m_account.host,
                                    isProxy ? m_account.proxy.user : m_account.user,
                                    {},
                                    {},
                                    purpose};
    m_credentials.find(question, this, [this, purpose](const std::optional<Secret> &secret) {
        take(purpose, secret.value_or(Secret()));
    });
}

void ExamineJob::take(SecretPurpose purpose, const Secret &secret)
{
    if (purpose == SecretPurpose::ClientKey)
        m_secrets.clientKey = secret;
    else if (purpose == SecretPurpose::Proxy)
        m_secrets.proxy = secret;
    else
        m_secrets.login = secret;
    examine();
}

void ExamineJob::examine()
{
    if (!m_toFind.isEmpty())
        return find(m_toFind.takeFirst());
    m_hasSecret = m_hasSecret || !m_secrets.login.isEmpty();
    m_examination.start(m_account, m_secrets);
}

void ExamineJob::interrupt(int signal)
{
    m_output.progress({});
    m_examination.disconnect(this);
    Q_EMIT over(ExitCode(firstCodeOfSignals + signal));
}

QString ExamineJob::written(const ExaminationReport &report) const
{
    const QLocale plain = QLocale::c();
    switch (m_request.reportFormat) {
    case Request::ReportFormat::Text:
        break;
    case Request::ReportFormat::Markdown:
        return findings::asMarkdown(report, plain);
    case Request::ReportFormat::Html:
        return findings::asHtml(report, plain);
    }
    return findings::asText(report, plain);
}

bool ExamineJob::save(const QString &text)
{
    QSaveFile file(m_request.reportFile);
    const QByteArray bytes = text.toUtf8();
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return true;
    m_output.complain(tr("%1 cannot be written: %2").arg(m_request.reportFile, file.errorString()));
    return false;
}

void ExamineJob::onFinished(const ExaminationReport &report)
{
    m_output.progress({});
    const QString text = written(report);
    if (m_request.reportFile.isEmpty())
        m_output.text(text);
    else if (!save(text))
        return Q_EMIT over(ExitCode::CannotCreate);
    Q_EMIT over(codeOf(report));
}

/// Whatever was found, it went well if the mailbox could be opened, or if nobody wanted to.
ExitCode ExamineJob::codeOf(const ExaminationReport &report) const
{
    for (const FindingKind kind : {FindingKind::LoginRefused, FindingKind::LoginNotTried}) {
        const GradedFinding *found = report.find(kind);
        if (!found || !found->error)
            continue;
        const bool isWanted = m_hasSecret || found->error->kind != ErrorKind::Authentication;
        return isWanted ? exitCodeOf(found->error->kind) : ExitCode::Success;
    }
    return ExitCode::Success;
}

} // namespace poplar::cli
