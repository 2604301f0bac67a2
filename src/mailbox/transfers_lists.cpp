// SPDX-License-Identifier: GPL-3.0-or-later
// Lists in which other programs note what they have fetched, for Transfers.
#include "archive/uniqueidlists.h"
#include "mailbox/knownmessages.h"
#include "mailbox/transfers.h"

#include <algorithm>

namespace poplar::mailbox {

namespace {

UniqueIdSection sectionOf(const QString &path, const archive::UniqueIdFile &file,
                          const archive::UniqueIdList &list, const accounts::Account &account)
{
    UniqueIdSection section;
    section.file = path;
    section.program = file.program;
    section.host = list.host;
    section.user = list.user;
    section.ids = list.ids.size();
    section.notWhole = list.notWhole;
    section.isOfAccount = archive::isListOf(list, file.program, account.host, account.user);
    section.isCut = file.isCut;
    return section;
}

UniqueIdSurvey surveyOf(const QStringList &files, const accounts::Account &account)
{
    UniqueIdSurvey survey;
    for (const QString &path : files) {
        const Result<archive::UniqueIdFile> file = archive::readUniqueIdFile(path);
        if (!file) {
            survey.failures += {path, file.error()};
            continue;
        }
        for (const archive::UniqueIdList &list : file->lists)
            survey.sections += sectionOf(path, *file, list, account);
    }
    std::stable_partition(survey.sections.begin(), survey.sections.end(),
                          [](const UniqueIdSection &section) { return section.isOfAccount; });
    return survey;
}

struct Read {
    QSet<QByteArray> ids;
    QSet<QByteArray> ofGetmail; ///< Of them: '-' may have been '/'.
    std::optional<Error> failure;
};

using Accounts = QSet<std::pair<QString, QString>>; ///< Hosts and users.

Result<Done> addIdsOf(const QString &path, const Accounts &accounts, Read &read)
{
    const Result<archive::UniqueIdFile> file = archive::readUniqueIdFile(path);
    if (!file)
        return file.error();
    for (const archive::UniqueIdList &list : file->lists) {
        if (!accounts.contains({list.host, list.user}))
            continue;
        const QSet<QByteArray> ids(list.ids.begin(), list.ids.end());
        read.ids.unite(ids);
        if (file->program == ListingProgram::Getmail)
            read.ofGetmail.unite(ids);
    }
    return Done();
}

/// Each file once, however many accounts it has.
Read idsOf(const QList<UniqueIdSection> &sections)
{
    QHash<QString, Accounts> wanted;
    for (const UniqueIdSection &section : sections)
        wanted[section.file] += {section.host, section.user};
    Read read;
    for (auto file = wanted.cbegin(); file != wanted.cend() && !read.failure; ++file) {
        if (const Result<Done> added = addIdsOf(file.key(), file.value(), read); !added)
            read.failure = added.error();
    }
    return read;
}

} // namespace

void Transfers::findUniqueIds(const QStringList &files, const accounts::Account &account)
{
    m_disk.start([this, files, account] {
        const UniqueIdSurvey survey = surveyOf(
            files.isEmpty() ? archive::usualUniqueIdFiles(archive::UserFolders::ofUser()) : files, account);
        QMetaObject::invokeMethod(
            this, [this, survey] { Q_EMIT uniqueIdsFound(survey); }, Qt::QueuedConnection);
    });
}

void Transfers::importUniqueIds(const QList<UniqueIdSection> &sections)
{
    m_disk.start([this, sections] {
        const Read read = idsOf(sections);
        QMetaObject::invokeMethod(
            this, [this, read] { rememberUniqueIds(read.ids, read.ofGetmail, read.failure); },
            Qt::QueuedConnection);
    });
}

void Transfers::rememberUniqueIds(QSet<QByteArray> ids, const QSet<QByteArray> &ofGetmail,
                                  const std::optional<Error> &failure)
{
    UniqueIdReport report;
    report.ids = ids.size();
    for (const MessageRow &row : m_known.rows().rows()) {
        const QByteArray &id = row.identity.uniqueId;
        if (id.isEmpty() || row.marks.testFlag(Mark::Gone))
            continue;
        const bool isOfGetmail = id.contains('/') && ofGetmail.contains(archive::asGetmailHasIt(id));
        if (isOfGetmail)
            ids += id;
        report.listed += isOfGetmail || ids.contains(id) ? 1 : 0;
    }
    report.stopped = failure;
    if (!failure) {
        if (const Result<Done> remembered = m_known.setElsewhere(ids.values()); !remembered)
            report.stopped = remembered.error();
    }
    if (report.stopped)
        report.ids = report.listed = 0;
    else
        Q_EMIT rowsTouched();
    Q_EMIT uniqueIdsImported(report);
}

} // namespace poplar::mailbox
