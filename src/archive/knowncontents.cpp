// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/knowncontents.h"

#include "archive/storageerror.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace poplar::archive {

KnownContents::KnownContents(const QString &folder)
    : m_finder(folder)
{
}

Result<KnownContents> KnownContents::of(const Catalogue &catalogue)
{
    KnownContents contents(catalogue.folder());
    QSqlQuery query(QSqlDatabase::database(catalogue.connectionName(), false));
    query.setForwardOnly(true);
    query.prepare(QStringLiteral(
        "SELECT sha256, file FROM kept JOIN message USING (id) WHERE marks & ? AND sha256 <> x''"));
    query.addBindValue(int(EntryMark::Kept));
    if (!query.exec())
        return storageError(query.lastError().text());
    while (query.next())
        contents.m_files.insert(query.value(0).toByteArray(), query.value(1).toString());
    return contents;
}

bool KnownContents::has(const QByteArray &sha256)
{
    const auto found = m_files.constFind(sha256);
    return found != m_files.constEnd() && m_finder.find(*found);
}

} // namespace poplar::archive
