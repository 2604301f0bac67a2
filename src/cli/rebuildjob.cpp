// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rebuildjob.h"

#include "cli/errortext.h"
#include "cli/progresstext.h"

#include <QDir>

#include <array>

namespace poplar::cli {

using namespace mailbox;

namespace {

constexpr int interruptedBy = 128;

} // namespace

RebuildJob::RebuildJob(const accounts::Account &account, const QString &folder, Format format, Output &output)
    : m_folder(folder)
    , m_format(format)
    , m_output(output)
    , m_mailbox(account, folder, nullptr)
{
    connect(&m_mailbox, &Mailbox::progressChanged, this,
            [this](const Progress &progress) { m_output.progress(progressText(progress)); });
    connect(&m_mailbox, &Mailbox::problem, this,
            [this](const Problem &problem) { m_output.complain(errorLines(problem)); });
    connect(&m_mailbox, &Mailbox::rebuilt, this, &RebuildJob::onRebuilt);
}

void RebuildJob::start()
{
    const QDir folder(m_folder);
    if (folder.exists(QStringLiteral("cur")) || folder.exists(QStringLiteral("new")))
        return m_mailbox.rebuild();
    m_output.complain(tr("There is no mail of this account: %1 is no Maildir.").arg(m_folder));
    Q_EMIT over(ExitCode::Data);
}

void RebuildJob::interrupt(int signal)
{
    m_signal = signal;
    m_mailbox.stop();
}

void RebuildJob::onRebuilt(const RebuildReport &report)
{
    m_output.progress({});
    if (m_signal) {
        m_output.complain(tr("Interrupted. What was found so far stays known."));
        return Q_EMIT over(ExitCode(interruptedBy + m_signal));
    }
    if (report.stopped) // which has been told as a problem
        return Q_EMIT over(exitCodeOf(report.stopped->kind));
    print(report);
    if (report.unreadable > 0)
        m_output.complain(tr("Files that could not be read: %1.").arg(report.unreadable));
    Q_EMIT over(report.unreadable > 0 ? ExitCode::InputOutput : ExitCode::Success);
}

void RebuildJob::print(const RebuildReport &report)
{
    const std::array counts{
        std::pair("messages", report.messages), std::pair("added", report.added),
        std::pair("linked", report.linked),     std::pair("moved", report.moved),
        std::pair("missing", report.missing),   std::pair("unreadable", report.unreadable),
    };
    QJsonObject object;
    for (const auto &[name, count] : counts) {
        object.insert(QLatin1StringView(name), count);
        if (m_format == Format::Plain)
            m_output.line(QStringLiteral("%1\t%2").arg(QLatin1StringView(name)).arg(count));
    }
    if (m_format == Format::Json)
        m_output.json(object);
}

} // namespace poplar::cli
