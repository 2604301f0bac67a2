// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <QFile>
#include <QString>

namespace poplar::test {

/// What came of every server in every test, for `./scripts/interop` to make its table of: an object with
/// "columns", a list of names, and "servers", a list of objects with "name", "version", "additions",
/// "cells" ({column: {"mark", "note"}}) and "remarks".
class Matrix {
public:
    enum class Mark {
        Yes,
        No, ///< The server cannot.
        Failed,
        Skipped, ///< The server is not there.
    };

    void addServer(const QString &name, const QString &version, const QString &additions)
    {
        m_servers += QJsonObject{{QStringLiteral("name"), name},
                                 {QStringLiteral("version"), version},
                                 {QStringLiteral("additions"), additions}};
    }
    void set(const QString &server, const QString &column, Mark mark, const QString &note)
    {
        static constexpr const char *words[] = {"yes", "no", "FAILED", "skipped"};
        if (!m_columns.contains(column))
            m_columns += column;
        m_cells[server].insert(
            column,
            QJsonObject{{QStringLiteral("mark"), QString::fromLatin1(words[static_cast<int>(mark)])},
                        {QStringLiteral("note"), note}});
    }
    void remark(const QString &server, const QString &text)
    {
        if (!m_remarks[server].contains(text))
            m_remarks[server] += text;
    }
    [[nodiscard]] bool write(const QString &path) const
    {
        QJsonArray servers;
        for (QJsonObject server : m_servers) {
            const QString name = server[u"name"].toString();
            server.insert(QStringLiteral("cells"), m_cells.value(name));
            server.insert(QStringLiteral("remarks"), QJsonArray::fromStringList(m_remarks.value(name)));
            servers += server;
        }
        const QJsonObject all{{QStringLiteral("columns"), QJsonArray::fromStringList(m_columns)},
                              {QStringLiteral("servers"), servers}};
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(all).toJson()) > 0;
    }

private:
    QList<QJsonObject> m_servers;
    QStringList m_columns;
    QHash<QString, QJsonObject> m_cells;
    QHash<QString, QStringList> m_remarks;
};

} // namespace poplar::test
