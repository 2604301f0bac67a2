// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/newmailtext.h"

#include "gui/accountlistmodel.h"

#include <QCoreApplication>
#include <QStringList>

namespace poplar::gui {

namespace {

constexpr qsizetype namesInTitle = 3;

struct NewMail {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::NewMailText)
};

} // namespace

QString newMailTitle(const AccountListModel &accounts)
{
    qint64 messages = 0;
    QStringList names;
    for (int row = 0; row < accounts.rowCount(); ++row) {
        const QModelIndex index = accounts.index(row);
        const qint64 fresh = index.data(AccountListModel::FreshRole).toLongLong();
        if (fresh <= 0)
            continue;
        messages += fresh;
        names += index.data().toString();
    }
    if (messages == 0)
        return QStringLiteral("Poplar");
    if (names.size() > namesInTitle)
        //: The title of the window.
        return NewMail::tr("Poplar: %Ln new", nullptr, int(messages));
    //: The title of the window; %1 is the name of an account, or of several with commas.
    return NewMail::tr("Poplar: %Ln new in %1", nullptr, int(messages)).arg(names.join(QStringLiteral(", ")));
}

} // namespace poplar::gui
