// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/choicedialog.h"

#include <QCoreApplication>
#include <QDir>

namespace poplar::gui {

using mailbox::RebuildAnswer;
using mailbox::RelinkAnswer;

namespace {

struct ChoiceTexts {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::ChoiceTexts)
};

} // namespace

ChoiceDialog::Content relinkChoice(const mailbox::RelinkQuestion &question)
{
    const int listed = int(question.listed);
    const QString alike = QLocale().toString(question.alike);
    const QString comparison = question.alike >= question.listed
        ? ChoiceTexts::tr("Poplar compared their headers and sizes: all %Ln message(s) are known.", nullptr,
                          listed)
        : ChoiceTexts::tr("Poplar compared their headers and sizes: of %Ln message(s), %1 are known, the "
                          "rest is new.",
                          nullptr, listed)
              .arg(alike);
    return {.picture = Icon::Link,
            .window = ChoiceTexts::tr("All messages have new names"),
            .title = ChoiceTexts::tr("The server calls all its messages by new names"),
            .paragraphs = {ChoiceTexts::tr(
                               "A server gives each message a name (unique-id), by which Poplar knows it "
                               "again. Now every name is another one; this happens when mail is moved to "
                               "another server."),
                           comparison,
                           ChoiceTexts::tr(
                               "If you link them, what you have read, ticked and downloaded stays known, and "
                               "nothing is downloaded twice. Until you decide, nothing is downloaded or "
                               "deleted.")},
            .choices = {{ChoiceTexts::tr("&Link"), "link", RelinkAnswer::Link},
                        {ChoiceTexts::tr("&Treat all as new"), "allNew", RelinkAnswer::AllNew},
                        {ChoiceTexts::tr("L&eave, decide later"), "leave", RelinkAnswer::Leave}},
            .onEscape = RelinkAnswer::Leave};
}

ChoiceDialog::Content rebuildChoice(const mailbox::RebuildQuestion &question)
{
    const int messages = int(question.messages);
    const bool damaged = question.why == mailbox::RebuildQuestion::Why::Damaged;
    QStringList paragraphs{
        damaged
            ? ChoiceTexts::tr("The catalogue is what Poplar knows about your messages. Its file cannot be "
                              "read any more.")
            : ChoiceTexts::tr("The catalogue is what Poplar knows about your messages. Its file is not "
                              "there."),
        ChoiceTexts::tr("In this account’s folder there are %Ln downloaded message(s). None of them is lost: "
                        "Poplar can make a new catalogue from them.",
                        nullptr, messages)};
    if (!question.movedTo.isEmpty())
        paragraphs += ChoiceTexts::tr("The damaged file is kept as %1.")
                          .arg(QDir::toNativeSeparators(question.movedTo));
    paragraphs += ChoiceTexts::tr("If you start empty, the messages stay in the folder, but Poplar does not "
                                  "know them and would download them again.");
    return {.picture = Icon::Database,
            .window = damaged ? ChoiceTexts::tr("The catalogue is damaged")
                              : ChoiceTexts::tr("The catalogue is missing"),
            .title = ChoiceTexts::tr("Rebuild the catalogue from your messages?"),
            .paragraphs = paragraphs,
            .choices = {{ChoiceTexts::tr("&Rebuild"), "rebuild", RebuildAnswer::Rebuild},
                        {ChoiceTexts::tr("Start &empty"), "startEmpty", RebuildAnswer::StartEmpty}},
            .onEscape = mailbox::Declined()};
}

ChoiceDialog::Content rebuildWarning()
{
    return {.picture = Icon::Database,
            .window = ChoiceTexts::tr("Rebuild catalogue"),
            .title = ChoiceTexts::tr("Rebuild the catalogue of this account?"),
            .paragraphs = {ChoiceTexts::tr("Poplar reads every message in the account’s folder on this "
                                           "computer and puts right what the catalogue says of them. This "
                                           "helps when the list shows something else than the folder has."),
                           ChoiceTexts::tr("No message is touched, neither here nor on the server. With "
                                           "many messages it takes a while.")},
            .choices = {{ChoiceTexts::tr("&Rebuild"), "rebuild", RebuildAnswer::Rebuild},
                        {ChoiceTexts::tr("Cancel", "rebuild"), "cancel", mailbox::Declined()}},
            .onEscape = mailbox::Declined()};
}

QString rebuiltText(const mailbox::RebuildReport &report)
{
    QStringList sentences{
        ChoiceTexts::tr("%Ln message(s) lie on this computer.", nullptr, int(report.messages))};
    if (report.added + report.linked + report.moved > 0)
        sentences += ChoiceTexts::tr("What the catalogue says of %Ln message(s) was put right.", nullptr,
                                     int(report.added + report.linked + report.moved));
    if (report.missing > 0)
        sentences += ChoiceTexts::tr("The files of %Ln message(s) are gone.", nullptr, int(report.missing));
    if (report.unreadable > 0)
        sentences += ChoiceTexts::tr("%Ln file(s) could not be read.", nullptr, int(report.unreadable));
    return sentences.join(u' ');
}

} // namespace poplar::gui
