// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/consolebar.h"

#include "base/limits.h"
#include "gui/consolecommands.h"
#include "gui/consolecompletion.h"
#include "gui/consoleedit.h"
#include "gui/icons.h"
#include "gui/theme.h"
#include "gui/transcriptdelegate.h"

#include <QAccessible>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace poplar::gui {

namespace {

Icon promptOf(ConsoleBar::Input input)
{
    switch (input) {
    case ConsoleBar::Input::Closed:
        return Icon::Unplug;
    case ConsoleBar::Input::Secret:
        return Icon::KeyRound;
    case ConsoleBar::Input::Data:
        return Icon::FileText;
    case ConsoleBar::Input::Command:
        break;
    }
    return Icon::ChevronRight;
}

ConsoleEdit::Hiding hidingOf(ConsoleBar::Input input)
{
    switch (input) {
    case ConsoleBar::Input::Secret:
        return ConsoleEdit::Hiding::Everything;
    case ConsoleBar::Input::Data:
        return ConsoleEdit::Hiding::Nothing;
    case ConsoleBar::Input::Closed:
    case ConsoleBar::Input::Command:
        break;
    }
    return ConsoleEdit::Hiding::Secrets;
}

/// What would do something else than it shows: of line ends spreadLines() takes care.
bool isMisleading(QChar c)
{
    const bool isBidi = (c >= u'\u202a' && c <= u'\u202e') || (c >= u'\u2066' && c <= u'\u2069');
    return isBidi || (c.category() == QChar::Other_Control && c != u'\r' && c != u'\n');
}

} // namespace

ConsoleBar::ConsoleBar(QWidget *parent)
    : QFrame(parent)
    , m_edit(new ConsoleEdit)
    , m_prompt(new QLabel)
    , m_note(new ConsoleNote)
{
    setObjectName(QStringLiteral("consoleBar"));
    setBackgroundRole(QPalette::Window);
    setAutoFillBackground(true);
    build();
    connectEdit();
    setInput(Input::Closed, {});
}

void ConsoleBar::build()
{
    m_edit->setObjectName(QStringLiteral("consoleLine"));
    m_edit->setAccessibleName(tr("Command to the server"));
    m_edit->setMaxLength(limit::consolePaste);
    m_prompt->setAlignment(Qt::AlignCenter);
    m_prompt->setBuddy(m_edit);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(space::small, space::small, 0, space::small);
    grid->setHorizontalSpacing(space::small);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_prompt, 0, 0);
    grid->addWidget(m_edit, 0, 1);
    grid->addWidget(m_note, 1, 1);
    grid->setColumnStretch(1, 1);
    setFocusProxy(m_edit);
    dress();
}

void ConsoleBar::dress()
{
    m_edit->setFont(transcriptFont(font()));
    m_prompt->setPixmap(icon(promptOf(m_input), Tint::Muted).pixmap(QSize(16, 16), devicePixelRatioF()));
}

void ConsoleBar::connectEdit()
{
    connect(m_edit, &ConsoleEdit::edited, this, &ConsoleBar::onEdited);
    connect(m_edit, &ConsoleEdit::sent, this, &ConsoleBar::send);
    connect(m_edit, &ConsoleEdit::allSent, this, &ConsoleBar::sendAll);
    connect(m_edit, &ConsoleEdit::recalled, this, &ConsoleBar::recall);
    connect(m_edit, &ConsoleEdit::helpWanted, this, &ConsoleBar::showCommands);
    connect(m_edit, &ConsoleEdit::left, this, &ConsoleBar::leave);
}

void ConsoleBar::setInput(Input input, const QString &hint)
{
    m_hint = hint;
    const bool isOther = std::exchange(m_input, input) != input;
    if (isOther)
        m_remark.clear();
    if (input == Input::Closed && m_edit->hidesSomething())
        m_edit->setLine({});
    m_edit->setHiding(hidingOf(input));
    m_edit->setReadOnly(input == Input::Closed); // not disabled: that would take the focus away
    m_edit->setPlaceholderText(hint);
    m_edit->completion().withdraw();
    if (isOther && input != Input::Closed && std::exchange(m_isHeldBack, false) && m_edit->line().isEmpty())
        takeWaiting();
    dress();
    showNote();
}

void ConsoleBar::takeWaiting()
{
    m_isHeldBack = false;
    m_edit->setLine(m_waiting.isEmpty() ? QString() : m_waiting.takeFirst());
    shorten();
}

void ConsoleBar::setVerbs(const QList<ConsoleVerb> &verbs)
{
    if (verbs == m_verbs)
        return;
    m_verbs = verbs;
    m_edit->completion().setVerbs(verbs);
    if (m_commands)
        m_commands->setVerbs(verbs);
    showNote();
}

void ConsoleBar::tell(const QString &sentence)
{
    m_remark = sentence;
    showNote();
    QAccessibleEvent heard(m_note, QAccessible::Alert);
    QAccessible::updateAccessibility(&heard);
}

// --- Typing -------------------------------------------------------------------------------------

void ConsoleBar::onEdited()
{
    m_remark.clear();
    if (m_edit->line().size() >= limit::consolePaste)
        m_remark = tr("So much cannot be pasted at once: the end was cut off.");
    takeOutControls();
    spreadLines();
    shorten();
    showNote();
}

void ConsoleBar::takeOutControls()
{
    const QString line = m_edit->line();
    QString clean = line;
    const bool takesTabs = m_input != Input::Command;
    if (!takesTabs) {
        // Taken out, it would join a verb and its secret to a word that hides nothing.
        for (QChar &c : clean)
            c = c.category() == QChar::Other_Control && c.isSpace() && c != u'\r' && c != u'\n' ? u' ' : c;
    }
    clean.removeIf([takesTabs](QChar c) { return isMisleading(c) && !(takesTabs && c == u'\t'); });
    if (clean == line)
        return;
    m_edit->setLine(clean);
    m_remark = tr("Control characters were left out.");
}

/// Nothing is sent that the user did not send: the first line stands there, the others wait.
void ConsoleBar::spreadLines()
{
    static const QRegularExpression ends(QStringLiteral("\r\n|\r|\n"));
    QStringList lines = m_edit->line().split(ends);
    if (lines.size() < 2)
        return;
    if (lines.constLast().isEmpty())
        lines.removeLast();
    m_edit->setLine(lines.takeFirst());
    if (m_input != Input::Data)
        lines.removeAll(QString());
    m_waiting = lines + m_waiting;
    if (m_waiting.size() <= limit::consoleWaiting)
        return;
    m_waiting.resize(limit::consoleWaiting);
    m_remark = tr("Of what was pasted, only the first %n line(s) wait.", nullptr, int(limit::consoleWaiting));
}

void ConsoleBar::shorten()
{
    if (m_edit->line().size() <= limit::consoleLine)
        return;
    m_edit->setLine(m_edit->line().left(limit::consoleLine));
    m_remark = tr("No command is that long: the end was cut off.");
}

void ConsoleBar::recall(int step)
{
    const bool keepsHistory = m_input == Input::Command || m_input == Input::Closed;
    if (!keepsHistory || m_edit->hidesSomething())
        return;
    if (const auto line = m_history.walk(step, m_edit->line())) {
        m_edit->setLine(*line);
        m_remark.clear();
        showNote();
    }
}

void ConsoleBar::leave()
{
    m_waiting.clear();
    showNote();
    Q_EMIT left();
}

// --- Sending ------------------------------------------------------------------------------------

bool ConsoleBar::asksForCommands(const QString &line) const
{
    const QString word = line.trimmed().toUpper();
    const auto isHelp = [](const ConsoleVerb &verb) { return verb.name == "HELP"; };
    return word == u"?"
        || (word == u"HELP" && std::none_of(m_verbs.constBegin(), m_verbs.constEnd(), isHelp));
}

void ConsoleBar::send()
{
    if (m_input == Input::Closed)
        return tell(m_hint);
    if (m_input == Input::Command && m_edit->line().trimmed().isEmpty()) {
        takeWaiting();
        return showNote();
    }
    if (m_input == Input::Command && asksForCommands(m_edit->line())) {
        m_edit->setLine({});
        showNote();
        return showCommands();
    }
    sendLine();
}

void ConsoleBar::sendLine()
{
    QString line = m_edit->line();
    if (m_input == Input::Command && !m_edit->hidesSomething()) {
        line = line.trimmed(); // completion leaves a space, which some servers refuse
        if (verbIn(line)) // else it may be a password that missed its verb
            m_history.add(line);
    }
    m_remark.clear();
    // Whether the next line is a command or an answer, and so to be hidden, the reply decides.
    m_isHeldBack = m_input == Input::Secret || line.startsWith(u"AUTH", Qt::CaseInsensitive);
    if (m_isHeldBack)
        m_edit->setLine({});
    else
        takeWaiting();
    showNote();
    Q_EMIT entered(line.toUtf8());
}

void ConsoleBar::sendAll()
{
    if (m_input != Input::Data)
        return send();
    qsizetype rest = m_waiting.size();
    sendLine();
    for (; rest > 0 && m_input == Input::Data; --rest)
        sendLine();
}

// --- What is said -------------------------------------------------------------------------------

/// The longest that fits: "AUTH" is no "AUTHENTICATE".
const ConsoleVerb *ConsoleBar::verbIn(const QString &line) const
{
    const QString typed = line.trimmed().toUpper();
    const ConsoleVerb *found = nullptr;
    for (const ConsoleVerb &verb : m_verbs) {
        const QString name = QString::fromUtf8(verb.name);
        const bool isWhole = typed.size() == name.size() || name.endsWith(u':')
            || (typed.size() > name.size() && typed.at(name.size()).isSpace());
        if (typed.startsWith(name) && isWhole && (!found || found->name.size() < verb.name.size()))
            found = &verb;
    }
    return found;
}

ConsoleNote::Text ConsoleBar::note() const
{
    using Tone = ConsoleNote::Text::Tone;
    const ConsoleVerb *verb = m_input == Input::Command ? verbIn(m_edit->openLine()) : nullptr;
    if (verb && !verb->obstacle.isEmpty())
        return {verb->usage, verb->obstacle, verb->reference, Tone::Warning};
    if (!m_remark.isEmpty())
        return {{}, m_remark, {}, Tone::Warning};
    if (!m_waiting.isEmpty() && m_input == Input::Data)
        return {{},
                tr("%n more pasted line(s) wait: Enter sends the next, Ctrl+Enter all, Esc forgets them.",
                   nullptr, int(m_waiting.size())),
                {}};
    if (!m_waiting.isEmpty())
        return {{},
                tr("%n more pasted line(s) wait: Enter sends one at a time, Esc forgets them.", nullptr,
                   int(m_waiting.size())),
                {}};
    if (m_input == Input::Closed && m_edit->line().isEmpty())
        return {}; // the line itself says why
    if (verb)
        return {verb->usage, verb->help, verb->reference};
    if (m_input == Input::Command && m_edit->line().isEmpty())
        return {{}, tr("Enter sends, Up brings back what was sent, F1 lists the commands."), {}};
    return {{}, m_hint, {}};
}

void ConsoleBar::showNote()
{
    m_note->setText(note());
    const QString said = m_note->text().whole();
    m_edit->setAccessibleDescription(said.isEmpty() ? m_hint : said);
}

void ConsoleBar::showCommands()
{
    if (!m_commands) {
        m_commands = new ConsoleCommands(this);
        m_commands->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_commands, &ConsoleCommands::chosen, this, [this](const QString &verb) {
            if (m_input == Input::Command) { // anything else is no place for a verb
                m_edit->setLine(verb);
                onEdited();
            }
            m_edit->activateWindow();
            m_edit->setFocus();
        });
    }
    m_commands->setVerbs(m_verbs);
    if (const ConsoleVerb *verb = verbIn(m_edit->openLine()))
        m_commands->select(verb->name);
    m_commands->show();
    m_commands->raise();
    m_commands->activateWindow();
}

void ConsoleBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        dress();
    QFrame::changeEvent(event);
}

} // namespace poplar::gui
