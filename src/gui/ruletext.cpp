// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/ruletext.h"

#include "gui/formatting.h"
#include "gui/messageheader.h"

#include <QCoreApplication>

namespace poplar::gui {

using accounts::FilterAction;
using accounts::FilterCondition;
using accounts::FilterFault;
using accounts::FilterRule;
using Of = FilterCondition::Of;
using Test = FilterCondition::Test;
using What = mailbox::RuleDeed::What;

namespace {

struct RuleWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::RuleWords)
};

QString amountText(const FilterCondition &condition)
{
    if (condition.of == Of::Size)
        return formatSize(condition.amount);
    return RuleWords::tr("%Ln day(s)", "age of a message", int(condition.amount));
}

} // namespace

QString ruleOfText(Of of)
{
    switch (of) {
    case Of::From:
        return RuleWords::tr("From");
    case Of::Recipients:
        return RuleWords::tr("To or Cc");
    case Of::Subject:
        return RuleWords::tr("Subject");
    case Of::Field:
        return RuleWords::tr("Header field");
    case Of::List:
        return RuleWords::tr("Mailing list");
    case Of::Size:
        return RuleWords::tr("Size");
    case Of::Age:
        return RuleWords::tr("Age");
    }
    Q_UNREACHABLE();
}

QString ruleTestText(Of of, Test test)
{
    switch (test) {
    case Test::Contains:
        return RuleWords::tr("contains");
    case Test::ContainsNot:
        return RuleWords::tr("does not contain");
    case Test::Equals:
        return RuleWords::tr("is exactly");
    case Test::Matches:
        return RuleWords::tr("matches the expression");
    case Test::IsThere:
        return RuleWords::tr("is there");
    case Test::IsMissing:
        return RuleWords::tr("is missing");
    case Test::MoreThan:
        return of == Of::Size ? RuleWords::tr("is larger than") : RuleWords::tr("is more than");
    case Test::LessThan:
        return of == Of::Size ? RuleWords::tr("is smaller than") : RuleWords::tr("is less than");
    }
    Q_UNREACHABLE();
}

QString ruleConditionText(const FilterCondition &condition)
{
    const QString of = condition.of == Of::Field ? headerLine(condition.field) : ruleOfText(condition.of);
    const QString test = ruleTestText(condition.of, condition.test);
    if (condition.hasText())
        //: %1 is a header field or the like, %2 "contains" or the like, %3 what the user typed.
        return RuleWords::tr("%1 %2 “%3”").arg(of, test, headerLine(condition.text));
    if (condition.hasAmount())
        //: %1 is "Size" or "Age", %2 "is larger than" or the like, %3 a size or a number of days.
        return RuleWords::tr("%1 %2 %3").arg(of, test, amountText(condition));
    //: %1 is a header field or the like, %2 "is there" or "is missing".
    return RuleWords::tr("%1 %2", "condition").arg(of, test);
}

QString ruleFaultText(const FilterFault &fault)
{
    using Kind = FilterFault::Kind;
    switch (fault.kind) {
    case Kind::NoText:
        return RuleWords::tr("Type what is looked for.");
    case Kind::NoField:
        return RuleWords::tr("Type the name of the header field, as X-Spam-Flag.");
    case Kind::NotAField:
        return RuleWords::tr("No header field has such a name: blanks and colons cannot be in it.");
    case Kind::BadExpression:
        if (fault.offset < 0)
            return RuleWords::tr("This is no regular expression.");
        return RuleWords::tr("This is no regular expression (at character %1: %2).")
            .arg(fault.offset + 1)
            .arg(fault.detail);
    case Kind::TooLong:
        return RuleWords::tr("That is too long.");
    case Kind::BadAmount:
        return RuleWords::tr("That number is too large.");
    case Kind::WrongTest:
        return RuleWords::tr("That cannot be asked.");
    case Kind::NoName:
        return RuleWords::tr("Give the rule a name: the log calls it so.");
    case Kind::NoConditions:
        return RuleWords::tr("A rule needs a condition.");
    case Kind::TooManyConditions:
        return RuleWords::tr("The rule has too many conditions.");
    case Kind::NoActions:
        return RuleWords::tr("Choose what the rule does.");
    case Kind::NoFolder:
        return RuleWords::tr("Name the folder.");
    case Kind::NotAFolder:
        return RuleWords::tr(
            "A folder cannot be called so: some signs (as . : * ?) cannot be in its name, and "
            "“Inbox”, “Sent” and “Trash” are there already.");
    }
    Q_UNREACHABLE();
}

QString ruleActionsText(const FilterRule &rule)
{
    QStringList actions;
    if (rule.deletesUnasked())
        actions += RuleWords::tr("delete without asking");
    else if (rule.actions.testFlag(FilterAction::Tick))
        actions += RuleWords::tr("tick for deletion");
    if (rule.actions.testFlag(FilterAction::Download))
        actions += RuleWords::tr("download");
    if (rule.actions.testFlag(FilterAction::Star))
        actions += RuleWords::tr("star");
    if (rule.actions.testFlag(FilterAction::Move))
        actions += RuleWords::tr("sort into “%1”").arg(headerLine(rule.folder));
    return actions.isEmpty() ? RuleWords::tr("does nothing yet") : QLocale().createSeparatedList(actions);
}

QString ruleDeedText(What what)
{
    switch (what) {
    case What::Ticked:
        return RuleWords::tr("Ticked for deletion");
    case What::TickedUnasked:
        return RuleWords::tr("Ticked; deleted without asking");
    case What::Downloaded:
        return RuleWords::tr("Put into the download queue");
    case What::Starred:
        return RuleWords::tr("Starred");
    case What::Moved:
        return RuleWords::tr("Sorted into a folder");
    case What::GaveUp:
        return RuleWords::tr("Given up: the expression takes too long");
    }
    Q_UNREACHABLE();
}

Icon ruleDeedIcon(What what)
{
    switch (what) {
    case What::Ticked:
        return Icon::ListChecks;
    case What::TickedUnasked:
        return Icon::Trash2;
    case What::Downloaded:
        return Icon::Download;
    case What::Starred:
        return Icon::Check;
    case What::Moved:
        return Icon::FolderOpen;
    case What::GaveUp:
        return Icon::TriangleAlert;
    }
    Q_UNREACHABLE();
}

Tint ruleDeedTint(What what)
{
    if (what == What::TickedUnasked)
        return Tint::Danger;
    return what == What::GaveUp ? Tint::Warning : Tint::Muted;
}

QString ruleRunTitle(const mailbox::RuleRunReport &report)
{
    if (report.fits == 0)
        return RuleWords::tr("No message fits a rule");
    return RuleWords::tr("%Ln message(s) fit(s) a rule", nullptr, int(report.fits));
}

QString ruleRunDetails(const mailbox::RuleRunReport &report)
{
    QStringList lines;
    if (report.ticked > 0)
        lines += RuleWords::tr("%Ln ticked for deletion; nothing is deleted before you have reviewed it.",
                               nullptr, int(report.ticked));
    if (report.downloads > 0)
        lines += RuleWords::tr("%Ln put into the download queue.", nullptr, int(report.downloads));
    if (report.starred > 0)
        lines += RuleWords::tr("%Ln starred.", nullptr, int(report.starred));
    if (report.moved > 0)
        lines += RuleWords::tr("%Ln sorted into folders.", nullptr, int(report.moved));
    if (report.fits > 0 && lines.isEmpty())
        lines += RuleWords::tr("What the rules would do had been done already.");
    if (report.unread > 0)
        lines +=
            RuleWords::tr("Of %Ln message(s) a header field that a rule asks of is not known here. Try that "
                          "rule, and have the headers read.",
                          nullptr, int(report.unread));
    if (report.gaveUp > 0)
        lines += RuleWords::tr("With %Ln message(s) an expression took too long and was given up.", nullptr,
                               int(report.gaveUp));
    if (report.isStopped)
        lines += RuleWords::tr("The rules were changed meanwhile, so it was stopped. Run them once more.");
    return lines.join(u'\n');
}

} // namespace poplar::gui
