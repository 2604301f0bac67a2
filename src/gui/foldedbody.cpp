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

void FoldedBody::open(const TranscriptLine &line, const std::optional<QByteArray> &begin)
{
    const QLocale locale;
    const wire::TranscriptEvent &event = line.event;
    QString known;
    if (!begin)
        known = tr("The log no longer knows this text: only the newest messages are kept.");
    else if (begin->size() < event.octets)
        known = tr("The first %1 of %2 octets")
                    .arg(locale.toString(begin->size()), locale.toString(event.octets));
    else
        known = tr("All %1 octets").arg(locale.toString(event.octets));
    const QByteArray command = line.argument.isEmpty() ? line.verb : line.verb + ' ' + line.argument;
    //: Above a text that the log shows unfolded: %1 is a command, as "RETR 5", %2 is "All 3,972 octets".
    m_title->setText(command.isEmpty() ? known : tr("%1 · %2").arg(wire::displayText(command), known));
    m_text->setPlainText(begin ? neutralised(*begin) : QString());
    m_text->setVisible(begin.has_value());
    m_number = event.number;
    show();
}

void FoldedBody::close()
{
    forget();
    Q_EMIT closed();
}

void FoldedBody::forget()
{
    hide();
    m_text->clear();
    m_number = 0;
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
