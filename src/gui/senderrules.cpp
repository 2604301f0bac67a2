// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/senderrules.h"

#include "base/limits.h"

#include <QSettings>

namespace poplar::gui {

namespace {

QStringList tidy(QStringList addresses)
{
    for (QString &address : addresses)
        address = address.trimmed().toLower();
    addresses.removeAll(QString());
    addresses.sort();
    addresses.removeDuplicates();
    return addresses.first(std::min<qsizetype>(addresses.size(), limit::senderRules));
}

} // namespace

bool holds(const QStringList &rule, const QString &address)
{
    return !address.isEmpty() && rule.contains(address.toLower());
}

QStringList with(const QStringList &rule, const QString &address)
{
    return tidy(rule + QStringList{address});
}

QStringList without(const QStringList &rule, const QString &address)
{
    QStringList rest = rule;
    rest.removeAll(address.toLower());
    return rest;
}

SenderRules loadSenderRules(const QSettings &file)
{
    return {tidy(file.value(QStringLiteral("Senders/pictures")).toStringList()),
            tidy(file.value(QStringLiteral("Senders/original")).toStringList())};
}

void saveSenderRules(QSettings &file, const SenderRules &rules)
{
    file.setValue(QStringLiteral("Senders/pictures"), rules.pictures);
    file.setValue(QStringLiteral("Senders/original"), rules.original);
}

} // namespace poplar::gui
