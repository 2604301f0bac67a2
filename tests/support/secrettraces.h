// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QDirIterator>
#include <QFile>
#include <QList>
#include <QPair>

namespace poplar::test {

/// In which forms a server may say a secret back, with a name for each.
inline QList<QPair<const char *, QByteArray>> formsOf(const QByteArray &secret)
{
    return {{"raw", secret},
            {"capitals", secret.toUpper()},
            {"base64", secret.toBase64()},
            {"base64 in a text", QByteArray("anna:" + secret + "!").toBase64()},
            {"base64 for addresses", secret.toBase64(QByteArray::Base64UrlEncoding)},
            {"hex", secret.toHex()},
            {"percent", secret.toPercentEncoding()},
            {"percent, every octet", "%" + secret.toHex('%')}};
}

/// All the forms of the secrets, and parts of them in base64 wherever they begin.
inline QByteArrayList traces(const QByteArrayList &secrets)
{
    QByteArrayList all;
    for (const QByteArray &secret : secrets) {
        for (const auto &[name, form] : formsOf(secret))
            all += form.toLower();
        for (int before = 0; before < 3; ++before)
            all += (QByteArray(before, 'x') + secret).toBase64().mid(4, 12).toLower();
    }
    return all;
}

inline QByteArray allFilesIn(const QString &folder)
{
    QByteArray content;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            content += file.readAll();
    }
    return content;
}

} // namespace poplar::test
