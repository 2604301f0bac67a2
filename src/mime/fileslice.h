// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

namespace poplar::mime {

/// A stretch of a file as a file of its own, to be read. Internal to this library.
class FileSlice : public QIODevice {
public:
    /// @param file open for reading; it must outlive the slice, and be read by nobody else meanwhile.
    FileSlice(QIODevice &file, qint64 begin, qint64 end);

    [[nodiscard]] qint64 size() const override { return m_end - m_begin; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QIODevice &m_file;
    qint64 m_begin = 0;
    qint64 m_end = 0;
};

} // namespace poplar::mime
