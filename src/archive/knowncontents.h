// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/catalogue.h"
#include "archive/maildirfiles.h"
#include "base/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace poplar::archive {

/// The contents of all messages that are kept, so that none of them comes a second time. What lies in the
/// trash does not count: it is on its way out. A value that may go to another thread.
class KnownContents {
public:
    /// On the catalogue's thread.
    [[nodiscard]] static Result<KnownContents> of(const Catalogue &catalogue);

    /// Whether a message with this content is kept, and its file is there.
    [[nodiscard]] bool has(const QByteArray &sha256);

private:
    explicit KnownContents(const QString &folder);

    QHash<QByteArray, QString> m_files;
    FileFinder m_finder;
};

} // namespace poplar::archive
