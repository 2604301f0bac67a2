// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/catalogue.h"
#include "archive/maildir.h"
#include "archive/publishing.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

/// A test of an account's folder: a Maildir with a catalogue beside it.
class AccountFolderTest : public QObject {
    Q_OBJECT

protected:
    void makeFolder()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->filePath(QStringLiteral("account"));
        QVERIFY(poplar::archive::Maildir::openOwn(m_folder));
        reopen();
    }

    void closeCatalogue()
    {
        m_catalogue.reset();
        QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
    }

    void reopen()
    {
        m_catalogue.reset();
        poplar::Result<std::unique_ptr<poplar::archive::Catalogue>> opened =
            poplar::archive::Catalogue::open(m_folder);
        if (!opened)
            qFatal("%s", qUtf8Printable(opened.error().detail));
        m_catalogue = std::move(opened).value();
    }

    void loseCatalogue()
    {
        m_catalogue.reset();
        for (const QString &file : QDir(m_folder).entryList({QStringLiteral("catalogue.sqlite*")}))
            QVERIFY(QFile::remove(QDir(m_folder).filePath(file)));
    }

    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    poplar::archive::Delivered delivered(const QByteArray &content)
    {
        auto delivery = poplar::archive::Maildir::openOwn(m_folder)->begin();
        poplar::archive::SealedGroup group;
        if (!(*delivery)->write(content) || !(*delivery)->seal())
            qFatal("delivery");
        group.push_back(std::move(delivery).value());
        return *publish(std::move(group)).first();
    }

    QString deliver(const QByteArray &content) { return delivered(content).file; }

    QString move(const QString &file, const QString &part, const QString &flags)
    {
        const QString to = QStringLiteral("%1/%2/%3%4")
                               .arg(m_folder, part, QFileInfo(file).fileName().section(u':', 0, 0), flags);
        if (!QFile::rename(file, to))
            qFatal("rename");
        return to;
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_folder;
    std::unique_ptr<poplar::archive::Catalogue> m_catalogue;
};
