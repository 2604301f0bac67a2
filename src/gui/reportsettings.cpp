// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/reportsettings.h"

#include <QSettings>

namespace poplar::gui {

namespace {

struct PartKey {
    ReportPart part;
    const char *key;
};
constexpr PartKey reportPartKeys[] = {{ReportPart::Explanations, "Report/explanations"},
                                      {ReportPart::Diagram, "Report/diagram"},
                                      {ReportPart::Statistics, "Report/statistics"}};

} // namespace

ReportSettings loadReportSettings(const QSettings &file)
{
    ReportSettings settings;
    if (file.value(QStringLiteral("Report/format")).toString() == u"html")
        settings.format = ReportSettings::Format::Html;
    for (const PartKey &one : reportPartKeys)
        settings.parts.setFlag(
            one.part, file.value(QLatin1StringView(one.key), settings.parts.testFlag(one.part)).toBool());
    if (!file.value(QStringLiteral("Report/replaceNames"), true).toBool())
        settings.names = ReportNames::Shown;
    settings.folder = file.value(QStringLiteral("Report/folder")).toString();
    return settings;
}

void saveReportSettings(QSettings &file, const ReportSettings &settings)
{
    const bool isHtml = settings.format == ReportSettings::Format::Html;
    file.setValue(QStringLiteral("Report/format"), isHtml ? QStringLiteral("html") : QStringLiteral("pdf"));
    for (const PartKey &one : reportPartKeys)
        file.setValue(QLatin1StringView(one.key), settings.parts.testFlag(one.part));
    file.setValue(QStringLiteral("Report/replaceNames"), settings.names == ReportNames::Replaced);
    file.setValue(QStringLiteral("Report/folder"), settings.folder);
}

} // namespace poplar::gui
