// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mailtolink.h"

#include "base/limits.h"
#include "mime/addresslist.h"

#include <QUrl>
#include <QUrlQuery>

namespace poplar::gui {

namespace {

QList<Address> addressesIn(const QString &text)
{
    QList<Address> addresses;
    const QList<mime::ParsedAddress> parsed = mime::parseAddressList(text);
    for (const mime::ParsedAddress &entry : parsed) {
        if (entry.fault == mime::AddressFault::None)
            addresses += entry.address;
    }
    return addresses;
}

} // namespace

mime::Draft draftOfLink(const QUrl &link)
{
    mime::Draft draft;
    draft.to = addressesIn(link.path(QUrl::FullyDecoded));
    const auto items = QUrlQuery(link).queryItems(QUrl::FullyDecoded);
    for (const auto &item : items) {
        const QString name = item.first.toLower();
        if (name == u"to")
            draft.to += addressesIn(item.second);
        else if (name == u"cc")
            draft.cc += addressesIn(item.second);
        else if (name == u"subject")
            draft.subject = item.second.left(limit::sentSubject).simplified();
        else if (name == u"body")
            draft.text = QString(item.second.left(limit::quotedText))
                             .replace(QStringLiteral("\r\n"), QStringLiteral("\n"))
                             .replace(u'\r', u'\n');
    }
    return draft;
}

} // namespace poplar::gui
