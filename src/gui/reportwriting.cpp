// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/reportwriting.h"

#include "gui/reporthtml.h"
#include "gui/reportpdf.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>

#include <atomic>

namespace poplar::gui {

namespace {

constexpr double documentShare = 0.2; ///< What making the document takes of all.
constexpr int perCents = 100;

Error reportCancelled()
{
    return {ErrorKind::Cancelled, {}, {}, {}, {}};
}

Error reportFailed(const QSaveFile &file)
{
    return {ErrorKind::Storage, {}, {}, {}, file.errorString()};
}

} // namespace

Result<Done> writeReport(const ReportOrder &order, const std::function<bool(double)> &steps)
{
    QSaveFile file(order.path);
    if (!file.open(QIODevice::WriteOnly))
        return reportFailed(file);
    const ReportMaterial material = reportMaterial(order.subject, order.names);
    const auto document = reportDocument(material, order.parts,
                                         [&steps](double share) { return steps(share * documentShare); });
    if (!document)
        return reportCancelled();
    // A disk that is full is told at once, not behind all the pages.
    const ReportSteps within = [&](double share) {
        return file.error() == QFileDevice::NoError && steps(documentShare + share * (1 - documentShare));
    };
    const bool isPdf = order.format == ReportSettings::Format::Pdf;
    const ReportWriting written = isPdf ? writeReportPdf(*document, order.fonts, order.paper, file, within)
        : writeReportHtml(*document, order.fonts, file, within) ? ReportWriting::Done
                                                                : ReportWriting::Stopped;
    if (file.error() != QFileDevice::NoError || written == ReportWriting::Failed)
        return reportFailed(file);
    if (written == ReportWriting::Stopped)
        return reportCancelled();
    if (!file.commit())
        return reportFailed(file);
    return Done();
}

struct ReportWriter::Stop {
    std::atomic_bool wanted{false};
};

ReportWriter::ReportWriter(QObject *parent)
    : QObject(parent)
{
}

ReportWriter::~ReportWriter()
{
    cancel();
}

void ReportWriter::start(const ReportOrder &order)
{
    if (m_stop)
        return;
    m_stop = std::make_shared<Stop>();
    auto *watcher = new QFutureWatcher<Result<Done>>(this);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, &ReportWriter::progressed);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_stop.reset();
        Q_EMIT finished(watcher->result());
    });
    const auto promise = std::make_shared<QPromise<Result<Done>>>();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, order, stop = m_stop] {
        promise->start();
        promise->setProgressRange(0, perCents);
        promise->addResult(writeReport(order, [&](double share) {
            promise->setProgressValue(int(share * perCents));
            return !stop->wanted;
        }));
        promise->finish();
    });
}

void ReportWriter::cancel()
{
    if (m_stop)
        m_stop->wanted = true;
}

} // namespace poplar::gui
