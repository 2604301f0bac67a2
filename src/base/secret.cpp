// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"

namespace poplar {

namespace {

std::shared_ptr<const QByteArray> hidden(QByteArrayView bytes)
{
    // A deep copy of our own, so that wiping it touches nobody else's buffer.
    auto *copy = new QByteArray(bytes.data(), bytes.size());
    return {copy, [](QByteArray *array) {
                volatile char *data = array->data();
                for (qsizetype i = 0; i < array->size(); ++i)
                    data[i] = 0;
                delete array;
            }};
}

} // namespace

Secret::Secret(const QString &text)
{
    QByteArray utf8 = text.toUtf8();
    m_bytes = hidden(utf8);
    utf8.fill('\0');
}

Secret::Secret(QByteArrayView bytes)
    : m_bytes(hidden(bytes))
{
}

bool Secret::isEmpty() const
{
    return !m_bytes || m_bytes->isEmpty();
}

QByteArrayView Secret::wireBytes() const
{
    return m_bytes ? QByteArrayView(*m_bytes) : QByteArrayView();
}

} // namespace poplar
