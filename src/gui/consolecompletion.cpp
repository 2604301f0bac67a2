// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/consolecompletion.h"

#include <QAbstractItemView>
#include <QStandardItemModel>

namespace poplar::gui {

namespace {

constexpr int completed = Qt::UserRole;
constexpr int offered = 10; ///< Lines without a scroll bar.

} // namespace

ConsoleCompletion::ConsoleCompletion(QWidget &edit)
    : QCompleter(&edit)
    , m_model(new QStandardItemModel(this))
{
    setModel(m_model);
    setCompletionRole(completed);
    setCaseSensitivity(Qt::CaseInsensitive);
    setMaxVisibleItems(offered);
    setWidget(&edit);
    popup()->setObjectName(QStringLiteral("consoleOffer"));
    popup()->setAccessibleName(tr("Commands that begin like this"));
}

void ConsoleCompletion::setVerbs(const QList<ConsoleVerb> &verbs)
{
    withdraw();
    m_model->clear();
    for (const ConsoleVerb &verb : verbs) {
        if (!verb.obstacle.isEmpty())
            continue;
        auto *item = new QStandardItem(verb.usage);
        item->setData(typedBeginning(verb), completed);
        item->setEditable(false);
        m_model->appendRow(item);
    }
}

void ConsoleCompletion::offer(const QString &typed)
{
    setCompletionPrefix(typed);
    const int count = typed.isEmpty() ? 0 : completionCount();
    const bool isComplete =
        count == 1 && currentCompletion().trimmed().compare(typed, Qt::CaseInsensitive) == 0;
    if (count == 0 || isComplete)
        return withdraw();
    const int margin = popup()->fontMetrics().averageCharWidth() * 4;
    const QRect edit = widget()->rect();
    complete({edit.left(), edit.top(), popup()->sizeHintForColumn(0) + margin, edit.height()});
    popup()->setCurrentIndex({});
}

void ConsoleCompletion::withdraw()
{
    popup()->hide();
}

bool ConsoleCompletion::isOffering() const
{
    return popup()->isVisible();
}

QString ConsoleCompletion::choice(Choice which) const
{
    if (!isOffering())
        return {};
    const QModelIndex current = popup()->currentIndex();
    if (current.isValid())
        return current.data(completed).toString();
    return which == Choice::ChosenOrFirst ? completionModel()->index(0, 0).data(completed).toString()
                                          : QString();
}

} // namespace poplar::gui
