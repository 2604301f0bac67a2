// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <utility>

namespace poplar::smtp {

/// Where a message that is sent comes from, block by block, on the session thread.
class BodySource {
public:
    virtual ~BodySource() = default;

    /// Some octets, with whatever line ends they have; none at the end. An error (ErrorKind::Storage) gives
    /// the sending up.
    /// @param most is how many they may be.
    [[nodiscard]] virtual Result<QByteArray> read(qint64 most) = 0;
    /// Begins anew.
    [[nodiscard]] virtual Result<Done> rewind() = 0;
};

/// A message in a file, which is opened when it is first read.
class FileSource : public BodySource {
public:
    explicit FileSource(const QString &path)
        : m_file(path)
    {
    }

    [[nodiscard]] Result<QByteArray> read(qint64 most) override;
    [[nodiscard]] Result<Done> rewind() override;

private:
    [[nodiscard]] Error failure() const;

    QFile m_file;
};

/// A small message in memory.
class BufferSource : public BodySource {
public:
    explicit BufferSource(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }

    [[nodiscard]] Result<QByteArray> read(qint64 most) override;
    [[nodiscard]] Result<Done> rewind() override;

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

} // namespace poplar::smtp
