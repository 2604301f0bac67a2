// SPDX-License-Identifier: GPL-3.0-or-later
#include "webview/webmessageview.h"

#include "webview/messagepage.h"
#include "webview/messagescheme.h"
#include "webview/requestguard.h"

#include <QDragEnterEvent>
#include <QWebEngineCookieStore>
#include <QWebEngineDownloadRequest>

namespace poplar::webview {

namespace {

/// Drops of files and addresses would be gone to.
class QuietView : public QWebEngineView {
public:
    QuietView() { setAcceptDrops(false); }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override { event->ignore(); }
};

} // namespace

WebMessageView::WebMessageView(const gui::OriginalViewEvents &events)
    : m_view(new QuietView)
    , m_profile(std::make_unique<QWebEngineProfile>())
    , m_scheme(std::make_unique<MessageScheme>())
    , m_guard(std::make_unique<RequestGuard>())
    , m_page(std::make_unique<MessagePage>(m_profile.get()))
{
    m_profile->setHttpCacheType(QWebEngineProfile::NoCache);
    m_profile->setPersistentCookiesPolicy(QWebEngineProfile::NoPersistentCookies);
    m_profile->setSpellCheckEnabled(false);
    m_profile->setUrlRequestInterceptor(m_guard.get());
    m_profile->cookieStore()->setCookieFilter([](const auto &) { return false; });
    m_scheme->install(*m_profile);
    m_view->setPage(m_page.get());
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connectParts(events);
}

WebMessageView::~WebMessageView()
{
    delete m_view;
}

void WebMessageView::connectParts(const gui::OriginalViewEvents &events)
{
    QObject::connect(m_profile.get(), &QWebEngineProfile::downloadRequested, m_page.get(),
                     [](QWebEngineDownloadRequest *download) { download->cancel(); });
    QObject::connect(m_page.get(), &MessagePage::linkActivated, m_page.get(), events.linkActivated);
    QObject::connect(m_page.get(), &QWebEnginePage::linkHovered, m_page.get(),
                     [events](const QString &target) { events.linkHovered(QUrl(target)); });
    QObject::connect(m_page.get(), &QWebEnginePage::renderProcessTerminated, m_page.get(),
                     [events] { events.broken(); });
    QObject::connect(m_view, &QWidget::customContextMenuRequested, m_page.get(),
                     [this, events](QPoint place) { events.menuWanted(m_view->mapToGlobal(place)); });
}

void WebMessageView::show(const mime::OriginalHtml &html, const QHash<int, QByteArray> &remotePictures)
{
    m_remote = remotePictures;
    const QUrl home = m_scheme->setMessage(html);
    m_scheme->setRemotePictures(remotePictures);
    m_page->goTo(home);
}

void WebMessageView::setRemotePictures(const QHash<int, QByteArray> &remotePictures)
{
    if (m_remote == remotePictures)
        return;
    m_remote = remotePictures;
    m_scheme->setRemotePictures(remotePictures);
    m_page->goAgain(); // It stays where it was scrolled to.
}

void WebMessageView::clear()
{
    show({}, {});
}

void WebMessageView::find(const QString &text, gui::FindDirection direction)
{
    const bool back = direction == gui::FindDirection::Previous;
    m_page->findText(text, back ? QWebEnginePage::FindBackward : QWebEnginePage::FindFlags());
}

void WebMessageView::copy()
{
    m_page->triggerAction(QWebEnginePage::Copy);
}

void WebMessageView::selectAll()
{
    m_page->triggerAction(QWebEnginePage::SelectAll);
}

bool WebMessageView::hasSelection() const
{
    return m_page->hasSelection();
}

} // namespace poplar::webview
