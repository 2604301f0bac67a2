// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/fileslice.h"

#include <algorithm>

namespace poplar::mime {

FileSlice::FileSlice(QIODevice &file, qint64 begin, qint64 end)
    : m_file(file)
    , m_begin(begin)
    , m_end(std::max(begin, end))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 FileSlice::readData(char *data, qint64 most)
{
    const qint64 left = std::min(most, size() - pos());
    if (left <= 0)
        return 0;
    const qint64 count = m_file.seek(m_begin + pos()) ? m_file.read(data, left) : -1;
    if (count < 0)
        setErrorString(m_file.errorString());
    return count;
}

} // namespace poplar::mime
