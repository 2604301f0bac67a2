// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QTemporaryDir>

namespace poplar::test {

/// The only dictionaries that this program finds from now on, and a folder for other files.
class SpellingDictionaries {
public:
    SpellingDictionaries()
    {
        for (const char *variable : {"DICPATH", "XDG_DATA_DIRS", "XDG_DATA_HOME"})
            qputenv(variable, m_folder.path().toLocal8Bit());
    }

    /// @param affixes of a file as Hunspell has it, like the words.
    void add(const QString &language, const QByteArray &affixes, const QByteArray &words) const
    {
        write(language + QStringLiteral(".aff"), affixes);
        write(language + QStringLiteral(".dic"), words);
    }

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QLatin1StringView(name)); }

private:
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a dictionary");
    }

    QTemporaryDir m_folder;
};

} // namespace poplar::test
