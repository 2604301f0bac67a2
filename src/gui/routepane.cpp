// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/routepane.h"

#include "gui/banner.h"
#include "gui/emptystate.h"
#include "gui/flowlayout.h"
#include "gui/hairline.h"
#include "gui/routefindings.h"
#include "gui/routelabels.h"
#include "gui/routepicture.h"
#include "gui/routesaving.h"
#include "gui/routewords.h"
#include "gui/savedialog.h"
#include "gui/theme.h"

#include "wire/displaytext.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace poplar::gui {

RoutePane::RoutePane(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_area(new QScrollArea)
    , m_problem(new Banner)
    , m_savePicture(new QPushButton(icon(Icon::Save), tr("Save picture…")))
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
{
    setObjectName(QStringLiteral("routePane"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makePage());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    auto *copyAction = new QAction(tr("Copy as text"), this);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copyAction, &QAction::triggered, this, &RoutePane::copy);
    addAction(copyAction);
    clear();
}

QWidget *RoutePane::makePage()
{
    m_area->setObjectName(QStringLiteral("routeArea"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setBackgroundRole(QPalette::Base);
    m_problem->hide();
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeButtons());
    layout->addWidget(new Hairline);
    layout->addWidget(m_problem);
    layout->addWidget(m_area, 1);
    return page;
}

QWidget *RoutePane::makeButtons()
{
    auto *copyText = new QPushButton(icon(Icon::Copy), tr("Copy as text"));
    copyText->setObjectName(QStringLiteral("copyRoute"));
    connect(copyText, &QPushButton::clicked, this, &RoutePane::copy);
    m_savePicture->setObjectName(QStringLiteral("saveRoute"));
    connect(m_savePicture, &QPushButton::clicked, this, &RoutePane::askWhere);
    auto *buttons = new FlowLayout(space::normal); // in a narrow pane one below the other
    for (QPushButton *button : {copyText, m_savePicture}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto *row = new QWidget;
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(space::large, space::normal, space::large, space::normal);
    layout->addLayout(buttons);
    return row;
}

void RoutePane::setRoute(const mime::Route &route, const QList<FieldNotes> &notes)
{
    m_route = route;
    m_notes = notes;
    m_problem->hide();
    if (route.hops.isEmpty() && route.verdicts.isEmpty() && route.signatures.isEmpty() && notes.isEmpty()) {
        showEmpty(tr("The way is not known"),
                  tr("The message has no Received fields. Servers write them on the way: it may never have "
                     "been sent, or they were removed."));
        return;
    }
    m_area->setWidget(makeContent()); // the one before is deleted
    m_savePicture->setEnabled(!route.hops.isEmpty());
    m_stack->setCurrentIndex(1);
}

void RoutePane::clear()
{
    m_route = {};
    m_notes.clear();
    showEmpty(tr("The way of a message"),
              tr("Choose a message to see which servers it passed, when, and how safely."));
}

void RoutePane::showEmpty(const QString &title, const QString &text)
{
    m_empty->setContent({Icon::Server, title, text, {}});
    m_stack->setCurrentWidget(m_empty);
}

QWidget *RoutePane::makeContent()
{
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::large);
    const bool known = !m_route.hops.isEmpty();
    const QString summary = known ? routeSummary(m_route).join(u' ')
                                  : tr("The message has no Received fields: the way it took is not known.");
    layout->addWidget(new RouteLabel(summary, RouteLabel::Weight::Title));
    m_picture = new RoutePicture;
    m_picture->setRoute(m_route);
    connect(m_picture, &RoutePicture::currentMoved, this, [this](const QRect &place) {
        const QPoint centre = m_picture->mapTo(m_area->widget(), place.center());
        m_area->ensureVisible(centre.x(), centre.y(), 0, place.height());
    });
    layout->addWidget(m_picture);
    if (!known)
        m_picture->hide();
    layout->addWidget(makeVerdicts(m_route));
    layout->addWidget(makeSignatures(m_route));
    if (!m_notes.isEmpty())
        layout->addWidget(makeNotes(m_notes));
    layout->addStretch();
    return content;
}

void RoutePane::copy() const
{
    const QString text = routeAsText(m_route, m_notes);
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void RoutePane::askWhere()
{
    if (m_picture == nullptr)
        return;
    // The message shown may be another one when the dialog is answered.
    const auto chosen = [this, drawing = m_picture->drawing()](const QString &path) { save(drawing, path); };
    askWhereToSave(this, tr("Save picture (.svg or .png)"),
                   QDir(m_folder).filePath(QStringLiteral("route.svg")), chosen);
}

void RoutePane::save(const RouteDrawing &drawing, const QString &path)
{
    m_folder = QFileInfo(path).absolutePath();
    const bool saved = saveDrawing(drawing, palette(), path);
    m_problem->setVisible(!saved);
    if (!saved)
        m_problem->setContent(Banner::Tone::Danger, Icon::TriangleAlert,
                              tr("The picture could not be written to %1.").arg(wire::displayText(path)));
}

void RoutePane::changeEvent(QEvent *event)
{
    // Titles are made from the font of the pane. Not at once: Qt may be on its way through all widgets.
    if (event->type() == QEvent::FontChange)
        QMetaObject::invokeMethod(this, &RoutePane::renewContent, Qt::QueuedConnection);
    QWidget::changeEvent(event);
}

void RoutePane::renewContent()
{
    if (m_stack->currentWidget() != m_empty)
        m_area->setWidget(makeContent());
}

} // namespace poplar::gui
