// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/banner.h"
#include "gui/formatting.h"
#include "gui/messagelistmodel.h"
#include "gui/roombar.h"
#include "gui/roomdialog.h"
#include "gui/roommodel.h"
#include "gui/sizefield.h"

#include <QLabel>
#include <QPushButton>

/// The part of RoomDialog that says what its plan comes to.
namespace poplar::gui {

namespace {

/// What the user ought to know before he agrees; the first is why the goal is missed, if so.
QStringList caveats(const SpacePlan &plan)
{
    QStringList sentences;
    if (plan.fresh > 0)
        sentences += RoomDialog::tr("%Ln of them are new and have not been read.", nullptr, int(plan.fresh));
    else if (plan.unread > 0)
        sentences += RoomDialog::tr("%Ln of them have not been read in Poplar.", nullptr, int(plan.unread));
    if (plan.withoutCopy > 0)
        sentences +=
            RoomDialog::tr("%Ln of them have no copy on this computer.", nullptr, int(plan.withoutCopy));
    return sentences;
}

} // namespace

void RoomDialog::showChoice()
{
    const qint64 chosen = m_model->chosenOctets();
    const int count = int(m_model->chosen().size());
    const qint64 after = m_plan.before - m_plan.ticked - chosen;
    m_size->setText(m_plan.ticked > 0 ? tr("The mailbox has %1; %2 of it is ticked for deletion already.")
                                            .arg(formatSize(m_plan.before), formatSize(m_plan.ticked))
                                      : tr("The mailbox has %1.").arg(formatSize(m_plan.before)));
    m_bar->setFigures({.stays = after,
                       .goes = m_plan.ticked + chosen,
                       .goal = m_goal->octets(),
                       .quota = m_quota->octets()});
    if (m_plan.outcome == SpacePlan::Outcome::Below)
        m_summary->setText(tr("The mailbox is small enough already: nothing has to go."));
    else
        //: %1 is what these messages come to, %2 is what remains
        m_summary->setText(tr("%Ln message(s), %1, would go; %2 remain.", nullptr, count)
                               .arg(formatSize(chosen), formatSize(after)));
    m_tick->setText(tr("&Tick these %Ln message(s)", nullptr, count));
    m_tick->setEnabled(count > 0);
    m_others->setVisible(count < m_model->rowCount());
    m_all->setVisible(!m_spared.isEmpty());
    showWarning();
}

void RoomDialog::showWarning()
{
    const qint64 over = m_plan.before - m_plan.ticked - m_model->chosenOctets() - m_goal->octets();
    QStringList sentences;
    if (m_plan.outcome == SpacePlan::Outcome::OutOfReach)
        sentences += tr("It cannot get that small: even without all that may go, %1 too much remains.")
                         .arg(formatSize(over));
    else if (over > 0)
        sentences += tr("With what you have unchecked, %1 too much remains.").arg(formatSize(over));
    const bool isMissed = !sentences.isEmpty();
    if (m_plan.starred > 0 && isMissed)
        sentences += tr("%Ln message(s) with a star are left alone.", nullptr, int(m_plan.starred));
    sentences += caveats(m_plan);
    const bool isUrgent = isMissed || m_plan.fresh > 0;
    m_warning->setContent(isUrgent ? Banner::Tone::Warning : Banner::Tone::Info,
                          isUrgent ? Icon::TriangleAlert : Icon::Info, sentences.join(u' '));
    m_warning->setVisible(!sentences.isEmpty());
}

} // namespace poplar::gui
