// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/tokencommand.h"

#include <algorithm>

namespace poplar::accounts {

namespace {

/// Overwrites what may be a token.
void wipe(QByteArray &bytes)
{
    std::fill_n(static_cast<volatile char *>(bytes.data()), bytes.size(), '\0');
    bytes.clear();
}

QByteArray firstLineOf(const QByteArray &output)
{
    const qsizetype end = output.indexOf('\n');
    return (end < 0 ? output : output.left(end)).trimmed();
}

bool isShown(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format: // where a line is read from right to left from now on
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
        return false;
    default:
        return true;
    }
}

} // namespace

TokenCommand::TokenCommand(QObject *parent)
    : QObject(parent)
    , m_process(new QProcess)
    , m_deadline(this)
{
    m_deadline.setSingleShot(true);
    m_process->setStandardInputFile(QProcess::nullDevice());
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        const auto seconds = std::chrono::duration<double>(m_deadline.intervalAsDuration()).count();
        fail(tokencode::deadline, QString::number(seconds) + QStringLiteral(" s"));
    });
    connect(m_process, &QProcess::readyReadStandardOutput, this, &TokenCommand::onOutput);
    connect(m_process, &QProcess::readyReadStandardError, this, &TokenCommand::onComplaint);
    connect(m_process, &QProcess::finished, this, &TokenCommand::onExit);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(tokencode::start, m_process->program() + QStringLiteral(": ") + m_process->errorString());
    });
}

TokenCommand::~TokenCommand()
{
    letGo();
    wipe(m_output);
}

void TokenCommand::run(const QString &command, std::chrono::milliseconds deadline)
{
    QStringList words = QProcess::splitCommand(command);
    if (words.isEmpty())
        return fail(tokencode::start, {});
    m_deadline.start(deadline);
    const QString program = words.takeFirst();
    m_process->start(program, words, QProcess::ReadOnly);
}

void TokenCommand::onOutput()
{
    m_output += m_process->readAllStandardOutput();
    if (m_output.size() > limit::tokenOutput)
        fail(tokencode::output, QStringLiteral("> %1").arg(limit::tokenOutput));
}

void TokenCommand::onComplaint()
{
    m_complaint = (m_complaint + m_process->readAllStandardError()).right(limit::tokenOutput);
}

void TokenCommand::onExit(int status, QProcess::ExitStatus how)
{
    if (m_isOver)
        return;
    onOutput();
    onComplaint();
    if (m_isOver)
        return;
    if (how == QProcess::CrashExit)
        return fail(tokencode::failed, m_process->errorString() + QStringLiteral(" ") + complaint());
    if (status != 0)
        return fail(tokencode::failed, QString::number(status) + QStringLiteral(" ") + complaint());
    QByteArray token = firstLineOf(m_output);
    if (token.isEmpty())
        fail(tokencode::empty, complaint());
    else
        end(Secret(token));
    wipe(token);
}

/// A command that is being debugged may say its token there.
QString TokenCommand::complaint() const
{
    QByteArray words = m_complaint;
    if (const QByteArray token = firstLineOf(m_output); !token.isEmpty())
        words.replace(token, "********");
    QString text = QString::fromUtf8(words.right(limit::tokenComplaint));
    std::replace_if(
        text.begin(), text.end(), [](QChar c) { return !isShown(c); }, QChar(u' '));
    return text.simplified();
}

void TokenCommand::fail(const char *code, const QString &detail)
{
    end(Error{ErrorKind::NoToken, {}, code, {}, detail.trimmed()});
}

void TokenCommand::end(const Result<Secret> &result)
{
    if (std::exchange(m_isOver, true))
        return;
    m_deadline.stop();
    letGo();
    wipe(m_output);
    QMetaObject::invokeMethod(
        this, [this, result] { Q_EMIT finished(result); }, Qt::QueuedConnection);
}

/// A QProcess that goes while its program runs waits for it: so it stays until the program is gone.
void TokenCommand::letGo()
{
    QProcess *process = std::exchange(m_process, nullptr);
    if (!process)
        return;
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    connect(process, &QProcess::errorOccurred, process, &QObject::deleteLater);
    process->kill();
}

} // namespace poplar::accounts
