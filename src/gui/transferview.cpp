// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/transferview.h"

#include "gui/icons.h"
#include "gui/plaintip.h"
#include "gui/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace poplar::gui {

namespace {

constexpr int barSteps = 1000;
constexpr int pictureSize = 24;

} // namespace

TransferView::TransferView(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel)
    , m_title(new QLabel)
    , m_lines(new QLabel)
    , m_bar(new QProgressBar)
    , m_failures(new QTreeWidget)
    , m_copy(new QPushButton(tr("Copy this list")))
{
    build();
    connect(m_copy, &QPushButton::clicked, this, &TransferView::copyFailures);
}

void TransferView::build()
{
    m_title->setObjectName(QStringLiteral("transferTitle"));
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_lines->setObjectName(QStringLiteral("transferLines"));
    for (QLabel *label : {m_title, m_lines}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_bar->setObjectName(QStringLiteral("transferProgress"));
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_failures->setObjectName(QStringLiteral("transferFailures"));
    m_failures->setAccessibleName(tr("What was left out, and why"));
    m_failures->setHeaderLabels({tr("Left out"), tr("Why")});
    m_failures->setRootIsDecorated(false);
    m_failures->setUniformRowHeights(true);
    m_failures->setAllColumnsShowFocus(true);
    m_failures->setTextElideMode(Qt::ElideMiddle);
    m_failures->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_copy->setObjectName(QStringLiteral("copyFailures"));
    m_copy->setAutoDefault(false);
    m_picture->setAlignment(Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::normal);
    words->addWidget(m_title);
    words->addWidget(m_bar);
    words->addWidget(m_lines);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::large);
    head->addWidget(m_picture, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::large);
    layout->addLayout(head);
    layout->addWidget(m_failures, 1);
    layout->addWidget(m_copy, 0, Qt::AlignLeft);
    layout->addStretch();
}

void TransferView::begin(const QString &doing)
{
    m_isOver = false;
    m_title->setText(doing);
    m_lines->clear();
    m_bar->setRange(0, 0);
    m_bar->show();
    m_picture->hide();
    m_failures->hide();
    m_copy->hide();
}

void TransferView::setProgress(const mailbox::TransferProgress &progress)
{
    if (m_isOver)
        return;
    const int permille = transferPermille(progress);
    m_bar->setRange(0, permille < 0 ? 0 : barSteps);
    m_bar->setValue(std::max(permille, 0));
    m_lines->setText(transferProgressText(progress));
    m_bar->setAccessibleDescription(m_lines->text());
}

void TransferView::setReport(const mailbox::TransferReport &report)
{
    m_failures->clear();
    for (const FileFailure &failure : report.failures) {
        const QString file = QDir::toNativeSeparators(failure.file);
        auto *item = new QTreeWidgetItem(m_failures, {file, failureReason(failure.error)});
        item->setToolTip(0, plainTip(file));
        item->setToolTip(1, plainTip(item->text(1)));
    }
    TransferText text = transferText(report);
    if (report.failed > report.failures.size())
        text.lines += tr("The first %Ln of them are listed here.", nullptr, int(report.failures.size()));
    setText(text);
    m_failures->setVisible(!report.failures.isEmpty());
    m_copy->setVisible(!report.failures.isEmpty());
}

void TransferView::setText(const TransferText &text)
{
    m_isOver = true;
    m_tone = text.tone;
    m_title->setText(text.title);
    m_lines->setText(text.lines.join(u'\n'));
    m_bar->hide();
    paintPicture();
    m_picture->show();
    m_failures->hide();
    m_copy->hide();
    // Screen readers say it without being asked: who waits for it does not look for it.
    m_title->setAccessibleName(text.title + u'\n' + m_lines->text());
    QAccessibleEvent event(m_title, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void TransferView::paintPicture()
{
    const QIcon picture = m_tone == TransferText::Tone::Problem ? icon(Icon::TriangleAlert, Tint::Danger)
        : m_tone == TransferText::Tone::Notice                  ? icon(Icon::Info, Tint::Warning)
                                                                : icon(Icon::CircleCheck, Tint::Success);
    m_picture->setPixmap(picture.pixmap(QSize(pictureSize, pictureSize), devicePixelRatioF()));
}

void TransferView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_isOver)
        paintPicture();
}

void TransferView::copyFailures() const
{
    QString text;
    for (int row = 0; row < m_failures->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = m_failures->topLevelItem(row);
        text += item->text(0) + u'\t' + item->text(1) + u'\n';
    }
    QGuiApplication::clipboard()->setText(text);
}

} // namespace poplar::gui
