// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messagedrag.h"

#include "gui/icons.h"
#include "gui/theme.h"

#include <QCoreApplication>
#include <QDrag>
#include <QPainter>
#include <QPixmap>
#include <QWidget>

namespace poplar::gui {
namespace {

struct MessageDrag {
    Q_DECLARE_TR_FUNCTIONS(poplar::gui::MessageDrag)
};

constexpr int envelopeSide = 16;

/// A label that goes along with the pointer.
QPixmap dragLabel(const QWidget &source, int messages)
{
    const QString text = MessageDrag::tr("%Ln message(s)", "what is being dragged", messages);
    const QFontMetrics metrics(source.font());
    const int height = metrics.height() + 2 * space::normal;
    const int width = metrics.horizontalAdvance(text) + envelopeSide + 4 * space::normal;
    const ThemeColours colours = themeColours(source.palette());
    QPixmap label(QSize(width, height) * source.devicePixelRatioF());
    label.setDevicePixelRatio(source.devicePixelRatioF());
    label.fill(Qt::transparent);
    QPainter painter(&label);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours.hairline);
    painter.setBrush(source.palette().base());
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), space::small, space::small);
    paintIcon(painter, QRect(space::normal, (height - envelopeSide) / 2, envelopeSide, envelopeSide),
              Icon::Mail, Tint::Accent, source.palette());
    painter.setFont(source.font());
    painter.setPen(source.palette().color(QPalette::Text));
    painter.drawText(QRect(envelopeSide + 2 * space::normal, 0, width, height), Qt::AlignVCenter, text);
    return label;
}

} // namespace

const QString DraggedMessages::format = QStringLiteral("application/x-poplar-messages");

DraggedMessages::DraggedMessages(const QString &account, const QList<mailbox::MessageId> &messages)
    : m_account(account)
    , m_messages(messages)
{
    setData(format, QByteArray());
}

void dragMessages(QWidget *source, const QString &account, const QList<mailbox::MessageId> &messages)
{
    if (messages.isEmpty())
        return;
    auto *drag = new QDrag(source); // Qt deletes it
    drag->setMimeData(new DraggedMessages(account, messages));
    drag->setPixmap(dragLabel(*source, int(messages.size())));
    // An event loop within another: Qt has no other way to drag. Nothing may follow it here.
    drag->exec(Qt::MoveAction);
}

} // namespace poplar::gui
