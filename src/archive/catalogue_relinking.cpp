// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/catalogue.h"

#include "archive/entryreading.h"
#include "archive/recognition.h"
#include "archive/storageerror.h"
#include "archive/transaction.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <vector>

namespace poplar::archive {

namespace {

/// Entries with the same header hash that are looked at. More than a few come from a server that gives
/// all messages the same header; there the time must not grow with their square.
constexpr int twinsLookedAt = 16;

/// Wrongly inherited, these lose a message: it is deleted, or not retrieved.
constexpr EntryMarks riskyMarks = EntryMark::Ticked | EntryMark::ByRule | EntryMark::ByFilter
    | EntryMark::Unsettled | EntryMark::Elsewhere | EntryMark::Discarded | copyMarks;

struct Twin {
    qint64 id = 0;
    EntryMarks marks;
};

/// Changes the database inside the caller's transaction. Made once, because of the prepared statements.
class Relinking {
public:
    Relinking(const QSqlDatabase &database, Renaming renaming)
        : m_database(database)
        , m_find(database)
        , m_read(database)
    {
        m_find.setForwardOnly(true);
        m_find.prepare(
            QStringLiteral("SELECT twin.id, twin.marks FROM message AS self JOIN message AS twin "
                           "INDEXED BY message_by_header ON twin.header_hash = self.header_hash "
                           "LEFT JOIN kept ON kept.id = twin.id "
                           "WHERE self.id = ? AND twin.id <> self.id AND twin.header_hash <> x'' "
                           "AND (twin.marks & %1 = 0 OR twin.marks & %2 <> 0) AND ("
                           "(twin.unique_id = self.unique_id AND self.unique_id <> x'') OR "
                           "((twin.unique_id = x'' OR self.unique_id = x'') AND "
                           "(twin.octets = self.octets OR self.octets < 0 OR "
                           "(twin.octets < 0 AND %3)))%4) ORDER BY twin.id LIMIT %5")
                .arg(int(EntryMark::Gone))
                .arg(int(copyMarks))
                .arg(sizesAlike())
                .arg(renaming == Renaming::Accepted ? QStringLiteral(" OR ") + sizesAlike() : QString())
                .arg(twinsLookedAt));
        m_read.setForwardOnly(true);
        m_read.prepare(QStringLiteral("SELECT %1 FROM message LEFT JOIN aside USING (id) WHERE id = ?")
                           .arg(entryColumns()));
    }

    Result<QList<Twin>> twinsOf(qint64 id)
    {
        m_find.bindValue(0, id);
        if (!m_find.exec())
            return storageError(m_find.lastError().text());
        QList<Twin> twins;
        while (m_find.next())
            twins += {m_find.value(0).toLongLong(), EntryMarks(m_find.value(1).toInt())};
        m_find.finish();
        return twins;
    }

    /// What the entry @p id becomes when it takes over @p old, which is removed.
    Result<CatalogueEntry> inherit(qint64 id, qint64 old, EntryMarks marks)
    {
        if (m_steps.empty())
            prepareSteps();
        for (Step &step : m_steps) {
            if (step.needs && !(marks & step.needs))
                continue;
            int place = 0;
            for (const Value value : step.values)
                step.query.bindValue(place++,
                                     value == Value::New       ? id
                                         : value == Value::Old ? old
                                                               : qint64(int(marks)));
            if (!step.query.exec())
                return storageError(step.query.lastError().text());
        }
        return read(id);
    }

private:
    /// areSizesAlike() once more. Of what a rebuild found, the file tells the size.
    static QString sizesAlike()
    {
        const QString twin =
            QStringLiteral("iif(twin.octets < 0, coalesce(kept.octets_on_server, -1), twin.octets)");
        return QStringLiteral("(self.octets < 0 OR %1 < 0 OR "
                              "abs(%1 - self.octets) * %2 <= max(%1, self.octets))")
            .arg(twin)
            .arg(sizesDifferByOneIn);
    }

    enum class Value { New, Old, Marks };

    struct Step {
        QSqlQuery query;
        QList<Value> values; ///< In the order of the statement.
        EntryMarks needs; ///< Taken only if one of these marks is handed on.
    };

    /// Most messages have no twin: not before one has.
    void prepareSteps()
    {
        // What has a copy keeps that one. What was found seemed new; whether the rules have looked at it, the
        // earlier one knows.
        addStep(QStringLiteral("UPDATE message SET marks = (marks & ~%2) | (? & ~iif(marks & %1, %1, 0)), "
                               "unique_id = CASE unique_id WHEN x'' THEN old_unique_id ELSE unique_id END, "
                               "first_seen = old_first_seen FROM (SELECT unique_id AS "
                               "old_unique_id, first_seen AS old_first_seen FROM message WHERE id = ?) "
                               "WHERE id = ?")
                    .arg(int(copyMarks))
                    .arg(int(EntryMark::Unfiltered)),
                {Value::Marks, Value::Old, Value::New});
        addStep(QStringLiteral("UPDATE OR IGNORE kept SET id = ? WHERE id = ?"), {Value::New, Value::Old},
                copyMarks);
        for (const char *table : {"aside", "wanted"})
            addStep(
                QStringLiteral("UPDATE OR IGNORE %1 SET id = ? WHERE id = ?").arg(QLatin1StringView(table)),
                {Value::New, Value::Old});
        for (const char *table : {"kept", "aside", "wanted", "message"})
            addStep(QStringLiteral("DELETE FROM %1 WHERE id = ?").arg(QLatin1StringView(table)),
                    {Value::Old});
    }

    void addStep(const QString &statement, const QList<Value> &values, EntryMarks needs = {})
    {
        QSqlQuery query(m_database);
        query.prepare(statement);
        m_steps.push_back({std::move(query), values, needs});
    }

    Result<CatalogueEntry> read(qint64 id)
    {
        m_read.bindValue(0, id);
        if (!m_read.exec() || !m_read.next())
            return storageError(m_read.lastError().text());
        CatalogueEntry entry = readEntry(m_read);
        m_read.finish();
        return entry;
    }

    QSqlDatabase m_database;
    QSqlQuery m_find;
    QSqlQuery m_read;
    std::vector<Step> m_steps;
};

/// What the first of the twins hands on.
EntryMarks inheritedMarks(const Twin &heirOf, const QList<Twin> &twins)
{
    EntryMarks ofAll = riskyMarks;
    for (const Twin &twin : twins)
        ofAll &= twin.marks;
    // It was deleted, and is there again: what was decided then does not hold for it.
    if (heirOf.marks.testFlag(EntryMark::Gone))
        ofAll &= copyMarks;
    const EntryMarks inherited = (heirOf.marks & ~(riskyMarks | EntryMark::Gone)) | (heirOf.marks & ofAll);
    return inherited & copyMarks ? inherited : inherited & ~EntryMarks(EntryMark::FlagsDue);
}

} // namespace

Result<QList<Relinked>> Catalogue::relink(const QList<qint64> &ids,
                                          const std::function<bool(qint64)> &isListed, Renaming renaming)
{
    Transaction transaction(database(), Durability::PowerCut);
    Relinking relinking(database(), renaming);
    QList<Relinked> changed;
    for (const qint64 id : ids) {
        const Result<QList<Twin>> twins = relinking.twinsOf(id);
        if (!twins)
            return twins.error();
        const auto earlier = std::find_if(twins->cbegin(), twins->cend(),
                                          [&isListed](const Twin &twin) { return !isListed(twin.id); });
        if (earlier == twins->cend())
            continue;
        Result<CatalogueEntry> entry = relinking.inherit(id, earlier->id, inheritedMarks(*earlier, *twins));
        if (!entry)
            return entry.error();
        changed += Relinked{std::move(entry).value(), earlier->id};
    }
    if (const Result<Done> committed = transaction.commit(); !committed)
        return committed.error();
    return changed;
}

} // namespace poplar::archive
