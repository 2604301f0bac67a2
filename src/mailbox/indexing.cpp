// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/indexing.h"

#include "archive/catalogue.h"
#include "archive/searchwords.h"
#include "base/limits.h"
#include "mime/message.h"

#include <QStringList>

#include <algorithm>
#include <chrono>
#include <utility>

namespace poplar::mailbox {

namespace {

constexpr size_t batchSize = 32;
/// After the start, when the list is to be seen first; and between batches while there is other work.
constexpr std::chrono::seconds pause{2};

/// Markup and what is invisible take their share of what is read.
constexpr qint64 readForText = 4 * limit::indexedText;

mime::ReadingOptions readingForWords()
{
    mime::ReadingOptions options;
    options.limits.text = readForText;
    return options;
}

QString textOf(const QString &path)
{
    const Result<mime::Message> message = mime::readMessage(path, readingForWords());
    if (!message)
        return {};
    QStringList parts{message->text};
    for (const mime::Attachment &attachment : message->attachments)
        parts += attachment.fileName;
    return parts.join(u'\n');
}

/// A message whose file is gone or cannot be read has an empty text, so that it is not tried for ever.
archive::IndexedText indexedText(const archive::Unindexed &message, archive::FileFinder &finder)
{
    archive::IndexedText text{message.id, archive::wordsOf(message.subject), archive::wordsOf(message.people),
                              std::nullopt};
    if (!message.file.isEmpty()) {
        const std::optional<QString> file = finder.find(message.file);
        text.text = file ? archive::wordsOf(textOf(*file)) : QStringLiteral("");
    }
    return text;
}

} // namespace

Indexing::Indexing(QThreadPool &pool, IsBusy isBusy, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
    , m_isBusy(std::move(isBusy))
    , m_beginTimer(this)
    , m_timer(this)
{
    m_beginTimer.setSingleShot(true);
    m_timer.setSingleShot(true);
    connect(&m_beginTimer, &QTimer::timeout, this, &Indexing::begin);
    connect(&m_timer, &QTimer::timeout, this, &Indexing::goOn);
}

Indexing::~Indexing()
{
    stop();
}

void Indexing::start(archive::Catalogue &catalogue)
{
    m_index.emplace(catalogue);
    m_folder = catalogue.folder();
    m_beginTimer.start(pause);
}

void Indexing::stop()
{
    m_beginTimer.stop();
    m_timer.stop();
    m_waiting.clear();
    m_index.reset();
    if (const auto shared = std::exchange(m_shared, nullptr))
        shared->isStopped = true;
    m_isReading = m_isToBegin = false;
    m_hasLooked = false;
    m_underWay = 0;
}

std::optional<qint64> Indexing::left() const
{
    return m_hasLooked ? std::optional(qint64(m_waiting.size()) + m_underWay) : std::nullopt;
}

void Indexing::catchUp()
{
    m_isToBegin = m_isReading; // one job at a time
    if (m_isToBegin)
        return;
    m_timer.stop();
    m_beginTimer.start(0);
}

void Indexing::add(const QList<qint64> &ids)
{
    if (!m_index)
        return;
    m_waiting.insert(m_waiting.begin(), ids.begin(), ids.end());
    if (!m_beginTimer.isActive() && !m_timer.isActive() && !m_isReading)
        m_timer.start(pause);
}

void Indexing::begin()
{
    if (!m_index) // it has been told why
        return Q_EMIT caughtUp();
    if (const Result<Done> tidied = m_index->tidy(); !tidied)
        return fail(tidied.error());
    const Result<QList<qint64>> missing = m_index->missing();
    if (!missing)
        return fail(missing.error());
    m_waiting.assign(missing->begin(), missing->end());
    m_hasLooked = true;
    schedule();
}

void Indexing::schedule()
{
    m_timer.start(m_isBusy() ? pause : std::chrono::seconds(0));
}

void Indexing::fail(const Error &error)
{
    stop();
    Q_EMIT failed(error);
}

void Indexing::goOn()
{
    if (m_waiting.empty()) {
        m_shared.reset(); // files are moved in the meantime
        return Q_EMIT caughtUp();
    }
    const auto end = m_waiting.begin() + qsizetype(std::min(batchSize, m_waiting.size()));
    const QList<qint64> ids(m_waiting.begin(), end);
    m_waiting.erase(m_waiting.begin(), end);
    const Result<QList<archive::Unindexed>> messages = m_index->read(ids);
    if (!messages)
        return fail(messages.error());
    if (messages->isEmpty())
        return schedule();
    if (!m_shared)
        m_shared = std::make_shared<Shared>(archive::FileFinder(m_folder));
    m_isReading = true;
    m_underWay = messages->size();
    const auto read = [this, messages = *messages, shared = m_shared] {
        Batch batch;
        for (const archive::Unindexed &message : messages) {
            if (!shared->isStopped)
                batch += indexedText(message, shared->finder);
        }
        QMetaObject::invokeMethod(
            this, [this, batch, shared] { put(batch, shared); }, Qt::QueuedConnection);
    };
    constexpr int behindOthers = -1;
    m_pool.start(read, behindOthers);
}

void Indexing::put(const Batch &batch, const std::shared_ptr<Shared> &shared)
{
    if (shared != m_shared)
        return; // it was stopped; whoever starts it again finds what is missing
    m_isReading = false;
    m_underWay = 0;
    if (const Result<Done> done = m_index->put(batch); !done)
        return fail(done.error());
    if (std::exchange(m_isToBegin, false))
        begin();
    else
        schedule();
}

} // namespace poplar::mailbox
