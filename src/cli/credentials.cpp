// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/credentials.h"

#include "base/limits.h"
#include "cli/terminal.h"
#include "wire/displaytext.h"

#include <QFile>
#include <QFileInfo>

namespace poplar::cli {

using mailbox::PasswordQuestion;
using mailbox::SecretPurpose;
using From = SecretSource::From;

namespace {

constexpr QFile::Permissions others =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;

QByteArray withoutLineEnd(QByteArray line)
{
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return line;
}

std::optional<Secret> secretOf(const std::optional<QByteArray> &line)
{
    return line && !line->isEmpty() ? std::optional(Secret(*line)) : std::nullopt;
}

} // namespace

Credentials::Credentials(const SecretSource &source, InputLines &input, Output &output)
    : m_source(source)
    , m_input(input)
    , m_output(output)
    , m_userIsThere(isTerminal(Stream::In))
{
}

Result<Done> Credentials::prepare()
{
    if (m_source.from != From::File)
        return Done();
    QFile file(m_source.file);
    // A folder can be opened on some systems, but not read.
    if (QFileInfo(m_source.file).isDir())
        return Error{ErrorKind::Storage, {}, {}, {}, tr("It is a folder.")};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Storage, {}, {}, {}, file.errorString()};
    QByteArray line = withoutLineEnd(file.readLine(limit::commandArgument));
    m_fromFile = secretOf(line);
    line.fill('\0');
    if (!m_fromFile)
        return Error{ErrorKind::Storage, {}, {}, {}, tr("Its first line is empty.")};
    if (file.permissions() & others)
        m_output.complain(
            tr("Others on this computer may read %1. “chmod 600” keeps it to yourself.").arg(m_source.file));
    return Done();
}

void Credentials::find(const PasswordQuestion &question, QObject *context, const Found &found)
{
    const bool login =
        question.purpose == SecretPurpose::Password || question.purpose == SecretPurpose::Token;
    if (login && !question.refused && m_source.from == From::File)
        return found(m_fromFile);
    if (login && !question.refused && m_source.from == From::StandardInput)
        return m_input.next(context, [found](const auto &line) { found(secretOf(line)); });
    if (!m_userIsThere)
        return found(std::nullopt);
    askUser(question, context, found);
}

void Credentials::askUser(const PasswordQuestion &question, QObject *context, const Found &found)
{
    const QString user = wire::displayText(question.user);
    const QString host = wire::displayText(question.host);
    switch (question.purpose) {
    case SecretPurpose::Password:
        m_output.prompt(tr("Password for %1 at %2: ").arg(user, host));
        break;
    case SecretPurpose::Token:
        m_output.prompt(tr("Access token for %1 at %2: ").arg(user, host));
        break;
    case SecretPurpose::ClientKey:
        m_output.prompt(tr("Passphrase for %1: ").arg(user));
        break;
    case SecretPurpose::Proxy:
        m_output.prompt(tr("Password for %1 at the proxy %2: ").arg(user, host));
        break;
    }
    setEcho(Echo::Off);
    m_input.next(context, [this, found](const std::optional<QByteArray> &line) {
        setEcho(Echo::On);
        m_output.remark({}); // the user's Enter was not shown either
        found(secretOf(line));
    });
}

} // namespace poplar::cli
