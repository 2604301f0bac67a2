// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/listplace.h"

#include <iterator>

namespace poplar::gui {
namespace {

// In the order of ListPlace::Kind.
constexpr QLatin1StringView placeNames[] = {QLatin1StringView("server"), QLatin1StringView("archive"),
                                            QLatin1StringView("folder"), QLatin1StringView("sent"),
                                            QLatin1StringView("trash"),  QLatin1StringView("drafts"),
                                            QLatin1StringView("outbox")};
static_assert(std::size(placeNames) == size_t(ListPlace::Kind::Outbox) + 1);

} // namespace

bool isIn(const mailbox::MessageRow &row, const ListPlace &place)
{
    using mailbox::FolderId;
    using mailbox::Mark;
    const bool isKept = row.marks.testFlag(Mark::Kept);
    switch (place.kind) {
    case ListPlace::Kind::Server:
        return !row.marks.testFlag(Mark::Gone);
    case ListPlace::Kind::Archive:
        return isKept && row.folder != FolderId::Sent;
    case ListPlace::Kind::Folder:
        return isKept && row.folder == place.folder;
    case ListPlace::Kind::Sent:
        return isKept && row.folder == FolderId::Sent;
    case ListPlace::Kind::Trash:
        return row.marks.testFlag(Mark::Trashed);
    case ListPlace::Kind::Drafts:
    case ListPlace::Kind::Outbox:
        return false;
    }
    return true;
}

QString placeToText(const ListPlace &place)
{
    const QString name = placeNames[int(place.kind)];
    return place.kind == ListPlace::Kind::Folder ? QStringLiteral("%1 %2").arg(name).arg(int(place.folder))
                                                 : name;
}

ListPlace placeFromText(const QString &text)
{
    const QString name = text.section(u' ', 0, 0);
    for (size_t kind = 0; kind < std::size(placeNames); ++kind) {
        if (name != placeNames[kind])
            continue;
        const ListPlace place{ListPlace::Kind(kind), mailbox::FolderId(text.section(u' ', 1).toInt())};
        const bool isFolder = place.kind == ListPlace::Kind::Folder;
        return isFolder == isOwnFolder(place.folder) ? place : ListPlace();
    }
    return {};
}

} // namespace poplar::gui
