// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/suggestionmenu.h"

#include "spelling/spelling.h"

#include <QCoreApplication>
#include <QFont>
#include <QMenu>

namespace poplar::gui {

using spelling::Spelling;

namespace {

/// The texts of this menu.
class Suggestions {
    Q_DECLARE_TR_FUNCTIONS(SuggestionMenu)
};

/// A menu takes '&' for its own.
QString plainLabel(QString word)
{
    return word.replace(u'&', QStringLiteral("&&"));
}

void addWord(QMenu &menu, QAction *before, const QString &suggestion, const QTextCursor &word)
{
    auto *action = new QAction(plainLabel(suggestion), &menu);
    action->setObjectName(QStringLiteral("suggestion"));
    QFont bold = action->font();
    bold.setBold(true);
    action->setFont(bold);
    QObject::connect(action, &QAction::triggered, &menu,
                     [cursor = word, suggestion]() mutable { cursor.insertText(suggestion); });
    menu.insertAction(before, action);
}

} // namespace

void addSuggestions(QMenu &menu, Spelling &spelling, const QTextCursor &word)
{
    QAction *rest = menu.actions().value(0);
    auto *waiting = new QAction(Suggestions::tr("Looking for suggestions…"), &menu);
    waiting->setObjectName(QStringLiteral("noSuggestion"));
    waiting->setEnabled(false);
    auto *learn =
        new QAction(Suggestions::tr("&Add “%1” to my words").arg(plainLabel(word.selectedText())), &menu);
    learn->setObjectName(QStringLiteral("learnAction"));
    menu.insertActions(rest, {waiting, learn});
    menu.insertSeparator(rest);
    QObject::connect(learn, &QAction::triggered, &menu,
                     [&spelling, text = word.selectedText()] { spelling.learn(text); });
    QObject::connect(&spelling, &Spelling::suggested, &menu,
                     [&menu, waiting, word, ticket = spelling.suggest(word.selectedText())](
                         quint64 answered, const QStringList &suggestions) {
                         if (answered != ticket)
                             return;
                         for (const QString &one : suggestions)
                             addWord(menu, waiting, one, word);
                         waiting->setText(Suggestions::tr("No suggestions"));
                         waiting->setVisible(suggestions.isEmpty());
                     });
}

} // namespace poplar::gui
