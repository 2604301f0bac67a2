// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logtools.h"

#include "gui/icons.h"
#include "gui/transcriptmodel.h"
#include "wire/displaytext.h"

#include <QAction>
#include <QActionGroup>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include <set>
#include <utility>

namespace poplar::gui {

using Speaker = TranscriptCriteria::Speaker;

namespace {

constexpr std::chrono::milliseconds typingPause{150};
constexpr int lineChoices[] = {5'000, limit::transcriptEvents, 100'000};
static_assert(lineChoices[0] >= limit::leastLogLines && lineChoices[2] <= limit::mostLogLines);

} // namespace

LogTools::LogTools(const TranscriptModel &model, QWidget *parent)
    : QToolBar(parent)
    , m_model(model)
    , m_text(new QLineEdit)
    , m_narrowing(new QMenu(this))
    , m_narrow(new QToolButton)
    , m_speakers(new QActionGroup(this))
    , m_onlyErrors(new QAction(tr("Only &errors"), this))
    , m_verbs(new QMenu(tr("&Command"), this))
    , m_columns(new QMenu(tr("&Columns"), this))
    , m_lines(new QActionGroup(this))
{
    setObjectName(QStringLiteral("logTools"));
    setIconSize({16, 16});
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    buildFilter();
    buildActions();
    buildLook();
}

void LogTools::buildFilter()
{
    m_text->setObjectName(QStringLiteral("logFilter"));
    m_text->setPlaceholderText(tr("Filter the log"));
    m_text->setAccessibleName(tr("Filter the log"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &LogTools::tellCriteria);
    connect(m_text, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_text, &QLineEdit::returnPressed, this, &LogTools::tellCriteria);

    const std::pair<Speaker, QString> speakers[] = {{Speaker::Anybody, tr("Said by &both")},
                                                    {Speaker::Poplar, tr("Said by &Poplar")},
                                                    {Speaker::Server, tr("Said by the &server")}};
    for (const auto &[speaker, text] : speakers) {
        QAction *action = m_speakers->addAction(text);
        action->setCheckable(true);
        action->setChecked(speaker == Speaker::Anybody);
        action->setData(int(speaker));
    }
    m_onlyErrors->setCheckable(true);
    m_narrowing->addActions(m_speakers->actions());
    m_narrowing->addSeparator();
    m_narrowing->addMenu(m_verbs);
    m_narrowing->addAction(m_onlyErrors);
    connect(m_speakers, &QActionGroup::triggered, this, &LogTools::tellCriteria);
    connect(m_onlyErrors, &QAction::triggered, this, &LogTools::tellCriteria);
    connect(m_verbs, &QMenu::aboutToShow, this, &LogTools::fillVerbs);

    m_narrow->setObjectName(QStringLiteral("logNarrow"));
    m_narrow->setIcon(icon(Icon::ListFilter));
    m_narrow->setToolTip(tr("Which lines are listed"));
    m_narrow->setAccessibleName(tr("Which lines are listed"));
    m_narrow->setCheckable(true);
    m_narrow->setMenu(m_narrowing);
    m_narrow->setPopupMode(QToolButton::InstantPopup);
    addWidget(m_text);
    addWidget(m_narrow);
}

/// Those that were said so far.
void LogTools::fillVerbs()
{
    std::set<QByteArray> verbs;
    for (int row = 0; row < m_model.rowCount(); ++row)
        verbs.insert(m_model.lineAt(row).verb);
    verbs.insert(m_verb);
    verbs.erase(QByteArray());
    m_verbs->clear();
    const auto add = [this](const QString &text, const QByteArray &verb) {
        QAction *action = m_verbs->addAction(text, this, [this, verb] {
            m_verb = verb;
            tellCriteria();
        });
        action->setCheckable(true);
        action->setChecked(verb == m_verb);
    };
    add(tr("&Any"), {});
    for (const QByteArray &verb : verbs)
        add(wire::displayText(verb).replace(u'&', QStringLiteral("&&")), verb);
}

void LogTools::buildActions()
{
    const auto make = [this](Icon picture, const QString &text, const QString &tip) {
        auto *action = new QAction(icon(picture), text, this);
        action->setToolTip(tip);
        addAction(action);
        return action;
    };
    const auto withText = [this](QAction *action) {
        static_cast<QToolButton *>(widgetForAction(action))->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    };
    addSeparator();
    m_follow =
        make(Icon::ArrowDown, tr("Follow"), tr("Keep the newest line in sight; scrolling up pauses it"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    withText(m_follow);
    m_pause = make(Icon::Pause, tr("Pause"), tr("Let new lines wait until this is released"));
    m_pause->setCheckable(true);
    withText(m_pause);
    m_firstError = make(Icon::TriangleAlert, tr("First error"), tr("Go to the first error (E)"));
    m_firstError->setShortcut(Qt::Key_E);
    m_firstError->setShortcutContext(Qt::WidgetShortcut);
    withText(m_firstError);
    addSeparator();
    m_find = make(Icon::Search, tr("Find…"), tr("Find a text without hiding the other lines"));
    m_find->setObjectName(QStringLiteral("logFind"));
    m_copy = make(Icon::Copy, tr("Copy"), tr("Copy the selected lines, or all lines where none is selected"));
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_clear = make(Icon::Eraser, tr("Clear"), tr("Empty the log"));
    m_console = make(Icon::ChevronRight, tr("Console"), tr("Type commands to the server (Ctrl+Shift+K)"));
    m_console->setObjectName(QStringLiteral("logConsole"));
    m_console->setCheckable(true);
    m_console->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_K);
    m_console->setVisible(false);
    withText(m_console);
}

void LogTools::buildLook()
{
    const std::pair<const char *, QString> columns[] = {{"time", tr("&Time of day")},
                                                        {"start", tr("Time since the &start")},
                                                        {"before", tr("Time since the line &before")},
                                                        {"state", tr("S&tate of the session")}};
    for (const auto &[name, text] : columns) {
        QAction *action = m_columns->addAction(text);
        action->setCheckable(true);
        action->setData(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, &LogTools::tellColumns);
    }
    auto *keep = new QMenu(tr("&Lines kept in memory"), this);
    for (const int lines : lineChoices) {
        QAction *action = m_lines->addAction(QLocale().toString(lines));
        action->setCheckable(true);
        action->setData(lines);
    }
    keep->addActions(m_lines->actions());
    connect(m_lines, &QActionGroup::triggered, this,
            [this](const QAction *action) { Q_EMIT linesChosen(action->data().toInt()); });

    auto *look = new QMenu(this);
    m_explanation = look->addAction(tr("&Explain the current line"));
    m_explanation->setObjectName(QStringLiteral("logExplain"));
    m_explanation->setCheckable(true);
    connect(m_explanation, &QAction::triggered, this, &LogTools::explanationToggled);
    look->addMenu(m_columns);
    look->addMenu(keep);
    auto *button = new QToolButton;
    button->setIcon(icon(Icon::Columns2));
    button->setToolTip(tr("How the log is shown"));
    button->setAccessibleName(button->toolTip());
    button->setMenu(look);
    button->setPopupMode(QToolButton::InstantPopup);
    addWidget(button);
}

void LogTools::liftFilter()
{
    m_speakers->actions().constFirst()->setChecked(true);
    m_onlyErrors->setChecked(false);
    m_verb.clear();
    m_text->clear();
    tellCriteria();
}

void LogTools::applySettings(const LogSettings &settings)
{
    const QList<QAction *> columns = m_columns->actions();
    for (QAction *action : columns)
        action->setChecked(settings.columns.contains(action->data().toString()));
    m_explanation->setChecked(settings.isExplained);
    m_console->setChecked(settings.hasConsole);
    const QList<QAction *> choices = m_lines->actions();
    for (QAction *action : choices)
        action->setChecked(action->data().toInt() == settings.lines);
}

void LogTools::tellCriteria()
{
    m_typing.stop();
    TranscriptCriteria criteria;
    criteria.text = m_text->text();
    criteria.speaker = Speaker(m_speakers->checkedAction()->data().toInt());
    criteria.verb = m_verb;
    criteria.onlyErrors = m_onlyErrors->isChecked();
    TranscriptCriteria byText;
    byText.text = criteria.text;
    m_narrow->setChecked(criteria != byText);
    Q_EMIT criteriaChanged(criteria);
}

void LogTools::tellColumns()
{
    QStringList shown;
    const QList<QAction *> columns = m_columns->actions();
    for (const QAction *action : columns) {
        if (action->isChecked())
            shown << action->data().toString();
    }
    Q_EMIT columnsChanged(shown);
}

} // namespace poplar::gui
