// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

class QSqlDatabase;

namespace poplar::archive {

class Catalogue;

/// Header fields of one message by their names in lower case, each with all its values, decoded and in one
/// line. A field that the header does not have is an empty list; of what is not in here nothing is known.
using FieldValues = QHash<QString, QStringList>;

/// What a rule on headers did with a message.
struct RuleDeed {
    enum class What {
        Ticked, ///< It comes under the review.
        TickedUnasked, ///< It does not.
        Downloaded, ///< Put into the queue.
        Starred,
        Moved, ///< Into a local folder; what has to be downloaded first, when it is here.
        GaveUp, ///< The rule could not be decided: its regular expression took too many steps.
    };
    qint64 id = 0; ///< Of the log; later ones are higher.
    QDateTime at; ///< UTC.
    QString rule; ///< Its id,
    QString ruleName; ///< and what it was called then.
    qint64 message = 0;
    QString subject;
    QString sender;
    What what = What::Ticked;

    bool operator==(const RuleDeed &) const = default;
};

/// What a catalogue remembers for the rules on headers.
class RuleRecords {
public:
    /// @param catalogue must outlive this, and be used on the same thread.
    explicit RuleRecords(const Catalogue &catalogue);

    /// In one transaction. Values of a field beyond limit::ruleFieldValues are not remembered.
    [[nodiscard]] Result<Done> putFields(const QHash<qint64, FieldValues> &fields);
    /// What is known of these.
    [[nodiscard]] Result<QHash<qint64, FieldValues>> fields(const QList<qint64> &ids,
                                                            const QSet<QString> &names) const;

    /// In one transaction, which also forgets the oldest beyond limit::ruleLog. Ids do not count.
    [[nodiscard]] Result<Done> addToLog(const QList<RuleDeed> &deeds);
    /// The latest first.
    [[nodiscard]] Result<QList<RuleDeed>> log() const;
    [[nodiscard]] Result<Done> clearLog();

    /// Of the rules that were last in force (accounts::filterDigest()); empty if there were none.
    [[nodiscard]] Result<QByteArray> ruleSet() const;
    /// Durable against a power cut.
    [[nodiscard]] Result<Done> setRuleSet(const QByteArray &digest);

private:
    [[nodiscard]] QSqlDatabase database() const;

    QString m_connectionName;
};

} // namespace poplar::archive
