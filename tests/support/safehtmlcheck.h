// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QSet>
#include <QString>

namespace poplar::test {

/// What in rewritten HTML (mime::SafeHtml::markup) is not of the few things that may be there; empty if
/// there is nothing. Written anew from what may be shown, and without regard to how it is rewritten.
inline QString unsafePartOf(const QString &markup)
{
    static const QRegularExpression tag(QStringLiteral("</?([a-z][a-z0-9]*)((?: [a-z]+=\"[^\"<>]*\")*)>"));
    static const QRegularExpression attribute(QStringLiteral(" ([a-z]+)=\"([^\"]*)\""));
    static const QRegularExpression style(QStringLiteral("^(?:[a-z-]+:[#a-z0-9-]+;)+$"));
    static const QRegularExpression source(QStringLiteral("^(?:held:|(?:picture|remote):[0-9]{1,4})$"));
    static const QRegularExpression target(QStringLiteral("^(?:https?|mailto):"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression plain(QStringLiteral("^(?:[#a-z0-9]+%?)$"));
    static const QSet<QString> active{
        QStringLiteral("script"), QStringLiteral("style"),  QStringLiteral("link"), QStringLiteral("meta"),
        QStringLiteral("iframe"), QStringLiteral("object"), QStringLiteral("form"), QStringLiteral("input"),
        QStringLiteral("base"),   QStringLiteral("body"),   QStringLiteral("html"), QStringLiteral("svg")};
    QString text = markup;
    for (auto tags = tag.globalMatch(markup); tags.hasNext();) {
        const auto one = tags.next();
        if (active.contains(one.captured(1)))
            return one.captured();
        for (auto attributes = attribute.globalMatch(one.captured(2)); attributes.hasNext();) {
            const auto pair = attributes.next();
            const QString name = pair.captured(1);
            const QString value = pair.captured(2);
            const QRegularExpression &form = name == u"style" ? style
                : name == u"src"                              ? source
                : name == u"href"                             ? target
                                                              : plain;
            if (name.startsWith(u"on") || (name != u"alt" && !form.match(value).hasMatch()))
                return one.captured();
        }
    }
    text.remove(tag);
    const qsizetype rest = text.indexOf(QRegularExpression(QStringLiteral("[<>\"]")));
    return rest < 0 ? QString() : text.mid(rest, 60);
}

} // namespace poplar::test
