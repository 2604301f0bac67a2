// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QList>
#include <QObject>

class QAction;

namespace poplar::gui {

/// How large the letters of a message are, beside those of the window: 50 to 300 per cent, in steps. Has the
/// actions for it, and Ctrl with the mouse wheel over the views that it serves.
class TextZoom : public QObject {
    Q_OBJECT

public:
    static constexpr int normal = 100;
    static constexpr int smallest = 50;
    static constexpr int largest = 300;

    explicit TextZoom(QObject *parent = nullptr);

    [[nodiscard]] int perCent() const { return m_perCent; }
    /// What lies beyond the limits is set to them.
    void setPerCent(int perCent);
    /// "Zoom in", "Zoom out", "Normal size", with their shortcuts.
    [[nodiscard]] QList<QAction *> actions() const { return {m_in, m_out, m_reset}; }
    /// The letters of the window, as large as they are to be here.
    [[nodiscard]] QFont font() const;

    /// Lets the wheel over a view zoom; its children included, as many as there are now.
    void serve(QWidget *view);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void zoomIn();
    void zoomOut();
    void turn(int eighths);

    int m_perCent = normal;
    int m_turned = 0; ///< Of the wheel, not yet answered; in eighths of a degree.
    QAction *m_in;
    QAction *m_out;
    QAction *m_reset;
};

} // namespace poplar::gui
