// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mime/message.h"

#include <QFile>
#include <QTemporaryDir>

namespace poplar::test {

/// Reads messages that a test makes, each from a file.
class MailFile {
public:
    mime::Message read(const QByteArray &message)
    {
        QFile file(m_folder.filePath(QStringLiteral("mail.eml")));
        if (!file.open(QFile::WriteOnly | QFile::Truncate) || file.write(message) != message.size())
            qFatal("cannot write");
        file.close();
        const Result<mime::Message> read = mime::readMessage(file.fileName());
        if (!read)
            qFatal("cannot read");
        return *read;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace poplar::test
