// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/draftspane.h"

#include "gui/actionbuttons.h"
#include "gui/emptystate.h"
#include "gui/formatting.h"
#include "gui/outboxtext.h"
#include "gui/outgoinglist.h"
#include "mime/addresslist.h"
#include "wire/displaytext.h"

#include <QAction>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace poplar::gui {

using mailbox::KeptDraft;

namespace {

QString draftRecipients(const KeptDraft &draft)
{
    const QString typed = draft.to.isEmpty() ? mime::formatAddressList(draft.draft.to) : draft.to;
    return wire::displayText(typed.simplified());
}

} // namespace

DraftsPane::DraftsPane(QWidget *parent)
    : QStackedWidget(parent)
    , m_list(new OutgoingList)
    , m_empty(new EmptyState)
    , m_page(new QWidget)
    , m_edit(new QAction(icon(Icon::Pencil), tr("&Write on"), this))
    , m_discard(new QAction(icon(Icon::Trash2), tr("&Delete…"), this))
{
    setObjectName(QStringLiteral("draftsPane"));
    m_list->setObjectName(QStringLiteral("draftList"));
    m_list->setAccessibleName(tr("Drafts"));
    m_list->setStateTitle(tr("Saved", "when a draft was saved"));
    m_edit->setObjectName(QStringLiteral("editDraft"));
    m_discard->setObjectName(QStringLiteral("discardDraft"));
    m_discard->setShortcut(Qt::Key_Delete);
    m_discard->setShortcutContext(Qt::WidgetShortcut);
    m_list->addActions({m_edit, m_discard});
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_edit, &QAction::triggered, this, &DraftsPane::edit);
    connect(m_list, &QAbstractItemView::activated, this, &DraftsPane::edit);
    connect(m_discard, &QAction::triggered, this, &DraftsPane::askToDiscard);
    build();
    setDrafts({});
}

void DraftsPane::build()
{
    auto *layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addWidget(new ActionButtons({m_edit, m_discard}));
    addWidget(m_page);
    addWidget(m_empty);
    m_empty->setContent({Icon::SquarePen, tr("There are no drafts"),
                         tr("What you begin to write is kept here until you send it.")});
    m_page->setFocusProxy(m_list);
}

void DraftsPane::setDrafts(const QList<KeptDraft> &drafts)
{
    m_drafts = drafts;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<OutgoingList::Row> rows;
    for (const KeptDraft &draft : drafts)
        rows += {quint64(draft.id),      outgoingSubject(draft.draft.subject),
                 draftRecipients(draft), formatMoment(draft.saved, now),
                 Icon::SquarePen,        Tint::Muted};
    m_list->setRows(rows);
    setCurrentWidget(drafts.isEmpty() ? static_cast<QWidget *>(m_empty) : m_page);
}

std::optional<KeptDraft> DraftsPane::chosen() const
{
    const auto id = m_list->chosen();
    const auto draft = std::find_if(m_drafts.begin(), m_drafts.end(),
                                    [&id](const KeptDraft &one) { return id && quint64(one.id) == *id; });
    return draft == m_drafts.end() ? std::nullopt : std::optional(*draft);
}

void DraftsPane::edit()
{
    if (const auto draft = chosen())
        Q_EMIT editWanted(*draft);
}

void DraftsPane::askToDiscard()
{
    const auto draft = chosen();
    if (!draft)
        return;
    auto *question = new QMessageBox(QMessageBox::Question, tr("Delete the draft"),
                                     tr("Delete “%1”?").arg(outgoingSubject(draft->draft.subject)),
                                     QMessageBox::Cancel, this);
    question->setObjectName(QStringLiteral("discardQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(tr("What is written there is gone for good."));
    const QPushButton *discard = question->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(question, &QMessageBox::buttonClicked, this,
            [this, discard, id = draft->id](const QAbstractButton *clicked) {
                if (clicked == discard)
                    Q_EMIT discardWanted(id);
            });
    question->open();
}

} // namespace poplar::gui
