// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/draftkeeping.h"

#include <utility>

namespace poplar::gui {

using mailbox::DraftId;
using mailbox::KeptDraft;

namespace {
constexpr std::chrono::seconds draftPause{3}; ///< After the last change.
}

DraftKeeping::DraftKeeping(Source source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(draftPause);
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeping::keepNow);
}

void DraftKeeping::setKept(const QString &account, DraftId draft)
{
    m_kept = Place{account, draft};
}

void DraftKeeping::noteChange()
{
    m_isChanged = true;
    m_timer.start();
}

void DraftKeeping::keepNow()
{
    m_timer.stop();
    if (m_ticket) { // take() goes on.
        m_isChanged = true;
        return;
    }
    const QString account = m_source.account();
    KeptDraft draft = m_source.draft();
    draft.id = keptIn(account).value_or(DraftId{});
    m_isChanged = false;
    m_ticket = m_source.ticket();
    m_ticketAccount = account;
    Q_EMIT keepWanted(account, *m_ticket, draft);
}

void DraftKeeping::take(const mailbox::DraftKept &kept)
{
    if (!m_ticket || kept.ticket != *m_ticket)
        return;
    m_ticket.reset();
    if (const auto *error = std::get_if<Error>(&kept.result)) {
        m_isChanged = true;
        Q_EMIT failed(*error);
        return;
    }
    const auto before = std::exchange(m_kept, Place{m_ticketAccount, std::get<DraftId>(kept.result)});
    if (before && before->account != m_kept->account)
        Q_EMIT discardWanted(before->account, before->draft);
    if (m_isChanged && !m_timer.isActive())
        m_timer.start();
    Q_EMIT this->kept();
}

bool DraftKeeping::setPlaces(const QStringList &accounts)
{
    const bool isOnItsWay = m_ticket && !accounts.contains(m_ticketAccount);
    const bool isKept = m_kept && !accounts.contains(m_kept->account);
    if (!isOnItsWay && !isKept)
        return false;
    m_isChanged = true;
    if (isKept)
        m_kept.reset();
    if (isOnItsWay) {
        m_ticket.reset();
        Q_EMIT failed(accountIsGone());
    }
    return true;
}

Error DraftKeeping::accountIsGone()
{
    return {ErrorKind::Storage, {}, {}, {}, tr("The account is not there any more.")};
}

void DraftKeeping::discard()
{
    m_timer.stop();
    if (m_kept)
        Q_EMIT discardWanted(m_kept->account, m_kept->draft);
    m_kept.reset();
}

void DraftKeeping::discardElsewhere(const QString &account)
{
    if (m_kept && m_kept->account != account)
        discard();
}

std::optional<DraftId> DraftKeeping::keptIn(const QString &account) const
{
    if (!m_kept || m_kept->account != account)
        return std::nullopt;
    return m_kept->draft;
}

} // namespace poplar::gui
