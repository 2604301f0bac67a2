// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/exporttarget.h"

#include "archive/durable.h"
#include "archive/maildir.h"
#include "archive/mailflags.h"
#include "archive/mboxquoting.h"
#include "archive/outputfile.h"
#include "archive/storageerror.h"
#include "archive/uniquename.h"
#include "base/limits.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QLocale>

#include <algorithm>

namespace poplar::archive {

namespace {

Error targetExists(const QString &path)
{
    return Error{ErrorKind::Storage, {}, "EXISTS", {}, path};
}

/// What files of their own have in common: each is written beside, and the disk is synced at the end where
/// that is possible for all of them at once.
class FileTarget : public ExportTarget {
public:
    Result<Done> write(QByteArrayView octets) override { return m_file->write(octets); }

    Result<Done> drop() override
    {
        m_file.reset();
        return Done();
    }

    Result<Done> close() override
    {
        if (m_sync == OutputFile::Sync::Later) {
            if (const std::error_code error = m_volume.sync())
                return storageError(m_folder, error);
        }
        if (const std::error_code error = syncFolder(m_folder))
            return storageError(m_folder, error);
        return Done();
    }

    Rest giveUp() override
    {
        m_file.reset();
        (void)close(); // what failed is told already
        return Rest::Stays;
    }

protected:
    void setFolder(const QString &folder)
    {
        m_folder = folder;
        m_volume = Volume::of(folder);
        m_sync = m_volume.sync() ? OutputFile::Sync::Now : OutputFile::Sync::Later;
    }

    Result<Done> beginIn(const QString &folder)
    {
        Result<std::unique_ptr<OutputFile>> begun = OutputFile::begin(folder);
        if (!begun)
            return begun.error();
        m_file = std::move(begun).value();
        return Done();
    }

    Result<Done> finish() { return m_file->finish(m_sync); }

    QString m_folder; ///< Where the files get their names.
    Volume m_volume;
    OutputFile::Sync m_sync = OutputFile::Sync::Now;
    std::unique_ptr<OutputFile> m_file;
};

class EmlTarget : public FileTarget {
public:
    explicit EmlTarget(const QString &folder)
        : m_path(folder)
    {
    }

    Result<Done> open() override
    {
        if (const std::error_code error = makeFolder(m_path))
            return storageError(m_path, error);
        setFolder(m_path);
        return Done();
    }

    Result<Done> begin(const ExportItem &item, LineEnds lineEnds) override
    {
        m_name = item.name;
        m_lineEnds = lineEnds;
        return beginIn(m_path);
    }

    Result<Done> write(QByteArrayView octets) override
    {
        if (m_lineEnds == LineEnds::Network)
            return FileTarget::write(octets);
        return FileTarget::write(withNetworkLineEnds(octets));
    }

    Result<Done> end() override
    {
        if (const Result<Done> finished = finish(); !finished)
            return finished;
        std::error_code error = std::make_error_code(std::errc::file_exists);
        // Some file systems do not tell cases apart.
        int &number = m_numbers[m_name.toLower()];
        while (error == std::errc::file_exists && number < limit::exportedNames)
            error = m_file->moveTo(nameWith(++number));
        if (error)
            return storageError(nameWith(number), error);
        m_file.reset();
        return Done();
    }

private:
    [[nodiscard]] QString nameWith(int number) const
    {
        const QString mark = number == 1 ? QString() : QStringLiteral(" (%1)").arg(number);
        return QStringLiteral("%1/%2%3.eml").arg(m_path, m_name, mark);
    }

    QString m_path;
    QString m_name;
    LineEnds m_lineEnds = LineEnds::Unix;
    QHash<QString, int> m_numbers; ///< That names were given last.
};

class MaildirTarget : public FileTarget {
public:
    explicit MaildirTarget(const QString &path)
        : m_path(path)
    {
    }

    Result<Done> open() override
    {
        if (const Result<Maildir> maildir = Maildir::open(m_path); !maildir)
            return maildir.error();
        setFolder(m_path + QStringLiteral("/cur"));
        return Done();
    }

    Result<Done> begin(const ExportItem &item, LineEnds) override
    {
        m_flags = item.flags;
        return beginIn(m_path + QStringLiteral("/tmp"));
    }

    Result<Done> end() override
    {
        if (const Result<Done> finished = finish(); !finished)
            return finished;
        std::error_code error;
        for (int attempt = 0; attempt < uniqueNameAttempts; ++attempt) {
            const QString name = QStringLiteral("%1,S=%2").arg(uniqueName()).arg(m_file->octets());
            error = m_file->moveTo(m_folder + u'/' + nameWithFlags(name, m_flags, flagSeparator()));
            if (error != std::errc::file_exists)
                break;
        }
        if (error)
            return storageError(m_folder, error);
        m_file.reset();
        return Done();
    }

private:
    QString m_path;
    MailFlags m_flags;
};

class MboxTarget : public ExportTarget {
public:
    explicit MboxTarget(const QString &path)
        : m_path(path)
    {
    }

    Result<Done> open() override
    {
        if (QFileInfo::exists(m_path) || QFileInfo(m_path).isSymLink())
            return targetExists(m_path);
        const QString folder = QFileInfo(m_path).path();
        if (const std::error_code error = makeFolder(folder))
            return storageError(folder, error);
        Result<std::unique_ptr<OutputFile>> begun = OutputFile::begin(folder);
        if (!begun)
            return begun.error();
        m_file = std::move(begun).value();
        return Done();
    }

    Result<Done> begin(const ExportItem &item, LineEnds) override
    {
        m_before = m_file->octets();
        m_last = '\n';
        return m_file->write(fromLine(item));
    }

    Result<Done> write(QByteArrayView octets) override
    {
        if (!octets.isEmpty())
            m_last = octets.back();
        return m_file->write(m_quoting.feed(octets));
    }

    Result<Done> end() override
    {
        const QByteArray rest = m_quoting.end();
        return m_file->write(rest + (m_last == '\n' ? "\n" : "\n\n"));
    }

    Result<Done> drop() override
    {
        (void)m_quoting.end();
        return m_file->truncate(m_before);
    }

    Result<Done> close() override
    {
        if (const Result<Done> finished = m_file->finish(OutputFile::Sync::Now); !finished)
            return finished;
        if (const std::error_code error = m_file->moveTo(m_path))
            return error == std::errc::file_exists ? targetExists(m_path) : storageError(m_path, error);
        const QString folder = QFileInfo(m_path).path();
        if (const std::error_code error = syncFolder(folder))
            return storageError(folder, error);
        return Done();
    }

    Rest giveUp() override
    {
        m_file.reset();
        return Rest::IsGone;
    }

private:
    /// "From someone@example.org Thu Jan  1 00:00:00 1970", in UTC (RFC 4155 appendix A).
    static QByteArray fromLine(const ExportItem &item)
    {
        QByteArray sender;
        for (const char c : item.sender.left(limit::mboxSender)) {
            if (c > 32 && c < 127)
                sender += c;
        }
        const QDateTime date =
            item.date.isValid() ? item.date.toUTC() : QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
        const QLocale c = QLocale::c();
        const QString day = QString::number(date.date().day()).rightJustified(2, u' ');
        return QStringLiteral("From %1 %2 %3 %4\n")
            .arg(sender.isEmpty() ? QStringLiteral("MAILER-DAEMON") : QString::fromLatin1(sender),
                 c.toString(date, QStringLiteral("ddd MMM")), day,
                 c.toString(date, QStringLiteral("hh:mm:ss yyyy")))
            .toLatin1();
    }

    QString m_path;
    std::unique_ptr<OutputFile> m_file;
    MboxQuoting m_quoting;
    qint64 m_before = 0; ///< Octets of the file before the present message.
    char m_last = '\n'; ///< Its last octet so far.
};

} // namespace

std::unique_ptr<ExportTarget> exportTarget(MailFormat format, const QString &target)
{
    switch (format) {
    case MailFormat::Eml:
        return std::make_unique<EmlTarget>(target);
    case MailFormat::Mbox:
        return std::make_unique<MboxTarget>(target);
    case MailFormat::Maildir:
        return std::make_unique<MaildirTarget>(target);
    }
    Q_UNREACHABLE();
}

} // namespace poplar::archive
