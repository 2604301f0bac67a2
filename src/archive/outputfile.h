// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/durable.h"
#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QFile>
#include <QString>

#include <memory>

namespace poplar::archive {

/// A file that gets its name only when it is whole, and never in the place of another. Until then it lies
/// beside, under a name that no other file has, and is removed when this is destroyed.
class OutputFile {
public:
    /// @param folder where it lies until then: on the file system where it will lie.
    [[nodiscard]] static Result<std::unique_ptr<OutputFile>> begin(const QString &folder);
    ~OutputFile();
    Q_DISABLE_COPY_MOVE(OutputFile)

    /// ErrorKind::Storage, for example if the disk is full. Nothing more can be done with it then but
    /// truncate() or to give it up.
    [[nodiscard]] Result<Done> write(QByteArrayView octets);
    /// As far as they were written, or wait for it.
    [[nodiscard]] qint64 octets() const { return m_octets; }
    /// Takes back what was written behind that.
    [[nodiscard]] Result<Done> truncate(qint64 octets);

    /// Whether the content is to be on the disk before the name is.
    enum class Sync { Now, Later };
    /// Hands the rest to the system and closes the file.
    [[nodiscard]] Result<Done> finish(Sync sync);
    /// Gives it its name: std::errc::file_exists where there is such a file. After finish().
    [[nodiscard]] std::error_code moveTo(const QString &path);

private:
    explicit OutputFile(std::unique_ptr<QFile> file);

    [[nodiscard]] Result<Done> flush();
    [[nodiscard]] Error failure() const;

    std::unique_ptr<QFile> m_file;
    QByteArray m_pending;
    qint64 m_octets = 0;
    bool m_isMoved = false;
};

} // namespace poplar::archive
