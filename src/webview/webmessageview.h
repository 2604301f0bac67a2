// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/originalview.h"

#include <QPointer>
#include <QWebEngineProfile>
#include <QWebEngineView>

namespace poplar::webview {

class MessagePage;
class MessageScheme;
class RequestGuard;

/// A browser for one message, with a profile of its own that keeps nothing.
class WebMessageView : public gui::OriginalView {
public:
    explicit WebMessageView(const gui::OriginalViewEvents &events);
    ~WebMessageView() override;

    [[nodiscard]] QWidget *widget() override { return m_view; }
    void show(const mime::OriginalHtml &html, const QHash<int, QByteArray> &remotePictures) override;
    void setRemotePictures(const QHash<int, QByteArray> &remotePictures) override;
    void clear() override;
    void find(const QString &text, gui::FindDirection direction) override;
    void copy() override;
    void selectAll() override;
    [[nodiscard]] bool hasSelection() const override;

private:
    void connectParts(const gui::OriginalViewEvents &events);

    QPointer<QWebEngineView> m_view; ///< The window may take it down with itself.
    std::unique_ptr<QWebEngineProfile> m_profile; ///< Without a name: off the record.
    std::unique_ptr<MessageScheme> m_scheme;
    std::unique_ptr<RequestGuard> m_guard;
    std::unique_ptr<MessagePage> m_page; ///< Goes before its profile.
    QHash<int, QByteArray> m_remote;
};

} // namespace poplar::webview
