// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/consoleline.h"
#include "cli/printer.h"
#include "cli/visit.h"

namespace poplar::cli {

/// A conversation with the user about the maildrop: Poplar's own words and raw POP3 commands, line by line.
/// A line is read when the one before has been dealt with. The end of the input leaves without deleting.
class Console : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    Console(Visit &visit, InputLines &input, Printer printer, Output &output);

private:
    using Word = ConsoleLine::Word;

    void onOpened();
    void onLost();
    void greet();
    void readLine();
    void take(const std::optional<QByteArray> &line);
    void take(const ConsoleLine &line);
    void execute(const ConsoleLine &line);
    void choose(const ConsoleLine &line);
    [[nodiscard]] QList<mailbox::MessageRow> chosenRows() const;
    void readHeaders();
    void remove();
    void rollBack();
    void help();
    void quit();
    void leave();
    void onReview(const mailbox::ReviewQuestion &review);
    void onRelink(const mailbox::RelinkQuestion &question);
    void onContent(const mailbox::MessageContent &content);
    void onSpoken(const mailbox::Spoken &spoken);
    void onProblem(const mailbox::Problem &problem);
    void look();
    void done();

    Visit &m_visit;
    InputLines &m_input;
    Printer m_printer;
    Output &m_output;
    const bool m_userIsThere;
    bool m_greeted = false;
    std::optional<ConsoleLine> m_line; ///< What is being done, or is to be done once the maildrop is open.
    bool m_executing = false;
    QList<mailbox::MessageId> m_chosen;
    std::function<bool()> m_isDone; ///< Looked at whenever rows change.
};

} // namespace poplar::cli
