// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/reporttext.h"

#include "findings/factwords.h"
#include "wire/displaytext.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace poplar::findings {

using mailbox::ExaminationProgress;
using mailbox::ExaminationReport;
using mailbox::Grade;

namespace {

class ReportText {
    Q_DECLARE_TR_FUNCTIONS(poplar::findings::Report)

public:
    static QString title(const ExaminationReport &report)
    {
        return tr("Examination of %1, port %2").arg(wire::displayText(report.host)).arg(report.port);
    }

    static QString summary(const ExaminationReport &report, const QLocale &locale)
    {
        const QString when = report.started.toUTC().toString(QStringLiteral("yyyy-MM-dd hh:mm"));
        //: %1 is a date and time, %2 a duration such as "3.21 s".
        QString text = tr("Examined on %1 UTC, in %2.").arg(when, durationWords(report.taken, locale));
        if (!report.complete)
            text += u' ' + tr("It is not complete.");
        return text + u' '
            + tr("Good: %1. Notes: %2. Warnings: %3. Bad: %4. Not tried: %5.")
                  .arg(report.count(Grade::Good))
                  .arg(report.count(Grade::Note))
                  .arg(report.count(Grade::Warning))
                  .arg(report.count(Grade::Bad))
                  .arg(report.count(Grade::NotTried));
    }

    static QString assurance()
    {
        return tr(
            "Nothing in the mailbox was changed. Poplar asked for totals, lists and headers (STAT, LIST, "
            "UIDL, TOP n 0), measured with NOOP, and left by RSET and QUIT. It sent neither DELE nor RETR: "
            "on some servers reading a message by RETR marks it as seen or deletes it. A few servers mark "
            "a message as seen by TOP.");
    }

    static QString progress(const ExaminationProgress &progress)
    {
        switch (progress.step) {
        case ExaminationProgress::Step::Name:
            return tr("Looking up the name");
        case ExaminationProgress::Step::Port:
            return tr("Trying port %1").arg(progress.port);
        case ExaminationProgress::Step::TlsVersion:
            return tr("Trying versions of TLS at port %1").arg(progress.port);
        case ExaminationProgress::Step::Maildrop:
            return tr("Looking into the mailbox");
        case ExaminationProgress::Step::MaildropAgain:
            return tr("Looking into the mailbox once more");
        }
        return {};
    }
};

} // namespace

QString titleOf(const ExaminationReport &report)
{
    return ReportText::title(report);
}

QString summaryOf(const ExaminationReport &report, const QLocale &locale)
{
    return ReportText::summary(report, locale);
}

QString assurance()
{
    return ReportText::assurance();
}

QString progressText(const ExaminationProgress &progress)
{
    return ReportText::progress(progress);
}

} // namespace poplar::findings
