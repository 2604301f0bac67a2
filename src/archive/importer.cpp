// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/importer.h"

#include "archive/mboxreader.h"
#include "archive/storageerror.h"
#include "base/limits.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

namespace poplar::archive {

namespace {

constexpr qint64 importBlock = 256 * 1024;

Error importCancelled()
{
    return Error{ErrorKind::Cancelled, {}, {}, {}, {}};
}

} // namespace

Importer::Importer(Maildir maildir, IsHere isHere, std::shared_ptr<Unnoted> unnoted)
    : m_maildir(std::move(maildir))
    , m_isHere(std::move(isHere))
{
    if (unnoted)
        m_unnoted.insert(m_maildir.path(), std::move(unnoted));
}

Importer::~Importer() = default;

Imported Importer::run(const QStringList &paths, const TransferWatch &watch, const Take &take)
{
    m_watch = &watch;
    m_take = &take;
    const Result<MailSources> found = findMail(paths, watch);
    if (!found) {
        m_imported.stopped = found.error();
        return m_imported;
    }
    m_imported.failed = found->failed;
    m_imported.failures = found->failures;
    m_progress.octetsInAll = found->octets;
    for (const MailSource &source : found->sources) {
        if (import(source) == Outcome::Stop)
            break;
        m_octetsBefore += source.octets;
    }
    m_delivery.reset();
    // What is whole stays, also where the user has stopped it.
    (void)publishGroup();
    return m_imported;
}

Importer::Outcome Importer::leaveOut(const QString &file, const Error &error)
{
    ++m_imported.failed;
    if (m_imported.failures.size() < failuresTold)
        m_imported.failures += {file, error};
    m_delivery.reset();
    return Outcome::NextSource;
}

Importer::Outcome Importer::stop(const Error &error)
{
    if (!m_imported.stopped)
        m_imported.stopped = error;
    return Outcome::Stop;
}

bool Importer::mayGoOn() const
{
    return !*m_watch || (*m_watch)(m_progress) == TransferNext::GoOn;
}

/// @param position in the present source.
void Importer::countRead(qint64 position)
{
    m_progress.octets = m_octetsBefore + position;
}

Importer::Outcome Importer::import(const MailSource &source)
{
    if (!mayGoOn())
        return stop(importCancelled());
    m_file = source.file;
    m_flags = source.flags;
    return source.format == MailFormat::Mbox ? importMbox(source) : importFile(source);
}

Importer::Outcome Importer::importFile(const MailSource &source)
{
    QFile file(source.file);
    if (!file.open(QFile::ReadOnly | QFile::Unbuffered))
        return leaveOut(source.file, storageError(source.file, file.errorString()));
    QByteArray octets = file.read(importBlock);
    Outcome outcome = begin(lineEndsOf(octets));
    for (; outcome == Outcome::GoOn && !octets.isEmpty(); octets = file.read(importBlock)) {
        outcome = write(octets);
        countRead(file.pos());
    }
    if (outcome != Outcome::GoOn)
        return outcome;
    if (file.error() != QFile::NoError)
        return leaveOut(source.file, storageError(source.file, file.errorString()));
    return end();
}

Importer::Outcome Importer::importMbox(const MailSource &source)
{
    QFile file(source.file);
    if (!file.open(QFile::ReadOnly | QFile::Unbuffered))
        return leaveOut(source.file, storageError(source.file, file.errorString()));
    MboxReader reader(file);
    bool isCut = false;
    while (reader.next()) {
        QByteArray octets = reader.read();
        isCut = octets.isEmpty() && reader.isCut();
        if (isCut)
            break; // a line "From …" and nothing more
        Outcome outcome = begin(reader.lineEnds());
        for (; outcome == Outcome::GoOn && !octets.isEmpty(); octets = reader.read()) {
            outcome = write(octets);
            countRead(reader.position());
        }
        if (reader.failure())
            break;
        if (outcome == Outcome::GoOn)
            outcome = end();
        if (outcome != Outcome::GoOn)
            return outcome;
        isCut = reader.isCut();
    }
    if (reader.failure())
        return leaveOut(source.file, *reader.failure());
    if (isCut && m_imported.cut.size() < failuresTold)
        m_imported.cut += source.file;
    return Outcome::GoOn;
}

Importer::Outcome Importer::begin(LineEnds lineEnds)
{
    m_lineEnds = lineEnds;
    Result<std::unique_ptr<Delivery>> begun = m_maildir.begin();
    if (!begun)
        return stop(begun.error());
    m_delivery = std::move(begun).value();
    return Outcome::GoOn;
}

Importer::Outcome Importer::write(QByteArrayView octets)
{
    // A Delivery takes one CR away before each LF.
    const Result<Done> written = m_lineEnds == LineEnds::Network
        ? m_delivery->write(octets)
        : m_delivery->write(withNetworkLineEnds(octets));
    if (!written)
        return stop(written.error());
    return mayGoOn() ? Outcome::GoOn : stop(importCancelled());
}

Importer::Outcome Importer::end()
{
    if (const Result<Done> sealed = m_delivery->seal(); !sealed)
        return stop(sealed.error());
    ++m_progress.messages;
    const QByteArray &content = m_delivery->sha256();
    if (m_seen.contains(content) || (m_isHere && m_isHere(content))) {
        ++m_imported.alreadyHere;
        m_delivery.reset();
        return Outcome::GoOn;
    }
    m_seen += content;
    m_groupOctets += m_delivery->octets();
    m_groupFlags += m_flags;
    m_groupFiles += m_file;
    m_group.push_back(std::move(m_delivery));
    if (m_group.size() < limit::importGroup && m_groupOctets < limit::importGroupOctets)
        return Outcome::GoOn;
    return publishGroup();
}

Importer::Outcome Importer::publishGroup()
{
    const QList<MailFlags> flags = std::exchange(m_groupFlags, {});
    const QStringList files = std::exchange(m_groupFiles, {});
    m_groupOctets = 0;
    if (m_group.empty())
        return Outcome::GoOn;
    const QList<Result<Delivered>> results = publish(std::exchange(m_group, {}), m_unnoted);
    QList<ImportedMessage> messages;
    Outcome outcome = Outcome::GoOn;
    for (qsizetype i = 0; i < results.size(); ++i) {
        if (!results[i]) {
            leaveOut(files[i], results[i].error());
            outcome = stop(results[i].error()); // it is this disk, not that file
            continue;
        }
        ++m_imported.messages;
        m_imported.octets += results[i]->octets;
        messages += {*results[i], flags[i]};
    }
    (*m_take)(messages);
    return outcome;
}

} // namespace poplar::archive
