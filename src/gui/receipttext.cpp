// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/receipttext.h"

#include "gui/formatting.h"
#include "gui/messageheader.h"

#include "wire/displaytext.h"

#include <QCoreApplication>

#include <algorithm>

namespace poplar::gui {

using mailbox::Receipt;
using Fate = mailbox::Receipt::Fate;

namespace {

struct ReceiptWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::ReceiptText)
};

} // namespace

ReceiptCounts receiptCounts(const Receipt &receipt)
{
    ReceiptCounts counts;
    for (const Receipt::Item &item : receipt.items) {
        switch (item.fate) {
        case Fate::Unknown:
            ++counts.unknown;
            break;
        case Fate::StillThere:
            ++counts.still;
            break;
        case Fate::Deleted:
        case Fate::Gone:
            ++counts.deleted;
            counts.octets += std::max<qint64>(0, item.identity.octets);
            break;
        }
    }
    return counts;
}

QString receiptTitle(const Receipt &receipt)
{
    const ReceiptCounts counts = receiptCounts(receipt);
    const int all = int(receipt.items.size());
    if (counts.deleted == all)
        return ReceiptWords::tr("%Ln message(s) deleted", nullptr, all);
    if (counts.unknown == all)
        return ReceiptWords::tr("%Ln message(s): outcome not known yet", nullptr, all);
    if (counts.still == all)
        return ReceiptWords::tr("%Ln message(s) not deleted", nullptr, all);
    return ReceiptWords::tr("%1 of %Ln message(s) deleted", nullptr, all)
        .arg(QLocale().toString(counts.deleted));
}

QString receiptDetails(const Receipt &receipt)
{
    const ReceiptCounts counts = receiptCounts(receipt);
    QStringList lines{formatFullMoment(receipt.at)};
    if (counts.deleted > 0)
        lines += ReceiptWords::tr("%1 freed on the server.").arg(formatSize(counts.octets));
    if (counts.still > 0)
        lines += ReceiptWords::tr("%Ln message(s) are still on the server.", nullptr, int(counts.still));
    if (counts.unknown > 0)
        lines += ReceiptWords::tr("The next check tells what became of %Ln message(s).", nullptr,
                                  int(counts.unknown));
    const QString said = wire::displayText(receipt.said).trimmed();
    lines += said.isEmpty() ? ReceiptWords::tr("The server said nothing.")
                            : ReceiptWords::tr("The server said: “%1”").arg(said);
    return lines.join(u'\n');
}

QString fateText(Fate fate)
{
    switch (fate) {
    case Fate::Unknown:
        return ReceiptWords::tr("Not known yet");
    case Fate::Deleted:
        return ReceiptWords::tr("Deleted, says the server");
    case Fate::Gone:
        return ReceiptWords::tr("Gone: no longer listed");
    case Fate::StillThere:
        return ReceiptWords::tr("Still on the server");
    }
    return {};
}

QString receiptSubject(const Receipt::Item &item)
{
    const QString subject = headerLine(item.subject);
    return subject.isEmpty() ? ReceiptWords::tr("(no subject)") : subject;
}

QString receiptAsText(const Receipt &receipt)
{
    QStringList lines{receiptTitle(receipt), receiptDetails(receipt), QString()};
    for (const Receipt::Item &item : receipt.items)
        lines += QStringList{fateText(item.fate), formatSize(item.identity.octets), headerLine(item.sender),
                             receiptSubject(item)}
                     .join(u'\t');
    return lines.join(u'\n') + u'\n';
}

} // namespace poplar::gui
