// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/listsearch.h"

#include "gui/openmailbox.h"

#include <chrono>
#include <utility>

namespace poplar::gui {

using mailbox::Found;
using mailbox::Mailbox;
using mailbox::SearchOrder;

namespace {
constexpr std::chrono::milliseconds typingPause{120};
constexpr std::chrono::seconds untilAgain{2};
} // namespace

ListSearch::ListSearch(MessageListPane &list, QObject *parent)
    : QObject(parent)
    , m_list(list)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    m_again.setSingleShot(true);
    m_again.setInterval(untilAgain);
    connect(&m_pause, &QTimer::timeout, this, &ListSearch::ask);
    connect(&m_again, &QTimer::timeout, this, &ListSearch::ask);
    connect(&list, &MessageListPane::filterChanged, this, &ListSearch::setText);
}

ListSearch::~ListSearch() = default;

void ListSearch::showMailbox(OpenMailbox *open)
{
    m_shown = open;
    m_connections = open ? std::make_unique<QObject>() : nullptr;
    m_isAsking = m_isToAsk = false;
    m_text.clear();
    if (open) {
        connect(&open->mailbox(), &Mailbox::found, m_connections.get(),
                [this](const Found &found) { take(found); });
        // What has just come may have the words, too.
        connect(&open->model(), &MessageListModel::totalsChanged, m_connections.get(),
                [this] { askAgainSoon(); });
    }
    setText(m_list.filter());
}

void ListSearch::setText(const QString &text)
{
    if (std::exchange(m_text, text) == text && !text.isEmpty())
        return;
    m_again.stop();
    if (text.trimmed().isEmpty() || !m_shown) {
        m_pause.stop();
        m_list.setSearch({});
        return;
    }
    m_list.setSearch({.state = SearchState::Searching});
    m_pause.start();
}

void ListSearch::askAgainSoon()
{
    if (!m_text.trimmed().isEmpty() && !m_pause.isActive() && !m_again.isActive())
        m_again.start();
}

void ListSearch::ask()
{
    m_isToAsk = m_isAsking;
    if (m_isAsking || !m_shown)
        return;
    m_isAsking = true;
    m_shown->mailbox().search({m_text, SearchOrder::When::Now, SearchOrder::Wants::Ids});
}

void ListSearch::take(const Found &found)
{
    if (found.wants != SearchOrder::Wants::Ids)
        return;
    m_isAsking = false;
    if (found.words == m_text && !m_text.trimmed().isEmpty()) {
        m_shown->model().setFound(found.ids);
        m_list.setSearch({.state = SearchState::Done,
                          .notSearched = found.notIndexed,
                          .hasFailed = found.error.has_value()});
        if (found.notIndexed > 0)
            askAgainSoon();
    }
    if (std::exchange(m_isToAsk, false))
        ask();
}

} // namespace poplar::gui
