// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "cli/terminal.h"
#include "wire/displaytext.h"

#include <QJsonDocument>

#include <cerrno>
#include <cstdio>

namespace poplar::cli {

namespace {

/// Line by line, so that the line breaks survive.
QString neutralised(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    qsizetype from = 0;
    while (from <= text.size()) {
        const qsizetype end = text.indexOf(u'\n', from);
        shown += wire::displayText(QStringView(text).sliced(from, (end < 0 ? text.size() : end) - from));
        if (end < 0)
            break;
        shown += u'\n';
        from = end + 1;
    }
    return shown;
}

} // namespace

Output::Output()
    : m_outIsTerminal(cli::isTerminal(Stream::Out))
    , m_errorIsTerminal(cli::isTerminal(Stream::Error))
{
}

void Output::line(const QString &text)
{
    write(wire::displayText(text).toUtf8() + '\n');
}

void Output::json(const QJsonObject &object)
{
    write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void Output::text(const QString &text)
{
    write((m_outIsTerminal ? neutralised(text) : text).toUtf8());
    if (!text.endsWith(u'\n'))
        write("\n");
}

void Output::bytes(const QByteArray &bytes)
{
    QByteArray lines = bytes;
    lines.replace("\r\n", "\n");
    if (!m_outIsTerminal)
        return write(lines);
    for (qsizetype from = 0; from < lines.size();) {
        const qsizetype end = lines.indexOf('\n', from);
        const qsizetype to = end < 0 ? lines.size() : end;
        write(wire::displayText(QByteArrayView(lines).sliced(from, to - from)).toUtf8() + '\n');
        from = to + 1;
    }
}

void Output::flush()
{
    if (std::fflush(stdout) != 0)
        noteFailure();
}

void Output::complain(const QStringList &lines)
{
    for (qsizetype i = 0; i < lines.size(); ++i)
        remark(i == 0 ? QStringLiteral("poplar-cli: ") + lines[i] : lines[i]);
}

void Output::remark(const QString &line)
{
    flush(); // results stay before what is said about them
    writeError(wire::displayText(line).toUtf8() + '\n');
}

void Output::prompt(const QString &text)
{
    flush();
    writeError(wire::displayText(text).toUtf8());
}

void Output::progress(const QString &text)
{
    if (!m_errorIsTerminal || (text.isEmpty() && !m_progressShown))
        return;
    flush();
    const QString fitting = wire::displayText(text).left(std::max(1, terminalColumns() - 1));
    std::fputs(("\r" + fitting.toUtf8() + "\x1b[K").constData(), stderr);
    std::fflush(stderr);
    m_progressShown = !text.isEmpty();
}

void Output::write(const QByteArray &bytes)
{
    if (m_outIsTerminal)
        progress({});
    const auto size = size_t(bytes.size());
    if (std::fwrite(bytes.constData(), 1, size, stdout) != size)
        noteFailure();
}

void Output::noteFailure()
{
    if (m_failed)
        return;
    m_failed = true;
    m_unwanted = errno == EPIPE;
}

void Output::writeError(const QByteArray &bytes)
{
    progress({});
    // Where even this fails, there is nobody to tell.
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
    std::fflush(stderr);
}

} // namespace poplar::cli
