// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/messageinput.h"

namespace poplar::cli {

MessageInput::MessageInput(QObject *parent)
    : QObject(parent)
    , m_reader(makeReader(*this))
{
}

MessageInput::~MessageInput() = default;

void MessageInput::start()
{
    if (!m_file.open()) {
        QMetaObject::invokeMethod(
            this, [this] { fail(m_file.errorString()); }, Qt::QueuedConnection);
        return;
    }
    m_reader->start();
}

void MessageInput::take(const QByteArray &octets)
{
    const bool isWritten = octets.isEmpty() ? m_file.flush() : m_file.write(octets) == octets.size();
    if (!isWritten)
        return fail(m_file.errorString());
    if (!octets.isEmpty())
        return;
    m_reader->stop();
    Q_EMIT complete();
}

void MessageInput::fail(const QString &reason)
{
    m_reader->stop();
    Q_EMIT failed(reason);
}

} // namespace poplar::cli
