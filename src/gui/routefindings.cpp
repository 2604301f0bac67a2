// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/routefindings.h"

#include "gui/banner.h"
#include "gui/routelabels.h"
#include "gui/routewords.h"
#include "gui/theme.h"
#include "gui/verdictwords.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QVBoxLayout>

namespace poplar::gui {

using mime::Route;
using mime::Signature;
using mime::Verdict;

namespace {

struct RouteFindings {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::RouteFindings)
};

RouteSign *verdictSign(const Verdict &verdict)
{
    // What cannot be believed must not look as if it could: anybody may have written "pass".
    const bool topmost = verdict.standing == Verdict::Standing::Topmost;
    const auto tint = [topmost](Tint meant) { return topmost ? meant : Tint::Muted; };
    switch (verdictTone(verdict)) {
    case VerdictTone::Good:
        return new RouteSign(Icon::CircleCheck, tint(Tint::Success));
    case VerdictTone::Bad:
        return new RouteSign(Icon::CircleX, tint(Tint::Danger));
    case VerdictTone::Doubtful:
        return new RouteSign(Icon::TriangleAlert, tint(Tint::Warning));
    case VerdictTone::Neutral:
        break;
    }
    return new RouteSign(Icon::CircleMinus, Tint::Muted);
}

QVBoxLayout *sectionLayout(QWidget *section, const QString &title)
{
    auto *layout = new QVBoxLayout(section);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::normal);
    layout->addWidget(new RouteLabel(title, RouteLabel::Weight::Title));
    return layout;
}

QGridLayout *findingsGrid()
{
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, space::small);
    grid->setHorizontalSpacing(space::normal);
    grid->setVerticalSpacing(space::small);
    grid->setColumnStretch(1, 1);
    return grid;
}

void addVerdict(QGridLayout *grid, const Verdict &verdict)
{
    const int row = grid->rowCount();
    grid->addWidget(verdictSign(verdict), row, 0, Qt::AlignTop);
    const bool topmost = verdict.standing == Verdict::Standing::Topmost;
    grid->addWidget(new RouteLabel(verdictSentence(verdict),
                                   topmost ? RouteLabel::Weight::Plain : RouteLabel::Weight::Muted),
                    row, 1);
    if (!verdict.reason.isEmpty())
        grid->addWidget(new RouteLabel(RouteFindings::tr("Reason given: %1").arg(routeName(verdict.reason)),
                                       RouteLabel::Weight::Muted),
                        row + 1, 1);
}

QWidget *hintBanner(const QString &words)
{
    auto *banner = new Banner;
    banner->setContent(Banner::Tone::Info, Icon::Info, words);
    return banner;
}

void addSignature(QVBoxLayout *layout, const Signature &signature)
{
    layout->addWidget(new RouteLabel(signatureHeading(signature), RouteLabel::Weight::Strong));
    QGridLayout *grid = findingsGrid();
    grid->setHorizontalSpacing(space::large);
    for (const SignatureLine &line : signatureLines(signature, QDateTime::currentDateTimeUtc())) {
        const int row = grid->rowCount();
        auto *name = new RouteLabel(line.name, RouteLabel::Weight::Muted);
        name->setWordWrap(false);
        name->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
        name->setTextInteractionFlags(Qt::NoTextInteraction);
        auto *text = new RouteLabel(line.text);
        text->setAccessibleName(line.name);
        grid->addWidget(name, row, 0, Qt::AlignTop);
        grid->addWidget(text, row, 1);
    }
    layout->addLayout(grid);
}

} // namespace

QWidget *makeVerdicts(const Route &route)
{
    auto *section = new QWidget;
    QVBoxLayout *layout = sectionLayout(section, RouteFindings::tr("What servers checked"));
    QGridLayout *grid = nullptr;
    const Verdict *before = nullptr;
    for (const Verdict &verdict : route.verdicts) {
        if (before == nullptr || !shareHeading(*before, verdict)) {
            layout->addWidget(new RouteLabel(authorityHeading(verdict), RouteLabel::Weight::Strong));
            grid = findingsGrid();
            layout->addLayout(grid);
        }
        addVerdict(grid, verdict);
        before = &verdict;
    }
    if (route.verdicts.isEmpty())
        layout->addWidget(new RouteLabel(RouteFindings::tr("No server says that it checked the message."),
                                         RouteLabel::Weight::Muted));
    else
        layout->addWidget(hintBanner(believableHint()));
    if (route.verdictsLeftOut > 0)
        layout->addWidget(new RouteLabel(
            RouteFindings::tr("%n more verdict(s) are not shown.", nullptr, route.verdictsLeftOut),
            RouteLabel::Weight::Muted));
    return section;
}

QWidget *makeSignatures(const Route &route)
{
    auto *section = new QWidget;
    QVBoxLayout *layout = sectionLayout(section, RouteFindings::tr("Signatures (DKIM)"));
    for (const Signature &signature : route.signatures)
        addSignature(layout, signature);
    if (route.signatures.isEmpty())
        layout->addWidget(
            new RouteLabel(RouteFindings::tr("The message is not signed."), RouteLabel::Weight::Muted));
    else
        layout->addWidget(new RouteLabel(signatureHint(), RouteLabel::Weight::Muted));
    if (route.signaturesLeftOut > 0)
        layout->addWidget(new RouteLabel(
            RouteFindings::tr("%n more signature(s) are not shown.", nullptr, route.signaturesLeftOut),
            RouteLabel::Weight::Muted));
    return section;
}

QWidget *makeNotes(const QList<FieldNotes> &notes)
{
    auto *section = new QWidget;
    //: A heading: other header fields, from programs on the way.
    QVBoxLayout *layout = sectionLayout(section, RouteFindings::tr("What else programs noted"));
    for (const FieldNotes &group : notes) {
        layout->addWidget(new RouteLabel(group.note));
        QGridLayout *grid = findingsGrid();
        grid->setContentsMargins(space::large, 0, 0, space::small);
        for (const FieldNotes::Field &field : group.fields)
            //: A header field: its name and its value.
            grid->addWidget(new RouteLabel(RouteFindings::tr("%1: %2").arg(field.name, field.value),
                                           RouteLabel::Weight::Muted),
                            grid->rowCount(), 1);
        layout->addLayout(grid);
    }
    layout->addWidget(hintBanner(noteHint()));
    return section;
}

} // namespace poplar::gui
