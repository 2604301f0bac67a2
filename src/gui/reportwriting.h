// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "gui/reportpictures.h"
#include "gui/reportsettings.h"

#include <QObject>
#include <QPageSize>
#include <QString>

#include <functional>
#include <memory>

namespace poplar::gui {

/// A report that is to be written.
struct ReportOrder {
    ReportSubject subject;
    ReportParts parts;
    ReportNames names = ReportNames::Replaced;
    ReportFonts fonts;
    QPageSize paper;
    ReportSettings::Format format = ReportSettings::Format::Pdf;
    QString path;
};

/// Writes a report, replacing a file only when complete. It may take long and may run on any thread.
/// @param steps see ReportSteps.
/// @return an error of kind Cancelled where it was not to go on, else of kind Storage.
[[nodiscard]] Result<Done> writeReport(const ReportOrder &order,
                                       const std::function<bool(double share)> &steps);

/// Writes a report on the pool.
class ReportWriter : public QObject {
    Q_OBJECT

public:
    explicit ReportWriter(QObject *parent = nullptr);
    /// What is under way ends soon, and leaves no file.
    ~ReportWriter() override;

    /// One at a time: nothing happens while one is under way.
    void start(const ReportOrder &order);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_stop != nullptr; }

Q_SIGNALS:
    void progressed(int perCent);
    void finished(const poplar::Result<poplar::Done> &result);

private:
    struct Stop;

    std::shared_ptr<Stop> m_stop; ///< While something is under way.
};

} // namespace poplar::gui
