// SPDX-License-Identifier: GPL-3.0-or-later
#include "spelling/speller.h"

#include "spelling/words.h"

#include <QFile>
#include <QStringConverter>

#include <hunspell.hxx>

namespace poplar::spelling {
namespace {

constexpr qint64 sampleOctets = 4096;

class HunspellSpeller : public Speller {
public:
    explicit HunspellSpeller(const Dictionary &dictionary)
        : m_hunspell(QFile::encodeName(dictionary.affixes).constData(),
                     QFile::encodeName(dictionary.words).constData())
        , m_encode(m_hunspell.get_dict_encoding().c_str())
        , m_decode(m_hunspell.get_dict_encoding().c_str())
    {
        QFile words(dictionary.words);
        if (isKnown() && words.open(QIODevice::ReadOnly)) {
            const QString sample = m_decode(words.read(sampleOctets));
            m_script = scriptOf(sample);
        }
        m_decode.resetState();
    }

    [[nodiscard]] bool isKnown() const { return m_encode.isValid() && m_decode.isValid(); }
    [[nodiscard]] QChar::Script script() const override { return m_script; }
    /// A word that its character set cannot write is none of its own.
    [[nodiscard]] bool isRight(const QString &word) override
    {
        const auto encoded = encode(word);
        return encoded && m_hunspell.spell(*encoded);
    }
    [[nodiscard]] QStringList suggestions(const QString &word) override
    {
        QStringList words;
        if (const auto encoded = encode(word)) {
            for (const std::string &one : m_hunspell.suggest(*encoded))
                words += m_decode(QByteArrayView(one.data(), qsizetype(one.size())));
        }
        return words;
    }

private:
    [[nodiscard]] std::optional<std::string> encode(const QString &word)
    {
        m_encode.resetState();
        const QByteArray encoded = m_encode(plainWord(word));
        if (m_encode.hasError())
            return std::nullopt;
        return encoded.toStdString();
    }

    Hunspell m_hunspell;
    QStringEncoder m_encode;
    QStringDecoder m_decode;
    QChar::Script m_script = QChar::Script_Unknown;
};

} // namespace

std::unique_ptr<Speller> openSpeller(const Dictionary &dictionary)
{
    // It tells nobody when a file is missing.
    for (const QString &path : {dictionary.affixes, dictionary.words}) {
        if (!QFile(path).open(QIODevice::ReadOnly))
            return nullptr;
    }
    auto speller = std::make_unique<HunspellSpeller>(dictionary);
    return speller->isKnown() ? std::move(speller) : nullptr;
}

bool canSpell()
{
    return true;
}

} // namespace poplar::spelling
