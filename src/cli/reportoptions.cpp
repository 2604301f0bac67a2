// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reportoptions.h"

#include <QCommandLineParser>

namespace poplar::cli {

namespace {

struct ReportOptions {
    Q_DECLARE_TR_FUNCTIONS(poplar::cli::Options)
};

} // namespace

std::optional<QString> readReportOptions(const QCommandLineParser &parser, const CommandLine &names,
                                         Request &request)
{
    const bool isExamination = request.verb == Request::Verb::Examine;
    const bool hasFormat = parser.isSet(names.reportFormat);
    if ((hasFormat || parser.isSet(names.reportFile)) && !isExamination)
        return ReportOptions::tr("--format and --output are for examine only.");
    if (parser.isSet(names.json) && isExamination)
        return ReportOptions::tr("--json is not for examine: give --format.");
    const QStringList formats{QStringLiteral("text"), QStringLiteral("markdown"), QStringLiteral("html")};
    const qsizetype format = formats.indexOf(parser.value(names.reportFormat));
    if (hasFormat && format < 0)
        return ReportOptions::tr("--format is text, markdown or html.");
    request.reportFormat = Request::ReportFormat(std::max<qsizetype>(format, 0));
    request.reportFile = parser.value(names.reportFile);
    return std::nullopt;
}

} // namespace poplar::cli
