// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailbox/sending.h"

#include <QStackedWidget>

#include <optional>

class QAction;

namespace poplar::gui {

class EmptyState;
class OutgoingList;

/// The drafts of an account.
class DraftsPane : public QStackedWidget {
    Q_OBJECT

public:
    explicit DraftsPane(QWidget *parent = nullptr);

    void setDrafts(const QList<mailbox::KeptDraft> &drafts);

Q_SIGNALS:
    void editWanted(const poplar::mailbox::KeptDraft &draft);
    void discardWanted(poplar::mailbox::DraftId draft);

private:
    void build();
    void edit();
    void askToDiscard();
    [[nodiscard]] std::optional<mailbox::KeptDraft> chosen() const;

    QList<mailbox::KeptDraft> m_drafts;
    OutgoingList *m_list;
    EmptyState *m_empty;
    QWidget *m_page;
    QAction *m_edit;
    QAction *m_discard;
};

} // namespace poplar::gui
