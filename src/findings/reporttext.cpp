// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/reporttext.h"

#include "findings/factwords.h"
#include "wire/displaytext.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace poplar::findings {

using mailbox::ExaminationConduct;
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

    static QString assurance(const ExaminationReport &report)
    {
        if (report.conduct == ExaminationConduct::StayedOut)
            return tr("The mailbox was not opened, so nothing in it was read or changed.");
        return tr("Poplar deleted nothing and retrieved nothing: it sent neither DELE nor RETR, and asked "
                  "for nothing but totals, lists and headers (STAT, LIST, UIDL, TOP n 0; NOOP to measure). "
                  "A few servers mark a message as seen by TOP.")
            + u' ' + leaving(report.conduct);
    }

    static QString leaving(ExaminationConduct conduct)
    {
        switch (conduct) {
        case ExaminationConduct::StayedOut:
            break;
        case ExaminationConduct::Left:
            return tr("It left by RSET and QUIT.");
        case ExaminationConduct::HungUp:
            return tr("It hung up without RSET and QUIT: this server knows LAST, and by RSET it would forget "
                      "which messages were read.");
        case ExaminationConduct::CutOff:
            return tr("A session ended before it could be left; without QUIT a server deletes nothing.");
        }
        return {};
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

QString assurance(const ExaminationReport &report)
{
    return ReportText::assurance(report);
}

QString progressText(const ExaminationProgress &progress)
{
    return ReportText::progress(progress);
}

} // namespace poplar::findings
