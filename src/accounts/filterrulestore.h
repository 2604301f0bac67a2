// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/filterrule.h"
#include "base/result.h"

namespace poplar::accounts {

/// The rules on headers of a profile, in a file of their own (JSON), in the order in which they look at a
/// message. Like AccountStore it is loaded once, and written as a whole, atomically.
class FilterRuleStore {
public:
    /// @param file as Profile::rulesFile().
    explicit FilterRuleStore(QString file);

    [[nodiscard]] const QList<FilterRule> &rules() const { return m_rules; }

    /// Set if the file is there and cannot be used; then there are no rules, and none are stored, lest it be
    /// overwritten. The code is "NEWER-RULES" where a newer Poplar wrote it.
    [[nodiscard]] const std::optional<Error> &loadError() const { return m_loadError; }
    /// Rules that were not understood, and are left out: half a rule might delete what the whole would not.
    [[nodiscard]] qsizetype unreadable() const { return m_unreadable; }
    /// A copy, made beside it, of a file that was damaged or has unreadable() rules, because the next change
    /// writes it without them. Empty if the file was sound.
    [[nodiscard]] const QString &copyOfDamagedFile() const { return m_copyOfDamagedFile; }

    /// Replaces all rules; those without an id are given one. ErrorKind::NotAllowed where one cannot be used
    /// (see faultOf()) or they are more than limit::rules; ErrorKind::Storage where the file cannot be
    /// written. Then nothing has changed.
    [[nodiscard]] Result<Done> store(QList<FilterRule> rules);

private:
    void load();
    void read(const QByteArray &content);
    void keepCopyOfDamagedFile();

    QString m_file;
    QList<FilterRule> m_rules;
    std::optional<Error> m_loadError;
    qsizetype m_unreadable = 0;
    QString m_copyOfDamagedFile;
};

} // namespace poplar::accounts
