// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/finding.h"
#include "mime/originalhtml.h"

#include <QHash>
#include <QPoint>
#include <QUrl>
#include <QtPlugin>

#include <functional>
#include <memory>

class QWidget;

/// What the window and a browser that shows mail say to each other. The browser is a plug-in, so that only
/// those pay for it who use it; it shares nothing with the window but this.
namespace poplar::gui {

/// What a view of the original layout tells; called from the event loop.
struct OriginalViewEvents {
    std::function<void(const QUrl &target)> linkHovered; ///< Empty when the pointer has left the link.
    std::function<void(const QUrl &target)> linkActivated; ///< Of any scheme.
    std::function<void(QPoint place)> menuWanted; ///< Global.
    std::function<void()> broken; ///< Its process ended; it can be shown() anew.
};

/// Shows the HTML of a message as its author laid it out. It runs nothing, keeps nothing and fetches nothing:
/// all that it shows is handed to it.
class OriginalView {
public:
    virtual ~OriginalView() = default;

    /// Belongs to this.
    [[nodiscard]] virtual QWidget *widget() = 0;
    /// @param remotePictures by their numbers; the others stay empty.
    virtual void show(const mime::OriginalHtml &html, const QHash<int, QByteArray> &remotePictures) = 0;
    /// More of them have come.
    virtual void setRemotePictures(const QHash<int, QByteArray> &remotePictures) = 0;
    virtual void clear() = 0;
    virtual void find(const QString &text, FindDirection direction) = 0;
    virtual void copy() = 0;
    virtual void selectAll() = 0;
    [[nodiscard]] virtual bool hasSelection() const = 0;
};

/// What the plug-in offers.
class OriginalViewMaker {
public:
    virtual ~OriginalViewMaker() = default;
    /// Starts the browser: takes some tenths of a second, and the process ends where its sandbox cannot be
    /// set up.
    [[nodiscard]] virtual std::unique_ptr<OriginalView> make(const OriginalViewEvents &events) = 0;
};

} // namespace poplar::gui

Q_DECLARE_INTERFACE(poplar::gui::OriginalViewMaker, "org.poplar_mail.Poplar.OriginalViewMaker/1")
