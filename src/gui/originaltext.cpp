// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/originaltext.h"

#include "gui/emptystate.h"
#include "gui/originallayout.h"
#include "gui/theme.h"
#include "wire/displaytext.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QStackedLayout>

namespace poplar::gui {

OriginalText::OriginalText(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedLayout(this))
    , m_loading(new QLabel(tr("Loading the message…")))
    , m_failure(new EmptyState)
{
    setObjectName(QStringLiteral("originalText"));
    m_loading->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_loading->setContentsMargins(space::large, space::huge, space::large, space::large);
    m_failure->setContent({.picture = Icon::TriangleAlert,
                           .title = tr("The original layout cannot be shown"),
                           .text = tr("The text of the message is still there without it."),
                           .button = tr("Try again")});
    m_pages->addWidget(m_loading);
    m_pages->addWidget(m_failure);
    m_pool.setMaxThreadCount(1);
    connect(m_failure, &EmptyState::buttonClicked, this, &OriginalText::begin);
}

OriginalText::~OriginalText()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void OriginalText::setContent(const mailbox::MessageContent &content)
{
    clear();
    m_file = content.file;
    m_remote = content.message.html.remotePictures;
    m_charset = content.options.charset;
    if (isVisible())
        begin();
}

void OriginalText::clear()
{
    ++m_number;
    m_pool.clear();
    m_isBegun = false;
    m_file.clear();
    m_remote.clear();
    m_pictures.clear();
    m_pages->setCurrentWidget(m_loading);
    if (m_view)
        m_view->clear();
}

void OriginalText::setPictures(const QHash<int, QByteArray> &pictures)
{
    m_pictures = pictures;
    if (m_view && m_pages->currentWidget() == m_view->widget())
        m_view->setRemotePictures(pictures);
}

void OriginalText::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_isBegun && !m_file.isEmpty())
        begin();
}

void OriginalText::begin()
{
    m_isBegun = true;
    m_pages->setCurrentWidget(m_loading);
    const int number = ++m_number;
    m_pool.start([this, number, file = m_file, remote = m_remote, charset = m_charset] {
        const Result<mime::OriginalHtml> html = mime::readOriginalHtml(file, remote, charset);
        QMetaObject::invokeMethod(
            this,
            [this, number, html] {
                if (number == m_number)
                    take(html);
            },
            Qt::QueuedConnection);
    });
}

void OriginalText::take(const Result<mime::OriginalHtml> &html)
{
    if (!isVisible()) {
        m_isBegun = false; // It is not wanted any more, and may be wanted again.
        return;
    }
    if (!html || (!m_view && !makeView())) {
        showFailure();
        return;
    }
    m_view->show(*html, m_pictures);
    m_pages->setCurrentWidget(m_view->widget());
}

bool OriginalText::makeView()
{
    if (m_layout)
        m_view =
            m_layout->make({.linkHovered =
                                [this](const QUrl &target) {
                                    Q_EMIT linkHovered(wire::displayText(target.toDisplayString()));
                                },
                            .linkActivated = [this](const QUrl &target) { Q_EMIT linkActivated(target); },
                            .menuWanted = [this](QPoint place) { showMenu(place); },
                            .broken = [this] { showFailure(); }});
    if (!m_view)
        return false;
    m_view->widget()->setObjectName(QStringLiteral("originalView"));
    m_view->widget()->setAccessibleName(tr("Text of the message"));
    m_pages->addWidget(m_view->widget());
    return true;
}

void OriginalText::showFailure()
{
    m_pages->setCurrentWidget(m_failure);
}

void OriginalText::showMenu(QPoint place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(icon(Icon::Copy), tr("Copy"), this, [this] { m_view->copy(); });
    copy->setEnabled(m_view->hasSelection());
    menu->addAction(tr("Select all"), this, [this] { m_view->selectAll(); });
    menu->popup(place);
}

/// The browser shows what it finds, and tells too late.
FindResult OriginalText::find(const QString &text, FindDirection direction)
{
    if (m_view)
        m_view->find(text, direction);
    return FindResult::Unsearched;
}

} // namespace poplar::gui
