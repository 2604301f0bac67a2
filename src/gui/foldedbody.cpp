// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/foldedbody.h"

#include "gui/icons.h"
#include "gui/theme.h"
#include "gui/transcriptdelegate.h"
#include "wire/displaytext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace poplar::gui {

namespace {

QString neutralised(const QByteArray &body)
{
    QStringList lines;
    const QByteArrayList raw = body.split('\n');
    for (const QByteArray &line : raw)
        lines << wire::displayText(line.endsWith('\r') ? line.chopped(1) : line);
    return lines.join(u'\n');
}

} // namespace

FoldedBody::FoldedBody(QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel)
    , m_text(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("foldedBody"));
    m_title->setTextFormat(Qt::PlainText);
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Text of the message as it came"));
    m_text->setFont(transcriptFont(font()));
    auto *fold = new QToolButton;
    fold->setIcon(icon(Icon::X));
    fold->setAutoRaise(true);
    fold->setToolTip(tr("Fold it again (Esc)"));
    fold->setAccessibleName(fold->toolTip());
    connect(fold, &QToolButton::clicked, this, &FoldedBody::close);

    auto *row = new QHBoxLayout;
    row->addWidget(m_title, 1);
    row->addWidget(fold);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::small, 0, 0);
    layout->setSpacing(space::small);
    layout->addLayout(row);
    layout->addWidget(m_text, 1);
    hide();
}

void FoldedBody::open(const wire::TranscriptEvent &event, const std::optional<QByteArray> &begin)
{
    const QLocale locale;
    if (!begin)
        m_title->setText(tr("The log no longer knows this text: only the newest messages are kept."));
    else if (begin->size() < event.octets)
        m_title->setText(tr("The first %1 of %2 octets")
                             .arg(locale.toString(begin->size()), locale.toString(event.octets)));
    else
        m_title->setText(tr("All %1 octets").arg(locale.toString(event.octets)));
    m_text->setPlainText(begin ? neutralised(*begin) : QString());
    m_text->setVisible(begin.has_value());
    show();
}

void FoldedBody::close()
{
    hide();
    m_text->clear();
    Q_EMIT closed();
}

void FoldedBody::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return close();
    QFrame::keyPressEvent(event);
}

void FoldedBody::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        m_text->setFont(transcriptFont(font()));
    QFrame::changeEvent(event);
}

} // namespace poplar::gui
