// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pop3/bodysink.h"

#include <QFile>

#include <functional>

namespace poplar::mailbox {

/// Writes a body to a file, which is there under its name only when it is whole.
class FileSink : public pop3::BodySink {
public:
    /// @param limit in octets; more ends in ErrorKind::Limit.
    /// @param progress is called with the octets written so far.
    FileSink(const QString &path, qint64 limit, std::function<void(qint64)> progress);
    ~FileSink() override;

    [[nodiscard]] Result<Done> write(QByteArrayView chunk) override;
    [[nodiscard]] Result<Done> finish() override;

private:
    [[nodiscard]] Error failure() const;

    QString m_path;
    qint64 m_limit;
    QFile m_part;
    std::function<void(qint64)> m_progress;
    qint64 m_octets = 0;
};

} // namespace poplar::mailbox
