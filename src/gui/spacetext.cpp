// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/spacetext.h"

#include "gui/formatting.h"
#include "gui/messageheader.h"

#include <QCoreApplication>
#include <QLocale>

namespace poplar::gui {
namespace {

struct SpaceText {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::SpaceText)
};

QString unnamedTitle(SpaceBy by)
{
    switch (by) {
    case SpaceBy::Domain:
        return SpaceText::tr("Without a domain", "of the sender");
    case SpaceBy::Month:
        return SpaceText::tr("Without a date");
    default:
        return SpaceText::tr("Without a sender");
    }
}

QString sizeClassTitle(int number)
{
    const auto limit = [](int place) { return formatSize(sizeClassLimits[place]); };
    if (number <= 0)
        return SpaceText::tr("Up to %1", "messages of a size").arg(limit(0));
    if (number >= sizeClasses - 1)
        return SpaceText::tr("Over %1", "messages of a size").arg(limit(sizeClasses - 2));
    return SpaceText::tr("%1 to %2", "messages of a size").arg(limit(number - 1), limit(number));
}

QString monthTitle(const QString &key)
{
    QString month = QLocale().standaloneMonthName(key.section(u'-', -1).toInt());
    if (!month.isEmpty())
        month[0] = month[0].toUpper();
    //: %1 is the name of a month, %2 a year
    return SpaceText::tr("%1 %2", "month and year").arg(month, key.section(u'-', 0, -2));
}

QString orElse(const QString &text, const QString &other)
{
    return text.isEmpty() ? other : text;
}

} // namespace

QString spaceByText(SpaceBy by)
{
    switch (by) {
    case SpaceBy::Sender:
        return SpaceText::tr("Sender", "picture of the mailbox by");
    case SpaceBy::Domain:
        return SpaceText::tr("Domain", "picture of the mailbox by");
    case SpaceBy::Month:
        return SpaceText::tr("Date", "picture of the mailbox by");
    case SpaceBy::Size:
        break;
    }
    return SpaceText::tr("Size", "picture of the mailbox by");
}

QString spaceWholeText(SpaceBy by)
{
    switch (by) {
    case SpaceBy::Sender:
        return SpaceText::tr("All senders");
    case SpaceBy::Domain:
        return SpaceText::tr("All domains");
    case SpaceBy::Month:
        return SpaceText::tr("All dates");
    case SpaceBy::Size:
        break;
    }
    return SpaceText::tr("All sizes");
}

QString spaceTitle(const SpaceGroup &group, SpaceBy by)
{
    const QString name = headerLine(group.name);
    switch (group.kind) {
    case SpaceGroup::Kind::Sender:
        return orElse(orElse(name, headerLine(group.detail)), headerLine(group.key));
    case SpaceGroup::Kind::Domain:
        return orElse(name, headerLine(group.key));
    case SpaceGroup::Kind::Year:
        return group.key;
    case SpaceGroup::Kind::Month:
        return monthTitle(group.key);
    case SpaceGroup::Kind::SizeClass:
        return sizeClassTitle(group.key.toInt());
    case SpaceGroup::Kind::Message:
        return orElse(name, SpaceText::tr("(no subject)"));
    case SpaceGroup::Kind::Unread:
        return group.messages.isEmpty() ? SpaceText::tr("Not read yet")
                                        //: messages of which the header has not been read yet
                                        : SpaceText::tr("Not read yet (%L1)").arg(group.messages.size());
    case SpaceGroup::Kind::Unnamed:
        return unnamedTitle(by);
    case SpaceGroup::Kind::Others:
        break;
    }
    return group.messages.isEmpty() && group.groups <= 1
        ? SpaceText::tr("Others", "senders, months or messages")
        : SpaceText::tr("Others (%L1)", "senders, months or messages").arg(group.groups);
}

QString spaceAmount(const SpaceGroup &group)
{
    if (group.kind == SpaceGroup::Kind::Message)
        return formatSize(group.octets);
    return spaceAmount(group.messages.size(), group.octets);
}

QString spaceAmount(qint64 messages, qint64 octets)
{
    //: %1 is a size such as 318 MB
    return SpaceText::tr("%1 · %Ln message(s)", nullptr, int(messages)).arg(formatSize(octets));
}

QString spaceTip(const SpaceGroup &group, SpaceBy by, qint64 whole)
{
    QStringList lines{spaceTitle(group, by)};
    const QString detail = headerLine(group.detail);
    if (!detail.isEmpty() && detail != lines.constFirst())
        lines += detail;
    lines += spaceAmount(group);
    if (whole > 0)
        lines += SpaceText::tr("%1 % of what is shown")
                     .arg(QLocale().toString(100.0 * double(group.octets) / double(whole), 'f', 1));
    if (group.ticked > 0 && group.kind == SpaceGroup::Kind::Message)
        lines += SpaceText::tr("Ticked for deletion");
    else if (group.ticked > 0)
        lines += SpaceText::tr("%Ln message(s) ticked for deletion, %1", nullptr, int(group.ticked))
                     .arg(formatSize(group.tickedOctets));
    if (group.kind == SpaceGroup::Kind::Unread)
        lines += SpaceText::tr("Their headers are not known yet: check the mailbox to read them.");
    return lines.join(u'\n');
}

} // namespace poplar::gui
