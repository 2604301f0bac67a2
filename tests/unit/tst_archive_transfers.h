// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/exporter.h"
#include "archive/importer.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

/// A test of an account's folder with messages in it, of what leaves it and of what comes into it.
class TransfersTest : public QObject {
    Q_OBJECT

protected:
    static inline const QByteArray header = "From: a@example.org\nTo: b@example.org\nSubject: s\n";

    /// Messages as they lie in a Maildir, each of which some format has trouble with.
    static QList<QByteArray> nastyMessages()
    {
        return {
            header + "\nHello\n",
            header,
            header + "\n\n\n",
            header + "\nFrom here\n>From there\n>>From everywhere\nFrom\n",
            header + "\n\nFrom a@example.org Thu Jan  1 00:00:00 1970\nSubject: inner\n\ntext\n",
            header + "Content-Length: 5\n\nFrom x\n\nmuch more than five octets\n",
            header + QByteArray("X-Zero: \0\n\n\0\0\n", 14),
            header + "\n\xd0\x9f\xd1\x80\xd0\xb8\xd0\xb2\xd0\xb5\xd1\x82 \xff\xfe\n",
            header + "\nlone\rreturn, \r\none of two\r\r\nthree\n\r",
            header + "\n" + QByteArray(1'500'000, 'x') + "\n",
        };
    }

    void makeAccount()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = path(QStringLiteral("account"));
        for (const char *part : {"cur", "new", "tmp"})
            QVERIFY(QDir().mkpath(m_folder + u'/' + QLatin1StringView(part)));
    }

    [[nodiscard]] QString path(const QString &name) const { return m_temporary->filePath(name); }

    static void write(const QString &path, const QByteArray &content)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }

    /// Puts messages into the account's Maildir.
    QList<poplar::archive::ExportItem> keep(const QList<QByteArray> &messages)
    {
        QList<poplar::archive::ExportItem> items;
        for (const QByteArray &message : messages) {
            const QString file =
                QStringLiteral("%1/new/%2.M1P1Q1.host,S=%3").arg(m_folder).arg(++m_count).arg(message.size());
            write(file, message);
            poplar::archive::ExportItem item;
            item.file = file;
            item.name = QStringLiteral("letter");
            item.sender = "a@example.org";
            item.date = QDateTime::fromSecsSinceEpoch(1591005600, Qt::UTC);
            items += item;
        }
        return items;
    }

    poplar::archive::Exported exportAll(const QList<poplar::archive::ExportItem> &items,
                                        poplar::MailFormat format, const QString &target,
                                        const poplar::archive::TransferWatch &watch = {})
    {
        return poplar::archive::Exporter(m_folder, format, target).run(items, watch);
    }

    /// Into a Maildir of their own.
    poplar::archive::Imported import(const QStringList &paths,
                                     const QString &maildir = QStringLiteral("into"),
                                     const poplar::archive::TransferWatch &watch = {})
    {
        const poplar::Result<poplar::archive::Maildir> into = poplar::archive::Maildir::open(path(maildir));
        if (!into)
            qFatal("maildir");
        m_imported.clear();
        return poplar::archive::Importer(*into, m_isHere, {})
            .run(paths, watch,
                 [this](const QList<poplar::archive::ImportedMessage> &messages) { m_imported += messages; });
    }

    [[nodiscard]] QList<QByteArray> importedContents() const
    {
        QList<QByteArray> contents;
        for (const poplar::archive::ImportedMessage &message : m_imported)
            contents += contentOf(message.delivered.file);
        return contents;
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_folder;
    poplar::archive::Importer::IsHere m_isHere;
    QList<poplar::archive::ImportedMessage> m_imported; ///< By the last import.
    int m_count = 0;
};
