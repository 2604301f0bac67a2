// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/transferjob.h"

#include "cli/errortext.h"

#include <QDir>
#include <QJsonObject>

namespace poplar::cli {

using namespace mailbox;

namespace {

constexpr int endedBy = 128;

} // namespace

TransferJob::TransferJob(const accounts::Account &account, const QString &folder, Format format,
                         Output &output)
    : m_folder(folder)
    , m_format(format)
    , m_output(output)
    , m_mailbox(account, folder, nullptr)
{
    connect(&m_mailbox, &Mailbox::problem, this,
            [this](const Problem &problem) { m_output.complain(errorLines(problem)); });
    connect(&m_mailbox, &Mailbox::transferProgressed, this, [this](const TransferProgress &progress) {
        m_output.progress(tr("Messages: %1").arg(progress.messages));
    });
    connect(&m_mailbox, &Mailbox::transferFinished, this, &TransferJob::onFinished);
}

void TransferJob::start(const Request &request)
{
    if (request.verb == Request::Verb::Import) {
        ImportOrder order;
        for (const QString &file : request.files)
            order.paths += QDir::current().absoluteFilePath(file);
        return m_mailbox.importMail(order);
    }
    // Asking for what is not there would make it.
    if (!QDir(m_folder).exists()) {
        m_output.complain(tr("Nothing is kept of this account: there is no folder %1.").arg(m_folder));
        Q_EMIT over(ExitCode::Data);
        return;
    }
    ExportOrder order;
    order.which = ExportOrder::Which::Kept;
    order.format = request.mailFormat;
    order.target = QDir::current().absoluteFilePath(request.files.constFirst());
    m_mailbox.exportMail(order);
}

void TransferJob::interrupt(int signal)
{
    m_signal = signal;
    m_mailbox.stopTransfer();
}

QString TransferJob::reasonOf(const Error &error)
{
    if (error.code == "NOT-MAIL")
        return tr("no mail");
    if (error.code == "NOT-A-FILE")
        return tr("a link or a device");
    if (error.code == "EXISTS")
        return tr("There is such a file already, and none is replaced.");
    if (error.code == "NOT-MAILDIR")
        return tr("The folder has other things in it and is no Maildir.");
    return error.detail.isEmpty() ? errorLines(error).join(u' ') : error.detail;
}

void TransferJob::onFinished(const TransferReport &report)
{
    m_output.progress({});
    for (const FileFailure &failure : report.failures)
        m_output.complain(QStringLiteral("%1: %2").arg(failure.file, reasonOf(failure.error)));
    for (const QString &file : report.cut)
        m_output.complain(tr("%1: it ends in the middle; the last message may not be whole.").arg(file));
    print(report);
    if (m_signal) {
        m_output.complain(tr("Interrupted. What was done stays."));
        return Q_EMIT over(ExitCode(endedBy + m_signal));
    }
    if (!report.stopped)
        return Q_EMIT over(report.failed > 0 ? ExitCode::Data : ExitCode::Success);
    m_output.complain(reasonOf(*report.stopped));
    Q_EMIT over(exitCodeOf(report.stopped->kind));
}

void TransferJob::print(const TransferReport &report)
{
    const bool isExport = report.kind == TransferReport::Kind::Export;
    QList<std::pair<QString, qint64>> counts{
        {isExport ? QStringLiteral("exported") : QStringLiteral("imported"), report.messages},
        {QStringLiteral("octets"), report.octets}};
    if (!isExport)
        counts += {QStringLiteral("alreadyHere"), report.alreadyHere};
    counts += {QStringLiteral("failed"), report.failed};
    QJsonObject object;
    for (const auto &[name, count] : std::as_const(counts)) {
        object.insert(name, count);
        if (m_format == Format::Plain)
            m_output.line(QStringLiteral("%1\t%2").arg(name).arg(count));
    }
    if (m_format == Format::Json)
        m_output.json(object);
}

} // namespace poplar::cli
