// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/originalview.h"
#include "webview/messagescheme.h"
#include "webview/webmessageview.h"

#include <QObject>

namespace poplar::webview {

namespace {

constexpr char flagsVariable[] = "QTWEBENGINE_CHROMIUM_FLAGS";

/// The last lock: no name leads anywhere for the engine, be it for a request or only ahead of one. It reads
/// this when it starts; the variable must not stay, or the user's own browser would inherit it.
class ClosedNetwork {
public:
    ClosedNetwork()
        : m_before(qgetenv(flagsVariable))
    {
        qputenv(flagsVariable, (m_before + " --host-resolver-rules=\"MAP * ~NOTFOUND\"").trimmed());
    }
    ~ClosedNetwork()
    {
        if (m_before.isNull())
            qunsetenv(flagsVariable);
        else
            qputenv(flagsVariable, m_before);
    }
    Q_DISABLE_COPY_MOVE(ClosedNetwork)

private:
    const QByteArray m_before;
};

} // namespace

class Plugin : public QObject, public gui::OriginalViewMaker {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "org.poplar_mail.Poplar.OriginalViewMaker/1")
    Q_INTERFACES(poplar::gui::OriginalViewMaker)

public:
    std::unique_ptr<gui::OriginalView> make(const gui::OriginalViewEvents &events) override
    {
        MessageScheme::registerSchemes();
        const ClosedNetwork closed;
        return std::make_unique<WebMessageView>(events);
    }
};

} // namespace poplar::webview

#include "plugin.moc"
