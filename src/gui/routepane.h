// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/fieldnotes.h"
#include "mime/route.h"

#include <QWidget>

class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace poplar::gui {

class Banner;
class EmptyState;
class RouteDrawing;
class RoutePicture;

/// Shows the way a message took: a picture of its hops, what servers found out about it, its signatures.
/// Copies it as text (also by Ctrl+C) and saves the picture. It reads nothing but what it is given.
class RoutePane : public QWidget {
    Q_OBJECT

public:
    explicit RoutePane(QWidget *parent = nullptr);

    /// @param notes what else the header tells of the way.
    void setRoute(const mime::Route &route, const QList<FieldNotes> &notes = {});
    /// There is no message.
    void clear();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makePage();
    [[nodiscard]] QWidget *makeButtons();
    [[nodiscard]] QWidget *makeContent();
    void showEmpty(const QString &title, const QString &text);
    void renewContent();
    void copy() const;
    void askWhere();
    void save(const RouteDrawing &drawing, const QString &path);

    mime::Route m_route;
    QList<FieldNotes> m_notes;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QScrollArea *m_area;
    Banner *m_problem;
    QPushButton *m_savePicture;
    RoutePicture *m_picture = nullptr; ///< In the area; null before the first route.
    QString m_folder; ///< Where the dialog opens.
};

} // namespace poplar::gui
