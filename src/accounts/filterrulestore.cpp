// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/filterrulestore.h"

#include "accounts/filterrulejson.h"
#include "base/limits.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSet>
#include <QUuid>

#include <algorithm>

namespace poplar::accounts {

namespace {

constexpr qint64 rulesVersion = 1;
constexpr QStringView versionKey = u"version";
constexpr QStringView rulesKey = u"rules";

Error rulesStorageError(const QString &detail)
{
    return Error{ErrorKind::Storage, {}, {}, {}, detail};
}

} // namespace

FilterRuleStore::FilterRuleStore(QString file)
    : m_file(std::move(file))
{
    load();
}

void FilterRuleStore::load()
{
    QFile file(m_file);
    if (!file.exists())
        return;
    if (!file.open(QFile::ReadOnly)) {
        m_loadError = rulesStorageError(file.errorString());
        return;
    }
    // More would not be ours, and is left alone.
    if (file.size() > limit::rulesFile) {
        m_loadError = Error{ErrorKind::Limit, {}, {}, {}, m_file};
        return;
    }
    read(file.readAll());
}

void FilterRuleStore::read(const QByteArray &content)
{
    const QJsonDocument document = QJsonDocument::fromJson(content);
    const QJsonObject object = document.object();
    const qint64 version = object.value(versionKey).toInteger();
    if (version > rulesVersion) {
        m_loadError = Error{ErrorKind::Storage, {}, "NEWER-RULES", {}, QString::number(version)};
        return;
    }
    if (version < 1 || !object.value(rulesKey).isArray())
        return keepCopyOfDamagedFile();
    QSet<QString> ids;
    for (const QJsonValue &value : object.value(rulesKey).toArray()) {
        const std::optional<FilterRule> rule = filterRuleFrom(value.toObject());
        const bool isUsable = rule && !ids.contains(rule->id) && m_rules.size() < limit::rules;
        if (!isUsable) {
            ++m_unreadable;
            continue;
        }
        ids += rule->id;
        m_rules += *rule;
    }
    if (m_unreadable > 0)
        keepCopyOfDamagedFile();
}

void FilterRuleStore::keepCopyOfDamagedFile()
{
    QString copy;
    for (int i = 1; copy.isEmpty() || QFileInfo::exists(copy); ++i)
        copy = m_file + QStringLiteral(".damaged-%1").arg(i);
    if (QFile::copy(m_file, copy))
        m_copyOfDamagedFile = copy;
    else
        m_loadError = rulesStorageError(copy);
}

Result<Done> FilterRuleStore::store(QList<FilterRule> rules)
{
    if (m_loadError)
        return *m_loadError;
    QJsonArray array;
    for (FilterRule &rule : rules) {
        if (rule.id.isEmpty())
            rule.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        if (faultOf(rule))
            return Error{ErrorKind::NotAllowed, {}, {}, {}, rule.name};
        array += toJson(rule);
    }
    const QByteArray content =
        QJsonDocument(QJsonObject{{versionKey.toString(), rulesVersion}, {rulesKey.toString(), array}})
            .toJson();
    if (rules.size() > limit::rules || content.size() > limit::rulesFile)
        return Error{ErrorKind::NotAllowed, {}, {}, {}, {}};
    QSaveFile file(m_file);
    const bool isWritten = file.open(QFile::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(content) == content.size();
    if (!isWritten || !file.commit())
        return rulesStorageError(file.errorString());
    m_rules = std::move(rules);
    return Done();
}

} // namespace poplar::accounts
