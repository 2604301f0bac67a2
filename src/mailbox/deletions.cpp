// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailbox/deletions.h"

#include "base/limits.h"

#include <algorithm>

namespace poplar::mailbox {

using archive::ReceiptRecord;

namespace {

using Fate = ReceiptRecord::Fate;

// The catalogue's words and those of the window are the same, in the same order.
static_assert(int(Fate::Unknown) == int(Receipt::Fate::Unknown)
              && int(Fate::Deleted) == int(Receipt::Fate::Deleted)
              && int(Fate::Gone) == int(Receipt::Fate::Gone)
              && int(Fate::StillThere) == int(Receipt::Fate::StillThere));

/// Whether no listing can tell more of it.
bool isSettled(const ReceiptRecord::Item &item)
{
    const bool isNameless = item.identity.uniqueId.isEmpty() && item.identity.headerHash.isEmpty();
    return item.fate == Fate::Gone || item.fate == Fate::StillThere || isNameless;
}

void dropSettled(QList<ReceiptRecord> &records)
{
    records.removeIf([](const ReceiptRecord &record) {
        return std::all_of(record.items.begin(), record.items.end(), isSettled);
    });
}

CommitReport::Outcome outcomeOf(ReceiptRecord::Answer answer)
{
    switch (answer) {
    case ReceiptRecord::Answer::None:
        return CommitReport::Outcome::Unknown;
    case ReceiptRecord::Answer::Deleted:
        return CommitReport::Outcome::Deleted;
    case ReceiptRecord::Answer::Refused:
        return CommitReport::Outcome::Refused;
    }
    Q_UNREACHABLE();
}

Receipt::Item shown(const ReceiptRecord::Item &item)
{
    return {item.identity, item.subject, item.sender, Receipt::Fate(int(item.fate))};
}

Receipt shown(const ReceiptRecord &record)
{
    Receipt receipt;
    receipt.id = record.id;
    receipt.at = record.at;
    receipt.outcome = outcomeOf(record.answer);
    receipt.said = record.said;
    receipt.items.reserve(record.items.size());
    for (const ReceiptRecord::Item &item : record.items)
        receipt.items += shown(item);
    return receipt;
}

ReceiptRecord::Item itemOf(const Victim &victim)
{
    ReceiptRecord::Item item;
    item.message = qint64(victim.id);
    item.identity = victim.identity;
    if (victim.envelope) {
        item.subject = victim.envelope->subject;
        if (!victim.envelope->from.isEmpty()) {
            const Address &sender = victim.envelope->from.first();
            item.sender = sender.name.isEmpty() ? sender.address : sender.name;
        }
    }
    return item;
}

void settleItem(ReceiptRecord::Item &item, const QByteArray &said, const Settlement &settlement,
                Deletions::Settled &settled)
{
    if (isSettled(item))
        return;
    const auto message = MessageId(quint64(item.message));
    const std::optional<Settlement::Verdict> verdict = settlement.verdict(shown(item), message);
    if (!verdict)
        return;
    const bool wasConfirmed = item.fate == Fate::Deleted;
    item.fate = Fate(int(verdict->fate));
    if (wasConfirmed && verdict->message) {
        settled.returned += {message, *verdict->message, !item.identity.headerHash.isEmpty()};
        settled.said = said;
    } else if (!wasConfirmed && verdict->message) {
        settled.kept += *verdict->message;
    } else if (!wasConfirmed) {
        settled.gone += message;
        settled.octetsGone += std::max<qint64>(item.identity.octets, 0);
    }
}

} // namespace

Result<Done> Deletions::load(archive::Catalogue &catalogue)
{
    Result<QList<ReceiptRecord>> open =
        catalogue.receipts(archive::Catalogue::WhichReceipts::Open, limit::receiptItems);
    if (!open)
        return open.error();
    m_open = std::move(open).value();
    dropSettled(m_open);
    return Done();
}

Result<Receipt> Deletions::begin(archive::Catalogue &catalogue, const QList<Victim> &victims)
{
    ReceiptRecord record;
    record.at = QDateTime::currentDateTimeUtc();
    record.items.reserve(victims.size());
    for (const Victim &victim : victims)
        record.items += itemOf(victim);
    const Result<qint64> id = catalogue.addReceipt(record);
    if (!id)
        return id.error();
    m_begun = record.id = *id;
    m_open.prepend(record);
    return shown(record);
}

Result<Receipt> Deletions::answered(archive::Catalogue &catalogue, const CommitReport &report)
{
    const auto begun = std::find_if(m_open.begin(), m_open.end(),
                                    [this](const ReceiptRecord &one) { return one.id == m_begun; });
    if (begun == m_open.end())
        return Error{ErrorKind::Storage, {}, {}, "QUIT", {}};
    ReceiptRecord &record = *begun;
    record.said = report.said;
    if (report.outcome == CommitReport::Outcome::Deleted) {
        record.answer = ReceiptRecord::Answer::Deleted;
        for (ReceiptRecord::Item &item : record.items)
            item.fate = Fate::Deleted;
    } else if (report.outcome == CommitReport::Outcome::Refused) {
        record.answer = ReceiptRecord::Answer::Refused;
    }
    if (const Result<Done> updated = catalogue.updateReceipt(record); !updated)
        return updated.error();
    return shown(record);
}

bool Deletions::hasUnknown() const
{
    return std::any_of(m_open.begin(), m_open.end(), [](const ReceiptRecord &record) {
        return std::any_of(record.items.begin(), record.items.end(), [](const ReceiptRecord::Item &item) {
            return item.fate == Fate::Unknown && !isSettled(item);
        });
    });
}

Result<Deletions::Settled> Deletions::settle(archive::Catalogue &catalogue, const Settlement &settlement)
{
    // What cannot be written is found out once more by the next listing.
    QList<ReceiptRecord> open = m_open;
    Settled settled;
    for (ReceiptRecord &record : open) {
        const ReceiptRecord before = record;
        for (ReceiptRecord::Item &item : record.items)
            settleItem(item, record.said, settlement, settled);
        if (record == before)
            continue;
        if (const Result<Done> updated = catalogue.updateReceipt(record); !updated)
            return updated.error();
        settled.receipts += shown(record);
    }
    dropSettled(open);
    m_open = open;
    return settled;
}

Result<QList<Receipt>> Deletions::history(archive::Catalogue &catalogue)
{
    const Result<QList<ReceiptRecord>> records =
        catalogue.receipts(archive::Catalogue::WhichReceipts::All, limit::receiptItemsShown);
    if (!records)
        return records.error();
    QList<Receipt> receipts;
    for (const ReceiptRecord &record : *records)
        receipts += shown(record);
    return receipts;
}

} // namespace poplar::mailbox
