// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/placewords.h"

#include <QCoreApplication>

namespace poplar::gui {
namespace {

struct PlaceWords {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::PlaceWords)
};

} // namespace

Icon placeIcon(ListPlace::Kind kind)
{
    switch (kind) {
    case ListPlace::Kind::Server:
        return Icon::Inbox;
    case ListPlace::Kind::Archive:
        return Icon::Archive;
    case ListPlace::Kind::Folder:
        return Icon::Folder;
    case ListPlace::Kind::Sent:
        return Icon::Send;
    case ListPlace::Kind::Trash:
        return Icon::Trash2;
    case ListPlace::Kind::Drafts:
        return Icon::SquarePen;
    case ListPlace::Kind::Outbox:
        return Icon::Upload;
    }
    return Icon::Folder;
}

QString placeName(ListPlace::Kind kind)
{
    switch (kind) {
    case ListPlace::Kind::Server:
        return PlaceWords::tr("On the server", "a part of an account's mail");
    case ListPlace::Kind::Archive:
        return PlaceWords::tr("Archive", "a part of an account's mail: what is kept on this computer");
    case ListPlace::Kind::Sent:
        return PlaceWords::tr("Sent", "a part of an account's mail");
    case ListPlace::Kind::Trash:
        return PlaceWords::tr("Trash", "a part of an account's mail, on this computer");
    case ListPlace::Kind::Drafts:
        return PlaceWords::tr("Drafts", "a part of an account's mail");
    case ListPlace::Kind::Outbox:
        return PlaceWords::tr("Outbox", "a part of an account's mail");
    case ListPlace::Kind::Folder:
        break;
    }
    return {};
}

} // namespace poplar::gui
