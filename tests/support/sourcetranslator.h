// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QHash>
#include <QTranslator>
#include <QXmlStreamReader>

/// Translates from a .ts file, so that a test sees a language without the program's resources.
class SourceTranslator : public QTranslator {
public:
    /// @param language as in "translations/poplar_ru.ts".
    explicit SourceTranslator(const QString &language)
    {
        QFile file(QStringLiteral(POPLAR_SOURCE_DIR "/translations/poplar_%1.ts").arg(language));
        if (!file.open(QFile::ReadOnly))
            qFatal("no translation");
        QXmlStreamReader xml(&file);
        QString context;
        QString source;
        QString comment;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement())
                continue;
            if (xml.name() == u"message")
                source = comment = QString();
            else if (xml.name() == u"name")
                context = xml.readElementText();
            else if (xml.name() == u"source")
                source = xml.readElementText();
            else if (xml.name() == u"comment")
                comment = xml.readElementText();
            else if (xml.name() == u"translation")
                m_texts.insert({context, source, comment},
                               xml.readElementText(QXmlStreamReader::IncludeChildElements));
        }
    }

    [[nodiscard]] bool isEmpty() const override { return m_texts.isEmpty(); }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *comment,
                                    int) const override
    {
        return m_texts.value(
            {QString::fromUtf8(context), QString::fromUtf8(source), QString::fromUtf8(comment)});
    }

private:
    QHash<QStringList, QString> m_texts; ///< By context, source and comment.
};
