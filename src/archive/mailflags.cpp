// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/mailflags.h"

#include <algorithm>

namespace poplar::archive {

namespace {

QString withoutFolders(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

/// Where the information begins that mail programs append; -1 if there is none.
qsizetype infoIn(const QString &name)
{
    const auto info = std::find_if(name.begin(), name.end(), [](QChar c) { return c == u':' || c == u';'; });
    return info == name.end() ? -1 : info - name.begin();
}

/// The letters of "2,FS"; nothing if it is information of another kind.
std::optional<QString> lettersOf(const QString &info)
{
    return info.startsWith(u"2,") ? std::optional(info.mid(2)) : std::nullopt;
}

} // namespace

QChar flagSeparator()
{
#ifdef Q_OS_WIN
    return u';';
#else
    return u':';
#endif
}

std::optional<MailFlags> flagsIn(const QString &file)
{
    const QString name = withoutFolders(file);
    const qsizetype info = infoIn(name);
    if (info < 0 || file.endsWith(QStringLiteral("/new/") + name))
        return std::nullopt;
    const std::optional<QString> letters = lettersOf(name.mid(info + 1));
    if (!letters)
        return std::nullopt;
    MailFlags flags;
    flags.setFlag(MailFlag::Seen, letters->contains(u'S'));
    flags.setFlag(MailFlag::Starred, letters->contains(u'F'));
    return flags;
}

QString nameWithFlags(const QString &file, MailFlags flags, QChar separator)
{
    const QString name = withoutFolders(file);
    const qsizetype info = infoIn(name);
    QString letters = info < 0 ? QString() : lettersOf(name.mid(info + 1)).value_or(QString());
    letters.remove(u'S').remove(u'F');
    if (flags.testFlag(MailFlag::Seen))
        letters += u'S';
    if (flags.testFlag(MailFlag::Starred))
        letters += u'F';
    std::sort(letters.begin(), letters.end()); // in ASCII order, says the specification
    return name.left(info < 0 ? name.size() : info) + (info < 0 ? separator : name[info])
        + QStringLiteral("2,") + letters;
}

} // namespace poplar::archive
